import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  threadOf
} from "./agents-codex-history.js";
import "./usage-held.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  tagOf,
  textOf,
  timeOf
} from "./turns-texts.js";
import {
  findNote,
  linesWith
} from "./turns-notes.js";
import {
  subjectOf
} from "./turns-subject.js";
import "./usage-provider.js";
import "./base-regular-file.js";
import "./usage-lines.js";
import "./usage-find-files.js";
import {
  _enum,
  discriminatedUnion,
  literal,
  nullish,
  number,
  object,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/codex/turns.ts
import { join } from "path";
var item = discriminatedUnion("type", [
  object({ type: literal("message"), role: string(), content: unknown() }),
  object({ type: literal("function_call"), name: string(), arguments: string(), call_id: string() }),
  object({ type: literal("custom_tool_call"), name: string(), input: string(), call_id: string() }),
  object({ type: literal("local_shell_call"), call_id: nullish(string()), action: unknown() }),
  object({ type: literal("function_call_output"), call_id: string(), output: unknown() }),
  object({ type: literal("custom_tool_call_output"), call_id: string(), output: unknown() })
]);
var remarked = object({
  type: _enum(["turn_aborted", "error", "task_complete"]),
  message: nullish(string()),
  error: nullish(object({ message: string() }))
});
var line = object({ type: string(), timestamp: nullish(string()), payload: unknown() });
var output = object({ output: string(), metadata: nullish(object({ exit_code: nullish(number()) })) });
var INSTRUCTIONS = /^# AGENTS\.md instructions/;
var ADDED = /^(?:[a-z]+(?:_[a-z]+)+|INSTRUCTIONS)$/;
var REFUSED = /^(?:aborted by user|exec command rejected by user|rejected by user)/;
var EXIT_CODE = /(?:"exit_code":\s*|^Exit code: |^Process exited with code )(-?\d{1,3})\b/m;
var WALL_TIMES = [/"wall_time_seconds":\s*([\d.]{1,12})/, /^Wall time:? ([\d.]{1,12})/m];
var PROGRAM_OUTPUT = /^Script \w+\n[\s\S]*?\nOutput:\n\s*(\{[\s\S]*\})\s*$/;
var COMMAND = /"cmd"\s*:\s*("(?:[^"\\]|\\.)*")/;
var PATCHED = /^\*\*\* (?:Add|Update|Delete) File: (.+)$/gm;
var codexTurns = {
  agent: "codex",
  find: async (account, session) => findNote(join(account, "sessions"), (name) => threadOf(name) === session),
  entries: linesWith('"response_item"', '"event_msg"', '"compacted"'),
  slim: (given) => {
    const { data } = safeParse(line, given);
    const isKnown = safeParse(item, data?.payload).success || safeParse(remarked, data?.payload).success;
    return isKnown || data?.type === "compacted" ? given : void 0;
  },
  reader: (list) => (given) => {
    const { success, data } = safeParse(line, given);
    if (!success) return;
    const at = timeOf(data.timestamp);
    if (data.type === "compacted") list.remark("the conversation was compacted", at);
    else if (data.type === "response_item") takeItem(data.payload, list, at);
    else if (data.type === "event_msg") takeEvent(data.payload, list, at);
  }
};
function takeItem(payload, list, at) {
  const { data } = safeParse(item, payload);
  switch (data?.type) {
    case void 0:
      return;
    case "message": {
      const text = textOf(data.content);
      if (data.role === "assistant") list.answer(text, at);
      else if (data.role === "user" && text !== "" && !isAdded(text)) list.prompt(text, at);
      return;
    }
    case "function_call":
      return list.call(data.call_id, { name: data.name, subject: subjectOf(parsed(data.arguments)) }, at);
    case "custom_tool_call":
      return list.call(data.call_id, { name: data.name, subject: programSubject(data.input) }, at);
    case "local_shell_call":
      return list.call(data.call_id ?? "", { name: "shell", subject: subjectOf(data.action) }, at);
    case "function_call_output":
    case "custom_tool_call_output":
      return list.result(data.call_id, resultOf(data.output), at);
  }
}
function isAdded(text) {
  const tag = tagOf(text);
  return INSTRUCTIONS.test(text) || tag !== void 0 && ADDED.test(tag);
}
function takeEvent(payload, list, at) {
  const { data } = safeParse(remarked, payload);
  if (data?.type === "turn_aborted") list.remark("interrupted", at);
  else if (data?.type === "error" && typeof data.message === "string") list.remark(data.message, at);
  else if (data?.type === "task_complete" && data.error) list.remark(data.error.message, at);
}
function programSubject(input) {
  const command = COMMAND.exec(input)?.[1];
  if (command !== void 0) return String(parsed(command));
  const files = [...input.matchAll(PATCHED)].map(([, file]) => file);
  return files.length > 0 ? files.join(", ") : input;
}
function resultOf(given) {
  const whole = typeof given === "string" ? given : textOf(given);
  const inner = safeParse(output, parsed(PROGRAM_OUTPUT.exec(whole)?.[1] ?? whole)).data;
  const text = inner?.output ?? whole;
  const code = inner?.metadata?.exit_code ?? EXIT_CODE.exec(whole)?.[1];
  const exitCode = code === void 0 ? void 0 : Number(code);
  const wall = WALL_TIMES.map((times) => times.exec(whole)?.[1]).find((seconds) => seconds !== void 0);
  const isRefused = REFUSED.test(text);
  return {
    outcome: isRefused ? "refused" : (exitCode ?? 0) === 0 ? "done" : "failed",
    output: isRefused ? "" : text,
    exitCode,
    tookMs: wall === void 0 || isRefused ? void 0 : Math.round(Number(wall) * 1e3)
  };
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
export {
  codexTurns
};
