import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openLog,
  paneOf
} from "./cli-commands-log.js";
import "./tui-keys.js";
import "./tui-rows.js";
import "./cli-log-viewer-search.js";
import "./cli-turns-lines.js";
import "./cli-log-print-sink.js";
import "./cli-log-find-log.js";
import "./cli-reach-with-controller.js";
import "./tmux-pane-target.js";
import "./base-pattern.js";
import "./cli-log-print-line-start.js";
import "./logs-absent.js";
import "./cli-reach-controller-launch.js";
import "./base-backoff.js";
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
import "./base-past-time.js";
import "./cli-context.js";
import "./tmux-server-address.js";
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
export {
  openLog,
  paneOf
};
