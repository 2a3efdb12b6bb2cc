import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LogView
} from "./chunk-NWFDPCZC.js";
import {
  follow
} from "./chunk-TUNDAGOQ.js";
import "./chunk-KJO6GWLP.js";
import {
  findLog,
  hasEnded,
  loggedRunner
} from "./chunk-7A5FPRGR.js";
import "./chunk-HMSPBEFD.js";
import {
  openLog
} from "./chunk-AAUTAASI.js";
import "./chunk-G7HTMX6M.js";
import "./chunk-OTQUDA2L.js";
import "./chunk-VIDJIR43.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-ZGSGSH3I.js";
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

// src/cli/commands/wait-match.ts
async function waitMatch(context, runners, pattern, signal) {
  const found = await Promise.all(runners.map(async (runner) => untilMatch(context, runner, pattern, signal)));
  if (context.json) return context.printJson({ matches: found });
  for (const { name, line } of found) context.print(`${plain(name)} ${plain(line)}`);
}
async function untilMatch(context, runner, pattern, signal) {
  const directory = findLog(context, runner);
  const name = loggedRunner(directory)?.name ?? runner;
  const log = await openLog(directory);
  const view = await LogView.open(log, log.start, false);
  const matching = (lines) => {
    const line = pattern.find(lines.map(({ text }) => text));
    if (pattern.isTooSlow) {
      throw new Failure("invalid-request", "the pattern takes too long", {
        next: "write it without nested repetitions"
      });
    }
    return line === void 0 ? void 0 : { name, line };
  };
  const final = async () => Promise.resolve(hasEnded(directory));
  for await (const moment of follow(log, { directory, final, signal })) {
    let found2 = moment === "settled" ? matching(view.rest()) : void 0;
    if (moment === "grown") for await (const lines of view.read()) found2 ??= matching(lines);
    if (found2 !== void 0) return found2;
  }
  const found = matching(view.rest());
  if (found !== void 0) return found;
  throw new Failure("runner-ended", `'${name}' has ended without such a line`, { next: `geppetto-tmux log ${name}` });
}
export {
  waitMatch
};
