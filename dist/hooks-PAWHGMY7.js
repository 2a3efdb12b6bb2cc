import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentsWithHooks,
  install,
  status,
  uninstall
} from "./chunk-Y5W7R5UH.js";
import "./chunk-YUMONQZL.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  agentsWithHooks,
  install,
  status,
  uninstall
};
