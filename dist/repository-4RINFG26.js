import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  commonDirectory,
  findRepository,
  isCheckout,
  linkedBranch,
  recordOf
} from "./chunk-N5MRE4AN.js";
import "./chunk-OKEDQAEB.js";
import "./chunk-3VW3LFVA.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  commonDirectory,
  findRepository,
  isCheckout,
  linkedBranch,
  recordOf
};
