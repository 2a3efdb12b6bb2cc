import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PlayedScreen,
  readMarks
} from "./cli-log-play-marks.js";
import {
  Times,
  timedOutput
} from "./cli-log-play-timed-output.js";
import {
  footer,
  paneOf
} from "./cli-commands-log.js";
import {
  Screen,
  Terminal
} from "./tui-keys.js";
import {
  wrap
} from "./tui-rows.js";
import "./cli-log-viewer-search.js";
import "./cli-turns-lines.js";
import "./cli-log-print-sink.js";
import {
  findLog,
  loggedRunner
} from "./cli-log-find-log.js";
import "./cli-reach-with-controller.js";
import "./tmux-pane-target.js";
import "./base-pattern.js";
import {
  markerText
} from "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./cli-reach-controller-launch.js";
import "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-past-time.js";
import "./cli-context.js";
import "./tmux-server-address.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
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

// src/cli/commands/replay.ts
import { isatty } from "tty";

// src/cli/log/replay/controls.ts
var SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];
function requestOf(key, { timeMs, lengthMs, speed, isPaused, marksMs }) {
  if (/^[0-9]$/.test(key)) return { kind: "seek", timeMs: lengthMs * Number(key) / 10 };
  switch (key) {
    case "q":
    case "C-c":
      return { kind: "quit" };
    case " ":
      return { kind: isPaused ? "play" : "pause" };
    case ".":
      return { kind: "step" };
    case "]": {
      const next = marksMs.find((markMs) => markMs > timeMs);
      return next === void 0 ? { kind: "none" } : { kind: "seek", timeMs: Math.min(next, lengthMs) };
    }
    case "<":
      return { kind: "speed", speed: SPEEDS.findLast((each) => each < speed) ?? speed };
    case ">":
      return { kind: "speed", speed: SPEEDS.find((each) => each > speed) ?? speed };
    default:
      return { kind: "none" };
  }
}
function clockText(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1e3);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

// src/cli/log/replay/stage.ts
var KEYS = "space . ] < > 0-9 q";
function stage(screen, status, { columns, rows }) {
  const height = rows - 1;
  const all = screen.rows();
  const top = Math.min(Math.max(0, screen.cursor.y - height + 1), Math.max(0, all.length - height));
  const shown = all.slice(top, top + height).map((row) => row.cells > columns ? cut(row, columns) : row);
  while (shown.length < height) shown.push({ ansi: "", cells: 0 });
  return { rows: [...shown, footer(status, KEYS, columns)], cursor: void 0 };
}
function cut({ ansi }, columns) {
  return wrap(ansi, columns)[0] ?? { ansi: "", cells: 0 };
}

// src/cli/log/replay/replay.ts
var MOST_IDLE_MS = 2e3;
var PAINT_MS = 33;
var Replay = class {
  #log;
  #times;
  #display;
  #options;
  /** Keys that nothing was done for yet: what each asks for depends on those before it. */
  #pressed = [];
  #wake = () => void 0;
  #screen;
  #moments;
  #timeMs = 0;
  #speed;
  #isPaused = false;
  #isOver = false;
  /** What was in the way of a picture. */
  #problem;
  constructor(log, times, terminal, options) {
    this.#log = log;
    this.#times = times;
    this.#options = options;
    this.#speed = options.speed;
    this.#screen = PlayedScreen.begin(log, log.start);
    this.#moments = timedOutput(log, times);
    const onError = (error) => {
      this.#problem = { error };
      this.#wake();
    };
    this.#display = new Screen(terminal, this, { paintMs: PAINT_MS, onError });
  }
  /** Resolves when the person has ended it. Throws what reading the log throws. */
  async play() {
    if (this.#options.fromMs > 0) await this.#seek(this.#options.fromMs);
    this.#display.changed();
    try {
      await this.#playOn();
    } finally {
      this.#display.close();
      await this.#moments.return();
    }
  }
  press(key) {
    if (typeof key === "string") this.#pressed.push(key);
    this.#wake();
  }
  frame(size) {
    const mark = this.#options.marks.findLast(({ timeMs }) => timeMs <= this.#timeMs);
    const state = this.#isOver ? "end" : this.#isPaused ? "paused" : `${this.#speed}x`;
    const time = `${clockText(this.#timeMs)} / ${clockText(this.#times.lengthMs)}`;
    const status = [this.#options.name, time, state, mark?.label ?? ""].filter((text) => text !== "").join("  ");
    return stage(this.#screen, status, size);
  }
  async #playOn() {
    for (; ; ) {
      const isStep = await this.#untilPlaying();
      if (isStep === void 0) return;
      const next = await this.#moments.next();
      if (next.done === true) {
        this.#isOver = true;
        this.#isPaused = true;
        this.#display.changed();
        continue;
      }
      const moments = this.#moments;
      const isDue = isStep ? "step" : await this.#waitFor(next.value);
      if (isDue === "quit") return;
      if (moments !== this.#moments) {
        if (isDue === "step") this.#pressed.unshift(".");
        continue;
      }
      this.#show(next.value);
      if (isDue === "step" && next.value.kind === "entry") this.#pressed.unshift(".");
      else this.#display.changed();
    }
  }
  get #place() {
    return {
      timeMs: this.#timeMs,
      lengthMs: this.#times.lengthMs,
      speed: this.#speed,
      isPaused: this.#isPaused,
      marksMs: this.#options.marks.map(({ timeMs }) => timeMs)
    };
  }
  /** Does what keys have asked for, and waits while it is paused. Whether one piece is wanted; undefined: to end. */
  async #untilPlaying() {
    for (; ; ) {
      if (this.#problem !== void 0) throw this.#problem.error;
      const key = this.#pressed.shift();
      if (key === void 0) {
        if (!this.#isPaused) return false;
        await this.#woken(void 0);
        continue;
      }
      const request = requestOf(key, this.#place);
      if (request.kind === "quit") return void 0;
      if (request.kind === "step") {
        this.#isPaused = true;
        if (!this.#isOver) return true;
      }
      await this.#obey(request);
      this.#display.changed();
    }
  }
  async #obey(request) {
    if (request.kind === "pause") this.#isPaused = true;
    else if (request.kind === "speed") this.#speed = request.speed;
    else if (request.kind === "seek") await this.#seek(request.timeMs);
    else if (request.kind === "play") {
      if (this.#isOver) await this.#seek(0);
      this.#isPaused = false;
    }
  }
  /** Waits until a moment is due, and does meanwhile what keys ask for, until one leads to another place. */
  async #waitFor(moment) {
    const idleMs = Math.max(0, moment.timeMs - this.#timeMs);
    let leftMs = this.#options.isRealTime ? idleMs : Math.min(idleMs, MOST_IDLE_MS);
    const moments = this.#moments;
    while (leftMs > 0 && moments === this.#moments) {
      const beganAt = performance.now();
      await this.#woken(leftMs / this.#speed);
      leftMs -= (performance.now() - beganAt) * this.#speed;
      if (this.#pressed.length === 0) continue;
      const isStep = await this.#untilPlaying();
      if (isStep === void 0) return "quit";
      if (isStep) return "step";
    }
    return "due";
  }
  #show(moment) {
    this.#timeMs = Math.max(this.#timeMs, moment.timeMs);
    if (moment.kind === "output") this.#screen.write(moment.data);
    else this.#screen.pass(moment.entry);
  }
  async #seek(timeMs) {
    const offset = this.#times.offsetAt(timeMs);
    await this.#moments.return();
    this.#screen = await PlayedScreen.at(this.#log, offset);
    this.#moments = timedOutput(this.#log, this.#times, offset);
    this.#timeMs = timeMs;
    if (this.#isOver) this.#isPaused = false;
    this.#isOver = false;
  }
  /** Resolves at a key, or after so many milliseconds. */
  async #woken(ms) {
    await new Promise((resolve) => {
      const timer = ms === void 0 ? void 0 : setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => void 0;
  }
};

// src/cli/commands/replay.ts
var LEAST = { columns: 20, rows: 5 };
async function replay(context, runner, options) {
  if (runner !== void 0 && options.target !== void 0)
    throw new Failure("invalid-request", "a runner is named by its name or by -t", { next: "leave one of them out" });
  requireTerminal(context);
  const directory = findLog(context, runner ?? await paneOf(context, options.target));
  const log = await openLog(directory);
  const times = new Times(log);
  const waits = (await readMarks(directory)).map(({ time, label }) => ({ timeMs: time - times.startMs, label }));
  const gaps = log.entries.flatMap((entry) => {
    const text = entry.kind === "gap" ? markerText(entry) : void 0;
    return text === void 0 ? [] : [{ timeMs: times.at(entry.at), label: text.replaceAll("\u2500\u2500 ", "").replaceAll(" \u2500\u2500", "") }];
  });
  const marks = [...waits, ...gaps].toSorted((one, other) => one.timeMs - other.timeMs);
  const terminal = new Terminal(process, context.env["TMUX"] !== void 0);
  try {
    await new Replay(log, times, terminal, {
      name: loggedRunner(directory)?.name ?? "",
      speed: options.speed,
      fromMs: options.from === void 0 ? 0 : Math.min(Math.max(0, options.from - times.startMs), times.lengthMs),
      isRealTime: options.realTime === true,
      marks
    }).play();
  } finally {
    terminal.close();
  }
}
function requireTerminal({ json }) {
  const next = "hand it on instead: geppetto-tmux export";
  if (json || !isatty(0) || !isatty(1))
    throw new Failure("invalid-request", "a log is played on a terminal only", { next });
  const { columns, rows } = process.stdout;
  if (columns < LEAST.columns || rows < LEAST.rows)
    throw new Failure("invalid-request", `this terminal is too small: it has ${columns}x${rows} cells`, {
      next: `make it at least ${LEAST.columns}x${LEAST.rows}`
    });
}
export {
  replay
};
