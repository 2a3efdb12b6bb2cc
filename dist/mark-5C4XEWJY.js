import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
import {
  currentPane
} from "./chunk-GLZFSRII.js";
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

// src/cli/commands/mark.ts
async function mark(context, { target, name, agent, idleAfter }) {
  const pane = target ?? currentPane(context);
  const { runner } = await withController(
    context,
    async (client) => client.call("mark", { pane, name, agent, idleAfterMs: idleAfter })
  );
  if (context.json) return context.printJson({ runner });
  context.print(plain(runner.name));
  context.say(`watching ${runner.pane}; its log is ${runner.log}`);
}
export {
  mark
};
