import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goTo
} from "./cli-reach-go-to.js";
import "./tmux-pane-target.js";
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-reach-controller-launch.js";
import "./host-end-process.js";
import "./protocol-ids.js";
import "./cli-context.js";
import "./tmux-server-address.js";
import "./cli-reach-find-controller.js";
import "./ipc-frames.js";
import "./zod-v4-locales-en.js";
import "./runner-place.js";
import "./base-clock.js";
import "./tmux-binary.js";
import "./sec-ant-readable-stream-dist-ponyfill-asyncIterator.js";
import "./runner-state.js";
import "./shared.js";
import "./zod-v4-core-api.js";
import "./base-short-hash.js";
import "./base-regular-file.js";
import "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

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
