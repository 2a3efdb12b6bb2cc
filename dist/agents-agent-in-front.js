import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  markOf,
  processTree
} from "./host-process-tree.js";
import {
  agentOfProcess
} from "./agents-built-in-rules.js";
import {
  terminalOf,
  writesToTerminal
} from "./host-process-state.js";

// src/host/foreground.ts
async function foregroundProcesses(root, tree) {
  const terminal = terminalOf(root);
  if (terminal === void 0) return [];
  const processes = tree ?? await processTree(root);
  return processes.filter(({ pid }) => {
    const own = terminalOf(pid);
    return own?.name === terminal.name && own.group === terminal.front && writesToTerminal(pid);
  });
}

// src/agents/agent-in-front.ts
var MAX_PROGRAM_CHARACTERS = 64;
async function agentInFront(pid, book, tree) {
  for (const info of await foregroundProcesses(pid, tree)) {
    const agent = agentOfProcess(info.argv, book.values());
    const [program = ""] = info.argv;
    if (agent !== void 0) {
      return { agent, process: markOf(info), program: program.replace(/.*\//, "").slice(0, MAX_PROGRAM_CHARACTERS) };
    }
  }
  return void 0;
}

// src/agents/unmarked-agents.ts
var MAX_PANES = 1e3;
async function unmarkedAgents(rows, book) {
  const unmarked = new Map(rows.filter(({ dead, runnerId }) => !dead && runnerId === "").map((row) => [row.pane, row]));
  const found = [];
  const others = [];
  for (const row of [...unmarked.values()].slice(0, MAX_PANES)) {
    const { pane, pid, released } = row;
    const agent = await agentInFront(pid, book);
    if (agent === void 0 || agent.process === released) others.push(row);
    else found.push({ pane, ...agent });
  }
  return { found, others };
}

export {
  foregroundProcesses,
  agentInFront,
  unmarkedAgents
};
