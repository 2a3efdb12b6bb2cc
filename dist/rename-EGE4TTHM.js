import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-4AHDNFAR.js";
import "./chunk-6LZ7TSZK.js";
import "./chunk-7KL6O7WD.js";
import "./chunk-VIDJIR43.js";
import "./chunk-KGIDADKX.js";
import "./chunk-R5UVTRYW.js";
import "./chunk-CXX7G6GI.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-K2FHKNCQ.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/rename.ts
async function rename(context, runner, name) {
  const { runner: renamed } = await withController(context, async (client) => client.call("rename", { runner, name }));
  if (context.json) return context.printJson({ runner: renamed });
  context.print(plain(renamed.name));
}
export {
  rename
};
