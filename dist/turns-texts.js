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
function tagOf(text) {
  const [, tag] = /^\s{0,100}<([A-Za-z][\w-]{0,40})[ >]/.exec(text) ?? [];
  return tag !== void 0 && text.trimEnd().endsWith(`</${tag}>`) ? tag : void 0;
}
function inTag(text, tag) {
  const begin = text.indexOf(`<${tag}>`);
  const from = begin + tag.length + 2;
  const end = begin < 0 ? -1 : text.indexOf(`</${tag}>`, from);
  return end < 0 ? void 0 : text.slice(from, end);
}
function timeOf(text) {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) ? at : void 0;
}

export {
  textOf,
  tagOf,
  inTag,
  timeOf
};
