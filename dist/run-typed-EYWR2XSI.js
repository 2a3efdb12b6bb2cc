import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./chunk-KXHLMSVM.js";
import {
  start
} from "./chunk-HTI76X3L.js";
import "./chunk-SZTGLUQV.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-XEF4BORF.js";
import "./chunk-ETA3YGOS.js";
import "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import "./chunk-NOGRS44X.js";
import "./chunk-7SEFF2HF.js";
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
import "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-46G5WS5J.js";
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
  const rest = line.slice(first.length).trim();
  if (isAgentCommand(context, first) && !rest.startsWith("-")) {
    const prompt = unquoted(rest);
    return agentCommand(context, first, prompt === "" ? {} : { prompt });
  }
  const shell = context.env["SHELL"] ?? "/bin/sh";
  const command = FOR_THE_SHELL.test(line) ? [shell, "-c", line] : [first, ...words];
  return { command, env: {}, typed: void 0, agent: void 0 };
}
function unquoted(words) {
  const [, , inner] = /^(['"])(.*)\1$/s.exec(words) ?? [];
  return inner === void 0 || inner.includes(words.charAt(0)) ? words : inner;
}
export {
  runTyped
};
