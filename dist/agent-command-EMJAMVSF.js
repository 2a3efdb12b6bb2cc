import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  agentCommand,
  isAgentCommand
} from "./chunk-KXHLMSVM.js";
import "./chunk-XEF4BORF.js";
import "./chunk-ETA3YGOS.js";
import "./chunk-46G5WS5J.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  agentCommand,
  isAgentCommand
};
