import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-reach-controller-launch.js";
import "./host-end-process.js";
import "./protocol-ids.js";
import {
  createLook,
  sessionTable
} from "./cli-looks-figures.js";
import "./cli-reach-find-controller.js";
import "./ipc-errors.js";
import "./runner-place.js";
import "./cli-looks-table.js";
import "./runner-state.js";
import "./base-short-hash.js";
import "./base-clock.js";
import "./tmux-binary.js";
import "./terminal-char-width.js";
import "./sec-ant-readable-stream-dist-ponyfill-asyncIterator.js";
import "./host-process-state.js";
import "./base-regular-file.js";
import "./zod-v4-locales-en.js";
import "./base-failure.js";
import "./zod-v4-mini-checks.js";
import "./zod-v4-core-api.js";
import "./shared.js";

// src/cli/commands/sessions.ts
async function sessions(context) {
  const { sessions: rows } = await withController(context, async (client) => client.call("sessions", {}));
  if (context.json) return context.printJson({ sessions: rows });
  context.print(sessionTable(rows, await createLook(context)));
}
export {
  sessions
};
