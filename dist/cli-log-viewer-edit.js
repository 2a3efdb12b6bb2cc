import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  streamSink
} from "./cli-log-print-sink.js";
import {
  textOutput
} from "./cli-log-print-once.js";
import "./redaction-broken-lines.js";
import "./cli-log-print-follow.js";
import "./cli-log-print-tail.shared.js";
import "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import {
  lineStart
} from "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/log/viewer/edit.ts
import { spawn } from "child_process";
import { createWriteStream, rmSync } from "fs";
import { mkdtemp } from "fs/promises";
import { tmpdir } from "os";
import { join } from "path";
import { finished } from "stream/promises";
var MAX_BYTES = 64 * 1024 * 1024;
var ENDS = ["SIGHUP", "SIGTERM"];
async function editText(directory, env, suspend) {
  const folder = await mkdtemp(join(env["TMPDIR"] ?? tmpdir(), "geppetto-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const ended = (signal) => {
    remove();
    for (const each of ENDS) process.off(each, ended);
    process.kill(process.pid, signal);
  };
  for (const signal of ENDS) process.on(signal, ended);
  try {
    const path = join(folder, "log.txt");
    await writeText(directory, path);
    const resume = suspend();
    try {
      return await edit(path, env);
    } finally {
      resume();
    }
  } finally {
    for (const signal of ENDS) process.off(signal, ended);
    remove();
  }
}
async function writeText(directory, path) {
  const log = await openLog(directory);
  const since = await lineStart(log, Math.max(log.start, log.end - MAX_BYTES));
  const file = createWriteStream(path, { mode: 384, flags: "wx" });
  const sink = streamSink(file);
  const request = { since, lines: void 0, grep: void 0, follow: void 0 };
  for await (const part of textOutput(log, "text", request)) if (!await sink.write(part)) break;
  file.end();
  await finished(file);
}
async function edit(path, env) {
  const editor = [env["VISUAL"], env["EDITOR"], "vi"].find((each) => (each ?? "").trim() !== "") ?? "vi";
  const child = spawn("/bin/sh", ["-c", `${editor} "$1"`, "sh", path], { stdio: "inherit", env });
  const ignore = () => void 0;
  process.on("SIGINT", ignore);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("exit", resolve);
      child.once("error", reject);
    });
    return code === 127 ? `no editor '${editor}': set VISUAL or EDITOR` : void 0;
  } finally {
    process.off("SIGINT", ignore);
  }
}
export {
  editText
};
