import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run,
  start
} from "./chunk-W3ZFD625.js";
import "./chunk-I2WJVQNT.js";
import "./chunk-WUX37E7C.js";
import "./chunk-LZ6P4DCZ.js";
import "./chunk-VGD5RRBZ.js";
import "./chunk-IDSSXF2S.js";
import "./chunk-NNCNPMQ7.js";
import "./chunk-KOWGUN7G.js";
import "./chunk-YRGDM3BQ.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  run,
  start
};
