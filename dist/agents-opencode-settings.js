import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MARK
} from "./hooks-target.js";
import "./shared.js";

// src/agents/opencode/settings.ts
import { readFileSync } from "fs";
import { isAbsolute, join } from "path";
var FIRST_LINE = `// ${MARK} for OpenCode`;
var opencodeHooks = {
  agent: "opencode",
  directory: opencodeDirectory,
  edit: (place) => ({
    path: join(opencodeDirectory(place), "plugins", "geppetto-tmux.js"),
    blank: "",
    takesByteOrderMark: true,
    status: (text) => {
      if (text === plugin(place)) return "installed";
      return text.startsWith(FIRST_LINE) ? "outdated" : "not installed";
    },
    add: (text) => {
      if (text !== "") throw new Error("it is a file of yours");
      return plugin(place);
    },
    remove: (text) => text.startsWith(FIRST_LINE) ? "" : text,
    values: (text) => text,
    valuesWithOurs: () => plugin(place),
    valuesWithoutOurs: (text) => text.startsWith(FIRST_LINE) ? "" : text,
    notes: () => []
  })
};
function plugin({ scripts }) {
  return readFileSync(join(scripts, "opencode-plugin.mjs"), "utf8");
}
function opencodeDirectory({ env, home }) {
  const config = env["XDG_CONFIG_HOME"] ?? "";
  return join(isAbsolute(config) ? config : join(home, ".config"), "opencode");
}
export {
  opencodeHooks
};
