import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goBack
} from "./cli-reach-go-to.js";
import "./traces-way-back.js";
import "./tmux-pane-target.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./protocol-rows.js";
import "./cli-context.js";
import "./tmux-server-address.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/commands/back.ts
async function back(context, { client }) {
  await goBack(context, client);
}
export {
  back
};
