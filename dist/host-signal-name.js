import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/host/signal-name.ts
import { constants } from "os";
var SECOND_NAMES = /* @__PURE__ */ new Set(["SIGIOT", "SIGCLD", "SIGPOLL", "SIGUNUSED"]);
var NUMBERS = new Map(Object.entries(constants.signals));
var NAMES = namesOf(constants.signals);
function namesOf(numbers) {
  const names = Object.entries(numbers).toSorted(([a], [b]) => rank(b) - rank(a));
  return new Map(names.map(([name, number]) => [number, name]));
}
function signalName(number) {
  return NAMES.get(number) ?? `signal ${number}`;
}
function signalNumber(name) {
  const [, number] = /^signal (\d{1,3})$/.exec(name) ?? [];
  return number === void 0 ? NUMBERS.get(name) : Number(number);
}
function rank(name) {
  return SECOND_NAMES.has(name) ? 1 : 0;
}

export {
  signalName,
  signalNumber
};
