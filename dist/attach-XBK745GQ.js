import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goTo
} from "./chunk-IISQ2Z6Y.js";
import "./chunk-BKRKAGMH.js";
import "./chunk-VIDJIR43.js";
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import "./chunk-CU3JWQSK.js";
import "./chunk-OSS4PTI2.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-3TOR6MOF.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/attach.ts
async function attach(context, runner, { client }) {
  const { runner: found } = await withController(context, async (socket) => socket.call("show", { runner }));
  return goTo(context, found.pane, client);
}
export {
  attach
};
