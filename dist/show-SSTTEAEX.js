import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-MYGG73U4.js";
import "./chunk-QQOP3E5L.js";
import "./chunk-PHIMNONA.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-7FB5SC3E.js";
import {
  createLook,
  runnerCard
} from "./chunk-NDIDRIIH.js";
import "./chunk-2WJMWCRR.js";
import "./chunk-55WY4AWX.js";
import "./chunk-CXX7G6GI.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-K2FHKNCQ.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
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
  const { runner: found } = await withController(context, async (client) => client.call("show", { runner }));
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-IDCLPNYJ.js");
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
