import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LIST_CLIENTS,
  parseClients
} from "./tmux-snapshot.js";
import {
  isPaneId
} from "./protocol-ids.js";
import {
  Failure
} from "./base-failure.js";

// src/traces/way-back.ts
var BACK = "GEPPETTO_BACK";
var MOST_CLIENTS = 16;
var CLIENT_NAME = /^[\w./-]{1,64}$/;
async function moveTerminal(tmux, client, pane) {
  const [clients = [], , variables = []] = await tmux.askAll([
    LIST_CLIENTS,
    ["switch-client", "-c", client, "-t", pane],
    ["show-environment", "-gh"]
  ]);
  const from = parseClients(clients).find(({ name }) => name === client)?.pane;
  if (from === void 0 || from === pane || !CLIENT_NAME.test(client)) return;
  const others = waysBack(valueIn(variables)).filter((way) => way.client !== client).slice(1 - MOST_CLIENTS);
  const value = [...others, { client, pane: from }].map((way) => `${way.client}=${way.pane}`).join(" ");
  await tmux.ask(["set-environment", "-gh", BACK, value]);
}
async function paneBefore(tmux, client) {
  const value = valueIn(await tmux.ask(["show-environment", "-gh"]));
  const pane = wayBack(value, client);
  if (pane !== void 0) return pane;
  throw new Failure("pane-not-found", "this terminal was not brought anywhere yet, so there is no way back");
}
function wayBack(value, client) {
  return waysBack(value).find((way) => way.client === client)?.pane;
}
function valueIn(lines) {
  return lines.find((line) => line.startsWith(`${BACK}=`))?.slice(BACK.length + 1) ?? "";
}
function waysBack(value) {
  return value.split(" ").flatMap((word) => {
    const at = word.lastIndexOf("=");
    const [client, pane] = [word.slice(0, at), word.slice(at + 1)];
    return CLIENT_NAME.test(client) && isPaneId(pane) ? [{ client, pane }] : [];
  });
}

export {
  moveTerminal,
  paneBefore,
  wayBack
};
