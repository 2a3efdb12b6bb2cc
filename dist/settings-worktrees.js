import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfigPart
} from "./settings-config-file.js";
import "./zod-v4-mini-checks.js";
import "./base-regular-file.js";
import {
  _maxLength,
  _minLength,
  array,
  exactOptional,
  object,
  refine,
  strictObject,
  string
} from "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/settings/worktrees.ts
import { homedir } from "os";
import { isAbsolute, join } from "path";
var MAX_PATTERNS = 100;
var config = object({
  worktrees: exactOptional(
    strictObject({
      /** Where worktrees are made, instead of beside their repositories. */
      root: exactOptional(
        string().check(refine((path) => isAbsolute(path) || path.startsWith("~/"), "not a whole path"))
      ),
      /** A shell command that makes a new worktree ready. */
      setup: exactOptional(string().check(_minLength(1), _maxLength(4096))),
      /** Ignored files that a new worktree gets a copy of: patterns as in `.gitignore`. */
      copy: exactOptional(
        array(string().check(_minLength(1), _maxLength(1024))).check(_maxLength(MAX_PATTERNS))
      )
    })
  )
});
function readWorktreeSettings(path, report) {
  const found = readConfigPart(path, config, "what it says of worktrees is not used", report);
  const { root, setup, copy = [] } = found?.worktrees ?? {};
  return { root: root?.startsWith("~/") === true ? join(homedir(), root.slice(2)) : root, setup, copy };
}
export {
  readWorktreeSettings
};
