import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  stateLine
} from "./cli-looks-show.shared.js";
import {
  dialogFacts
} from "./cli-looks-dialog-card.js";
import {
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";

// src/cli/looks/explanation-card.ts
function explanationCard({ runner, explanation }, look) {
  const { because, others, known, idleAfterMs, changes } = explanation;
  const silence = `output and silence: the last visible output was ${ago(explanation.lastVisibleAt, look)} ago`;
  const idle = `idle after ${spanText(idleAfterMs)} without any`;
  const unknown = runner.agent === "command" ? "it is no agent" : `there are no rules for the agent '${runner.agent}'`;
  const nothing = known ? "no rule fits what it shows" : unknown;
  return [
    stateLine(runner, look),
    ...because === void 0 ? [`  because of ${silence}, ${idle}`, `  ${nothing}`] : [`  because of ${line(because, look)}`],
    ...section("its dialog", dialogLines(runner)),
    ...section("also seen", [...others.map((one) => line(one, look)), ...facts(explanation, look)]),
    ...section(
      "would change it",
      changes.map(({ says, rule, when }) => `${says}, by ${rule}: ${when}`)
    )
  ].map(plain).join("\n");
}
function dialogLines({ dialog }) {
  return dialog === void 0 ? [] : dialogFacts(dialog).map(([label, text]) => `${label.padEnd(13)} ${text}`.trimEnd());
}
function facts({ title, processRuns, lastBellAt, screen }, look) {
  return [
    ...title === void 0 ? [] : [`title: ${title}`],
    ...processRuns === void 0 ? [] : [`process: ${processRuns ? "runs" : "has gone"}`],
    ...lastBellAt === void 0 ? [] : [`bell: ${ago(lastBellAt, look)} ago`],
    ...screen.map((row) => `screen: ${row}`)
  ];
}
function section(head, lines) {
  return lines.length === 0 ? [] : [head, ...lines.map((text) => `  ${text}`)];
}
function line({ rule, source, weight, says, text, time }, look) {
  return `${rule} (${source}, weight ${weight}, for ${ago(time, look)}), ${says}: ${text}`;
}
function ago(time, { now }) {
  return spanText(now - Date.parse(time));
}

export {
  explanationCard
};
