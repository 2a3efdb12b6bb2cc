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
