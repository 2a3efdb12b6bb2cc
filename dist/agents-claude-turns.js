import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  inTag,
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
  array,
  boolean,
  discriminatedUnion,
  literal,
  nullish,
  object,
  safeParse,
  string,
  union,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/claude/turns.ts
import { join } from "path";
var flag = nullish(boolean());
var entry = object({
  type: string(),
  subtype: nullish(string()),
  uuid: nullish(string()),
  parentUuid: nullish(string()),
  timestamp: nullish(string()),
  isSidechain: flag,
  isMeta: flag,
  isCompactSummary: flag,
  isApiErrorMessage: flag,
  toolDenialKind: nullish(string()),
  message: nullish(object({ content: union([string(), array(unknown())]) }))
});
var block = discriminatedUnion("type", [
  object({ type: literal("text"), text: string() }),
  object({ type: literal("tool_use"), id: string(), name: string(), input: unknown() }),
  object({ type: literal("tool_result"), tool_use_id: string(), content: unknown(), is_error: flag })
]);
var picture = object({ type: _enum(["image", "document"]) });
var INTERRUPTED = /^\[Request interrupted by user(?: for tool use)?\]$/;
var REFUSED = /^The user doesn't want to proceed with this tool use/;
var EXIT_CODE = /^(?:Error: )?Exit code (\d{1,3})\b/;
var ADDED = /^(?:local-command-\w+|bash-std\w+|system-reminder|task-notification|command-\w+)$/;
var PICTURE = "(a picture)";
var claudeTurns = {
  agent: "claude",
  find: async (account, session) => findNote(join(account, "projects"), (name) => name === `${session}.jsonl`),
  entries: linesWith('"parentUuid"'),
  slim: (given) => {
    const { data } = safeParse(entry, given);
    return data?.type === "attachment" ? { type: data.type, uuid: data.uuid, parentUuid: data.parentUuid } : given;
  },
  reader: (list) => {
    const turnsAt = /* @__PURE__ */ new Map();
    return (given) => {
      const { success, data } = safeParse(entry, given);
      if (!success || data.isSidechain === true) return;
      take(data, list, turnsAt);
      if (typeof data.uuid === "string") turnsAt.set(data.uuid, list.turns.length);
    };
  }
};
function take(data, list, turnsAt) {
  const at = timeOf(data.timestamp);
  const content = data.message?.content;
  if (data.subtype === "compact_boundary") return list.remark("the conversation was compacted", at);
  if (data.isMeta === true || data.isCompactSummary === true || content === void 0) return;
  if (data.type === "assistant") return takeAnswer(data, content, list, at);
  if (data.type !== "user") return;
  const results = Array.isArray(content) ? content.flatMap((each) => safeParse(block, each).data ?? []) : [];
  for (const each of results) {
    if (each.type !== "tool_result") continue;
    const output = textOf(each.content);
    const isRefused = typeof data.toolDenialKind === "string" || REFUSED.test(output);
    const outcome = isRefused ? "refused" : each.is_error === true ? "failed" : "done";
    const exitCode = EXIT_CODE.exec(output)?.[1];
    list.result(
      each.tool_use_id,
      { outcome, output: isRefused ? "" : output, exitCode: exitCode === void 0 ? void 0 : Number(exitCode) },
      at
    );
  }
  const text = textOf(content);
  if (text !== "") takePrompt(data, text, list, turnsAt);
  else if (Array.isArray(content) && content.some((each) => safeParse(picture, each).success))
    takePrompt(data, PICTURE, list, turnsAt);
}
function takeAnswer({ isApiErrorMessage }, content, list, at) {
  if (typeof content === "string") return list.answer(content, at);
  for (const each of Array.isArray(content) ? content : []) {
    const { data } = safeParse(block, each);
    if (data?.type === "tool_use") list.call(data.id, { name: data.name, subject: subjectOf(data.input) }, at);
    else if (data?.type === "text" && isApiErrorMessage === true) list.remark(data.text, at);
    else if (data?.type === "text") list.answer(data.text, at);
  }
}
function takePrompt({ timestamp, parentUuid }, text, list, turnsAt) {
  const at = timeOf(timestamp);
  if (INTERRUPTED.test(text)) return list.remark("interrupted", at);
  const isCommand = /^\s{0,100}<command-(?:name|message)>/.test(text);
  const name = isCommand ? inTag(text, "command-name") : void 0;
  if (name !== void 0) return list.remark(`${name} ${inTag(text, "command-args") ?? ""}`.trim(), at);
  const tag = tagOf(text);
  if (tag === "bash-input") return list.remark(`! ${inTag(text, tag) ?? ""}`, at);
  if (tag !== void 0 && ADDED.test(tag)) return;
  const follows = turnsAt.get(parentUuid ?? "") ?? list.turns.length;
  if (list.isUnanswered && follows < list.turns.length) list.takeBack();
  list.prompt(text, at);
}
export {
  claudeTurns
};
