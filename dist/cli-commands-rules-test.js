import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Gatherer,
  OutputScanner,
  isWhole,
  lookTime,
  newLife,
  step,
  unescapeOutput
} from "./base-sha256.js";
import "./runner-life-ending.js";
import {
  agentInView,
  readRuleBook,
  screenView
} from "./agents-built-in-rules.js";
import {
  PaneTerminal,
  USUAL_TRAITS,
  optionsOf
} from "./terminal-pane-alternate-screen.js";
import "./runner-option-kind.js";
import "./agents-aider-agent.js";
import {
  configDirectory
} from "./base-short-hash.js";
import "./runner-state.js";
import "./host-files.js";
import {
  plain
} from "./terminal-char-width.js";
import "./zod-v4-mini-checks.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/rules-test.ts
import { readFile } from "fs/promises";
import { basename, dirname, join } from "path";
import { promisify } from "util";
import { gunzip } from "zlib";

// src/runner/recording.ts
var OUTPUT = /^%output (%\d+) /;
var LAYOUT = /^%layout-change @\d+ [0-9a-f]+,(\d{1,4})x(\d{1,4}),/;
var MARK = /^# state (\S+)$/;
function parseRecording(text) {
  const moments = [];
  let pane;
  let startMs;
  for (const json of text.split("\n")) {
    const entry = parseLine(json);
    if (entry === void 0) continue;
    startMs ??= entry.t * 1e3;
    const atMs = entry.t * 1e3 - startMs;
    const [, from] = OUTPUT.exec(entry.line) ?? [];
    pane ??= from;
    if (from !== void 0 && from === pane) {
      const line = Buffer.from(entry.line);
      const start = `%output ${from} `.length;
      moments.push({ atMs, kind: "output", data: line.subarray(start, unescapeOutput(line, start, line.length)) });
    }
    const [, cols, rows] = LAYOUT.exec(entry.line) ?? [];
    if (cols !== void 0) moments.push({ atMs, kind: "size", cols: Number(cols), rows: Number(rows) });
    const [, state] = MARK.exec(entry.line) ?? [];
    if (state !== void 0) moments.push({ atMs, kind: "mark", state });
  }
  return moments;
}
function parseLine(json) {
  try {
    const entry = JSON.parse(json);
    if (typeof entry !== "object" || entry === null || !("t" in entry) || !("line" in entry)) return void 0;
    const { t, line } = entry;
    return typeof t === "number" && typeof line === "string" ? { t, line } : void 0;
  } catch {
    return void 0;
  }
}

// src/runner/replay.ts
var REST_MS = 2e3;
function recordedAgent(moments, known, { cols, rows }) {
  const scanner = new OutputScanner();
  const screen = new PaneTerminal({ cols, rows }, optionsOf(USUAL_TRAITS));
  let title = "";
  for (const moment of moments) {
    if (moment.kind !== "output") continue;
    title = scanner.push(moment.data).title ?? title;
    screen.write(moment.data);
    const agent = agentInView({ ...screenView(screen.shownText()), title }, known);
    if (agent !== void 0) return agent;
  }
  return void 0;
}
function replay(moments, rules, options) {
  const player = new Player(rules, options);
  for (const moment of moments) {
    player.advance(moment.atMs);
    player.take(moment);
  }
  player.advance((moments.at(-1)?.atMs ?? 0) + REST_MS);
  return player.played;
}
var Player = class {
  played = [];
  #scanner = new OutputScanner();
  #screen;
  #gatherer;
  #life;
  #timerMs;
  #change;
  #lookedMs = Number.NEGATIVE_INFINITY;
  constructor(rules, { cols, rows, idleAfterMs, stuckAfterMs }) {
    this.#screen = new PaneTerminal({ cols, rows }, optionsOf(USUAL_TRAITS));
    this.#gatherer = new Gatherer(rules);
    this.#life = newLife(at(0), { idleAfterMs, stuckAfterMs });
    this.#apply({ kind: "connected", at: at(0) });
  }
  /** Runs the timers that are due until `toMs`. */
  advance(toMs) {
    for (; ; ) {
      const lookMs = this.#change === void 0 ? Number.POSITIVE_INFINITY : lookTime(this.#change, this.#lookedMs);
      const timerMs = this.#timerMs ?? Number.POSITIVE_INFINITY;
      if (Math.min(lookMs, timerMs) > toMs) return;
      if (lookMs <= timerMs) this.#look(lookMs);
      else {
        this.#timerMs = void 0;
        this.#apply({ kind: "silence-timer", at: at(timerMs) });
      }
    }
  }
  take(moment) {
    const { atMs } = moment;
    if (moment.kind === "mark") this.played.push({ atMs, kind: "mark", name: moment.state });
    if (moment.kind === "size") this.#screen.resize(moment.cols, moment.rows);
    if (moment.kind !== "output") return;
    this.#screen.write(moment.data);
    const { visible, redrawn, title, signals } = this.#scanner.push(moment.data);
    const isNewTitle = title !== void 0 && title !== this.#gatherer.title;
    const means = isNewTitle && this.#gatherer.titled(title, at(atMs));
    for (const signal of signals) this.#gatherer.signalled(signal, at(atMs));
    this.#judged(atMs);
    if (means || redrawn) {
      const patient = !means && this.#gatherer.isStated;
      this.#change = { sinceMs: this.#change?.sinceMs ?? atMs, lastMs: atMs, patient };
    }
    if (visible) this.#apply({ kind: "visible-output", at: at(atMs) });
  }
  #look(atMs) {
    const isSettled = this.#change === void 0 || isWhole(this.#change, atMs);
    this.#change = void 0;
    this.#lookedMs = atMs;
    const view = { title: this.#gatherer.title ?? "", rows: this.#screen.shownText() };
    this.#gatherer.looked(view, at(atMs), isSettled);
    this.#judged(atMs);
  }
  #judged(atMs) {
    const won = this.#gatherer.verdict?.won;
    this.#apply({ kind: "judged", at: at(atMs), claim: won?.claim, firm: won?.source !== "screen" });
  }
  #apply(event) {
    const { life, actions } = step(this.#life, event);
    this.#life = life;
    const atMs = event.at.steadyMs;
    for (const action of actions) {
      if (action.kind === "arm-timer") this.#timerMs = atMs + Math.max(0, action.inMs);
      if (action.kind === "disarm-timer") this.#timerMs = void 0;
      if (action.kind === "catch-up") this.#apply({ kind: "caught-up", at: event.at });
      if (action.kind === "announce") {
        this.played.push({ atMs, kind: "state", state: life.state, because: this.#gatherer.verdict?.won });
      }
    }
  }
};
function at(ms) {
  return { wallMs: ms, steadyMs: ms };
}

// src/cli/commands/rules-test.ts
var MAX_BYTES = 512 * 1024 * 1024;
var IDLE_AFTER_MS = 3e4;
var STUCK_AFTER_MS = 5 * 6e4;
async function rulesTest(context, file, options) {
  const moments = parseRecording(await recording(file));
  if (!moments.some(({ kind }) => kind === "output")) {
    throw new Failure("invalid-request", `${file} holds no output of a pane`, {
      next: 'a recording is a line {"t": SECONDS, "line": "%output %1 ..."} for each line that a control client was sent'
    });
  }
  const book = await readRuleBook(join(configDirectory(), "rules"), (problem) => context.say(problem));
  const how = { ...options.size, idleAfterMs: IDLE_AFTER_MS, stuckAfterMs: STUCK_AFTER_MS };
  const agent = options.agent ?? await agentOf(file, moments, book, how);
  const rules = book.get(agent);
  if (rules === void 0) throw new Failure("invalid-request", `there are no rules for '${agent}'`);
  const played = replay(moments, rules, how);
  if (context.json) return context.printJson({ agent, moments: played.map(jsonOf) });
  context.say(`${agent}: ${rules.rules.length} rules`);
  for (const one of played) context.print(plain(lineOf(one)));
}
async function recording(file) {
  try {
    const bytes = await readFile(file);
    const isZipped = bytes[0] === 31 && bytes[1] === 139;
    return (isZipped ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES }) : bytes).toString();
  } catch (error) {
    throw new Failure("invalid-request", `cannot read ${file}: ${messageOf(error)}`);
  }
}
async function agentOf(file, moments, book, how) {
  const directory = basename(dirname(file));
  const found = book.has(directory) ? directory : recordedAgent(moments, [...book.values()], how);
  if (found !== void 0) return found;
  throw new Failure("invalid-request", "which agent was recorded cannot be seen", { next: "name it with --agent" });
}
function lineOf(one) {
  const time = (one.atMs / 1e3).toFixed(3).padStart(9);
  if (one.kind === "mark") return `${time}  # ${one.name}`;
  const { state, because } = one;
  const why = because === void 0 ? "output and silence" : `${because.rule} (${because.source}): ${because.text}`;
  return `${time}  ${stateText(one).padEnd(20)}  ${state.kind === "starting" ? "" : why}`;
}
function stateText({ state }) {
  if (state.kind === "waiting") return `waiting: ${state.waitingFor}`;
  return state.kind === "active" && state.stuck === true ? "active: stuck" : state.kind;
}
function jsonOf(one) {
  const atMs = Math.round(one.atMs);
  if (one.kind === "mark") return { atMs, mark: one.name };
  const { kind, since: _, ...details } = one.state;
  const { rule, source, text } = one.because ?? {};
  return { atMs, state: kind, ...details, rule, source, text };
}
export {
  rulesTest
};
