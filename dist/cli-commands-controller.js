import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  strayOptionsOf
} from "./cli-plugin-options.js";
import "./settings-channel.js";
import {
  controllerCard,
  createLook
} from "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import "./cli-looks-table.js";
import {
  endController,
  ensureController,
  startController
} from "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import {
  runningController
} from "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import {
  controllerSocket
} from "./base-short-hash.js";
import "./runner-state.js";
import {
  EXIT
} from "./cli-exit-code.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

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
    const socket = controllerSocket(context.address, context.env);
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
