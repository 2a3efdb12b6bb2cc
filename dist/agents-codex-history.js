import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Held
} from "./usage-held.js";
import {
  NO_TOKENS,
  count,
  growth,
  label,
  maybeCount,
  time,
  total,
  without
} from "./usage-record-shapes.js";
import {
  discriminatedUnion,
  int,
  literal,
  nullish,
  object,
  optional,
  pipe,
  refine,
  safeParse,
  string,
  transform,
  union,
  unknown
} from "./zod-v4-core-api.js";

// src/agents/codex/thread.ts
function maybe(schema) {
  return pipe(
    optional(unknown()),
    transform((value) => safeParse(schema, value).data)
  );
}
var meta = object({
  id: label,
  timestamp: maybe(time),
  forked_from_id: maybe(label),
  parent_thread_id: maybe(label),
  history_base: maybe(object({ thread_id: label })),
  subagent_history_start_ordinal: maybe(int()),
  source: optional(unknown())
});
var subagentSource = object({ subagent: unknown() });
var spawned = object({ subagent: object({ thread_spawn: object({ parent_thread_id: label }) }) });
var head = object({ type: literal("session_meta"), timestamp: maybe(time), payload: meta });
function codexThread(record) {
  const { success, data } = safeParse(head, record);
  if (!success) return void 0;
  const { id, timestamp, source, ...more } = data.payload;
  const spawnedBy = safeParse(spawned, source).data?.subagent.thread_spawn.parent_thread_id;
  const isSubagent = safeParse(subagentSource, source).success;
  const named = [more.forked_from_id, more.parent_thread_id, spawnedBy, more.history_base?.thread_id];
  return {
    id,
    origins: [...new Set(named.filter((origin) => origin !== void 0 && origin !== id))],
    parent: spawnedBy ?? (isSubagent ? more.parent_thread_id : void 0),
    bornAt: timestamp ?? data.timestamp,
    ownFrom: more.subagent_history_start_ordinal
  };
}

// src/agents/codex/rollout.ts
import { basename } from "path";

// src/agents/codex/history.ts
var COPY_MS = 1e3;
var MAX_GENERATIONS = 16;
var CodexHistories = class {
  #threads = /* @__PURE__ */ new Map();
  /** Notes a thread, and returns the sum that it had reached in another file. */
  begin({ id, origins }) {
    const known = this.#threads.get(id);
    if (known === void 0) this.#threads.set(id, { origins, sums: /* @__PURE__ */ new Map(), last: void 0 });
    return known?.last;
  }
  note(id, sum, noted) {
    const thread = this.#threads.get(id);
    if (thread === void 0) return;
    thread.last = sum;
    const key = keyOf(sum);
    if (!thread.sums.has(key)) thread.sums.set(key, noted);
  }
  knows(id) {
    return (this.#threads.get(id)?.sums.size ?? 0) > 0;
  }
  /** Whether a thread, or one that it comes from, had reached a sum in another file before a time. */
  hasReached(id, sum, path, before) {
    const key = keyOf(sum);
    const seen = /* @__PURE__ */ new Set([id]);
    for (const one of seen) {
      const thread = this.#threads.get(one);
      const noted = thread?.sums.get(key);
      if (noted !== void 0 && noted.path !== path && (one === id || noted.at <= before)) return true;
      if (seen.size < MAX_GENERATIONS) for (const origin of thread?.origins ?? []) seen.add(origin);
    }
    return false;
  }
};
var CopiedPart = class {
  #thread;
  #path;
  #histories;
  #isOver;
  #holdsOrigin = false;
  #followsForeign = false;
  constructor(thread, path, histories, goesOn) {
    this.#thread = thread;
    this.#path = path;
    this.#histories = histories;
    this.#isOver = thread.origins.length === 0 && !goesOn;
  }
  /** A record names this very thread. */
  foundOwn() {
    this.#isOver = true;
  }
  /** A record names another thread: the sum that follows it is of that thread, too. */
  foundForeign() {
    this.#followsForeign = true;
  }
  /** The head of another thread stands in the file: its history follows, or not. */
  foundHead() {
    this.#holdsOrigin = true;
  }
  /** A turn begins; its id holds when. */
  foundTurn(turn) {
    const { bornAt } = this.#thread;
    const began = turn === void 0 ? void 0 : timeOf(turn);
    if (began !== void 0 && bornAt !== void 0 && began >= bornAt) this.#isOver = true;
  }
  /** Whether a sum of the thread is a copy. After the first that is none, nothing is. */
  covers(sum, at, ordinal2) {
    if (this.#isOver) return false;
    const { id, bornAt = Infinity } = this.#thread;
    const isForeign = this.#followsForeign;
    this.#followsForeign = false;
    const isCopy = isForeign || this.precedes(at, ordinal2) || this.#histories.hasReached(id, sum, this.#path, bornAt);
    this.#isOver = !isCopy;
    return isCopy;
  }
  /** Whether a record is a copy by its place. */
  precedes(at, ordinal2) {
    if (this.#isOver) return false;
    const { bornAt = -Infinity, ownFrom, origins } = this.#thread;
    if (ownFrom !== void 0 && ordinal2 !== void 0) {
      this.#isOver = ordinal2 >= ownFrom;
      return !this.#isOver;
    }
    const isKnown = origins.some((origin) => this.#histories.knows(origin));
    return at < bornAt || this.#holdsOrigin && !isKnown && at - bornAt < COPY_MS;
  }
};
function timeOf(id) {
  const digits = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(id);
  return digits === null ? void 0 : Number.parseInt(`${digits[1]}${digits[2]}`, 16);
}
function keyOf(sum) {
  return `${total(sum)} ${sum.input} ${sum.output} ${sum.cacheRead} ${sum.cacheWrite} ${sum.reasoning}`;
}

// src/agents/codex/rollout.ts
var usage = object({
  input_tokens: count,
  cached_input_tokens: maybeCount,
  cache_write_input_tokens: maybeCount,
  output_tokens: count,
  reasoning_output_tokens: maybeCount
});
var ordinal = optional(int());
var line = discriminatedUnion("type", [
  object({ type: literal("session_meta"), payload: object({ id: label }) }),
  object({
    type: literal("turn_context"),
    payload: object({ model: optional(label), turn_id: optional(label) })
  }),
  object({
    type: literal("token_usage_record"),
    timestamp: time,
    ordinal,
    payload: object({
      response_id: label,
      thread_id: optional(label),
      usage,
      thread_token_usage: optional(usage)
    })
  }),
  object({
    type: literal("event_msg"),
    timestamp: time,
    ordinal,
    payload: union([
      object({
        type: literal("token_count"),
        info: nullish(object({ total_token_usage: usage, last_token_usage: nullish(usage) }))
      }),
      object({ type: literal("task_started"), turn_id: optional(label) }),
      object({ type: string().check(refine((type) => type !== "token_count")) })
    ])
  })
]);
var other = object({
  type: string().check(refine((type) => !["session_meta", "turn_context", "token_usage_record", "event_msg"].includes(type)))
});
var CODEX_MARKS = [
  '"session_meta"',
  '"turn_context"',
  '"token_usage_record"',
  '"token_count"',
  '"task_started"'
];
var UNKNOWN_MODEL = "unknown";
var THREAD_IN_NAME = /^rollout-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:_[0-9a-f-]{36})?\.jsonl$/;
function threadOf(path) {
  return THREAD_IN_NAME.exec(basename(path))?.[1];
}
var CodexShared = class {
  held = new Held();
  histories = new CodexHistories();
};
function codexRollout(path, { held, histories }) {
  let session = threadOf(path) ?? basename(path, ".jsonl");
  let model = UNKNOWN_MODEL;
  let hasHead = false;
  let hasRecords = false;
  let goesOn = false;
  let before;
  let copied;
  let origin;
  let base;
  const takeHead = (record, book) => {
    const thread = codexThread(record);
    if (thread === void 0) return;
    if (hasHead) {
      if (thread.id !== session) copied?.foundHead();
      return;
    }
    hasHead = true;
    session = thread.id;
    origin = thread.origins[0];
    if (thread.parent !== void 0) book.parents.set(session, thread.parent);
    before = histories.begin(thread);
    goesOn = before !== void 0 || thread.origins.length > 0;
    copied = new CopiedPart(thread, path, histories, before !== void 0);
  };
  const takeRecord = ({ timestamp: at, payload, ...more }, book) => {
    const isCopy = payload.thread_id === void 0 && copied?.precedes(at, more.ordinal) === true;
    const owner = payload.thread_id ?? (isCopy ? origin ?? session : session);
    if (owner === session) {
      hasRecords = true;
      copied?.foundOwn();
    } else copied?.foundForeign();
    const tokens = tokensOf(payload.usage);
    const addition = held.take(payload.response_id, tokens);
    if (addition === void 0) return;
    book.add({ session: owner, model, at, ...addition });
    if (owner !== session || payload.thread_token_usage === void 0) return;
    const thread = tokensOf(payload.thread_token_usage);
    base ??= goesOn ? growth(thread, tokens) : NO_TOKENS;
    book.agentTotals.set(session, { tokens: growth(thread, base), until: book.lastAt });
  };
  const takeCount = (sum, last, at, number, book) => {
    const isCopy = copied?.covers(sum, at, number) === true;
    histories.note(session, sum, { path, at });
    const tokens = isCopy || hasRecords ? NO_TOKENS : added(sum, last, before, goesOn);
    if (!isCopy) goesOn = false;
    before = sum;
    if ((total(tokens) ?? 0) > 0) book.add({ session, model, at, tokens });
  };
  return (record, book) => {
    const { success, data } = safeParse(line, record);
    if (!success) return safeParse(other, record).success;
    switch (data.type) {
      case "session_meta":
        takeHead(record, book);
        return true;
      case "turn_context":
        copied?.foundTurn(data.payload.turn_id);
        model = data.payload.model ?? model;
        return true;
      case "token_usage_record":
        takeRecord(data, book);
        return true;
      case "event_msg": {
        const { payload } = data;
        if ("turn_id" in payload) copied?.foundTurn(payload.turn_id);
        if (!("info" in payload) || !payload.info) return true;
        const { total_token_usage: sum, last_token_usage: last } = payload.info;
        takeCount(tokensOf(sum), last ? tokensOf(last) : void 0, data.timestamp, data.ordinal, book);
        return true;
      }
    }
  };
}
function added(sum, last, before, isFirst) {
  if (before === void 0) return isFirst && last !== void 0 ? last : sum;
  if ((total(sum) ?? 0) < (total(before) ?? 0)) return sum;
  const grown = growth(sum, before);
  const isAnew = isFirst && last !== void 0 && total(last) === total(sum) && total(grown) !== 0;
  return isAnew ? sum : grown;
}
function tokensOf(counts) {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_write_input_tokens: cacheWrite } = counts;
  return {
    ...NO_TOKENS,
    input: without(input, cacheRead, cacheWrite),
    output: counts.output_tokens,
    cacheRead,
    cacheWrite,
    reasoning: counts.reasoning_output_tokens
  };
}

export {
  codexThread,
  CODEX_MARKS,
  threadOf,
  CodexShared,
  codexRollout
};
