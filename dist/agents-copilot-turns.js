import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  timeOf
} from "./turns-texts.js";
import {
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
  boolean,
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

// src/agents/copilot/turns.ts
import { lstat } from "fs/promises";
import { join } from "path";
var event = discriminatedUnion("type", [
  object({ type: literal("user.message"), data: object({ content: string() }) }),
  object({ type: literal("assistant.message"), data: object({ content: string() }) }),
  object({
    type: literal("tool.execution_start"),
    data: object({ toolCallId: string(), toolName: string(), arguments: unknown() })
  }),
  object({
    type: literal("tool.execution_complete"),
    data: object({
      toolCallId: string(),
      success: boolean(),
      shellExecution: nullish(object({ exitCode: nullish(number()) })),
      result: nullish(object({ content: nullish(string()) })),
      error: nullish(object({ message: nullish(string()) }))
    })
  }),
  object({
    type: literal("permission.completed"),
    data: object({ toolCallId: nullish(string()), result: object({ kind: string() }) })
  }),
  object({ type: literal("abort"), data: unknown() }),
  object({ type: literal("session.error"), data: object({ message: string() }) })
]);
var timed = object({ timestamp: nullish(string()) });
var copilotTurns = {
  agent: "copilot",
  find: async (account, session) => {
    const path = join(account, "session-state", session, "events.jsonl");
    return (await ignoreGone(lstat(path)))?.isFile() === true ? path : void 0;
  },
  entries: linesWith(...event.def.options.map(({ shape }) => `"${String(shape.type.def.values[0])}"`)),
  reader: (list) => (given) => {
    const { success, data: found } = safeParse(event, given);
    if (!success) return;
    const at = timeOf(safeParse(timed, given).data?.timestamp);
    switch (found.type) {
      case "user.message":
        return list.prompt(found.data.content, at);
      case "assistant.message":
        return list.answer(found.data.content, at);
      case "tool.execution_start": {
        const { toolCallId, toolName, arguments: args } = found.data;
        return list.call(toolCallId, { name: toolName, subject: subjectOf(args) }, at);
      }
      case "tool.execution_complete": {
        const { toolCallId, success: isDone, shellExecution, result, error } = found.data;
        const exitCode = shellExecution?.exitCode ?? void 0;
        const outcome = isDone && (exitCode ?? 0) === 0 ? "done" : "failed";
        const output = (result?.content ?? error?.message ?? "").trim();
        return list.result(toolCallId, { outcome, output, exitCode }, at);
      }
      case "permission.completed": {
        const { toolCallId, result } = found.data;
        const isRefused = result.kind !== "approved" && typeof toolCallId === "string";
        return isRefused ? list.result(toolCallId, { outcome: "refused", output: "" }, at) : void 0;
      }
      case "abort":
        return list.remark("interrupted", at);
      case "session.error":
        return list.remark(found.data.message, at);
    }
  }
};
export {
  copilotTurns
};
