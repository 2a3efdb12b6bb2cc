import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
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

// src/cli/commands/remove.ts
async function remove(context, runner) {
  const { runner: removed } = await withController(context, async (client) => client.call("remove", { runner }));
  if (context.json) return context.printJson({ runner: removed });
  context.print(plain(removed.name));
  context.say("its log is deleted");
}
export {
  remove
};
