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
  time,
  without
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./usage-lines.js";
import {
  findFiles
} from "./usage-find-files.js";
import {
  array,
  literal,
  nullish,
  object,
  optional,
  refine,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/gemini/usage.ts
import { basename, join } from "path";
var header = object({ sessionId: label, projectHash: string(), messages: optional(array(unknown())) });
var replaced = object({ $set: object({ messages: array(unknown()) }) });
var answer = object({
  id: label,
  type: literal("gemini"),
  timestamp: time,
  model: optional(label),
  /** None for an answer that was cancelled, or is not whole yet. */
  tokens: nullish(
    object({
      input: count,
      output: count,
      cached: maybeCount,
      thoughts: maybeCount,
      tool: maybeCount,
      total: maybeCount
    })
  )
});
var other = object({ type: optional(string().check(refine((type) => type !== "gemini"))) });
var CHATS = "chats";
function geminiProvider() {
  const files = new LineFiles({
    marks: ['"tokens"', '"projectHash"'],
    share: () => new GeminiShared(),
    open: reader
  });
  return {
    agent: "gemini",
    account: (_env, home) => join(home, ".gemini"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && within[1] === CHATS && (session === void 0 || name.includes(session.slice(0, 8)) || within[2] === session);
      await files.read(await findFiles(join(account, "tmp"), isWanted, findings), sinceMs, findings);
    }
  };
}
var GeminiShared = class {
  held = new Held();
  /** What each answer says that it has used in all. */
  totals = /* @__PURE__ */ new Map();
};
function reader(path, { held, totals }) {
  let session = basename(path, ".jsonl");
  let all = 0;
  const parent = /\/chats\/([^/]+)\/[^/]+$/.exec(path)?.[1];
  const take = (record, book) => {
    const { success, data } = safeParse(answer, record);
    if (!success) return safeParse(other, record).success;
    if (!data.tokens) return true;
    const { input, output, cached, thoughts, tool, total } = data.tokens;
    const addition = held.take(data.id, {
      ...NO_TOKENS,
      input: without(input, cached) + (tool ?? 0),
      output: output + (thoughts ?? 0),
      cacheRead: cached,
      reasoning: thoughts
    });
    if (addition !== void 0) book.add({ session, model: data.model ?? "unknown", at: data.timestamp, ...addition });
    if (total === void 0) return true;
    const before = totals.get(data.id) ?? 0;
    totals.set(data.id, Math.max(before, total));
    all += Math.max(0, total - before);
    if (all > 0) book.agentTotals.set(session, { all, until: book.lastAt });
    return true;
  };
  return (record, book) => {
    const inPlace = safeParse(replaced, record);
    if (inPlace.success) return inPlace.data.$set.messages.map((message) => take(message, book)).every(Boolean);
    const begin = safeParse(header, record);
    if (!begin.success) return take(record, book);
    session = begin.data.sessionId;
    if (parent !== void 0 && parent !== session) book.parents.set(session, parent);
    return (begin.data.messages ?? []).map((message) => take(message, book)).every(Boolean);
  };
}
export {
  geminiProvider
};
