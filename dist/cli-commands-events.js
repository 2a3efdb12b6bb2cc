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
import "./runner-state.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plainJson
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

// src/cli/commands/events.ts
async function events(context, { follow, runner, since, metrics, usage }) {
  const used = usage === true ? new (await import("./cli-usage-events.js")).UsageEvents(context) : void 0;
  await withController(context, async (client) => {
    const batches = client.subscribe({ runner, since: since ?? (follow === true ? void 0 : 0), metrics });
    if (follow !== true) void client.call("hello", {}).then(client.close.bind(client), () => {
    });
    for await (const batch of batches) {
      for (const event of batch) {
        context.print(plainJson(event));
        const more = await used?.after(event);
        if (more !== void 0) context.print(plainJson(more));
      }
    }
  });
}
export {
  events
};
