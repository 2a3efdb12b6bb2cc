import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  askPaneAt
} from "./chunk-EN5B7XA2.js";
import {
  LIST_CLIENTS,
  parseClients
} from "./chunk-4EHPNPAE.js";
import {
  isInside
} from "./chunk-T5U2OHET.js";
import {
  runTmux,
  serverBinary
} from "./chunk-C6FTJI3S.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/cli/go-to.ts
import { spawnSync } from "child_process";
async function goTo(context, pane, client) {
  const { address, env } = context;
  if (client !== void 0 || isInside(context)) {
    const name = client ?? await terminalOf(context);
    await runTmux(address, ["switch-client", "-c", name, "-t", pane]);
    return 0;
  }
  const [exists, asks] = askPaneAt(pane, "#{session_id}");
  const session = (await runTmux(address, [...exists, ";", ...asks])).split("\n").at(-1) ?? "";
  const { TMUX: _, ...outside } = env;
  const attach = ["attach-session", "-t", session, ";", "select-window", "-t", pane, ";", "select-pane", "-t", pane];
  const { status, error } = spawnSync(serverBinary(address), ["-S", address.socket, ...attach], {
    stdio: "inherit",
    env: outside
  });
  if (error !== void 0) throw new Failure("spawn-failed", `tmux could not be run: ${error.message}`);
  return status ?? 1;
}
async function terminalOf({ address, env }) {
  const here = await runTmux(address, ["display-message", "-p", "-t", env["TMUX_PANE"] ?? "", "#{session_id}"]);
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split("\n"));
  const found = clients.find(({ control, session }) => !control && session === here);
  if (found !== void 0) return found.name;
  throw new Failure("invalid-request", "no terminal shows this session", { next: "attach one first: tmux attach" });
}

export {
  goTo
};
