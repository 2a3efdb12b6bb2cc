import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/log/play/timed-output.ts
var ENTRY_MS = 1e3;
var [LEAST_PIECE_BYTES, MOST_PIECES] = [512, 30];
var MOST_PIECE_BYTES = 256 * 1024;
var Times = class {
  /** When the run began, in milliseconds since the epoch. */
  startMs;
  #points;
  #end;
  constructor({ entries, start, end }) {
    const points = [];
    let latest = Number.NEGATIVE_INFINITY;
    for (const { kind, at, time } of entries) {
      if (kind !== "time" && kind !== "recovered") continue;
      latest = Math.max(latest, time);
      const last = points.at(-1);
      if (last === void 0 || at >= last.at) points.push({ at, timeMs: latest });
    }
    const first = points.findLast(({ at }) => at <= start) ?? points[0];
    this.startMs = first?.timeMs ?? entries[0]?.time ?? 0;
    this.#points = points.filter(({ at }) => at > start).map(({ at, timeMs }) => ({ at, timeMs: timeMs - this.startMs }));
    this.#points.unshift({ at: start, timeMs: 0 });
    this.#end = end;
  }
  /** How long the run took, in milliseconds. */
  get lengthMs() {
    return this.at(this.#end);
  }
  /** The time of the byte at an offset, in milliseconds since the start. */
  at(offset) {
    const { at, timeMs, next } = this.span(offset);
    const bytes = next.at - at;
    const spreadMs = Math.min(ENTRY_MS, Math.max(0, next.timeMs - timeMs));
    return bytes <= 0 ? timeMs : timeMs + spreadMs * Math.min(offset - at, bytes) / bytes;
  }
  /** The offset of the first byte that came at a time, in milliseconds since the start, or later. */
  offsetAt(timeMs) {
    const index = this.#points.findLastIndex((point) => point.timeMs <= timeMs);
    const { at, timeMs: fromMs, next } = this.span(this.#points[Math.max(0, index)]?.at ?? 0);
    const share = Math.min(1, (timeMs - fromMs) / ENTRY_MS);
    return Math.min(this.#end, Math.round(at + (next.at - at) * share));
  }
  /** The entries around an offset, from the one that it belongs to. */
  span(offset) {
    let [low, high] = [0, this.#points.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#points[middle]?.at ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    const { at, timeMs } = this.#points[low] ?? { at: 0, timeMs: 0 };
    return { at, timeMs, next: this.#points[low + 1] ?? { at: this.#end, timeMs: timeMs + ENTRY_MS } };
  }
};
async function* timedOutput(log, times, from = log.start, to = log.end) {
  const due = log.entries.filter(({ at: at2 }) => at2 >= from && at2 <= to).toSorted((one, other) => one.at - other.at);
  let passed = 0;
  let timeMs = times.at(from);
  const entriesTo = function* (offset) {
    for (let entry = due[passed]; entry !== void 0 && entry.at <= offset; entry = due[passed]) {
      passed += 1;
      yield { kind: "entry", timeMs, entry };
    }
  };
  let at = from;
  for await (const [offset, chunk] of log.pieces(from, to)) {
    if (offset > at) {
      const isKnown = due.some((entry) => entry.kind === "gap" && entry.at > at && entry.at <= offset);
      yield* entriesTo(offset);
      if (!isKnown) yield { kind: "entry", timeMs, entry: goneFile(at, offset) };
      at = offset;
    }
    for (let rest = chunk; rest.length > 0; ) {
      timeMs = Math.max(timeMs, times.at(at));
      yield* entriesTo(at);
      const end = Math.min(pieceEnd(times, at), due[passed]?.at ?? Infinity);
      const data = rest.subarray(0, end - at);
      yield { kind: "output", timeMs, data };
      at += data.length;
      rest = rest.subarray(data.length);
    }
  }
  if (at < to) yield { kind: "entry", timeMs, entry: goneFile(at, to) };
  timeMs = Math.max(timeMs, times.at(to));
  yield* entriesTo(to);
}
function pieceEnd(times, offset) {
  const { at, next } = times.span(offset);
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.floor((next.at - at) / LEAST_PIECE_BYTES)));
  const bytes = Math.min(MOST_PIECE_BYTES, Math.max(1, Math.ceil((next.at - at) / pieces)));
  const end = at + (Math.floor((offset - at) / bytes) + 1) * bytes;
  return offset < next.at ? Math.min(end, next.at) : end;
}
function goneFile(from, to) {
  return { kind: "gap", at: to, time: 0, bytes: to - from, loss: "known", why: "a file of the log is gone" };
}

export {
  Times,
  timedOutput
};
