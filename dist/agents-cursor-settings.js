import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  editJsonHooks,
  hookCommand
} from "./jsonc-parser-lib-esm-impl-parser.js";
import "./base-shell-word.js";
import "./hooks-text-place.js";
import "./hooks-target.js";
import "./shared.js";

// src/agents/cursor/settings.ts
import { join } from "path";
var EVENTS = ["sessionStart", "stop"];
var cursorHooks = {
  agent: "cursor",
  directory: ({ home }) => join(home, ".cursor"),
  edit: (place) => editJsonHooks({
    path: join(place.home, ".cursor", "hooks.json"),
    blank: '{"version":1}\n',
    dialect: { comments: true, lastComma: true },
    takesByteOrderMark: true,
    events: EVENTS,
    command: hookCommand(place, "cursor"),
    entry: { command: hookCommand(place, "cursor") },
    off: () => []
  })
};
export {
  cursorHooks
};
