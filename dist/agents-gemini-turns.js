import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
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
  array,
  nullish,
  object,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/gemini/turns.ts
import { join } from "path";
var call = object({
  id: string(),
  name: string(),
  args: unknown(),
  status: nullish(string()),
  timestamp: nullish(string()),
  result: nullish(array(object({ functionResponse: nullish(object({ response: unknown() })) })))
});
var entry = object({
  id: string(),
  type: string(),
  timestamp: nullish(string()),
  content: unknown(),
  model: nullish(string()),
  toolCalls: nullish(array(unknown()))
});
var response = object({ output: nullish(string()), error: nullish(string()) });
var CONTEXT = /^\s*<session_context>/;
var COPY_MS = 100;
var REMARKS = /* @__PURE__ */ new Set(["info", "error", "warning"]);
var UNTRUSTED = /^<untrusted_context>\n([\s\S]*)\n<\/untrusted_context>$/;
var EXIT_CODE = /^Exit Code: (\d{1,3})$/m;
var geminiTurns = {
  agent: "gemini",
  find: async (account, session) => findNote(join(account, "tmp"), (name) => name.endsWith(`-${session.slice(0, 8)}.jsonl`)),
  entries: linesWith('"type"'),
  reader: (list) => {
    let copiedAt = Number.NaN;
    return (given) => {
      const { success, data } = safeParse(entry, given);
      if (!success) return;
      const at = timeOf(data.timestamp);
      const isContext = data.type === "user" && CONTEXT.test(textOf(data.content));
      const isCopy = isContext || (at ?? Number.NaN) - copiedAt <= COPY_MS;
      if (isCopy) copiedAt = at ?? Number.NaN;
      else take(data, list, at);
    };
  }
};
function take(data, list, at) {
  const text = textOf(data.content);
  if (data.type === "user" && text !== "") list.prompt(text, at);
  else if (REMARKS.has(data.type) && text !== "") list.remark(text, at);
  if (data.type !== "gemini") return;
  list.answer(text, at, data.id);
  for (const given of data.toolCalls ?? []) takeCall(given, list, at);
}
function takeCall(given, list, at) {
  const { success, data } = safeParse(call, given);
  if (!success) return;
  list.call(data.id, { name: data.name, subject: subjectOf(data.args) }, at);
  if (data.status === "cancelled") return list.result(data.id, { outcome: "refused", output: "" }, void 0);
  const said = safeParse(response, data.result?.[0]?.functionResponse?.response).data;
  if (said === void 0) return;
  const whole = said.error ?? said.output ?? "";
  const output = UNTRUSTED.exec(whole)?.[1] ?? whole;
  const exitCode = EXIT_CODE.exec(output)?.[1];
  const hasFailed = data.status === "error" || said.error !== void 0 || exitCode !== void 0 && exitCode !== "0";
  list.result(
    data.id,
    {
      outcome: hasFailed ? "failed" : "done",
      output,
      exitCode: exitCode === void 0 ? void 0 : Number(exitCode)
    },
    timeOf(data.timestamp)
  );
}
export {
  geminiTurns
};
