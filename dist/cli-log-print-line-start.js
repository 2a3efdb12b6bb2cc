import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/log/print/line-start.ts
var MAX_LINE_BYTES = 1024 * 1024;
var BYTES_PER_LINE = 128;
var GROWTH = 4;
var MAX_FULL_SCREEN_BYTES = 4 * 1024 * 1024;
var LINE_FEED = 10;
function isFullScreen(log, offset) {
  const change = log.entries.findLast((entry) => entry.kind === "alternate" && entry.at <= offset);
  return change?.kind === "alternate" && change.on;
}
async function lineStart(log, offset) {
  const from = Math.max(log.start, offset - MAX_LINE_BYTES);
  let start = from === log.start ? from : offset;
  for await (const [at, chunk] of log.pieces(from, offset)) {
    const found = chunk.lastIndexOf(LINE_FEED);
    if (found !== -1) start = at + found + 1;
  }
  return start;
}
async function lastLinesStart(log, count, since) {
  if (count === 0) return log.end;
  for (let bytes = count * BYTES_PER_LINE; ; bytes *= GROWTH) {
    const from = Math.max(since, log.end - bytes);
    const starts = await lineStarts(log, from);
    const start = starts.at(-count);
    if (start !== void 0) return start;
    if (from === since) return since;
  }
}
async function lineStarts(log, from) {
  const starts = [];
  for await (const [at, chunk] of log.pieces(from)) {
    for (let found = chunk.indexOf(LINE_FEED); found !== -1; found = chunk.indexOf(LINE_FEED, found + 1)) {
      starts.push(at + found + 1);
    }
  }
  if (starts.at(-1) === log.end) starts.pop();
  return starts;
}
function drawingStart(log, offset) {
  const begin = imageStart(log, offset);
  if (!isFullScreen(log, begin)) return begin;
  const known = log.entries.findLast(({ kind, at }) => (kind === "alternate" || kind === "screen") && at <= begin);
  const isNear = known !== void 0 && begin - known.at <= MAX_FULL_SCREEN_BYTES;
  return isNear ? Math.max(log.start, known.at) : begin;
}
function imageStart(log, offset) {
  const image = log.entries.find(
    (entry) => entry.kind === "recovered" && entry.at < offset && offset <= entry.at + entry.bytes
  );
  return image === void 0 ? offset : Math.max(log.start, image.at);
}

export {
  isFullScreen,
  lineStart,
  lastLinesStart,
  drawingStart,
  imageStart
};
