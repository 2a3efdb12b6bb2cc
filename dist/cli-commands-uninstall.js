import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  confirm
} from "./cli-looks-confirm.js";
import {
  endController
} from "./cli-reach-controller-launch.js";
import {
  endNotedCarriers
} from "./traces-noted-carriers.js";
import {
  hostOf,
  processesOf,
  readRecords
} from "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import {
  ownHooks,
  ownKeys,
  ownOptions,
  ownVariables
} from "./traces-own-traces.js";
import {
  connect,
  requireTmuxServer
} from "./cli-reach-find-controller.js";
import {
  CLAIM,
  OWNER,
  endStaleClients,
  liveClaim
} from "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import {
  controllerSocket,
  findsFile,
  readerSocket,
  runnersDirectory,
  stateDirectory
} from "./base-short-hash.js";
import "./runner-state.js";
import "./runner-source-kind.js";
import "./pipe-carrier-note.js";
import {
  runTmux,
  serverBinary
} from "./tmux-binary.js";
import {
  LOCAL
} from "./host-descendants.js";
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
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/uninstall.ts
import { rmSync as rmSync2 } from "fs";

// src/traces/left-readers.ts
async function endLeftReaders(root, server) {
  const { host = LOCAL, pid } = server;
  const ours = readRecords(root, () => void 0).filter(
    (record) => record.server.pid === pid && hostOf(record).name === host.name
  );
  const found = ours.map(({ source }) => processesOf(source));
  const marks = new Set(found.flatMap(({ carrier, reader }) => [carrier, reader]));
  for (const mark of marks) if (mark !== void 0) await host.processes?.endProcess(mark);
}

// src/cli/uninstall/config-lines.ts
import { homedir } from "os";
import { join } from "path";
var MAX_FILE_BYTES = 16 * 1024 * 1024;
function pluginLines({ env }, configFiles) {
  const config = env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
  const usual = [join(homedir(), ".tmux.conf"), join(config, "tmux", "tmux.conf")];
  const files = /* @__PURE__ */ new Set([...configFiles.split(",").filter((file) => file !== ""), ...usual]);
  const found = [...files].flatMap(linesIn);
  return found.length === 0 ? ["set -g @plugin '.../geppetto-tmux'", "run-shell .../geppetto-tmux/plugin.tmux"] : found;
}
function linesIn(file) {
  try {
    return readRegularFile(file, MAX_FILE_BYTES).toString().split("\n").flatMap((text, i) => isOurs(text) ? [plain(`${file}:${i + 1}: ${text.trim()}`)] : []);
  } catch {
    return [];
  }
}
function isOurs(line) {
  return !line.trimStart().startsWith("#") && /geppetto/.test(line);
}

// src/cli/uninstall/purge.ts
import { readdirSync, rmSync } from "fs";
import { dirname, join as join2 } from "path";
async function confirmPurge({ env }) {
  return confirm(`delete ${stateDirectory(env)} with all logs?`, "to delete without asking, add --yes");
}
async function purge({ address, env }) {
  await requireNoController(dirname(controllerSocket(address, env)));
  const directory = stateDirectory(env);
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch (cause) {
    throw new Failure("permission-denied", `cannot delete ${directory}: ${messageOf(cause)}`, { cause });
  }
  return directory;
}
async function requireNoController(sockets) {
  for (const name of namesIn(sockets)) {
    const client = await ignoreGone(connect(join2(sockets, name)));
    if (client === void 0) continue;
    client.close();
    throw new Failure("controller-busy", "the controller of another tmux server is still running", {
      next: "uninstall there first: geppetto-tmux -L NAME uninstall"
    });
  }
}
function namesIn(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

// src/cli/uninstall/remove-traces.ts
var COMMANDS_AT_ONCE = 20;
var PANE_OPTIONS = [
  "@geppetto_id",
  "@geppetto_name",
  "@geppetto_agent",
  "@geppetto_started",
  "@geppetto_released",
  "@geppetto_heard_in",
  "@geppetto_heard_at",
  "@geppetto_passed",
  "@geppetto_passed_at"
];
var HAS_ANY = `#{?${PANE_OPTIONS.map((name) => `#{${name}}`).join("")},#{pane_id},}`;
async function removeTraces(address) {
  const ask = async (...argv) => (await runTmux(address, argv)).split("\n");
  await takeOutStatus(address);
  const commands = [
    ...ownKeys(await ask("list-keys")).map(({ table, key }) => ["unbind-key", "-T", table, key]),
    ...ownHooks([...await ask("show-hooks", "-g"), ...await ask("show-hooks", "-gw")]).map(unsetHook),
    ...await ownHooksOfSessions(ask),
    ...ownOptions(await ask("show-options", "-g")).map((name) => ["set-option", "-gu", name]),
    ...removable(ownVariables(await ask("show-environment", "-gh"))).map((name) => ["set-environment", "-gu", name]),
    ...(await ask("list-panes", "-a", "-F", HAS_ANY).catch(nothingWithoutSessions)).filter((pane) => pane !== "").flatMap(unmark)
  ];
  for (let from = 0; from < commands.length; from += COMMANDS_AT_ONCE) {
    const batch = commands.slice(from, from + COMMANDS_AT_ONCE);
    await runTmux(
      address,
      batch.flatMap((command, i) => i === 0 ? command : [";", ...command])
    );
  }
  return runTmux(address, ["display-message", "-p", "#{config_files}"]);
}
function nothingWithoutSessions(error) {
  if (error instanceof Failure && /no current target/.test(error.message)) return [];
  throw error;
}
function removable(variables) {
  const claim = new Set(CLAIM);
  return variables.includes(OWNER) ? variables.filter((name) => !claim.has(name)) : variables;
}
async function ownHooksOfSessions(ask) {
  const sessions = (await ask("list-sessions", "-F", "#{session_id}")).filter(Boolean).map((id) => `${id}:`);
  const found = sessions.map(
    async (session) => ownHooks(await ask("show-hooks", "-t", session)).map((name) => ["set-hook", "-u", "-t", session, name])
  );
  return (await Promise.all(found)).flat();
}
function unsetHook(name) {
  return ["set-hook", "-gu", name];
}
function unmark(pane) {
  return PANE_OPTIONS.map((name) => ["set-option", "-pu", "-t", pane, name]);
}
async function takeOutStatus(address) {
  const placed = await runTmux(address, ["show-options", "-gqv", "@geppetto_placed"]);
  if (placed === "") return;
  await runTmux(address, ["run-shell", "#{q:@geppetto_dir}/scripts/clear-status >/dev/null 2>&1 || :"]);
  if (await runTmux(address, ["show-options", "-gqv", "@geppetto_placed"]) === "") return;
  throw new Failure("command-rejected", "the status line still holds what the plugin has put there", {
    next: "see what this says: scripts/clear-status"
  });
}

// src/cli/commands/uninstall.ts
var MOST_TRIES = 3;
async function uninstall(context, options) {
  const purging = options.purge === true && (options.yes === true || await confirmPurge(context));
  const lines = await leaveServer(context);
  const agents = await agentsWithHooks(context);
  const purged = purging ? await purge(context) : void 0;
  if (context.json) return context.printJson({ lines, purged });
  if (purged !== void 0) context.say(`deleted ${purged}`);
  if (agents.length > 0) context.say(`${agents.join(", ")} still run our hooks: geppetto-tmux hooks uninstall`);
  context.say("delete from your tmux configuration:");
  for (const line of lines) context.print(line);
}
async function agentsWithHooks(context) {
  const { hooksOfAgents } = await import("./cli-commands-hooks.js");
  const rows = await hooksOfAgents(context);
  return rows.filter(({ hasOurs }) => hasOurs).map(({ agent }) => agent);
}
async function leaveServer(context) {
  try {
    await requireTmuxServer(context.address);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "server-gone") throw error;
    context.say(`${error.message}, so there is nothing to undo in it`);
    return pluginLines(context, "");
  }
  let configuration = "";
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await endController(context, { release: true, gently: true });
    configuration = await removeAll(context);
    if (await liveClaim(context.address) === void 0) break;
  }
  context.say("runners are released; options, keys and hooks of geppetto-tmux are gone");
  return pluginLines(context, configuration);
}
async function removeAll({ address, env }) {
  await endStaleClients(address, serverBinary(address));
  const serverPid = Number(await runTmux(address, ["display-message", "-p", "#{pid}"]));
  const server = { host: address.host, pid: serverPid };
  await endLeftReaders(runnersDirectory(env), server);
  rmSync2(findsFile(server, env), { force: true });
  await endNotedCarriers(readerSocket(controllerSocket(address, env)));
  return removeTraces(address);
}
export {
  uninstall
};
