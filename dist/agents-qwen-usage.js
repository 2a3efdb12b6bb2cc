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
  Held
} from "./usage-held.js";
import {
  NO_TOKENS,
  count,
  epochMs,
  label,
  maybeCount,
  time,
  without
} from "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import {
  Findings
} from "./usage-provider.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import "./usage-lines.js";
import {
  findFiles
} from "./usage-find-files.js";
import {
  literal,
  nullish,
  number,
  object,
  optional,
  record,
  refine,
  safeParse,
  string
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/qwen/usage.ts
import { existsSync } from "fs";
import { readFile, stat } from "fs/promises";
import { basename, join } from "path";
var answer = object({
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
var other = object({ type: string().check(refine((type) => type !== "assistant")) });
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
  const files = new LineFiles({ marks: ['"usageMetadata"'], share: () => new QwenShared(), open: reader });
  const histories = new LineFiles({ marks: ['"models"'], share: () => void 0, open: () => readHistory });
  return {
    agent: "qwen",
    account: (_env, home) => join(home, ".qwen"),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name, within) => name.endsWith(".jsonl") && (within[1] === "chats" ? session === void 0 || name === `${session}.jsonl` : within[1] === "subagents" && (session === void 0 || within[2] === session));
      const found = await findFiles(join(account, "projects"), isWanted, findings);
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings);
      const history = join(account, "usage_record.jsonl");
      if (existsSync(history)) await histories.read([history], sinceMs, findings);
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isRuntime = (name) => name.endsWith(RUNTIME);
      for (const path of await findFiles(join(account, "projects"), isRuntime, new Findings())) {
        if ((await stat(path)).mtimeMs < startedAt) continue;
        const { success, data } = safeParse(runtime, JSON.parse(await readFile(path, "utf8")));
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
function reader(path, shared) {
  const fileSession = basename(path, ".jsonl");
  const fileModel = helperModel(path);
  return (record2, book) => {
    const { success, data } = safeParse(answer, record2);
    if (!success) return safeParse(other, record2).success;
    const { promptTokenCount: input, candidatesTokenCount: candidates, ...more } = data.usageMetadata;
    const output = more.totalTokenCount === void 0 ? candidates : without(more.totalTokenCount, input);
    const addition = shared.held.take(shared.original(data.uuid, data.forkedFrom?.messageUuid), {
      ...NO_TOKENS,
      input: without(input, more.cachedContentTokenCount),
      output: Math.max(candidates, output),
      cacheRead: more.cachedContentTokenCount,
      reasoning: more.thoughtsTokenCount
    });
    if (addition === void 0) return true;
    const session = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession;
    book.add({ session, model: data.model ?? fileModel ?? "unknown", at: data.timestamp, ...addition });
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
export {
  qwenProvider
};
