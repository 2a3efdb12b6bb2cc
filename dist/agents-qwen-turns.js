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
  _enum,
  array,
  boolean,
  nullish,
  object,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/qwen/turns.ts
import { join } from "path";
var entry = object({
  type: _enum(["user", "assistant", "tool_result"]),
  timestamp: nullish(string()),
  message: object({ parts: array(unknown()) }),
  toolCallResult: nullish(object({ status: nullish(string()) }))
});
var part = object({
  thought: nullish(boolean()),
  text: nullish(string()),
  functionCall: nullish(object({ id: string(), name: string(), args: unknown() })),
  functionResponse: nullish(
    object({
      id: string(),
      response: object({ output: nullish(string()), error: nullish(string()) })
    })
  )
});
var EXIT_CODE = /^Exit Code: (\d{1,3})$/m;
var qwenTurns = {
  agent: "qwen",
  find: async (account, session) => findNote(join(account, "projects"), (name) => name === `${session}.jsonl`),
  entries: linesWith('"type":"user"', '"type":"assistant"', '"type":"tool_result"'),
  reader: (list) => (given) => {
    const { success, data } = safeParse(entry, given);
    if (!success) return;
    const at = timeOf(data.timestamp);
    if (data.type === "user") return takePrompt(data.message.parts, list, at);
    for (const each of data.message.parts) {
      const found = safeParse(part, each).data;
      const { functionCall: call, functionResponse: response } = found ?? {};
      if (call) list.call(call.id, { name: call.name, subject: subjectOf(call.args) }, at);
      else if (response) list.result(response.id, resultOf(response.response, data.toolCallResult?.status), at);
      else if (typeof found?.text === "string" && found.thought !== true) list.answer(found.text, at);
    }
  }
};
function takePrompt(parts, list, at) {
  const text = textOf(parts);
  if (text !== "") list.prompt(text, at);
}
function resultOf({ output, error }, status) {
  if (status === "cancelled") return { outcome: "refused", output: "" };
  const said = error ?? output ?? "";
  const exitCode = EXIT_CODE.exec(said)?.[1];
  const hasFailed = status === "error" || typeof error === "string" || exitCode !== void 0 && exitCode !== "0";
  const code = exitCode === void 0 ? void 0 : Number(exitCode);
  return { outcome: hasFailed ? "failed" : "done", output: said, exitCode: code };
}
export {
  qwenTurns
};
