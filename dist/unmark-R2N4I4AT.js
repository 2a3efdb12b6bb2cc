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
