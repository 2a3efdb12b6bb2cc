import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  OrderDecoder,
  TELL_BYTES,
  encodeHello,
  frameHeader
} from "./pipe-collector.js";
import {
  CarrierHead,
  fifoPath,
  removeNote
} from "./pipe-carrier-note.js";
import "./shared.js";

// src/pipe/reader.ts
import { createConnection } from "net";
import { setTimeout as sleep } from "timers/promises";

// src/pipe/asleep.ts
import { readFileSync } from "fs";
function isAsleep(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.charAt(stat.lastIndexOf(")") + 2) === "S";
  } catch {
    return true;
  }
}

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
  /** Drops all bytes before this offset. */
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

// src/pipe/intake.ts
import { closeSync, constants, openSync, rmSync } from "fs";
import { Socket } from "net";
var READ_BYTES = 64 * 1024;
var buffer = Buffer.allocUnsafeSlow(READ_BYTES);
var Intake = class {
  #listener;
  #pace;
  #socket;
  #head = new CarrierHead();
  /** Our own writing end, which keeps the FIFO open until the carrier has opened its own. */
  #held;
  #carrier;
  #isHurried = false;
  #ended = false;
  /** Opens a FIFO, and removes its name once both ends are open. Throws when it cannot be opened. */
  constructor(path2, pace, listener) {
    this.#listener = listener;
    this.#pace = pace;
    const fd = openSync(path2, constants.O_RDONLY | constants.O_NONBLOCK);
    this.#held = openSync(path2, constants.O_WRONLY | constants.O_NONBLOCK);
    const callback = (length) => this.#read(buffer.subarray(0, length), path2);
    const end = () => this.#end();
    const options = { fd, readable: true, writable: false, onread: { buffer, callback } };
    this.#socket = new Socket(options);
    this.#socket.on("end", end).on("error", end).on("close", end).resume();
  }
  goOn() {
    this.#socket.resume();
  }
  /** Reads all bytes at once from now on, without holding small pieces. */
  hurry() {
    this.#isHurried = true;
    this.goOn();
  }
  /** Ends the carrier, and with it the pipe: bytes that it has passed on still come, then the end. */
  endCarrier() {
    this.#release();
    if (this.#carrier === void 0 || this.#ended) return;
    try {
      process.kill(this.#carrier, "SIGKILL");
    } catch {
    }
  }
  /** Reads no more. */
  close() {
    this.#release();
    this.#ended = true;
    this.#socket.destroy();
  }
  #read(data, path2) {
    if (this.#ended) return false;
    if (this.#carrier !== void 0) this.#listener.bytes(data);
    else this.#begin(data, path2);
    return this.#isHurried || this.#pace.goesOn(data.length, this);
  }
  #begin(data, path2) {
    const head = this.#head.push(data);
    if (head === void 0) return;
    this.#release();
    rmSync(path2, { force: true });
    if (head.pid === 0) return this.#end();
    this.#carrier = head.pid;
    this.#listener.opened(head.pid);
    if (head.length < data.length) this.#listener.bytes(data.subarray(head.length));
  }
  #release() {
    if (this.#held !== void 0) closeSync(this.#held);
    this.#held = void 0;
  }
  #end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#release();
    this.#listener.ended();
  }
};

// src/pipe/channel.ts
var MAX_BACKLOG_BYTES = 32 * 1024 * 1024;
var WINDOW_BYTES = 2 * 1024 * 1024;
var QUIET_MS = 30;
var FINISH_BYTES = 1024 * 1024;
var FINISH_MS = 500;
var KILLED_MS = 1e3;
var Channel = class {
  #pipe;
  #path;
  #intake;
  #backlog = new Backlog(MAX_BACKLOG_BYTES);
  #onBytes;
  #carrier;
  #link;
  /** True when the controller of this connection has said from which offset to send. */
  #begun = false;
  #sent = 0;
  #acknowledged = 0;
  /** True when nothing more is read, and the end must be reported. */
  #ended = false;
  #toldEnd = false;
  #isCut = false;
  #timer;
  /** Opens the FIFO at `path`. Throws when that cannot be. */
  constructor(options) {
    const { pipe, path: path2, pace, onBytes } = options;
    this.#pipe = pipe;
    this.#path = path2;
    this.#onBytes = onBytes;
    this.#intake = new Intake(path2, pace, {
      opened: (carrier) => this.#opened(carrier),
      bytes: (data) => this.#read(data),
      ended: () => this.#end()
    });
  }
  /** True when its carrier has opened it. */
  get isOpen() {
    return this.#carrier !== void 0;
  }
  /** Bytes that are kept. */
  get size() {
    return this.#backlog.end - this.#backlog.start;
  }
  /** A controller has connected, or is gone (undefined). */
  link(link) {
    this.#link = link;
    this.#begun = false;
    this.#toldEnd = false;
  }
  /** The controller has everything before this offset on disk. */
  from(offset) {
    this.#acknowledged = this.#begun ? Math.max(this.#acknowledged, offset) : offset;
    this.#backlog.forget(offset);
    if (!this.#begun) this.#sent = offset;
    this.#begun = true;
    this.#send();
  }
  /** Drops the oldest bytes. */
  shed(bytes) {
    this.#backlog.forget(this.#backlog.start + bytes);
  }
  /** Reads until no more bytes come, and ends the pipe. */
  finish() {
    this.#intake.hurry();
    const enough = this.#backlog.end + FINISH_BYTES;
    const late = performance.now() + FINISH_MS;
    let before = -1;
    const look = () => {
      if (this.#ended) return;
      const { end } = this.#backlog;
      const isStill = end === before;
      const isQuiet = isStill && this.#carrier !== void 0 && isAsleep(this.#carrier);
      if (performance.now() >= late) this.#isCut = isStill && !isQuiet;
      if (isQuiet || end >= enough || performance.now() >= late) return this.#cutOff();
      before = end;
      this.#timer = setTimeout(() => setImmediate(look), QUIET_MS);
    };
    look();
  }
  /** Ends the pipe at once; bytes that still come are lost. */
  close() {
    this.#forgetCarrier();
    clearTimeout(this.#timer);
    this.#ended = true;
    this.#intake.endCarrier();
    this.#intake.close();
  }
  #opened(carrier) {
    this.#carrier = carrier;
    this.#link?.write(frameHeader("opened", this.#pipe, carrier));
  }
  /** Removes the note of the carrier, which has ended or is about to. */
  #forgetCarrier() {
    if (this.#carrier !== void 0) removeNote(this.#path);
  }
  #read(data) {
    this.#backlog.push(data);
    this.#onBytes();
    this.#send();
  }
  #cutOff() {
    this.#intake.endCarrier();
    this.#timer = setTimeout(() => {
      this.#intake.close();
      this.#end();
    }, KILLED_MS);
  }
  #end() {
    this.#forgetCarrier();
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#ended = true;
    this.#send();
  }
  /** Sends the bytes that fit into the window. Dropped bytes show as a jump of the offset. */
  #send() {
    const link = this.#link;
    if (link === void 0) return;
    if (this.#begun) this.#sendBytes(link);
    const { end } = this.#backlog;
    if (this.#ended && !this.#toldEnd && (!this.isOpen || this.#begun && this.#sent === end)) {
      this.#toldEnd = true;
      link.write(frameHeader(this.#isCut ? "cut" : "end", this.#pipe, end));
    }
  }
  #sendBytes(link) {
    const { start, end } = this.#backlog;
    if (this.#sent < start) {
      if (this.#sent - this.#acknowledged >= TELL_BYTES) return;
      this.#sent = start;
      this.#acknowledged = start;
    }
    const until = Math.min(end, this.#acknowledged + WINDOW_BYTES);
    while (this.#sent < until) {
      const bytes = this.#backlog.from(this.#sent, until - this.#sent);
      link.write(frameHeader("bytes", this.#pipe, this.#sent, bytes.length));
      link.write(bytes);
      this.#sent += bytes.length;
    }
  }
};

// src/pipe/outgoing.ts
var Outgoing = class {
  #socket;
  #gathering = false;
  constructor(socket) {
    this.#socket = socket;
  }
  write(data) {
    this.#gather();
    this.#socket.write(data);
  }
  close() {
    this.#socket.destroy();
  }
  #gather() {
    if (this.#gathering) return;
    this.#gathering = true;
    this.#socket.cork();
    setImmediate(() => {
      this.#gathering = false;
      this.#socket.uncork();
    });
  }
};

// src/pipe/reading-pace.ts
var FIRST_HOLD_MS = 20;
var FLOW_HOLD_MS = 60;
var FEW_BYTES = 1024;
var ReadingPace = class {
  #held = /* @__PURE__ */ new Set();
  /** When those that were held were let go last, on the steady clock. */
  #releasedMs = Number.NEGATIVE_INFINITY;
  /** True when a pipe that has just given this many bytes may be read on; if not, `held` is called when it may. */
  goesOn(bytes, held) {
    if (bytes >= FEW_BYTES) return true;
    if (this.#held.size === 0) {
      const flows = performance.now() - this.#releasedMs < FIRST_HOLD_MS;
      setTimeout(() => this.#release(), flows ? FLOW_HOLD_MS : FIRST_HOLD_MS);
    }
    this.#held.add(held);
    return false;
  }
  #release() {
    this.#releasedMs = performance.now();
    const held = [...this.#held];
    this.#held.clear();
    for (const each of held) each.goOn();
  }
};

// src/pipe/reader.ts
var MAX_BACKLOG_BYTES2 = 256 * 1024 * 1024;
var GRACE_MS = 6e4;
var RETRY_MS = 100;
var Reader = class {
  #path;
  #channels = /* @__PURE__ */ new Map();
  #pace = new ReadingPace();
  #link;
  #lastWait;
  constructor(path2) {
    this.#path = path2;
  }
  async run() {
    this.#waitAtMost(GRACE_MS);
    for (; ; ) {
      await this.#serve();
      await sleep(RETRY_MS);
    }
  }
  /** Connects and stays until the connection is closed, if there is one. */
  async #serve() {
    const socket = createConnection(this.#path);
    const link = new Outgoing(socket);
    const orders = new OrderDecoder();
    socket.on("connect", () => this.#begin(link));
    socket.on("data", (chunk) => {
      for (const order of orders.push(chunk)) this.#obey(order, link);
    });
    socket.on("error", () => void 0);
    await new Promise((resolve) => socket.once("close", resolve));
    if (this.#link === link) this.#leave(GRACE_MS);
  }
  #begin(link) {
    clearTimeout(this.#lastWait);
    for (const [pipe, { isOpen }] of this.#channels) if (!isOpen) this.#drop(pipe);
    link.write(encodeHello({ pid: process.pid, pipes: [...this.#channels.keys()] }));
    this.#link = link;
    for (const channel of this.#channels.values()) channel.link(link);
  }
  #leave(graceMs) {
    this.#link?.close();
    this.#link = void 0;
    for (const channel of this.#channels.values()) channel.link(void 0);
    this.#waitAtMost(graceMs);
  }
  #obey(order, link) {
    switch (order.kind) {
      case "open":
        this.#open(order.pipe, link);
        break;
      case "from":
        this.#channels.get(order.pipe)?.from(order.offset);
        break;
      case "finish":
        this.#channels.get(order.pipe)?.finish();
        break;
      case "drop":
        this.#drop(order.pipe);
        break;
      case "leave":
        if (order.graceMs === 0) this.#exit();
        this.#leave(order.graceMs);
        break;
    }
  }
  #open(pipe, link) {
    try {
      const path2 = fifoPath(this.#path, pipe);
      const channel = new Channel({ pipe, path: path2, pace: this.#pace, onBytes: () => this.#shed() });
      channel.link(link);
      this.#channels.set(pipe, channel);
    } catch {
      link.write(frameHeader("end", pipe, 0));
    }
  }
  #drop(pipe) {
    this.#channels.get(pipe)?.close();
    this.#channels.delete(pipe);
  }
  /** Drops bytes of the largest channel when too many are kept: that is the one of a flooding pane. */
  #shed() {
    const channels = [...this.#channels.values()];
    const excess = channels.reduce((sum, { size }) => sum + size, 0) - MAX_BACKLOG_BYTES2;
    if (excess <= 0) return;
    const largest = channels.reduce((one, other) => other.size > one.size ? other : one);
    largest.shed(excess);
  }
  #waitAtMost(ms) {
    clearTimeout(this.#lastWait);
    this.#lastWait = setTimeout(() => this.#exit(), ms);
  }
  /** Ends the carriers, too: without a reader they would keep the pipes of silent panes open. */
  #exit() {
    for (const channel of this.#channels.values()) channel.close();
    process.exit(0);
  }
};
var [path = ""] = process.argv.slice(2);
await new Reader(path).run();
