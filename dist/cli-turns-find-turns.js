import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  findTurns
} from "./cli-turns-find-turns.shared.js";
import "./cli-usage-report.shared.js";
import "./cli-log-find-log.js";
import "./turns-kept-notes.js";
import "./host-agent-processes.js";
import "./records-agent-sessions.js";
import "./host-process-tree.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./host-process-environment.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./turns-notes.js";
import "./usage-provider.js";
import "./base-regular-file.js";
import "./usage-lines.js";
import "./usage-find-files.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";
export {
  findTurns
};
