import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Book
} from "./usage-book.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  READ_AT_ONCE
} from "./base-regular-file.js";
import {
  readLines
} from "./usage-lines.js";

// src/usage/line-files.ts
import { createReadStream } from "fs";
import { open, stat } from "fs/promises";
var CHUNK_BYTES = 256 * 1024;
var BRACE = { open: 123, close: 125, carriageReturn: 13 };
var LineFiles = class {
  #format;
  #marks;
  #files = /* @__PURE__ */ new Map();
  #shared;
  constructor(format) {
    this.#format = format;
    this.#marks = format.marks.map((mark) => Buffer.from(mark));
    this.#shared = format.share();
  }
  /**
   * Reads what is new in the files, in their order, and tells all that is known of them. Entries before `sinceMs` are left
   * out, and files that have not changed since are not read at all, unless `changedSince` says otherwise.
   */
  async read(paths, sinceMs, findings, changedSince = sinceMs) {
    if (await this.#isOutdated()) {
      this.#files.clear();
      this.#shared = this.#format.share();
    }
    for (const path of paths) {
      try {
        await this.#readFile(path, changedSince, sinceMs, findings);
      } catch (error) {
        findings.problem(path, error);
      }
    }
  }
  async #readFile(path, changedSince, sinceMs, findings) {
    if (!this.#files.has(path) && changedSince > 0 && (await stat(path)).mtimeMs < changedSince) return;
    const file = await open(path, READ_AT_ONCE);
    try {
      await this.#readOpened(file, path, sinceMs, findings);
    } finally {
      await file.close();
    }
  }
  async #readOpened(file, path, sinceMs, findings) {
    const status = await file.stat();
    if (!status.isFile()) throw new Error("it is not a regular file");
    const { ino, size } = status;
    const state = this.#files.get(path) ?? this.#begin(path, ino, sinceMs);
    let torn = false;
    if (state.inode === ino && size > state.offset) {
      const stream = createReadStream(path, {
        fd: file,
        autoClose: false,
        start: state.offset,
        end: size - 1,
        highWaterMark: CHUNK_BYTES
      });
      const { whole, rest } = await readLines(stream, {
        onLine: (line) => this.#line(line, state),
        onTooLong: () => state.book.notUnderstood += 1
      });
      state.offset += whole;
      if (rest !== void 0) {
        const record = parse(rest);
        torn = record === void 0;
        if (!torn) {
          this.#line(rest, state);
          state.offset += rest.length;
        }
      }
    }
    findings.add(state.book, torn ? 1 : 0);
  }
  #begin(path, inode, sinceMs) {
    const file = { inode, book: new Book(sinceMs), read: this.#format.open(path, this.#shared), offset: 0 };
    this.#files.set(path, file);
    return file;
  }
  #line(line, { book, read }) {
    if (line.length === 0) return;
    if (!this.#marks.some((mark) => line.includes(mark))) {
      if (!isObject(line)) book.notUnderstood += 1;
      return;
    }
    const record = parse(line);
    if (record === void 0 || !read(record, book)) book.notUnderstood += 1;
  }
  async #isOutdated() {
    for (const [path, { inode, offset }] of this.#files) {
      const found = await ignoreGone(stat(path));
      if (found === void 0 || found.ino !== inode || found.size < offset) return true;
    }
    return false;
  }
};
function parse(line) {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return void 0;
  }
}
function isObject(line) {
  const end = line.at(-1) === BRACE.carriageReturn ? line.length - 2 : line.length - 1;
  return line[0] === BRACE.open && line[end] === BRACE.close;
}

export {
  LineFiles
};
