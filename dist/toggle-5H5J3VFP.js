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
  tellClient
} from "./chunk-KMTW2INQ.js";
import "./chunk-7RUPKEA4.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-3TOR6MOF.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/toggle.ts
async function toggle(context, { target, client: terminal }) {
  const pane = target ?? currentPane(context);
  const { marked, runner, notice } = await withController(context, async (client) => client.call("toggle", { pane }));
  if (terminal !== void 0) {
    const what = marked ? `watching ${runner.pane} as ${runner.name}` : `no longer watching ${runner.name}`;
    return tellClient(context, terminal, notice === void 0 ? what : `${what}; ${notice}`);
  }
  if (notice !== void 0) context.say(plain(notice));
  if (context.json) return context.printJson({ marked, runner });
  context.print(plain(runner.name));
  context.say(marked ? `watching ${runner.pane}; its log is ${runner.log}` : `no longer watching ${runner.pane}`);
}
export {
  toggle
};
