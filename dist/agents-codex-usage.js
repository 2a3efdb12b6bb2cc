import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  CODEX_MARKS,
  CodexShared,
  codexRollout,
  codexThread,
  threadOf
} from "./agents-codex-history.js";
import {
  firstLine
} from "./usage-file-head.js";
import {
  LineFiles
} from "./usage-line-files.js";
import "./usage-book.js";
import "./usage-held.js";
import "./usage-record-shapes.js";
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
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/codex/usage.ts
import { readdir, readlink, stat } from "fs/promises";
import { basename, join, resolve } from "path";
function codexProvider() {
  const files = new LineFiles({ marks: CODEX_MARKS, share: () => new CodexShared(), open: codexRollout });
  const heads = /* @__PURE__ */ new Map();
  return {
    agent: "codex",
    account: (env, home) => resolve(home, env["CODEX_HOME"] || ".codex"),
    read: async (account, { sinceMs, session }, findings) => {
      const isRollout = (name) => name.startsWith("rollout-") && name.endsWith(".jsonl");
      const found = ["sessions", "archived_sessions"].map(
        async (folder) => findFiles(join(account, folder), isRollout, findings)
      );
      const rollouts = new Rollouts((await Promise.all(found)).flat(), heads);
      const wanted = session === void 0 ? await rollouts.changedSince(sinceMs) : rollouts.ofSession(session);
      await files.read(rollouts.originsFirst(wanted), sinceMs, findings, 0);
    },
    // Only a Codex without its shared daemon holds the file itself.
    sessionOf: async (account, { pid }) => {
      const directory = `/proc/${pid}/fd`;
      for (const descriptor of await readdir(directory)) {
        const path = await readlink(join(directory, descriptor)).catch(() => "");
        const session = threadOf(path);
        if (session !== void 0 && path.startsWith(`${join(account, "sessions")}/`)) return session;
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
    const times = await Promise.all(this.#paths.map(async (path) => ignoreGone(stat(path))));
    return this.#paths.filter((_, i) => (times[i]?.mtimeMs ?? Infinity) >= sinceMs);
  }
  /** The files of a session and of the sub-agents that were started since it began. */
  ofSession(session) {
    const own = this.#byThread.get(session) ?? this.#paths.filter((path) => basename(path).includes(session));
    const first = own.map((path) => basename(path)).toSorted()[0];
    if (first === void 0) return [];
    const found = new Map(own.map((path) => [path, session]));
    const threads = /* @__PURE__ */ new Set([session]);
    const later = this.#paths.filter((path) => basename(path) >= first && !found.has(path));
    for (const path of later.toSorted((a, b) => basename(a).localeCompare(basename(b)))) {
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
    const known = this.#heads.get(path);
    if (known !== void 0) return known;
    const head = parse(firstLine(path));
    if (head !== void 0) this.#heads.set(path, head);
    return head;
  }
};
function parse(line) {
  try {
    return line === void 0 ? void 0 : codexThread(JSON.parse(line));
  } catch {
    return void 0;
  }
}
export {
  codexProvider
};
