import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import {
  currentPane
} from "./chunk-CU3JWQSK.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/mark.ts
async function mark(context, { target, name, agent, idleAfter }) {
  const pane = target ?? currentPane(context);
  const { runner, notice } = await withController(
    context,
    async (client) => client.call("mark", { pane, name, agent, idleAfterMs: idleAfter })
  );
  if (notice !== void 0) context.say(plain(notice));
  if (context.json) return context.printJson({ runner });
  context.print(plain(runner.name));
  context.say(`watching ${runner.pane}; its log is ${runner.log}`);
}
export {
  mark
};
