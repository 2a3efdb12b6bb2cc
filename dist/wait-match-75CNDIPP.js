import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LogView,
  follow
} from "./chunk-3GOPAUAX.js";
import "./chunk-KJO6GWLP.js";
import {
  findLog,
  hasEnded,
  loggedRunner
} from "./chunk-HNXDVFCX.js";
import {
  tooSlow
} from "./chunk-FS4TFCMX.js";
import "./chunk-H4VTS7TQ.js";
import {
  openLog
} from "./chunk-E3S6HDET.js";
import "./chunk-JREZJ7UK.js";
import "./chunk-ETA3YGOS.js";
import "./chunk-VIDJIR43.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-46G5WS5J.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-PAKII3XH.js";
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
  const view = await LogView.open(log, log.start, "none");
  const matching = (lines) => {
    const line = pattern.find(lines.map(({ text }) => text));
    if (pattern.isTooSlow) throw tooSlow();
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
