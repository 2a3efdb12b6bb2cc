import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  costText,
  countText,
  findUsage,
  usageJson,
  usageOfRunner,
  usageText
} from "./chunk-OYGJ7NZ5.js";
import "./chunk-GUGICOMS.js";
import "./chunk-43TZWLIL.js";
import "./chunk-AWJAWFGO.js";
import "./chunk-R5LFZFLB.js";
import "./chunk-6EWKI6TD.js";
import "./chunk-VIDJIR43.js";
import "./chunk-RASM544P.js";
import "./chunk-66MCBXW5.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  costText,
  countText,
  findUsage,
  usageJson,
  usageOfRunner,
  usageText
};
