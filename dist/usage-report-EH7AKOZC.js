import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  costText,
  countText,
  findUsage,
  usageJson,
  usageOfRunner,
  usageText
} from "./chunk-D6HKU2QV.js";
import "./chunk-7A5FPRGR.js";
import "./chunk-3XC754JB.js";
import "./chunk-AWJAWFGO.js";
import "./chunk-G7HTMX6M.js";
import "./chunk-OTQUDA2L.js";
import "./chunk-VIDJIR43.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
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
