import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/life/ending.ts
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

export {
  stoppedState,
  exitState,
  end
};
