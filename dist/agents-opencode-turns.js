import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  sqliteRows
} from "./usage-sqlite-rows.js";
import "./host-child.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  subjectOf
} from "./turns-subject.js";
import "./usage-lines.js";
import {
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

// src/agents/opencode/turns.ts
import { lstat } from "fs/promises";
import { join } from "path";
var DATABASE = "opencode.db";
var partsOf = (session) => `select json_object(
  'role', json_extract(message.data, '$.role'),
  'at', json_extract(message.data, '$.time.created'),
  'error', json_extract(message.data, '$.error.data.message'),
  'aborted', json_extract(message.data, '$.error.name') = 'MessageAbortedError',
  'isLast', lead(part.id) over (partition by message.id order by part.id) is null,
  'part', json(part.data))
from message left join part on part.message_id = message.id
where message.session_id = '${session.replaceAll("'", "''")}'
  and not coalesce(json_extract(part.data, '$.synthetic'), 0)
order by message.id, part.id`;
var row = object({
  role: nullish(string()),
  at: nullish(number()),
  error: nullish(string()),
  aborted: nullish(number()),
  isLast: number(),
  part: unknown()
});
var part = discriminatedUnion("type", [
  object({ type: literal("text"), text: string() }),
  object({ type: literal("compaction") }),
  object({
    type: literal("tool"),
    tool: string(),
    callID: string(),
    state: object({
      status: string(),
      input: unknown(),
      output: nullish(string()),
      error: nullish(string()),
      metadata: nullish(object({ exit: nullish(number()) })),
      time: nullish(object({ start: nullish(number()), end: nullish(number()) }))
    })
  })
]);
var REFUSED = /rejected permission|user dismissed/i;
var opencodeTurns = {
  agent: "opencode",
  find: async (account) => {
    const path = join(account, DATABASE);
    return (await ignoreGone(lstat(path)))?.isFile() === true ? path : void 0;
  },
  entries: async (path, session, onEntry) => sqliteRows(path, partsOf(session), onEntry),
  reader: (list) => (given) => {
    const { success, data } = safeParse(row, given);
    if (!success) return;
    const at = data.at ?? void 0;
    const found = safeParse(part, data.part).data;
    if (found?.type === "text" && data.role === "user") list.prompt(found.text, at);
    else if (found?.type === "text") list.answer(found.text, at);
    else if (found?.type === "compaction") list.remark("the conversation was compacted", at);
    else if (found?.type === "tool") takeTool(found, list, at);
    if (data.isLast === 0) return;
    if (data.aborted === 1) list.remark("interrupted", at);
    else if (typeof data.error === "string") list.remark(data.error, at);
  }
};
function takeTool({ callID, tool, state }, list, messageAt) {
  const { status, input, metadata, time } = state;
  const at = time?.start ?? messageAt;
  list.call(callID, { name: tool, subject: subjectOf(input) }, at);
  if (status !== "completed" && status !== "error") return;
  const exitCode = metadata?.exit ?? void 0;
  const isRefused = status === "error" && REFUSED.test(state.error ?? "");
  const hasFailed = status === "error" || (exitCode ?? 0) !== 0;
  list.result(
    callID,
    {
      outcome: isRefused ? "refused" : hasFailed ? "failed" : "done",
      output: isRefused ? "" : state.error ?? state.output ?? "",
      exitCode
    },
    time?.end ?? void 0
  );
}
export {
  opencodeTurns
};
