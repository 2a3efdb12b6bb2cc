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
  plain
} from "./chunk-UL56V6WZ.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/send.ts
async function send(context, runner, given, { enter, force = false, key: keys = [] }) {
  if (given === void 0 && keys.length === 0) {
    throw new Failure("invalid-request", "there is nothing to send: name a text, or a key with --key");
  }
  const text = given === "-" ? await standardInput() : given;
  const { runner: found } = await withController(
    context,
    async (client) => client.call("send", { runner, text, enter, keys: [...keys], force })
  );
  if (context.json) return context.printJson({ runner: found });
  context.print(plain(found.name));
}
async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString().replace(/\n$/, "");
}
export {
  send
};
