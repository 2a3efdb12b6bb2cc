import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/controller/runs/runner-name.ts
import { randomBytes } from "crypto";
var BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
var MAX_NAME_CHARACTERS = 64;
var MAX_MADE_CHARACTERS = 32;
var MAX_READ_CHARACTERS = 256;
function newRunnerId() {
  return `r${[...randomBytes(6)].map((byte) => BASE32[byte & 31]).join("")}`;
}
function isRunnerId(text) {
  return /^r[a-z2-7]{6}$/.test(text);
}
function checkName(name) {
  const trimmed = name.trim();
  if (trimmed === "" || [...trimmed].length > MAX_NAME_CHARACTERS) {
    throw new Failure("invalid-request", `a name has 1 to ${MAX_NAME_CHARACTERS} characters`);
  }
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(trimmed) || /^[%-]/.test(trimmed)) {
    throw new Failure("invalid-request", "a name has no control characters and does not start with % or -");
  }
  return trimmed;
}
function windowNameOf(name) {
  return name.replaceAll("#", "_");
}
function sessionNameOf(name, taken) {
  return freeName([name.replaceAll(".", "_")], taken);
}
function checkAgent(agent) {
  if (isAgent(agent)) return agent;
  throw new Failure("invalid-request", "an agent is a word of up to 64 letters, digits and . _ + -");
}
function isAgent(text) {
  return /^[\w.+][\w.+-]{0,63}$/.test(text);
}
function freeName(ideas, taken) {
  const names = ideas.map(plainName).filter((name) => name !== "");
  const free = names.find((name) => !taken.has(name));
  if (free !== void 0) return free;
  const base = names[0] ?? "runner";
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base}-${count}`;
    if (!taken.has(name)) return name;
  }
}
function plainName(text) {
  const plain = text.slice(0, MAX_READ_CHARACTERS).replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-%.]+/, "");
  return Array.from(plain).slice(0, MAX_MADE_CHARACTERS).join("").replace(/-+$/, "");
}

export {
  newRunnerId,
  isRunnerId,
  checkName,
  windowNameOf,
  sessionNameOf,
  checkAgent,
  isAgent,
  freeName
};
