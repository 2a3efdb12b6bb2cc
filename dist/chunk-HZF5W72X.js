import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageTo
} from "./chunk-J4RLPMQG.js";
import {
  runTmux
} from "./chunk-C6FTJI3S.js";

// src/cli/feedback.ts
async function tellClient({ address }, client, message) {
  await runTmux(address, messageTo(client, `geppetto: ${message}`));
}

export {
  tellClient
};
