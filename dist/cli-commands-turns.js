import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openPager
} from "./cli-log-print-pager.shared.js";
import {
  accountsOf,
  holders,
  readUsageConfig
} from "./cli-usage-report.shared.js";
import {
  streamSink
} from "./cli-log-print-sink.js";
import "./cli-log-find-log.js";
import {
  keptNotes
} from "./turns-kept-notes.js";
import {
  runnerSessions
} from "./host-agent-processes.js";
import {
  learnedSessions
} from "./records-agent-sessions.js";
import "./host-process-tree.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./settings-config-file.js";
import {
  turnNotesOf,
  usageProviders
} from "./agents-aider-agent.js";
import {
  configFile
} from "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import {
  iso,
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-environment.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./base-regular-file.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./usage-provider.js";
import {
  entriesOfFile
} from "./turns-notes.js";
import "./usage-lines.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/turns/turn.ts
function lastAnswer(turns) {
  const steps = turns.flatMap((turn) => turn.steps);
  return steps.findLast((step) => step.kind === "answer");
}

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
  return new Failure("log-unavailable", `what ${last.agent} has noted of its session ${last.session} cannot be found`, {
    next: `see its screen: geppetto-tmux log ${name}`
  });
}

// src/cli/turns/lines.ts
var STYLES = { bold: "1", dim: "2", red: "31", green: "32", yellow: "33" };
var PROMPT_MARK = "\u25B8";
var TOOL_MARK = "\u2699";
var INDENT = "  ";
function* turnLines(turns, { tools }) {
  let isFirst = true;
  for (const { at, prompt, steps } of turns) {
    if (!isFirst) yield line();
    isFirst = false;
    const [first = "", ...rest] = prompt === "" ? ["(what was before)"] : prompt.split("\n");
    const head = at === void 0 ? `${PROMPT_MARK} ` : `${PROMPT_MARK} ${clockText(at)}  `;
    yield line([head, "dim"], [first, "bold"]);
    for (const text of rest) yield line([`${" ".repeat(head.length)}${text}`, "bold"]);
    let before;
    for (const step of steps) {
      if (step.kind !== before || step.kind === "answer") yield line();
      before = step.kind;
      yield* stepLines(step, tools);
    }
  }
}
function* stepLines(step, tools) {
  switch (step.kind) {
    case "answer":
      for (const text of step.text.split("\n")) yield line([text]);
      return;
    case "remark":
      for (const text of step.text.split("\n")) yield line([`${INDENT}\u2014 ${text}`, "yellow"]);
      return;
    case "tool": {
      const [subject = "", ...more] = step.subject.split("\n");
      const shown = more.length === 0 ? subject : `${subject} \u2026`;
      const [outcome, style] = outcomeOf(step);
      yield line([`${INDENT}${TOOL_MARK} ${step.name}`], [`  ${shown}`, "dim"], [`  ${outcome}`, style]);
      if (!tools || step.output === "") return;
      for (const text of step.output.trimEnd().split("\n")) yield line([`${INDENT.repeat(3)}${text}`, "dim"]);
    }
  }
}
function outcomeOf({ outcome, exitCode, tookMs }) {
  const took = tookMs === void 0 ? "" : ` ${tookText(tookMs)}`;
  switch (outcome) {
    case "open":
      return ["\u2026 no result yet", "yellow"];
    case "refused":
      return ["\u2715 refused", "yellow"];
    case "failed":
      return [`\u2715 ${exitCode === void 0 ? "failed" : `exit ${exitCode}`}${took}`, "red"];
    case "done":
      return [`\u2713${took}`, "green"];
  }
}
function tookText(ms) {
  if (ms < 9950) return `${(ms / 1e3).toFixed(1)} s`;
  return ms < 6e4 ? `${Math.round(ms / 1e3)} s` : spanText(ms);
}
function clockText(at) {
  const date = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const isToday = date.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  return isToday ? time : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}
function line(...spans) {
  const parts = spans.map(([text, style]) => [plain(text.replaceAll("	", "    ")), style]);
  return {
    text: parts.map(([text]) => text).join("").trimEnd(),
    ansi: parts.map(([text, style]) => style === void 0 || text === "" ? text : `\x1B[${STYLES[style]}m${text}\x1B[0m`).join("")
  };
}

// src/cli/turns/markdown.ts
var MARKUP = /[\\`*_{}[\]<>()#+!|~&-]/g;
function* turnMarkdown(name, turns) {
  yield `# ${escaped(name)}`;
  for (const { at, prompt, steps } of turns) {
    yield "";
    yield at === void 0 ? "## Turn" : `## ${clockText(at)}`;
    if (prompt !== "") yield "";
    for (const text of prompt === "" ? [] : prompt.split("\n")) yield `> ${escaped(text)}`;
    let before;
    for (const step of steps) {
      if (step.kind !== "tool" || before !== "tool") yield "";
      before = step.kind;
      yield* stepMarkdown(step);
    }
  }
}
function* stepMarkdown(step) {
  if (step.kind === "answer") for (const text of step.text.split("\n")) yield plain(text);
  else if (step.kind === "remark") yield `*${escaped(step.text.replaceAll("\n", " "))}*`;
  else yield `- ${escaped(step.name)} ${code(step.subject)}: ${outcomeText(step)}`;
}
function outcomeText({ outcome, exitCode, tookMs }) {
  const took = tookMs === void 0 ? "" : `, ${tookText(tookMs)}`;
  if (outcome === "open") return "no result yet";
  if (outcome === "failed") return `failed${exitCode === void 0 ? "" : `, exit code ${exitCode}`}${took}`;
  return `${outcome}${outcome === "refused" ? "" : took}`;
}
function code(text) {
  const shown = plain(text.replaceAll("\n", " ")) || " ";
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}
function escaped(text) {
  return plain(text).replaceAll(MARKUP, String.raw`\$&`);
}

// src/cli/commands/turns.ts
async function printTurns(context, runner, { turns: most = true, last = false, markdown = false, tools = false, since, until, redactor }) {
  const found = await findTurns(context, runner);
  const within = found.turns.filter(({ at }) => at === void 0 || at >= (since ?? -1) && at < (until ?? Infinity));
  const turns = most === true ? within : within.slice(-most || Infinity);
  if (last) return printLast(context, runner.name, turns, redactor);
  if (context.json) return context.printJson({ turns: turns.map(turnJson), leftOut: found.leftOut, gone: found.gone });
  const lines = markdown ? [...turnMarkdown(runner.name, turns)].map((text) => ({ text, ansi: text })) : [...turnLines(turns, { tools })];
  await print(context, lines, redactor);
  if (turns.length === 0) context.say("no turn of that time is noted");
  if (found.leftOut > 0) context.say(`the oldest ${found.leftOut} turns had no room`);
  for (const session of found.gone) context.say(plain(`what was noted of session ${session} is not there any more`));
}
async function printLast(context, name, turns, redactor) {
  const answer = lastAnswer(turns);
  if (answer === void 0) {
    throw new Failure("log-unavailable", `${name} has not answered yet`, { next: `geppetto-tmux log ${name} --turns` });
  }
  if (context.json) return context.printJson(stepJson(answer));
  const lines = answer.text.split("\n").map((text) => ({ text: plain(text), ansi: plain(text) }));
  return print(context, lines, redactor);
}
async function print(context, lines, redactor) {
  const shown = redactor === void 0 ? lines : [...redactor.push(lines), ...redactor.end()];
  const pager = process.stdout.isTTY ? await openPager(context.env) : void 0;
  const sink = pager ?? streamSink(process.stdout);
  await sink.write(shown.map(({ text, ansi }) => `${context.colour ? ansi : text}
`).join(""));
  await sink.close();
}
function turnJson({ at, prompt, steps }) {
  return { at: at === void 0 ? null : iso(at), prompt, steps: steps.map(stepJson) };
}
function stepJson(step) {
  const at = step.at === void 0 ? null : iso(step.at);
  return step.kind === "tool" ? { ...step, at, exitCode: step.exitCode ?? null, tookMs: step.tookMs ?? null } : { ...step, at };
}
export {
  printTurns
};
