import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  controllerCard,
  createLook
} from "./chunk-3PZ2BMMK.js";
import {
  EXIT
} from "./chunk-PRWI27Q3.js";
import {
  ensureController,
  findController,
  startController,
  stopController
} from "./chunk-YB2GFIPD.js";
import "./chunk-XTL5MEXR.js";
import "./chunk-7VQKM7V4.js";
import "./chunk-K5RZTOG3.js";
import "./chunk-BBTUHVRM.js";
import "./chunk-YHXWA7MM.js";
import {
  controllerSocket
} from "./chunk-XILZ7G2B.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";

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
