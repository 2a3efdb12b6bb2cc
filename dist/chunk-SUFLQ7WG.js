import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ensureController
} from "./chunk-WYKUGY37.js";

// src/cli/with-controller.ts
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
