import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
import {
  currentPane
} from "./chunk-GLZFSRII.js";
import {
  tellClient
} from "./chunk-R3MS7HT5.js";
import "./chunk-CQIZ3Q6C.js";
import "./chunk-YB2GFIPD.js";
import "./chunk-XTL5MEXR.js";
import "./chunk-7VQKM7V4.js";
import "./chunk-K5RZTOG3.js";
import {
  plain
} from "./chunk-BBTUHVRM.js";
import "./chunk-YHXWA7MM.js";
import "./chunk-XILZ7G2B.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";

// src/cli/commands/toggle.ts
async function toggle(context, { target, client: terminal }) {
  const pane = target ?? currentPane(context);
  const { marked, runner } = await withController(context, async (client) => client.call("toggle", { pane }));
  if (terminal !== void 0) {
    const what = marked ? `watching ${runner.pane} as ${runner.name}` : `no longer watching ${runner.name}`;
    return tellClient(context, terminal, what);
  }
  if (context.json) return context.printJson({ marked, runner });
  context.print(plain(runner.name));
  context.say(marked ? `watching ${runner.pane}; its log is ${runner.log}` : `no longer watching ${runner.pane}`);
}
export {
  toggle
};
