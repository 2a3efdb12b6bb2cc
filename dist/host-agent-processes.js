import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  learnSession,
  learnedSessions
} from "./records-agent-sessions.js";
import {
  processTree
} from "./host-process-tree.js";
import {
  environmentOf
} from "./host-process-environment.js";
import {
  processMark
} from "./host-process-state.js";

// src/records/runner-sessions.ts
import { homedir } from "os";

// src/host/agent-processes.ts
import { readFileSync } from "fs";
var TICKS_PER_SECOND = 100;
async function agentProcesses(root) {
  const bootMs = bootTime();
  if (bootMs === void 0) return [];
  return (await processTree(root)).map(({ pid }) => {
    const startTicks = processMark(pid).split("-")[1] ?? "";
    return { pid, startTicks, startedAt: bootMs + Number(startTicks) / TICKS_PER_SECOND * 1e3 };
  });
}
function bootTime() {
  try {
    const seconds = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    return seconds === void 0 ? void 0 : Number(seconds) * 1e3;
  } catch {
    return void 0;
  }
}

// src/records/runner-sessions.ts
async function runnerSessions(holders, providers) {
  const claims = [];
  const accounts = /* @__PURE__ */ new Map();
  for (const holder of holders) {
    const known = learnedSessions(holder.directory);
    claims.push(...known.map(({ agent, session, at }) => ({ owner: holder, agent, session, at })));
    for (const live of await liveSessions(holder, providers)) {
      const { agent } = live.provider;
      accounts.set(`${agent} ${live.account}`, live);
      if (known.some((one) => one.agent === agent && one.session === live.session)) continue;
      const at = Date.now();
      claims.push({ owner: holder, agent, session: live.session, at });
      learnSession(holder.directory, { agent, session: live.session, at });
    }
  }
  const latest = /* @__PURE__ */ new Map();
  for (const claim of claims.toSorted((a, b) => a.at - b.at)) latest.set(`${claim.agent} ${claim.session}`, claim);
  return {
    ownerOf: (agent, session) => {
      const owner = latest.get(`${agent} ${session}`)?.owner;
      return owner === void 0 ? void 0 : { id: owner.id, name: owner.name };
    },
    sessionsOf: (id) => [...latest.values()].filter(({ owner }) => owner.id === id),
    accounts: [...accounts.values()]
  };
}
async function liveSessions({ agent, pid }, providers) {
  const known = providers.get(agent);
  const candidates = known === void 0 ? [...providers.values()] : [known];
  const found = [];
  if (pid === void 0) return found;
  for (const process of await agentProcesses(pid)) {
    const env = environmentOf(process.pid);
    for (const provider of candidates) {
      const account = provider.account(env, env["HOME"] ?? homedir());
      const session = await provider.sessionOf?.(account, process).catch(() => void 0);
      if (session !== void 0) found.push({ provider, account, session });
    }
  }
  return found;
}

export {
  agentProcesses,
  runnerSessions
};
