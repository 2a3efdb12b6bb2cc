import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  signalNumber
} from "./host-signal-name.js";
import {
  PatternSearch
} from "./base-pattern.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import {
  SHOWN_STATES,
  isFinal,
  shownState
} from "./runner-state.js";
import {
  EXIT
} from "./cli-exit-code.js";
import {
  didYouMean
} from "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/wait.ts
async function wait(context, runners, options) {
  if (options.match !== void 0) return waitForLine(context, runners, options.match, options);
  const wanted = statesOf(options.for ?? "exit");
  const ended = new AbortController();
  const waits = runners.map(
    async (runner) => withController(context, async (client) => {
      ended.signal.addEventListener("abort", () => client.close());
      return untilIn(client, runner, wanted);
    })
  );
  const timer = options.timeout === void 0 ? void 0 : timeout(options.timeout);
  try {
    const all = Promise.all(waits);
    const found = await (timer === void 0 ? all : Promise.race([all, timer.late]));
    if (context.json) context.printJson({ runners: found });
    else for (const { name, state } of found) context.print(`${plain(name)} ${state}`);
    return wanted.has("exit") ? found.map(exitCode).find((code) => code !== 0) ?? EXIT.ok : EXIT.ok;
  } finally {
    clearTimeout(timer?.handle);
    ended.abort();
    await Promise.allSettled(waits);
  }
}
async function waitForLine(context, runners, match, options) {
  if (options.for !== void 0) {
    throw new Failure("invalid-request", "wait for a state or for a line", { next: "leave out --for or --match" });
  }
  const pattern = new PatternSearch(match);
  const { waitMatch } = await import("./cli-commands-wait-match.js");
  const over = new AbortController();
  const timer = options.timeout === void 0 ? void 0 : timeout(options.timeout);
  const found = waitMatch(context, runners, pattern, over.signal);
  try {
    await (timer === void 0 ? found : Promise.race([found, timer.late]));
    return EXIT.ok;
  } finally {
    clearTimeout(timer?.handle);
    over.abort();
    await found.catch(() => void 0);
  }
}
function statesOf(text) {
  const words = text.split(",");
  const unknown = words.find((word) => word !== "exit" && !SHOWN_STATES.includes(word));
  if (unknown === void 0) return new Set(words);
  throw new Failure("invalid-request", `'${unknown}' is not a state`, {
    next: `${didYouMean(unknown, SHOWN_STATES)}wait for exit or one of: ${SHOWN_STATES.join(", ")}`
  });
}
async function untilIn(client, runner, wanted) {
  const { runner: first } = await client.call("show", { runner });
  const { id } = first;
  const events = client.subscribe({ runner: id });
  const { runner: now } = await client.call("show", { runner: id });
  if (isThere(now, wanted)) return now;
  for await (const batch of events) {
    if (!batch.some(({ type }) => type === "state")) continue;
    const { runner: found } = await client.call("show", { runner: id });
    if (isThere(found, wanted)) return found;
  }
  throw new Failure("controller-unreachable", "the controller has ended", { next: "wait again" });
}
function isThere(runner, wanted) {
  const state = { ...runner, kind: runner.state };
  if (wanted.has(runner.state) || wanted.has(shownState(state))) return true;
  if (!isFinal(state)) return false;
  if (wanted.has("exit")) return true;
  throw new Failure("runner-ended", `'${runner.name}' has ended: ${runner.state}`);
}
function exitCode({ state, exitCode: code, signal }) {
  if (code !== void 0) return code;
  if (signal !== void 0) return 128 + (signalNumber(signal) ?? 0);
  return state === "completed" ? EXIT.ok : EXIT.failure;
}
function timeout(ms) {
  let handle;
  const late = new Promise((_, reject) => {
    handle = setTimeout(() => reject(new Failure("timeout", `no such state after ${ms / 1e3} s`)), ms);
  });
  return { handle, late };
}
export {
  wait
};
