import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  usageJson,
  usageOfRunner
} from "./chunk-D6HKU2QV.js";
import "./chunk-7A5FPRGR.js";
import "./chunk-3XC754JB.js";
import "./chunk-AWJAWFGO.js";
import "./chunk-G7HTMX6M.js";
import "./chunk-OTQUDA2L.js";
import "./chunk-VIDJIR43.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
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
