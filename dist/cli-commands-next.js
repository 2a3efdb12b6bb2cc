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
import {
  nextInLine
} from "./runner-next-in-line.js";
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
  isFinal
} from "./runner-state.js";
import {
  isInside
} from "./cli-context.js";
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

// src/cli/commands/next.ts
async function next(context, { client, target }) {
  const here = target ?? (isInside(context) ? context.env["TMUX_PANE"] : void 0);
  return withController(context, async (socket) => {
    const { runners } = await socket.call("list", {});
    const found = nextInLine(runners, ({ pane, earlierServer }) => pane === here && earlierServer !== true);
    if (found === void 0) throw new Failure("runner-not-found", "no runner wants you now");
    if (!isFinal({ kind: found.state })) return goTo(context, found.pane, client);
    return goToFailed(context, socket, found, client);
  });
}
export {
  next
};
