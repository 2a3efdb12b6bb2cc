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

// src/agents/gemini/settings.ts
import { join } from "path";
var EVENTS = ["SessionStart", "BeforeAgent", "Notification", "AfterAgent", "SessionEnd"];
var GEMINI_NAME = "geppetto-tmux";
var geminiHooks = {
  agent: "gemini",
  directory: ({ home }) => join(home, ".gemini"),
  edit: (place) => editJsonHooks({
    path: join(place.home, ".gemini", "settings.json"),
    blank: "{}\n",
    dialect: { comments: true, lastComma: false },
    takesByteOrderMark: false,
    events: EVENTS,
    command: hookCommand(place, "gemini"),
    entry: {
      matcher: "",
      hooks: [
        { type: "command", command: hookCommand(place, "gemini"), name: GEMINI_NAME, timeout: TIMEOUT_S * 1e3 }
      ]
    },
    off: ({ hooksConfig }) => geminiOff(hooksConfig)
  })
};
function geminiOff(config) {
  if (typeof config !== "object" || config === null) return [];
  const { enabled, disabled } = config;
  const isNamed = Array.isArray(disabled) && disabled.includes(GEMINI_NAME);
  return [
    ...enabled === false ? ["hooksConfig.enabled is false: Gemini CLI runs no hooks, ours neither"] : [],
    ...isNamed ? [`hooksConfig.disabled names ${GEMINI_NAME}: Gemini CLI does not run our hooks`] : []
  ];
}
export {
  geminiHooks
};
