import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/pipe/collector.ts
var Collector = class {
  #data;
  #length = 0;
  constructor(bytes) {
    this.#data = Buffer.alloc(bytes);
  }
  /** Takes what is missing from the start of a chunk; returns how many bytes that were. */
  take(chunk) {
    const taken = chunk.copy(this.#data, this.#length);
    this.#length += taken;
    return taken;
  }
  /** The record, once it is complete; the next one begins then. Valid until the next `take`. */
  whole() {
    if (this.#length < this.#data.length) return void 0;
    this.#length = 0;
    return this.#data;
  }
};

// src/pipe/frame.ts
var KINDS = ["opened", "bytes", "end", "cut"];
var PIPE_BYTES = 8;
var VALUE_BYTES = 6;
var LENGTH_BYTES = 4;
var VALUE_AT = 1 + PIPE_BYTES;
var LENGTH_AT = VALUE_AT + VALUE_BYTES;
var HEADER_BYTES = LENGTH_AT + LENGTH_BYTES;
function frameHeader(kind, pipe, value, length = 0) {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(KINDS.indexOf(kind));
  header.write(pipe, 1, "hex");
  header.writeUIntBE(value, VALUE_AT, VALUE_BYTES);
  header.writeUInt32BE(length, LENGTH_AT);
  return header;
}
var FrameDecoder = class {
  #header = new Collector(HEADER_BYTES);
  #pipe = "";
  #offset = 0;
  #left = 0;
  push(chunk) {
    const frames = [];
    for (let rest = chunk; rest.length > 0; ) {
      if (this.#left === 0) {
        rest = rest.subarray(this.#header.take(rest));
        const header = this.#header.whole();
        if (header !== void 0) this.#begin(header, frames);
      } else {
        const bytes = rest.subarray(0, this.#left);
        frames.push({ kind: "bytes", pipe: this.#pipe, offset: this.#offset, bytes });
        this.#offset += bytes.length;
        this.#left -= bytes.length;
        rest = rest.subarray(bytes.length);
      }
    }
    return frames;
  }
  #begin(header, frames) {
    const pipe = header.toString("hex", 1, VALUE_AT);
    const value = header.readUIntBE(VALUE_AT, VALUE_BYTES);
    const kind = KINDS[header.readUInt8()];
    switch (kind) {
      case "opened":
        frames.push({ kind: "opened", pipe, carrier: value });
        break;
      case "bytes":
        this.#pipe = pipe;
        this.#offset = value;
        this.#left = header.readUInt32BE(LENGTH_AT);
        break;
      case "end":
      case "cut":
        frames.push({ kind, pipe, offset: value });
        break;
      case void 0:
        break;
    }
  }
};

// src/pipe/hello.ts
var WIRE_VERSION = 2;
var PIPE = /^[0-9a-f]{16}$/;
function encodeHello({ pid, pipes }) {
  return Buffer.from(`${JSON.stringify({ v: WIRE_VERSION, pid, pipes })}
`);
}
function decodeHello(line) {
  try {
    const { v, pid, pipes } = JSON.parse(line.toString());
    if (v !== WIRE_VERSION || !Number.isSafeInteger(pid) || !Array.isArray(pipes)) return void 0;
    const names = pipes.filter((name) => typeof name === "string" && PIPE.test(name));
    return names.length === pipes.length ? { pid: Number(pid), pipes: names } : void 0;
  } catch {
    return void 0;
  }
}

// src/pipe/order.ts
var TELL_BYTES = 64 * 1024;
var KINDS2 = ["open", "finish", "leave", "from", "drop"];
var PIPE_BYTES2 = 8;
var VALUE_BYTES2 = 6;
var HEAD_BYTES = 1 + VALUE_BYTES2;
function encodeOrder(order) {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(KINDS2.indexOf(order.kind));
  if (order.kind === "leave") head.writeUIntBE(order.graceMs, 1, VALUE_BYTES2);
  if (order.kind === "from") head.writeUIntBE(order.offset, 1, VALUE_BYTES2);
  return order.kind === "leave" ? head : Buffer.concat([head, Buffer.from(order.pipe, "hex")]);
}
var OrderDecoder = class {
  #head = new Collector(HEAD_BYTES);
  #pipe = new Collector(PIPE_BYTES2);
  /** The order whose pipe comes next. */
  #kind;
  #value = 0;
  push(chunk) {
    const orders = [];
    for (let rest = chunk; rest.length > 0; ) {
      if (this.#kind === void 0) {
        rest = rest.subarray(this.#head.take(rest));
        this.#begin(this.#head.whole(), orders);
      } else {
        rest = rest.subarray(this.#pipe.take(rest));
        const pipe = this.#pipe.whole()?.toString("hex");
        if (pipe !== void 0) this.#end(this.#kind, pipe, orders);
      }
    }
    return orders;
  }
  #begin(head, orders) {
    if (head === void 0) return;
    const kind = KINDS2[head.readUInt8()];
    this.#value = head.readUIntBE(1, VALUE_BYTES2);
    if (kind === "leave") orders.push({ kind, graceMs: this.#value });
    else this.#kind = kind;
  }
  #end(kind, pipe, orders) {
    this.#kind = void 0;
    if (kind === "from") orders.push({ kind, pipe, offset: this.#value });
    else if (kind !== "leave") orders.push({ kind, pipe });
  }
};

export {
  frameHeader,
  FrameDecoder,
  encodeHello,
  decodeHello,
  TELL_BYTES,
  encodeOrder,
  OrderDecoder
};
