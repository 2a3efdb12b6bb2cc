import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  htmlPage,
  pageHead
} from "./cli-log-export-html-line.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./shared.js";
export {
  htmlPage,
  pageHead
};
