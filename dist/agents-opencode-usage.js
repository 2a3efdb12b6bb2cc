import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  sqliteRows
} from "./usage-sqlite-rows.js";
import "./host-child.js";
import {
  Book
} from "./usage-book.js";
import {
  NO_TOKENS,
  count,
  dollars,
  epochMs,
  label,
  maybeCount,
  maybeDollars,
  total
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./usage-lines.js";
import {
  array,
  nullish,
  object,
  safeParse,
  string
} from "./zod-v4-core-api.js";
import {
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/agents/opencode/usage.ts
import { stat } from "fs/promises";
import { isAbsolute, join } from "path";
var DATABASE = "opencode.db";
var MESSAGES = `select json_object(
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
var answer = object({
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
  const known = /* @__PURE__ */ new Map();
  return {
    agent: "opencode",
    account: (env, home) => {
      const data = env["XDG_DATA_HOME"];
      return join(data !== void 0 && isAbsolute(data) ? data : join(home, ".local/share"), "opencode");
    },
    read: async (account, { sinceMs }, findings) => {
      const path = join(account, DATABASE);
      try {
        const mark = await fileMark(path);
        const before = known.get(path);
        const book = before?.mark === mark ? before.book : await bookOf(path, sinceMs);
        known.set(path, { mark, book });
        findings.add(book);
      } catch (error) {
        if (systemCode(error) !== "ENOENT") findings.problem(path, error);
      }
    }
  };
}
async function fileMark(path) {
  const { ino, size, mtimeMs } = await stat(path);
  const log = await ignoreGone(stat(`${path}-wal`));
  return `${ino} ${size} ${mtimeMs} ${log?.size ?? 0} ${log?.mtimeMs ?? 0}`;
}
async function bookOf(path, sinceMs) {
  const book = new Book(sinceMs);
  await readSessions(path, book);
  const owners = /* @__PURE__ */ new Map();
  await sqliteRows(path, MESSAGES, (row) => {
    const { success, data } = safeParse(answer, row);
    if (!success) {
      book.notUnderstood += 1;
      return;
    }
    const counted = tokensOf(data.tokens);
    if (total(counted) === 0) return;
    const { session: own, at, model, cost } = data;
    const key = JSON.stringify([at, data.completed, model, cost, data.tokens]);
    const owner = owners.get(key) ?? own;
    owners.set(key, owner);
    if (owner === own) book.add({ session: own, model: model ?? "unknown", at, tokens: counted, costUsd: cost });
    else book.addCopy(own, counted, cost);
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
    const { input, output, cacheRead, cacheWrite, reasoning } = tokensOf(data.tokens);
    const own = { input, output, cacheRead, cacheWrite, reasoning };
    if (total({ ...NO_TOKENS, ...own }) === 0) return;
    book.agentTotals.set(data.session, { tokens: own, costUsd: data.cost || void 0, until: Infinity });
  });
}
function tokensOf({ input, output, reasoning, cache }) {
  return {
    ...NO_TOKENS,
    input,
    output: output + (reasoning ?? 0),
    cacheRead: cache?.read,
    cacheWrite: cache?.write,
    reasoning
  };
}
export {
  opencodeProvider
};
