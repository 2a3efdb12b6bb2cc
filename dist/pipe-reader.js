import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  OrderDecoder,
  encodeHello,
  frameHeader
} from "./chunk-YSXVS4UC.js";
import "./chunk-QFKH6YJQ.js";

// src/pipe/reader.ts
import { createConnection, Socket } from "net";
import { setTimeout as sleep } from "timers/promises";

// src/pipe/backlog.ts
var BLOCK_BYTES = 64 * 1024;
var Backlog = class {
  #maxBytes;
  /** Each holds the bytes from a multiple of BLOCK_BYTES on. What was written into one is never changed. */
  #blocks = [];
  #first = 0;
  #start = 0;
  #end = 0;
  constructor(maxBytes) {
    this.#maxBytes = maxBytes;
  }
  /** Offset of the oldest byte that is still here. */
  get start() {
    return this.#start;
  }
  /** Offset after the newest byte. */
  get end() {
    return this.#end;
  }
  /** Adds a copy of these bytes; the oldest ones go when there are more than `maxBytes`. */
  push(chunk) {
    for (let at = 0; at < chunk.length; ) {
      const place = this.#end % BLOCK_BYTES;
      if (place === 0) this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      const part = chunk.subarray(at, at + BLOCK_BYTES - place);
      this.#blocks.at(-1)?.set(part, place);
      this.#end += part.length;
      at += part.length;
    }
    this.forget(this.#end - this.#maxBytes);
  }
  /** Lets go of everything before this offset. */
  forget(before) {
    this.#start = Math.min(this.#end, Math.max(this.#start, before));
    const blocks = Math.floor(this.#start / BLOCK_BYTES) - this.#first;
    this.#blocks = blocks > 0 ? this.#blocks.slice(blocks) : this.#blocks;
    this.#first += Math.max(0, blocks);
  }
  /** Bytes from this offset on, at least one and at most `maxBytes` where there are any. Later changes do not show. */
  from(offset, maxBytes) {
    const block = this.#blocks[Math.floor(offset / BLOCK_BYTES) - this.#first];
    const place = offset % BLOCK_BYTES;
    return block?.subarray(place, Math.min(BLOCK_BYTES, place + Math.min(maxBytes, this.#end - offset))) ?? EMPTY;
  }
};
var EMPTY = Buffer.alloc(0);

// src/pipe/reader.ts
var MAX_BACKLOG_BYTES = 16 * 1024 * 1024;
var WINDOW_BYTES = 4 * 1024 * 1024;
var READ_BYTES = 64 * 1024;
var GRACE_MS = 6e4;
var RETRY_MS = [50, 100, 200, 400, 800];
var QUIET_TURNS = 3;
var FINISH_BYTES = 1024 * 1024;
var Reader = class {
  #path;
  #pipe;
  #backlog = new Backlog(MAX_BACKLOG_BYTES);
  #link;
  #sent = 0;
  #acknowledged = 0;
  /** Nothing more is read; the end has to be told. */
  #ended = false;
  #toldEnd = false;
  #graceMs = GRACE_MS;
  #lastWait;
  constructor(path2, pipe2) {
    this.#path = path2;
    this.#pipe = pipe2;
  }
  async run() {
    const end = () => this.#end();
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    const callback = (length) => this.#read(buffer.subarray(0, length));
    const options = { fd: 0, readable: true, writable: false, onread: { buffer, callback } };
    new Socket(options).on("end", end).on("error", end).on("close", end).resume();
    this.#waitAtMost(this.#graceMs);
    for (let failures = 0; ; failures += 1) {
      if (await this.#serve()) failures = 0;
      await sleep(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
    }
  }
  #read(bytes) {
    if (this.#ended) return true;
    this.#backlog.push(bytes);
    this.#send();
    return true;
  }
  #end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#waitAtMost(this.#graceMs);
    this.#send();
  }
  /** Connects and stays until the connection is closed. False when there was none. */
  async #serve() {
    const link = createConnection(this.#path);
    const orders = new OrderDecoder();
    let connected = false;
    link.on("connect", () => {
      connected = true;
      link.write(encodeHello({ pipe: this.#pipe, pid: process.pid }));
    });
    link.on("data", (chunk) => {
      for (const order of orders.push(chunk)) this.#obey(order, link);
    });
    link.on("error", () => void 0);
    await new Promise((resolve) => link.once("close", resolve));
    if (this.#link === link) {
      this.#link = void 0;
      this.#waitAtMost(this.#graceMs);
    }
    return connected;
  }
  #obey(order, link) {
    switch (order.kind) {
      case "from":
        this.#acknowledged = order.offset;
        this.#backlog.forget(order.offset);
        if (this.#link === void 0) this.#begin(link);
        if (this.#ended) this.#waitAtMost(this.#graceMs);
        this.#send();
        break;
      case "finish":
        void this.#finish();
        break;
      case "leave":
        if (order.graceMs === 0) process.exit(0);
        this.#graceMs = order.graceMs;
        link.destroy();
        break;
    }
  }
  #begin(link) {
    this.#link = link;
    this.#sent = this.#acknowledged;
    this.#toldEnd = false;
    this.#graceMs = GRACE_MS;
    clearTimeout(this.#lastWait);
  }
  /** Sends what fits into the window. What had to be dropped shows as a jump of the offset. */
  #send() {
    const link = this.#link;
    if (link === void 0) return;
    const { start, end } = this.#backlog;
    if (this.#sent < start) {
      if (this.#acknowledged < this.#sent) return;
      this.#sent = start;
      this.#acknowledged = start;
    }
    const until = Math.min(end, this.#acknowledged + WINDOW_BYTES);
    link.cork();
    while (this.#sent < until) {
      const bytes = this.#backlog.from(this.#sent, until - this.#sent);
      link.write(frameHeader(this.#sent, bytes.length));
      link.write(bytes);
      this.#sent += bytes.length;
    }
    if (this.#ended && this.#sent === end && !this.#toldEnd) {
      this.#toldEnd = true;
      link.write(frameHeader(end, 0));
    }
    link.uncork();
  }
  /** Reads what is there, as long as something is, and ends. */
  async #finish() {
    const enough = this.#backlog.end + FINISH_BYTES;
    for (let turns = 0; turns < QUIET_TURNS && this.#backlog.end < enough; ) {
      const before = this.#backlog.end;
      await new Promise((resolve) => setImmediate(resolve));
      turns = this.#backlog.end === before ? turns + 1 : 0;
    }
    this.#end();
  }
  #waitAtMost(ms) {
    clearTimeout(this.#lastWait);
    this.#lastWait = setTimeout(() => process.exit(0), ms);
  }
};
var [path = "", pipe = ""] = process.argv.slice(2);
await new Reader(path, pipe).run();
