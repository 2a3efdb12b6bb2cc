import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plainJson
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/events.ts
async function events(context, { follow, runner, since, metrics, usage }) {
  const used = usage === true ? new (await import("./usage-events-4G5NF62B.js")).UsageEvents(context) : void 0;
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
