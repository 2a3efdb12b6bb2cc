import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  follow
} from "./cli-log-print-follow.js";
import {
  lastOf
} from "./cli-log-print-tail.shared.js";
import "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import {
  lastLinesStart
} from "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/log/print/raw.ts
var LINE_FEED = 10;
var MAX_LINE_BYTES = 1024 * 1024;
async function* rawOutput(log, request) {
  const { grep } = request;
  const output = bytes(log, await startOf(log, request), request.follow);
  if (grep === void 0) yield* output;
  else for await (const lines of splitLines(output)) yield* grep.filter(lines, textOf);
}
async function startOf(log, { since, lines, grep }) {
  if (lines === void 0) return since;
  return grep === void 0 ? lastLinesStart(log, lines, since) : lastMatchesStart(log, lines, since, grep);
}
async function lastMatchesStart(log, count, since, grep) {
  let starts = [];
  let before = 0;
  for await (const lines of splitLines(log.read(since))) {
    const placed = lines.map((line) => {
      before += line.length;
      return { line, at: before - line.length };
    });
    starts.push(...grep.filter(placed, ({ line }) => textOf(line)).map(({ at }) => at));
    starts = lastOf(starts, count);
  }
  return starts[0] === void 0 ? log.end : log.offsetAfter(since, starts[0]);
}
async function* bytes(log, from, following) {
  let at = from;
  for await (const [offset, chunk] of log.pieces(at)) {
    at = offset + chunk.length;
    yield chunk;
  }
  if (following === void 0) return;
  for await (const moment of follow(log, following)) {
    if (moment === "settled") continue;
    for await (const [offset, chunk] of log.pieces(at)) {
      at = offset + chunk.length;
      yield chunk;
    }
  }
}
async function* splitLines(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const lines = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      const line = chunk.subarray(from, end + 1);
      lines.push(rest.length === 0 ? line : Buffer.concat([rest, line]));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length >= MAX_LINE_BYTES) {
      lines.push(rest);
      rest = Buffer.alloc(0);
    }
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}
function textOf(line) {
  return line.toString().replace(/\r?\n$/, "");
}
export {
  rawOutput
};
