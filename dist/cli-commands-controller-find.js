import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  unmarkedAgents
} from "./agents-agent-in-front.js";
import "./host-process-tree.js";
import {
  SHOW_SETTINGS,
  parseSettings
} from "./settings-channel.js";
import {
  namesOfAgents,
  readRuleBook
} from "./agents-built-in-rules.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import {
  LIST_PANES,
  parsePanes
} from "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import {
  commandLine
} from "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./agents-aider-agent.js";
import {
  configDirectory,
  ensurePrivateDirectory,
  findsFile
} from "./base-short-hash.js";
import "./runner-state.js";
import "./runner-source-kind.js";
import {
  runTmux
} from "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/controller-find.ts
import { rmSync, writeFileSync } from "fs";
import { dirname, join } from "path";
var COMMANDS_AT_ONCE = 40;
async function find(context) {
  const { address, env } = context;
  const asked = [...SHOW_SETTINGS, ";", "display-message", "-p", "#{pid}", ";", ...LIST_PANES];
  const [settings = "", serverPid = "", ...panes] = (await runTmux(address, asked)).split("\n");
  const isWanted = parseSettings(settings, () => void 0).auto === "agents";
  noteForHooks(findsFile({ host: address.host, pid: Number(serverPid) }, env), isWanted);
  if (!isWanted) return;
  const book = await readRuleBook(join(configDirectory(env), "rules"), () => void 0);
  const { found, others } = await unmarkedAgents(parsePanes(panes), book);
  const { programs, carriers } = namesOfAgents(book.values());
  const commands = [
    whileLoaded(["set-option", "-g", "@geppetto_agent_programs", programs]),
    whileLoaded(["set-option", "-g", "@geppetto_agent_carriers", carriers]),
    ...others.map(({ pane }) => noteInVain(pane))
  ];
  for (let from = 0; from < commands.length; from += COMMANDS_AT_ONCE) {
    const batch = commands.slice(from, from + COMMANDS_AT_ONCE);
    await runTmux(
      address,
      batch.flatMap((command, i) => i === 0 ? command : [";", ...command])
    );
  }
  if (found.length > 0) await withController(context, async (client) => client.call("find", {}));
}
function noteForHooks(path, isWanted) {
  try {
    if (!isWanted) return rmSync(path, { force: true });
    ensurePrivateDirectory(dirname(dirname(path)));
    ensurePrivateDirectory(dirname(path));
    writeFileSync(path, "", { mode: 384 });
  } catch (error) {
    if (systemCode(error) === void 0 && !(error instanceof Failure)) throw error;
  }
}
function whileLoaded(command) {
  return ["if-shell", "-F", "#{@geppetto_dir}", commandLine(command).toString()];
}
function noteInVain(pane) {
  const note = `set-option -pqF -t ${pane} @geppetto_passed '#{pane_current_command}'`;
  const time = `set-option -pqF -t ${pane} @geppetto_passed_at '#{T:@geppetto_now}'`;
  return ["if-shell", "-F", "-t", pane, "#{E:@geppetto_may_be_agent}", `${note} ; ${time}`];
}
export {
  find
};
