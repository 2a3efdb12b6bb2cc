import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lastLines,
  lastOf,
  viewTail
} from "./cli-log-print-tail.shared.js";
import "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./terminal-char-width.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";
export {
  lastLines,
  lastOf,
  viewTail
};
