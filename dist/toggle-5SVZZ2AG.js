import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-T5U2OHET.js";
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
import "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
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
