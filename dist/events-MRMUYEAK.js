import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-5GSZHNVT.js";
import "./chunk-YB2GFIPD.js";
import "./chunk-XTL5MEXR.js";
import "./chunk-7VQKM7V4.js";
import "./chunk-K5RZTOG3.js";
import "./chunk-XILZ7G2B.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";

// src/cli/commands/events.ts
async function events(context, { follow, runner, since }) {
  await withController(context, async (client) => {
    const batches = client.subscribe({ runner, since: since ?? (follow === true ? void 0 : 0) });
    if (follow !== true) void client.call("hello", {}).then(client.close.bind(client), () => {
    });
    for await (const batch of batches) {
      for (const event of batch) context.print(JSON.stringify(event));
    }
  });
}
export {
  events
};
