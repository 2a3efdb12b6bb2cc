import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageTo
} from "./tmux-message.js";
import {
  runTmux
} from "./tmux-binary.js";

// src/cli/looks/feedback.ts
async function tellClient({ address }, client, message) {
  await runTmux(address, messageTo(client, `geppetto: ${message}`));
}

export {
  tellClient
};
