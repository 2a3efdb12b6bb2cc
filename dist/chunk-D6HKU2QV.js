import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loggedRunners
} from "./chunk-7A5FPRGR.js";
import {
  environmentOf,
  processTree
} from "./chunk-3XC754JB.js";
import {
  learnSession,
  learnedSessions
} from "./chunk-AWJAWFGO.js";
import {
  isRunning,
  processMark
} from "./chunk-RIDEJJ5R.js";
import {
  isFinal
} from "./chunk-Y4CREIRG.js";
import {
  readRegularFile
} from "./chunk-3VNJBW34.js";
import {
  configDirectory
} from "./chunk-OXKZ6X4Q.js";
import {
  NEVER,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  array,
  boolean,
  discriminatedUnion,
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
} from "./chunk-ICBFY2AY.js";
import {
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/cli/usage-report.ts
import { homedir as homedir2 } from "os";

// src/usage/config.ts
import { isAbsolute, join } from "path";

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

// src/usage/config.ts
var MAX_FILE_BYTES = 1024 * 1024;
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
        cacheWrite: optional(dollars)
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
function configFile(env) {
  return join(configDirectory(env), "config.json");
}
function readUsageConfig(path, report) {
  try {
    const { success, data, error } = safeParse(config, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
    if (success) return data;
    const [issue] = error.issues;
    report(`${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}; the defaults are used`);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`${path}: ${messageOf(error)}; the defaults are used`);
  }
  return {};
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

// src/usage/tokens.ts
var TOKEN_KINDS = ["input", "output", "cacheRead", "cacheWrite", "reasoning"];
var NO_TOKENS = {
  input: void 0,
  output: void 0,
  cacheRead: void 0,
  cacheWrite: void 0,
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
function total({ input, output, cacheRead, cacheWrite }) {
  const known = [input, output, cacheRead, cacheWrite].filter((count2) => count2 !== void 0);
  return known.length === 0 ? void 0 : known.reduce((sum, count2) => sum + count2, 0);
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
    reasoning: of("reasoning")
  };
}

// src/usage/gather.ts
async function gatherUsage(wanted, query) {
  const sums = [];
  const problems = [];
  let notUnderstood = 0;
  for (const { provider, account } of wanted) {
    const { agent } = provider;
    const findings = new Findings();
    await provider.read(account, query, findings);
    for (const sum of ofAccount(findings)) {
      if (query.session === void 0 || sum.session === query.session) sums.push({ ...sum, agent, account });
    }
    problems.push(...findings.problems.map((problem) => ({ ...problem, agent })));
    notUnderstood += findings.notUnderstood;
  }
  return { sums, problems, notUnderstood };
}
function* ofAccount({ books }) {
  const costed = /* @__PURE__ */ new Map();
  for (const book of books) {
    for (const [session, until] of book.costedUntil) costed.set(session, Math.max(until, costed.get(session) ?? 0));
  }
  for (const book of books) {
    for (const sum of book.sums) {
      const isCovered = !book.costedUntil.has(sum.session) && sum.lastAt <= (costed.get(sum.session) ?? -1);
      yield isCovered ? { ...sum, uncosted: NO_TOKENS } : sum;
    }
  }
}

// src/usage/prices.json
var prices_default = {
  date: "2026-11-20",
  unit: "US dollars for a million tokens",
  models: {
    "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 }
  }
};

// src/usage/prices.ts
var PRICES_DATE = prices_default.date;
function priceTable(own) {
  return new Map([...Object.entries(prices_default.models), ...Object.entries(own)]);
}
function priceOf(model, tokens, prices) {
  const price = prices.get(model);
  if (price === void 0 || total(tokens) === void 0) return void 0;
  const perMillion = {
    input: price.input,
    output: price.output,
    cacheRead: price.cacheRead ?? price.input,
    cacheWrite: price.cacheWrite ?? price.input,
    // It is part of the output.
    reasoning: 0
  };
  return TOKEN_KINDS.reduce((sum, kind) => sum + (tokens[kind] ?? 0) * perMillion[kind] / 1e6, 0);
}

// src/usage/claude.ts
import { basename, join as join3, resolve } from "path";

// src/usage/find-files.ts
import { readdir } from "fs/promises";
import { join as join2 } from "path";
var MAX_DEPTH = 6;
async function findFiles(root, isWanted, findings) {
  const found = [];
  const visit = async (directory, within) => {
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const path = join2(directory, entry.name);
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
import { stat } from "fs/promises";

// src/usage/book.ts
var Book = class {
  #sinceMs;
  #sums = /* @__PURE__ */ new Map();
  /** By session and model: the cost recorded so far. */
  #recorded = /* @__PURE__ */ new Map();
  /** Sessions of which something is older than what was asked for. */
  #cut = /* @__PURE__ */ new Set();
  /** By session: the time until which its recorded cost counts. */
  costedUntil = /* @__PURE__ */ new Map();
  #lastAt = 0;
  /** Lines that look like usage and could not be read as such. */
  notUnderstood = 0;
  constructor(sinceMs) {
    this.#sinceMs = sinceMs;
  }
  get sums() {
    return this.#sums.values();
  }
  add({ session, model, at, tokens, costUsd, isMore = false }) {
    this.#lastAt = Math.max(this.#lastAt, at);
    if (at < this.#sinceMs) {
      this.#cut.add(session);
      return;
    }
    const sum = this.#sum(session, model, at);
    if (!isMore) sum.requests += 1;
    sum.tokens = plus(sum.tokens, tokens);
    if (costUsd === void 0) sum.uncosted = plus(sum.uncosted, tokens);
    else sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
    sum.lastAt = Math.max(sum.lastAt, at);
  }
  /**
   * Takes the cost of a whole session until here, by model, in US dollars. It is shared out among what it covers; a session
   * that is only counted in part is left to the price table, and one that was counted elsewhere is left out.
   */
  sessionCost(session, byModel) {
    const open = [...this.#sums.values()].filter((sum) => sum.session === session);
    if (this.#cut.has(session) || open.length === 0) return;
    for (const [model, costUsd] of byModel) {
      const key = `${session}\0${model}`;
      const before = this.#recorded.get(key) ?? 0;
      this.#recorded.set(key, costUsd);
      this.#share(session, model, costUsd >= before ? costUsd - before : costUsd);
    }
    for (const sum of open) sum.uncosted = NO_TOKENS;
    this.costedUntil.set(session, this.#lastAt);
  }
  #share(session, model, costUsd) {
    const same = [...this.#sums.values()].filter((sum) => sum.session === session && sum.model === model);
    const weight = same.reduce((all, sum) => all + (total(sum.uncosted) ?? 0), 0);
    if (weight === 0) {
      const sum = same.at(-1) ?? this.#sum(session, model, this.#lastAt);
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
      return;
    }
    for (const sum of same) {
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd * (total(sum.uncosted) ?? 0) / weight;
    }
  }
  #sum(session, model, at) {
    const day = localDay(at);
    const key = `${session}\0${model}\0${day}`;
    const known = this.#sums.get(key);
    if (known !== void 0) return known;
    const sum = {
      session,
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
  #seen = /* @__PURE__ */ new Map();
  constructor(format) {
    this.#format = format;
    this.#marks = format.marks.map((mark) => Buffer.from(mark));
  }
  /** Reads what is new in the files and tells all that is known of them. Entries before `sinceMs` are left out. */
  async read(paths, sinceMs, findings) {
    if (await this.#isOutdated()) {
      this.#files.clear();
      this.#seen.clear();
    }
    for (const path of paths) {
      try {
        await this.#readFile(path, sinceMs, findings);
      } catch (error) {
        findings.problem(path, error);
      }
    }
  }
  async #readFile(path, sinceMs, findings) {
    const status = await stat(path);
    if (!status.isFile()) throw new Error("it is not a regular file");
    const { ino, size: size2, mtimeMs } = status;
    const known = this.#files.get(path);
    if (known === void 0 && mtimeMs < sinceMs) return;
    const file = known ?? this.#begin(path, ino, sinceMs);
    let torn = false;
    if (size2 > file.offset) {
      const stream = createReadStream(path, { start: file.offset, end: size2 - 1, highWaterMark: CHUNK_BYTES });
      const { whole, rest } = await readLines(stream, {
        onLine: (line2) => this.#line(line2, file),
        onTooLong: () => file.book.notUnderstood += 1
      });
      file.offset += whole;
      if (rest !== void 0) {
        const record2 = parse(rest);
        torn = record2 === void 0;
        if (!torn) {
          this.#line(rest, file);
          file.offset += rest.length;
        }
      }
    }
    findings.add(file.book, torn ? 1 : 0);
  }
  #begin(path, inode, sinceMs) {
    const file = { inode, book: new Book(sinceMs), read: this.#format.open(path, this.#seen), offset: 0 };
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

// src/usage/claude.ts
var SYNTHETIC = "<synthetic>";
var MAX_SESSION_BYTES = 64 * 1024;
var answer = object({
  type: literal("assistant"),
  sessionId: optional(label),
  timestamp: time,
  message: object({
    id: label,
    model: label,
    usage: object({
      input_tokens: count,
      output_tokens: count,
      cache_creation_input_tokens: maybeCount,
      cache_read_input_tokens: maybeCount,
      output_tokens_details: nullish(object({ thinking_tokens: maybeCount }))
    })
  })
});
var costState = object({
  type: literal("cost-state"),
  sessionId: label,
  modelUsage: record(label, object({ costUSD: dollars })),
  hasUnknownModelCost: optional(boolean())
});
var other = object({ type: string() });
var sessionFile = object({ pid: number(), sessionId: label, procStart: string() });
function claudeProvider() {
  const files = new LineFiles({ marks: ['"usage"', '"cost-state"'], open: (path, seen) => reader(path, seen) });
  return {
    agent: "claude",
    account: (env, home) => resolve(home, env["CLAUDE_CONFIG_DIR"] || ".claude"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && (session === void 0 || name === `${session}.jsonl` || within.includes(session));
      await files.read(await findFiles(join3(account, "projects"), isWanted, findings), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startTicks }) => {
      const bytes = readRegularFile(join3(account, "sessions", `${pid}.json`), MAX_SESSION_BYTES);
      const { success, data } = safeParse(sessionFile, JSON.parse(bytes.toString()));
      return success && data.pid === pid && data.procStart === startTicks ? data.sessionId : void 0;
    }
  };
}
function reader(path, seen) {
  const fileSession = basename(path, ".jsonl");
  return (record2, book) => {
    const kind = safeParse(other, record2).data?.type;
    if (kind === "cost-state") return takeCost(record2, book);
    if (kind !== "assistant") return kind !== void 0;
    const { success, data } = safeParse(answer, record2);
    if (!success) return false;
    const { id, model, usage: usage2 } = data.message;
    if (model === SYNTHETIC) return true;
    const whole = {
      input: usage2.input_tokens,
      output: usage2.output_tokens,
      cacheRead: usage2.cache_read_input_tokens,
      cacheWrite: usage2.cache_creation_input_tokens,
      reasoning: usage2.output_tokens_details?.thinking_tokens
    };
    const counted = seen.get(id);
    if (counted !== void 0 && counted >= usage2.output_tokens) return true;
    seen.set(id, usage2.output_tokens);
    book.add({
      session: data.sessionId ?? fileSession,
      model,
      at: data.timestamp,
      // A later line may know more of the output; all else was counted.
      tokens: counted === void 0 ? whole : growth(whole, { ...whole, output: counted }),
      isMore: counted !== void 0
    });
    return true;
  };
}
function takeCost(record2, book) {
  const { success, data } = safeParse(costState, record2);
  if (!success) return false;
  if (data.hasUnknownModelCost === true) return true;
  const byModel = Object.entries(data.modelUsage).map(([model, { costUSD }]) => [model, costUSD]);
  book.sessionCost(data.sessionId, new Map(byModel));
  return true;
}

// src/usage/cline.ts
import { readFile, stat as stat2 } from "fs/promises";
import { basename as basename2, dirname, join as join4, resolve as resolve2 } from "path";
var MAX_FILE_BYTES2 = 64 * 1024 * 1024;
var conversation = object({ messages: array(unknown()) });
var measured = object({ metrics: object({}) });
var answer2 = object({
  ts: optional(epochMs),
  modelInfo: nullish(object({ id: optional(label) })),
  metrics: object({
    inputTokens: count,
    outputTokens: count,
    cacheReadTokens: maybeCount,
    cacheWriteTokens: maybeCount,
    cost: maybeDollars
  })
});
var manifest = object({ pid: number(), status: optional(string()) });
function clineProvider() {
  const known = /* @__PURE__ */ new Map();
  return {
    agent: "cline",
    account: (env, home) => resolve2(home, env["CLINE_DIR"] || ".cline"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".messages.json") && (session === void 0 || within[0] === session);
      for (const path of await findFiles(sessions(account), isWanted, findings)) {
        try {
          const { ino, size: size2, mtimeMs } = await stat2(path);
          if (mtimeMs < sinceMs) continue;
          const mark = `${ino} ${size2} ${mtimeMs}`;
          const before = known.get(path);
          const book = before?.mark === mark ? before.book : await bookOf(path, size2, mtimeMs, sinceMs);
          known.set(path, { mark, book });
          findings.add(book);
        } catch (error) {
          findings.problem(path, error);
        }
      }
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isManifest = (name, within) => name === `${within[0]}.json`;
      for (const path of await findFiles(sessions(account), isManifest, new Findings())) {
        const { size: size2, mtimeMs } = await stat2(path);
        if (mtimeMs < startedAt || size2 > MAX_FILE_BYTES2) continue;
        const { success, data } = safeParse(manifest, JSON.parse(await readFile(path, "utf8")));
        if (success && data.pid === pid) return basename2(dirname(path));
      }
      return void 0;
    }
  };
}
function sessions(account) {
  return join4(account, "data", "sessions");
}
async function bookOf(path, size2, changedAt, sinceMs) {
  if (size2 > MAX_FILE_BYTES2) throw new Error(`larger than ${MAX_FILE_BYTES2 / 1024 ** 2} MB`);
  const { messages } = conversation.parse(JSON.parse(await readFile(path, "utf8")));
  const book = new Book(sinceMs);
  for (const message of messages) {
    if (!safeParse(measured, message).success) continue;
    const { success, data } = safeParse(answer2, message);
    if (!success) {
      book.notUnderstood += 1;
      continue;
    }
    const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cost } = data.metrics;
    book.add({
      session: basename2(dirname(path)),
      model: data.modelInfo?.id ?? "unknown",
      at: data.ts ?? changedAt,
      tokens: {
        input: without(inputTokens, cacheReadTokens, cacheWriteTokens),
        output: outputTokens,
        cacheRead: cacheReadTokens,
        cacheWrite: cacheWriteTokens,
        reasoning: void 0
      },
      costUsd: cost
    });
  }
  return book;
}

// src/usage/codex.ts
import { readdir as readdir2, readlink } from "fs/promises";
import { basename as basename3, join as join5, resolve as resolve3 } from "path";
var usage = object({
  input_tokens: count,
  cached_input_tokens: maybeCount,
  cache_write_input_tokens: maybeCount,
  output_tokens: count,
  reasoning_output_tokens: maybeCount
});
var line = discriminatedUnion("type", [
  object({ type: literal("session_meta"), payload: object({ id: label }) }),
  object({ type: literal("turn_context"), payload: object({ model: optional(label) }) }),
  object({
    type: literal("token_usage_record"),
    timestamp: time,
    payload: object({ response_id: label, usage })
  }),
  object({
    type: literal("event_msg"),
    timestamp: time,
    payload: union([
      object({
        type: literal("token_count"),
        info: nullish(object({ total_token_usage: usage }))
      }),
      object({ type: string().check(refine((type) => type !== "token_count")) })
    ])
  })
]);
var other2 = object({
  type: string().check(refine((type) => !["session_meta", "turn_context", "token_usage_record", "event_msg"].includes(type)))
});
var UNKNOWN_MODEL = "unknown";
var SESSION_IN_NAME = /^rollout-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.jsonl$/;
function codexProvider() {
  const files = new LineFiles({
    marks: ['"session_meta"', '"turn_context"', '"token_usage_record"', '"token_count"'],
    open: reader2
  });
  return {
    agent: "codex",
    account: (env, home) => resolve3(home, env["CODEX_HOME"] || ".codex"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name) => name.startsWith("rollout-") && name.endsWith(".jsonl") && (session === void 0 || name.includes(session));
      const found = ["sessions", "archived_sessions"].map(
        async (folder) => findFiles(join5(account, folder), isWanted, findings)
      );
      await files.read((await Promise.all(found)).flat(), sinceMs, findings);
    },
    // Only a Codex without its shared daemon holds the file itself.
    sessionOf: async (account, { pid }) => {
      const directory = `/proc/${pid}/fd`;
      for (const descriptor of await readdir2(directory)) {
        const path = await readlink(join5(directory, descriptor)).catch(() => "");
        const session = SESSION_IN_NAME.exec(basename3(path))?.[1];
        if (session !== void 0 && path.startsWith(`${join5(account, "sessions")}/`)) return session;
      }
      return void 0;
    }
  };
}
function reader2(path, seen) {
  let session = SESSION_IN_NAME.exec(basename3(path))?.[1] ?? basename3(path, ".jsonl");
  let model = UNKNOWN_MODEL;
  let hasRecords = false;
  let before = NO_TOKENS;
  return (record2, book) => {
    const { success, data } = safeParse(line, record2);
    if (!success) return safeParse(other2, record2).success;
    switch (data.type) {
      case "session_meta":
        session = data.payload.id;
        return true;
      case "turn_context":
        model = data.payload.model ?? model;
        return true;
      case "token_usage_record": {
        hasRecords = true;
        const { response_id: id, usage: counts } = data.payload;
        if (seen.has(id)) return true;
        seen.set(id, counts.output_tokens);
        book.add({ session, model, at: data.timestamp, tokens: tokensOf(counts) });
        return true;
      }
      case "event_msg": {
        if (hasRecords || !("info" in data.payload) || !data.payload.info) return true;
        const sum = tokensOf(data.payload.info.total_token_usage);
        const tokens = (total(sum) ?? 0) < (total(before) ?? 0) ? sum : growth(sum, before);
        before = sum;
        if (total(tokens) !== 0) book.add({ session, model, at: data.timestamp, tokens });
        return true;
      }
    }
  };
}
function tokensOf(counts) {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_write_input_tokens: cacheWrite } = counts;
  return {
    input: without(input, cacheRead, cacheWrite),
    output: counts.output_tokens,
    cacheRead,
    cacheWrite,
    reasoning: counts.reasoning_output_tokens
  };
}

// src/usage/copilot.ts
import { readdir as readdir3, stat as stat3 } from "fs/promises";
import { basename as basename4, dirname as dirname2, join as join6, resolve as resolve4 } from "path";
var USAGE = "session.usage_record";
var usageRecord = object({
  type: literal(USAGE),
  id: optional(label),
  timestamp: time,
  data: object({
    usage: object({
      model: optional(label),
      inputTokens: count,
      outputTokens: count,
      cacheReadTokens: maybeCount,
      cacheWriteTokens: maybeCount,
      reasoningTokens: maybeCount
    })
  })
});
var other3 = object({ type: string().check(refine((type) => type !== USAGE)) });
function copilotProvider() {
  const files = new LineFiles({ marks: [`"${USAGE}"`], open: reader3 });
  return {
    agent: "copilot",
    account: (env, home) => resolve4(home, env["COPILOT_HOME"] || ".copilot"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name === "events.jsonl" && within.length === 1 && (session === void 0 || within[0] === session);
      await files.read(await findFiles(join6(account, "session-state"), isWanted, findings), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const root = join6(account, "session-state");
      for (const session of await readdir3(root)) {
        const lock = await stat3(join6(root, session, `inuse.${pid}.lock`)).catch(() => void 0);
        if (lock !== void 0 && lock.mtimeMs >= startedAt) return session;
      }
      return void 0;
    }
  };
}
function reader3(path, seen) {
  const session = basename4(dirname2(path));
  return (record2, book) => {
    const { success, data } = safeParse(usageRecord, record2);
    if (!success) return safeParse(other3, record2).success;
    if (data.id !== void 0 && seen.has(data.id)) return true;
    if (data.id !== void 0) seen.set(data.id, 0);
    const { model = "unknown", ...usage2 } = data.data.usage;
    book.add({
      session,
      model,
      at: data.timestamp,
      tokens: {
        input: without(usage2.inputTokens, usage2.cacheReadTokens, usage2.cacheWriteTokens),
        output: usage2.outputTokens,
        cacheRead: usage2.cacheReadTokens,
        cacheWrite: usage2.cacheWriteTokens,
        reasoning: usage2.reasoningTokens
      }
    });
    return true;
  };
}

// src/usage/gemini.ts
import { basename as basename5, join as join7 } from "path";
var header = object({ sessionId: label, projectHash: string() });
var answer3 = object({
  id: label,
  type: literal("gemini"),
  timestamp: time,
  model: optional(label),
  /** None for an answer that was cancelled. */
  tokens: nullish(
    object({
      input: count,
      output: count,
      cached: maybeCount,
      thoughts: maybeCount,
      tool: maybeCount
    })
  )
});
var other4 = object({ type: optional(string().check(refine((type) => type !== "gemini"))) });
function geminiProvider() {
  const files = new LineFiles({ marks: ['"tokens"', '"projectHash"'], open: reader4 });
  return {
    agent: "gemini",
    account: (_env, home) => join7(home, ".gemini"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && within[1] === "chats" && (session === void 0 || name.includes(session.slice(0, 8)));
      await files.read(await findFiles(join7(account, "tmp"), isWanted, findings), sinceMs, findings);
    }
  };
}
function reader4(path, seen) {
  let session = basename5(path, ".jsonl");
  return (record2, book) => {
    const begin = safeParse(header, record2);
    if (begin.success) {
      session = begin.data.sessionId;
      return true;
    }
    const { success, data } = safeParse(answer3, record2);
    if (!success) return safeParse(other4, record2).success;
    if (!data.tokens) return true;
    const { input, output, cached, thoughts, tool } = data.tokens;
    const tokens = {
      input: without(input, cached) + (tool ?? 0),
      output: output + (thoughts ?? 0),
      cacheRead: cached,
      cacheWrite: void 0,
      reasoning: thoughts
    };
    if (seen.has(data.id)) return true;
    seen.set(data.id, total(tokens) ?? 0);
    book.add({ session, model: data.model ?? "unknown", at: data.timestamp, tokens });
    return true;
  };
}

// src/usage/opencode.ts
import { stat as stat4 } from "fs/promises";
import { isAbsolute as isAbsolute2, join as join8 } from "path";

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
  const ended = once(child, "close");
  let words = "";
  child.stderr.on("data", (data) => words = `${words}${data.toString()}`.slice(0, MAX_WORDS));
  child.once("error", () => [child.stdout, child.stderr].forEach((stream) => stream.destroy()));
  const [[code]] = await Promise.all([
    ended,
    readLines(child.stdout, {
      onLine: (line2) => onRow(parse2(line2.toString("utf8"))),
      onTooLong: () => onRow(void 0)
    })
  ]);
  if (code !== 0) throw new Error(words.trim() || `sqlite3 ended with ${code ?? "a signal"}`);
}
async function byNode(path, query, onRow) {
  const { DatabaseSync } = await sqliteOfNode();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    for (const row of database.prepare(query).iterate()) onRow(parse2(String(Object.values(row)[0])));
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
function parse2(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/usage/opencode.ts
var DATABASE = "opencode.db";
var MESSAGES = `select json_object(
  'session', session_id,
  'model', json_extract(data, '$.modelID'),
  'at', json_extract(data, '$.time.created'),
  'cost', json_extract(data, '$.cost'),
  'tokens', json(json_extract(data, '$.tokens')))
from message
where json_valid(data) and json_extract(data, '$.role') = 'assistant' and json_extract(data, '$.tokens') is not null`;
var answer4 = object({
  session: label,
  model: nullish(label),
  at: epochMs,
  cost: maybeDollars,
  tokens: object({
    input: count,
    output: count,
    reasoning: maybeCount,
    cache: nullish(object({ read: maybeCount, write: maybeCount }))
  })
});
function opencodeProvider() {
  const known = /* @__PURE__ */ new Map();
  return {
    agent: "opencode",
    account: (env, home) => {
      const data = env["XDG_DATA_HOME"];
      return join8(data !== void 0 && isAbsolute2(data) ? data : join8(home, ".local/share"), "opencode");
    },
    read: async (account, { sinceMs, session }, findings) => {
      const path = join8(account, DATABASE);
      try {
        const mark = `${await fileMark(path)} ${session ?? ""}`;
        const before = known.get(path);
        const book = before?.mark === mark ? before.book : await bookOf2(path, sinceMs, session);
        known.set(path, { mark, book });
        findings.add(book);
      } catch (error) {
        if (systemCode(error) !== "ENOENT") findings.problem(path, error);
      }
    }
  };
}
async function fileMark(path) {
  const { ino, size: size2, mtimeMs } = await stat4(path);
  const log = await stat4(`${path}-wal`).catch(() => void 0);
  return `${ino} ${size2} ${mtimeMs} ${log?.size ?? 0} ${log?.mtimeMs ?? 0}`;
}
async function bookOf2(path, sinceMs, session) {
  const book = new Book(sinceMs);
  await sqliteRows(path, MESSAGES, (row) => {
    const { success, data } = safeParse(answer4, row);
    if (!success) {
      book.notUnderstood += 1;
      return;
    }
    if (session !== void 0 && data.session !== session) return;
    const { input, output, reasoning, cache } = data.tokens;
    if (input + output + (reasoning ?? 0) + (cache?.read ?? 0) + (cache?.write ?? 0) === 0) return;
    book.add({
      session: data.session,
      model: data.model ?? "unknown",
      at: data.at,
      tokens: {
        input,
        output: output + (reasoning ?? 0),
        cacheRead: cache?.read,
        cacheWrite: cache?.write,
        reasoning
      },
      costUsd: data.cost
    });
  });
  return book;
}

// src/usage/qwen.ts
import { readFile as readFile2, stat as stat5 } from "fs/promises";
import { basename as basename6, join as join9 } from "path";
var answer5 = object({
  uuid: label,
  type: literal("assistant"),
  sessionId: optional(label),
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
var runtime = object({ pid: number(), session_id: label });
var RUNTIME = ".runtime.json";
function qwenProvider() {
  const files = new LineFiles({ marks: ['"usageMetadata"'], open: reader5 });
  return {
    agent: "qwen",
    account: (_env, home) => join9(home, ".qwen"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && within[1] === "chats" && (session === void 0 || name === `${session}.jsonl`);
      await files.read(await findFiles(join9(account, "projects"), isWanted, findings), sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isRuntime = (name) => name.endsWith(RUNTIME);
      for (const path of await findFiles(join9(account, "projects"), isRuntime, new Findings())) {
        if ((await stat5(path)).mtimeMs < startedAt) continue;
        const { success, data } = safeParse(runtime, JSON.parse(await readFile2(path, "utf8")));
        if (success && data.pid === pid) return data.session_id;
      }
      return void 0;
    }
  };
}
function reader5(path, seen) {
  const fileSession = basename6(path, ".jsonl");
  return (record2, book) => {
    const { success, data } = safeParse(answer5, record2);
    if (!success) return safeParse(other5, record2).success;
    if (seen.has(data.uuid)) return true;
    seen.set(data.uuid, 0);
    const { promptTokenCount: input, candidatesTokenCount: candidates, ...more } = data.usageMetadata;
    const output = more.totalTokenCount === void 0 ? candidates : without(more.totalTokenCount, input);
    book.add({
      session: data.sessionId ?? fileSession,
      model: data.model ?? "unknown",
      at: data.timestamp,
      tokens: {
        input: without(input, more.cachedContentTokenCount),
        output: Math.max(candidates, output),
        cacheRead: more.cachedContentTokenCount,
        cacheWrite: void 0,
        reasoning: more.thoughtsTokenCount
      }
    });
    return true;
  };
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

// src/usage/runner-sessions.ts
import { homedir } from "os";

// src/usage/processes.ts
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

// src/usage/runner-sessions.ts
async function runnerSessions(holders2, providers) {
  const claims = [];
  const accounts = /* @__PURE__ */ new Map();
  for (const holder of holders2) {
    const known = learnedSessions(holder.directory);
    claims.push(...known.map(({ agent, session, at }) => ({ owner: holder, agent, session, at })));
    for (const live of await liveSessions(holder, providers)) {
      const { agent } = live.provider;
      accounts.set(`${agent} ${live.account}`, live);
      if (known.some((one) => one.agent === agent && one.session === live.session)) continue;
      const at = Date.now();
      claims.push({ owner: holder, agent, session: live.session, at });
      learnSession(holder.directory, { agent, session: live.session, at });
    }
  }
  const latest = /* @__PURE__ */ new Map();
  for (const claim of claims.toSorted((a, b) => a.at - b.at)) latest.set(`${claim.agent} ${claim.session}`, claim);
  return {
    ownerOf: (agent, session) => {
      const owner = latest.get(`${agent} ${session}`)?.owner;
      return owner === void 0 ? void 0 : { id: owner.id, name: owner.name };
    },
    sessionsOf: (id) => [...latest.values()].filter(({ owner }) => owner.id === id),
    accounts: [...accounts.values()]
  };
}
async function liveSessions({ agent, pid }, providers) {
  const known = providers.get(agent);
  const candidates = known === void 0 ? [...providers.values()] : [known];
  const found = [];
  if (pid === void 0) return found;
  for (const process2 of await agentProcesses(pid)) {
    const env = environmentOf(process2.pid);
    for (const provider of candidates) {
      const account = provider.account(env, env["HOME"] ?? homedir());
      const session = await provider.sessionOf?.(account, process2).catch(() => void 0);
      if (session !== void 0) found.push({ provider, account, session });
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
  let tokens = NO_TOKENS;
  let costUsd;
  let costIsPartial = false;
  let requests = 0;
  for (const sum of sums) {
    tokens = plus(tokens, sum.tokens);
    requests += sum.requests;
    const hasUncosted = (total(sum.uncosted) ?? 0) > 0;
    const priced = hasUncosted ? priceOf(sum.model, sum.uncosted, prices) : void 0;
    if (hasUncosted && priced === void 0) costIsPartial = true;
    for (const part of [sum.recordedUsd, priced]) if (part !== void 0) costUsd = (costUsd ?? 0) + part;
  }
  const sessions2 = new Set(sums.map(({ agent, session }) => `${agent} ${session}`)).size;
  return { requests, sessions: sessions2, tokens, costUsd, costIsPartial };
}
function nameOf(sum, by, ownerOf) {
  const { agent, account, model, day, session } = sum;
  switch (by) {
    case "runner": {
      const runner = ownerOf(agent, session);
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
function size({ tokens }) {
  return total(tokens) ?? 0;
}

// src/cli/usage-report.ts
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
  const found = [];
  for (const { agent, session } of sessions2) {
    const wanted = accounts.filter(({ provider }) => provider.agent === agent);
    found.push(...(await gatherUsage(wanted, { sinceMs: 0, session })).sums);
  }
  return usageOf(found, priceTable(config2.prices ?? {}));
}
function usageJson({ requests, sessions: sessions2, tokens, costUsd, costIsPartial }) {
  const { input, output, cacheRead, cacheWrite, reasoning } = tokens;
  return {
    requests,
    sessions: sessions2,
    tokens: {
      input: input ?? null,
      output: output ?? null,
      cacheRead: cacheRead ?? null,
      cacheWrite: cacheWrite ?? null,
      reasoning: reasoning ?? null,
      total: total(tokens) ?? null
    },
    costUsd: costUsd ?? null,
    costIsPartial
  };
}
function usageText({ tokens, ...usage2 }) {
  const sent = { ...tokens, output: void 0 };
  return `${countText(total(sent))} in (${countText(tokens.cacheRead)} from cache), ${countText(tokens.output)} out, ${costText(usage2)}`;
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
  return `$${costUsd.toFixed(costUsd < 1 ? 4 : 2)}${costIsPartial ? "+" : ""}`;
}
function holders(context) {
  return loggedRunners(context).map((runner) => ({ ...runner, pid: isAlive(runner) ? runner.pid : void 0 }));
}
function isAlive({ state, server }) {
  return !isFinal(state) && isRunning(server.pid);
}
function accountsOf(env, providers, own, running) {
  const found = /* @__PURE__ */ new Map();
  for (const provider of providers.values()) {
    const extra = (own[provider.agent] ?? []).map((path) => path.replace(/^~(?=\/)/, homedir2()));
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
  usageText,
  countText,
  costText
};
