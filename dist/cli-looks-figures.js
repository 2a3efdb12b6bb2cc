import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  STATE_KINDS
} from "./runner-state.js";
import {
  spanText
} from "./base-clock.js";

// src/cli/looks/figures.ts
var FIGURES = ["CPU", "MEMORY", "OUTPUT", "LINES", "LEFT"];
var UNITS = ["KiB", "MiB", "GiB", "TiB"];
function figureCells(metrics) {
  const { cpuPercent, memoryBytes, bytesPerSecond, lines, maxDurationLeftMs } = metrics ?? {};
  return [
    cpuPercent === void 0 ? "-" : percentText(cpuPercent),
    memoryBytes === void 0 ? "-" : bytesText(memoryBytes),
    bytesPerSecond === void 0 ? "-" : `${bytesText(bytesPerSecond)}/s`,
    lines === void 0 ? "-" : String(lines),
    maxDurationLeftMs === void 0 ? "-" : spanText(maxDurationLeftMs)
  ];
}
function figureFacts(metrics) {
  const { cpuPercent, memoryBytes = 0, processes = 0, bytesPerSecond = 0, lines, maxDurationLeftMs } = metrics;
  const takes = `${percentText(cpuPercent ?? 0)} of a core, ${bytesText(memoryBytes)} in ${counted(processes, "process", "processes")}`;
  const linesText = lines === void 0 ? "" : `, ${counted(lines, "line", "lines")}`;
  return [
    ["takes", cpuPercent === void 0 ? void 0 : takes],
    ["writes", bytesPerSecond === 0 ? void 0 : `${bytesText(bytesPerSecond)}/s`],
    [
      "logged",
      `${bytesText(metrics.bytes)}${linesText}${recovered(metrics.recoveredBytes)} since ${metrics.startedAt}`
    ],
    ["restarts", metrics.restarts === 0 ? void 0 : metrics.restarts?.toString()],
    ["gaps", gapsText(metrics)],
    ["time", timesText(metrics.states)],
    ["time left", maxDurationLeftMs === void 0 ? void 0 : spanText(maxDurationLeftMs)]
  ];
}
function gapsText(losses) {
  const { gaps, lostBytes, lostLines, gapsAtLeast, gapsPerhaps } = losses;
  if (gaps === 0) return void 0;
  const known = [
    lostBytes > 0 ? bytesText(lostBytes) : "",
    lostLines > 0 ? counted(lostLines, "row of the pane", "rows of the pane") : ""
  ].filter(Boolean);
  const lost = known.length > 0 ? `${known.join(" and ")} lost` : "";
  const more = gapsAtLeast > 0 ? `${known.length > 0 ? "more" : "unknown how much"} in ${gapsAtLeast}` : "";
  const doubted = gapsPerhaps > 0 ? `perhaps nothing lost${gapsPerhaps < gaps ? ` in ${gapsPerhaps}` : ""}` : "";
  return `${gaps} (${[lost, more, doubted].filter(Boolean).join(", ")})`;
}
function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}
function percentText(percent) {
  return percent > 0 && percent < 1 ? "<1 %" : `${Math.round(percent)} %`;
}
function timesText(states) {
  const spent = STATE_KINDS.flatMap((kind) => {
    const ms = states[kind] ?? 0;
    return ms < 1e3 ? [] : [`${kind} ${spanText(ms)}`];
  });
  return spent.join(", ");
}
function recovered(bytes) {
  return bytes === 0 ? "" : ` (${bytesText(bytes)} of it from the pane's history)`;
}

export {
  FIGURES,
  figureCells,
  figureFacts,
  gapsText,
  bytesText
};
