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
import { stat } from "fs/promises";

// src/turns/turn-list.ts
var MOST_LETTERS = 2e5;
var MOST_OUTPUT = 2e4;
var MOST_KEPT = 64e6;
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
  /** A person has asked for something. What is asked while nothing has been answered belongs to one turn. */
  prompt(text, at) {
    const last = this.#turns.at(-1);
    if (last !== void 0 && last.steps.length === 0 && last.prompt !== "") {
      last.prompt = cut(`${last.prompt}

${text}`, MOST_LETTERS);
      return this.#grow(last, text.length);
    }
    const turn = { at, prompt: cut(text, MOST_LETTERS), steps: [], size: 0 };
    this.#turns.push(turn);
    this.#grow(turn, text.length);
  }
  /** The agent has said something. What it says again by the same id, as it goes on, takes the place of what it said. */
  answer(text, at, id) {
    if (text.trim() === "") return;
    const step = { kind: "answer", at, text: cut(text.trim(), MOST_LETTERS) };
    const before = id === void 0 ? void 0 : this.#answers.get(id);
    if (before !== void 0) {
      before.turn.steps[before.at] = step;
      return;
    }
    const turn = this.#add(step, text.length);
    if (id !== void 0) this.#answers.set(id, { turn, at: turn.steps.length - 1 });
  }
  remark(text, at) {
    this.#add({ kind: "remark", at, text: cut(text, MOST_OUTPUT) }, text.length);
  }
  /** A tool is used; its result comes by the same id. One that is noted again, as it goes on, counts once. */
  call(id, { name, subject }, at) {
    if (this.#open.has(id)) return;
    const outcome = "open";
    const step = { kind: "tool", at, name, subject: cut(subject, MOST_OUTPUT), outcome };
    const turn = this.#add({ ...step, exitCode: void 0, tookMs: void 0, output: "" }, subject.length);
    this.#open.set(id, { turn, at: turn.steps.length - 1 });
  }
  /** What came of a tool; nothing for a call that is not known. */
  result(id, { outcome, output, exitCode, tookMs }, at) {
    const open = this.#open.get(id);
    const call = open?.turn.steps[open.at];
    if (open === void 0 || call?.kind !== "tool") return;
    this.#open.delete(id);
    const took = tookMs ?? (at === void 0 || call.at === void 0 ? void 0 : Math.max(0, at - call.at));
    open.turn.steps[open.at] = { ...call, outcome, output: cut(output, MOST_OUTPUT), exitCode, tookMs: took };
    this.#grow(open.turn, Math.min(output.length, MOST_OUTPUT));
  }
  /** The last turn was taken back: its prompt went to the line again where a person types. */
  takeBack() {
    const last = this.#turns.pop();
    if (last !== void 0) this.#size -= last.size;
  }
  #add(step, letters) {
    let turn = this.#turns.at(-1);
    if (turn === void 0) {
      turn = { at: step.at, prompt: "", steps: [], size: 0 };
      this.#turns.push(turn);
    }
    turn.steps.push(step);
    this.#grow(turn, Math.min(letters, MOST_LETTERS));
    return turn;
  }
  #grow(turn, letters) {
    turn.size += letters;
    this.#size += letters;
    while (this.#size > MOST_KEPT && this.#turns.length > 1) {
      this.#size -= this.#turns.shift()?.size ?? 0;
      this.leftOut += 1;
    }
  }
};
function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, most)}\u2026 (${text.length - most} more letters)`;
}

// src/cli/turns/find-turns.ts
async function findTurns(context, runner) {
  const providers = await usageProviders();
  const mine = holders(context).filter(({ id }) => id === runner.id);
  const { accounts: running } = await runnerSessions(mine, providers);
  const config = readUsageConfig(configFile(context.env), () => void 0);
  const accounts = accountsOf(context.env, providers, config.accounts ?? {}, running);
  const sessions = sessionsIn(runner.directory);
  const list = new TurnList();
  const gone = [];
  for (const { agent, session } of sessions) {
    const notes = await turnNotesOf(agent);
    if (notes === void 0) continue;
    const theirs = accounts.filter(({ provider }) => provider.agent === agent).map(({ account }) => account);
    const take = notes.reader(list);
    const isThere = await readNoted(notes, theirs, session, take) || await readKept(runner.directory, agent, session, take);
    if (!isThere) gone.push(session);
  }
  if (list.turns.length === 0) throw unknown(runner.name, sessions);
  return { turns: list.turns, leftOut: list.leftOut, gone };
}
function sessionsIn(directory) {
  const found = /* @__PURE__ */ new Map();
  for (const one of learnedSessions(directory)) {
    const key = `${one.agent} ${one.session}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
async function readNoted(notes, accounts, session, take) {
  for (const account of accounts) {
    const path = await notes.find(account, session);
    if (path === void 0) continue;
    await notes.entries(path, session, take);
    return true;
  }
  return false;
}
async function readKept(directory, agent, session, take) {
  const path = keptNotes(directory, agent, session);
  if (await ignoreGone(stat(path)) === void 0) return false;
  await entriesOfFile(path, take);
  return true;
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
