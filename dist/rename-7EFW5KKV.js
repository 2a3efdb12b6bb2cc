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

// src/cli/commands/rename.ts
async function rename(context, runner, name) {
  const { runner: renamed } = await withController(context, async (client) => client.call("rename", { runner, name }));
  if (context.json) return context.printJson({ runner: renamed });
  context.print(plain(renamed.name));
}
export {
  rename
};
