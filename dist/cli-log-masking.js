import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  countsText,
  redactorOf
} from "./cli-log-masking.shared.js";
import "./redaction-broken-lines.js";
import "./base-bounded-matches.js";
import "./settings-config-file.js";
import "./base-short-hash.js";
import "./host-files.js";
import "./terminal-char-width.js";
import "./zod-v4-mini-checks.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";
export {
  countsText,
  redactorOf
};
