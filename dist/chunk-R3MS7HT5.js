import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runTmux
} from "./chunk-CQIZ3Q6C.js";
import {
  plain
} from "./chunk-BBTUHVRM.js";

// src/cli/feedback.ts
async function tellClient({ address }, client, message) {
  await runTmux(address, ["display-message", "-c", client, "--", literal(`geppetto: ${message}`)]);
}
function literal(message) {
  return plain(message).replaceAll("#", "##").replaceAll("%", "%%");
}

export {
  tellClient
};
