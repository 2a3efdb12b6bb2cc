import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  controllerCard,
  createLook,
  levelMark,
  runnerCard,
  runnerTable,
  sessionTable,
  stateLine,
  statusLine,
  watchFacts
} from "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import "./cli-looks-table.js";
import "./runner-state.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./shared.js";
export {
  controllerCard,
  createLook,
  levelMark,
  runnerCard,
  runnerTable,
  sessionTable,
  stateLine,
  statusLine,
  watchFacts
};
