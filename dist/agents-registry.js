import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AGENTS_BY_NAME,
  HOOKED_AGENTS,
  KNOWN_AGENTS,
  builtInPresets,
  hasTurns,
  hookTargets,
  statusFileFinders,
  turnNotesOf,
  usageProviders
} from "./agents-aider-agent.js";
import "./base-failure.js";
import "./shared.js";
export {
  AGENTS_BY_NAME,
  HOOKED_AGENTS,
  KNOWN_AGENTS,
  builtInPresets,
  hasTurns,
  hookTargets,
  statusFileFinders,
  turnNotesOf,
  usageProviders
};
