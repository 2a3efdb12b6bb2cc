import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import {
  tellClient
} from "./chunk-KMTW2INQ.js";
import "./chunk-7RUPKEA4.js";
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
import {
  plain
} from "./chunk-UP4NR5UJ.js";
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
