import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openPager
} from "./cli-log-print-pager.shared.js";
import {
  findTurns
} from "./cli-turns-find-turns.shared.js";
import "./cli-usage-report.shared.js";
import {
  clockText,
  tookText,
  turnLines
} from "./cli-turns-lines.js";
import {
  streamSink
} from "./cli-log-print-sink.js";
import "./cli-log-find-log.js";
import "./turns-kept-notes.js";
import "./host-agent-processes.js";
import "./records-agent-sessions.js";
import "./host-process-tree.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import {
  iso
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-environment.js";
import "./host-process-state.js";
import {
  shortWord
} from "./base-shell-word.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./turns-notes.js";
import "./usage-provider.js";
import "./base-regular-file.js";
import "./usage-lines.js";
import "./usage-find-files.js";
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

// src/cli/turns/masked.ts
function masked(turns, redactor) {
  const mask = (text) => {
    const lines = text.split("\n").map((line) => {
      const shown = plain(line.replaceAll("	", "    "));
      return { text: shown, ansi: shown };
    });
    return [...redactor.push(lines), ...redactor.end()].map((line) => line.text).join("\n");
  };
  const maskStep = (step) => step.kind === "tool" ? { ...step, name: mask(step.name), subject: mask(step.subject), output: mask(step.output) } : { ...step, text: mask(step.text) };
  return turns.map(({ at, prompt, steps }) => ({ at, prompt: mask(prompt), steps: steps.map(maskStep) }));
}

// src/cli/commands/turns.ts
async function printTurns(context, runner, { turns: most = true, last = false, markdown = false, tools = false, since, until, redactor }) {
  const found = await findTurns(context, runner);
  const within = found.turns.filter(({ at }) => at === void 0 || at >= (since ?? -1) && at < (until ?? Infinity));
  const wanted = most === true ? within : within.slice(-most);
  const turns = redactor === void 0 ? wanted : masked(last ? lastOf(wanted) : wanted, redactor);
  if (last) return printLast(context, runner.name, turns, found.turns.length > within.length);
  if (context.json) return context.printJson({ turns: turns.map(turnJson), leftOut: found.leftOut, gone: found.gone });
  const lines = markdown ? [...turnMarkdown(runner.name, turns)].map((text) => ({ text, ansi: text })) : [...turnLines(turns, { tools })];
  await print(context, lines);
  if (turns.length === 0) context.say("no turn of that time is noted");
  if (found.leftOut > 0) context.say(`the oldest ${found.leftOut} turns had no room`);
  for (const session of found.gone) context.say(plain(`what was noted of session ${session} is not there any more`));
}
function lastOf(turns) {
  return turns.filter((turn) => lastAnswer([turn]) !== void 0).slice(-1);
}
async function printLast(context, name, turns, areSome) {
  const answer = lastAnswer(turns);
  if (answer === void 0) {
    const when = areSome ? " in that time" : " yet";
    throw new Failure("log-unavailable", `${name} has not answered${when}`, {
      next: `geppetto-tmux log ${shortWord(name)} --turns`
    });
  }
  if (context.json) return context.printJson(stepJson(answer));
  return print(
    context,
    answer.text.split("\n").map((text) => ({ text: plain(text), ansi: plain(text) }))
  );
}
async function print(context, lines) {
  const pager = process.stdout.isTTY ? await openPager(context.env) : void 0;
  const sink = pager ?? streamSink(process.stdout);
  await sink.write(lines.map(({ text, ansi }) => `${context.colour ? ansi : text}
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
