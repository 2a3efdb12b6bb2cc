import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-WUX37E7C.js";
import "./chunk-LZ6P4DCZ.js";
import "./chunk-VGD5RRBZ.js";
import {
  currentPane
} from "./chunk-IDSSXF2S.js";
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
  const { usageOfRunner, usageJson, usageText } = await import("./usage-report-ZX2UFRAY.js");
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
