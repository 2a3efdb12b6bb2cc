import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openPager,
  pagerCommand
} from "./cli-log-print-pager.shared.js";
import "./cli-log-print-sink.js";
import "./shared.js";
export {
  openPager,
  pagerCommand
};
