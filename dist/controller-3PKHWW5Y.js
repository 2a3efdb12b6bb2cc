import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  endController,
  ensureController,
  startController
} from "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import {
  controllerCard,
  createLook
} from "./chunk-2GRFZISX.js";
import {
  runningController
} from "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import {
  EXIT
} from "./chunk-E52BUP3K.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-3VNJBW34.js";
import {
  controllerSocket
} from "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/controller.ts
async function start(context) {
  const client = await ensureController(context);
  client.close();
  context.say("the controller is running");
}
async function stop(context) {
  context.say(await endController(context) ? "the controller has ended" : "no controller is running");
}
async function restart(context) {
  await endController(context);
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
    const found = await running.client.call("controller-status", {});
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
