import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  textOutput
} from "./chunk-5YU74T4G.js";
import "./chunk-2ZPY2C64.js";
import "./chunk-3GOPAUAX.js";
import "./chunk-KJO6GWLP.js";
import "./chunk-H4VTS7TQ.js";
import "./chunk-E3S6HDET.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-PAKII3XH.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  textOutput
};
