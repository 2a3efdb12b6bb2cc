import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-7YOGQO5O.js";
import "./chunk-RPU6S4SD.js";
import "./chunk-OZRM5OZT.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-LQMFHZBP.js";
import {
  createLook,
  runnerCard
} from "./chunk-NDIDRIIH.js";
import "./chunk-RH4Q4YML.js";
import "./chunk-HKWCRRDE.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-YVKGSBYX.js";
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
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-6C4EZEUY.js");
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
