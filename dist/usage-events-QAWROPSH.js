import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  usageJson,
  usageOfRunner
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

// src/cli/usage-events.ts
var UsageEvents = class {
  #context;
  #told = /* @__PURE__ */ new Map();
  constructor(context) {
    this.#context = context;
  }
  /** The `usage` event that follows an event; undefined when nothing was used since the last one. */
  async after({ type, seq, runner, name }) {
    if (type !== "state") return void 0;
    const found = await usageOfRunner(this.#context, runner);
    if (found === void 0) return void 0;
    const usage = usageJson(found);
    const text = JSON.stringify(usage);
    if (this.#told.get(runner) === text) return void 0;
    this.#told.set(runner, text);
    return { usage, seq, time: (/* @__PURE__ */ new Date()).toISOString(), runner, name, type: "usage" };
  }
};
export {
  UsageEvents
};
