import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parsed
} from "./agents-status-file.js";
import {
  environmentOf
} from "./host-process-environment.js";
import {
  processMark
} from "./host-process-state.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  _maxLength,
  exactOptional,
  number,
  object,
  string,
  union
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/agents/claude/session-file.ts
import { stat } from "fs/promises";
import { homedir } from "os";
import { join } from "path";
var word = string().check(_maxLength(100));
var claudeSession = object({
  pid: number(),
  sessionId: exactOptional(word),
  procStart: exactOptional(union([word, number()])),
  status: word,
  waitingFor: exactOptional(word)
});
async function findClaudeFile(pids) {
  for (const pid of pids) {
    const env = environmentOf(pid);
    const directory = join(env["CLAUDE_CONFIG_DIR"] || join(env["HOME"] ?? homedir(), ".claude"), "sessions");
    const file = `${pid}.json`;
    const found = await ignoreGone(stat(join(directory, file)));
    const startTicks = processMark(pid).split("-")[1] ?? "0";
    if (found !== void 0) return { directory, file, claim: (text) => claudeClaim(text, { pid, startTicks }) };
  }
  return void 0;
}
function claudeClaim(json, { pid, startTicks }) {
  const { success, data } = claudeSession.safeParse(parsed(json));
  if (!success || data.pid !== pid) return void 0;
  if (startTicks !== "0" && data.procStart !== void 0 && String(data.procStart) !== startTicks) return void 0;
  const { status, waitingFor, sessionId: session } = data;
  const text = `it notes: ${status}${waitingFor === void 0 ? "" : `, ${waitingFor}`}`;
  return { claim: statusClaim(status, waitingFor), text, ...session === void 0 ? {} : { session } };
}
function statusClaim(status, waitingFor) {
  switch (status) {
    case "busy":
    case "shell":
      return { says: "working" };
    case "idle":
      return { says: "idle" };
    case "waiting": {
      const asks = /permission|sandbox|worker/.test(waitingFor ?? "");
      return { says: "waiting", waitingFor: asks ? "permission" : "question" };
    }
    default:
      return void 0;
  }
}
export {
  claudeClaim,
  findClaudeFile
};
