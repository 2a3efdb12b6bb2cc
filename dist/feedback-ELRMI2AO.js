import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  tellClient
} from "./chunk-HZF5W72X.js";
import "./chunk-J4RLPMQG.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  tellClient
};
