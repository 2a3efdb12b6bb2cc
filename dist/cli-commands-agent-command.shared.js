import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readPresets
} from "./runner-runner-name.js";
import {
  launchOf
} from "./agents-aider-agent.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  didYouMean
} from "./base-similar.js";
import {
  shortWord
} from "./base-shell-word.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/commands/agent-command.ts
function isAgentCommand(context, word) {
  return presetsOf(context).has(word);
}
function agentCommand(context, agent, wish) {
  const presets = presetsOf(context);
  const preset = presets.get(agent);
  if (preset === void 0) {
    throw new Failure("unknown-agent", `'${agent}' is not an agent that can be started by its name`, {
      next: `${didYouMean(agent, presets.keys())}known are ${[...presets.keys()].toSorted().join(", ")}; any other command: geppetto-tmux run -- ${shortWord(agent)}`
    });
  }
  const session = wish.resume === void 0 ? {} : { session: wish.resume };
  const launch = { agent, yolo: wish.yolo ?? false, ...session };
  return { ...launchOf(agent, preset, wish), agent, launch, prompt: wish.prompt };
}
function presetsOf(context) {
  return readPresets(configFile(context.env), (problem) => context.say(problem));
}

export {
  isAgentCommand,
  agentCommand
};
