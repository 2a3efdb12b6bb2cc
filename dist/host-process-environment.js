import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/host/process-environment.ts
import { readFileSync } from "fs";
function environmentOf(pid) {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return Object.fromEntries(
      entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)])
    );
  } catch {
    return {};
  }
}

export {
  environmentOf
};
