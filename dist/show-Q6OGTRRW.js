import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-T5U2OHET.js";
import {
  createLook,
  runnerCard
} from "./chunk-2GRFZISX.js";
import "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import {
  isFinal
} from "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
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
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-EH7AKOZC.js");
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
