import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  costText,
  countText,
  findUsage,
  usageJson,
  usageOfRunner,
  usageText
} from "./chunk-AED2WJ7Y.js";
import "./chunk-VZBW6DMX.js";
import "./chunk-2FZTCTLB.js";
import "./chunk-OWVPQAEF.js";
import "./chunk-VIDJIR43.js";
import "./chunk-6EWKI6TD.js";
import "./chunk-55T7IDVF.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
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
