import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openRegular
} from "./base-regular-file.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/logs/log-parts.ts
import { statSync } from "fs";
import { readdir, stat } from "fs/promises";
import { join } from "path";

// src/logs/absent.ts
var ABSENT = /* @__PURE__ */ new Set(["ENOENT", "ELOOP"]);
function absent(error) {
  if (ABSENT.has(systemCode(error) ?? "")) return void 0;
  throw error;
}

// src/logs/log-parts.ts
var LIVE_FILE = "output.log";
var FULL_FILE = `${LIVE_FILE}.0`;
var ROTATED = /^output\.log\.(\d{1,6})\.gz$/;
var TRAILER_BYTES = 4;
async function listParts(directory) {
  const zipped = await rotatedNumbers(directory);
  const full = await plainPart(join(directory, FULL_FILE), 1);
  const parts = [await plainPart(join(directory, LIVE_FILE), 0), full];
  for (const [index, number] of zipped.entries()) {
    if (number === 0 && full !== void 0) continue;
    const ahead = full !== void 0 || zipped[0] === 0 && number === index ? 1 : 0;
    parts.push(await zippedPart(join(directory, rotatedFile(number)), number + ahead));
  }
  return parts.filter((part) => part !== void 0);
}
function sameParts(one, other) {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity);
}
function rotatedFile(number) {
  return `${LIVE_FILE}.${number}.gz`;
}
async function rotatedNumbers(directory) {
  const names = await readdir(directory).catch(absent) ?? [];
  return names.flatMap((name) => ROTATED.exec(name)?.[1] ?? []).map(Number).sort((one, other) => one - other);
}
function fullFile(directory) {
  const found = statSync(join(directory, FULL_FILE), { throwIfNoEntry: false });
  return found?.isFile() === true ? identify(found) : void 0;
}
async function identityOf(file) {
  return identify(await file.stat());
}
function identify({ dev, ino, birthtimeMs }) {
  return `${dev}:${ino}:${birthtimeMs}`;
}
async function plainPart(path, position) {
  const found = await stat(path).catch(absent);
  if (found?.isFile() !== true) return void 0;
  return { path, zipped: false, bytes: found.size, position, identity: identify(found) };
}
async function zippedPart(path, position) {
  const file = await openRegular(path).catch(absent);
  if (file === void 0) return void 0;
  try {
    const found = await file.stat();
    const at = Math.max(0, found.size - TRAILER_BYTES);
    const { buffer } = await file.read(Buffer.alloc(TRAILER_BYTES), 0, TRAILER_BYTES, at);
    const bytes = buffer.readUInt32LE(0);
    return { path, zipped: true, bytes, position, identity: identify(found) };
  } finally {
    await file.close();
  }
}

// src/logs/reader.ts
import { basename, join as join2 } from "path";
import { pipeline } from "stream";
import { createGunzip } from "zlib";

// src/logs/parse-index.ts
var LOSSES = /* @__PURE__ */ new Set(["known", "at-least", "perhaps"]);
var REASONS = /* @__PURE__ */ new Set(["adopted", "resumed", "moved", "paused", "ended"]);
function parseIndexLine(line) {
  const entry = parseObject(line);
  if (entry === void 0 || !isOffset(entry["at"]) || !Number.isFinite(entry["time"])) return void 0;
  return isComplete(entry) ? withLoss(entry) : void 0;
}
function withLoss(entry) {
  if (entry["kind"] !== "gap" || entry["loss"] !== void 0) return entry;
  const isDoubted = String(entry["why"]).startsWith("perhaps");
  return { ...entry, loss: entry["bytes"] !== null ? "known" : isDoubted ? "perhaps" : "at-least" };
}
function isComplete(entry) {
  switch (entry["kind"]) {
    case "time":
      return isCount(entry["lines"]);
    case "cut":
    case "restart":
    case "respawn":
      return true;
    case "file":
      return entry["ended"] === void 0 || typeof entry["ended"] === "string";
    case "size":
      return isOffset(entry["cols"]) && isOffset(entry["rows"]);
    case "pane":
      return typeof entry["version"] === "string" && isOffset(entry["historyLimit"]) && ["alternateScreen", "scrollOnClear", "variationSelectorAlwaysWide"].every(
        (field) => typeof entry[field] === "boolean"
      ) && typeof entry["codepointWidths"] === "string";
    case "agent":
      return typeof entry["agent"] === "string";
    case "recovered":
      return isOffset(entry["bytes"]) && REASONS.has(entry["why"]);
    case "gap":
      return (entry["bytes"] === null || isOffset(entry["bytes"])) && isCount(entry["from"]) && isCount(entry["lines"]) && (entry["loss"] === void 0 || LOSSES.has(entry["loss"])) && typeof entry["why"] === "string";
    case "alternate":
      return typeof entry["on"] === "boolean";
    case "screen":
      return typeof entry["image"] === "string";
    case "anchor":
      return ["row", "cols", "historyRows", "historyLimit"].every((field) => isOffset(entry[field])) && ["collected", "generation"].every((field) => entry[field] === void 0 || isOffset(entry[field]));
    case "end":
      return typeof entry["confirmed"] === "boolean" && isCount(entry["lines"]);
    default:
      return false;
  }
}
function parseObject(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : void 0;
  } catch {
    return void 0;
  }
}
function isCount(value) {
  return value === void 0 || isOffset(value);
}
function isOffset(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

// src/logs/index-file.ts
var INDEX_FILE = "index.jsonl";
var MAX_LINE_BYTES = 64 * 1024;
var CHUNK_BYTES = 256 * 1024;
var LINE_FEED = 10;
var IndexFile = class {
  #path;
  #entries = [];
  #offset = 0;
  #rest = Buffer.alloc(0);
  constructor(path) {
    this.#path = path;
  }
  /** Everything read so far, in the order of the file. */
  get entries() {
    return this.#entries;
  }
  /** Reads what was appended since the last time. Where there is no regular file it is an empty one. */
  async refresh() {
    const file = await openRegular(this.#path).catch(absent);
    if (file === void 0) return;
    try {
      for (; ; ) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, this.#offset);
        if (bytesRead === 0) return;
        this.#offset += bytesRead;
        this.#push(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  #push(chunk) {
    const end = chunk.lastIndexOf(LINE_FEED);
    if (end === -1) {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      if (this.#rest.length > MAX_LINE_BYTES) this.#rest = Buffer.alloc(0);
      return;
    }
    const lines = Buffer.concat([this.#rest, chunk.subarray(0, end)]).toString();
    this.#rest = Buffer.from(chunk.subarray(end + 1));
    for (const line of lines.split("\n")) {
      const entry = parseIndexLine(line);
      if (entry?.kind === "cut") this.#entries = this.#entries.flatMap((earlier) => beforeCut(earlier, entry.at));
      else if (entry !== void 0) this.#entries.push(entry);
    }
  }
};
function beforeCut(entry, end) {
  if (entry.at > end) return [];
  if (entry.kind !== "recovered") return [entry];
  const bytes = Math.min(entry.bytes, end - entry.at);
  return bytes > 0 ? [{ ...entry, bytes }] : [];
}

// src/logs/place-parts.ts
function placeParts(parts, entries) {
  const files = entries.filter((entry) => entry.kind === "file").toSorted((one, other) => one.at - other.at);
  const spans = spansOf(files, entries);
  const live = parts.find((part) => part.position === 0);
  const full = parts.filter((part) => part.position > 0);
  const known = files.at(-1)?.at ?? full.reduce((sum, part) => sum + part.bytes, 0);
  const isNoted = lastIsNoted(live?.bytes ?? 0, full, files, spans);
  const liveStart = isNoted ? known : known + (full[0]?.bytes ?? 0);
  const placed = live === void 0 ? [] : [{ ...live, start: liveStart, end: liveStart + live.bytes }];
  let next = liveStart;
  for (const part of full) {
    const own = spans.at((isNoted ? -1 : 0) - part.position);
    const span = own !== void 0 && holds(own, part) ? own : spans.findLast(({ start: start2 }) => start2 < next);
    const start = Math.min(next, Math.max(0, span?.start ?? next - part.bytes));
    placed.unshift({ ...part, start, end: Math.min(next, span?.end ?? next) });
    next = start;
  }
  return placed;
}
function spansOf(files, entries) {
  const lost = entries.flatMap((entry) => entry.kind === "gap" && entry.from !== void 0 ? [entry.from] : []);
  return files.flatMap(({ at: start }, index) => {
    const next = files[index + 1]?.at ?? Infinity;
    const end = Math.min(next, ...lost.filter((from) => from >= start && from < next));
    return end > start || next === Infinity ? [{ start, end }] : [];
  });
}
function holds(span, part) {
  return span.end === Infinity || (span.end - span.start) % 2 ** 32 === part.bytes;
}
function lastIsNoted(liveBytes, full, files, spans) {
  const [known, newest] = [files.at(-1), full[0]];
  if (known === void 0 || newest === void 0 || known.ended === newest.identity) return true;
  if (liveBytes === 0 && !newest.zipped) return false;
  return files[0]?.at !== 0 || (full.at(-1)?.position ?? 0) < spans.length;
}

// src/logs/reader.ts
var CHUNK_BYTES2 = 256 * 1024;
var TIME_ENTRY_MS = 1e3;
var READ = /* @__PURE__ */ new Set(["time", "recovered"]);
var DEFAULT_SIZE = { cols: 80, rows: 24 };
async function openLog(directory) {
  const reader = new LogReader(directory);
  await reader.refresh();
  return reader;
}
var LogReader = class {
  #directory;
  #index;
  #parts = [];
  /** Bytes from this offset on are not returned. */
  #limit = Infinity;
  constructor(directory) {
    this.#directory = directory;
    this.#index = new IndexFile(join2(directory, INDEX_FILE));
  }
  /** Offset of the oldest byte that is still there. */
  get start() {
    return Math.min(this.#parts[0]?.start ?? this.end, this.#limit);
  }
  /** Offset after the newest byte, as of the last refresh, or the one given to `endsAt`. */
  get end() {
    return Math.min(this.#parts.at(-1)?.end ?? 0, this.#limit);
  }
  /** The index, as of the last refresh. */
  get entries() {
    return this.#index.entries;
  }
  /** Hides all bytes from this offset on. */
  endsAt(offset) {
    this.#limit = offset;
  }
  /** Looks at the files again: then `end` and `entries` include the output written meanwhile. */
  async refresh() {
    try {
      let before;
      let parts = await listParts(this.#directory);
      do {
        before = parts;
        await this.#index.refresh();
        parts = await listParts(this.#directory);
      } while (!sameParts(before, parts));
      this.#parts = placeParts(parts, this.#index.entries);
    } catch (error) {
      throw unreadable(this.#directory, error);
    }
  }
  /**
   * The bytes from logical offset `from` to before `to`, or to `end` when it is left out. Bytes that are no longer there are
   * left out; a rotation meanwhile does not show.
   *
   * Throws a Failure `log-unavailable` for a damaged file, after everything that could be read of it.
   */
  async *read(from, to = this.end) {
    for await (const [, bytes] of this.pieces(from, to)) yield bytes;
  }
  /** The same as `read`, each piece with its offset: where that jumps, bytes are no longer there. */
  async *pieces(from, to = this.end) {
    let at = Math.max(from, this.start);
    while (at < to) {
      const part = this.#parts.find((candidate) => candidate.end > at);
      if (part === void 0 || part.start >= to) return;
      at = Math.max(at, part.start);
      const file = await this.#open(part);
      if (file === void 0) {
        await this.refresh();
        continue;
      }
      const until = Math.min(to, part.end);
      const bytes = part.zipped ? unzip(file, part) : readPlain(file, at - part.start);
      for await (const piece of slice(bytes, part.zipped ? at - part.start : 0, until - at)) {
        yield [at, piece];
        at += piece.length;
      }
      at = until;
    }
  }
  /** The offset `bytes` bytes after `from`, counting only bytes that are still there. */
  offsetAfter(from, bytes) {
    let at = from;
    let left = bytes;
    for (const { start, end } of this.#parts) {
      if (end <= at) continue;
      at = Math.max(at, start);
      if (at + left <= end) return at + left;
      left -= end - at;
      at = end;
    }
    return at;
  }
  /** The size of the pane in cells when the byte at `offset` was written. */
  sizeAt(offset) {
    const sizes = this.entries.filter((entry) => entry.kind === "size");
    return sizes.findLast((entry) => entry.at <= offset) ?? sizes[0] ?? DEFAULT_SIZE;
  }
  /** The traits of the pane that wrote the byte at `offset`; undefined when none were noted. */
  traitsAt(offset) {
    const traits = this.entries.filter((entry) => entry.kind === "pane");
    return traits.findLast((entry) => entry.at <= offset) ?? traits[0];
  }
  /** Offset of the first output that was read, or taken from the pane, at `timeMs` (since the epoch) or later, to the second; `end` when there is none. */
  offsetAtTime(timeMs) {
    const entry = this.entries.find(({ kind, time }) => READ.has(kind) && time > timeMs - TIME_ENTRY_MS);
    return Math.min(Math.max(entry?.at ?? this.end, this.start), this.end);
  }
  /** Opens a file; undefined when its name belongs to another one by now. */
  async #open(part) {
    try {
      const file = await openRegular(part.path);
      if (file === void 0) return void 0;
      if (await identityOf(file) === part.identity) return file;
      await file.close();
      return void 0;
    } catch (error) {
      if (systemCode(error) === "ENOENT") return void 0;
      throw unreadable(this.#directory, error);
    }
  }
};
async function* readPlain(file, from) {
  let at = from;
  try {
    for (; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES2), 0, CHUNK_BYTES2, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
async function* unzip(file, part) {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES2 });
  pipeline(file.createReadStream({ highWaterMark: CHUNK_BYTES2 }), gunzip, () => void 0);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    throw new Failure("log-unavailable", `${basename(part.path)} is damaged: ${messageOf(error)}`, {
      next: "read what comes after it with `log -n`",
      cause: error
    });
  }
}
async function* slice(chunks, skip, count) {
  let toSkip = skip;
  let left = count;
  for await (const chunk of chunks) {
    const from = Math.min(toSkip, chunk.length);
    toSkip -= from;
    const wanted = chunk.subarray(from, from + left);
    left -= wanted.length;
    if (wanted.length > 0) yield wanted;
    if (left <= 0) return;
  }
}
function unreadable(directory, error) {
  const code = systemCode(error);
  if (error instanceof Failure || code === void 0) return error;
  const denied = code === "EACCES" || code === "EPERM";
  return new Failure(
    denied ? "permission-denied" : "log-unavailable",
    `cannot read the log in ${directory}: ${messageOf(error)}`,
    {
      cause: error
    }
  );
}

export {
  absent,
  LIVE_FILE,
  FULL_FILE,
  rotatedFile,
  rotatedNumbers,
  fullFile,
  identify,
  INDEX_FILE,
  beforeCut,
  openLog
};
