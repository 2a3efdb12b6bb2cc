import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./cli-commands-agent-command.shared.js";
import "./runner-runner-name.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./base-similar.js";
import "./host-files.js";
import "./base-shell-word.js";
import "./zod-v4-mini-checks.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";
export {
  agentCommand,
  isAgentCommand
};
