import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
import {
  createLook,
  runnerTable
} from "./chunk-3PZ2BMMK.js";
import "./chunk-YB2GFIPD.js";
import "./chunk-XTL5MEXR.js";
import "./chunk-7VQKM7V4.js";
import "./chunk-K5RZTOG3.js";
import "./chunk-BBTUHVRM.js";
import "./chunk-YHXWA7MM.js";
import "./chunk-XILZ7G2B.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";

// src/cli/commands/ls.ts
async function ls(context) {
  const { runners } = await withController(context, async (client) => client.call("list", {}));
  if (context.json) return context.printJson({ runners });
  if (runners.length === 0) {
    context.say("no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux");
    return;
  }
  context.print(runnerTable(runners, await createLook(context)));
}
export {
  ls
};
