import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LineFiles
} from "./usage-line-files.js";
import "./usage-book.js";
import {
  Held
} from "./usage-held.js";
import {
  NO_TOKENS,
  count,
  label,
  maybeCount,
  plus,
  time,
  without
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./usage-lines.js";
import {
  findFiles
} from "./usage-find-files.js";
import {
  extend,
  literal,
  nullish,
  object,
  optional,
  record,
  refine,
  safeParse,
  string
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/copilot/usage.ts
import { readdir, stat } from "fs/promises";
import { basename, dirname, join, resolve } from "path";
var USAGE = "session.usage_record";
var SHUTDOWN = "session.shutdown";
var counts = object({
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: maybeCount,
  cacheWriteTokens: maybeCount,
  reasoningTokens: maybeCount
});
var usageRecord = object({
  type: literal(USAGE),
  id: optional(label),
  timestamp: time,
  data: object({ usage: extend(counts, { model: optional(label) }) })
});
var shutdown = object({
  type: literal(SHUTDOWN),
  id: optional(label),
  timestamp: time,
  data: object({
    modelMetrics: nullish(
      record(label, object({ requests: nullish(object({ count: maybeCount })), usage: counts }))
    )
  })
});
var other = object({ type: string().check(refine((type) => type !== USAGE && type !== SHUTDOWN)) });
function copilotProvider() {
  const files = new LineFiles({
    marks: [`"${USAGE}"`, `"${SHUTDOWN}"`],
    share: () => new Held(),
    open: reader
  });
  return {
    agent: "copilot",
    account: (env, home) => resolve(home, env["COPILOT_HOME"] || ".copilot"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name === "events.jsonl" && within.length === 1 && (session === void 0 || within[0] === session);
      await files.read(await findFiles(join(account, "session-state"), isWanted, findings), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const root = join(account, "session-state");
      for (const session of await readdir(root)) {
        const lock = await ignoreGone(stat(join(root, session, `inuse.${pid}.lock`)));
        if (lock !== void 0 && lock.mtimeMs >= startedAt) return session;
      }
      return void 0;
    }
  };
}
function reader(path, held) {
  const session = basename(dirname(path));
  let unnamed = 0;
  const idOf = (id) => id ?? `${path} ${unnamed++}`;
  let hasRecords = false;
  let own = NO_TOKENS;
  const takeShutdown = ({ id, timestamp: at, data }, book) => {
    const event = idOf(id);
    for (const [model, { requests, usage }] of Object.entries(data.modelMetrics ?? {})) {
      const addition = held.take(`${event} ${model}`, tokensOf(usage));
      if (addition === void 0) continue;
      own = plus(own, addition.tokens);
      if (!hasRecords) book.add({ session, model, at, requests: requests?.count ?? 1, ...addition });
      book.agentTotals.set(session, { tokens: own, until: at });
    }
    hasRecords = false;
  };
  return (record2, book) => {
    const end = safeParse(shutdown, record2);
    if (end.success) {
      takeShutdown(end.data, book);
      return true;
    }
    const { success, data } = safeParse(usageRecord, record2);
    if (!success) return safeParse(other, record2).success;
    hasRecords = true;
    const { model = "unknown", ...usage } = data.data.usage;
    const addition = held.take(idOf(data.id), tokensOf(usage));
    if (addition !== void 0) book.add({ session, model, at: data.timestamp, ...addition });
    return true;
  };
}
function tokensOf(usage) {
  return {
    ...NO_TOKENS,
    input: without(usage.inputTokens, usage.cacheReadTokens, usage.cacheWriteTokens),
    output: usage.outputTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: usage.cacheWriteTokens,
    reasoning: usage.reasoningTokens
  };
}
export {
  copilotProvider
};
