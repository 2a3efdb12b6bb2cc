import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
import {
  createLook,
  statusLine
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

// src/cli/commands/status.ts
async function status(context) {
  const { counts, attention } = await withController(context, async (client) => client.call("status", {}));
  if (context.json) return context.printJson({ counts, attention });
  context.print(statusLine({ counts, attention }, await createLook(context)));
}
export {
  status
};
