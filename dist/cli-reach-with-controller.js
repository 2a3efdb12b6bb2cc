import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ensureController
} from "./cli-reach-controller-launch.js";

// src/cli/reach/with-controller.ts
async function withController(context, body) {
  const client = await ensureController(context);
  try {
    return await body(client);
  } finally {
    client.close();
  }
}

export {
  withController
};
