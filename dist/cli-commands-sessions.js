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
import "./ipc-frames.js";
import "./zod-v4-locales-en.js";
import "./runner-place.js";
import "./base-clock.js";
import "./tmux-binary.js";
import "./sec-ant-readable-stream-dist-ponyfill-asyncIterator.js";
import "./cli-looks-table.js";
import "./runner-state.js";
import "./shared.js";
import "./zod-v4-core-api.js";
import "./base-short-hash.js";
import "./base-regular-file.js";
import "./terminal-char-width.js";
import "./base-failure.js";
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
