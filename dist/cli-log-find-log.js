import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MAX_RECORD_BYTES,
  RECORD_FILE,
  isRunnerId
} from "./base-backoff.js";
import {
  isPaneId
} from "./protocol-ids.js";
import {
  controllerSocket,
  runnersDirectory
} from "./base-short-hash.js";
import {
  STATE_KINDS,
  isFinal
} from "./runner-state.js";
import {
  didYouMean
} from "./base-similar.js";
import {
  hostCalled
} from "./host-descendants.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import {
  _enum,
  boolean,
  literal,
  number,
  object,
  optional,
  refine,
  string,
  unknown
} from "./zod-v4-core-api.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/cli/log/find-log.ts
import { readdirSync } from "fs";
import { join } from "path";
var record = object({
  schema: literal(1),
  id: string().check(refine(isRunnerId)),
  name: string(),
  agent: string(),
  pane: string(),
  pid: number(),
  server: object({ host: optional(string()), socket: string(), pid: number(), startedAt: number() }),
  /** Set when it was started by us. */
  started: optional(unknown()),
  endedWithServer: optional(boolean()),
  state: object({
    kind: _enum(STATE_KINDS),
    since: number(),
    unseen: optional(boolean()),
    exitCode: optional(number()),
    signal: optional(string())
  })
});
function loggedRunners(context) {
  const { address, env } = context;
  const root = runnersDirectory(env);
  const socket = controllerSocket(address, env);
  return readRecords(root, context).filter(({ server }) => controllerSocket({ ...server, host: hostCalled(server.host) }, env) === socket).map((runner) => ({ ...runner, directory: join(root, runner.id) }));
}
function findLog(context, wanted) {
  const { address } = context;
  const sameServer = ({ server }) => address.pid === void 0 || server.pid === address.pid;
  const isLive = (runner) => !isFinal(runner.state) && sameServer(runner);
  const runners = loggedRunners(context);
  const [found] = runners.filter((runner) => isPaneId(wanted) ? runner.pane === wanted && sameServer(runner) : isCalled(runner, wanted)).toSorted((a, b) => Number(isLive(b)) - Number(isLive(a)) || b.state.since - a.state.since);
  if (found === void 0) {
    const known = runners.flatMap(({ id, name }) => [name, id]);
    const meant = didYouMean(wanted, known);
    throw new Failure("runner-not-found", `no runner ${wanted} has a log here`, {
      next: `${meant}see \`geppetto-tmux ls --all\`, or watch a pane first: geppetto-tmux mark`
    });
  }
  return found.directory;
}
function hasEnded(directory) {
  const runner = loggedRunner(directory);
  return runner === void 0 || isFinal(runner.state);
}
function loggedRunner(directory) {
  try {
    return readRecord(directory);
  } catch {
    return void 0;
  }
}
function isCalled({ id, name }, wanted) {
  return id === wanted || name === wanted;
}
function readRecords(root, context) {
  return namesIn(root).flatMap((name) => {
    const directory = join(root, name);
    try {
      return [readRecord(directory)];
    } catch (error) {
      const isOurs = !["ENOENT", "ENOTDIR"].includes(systemCode(error) ?? "");
      if (isOurs) context.say(`skipped ${directory}: its runner.json is damaged or of another version`);
      return [];
    }
  });
}
function readRecord(directory) {
  return record.parse(JSON.parse(readRegularFile(join(directory, RECORD_FILE), MAX_RECORD_BYTES).toString()));
}
function namesIn(root) {
  try {
    return readdirSync(root).filter(isRunnerId);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return [];
    throw new Failure("log-unavailable", `cannot read ${root}: ${messageOf(cause)}`, { cause });
  }
}

export {
  loggedRunners,
  findLog,
  hasEnded,
  loggedRunner
};
