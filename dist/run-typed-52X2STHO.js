import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./chunk-42NQMDES.js";
import {
  start
} from "./chunk-K5YW5WMB.js";
import "./chunk-LLYLZNJK.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-OTQUDA2L.js";
import "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import "./chunk-T5U2OHET.js";
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
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
  plain
} from "./chunk-UL56V6WZ.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/run-typed.ts
var FOR_THE_SHELL = /[^\w@%+:,./ -]/;
async function runTyped(context, line, options) {
  const { runner, notice } = await start(context, launchOf(context, line.trim()), { in: "window", ...options });
  const what = `started ${runner.name} in ${runner.pane}`;
  await tellClient(context, options.client, plain(notice === void 0 ? what : `${what}; ${notice}`));
}
function launchOf(context, line) {
  const [first = "", ...words] = line.split(/ +/);
  if (first === "") throw new Failure("invalid-request", "there is nothing to run");
  if (isAgentCommand(context, first)) {
    const prompt = line.slice(first.length).trim();
    return agentCommand(context, first, prompt === "" ? {} : { prompt });
  }
  const shell = context.env["SHELL"] ?? "/bin/sh";
  const command = FOR_THE_SHELL.test(line) ? [shell, "-c", line] : [first, ...words];
  return { command, env: {}, typed: void 0, agent: void 0 };
}
export {
  runTyped
};
