import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  planBody,
  readIdentity,
  readPastRuns,
  restartPlans
} from "./logs-abandoned-log.js";
import "./host-signal-name.js";
import "./host-program-path.js";
import "./records-agent-sessions.js";
import "./logs-absent.js";
import {
  createLook
} from "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import {
  table
} from "./cli-looks-table.js";
import "./runner-life-ending.js";
import {
  confirm
} from "./cli-looks-confirm.js";
import {
  awaitEndOf,
  stopController
} from "./cli-reach-controller-launch.js";
import {
  placeOf
} from "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import {
  requireTmuxServer,
  runningController
} from "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import {
  readPresets
} from "./runner-runner-name.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import {
  configFile,
  runnersDirectory
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
import {
  requireLocal
} from "./host-descendants.js";
import {
  localFiles
} from "./host-files.js";
import {
  run,
  textOf
} from "./host-child.js";
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
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  failureBody,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/tmux/start-server.ts
import { readFileSync } from "fs";
import { dirname } from "path";
var TIMEOUT_MS = 3e4;
async function startTmuxServer(address, env) {
  const { host, socket } = address;
  requireLocal(host, "no server is started there from here");
  const newSession = ["new-session", "-d", "-P", "-F", "#{session_id}", "-c", localFiles.home()];
  const refuse = (why2, cause) => new Failure("server-gone", `no tmux server could be started at ${socket}: ${why2}`, {
    next: "start tmux by hand, then try again",
    cause
  });
  try {
    localFiles.makeDirectory(dirname(socket));
  } catch (cause) {
    throw refuse(messageOf(cause), cause);
  }
  const ran = await run([serverBinary(address, env), "-u", "-S", socket, ...newSession], {
    env: { ...env, TMUX: void 0, TMUX_PANE: void 0 },
    timeoutMs: TIMEOUT_MS
  });
  if (ran.code === 0) return textOf(ran);
  const [why = ""] = ran.stderr.trim().split("\n");
  throw refuse(ran.how === "late" ? `it took more than ${TIMEOUT_MS / 1e3} s` : why);
}
async function endSpareSession(address, session) {
  const ask = async (...argv) => runTmux(address, argv);
  const panes = await ask("list-panes", "-s", "-t", session, "-F", "#{pane_pid} #{@geppetto_id}");
  const clients = await ask("list-clients", "-t", session, "-F", "#{client_control_mode}");
  const isSpare = /^\d+ $/.test(panes) && !clients.split("\n").includes("0") && isAlone(Number(panes));
  if (isSpare && !NEW_SESSION_HOOKS.test(await ask("show-hooks", "-g"))) await ask("kill-session", "-t", session);
}
var NEW_SESSION_HOOKS = /^(?:after-new-session|session-created|after-new-window|window-linked)\[\d+\] (?!.*geppetto)/m;
function isAlone(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim() === "";
  } catch {
    return false;
  }
}

// src/cli/looks/restart-table.ts
import { homedir } from "os";
function restartTable(plans, look) {
  const rows = plans.map((plan) => [
    plain(plan.name),
    plain(plan.agent),
    plain(`${plan.session}:${plan.window}`),
    plain(shortPath(plan.cwd ?? "")),
    plain(outlook(plan))
  ]);
  const [head = "", ...lines] = table([["NAME", "AGENT", "PLACE", "DIRECTORY", "STARTS"], ...rows], look.columns);
  const painted = lines.map((line, at) => plans[at]?.problem === void 0 ? line : look.paint.red(line));
  return [look.paint.dim(head), ...painted].join("\n");
}
function outlook({ how, command = [], pane, problem }) {
  if (problem !== void 0) return `not: ${problem.message}`;
  if (pane !== void 0) return `it runs in ${pane} already, and is watched there`;
  const line = command.join(" ");
  return how === "anew" ? `${line}  (anew: its session is not known)` : line;
}
function shortPath(path) {
  const home = homedir();
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

// src/cli/commands/restore.ts
var NO_SERVER = { pid: 0, startedAt: 0 };
var ADD_YES = "look at what it would do with --dry-run; to start all that without asking, add --yes";
async function restore(context, wanted, { yes = false, dryRun = false }) {
  const server = await currentServer(context);
  await leaveFormerController(context, server);
  const plans = server === void 0 ? await plansWithoutServer(context, wanted) : await plansOf(context, wanted);
  if (dryRun && (plans.length > 0 || context.json)) return tell(context, plans);
  if (plans.length === 0) {
    if (context.json) context.printJson({ restored: [], failed: [] });
    else context.say("nothing to restore: no runner has ended with its tmux server");
    return EXIT.ok;
  }
  const able = plans.filter(({ problem }) => problem === void 0);
  if (able.length > 0 && !yes && !await agreed(context, plans, able.length)) return EXIT.failure;
  const isNeeded = server === void 0 && able.length > 0;
  const spare = isNeeded ? await startTmuxServer(context.address, context.env) : void 0;
  const { restored, failed } = await startAll(context, plans);
  if (spare !== void 0 && restored.length > 0) await ignoreGone(endSpareSession(context.address, spare));
  if (context.json) context.printJson({ restored, failed });
  else {
    for (const { name } of restored) context.print(plain(name));
    for (const { name, error } of failed) context.say(`${name}: ${error.message}${hint(error.next)}`);
  }
  const isAsked = ({ error }) => wanted.length > 0 || error.kind !== "not-started";
  return failed.some(isAsked) ? EXIT.failure : EXIT.ok;
}
async function tell(context, plans) {
  if (context.json) context.printJson({ runners: plans });
  else if (plans.length > 0) context.print(restartTable(plans, await createLook(context)));
  return EXIT.ok;
}
async function agreed(context, plans, count) {
  if (context.json) throw new Failure("invalid-request", "no question can be asked with --json", { next: ADD_YES });
  if (process.stdin.isTTY) process.stderr.write(`${restartTable(plans, await createLook(context))}
`);
  const isAgreed = await confirm(count === 1 ? "start it again?" : `start these ${count} again?`, ADD_YES);
  if (!isAgreed) context.say("nothing was started");
  return isAgreed;
}
async function startAll(context, plans) {
  const restored = [];
  const failed = [];
  for (const { id, name, pane, problem } of plans) {
    if (problem !== void 0) {
      failed.push({ id, name, error: problem });
      continue;
    }
    try {
      const { runner, notice } = await withController(context, async (client) => client.call("restore", { runner: id }));
      if (notice !== void 0) context.say(plain(notice));
      if (runner.pane === pane) context.say(plain(`'${name}' runs in ${pane} already, and is watched there`));
      restored.push(runner);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push({ id, name, error: failureBody(error) });
    }
  }
  return { restored, failed };
}
async function plansOf(context, wanted) {
  const { runners } = await withController(
    context,
    async (client) => client.call("restorable", { runners: [...wanted] })
  );
  return runners;
}
async function plansWithoutServer(context, wanted) {
  const { address, env } = context;
  const root = runnersDirectory(env);
  const place = placeOf(address);
  const report = (problem) => context.say(problem);
  await readPastRuns({ root, server: { ...NO_SERVER, ...place }, marked: /* @__PURE__ */ new Set(), report });
  const presets = readPresets(configFile(env), report);
  return restartPlans(wanted, { root, place, presets, taken: /* @__PURE__ */ new Set() }).map(planBody);
}
async function currentServer({ address }) {
  try {
    await requireTmuxServer(address);
    return (await readIdentity(address, serverBinary(address))).pid;
  } catch (error) {
    if (error instanceof Failure && error.kind === "server-gone") return void 0;
    throw error;
  }
}
async function leaveFormerController(context, server) {
  const running = await runningController(context);
  if (running === void 0) return;
  try {
    const { tmux, runners } = await running.client.call("controller-status", {});
    if (tmux.pid === server) return;
    if (runners === 0) return await stopController(running);
    await awaitEndOf(running);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "controller-unreachable") throw error;
  } finally {
    running.client.close();
  }
}
function hint(next) {
  return next === void 0 ? "" : `; ${next}`;
}
export {
  restore
};
