import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/pipe/wire.ts
var WIRE_VERSION = 1;
var ORDERS = ["from", "finish", "leave"];
var OFFSET_BYTES = 6;
var ORDER_BYTES = 1 + OFFSET_BYTES;
var HEADER_BYTES = OFFSET_BYTES + 4;
function encodeHello({ pipe, pid }) {
  return Buffer.from(`${JSON.stringify({ v: WIRE_VERSION, pipe, pid })}
`);
}
function decodeHello(line) {
  try {
    const { v, pipe, pid } = JSON.parse(line.toString());
    return v === WIRE_VERSION && typeof pipe === "string" && Number.isSafeInteger(pid) ? { pipe, pid: Number(pid) } : void 0;
  } catch {
    return void 0;
  }
}
function frameHeader(offset, length) {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUIntBE(offset, 0, OFFSET_BYTES);
  header.writeUInt32BE(length, OFFSET_BYTES);
  return header;
}
var FrameDecoder = class {
  #header = new Collector(HEADER_BYTES);
  #offset = 0;
  #left = 0;
  push(chunk) {
    const frames = [];
    for (let rest = chunk; rest.length > 0; ) {
      if (this.#left === 0) {
        rest = rest.subarray(this.#header.take(rest));
        const header = this.#header.whole();
        if (header === void 0) break;
        this.#offset = header.readUIntBE(0, OFFSET_BYTES);
        this.#left = header.readUInt32BE(OFFSET_BYTES);
        if (this.#left === 0) frames.push({ kind: "end", offset: this.#offset });
      } else {
        const bytes = rest.subarray(0, this.#left);
        frames.push({ kind: "bytes", offset: this.#offset, bytes });
        this.#offset += bytes.length;
        this.#left -= bytes.length;
        rest = rest.subarray(bytes.length);
      }
    }
    return frames;
  }
};
function encodeOrder(order) {
  const data = Buffer.alloc(ORDER_BYTES);
  data.writeUInt8(ORDERS.indexOf(order.kind));
  if (order.kind === "from") data.writeUIntBE(order.offset, 1, OFFSET_BYTES);
  if (order.kind === "leave") data.writeUIntBE(order.graceMs, 1, OFFSET_BYTES);
  return data;
}
var OrderDecoder = class {
  #order = new Collector(ORDER_BYTES);
  push(chunk) {
    const orders = [];
    for (let rest = chunk; rest.length > 0; ) {
      rest = rest.subarray(this.#order.take(rest));
      const data = this.#order.whole();
      if (data === void 0) break;
      const value = data.readUIntBE(1, OFFSET_BYTES);
      switch (ORDERS[data.readUInt8()]) {
        case "from":
          orders.push({ kind: "from", offset: value });
          break;
        case "finish":
          orders.push({ kind: "finish" });
          break;
        case "leave":
          orders.push({ kind: "leave", graceMs: value });
          break;
        case void 0:
          break;
      }
    }
    return orders;
  }
};
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

export {
  encodeHello,
  decodeHello,
  frameHeader,
  FrameDecoder,
  encodeOrder,
  OrderDecoder
};
