import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  explanationCard
} from "./cli-looks-explanation-card.shared.js";
import "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import "./cli-looks-table.js";
import "./runner-state.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./shared.js";
export {
  explanationCard
};
