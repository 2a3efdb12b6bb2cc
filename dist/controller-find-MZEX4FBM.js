import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  unmarkedAgents
} from "./chunk-OWMIQ5AL.js";
import "./chunk-NFREKNYI.js";
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import {
  LIST_PANES,
  parsePanes
} from "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  SHOW_SETTINGS,
  parseSettings
} from "./chunk-XXBGCLQF.js";
import "./chunk-SXU6HTEN.js";
import {
  commandLine
} from "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-4BAQKYEO.js";
import {
  runTmux
} from "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import {
  namesOfAgents,
  readRuleBook
} from "./chunk-XJ7UGHOU.js";
import "./chunk-4OLLR2NF.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import {
  configDirectory,
  ensurePrivateDirectory,
  findsFile
} from "./chunk-Y2CN3AD2.js";
import {
  Failure,
  systemCode
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/controller-find.ts
import { rmSync, writeFileSync } from "fs";
import { dirname, join } from "path";
var COMMANDS_AT_ONCE = 40;
async function find(context) {
  const { address, env } = context;
  const asked = [...SHOW_SETTINGS, ";", "display-message", "-p", "#{pid}", ";", ...LIST_PANES];
  const [settings = "", serverPid = "", ...panes] = (await runTmux(address, asked)).split("\n");
  const isWanted = parseSettings(settings, () => void 0).auto === "agents";
  noteForHooks(findsFile(Number(serverPid), env), isWanted);
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
