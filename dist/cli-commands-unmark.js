import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
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
import "./runner-state.js";
import {
  currentPane
} from "./cli-context.js";
import "./tmux-server-address.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/commands/unmark.ts
async function unmark(context, runner = currentPane(context)) {
  const { runner: released } = await withController(context, async (client) => client.call("unmark", { runner }));
  if (context.json) return context.printJson({ runner: released });
  context.print(plain(released.name));
  context.say(`no longer watching ${released.pane}; its log stays: geppetto-tmux log ${released.id}`);
}
export {
  unmark
};
