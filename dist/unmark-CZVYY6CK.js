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

// src/cli/commands/unmark.ts
async function unmark(context, runner = currentPane(context)) {
  const { runner: released } = await withController(context, async (client) => client.call("unmark", { runner }));
  if (context.json) return context.printJson({ runner: released });
  context.print(plain(released.name));
  context.say(`no longer watching ${released.pane}; its log stays: geppetto-tmux log ${released.id}`);
}
export {
  unmark
};
