import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run,
  start
} from "./chunk-K5YW5WMB.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import "./chunk-T5U2OHET.js";
import "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  run,
  start
};
