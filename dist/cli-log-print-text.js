import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  textOutput
} from "./cli-log-print-once.js";
import "./redaction-broken-lines.js";
import "./cli-log-print-follow.js";
import "./cli-log-print-tail.shared.js";
import "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";
export {
  textOutput
};
