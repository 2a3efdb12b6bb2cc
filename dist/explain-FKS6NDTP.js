import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-NOGRS44X.js";
import "./chunk-7SEFF2HF.js";
import {
  createLook,
  stateLine
} from "./chunk-ILVXLYLG.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import {
  spanText
} from "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/explanation-card.ts
function explanationCard({ runner, explanation }, look) {
  const { because, others, known, idleAfterMs, changes } = explanation;
  const silence = `output and silence: the last visible output was ${ago(explanation.lastVisibleAt, look)} ago`;
  const idle = `idle after ${spanText(idleAfterMs)} without any`;
  const nothing = known ? "no rule fits what it shows" : `there are no rules for the agent '${runner.agent}'`;
  return [
    stateLine(runner, look),
    ...because === void 0 ? [`  because of ${silence}, ${idle}`, `  ${nothing}`] : [`  because of ${line(because, look)}`],
    ...section("also seen", [...others.map((one) => line(one, look)), ...facts(explanation, look)]),
    ...section(
      "would change it",
      changes.map(({ says, rule, when }) => `${says}, by ${rule}: ${when}`)
    )
  ].map(plain).join("\n");
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

// src/cli/commands/explain.ts
async function explain(context, runner = currentPane(context)) {
  const found = await withController(context, async (client) => client.call("explain", { runner }));
  if (context.json) return context.printJson({ ...found });
  context.print(explanationCard(found, await createLook(context)));
}
export {
  explain
};
