import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/log/export/cast.ts
var CAST_VERSIONS = ["2", "3"];
var IDLE_SECONDS = 2;
async function* castLines({ cols, rows, startMs, title }, events, version) {
  const about = { timestamp: Math.floor(startMs / 1e3), idle_time_limit: IDLE_SECONDS, title };
  const type = "tmux-256color";
  if (version === "2") yield line({ version: 2, width: cols, height: rows, ...about, env: { TERM: type } });
  else yield line({ version: 3, term: { cols, rows, type }, ...about });
  let before = 0;
  for await (const { timeMs, code, data } of events) {
    const ms = Math.max(before, Math.round(timeMs));
    yield line([(version === "2" ? ms : ms - before) / 1e3, code, data]);
    before = ms;
  }
}
function line(value) {
  return `${JSON.stringify(value)}
`;
}

export {
  CAST_VERSIONS,
  castLines
};
