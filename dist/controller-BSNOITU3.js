import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ensureController,
  startController,
  stopController
} from "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import {
  controllerCard,
  createLook
} from "./chunk-KYMDBMBQ.js";
import {
  findController
} from "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import {
  EXIT
} from "./chunk-E52BUP3K.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-YUMONQZL.js";
import {
  controllerSocket
} from "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/controller.ts
async function start(context) {
  const client = await ensureController(context);
  client.close();
  context.say("the controller is running");
}
async function stop(context) {
  const running = await findController(context);
  if (running === void 0) return context.say("no controller is running");
  await stopController(context, running);
  context.say("the controller has ended");
}
async function restart(context) {
  const running = await findController(context);
  if (running !== void 0) await stopController(context, running);
  const client = await startController(context);
  client.close();
  context.say("the controller is running");
}
async function status(context) {
  const running = await findController(context);
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
  const running = await findController(context);
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
