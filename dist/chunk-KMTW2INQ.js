import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageTo
} from "./chunk-7RUPKEA4.js";
import {
  runTmux
} from "./chunk-3TOR6MOF.js";

// src/cli/feedback.ts
async function tellClient({ address }, client, message) {
  await runTmux(address, messageTo(client, `geppetto: ${message}`));
}

export {
  tellClient
};
