import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
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
import {
  plain
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/steer.ts
var DONE = { end: "ended", restart: "started again in", pause: "paused", resume: "goes on" };
async function steer(context, wanted, runner, { client: terminal, orResume }) {
  const { method, found } = await withController(context, async (client) => {
    const isPaused = orResume === true && (await client.call("show", { runner })).runner.state === "paused";
    const method2 = isPaused ? "resume" : wanted;
    const answer = await client.call(method2, { runner });
    return { method: method2, found: answer.runner };
  });
  const what = method === "restart" ? `${DONE.restart} ${found.pane}` : `${DONE[method]}: ${found.state}`;
  if (terminal !== void 0) return tellClient(context, terminal, `${found.name} ${what}`);
  if (context.json) return context.printJson({ runner: found });
  context.print(plain(found.name));
  context.say(what);
}
export {
  steer
};
