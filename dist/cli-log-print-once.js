import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MOST_BROKEN_LINES,
  MOST_KEY_LINES
} from "./redaction-broken-lines.js";
import {
  follow
} from "./cli-log-print-follow.js";
import {
  lastOf,
  viewTail
} from "./cli-log-print-tail.shared.js";
import {
  LogView
} from "./cli-log-print-log-printer.js";

// src/cli/log/print/once.ts
var PrintOnce = class {
  /** What was printed of the lines on the screen, from its top. */
  #printed = [];
  /** The lines to print of those that have left the screen. */
  left(lines) {
    return lines.filter(({ text }) => this.#printed.shift() !== text);
  }
  /** The lines to print of those on the screen that are not likely to change. */
  settled(lines) {
    return lines.filter(({ text }, index) => {
      if (this.#printed[index] === text) return false;
      this.#printed[index] = text;
      return true;
    });
  }
};

// src/cli/log/print/text.ts
var LINES_BEFORE = MOST_KEY_LINES + MOST_BROKEN_LINES;
async function* textOutput(log, form, request) {
  const { since, grep } = request;
  const wanted = (lines) => grep?.filter(lines, ({ text }) => text) ?? lines;
  const print = (lines) => wanted(lines).map((line) => `${line[form]}
`).join("");
  const markers = request.onlyOutput === true ? "none" : form === "ansi" ? "all" : "lives";
  if (request.redactor !== void 0) {
    yield* redactedOutput(log, request.redactor, request, { wanted, print, markers });
    return;
  }
  const once2 = new PrintOnce();
  let view;
  if (request.lines === void 0) {
    view = await LogView.open(log, since, markers);
    for await (const lines of view.read()) yield print(lines);
  } else {
    const tail = await viewTail(log, { lines: request.lines, since, markers, wanted });
    view = tail.view;
    const shown = request.follow === void 0 ? view.rest() : once2.settled(view.settled());
    yield print(lastOf([...tail.final, ...wanted(shown)], request.lines));
    if (request.follow === void 0) return;
  }
  if (request.follow !== void 0) {
    for await (const moment of follow(log, request.follow)) {
      if (moment === "settled") yield print(once2.settled(view.settled()));
      else for await (const lines of view.read()) yield print(once2.left(lines));
    }
  }
  yield print(once2.left(view.rest()));
}
async function* redactedOutput(log, redactor, request, { wanted, print, markers }) {
  const { since, lines: count, follow: following } = request;
  const once2 = new PrintOnce();
  let view;
  if (count === void 0) {
    view = await LogView.open(log, since, markers);
    for await (const lines of view.read()) yield print(redactor.push(lines));
  } else {
    const before = await linesBefore(log, request, markers);
    view = before.view;
    let last = [];
    for await (const lines of before.lines) last = lastOf([...last, ...wanted(redactor.push(lines))], count);
    const shown = following === void 0 ? [...redactor.push(view.rest()), ...redactor.end()] : once2.settled(redactor.preview(view.settled()));
    yield print(lastOf([...last, ...wanted(shown)], count));
    if (following === void 0) return;
  }
  if (following !== void 0) {
    for await (const moment of follow(log, following)) {
      if (moment === "settled") yield print(once2.settled(redactor.preview(view.settled())));
      else for await (const lines of view.read()) yield print(once2.left(redactor.push(lines)));
    }
  }
  yield print(once2.left([...redactor.push(view.rest()), ...redactor.end()]));
}
async function linesBefore(log, { since, lines = 0, grep }, markers) {
  if (grep !== void 0) {
    const view2 = await LogView.open(log, since, markers);
    return { view: view2, lines: view2.read() };
  }
  const all = (some) => some;
  const { view, final } = await viewTail(log, { lines: lines + LINES_BEFORE, since, markers, wanted: all });
  return { view, lines: once(final) };
}
async function* once(lines) {
  yield await Promise.resolve(lines);
}

export {
  textOutput
};
