import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plain
} from "./terminal-char-width.js";

// src/cli/log/print/marker.ts
var UNITS = ["kB", "MB", "GB"];
function markerText(entry) {
  switch (entry.kind) {
    case "gap":
      return `\u2500\u2500 gap: ${missing(entry)}: ${plain(entry.why)} \u2500\u2500`;
    case "recovered":
      if (entry.why === "adopted" && entry.at === 0) return void 0;
      return `\u2500\u2500 recovered from the pane's history (${entry.why}) \u2500\u2500`;
    case "restart":
      return "\u2500\u2500 started again: its tmux server had ended \u2500\u2500";
    case "respawn":
      return "\u2500\u2500 another program was started in the pane \u2500\u2500";
    case "end":
      return entry.confirmed ? void 0 : "\u2500\u2500 end: the last output may be missing \u2500\u2500";
    default:
      return void 0;
  }
}
function repaintText(lines) {
  return `\u2500\u2500 painted again: ${linesText(lines)} \u2500\u2500`;
}
function missing({ loss, bytes, lines }) {
  if (loss === "perhaps") return "output perhaps missing";
  const size = bytes !== null ? bytesText(bytes) : lines === void 0 ? void 0 : rowsText(lines);
  if (loss === "known") return size === void 0 ? "output missing" : `output missing (${size})`;
  return size === void 0 ? "output missing (unknown how much)" : `output missing (at least ${size})`;
}
function rowsText(rows) {
  return rows === 1 ? "1 row of the pane" : `${rows} rows of the pane`;
}
function linesText(lines) {
  return lines === 1 ? "1 line" : `${lines} lines`;
}
function bytesText(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  let value = bytes / 1e3;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1e3;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit] ?? ""}`;
}

export {
  markerText,
  repaintText
};
