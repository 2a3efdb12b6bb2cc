import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isFinal
} from "./runner-state.js";
import {
  unreachable
} from "./base-failure.js";

// src/runner/evidence.ts
var WEIGHTS = {
  /** The process of the agent has gone. */
  process: 100,
  /** OSC 7501. */
  status: 90,
  /** A file in which the agent notes its own status. */
  "session-file": 80,
  hook: 70,
  title: 60,
  screen: 50,
  notification: 40,
  /** A program that is no agent has written this and not ended the line. */
  line: 35,
  /** OSC 9;4. */
  progress: 30,
  /** The program in the foreground is one of those that only show something. */
  program: 25,
  /** OSC 133. */
  prompt: 20
};
function withEvidence(seen, evidence) {
  const before = seen.get(evidence.source);
  const same = before !== void 0 && before.rule === evidence.rule && equalClaims(before.claim, evidence.claim);
  return new Map(seen).set(evidence.source, same ? { ...evidence, at: before.at } : evidence);
}
function withoutEvidence(seen, source) {
  if (!seen.has(source)) return seen;
  const rest = new Map(seen);
  rest.delete(source);
  return rest;
}
function equalClaims(a, b) {
  if (a === void 0 || b === void 0) return a === b;
  return a.says === b.says && waitingFor(a) === waitingFor(b);
}
function waitingFor(claim) {
  return claim.says === "waiting" ? claim.waitingFor : void 0;
}

// src/runner/step.ts
var HOLD_MS = 500;
var MAX_HOLD_MS = 5e3;
var FIRST_PROMPT_MS = 2e4;
var NOTHING = [];
function newLife(at, limits, before, lastVisibleAt = at) {
  const isOpen = before?.kind === "active" || before?.kind === "waiting";
  const hasWorked = isOpen || before?.kind === "idle" && before.unseen === true;
  return { state: { kind: "starting", since: at.wallMs }, ...limits, lastVisibleAt, before, hasWorked };
}
function step(life, event) {
  if (isFinal(life.state)) return { life, actions: NOTHING };
  switch (event.kind) {
    case "connected":
      return life.state.kind === "starting" ? connectOrAwait(life, event.at) : unchanged(life);
    case "visible-output":
      if (isAwaited(life)) return unchanged({ ...life, lastVisibleAt: event.at });
      if (life.claim !== void 0) return shown(life, event.at);
      if (life.state.kind === "active" || life.state.kind === "paused")
        return unchanged({ ...life, lastVisibleAt: event.at });
      return activate(life, event.at, event.at);
    case "judged": {
      const { claim, firm } = event;
      const hasWorked = life.hasWorked === true || claim?.says === "working" || claim?.says === "waiting";
      const next = { ...life, claim, firm, hasWorked };
      return isAwaited(life) ? connectOrAwait(next, event.at) : judged(next, life.claim, event.at);
    }
    case "viewed":
      return viewed({ ...life, inView: event.inView }, event.at);
    case "silence-timer":
      if (isAwaited(life)) return connectOrAwait(life, event.at);
      if (life.claim !== void 0) return overdue(life, event.at);
      return silent(life, event.at, () => ({ life, actions: [{ kind: "catch-up" }] }));
    case "caught-up":
      if (life.claim !== void 0) return unchanged(life);
      return silent(life, event.at, (overMs) => become(life, { kind: "idle", since: event.at.wallMs - overMs }));
    case "exited":
      return end(life, life.ending === void 0 ? exitState(event) : stoppedState(event, life.ending));
    case "vanished":
      if (life.ending !== void 0) return end(life, stoppedState(event, life.ending));
      return end(life, { kind: "lost", since: event.at.wallMs, why: event.why });
    case "unmarked":
    case "agent-ended":
      return end(life, { kind: "stopped", since: event.at.wallMs, why: event.kind });
    case "paused":
      return pause(life, event.at);
    case "continued":
      return goOn(life, event.at);
    case "ending":
      return unchanged({ ...life, ending: event.why });
    default:
      return unreachable(event);
  }
}
function isAwaited({ prompted, state }) {
  return typeof prompted === "number" && state.kind === "starting";
}
function connectOrAwait(life, at) {
  const { claim, prompted, ...rest } = life;
  const untilMs = typeof prompted === "number" ? prompted : at.steadyMs + FIRST_PROMPT_MS;
  const leftMs = untilMs - at.steadyMs;
  const isNothingYet = claim === void 0 || claim.says === "idle";
  if (prompted === void 0 || leftMs <= 0 || !isNothingYet) return connect({ ...rest, claim }, at);
  return { life: { ...life, prompted: untilMs }, actions: [{ kind: "arm-timer", inMs: leftMs }] };
}
function connect(life, at) {
  const { claim } = life;
  if (claim?.says === "waiting") {
    const waiting = goesOn(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor });
    return become({ ...life, before: void 0 }, waiting);
  }
  if (claim?.says === "showing") {
    return become({ ...life, before: void 0 }, { kind: "idle", since: at.wallMs, showing: true });
  }
  if (claim === void 0 && life.before?.kind === "idle") return become({ ...life, before: void 0 }, life.before);
  const since = life.before?.kind === "active" ? life.before.since : at.wallMs;
  const active = activate(life, at, life.lastVisibleAt, since);
  if (claim === void 0) return active;
  const known = judged(active.life, void 0, at);
  return { life: known.life, actions: [...active.actions, ...known.actions] };
}
function judged(life, before, at) {
  const { claim, state } = life;
  if (equalClaims(claim, before) || state.kind === "starting" || state.kind === "paused") return unchanged(life);
  const settled = { ...life, idleFrom: void 0, before: void 0 };
  switch (claim?.says) {
    case "working":
      if (state.kind !== "active") return activate(settled, at, at);
      return { life: { ...settled, lastVisibleAt: at }, actions: [{ kind: "arm-timer", inMs: life.stuckAfterMs }] };
    case "waiting":
      return become(settled, goesOn(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor }), [
        { kind: "disarm-timer" }
      ]);
    case "showing":
      return become(settled, { kind: "idle", since: at.wallMs, showing: true }, [{ kind: "disarm-timer" }]);
    case "idle":
      if (state.kind === "idle" && state.showing === void 0) return unchanged(settled);
      return { life: { ...life, idleFrom: at }, actions: [{ kind: "arm-timer", inMs: HOLD_MS }] };
    case void 0:
      if (state.kind === "idle" && state.showing === void 0) return unchanged(settled);
      if (state.kind === "waiting" || state.kind === "idle") return activate(settled, at, life.lastVisibleAt);
      return { life: settled, actions: [{ kind: "arm-timer", inMs: silenceLeftMs(life, at) }] };
  }
}
function shown(life, at) {
  const seen = { ...life, lastVisibleAt: at };
  if (life.state.kind !== "active" || life.state.stuck === void 0) return unchanged(seen);
  const { stuck: _, ...state } = life.state;
  return become(seen, state, [{ kind: "arm-timer", inMs: life.stuckAfterMs }]);
}
function overdue(life, at) {
  const { claim, firm, idleFrom, lastVisibleAt, state } = life;
  if (idleFrom !== void 0) {
    const quietMs = Math.min(lastVisibleAt.steadyMs + HOLD_MS, idleFrom.steadyMs + MAX_HOLD_MS);
    const heldMs = idleFrom.steadyMs + HOLD_MS;
    const leftMs2 = (firm === true ? heldMs : Math.max(heldMs, quietMs)) - at.steadyMs;
    if (leftMs2 > 0) return { life, actions: [{ kind: "arm-timer", inMs: leftMs2 }] };
    const unseen = life.hasWorked === true && life.inView !== true ? { unseen: true } : {};
    const idle = goesOn(life, { kind: "idle", since: idleFrom.wallMs, ...unseen });
    return become({ ...life, idleFrom: void 0, before: void 0 }, idle);
  }
  if (claim?.says !== "working" || state.kind !== "active" || state.stuck === true) return unchanged(life);
  const leftMs = lastVisibleAt.steadyMs + life.stuckAfterMs - at.steadyMs;
  if (leftMs > 0) return { life, actions: [{ kind: "arm-timer", inMs: leftMs }] };
  return become(life, { ...state, stuck: true });
}
function viewed(life, at) {
  const { state } = life;
  if (life.inView !== true || state.kind !== "idle" || state.unseen === void 0) return unchanged(life);
  return become(life, { kind: "idle", since: at.wallMs });
}
function goesOn({ before }, state) {
  if (before?.kind === "waiting" && state.kind === "waiting") {
    return before.waitingFor === state.waitingFor ? before : state;
  }
  if (before?.kind !== "idle" || state.kind !== "idle") return state;
  return before.unseen === true && state.unseen === void 0 ? state : before;
}
function become(life, state, actions = NOTHING) {
  return { life: { ...life, state }, actions: [...actions, { kind: "announce", from: life.state }] };
}
function silenceLeftMs({ lastVisibleAt, idleAfterMs }, at) {
  return lastVisibleAt.steadyMs + idleAfterMs - at.steadyMs;
}
function activate(life, at, lastVisibleAt, since = at.wallMs) {
  const inMs = life.claim?.says === "working" ? life.stuckAfterMs : silenceLeftMs({ ...life, lastVisibleAt }, at);
  return {
    life: { ...life, state: { kind: "active", since }, lastVisibleAt },
    actions: [
      { kind: "arm-timer", inMs },
      { kind: "announce", from: life.state }
    ]
  };
}
function silent(life, at, complete) {
  if (life.state.kind !== "active") return unchanged(life);
  const overMs = -silenceLeftMs(life, at);
  return overMs < 0 ? { life, actions: [{ kind: "arm-timer", inMs: -overMs }] } : complete(overMs);
}
function pause(life, at) {
  if (life.paused !== void 0) return unchanged(life);
  const paused = { before: life.state, at };
  const held = { ...life, paused, idleFrom: void 0 };
  return become(held, { kind: "paused", since: at.wallMs }, [{ kind: "disarm-timer" }]);
}
function goOn({ paused, ...life }, at) {
  if (paused === void 0) return unchanged(life);
  const { before } = paused;
  const { claim, lastVisibleAt } = life;
  const spanMs = at.steadyMs - Math.max(paused.at.steadyMs, lastVisibleAt.steadyMs);
  const visibleAt = { wallMs: lastVisibleAt.wallMs + spanMs, steadyMs: lastVisibleAt.steadyMs + spanMs };
  if (claim?.says === "waiting" && before.kind !== "waiting") {
    return become(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor });
  }
  if (typeof life.prompted === "number" && before.kind === "starting" && claim?.says !== "working") {
    const prompted = life.prompted + at.steadyMs - paused.at.steadyMs;
    return become({ ...life, prompted }, before, [{ kind: "arm-timer", inMs: prompted - at.steadyMs }]);
  }
  if (claim?.says === "idle" && before.kind !== "idle") return become(life, { kind: "idle", since: at.wallMs });
  if (claim?.says === "working" || before.kind === "active") return activate(life, at, visibleAt);
  return become(life, before);
}
function stoppedState({ at, ...end2 }, why) {
  return { kind: "stopped", since: at.wallMs, why, ...programEnd(end2) };
}
function programEnd({ exitCode, signal }) {
  return { ...exitCode === void 0 ? {} : { exitCode }, ...signal === void 0 ? {} : { signal } };
}
function exitState(event) {
  if (event.exitCode === 0 && event.signal === void 0) return { kind: "completed", since: event.at.wallMs };
  return { kind: "failed", since: event.at.wallMs, ...programEnd(event) };
}
function end(life, final) {
  const isKnown = final.kind === "stopped" && final.why !== "max-duration";
  const state = isKnown ? final : { ...final, unseen: true };
  return { life: { ...life, state }, actions: [{ kind: "disarm-timer" }, { kind: "announce", from: life.state }] };
}
function unchanged(life) {
  return { life, actions: NOTHING };
}

export {
  WEIGHTS,
  withEvidence,
  withoutEvidence,
  equalClaims,
  newLife,
  step,
  exitState
};
