import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  TIMEOUT_S,
  editJsonHooks,
  hookCommand
} from "./jsonc-parser-lib-esm-impl-parser.js";
import "./base-shell-word.js";
import "./hooks-text-place.js";
import "./hooks-target.js";
import "./shared.js";

// src/agents/claude/settings.ts
import { join, resolve } from "path";
var EVENTS = ["SessionStart", "UserPromptSubmit", "PermissionRequest", "Stop", "StopFailure", "SessionEnd"];
var claudeHooks = {
  agent: "claude",
  directory: claudeDirectory,
  edit: (place) => editJsonHooks({
    path: join(claudeDirectory(place), "settings.json"),
    blank: "{}\n",
    dialect: { comments: false, lastComma: false },
    takesByteOrderMark: true,
    events: EVENTS,
    command: hookCommand(place, "claude"),
    entry: { hooks: [{ type: "command", command: hookCommand(place, "claude"), timeout: TIMEOUT_S }] },
    off: (values) => values["disableAllHooks"] === true ? ["disableAllHooks is true: Claude Code runs no hooks, ours neither"] : []
  })
};
function claudeDirectory({ env, home }) {
  return resolve(home, env["CLAUDE_CONFIG_DIR"] || ".claude");
}
export {
  claudeHooks
};
