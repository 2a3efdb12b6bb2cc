import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  commonDirectory,
  findRepository,
  isCheckout,
  linkedBranch,
  recordOf
} from "./worktrees-branches.js";
import "./worktrees-git.js";
import "./host-child.js";
import "./base-shell-word.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";
export {
  commonDirectory,
  findRepository,
  isCheckout,
  linkedBranch,
  recordOf
};
