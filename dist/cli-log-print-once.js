import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
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
async function* textOutput(log, form, request) {
  const { since, grep } = request;
  const wanted = (lines) => grep?.filter(lines, ({ text }) => text) ?? lines;
  const print = (lines) => wanted(lines).map((line) => `${line[form]}
`).join("");
  const markers = request.onlyOutput === true ? "none" : form === "ansi" ? "all" : "lives";
  const once = new PrintOnce();
  let view;
  if (request.lines === void 0) {
    view = await LogView.open(log, since, markers);
    for await (const lines of view.read()) yield print(lines);
  } else {
    const tail = await viewTail(log, { lines: request.lines, since, markers, wanted });
    view = tail.view;
    const shown = request.follow === void 0 ? view.rest() : once.settled(view.settled());
    yield print(lastOf([...tail.final, ...wanted(shown)], request.lines));
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
