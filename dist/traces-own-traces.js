import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/traces/own-traces.ts
var HOOK = /^([a-z-]+\[733[12]\]) .*(?:@geppetto_|geppetto-tmux)/;
function ownHooks(lines) {
  return lines.flatMap((line) => HOOK.exec(line)?.[1] ?? []);
}
function ownOptions(lines) {
  return lines.flatMap((line) => /^(@geppetto_\w+)\b/.exec(line)?.[1] ?? []);
}
function ownVariables(lines) {
  return lines.flatMap((line) => /^(GEPPETTO_\w+)=/.exec(line)?.[1] ?? []);
}
function ownKeys(lines) {
  return lines.flatMap((line) => {
    const match = /^bind-key\s+(?:-r\s+)?-T\s+(\S+)\s+(\S+)\s+run-shell -C "?#\{@geppetto_/.exec(line);
    const [, table, key] = match ?? [];
    return table === void 0 || key === void 0 ? [] : [{ table, key: unquoted(key) }];
  });
}
function unquoted(key) {
  return key.replace(/^"(.+)"$/, "$1").replaceAll(/\\(?=.)/g, "");
}

export {
  ownHooks,
  ownOptions,
  ownVariables,
  ownKeys
};
