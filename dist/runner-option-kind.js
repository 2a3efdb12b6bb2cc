import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/option-kind.ts
var OPTION_KINDS = ["once", "always", "no", "other"];
var KEY_HINT = /\s*\((?:[a-z]|esc(?: to \w+)?|shift\+tab)\)$/iu;
var QUOTED = /`[^`]*`?|'[^']*\*'/gu;
var ONCE = /^(?:yes|yes, proceed|(?:yes, )?(?:allow|approve|accept|run)(?: once| it| this)?|yes, (?:allow|approve) it once|run \(once\))$/iu;
var ALLOWS = /^(?:yes|always|allow|approve|accept|run|proceed|switch|enable|auto)\b/iu;
var REFUSES = /^(?:no(?=$|[,.;:]| \()|deny\b|reject\b|decline\b|disallow\b|don['’]t allow\b)/iu;
var LASTING = /\b(?:always|again|session|permanent\w*|forever|remember\w*|from now on|every\w*|all|any\w*|auto\w*|modes?|switch|bypass|yolo|future|project|user|repo\w*|globally|without)\b/iu;
function kindOf(label) {
  const words = label.replace(KEY_HINT, "").trim();
  const own = words.replaceAll(QUOTED, "");
  if (ONCE.test(words)) return "once";
  if (REFUSES.test(own)) return LASTING.test(own) ? "other" : "no";
  return ALLOWS.test(own) && LASTING.test(own) ? "always" : "other";
}

export {
  OPTION_KINDS,
  kindOf
};
