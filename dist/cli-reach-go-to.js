import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  moveTerminal,
  paneBefore
} from "./traces-way-back.js";
import {
  askPaneAt
} from "./tmux-pane-target.js";
import {
  LIST_CLIENTS,
  parseClients
} from "./tmux-snapshot.js";
import {
  isInside
} from "./cli-context.js";
import {
  runTmux,
  serverBinary
} from "./tmux-binary.js";
import {
  requireLocal
} from "./host-descendants.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/reach/go-to.ts
import { spawnSync } from "child_process";
import { isatty } from "tty";

// src/tmux/one-shots.ts
function oneShots(address) {
  const ask = async (command) => (await runTmux(address, command)).split("\n");
  return {
    ask,
    askAll: async (commands) => {
      const answers = [];
      for (const command of commands) answers.push(await ask(command));
      return answers;
    }
  };
}

// src/cli/reach/go-to.ts
async function goTo(context, pane, client) {
  const { address, env } = context;
  if (client !== void 0 || isInside(context)) {
    const name = client ?? await terminalOf(context);
    await moveTerminal(oneShots(address), name, pane);
    return 0;
  }
  requireLocal(address.host, "no terminal of this machine is attached to it");
  const [exists, asks] = askPaneAt(pane, "#{session_id}");
  const session = (await runTmux(address, [...exists, ";", ...asks])).split("\n").at(-1) ?? "";
  requireTerminal(context, pane);
  const { TMUX: _, ...outside } = env;
  const attach = ["attach-session", "-t", session, ";", "select-window", "-t", pane, ";", "select-pane", "-t", pane];
  const { status, error, stderr } = spawnSync(serverBinary(address), ["-S", address.socket, ...attach], {
    stdio: ["inherit", "inherit", "pipe"],
    env: outside,
    encoding: "utf8"
  });
  if (error !== void 0) throw new Failure("spawn-failed", `tmux could not be run: ${error.message}`);
  if (stderr !== "") {
    throw new Failure("command-rejected", `tmux could not attach: ${stderr.trim()}`, {
      next: `TERM has to name this terminal; it is '${env["TERM"] ?? ""}'`
    });
  }
  return status ?? 1;
}
async function goBack(context, client) {
  const { address } = context;
  const name = client ?? await terminalOf(context);
  const tmux = oneShots(address);
  await moveTerminal(tmux, name, await paneBefore(tmux, name));
}
function requireTerminal({ address }, pane) {
  if (isatty(0) && isatty(1)) return;
  throw new Failure("invalid-request", `there is no terminal here to be brought to ${pane}`, {
    next: `run it in a terminal; or there: tmux -S '${address.socket}' attach -t '${pane}'`
  });
}
async function terminalOf({ address, env }) {
  const here = await runTmux(address, ["display-message", "-p", "-t", env["TMUX_PANE"] ?? "", "#{session_id}"]);
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split("\n"));
  const found = clients.find(({ control, session }) => !control && session === here);
  if (found !== void 0) return found.name;
  throw new Failure("invalid-request", "no terminal shows this session", { next: "attach one first: tmux attach" });
}

export {
  goTo,
  goBack
};
