import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  streamSink
} from "./cli-log-print-sink.js";

// src/cli/log/print/pager.ts
import { spawn } from "child_process";
var LESS = "FRX";
var SHELL_SYNTAX = /["'\\$`;&|<>()*?~=#\n]/;
async function openPager(env) {
  const command = pagerCommand(env["PAGER"]);
  if (command === void 0) return void 0;
  const giveBackInterrupt = takeInterrupt();
  const child = spawnPager(command, { LESS, ...env });
  const started = await new Promise((resolve) => {
    child.once("spawn", () => resolve(true));
    child.once("error", () => resolve(false));
  });
  if (!started || child.stdin === null) {
    giveBackInterrupt();
    return void 0;
  }
  const { stdin } = child;
  const ended = new Promise((resolve) => void child.once("close", () => resolve()));
  const sink = streamSink(stdin);
  return {
    gone: sink.gone,
    write: async (data) => sink.write(data),
    async close() {
      stdin.end();
      await ended;
      giveBackInterrupt();
    }
  };
}
function pagerCommand(pager) {
  const wanted = (pager ?? "less -R").trim();
  return wanted === "" || wanted === "cat" ? void 0 : wanted;
}
function spawnPager(command, env) {
  const options = { env, stdio: ["pipe", "inherit", "inherit"] };
  if (SHELL_SYNTAX.test(command)) return spawn("/bin/sh", ["-c", command], options);
  const [file = "", ...args] = command.split(/\s+/);
  return spawn(file, args, options);
}
function takeInterrupt() {
  const ignore = () => void 0;
  const listeners = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", ignore);
  return () => {
    process.off("SIGINT", ignore);
    for (const listener of listeners) process.on("SIGINT", listener);
  };
}

export {
  openPager,
  pagerCommand
};
