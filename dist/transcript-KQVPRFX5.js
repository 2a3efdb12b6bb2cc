import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Transcript
} from "./chunk-RPH5A7KX.js";
import "./chunk-YHXWA7MM.js";
import "./chunk-7E7OUGHZ.js";
export {
  Transcript
};
