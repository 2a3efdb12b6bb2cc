import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  cellWidth,
  fit
} from "./terminal-char-width.js";

// src/cli/looks/table.ts
var GAP = "  ";
function table(rows, columns) {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => cellWidth(row[i] ?? ""))));
  return rows.map((row) => {
    const left = row.slice(0, -1).map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - cellWidth(cell)) + GAP);
    const used = cellWidth(left.join(""));
    const last = row.at(-1) ?? "";
    return (left.join("") + (columns === void 0 ? last : fit(last, columns - used))).trimEnd();
  });
}

export {
  table
};
