import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./shared.js";

// src/worktrees/inhabitant.ts
import { readdirSync, readlinkSync } from "fs";
function inhabitant(directory) {
  const isIn = (pid) => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`);
      return cwd === directory || cwd.startsWith(`${directory}/`);
    } catch {
      return false;
    }
  };
  const found = processes().find((pid) => Number(pid) !== process.pid && isIn(pid));
  return found === void 0 ? void 0 : Number(found);
}
function processes() {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
export {
  inhabitant
};
