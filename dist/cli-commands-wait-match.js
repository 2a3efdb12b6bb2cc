import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  findLog,
  hasEnded,
  loggedRunner
} from "./cli-log-find-log.js";
import {
  tooSlow
} from "./base-pattern.js";
import {
  follow
} from "./cli-log-print-follow.js";
import {
  LogView
} from "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import {
  shortWord
} from "./base-shell-word.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/wait-match.ts
async function waitMatch(context, runners, pattern, signal) {
  const found = await Promise.all(runners.map(async (runner) => untilMatch(context, runner, pattern, signal)));
  if (context.json) return context.printJson({ matches: found });
  for (const { name, line } of found) context.print(`${plain(name)} ${plain(line)}`);
}
async function untilMatch(context, runner, pattern, signal) {
  const directory = findLog(context, runner);
  const name = loggedRunner(directory)?.name ?? runner;
  const log = await openLog(directory);
  const view = await LogView.open(log, log.start, "none");
  const matching = (lines) => {
    const line = pattern.find(lines.map(({ text }) => text));
    if (pattern.isTooSlow) throw tooSlow();
    return line === void 0 ? void 0 : { name, line };
  };
  const final = async () => Promise.resolve(hasEnded(directory));
  for await (const moment of follow(log, { directory, final, signal })) {
    let found2 = moment === "settled" ? matching(view.rest()) : void 0;
    if (moment === "grown") for await (const lines of view.read()) found2 ??= matching(lines);
    if (found2 !== void 0) return found2;
  }
  const found = matching(view.rest());
  if (found !== void 0) return found;
  throw new Failure("runner-ended", `'${name}' has ended without such a line`, {
    next: `geppetto-tmux log ${shortWord(name)}`
  });
}
export {
  waitMatch
};
