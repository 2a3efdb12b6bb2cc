import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  serverAddress
} from "./tmux-server-address.js";
import {
  plain,
  plainJson
} from "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/context.ts
var SCHEMA = 1;
function createContext(options, entry) {
  const { stdout, stderr, env } = process;
  if (options.S !== void 0 && options.L !== void 0) {
    throw new Failure("invalid-request", "a server is named by -S or by -L", { next: "leave one of them out" });
  }
  return {
    address: serverAddress({ socketPath: options.S, socketName: options.L }, env),
    json: options.json === true,
    colour: options.color && wantsColour(env, stdout.isTTY),
    quiet: options.quiet === true,
    env,
    entry,
    version: `${"0.1.0"}+${"60c0c037"}`,
    columns: stdout.isTTY ? stdout.columns : void 0,
    print: (text) => void stdout.write(`${text}
`),
    printJson: (body) => void stdout.write(`${jsonText(body)}
`),
    say: (text) => {
      if (options.quiet !== true) stderr.write(`${plain(text)}
`);
    }
  };
}
function jsonText(body) {
  return plainJson({ schema: SCHEMA, ...body });
}
function isInside({ address, env }) {
  const isNamed = serverAddress({}, env).socket === address.socket && address.host?.isLocal !== false;
  const here = isNamed && env["TMUX"] !== void 0;
  return here && (env["TMUX_PANE"] ?? "") !== "";
}
function currentPane({ address, env }) {
  const pane = env["TMUX_PANE"];
  if (isInside({ address, env }) && pane !== void 0) return pane;
  throw new Failure("invalid-request", "this is not a pane of that tmux server, so say which one is meant", {
    next: "name a pane with -t, such as -t %3 or -t work:1.0, or a runner by its name"
  });
}
function wantsColour(env, isTerminal) {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== void 0) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

export {
  createContext,
  jsonText,
  isInside,
  currentPane
};
