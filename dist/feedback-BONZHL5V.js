import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  tellClient
} from "./chunk-R3MS7HT5.js";
import "./chunk-CQIZ3Q6C.js";
import "./chunk-BBTUHVRM.js";
import "./chunk-YHXWA7MM.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";
export {
  tellClient
};
