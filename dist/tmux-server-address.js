import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/tmux/server-address.ts
import { join, resolve } from "path";
function serverAddress(choice, env = process.env) {
  const inside = /^(.+),(\d+),\d+$/.exec(env["TMUX"] ?? "");
  const surrounding = inside === null ? void 0 : { socket: String(inside[1]), pid: Number(inside[2]) };
  const chosen = choice.socketPath === void 0 ? choice.socketName === void 0 ? void 0 : join(socketDirectory(env), choice.socketName) : resolve(choice.socketPath);
  if (chosen === void 0) return surrounding ?? { socket: join(socketDirectory(env), "default") };
  return chosen === surrounding?.socket ? surrounding : { socket: chosen };
}
function socketDirectory(env) {
  const base = env["TMUX_TMPDIR"];
  return join(base === void 0 || base === "" ? "/tmp" : base, `tmux-${process.getuid?.() ?? 0}`);
}

export {
  serverAddress
};
