import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-WUX37E7C.js";
import "./chunk-LZ6P4DCZ.js";
import "./chunk-VGD5RRBZ.js";
import {
  currentPane
} from "./chunk-IDSSXF2S.js";
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
