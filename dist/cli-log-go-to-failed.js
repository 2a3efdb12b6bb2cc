import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goTo
} from "./cli-reach-go-to.js";
import {
  openOverlay
} from "./tmux-overlay.js";
import {
  LIST_CLIENTS,
  parseClients
} from "./tmux-snapshot.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  settlesWithin
} from "./host-child.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/log/log-popup.ts
import { dirname, join } from "path";
var SHOWN_MS = 300;
async function popUpLog({ address, entry }, client, id) {
  const script = join(dirname(entry), "../scripts/popup");
  const command = ["env", `GEPPETTO_NODE=${process.execPath}`, script, "-S", address.socket, "log", "-f", id];
  if (await runTmux(address, ["show-options", "-gqv", "@geppetto-popup"]) === "off") {
    const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split("\n"));
    const session = clients.find(({ name }) => name === client)?.session;
    const place = session === void 0 ? [] : ["-t", `${session}:`];
    await runTmux(address, ["new-window", "-n", "log", ...place, ...command]);
    return;
  }
  const popup = ["display-popup", "-c", client, "-E", "-w", "90%", "-h", "90%", ...command];
  const waiting = openOverlay(address, popup);
  if (await settlesWithin(new Promise((resolve) => waiting.once("exit", resolve).once("error", resolve)), SHOWN_MS)) {
    throw new Failure("command-rejected", "no popup could be shown there", { next: `geppetto-tmux log ${id}` });
  }
  waiting.unref();
}

// src/cli/log/go-to-failed.ts
async function goToFailed(context, socket, { id, name, pane, earlierServer }, client) {
  const showLog = async () => {
    if (client === void 0) context.say(plain(`'${name}' has failed, and its pane is gone: geppetto-tmux log ${id}`));
    else await popUpLog(context, client, id);
    return 0;
  };
  const going = earlierServer === true ? showLog() : goTo(context, pane, client);
  const code = await going.catch(async (error) => {
    if (!(error instanceof Failure) || error.kind !== "pane-not-found") throw error;
    return showLog();
  });
  if (code === 0) await socket.call("looked", { runners: [id] });
  return code;
}

export {
  goToFailed
};
