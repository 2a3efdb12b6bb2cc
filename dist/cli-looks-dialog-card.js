import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/looks/dialog-card.ts
var SHOWN_DIGITS = 8;
function dialogMark({ episode, fingerprint }) {
  return `${episode}-${fingerprint.slice(0, SHOWN_DIGITS)}`;
}
function dialogFacts(dialog) {
  const { question, subject, options, unanswerable } = dialog;
  const below = (label, lines) => lines.map((line, at) => [at === 0 ? label : "", line]);
  return [
    ...below("asks", question === void 0 ? [] : [question]),
    ...below("about", subject?.split("\n") ?? []),
    ...below("options", options.map(optionText)),
    ...below("why not here", unanswerable === void 0 ? [] : [unanswerable])
  ];
}
function optionText({ key, label, kind }) {
  const what = kind === "always" ? "always" : "may do more than answer";
  const note = kind === "once" || kind === "no" || key === void 0 ? "" : ` (${what}: --confirm)`;
  return `${key ?? "-"}  ${label}${note}`;
}

export {
  dialogMark,
  dialogFacts
};
