import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  strayOptions
} from "./cli-plugin-options.js";
import {
  readTail
} from "./base-file-tail.js";
import {
  capabilities
} from "./tmux-version.js";
import {
  SHOW_SETTINGS,
  parseSettings
} from "./settings-channel.js";
import {
  readRedaction
} from "./base-bounded-matches.js";
import {
  createLook,
  levelMark,
  watchFacts
} from "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import {
  gapsText
} from "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import "./cli-looks-table.js";
import {
  ownHooks
} from "./traces-own-traces.js";
import {
  requireTmuxServer,
  runningController
} from "./cli-reach-find-controller.js";
import {
  DEAD
} from "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./settings-config-file.js";
import {
  configFile,
  controllerLogFile,
  controllerSocket,
  stateDirectory
} from "./base-short-hash.js";
import "./runner-state.js";
import {
  EXIT
} from "./cli-exit-code.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import {
  runTmux,
  serverBinary
} from "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import {
  run,
  textOf
} from "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import {
  shortWord
} from "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/doctor/access.ts
import { userInfo } from "os";

// src/cli/doctor/finding.ts
function ok(check, message) {
  return { check, level: "ok", message };
}
function warn(check, message, next) {
  return { check, level: "warn", message, next };
}
function fail(check, message, next) {
  return { check, level: "fail", message, next };
}

// src/cli/doctor/access.ts
async function checkAccess({ address }) {
  const check = "server access";
  try {
    const others = othersIn(await runTmux(address, ["server-access", "-l"]), userInfo().username);
    if (others.length === 0) return [ok(check, "yours alone")];
    return [
      warn(
        check,
        `${others.join(", ")} may connect, and can run commands as you: read-only access is no boundary in tmux`,
        "unless you trust them with your account: tmux server-access -d NAME"
      )
    ];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
function othersIn(list, owner) {
  return list.split("\n").flatMap((line) => {
    const name = /^(\S+) \([A-Z,]+\)$/.exec(line)?.[1];
    return name === void 0 || name === owner ? [] : [name];
  });
}

// src/cli/doctor/agent-hooks.ts
var CHECK = "agent hooks";
async function checkAgentHooks(context) {
  const { hooksOfAgents } = await import("./cli-commands-hooks.js");
  const rows = (await hooksOfAgents(context)).filter(({ hasOurs }) => hasOurs);
  const problems = rows.flatMap(problemsOf);
  if (problems.length > 0 || rows.length === 0) return problems;
  return [ok(CHECK, rows.map(({ agent }) => agent).join(", "))];
}
function problemsOf({ agent, status, path, notes }) {
  const again = `geppetto-tmux hooks install ${agent}`;
  const told = notes.map((note) => warn(CHECK, `${agent}: ${note}`, `look into ${path}`));
  switch (status) {
    case "unreadable":
      return [warn(CHECK, `${agent} cannot read its settings: ${path}`, `mend the file, then: ${again}`)];
    case "outdated":
      return [warn(CHECK, `${agent} has those of another place or version of geppetto-tmux`, again), ...told];
    case "installed":
    case "not installed":
      return told;
  }
}

// src/cli/doctor/issue-report.ts
import { hostname, homedir, release, userInfo as userInfo2 } from "os";

// src/cli/doctor/mask.ts
var LEAST_CHARACTERS = 3;
function masked(text, { home, user, host }) {
  const homeless = home.length > 1 ? text.replaceAll(home, "~") : text;
  return withoutWord(withoutWord(homeless, host, "HOST"), user, "USER");
}
function withoutWord(text, word, instead) {
  if (word.length < LEAST_CHARACTERS) return text;
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\w])${escaped}(?![\w])`, "g"), instead);
}

// src/cli/doctor/issue-report.ts
var LOG_LINES = 40;
var LOG_BYTES = 64 * 1024;
var ASK_MS = 2e3;
async function issueReport(context, findings) {
  const { env, version } = context;
  const parts = [
    ["geppetto-tmux", version],
    ["node", process.version],
    ["system", `${process.platform} ${process.arch} ${release()}`],
    ["tmux", await asked(context, ["display-message", "-p", "#{version}"])],
    ["TERM", env["TERM"] ?? "not set"],
    ["terminals", await asked(context, ["list-clients", "-F", "#{client_termname} #{client_width}x#{client_height}"])]
  ].map(([name, value]) => `${name}: ${value}`);
  const options = (await asked(context, ["show-options", "-g"])).split("\n").filter((line) => line.startsWith("@geppetto-"));
  const checks = findings.map(({ check, level, message }) => `${level.padEnd(4)} ${check}: ${message}`);
  const log = readTail(controllerLogFile(env), LOG_BYTES).split("\n").slice(-LOG_LINES);
  const text = [...parts, "", "# options", ...options, "", "# doctor", ...checks, "", "# controller log", ...log];
  const sender = { home: env["HOME"] ?? homedir(), user: userInfo2().username, host: hostname() };
  return text.map((line) => plain(masked(line, sender))).join("\n");
}
async function asked({ address }, command) {
  return runTmux(address, command, { timeoutMs: ASK_MS }).catch((error) => `no answer: ${messageOf(error)}`);
}

// src/cli/doctor/own-files.ts
import { accessSync, constants, lstatSync } from "fs";
import { dirname } from "path";
function checkOwnFiles({ address, env }) {
  return [
    ok("node", `${process.version} at ${process.execPath}`),
    checkStateDirectory(stateDirectory(env)),
    checkSocketPath(controllerSocket(address, env), stateDirectory(env))
  ];
}
function checkStateDirectory(path) {
  const check = "state directory";
  const found2 = lstatSync(path, { throwIfNoEntry: false });
  if (found2 === void 0) return ok(check, `${path} will be made when it is needed`);
  const elsewhere = "move it away, or set XDG_STATE_HOME to another directory";
  if (!found2.isDirectory()) return fail(check, `${path} is not a directory`, elsewhere);
  if (found2.uid !== process.getuid?.()) return fail(check, `${path} belongs to another user`, elsewhere);
  if ((found2.mode & 63) !== 0) return warn(check, `others may enter ${path}`, `chmod 700 '${path}'`);
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    return fail(check, `cannot write ${path}: ${messageOf(error)}`, `chmod 700 '${path}'`);
  }
  return ok(check, `${path} is yours alone`);
}
function checkSocketPath(path, state) {
  const bytes = Buffer.byteLength(path);
  if (dirname(dirname(path)) === state) return ok("socket path", `${path} (${bytes} bytes)`);
  return warn(
    "socket path",
    `${state} is too deep for a socket, so ${path} is used`,
    "nothing, unless /tmp is cleaned; else set XDG_STATE_HOME to a shorter path"
  );
}

// src/cli/doctor/perl.ts
var TRY_MS = 1e4;
async function checkPerl({ env }) {
  const check = "perl";
  const { code } = await run(["perl", "-MPOSIX", "-MSocket", "-MIO::Handle", "-e", "1"], { env, timeoutMs: TRY_MS });
  if (code === 0) return ok(check, "found");
  return warn(
    check,
    "not found: a command that ends by a signal is told as its exit code, and a tmux server up to 3.6b has a moment of danger when we attach",
    "install perl"
  );
}

// src/cli/doctor/plugin.ts
import { existsSync } from "fs";
import { join } from "path";

// src/cli/doctor/options-in-effect.ts
var NAME = /@?[a-z][\w-]*(?:\[\d+\])?/gi;
var IS_OPEN = /^"(?:[^"\\]|\\[^])*$/;
function optionsIn(output) {
  const options = /* @__PURE__ */ new Map();
  let name = "";
  let value = "";
  for (const line of output.split("\n")) {
    if (IS_OPEN.test(value)) value += `
${line}`;
    else {
      const [word = ""] = line.split(" ", 1);
      name = word.replace(/\*$/, "");
      value = line.slice(word.length + 1);
    }
    if (!IS_OPEN.test(value) && !options.has(name)) options.set(name, value);
  }
  return options;
}
function reaches(format, wanted, options) {
  const seen = /* @__PURE__ */ new Set();
  const queue = [format];
  for (let text = queue.pop(); text !== void 0; text = queue.pop()) {
    for (const [name] of text.matchAll(NAME)) {
      if (name === wanted) return true;
      const value = seen.has(name) ? void 0 : options.get(name);
      seen.add(name);
      if (value !== void 0) queue.push(value);
    }
  }
  return false;
}

// src/cli/doctor/status-line.ts
var MOST_SESSIONS = 20;
var PLACES = ["status-left", "status-right"];
async function checkStatusLine({ address }) {
  const ask = async (...argv) => runTmux(address, argv);
  const rows = (await ask("list-sessions", "-F", "#{session_attached} #{session_id} #{session_name}")).split("\n");
  const sessions = rows.filter(Boolean).toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  const inherited = `${await ask("show-options", "-g")}
${await ask("show-options", "-gw")}`;
  const seen = [];
  for (const row of sessions.slice(0, MOST_SESSIONS)) {
    const [, id = "", ...name] = row.split(" ");
    const own = await ask("show-options", "-A", "-t", `${id}:`);
    const window = await ask("show-options", "-w", "-A", "-t", `${id}:`);
    seen.push({ name: name.join(" "), options: optionsIn(`${own}
${window}
${inherited}`) });
  }
  return [...found("status line", "@geppetto_status", seen), ...found("window badge", "@geppetto_badge", seen)];
}
function found(check, wanted, sessions) {
  const problems = /* @__PURE__ */ new Map();
  for (const { name, options } of sessions) {
    const problem = problemOf(options, wanted);
    if (problem === void 0) continue;
    const known = problems.get(problem.message) ?? { next: problem.next, names: [] };
    known.names.push(name);
    problems.set(problem.message, known);
  }
  if (problems.size === 0) return [ok(check, "shows the runners")];
  return [...problems].map(([message, { next, names }]) => {
    const where = names.length === sessions.length ? "" : ` in ${names.map((name) => `'${plain(name)}'`).join(", ")}`;
    return warn(check, `does not show the runners${where}: ${message}`, next);
  });
}
function problemOf(options, wanted) {
  const status = options.get("status") ?? "on";
  if (status === "off") return { message: "the status line is off", next: "tmux set -g status on" };
  const rows = Array.from({ length: Number(status) || 1 }, (_, row) => options.get(`status-format[${row}]`) ?? "");
  if (rows.some((row) => reaches(row, wanted, options))) return void 0;
  const list = wanted === "@geppetto_badge" ? ["window-status-format"] : PLACES;
  if (!rows.some((row) => list.some((place) => reaches(row, place, options)))) {
    const next2 = `put #{E:${wanted}} into it (docs/themes.md)`;
    return { message: "status-format is your own, and has no place for them", next: next2 };
  }
  const next = "load the plugin after your theme, or place it yourself (docs/themes.md)";
  return { message: `nothing in it names ${wanted}`, next };
}

// src/cli/doctor/plugin.ts
var FINDING_HOOK = "window-renamed[7332]";
var CHOICES = {
  "@geppetto-popup": ["on", "off"],
  "@geppetto-status-position": ["off", "left", "right"],
  "@geppetto-status-format": ["names", "words", "counts"],
  "@geppetto-glyphs": ["unicode", "nerd", "ascii"]
};
async function checkPlugin(context) {
  const { address } = context;
  const show = async (...argv) => runTmux(address, ["show-options", ...argv]);
  const option = async (name) => show("-gqv", name);
  const directory = await option("@geppetto_dir");
  const stray = strayOptions((await show("-g")).split("\n"));
  const settings = await checkSettings(await runTmux(address, SHOW_SETTINGS), option, stray);
  if (directory === "") {
    const next = "add to tmux.conf: set -g @plugin '.../geppetto-tmux', or: run-shell .../geppetto-tmux/plugin.tmux";
    return [warn("plugin", "not loaded in this tmux server", next), ...settings];
  }
  return [
    checkDirectory(directory),
    checkKeys(await option("@geppetto_keys"), await option("@geppetto_skipped_keys")),
    ...await checkHooks(async (...argv) => runTmux(address, argv)),
    checkFinding(await option("@geppetto-auto"), await runTmux(address, ["show-hooks", "-gw"])),
    ...await checkStatusLine(context),
    ...settings
  ];
}
function checkDirectory(directory) {
  if (existsSync(join(directory, "plugin.tmux"))) return ok("plugin", `loaded from ${directory}`);
  return warn("plugin", `loaded from ${directory}, where it is no longer`, "install it again, or reload tmux.conf");
}
function checkKeys(bound, skipped) {
  if (skipped.trim() === "") return ok("keys", bound.trim() === "" ? "none bound" : `prefix ${bound.trim()}`);
  return warn("keys", `taken by something else: ${skipped.trim()}`, "choose another with @geppetto-key, or free it");
}
async function checkHooks(ask) {
  const lines = `${await ask("show-hooks", "-g")}
${await ask("show-hooks", "-gw")}`.split("\n");
  const ours = ownHooks(lines);
  const foreign = lines.filter((line) => /\[733[12]\]/.test(line) && !ours.some((name) => line.startsWith(name)));
  if (foreign.length === 0) return [ok("hooks", ours.length === 0 ? "none set" : ours.join(", "))];
  return foreign.map((line) => warn("hooks", `a foreign hook is in our place: ${line}`, "move it to another number"));
}
function checkFinding(wish, windowHooks) {
  const check = "agents";
  if (wish !== "agents") {
    return ok(check, "marked by you; `set -g @geppetto-auto agents` marks them when they start");
  }
  if (windowHooks.includes(FINDING_HOOK)) return ok(check, "marked when they start");
  return warn(check, "not marked when they start: our hooks are not there", "reload tmux.conf");
}
async function checkSettings(row, option, stray) {
  const problems = [...stray];
  parseSettings(row, (problem) => problems.push(problem));
  for (const [name, words] of Object.entries(CHOICES)) {
    const value = await option(name);
    if (value !== "" && !words.includes(value)) problems.push(`${name} is '${value}', not one of ${words.join(", ")}`);
  }
  if (problems.length === 0) return [ok("options", "all valid")];
  return problems.map((problem) => warn("options", problem, "correct it in tmux.conf"));
}

// src/cli/doctor/redaction.ts
function checkRedaction({ env }) {
  const findings = [];
  readRedaction(configFile(env), (problem) => {
    findings.push(warn("redaction", problem, "put it right: until then `export` and `log --redact` print nothing"));
  });
  return findings;
}

// src/cli/doctor/logs.ts
async function checkLogs(client) {
  const { runners } = await client.call("list", { wide: true });
  const live = runners.flatMap(({ name, metrics }) => metrics === void 0 ? [] : [{ name, metrics }]);
  if (live.length === 0) return [];
  const holes = live.flatMap(({ name, metrics }) => {
    const gaps = gapsText(metrics);
    return gaps === void 0 ? [] : [{ name, gaps }];
  });
  if (holes.length === 0) return [ok(CHECK2, "no output is missing in those of the live runners")];
  return holes.map(
    ({ name, gaps }) => warn(CHECK2, `gaps in that of ${name}: ${gaps}`, `geppetto-tmux log ${shortWord(name)}`)
  );
}
var CHECK2 = "logs";

// src/cli/doctor/server.ts
var TRY_MS2 = 1e4;
async function checkServer(context) {
  const { address } = context;
  try {
    await requireTmuxServer(address);
    const version = await runTmux(address, ["display-message", "-p", "#{version}"]);
    capabilities(version);
    return [ok("tmux server", `${version} at ${address.socket}`), await checkPath(version, serverBinary(address))];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [fail("tmux server", error.message, error.next ?? "start tmux")];
  }
}
async function checkController(context) {
  const check = "controller";
  try {
    const found2 = await runningController(context);
    if (found2 === void 0) return [await checkAbsence(context)];
    try {
      if (found2.version !== context.version) {
        return [warn(check, `runs version ${found2.version ?? "unknown"}, not ${context.version}`, RESTART)];
      }
      const status = await found2.client.call("controller-status", {});
      const { pid, problems } = status;
      const { controlIsSafe } = capabilities(status.tmux.version);
      const isRisky = status.watch?.by === "control" && !controlIsSafe;
      const facts = watchFacts(status).map(
        ([, text]) => isRisky ? warn("watched by", text, RISK) : ok("watched by", text)
      );
      return [
        ok(check, `running, process ${pid}`),
        ...facts,
        ...isRisky || controlIsSafe ? [] : checkTaps(status),
        ...problems.map((problem) => warn(check, problem, SEE_LOG)),
        ...await checkLogs(found2.client)
      ];
    } finally {
      found2.client.close();
    }
  } catch (error) {
    return [fail(check, messageOf(error), (error instanceof Failure ? error.next : void 0) ?? SEE_LOG)];
  }
}
function checkTaps({ clients }) {
  if (clients.length === 0) return [];
  const count = clients.length === 1 ? "a control client reads" : `${clients.length} control clients read`;
  return [warn("control mode", `${count} runners that were marked with it`, RISK)];
}
async function checkAbsence({ address }) {
  const check = "controller";
  const dead = await runTmux(address, ["display-message", "-p", `#{${DEAD}}`]).catch(() => "");
  if (dead !== "1") {
    const marked = await runTmux(address, ["list-panes", "-a", "-f", LIVE_RUNNER, "-F", "#{pane_id}"]).catch(() => "");
    const panes = new Set(marked.split("\n").filter(Boolean)).size;
    if (panes === 0) return ok(check, "not running; it starts when it is needed");
    const what = panes === 1 ? "a marked pane is not watched or logged" : `${panes} marked panes are not watched or logged`;
    return warn(check, `not running: ${what}`, "geppetto-tmux controller start");
  }
  const message = "has ended too often in a short time, or cannot be started, so it does not come back by itself";
  return fail(check, message, "geppetto-tmux controller start, and if it ends again: geppetto-tmux controller log");
}
var RESTART = "geppetto-tmux controller restart";
var LIVE_RUNNER = "#{&&:#{@geppetto_id},#{==:#{pane_dead},0}}";
var RISK = "a control client can end this tmux server, see docs/dangers.md: set -g @geppetto-source auto, then geppetto-tmux controller restart";
var SEE_LOG = "geppetto-tmux controller log";
async function checkPath(serverVersion, binary) {
  const check = "tmux in PATH";
  const ran = await run(["tmux", "-V"], { timeoutMs: TRY_MS2 });
  if (ran.code !== 0) return warn(check, "there is no tmux in PATH", `add the directory of ${binary} to PATH`);
  const version = textOf(ran).trim().replace(/^tmux /, "");
  if (version === serverVersion) return ok(check, `${version}, the same as the server`);
  return warn(
    check,
    `${version}, but the server is ${serverVersion} (${binary}); the two may not understand each other`,
    "put the newer one first in PATH, then restart the tmux server"
  );
}

// src/cli/commands/doctor.ts
async function doctor(context, options) {
  const server = await checkServer(context);
  const reachable = server.every(({ level }) => level !== "fail");
  const findings = [
    ...checkOwnFiles(context),
    await checkPerl(context),
    ...checkRedaction(context),
    ...await checkAgentHooks(context),
    ...server,
    ...await checkController(context),
    ...reachable ? [...await checkAccess(context), ...await checkPlugin(context)] : []
  ];
  const healthy = findings.every(({ level }) => level !== "fail");
  if (context.json) context.printJson({ ok: healthy, checks: findings });
  else if (options.report === true) context.print(await issueReport(context, findings));
  else context.print(listed(findings, await createLook(context)));
  return healthy ? EXIT.ok : EXIT.failure;
}
function listed(findings, look) {
  const lines = findings.flatMap(({ check, level, message, next }) => [
    `${levelMark(level, look)}  ${check}: ${plain(message)}`,
    ...next === void 0 ? [] : [`      ${plain(next)}`]
  ]);
  return lines.join("\n");
}
export {
  doctor
};
