import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parsed
} from "./agents-status-file.js";
import {
  environmentOf
} from "./host-process-environment.js";
import "./zod-v4-mini-checks.js";
import {
  _maxLength,
  literal,
  object,
  optional,
  string,
  unknown
} from "./zod-v4-core-api.js";
import "./shared.js";

// src/agents/copilot/session-file.ts
import { readdir } from "fs/promises";
import { homedir } from "os";
import { join, resolve } from "path";
var MAX_SESSIONS = 2e3;
var word = string().check(_maxLength(100));
var copilotEvent = object({
  type: word,
  data: optional(
    object({
      toolName: optional(word),
      name: optional(word),
      result: optional(unknown())
    })
  )
});
var cancelled = object({ kind: literal("cancelled") });
async function findCopilotFile(pids) {
  const [first] = pids;
  if (first === void 0) return void 0;
  const env = environmentOf(first);
  const root = join(resolve(env["HOME"] ?? homedir(), env["COPILOT_HOME"] || ".copilot"), "session-state");
  const locks = new Set(pids.map((pid) => `inuse.${pid}.lock`));
  for (const session of (await readdir(root).catch(() => [])).slice(-MAX_SESSIONS)) {
    const directory = join(root, session);
    const names = await readdir(directory).catch(() => []);
    if (names.some((name) => locks.has(name))) {
      return { directory, file: "events.jsonl", claim: copilotClaim, session };
    }
  }
  return void 0;
}
function copilotClaim(lines) {
  let last;
  for (const line of lines.split("\n")) {
    const { success, data: event } = copilotEvent.safeParse(parsed(line));
    if (!success) continue;
    const tool = event.data?.toolName ?? event.data?.name;
    const isCancelled = cancelled.safeParse(event.data?.result).success;
    const claim = isCancelled ? "nothing" : eventClaim(event.type, tool);
    if (claim !== "nothing") last = { claim, text: `it notes: ${event.type}` };
  }
  return last;
}
function eventClaim(type, tool) {
  switch (type) {
    case "assistant.turn_start":
    case "permission.completed":
      return { says: "working" };
    case "tool.execution_start":
      return tool === "ask_user" ? { says: "waiting", waitingFor: "question" } : { says: "working" };
    case "permission.requested":
      return { says: "waiting", waitingFor: "permission" };
    case "assistant.turn_end":
    case "abort":
    case "session.error":
      return { says: "idle" };
    case "session.shutdown":
      return void 0;
    default:
      return "nothing";
  }
}
export {
  copilotClaim,
  findCopilotFile
};
