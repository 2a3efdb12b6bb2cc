import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plainJson
} from "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/events.ts
async function events(context, { follow, runner, since, metrics, usage }) {
  const used = usage === true ? new (await import("./usage-events-W6CLNOY7.js")).UsageEvents(context) : void 0;
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
