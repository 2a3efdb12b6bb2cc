import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  array,
  object,
  safeParse,
  string
} from "./zod-v4-core-api.js";

// src/turns/subject.ts
var SUBJECTS = [
  "command",
  "cmd",
  "file_path",
  "filePath",
  "absolute_path",
  "path",
  "pattern",
  "query",
  "url",
  "question",
  "message",
  "description",
  "prompt"
];
var questions = object({ questions: array(object({ question: string() })) });
function subjectOf(args) {
  if (typeof args === "string") return args;
  if (typeof args !== "object" || args === null) return "";
  const asked = safeParse(questions, args);
  if (asked.success) return asked.data.questions.map(({ question }) => question).join(" ");
  const given = args;
  for (const name of SUBJECTS) {
    const value = given[name];
    if (typeof value === "string" && value !== "") return value;
    if (Array.isArray(value)) return commandLine(value);
  }
  return Object.keys(given).length === 0 ? "" : JSON.stringify(args);
}
function commandLine(words) {
  const isShell = /(?:^|\/)(?:ba|z|da)?sh$/.test(String(words[0])) && /^-\w*c$/.test(String(words[1]));
  return words.slice(isShell ? 2 : 0).map(String).join(" ");
}

export {
  subjectOf
};
