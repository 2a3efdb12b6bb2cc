import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
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

// src/cli/commands/rename.ts
async function rename(context, runner, name) {
  const { runner: renamed } = await withController(context, async (client) => client.call("rename", { runner, name }));
  if (context.json) return context.printJson({ runner: renamed });
  context.print(plain(renamed.name));
}
export {
  rename
};
