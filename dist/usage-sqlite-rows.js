import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run
} from "./host-child.js";
import {
  readLines
} from "./usage-lines.js";
import {
  messageOf
} from "./base-failure.js";

// src/usage/sqlite-rows.ts
var BUSY_MS = 2e3;
var TIMEOUT_MS = 12e4;
var MAX_WORDS = 500;
async function sqliteRows(path, query, onRow) {
  if (!await byProgram(path, query, onRow)) await byNode(path, query, onRow);
}
async function byProgram(path, query, onRow) {
  const settings = ["-batch", "-noheader", "-list", "-init", "/dev/null", "-cmd", `.timeout ${BUSY_MS}`];
  let reading = Promise.resolve();
  const { how, code, stderr } = await run(["sqlite3", ...settings, "-readonly", path, query], {
    timeoutMs: TIMEOUT_MS,
    onStdout: (stdout) => {
      reading = readLines(stdout, {
        onLine: (line) => onRow(parse(line.toString("utf8"))),
        onTooLong: () => onRow(void 0)
      });
      reading.catch(() => void 0);
    }
  });
  if (how === "not-found") return false;
  await reading;
  if (code !== 0) throw new Error(stderr.trim().slice(0, MAX_WORDS) || `sqlite3 ended with ${code ?? "a signal"}`);
  return true;
}
async function byNode(path, query, onRow) {
  const { DatabaseSync } = await sqliteOfNode();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    for (const row of database.prepare(query).iterate()) onRow(parse(String(Object.values(row)[0])));
  } finally {
    database.close();
  }
}
async function sqliteOfNode() {
  const name = ["node", "sqlite"].join(":");
  const listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  try {
    return await import(name);
  } catch (error) {
    throw new Error(`needs the program sqlite3, or Node.js 22.5: ${messageOf(error)}`, { cause: error });
  } finally {
    for (const listener of listeners) process.on("warning", listener);
  }
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

export {
  sqliteRows
};
