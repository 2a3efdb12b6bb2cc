import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  dialogFacts
} from "./cli-looks-dialog-card.js";
import {
  FIGURES,
  figureCells,
  figureFacts
} from "./cli-looks-figures.js";
import {
  STATE_MARKS,
  shownOf
} from "./cli-looks-state-mark.js";
import {
  table
} from "./cli-looks-table.js";
import {
  SHOWN_STATES,
  shownState
} from "./runner-state.js";
import {
  now,
  spanText
} from "./base-clock.js";
import {
  fit,
  plain
} from "./terminal-char-width.js";

// src/cli/looks/show.ts
var GLYPH_CELLS = 2;
var MAX_NAME_CELLS = 32;
var same = (text) => text;
var NO_COLOURS = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same };
async function createLook({ colour, columns }) {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() };
}
async function colours() {
  const { Chalk } = await import("./chalk-source-index.js");
  return new Chalk({ level: 1 });
}
function runnerTable(runners, look, { wide = false, worktrees = /* @__PURE__ */ new Map() } = {}) {
  const hasBranches = runners.some(({ worktree }) => worktree !== void 0);
  const times = /* @__PURE__ */ new Map();
  for (const { name } of runners) times.set(name, (times.get(name) ?? 0) + 1);
  const rows = runners.map((runner) => [
    stateText(runner),
    `${short(runner.name, look)}${(times.get(runner.name) ?? 0) > 1 ? ` ${runner.id}` : ""}`,
    short(runner.agent, look),
    `${paneOf(runner)} ${short(runner.session, look)}:${short(runner.window, look)}`,
    since(runner.since, look),
    ...wide ? figureCells(runner.metrics) : [],
    ...hasBranches ? [fit(branchText(runner, worktrees), MAX_NAME_CELLS)] : [],
    plain(runner.lastLine)
  ]);
  const titles = [
    "STATE",
    "NAME",
    "AGENT",
    "PANE",
    "SINCE",
    ...wide ? FIGURES : [],
    ...hasBranches ? ["BRANCH"] : [],
    "LAST LINE"
  ];
  const columns = look.columns === void 0 ? void 0 : look.columns - GLYPH_CELLS;
  const [head = "", ...lines] = table([titles, ...rows], columns);
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE_MARKS[shownOf(runner)];
    const line = lines[i] ?? "";
    const end = stateText(runner).length;
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end);
  });
  return [look.paint.dim(" ".repeat(GLYPH_CELLS) + head), ...painted].join("\n");
}
function branchText({ worktree }, worktrees) {
  if (worktree === void 0) return "";
  const glance = worktrees.get(worktree.path);
  if (glance === void 0) return `${plain(worktree.branch)}?`;
  return `${plain(glance.branch ?? "detached")}${glance.dirty ? "*" : ""}`;
}
function sessionTable(sessions, look) {
  const rows = sessions.map(({ name, windows, attached, runners }) => [
    short(name, look),
    String(windows),
    attached === 0 ? "no" : "yes",
    runners.map(plain).join(", ")
  ]);
  const [head = "", ...lines] = table([["SESSION", "WINDOWS", "ATTACHED", "RUNNERS"], ...rows], look.columns);
  return [look.paint.dim(head), ...lines].join("\n");
}
function stateLine(runner, look) {
  return `${runner.name}  ${STATE_MARKS[shownOf(runner)].glyph} ${stateText(runner)} for ${since(runner.since, look)}`;
}
function runnerCard(runner, look, usage) {
  const { metrics } = runner;
  const evidence = runner.evidence.map(
    ({ rule, source, text, time }) => plain(`  ${rule} (${source}, ${since(time, look)} ago): ${text}`)
  );
  const facts = card(look, [
    ["name", `${runner.name} (${runner.id})`],
    ["state", `${STATE_MARKS[shownOf(runner)].glyph} ${stateText(runner)} for ${since(runner.since, look)}`],
    ["reason", runner.reason],
    ["exit code", runner.exitCode?.toString()],
    ["signal", runner.signal],
    ["agent", runner.agent],
    ["pane", `${paneOf(runner)} in ${runner.session}:${runner.window}`],
    ["worktree", runner.worktree && `${runner.worktree.branch} in ${runner.worktree.path}`],
    ["source", sourceText(runner)],
    ["found", runner.found && `${runner.found}: ${runner.foundReason ?? ""}`],
    ["pid", runner.pid?.toString()],
    ...runner.dialog === void 0 ? [] : dialogFacts(runner.dialog),
    ["last line", runner.lastLine],
    ["last output", metrics.lastOutputAt === void 0 ? "none yet" : `${since(metrics.lastOutputAt, look)} ago`],
    ...figureFacts(metrics),
    ["end", metrics.endConfirmed === false ? "unconfirmed: the last output may be missing" : void 0],
    ["idle after", spanText(metrics.idleAfterMs)],
    ["usage", usage],
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
    ...watchFacts(status),
    ...status.clients.map(({ role, session, pid }) => ["client", `${role} on ${session}, process ${pid}`]),
    ...status.readers.map(({ pid, panes }) => ["reader", `process ${pid}, pipes of ${panes.join(" ")}`])
  ]);
  return [facts, ...status.problems.map((problem) => `${levelMark("warn", look)}  ${plain(problem)}`)].join("\n");
}
function statusLine({ counts, stuck, unseen, showing = 0, attention }, look) {
  const { active = 0, idle = 0 } = counts;
  const shown = {
    ...counts,
    stuck,
    unseen,
    active: active - stuck,
    showing,
    idle: idle - unseen - showing
  };
  const parts = SHOWN_STATES.flatMap((kind) => {
    const count = shown[kind] ?? 0;
    return count === 0 ? [] : [look.paint[STATE_MARKS[kind].colour](`${STATE_MARKS[kind].glyph} ${count} ${kind}`)];
  });
  const names = attention.length === 0 ? "" : ` (${attention.map(plain).join(", ")})`;
  return `${parts.length === 0 ? "no runners" : parts.join("  ")}${names}`;
}
function levelMark(level, look) {
  const colour = { ok: "green", warn: "yellow", fail: "red" };
  return look.paint[colour[level]](level.padEnd(4));
}
function paneOf({ pane, earlierServer }) {
  return earlierServer === true ? "gone" : pane;
}
function short(name, { columns }) {
  return columns === void 0 ? plain(name) : fit(plain(name), MAX_NAME_CELLS);
}
function watchFacts({ watch }) {
  if (watch === void 0) return [];
  return [["watched by", `${WATCHED_BY[watch.by]} (${watch.why})`], ...watch.notes.map((note) => ["", note])];
}
var WATCHED_BY = { control: "a control client", pipe: "hooks" };
var READ_BY = { control: "control mode", pipe: "pipe-pane", look: "looks at its pane only" };
function sourceText({ source, sourceReason }) {
  return sourceReason === void 0 ? READ_BY[source] : `${READ_BY[source]} (${sourceReason})`;
}
function stateText({ state, waitingFor, resets, unseen, stuck, showing }) {
  if (resets !== void 0) return `${state}: ${plain(`${waitingFor}, resets ${resets}`)}`;
  if (waitingFor !== void 0) return `${state}: ${plain(waitingFor)}`;
  const shown = shownState({ kind: state, unseen, stuck, showing });
  return shown === state ? state : `${state}: ${shown}`;
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

export {
  createLook,
  runnerTable,
  sessionTable,
  stateLine,
  runnerCard,
  controllerCard,
  statusLine,
  levelMark,
  watchFacts
};
