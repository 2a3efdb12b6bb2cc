import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openPager
} from "./cli-log-print-pager.shared.js";
import {
  highlight,
  searchPattern
} from "./cli-log-viewer-search.js";
import {
  streamSink
} from "./cli-log-print-sink.js";
import {
  loggedRunners
} from "./cli-log-find-log.js";
import {
  PatternSearch,
  parsePattern
} from "./base-pattern.js";
import {
  textOutput
} from "./cli-log-print-once.js";
import "./redaction-broken-lines.js";
import "./cli-log-print-follow.js";
import "./cli-log-print-tail.shared.js";
import "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import {
  lineStart
} from "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import {
  STATE_MARKS
} from "./cli-looks-state-mark.js";
import "./terminal-pane-alternate-screen.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./base-short-hash.js";
import {
  isFinal,
  shownState
} from "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import {
  now,
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/search.ts
var MATCH_MS = 2e3;
var CLEAR_LINE = "\r\x1B[K";
async function search(context, wanted, options) {
  const pattern = options.regexp === true ? parsePattern(wanted, "g") : searchPattern(wanted);
  const grep = new PatternSearch(pattern?.source ?? wanted, MATCH_MS, pattern?.flags.replace("g", ""));
  const runners = loggedRunners(context).toSorted(
    (a, b) => Number(isFinal(a.state)) - Number(isFinal(b.state)) || b.state.since - a.state.since
  );
  const all = [];
  const print = printer(context, pattern);
  for (const [at, runner] of runners.entries()) {
    const progress = `looking into ${plain(runner.name)}, ${at + 1} of ${runners.length}`;
    const found = await withProgress(context, progress, async () => look(runner, grep, options, context));
    if (found === void 0) continue;
    all.push(found);
    if (!context.json && !await print.write(found)) break;
  }
  await print.close();
  if (context.json) context.printJson({ found: all.map(foundJson) });
  else if (all.length === 0) context.say(`no log has that text; ${runners.length} were looked into`);
  return all.length === 0 ? 1 : 0;
}
async function look(runner, grep, { lines: most, since }, context) {
  let text = "";
  try {
    const log = await openLog(runner.directory);
    const from = since === void 0 ? log.start : await lineStart(log, log.offsetAtTime(since));
    const request = { since: from, lines: most + 1, grep, follow: void 0, onlyOutput: true };
    for await (const piece of textOutput(log, "text", request)) text += piece;
  } catch (error) {
    if (grep.isTooSlow) throw error;
    context.say(plain(`${runner.name}: ${messageOf(error)}`));
    return void 0;
  }
  const lines = text.split("\n").slice(0, -1);
  return lines.length === 0 ? void 0 : { runner, lines: lines.slice(-most), hasMore: lines.length > most };
}
function printer(context, pattern) {
  let sink;
  const open = async () => (process.stdout.isTTY ? await openPager(context.env) : void 0) ?? streamSink(process.stdout);
  return {
    /** False when nothing more is wanted. */
    write: async (found) => {
      const gap = sink === void 0 ? "" : "\n";
      sink ??= await open();
      return sink.write(gap + foundText(found, context.colour ? pattern : void 0, context.colour));
    },
    close: async () => sink?.close()
  };
}
function foundText({ runner, lines, hasMore }, pattern, colour) {
  const { glyph, word } = STATE_MARKS[shownState(runner.state)];
  const age = spanText(now() - runner.state.since);
  const name = colour ? `\x1B[1m${plain(runner.name)}\x1B[0m` : plain(runner.name);
  const shown = lines.map((line) => `  ${pattern === void 0 ? line : highlight(line, pattern, false)}
`);
  return `${glyph} ${name}  ${plain(runner.agent)}  ${word} ${age}
${hasMore ? "  \u2026\n" : ""}${shown.join("")}`;
}
function foundJson({ runner: { id, name, agent, state }, lines, hasMore }) {
  return { runner: { id, name, agent, state: state.kind }, lines, hasMore };
}
async function withProgress({ json, quiet }, text, work) {
  const isShown = process.stderr.isTTY && !process.stdout.isTTY && !json && !quiet;
  if (isShown) process.stderr.write(`${CLEAR_LINE}${text}`);
  const result = await work();
  if (isShown) process.stderr.write(CLEAR_LINE);
  return result;
}
export {
  search
};
