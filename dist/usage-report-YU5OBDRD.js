import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  costText,
  countText,
  dollarText,
  findUsage,
  tokensJson,
  usageJson,
  usageOfRunner,
  usageText
} from "./chunk-GTIXIE3A.js";
import "./chunk-HNXDVFCX.js";
import "./chunk-JTG3HNP2.js";
import "./chunk-UHXAPQZ3.js";
import "./chunk-JREZJ7UK.js";
import "./chunk-ETA3YGOS.js";
import "./chunk-NFREKNYI.js";
import "./chunk-VIDJIR43.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-46G5WS5J.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-LPYA5HOJ.js";
import "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";
export {
  costText,
  countText,
  dollarText,
  findUsage,
  tokensJson,
  usageJson,
  usageOfRunner,
  usageText
};
