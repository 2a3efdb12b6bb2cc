import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  object,
  safeParse,
  string
} from "./zod-v4-core-api.js";

// src/turns/texts.ts
var part = object({ text: string() });
function textOf(content) {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  const texts = content.map((each) => typeof each === "string" ? each : safeParse(part, each).data?.text);
  return texts.filter((text) => text !== void 0).join("\n");
}
function isTagged(text) {
  return /^\s*<([a-z][\w-]*)(?: [^>]*)?>[\s\S]*<\/\1>\s*$/.test(text);
}
function timeOf(text) {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) ? at : void 0;
}

export {
  textOf,
  isTagged,
  timeOf
};
