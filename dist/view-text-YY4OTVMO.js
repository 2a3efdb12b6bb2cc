import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LogView
} from "./chunk-NWFDPCZC.js";
import {
  follow
} from "./chunk-TUNDAGOQ.js";
import {
  drawingStart,
  lastLinesStart
} from "./chunk-KJO6GWLP.js";
import "./chunk-HMSPBEFD.js";
import "./chunk-AAUTAASI.js";
import "./chunk-66MCBXW5.js";
import "./chunk-ZGSGSH3I.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/log/view-once.ts
var PrintOnce = class {
  /** What was printed of the lines on the screen, from its top. */
  #printed = [];
  /** The lines to print of those that have left the screen. */
  left(lines) {
    return lines.filter(({ text }) => this.#printed.shift() !== text);
  }
  /** The lines to print of those on the screen that nobody is likely to change. */
  settled(lines) {
    return lines.filter(({ text }, index) => {
      if (this.#printed[index] === text) return false;
      this.#printed[index] = text;
      return true;
    });
  }
};

// src/cli/log/view-tail.ts
var SPARE_LINES = 50;
var MOST_BYTES_PER_LINE = 256;
var SPARE = 1.25;
var [LEAST_GROWTH, MOST_GROWTH] = [2, 32];
async function viewTail(log, { lines, since, markers, wanted }) {
  for (let count = lines + SPARE_LINES; ; ) {
    const oldest = Math.max(since, log.end - count * MOST_BYTES_PER_LINE);
    const start = await lastLinesStart(log, count, oldest);
    const from = Math.max(since, drawingStart(log, start));
    const view = await LogView.open(log, from, markers);
    let final = [];
    for await (const batch of view.read()) {
      for (const line of batch) if (wanted(line)) final.push(line);
      if (final.length > 2 * lines) final = lastOf(final, lines);
    }
    const found = final.length + view.rest().filter(wanted).length;
    if (found > lines || from <= since || found === lines && start > oldest)
      return { view, final: lastOf(final, lines) };
    const growth = SPARE * lines / Math.max(found, 1);
    count = Math.ceil(count * Math.min(Math.max(growth, LEAST_GROWTH), MOST_GROWTH));
  }
}
function lastOf(items, count) {
  return count === 0 ? [] : items.slice(-count);
}

// src/cli/log/view-text.ts
async function* textOutput(log, form, request) {
  const { since, grep } = request;
  const wanted = (line) => grep?.test(line.text) !== false;
  const print = (lines) => lines.filter(wanted).map((line) => `${line[form]}
`).join("");
  const markers = form === "ansi";
  const once = new PrintOnce();
  let view;
  if (request.lines === void 0) {
    view = await LogView.open(log, since, markers);
    for await (const lines of view.read()) yield print(lines);
  } else {
    const tail = await viewTail(log, { lines: request.lines, since, markers, wanted });
    view = tail.view;
    const shown = request.follow === void 0 ? view.rest() : once.settled(view.settled());
    yield print(lastOf([...tail.final, ...shown.filter(wanted)], request.lines));
    if (request.follow === void 0) return;
  }
  if (request.follow !== void 0) {
    for await (const moment of follow(log, request.follow)) {
      if (moment === "settled") yield print(once.settled(view.settled()));
      else for await (const lines of view.read()) yield print(once.left(lines));
    }
  }
  yield print(once.left(view.rest()));
}
export {
  textOutput
};
