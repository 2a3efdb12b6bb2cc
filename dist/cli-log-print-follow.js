import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  now,
  sleep
} from "./base-clock.js";

// src/cli/log/print/follow.ts
import { watch } from "fs";
var SETTLE_MS = 100;
var LOOK_MS = 1e3;
var PACE_MS = 20;
async function* follow(log, options) {
  const { directory, final, signal } = options;
  const changes = new Changes(directory, signal);
  try {
    let told = { end: -1, entries: -1 };
    let isOver = false;
    let lookedAt = now();
    let grewAt = lookedAt;
    let unsettled = true;
    for (; ; ) {
      const { end, entries } = log;
      if (end !== told.end || entries.length !== told.entries) {
        told = { end, entries: entries.length };
        grewAt = now();
        unsettled = true;
        yield "grown";
        continue;
      }
      if (isOver || entries.at(-1)?.kind === "end") return;
      if (unsettled && now() - grewAt >= SETTLE_MS) {
        unsettled = false;
        yield "settled";
      }
      const changed = await changes.within(unsettled ? SETTLE_MS : LOOK_MS);
      if (signal.aborted) return;
      if (changed) await sleep(PACE_MS);
      if (now() - lookedAt >= LOOK_MS) {
        lookedAt = now();
        isOver = await final?.() === true;
      }
      await log.refresh();
    }
  } finally {
    changes.close();
  }
}
var Changes = class {
  #close;
  #changed;
  #wake;
  constructor(directory, signal) {
    this.#changed = signal.aborted;
    const wake = () => this.#wake?.();
    const watcher = watchDirectory(directory, () => {
      this.#changed = true;
      wake();
    });
    signal.addEventListener("abort", wake, { once: true });
    this.#close = () => {
      watcher?.close();
      signal.removeEventListener("abort", wake);
    };
  }
  /** Waits for a change, at most `ms` milliseconds; false when none came. */
  async within(ms) {
    if (!this.#changed) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const changed = this.#changed;
    this.#changed = false;
    this.#wake = void 0;
    return changed;
  }
  close() {
    this.#close();
  }
};
function watchDirectory(directory, onChange) {
  try {
    const watcher = watch(directory, onChange);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return void 0;
  }
}

export {
  follow
};
