import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  serverAddress
} from "./tmux-server-address.js";
import {
  runTmux,
  serverBinary
} from "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import {
  run
} from "./host-child.js";
import "./base-clock.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/log/viewer/copy.ts
var COPY_MS = 3e3;
async function copyText(text, env) {
  if (env["TMUX"] === void 0) return `\x1B]52;c;${Buffer.from(text).toString("base64")}\x07`;
  const address = serverAddress({}, env);
  const allowed = await runTmux(address, ["show-options", "-sv", "set-clipboard"], { timeoutMs: COPY_MS });
  const client = allowed === "off" ? void 0 : await busiestTerminal(address);
  const clipboard = client === void 0 ? [] : ["-w", "-t", client];
  const load = ["-N", "-S", address.socket, "load-buffer", ...clipboard, "-"];
  const { how, code, stderr } = await run([serverBinary(address), ...load], { input: text, timeoutMs: COPY_MS });
  if (code !== 0) throw new Failure("command-rejected", `tmux did not take the text: ${stderr.trim() || how}`);
  return "";
}
async function busiestTerminal(address) {
  const format = "#{client_control_mode} #{client_activity} #{client_name}";
  const rows = (await runTmux(address, ["list-clients", "-F", format], { timeoutMs: COPY_MS })).split("\n");
  const terminals = rows.flatMap((row) => {
    const [, activity, name] = /^0 (\d+) (.+)$/.exec(row) ?? [];
    return name === void 0 ? [] : [{ activity: Number(activity), name }];
  });
  return terminals.toSorted((a, b) => b.activity - a.activity)[0]?.name;
}
export {
  copyText
};
