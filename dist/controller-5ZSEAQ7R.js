import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  endController,
  ensureController,
  startController
} from "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  strayOptionsOf
} from "./chunk-ZHS5YPNL.js";
import {
  controllerCard,
  createLook
} from "./chunk-ILVXLYLG.js";
import "./chunk-XXBGCLQF.js";
import {
  runningController
} from "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import {
  EXIT
} from "./chunk-E52BUP3K.js";
import "./chunk-46G5WS5J.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import {
  controllerSocket
} from "./chunk-Y2CN3AD2.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/controller.ts
async function start(context) {
  const client = await ensureController(context);
  client.close();
  context.say("the controller is running");
}
var ENDED = {
  none: "no controller is running",
  ended: "the controller has ended",
  killed: "the controller did not end in its time, and was killed; the next one goes on where it was"
};
async function stop(context) {
  context.say(ENDED[await endController(context)]);
}
async function restart(context) {
  if (await endController(context) === "killed") context.say(ENDED.killed);
  const client = await startController(context);
  client.close();
  context.say("the controller is running");
}
async function status(context) {
  const running = await runningController(context);
  if (running === void 0) {
    const socket = controllerSocket(context.address.socket, context.env);
    if (context.json) context.printJson({ running: false, socket });
    else context.print("not running");
    return EXIT.unavailable;
  }
  try {
    const [status2, stray] = await Promise.all([
      running.client.call("controller-status", {}),
      strayOptionsOf(context.address)
    ]);
    const found = { ...status2, problems: [...status2.problems, ...stray] };
    if (context.json) context.printJson({ running: true, ...found });
    else context.print(controllerCard(found, await createLook(context)));
  } finally {
    running.client.close();
  }
  return EXIT.ok;
}
async function refresh(context) {
  const running = await runningController(context);
  await running?.client.call("refresh", {});
  running?.client.close();
}
export {
  refresh,
  restart,
  start,
  status,
  stop
};
