import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  SETTINGS
} from "./settings-channel.js";
import {
  SHOWN_STATES
} from "./runner-state.js";
import {
  similar
} from "./base-similar.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/plugin-options.ts
var MOST_TOLD = 20;
var ASK_MS = 2e3;
var PLUGIN_OPTIONS = /* @__PURE__ */ new Set([
  ...SETTINGS,
  "@geppetto-key",
  "@geppetto-mark-key",
  "@geppetto-log-key",
  "@geppetto-node",
  "@geppetto-on-event",
  "@geppetto-popup",
  "@geppetto-status-position",
  "@geppetto-status-format",
  "@geppetto-glyphs",
  ...[...SHOWN_STATES, "trouble", "dead"].map((state) => `@geppetto-badge-${state}`)
]);
function strayOptions(lines) {
  const given = lines.flatMap((line) => /^(@geppetto-[\w-]+)(?: |$)/.exec(line)?.[1] ?? []);
  const stray = [...new Set(given)].filter((name) => !PLUGIN_OPTIONS.has(name));
  return stray.slice(0, MOST_TOLD).map((name) => {
    const meant = similar(name, PLUGIN_OPTIONS);
    return `${name} is no option of geppetto-tmux${meant === void 0 ? "" : `; did you mean '${meant}'?`}`;
  });
}
async function strayOptionsOf(address) {
  try {
    return strayOptions((await runTmux(address, ["show-options", "-g"], { timeoutMs: ASK_MS })).split("\n"));
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

export {
  strayOptions,
  strayOptionsOf
};
