import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  accountsOf,
  holders,
  readUsageConfig
} from "./cli-usage-report.shared.js";
import {
  keptNotes
} from "./turns-kept-notes.js";
import {
  runnerSessions
} from "./host-agent-processes.js";
import {
  learnedSessions
} from "./records-agent-sessions.js";
import {
  turnNotesOf,
  usageProviders
} from "./agents-aider-agent.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  shortWord
} from "./base-shell-word.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  entriesOfFile
} from "./turns-notes.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/turns/find-turns.ts
import { lstat } from "fs/promises";

// src/turns/turn-list.ts
var MOST_LETTERS = 2e5;
var MOST_OUTPUT = 2e4;
var MOST_NAME = 200;
var MOST_KEPT = 64e6;
var MOST_BEYOND = 200;
var TurnList = class {
  #turns = [];
  /** Tools without a result, by the id of the call: where they stand. */
  #open = /* @__PURE__ */ new Map();
  /** Answers, by their ids. */
  #answers = /* @__PURE__ */ new Map();
  #size = 0;
  /** How many turns were left out at the beginning, as there was no room for them. */
  leftOut = 0;
  get turns() {
    return this.#turns;
  }
  /** True when the last prompt has been followed by nothing yet. */
  get isUnanswered() {
    return this.#turns.at(-1)?.steps.length === 0;
  }
  /** A person has asked for something. What is asked while nothing has been answered belongs to one turn. */
  prompt(given, at) {
    const text = given.trim();
    const last = this.#turns.at(-1);
    if (last !== void 0 && last.steps.length === 0 && last.prompt !== "") {
      last.prompt = cut(`${last.prompt}

${text}`, MOST_LETTERS);
      return this.#grow(last, last.prompt);
    }
    const turn = { at, prompt: this.#fit(text, MOST_LETTERS), steps: [], size: 0 };
    this.#turns.push(turn);
    this.#grow(turn, turn.prompt);
  }
  /** The agent has said something. What it says again by the same id, as it goes on, takes the place of what it said. */
  answer(text, at, id) {
    if (text.trim() === "") return;
    const step = { kind: "answer", at, text: this.#fit(text.trim(), MOST_LETTERS) };
    const before = id === void 0 ? void 0 : this.#answers.get(id);
    if (before !== void 0) {
      before.turn.steps[before.at] = step;
      return;
    }
    const turn = this.#add(step, step.text);
    if (id !== void 0) this.#answers.set(id, { turn, at: turn.steps.length - 1 });
  }
  remark(text, at) {
    const said = this.#fit(text, MOST_OUTPUT);
    this.#add({ kind: "remark", at, text: said }, said);
  }
  /** A tool is used; its result comes by the same id. One that is noted again, as it goes on, counts once. */
  call(id, { name, subject }, at) {
    if (this.#open.has(id)) return;
    const outcome = "open";
    const step = {
      kind: "tool",
      at,
      name: cut(name, MOST_NAME),
      subject: this.#fit(subject, MOST_OUTPUT),
      outcome
    };
    const turn = this.#add({ ...step, exitCode: void 0, tookMs: void 0, output: "" }, step.subject);
    this.#open.set(id, { turn, at: turn.steps.length - 1 });
  }
  /** What came of a tool; nothing for a call that is not known. */
  result(id, { outcome, output, exitCode, tookMs }, at) {
    const open = this.#open.get(id);
    const call = open?.turn.steps[open.at];
    if (open === void 0 || call?.kind !== "tool") return;
    this.#open.delete(id);
    const took = tookMs ?? (at === void 0 || call.at === void 0 ? void 0 : Math.max(0, at - call.at));
    const given = this.#fit(output, MOST_OUTPUT);
    open.turn.steps[open.at] = { ...call, outcome, output: given, exitCode, tookMs: took };
    this.#grow(open.turn, given);
  }
  /** The last turn was taken back: its prompt went to the line again where a person types. */
  takeBack() {
    const last = this.#turns.pop();
    if (last !== void 0) this.#size -= last.size;
  }
  #add(step, text) {
    let turn = this.#turns.at(-1);
    if (turn === void 0) {
      turn = { at: step.at, prompt: "", steps: [], size: 0 };
      this.#turns.push(turn);
    }
    turn.steps.push(step);
    this.#grow(turn, text);
    return turn;
  }
  #fit(text, most) {
    return cut(text, this.#size > MOST_KEPT ? MOST_BEYOND : most);
  }
  #grow(turn, { length }) {
    turn.size += length;
    this.#size += length;
    while (this.#size > MOST_KEPT && this.#turns.length > 1) {
      this.#size -= this.#turns.shift()?.size ?? 0;
      this.leftOut += 1;
    }
  }
};
function cut(text, most) {
  if (text.length <= most) return text;
  const kept = Buffer.from(text.slice(0, most)).toString();
  return `${kept}\u2026 (${text.length - most} more letters)`;
}

// src/cli/turns/find-turns.ts
async function findTurns(context, runner) {
  const providers = await usageProviders();
  const mine = holders(context).filter(({ id }) => id === runner.id);
  const { accounts: running } = await runnerSessions(mine, providers);
  const config = readUsageConfig(configFile(context.env), () => void 0);
  const accounts = accountsOf(context.env, providers, config.accounts ?? {}, running);
  const sessions = sessionsIn(runner.directory);
  const lists = [];
  const gone = [];
  for (const { agent, session } of sessions) {
    const notes = await turnNotesOf(agent);
    if (notes === void 0) continue;
    const theirs = accounts.filter(({ provider }) => provider.agent === agent).map(({ account }) => account);
    const list = await readSession(notes, theirs, session, keptNotes(runner.directory, agent, session));
    if (list === void 0) gone.push(session);
    else lists.push(list);
  }
  if (lists.length === 0) throw unknown(runner.name, sessions);
  const leftOut = lists.reduce((sum, list) => sum + list.leftOut, 0);
  return { turns: inOrder(lists.flatMap((list) => list.turns)), leftOut, gone };
}
function sessionsIn(directory) {
  const found = /* @__PURE__ */ new Map();
  for (const one of learnedSessions(directory)) {
    const key = `${one.agent} ${one.session}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
async function readSession(notes, accounts, session, kept) {
  let noted;
  for (const account of accounts) {
    const path = await notes.find(account, session);
    if (path === void 0) continue;
    noted = new TurnList();
    await notes.entries(path, session, notes.reader(noted));
    break;
  }
  const copy = await ignoreGone(lstat(kept));
  if (copy?.isFile() !== true) return noted?.turns.length === 0 ? void 0 : noted;
  const list = new TurnList();
  await entriesOfFile(kept, notes.reader(list));
  return noted !== void 0 && noted.turns.length >= list.turns.length ? noted : list;
}
function inOrder(turns) {
  const found = /* @__PURE__ */ new Map();
  for (const turn of turns) {
    const key = turn.at === void 0 ? `${found.size}` : `${turn.at} ${turn.prompt}`;
    const same = found.get(key);
    if (same === void 0 || same.steps.length < turn.steps.length) found.set(key, turn);
  }
  let time = 0;
  const timed = [...found.values()].map((turn) => {
    time = turn.at ?? time;
    return { turn, time };
  });
  return timed.toSorted((a, b) => a.time - b.time).map(({ turn }) => turn);
}
function unknown(name, sessions) {
  const [last] = sessions.slice(-1);
  if (last === void 0) {
    return new Failure("log-unavailable", `no session of an agent is known in ${name}`, {
      next: "see its screen with geppetto-tmux log; the hooks of an agent tell which session it is in: geppetto-tmux hooks install"
    });
  }
  return new Failure("log-unavailable", `cannot find what ${last.agent} noted of session ${last.session}`, {
    next: `see its screen: geppetto-tmux log ${shortWord(name)}`
  });
}

export {
  findTurns
};
