import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  createLook,
  sessionTable
} from "./chunk-ILVXLYLG.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/sessions.ts
async function sessions(context) {
  const { sessions: rows } = await withController(context, async (client) => client.call("sessions", {}));
  if (context.json) return context.printJson({ sessions: rows });
  context.print(sessionTable(rows, await createLook(context)));
}
export {
  sessions
};
