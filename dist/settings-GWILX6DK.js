import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readRegularFile
} from "./chunk-LPYA5HOJ.js";
import "./chunk-VBGKXHLH.js";
import {
  _maxLength,
  _minLength,
  array,
  exactOptional,
  object,
  refine,
  safeParse,
  strictObject,
  string
} from "./chunk-ICBFY2AY.js";
import {
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/worktrees/settings.ts
import { homedir } from "os";
import { isAbsolute, join } from "path";
var MAX_FILE_BYTES = 1024 * 1024;
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
var NOTHING = { root: void 0, setup: void 0, copy: [] };
function readWorktreeSettings(path, report) {
  try {
    const { success, data, error } = safeParse(config, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
    if (success) {
      const { root, setup, copy = [] } = data.worktrees ?? {};
      return { root: root?.startsWith("~/") === true ? join(homedir(), root.slice(2)) : root, setup, copy };
    }
    const [issue] = error.issues;
    report(
      `${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}; what it says of worktrees is not used`
    );
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`${path}: ${messageOf(error)}; what it says of worktrees is not used`);
  }
  return NOTHING;
}
export {
  readWorktreeSettings
};
