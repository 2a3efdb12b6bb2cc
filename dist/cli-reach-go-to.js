import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  askPaneAt
} from "./tmux-pane-target.js";
import {
  LIST_CLIENTS,
  parseClients
} from "./tmux-snapshot.js";
import {
  isPaneId
} from "./protocol-ids.js";
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

// src/cli/reach/way-back.ts
var BACK = "GEPPETTO_BACK";
var MOST_CLIENTS = 16;
var CLIENT_NAME = /^[\w./-]{1,64}$/;
async function moveTerminal(address, client, pane) {
  const from = await paneInFront(address, client);
  await runTmux(address, ["switch-client", "-c", client, "-t", pane]);
  if (from === void 0 || from === pane || !CLIENT_NAME.test(client)) return;
  const others = (await waysBack(address)).filter((way) => way.client !== client).slice(1 - MOST_CLIENTS);
  const value = [...others, { client, pane: from }].map((way) => `${way.client}=${way.pane}`).join(" ");
  await runTmux(address, ["set-environment", "-gh", BACK, value]);
}
async function paneBefore(address, client) {
  const way = (await waysBack(address)).find((one) => one.client === client);
  if (way !== void 0) return way.pane;
  throw new Failure("pane-not-found", "this terminal was not brought anywhere yet, so there is no way back");
}
async function paneInFront(address, client) {
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split("\n"));
  return clients.find(({ name }) => name === client)?.pane;
}
async function waysBack(address) {
  const lines = (await runTmux(address, ["show-environment", "-gh"])).split("\n");
  const value = lines.find((line) => line.startsWith(`${BACK}=`))?.slice(BACK.length + 1) ?? "";
  return value.split(" ").flatMap((word) => {
    const at = word.lastIndexOf("=");
    const [client, pane] = [word.slice(0, at), word.slice(at + 1)];
    return CLIENT_NAME.test(client) && isPaneId(pane) ? [{ client, pane }] : [];
  });
}

// src/cli/reach/go-to.ts
async function goTo(context, pane, client) {
  const { address, env } = context;
  if (client !== void 0 || isInside(context)) {
    const name = client ?? await terminalOf(context);
    await moveTerminal(address, name, pane);
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
  await moveTerminal(address, name, await paneBefore(address, name));
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
