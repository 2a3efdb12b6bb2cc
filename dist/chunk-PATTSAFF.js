import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/logs/log-parts.ts
import { open, readdir, stat, unlink } from "fs/promises";
import { join } from "path";
import { promisify } from "util";
import { constants, gunzip } from "zlib";
var LIVE_FILE = "output.log";
var ROTATED = /^output\.log\.(\d{1,6})\.gz$/;
var COMPARED_BYTES = 4096;
var TRAILER_BYTES = 4;
async function listParts(directory) {
  const live = join(directory, LIVE_FILE);
  const found = await stat(live).catch(absent);
  const parts = [];
  if (found !== void 0) parts.push({ path: live, zipped: false, bytes: found.size, identity: identify(found) });
  for (const name of await rotatedNames(directory)) {
    const part = await zippedPart(join(directory, name));
    if (part === void 0) continue;
    const newest = parts.every(({ zipped }) => !zipped);
    const maybeUnfinished = newest && found !== void 0 && part.modified >= found.mtimeMs;
    if (maybeUnfinished && await isCopy(part.path, live)) continue;
    parts.push(part);
  }
  return parts;
}
function sameParts(one, other) {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity);
}
function rotatedFile(number) {
  return `${LIVE_FILE}.${number}.gz`;
}
async function dropUnfinished(directory, maxBytes) {
  const live = join(directory, LIVE_FILE);
  const newest = join(directory, rotatedFile(1));
  const [full, zipped] = await Promise.all([live, newest].map(async (path) => stat(path).catch(absent)));
  if (full === void 0 || zipped === void 0) return;
  if (full.size >= maxBytes && zipped.mtimeMs >= full.mtimeMs && await isCopy(newest, live)) await unlink(newest);
}
async function identityOf(file) {
  return identify(await file.stat());
}
function identify({ dev, ino, birthtimeMs }) {
  return `${dev}:${ino}:${birthtimeMs}`;
}
async function rotatedNames(directory) {
  const names = await readdir(directory).catch(absent) ?? [];
  const numbered = names.map((name) => ({ name, number: Number(ROTATED.exec(name)?.[1] ?? 0) }));
  return numbered.filter(({ number }) => number > 0).sort((one, other) => one.number - other.number).map(({ name }) => name);
}
async function zippedPart(path) {
  const file = await open(path, "r").catch(absent);
  if (file === void 0) return void 0;
  try {
    const found = await file.stat();
    const trailer = await file.read(
      Buffer.alloc(TRAILER_BYTES),
      0,
      TRAILER_BYTES,
      Math.max(0, found.size - TRAILER_BYTES)
    );
    const bytes = trailer.buffer.readUInt32LE(0);
    return { path, zipped: true, bytes, identity: identify(found), modified: found.mtimeMs };
  } finally {
    await file.close();
  }
}
async function isCopy(zipped, plain) {
  const [packed, original] = await Promise.all([head(zipped), head(plain)]);
  if (original.length === 0) return false;
  const unpacked = await promisify(gunzip)(packed, { finishFlush: constants.Z_SYNC_FLUSH }).catch(() => Buffer.alloc(0));
  const length = Math.min(unpacked.length, original.length);
  return unpacked.subarray(0, length).equals(original.subarray(0, length));
}
async function head(path) {
  const file = await open(path, "r").catch(absent);
  if (file === void 0) return Buffer.alloc(0);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(COMPARED_BYTES), 0, COMPARED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
function absent(error) {
  if (systemCode(error) === "ENOENT") return void 0;
  throw error;
}

// src/logs/reader.ts
import { open as open3 } from "fs/promises";
import { basename, join as join2 } from "path";
import { pipeline } from "stream";
import { createGunzip } from "zlib";

// src/logs/index-file.ts
import { open as open2 } from "fs/promises";

// src/logs/parse-index.ts
var REASONS = /* @__PURE__ */ new Set(["adopted", "resumed", "moved", "paused"]);
function parseIndexLine(line) {
  const entry = parseObject(line);
  if (entry === void 0 || !isOffset(entry["at"]) || !Number.isFinite(entry["time"])) return void 0;
  return isComplete(entry) ? entry : void 0;
}
function isComplete(entry) {
  switch (entry["kind"]) {
    case "time":
    case "file":
      return true;
    case "size":
      return isOffset(entry["cols"]) && isOffset(entry["rows"]);
    case "recovered":
      return isOffset(entry["bytes"]) && REASONS.has(entry["why"]);
    case "gap":
      return (entry["bytes"] === null || isOffset(entry["bytes"])) && typeof entry["why"] === "string";
    case "alternate":
      return typeof entry["on"] === "boolean";
    case "end":
      return typeof entry["confirmed"] === "boolean";
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
function isOffset(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

// src/logs/index-file.ts
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
  /** Reads what was appended since the last time. A missing file is an empty one. */
  async refresh() {
    const file = await open2(this.#path, "r").catch((error) => {
      if (systemCode(error) === "ENOENT") return void 0;
      throw error;
    });
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
      if (entry !== void 0) this.#entries.push(entry);
    }
  }
};

// src/logs/place-parts.ts
function placeParts(parts, entries) {
  const starts = entries.filter((entry) => entry.kind === "file").map((entry) => entry.at);
  const live = parts.find((part) => !part.zipped);
  const rotated = parts.filter((part) => part.zipped);
  const liveStart = startOfLive(live?.bytes ?? 0, rotated, starts, entries);
  const placed = live === void 0 ? [] : [{ ...live, start: liveStart, end: liveStart + live.bytes }];
  let end = liveStart;
  for (const [index, part] of rotated.entries()) {
    const start = starts.findLast((at) => at < end);
    const older = rotated[index + 1];
    if (start !== void 0 && part.bytes !== end - start && older?.bytes === end - start) continue;
    const from = Math.max(0, start ?? end - part.bytes);
    placed.unshift({ ...part, start: from, end });
    end = from;
  }
  return placed;
}
function startOfLive(liveBytes, rotated, starts, entries) {
  const known = starts.at(-1);
  const newest = rotated[0];
  if (known === void 0) return rotated.reduce((sum, part) => sum + part.bytes, 0);
  if (newest === void 0) return known;
  const latest = entries.reduce((max, entry) => Math.max(max, entry.at), 0);
  const tooMany = starts[0] === 0 && rotated.length === starts.length;
  const fits = newest.bytes === known - (starts.at(-2) ?? 0);
  return latest > known + liveBytes || tooMany && !fits ? known + newest.bytes : known;
}

// src/logs/reader.ts
var CHUNK_BYTES2 = 256 * 1024;
var TIME_ENTRY_MS = 1e3;
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
  constructor(directory) {
    this.#directory = directory;
    this.#index = new IndexFile(join2(directory, "index.jsonl"));
  }
  /** Offset of the oldest byte that is still there. */
  get start() {
    return this.#parts[0]?.start ?? this.end;
  }
  /** Offset after the newest byte, as of the last refresh. */
  get end() {
    return this.#parts.at(-1)?.end ?? 0;
  }
  /** The index, as of the last refresh. */
  get entries() {
    return this.#index.entries;
  }
  /** Looks again at what is there: after it `end` and `entries` include what was written meanwhile. */
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
   * The bytes from logical offset `from` to before `to`, or to `end` when it is left out. Bytes that were deleted with
   * their file are left out; a rotation meanwhile does not show.
   *
   * Throws a Failure `log-unavailable` for a damaged file, after everything that could be read of it.
   */
  async *read(from, to = this.end) {
    let at = Math.max(from, this.start);
    while (at < to) {
      const part = this.#parts.find((candidate) => candidate.end > at);
      if (part === void 0) return;
      at = Math.max(at, part.start);
      const file = await this.#open(part);
      if (file === void 0) {
        await this.refresh();
        continue;
      }
      const until = Math.min(to, part.end);
      const bytes = part.zipped ? unzip(file, part) : readPlain(file, at - part.start);
      yield* slice(bytes, part.zipped ? at - part.start : 0, until - at);
      at = until;
    }
  }
  /** The size of the pane in cells when the byte at `offset` was written. */
  sizeAt(offset) {
    const sizes = this.entries.filter((entry) => entry.kind === "size");
    return sizes.findLast((entry) => entry.at <= offset) ?? sizes[0] ?? DEFAULT_SIZE;
  }
  /** Offset of the first output read at `timeMs` (since the epoch) or later, to the second; `end` when there is none. */
  offsetAtTime(timeMs) {
    const entry = this.entries.find(({ kind, time }) => kind === "time" && time > timeMs - TIME_ENTRY_MS);
    return Math.min(Math.max(entry?.at ?? this.end, this.start), this.end);
  }
  /** Opens a file; undefined when its name belongs to another one by now. */
  async #open(part) {
    try {
      const file = await open3(part.path, "r");
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
  const gunzip2 = createGunzip({ chunkSize: CHUNK_BYTES2 });
  pipeline(file.createReadStream({ highWaterMark: CHUNK_BYTES2 }), gunzip2, () => void 0);
  try {
    for await (const chunk of gunzip2) yield chunk;
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
  LIVE_FILE,
  rotatedFile,
  dropUnfinished,
  openLog
};
