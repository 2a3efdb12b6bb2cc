import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goTo
} from "./chunk-YHREYUUL.js";
import {
  withController
} from "./chunk-7YOGQO5O.js";
import "./chunk-RPU6S4SD.js";
import "./chunk-OZRM5OZT.js";
import "./chunk-VIDJIR43.js";
import {
  isInside
} from "./chunk-LQMFHZBP.js";
import "./chunk-RH4Q4YML.js";
import "./chunk-HKWCRRDE.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-YVKGSBYX.js";
import "./chunk-FDE2KFNA.js";
import {
  isFinal
} from "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UL56V6WZ.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/next.ts
async function next(context, { client, target }) {
  const here = target ?? (isInside(context) ? context.env["TMUX_PANE"] : void 0);
  const { runners } = await withController(context, async (socket) => socket.call("list", {}));
  const wanting = runners.filter(({ state }) => !isFinal({ kind: state })).map((runner) => ({ runner, rank: rankOf(runner) }));
  const queue = wanting.filter(({ rank }) => rank < Infinity).toSorted((a, b) => a.rank - b.rank || Date.parse(a.runner.since) - Date.parse(b.runner.since)).map(({ runner }) => runner);
  const at = queue.findIndex(({ pane }) => pane === here);
  const found = queue[(at + 1) % Math.max(1, queue.length)];
  if (found === void 0 || found.pane === here) throw new Failure("runner-not-found", "no runner wants you now");
  return goTo(context, found.pane, client);
}
function rankOf({ state, unseen, stuck }) {
  if (state === "waiting") return 0;
  if (stuck === true) return 1;
  if (state === "idle") return unseen === true ? 2 : 3;
  return Infinity;
}
export {
  next
};
