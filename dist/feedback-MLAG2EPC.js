import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  tellClient
} from "./chunk-KMTW2INQ.js";
import "./chunk-7RUPKEA4.js";
import "./chunk-3TOR6MOF.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  tellClient
};
