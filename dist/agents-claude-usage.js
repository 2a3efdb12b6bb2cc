import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  originalsFirst
} from "./usage-originals-first.js";
import "./usage-file-head.js";
import {
  LineFiles
} from "./usage-line-files.js";
import "./usage-book.js";
import {
  addition
} from "./usage-held.js";
import {
  NO_TOKENS,
  count,
  dollars,
  label,
  largest,
  maybeCount,
  plus,
  time
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import "./usage-lines.js";
import {
  findFiles
} from "./usage-find-files.js";
import {
  boolean,
  literal,
  nullish,
  number,
  object,
  optional,
  record,
  safeParse,
  string
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/claude/usage.ts
import { basename, join, resolve } from "path";

// src/agents/claude/answers.ts
var ClaudeAnswers = class {
  /** By id; answers with an id that was given before by id and request. */
  #byId = /* @__PURE__ */ new Map();
  /**
   * Takes a line of an answer. An id is of one answer, except with services that give it again: then the request tells. A side
   * conversation writes answers of the main one again, under requests of its own.
   */
  take(id, request, isSidechain, tokens) {
    const first = this.#byId.get(id);
    const key = first === void 0 || isSame(first, request, isSidechain) ? id : `${id} ${request}`;
    const known2 = this.#byId.get(key);
    if (known2 === void 0) {
      this.#byId.set(key, { request, isSidechain, counted: tokens });
      return { tokens, isMore: false };
    }
    known2.request ??= request;
    known2.isSidechain &&= isSidechain;
    const added = addition(tokens, known2.counted);
    if (added !== void 0) known2.counted = largest(tokens, known2.counted);
    return added;
  }
};
function isSame(known2, request, isSidechain) {
  if (known2.request === void 0 || request === void 0) return true;
  return known2.request === request || known2.isSidechain || isSidechain;
}

// src/agents/claude/usage.ts
var SYNTHETIC = "<synthetic>";
var MAX_SESSION_BYTES = 64 * 1024;
var usage = object({
  input_tokens: count,
  output_tokens: count,
  cache_creation_input_tokens: maybeCount,
  cache_creation: nullish(object({ ephemeral_5m_input_tokens: maybeCount, ephemeral_1h_input_tokens: maybeCount })),
  cache_read_input_tokens: maybeCount,
  output_tokens_details: nullish(object({ thinking_tokens: maybeCount }))
});
var answer = object({
  type: literal("assistant"),
  sessionId: optional(label),
  forkedFrom: nullish(object({ sessionId: label })),
  isSidechain: nullish(boolean()),
  requestId: nullish(label),
  timestamp: time,
  message: object({ id: label, model: label, usage })
});
var costState = object({
  type: literal("cost-state"),
  sessionId: label,
  modelUsage: record(
    label,
    object({
      costUSD: dollars,
      inputTokens: maybeCount,
      outputTokens: maybeCount,
      cacheReadInputTokens: maybeCount,
      cacheCreationInputTokens: maybeCount
    })
  ),
  hasUnknownModelCost: optional(boolean())
});
var other = object({ type: string() });
var sessionFile = object({ pid: number(), sessionId: label, procStart: string() });
function claudeProvider() {
  const files = new LineFiles({
    marks: ['"usage"', '"cost-state"'],
    share: () => new ClaudeAnswers(),
    open: reader
  });
  return {
    agent: "claude",
    account: (env, home) => resolve(home, env["CLAUDE_CONFIG_DIR"] || ".claude"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && (session === void 0 || name === `${session}.jsonl` || within.includes(session));
      const found = await findFiles(join(account, "projects"), isWanted, findings);
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startTicks }) => {
      const bytes = readRegularFile(join(account, "sessions", `${pid}.json`), MAX_SESSION_BYTES);
      const { success, data } = safeParse(sessionFile, JSON.parse(bytes.toString()));
      return success && data.pid === pid && data.procStart === startTicks ? data.sessionId : void 0;
    }
  };
}
function reader(path, answers) {
  const fileSession = basename(path, ".jsonl");
  let earlier = NO_TOKENS;
  let last = NO_TOKENS;
  return (record2, book) => {
    const kind = safeParse(other, record2).data?.type;
    if (kind === "cost-state") {
      const { success: success2, data: data2 } = safeParse(costState, record2);
      if (!success2) return false;
      const own = Object.values(data2.modelUsage).map(agentTokens).reduce(plus, NO_TOKENS);
      if ((own.output ?? 0) < (last.output ?? 0)) earlier = plus(earlier, last);
      last = own;
      book.agentTotals.set(data2.sessionId, { tokens: known(plus(own, earlier)), until: book.lastAt });
      takeCost(data2, book);
      return true;
    }
    if (kind !== "assistant") return kind !== void 0;
    const { success, data } = safeParse(answer, record2);
    if (!success) return false;
    const { id, model } = data.message;
    if (model === SYNTHETIC) return true;
    const tokens = tokensOf(data.message.usage);
    const addition2 = answers.take(id, data.requestId ?? void 0, data.isSidechain === true, tokens);
    if (addition2 === void 0) return true;
    const session = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession;
    book.add({ session, model, at: data.timestamp, ...addition2 });
    return true;
  };
}
function tokensOf({ cache_creation: byTime, ...counts }) {
  const hour = byTime?.ephemeral_1h_input_tokens;
  const parts = (byTime?.ephemeral_5m_input_tokens ?? 0) + (hour ?? 0);
  const written = counts.cache_creation_input_tokens;
  return {
    input: counts.input_tokens,
    output: counts.output_tokens,
    cacheRead: counts.cache_read_input_tokens,
    cacheWrite: written === void 0 && parts === 0 ? void 0 : Math.max(written ?? 0, parts),
    cacheWrite1h: hour,
    reasoning: counts.output_tokens_details?.thinking_tokens
  };
}
function agentTokens(counts) {
  return {
    ...NO_TOKENS,
    input: counts.inputTokens,
    output: counts.outputTokens,
    cacheRead: counts.cacheReadInputTokens,
    cacheWrite: counts.cacheCreationInputTokens
  };
}
function known(tokens) {
  return Object.fromEntries(Object.entries(tokens).filter(([, count2]) => count2 !== void 0));
}
function takeCost({ sessionId, modelUsage, hasUnknownModelCost }, book) {
  if (hasUnknownModelCost === true) return;
  const byModel = Object.entries(modelUsage).map(([model, { costUSD }]) => [model, costUSD]);
  book.sessionCost(sessionId, new Map(byModel));
}
export {
  claudeProvider
};
