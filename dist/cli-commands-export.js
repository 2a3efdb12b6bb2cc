import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Times
} from "./cli-log-play-timed-output.js";
import {
  paneOf
} from "./cli-commands-log.js";
import "./tui-keys.js";
import "./tui-rows.js";
import "./cli-log-viewer-search.js";
import "./cli-turns-lines.js";
import {
  streamSink
} from "./cli-log-print-sink.js";
import {
  findLog,
  loggedRunner
} from "./cli-log-find-log.js";
import "./cli-reach-with-controller.js";
import "./tmux-pane-target.js";
import "./base-pattern.js";
import {
  countsText,
  redactorOf
} from "./cli-log-masking.shared.js";
import "./redaction-broken-lines.js";
import {
  LogView
} from "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import "./base-bounded-matches.js";
import "./terminal-pane-alternate-screen.js";
import "./cli-reach-controller-launch.js";
import "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./settings-config-file.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-past-time.js";
import "./cli-context.js";
import "./tmux-server-address.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/export.ts
import { existsSync } from "fs";

// src/cli/log/export/output-file.ts
import { randomUUID } from "crypto";
import { unlinkSync } from "fs";
import { link, lstat, open, rename, stat, unlink } from "fs/promises";
var ONLY_ME = 384;
var NO_LINKS = /* @__PURE__ */ new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "ENOSYS"]);
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
async function writeWhole(path, pieces, force) {
  if (!force && await isThere(path)) throw alreadyThere(path);
  if ((await stat(path).catch(() => void 0))?.isFile() === false)
    throw new Failure("cannot-create", `${path} is no regular file`, { next: "name a file, or leave out -o" });
  const fresh = `${path}.${randomUUID()}.new`;
  const file = await open(fresh, "wx", ONLY_ME).catch((error) => {
    throw refused(path, error);
  });
  const giveUp = removeAtSignal(fresh);
  try {
    const bytes = await writeAll(file, path, pieces);
    await putInPlace(fresh, path, force);
    return bytes;
  } finally {
    giveUp();
    await ignoreGone(unlink(fresh));
  }
}
async function writeAll(file, path, pieces) {
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      const data = Buffer.from(piece);
      for (let at = 0; at < data.length; ) {
        at += await file.write(data, at).then(
          ({ bytesWritten }) => bytesWritten,
          (error) => {
            throw refused(path, error);
          }
        );
      }
      bytes += data.length;
    }
    await file.sync().catch((error) => {
      throw refused(path, error);
    });
    return bytes;
  } finally {
    await file.close();
  }
}
async function putInPlace(fresh, path, force) {
  try {
    if (!force) {
      await link(fresh, path);
      return;
    }
  } catch (error) {
    const code = systemCode(error) ?? "";
    if (code === "EEXIST") throw alreadyThere(path);
    if (!NO_LINKS.has(code)) throw refused(path, error);
    if (await isThere(path)) throw alreadyThere(path);
  }
  await rename(fresh, path).catch((error) => {
    throw refused(path, error);
  });
}
async function isThere(path) {
  return await lstat(path).catch(() => void 0) !== void 0;
}
function removeAtSignal(path) {
  const end = (signal) => {
    letBe();
    try {
      unlinkSync(path);
    } catch {
    }
    process.kill(process.pid, signal);
  };
  const letBe = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return letBe;
}
function alreadyThere(path) {
  return new Failure("cannot-create", `${path} is there already`, { next: "take another name, or --force" });
}
function refused(path, error) {
  const denied = systemCode(error) === "EACCES" || systemCode(error) === "EPERM";
  return new Failure(denied ? "permission-denied" : "cannot-create", `cannot write ${path}: ${messageOf(error)}`, {
    next: "nothing was left behind: try again in another place with -o",
    cause: error
  });
}

// src/cli/log/export/progress.ts
var LEAST_BYTES = 8 * 1024 * 1024;
var EVERY_MS = 200;
var ERASE_LINE = "\r\x1B[K";
var Progress = class {
  #stream;
  #totalBytes;
  #saidMs = Number.NEGATIVE_INFINITY;
  #isShown = false;
  constructor(stream, totalBytes, isQuiet) {
    this.#stream = stream.isTTY && totalBytes >= LEAST_BYTES && !isQuiet ? stream : void 0;
    this.#totalBytes = totalBytes;
  }
  /** So many bytes are done. */
  done(bytes) {
    const nowMs = performance.now();
    if (this.#stream === void 0 || nowMs - this.#saidMs < EVERY_MS) return;
    this.#saidMs = nowMs;
    this.#isShown = true;
    this.#stream.write(`${ERASE_LINE}${Math.min(99, Math.floor(100 * bytes / this.#totalBytes))} %`);
  }
  /** Takes away what it has said. */
  end() {
    if (this.#isShown) this.#stream?.write(ERASE_LINE);
    this.#isShown = false;
  }
};

// src/cli/commands/export.ts
async function exportLog(context, runner, options) {
  const { format, output, force = false } = options;
  requireSense(context, runner, options);
  const directory = findLog(context, runner ?? await paneOf(context, options.target));
  const log = await openLog(directory);
  const redactor = options.redact ? redactorOf(context.env) : void 0;
  const progress = new Progress(process.stderr, log.end - log.start, context.quiet);
  const source = { directory, log, redactor, onBytes: (at) => progress.done(at - log.start) };
  const { pieces, counts } = await piecesOf(source, options);
  let bytes = 0;
  try {
    if (output === void 0 || output === "-") await print(pieces);
    else bytes = await writeWhole(output, pieces, force);
  } finally {
    progress.end();
  }
  const masked = counts();
  if (context.json) context.printJson({ file: output, format, bytes, masked: Object.fromEntries(masked) });
  context.say(redactor === void 0 ? "nothing was masked: it may hold secrets" : countsText(masked));
  if (redactor !== void 0 && isCast(options)) {
    context.say("it shows the screens as they were, masked row by row; --no-redact has the exact output instead");
  }
}
function requireSense(context, runner, options) {
  if (runner !== void 0 && options.target !== void 0)
    throw new Failure("invalid-request", "a runner is named by its name or by -t", { next: "leave one of them out" });
  if (options.player === true && options.format !== "html")
    throw new Failure("invalid-request", "--player needs --format html", { next: "add --format html" });
  if (context.json && (options.output === void 0 || options.output === "-"))
    throw new Failure("invalid-request", "--json needs -o FILE: it tells of the file that was written", {
      next: "name one with -o"
    });
}
async function piecesOf(source, options) {
  const about = aboutOf(source);
  const counts = () => source.redactor?.counts ?? /* @__PURE__ */ new Map();
  switch (options.format) {
    case "text":
      return { pieces: textOf(linesOf(source)), counts };
    case "md":
      return { pieces: (await import("./cli-log-export-markdown.js")).markdown(about, linesOf(source)), counts };
    case "html": {
      if (options.player !== true)
        return { pieces: (await import("./cli-log-export-html.js")).htmlPage(about, linesOf(source)), counts };
      const { playerPage } = await import("./cli-log-export-player.js");
      const { pieces, counts: ofCast } = await castOf(source, about, options.castVersion);
      return { pieces: playerPage(about, pieces, new URL(".", import.meta.url)), counts: ofCast };
    }
    case "cast":
      return castOf(source, about, options.castVersion);
  }
}
async function castOf(source, about, version) {
  const { castOfLog } = await import("./cli-log-export-cast-of-log.js");
  return castOfLog({ ...source, title: about.name, version });
}
function isCast({ format, player }) {
  return format === "cast" || player === true;
}
function aboutOf({ directory, log }) {
  const { name = "a runner", agent = "command" } = loggedRunner(directory) ?? {};
  const { startMs, lengthMs } = new Times(log);
  return { name, agent, startMs, lengthMs, gaps: log.entries.filter(({ kind }) => kind === "gap").length };
}
async function* linesOf({ directory, log, redactor, onBytes }) {
  const view = await LogView.open(log, log.start, "all");
  for await (const lines of view.read()) {
    yield redactor?.push(lines) ?? lines;
    onBytes(view.at);
  }
  requireThere(directory);
  yield redactor?.push(view.rest()) ?? view.rest();
  yield redactor?.end() ?? [];
}
function requireThere(directory) {
  if (existsSync(directory)) return;
  throw new Failure("log-unavailable", "the log was deleted while it was read", {
    next: "what had been read was thrown away"
  });
}
async function* textOf(batches) {
  for await (const lines of batches) yield lines.map(({ text }) => `${text}
`).join("");
}
async function print(pieces) {
  const sink = streamSink(process.stdout);
  for await (const piece of pieces) if (piece !== "" && !await sink.write(piece)) return;
}
export {
  exportLog
};
