import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/turns/kept-notes.ts
import { join } from "path";
function keptNotes(directory, agent, session) {
  return join(directory, `notes-${agent}-${encodeURIComponent(session)}.jsonl`);
}

export {
  keptNotes
};
