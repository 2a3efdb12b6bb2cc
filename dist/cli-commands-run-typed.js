import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./cli-commands-agent-command.shared.js";
import {
  start
} from "./cli-commands-run.shared.js";
import "./cli-reach-with-controller.js";
import "./base-shells.js";
import "./host-program-path.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./runner-runner-name.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./cli-context.js";
import "./tmux-server-address.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import {
  tellClient
} from "./cli-looks-feedback.shared.js";
import "./tmux-message.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/run-typed.ts
var FOR_THE_SHELL = /[^\w@%+:,./ -]/;
async function runTyped(context, line, options) {
  await tellClient(context, options.client, await startTyped(context, line, options));
}
async function startTyped(context, line, { target, cwd }) {
  const { runner, notice } = await start(context, launchOf(context, line.trim()), { in: "window", target, cwd });
  const what = `started ${runner.name} in ${runner.pane}`;
  return plain(notice === void 0 ? what : `${what}; ${notice}`);
}
function launchOf(context, line) {
  const [first = "", ...words] = line.split(/ +/);
  if (first === "") throw new Failure("invalid-request", "there is nothing to run");
  const rest = line.slice(first.length).trim();
  if (isAgentCommand(context, first) && !rest.startsWith("-")) {
    const prompt = unquoted(rest);
    return agentCommand(context, first, prompt === "" ? {} : { prompt });
  }
  const shell = context.env["SHELL"] ?? "/bin/sh";
  const command = FOR_THE_SHELL.test(line) ? [shell, "-c", line] : [first, ...words];
  return { command, env: {}, typed: void 0, agent: void 0 };
}
function unquoted(words) {
  const [, , inner] = /^(['"])(.*)\1$/s.exec(words) ?? [];
  return inner === void 0 || inner.includes(words.charAt(0)) ? words : inner;
}
export {
  runTyped,
  startTyped
};
