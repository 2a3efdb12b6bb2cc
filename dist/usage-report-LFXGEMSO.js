import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  costText,
  countText,
  findUsage,
  usageJson,
  usageOfRunner,
  usageText
} from "./chunk-K2MXHNUG.js";
import "./chunk-ENXR4XCK.js";
import "./chunk-43TZWLIL.js";
import "./chunk-AWJAWFGO.js";
import "./chunk-PLZNU3PO.js";
import "./chunk-OTQUDA2L.js";
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
