import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import {
  currentPane
} from "./chunk-CU3JWQSK.js";
import {
  createLook,
  runnerCard
} from "./chunk-KYMDBMBQ.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-YUMONQZL.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/show.ts
async function show(context, runner = currentPane(context)) {
  const { runner: found } = await withController(context, async (client) => client.call("show", { runner }));
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-ZNFF7YMQ.js");
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
