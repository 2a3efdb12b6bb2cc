import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/clock.ts
import { setTimeout as delay } from "timers/promises";
function now() {
  return Date.now();
}
function machineMs() {
  return Number(process.hrtime.bigint() / 1000000n);
}
function iso(ms) {
  return new Date(ms).toISOString();
}
function moment() {
  return { wallMs: Date.now(), steadyMs: performance.now() };
}
function momentAt(wallMs, now2) {
  const agoMs = Math.max(0, now2.wallMs - wallMs);
  return { wallMs: now2.wallMs - agoMs, steadyMs: now2.steadyMs - agoMs };
}
async function sleep(ms, signal) {
  await delay(ms, void 0, signal === void 0 ? {} : { signal });
}
var UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var MAX_DURATION_MS = 366 * 864e5;
function parseDuration(text) {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text.trim());
  if (match === null) return void 0;
  return Math.round(Number(match[1]) * (UNIT_MS[match[2] ?? "s"] ?? 1e3));
}
function spanText(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1e3));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${minutes % 60}m`;
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

export {
  now,
  machineMs,
  iso,
  moment,
  momentAt,
  sleep,
  MAX_DURATION_MS,
  parseDuration,
  spanText
};
