import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run,
  start
} from "./chunk-H4TXNRWJ.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-MYGG73U4.js";
import "./chunk-QQOP3E5L.js";
import "./chunk-PHIMNONA.js";
import "./chunk-VIDJIR43.js";
import "./chunk-7FB5SC3E.js";
import "./chunk-2WJMWCRR.js";
import "./chunk-55WY4AWX.js";
import "./chunk-CXX7G6GI.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-K2FHKNCQ.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-77YG3MEP.js";
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
