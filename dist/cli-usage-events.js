import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  usageJson,
  usageOfRunner
} from "./cli-usage-report.shared.js";
import "./cli-log-find-log.js";
import "./host-agent-processes.js";
import "./records-agent-sessions.js";
import "./host-process-tree.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./host-process-environment.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./usage-provider.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/usage/events.ts
var UsageEvents = class {
  #context;
  #told = /* @__PURE__ */ new Map();
  constructor(context) {
    this.#context = context;
  }
  /** The `usage` event that follows an event; undefined when nothing was used since the last one. */
  async after({ type, seq, runner, name }) {
    if (type !== "state") return void 0;
    const found = await usageOfRunner(this.#context, runner);
    if (found === void 0) return void 0;
    const usage = usageJson(found);
    const text = JSON.stringify(usage);
    if (this.#told.get(runner) === text) return void 0;
    this.#told.set(runner, text);
    return { usage, seq, time: (/* @__PURE__ */ new Date()).toISOString(), runner, name, type: "usage" };
  }
};
export {
  UsageEvents
};
