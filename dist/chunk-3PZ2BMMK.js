import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  STATE_KINDS
} from "./chunk-7VQKM7V4.js";
import {
  now,
  spanText
} from "./chunk-K5RZTOG3.js";
import {
  cellWidth,
  fit,
  plain
} from "./chunk-BBTUHVRM.js";

// src/cli/table.ts
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

// src/cli/show.ts
var GLYPH_CELLS = 2;
var same = (text) => text;
var NO_COLOURS = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same };
var STATE = {
  waiting: { glyph: "\u25C6", colour: "yellow" },
  failed: { glyph: "\u2715", colour: "red" },
  lost: { glyph: "?", colour: "magenta" },
  active: { glyph: "\u25CF", colour: "green" },
  starting: { glyph: "\u25CC", colour: "green" },
  paused: { glyph: "\u2016", colour: "blue" },
  idle: { glyph: "\u25CB", colour: "blue" },
  completed: { glyph: "\u2713", colour: "dim" },
  stopped: { glyph: "\u25A0", colour: "dim" }
};
async function createLook({ colour, columns }) {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() };
}
async function colours() {
  const { Chalk } = await import("./source-LMAL6I7H.js");
  return new Chalk({ level: 1 });
}
function runnerTable(runners, look) {
  const rows = runners.map((runner) => [
    stateText(runner),
    plain(runner.name),
    plain(runner.agent),
    `${runner.pane} ${plain(runner.session)}:${plain(runner.window)}`,
    since(runner.since, look),
    plain(runner.lastLine)
  ]);
  const columns = look.columns === void 0 ? void 0 : look.columns - GLYPH_CELLS;
  const [head = "", ...lines] = table([["STATE", "NAME", "AGENT", "PANE", "SINCE", "LAST LINE"], ...rows], columns);
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE[runner.state];
    const line = lines[i] ?? "";
    const end = stateText(runner).length;
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end);
  });
  return [look.paint.dim(" ".repeat(GLYPH_CELLS) + head), ...painted].join("\n");
}
function sessionTable(sessions, look) {
  const rows = sessions.map(({ name, windows, attached, runners }) => [
    plain(name),
    String(windows),
    attached === 0 ? "no" : "yes",
    runners.map(plain).join(", ")
  ]);
  const [head = "", ...lines] = table([["SESSION", "WINDOWS", "ATTACHED", "RUNNERS"], ...rows], look.columns);
  return [look.paint.dim(head), ...lines].join("\n");
}
function runnerCard(runner, look) {
  const { metrics } = runner;
  const evidence = runner.evidence.map(
    ({ rule, source, text, time }) => plain(`  ${rule} (${source}, ${since(time, look)} ago): ${text}`)
  );
  const facts = card(look, [
    ["name", `${runner.name} (${runner.id})`],
    ["state", `${STATE[runner.state].glyph} ${stateText(runner)} for ${since(runner.since, look)}`],
    ["reason", runner.reason],
    ["exit code", runner.exitCode?.toString()],
    ["signal", runner.signal],
    ["agent", runner.agent],
    ["pane", `${runner.pane} in ${runner.session}:${runner.window}`],
    ["pid", runner.pid?.toString()],
    ["last line", runner.lastLine],
    ["last output", metrics.lastOutputAt === void 0 ? "none yet" : `${since(metrics.lastOutputAt, look)} ago`],
    ["logged", `${bytesText(metrics.bytes)}${recovered(metrics.recoveredBytes)} since ${metrics.startedAt}`],
    ["gaps", metrics.gaps === 0 ? void 0 : String(metrics.gaps)],
    ["end", metrics.endConfirmed === false ? "unconfirmed: the last output may be missing" : void 0],
    ["idle after", spanText(metrics.idleAfterMs)],
    ["log", runner.log],
    ["evidence", evidence.length === 0 ? void 0 : " "]
  ]);
  return [facts, ...evidence].join("\n");
}
function controllerCard(status, look) {
  const facts = card(look, [
    ["controller", `${status.version}, process ${status.pid}, for ${since(status.startedAt, look)}`],
    ["tmux", `${status.tmux.version}, process ${status.tmux.pid}, ${status.tmux.binary}`],
    ["socket", status.socket],
    ["runners", String(status.runners)],
    ...status.clients.map(({ role, session, pid }) => ["client", `${role} on ${session}, process ${pid}`])
  ]);
  return [facts, ...status.problems.map((problem) => `${levelMark("warn", look)}  ${plain(problem)}`)].join("\n");
}
function statusLine({ counts, attention }, look) {
  const parts = STATE_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [look.paint[STATE[kind].colour](`${STATE[kind].glyph} ${count} ${kind}`)];
  });
  const names = attention.length === 0 ? "" : ` (${attention.map(plain).join(", ")})`;
  return `${parts.length === 0 ? "no runners" : parts.join("  ")}${names}`;
}
function levelMark(level, look) {
  const colour = { ok: "green", warn: "yellow", fail: "red" };
  return look.paint[colour[level]](level.padEnd(4));
}
function stateText({ state, waitingFor }) {
  return waitingFor === void 0 ? state : `${state}: ${plain(waitingFor)}`;
}
function card(look, facts) {
  const lines = facts.flatMap(
    ([label, value]) => value === void 0 || value === "" ? [] : [`${look.paint.dim(label.padEnd(11))}  ${plain(value)}`.trimEnd()]
  );
  return lines.join("\n");
}
function since(time, { now: now2 }) {
  return spanText(now2 - Date.parse(time));
}
function recovered(bytes) {
  return bytes === 0 ? "" : ` (${bytesText(bytes)} of it from the pane's history)`;
}
function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}

export {
  createLook,
  runnerTable,
  sessionTable,
  runnerCard,
  controllerCard,
  statusLine,
  levelMark
};
