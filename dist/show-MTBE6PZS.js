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
  runnerCard
} from "./chunk-ILVXLYLG.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-LPYA5HOJ.js";
import {
  isFinal
} from "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/show.ts
async function show(context, runner = currentPane(context)) {
  const found = await withController(context, async (client) => {
    const { runner: shown } = await client.call("show", { runner });
    const isNews = shown.unseen === true && isFinal({ kind: shown.state });
    if (isNews && !context.json) await client.call("looked", { runners: [shown.id] });
    return shown;
  });
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-YU5OBDRD.js");
  const usage = await usageOfRunner(context, found.id);
  if (context.json) {
    return context.printJson({ runner: { ...found, usage: usage === void 0 ? null : usageJson(usage) } });
  }
  const look = await createLook(context);
  context.print(runnerCard(found, look, usage === void 0 ? void 0 : usageText(usage)));
}
export {
  show
};
