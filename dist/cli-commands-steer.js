import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import {
  isFinal
} from "./runner-state.js";
import "./runner-source-kind.js";
import {
  tellClient
} from "./cli-looks-feedback.shared.js";
import "./tmux-message.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/commands/steer.ts
var DONE = { end: "ended", restart: "started again in", pause: "paused", resume: "goes on" };
var END_MS = 2e4;
async function steer(context, wanted, runner, { client: terminal, orResume }) {
  const { method, found } = await withController(context, async (client) => {
    const isPaused = orResume === true && (await client.call("show", { runner })).runner.state === "paused";
    const method2 = isPaused ? "resume" : wanted;
    const answer = await client.call(method2, { runner }, END_MS);
    return { method: method2, found: answer.runner };
  });
  const what = done(method, found);
  if (terminal !== void 0) return tellClient(context, terminal, `${found.name} ${what}`);
  if (context.json) return context.printJson({ runner: found });
  context.print(plain(found.name));
  context.say(what);
}
function done(method, { state, pane }) {
  if (method === "restart") return `${DONE.restart} ${pane}`;
  if (method === "end" && !isFinal({ kind: state })) return "its agent has ended, its pane stays";
  return DONE[method] === state ? state : `${DONE[method]}: ${state}`;
}
export {
  steer
};
