import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DEAD,
  STALE
} from "./host-pid-space.js";
import {
  SHOWN_STATES
} from "./runner-state.js";
import {
  fit,
  plain
} from "./terminal-char-width.js";

// src/traces/status-variables.ts
var MOST_NAME_CELLS = 20;
function statusVariables(runners, hasTrouble) {
  const variables = /* @__PURE__ */ new Map([["GEPPETTO_TROUBLE", hasTrouble ? "1" : ""]]);
  for (const state of SHOWN_STATES) {
    if (state === "stopped" || state === "showing") continue;
    const found = runners.filter((runner) => runner.state === state);
    const windows = found.flatMap((runner) => runner.windows);
    const panes = found.flatMap((runner) => runner.windows.length === 0 ? [] : [runner.pane]);
    const name = `GEPPETTO_${state.toUpperCase()}`;
    variables.set(name, idList(windows));
    variables.set(`${name}_PANES`, idList(panes));
    const count = found.filter(({ isCounted }) => isCounted).length;
    variables.set(`${name}_COUNT`, count === 0 ? "" : String(count));
  }
  variables.set("GEPPETTO_WHO", longestWaiting(runners));
  return variables.set(STALE, "").set(DEAD, "");
}
function longestWaiting(runners) {
  const waiting = runners.filter(({ state, isCounted }) => state === "waiting" && isCounted);
  const [longest] = waiting.toSorted((a, b) => a.since - b.since);
  return longest === void 0 ? "" : fit(plain(longest.name).replaceAll("#", ""), MOST_NAME_CELLS);
}
function idList(ids) {
  return ids.length === 0 ? "" : ` ${[...new Set(ids)].join(" ")} `;
}

export {
  statusVariables
};
