import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goToFailed
} from "./cli-log-go-to-failed.js";
import {
  goTo
} from "./cli-reach-go-to.js";
import {
  withController
} from "./cli-reach-with-controller.js";
import "./tmux-overlay.js";
import "./traces-way-back.js";
import "./tmux-pane-target.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import {
  isNewFailure
} from "./runner-state.js";
import "./cli-context.js";
import "./tmux-server-address.js";
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
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/attach.ts
async function attach(context, runner, { client }) {
  const { runner: found, code } = await withController(context, async (socket) => {
    const { runner: shown } = await socket.call("show", { runner });
    const isLog = client !== void 0 && isNewFailure({ kind: shown.state, unseen: shown.unseen });
    return { runner: shown, code: isLog ? await goToFailed(context, socket, shown, client) : void 0 };
  });
  if (code !== void 0) return code;
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
