import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run,
  start
} from "./chunk-LLJFSNTO.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-XLZ4SPBM.js";
import "./chunk-BNVD3BPY.js";
import "./chunk-PW2LXQST.js";
import "./chunk-VIDJIR43.js";
import "./chunk-OBUQKNW7.js";
import "./chunk-7LBLZHS3.js";
import "./chunk-P2LMUT5T.js";
import "./chunk-RASM544P.js";
import "./chunk-66MCBXW5.js";
import "./chunk-YVKGSBYX.js";
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
