import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Book
} from "./usage-book.js";
import {
  Held
} from "./usage-held.js";
import {
  NO_TOKENS,
  count,
  dollars,
  epochMs,
  label,
  maybeCount,
  maybeDollars,
  without
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  Findings
} from "./usage-provider.js";
import {
  findFiles
} from "./usage-find-files.js";
import {
  array,
  extend,
  nullish,
  number,
  object,
  optional,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/cline/usage.ts
import { readFile, stat } from "fs/promises";
import { basename, dirname, join, resolve } from "path";
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
var answer = object({
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
  const known2 = /* @__PURE__ */ new Map();
  return {
    agent: "cline",
    account: (env, home) => resolve(home, env["CLINE_DIR"] || ".cline"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(MESSAGES) && (session === void 0 || within[0] === session);
      const held = new Held();
      for (const path of await findFiles(sessions(account), isWanted, findings)) {
        try {
          const { ino, size, mtimeMs } = await stat(path);
          if (mtimeMs < sinceMs) continue;
          const mark = `${ino} ${size} ${mtimeMs}`;
          const before = known2.get(path);
          const found = before?.mark === mark ? before : await readConversation(path, { mark, size, mtimeMs });
          known2.set(path, found);
          const book = bookOf(found, held, sinceMs);
          const total = await agentTotal(path);
          if (total !== void 0) book.agentTotals.set(sessionOf(path), total);
          findings.add(book);
        } catch (error) {
          findings.problem(path, error);
        }
      }
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isManifest = (name, within) => name === `${within[0]}.json`;
      for (const path of await findFiles(sessions(account), isManifest, new Findings())) {
        const { size, mtimeMs } = await stat(path);
        if (mtimeMs < startedAt || size > MAX_FILE_BYTES) continue;
        const { success, data } = safeParse(manifest, JSON.parse(await readFile(path, "utf8")));
        if (success && data.pid === pid) return basename(dirname(path));
      }
      return void 0;
    }
  };
}
function sessions(account) {
  return join(account, "data", "sessions");
}
function sessionOf(path) {
  return basename(dirname(path));
}
async function readConversation(path, { mark, size, mtimeMs }) {
  if (size > MAX_FILE_BYTES) throw new Error(`larger than ${MAX_FILE_BYTES / 1024 ** 2} MB`);
  const { messages } = conversation.parse(JSON.parse(await readFile(path, "utf8")));
  const answers = [];
  let notUnderstood = 0;
  for (const message of messages) {
    if (!safeParse(measured, message).success) continue;
    const { success, data } = safeParse(answer, message);
    if (!success) {
      notUnderstood += 1;
      continue;
    }
    answers.push({
      id: data.id === void 0 ? void 0 : `${data.id} ${data.ts ?? ""}`,
      session: sessionOf(path),
      model: data.modelInfo?.id ?? "unknown",
      at: data.ts ?? mtimeMs,
      tokens: tokensOf(data.metrics),
      costUsd: data.metrics.cost
    });
  }
  return { mark, answers, notUnderstood };
}
function bookOf({ answers, notUnderstood }, held, sinceMs) {
  const book = new Book(sinceMs);
  book.notUnderstood = notUnderstood;
  for (const { id, ...entry } of answers) {
    const addition = id === void 0 ? { tokens: entry.tokens, isMore: false } : held.take(id, entry.tokens);
    if (addition === void 0) book.addCopy(entry.session, entry.tokens, entry.costUsd);
    else book.add({ ...entry, ...addition });
  }
  return book;
}
async function agentTotal(path) {
  if (basename(path) !== `${sessionOf(path)}${MESSAGES}`) return void 0;
  const beside = path.replace(/\.messages\.json$/, ".json");
  try {
    const { size, mtimeMs } = await stat(beside);
    if (size > MAX_FILE_BYTES) return void 0;
    const { metadata } = manifestTotals.parse(JSON.parse(await readFile(beside, "utf8")));
    const total = metadata.aggregateUsage ?? metadata.usage;
    if (total === void 0) return void 0;
    const { input, output, cacheRead, cacheWrite } = tokensOf(total);
    return { tokens: known({ input, output, cacheRead, cacheWrite }), costUsd: total.totalCost, until: mtimeMs };
  } catch {
    return void 0;
  }
}
function known(tokens) {
  return Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== void 0));
}
function tokensOf({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }) {
  return {
    ...NO_TOKENS,
    input: without(inputTokens, cacheReadTokens, cacheWriteTokens),
    output: outputTokens,
    cacheRead: cacheReadTokens,
    cacheWrite: cacheWriteTokens
  };
}
export {
  clineProvider
};
