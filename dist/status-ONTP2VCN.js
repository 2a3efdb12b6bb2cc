import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-KBIXLEWJ.js";
import {
  createLook,
  statusLine
} from "./chunk-KYMDBMBQ.js";
import "./chunk-OZATN4PM.js";
import "./chunk-J5QYCGSY.js";
import "./chunk-HOMTDTU7.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-YUMONQZL.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/status.ts
async function status(context) {
  const result = await withController(context, async (client) => client.call("status", {}));
  if (context.json) return context.printJson(result);
  context.print(statusLine(result, await createLook(context)));
}
export {
  status
};
