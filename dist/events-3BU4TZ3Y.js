import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import {
  plainJson
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/events.ts
async function events(context, { follow, runner, since, metrics, usage }) {
  const used = usage === true ? new (await import("./usage-events-QAWROPSH.js")).UsageEvents(context) : void 0;
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
