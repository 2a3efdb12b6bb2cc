import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loggedRunners
} from "./cli-log-find-log.js";
import {
  environmentOf
} from "./host-process-environment.js";
import {
  learnSession,
  learnedSessions
} from "./records-agent-sessions.js";
import {
  readConfigPart
} from "./settings-config-file.js";
import {
  processTree
} from "./host-process-tree.js";
import {
  isRunning,
  processMark
} from "./zod-v4-locales-en.js";
import {
  isFinal
} from "./runner-state.js";
import {
  NEVER,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  array,
  boolean,
  discriminatedUnion,
  extend,
  int,
  literal,
  nullish,
  number,
  object,
  optional,
  pipe,
  record,
  refine,
  safeParse,
  strictObject,
  string,
  transform,
  union,
  unknown
} from "./zod-v4-core-api.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  READ_AT_ONCE,
  readRegularFile
} from "./base-regular-file.js";
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/cli/usage/report.ts
import { homedir as homedir2 } from "os";

// src/settings/usage.ts
import { isAbsolute } from "path";

// src/usage/record-shapes.ts
var MAX_TOKENS = 1e12;
var count = int().check(_gte(0), _lte(MAX_TOKENS));
var maybeCount = pipe(
  nullish(count),
  transform((value) => value ?? void 0)
);
var dollars = number().check(_gte(0), _lte(1e9));
var maybeDollars = pipe(
  nullish(dollars),
  transform((value) => value === 0 ? void 0 : value ?? void 0)
);
var label = string().check(_minLength(1), _maxLength(256));
var time = pipe(
  string().check(_maxLength(40)),
  transform((text, context) => {
    const at = Date.parse(text);
    if (Number.isFinite(at)) return at;
    context.issues.push({ code: "custom", message: "not a time", input: text });
    return NEVER;
  })
);
var epochMs = number().check(_gte(0), _lte(864e13));

// src/settings/usage.ts
var MAX_ACCOUNTS = 32;
var config = object({
  /** US dollars for a million tokens, by model. */
  prices: optional(
    record(
      label,
      strictObject({
        input: dollars,
        output: dollars,
        cacheRead: optional(dollars),
        cacheWrite: optional(dollars),
        cacheWrite1h: optional(dollars)
      })
    )
  ),
  /** More directories of settings, by agent. */
  accounts: optional(
    record(
      label,
      array(string().check(refine((path) => isAbsolute(path) || path.startsWith("~/"), "not a whole path"))).check(_maxLength(MAX_ACCOUNTS))
    )
  )
});
function readUsageConfig(path, report) {
  return readConfigPart(path, config, "the defaults are used", report) ?? {};
}

// src/usage/tokens.ts
var TOKEN_KINDS = ["input", "output", "cacheRead", "cacheWrite", "cacheWrite1h", "reasoning"];
var NO_TOKENS = {
  input: void 0,
  output: void 0,
  cacheRead: void 0,
  cacheWrite: void 0,
  cacheWrite1h: void 0,
  reasoning: void 0
};
function plus(a, b) {
  return byKind((kind) => a[kind] === void 0 ? b[kind] : a[kind] + (b[kind] ?? 0));
}
function growth(a, b) {
  return byKind((kind) => {
    const value = a[kind];
    return value === void 0 ? void 0 : Math.max(0, value - (b[kind] ?? 0));
  });
}
function largest(a, b) {
  return plus(b, growth(a, b));
}
function total({ input, output, cacheRead, cacheWrite }) {
  const known3 = [input, output, cacheRead, cacheWrite].filter((count2) => count2 !== void 0);
  return known3.length === 0 ? void 0 : known3.reduce((sum, count2) => sum + count2, 0);
}
function without(whole, ...parts) {
  return Math.max(
    0,
    parts.reduce((rest, part) => rest - (part ?? 0), whole)
  );
}
function byKind(of) {
  return {
    input: of("input"),
    output: of("output"),
    cacheRead: of("cacheRead"),
    cacheWrite: of("cacheWrite"),
    cacheWrite1h: of("cacheWrite1h"),
    reasoning: of("reasoning")
  };
}

// src/usage/agent-total.ts
var SAME_USD = 1e-6;
function disagreement(session2, own2, sums, copied) {
  if (sums.some(({ lastAt }) => lastAt > own2.until)) return void 0;
  const counted = sums.reduce((all, sum) => plus(all, sum.tokens), NO_TOKENS);
  const countedUsd = sums.reduce((all, sum) => all + (sum.recordedUsd ?? 0), 0);
  const isPriced = sums.every((sum) => (total(sum.uncosted) ?? 0) === 0);
  const moreUsd = own2.costUsd === void 0 || !isPriced ? 0 : own2.costUsd - countedUsd;
  const same = (held, heldUsd) => agrees(own2, held) && Math.abs(moreUsd - heldUsd) < SAME_USD;
  if (same(counted, 0) || same(plus(counted, copied.tokens), copied.costUsd)) return void 0;
  return { session: session2, counted, more: tokensOf(own2) - countedAs(own2, counted), moreUsd };
}
function agrees({ tokens: tokens2 = {}, all }, held) {
  const isSame2 = TOKEN_KINDS.every((kind) => tokens2[kind] === void 0 || tokens2[kind] === (held[kind] ?? 0));
  return isSame2 && (all === void 0 || all === (total(held) ?? 0));
}
function tokensOf({ tokens: tokens2 = {}, all }) {
  return all ?? total({ ...NO_TOKENS, ...tokens2 }) ?? 0;
}
function countedAs({ tokens: tokens2 = {}, all }, counted) {
  if (all !== void 0) return total(counted) ?? 0;
  return total({
    ...NO_TOKENS,
    ...Object.fromEntries(Object.keys(tokens2).map((kind) => [kind, counted[kind]]))
  }) ?? 0;
}

// src/usage/provider.ts
var Findings = class {
  books = [];
  problems = [];
  /** Records that look like usage and could not be read as such, torn and overlong lines included. */
  notUnderstood = 0;
  add(book, torn = 0) {
    this.books.push(book);
    this.notUnderstood += book.notUnderstood + torn;
  }
  problem(path, error) {
    this.problems.push({ path, reason: messageOf(error) });
  }
};

// src/usage/gather.ts
var MAX_GENERATIONS = 16;
async function gatherUsage(wanted, query) {
  const sums = [];
  const problems = [];
  const disagreements = [];
  let notUnderstood = 0;
  for (const { provider, account } of wanted) {
    const { agent } = provider;
    const findings = new Findings();
    await provider.read(account, query, findings);
    const parents = parentsOf(findings);
    const isWanted = (session2) => query.session === void 0 || session2 === query.session || ancestors(session2, parents).includes(query.session);
    for (const sum of ofAccount(findings)) {
      if (isWanted(sum.session)) sums.push({ ...sum, agent, account, parents: ancestors(sum.session, parents) });
    }
    disagreements.push(...disagreeing(findings, isWanted).map((one) => ({ ...one, agent, account })));
    problems.push(...findings.problems.map((problem) => ({ ...problem, agent })));
    notUnderstood += findings.notUnderstood;
  }
  return { sums, problems, disagreements, notUnderstood };
}
function* ofAccount({ books }) {
  const costed = /* @__PURE__ */ new Map();
  for (const book of books) {
    for (const [session2, until] of book.costedUntil) costed.set(session2, Math.max(until, costed.get(session2) ?? 0));
  }
  for (const book of books) {
    for (const sum of book.sums) {
      const isCovered = !book.costedUntil.has(sum.session) && sum.lastAt <= (costed.get(sum.session) ?? -1);
      yield isCovered ? { ...sum, uncosted: NO_TOKENS } : sum;
    }
  }
}
function parentsOf({ books }) {
  return new Map(books.flatMap((book) => [...book.parents]));
}
function ancestors(session2, parents) {
  const found = [];
  let next = parents.get(session2);
  while (next !== void 0 && next !== session2 && !found.includes(next) && found.length < MAX_GENERATIONS) {
    found.push(next);
    next = parents.get(next);
  }
  return found;
}
function disagreeing(findings, isWanted) {
  const { books } = findings;
  const cut = new Set(books.flatMap((book) => [...book.cut]));
  const sums = /* @__PURE__ */ new Map();
  for (const sum of ofAccount(findings)) {
    const same = sums.get(sum.session) ?? [];
    same.push(sum);
    sums.set(sum.session, same);
  }
  const found = [];
  for (const book of books) {
    for (const [session2, own2] of book.agentTotals) {
      if (!isWanted(session2) || cut.has(session2)) continue;
      const copied = book.copied.get(session2) ?? { tokens: NO_TOKENS, costUsd: 0 };
      const one = disagreement(session2, own2, sums.get(session2) ?? [], copied);
      if (one !== void 0) found.push(one);
    }
  }
  return found;
}

// src/usage/prices.json
var prices_default = {
  date: "2026-11-20",
  unit: "US dollars for a million tokens",
  models: {
    "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5, cacheWrite1h: 8 }
  }
};

// src/usage/prices.ts
var HOUR_FACTOR = 2;
var PRICES_DATE = prices_default.date;
function priceTable(own2) {
  return new Map([...Object.entries(prices_default.models), ...Object.entries(own2)]);
}
function priceOf(model, tokens2, prices) {
  const price = prices.get(model);
  if (price === void 0 || total(tokens2) === void 0) return void 0;
  const cacheWrite = price.cacheWrite ?? price.input;
  const hour = price.cacheWrite1h ?? (price.cacheWrite === void 0 ? price.input : HOUR_FACTOR * price.input);
  const perMillion = {
    input: price.input,
    output: price.output,
    cacheRead: price.cacheRead ?? price.input,
    cacheWrite,
    // It is part of what was written to a cache.
    cacheWrite1h: hour - cacheWrite,
    // It is part of the output.
    reasoning: 0
  };
  return TOKEN_KINDS.reduce((sum, kind) => sum + (tokens2[kind] ?? 0) * perMillion[kind] / 1e6, 0);
}

// src/usage/claude.ts
import { basename, join as join2, resolve } from "path";

// src/usage/held.ts
var Held = class {
  #counted = /* @__PURE__ */ new Map();
  /** Takes a record of a request; returns what it adds, undefined when it says nothing new. */
  take(id, tokens2) {
    const before = this.#counted.get(id);
    const added2 = addition(tokens2, before);
    if (added2 !== void 0) this.#counted.set(id, before === void 0 ? tokens2 : largest(tokens2, before));
    return added2;
  }
};
function addition(tokens2, before) {
  if (before === void 0) return { tokens: tokens2, isMore: false };
  const more = growth(tokens2, before);
  return Object.values(more).some((count2) => (count2 ?? 0) > 0) ? { tokens: more, isMore: true } : void 0;
}

// src/usage/claude-answers.ts
var ClaudeAnswers = class {
  /** By id; answers with an id that was given before by id and request. */
  #byId = /* @__PURE__ */ new Map();
  /**
   * Takes a line of an answer. An id is of one answer, except with services that give it again: then the request tells. A side
   * conversation writes answers of the main one again, under requests of its own.
   */
  take(id, request, isSidechain, tokens2) {
    const first = this.#byId.get(id);
    const key = first === void 0 || isSame(first, request, isSidechain) ? id : `${id} ${request}`;
    const known3 = this.#byId.get(key);
    if (known3 === void 0) {
      this.#byId.set(key, { request, isSidechain, counted: tokens2 });
      return { tokens: tokens2, isMore: false };
    }
    known3.request ??= request;
    known3.isSidechain &&= isSidechain;
    const added2 = addition(tokens2, known3.counted);
    if (added2 !== void 0) known3.counted = largest(tokens2, known3.counted);
    return added2;
  }
};
function isSame(known3, request, isSidechain) {
  if (known3.request === void 0 || request === void 0) return true;
  return known3.request === request || known3.isSidechain || isSidechain;
}

// src/usage/find-files.ts
import { readdir } from "fs/promises";
import { join } from "path";
var MAX_DEPTH = 6;
async function findFiles(root, isWanted, findings) {
  const found = [];
  const visit = async (directory, within) => {
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const path = join(directory, entry.name);
        if (entry.isFile() && isWanted(entry.name, within)) found.push(path);
        else if (entry.isDirectory() && within.length < MAX_DEPTH) await visit(path, [...within, entry.name]);
      }
    } catch (error) {
      if (systemCode(error) !== "ENOENT") findings.problem(directory, error);
    }
  };
  await visit(root, []);
  return found.toSorted();
}

// src/usage/line-files.ts
import { createReadStream } from "fs";
import { open, stat } from "fs/promises";

// src/usage/book.ts
var Book = class {
  #sinceMs;
  #sums = /* @__PURE__ */ new Map();
  /** By session and model: the cost recorded so far. */
  #recorded = /* @__PURE__ */ new Map();
  #cut = /* @__PURE__ */ new Set();
  /** By session: the time until which its recorded cost counts. */
  costedUntil = /* @__PURE__ */ new Map();
  /** The session that has started another one to work for it, by that other. */
  parents = /* @__PURE__ */ new Map();
  /** By session: what the agent says itself that it has used. */
  agentTotals = /* @__PURE__ */ new Map();
  /** By session: what stands in it and was counted for another. */
  copied = /* @__PURE__ */ new Map();
  #lastAt = 0;
  /** Lines that look like usage and could not be read as such. */
  notUnderstood = 0;
  constructor(sinceMs) {
    this.#sinceMs = sinceMs;
  }
  get sums() {
    return this.#sums.values();
  }
  /** The latest time of its entries; milliseconds since the epoch. */
  get lastAt() {
    return this.#lastAt;
  }
  /** Sessions of which something is older than what was asked for. */
  get cut() {
    return this.#cut;
  }
  add({ session: session2, model, at, tokens: tokens2, costUsd, isMore = false, requests = 1 }) {
    this.#lastAt = Math.max(this.#lastAt, at);
    if (at < this.#sinceMs) {
      this.#cut.add(session2);
      return;
    }
    const sum = this.#sum(session2, model, at);
    if (!isMore) sum.requests += requests;
    sum.tokens = plus(sum.tokens, tokens2);
    if (costUsd === void 0) sum.uncosted = plus(sum.uncosted, tokens2);
    else sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
    sum.lastAt = Math.max(sum.lastAt, at);
  }
  /** Notes what stands in a session and was counted for the one that it was copied from. */
  addCopy(session2, tokens2, costUsd = 0) {
    const before = this.copied.get(session2) ?? { tokens: NO_TOKENS, costUsd: 0 };
    this.copied.set(session2, { tokens: plus(before.tokens, tokens2), costUsd: before.costUsd + costUsd });
  }
  /**
   * Takes the cost of a whole session until here, by model, in US dollars. It is shared out among what it covers; a session
   * that is only counted in part is left to the price table, and one that was counted elsewhere is left out.
   */
  sessionCost(session2, byModel) {
    const open2 = [...this.#sums.values()].filter((sum) => sum.session === session2);
    if (this.#cut.has(session2) || open2.length === 0) return;
    for (const [model, costUsd] of byModel) {
      const key = `${session2}\0${model}`;
      const before = this.#recorded.get(key) ?? 0;
      this.#recorded.set(key, costUsd);
      this.#share(session2, model, costUsd >= before ? costUsd - before : costUsd);
    }
    for (const sum of open2) sum.uncosted = NO_TOKENS;
    this.costedUntil.set(session2, this.#lastAt);
  }
  #share(session2, model, costUsd) {
    const same = [...this.#sums.values()].filter((sum) => sum.session === session2 && sum.model === model);
    const weight = same.reduce((all, sum) => all + (total(sum.uncosted) ?? 0), 0);
    if (weight === 0) {
      const sum = same.at(-1) ?? this.#sum(session2, model, this.#lastAt);
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
      return;
    }
    for (const sum of same) {
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd * (total(sum.uncosted) ?? 0) / weight;
    }
  }
  #sum(session2, model, at) {
    const day = localDay(at);
    const key = `${session2}\0${model}\0${day}`;
    const known3 = this.#sums.get(key);
    if (known3 !== void 0) return known3;
    const sum = {
      session: session2,
      model,
      day,
      requests: 0,
      tokens: NO_TOKENS,
      uncosted: NO_TOKENS,
      recordedUsd: void 0,
      lastAt: at
    };
    this.#sums.set(key, sum);
    return sum;
  }
};
function localDay(at) {
  const date = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

// src/usage/lines.ts
var MAX_LINE_BYTES = 32 * 1024 * 1024;
var NEWLINE = 10;
async function readLines(stream, { onLine, onTooLong, maxLineBytes = MAX_LINE_BYTES }) {
  let held = [];
  let heldBytes = 0;
  let whole = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const part2 = chunk.subarray(start, end);
      const length = heldBytes + part2.length;
      if (length > maxLineBytes) onTooLong();
      else onLine(held.length === 0 ? part2 : Buffer.concat([...held, part2]));
      whole += length + 1;
      held = [];
      heldBytes = 0;
      start = end + 1;
    }
    const part = chunk.subarray(start);
    heldBytes += part.length;
    if (heldBytes > maxLineBytes) held = [];
    else if (part.length > 0) held.push(Buffer.from(part));
  }
  if (heldBytes > maxLineBytes) onTooLong();
  return { whole, rest: heldBytes > 0 && heldBytes <= maxLineBytes ? Buffer.concat(held) : void 0 };
}

// src/usage/line-files.ts
var CHUNK_BYTES = 256 * 1024;
var BRACE = { open: 123, close: 125, carriageReturn: 13 };
var LineFiles = class {
  #format;
  #marks;
  #files = /* @__PURE__ */ new Map();
  #shared;
  constructor(format) {
    this.#format = format;
    this.#marks = format.marks.map((mark) => Buffer.from(mark));
    this.#shared = format.share();
  }
  /**
   * Reads what is new in the files, in their order, and tells all that is known of them. Entries before `sinceMs` are left
   * out, and files that have not changed since are not read at all, unless `changedSince` says otherwise.
   */
  async read(paths, sinceMs, findings, changedSince = sinceMs) {
    if (await this.#isOutdated()) {
      this.#files.clear();
      this.#shared = this.#format.share();
    }
    for (const path of paths) {
      try {
        await this.#readFile(path, changedSince, sinceMs, findings);
      } catch (error) {
        findings.problem(path, error);
      }
    }
  }
  async #readFile(path, changedSince, sinceMs, findings) {
    if (!this.#files.has(path) && changedSince > 0 && (await stat(path)).mtimeMs < changedSince) return;
    const file = await open(path, READ_AT_ONCE);
    try {
      await this.#readOpened(file, path, sinceMs, findings);
    } finally {
      await file.close();
    }
  }
  async #readOpened(file, path, sinceMs, findings) {
    const status = await file.stat();
    if (!status.isFile()) throw new Error("it is not a regular file");
    const { ino, size: size2 } = status;
    const state = this.#files.get(path) ?? this.#begin(path, ino, sinceMs);
    let torn = false;
    if (state.inode === ino && size2 > state.offset) {
      const stream = createReadStream(path, {
        fd: file,
        autoClose: false,
        start: state.offset,
        end: size2 - 1,
        highWaterMark: CHUNK_BYTES
      });
      const { whole, rest } = await readLines(stream, {
        onLine: (line2) => this.#line(line2, state),
        onTooLong: () => state.book.notUnderstood += 1
      });
      state.offset += whole;
      if (rest !== void 0) {
        const record2 = parse(rest);
        torn = record2 === void 0;
        if (!torn) {
          this.#line(rest, state);
          state.offset += rest.length;
        }
      }
    }
    findings.add(state.book, torn ? 1 : 0);
  }
  #begin(path, inode, sinceMs) {
    const file = { inode, book: new Book(sinceMs), read: this.#format.open(path, this.#shared), offset: 0 };
    this.#files.set(path, file);
    return file;
  }
  #line(line2, { book, read }) {
    if (line2.length === 0) return;
    if (!this.#marks.some((mark) => line2.includes(mark))) {
      if (!isObject(line2)) book.notUnderstood += 1;
      return;
    }
    const record2 = parse(line2);
    if (record2 === void 0 || !read(record2, book)) book.notUnderstood += 1;
  }
  async #isOutdated() {
    for (const [path, { inode, offset }] of this.#files) {
      const found = await stat(path).catch(() => void 0);
      if (found === void 0 || found.ino !== inode || found.size < offset) return true;
    }
    return false;
  }
};
function parse(line2) {
  try {
    return JSON.parse(line2.toString("utf8"));
  } catch {
    return void 0;
  }
}
function isObject(line2) {
  const end = line2.at(-1) === BRACE.carriageReturn ? line2.length - 2 : line2.length - 1;
  return line2[0] === BRACE.open && line2[end] === BRACE.close;
}

// src/usage/originals-first.ts
import { stat as stat2 } from "fs/promises";

// src/usage/file-head.ts
import { closeSync, fstatSync, openSync, readSync } from "fs";
var MAX_HEAD_BYTES = 1024 * 1024;
var NEWLINE2 = 10;
var step = Buffer.allocUnsafe(64 * 1024);
function firstLine(path) {
  const parts = [];
  let size2 = 0;
  for (const bytes of beginOf(path)) {
    const end = bytes.indexOf(NEWLINE2);
    if (end !== -1) return Buffer.concat([...parts, bytes.subarray(0, end)]).toString("utf8");
    parts.push(Buffer.from(bytes));
    size2 += bytes.length;
    if (size2 >= MAX_HEAD_BYTES) return void 0;
  }
  return void 0;
}
function beginsWith(path, text) {
  for (const bytes of beginOf(path)) return bytes.includes(text);
  return false;
}
function* beginOf(path) {
  let file;
  try {
    file = openSync(path, READ_AT_ONCE);
  } catch {
    return;
  }
  try {
    if (!fstatSync(file).isFile()) return;
    for (let read = readSync(file, step); read > 0; read = readSync(file, step)) yield step.subarray(0, read);
  } catch {
    return;
  } finally {
    closeSync(file);
  }
}

// src/usage/originals-first.ts
var FORK_MARK = '"forkedFrom"';
async function originalsFirst(paths, sinceMs) {
  const files = [];
  for (const path of paths) {
    const changedAt = (await stat2(path).catch(() => void 0))?.mtimeMs ?? Infinity;
    if (changedAt >= sinceMs) files.push({ path, isFork: beginsWith(path, FORK_MARK), changedAt });
  }
  const ordered = files.toSorted((a, b) => Number(a.isFork) - Number(b.isFork) || a.changedAt - b.changedAt);
  return ordered.map(({ path }) => path);
}

// src/usage/claude.ts
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
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && (session2 === void 0 || name === `${session2}.jsonl` || within.includes(session2));
      const found = await findFiles(join2(account, "projects"), isWanted, findings);
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startTicks }) => {
      const bytes = readRegularFile(join2(account, "sessions", `${pid}.json`), MAX_SESSION_BYTES);
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
      const own2 = Object.values(data2.modelUsage).map(agentTokens).reduce(plus, NO_TOKENS);
      if ((own2.output ?? 0) < (last.output ?? 0)) earlier = plus(earlier, last);
      last = own2;
      book.agentTotals.set(data2.sessionId, { tokens: known(plus(own2, earlier)), until: book.lastAt });
      takeCost(data2, book);
      return true;
    }
    if (kind !== "assistant") return kind !== void 0;
    const { success, data } = safeParse(answer, record2);
    if (!success) return false;
    const { id, model } = data.message;
    if (model === SYNTHETIC) return true;
    const tokens2 = tokensOf2(data.message.usage);
    const addition2 = answers.take(id, data.requestId ?? void 0, data.isSidechain === true, tokens2);
    if (addition2 === void 0) return true;
    const session2 = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession;
    book.add({ session: session2, model, at: data.timestamp, ...addition2 });
    return true;
  };
}
function tokensOf2({ cache_creation: byTime, ...counts2 }) {
  const hour = byTime?.ephemeral_1h_input_tokens;
  const parts = (byTime?.ephemeral_5m_input_tokens ?? 0) + (hour ?? 0);
  const written = counts2.cache_creation_input_tokens;
  return {
    input: counts2.input_tokens,
    output: counts2.output_tokens,
    cacheRead: counts2.cache_read_input_tokens,
    cacheWrite: written === void 0 && parts === 0 ? void 0 : Math.max(written ?? 0, parts),
    cacheWrite1h: hour,
    reasoning: counts2.output_tokens_details?.thinking_tokens
  };
}
function agentTokens(counts2) {
  return {
    ...NO_TOKENS,
    input: counts2.inputTokens,
    output: counts2.outputTokens,
    cacheRead: counts2.cacheReadInputTokens,
    cacheWrite: counts2.cacheCreationInputTokens
  };
}
function known(tokens2) {
  return Object.fromEntries(Object.entries(tokens2).filter(([, count2]) => count2 !== void 0));
}
function takeCost({ sessionId, modelUsage, hasUnknownModelCost }, book) {
  if (hasUnknownModelCost === true) return;
  const byModel = Object.entries(modelUsage).map(([model, { costUSD }]) => [model, costUSD]);
  book.sessionCost(sessionId, new Map(byModel));
}

// src/usage/cline.ts
import { readFile, stat as stat3 } from "fs/promises";
import { basename as basename2, dirname, join as join3, resolve as resolve2 } from "path";
var MAX_FILE_BYTES = 64 * 1024 * 1024;
var MESSAGES = ".messages.json";
var conversation = object({ messages: array(unknown()) });
var measured = object({ metrics: object({}) });
var metrics = object({
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: maybeCount,
  cacheWriteTokens: maybeCount
});
var answer2 = object({
  id: optional(label),
  ts: optional(epochMs),
  modelInfo: nullish(object({ id: optional(label) })),
  metrics: extend(metrics, { cost: maybeDollars })
});
var own = extend(metrics, { totalCost: optional(dollars) });
var manifest = object({ pid: number(), status: optional(string()) });
var manifestTotals = object({
  metadata: object({ usage: optional(own), aggregateUsage: optional(own) })
});
function clineProvider() {
  const known3 = /* @__PURE__ */ new Map();
  return {
    agent: "cline",
    account: (env, home) => resolve2(home, env["CLINE_DIR"] || ".cline"),
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isWanted = (name, within) => name.endsWith(MESSAGES) && (session2 === void 0 || within[0] === session2);
      const held = new Held();
      for (const path of await findFiles(sessions(account), isWanted, findings)) {
        try {
          const { ino, size: size2, mtimeMs } = await stat3(path);
          if (mtimeMs < sinceMs) continue;
          const mark = `${ino} ${size2} ${mtimeMs}`;
          const before = known3.get(path);
          const found = before?.mark === mark ? before : await readConversation(path, { mark, size: size2, mtimeMs });
          known3.set(path, found);
          const book = bookOf(found, held, sinceMs);
          const total2 = await agentTotal(path);
          if (total2 !== void 0) book.agentTotals.set(sessionOf(path), total2);
          findings.add(book);
        } catch (error) {
          findings.problem(path, error);
        }
      }
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isManifest = (name, within) => name === `${within[0]}.json`;
      for (const path of await findFiles(sessions(account), isManifest, new Findings())) {
        const { size: size2, mtimeMs } = await stat3(path);
        if (mtimeMs < startedAt || size2 > MAX_FILE_BYTES) continue;
        const { success, data } = safeParse(manifest, JSON.parse(await readFile(path, "utf8")));
        if (success && data.pid === pid) return basename2(dirname(path));
      }
      return void 0;
    }
  };
}
function sessions(account) {
  return join3(account, "data", "sessions");
}
function sessionOf(path) {
  return basename2(dirname(path));
}
async function readConversation(path, { mark, size: size2, mtimeMs }) {
  if (size2 > MAX_FILE_BYTES) throw new Error(`larger than ${MAX_FILE_BYTES / 1024 ** 2} MB`);
  const { messages } = conversation.parse(JSON.parse(await readFile(path, "utf8")));
  const answers = [];
  let notUnderstood = 0;
  for (const message of messages) {
    if (!safeParse(measured, message).success) continue;
    const { success, data } = safeParse(answer2, message);
    if (!success) {
      notUnderstood += 1;
      continue;
    }
    answers.push({
      id: data.id === void 0 ? void 0 : `${data.id} ${data.ts ?? ""}`,
      session: sessionOf(path),
      model: data.modelInfo?.id ?? "unknown",
      at: data.ts ?? mtimeMs,
      tokens: tokensOf3(data.metrics),
      costUsd: data.metrics.cost
    });
  }
  return { mark, answers, notUnderstood };
}
function bookOf({ answers, notUnderstood }, held, sinceMs) {
  const book = new Book(sinceMs);
  book.notUnderstood = notUnderstood;
  for (const { id, ...entry } of answers) {
    const addition2 = id === void 0 ? { tokens: entry.tokens, isMore: false } : held.take(id, entry.tokens);
    if (addition2 === void 0) book.addCopy(entry.session, entry.tokens, entry.costUsd);
    else book.add({ ...entry, ...addition2 });
  }
  return book;
}
async function agentTotal(path) {
  if (basename2(path) !== `${sessionOf(path)}${MESSAGES}`) return void 0;
  const beside = path.replace(/\.messages\.json$/, ".json");
  try {
    const { size: size2, mtimeMs } = await stat3(beside);
    if (size2 > MAX_FILE_BYTES) return void 0;
    const { metadata } = manifestTotals.parse(JSON.parse(await readFile(beside, "utf8")));
    const total2 = metadata.aggregateUsage ?? metadata.usage;
    if (total2 === void 0) return void 0;
    const { input, output, cacheRead, cacheWrite } = tokensOf3(total2);
    return { tokens: known2({ input, output, cacheRead, cacheWrite }), costUsd: total2.totalCost, until: mtimeMs };
  } catch {
    return void 0;
  }
}
function known2(tokens2) {
  return Object.fromEntries(Object.entries(tokens2).filter(([, value]) => value !== void 0));
}
function tokensOf3({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }) {
  return {
    ...NO_TOKENS,
    input: without(inputTokens, cacheReadTokens, cacheWriteTokens),
    output: outputTokens,
    cacheRead: cacheReadTokens,
    cacheWrite: cacheWriteTokens
  };
}

// src/usage/codex.ts
import { readdir as readdir2, readlink, stat as stat4 } from "fs/promises";
import { basename as basename4, join as join4, resolve as resolve3 } from "path";

// src/usage/codex-rollout.ts
import { basename as basename3 } from "path";

// src/usage/codex-history.ts
var COPY_MS = 1e3;
var MAX_GENERATIONS2 = 16;
var CodexHistories = class {
  #threads = /* @__PURE__ */ new Map();
  /** Notes a thread, and returns the sum that it had reached in another file. */
  begin({ id, origins }) {
    const known3 = this.#threads.get(id);
    if (known3 === void 0) this.#threads.set(id, { origins, sums: /* @__PURE__ */ new Map(), last: void 0 });
    return known3?.last;
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
      if (seen.size < MAX_GENERATIONS2) for (const origin of thread?.origins ?? []) seen.add(origin);
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

// src/usage/codex-thread.ts
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
function codexThread(record2) {
  const { success, data } = safeParse(head, record2);
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

// src/usage/codex-rollout.ts
var usage2 = object({
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
      usage: usage2,
      thread_token_usage: optional(usage2)
    })
  }),
  object({
    type: literal("event_msg"),
    timestamp: time,
    ordinal,
    payload: union([
      object({
        type: literal("token_count"),
        info: nullish(object({ total_token_usage: usage2, last_token_usage: nullish(usage2) }))
      }),
      object({ type: literal("task_started"), turn_id: optional(label) }),
      object({ type: string().check(refine((type) => type !== "token_count")) })
    ])
  })
]);
var other2 = object({
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
  return THREAD_IN_NAME.exec(basename3(path))?.[1];
}
var CodexShared = class {
  held = new Held();
  histories = new CodexHistories();
};
function codexRollout(path, { held, histories }) {
  let session2 = threadOf(path) ?? basename3(path, ".jsonl");
  let model = UNKNOWN_MODEL;
  let hasHead = false;
  let hasRecords = false;
  let goesOn = false;
  let before;
  let copied;
  let origin;
  let base;
  const takeHead = (record2, book) => {
    const thread = codexThread(record2);
    if (thread === void 0) return;
    if (hasHead) {
      if (thread.id !== session2) copied?.foundHead();
      return;
    }
    hasHead = true;
    session2 = thread.id;
    origin = thread.origins[0];
    if (thread.parent !== void 0) book.parents.set(session2, thread.parent);
    before = histories.begin(thread);
    goesOn = before !== void 0 || thread.origins.length > 0;
    copied = new CopiedPart(thread, path, histories, before !== void 0);
  };
  const takeRecord = ({ timestamp: at, payload, ...more }, book) => {
    const isCopy = payload.thread_id === void 0 && copied?.precedes(at, more.ordinal) === true;
    const owner = payload.thread_id ?? (isCopy ? origin ?? session2 : session2);
    if (owner === session2) {
      hasRecords = true;
      copied?.foundOwn();
    } else copied?.foundForeign();
    const tokens2 = tokensOf4(payload.usage);
    const addition2 = held.take(payload.response_id, tokens2);
    if (addition2 === void 0) return;
    book.add({ session: owner, model, at, ...addition2 });
    if (owner !== session2 || payload.thread_token_usage === void 0) return;
    const thread = tokensOf4(payload.thread_token_usage);
    base ??= goesOn ? growth(thread, tokens2) : NO_TOKENS;
    book.agentTotals.set(session2, { tokens: growth(thread, base), until: book.lastAt });
  };
  const takeCount = (sum, last, at, number2, book) => {
    const isCopy = copied?.covers(sum, at, number2) === true;
    histories.note(session2, sum, { path, at });
    const tokens2 = isCopy || hasRecords ? NO_TOKENS : added(sum, last, before, goesOn);
    if (!isCopy) goesOn = false;
    before = sum;
    if ((total(tokens2) ?? 0) > 0) book.add({ session: session2, model, at, tokens: tokens2 });
  };
  return (record2, book) => {
    const { success, data } = safeParse(line, record2);
    if (!success) return safeParse(other2, record2).success;
    switch (data.type) {
      case "session_meta":
        takeHead(record2, book);
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
        takeCount(tokensOf4(sum), last ? tokensOf4(last) : void 0, data.timestamp, data.ordinal, book);
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
function tokensOf4(counts2) {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_write_input_tokens: cacheWrite } = counts2;
  return {
    ...NO_TOKENS,
    input: without(input, cacheRead, cacheWrite),
    output: counts2.output_tokens,
    cacheRead,
    cacheWrite,
    reasoning: counts2.reasoning_output_tokens
  };
}

// src/usage/codex.ts
function codexProvider() {
  const files = new LineFiles({ marks: CODEX_MARKS, share: () => new CodexShared(), open: codexRollout });
  const heads = /* @__PURE__ */ new Map();
  return {
    agent: "codex",
    account: (env, home) => resolve3(home, env["CODEX_HOME"] || ".codex"),
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isRollout = (name) => name.startsWith("rollout-") && name.endsWith(".jsonl");
      const found = ["sessions", "archived_sessions"].map(
        async (folder) => findFiles(join4(account, folder), isRollout, findings)
      );
      const rollouts = new Rollouts((await Promise.all(found)).flat(), heads);
      const wanted = session2 === void 0 ? await rollouts.changedSince(sinceMs) : rollouts.ofSession(session2);
      await files.read(rollouts.originsFirst(wanted), sinceMs, findings, 0);
    },
    // Only a Codex without its shared daemon holds the file itself.
    sessionOf: async (account, { pid }) => {
      const directory = `/proc/${pid}/fd`;
      for (const descriptor of await readdir2(directory)) {
        const path = await readlink(join4(directory, descriptor)).catch(() => "");
        const session2 = threadOf(path);
        if (session2 !== void 0 && path.startsWith(`${join4(account, "sessions")}/`)) return session2;
      }
      return void 0;
    }
  };
}
var Rollouts = class {
  #paths;
  #heads;
  #byThread = /* @__PURE__ */ new Map();
  /** `heads` holds the first lines that were read before: they never change. */
  constructor(paths, heads) {
    this.#paths = paths;
    this.#heads = heads;
    for (const path of paths) {
      const thread = threadOf(path);
      if (thread !== void 0) this.#byThread.set(thread, [...this.#byThread.get(thread) ?? [], path]);
    }
  }
  async changedSince(sinceMs) {
    if (sinceMs <= 0) return [...this.#paths];
    const times = await Promise.all(this.#paths.map(async (path) => stat4(path).catch(() => void 0)));
    return this.#paths.filter((_, i) => (times[i]?.mtimeMs ?? Infinity) >= sinceMs);
  }
  /** The files of a session and of the sub-agents that were started since it began. */
  ofSession(session2) {
    const own2 = this.#byThread.get(session2) ?? this.#paths.filter((path) => basename4(path).includes(session2));
    const first = own2.map((path) => basename4(path)).toSorted()[0];
    if (first === void 0) return [];
    const found = new Map(own2.map((path) => [path, session2]));
    const threads = /* @__PURE__ */ new Set([session2]);
    const later = this.#paths.filter((path) => basename4(path) >= first && !found.has(path));
    for (const path of later.toSorted((a, b) => basename4(a).localeCompare(basename4(b)))) {
      const thread = this.#head(path);
      if (thread?.parent === void 0 || !threads.has(thread.parent)) continue;
      threads.add(thread.id);
      found.set(path, thread.id);
    }
    return [...found.keys()];
  }
  /** The same files, each behind those that it may have copied, which are added. */
  originsFirst(paths) {
    const ordered = /* @__PURE__ */ new Set();
    const visited = /* @__PURE__ */ new Set();
    const visit = (path) => {
      if (visited.has(path)) return;
      visited.add(path);
      for (const origin of this.#head(path)?.origins ?? []) this.#byThread.get(origin)?.forEach(visit);
      ordered.add(path);
    };
    paths.forEach(visit);
    return [...ordered];
  }
  #head(path) {
    const known3 = this.#heads.get(path);
    if (known3 !== void 0) return known3;
    const head2 = parse2(firstLine(path));
    if (head2 !== void 0) this.#heads.set(path, head2);
    return head2;
  }
};
function parse2(line2) {
  try {
    return line2 === void 0 ? void 0 : codexThread(JSON.parse(line2));
  } catch {
    return void 0;
  }
}

// src/usage/copilot.ts
import { readdir as readdir3, stat as stat5 } from "fs/promises";
import { basename as basename5, dirname as dirname2, join as join5, resolve as resolve4 } from "path";
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
var other3 = object({ type: string().check(refine((type) => type !== USAGE && type !== SHUTDOWN)) });
function copilotProvider() {
  const files = new LineFiles({
    marks: [`"${USAGE}"`, `"${SHUTDOWN}"`],
    share: () => new Held(),
    open: reader2
  });
  return {
    agent: "copilot",
    account: (env, home) => resolve4(home, env["COPILOT_HOME"] || ".copilot"),
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isWanted = (name, within) => name === "events.jsonl" && within.length === 1 && (session2 === void 0 || within[0] === session2);
      await files.read(await findFiles(join5(account, "session-state"), isWanted, findings), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const root = join5(account, "session-state");
      for (const session2 of await readdir3(root)) {
        const lock = await stat5(join5(root, session2, `inuse.${pid}.lock`)).catch(() => void 0);
        if (lock !== void 0 && lock.mtimeMs >= startedAt) return session2;
      }
      return void 0;
    }
  };
}
function reader2(path, held) {
  const session2 = basename5(dirname2(path));
  let unnamed = 0;
  const idOf = (id) => id ?? `${path} ${unnamed++}`;
  let hasRecords = false;
  let own2 = NO_TOKENS;
  const takeShutdown = ({ id, timestamp: at, data }, book) => {
    const event = idOf(id);
    for (const [model, { requests, usage: usage3 }] of Object.entries(data.modelMetrics ?? {})) {
      const addition2 = held.take(`${event} ${model}`, tokensOf5(usage3));
      if (addition2 === void 0) continue;
      own2 = plus(own2, addition2.tokens);
      if (!hasRecords) book.add({ session: session2, model, at, requests: requests?.count ?? 1, ...addition2 });
      book.agentTotals.set(session2, { tokens: own2, until: at });
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
    if (!success) return safeParse(other3, record2).success;
    hasRecords = true;
    const { model = "unknown", ...usage3 } = data.data.usage;
    const addition2 = held.take(idOf(data.id), tokensOf5(usage3));
    if (addition2 !== void 0) book.add({ session: session2, model, at: data.timestamp, ...addition2 });
    return true;
  };
}
function tokensOf5(usage3) {
  return {
    ...NO_TOKENS,
    input: without(usage3.inputTokens, usage3.cacheReadTokens, usage3.cacheWriteTokens),
    output: usage3.outputTokens,
    cacheRead: usage3.cacheReadTokens,
    cacheWrite: usage3.cacheWriteTokens,
    reasoning: usage3.reasoningTokens
  };
}

// src/usage/gemini.ts
import { basename as basename6, join as join6 } from "path";
var header = object({ sessionId: label, projectHash: string(), messages: optional(array(unknown())) });
var replaced = object({ $set: object({ messages: array(unknown()) }) });
var answer3 = object({
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
var other4 = object({ type: optional(string().check(refine((type) => type !== "gemini"))) });
var CHATS = "chats";
function geminiProvider() {
  const files = new LineFiles({
    marks: ['"tokens"', '"projectHash"'],
    share: () => new GeminiShared(),
    open: reader3
  });
  return {
    agent: "gemini",
    account: (_env, home) => join6(home, ".gemini"),
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && within[1] === CHATS && (session2 === void 0 || name.includes(session2.slice(0, 8)) || within[2] === session2);
      await files.read(await findFiles(join6(account, "tmp"), isWanted, findings), sinceMs, findings);
    }
  };
}
var GeminiShared = class {
  held = new Held();
  /** What each answer says that it has used in all. */
  totals = /* @__PURE__ */ new Map();
};
function reader3(path, { held, totals }) {
  let session2 = basename6(path, ".jsonl");
  let all = 0;
  const parent = /\/chats\/([^/]+)\/[^/]+$/.exec(path)?.[1];
  const take = (record2, book) => {
    const { success, data } = safeParse(answer3, record2);
    if (!success) return safeParse(other4, record2).success;
    if (!data.tokens) return true;
    const { input, output, cached, thoughts, tool, total: total2 } = data.tokens;
    const addition2 = held.take(data.id, {
      ...NO_TOKENS,
      input: without(input, cached) + (tool ?? 0),
      output: output + (thoughts ?? 0),
      cacheRead: cached,
      reasoning: thoughts
    });
    if (addition2 !== void 0) book.add({ session: session2, model: data.model ?? "unknown", at: data.timestamp, ...addition2 });
    if (total2 === void 0) return true;
    const before = totals.get(data.id) ?? 0;
    totals.set(data.id, Math.max(before, total2));
    all += Math.max(0, total2 - before);
    if (all > 0) book.agentTotals.set(session2, { all, until: book.lastAt });
    return true;
  };
  return (record2, book) => {
    const inPlace = safeParse(replaced, record2);
    if (inPlace.success) return inPlace.data.$set.messages.map((message) => take(message, book)).every(Boolean);
    const begin = safeParse(header, record2);
    if (!begin.success) return take(record2, book);
    session2 = begin.data.sessionId;
    if (parent !== void 0 && parent !== session2) book.parents.set(session2, parent);
    return (begin.data.messages ?? []).map((message) => take(message, book)).every(Boolean);
  };
}

// src/usage/opencode.ts
import { stat as stat6 } from "fs/promises";
import { isAbsolute as isAbsolute2, join as join7 } from "path";

// src/usage/sqlite-rows.ts
import { spawn } from "child_process";
import { once } from "events";
var BUSY_MS = 2e3;
var TIMEOUT_MS = 12e4;
var MAX_WORDS = 500;
async function sqliteRows(path, query, onRow) {
  try {
    await byProgram(path, query, onRow);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    await byNode(path, query, onRow);
  }
}
async function byProgram(path, query, onRow) {
  const settings = ["-batch", "-noheader", "-list", "-init", "/dev/null", "-cmd", `.timeout ${BUSY_MS}`];
  const child = spawn("sqlite3", [...settings, "-readonly", path, query], {
    stdio: ["ignore", "pipe", "pipe"],
    // The option `timeout` would hold this process when there is no such program.
    signal: AbortSignal.timeout(TIMEOUT_MS)
  });
  const ended2 = once(child, "close");
  let words = "";
  child.stderr.on("data", (data) => words = `${words}${data.toString()}`.slice(0, MAX_WORDS));
  child.once("error", () => [child.stdout, child.stderr].forEach((stream) => stream.destroy()));
  const [[code]] = await Promise.all([
    ended2,
    readLines(child.stdout, {
      onLine: (line2) => onRow(parse3(line2.toString("utf8"))),
      onTooLong: () => onRow(void 0)
    })
  ]);
  if (code !== 0) throw new Error(words.trim() || `sqlite3 ended with ${code ?? "a signal"}`);
}
async function byNode(path, query, onRow) {
  const { DatabaseSync } = await sqliteOfNode();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    for (const row of database.prepare(query).iterate()) onRow(parse3(String(Object.values(row)[0])));
  } finally {
    database.close();
  }
}
async function sqliteOfNode() {
  const name = ["node", "sqlite"].join(":");
  const listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  try {
    return await import(name);
  } catch (error) {
    throw new Error(`needs the program sqlite3, or Node.js 22.5: ${messageOf(error)}`, { cause: error });
  } finally {
    for (const listener of listeners) process.on("warning", listener);
  }
}
function parse3(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/usage/opencode.ts
var DATABASE = "opencode.db";
var MESSAGES2 = `select json_object(
  'session', session_id,
  'model', json_extract(data, '$.modelID'),
  'at', json_extract(data, '$.time.created'),
  'completed', json_extract(data, '$.time.completed'),
  'cost', json_extract(data, '$.cost'),
  'tokens', json(json_extract(data, '$.tokens')))
from message
where json_valid(data) and json_extract(data, '$.role') = 'assistant' and json_extract(data, '$.tokens') is not null
order by id`;
var SESSION_COLUMNS = `select json_group_array(name) from pragma_table_info('session')`;
var SESSIONS = `select json_object(
  'session', id,
  'parent', parent_id,
  'cost', cost,
  'tokens', json_object('input', tokens_input, 'output', tokens_output, 'reasoning', tokens_reasoning,
    'cache', json_object('read', tokens_cache_read, 'write', tokens_cache_write)))
from session`;
var SUM_COLUMNS = [
  "parent_id",
  "cost",
  "tokens_input",
  "tokens_output",
  "tokens_reasoning",
  "tokens_cache_read",
  "tokens_cache_write"
];
var tokens = object({
  input: count,
  output: count,
  reasoning: maybeCount,
  cache: nullish(object({ read: maybeCount, write: maybeCount }))
});
var answer4 = object({
  session: label,
  model: nullish(label),
  at: epochMs,
  completed: nullish(epochMs),
  cost: maybeDollars,
  tokens
});
var columns = array(string());
var session = object({ session: label, parent: nullish(label), cost: nullish(dollars), tokens });
function opencodeProvider() {
  const known3 = /* @__PURE__ */ new Map();
  return {
    agent: "opencode",
    account: (env, home) => {
      const data = env["XDG_DATA_HOME"];
      return join7(data !== void 0 && isAbsolute2(data) ? data : join7(home, ".local/share"), "opencode");
    },
    read: async (account, { sinceMs }, findings) => {
      const path = join7(account, DATABASE);
      try {
        const mark = await fileMark(path);
        const before = known3.get(path);
        const book = before?.mark === mark ? before.book : await bookOf2(path, sinceMs);
        known3.set(path, { mark, book });
        findings.add(book);
      } catch (error) {
        if (systemCode(error) !== "ENOENT") findings.problem(path, error);
      }
    }
  };
}
async function fileMark(path) {
  const { ino, size: size2, mtimeMs } = await stat6(path);
  const log = await stat6(`${path}-wal`).catch(() => void 0);
  return `${ino} ${size2} ${mtimeMs} ${log?.size ?? 0} ${log?.mtimeMs ?? 0}`;
}
async function bookOf2(path, sinceMs) {
  const book = new Book(sinceMs);
  await readSessions(path, book);
  const owners = /* @__PURE__ */ new Map();
  await sqliteRows(path, MESSAGES2, (row) => {
    const { success, data } = safeParse(answer4, row);
    if (!success) {
      book.notUnderstood += 1;
      return;
    }
    const counted = tokensOf6(data.tokens);
    if (total(counted) === 0) return;
    const { session: own2, at, model, cost } = data;
    const key = JSON.stringify([at, data.completed, model, cost, data.tokens]);
    const owner = owners.get(key) ?? own2;
    owners.set(key, owner);
    if (owner === own2) book.add({ session: own2, model: model ?? "unknown", at, tokens: counted, costUsd: cost });
    else book.addCopy(own2, counted, cost);
  });
  return book;
}
async function readSessions(path, book) {
  let names = [];
  await sqliteRows(path, SESSION_COLUMNS, (row) => names = safeParse(columns, row).data ?? []);
  if (!SUM_COLUMNS.every((name) => names.includes(name))) return;
  await sqliteRows(path, SESSIONS, (row) => {
    const { success, data } = safeParse(session, row);
    if (!success) {
      book.notUnderstood += 1;
      return;
    }
    if (data.parent) book.parents.set(data.session, data.parent);
    const { input, output, cacheRead, cacheWrite, reasoning } = tokensOf6(data.tokens);
    const own2 = { input, output, cacheRead, cacheWrite, reasoning };
    if (total({ ...NO_TOKENS, ...own2 }) === 0) return;
    book.agentTotals.set(data.session, { tokens: own2, costUsd: data.cost || void 0, until: Infinity });
  });
}
function tokensOf6({ input, output, reasoning, cache }) {
  return {
    ...NO_TOKENS,
    input,
    output: output + (reasoning ?? 0),
    cacheRead: cache?.read,
    cacheWrite: cache?.write,
    reasoning
  };
}

// src/usage/qwen.ts
import { existsSync } from "fs";
import { readFile as readFile2, stat as stat7 } from "fs/promises";
import { basename as basename7, join as join8 } from "path";
var answer5 = object({
  uuid: label,
  type: literal("assistant"),
  sessionId: optional(label),
  forkedFrom: nullish(object({ sessionId: label, messageUuid: label })),
  timestamp: time,
  model: optional(label),
  usageMetadata: object({
    promptTokenCount: count,
    candidatesTokenCount: count,
    totalTokenCount: maybeCount,
    cachedContentTokenCount: maybeCount,
    thoughtsTokenCount: maybeCount
  })
});
var other5 = object({ type: string().check(refine((type) => type !== "assistant")) });
var ended = object({
  sessionId: label,
  timestamp: epochMs,
  models: record(label, object({ totalTokens: count }))
});
var runtime = object({ pid: number(), session_id: label });
var RUNTIME = ".runtime.json";
var helper = object({ model: optional(label) });
var MAX_HELPER_BYTES = 1024 * 1024;
function qwenProvider() {
  const files = new LineFiles({ marks: ['"usageMetadata"'], share: () => new QwenShared(), open: reader4 });
  const histories = new LineFiles({ marks: ['"models"'], share: () => void 0, open: () => readHistory });
  return {
    agent: "qwen",
    account: (_env, home) => join8(home, ".qwen"),
    read: async (account, { sinceMs, session: session2 }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && (within[1] === "chats" ? session2 === void 0 || name === `${session2}.jsonl` : within[1] === "subagents" && (session2 === void 0 || within[2] === session2));
      const found = await findFiles(join8(account, "projects"), isWanted, findings);
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings);
      const history = join8(account, "usage_record.jsonl");
      if (existsSync(history)) await histories.read([history], sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isRuntime = (name) => name.endsWith(RUNTIME);
      for (const path of await findFiles(join8(account, "projects"), isRuntime, new Findings())) {
        if ((await stat7(path)).mtimeMs < startedAt) continue;
        const { success, data } = safeParse(runtime, JSON.parse(await readFile2(path, "utf8")));
        if (success && data.pid === pid) return data.session_id;
      }
      return void 0;
    }
  };
}
var QwenShared = class {
  held = new Held();
  /** By the id of a copied answer: the one that it is a copy of. */
  #originals = /* @__PURE__ */ new Map();
  original(id, copyOf) {
    const original = copyOf === void 0 ? void 0 : this.#originals.get(copyOf) ?? copyOf;
    if (original !== void 0) this.#originals.set(id, original);
    return original ?? this.#originals.get(id) ?? id;
  }
};
function reader4(path, shared) {
  const fileSession = basename7(path, ".jsonl");
  const fileModel = helperModel(path);
  return (record2, book) => {
    const { success, data } = safeParse(answer5, record2);
    if (!success) return safeParse(other5, record2).success;
    const { promptTokenCount: input, candidatesTokenCount: candidates, ...more } = data.usageMetadata;
    const output = more.totalTokenCount === void 0 ? candidates : without(more.totalTokenCount, input);
    const addition2 = shared.held.take(shared.original(data.uuid, data.forkedFrom?.messageUuid), {
      ...NO_TOKENS,
      input: without(input, more.cachedContentTokenCount),
      output: Math.max(candidates, output),
      cacheRead: more.cachedContentTokenCount,
      reasoning: more.thoughtsTokenCount
    });
    if (addition2 === void 0) return true;
    const session2 = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession;
    book.add({ session: session2, model: data.model ?? fileModel ?? "unknown", at: data.timestamp, ...addition2 });
    return true;
  };
}
function helperModel(path) {
  if (!path.includes("/subagents/")) return void 0;
  try {
    const bytes = readRegularFile(path.replace(/\.jsonl$/, ".meta.json"), MAX_HELPER_BYTES);
    return safeParse(helper, JSON.parse(bytes.toString())).data?.model;
  } catch {
    return void 0;
  }
}
function readHistory(record2, book) {
  const { success, data } = safeParse(ended, record2);
  if (!success) return false;
  const all = Object.values(data.models).reduce((sum, { totalTokens }) => sum + totalTokens, 0);
  book.agentTotals.set(data.sessionId, { all, until: data.timestamp });
  return true;
}

// src/usage/providers.ts
function usageProviders() {
  const all = [
    claudeProvider(),
    codexProvider(),
    geminiProvider(),
    opencodeProvider(),
    copilotProvider(),
    qwenProvider(),
    clineProvider()
  ];
  return new Map(all.map((provider) => [provider.agent, provider]));
}

// src/records/runner-sessions.ts
import { homedir } from "os";

// src/host/agent-processes.ts
import { readFileSync } from "fs";
var TICKS_PER_SECOND = 100;
async function agentProcesses(root) {
  const bootMs = bootTime();
  if (bootMs === void 0) return [];
  return (await processTree(root)).map(({ pid }) => {
    const startTicks = processMark(pid).split("-")[1] ?? "";
    return { pid, startTicks, startedAt: bootMs + Number(startTicks) / TICKS_PER_SECOND * 1e3 };
  });
}
function bootTime() {
  try {
    const seconds = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    return seconds === void 0 ? void 0 : Number(seconds) * 1e3;
  } catch {
    return void 0;
  }
}

// src/records/runner-sessions.ts
async function runnerSessions(holders2, providers) {
  const claims = [];
  const accounts = /* @__PURE__ */ new Map();
  for (const holder of holders2) {
    const known3 = learnedSessions(holder.directory);
    claims.push(...known3.map(({ agent, session: session2, at }) => ({ owner: holder, agent, session: session2, at })));
    for (const live of await liveSessions(holder, providers)) {
      const { agent } = live.provider;
      accounts.set(`${agent} ${live.account}`, live);
      if (known3.some((one) => one.agent === agent && one.session === live.session)) continue;
      const at = Date.now();
      claims.push({ owner: holder, agent, session: live.session, at });
      learnSession(holder.directory, { agent, session: live.session, at });
    }
  }
  const latest = /* @__PURE__ */ new Map();
  for (const claim of claims.toSorted((a, b) => a.at - b.at)) latest.set(`${claim.agent} ${claim.session}`, claim);
  return {
    ownerOf: (agent, session2) => {
      const owner = latest.get(`${agent} ${session2}`)?.owner;
      return owner === void 0 ? void 0 : { id: owner.id, name: owner.name };
    },
    sessionsOf: (id) => [...latest.values()].filter(({ owner }) => owner.id === id),
    accounts: [...accounts.values()]
  };
}
async function liveSessions({ agent, pid }, providers) {
  const known3 = providers.get(agent);
  const candidates = known3 === void 0 ? [...providers.values()] : [known3];
  const found = [];
  if (pid === void 0) return found;
  for (const process2 of await agentProcesses(pid)) {
    const env = environmentOf(process2.pid);
    for (const provider of candidates) {
      const account = provider.account(env, env["HOME"] ?? homedir());
      const session2 = await provider.sessionOf?.(account, process2).catch(() => void 0);
      if (session2 !== void 0) found.push({ provider, account, session: session2 });
    }
  }
  return found;
}

// src/usage/summary.ts
function usageRows(sums, by, prices, ownerOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const sum of sums) {
    const name = nameOf(sum, by, ownerOf);
    const key = JSON.stringify(Object.values(name));
    const group = groups.get(key) ?? { name, sums: [] };
    group.sums.push(sum);
    groups.set(key, group);
  }
  const rows = [...groups.values()].map((group) => ({ ...group.name, ...usageOf(group.sums, prices) }));
  if (by === "day") return rows.toSorted((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
  return rows.toSorted((a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || size(b) - size(a));
}
function usageOf(sums, prices) {
  let tokens2 = NO_TOKENS;
  let costUsd;
  let costIsPartial = false;
  let requests = 0;
  for (const sum of sums) {
    tokens2 = plus(tokens2, sum.tokens);
    requests += sum.requests;
    const hasUncosted = (total(sum.uncosted) ?? 0) > 0;
    const priced = hasUncosted ? priceOf(sum.model, sum.uncosted, prices) : void 0;
    if (hasUncosted && priced === void 0) costIsPartial = true;
    for (const part of [sum.recordedUsd, priced]) if (part !== void 0) costUsd = (costUsd ?? 0) + part;
  }
  const sessions2 = new Set(sums.map(({ agent, session: session2 }) => `${agent} ${session2}`)).size;
  return { requests, sessions: sessions2, tokens: tokens2, costUsd, costIsPartial };
}
function nameOf(sum, by, ownerOf) {
  const { agent, account, model, day, session: session2, parents } = sum;
  switch (by) {
    case "runner": {
      const runner = [session2, ...parents].map((one) => ownerOf(agent, one)).find((owner) => owner !== void 0);
      return runner === void 0 ? { runner, agent, account } : { runner, agent };
    }
    case "agent":
      return { agent, account };
    case "model":
      return { agent, model };
    case "day":
      return { day };
  }
}
function size({ tokens: tokens2 }) {
  return total(tokens2) ?? 0;
}

// src/cli/usage/report.ts
async function findUsage(context, sinceMs) {
  const { env } = context;
  const providers = usageProviders();
  const config2 = readUsageConfig(configFile(env), (problem) => context.say(problem));
  const owners = await runnerSessions(holders(context), providers);
  const wanted = accountsOf(env, providers, config2.accounts ?? {}, owners.accounts);
  return { ...await gatherUsage(wanted, { sinceMs }), prices: priceTable(config2.prices ?? {}), owners };
}
async function usageOfRunner(context, id) {
  const { env } = context;
  const providers = usageProviders();
  const mine = holders(context).filter((holder) => holder.id === id);
  const owners = await runnerSessions(mine, providers);
  const sessions2 = owners.sessionsOf(id);
  if (sessions2.length === 0) return void 0;
  const config2 = readUsageConfig(configFile(env), () => void 0);
  const accounts = accountsOf(env, providers, config2.accounts ?? {}, owners.accounts);
  const found = /* @__PURE__ */ new Map();
  for (const { agent, session: session2 } of sessions2) {
    const wanted = accounts.filter(({ provider }) => provider.agent === agent);
    for (const sum of (await gatherUsage(wanted, { sinceMs: 0, session: session2 })).sums) {
      found.set(JSON.stringify([agent, sum.account, sum.session, sum.model, sum.day]), sum);
    }
  }
  return usageOf([...found.values()], priceTable(config2.prices ?? {}));
}
function usageJson({ requests, sessions: sessions2, tokens: tokens2, costUsd, costIsPartial }) {
  return { requests, sessions: sessions2, tokens: tokensJson(tokens2), costUsd: costUsd ?? null, costIsPartial };
}
function tokensJson(tokens2) {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning } = tokens2;
  return {
    input: input ?? null,
    output: output ?? null,
    cacheRead: cacheRead ?? null,
    cacheWrite: cacheWrite ?? null,
    cacheWrite5m: cacheWrite1h === void 0 ? null : without(cacheWrite ?? 0, cacheWrite1h),
    cacheWrite1h: cacheWrite1h ?? null,
    reasoning: reasoning ?? null,
    total: total(tokens2) ?? null
  };
}
function usageText({ tokens: tokens2, ...usage3 }) {
  const sent = { ...tokens2, output: void 0 };
  return `${countText(total(sent))} in (${countText(tokens2.cacheRead)} from cache), ${countText(tokens2.output)} out, ${costText(usage3)}`;
}
function countText(count2) {
  if (count2 === void 0) return "n/a";
  if (count2 < 1e4) return String(count2);
  const power = Math.min(3, Math.floor(Math.log10(count2) / 3));
  const value = count2 / 1e3 ** power;
  return `${value.toFixed(value < 100 ? 1 : 0)}${["", "K", "M", "G"][power] ?? ""}`;
}
function costText({ costUsd, costIsPartial }) {
  if (costUsd === void 0) return "n/a";
  return `${dollarText(costUsd)}${costIsPartial ? "+" : ""}`;
}
function dollarText(usd) {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}
function holders(context) {
  return loggedRunners(context).map((runner) => ({ ...runner, pid: isAlive(runner) ? runner.pid : void 0 }));
}
function isAlive({ state, server }) {
  return !isFinal(state) && isRunning(server.pid);
}
function accountsOf(env, providers, own2, running) {
  const found = /* @__PURE__ */ new Map();
  for (const provider of providers.values()) {
    const extra = (own2[provider.agent] ?? []).map((path) => path.replace(/^~(?=\/)/, homedir2()));
    const used = running.filter((one) => one.provider === provider).map(({ account }) => account);
    for (const account of [provider.account(env, homedir2()), ...extra, ...used]) {
      found.set(`${provider.agent} ${account}`, { provider, account });
    }
  }
  return [...found.values()];
}

export {
  PRICES_DATE,
  usageRows,
  usageOf,
  findUsage,
  usageOfRunner,
  usageJson,
  tokensJson,
  usageText,
  countText,
  costText,
  dollarText
};
