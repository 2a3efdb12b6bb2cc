import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goTo
} from "./chunk-SYFG3AJY.js";
import "./chunk-EN5B7XA2.js";
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import "./chunk-NOGRS44X.js";
import "./chunk-7SEFF2HF.js";
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
import "./chunk-UL56V6WZ.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/attach.ts
async function attach(context, runner, { client }) {
  const { runner: found } = await withController(context, async (socket) => socket.call("show", { runner }));
  if (found.earlierServer === true) {
    throw new Failure("runner-ended", `the pane of '${found.name}' has gone with its tmux server`, {
      next: `geppetto-tmux log ${found.id}`
    });
  }
  return goTo(context, found.pane, client);
}
export {
  attach
};
