import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./chunk-TMRIFDVB.js";
import {
  start
} from "./chunk-3ILJMHIV.js";
import "./chunk-NHGAYSGW.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-6EWKI6TD.js";
import "./chunk-K7M3N6LY.js";
import "./chunk-XSH77Z2H.js";
import "./chunk-55T7IDVF.js";
import "./chunk-CU3JWQSK.js";
import {
  tellClient
} from "./chunk-KMTW2INQ.js";
import "./chunk-7RUPKEA4.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-3TOR6MOF.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UP4NR5UJ.js";
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
