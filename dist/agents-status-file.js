import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/agents/status-file.ts
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return void 0;
  }
}

export {
  parsed
};
