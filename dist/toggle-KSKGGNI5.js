import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  currentPane
} from "./chunk-NOGRS44X.js";
import "./chunk-7SEFF2HF.js";
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
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
