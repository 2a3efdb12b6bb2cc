import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  _gte,
  _lte,
  _maxLength,
  _regex,
  number,
  object,
  optional,
  safeParse,
  string
} from "./zod-v4-core-api.js";
import {
  readRegularFile
} from "./base-regular-file.js";

// src/records/agent-sessions.ts
import { appendFileSync } from "fs";
import { join } from "path";
var FILE = "sessions.jsonl";
var MAX_FILE_BYTES = 4 * 1024 * 1024;
var path = string().check(_maxLength(4096));
var learned = object({
  agent: string().check(_regex(/^[\w.-]{1,64}$/)),
  session: string().check(_regex(/^[\w.:-]{1,128}$/)),
  at: number().check(_gte(0), _lte(864e13)),
  transcript: optional(path),
  cwd: optional(path)
});
function learnedSessions(directory) {
  const file = join(directory, FILE);
  try {
    return readRegularFile(file, MAX_FILE_BYTES).toString().split("\n").flatMap(parseLine);
  } catch {
    return [];
  }
}
function learnSession(directory, session) {
  const { success, data } = safeParse(learned, session);
  if (!success) return false;
  try {
    appendFileSync(join(directory, FILE), `${JSON.stringify(data)}
`, { mode: 384 });
    return true;
  } catch {
    return false;
  }
}
function parseLine(line) {
  try {
    const { success, data } = safeParse(learned, JSON.parse(line));
    return success ? [data] : [];
  } catch {
    return [];
  }
}

export {
  learnedSessions,
  learnSession
};
