import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  shownState
} from "./runner-state.js";

// src/cli/looks/state-mark.ts
var STATE_MARKS = {
  waiting: { glyph: "\u25C6", word: "waiting", colour: "yellow" },
  failed: { glyph: "\u2715", word: "failed", colour: "red" },
  lost: { glyph: "?", word: "lost", colour: "magenta" },
  stuck: { glyph: "\u25B2", word: "stuck", colour: "red" },
  unseen: { glyph: "\u25C7", word: "done", colour: "yellow" },
  active: { glyph: "\u25CF", word: "working", colour: "green" },
  starting: { glyph: "\u25CC", word: "starting", colour: "green" },
  paused: { glyph: "\u2016", word: "paused", colour: "blue" },
  idle: { glyph: "\u25CB", word: "idle", colour: "blue" },
  showing: { glyph: "\xB7", word: "showing", colour: "dim" },
  completed: { glyph: "\u2713", word: "ended", colour: "dim" },
  stopped: { glyph: "\u25A0", word: "stopped", colour: "dim" }
};
function shownOf({ state, unseen, stuck, showing }) {
  return shownState({ kind: state, unseen, stuck, showing });
}

export {
  STATE_MARKS,
  shownOf
};
