import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LogView
} from "./cli-log-print-log-printer.js";
import {
  drawingStart,
  lastLinesStart
} from "./cli-log-print-line-start.js";
import {
  openLog
} from "./logs-absent.js";

// src/cli/log/print/tail.ts
var SPARE_LINES = 50;
var MOST_BYTES_PER_LINE = 256;
var SPARE = 2;
var [LEAST_GROWTH, MOST_GROWTH] = [2, 32];
async function viewTail(log, { lines, since, markers, wanted }) {
  for (let count = lines + SPARE_LINES; ; ) {
    const oldest = Math.max(since, log.end - count * MOST_BYTES_PER_LINE);
    const start = await lastLinesStart(log, count, oldest);
    const from = Math.max(since, drawingStart(log, start));
    const view = await LogView.open(log, from, markers);
    let final = [];
    for await (const batch of view.read()) {
      final.push(...wanted(batch));
      if (final.length > 2 * lines) final = lastOf(final, lines);
    }
    const found = final.length + wanted(view.rest()).length;
    if (found > lines || from <= since || found === lines && start > oldest)
      return { view, final: lastOf(final, lines) };
    const growth = SPARE * lines / Math.max(found, 1);
    count = Math.ceil(count * Math.min(Math.max(growth, LEAST_GROWTH), MOST_GROWTH));
  }
}
async function lastLines(directory, count) {
  const log = await openLog(directory);
  const options = { lines: count, since: log.start, markers: "none", wanted: (some) => some };
  const { view, final } = await viewTail(log, options);
  return lastOf([...final, ...view.rest()], count);
}
function lastOf(items, count) {
  return count === 0 ? [] : items.slice(-count);
}

export {
  viewTail,
  lastLines,
  lastOf
};
