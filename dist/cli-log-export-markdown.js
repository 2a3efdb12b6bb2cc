import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  iso,
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./shared.js";

// src/cli/log/export/markdown.ts
var FENCE = "`".repeat(16);
var ENDS_FENCE = /^ {0,3}`{16,}\s*$/;
var MARKUP = /[\\`*_{}[\]<>()#+!|~&-]/g;
async function* markdown(about, lines) {
  const { name, agent, startMs, lengthMs, gaps } = about;
  const missing = gaps === 0 ? "" : `, output is missing at ${gaps} ${gaps === 1 ? "place" : "places"}`;
  yield `# ${escaped(name)}

${escaped(agent)}, from ${iso(startMs)}, ${spanText(lengthMs)}${missing}

${FENCE}text
`;
  for await (const batch of lines)
    yield batch.map(({ text }) => `${ENDS_FENCE.test(text) ? `    ${text}` : text}
`).join("");
  yield `${FENCE}
`;
}
function escaped(text) {
  return plain(text).replaceAll(MARKUP, String.raw`\$&`);
}
export {
  markdown
};
