"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res) => function __init() {
  return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/base/failure.ts
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
function systemCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
var FAILURE_KINDS, BRAND, Failure;
var init_failure = __esm({
  "src/base/failure.ts"() {
    "use strict";
    FAILURE_KINDS = [
      "invalid-request",
      "version-mismatch",
      "pane-not-found",
      "pane-dead",
      "runner-not-found",
      "runner-exists",
      "runner-live",
      "runner-ended",
      "runner-paused",
      "runner-busy",
      "not-started",
      "draft-found",
      "dialog-open",
      "dialog-changed",
      "cwd-not-found",
      "not-installed",
      "not-supported",
      "unknown-agent",
      "not-a-repository",
      "branch-exists",
      "branch-in-use",
      "setup-failed",
      "worktree-changed",
      "server-gone",
      "controller-busy",
      "controller-unreachable",
      "version-unsupported",
      "spawn-failed",
      "permission-denied",
      "cannot-create",
      "log-unavailable",
      "configuration",
      "command-rejected",
      "timeout",
      "internal",
      // These are made into others, or into a state, where they are caught.
      "pipe-taken",
      "protocol-violation",
      "reader-gone"
    ];
    BRAND = /* @__PURE__ */ Symbol.for("geppetto-tmux.failure");
    Failure = class extends Error {
      /** The bundles of the program have this class each for itself: one knows the failures of the other by the brand. */
      static [Symbol.hasInstance](value) {
        return typeof value === "object" && value !== null && BRAND in value;
      }
      name = "Failure";
      [BRAND] = true;
      kind;
      next;
      constructor(kind, message, options2 = {}) {
        super(message, options2.cause === void 0 ? void 0 : { cause: options2.cause });
        this.kind = kind;
        this.next = options2.next;
      }
    };
  }
});

// src/base/short-hash.ts
function shortHash(text) {
  let hash = OFFSET_BASIS;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
var OFFSET_BASIS, PRIME;
var init_short_hash = __esm({
  "src/base/short-hash.ts"() {
    "use strict";
    OFFSET_BASIS = 2166136261;
    PRIME = 16777619;
  }
});

// src/host/files.ts
var import_node_fs, import_node_os, import_node_path, localFiles;
var init_files = __esm({
  "src/host/files.ts"() {
    "use strict";
    import_node_fs = require("fs");
    import_node_os = require("os");
    import_node_path = require("path");
    localFiles = {
      home: import_node_os.homedir,
      canonical: (path) => {
        try {
          return (0, import_node_path.join)((0, import_node_fs.realpathSync)((0, import_node_path.dirname)(path)), (0, import_node_path.basename)(path));
        } catch {
          return path;
        }
      },
      makeDirectory: (path) => {
        (0, import_node_fs.mkdirSync)(path, { recursive: true, mode: 448 });
      }
    };
  }
});

// src/host/paths.ts
function stateDirectory(env = process.env) {
  return (0, import_node_path2.join)(xdg(env["XDG_STATE_HOME"], ".local/state"), "geppetto-tmux");
}
function configDirectory(env = process.env) {
  return (0, import_node_path2.join)(xdg(env["XDG_CONFIG_HOME"], ".config"), "geppetto-tmux");
}
function configFile(env = process.env) {
  return (0, import_node_path2.join)(configDirectory(env), "config.json");
}
function controllerLogFile(env = process.env) {
  return (0, import_node_path2.join)(stateDirectory(env), "controller.log");
}
function controllerSocket({ host, socket }, env = process.env) {
  const isHere = host === void 0 || host.isLocal;
  const name2 = `${shortHash(isHere ? localFiles.canonical(socket) : `${host.name}\0${socket}`)}.sock`;
  const path = (0, import_node_path2.join)(stateDirectory(env), "s", name2);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  return (0, import_node_path2.join)("/tmp", `geppetto-tmux-${process.getuid?.() ?? 0}`, name2);
}
function ensurePrivateDirectory(path) {
  try {
    (0, import_node_fs2.mkdirSync)(path, { recursive: true, mode: 448 });
  } catch (error) {
    const denied = ["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "");
    throw new Failure(denied ? "permission-denied" : "cannot-create", `cannot create ${path}: ${messageOf(error)}`, {
      next: "set XDG_STATE_HOME to a directory that you can write to",
      cause: error
    });
  }
  requireOwnDirectory(path);
  if (((0, import_node_fs2.lstatSync)(path).mode & 63) !== 0) (0, import_node_fs2.chmodSync)(path, 448);
}
function requireOwnDirectory(path) {
  const found = statusOf(path);
  if (found === void 0) return;
  const refuse = (problem, next) => new Failure("permission-denied", problem, { next });
  const uid = process.getuid?.();
  if (!found.isDirectory() || uid !== void 0 && found.uid !== uid) {
    const problem = `${path} is not a directory of yours (a link, or somebody else's)`;
    throw refuse(problem, "move it away, or set XDG_STATE_HOME to another directory");
  }
  if ((found.mode & 2) !== 0) {
    throw refuse(`everybody can write into ${path}`, `look what is in it, then: chmod 700 '${path}'`);
  }
}
function statusOf(path) {
  try {
    return (0, import_node_fs2.lstatSync)(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return void 0;
    throw error;
  }
}
function xdg(value, fallback) {
  return value !== void 0 && (0, import_node_path2.isAbsolute)(value) ? value : (0, import_node_path2.join)((0, import_node_os2.homedir)(), fallback);
}
var import_node_fs2, import_node_os2, import_node_path2, MAX_SOCKET_PATH_BYTES, PRIVATE_UMASK;
var init_paths = __esm({
  "src/host/paths.ts"() {
    "use strict";
    import_node_fs2 = require("fs");
    import_node_os2 = require("os");
    import_node_path2 = require("path");
    init_failure();
    init_short_hash();
    init_files();
    MAX_SOCKET_PATH_BYTES = 103;
    PRIVATE_UMASK = 63;
  }
});

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source2) {
  const start = source2.startsWith("^") ? 1 : 0;
  const end = source2.endsWith("$") ? source2.length - 1 : source2.length;
  return source2.slice(start, end);
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source2, keys, wrap2) {
  const raw = sourceShape(source2);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source2._zod.def.shape[key];
        return wrap2 ? wrap2(value, key) : value;
      });
    } else
      putProp(target, key, wrap2 ? wrap2(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source2) {
  for (const key of Reflect.ownKeys(source2)) {
    const desc = Object.getOwnPropertyDescriptor(source2, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source2[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a3;
    (_a3 = iss).path ?? (_a3.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a3;
  for (let i = start; i < issues.length; i++) {
    (_a3 = issues[i]).schema ?? (_a3.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config3) {
  var _a3;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a3 = iss).schema ?? (_a3.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config3.customError?.(iss)) ?? unwrapMessage(config3.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function issue(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function members(proto, table2) {
  for (const key in table2) {
    const desc = Object.getOwnPropertyDescriptor(table2, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var Cached, captureStackTrace, propertyKeyTypes, highSurrogate, installing, broke, breaker;
var init_util = __esm({
  "node_modules/zod/v4/core/util.js"() {
    "use strict";
    Cached = class {
      constructor(getter) {
        this._getter = getter;
        this._value = void 0;
      }
      get value() {
        const getter = this._getter;
        if (getter !== void 0) {
          this._value = getter();
          this._getter = void 0;
        }
        return this._value;
      }
    };
    captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
    };
    propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
    highSurrogate = /[\uD800-\uDBFF]/;
    broke = false;
    breaker = {
      configurable: true,
      get() {
        broke = true;
        return void 0;
      }
    };
  }
});

// node_modules/zod/v4/core/core.js
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name2, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name2)) {
      return;
    }
    inst._zod.traits.add(name2);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name2 });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name2);
    }
  });
  Object.defineProperty(_, "name", { value: name2 });
  return _;
}
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}
var _a, _zodDesc, _E, $ZodAsyncError, globalConfig;
var init_core = __esm({
  "node_modules/zod/v4/core/core.js"() {
    "use strict";
    init_util();
    _zodDesc = { value: void 0, enumerable: false };
    _E = "captureStackTrace" in Error ? Error : null;
    $ZodAsyncError = class extends Error {
      constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
      }
    };
    (_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
    globalConfig = globalThis.__zod_globalConfig;
  }
});

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc, _issuesDesc, _installedToString, initializer, $ZodError, $ZodRealError;
var init_errors = __esm({
  "node_modules/zod/v4/core/errors.js"() {
    "use strict";
    init_core();
    init_util();
    _messageDesc = {
      get: _getMessage,
      set: _setMessage,
      enumerable: true,
      configurable: true
    };
    _issuesDesc = { value: void 0, enumerable: false };
    _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
    initializer = (inst, def) => {
      inst.name = "$ZodError";
      _issuesDesc.value = def;
      Object.defineProperty(inst, "issues", _issuesDesc);
      _issuesDesc.value = void 0;
      Object.defineProperty(inst, "message", _messageDesc);
      const proto = Object.getPrototypeOf(inst);
      if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
          configurable: true,
          enumerable: false,
          get() {
            const value = () => this.message;
            Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            return value;
          },
          set(value) {
            Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
          }
        });
      }
    };
    $ZodError = $constructor("$ZodError", initializer);
    $ZodRealError = $constructor("$ZodError", initializer, void 0, {
      Parent: Error
    });
  }
});

// node_modules/zod/v4/core/parse.js
function failure(Err, issues, ctx) {
  let error;
  return {
    success: false,
    get error() {
      if (!error) {
        error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error;
    },
    set error(e) {
      error = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _parse, parse, _parseAsync, parseAsync, _safeParse, safeParse, _safeParseAsync, safeParseAsync;
var init_parse = __esm({
  "node_modules/zod/v4/core/parse.js"() {
    "use strict";
    init_core();
    init_errors();
    init_util();
    _parse = (_Err) => {
      const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
          throw new $ZodAsyncError();
        }
        if (result.issues.length) {
          const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
          captureStackTrace(e, _params?.callee ?? fn);
          throw e;
        }
        return result.value;
      };
      return fn;
    };
    parse = /* @__PURE__ */ _parse($ZodRealError);
    _parseAsync = (_Err) => {
      const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
          result = await result;
        if (result.issues.length) {
          const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
          captureStackTrace(e, params?.callee ?? fn);
          throw e;
        }
        return result.value;
      };
      return fn;
    };
    parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
    _safeParse = (_Err) => (schema, value, _ctx) => {
      const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
      const result = schema._zod.run({ value, issues: [] }, ctx);
      if (result instanceof Promise) {
        throw new $ZodAsyncError();
      }
      return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
    };
    safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
    _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
      const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
      let result = schema._zod.run({ value, issues: [] }, ctx);
      if (result instanceof Promise)
        result = await result;
      return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
    };
    safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);
  }
});

// node_modules/zod/v4/core/regexes.js
var anyString, number, boolean;
var init_regexes = __esm({
  "node_modules/zod/v4/core/regexes.js"() {
    "use strict";
    anyString = /^[\s\S]{0,}$/;
    number = /^-?\d+(?:\.\d+)?$/;
    boolean = /^(?:true|false)$/i;
  }
});

// node_modules/zod/v4/core/checks.js
var $ZodCheck, _whenHasLength, numericOriginMap, $ZodCheckLessThan, $ZodCheckGreaterThan, $ZodCheckMaxLength, $ZodCheckMinLength;
var init_checks = __esm({
  "node_modules/zod/v4/core/checks.js"() {
    "use strict";
    init_core();
    init_util();
    $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
      var _a3;
      inst._zod ?? (inst._zod = {});
      inst._zod.def = def;
      (_a3 = inst._zod).onattach ?? (_a3.onattach = []);
    });
    _whenHasLength = (payload) => {
      const val = payload.value;
      return !nullish(val) && val.length !== void 0;
    };
    numericOriginMap = {
      number: "number",
      bigint: "bigint",
      object: "date"
    };
    $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
      $ZodCheck.init(inst, def);
      const origin = numericOriginMap[typeof def.value];
      inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
          return;
        }
        payload.issues.push({
          origin: numericOriginMap[typeof payload.value] ?? origin,
          code: "too_big",
          maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
          input: payload.value,
          inclusive: def.inclusive,
          inst,
          continue: !def.abort
        });
      };
    });
    $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
      $ZodCheck.init(inst, def);
      const origin = numericOriginMap[typeof def.value];
      inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
          return;
        }
        payload.issues.push({
          origin: numericOriginMap[typeof payload.value] ?? origin,
          code: "too_small",
          minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
          input: payload.value,
          inclusive: def.inclusive,
          inst,
          continue: !def.abort
        });
      };
    });
    $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
      var _a3;
      $ZodCheck.init(inst, def);
      (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
      inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
        if (length <= def.maximum)
          return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
          origin,
          code: "too_big",
          maximum: def.maximum,
          inclusive: true,
          input,
          inst,
          continue: !def.abort
        });
      };
    });
    $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
      var _a3;
      $ZodCheck.init(inst, def);
      (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
      inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units;
        if (length >= def.minimum)
          return;
        const origin = getLengthableOrigin(input);
        payload.issues.push({
          origin,
          code: "too_small",
          minimum: def.minimum,
          inclusive: true,
          input,
          inst,
          continue: !def.abort
        });
      };
    });
  }
});

// node_modules/zod/v4/core/doc.js
var init_doc = __esm({
  "node_modules/zod/v4/core/doc.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/core/versions.js
var version;
var init_versions = __esm({
  "node_modules/zod/v4/core/versions.js"() {
    "use strict";
    version = {
      major: 4,
      minor: 6,
      patch: 7
    };
  }
});

// node_modules/zod/v4/core/schemas.js
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent2 = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent2 && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent2) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent2 && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent2 || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}
var $ZodType, toStandardResult, $ZodString, $ZodNumber, $ZodBoolean, $ZodUnknown, arraySize, $ZodArray, NO_SYMBOL_KEYS, $ZodObject, $ZodUnion, $ZodRecord, $ZodEnum, $ZodLiteral, $ZodOptional, $ZodExactOptional, $ZodNullable, $ZodCustom;
var init_schemas = __esm({
  "node_modules/zod/v4/core/schemas.js"() {
    "use strict";
    init_checks();
    init_core();
    init_regexes();
    init_util();
    init_versions();
    init_util();
    $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
      var _a3;
      inst ?? (inst = {});
      inst._zod.def = def;
      inst._zod.bag = inst._zod.bag || {};
      inst._zod.version = version;
      const defChecks = inst._zod.def.checks;
      const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
      for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
          fn(inst);
        }
      }
      if (checks.length === 0) {
        (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
        inst._zod.deferred?.push(() => {
          inst._zod.run = inst._zod.parse;
        });
      } else {
        const runChecks = (payload, checks2, ctx) => {
          if (payload.memo)
            return payload;
          let isAborted = aborted(payload);
          let asyncResult;
          for (const ch of checks2) {
            if (ch._zod.def.when) {
              if (explicitlyAborted(payload))
                continue;
              const shouldRun = ch._zod.def.when(payload);
              if (!shouldRun)
                continue;
            } else if (isAborted) {
              continue;
            }
            const currLen = payload.issues.length;
            const _ = ch._zod.check(payload);
            if (_ instanceof Promise && ctx?.async === false) {
              throw new $ZodAsyncError();
            }
            if (asyncResult || _ instanceof Promise) {
              asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                await _;
                const nextLen = payload.issues.length;
                if (nextLen === currLen)
                  return;
                attachSchema(payload.issues, currLen, inst);
                if (!isAborted)
                  isAborted = aborted(payload, currLen);
              });
            } else {
              const nextLen = payload.issues.length;
              if (nextLen === currLen)
                continue;
              attachSchema(payload.issues, currLen, inst);
              if (!isAborted)
                isAborted = aborted(payload, currLen);
            }
          }
          if (asyncResult) {
            return asyncResult.then(() => {
              return payload;
            });
          }
          return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
          if (aborted(canary)) {
            canary.aborted = true;
            return canary;
          }
          const checkResult = runChecks(payload, checks, ctx);
          if (checkResult instanceof Promise) {
            if (ctx.async === false)
              throw new $ZodAsyncError();
            return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
          }
          return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
          if (ctx.skipChecks) {
            return inst._zod.parse(payload, ctx);
          }
          if (ctx.direction === "backward") {
            const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
            if (canary instanceof Promise) {
              return canary.then((canary2) => {
                return handleCanaryResult(canary2, payload, ctx);
              });
            }
            return handleCanaryResult(canary, payload, ctx);
          }
          const result = inst._zod.parse(payload, ctx);
          if (result instanceof Promise) {
            if (ctx.async === false)
              throw new $ZodAsyncError();
            return result.then((result2) => runChecks(result2, checks, ctx));
          }
          return runChecks(result, checks, ctx);
        };
      }
    }, {
      // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
      get "~standard"() {
        return hide(this, "~standard", standardProps(this));
      },
      set "~standard"(value) {
        own(this, "~standard", value);
      }
    });
    toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
    $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
      $ZodType.init(inst, def);
      inst._zod.pattern = def.pattern ?? anyString;
      inst._zod.parse = (payload, _) => {
        if (def.coerce)
          try {
            payload.value = String(payload.value);
          } catch (_2) {
          }
        if (typeof payload.value === "string")
          return payload;
        payload.issues.push({
          expected: "string",
          code: "invalid_type",
          input: payload.value,
          inst
        });
        return payload;
      };
    });
    $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
      $ZodType.init(inst, def);
      inst._zod.pattern = number;
      inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
          try {
            payload.value = Number(payload.value);
          } catch (_) {
          }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
          return payload;
        }
        const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
        payload.issues.push({
          expected: "number",
          code: "invalid_type",
          input,
          inst,
          ...received ? { received } : {}
        });
        return payload;
      };
    });
    $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
      $ZodType.init(inst, def);
      inst._zod.pattern = boolean;
      inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
          try {
            payload.value = Boolean(payload.value);
          } catch (_) {
          }
        const input = payload.value;
        if (typeof input === "boolean")
          return payload;
        payload.issues.push({
          expected: "boolean",
          code: "invalid_type",
          input,
          inst
        });
        return payload;
      };
    });
    $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
      $ZodType.init(inst, def);
      inst._zod.parse = (payload) => payload;
    });
    arraySize = (input) => Array.isArray(input) ? input.length : -1;
    $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
      $ZodType.init(inst, def);
      const memo = globalConfig.memoizer;
      memo?.attach(inst);
      inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
          payload.issues.push({
            expected: "array",
            code: "invalid_type",
            input,
            inst
          });
          return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
          const item = input[i];
          const result = def.element._zod.run({
            value: item,
            issues: []
          }, ctx);
          if (result instanceof Promise) {
            proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
          } else {
            handleArrayResult(result, payload, i);
            if (abortEarly && result.issues.length !== 0 && aborted(result))
              break;
          }
        }
        if (proms.length) {
          return Promise.all(proms).then(() => payload);
        }
        return payload;
      };
      capSize(inst, arraySize);
    });
    NO_SYMBOL_KEYS = [];
    $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
      $ZodType.init(inst, def);
      const desc = Object.getOwnPropertyDescriptor(def, "shape");
      const sh = desc?.get ? desc.get.raw : def.shape ?? {};
      if (sh) {
        const get = () => {
          const newSh = { ...sh };
          Object.defineProperty(def, "shape", { value: newSh });
          get.raw = newSh;
          return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
      }
      const _normalized = cached(() => normalizeDef(def));
      defineLazyInternal(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
          const field = shape[key]._zod;
          if (field.values) {
            if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
              assignProp(propValues, key, /* @__PURE__ */ new Set());
            }
            for (const v of field.values)
              propValues[key].add(v);
            if (field.optin !== void 0)
              propValues[key].add(void 0);
          }
        }
        return propValues;
      });
      const isObject2 = isObject;
      const catchall = def.catchall;
      let value;
      const memo = globalConfig.memoizer;
      memo?.attach(inst);
      inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject2(input)) {
          payload.issues.push({
            expected: "object",
            code: "invalid_type",
            input,
            inst
          });
          return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
          if (abortEarly && payload.issues.length !== seen) {
            if (aborted(payload, seen))
              break;
            seen = payload.issues.length;
          }
          if (key === "__proto__")
            continue;
          const el = shape[key];
          const optin = el._zod.optin;
          const optout = el._zod.optout;
          const r = el._zod.run({ value: input[key], issues: [] }, ctx);
          if (r instanceof Promise) {
            proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
          } else {
            handlePropertyResult(r, payload, key, input, optin, optout);
          }
        }
        if (!catchall) {
          return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
      };
    });
    $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
      $ZodType.init(inst, def);
      defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
      defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
      defineLazyInternal(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
          return new Set(zod.def.options.flatMap((option2) => Array.from(option2._zod.values)));
        }
        return void 0;
      });
      defineLazyInternal(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
          const patterns = zod.def.options.map((o) => o._zod.pattern);
          return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
        }
        return void 0;
      });
      const first = def.options.length === 1 ? def.options[0]._zod.run : null;
      inst._zod.parse = (payload, ctx) => {
        if (first) {
          return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option2 of def.options) {
          const result = option2._zod.run({
            value: payload.value,
            issues: []
          }, ctx);
          if (result instanceof Promise) {
            results.push(result);
            async = true;
          } else {
            if (result.issues.length === 0)
              return result;
            results.push(result);
          }
        }
        if (!async)
          return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results2) => {
          return handleUnionResults(results2, payload, inst, ctx);
        });
      };
    });
    $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
      $ZodType.init(inst, def);
      const memo = globalConfig.memoizer;
      memo?.attach(inst);
      inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!isPlainObject(input)) {
          payload.issues.push({
            expected: "record",
            code: "invalid_type",
            input,
            inst
          });
          return payload;
        }
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
          payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
          const recordKeys = /* @__PURE__ */ new Set();
          for (const key of values) {
            if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
              recordKeys.add(typeof key === "number" ? key.toString() : key);
              if (key === "__proto__")
                continue;
              const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
              if (keyResult instanceof Promise) {
                throw new Error("Async schemas not supported in object keys currently");
              }
              if (keyResult.issues.length) {
                payload.issues.push({
                  code: "invalid_key",
                  origin: "record",
                  issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
                  input: key,
                  path: [key],
                  inst
                });
                continue;
              }
              const outKey = keyResult.value;
              if (outKey === "__proto__")
                continue;
              const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
              if (result instanceof Promise) {
                proms.push(result.then((result2) => {
                  if (result2.issues.length) {
                    payload.issues.push(...prefixIssues(key, result2.issues));
                  }
                  payload.value[outKey] = result2.value;
                }));
              } else {
                if (result.issues.length) {
                  payload.issues.push(...prefixIssues(key, result.issues));
                }
                payload.value[outKey] = result.value;
              }
            }
          }
          let unrecognized;
          for (const key in input) {
            if (!recordKeys.has(key)) {
              if (def.mode === "loose") {
                if (key === "__proto__")
                  continue;
                payload.value[key] = input[key];
              } else {
                unrecognized = unrecognized ?? [];
                unrecognized.push(key);
              }
            }
          }
          if (unrecognized && unrecognized.length > 0) {
            payload.issues.push({
              code: "unrecognized_keys",
              input,
              inst,
              keys: unrecognized,
              continue: true
            });
          }
        } else {
          payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
          let unrecognized;
          for (const key of Reflect.ownKeys(input)) {
            if (key === "__proto__")
              continue;
            if (!Object.prototype.propertyIsEnumerable.call(input, key))
              continue;
            let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            if (keyResult instanceof Promise) {
              throw new Error("Async schemas not supported in object keys currently");
            }
            const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
            if (checkNumericKey) {
              const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
              if (retryResult instanceof Promise) {
                throw new Error("Async schemas not supported in object keys currently");
              }
              if (retryResult.issues.length === 0) {
                keyResult = retryResult;
              }
            }
            if (keyResult.issues.length) {
              if (def.mode === "loose") {
                payload.value[key] = input[key];
              } else if (values) {
                unrecognized = unrecognized ?? [];
                unrecognized.push(key);
              } else {
                payload.issues.push({
                  code: "invalid_key",
                  origin: "record",
                  issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
                  input: key,
                  path: [key],
                  inst
                });
              }
              continue;
            }
            const outKey = keyResult.value;
            if (outKey === "__proto__")
              continue;
            const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
            if (result instanceof Promise) {
              proms.push(result.then((result2) => {
                if (result2.issues.length) {
                  payload.issues.push(...prefixIssues(key, result2.issues));
                }
                payload.value[outKey] = result2.value;
              }));
            } else {
              if (result.issues.length) {
                payload.issues.push(...prefixIssues(key, result.issues));
              }
              payload.value[outKey] = result.value;
            }
          }
          if (unrecognized && unrecognized.length > 0) {
            payload.issues.push({
              code: "unrecognized_keys",
              input,
              inst,
              keys: unrecognized,
              continue: true
            });
          }
        }
        if (proms.length) {
          return Promise.all(proms).then(() => payload);
        }
        return payload;
      };
    });
    $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
      $ZodType.init(inst, def);
      const values = getEnumValues(def.entries);
      const valuesSet = new Set(values);
      inst._zod.values = valuesSet;
      defineLazyInternal(inst, "pattern", (zod) => {
        const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
      });
      inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
          return payload;
        }
        payload.issues.push({
          code: "invalid_value",
          values,
          input,
          inst
        });
        return payload;
      };
    });
    $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
      $ZodType.init(inst, def);
      const values = new Set(def.values);
      inst._zod.values = values;
      defineLazyInternal(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
      });
      inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
          return payload;
        }
        payload.issues.push({
          code: "invalid_value",
          values: def.values,
          input,
          inst
        });
        return payload;
      };
    });
    $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
      $ZodType.init(inst, def);
      defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
      inst._zod.optout = "optional";
      defineLazyInternal(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
      });
      defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
      });
      inst._zod.parse = (payload, ctx) => {
        if (payload.value === void 0) {
          if (def.innerType._zod.optin !== "defaulted")
            return payload;
          const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
          if (result instanceof Promise)
            return result.then((result2) => handleOptionalResult(payload, result2));
          return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
      };
    });
    $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
      $ZodOptional.init(inst, def);
      defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
      defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
      inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
      };
    });
    $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
      $ZodType.init(inst, def);
      defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
      defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
      defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
      });
      defineLazyInternal(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
      });
      inst._zod.parse = (payload, ctx) => {
        if (payload.value === null)
          return payload;
        return def.innerType._zod.run(payload, ctx);
      };
    });
    $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
      $ZodCheck.init(inst, def);
      $ZodType.init(inst, def);
      inst._zod.parse = (payload, _) => {
        return payload;
      };
      inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
          return r.then((r2) => handleRefineResult(r2, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
      };
    });
  }
});

// node_modules/zod/v4/core/memoizer.js
var init_memoizer = __esm({
  "node_modules/zod/v4/core/memoizer.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/locales/index.js
var init_locales = __esm({
  "node_modules/zod/v4/locales/index.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/core/registries.js
function registry() {
  return new $ZodRegistry();
}
var _a2, $ZodRegistry, globalRegistry;
var init_registries = __esm({
  "node_modules/zod/v4/core/registries.js"() {
    "use strict";
    $ZodRegistry = class {
      constructor() {
        this._map = /* @__PURE__ */ new WeakMap();
        this._idmap = /* @__PURE__ */ new Map();
      }
      add(schema, ..._meta) {
        const meta2 = _meta[0];
        this._map.set(schema, meta2);
        if (meta2 && typeof meta2 === "object" && "id" in meta2) {
          this._idmap.set(meta2.id, schema);
        }
        return this;
      }
      clear() {
        this._map = /* @__PURE__ */ new WeakMap();
        this._idmap = /* @__PURE__ */ new Map();
        return this;
      }
      remove(schema) {
        const meta2 = this._map.get(schema);
        if (meta2 && typeof meta2 === "object" && "id" in meta2) {
          this._idmap.delete(meta2.id);
        }
        this._map.delete(schema);
        return this;
      }
      get(schema) {
        const p = schema._zod.parent;
        if (p) {
          const pm = { ...this.get(p) ?? {} };
          delete pm.id;
          const f = { ...pm, ...this._map.get(schema) };
          return Object.keys(f).length ? f : void 0;
        }
        return this._map.get(schema);
      }
      has(schema) {
        return this._map.has(schema);
      }
    };
    (_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
    globalRegistry = globalThis.__zod_globalRegistry;
  }
});

// node_modules/zod/v4/core/compile.js
var init_compile = __esm({
  "node_modules/zod/v4/core/compile.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
  return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
  return new Class(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
  return new Class({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
  return new Class({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _positive(params) {
  return /* @__PURE__ */ _gt(0, params);
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
  const schema = new Class({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}
var init_api = __esm({
  "node_modules/zod/v4/core/api.js"() {
    "use strict";
    init_checks();
    init_util();
  }
});

// node_modules/zod/v4/core/to-json-schema.js
var init_to_json_schema = __esm({
  "node_modules/zod/v4/core/to-json-schema.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/core/json-schema.js
var init_json_schema = __esm({
  "node_modules/zod/v4/core/json-schema.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/core/index.js
var init_core2 = __esm({
  "node_modules/zod/v4/core/index.js"() {
    "use strict";
    init_core();
    init_parse();
    init_errors();
    init_schemas();
    init_memoizer();
    init_checks();
    init_versions();
    init_util();
    init_regexes();
    init_locales();
    init_registries();
    init_doc();
    init_compile();
    init_api();
    init_to_json_schema();
    init_json_schema();
  }
});

// node_modules/zod/v4/mini/parse.js
var init_parse2 = __esm({
  "node_modules/zod/v4/mini/parse.js"() {
    "use strict";
    init_core2();
  }
});

// node_modules/zod/v4/mini/schemas.js
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
  return new ZodMiniObject({
    type: "object",
    shape,
    catchall: /* @__PURE__ */ unknown(),
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function extend2(schema, shape) {
  return extend(schema, shape);
}
// @__NO_SIDE_EFFECTS__
function union(options2, params) {
  return new ZodMiniUnion({
    type: "union",
    options: options2,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
  if (!valueType || !valueType._zod) {
    return new ZodMiniRecord({
      type: "record",
      keyType: /* @__PURE__ */ string2(),
      valueType: keyType,
      ...normalizeParams(valueType)
    });
  }
  return new ZodMiniRecord({
    type: "record",
    keyType,
    valueType,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function partialRecord(keyType, valueType, params) {
  return new ZodMiniRecord({
    type: "record",
    keyType,
    valueType,
    ...normalizeParams(params),
    partial: true
  });
}
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodMiniEnum({
    type: "enum",
    entries,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
  return new ZodMiniLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
  return new ZodMiniExactOptional({
    type: "optional",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
}
var ZodMiniType, ZodMiniString, ZodMiniNumber, ZodMiniBoolean, ZodMiniUnknown, ZodMiniArray, ZodMiniObject, ZodMiniUnion, ZodMiniRecord, ZodMiniEnum, ZodMiniLiteral, ZodMiniOptional, ZodMiniExactOptional, ZodMiniNullable, ZodMiniCustom;
var init_schemas2 = __esm({
  "node_modules/zod/v4/mini/schemas.js"() {
    "use strict";
    init_core2();
    init_util();
    init_parse2();
    ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
      if (!inst._zod)
        throw new Error("Uninitialized schema in ZodMiniType.");
      $ZodType.init(inst, def);
      inst.def = def;
      inst.type = def.type;
    }, {
      // `with` is an alias for `check`: the same function object, not a wrapper.
      get with() {
        return this.check;
      },
      set with(value) {
        own(this, "with", value);
      },
      parse(data, params) {
        return parse(this, data, params, { callee: this.parse });
      },
      parseAsync(data, params) {
        return parseAsync(this, data, params, { callee: this.parseAsync });
      },
      safeParse(data, params) {
        return safeParse(this, data, params);
      },
      safeParseAsync(data, params) {
        return safeParseAsync(this, data, params);
      },
      check(...checks) {
        const def = this.def;
        return this.clone({
          ...def,
          checks: [
            ...def.checks ?? [],
            ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
          ]
        }, { parent: true });
      },
      clone(_def, params) {
        return clone(this, _def, params);
      },
      brand() {
        return this;
      },
      register(reg, meta2) {
        reg.add(this, meta2);
        return this;
      },
      apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
      }
    });
    ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
      $ZodString.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
      $ZodNumber.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
      $ZodBoolean.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
      $ZodUnknown.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
      $ZodArray.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
      $ZodObject.init(inst, def);
      ZodMiniType.init(inst, def);
      installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
    });
    ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
      $ZodUnion.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniRecord = /* @__PURE__ */ $constructor("ZodMiniRecord", (inst, def) => {
      $ZodRecord.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniEnum = /* @__PURE__ */ $constructor("ZodMiniEnum", (inst, def) => {
      $ZodEnum.init(inst, def);
      ZodMiniType.init(inst, def);
      inst.options = [...inst._zod.values];
    });
    ZodMiniLiteral = /* @__PURE__ */ $constructor("ZodMiniLiteral", (inst, def) => {
      $ZodLiteral.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
      $ZodOptional.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniExactOptional = /* @__PURE__ */ $constructor("ZodMiniExactOptional", (inst, def) => {
      $ZodExactOptional.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
      $ZodNullable.init(inst, def);
      ZodMiniType.init(inst, def);
    });
    ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
      $ZodCustom.init(inst, def);
      ZodMiniType.init(inst, def);
    });
  }
});

// node_modules/zod/v4/mini/checks.js
var init_checks2 = __esm({
  "node_modules/zod/v4/mini/checks.js"() {
    "use strict";
    init_core2();
  }
});

// node_modules/zod/v4/mini/iso.js
var init_iso = __esm({
  "node_modules/zod/v4/mini/iso.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/mini/coerce.js
var init_coerce = __esm({
  "node_modules/zod/v4/mini/coerce.js"() {
    "use strict";
  }
});

// node_modules/zod/v4/mini/external.js
var init_external = __esm({
  "node_modules/zod/v4/mini/external.js"() {
    "use strict";
    init_core2();
    init_parse2();
    init_schemas2();
    init_checks2();
    init_core2();
    init_locales();
    init_iso();
    init_coerce();
  }
});

// node_modules/zod/mini/index.js
var init_mini = __esm({
  "node_modules/zod/mini/index.js"() {
    "use strict";
    init_external();
  }
});

// src/base/regular-file.ts
function readRegularFile(path, maxBytes) {
  const file = openToRead(path);
  try {
    const status = requireRegular(file);
    if (status.size > maxBytes) throw new Error(`it is larger than ${inWords(maxBytes)}`);
    return (0, import_node_fs3.readFileSync)(file);
  } finally {
    (0, import_node_fs3.closeSync)(file);
  }
}
function openToAppend(path) {
  const file = (0, import_node_fs3.openSync)(path, APPEND_AT_ONCE, 384);
  try {
    requireRegular(file);
    return file;
  } catch (error) {
    (0, import_node_fs3.closeSync)(file);
    throw error;
  }
}
function requireRegular(file) {
  const status = (0, import_node_fs3.fstatSync)(file);
  if (!status.isFile()) throw new Error("it is not a regular file");
  return status;
}
function openToRead(path) {
  try {
    return (0, import_node_fs3.openSync)(path, READ_AT_ONCE);
  } catch (error) {
    if ((0, import_node_fs3.lstatSync)(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) throw error;
    throw new Error("it is a link that leads nowhere, or where you may not read", { cause: error });
  }
}
function inWords(bytes) {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes >= 1 ? `${mebibytes} MB` : `${bytes / 1024} kB`;
}
var import_node_fs3, import_promises, READ_AT_ONCE, APPEND_AT_ONCE, ONLY_NEW;
var init_regular_file = __esm({
  "src/base/regular-file.ts"() {
    "use strict";
    import_node_fs3 = require("fs");
    import_promises = require("fs/promises");
    READ_AT_ONCE = import_node_fs3.constants.O_RDONLY | import_node_fs3.constants.O_NONBLOCK | import_node_fs3.constants.O_NOCTTY;
    APPEND_AT_ONCE = import_node_fs3.constants.O_WRONLY | import_node_fs3.constants.O_APPEND | import_node_fs3.constants.O_CREAT | import_node_fs3.constants.O_NONBLOCK | import_node_fs3.constants.O_NOCTTY;
    ONLY_NEW = import_node_fs3.constants.O_WRONLY | import_node_fs3.constants.O_CREAT | import_node_fs3.constants.O_EXCL | import_node_fs3.constants.O_NOFOLLOW;
  }
});

// src/settings/config-file.ts
function readConfigPart(path, schema, consequence, report) {
  try {
    const { success, data, error } = safeParse(schema, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
    if (success) return data;
    const [issue2] = error.issues;
    report(`${path}: ${issue2?.path.join(".") ?? ""}: ${issue2?.message ?? "wrong"}; ${consequence}`);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`${path}: ${messageOf(error)}; ${consequence}`);
  }
  return void 0;
}
var MAX_FILE_BYTES;
var init_config_file = __esm({
  "src/settings/config-file.ts"() {
    "use strict";
    init_mini();
    init_failure();
    init_regular_file();
    MAX_FILE_BYTES = 1024 * 1024;
  }
});

// src/settings/keys.ts
function readKeys(path, report) {
  return readConfigPart(path, config2, "the usual keys are used", report)?.keys;
}
var MAX_NAMES, word, config2;
var init_keys = __esm({
  "src/settings/keys.ts"() {
    "use strict";
    init_mini();
    init_config_file();
    MAX_NAMES = 100;
    word = string2().check(_minLength(1), _maxLength(32));
    config2 = object({
      /** Keys of the dashboard, by what they do. */
      keys: exactOptional(
        record(word, array(word).check(_maxLength(8))).check(refine((keys) => Object.keys(keys).length <= MAX_NAMES, "too many"))
      )
    });
  }
});

// src/tui/painter.ts
function spansOf(row, columns) {
  if (row === void 0) return [{ ansi: "", cells: 0, column: 0, width: columns }];
  return "ansi" in row ? [{ ...row, column: 0, width: columns }] : row;
}
function cutAlike(before, spans) {
  const isAlike = ({ column, width }, at) => before[at]?.column === column && before[at].width === width;
  return before.length === spans.length && spans.every(isAlike);
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}
var HIDE_CURSOR, SHOW_CURSOR, ERASE_TO_END, ASCII, Painter;
var init_painter = __esm({
  "src/tui/painter.ts"() {
    "use strict";
    HIDE_CURSOR = "\x1B[?25l";
    SHOW_CURSOR = "\x1B[?25h";
    ERASE_TO_END = "\x1B[K";
    ASCII = /^[\u001b -~]*$/;
    Painter = class {
      #size = { columns: 0, rows: 0 };
      #shown = [];
      #cursorShown = false;
      /** What to write for a screen of this size to show the frame; empty when it does already. */
      paint({ rows, cursor }, size) {
        if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
          this.#size = size;
          this.#shown = [];
        }
        let output = "";
        for (let index = 0; index < size.rows; index += 1) {
          const spans = spansOf(rows[index], size.columns);
          output += this.#difference(index, spans);
          this.#shown[index] = spans;
        }
        if (cursor !== void 0) output += moveTo(size.rows - 1, cursor);
        if (this.#cursorShown !== (cursor !== void 0)) output += this.#cursorShown ? HIDE_CURSOR : SHOW_CURSOR;
        this.#cursorShown = cursor !== void 0;
        return output;
      }
      #difference(index, spans) {
        const before = this.#shown[index];
        const isCut = before === void 0 || !cutAlike(before, spans);
        let output = isCut && spans.length > 1 ? moveTo(index, 0) + ERASE_TO_END : "";
        let isOverwritten = false;
        for (const [at, span2] of spans.entries()) {
          const isSame = !isCut && before[at]?.ansi === span2.ansi;
          if (isSame && !isOverwritten) continue;
          output += moveTo(index, span2.column) + this.#erased(span2);
          isOverwritten = !isSame && !(ASCII.test(span2.ansi) && ASCII.test(before?.[at]?.ansi ?? ""));
        }
        return output;
      }
      /** The text of a span and what erases the rest of its cells. Not at the end of a full row, whose last cell would go. */
      #erased({ ansi, cells, column, width }) {
        if (cells >= width) return ansi;
        return column + width >= this.#size.columns ? ansi + ERASE_TO_END : `\x1B[${width}X${ansi}`;
      }
    };
  }
});

// src/tui/terminal.ts
var ENTER, LEAVE, MOUSE, SYNC, Terminal;
var init_terminal = __esm({
  "src/tui/terminal.ts"() {
    "use strict";
    init_painter();
    ENTER = `\x1B[?1049h${HIDE_CURSOR}\x1B[?7l\x1B[?2004h\x1B[2J`;
    LEAVE = `\x1B[0m\x1B[?2004l\x1B[?7h${SHOW_CURSOR}\x1B[?1049l`;
    MOUSE = ["\x1B[?1000h\x1B[?1006h", "\x1B[?1006l\x1B[?1000l"];
    SYNC = ["\x1B[?2026h", "\x1B[?2026l"];
    Terminal = class {
      #stdin;
      #stdout;
      #enter;
      #leave;
      #undo = [];
      #open = true;
      /** `isTmux`: it is a pane or a popup of tmux. */
      constructor({ stdin, stdout }, isTmux2) {
        this.#stdin = stdin;
        this.#stdout = stdout;
        this.#leave = `${isTmux2 ? MOUSE[1] : ""}${LEAVE}`;
        this.#enter = `${ENTER}${isTmux2 ? MOUSE[0] : ""}`;
        stdin.setRawMode(true);
        stdout.write(this.#enter);
        this.#on(process, "exit", () => this.#restore());
        for (const signal of ["SIGTERM", "SIGHUP"]) this.#on(process, signal, () => this.#end(signal));
        for (const event of ["end", "close", "error"]) this.#on(stdin, event, () => this.#end("SIGHUP"));
      }
      get size() {
        return { columns: Math.max(1, this.#stdout.columns), rows: Math.max(1, this.#stdout.rows) };
      }
      onInput(listener) {
        this.#on(this.#stdin, "data", listener);
        this.#stdin.resume();
      }
      onResize(listener) {
        this.#on(this.#stdout, "resize", listener);
      }
      write(output) {
        if (this.#open && output !== "") this.#stdout.write(SYNC.join(output));
      }
      /** Gives the terminal to another program, and takes it back by what is returned. */
      suspend() {
        this.#restore();
        this.#stdin.pause();
        return () => {
          if (this.#undo.length === 0) return;
          this.#open = true;
          this.#stdin.setRawMode(true);
          this.#stdout.write(this.#enter);
          this.#stdin.resume();
        };
      }
      close() {
        for (const undo of this.#undo.splice(0)) undo();
        this.#restore();
        this.#stdin.pause();
      }
      /** Not by process.exit(): Node.js aborts there when its terminal is gone. */
      #end(signal) {
        this.close();
        process.kill(process.pid, signal);
      }
      #restore() {
        if (!this.#open) return;
        this.#open = false;
        try {
          this.#stdin.setRawMode(false);
          this.#stdout.write(this.#leave);
        } catch {
        }
      }
      #on(emitter, event, listener) {
        emitter.on(event, listener);
        this.#undo.push(() => emitter.off(event, listener));
      }
    };
  }
});

// src/tui/keys.ts
function keyOf(match) {
  const [, numbers = "", final = "", letter = "", alt, character = ""] = match;
  if (alt !== void 0) return void 0;
  if (numbers.startsWith("<")) return final === "M" ? mouseOf(numbers.slice(1)) : void 0;
  if (final === "~") return CSI_NUMBERS[numbers.split(";")[0] ?? ""];
  if (final !== "" || letter !== "") return CSI_LETTERS[final + letter];
  if (character in CONTROLS) return CONTROLS[character];
  if (character < " ") return `C-${String.fromCharCode(character.charCodeAt(0) + 96)}`;
  return character;
}
function mouseOf(report) {
  const [button = "", column = "", row = ""] = report.split(";");
  const called = BUTTONS[button];
  if (called === void 0) return void 0;
  return { button: called, column: Math.max(0, Number(column) - 1), row: Math.max(0, Number(row) - 1) };
}
var CSI_LETTERS, CSI_NUMBERS, BUTTONS, CONTROLS, KEY, MAX_SEQUENCE, PASTE_BEGINS, PASTE_ENDS, MAX_PASTE, KeyDecoder;
var init_keys2 = __esm({
  "src/tui/keys.ts"() {
    "use strict";
    CSI_LETTERS = {
      A: "up",
      B: "down",
      C: "right",
      D: "left",
      F: "end",
      H: "home",
      Z: "S-tab"
    };
    CSI_NUMBERS = {
      1: "home",
      4: "end",
      5: "page-up",
      6: "page-down",
      7: "home",
      8: "end"
    };
    BUTTONS = { 0: "click", 64: "wheel-up", 65: "wheel-down" };
    CONTROLS = {
      "	": "tab",
      "\b": "backspace",
      "\x7F": "backspace",
      "\r": "enter",
      "\n": "enter"
    };
    KEY = /^(?:\u001b\[([\d;:<=>?]*)[ -/]*([@-~])|\u001bO([@-~])|\u001b([^[O\u001b])|([^\u001b]))/u;
    MAX_SEQUENCE = 64;
    PASTE_BEGINS = "\x1B[200~";
    PASTE_ENDS = "\x1B[201~";
    MAX_PASTE = 64 * 1024;
    KeyDecoder = class {
      #decoder = new TextDecoder();
      #rest = "";
      /** What was pasted so far; undefined while nothing is. */
      #pasted;
      /** True while an Escape was read that may be a key, or the start of one. */
      get pending() {
        return this.#rest !== "";
      }
      push(data) {
        this.#rest += this.#decoder.decode(data, { stream: true });
        const keys = [];
        for (; ; ) {
          if (this.#pasted !== void 0 || this.#rest.startsWith(PASTE_BEGINS)) {
            const pasted2 = this.#paste();
            if (pasted2 === void 0) return keys;
            keys.push(pasted2);
            continue;
          }
          const match = KEY.exec(this.#rest);
          if (match !== null) {
            this.#rest = this.#rest.slice(match[0].length);
            const key = keyOf(match);
            if (key !== void 0) keys.push(key);
          } else if (this.#rest.startsWith("\x1B\x1B")) {
            this.#rest = this.#rest.slice(1);
            keys.push("escape");
          } else {
            if (this.#rest.length > MAX_SEQUENCE) this.#rest = "";
            return keys;
          }
        }
      }
      /** Takes in pasted text; undefined while its end has not come. */
      #paste() {
        if (this.#pasted === void 0) this.#rest = this.#rest.slice(PASTE_BEGINS.length);
        const end = this.#rest.indexOf(PASTE_ENDS);
        const upTo = end >= 0 ? end : Math.max(0, this.#rest.length - PASTE_ENDS.length + 1);
        this.#pasted = `${this.#pasted ?? ""}${this.#rest.slice(0, upTo)}`.slice(0, MAX_PASTE);
        this.#rest = this.#rest.slice(upTo);
        if (end < 0) return void 0;
        const paste = this.#pasted;
        this.#pasted = void 0;
        this.#rest = this.#rest.slice(PASTE_ENDS.length);
        return { paste };
      }
      /** Nothing more came for a while: an Escape on its own is the key. */
      settle() {
        if (this.#pasted !== void 0) return [];
        const alone = this.#rest === "\x1B";
        this.#rest = "";
        return alone ? ["escape"] : [];
      }
    };
  }
});

// src/tui/screen.ts
var PAINT_MS, ESCAPE_MS, Screen;
var init_screen = __esm({
  "src/tui/screen.ts"() {
    "use strict";
    init_keys2();
    init_painter();
    PAINT_MS = 40;
    ESCAPE_MS = 40;
    Screen = class {
      #terminal;
      #scene;
      #paintMs;
      #onError;
      #keys = new KeyDecoder();
      #painter = new Painter();
      #isAway = false;
      #paintedAt = 0;
      #paintTimer;
      #escapeTimer;
      constructor(terminal, scene, { paintMs = PAINT_MS, onError }) {
        this.#terminal = terminal;
        this.#scene = scene;
        this.#paintMs = paintMs;
        this.#onError = onError;
        terminal.onInput((data) => this.#guard(() => this.#input(data)));
        terminal.onResize(() => this.#guard(() => this.#paint()));
        this.#guard(() => this.#paint());
      }
      get size() {
        return this.#terminal.size;
      }
      /** To be called when the scene may look different: paints it now, or as soon as the pace allows. */
      changed() {
        const wait = this.#paintedAt + this.#paintMs - performance.now();
        this.#paintTimer ??= setTimeout(() => this.#guard(() => this.#paint()), Math.max(0, wait));
      }
      /** Writes a sequence that leaves what is shown as it is. */
      write(output) {
        this.#terminal.write(output);
      }
      /** Leaves the terminal to another program; returns how to take it back. */
      suspend() {
        this.#isAway = true;
        const resume = this.#terminal.suspend();
        return () => {
          this.#isAway = false;
          resume();
          this.#painter = new Painter();
          this.#guard(() => this.#paint());
        };
      }
      close() {
        clearTimeout(this.#paintTimer);
        clearTimeout(this.#escapeTimer);
        this.#terminal.close();
      }
      #input(data) {
        if (this.#isAway) return;
        clearTimeout(this.#escapeTimer);
        this.#press(this.#keys.push(data));
        if (!this.#keys.pending) return;
        this.#escapeTimer = setTimeout(() => this.#guard(() => this.#press(this.#keys.settle())), ESCAPE_MS);
      }
      #press(keys) {
        for (const key of keys) {
          this.#scene.press(key);
          if (this.#isAway) return;
        }
        this.changed();
      }
      #paint() {
        clearTimeout(this.#paintTimer);
        this.#paintTimer = void 0;
        if (this.#isAway) return;
        const { size } = this.#terminal;
        this.#terminal.write(this.#painter.paint(this.#scene.frame(size), size));
        this.#paintedAt = performance.now();
      }
      #guard(act) {
        try {
          act();
        } catch (error) {
          this.#onError(error);
        }
      }
    };
  }
});

// src/base/similar.ts
function similar(word3, known3) {
  if (word3.length > MAX_CHARACTERS) return void 0;
  const wanted = word3.toLowerCase();
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / CHARACTERS_PER_SLIP));
  let best;
  for (const name2 of known3) {
    if (name2.length > MAX_CHARACTERS) continue;
    const isStart = wanted.length >= MIN_START && name2.toLowerCase().startsWith(wanted);
    const slips = isStart ? 1 : slipsBetween(wanted, name2.toLowerCase());
    if (slips <= Math.max(most, isStart ? 1 : 0) && (best === void 0 || slips < best.slips)) best = { name: name2, slips };
  }
  return best?.name;
}
function didYouMean(word3, known3) {
  const name2 = similar(word3, known3);
  return name2 === void 0 ? "" : `did you mean '${name2}'? `;
}
function slipsBetween(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const swapped = isSwapped ? (before[at - 2] ?? 0) + 1 : Infinity;
      here.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1));
    }
    before = last;
    last = here;
  }
  return last[other.length] ?? Infinity;
}
var MAX_CHARACTERS, MIN_START, CHARACTERS_PER_SLIP, MOST_SLIPS;
var init_similar = __esm({
  "src/base/similar.ts"() {
    "use strict";
    MAX_CHARACTERS = 64;
    MIN_START = 2;
    CHARACTERS_PER_SLIP = 3;
    MOST_SLIPS = 3;
  }
});

// src/runner/state.ts
function shownState(state) {
  if (state.stuck === true) return "stuck";
  if (state.kind === "idle" && state.showing === true) return "showing";
  return state.kind === "idle" && state.unseen === true ? "unseen" : state.kind;
}
function isNewFailure(state) {
  return state.kind === "failed" && state.unseen === true;
}
function wantsPerson(state) {
  return isNewFailure(state) || ATTENTION.has(shownState(state));
}
function isFinal(state) {
  return FINAL.has(state.kind);
}
var STATE_KINDS, SHOWN_STATES, ATTENTION, FINAL;
var init_state = __esm({
  "src/runner/state.ts"() {
    "use strict";
    STATE_KINDS = [
      "waiting",
      "failed",
      "lost",
      "active",
      "starting",
      "paused",
      "idle",
      "completed",
      "stopped"
    ];
    SHOWN_STATES = [
      "waiting",
      "failed",
      "lost",
      "stuck",
      "unseen",
      "active",
      "starting",
      "paused",
      "idle",
      "showing",
      "completed",
      "stopped"
    ];
    ATTENTION = /* @__PURE__ */ new Set(["waiting", "stuck", "unseen"]);
    FINAL = /* @__PURE__ */ new Set(["completed", "failed", "stopped", "lost"]);
  }
});

// src/cli/dashboard/keys.ts
function keyName(key) {
  return KEY_NAMES[key] ?? key;
}
var ACTIONS, isThere, lives, wentWithServer, hasPane, BINDINGS, KeyTable, KEY_NAMES;
var init_keys3 = __esm({
  "src/cli/dashboard/keys.ts"() {
    "use strict";
    init_state();
    ACTIONS = [
      "go",
      "log",
      "send",
      "queue",
      "explain",
      "pause",
      "stop",
      "restore",
      "new",
      "mark",
      "find",
      "search",
      "go-and-stay",
      "back",
      "rename",
      "unread",
      "mute",
      "ended",
      "order",
      "group",
      "wrap",
      "down",
      "up",
      "page-down",
      "page-up",
      "first",
      "last",
      "help",
      "close"
    ];
    isThere = (runner) => runner !== void 0;
    lives = (runner) => runner !== void 0 && !isFinal({ kind: runner.state });
    wentWithServer = (runner) => runner?.earlierServer === true && !lives(runner);
    hasPane = (runner) => runner !== void 0 && runner.earlierServer !== true;
    BINDINGS = {
      go: { keys: ["enter"], word: "go", says: "go to the runner", acts: hasPane },
      log: { keys: ["l"], word: "log", says: "read its log", acts: isThere },
      send: { keys: ["s"], word: "send", says: "type a line and send it", acts: lives },
      queue: { keys: ["S"], word: "later", says: "type a line that is sent when its turn is over", acts: lives },
      explain: { keys: ["e"], word: "why", says: "why it is in this state", acts: lives },
      pause: { keys: ["p"], word: "pause", says: "pause it, or let it go on", acts: lives },
      stop: { keys: ["x"], word: "stop", says: "stop it; asks first", acts: lives },
      restore: { keys: ["R"], word: "restore", says: "start it again as it was", acts: wentWithServer },
      new: { keys: ["n"], word: "new", says: "start an agent or a command" },
      mark: { keys: [" "], word: "mark", says: "mark it: s, p and x then mean all that are marked", acts: isThere },
      find: { keys: ["/"], word: "find", says: "show those with these words; s:state a:agent d:directory" },
      search: { keys: ["f"], word: "search", says: "find a text in all logs" },
      "go-and-stay": { keys: ["J"], word: "go, stay", says: "go to the runner and leave this open", acts: hasPane },
      back: { keys: ["b"], word: "back", says: "go back to where you were" },
      rename: { keys: ["r"], word: "rename", says: "give it another name", acts: lives },
      unread: { keys: ["u"], word: "unread", says: "mark it as not looked at", acts: lives },
      mute: { keys: ["M"], word: "mute", says: "leave it out of what needs you until its state changes", acts: lives },
      ended: { keys: ["h"], word: "ended", says: "show those that have ended, or hide them" },
      order: { keys: ["o"], word: "order", says: "by need, name or start" },
      group: { keys: ["v"], word: "group", says: "by state, session or repository" },
      wrap: { keys: ["w"], word: "wrap", says: "wrap long rows of the preview" },
      down: { keys: ["j", "down"], word: "", says: "the next runner" },
      up: { keys: ["k", "up"], word: "", says: "the runner above" },
      "page-down": { keys: ["page-down", "C-f"], word: "", says: "a page down" },
      "page-up": { keys: ["page-up", "C-b"], word: "", says: "a page up" },
      first: { keys: ["g", "home"], word: "", says: "the first runner" },
      last: { keys: ["G", "end"], word: "", says: "the last runner" },
      help: { keys: ["?"], word: "keys", says: "all keys" },
      close: { keys: ["q", "escape", "C-c"], word: "close", says: "close" }
    };
    KeyTable = class {
      #keys;
      #actions;
      constructor(chosen = {}) {
        const entries = ACTIONS.map((action) => [action, chosen[action] ?? BINDINGS[action].keys]);
        this.#keys = Object.fromEntries(entries);
        const actions = /* @__PURE__ */ new Map();
        for (const [action, keys] of entries.toSorted(([a]) => chosen[a] === void 0 ? -1 : 1)) {
          for (const key of keys) actions.set(key, action);
        }
        this.#actions = actions;
      }
      actionOf(key) {
        return this.#actions.get(key);
      }
      /** The keys of an action as a person reads them. */
      namesOf(action) {
        return this.#keys[action].filter((key) => this.#actions.get(key) === action).map(keyName);
      }
    };
    KEY_NAMES = {
      " ": "Space",
      tab: "Tab",
      enter: "Enter",
      escape: "Esc",
      down: "\u2193",
      up: "\u2191",
      home: "Home",
      end: "End",
      "page-down": "PageDown",
      "page-up": "PageUp"
    };
  }
});

// src/cli/dashboard/chosen-keys.ts
function chosenKeys(written, report) {
  const chosen = {};
  const takenBy = /* @__PURE__ */ new Map();
  for (const [name2, keys] of Object.entries(written)) {
    const action = ACTIONS.find((one) => one === name2);
    if (action === void 0) {
      report(`keys.${name2}: there is no such action; ${didYouMean(name2, ACTIONS)}the others count`);
      continue;
    }
    chosen[action] = keys.flatMap((called) => {
      const key = keyCalled(called);
      const other = key === void 0 ? void 0 : takenBy.get(key);
      if (key === void 0) report(`keys.${name2}: '${called}' is no key: write x, C-x, Space, Enter or PageDown`);
      else if (other !== void 0) report(`keys.${name2}: '${called}' is the key of ${other} already`);
      if (key === void 0 || other !== void 0) return [];
      takenBy.set(key, name2);
      return [key];
    });
  }
  return chosen;
}
function keyCalled(name2) {
  const named = Object.entries(KEY_NAMES).find(([, shown]) => shown.toLowerCase() === name2.toLowerCase());
  if (named !== void 0) return named[0];
  if (/^C-[a-z]$/.test(name2)) return name2;
  return [...name2].length === 1 && !/[\d\s]/.test(name2) ? name2 : void 0;
}
var init_chosen_keys = __esm({
  "src/cli/dashboard/chosen-keys.ts"() {
    "use strict";
    init_similar();
    init_keys3();
  }
});

// src/base/clock.ts
function now() {
  return Date.now();
}
function machineMs() {
  return Number(process.hrtime.bigint() / 1000000n);
}
async function sleep(ms, signal) {
  await (0, import_promises2.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal });
}
function spanText(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1e3));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${minutes % 60}m`;
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}
var import_promises2, MAX_DURATION_MS;
var init_clock = __esm({
  "src/base/clock.ts"() {
    "use strict";
    import_promises2 = require("timers/promises");
    MAX_DURATION_MS = 366 * 864e5;
  }
});

// src/cli/dashboard/ages.ts
function ageText(ms) {
  if (ms < STEP_MS) return "now";
  if (ms < MINUTE_MS) return `${Math.floor(ms / STEP_MS) * 10}s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}m`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)}h`;
  return `${Math.min(999, Math.floor(ms / DAY_MS))}d`;
}
function ageLastsMs(ms) {
  const step = ms < MINUTE_MS ? STEP_MS : ms < HOUR_MS ? MINUTE_MS : ms < DAY_MS ? HOUR_MS : DAY_MS;
  return step - Math.max(0, ms) % step;
}
function clockText(timeMs, nowMs) {
  const [time3, now2] = [new Date(timeMs), new Date(nowMs)];
  const two = (value) => String(value).padStart(2, "0");
  if (time3.toDateString() === now2.toDateString()) return `${two(time3.getHours())}:${two(time3.getMinutes())}`;
  return `${two(time3.getMonth() + 1)}/${two(time3.getDate())}`;
}
var SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS, STEP_MS;
var init_ages = __esm({
  "src/cli/dashboard/ages.ts"() {
    "use strict";
    SECOND_MS = 1e3;
    MINUTE_MS = 60 * SECOND_MS;
    HOUR_MS = 60 * MINUTE_MS;
    DAY_MS = 24 * HOUR_MS;
    STEP_MS = 10 * SECOND_MS;
  }
});

// src/terminal/char-width.ts
function charWidth(codePoint) {
  if (codePoint < 127) return codePoint < 32 ? 0 : 1;
  if (codePoint >= known.length) return measure(codePoint);
  const width = known[codePoint] - 1;
  if (width >= 0) return width;
  const measured = measure(codePoint);
  known[codePoint] = measured + 1;
  return measured;
}
function measure(codePoint) {
  if (codePoint < 160) return 0;
  if (codePoint === SOFT_HYPHEN) return 1;
  const character = String.fromCodePoint(codePoint);
  if (ZERO_WIDTH.test(character)) return 0;
  if (EMOJI.test(character)) return 2;
  return WIDE_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1;
}
var WIDE_RANGES, ZERO_WIDTH, EMOJI, SOFT_HYPHEN, known;
var init_char_width = __esm({
  "src/terminal/char-width.ts"() {
    "use strict";
    WIDE_RANGES = [
      [4352, 4447],
      [9001, 9002],
      [11904, 12350],
      [12353, 42191],
      [43360, 43388],
      [44032, 55203],
      [63744, 64255],
      [65040, 65049],
      [65072, 65131],
      [65281, 65376],
      [65504, 65510],
      [94176, 101631],
      [110576, 111359],
      [127488, 127589],
      [131072, 262141]
    ];
    ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
    EMOJI = new RegExp("^(?!\\p{Regional_Indicator})\\p{Emoji_Presentation}$", "u");
    SOFT_HYPHEN = 173;
    known = new Uint8Array(131072);
  }
});

// src/terminal/deceptive.ts
var DECEPTIVE;
var init_deceptive = __esm({
  "src/terminal/deceptive.ts"() {
    "use strict";
    DECEPTIVE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
  }
});

// src/terminal/plain.ts
function plain(text) {
  return HARMLESS.test(text) ? text : text.replaceAll(UNSAFE, "").replaceAll(MANY_MARKS, "$1");
}
function plainJson(value) {
  const json = JSON.stringify(value);
  return HARMLESS.test(json) ? json : json.replaceAll(UNSAFE, escaped);
}
function escaped(character) {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
function cellWidth(text) {
  let cells = 0;
  for (const character of text) cells += charWidth(character.codePointAt(0) ?? 0);
  return cells;
}
function fit(text, cells) {
  if (cellWidth(text) <= cells) return text;
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += charWidth(character.codePointAt(0) ?? 0);
    if (used > cells - 1) break;
    kept += character;
  }
  return cells < 1 ? "" : `${kept}\u2026`;
}
var HARMLESS, UNSAFE, MANY_MARKS;
var init_plain = __esm({
  "src/terminal/plain.ts"() {
    "use strict";
    init_char_width();
    init_deceptive();
    HARMLESS = /^[ -~]*$/;
    UNSAFE = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f${DECEPTIVE}]`, "gu");
    MANY_MARKS = new RegExp("(\\p{M}{8})\\p{M}+", "gu");
  }
});

// src/tui/prompt.ts
function typed({ text }, key) {
  switch (key) {
    case "enter":
      return { text, state: "done" };
    case "escape":
    case "C-c":
      return { text, state: "cancelled" };
    case "backspace":
      return { text: [...text].slice(0, -1).join(""), state: text === "" ? "cancelled" : "open" };
    case "C-u":
      return EMPTY_PROMPT;
    default:
      return { text: [...key].length === 1 && text.length < MAX_CHARACTERS2 ? text + key : text, state: "open" };
  }
}
function pasted({ text }, paste) {
  const lines = paste.replaceAll(/\r\n?/g, LINE_BREAK).replaceAll(/[^\P{Cc}\n]/gu, "");
  return { text: (text + lines).slice(0, Math.max(text.length, MAX_PASTED)), state: "open" };
}
var MAX_CHARACTERS2, MAX_PASTED, LINE_BREAK, EMPTY_PROMPT;
var init_prompt = __esm({
  "src/tui/prompt.ts"() {
    "use strict";
    MAX_CHARACTERS2 = 200;
    MAX_PASTED = 16 * 1024;
    LINE_BREAK = "\n";
    EMPTY_PROMPT = { text: "", state: "open" };
  }
});

// src/tui/rows.ts
function wrap(line, width) {
  const rows = new RowBuilder(Math.max(1, width));
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.startsWith("\x1B")) rows.style(token);
    else if (token <= "~") rows.ascii(token);
    else rows.character(token);
  }
  return rows.take();
}
function wrapWords(text, width) {
  const lines = [];
  let line = "";
  for (const word3 of text.split(" ")) {
    const longer = line === "" ? word3 : `${line} ${word3}`;
    if (cellWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = wrap(word3, width).map(({ ansi }) => ansi);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return [...lines, line];
}
var RESET, TOKEN, JOINER, RowBuilder;
var init_rows = __esm({
  "src/tui/rows.ts"() {
    "use strict";
    init_char_width();
    init_plain();
    RESET = "\x1B[0m";
    TOKEN = /\u001b\[[\d;]*m|[ -~]+|[^\u0000-\u001f\u007f-\u009f]/gu;
    JOINER = "\u200D";
    RowBuilder = class {
      #width;
      #rows = [];
      #ansi = "";
      #cells = 0;
      #style = "";
      /** Cells of the character that a mark would join, and whether a joiner came last. */
      #before = 0;
      #isJoining = false;
      constructor(width) {
        this.#width = width;
      }
      style(sequence2) {
        this.#style = sequence2 === RESET ? "" : sequence2;
        this.#ansi += sequence2;
      }
      ascii(text) {
        for (let from = 0; from < text.length; ) {
          if (this.#cells >= this.#width) this.#break();
          const part = text.slice(from, from + this.#width - this.#cells);
          this.#ansi += part;
          this.#cells += part.length;
          from += part.length;
        }
        this.#before = 1;
        this.#isJoining = false;
      }
      character(character) {
        const width = charWidth(character.codePointAt(0) ?? 0);
        const joins = this.#before > 0 && (width === 0 || this.#isJoining);
        const cells = joins ? Math.max(0, width - this.#before) : Math.max(width, 1);
        if (this.#cells > 0 && this.#cells + cells > this.#width) this.#break();
        this.#ansi += character;
        this.#cells += cells;
        this.#before = joins ? this.#before + cells : cells;
        this.#isJoining = joins && character === JOINER;
      }
      take() {
        this.#end();
        return this.#rows;
      }
      #break() {
        this.#end();
        this.#ansi = this.#style;
        this.#cells = 0;
      }
      #end() {
        this.#rows.push({ ansi: this.#style === "" ? this.#ansi : this.#ansi + RESET, cells: this.#cells });
      }
    };
  }
});

// src/cli/looks/state-mark.ts
function shownOf({ state, unseen, stuck, showing }) {
  return shownState({ kind: state, unseen, stuck, showing });
}
var STATE_MARKS;
var init_state_mark = __esm({
  "src/cli/looks/state-mark.ts"() {
    "use strict";
    init_state();
    STATE_MARKS = {
      waiting: { glyph: "\u25C6", word: "waiting", colour: "yellow" },
      failed: { glyph: "\u2715", word: "failed", colour: "red" },
      lost: { glyph: "?", word: "lost", colour: "magenta" },
      stuck: { glyph: "\u25B2", word: "stuck", colour: "red" },
      unseen: { glyph: "\u25C7", word: "done", colour: "yellow" },
      active: { glyph: "\u25CF", word: "working", colour: "green" },
      starting: { glyph: "\u25CC", word: "starting", colour: "green" },
      paused: { glyph: "\u2016", word: "paused", colour: "blue" },
      idle: { glyph: "\u25CB", word: "idle", colour: "blue" },
      showing: { glyph: "\xB7", word: "showing", colour: "dim" },
      completed: { glyph: "\u2713", word: "ended", colour: "dim" },
      stopped: { glyph: "\u25A0", word: "stopped", colour: "dim" }
    };
  }
});

// src/cli/dashboard/bars.ts
function header(runners, right, columns, pen) {
  const counts2 = SHOWN_STATES.flatMap((state) => {
    const count = runners.filter((runner) => shownOf(runner) === state).length;
    return count === 0 ? [] : [{ text: `${STATE_MARKS[state].glyph} ${count}`, colour: STATE_MARKS[state].colour }];
  });
  const words2 = ` ${plain(right)} `;
  let left = { ansi: pen.styled(" geppetto", "bold"), cells: 9 };
  for (const { text, colour } of counts2) {
    const cells = cellWidth(text) + 2;
    if (left.cells + cells > columns) break;
    left = { ansi: `${left.ansi}  ${pen.styled(text, colour)}`, cells: left.cells + cells };
  }
  const room = columns - left.cells - cellWidth(words2);
  if (room < 0) return left;
  return { ansi: left.ansi + " ".repeat(room) + pen.styled(words2, "dim"), cells: columns };
}
function footer(table2, chosen, columns, pen) {
  const always = ["help", "close"];
  const isShown = (action) => BINDINGS[action].word !== "" && table2.namesOf(action).length > 0;
  const hints = (actions) => actions.filter(isShown).map((action) => {
    const [key = ""] = table2.namesOf(action);
    const { word: word3 } = BINDINGS[action];
    return { ansi: `${pen.styled(key, "bold")} ${word3}`, cells: cellWidth(key) + 1 + cellWidth(word3) };
  });
  const kept = hints(always);
  const wanted = ACTIONS.filter((action) => !always.includes(action) && BINDINGS[action].acts?.(chosen) !== false);
  let room = columns - 1 - kept.reduce((sum, { cells }) => sum + cells + 2, 0);
  const shown = [];
  for (const hint of hints(wanted)) {
    if (hint.cells + 2 > room) break;
    room -= hint.cells + 2;
    shown.push(hint);
  }
  const all = [...shown, ...kept];
  return {
    ansi: ` ${all.map(({ ansi }) => ansi).join("  ")}`,
    cells: 1 + all.reduce((sum, { cells }) => sum + cells, 0) + 2 * Math.max(0, all.length - 1)
  };
}
function sentence(text, columns, pen) {
  const shown = fit(plain(` ${text}`), columns);
  return { ansi: pen.styled(shown, "bold"), cells: cellWidth(shown) };
}
var init_bars = __esm({
  "src/cli/dashboard/bars.ts"() {
    "use strict";
    init_state();
    init_plain();
    init_state_mark();
    init_keys3();
  }
});

// src/cli/dashboard/help.ts
function helpRows(table2, sought, { columns, rows }, pen) {
  const words2 = sought.toLowerCase();
  const lines = [
    ...ACTIONS.map((action) => [table2.namesOf(action).join(" "), BINDINGS[action].says]),
    ["1 \u2026 9", "answer what it asks with this option"],
    MOUSE2
  ].filter(([keys, says]) => keys !== "" && `${keys} ${says}`.toLowerCase().includes(words2));
  const width = Math.max(0, ...lines.map(([keys]) => cellWidth(keys))) + 2;
  const shown = lines.flatMap(([keys, says]) => wrap(` ${keys}${" ".repeat(width - cellWidth(keys))}${says}`, columns)).slice(0, rows - 1);
  const blank = { ansi: "", cells: 0 };
  const bottom = sought === "" ? "type to search, Esc: back" : `with "${sought}", Esc: back`;
  return [...Array.from({ length: rows - 1 }, (_, at) => shown[at] ?? blank), sentence(bottom, columns, pen)];
}
var MOUSE2;
var init_help = __esm({
  "src/cli/dashboard/help.ts"() {
    "use strict";
    init_plain();
    init_rows();
    init_bars();
    init_keys3();
    MOUSE2 = ["click", "choose; a double click goes there; the wheel scrolls"];
  }
});

// src/cli/dashboard/asking.ts
var Asking;
var init_asking = __esm({
  "src/cli/dashboard/asking.ts"() {
    "use strict";
    init_plain();
    init_prompt();
    init_rows();
    init_bars();
    init_help();
    Asking = class {
      #topic;
      get isOpen() {
        return this.#topic !== void 0;
      }
      /** Has a line typed that begins with `text`; Enter hands it over unless it is blank. */
      line(label, text, onDone, also = {}) {
        this.#topic = { kind: "line", line: { label, prompt: { text, state: "open" }, onDone, ...also } };
      }
      /** Asks something that the key `yes` agrees to, and every other key refuses. */
      question(text, onAnswer, yes = "y") {
        this.#topic = { kind: "question", text, yes, onAnswer };
      }
      keys() {
        this.#topic = { kind: "keys", sought: "" };
      }
      text(lines) {
        this.#topic = { kind: "text", lines };
      }
      close() {
        this.#topic = void 0;
      }
      /** Takes a key; false when nothing is asked, so that it is for the list. */
      press(key) {
        const topic = this.#topic;
        if (topic === void 0) return false;
        if (topic.kind === "line") this.#type(topic.line, key);
        else if (topic.kind === "question") {
          this.#topic = void 0;
          topic.onAnswer(key === topic.yes);
        } else if (topic.kind === "keys") this.#seek(topic.sought, key);
        else this.#topic = void 0;
        return true;
      }
      /** Takes pasted text into the line that is typed; with nothing typed it is dropped. */
      paste(text) {
        if (this.#topic?.kind !== "line") return;
        const { line } = this.#topic;
        const prompt = pasted(line.prompt, line.isLong ? text : text.replaceAll(/[\r\n]+/g, " ").trimEnd());
        this.#topic = { kind: "line", line: { ...line, prompt } };
        line.onChange?.(prompt.text);
      }
      /** What stands in the last row of the screen instead of the keys. */
      bottom(columns, pen) {
        const topic = this.#topic;
        if (topic?.kind === "question") return { row: sentence(topic.text, columns, pen) };
        if (topic?.kind !== "line") return void 0;
        const { label, prompt } = topic.line;
        const row = wrap(`${plain(label)}${prompt.text.replaceAll(LINE_BREAK, " \u23CE ")}`, columns - 1).at(-1) ?? {
          ansi: "",
          cells: 0
        };
        return { row, cursor: row.cells };
      }
      /** What hides the list. */
      rows({ columns, rows }, keys, pen) {
        const topic = this.#topic;
        if (topic?.kind === "keys") return helpRows(keys, topic.sought, { columns, rows }, pen);
        if (topic?.kind !== "text") return void 0;
        const shown = topic.lines.flatMap((line) => wrapWords(plain(line), columns - 1)).slice(0, rows - 1);
        const blank = { ansi: "", cells: 0 };
        return [
          ...Array.from(
            { length: rows - 1 },
            (_, at) => shown[at] === void 0 ? blank : { ansi: shown[at], cells: cellWidth(shown[at]) }
          ),
          sentence("any key: back", columns, pen)
        ];
      }
      #type(line, key) {
        const prompt = typed(line.prompt, key);
        const { text, state } = prompt;
        this.#topic = state === "open" ? { kind: "line", line: { ...line, prompt } } : void 0;
        if (state === "cancelled") return line.onCancel?.();
        if (text !== line.prompt.text) line.onChange?.(text);
        if (state === "done" && text.trim() !== "") line.onDone(text);
      }
      #seek(sought, key) {
        const isLeft = key === "enter" || key === "escape" || key === "q" && sought === "";
        const { text, state } = typed({ text: sought, state: "open" }, key);
        this.#topic = isLeft || state !== "open" ? void 0 : { kind: "keys", sought: text };
      }
    };
  }
});

// src/cli/dashboard/choices.ts
function choicesOf({ dialog: dialog2 }) {
  if (dialog2 === void 0 || dialog2.unanswerable !== void 0) return [];
  const isDigit = (key) => key !== void 0 && /^[1-9]$/.test(key);
  const hasDigits = dialog2.options.some(({ key }) => isDigit(key));
  const single = (kind) => {
    const found = dialog2.options.filter((option2) => option2.kind === kind);
    return found.length === 1 ? found[0] : void 0;
  };
  return dialog2.options.flatMap((option2, at) => {
    if (option2.key === void 0) return [];
    const digit = hasDigits ? option2.key : String(at + 1);
    const presses = [
      ...isDigit(digit) ? [digit] : [],
      ...option2 === single("once") ? ["y"] : [],
      ...option2 === single("no") ? ["n"] : []
    ];
    return presses.length === 0 ? [] : [{ presses, option: option2 }];
  });
}
function answerLines(runner) {
  const { dialog: dialog2 } = runner;
  if (dialog2 === void 0) return [];
  if (dialog2.unanswerable !== void 0) return [`go there to answer: ${dialog2.unanswerable}`];
  const choices = choicesOf(runner);
  return dialog2.options.map((option2) => {
    const presses = choices.find((choice) => choice.option === option2)?.presses.join("/") ?? "-";
    return `${presses} ${option2.label}`;
  });
}
function askedLines(runner) {
  const { dialog: dialog2 } = runner;
  const asked = [dialog2?.question, dialog2?.subject?.replaceAll("\n", " \u23CE ")].filter(Boolean).join(" ");
  return [asked, ...answerLines(runner)].filter((line) => line !== "");
}
var init_choices = __esm({
  "src/cli/dashboard/choices.ts"() {
    "use strict";
  }
});

// src/cli/dashboard/errands.ts
function names(runners) {
  const all = runners.map(({ name: name2 }) => name2).join(", ");
  return runners.length === 1 ? all : `${runners.length} runners: ${all}`;
}
var SLOW_MS, Errands;
var init_errands = __esm({
  "src/cli/dashboard/errands.ts"() {
    "use strict";
    init_failure();
    SLOW_MS = 1500;
    Errands = class {
      #options;
      constructor(options2) {
        this.#options = options2;
      }
      /** Answers the dialog as it is shown now. What does more than allow or refuse this once takes the key a second time. */
      answer(runner, option2, key) {
        const { deeds, onSaid } = this.#options;
        if (option2.kind === "once" || option2.kind === "no") {
          return this.attempt(async () => deeds.answer(runner, option2, false));
        }
        const again = (isAgreed) => {
          if (isAgreed) this.attempt(async () => deeds.answer(runner, option2, true));
          else onSaid("nothing was pressed");
        };
        this.#options.asking.question(`press ${key} again: ${runner.name}: ${option2.label}`, again, key);
      }
      /** Does what an action says for the runner that is chosen, or for those that are marked. */
      run(action, chosen) {
        const { deeds, onClose } = this.#options;
        switch (action) {
          case "mark":
            return this.#options.roster.toggleMark();
          case "send":
            return this.#send("send this to", async (runner, text) => deeds.send(runner, text));
          case "queue":
            return this.#send("send this later to", async (runner, text) => deeds.queue(runner, text));
          case "stop":
            return this.#ask("stop", async (runner) => deeds.stop(runner));
          case "pause":
            if (this.#options.roster.meant.length === 1) return this.#all(async (runner) => deeds.pause(runner));
            return this.#ask("pause, or let go on,", async (runner) => deeds.pause(runner));
          case "go":
            return this.attempt(async () => {
              if (await deeds.go(chosen)) onClose();
              return void 0;
            });
          case "go-and-stay":
            return this.attempt(async () => {
              await deeds.go(chosen);
              return void 0;
            });
          case "log":
            return this.attempt(async () => deeds.log(chosen));
          case "explain":
            return this.attempt(async () => {
              this.#options.asking.text(await deeds.explain(chosen));
              return void 0;
            });
          case "rename":
            return this.#options.asking.line(
              `new name of ${chosen.name}: `,
              "",
              (name2) => this.attempt(async () => deeds.rename(chosen, name2))
            );
          case "restore":
            return this.attempt(async () => deeds.restore(chosen));
          case "unread":
            return this.attempt(async () => deeds.unread(chosen));
          case "mute":
            return this.attempt(async () => deeds.mute(chosen));
          default:
        }
      }
      #send(what, deed) {
        const { meant } = this.#options.roster;
        this.#options.asking.line(
          `to ${names(meant)}: `,
          "",
          (text) => {
            const send = async (runner) => deed(runner, text);
            if (meant.length === 1) this.#all(send, meant);
            else this.#ask(what, send, meant);
          },
          { isLong: true }
        );
      }
      /** Asks before something is done for the runners that are meant, with their names. */
      #ask(what, deed, runners = this.#options.roster.meant) {
        this.#options.asking.question(`(y/n) ${what} ${names(runners)}?`, (isYes) => {
          if (isYes) this.#all(deed, runners);
          else this.#options.onSaid("nothing was done");
        });
      }
      /** Does it for one runner after the other, and says how it went, or what is in the way. */
      #all(deed, runners = this.#options.roster.meant) {
        this.#options.roster.unmarkAll();
        this.attempt(async () => {
          const problems = [];
          let said;
          for (const runner of runners) {
            try {
              said = await deed(runner);
            } catch (error) {
              problems.push(runners.length === 1 ? messageOf(error) : `${runner.name}: ${messageOf(error)}`);
            }
          }
          if (problems.length > 0) return problems.join("; ");
          return runners.length === 1 ? said : `done for ${runners.length} runners`;
        });
      }
      /** Does what may take a while; what it returns is said, or what goes wrong. */
      attempt(deed) {
        const { onSaid } = this.#options;
        const slow = setTimeout(() => onSaid("the controller does not answer yet\u2026"), SLOW_MS);
        const said = deed().catch((error) => messageOf(error));
        void said.then((text) => {
          clearTimeout(slow);
          onSaid(text);
        });
      }
    };
  }
});

// src/cli/dashboard/empty.ts
function emptyText(link, roster) {
  if (roster.shown.length > 0) return void 0;
  if (link === "connecting") return "asking the controller\u2026";
  if (link === "gone") return "no controller runs here: prefix G m in a pane marks it, and one starts";
  if (roster.sought !== "") return `no runner fits "${roster.sought}": / changes it, Esc shows all`;
  return "no runners yet: prefix G m in a pane marks it, n starts one here";
}
var init_empty = __esm({
  "src/cli/dashboard/empty.ts"() {
    "use strict";
  }
});

// src/cli/dashboard/layout.ts
function layoutOf({ columns, rows }) {
  if (columns < LEAST.columns || rows < LEAST.rows) return void 0;
  const hasBars = rows >= ROWS_FOR_BARS;
  const top = hasBars ? 1 : 0;
  const height = rows - (hasBars ? 2 : 0);
  const isCards = columns < COLUMNS_FOR_A_LINE;
  if (columns >= COLUMNS_SIDE_BY_SIDE && hasBars) {
    const width = listColumns(columns);
    return {
      list: { column: 0, row: top, columns: width, rows: height },
      preview: { column: width + 1, row: top, columns: columns - width - 1, rows: height },
      hasBars,
      isCards
    };
  }
  if (columns >= COLUMNS_TO_STACK && rows >= ROWS_TO_STACK) {
    const above = Math.floor(height * 0.45);
    return {
      list: { column: 0, row: top, columns, rows: above },
      preview: { column: 0, row: top + above, columns, rows: height - above },
      hasBars,
      isCards
    };
  }
  return { list: { column: 0, row: top, columns, rows: height }, preview: void 0, hasBars, isCards };
}
function listColumns(columns) {
  if (columns < WIDE_COLUMNS) return LIST_COLUMNS;
  return Math.min(WIDE_LIST_COLUMNS + Math.floor((columns - WIDE_COLUMNS) / 2), WIDEST_LIST_COLUMNS);
}
var LEAST, ROWS_FOR_BARS, COLUMNS_FOR_A_LINE, COLUMNS_TO_STACK, ROWS_TO_STACK, COLUMNS_SIDE_BY_SIDE, WIDE_COLUMNS, LIST_COLUMNS, WIDE_LIST_COLUMNS, WIDEST_LIST_COLUMNS;
var init_layout = __esm({
  "src/cli/dashboard/layout.ts"() {
    "use strict";
    LEAST = { columns: 30, rows: 6 };
    ROWS_FOR_BARS = 12;
    COLUMNS_FOR_A_LINE = 48;
    COLUMNS_TO_STACK = 60;
    ROWS_TO_STACK = 24;
    COLUMNS_SIDE_BY_SIDE = 100;
    WIDE_COLUMNS = 200;
    LIST_COLUMNS = 52;
    WIDE_LIST_COLUMNS = 90;
    WIDEST_LIST_COLUMNS = 140;
  }
});

// src/cli/looks/figures.ts
function figureCells(metrics2) {
  const { cpuPercent, memoryBytes, bytesPerSecond, lines, maxDurationLeftMs } = metrics2 ?? {};
  return [
    cpuPercent === void 0 ? "-" : percentText(cpuPercent),
    memoryBytes === void 0 ? "-" : bytesText(memoryBytes),
    bytesPerSecond === void 0 ? "-" : `${bytesText(bytesPerSecond)}/s`,
    lines === void 0 ? "-" : String(lines),
    maxDurationLeftMs === void 0 ? "-" : spanText(maxDurationLeftMs)
  ];
}
function bytesText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}
function percentText(percent) {
  return percent > 0 && percent < 1 ? "<1 %" : `${Math.round(percent)} %`;
}
var FIGURES, UNITS;
var init_figures = __esm({
  "src/cli/looks/figures.ts"() {
    "use strict";
    init_clock();
    init_state();
    FIGURES = ["CPU", "MEMORY", "OUTPUT", "LINES", "LEFT"];
    UNITS = ["KiB", "MiB", "GiB", "TiB"];
  }
});

// src/cli/dashboard/arrangement.ts
function needsPerson({ state, unseen, stuck, showing, muted }) {
  if (muted === true) return false;
  if (wantsPerson({ kind: state, unseen, stuck, showing })) return true;
  return state === "lost" && unseen === true;
}
function bandOf(runner) {
  if (needsPerson(runner)) return "needs you";
  if (isFinal({ kind: runner.state })) return "ended";
  return runner.state === "active" || runner.state === "starting" ? "working" : "quiet";
}
function groups(runners, by) {
  const titles = /* @__PURE__ */ new Map();
  for (const runner of runners) {
    const title = by === "session" ? runner.session : runner.worktree?.repository ?? runner.cwd ?? "elsewhere";
    const section = titles.get(title);
    if (section === void 0) titles.set(title, [runner]);
    else section.push(runner);
  }
  return [...titles].toSorted(([a], [b]) => compare(a, b)).map(([title, some]) => ({ title: title === "" ? "no session" : title, runners: some }));
}
function rank(runner) {
  return SHOWN_STATES.indexOf(shownOf(runner));
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
var ORDERS, GROUPINGS, BANDS, Arrangement;
var init_arrangement = __esm({
  "src/cli/dashboard/arrangement.ts"() {
    "use strict";
    init_state();
    init_state_mark();
    ORDERS = ["need", "name", "start"];
    GROUPINGS = ["state", "session", "repository"];
    BANDS = ["needs you", "working", "quiet", "ended"];
    Arrangement = class {
      /** When each runner came into the band that it is in, in milliseconds since the epoch. */
      #entered = /* @__PURE__ */ new Map();
      #places = [];
      /** Places all runners. */
      place(runners, order, grouping) {
        this.#noteBands(runners);
        const sections = grouping === "state" ? this.#bands(runners) : groups(runners, grouping);
        const placed = sections.map(({ title, runners: some }) => ({ title, runners: this.#ordered(some, order) }));
        this.#remember(placed);
        return placed;
      }
      /** The same runners where they stand; those that are new at the end of the section to which they belong. */
      keep(runners, grouping) {
        this.#noteBands(runners);
        const byId = new Map(runners.map((runner) => [runner.id, runner]));
        const kept = this.#places.map(({ title, ids }) => ({
          title,
          runners: ids.flatMap((id) => {
            const runner = byId.get(id);
            byId.delete(id);
            return runner === void 0 ? [] : [runner];
          })
        }));
        const added = [...byId.values()];
        for (const { title, runners: some } of grouping === "state" ? this.#bands(added) : groups(added, grouping)) {
          const section = kept.find((it) => it.title === title);
          if (section === void 0) kept.push({ title, runners: [...some] });
          else section.runners.push(...some);
        }
        const sections = kept.filter(({ runners: some }) => some.length > 0);
        this.#remember(sections);
        return sections;
      }
      #remember(sections) {
        this.#places = sections.map(({ title, runners }) => ({ title, ids: runners.map(({ id }) => id) }));
      }
      #noteBands(runners) {
        const gone = new Set(this.#entered.keys());
        for (const runner of runners) {
          gone.delete(runner.id);
          const band = bandOf(runner);
          if (this.#entered.get(runner.id)?.band === band) continue;
          this.#entered.set(runner.id, { band, atMs: Date.parse(runner.since) });
        }
        for (const id of gone) this.#entered.delete(id);
      }
      #bands(runners) {
        return BANDS.map((title) => ({ title, runners: runners.filter((runner) => bandOf(runner) === title) })).filter(
          (section) => section.runners.length > 0
        );
      }
      #ordered(runners, order) {
        const started = (runner) => Date.parse(runner.metrics?.startedAt ?? runner.since);
        return runners.toSorted((a, b) => {
          if (order === "name") return compare(a.name, b.name) || compare(a.id, b.id);
          if (order === "start") return started(a) - started(b) || compare(a.id, b.id);
          return this.#byNeed(a, b) || compare(a.id, b.id);
        });
      }
      /** The most urgent first, among equals the one that came first into its band; of ended ones the last to end. */
      #byNeed(a, b) {
        const [bandA, bandB] = [bandOf(a), bandOf(b)];
        if (bandA !== bandB) return BANDS.indexOf(bandA) - BANDS.indexOf(bandB);
        const since2 = this.#enteredAt(a) - this.#enteredAt(b);
        if (bandA === "ended") return -since2;
        return bandA === "needs you" ? rank(a) - rank(b) || since2 : since2;
      }
      #enteredAt({ id, since: since2 }) {
        return this.#entered.get(id)?.atMs ?? Date.parse(since2);
      }
    };
  }
});

// src/cli/dashboard/runner-row.ts
function runnerRow(runner, width, look, pen) {
  const nameCells = width < 60 ? 13 : 18;
  let at = HEAD_CELLS;
  const spans = head(runner, look, pen);
  const put = (cells, text, ...styles) => {
    spans.push(pen.span(at, cells, fit(plain(text), cells - 1), ...styles));
    at += cells;
  };
  put(nameCells, runner.name, ...look.isChosen ? ["bold"] : look.isStale ? ["dim"] : []);
  const { word: word3, colour } = STATE_MARKS[shownOf(runner)];
  put(WORD_CELLS, runner.muted === true ? "muted" : word3, look.isStale || runner.muted === true ? "dim" : colour);
  for (const { cells, text } of MORE_COLUMNS) {
    if (width - at - cells - AGE_CELLS < LEAST_SAYS_CELLS) break;
    put(cells, text(runner, look), "dim");
  }
  put(width - at - AGE_CELLS, saysText(runner), ...look.isStale ? ["dim"] : []);
  spans.push(pen.right(at, AGE_CELLS, `${timeText(runner, look.nowMs)} `, "dim"));
  return spans;
}
function runnerCard(runner, width, look, pen) {
  const { word: word3, colour } = STATE_MARKS[shownOf(runner)];
  const left = width - HEAD_CELLS - AGE_CELLS;
  const nameCells = Math.max(8, left - WORD_CELLS);
  return [
    [
      ...head(runner, look, pen),
      pen.span(HEAD_CELLS, nameCells, runner.name, ...look.isChosen ? ["bold"] : []),
      pen.span(HEAD_CELLS + nameCells, left - nameCells, word3, look.isStale ? "dim" : colour),
      pen.right(HEAD_CELLS + left, AGE_CELLS, `${timeText(runner, look.nowMs)} `, "dim")
    ],
    [
      pen.span(0, 1, look.isChosen ? "\u258C" : "", "bold"),
      pen.span(1, HEAD_CELLS - 1, ""),
      pen.span(HEAD_CELLS, width - HEAD_CELLS, saysText(runner), "dim")
    ]
  ];
}
function saysText(runner) {
  const waiting = runner.queued === void 0 ? "" : `+${runner.queued} `;
  return `${waiting}${saidText(runner)}`;
}
function saidText(runner) {
  if (runner.resets !== void 0) return `${runner.waitingFor ?? ""}, resets ${runner.resets}`;
  if (runner.lastLine !== "") return runner.lastLine;
  return runner.waitingFor ?? "";
}
function placeText({ session, window }) {
  return `${session}:${window}`;
}
function hasAge(runner) {
  return needsPerson(runner) || runner.state === "active" || runner.state === "starting";
}
function timeText(runner, nowMs) {
  const since2 = Date.parse(runner.since);
  return hasAge(runner) ? ageText(nowMs - since2) : clockText(since2, nowMs);
}
function startedText(startedAt, nowMs) {
  return startedAt === void 0 ? "" : `from ${clockText(Date.parse(startedAt), nowMs)}`;
}
function head(runner, look, pen) {
  const { glyph, colour } = STATE_MARKS[shownOf(runner)];
  return [
    pen.span(0, 1, look.isChosen ? "\u258C" : "", "bold"),
    pen.span(1, 1, look.isMarked ? "+" : "", "bold"),
    pen.span(2, HEAD_CELLS - 2, glyph, look.isStale ? "dim" : colour)
  ];
}
var HEAD_CELLS, AGE_CELLS, WORD_CELLS, AGENT_CELLS, PLACE_CELLS, LEAST_SAYS_CELLS, MORE_COLUMNS;
var init_runner_row = __esm({
  "src/cli/dashboard/runner-row.ts"() {
    "use strict";
    init_plain();
    init_figures();
    init_state_mark();
    init_ages();
    init_arrangement();
    HEAD_CELLS = 4;
    AGE_CELLS = 6;
    WORD_CELLS = 9;
    AGENT_CELLS = 9;
    PLACE_CELLS = 14;
    LEAST_SAYS_CELLS = 20;
    MORE_COLUMNS = [
      { cells: AGENT_CELLS, text: ({ agent: agent2 }) => agent2 },
      { cells: PLACE_CELLS, text: placeText },
      { cells: 16, text: ({ worktree: worktree2 }) => worktree2?.branch ?? "" },
      { cells: 10, text: ({ metrics: metrics2 }, { nowMs }) => startedText(metrics2?.startedAt, nowMs) },
      { cells: 11, text: ({ metrics: metrics2 }) => metrics2 === void 0 ? "" : bytesText(metrics2.bytes) }
    ];
  }
});

// src/cli/dashboard/list.ts
function listRows(sections, width, look, pen) {
  const rows = [];
  for (const { title, runners } of sections) {
    rows.push({ spans: [titleSpan(title, runners.length, width, pen)], runner: void 0 });
    for (const runner of runners) {
      const isChosen = runner.id === look.chosen?.id;
      const rowLook = { ...look, isChosen, isMarked: look.isMarked(runner) };
      const lines = look.isCards ? runnerCard(runner, width, rowLook, pen) : [runnerRow(runner, width, rowLook, pen)];
      const below = isChosen ? look.below.map((text) => [pen.span(0, 1, "\u258C", "bold"), pen.span(1, width - 1, `   ${text}`)]) : [];
      for (const spans of [...lines, ...below]) rows.push({ spans, runner: runner.id });
    }
  }
  return rows;
}
function titleSpan(title, count, width, pen) {
  const text = `\u2500 ${title} ${count} `;
  return pen.span(0, width, text + "\u2500".repeat(Math.max(0, width - text.length)), "dim");
}
function moreText(above, below) {
  const parts = [above === 0 ? "" : `\u2191 ${above}`, below === 0 ? "" : `\u2193 ${below}`].filter((part) => part !== "");
  return `  ${parts.join("  ")} more`;
}
var List;
var init_list = __esm({
  "src/cli/dashboard/list.ts"() {
    "use strict";
    init_runner_row();
    List = class {
      #top = 0;
      #rows = [];
      /** The rows of a region of this size. It scrolls as little as it can to show all of the chosen runner. */
      rows(sections, width, rows, look, pen) {
        const all = listRows(sections, width, look, pen);
        const isCut = all.length > rows;
        const height = rows - (isCut ? 1 : 0);
        const first = all.findIndex(({ runner }) => runner !== void 0 && runner === look.chosen?.id);
        const last = all.findLastIndex(({ runner }) => runner !== void 0 && runner === look.chosen?.id);
        const from = first > 0 && all[first - 1]?.runner === void 0 ? first - 1 : first;
        if (last >= this.#top + height) this.#top = last - height + 1;
        if (from >= 0 && from < this.#top) this.#top = from;
        this.#top = Math.max(0, Math.min(this.#top, all.length - height));
        this.#rows = all.slice(this.#top, this.#top + height);
        const blank = [pen.span(0, width, "")];
        const shown = Array.from({ length: height }, (_, at) => this.#rows[at]?.spans ?? blank);
        return isCut ? [...shown, [pen.span(0, width, moreText(this.#top, all.length - this.#top - height), "dim")]] : shown;
      }
      /** The id of the runner on a row of the region. */
      runnerAt(row) {
        return this.#rows[row]?.runner;
      }
      /** The ids of the runners on the screen. */
      get visible() {
        return new Set(this.#rows.flatMap(({ runner }) => runner ?? []));
      }
    };
  }
});

// src/cli/dashboard/preview.ts
function previewRows({ lines, problem }, { column, columns: width, rows: height }, { title, asked, facts, wraps }, pen) {
  const most = Math.max(0, Math.floor((height - RULES) * MOST_FACTS));
  const broken = (texts) => texts.flatMap((text) => wrapWords(plain(text), width - 1));
  const askedRows = broken(asked);
  const factRows = [...askedRows, ...broken(facts)].slice(0, most);
  const screenRows = height - RULES - factRows.length;
  const rule = (text) => [pen.span(column, width, ruleText(text, width), "dim")];
  const rows = [rule(title)];
  const screen = problem === void 0 ? cut(lines ?? [], width, screenRows, wraps) : [` ${problem}`];
  for (let at = 0; at < screenRows; at += 1) rows.push([rowSpan(screen[at] ?? "", column, width)]);
  rows.push(rule(""));
  for (const fact of factRows) rows.push([pen.span(column, width, ` ${fact}`)]);
  return { rows, hasAsked: askedRows.length <= most };
}
function cut(lines, width, height, wraps) {
  const last = lines.findLastIndex((line) => wrap(line, width)[0]?.cells !== 0);
  const kept = lines.slice(Math.max(0, last + 1 - height), last + 1);
  const rows = kept.flatMap((line) => {
    const wrapped = wrap(line, width);
    if (wraps || wrapped.length === 1) return wrapped.map(({ ansi }) => ansi);
    return [`${wrap(line, width - 1)[0]?.ansi ?? ""}${CUT}`];
  });
  return rows.slice(-height);
}
function rowSpan(ansi, column, width) {
  return { column, width, ansi, cells: Math.min(width, cellWidth(ansi.replaceAll(/\u001b\[[\d;]*m/g, ""))) };
}
function ruleText(text, width) {
  const start = text === "" ? "" : `\u2500 ${text} `;
  return start + "\u2500".repeat(Math.max(0, width - cellWidth(start)));
}
var CUT, RULES, MOST_FACTS;
var init_preview = __esm({
  "src/cli/dashboard/preview.ts"() {
    "use strict";
    init_plain();
    init_rows();
    CUT = "\u203A";
    RULES = 2;
    MOST_FACTS = 0.7;
  }
});

// src/cli/dashboard/picture.ts
function headline({ link, roster }) {
  const { present, shown, sought, order, grouping, markedCount } = roster;
  if (link === "gone") return "the controller is away: what is shown may be old";
  const count = present.length === 1 ? "1 runner" : `${present.length} runners`;
  return [
    ...markedCount > 0 ? [`${markedCount} marked`] : [],
    ...order === "need" ? [] : [`by ${order}`],
    ...grouping === "state" ? [] : [`grouped by ${grouping}`],
    sought === "" ? count : `${shown.length} of ${count}: ${sought}`
  ].join(" \xB7 ");
}
function belowChosen(chosen, facts, columns) {
  const asked = chosen === void 0 ? [] : askedLines(chosen);
  return asked.length === 0 ? facts.slice(0, 1) : asked.flatMap((line) => wrapWords(plain(line), columns));
}
var BELOW_MARGIN, MOST_BELOW, ROWS_ABOVE, TOO_LONG, Picture;
var init_picture = __esm({
  "src/cli/dashboard/picture.ts"() {
    "use strict";
    init_clock();
    init_plain();
    init_rows();
    init_bars();
    init_choices();
    init_empty();
    init_layout();
    init_list();
    init_preview();
    init_runner_row();
    BELOW_MARGIN = 6;
    MOST_BELOW = 10;
    ROWS_ABOVE = 3;
    TOO_LONG = "the rest does not fit here: Enter goes there";
    Picture = class {
      #pen;
      #keys;
      #list = new List();
      #layout;
      #showsAll = false;
      constructor(pen, keys) {
        this.#pen = pen;
        this.#keys = keys;
      }
      /** The ids of the runners whose rows are on the screen. */
      get visible() {
        return this.#list.visible;
      }
      get listColumns() {
        return this.#layout?.list.columns ?? 0;
      }
      get listRows() {
        return this.#layout?.list.rows ?? 1;
      }
      /** True when all that the chosen runner asks is on the screen, so that it can be answered from here. */
      get showsAll() {
        return this.#showsAll;
      }
      /** The runner on a cell of the screen; null elsewhere in the list, undefined outside of it. */
      runnerAt(column, row) {
        const list = this.#layout?.list;
        if (list === void 0 || column >= list.columns || row < list.row || row >= list.row + list.rows) return void 0;
        return this.#list.runnerAt(row - list.row) ?? null;
      }
      rows(size, sight) {
        const layout = layoutOf(size);
        this.#layout = layout;
        if (layout === void 0) {
          const text = `geppetto needs ${LEAST.columns} columns and ${LEAST.rows} rows`;
          const lines = wrapWords(text, size.columns).slice(0, size.rows);
          return lines.map((line) => [this.#pen.span(0, size.columns, line)]);
        }
        const list = this.#listRows(layout, sight);
        const blank = [this.#pen.span(0, size.columns, "")];
        const rows = Array.from({ length: size.rows }, () => blank);
        for (const [at, spans] of list.entries()) rows[layout.list.row + at] = spans;
        if (layout.preview !== void 0) this.#addPreview(rows, list, layout.preview, sight);
        if (layout.hasBars) {
          rows[0] = header(sight.roster.present, headline(sight), size.columns, this.#pen);
          rows[size.rows - 1] = footer(this.#keys, sight.roster.chosen, size.columns, this.#pen);
        }
        if (sight.note !== void 0) rows[size.rows - 1] = sentence(sight.note, size.columns, this.#pen);
        return rows;
      }
      #listRows({ list, preview, isCards }, { roster, link, facts }) {
        const empty = emptyText(link, roster);
        if (empty !== void 0) {
          const words2 = wrapWords(empty, list.columns - 2);
          return Array.from({ length: list.rows }, (_, at) => [this.#pen.span(0, list.columns, ` ${words2[at] ?? ""}`)]);
        }
        const below = preview === void 0 ? belowChosen(roster.chosen, facts, list.columns - BELOW_MARGIN) : [];
        this.#showsAll = preview !== void 0 || below.length <= Math.min(MOST_BELOW, list.rows - ROWS_ABOVE);
        const look = {
          chosen: roster.chosen,
          isMarked: roster.isMarked.bind(roster),
          isCards,
          isStale: link === "gone",
          nowMs: now(),
          below: this.#showsAll ? below : [...below.slice(0, 1), TOO_LONG]
        };
        return this.#list.rows(roster.sections, list.columns, list.rows, look, this.#pen);
      }
      #addPreview(rows, list, region, { roster: { chosen }, glimpse, facts, wraps }) {
        const title = chosen === void 0 ? "" : plain(`${chosen.name} \xB7 ${chosen.agent} \xB7 ${placeText(chosen)}`);
        const asked = chosen === void 0 ? [] : askedLines(chosen);
        const { rows: preview, hasAsked } = previewRows(glimpse, region, { title, asked, facts, wraps }, this.#pen);
        this.#showsAll = hasAsked;
        const isBeside = region.column > 0;
        for (const [at, spans] of preview.entries()) {
          const left = isBeside ? [...list[at] ?? [], this.#pen.span(region.column - 1, 1, "\u2502", "dim")] : [];
          rows[region.row + at] = [...left, ...spans];
        }
      }
    };
  }
});

// src/cli/dashboard/filter.ts
function fits(runner, sought) {
  return sought.toLowerCase().split(/\s+/).every((word3) => {
    const [, field = "", part = ""] = /^([sad]):(.*)$/s.exec(word3) ?? [];
    if (field === "s") return stateWords(runner).some((state) => state.startsWith(part));
    if (field === "a") return runner.agent.toLowerCase().includes(part);
    if (field === "d") return places(runner).some((place) => place.toLowerCase().includes(part));
    return words(runner).some((text) => text.toLowerCase().includes(word3));
  });
}
function stateWords(runner) {
  const shown = shownOf(runner);
  return [runner.state, shown, STATE_MARKS[shown].word, ...runner.waitingFor === void 0 ? [] : [runner.waitingFor]];
}
function places({ session, window, pane: pane2, cwd, worktree: worktree2 }) {
  return [
    `${session}:${window}`,
    pane2,
    ...cwd === void 0 ? [] : [cwd],
    ...worktree2 === void 0 ? [] : [worktree2.path, worktree2.branch]
  ];
}
function words(runner) {
  return [runner.name, runner.id, runner.agent, runner.lastLine, ...places(runner)];
}
var init_filter = __esm({
  "src/cli/dashboard/filter.ts"() {
    "use strict";
    init_state_mark();
  }
});

// src/cli/dashboard/roster.ts
function isPresent(runner) {
  return !isFinal({ kind: runner.state }) || runner.unseen === true;
}
function after(all, one) {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}
var Roster;
var init_roster = __esm({
  "src/cli/dashboard/roster.ts"() {
    "use strict";
    init_state();
    init_arrangement();
    init_filter();
    Roster = class {
      #arrangement = new Arrangement();
      #runners = [];
      #sections = [];
      #chosen;
      /** Where the chosen one stands: the one that takes its place is chosen when it goes. */
      #at = 0;
      #marked = /* @__PURE__ */ new Set();
      #sought = "";
      #order = "need";
      #grouping = "state";
      #hasEnded = false;
      get sections() {
        return this.#sections;
      }
      /** Those that are shown, from the top. */
      get shown() {
        return this.#sections.flatMap(({ runners }) => runners);
      }
      /** All that live, and those that have ended and were not looked at. */
      get present() {
        return this.#runners.filter(isPresent);
      }
      get chosen() {
        return this.#runners.find(({ id }) => id === this.#chosen);
      }
      get sought() {
        return this.#sought;
      }
      get order() {
        return this.#order;
      }
      get grouping() {
        return this.#grouping;
      }
      get hasEnded() {
        return this.#hasEnded;
      }
      isMarked({ id }) {
        return this.#marked.has(id);
      }
      /** Those that a key acts on: the marked ones, or the chosen one. */
      get meant() {
        const marked = this.#runners.filter((runner) => this.isMarked(runner));
        if (marked.length > 0) return marked;
        return this.chosen === void 0 ? [] : [this.chosen];
      }
      /** Takes runners as they are now. `isHeld`: a person is at work, so that each stays where it is. */
      update(runners, isHeld) {
        this.#runners = runners;
        const ids = new Set(runners.map(({ id }) => id));
        this.#marked = new Set([...this.#marked].filter((id) => ids.has(id)));
        if (isHeld) this.#settle(this.#arrangement.keep(this.#wanted(), this.#grouping));
        else this.place();
      }
      /** Places all runners anew. */
      place() {
        this.#settle(this.#arrangement.place(this.#wanted(), this.#order, this.#grouping));
      }
      /** Chooses the runner that stands `by` places below, above when negative; the last or first one at most. */
      move(by) {
        this.#chooseAt(this.#at + by);
      }
      choose(id) {
        const at = this.shown.findIndex((runner) => runner.id === id);
        if (at >= 0) this.#chooseAt(at);
      }
      seek(sought) {
        this.#sought = sought;
        this.place();
      }
      toggleEnded() {
        this.#hasEnded = !this.#hasEnded;
        this.place();
      }
      nextOrder() {
        this.#order = after(ORDERS, this.#order);
        this.place();
      }
      nextGrouping() {
        this.#grouping = after(GROUPINGS, this.#grouping);
        this.place();
      }
      /** Marks the chosen runner, or takes its mark away, and goes on to the next. */
      toggleMark() {
        const { chosen } = this;
        if (chosen === void 0) return;
        const marked = new Set(this.#marked);
        if (!marked.delete(chosen.id)) marked.add(chosen.id);
        this.#marked = marked;
        this.move(1);
      }
      unmarkAll() {
        this.#marked = /* @__PURE__ */ new Set();
      }
      get markedCount() {
        return this.#marked.size;
      }
      #wanted() {
        const there = this.#hasEnded ? this.#runners : this.present;
        return this.#sought === "" ? there : there.filter((runner) => fits(runner, this.#sought));
      }
      #settle(sections) {
        this.#sections = sections;
        const at = this.shown.findIndex(({ id }) => id === this.#chosen);
        this.#chooseAt(at < 0 ? this.#at : at);
      }
      #chooseAt(at) {
        const { shown } = this;
        this.#at = Math.max(0, Math.min(at, shown.length - 1));
        this.#chosen = shown[this.#at]?.id;
      }
    };
  }
});

// src/cli/dashboard/dashboard.ts
var HOLD_MS, DOUBLE_MS, WHEEL_ROWS, COLUMNS_FOR_FIGURES, NOTHING_SEEN, Dashboard;
var init_dashboard = __esm({
  "src/cli/dashboard/dashboard.ts"() {
    "use strict";
    init_clock();
    init_ages();
    init_asking();
    init_choices();
    init_errands();
    init_keys3();
    init_picture();
    init_roster();
    init_runner_row();
    HOLD_MS = 2e3;
    DOUBLE_MS = 400;
    WHEEL_ROWS = 3;
    COLUMNS_FOR_FIGURES = 100;
    NOTHING_SEEN = { lines: void 0, problem: void 0 };
    Dashboard = class {
      #options;
      #roster = new Roster();
      #asking = new Asking();
      #picture;
      #errands;
      #link = "connecting";
      #glimpse = NOTHING_SEEN;
      #facts = [];
      #note;
      #wraps = false;
      /** The id of the runner that was chosen last. */
      #chosen;
      #keyAt = -Infinity;
      #clickAt = -Infinity;
      #timer;
      constructor(options2) {
        this.#options = options2;
        this.#picture = new Picture(options2.pen, options2.keys);
        this.#errands = new Errands({
          deeds: options2.deeds,
          roster: this.#roster,
          asking: this.#asking,
          onClose: options2.onClose,
          onSaid: (text) => this.say(text)
        });
      }
      get chosen() {
        return this.#roster.chosen;
      }
      /** True when the list has room for the figures of runners. */
      get wantsFigures() {
        return this.#picture.listColumns > COLUMNS_FOR_FIGURES;
      }
      /** True when the row of this runner is on the screen. */
      isVisible(id) {
        return this.#picture.visible.has(id);
      }
      /** Takes runners as they are now. */
      update(runners) {
        this.#roster.update(runners, this.#isHeld);
        this.#changed();
      }
      linked(link) {
        this.#link = link;
        this.#changed();
      }
      /** Takes what there is to be seen of the chosen runner, and what is known of its state. */
      look(glimpse, facts) {
        this.#glimpse = glimpse;
        this.#facts = facts;
        this.#options.onChange();
      }
      /** Says something in the place of the keys, until the next key; undefined: what was said is over. */
      say(text) {
        this.#note = text;
        this.#changed();
      }
      close() {
        clearTimeout(this.#timer);
      }
      press(key) {
        this.#keyAt = performance.now();
        this.#note = void 0;
        if (typeof key !== "string") {
          if ("paste" in key) this.#asking.paste(key.paste);
          else this.#point(key);
        } else if (key === "C-c" && !this.#asking.isOpen) this.#options.onClose();
        else if (!this.#asking.press(key)) this.#act(key);
        this.#changed();
      }
      frame(size) {
        const { keys, pen } = this.#options;
        const sight = {
          roster: this.#roster,
          link: this.#link,
          glimpse: this.#glimpse,
          facts: this.#facts,
          wraps: this.#wraps,
          note: this.#note
        };
        const rows = [...this.#asking.rows(size, keys, pen) ?? this.#picture.rows(size, sight)];
        const bottom = this.#asking.bottom(size.columns, pen);
        if (bottom !== void 0) rows[size.rows - 1] = bottom.row;
        this.#planNext();
        return { rows, cursor: bottom?.cursor };
      }
      get #isHeld() {
        return this.#asking.isOpen || performance.now() - this.#keyAt < HOLD_MS;
      }
      #act(key) {
        const { chosen } = this.#roster;
        const choice = chosen && choicesOf(chosen).find(({ presses }) => presses.includes(key));
        if (chosen !== void 0 && choice !== void 0) {
          if (this.#picture.showsAll) return this.#errands.answer(chosen, choice.option, key);
          this.#note = `what ${chosen.name} asks does not fit here: Enter goes there`;
          return;
        }
        if (chosen?.state === "waiting" && /^[1-9y]$/.test(key)) {
          this.#note = chosen.dialog === void 0 ? "a question of a command: s answers it" : "this is answered there: Enter";
          return;
        }
        const action = this.#options.keys.actionOf(key);
        if (action !== void 0) this.#do(action);
      }
      #do(action) {
        const { chosen } = this.#roster;
        if (BINDINGS[action].acts?.(chosen) === false) {
          this.#note = chosen === void 0 ? "no runner is chosen" : `not for ${chosen.name} as it is now`;
        } else if (!this.#move(action) && !this.#arrange(action) && chosen !== void 0) {
          this.#errands.run(action, chosen);
        }
      }
      #move(action) {
        const page = Math.max(1, this.#picture.listRows - 2);
        const steps = {
          down: 1,
          up: -1,
          "page-down": page,
          "page-up": -page,
          first: -Infinity,
          last: Infinity
        };
        const step = steps[action];
        if (step !== void 0) this.#roster.move(step);
        return step !== void 0;
      }
      /** What concerns the list, and not a runner; false for anything else. */
      #arrange(action) {
        const { deeds } = this.#options;
        const roster = this.#roster;
        switch (action) {
          case "close":
            this.#leave();
            return true;
          case "help":
            this.#asking.keys();
            return true;
          case "ended":
            roster.toggleEnded();
            return true;
          case "order":
            roster.nextOrder();
            return true;
          case "group":
            roster.nextGrouping();
            return true;
          case "wrap":
            this.#wraps = !this.#wraps;
            return true;
          case "find":
            this.#find();
            return true;
          case "search":
            this.#asking.line("in all logs: ", "", (text) => this.#errands.attempt(async () => deeds.search(text)));
            return true;
          case "new":
            this.#asking.line("run: ", "", (line) => this.#errands.attempt(async () => deeds.start(line)));
            return true;
          case "back":
            this.#errands.attempt(async () => deeds.back());
            return true;
          default:
            return false;
        }
      }
      #leave() {
        if (this.#roster.markedCount > 0) this.#roster.unmarkAll();
        else if (this.#roster.sought === "") this.#options.onClose();
        else this.#roster.seek("");
      }
      #find() {
        const before = this.#roster.sought;
        const seek = (text) => this.#roster.seek(text.trim());
        this.#asking.line("/", before, seek, { onChange: seek, onCancel: () => seek(before) });
      }
      #point({ button, column, row }) {
        if (this.#asking.isOpen) return;
        const id = this.#picture.runnerAt(column, row);
        if (id === void 0) return;
        if (button !== "click") return this.#roster.move(button === "wheel-up" ? -WHEEL_ROWS : WHEEL_ROWS);
        if (id === null) return;
        const isDouble = this.#chosen === id && performance.now() - this.#clickAt < DOUBLE_MS;
        this.#clickAt = performance.now();
        this.#roster.choose(id);
        if (isDouble) this.#do("go");
      }
      #changed() {
        const { chosen } = this.#roster;
        if (chosen?.id !== this.#chosen) {
          this.#chosen = chosen?.id;
          this.#glimpse = NOTHING_SEEN;
          this.#facts = [];
          this.#options.onChosen(chosen);
        }
        this.#options.onChange();
      }
      /** Wakes when an age on the screen will be another one, and when runners may be placed anew. */
      #planNext() {
        clearTimeout(this.#timer);
        const { visible } = this.#picture;
        const waits = this.#roster.shown.filter((runner) => hasAge(runner) && visible.has(runner.id)).map(({ since: since2 }) => ageLastsMs(now() - Date.parse(since2)));
        const held = this.#keyAt + HOLD_MS - performance.now();
        if (held > 0) waits.push(held);
        if (waits.length === 0) return;
        const wake = () => {
          if (!this.#isHeld) this.#roster.place();
          this.#changed();
        };
        this.#timer = setTimeout(wake, Math.min(...waits) + 1);
      }
    };
  }
});

// src/tmux/server-address.ts
function serverAddress(choice, env = process.env) {
  const inside = /^(.+),(\d+),\d+$/.exec(env["TMUX"] ?? "");
  const surrounding = inside === null ? void 0 : { socket: String(inside[1]), pid: Number(inside[2]) };
  const chosen = choice.socketPath === void 0 ? choice.socketName === void 0 ? void 0 : (0, import_node_path3.join)(socketDirectory(env), choice.socketName) : (0, import_node_path3.resolve)(choice.socketPath);
  if (chosen === void 0) return surrounding ?? { socket: (0, import_node_path3.join)(socketDirectory(env), "default") };
  return chosen === surrounding?.socket ? surrounding : { socket: chosen };
}
function socketDirectory(env) {
  const base = env["TMUX_TMPDIR"];
  return (0, import_node_path3.join)(base === void 0 || base === "" ? "/tmp" : base, `tmux-${process.getuid?.() ?? 0}`);
}
var import_node_path3;
var init_server_address = __esm({
  "src/tmux/server-address.ts"() {
    "use strict";
    import_node_path3 = require("path");
  }
});

// src/cli/context.ts
function createContext(options2, entry2) {
  const { stdout, stderr, env } = process;
  if (options2.S !== void 0 && options2.L !== void 0) {
    throw new Failure("invalid-request", "a server is named by -S or by -L", { next: "leave one of them out" });
  }
  return {
    address: serverAddress({ socketPath: options2.S, socketName: options2.L }, env),
    json: options2.json === true,
    colour: options2.color && wantsColour(env, stdout.isTTY),
    quiet: options2.quiet === true,
    env,
    entry: entry2,
    version: `${"0.1.0"}+${"60c0c037"}`,
    columns: stdout.isTTY ? stdout.columns : void 0,
    print: (text) => void stdout.write(`${text}
`),
    printJson: (body) => void stdout.write(`${jsonText(body)}
`),
    say: (text) => {
      if (options2.quiet !== true) stderr.write(`${plain(text)}
`);
    }
  };
}
function jsonText(body) {
  return plainJson({ schema: SCHEMA, ...body });
}
function isInside({ address, env }) {
  const isNamed2 = serverAddress({}, env).socket === address.socket && address.host?.isLocal !== false;
  const here = isNamed2 && env["TMUX"] !== void 0;
  return here && (env["TMUX_PANE"] ?? "") !== "";
}
function wantsColour(env, isTerminal) {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== void 0) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}
var SCHEMA;
var init_context = __esm({
  "src/cli/context.ts"() {
    "use strict";
    init_failure();
    init_server_address();
    init_plain();
    SCHEMA = 1;
  }
});

// src/host/pid-space.ts
function pidSpace() {
  known2 ??= { space: readSpace() };
  return known2.space;
}
function readSpace() {
  try {
    const boot = (0, import_node_fs4.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return shortHash(`${boot} ${(0, import_node_fs4.readlinkSync)("/proc/self/ns/pid")}`);
  } catch {
    return void 0;
  }
}
var import_node_fs4, known2;
var init_pid_space = __esm({
  "src/host/pid-space.ts"() {
    "use strict";
    import_node_fs4 = require("fs");
    init_short_hash();
  }
});

// src/host/process-state.ts
function isRunning(pid) {
  return exists(pid) && !["Z", "X"].includes(statFields(pid)[0] ?? "");
}
function exists(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
function isStopped(pid) {
  return ["T", "t"].includes(statFields(pid)[0] ?? "");
}
function commandLine(pid) {
  try {
    if (process.platform === "linux") return (0, import_node_fs5.readFileSync)(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (0, import_node_child_process.execFileSync)("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim().split(" ");
  } catch {
    return [];
  }
}
function processMark(pid) {
  return `${pid}-${statFields(pid)[19] ?? "0"}`;
}
function isNamed(pid, name2) {
  if (process.platform !== "linux") return true;
  try {
    return (0, import_node_fs5.readFileSync)(`/proc/${pid}/comm`, "utf8").startsWith(name2);
  } catch {
    return false;
  }
}
function pidOf(mark) {
  return Number(mark.split("-")[0]);
}
function isProcess(mark) {
  const pid = pidOf(mark);
  return isRunning(pid) && processMark(pid) === mark;
}
function signalProcess(mark, signal) {
  if (!isProcess(mark)) return;
  try {
    process.kill(pidOf(mark), signal);
  } catch {
  }
}
function statFields(pid) {
  try {
    const stat = (0, import_node_fs5.readFileSync)(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
var import_node_child_process, import_node_fs5;
var init_process_state = __esm({
  "src/host/process-state.ts"() {
    "use strict";
    import_node_child_process = require("child_process");
    import_node_fs5 = require("fs");
  }
});

// src/ipc/event-queue.ts
var MAX_BATCHES, EventQueue;
var init_event_queue = __esm({
  "src/ipc/event-queue.ts"() {
    "use strict";
    MAX_BATCHES = 64;
    EventQueue = class {
      #batches = [];
      #state = { kind: "open" };
      #changed = () => {
      };
      /** Adds a batch and waits until there is room for the next; does nothing once ended. */
      async put(batch) {
        if (!this.#isOpen()) return;
        this.#batches.push(batch);
        this.#changed();
        while (this.#isOpen() && this.#batches.length >= MAX_BATCHES) await this.#change();
      }
      /** Ends the loop after the batches that are here, with `cause` if there is one. The first end counts. */
      end(cause) {
        if (this.#state.kind === "ended") return;
        this.#state = cause === void 0 ? { kind: "ended" } : { kind: "ended", cause };
        this.#changed();
      }
      async *[Symbol.asyncIterator]() {
        try {
          for (; ; ) {
            const batch = this.#batches.shift();
            if (batch !== void 0) {
              this.#changed();
              yield batch;
            } else if (this.#state.kind === "open") {
              await this.#change();
            } else if (this.#state.cause !== void 0) {
              throw this.#state.cause;
            } else {
              return;
            }
          }
        } finally {
          this.end();
          this.#batches = [];
        }
      }
      #isOpen() {
        return this.#state.kind === "open";
      }
      async #change() {
        return new Promise((resolve2) => {
          const others = this.#changed;
          this.#changed = () => {
            this.#changed = () => {
            };
            others();
            resolve2();
          };
        });
      }
    };
  }
});

// src/ipc/frames.ts
function encodeFrame(value) {
  return Buffer.from(`${JSON.stringify(value)}
`);
}
function decodeFrame(frame) {
  try {
    return JSON.parse(utf8.decode(frame));
  } catch (cause) {
    throw new Failure("invalid-request", "a frame that is not one line of JSON in UTF-8", { cause });
  }
}
async function* readFrames(stream, maxBytes, onWait) {
  const splitter = new FrameSplitter(maxBytes);
  onWait?.(false);
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    yield* splitter.push(chunk);
    onWait?.(splitter.partial);
  }
}
var MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, NEWLINE, utf8, FrameSplitter;
var init_frames = __esm({
  "src/ipc/frames.ts"() {
    "use strict";
    init_failure();
    MAX_REQUEST_BYTES = 1024 * 1024;
    MAX_RESPONSE_BYTES = 8 * 1024 * 1024;
    NEWLINE = 10;
    utf8 = new TextDecoder("utf-8", { fatal: true });
    FrameSplitter = class {
      #maxBytes;
      #parts = [];
      #bytes = 0;
      constructor(maxBytes) {
        this.#maxBytes = maxBytes;
      }
      /** True when a frame has begun and not ended. */
      get partial() {
        return this.#bytes > 0;
      }
      *push(chunk) {
        let from = 0;
        for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
          this.#keep(chunk.subarray(from, end));
          from = end + 1;
          if (this.partial) yield this.#take();
        }
        this.#keep(chunk.subarray(from));
      }
      #keep(part) {
        if (part.length === 0) return;
        this.#bytes += part.length;
        if (this.#bytes > this.#maxBytes) {
          throw new Failure("invalid-request", `a frame longer than ${this.#maxBytes} bytes`);
        }
        this.#parts.push(part);
      }
      #take() {
        const frame = this.#parts.length === 1 && this.#parts[0] !== void 0 ? this.#parts[0] : Buffer.concat(this.#parts);
        this.#parts = [];
        this.#bytes = 0;
        return frame;
      }
    };
  }
});

// src/ipc/shape.ts
var time2;
var init_shape = __esm({
  "src/ipc/shape.ts"() {
    "use strict";
    init_mini();
    config({ jitless: true });
    time2 = string2();
  }
});

// src/ipc/errors.ts
var errorBody;
var init_errors2 = __esm({
  "src/ipc/errors.ts"() {
    "use strict";
    init_mini();
    init_failure();
    init_shape();
    errorBody = object({ kind: _enum(FAILURE_KINDS), message: string2(), next: optional(string2()) });
  }
});

// src/ipc/events.ts
var MAX_EVENTS_PER_FRAME, runnerEvent;
var init_events = __esm({
  "src/ipc/events.ts"() {
    "use strict";
    init_mini();
    init_shape();
    MAX_EVENTS_PER_FRAME = 50;
    runnerEvent = looseObject({
      /** Grows by one with every event of this controller. */
      seq: number2(),
      time: time2,
      runner: string2(),
      name: string2(),
      /** marked, started, restarted, resumed, recognised, state, output, dialog, answered, not-taken, moved, renamed, muted, unmuted, queued, sent, unqueued, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
      type: string2()
    });
  }
});

// src/ipc/messages.ts
var PROTOCOL_VERSION, request, response;
var init_messages = __esm({
  "src/ipc/messages.ts"() {
    "use strict";
    init_mini();
    init_errors2();
    init_events();
    init_shape();
    PROTOCOL_VERSION = 1;
    request = object({
      v: number2(),
      id: union([number2(), string2()]),
      method: string2(),
      params: optional(unknown()),
      /** Until when it is meant, as `machineMs` counts: a controller that was held longer does nothing. */
      until: optional(number2())
    });
    response = union([
      object({ id: nullable(union([number2(), string2()])), error: errorBody }),
      object({ id: union([number2(), string2()]), ok: unknown() }),
      object({ events: array(runnerEvent).check(_maxLength(MAX_EVENTS_PER_FRAME)) })
    ]);
  }
});

// src/runner/source-kind.ts
var SOURCE_KINDS, FEEDS;
var init_source_kind = __esm({
  "src/runner/source-kind.ts"() {
    "use strict";
    SOURCE_KINDS = ["control", "pipe"];
    FEEDS = [...SOURCE_KINDS, "look"];
  }
});

// src/runner/option-kind.ts
var OPTION_KINDS;
var init_option_kind = __esm({
  "src/runner/option-kind.ts"() {
    "use strict";
    OPTION_KINDS = ["once", "always", "no", "other"];
  }
});

// src/runner/place.ts
var PLACES;
var init_place = __esm({
  "src/runner/place.ts"() {
    "use strict";
    PLACES = ["session", "window", "split"];
  }
});

// src/ipc/explanation.ts
var weighed, explanation;
var init_explanation = __esm({
  "src/ipc/explanation.ts"() {
    "use strict";
    init_mini();
    init_shape();
    weighed = object({
      rule: string2(),
      source: string2(),
      /** Which source is believed when two disagree: the one that weighs more. */
      weight: number2(),
      text: string2(),
      /** The state that it speaks for. */
      says: string2(),
      time: time2
    });
    explanation = object({
      /** What won; without it output and silence decide. */
      because: optional(weighed),
      /** What else was seen, the weightiest first. */
      others: array(weighed),
      /** Whether there are rules for its agent. */
      known: boolean2(),
      lastVisibleAt: time2,
      idleAfterMs: number2(),
      title: optional(string2()),
      /** The last lines of the screen, as they were last looked at. */
      screen: array(string2()),
      /** Undefined when its process was not seen. */
      processRuns: optional(boolean2()),
      lastBellAt: optional(time2),
      /** What would put it into another state. */
      changes: array(object({ says: string2(), rule: string2(), when: string2() }))
    });
  }
});

// src/ipc/restart-plan.ts
var restartPlan;
var init_restart_plan = __esm({
  "src/ipc/restart-plan.ts"() {
    "use strict";
    init_mini();
    init_shape();
    restartPlan = object({
      id: string2(),
      name: string2(),
      agent: string2(),
      /** Where it was in tmux. */
      session: string2(),
      window: string2(),
      /** In the session of its agent, as an agent without it, or as the command that it was. */
      how: _enum(["resumed", "anew", "again"]),
      agentSession: optional(string2()),
      /** The command that would be run, and where; missing when the runner was marked and not started. */
      command: optional(array(string2())),
      cwd: optional(string2()),
      /** The pane in which it runs already, and would be watched. */
      pane: optional(string2()),
      /** Why it cannot be started. */
      problem: optional(object({ kind: string2(), message: string2(), next: optional(string2()) }))
    });
  }
});

// src/ipc/dialogs.ts
var option, dialog;
var init_dialogs = __esm({
  "src/ipc/dialogs.ts"() {
    "use strict";
    init_mini();
    init_option_kind();
    init_shape();
    option = object({
      /** As the agent wrote it. */
      label: string2(),
      /**
       * The key that chooses it, as it stands on the screen; left out where it cannot be chosen from elsewhere, and so in every
       * option of a dialog that is `unanswerable`.
       */
      key: optional(string2()),
      /** `always` and `other` have to be confirmed: they grant more than this once, or it is not known what they do. */
      kind: _enum(OPTION_KINDS)
    });
    dialog = object({
      /** Left out where it was not read. */
      question: optional(string2()),
      /** The command, the file or whatever it is about; it may have several lines. */
      subject: optional(string2()),
      options: array(option),
      /** Stands for question, subject and options, whatever is highlighted, spins or counts. */
      fingerprint: string2(),
      /** How many dialogs this run has had with this one. It also grows when we have pressed a key while one was open. */
      episode: number2(),
      /** Since when it is seen. */
      since: time2,
      /** Why it cannot be answered from elsewhere: a person has to go there. Left out where it can. */
      unanswerable: optional(string2())
    });
  }
});

// src/ipc/runners.ts
var stateKind, metrics, worktree, runnerSummary, runnerRow2, runnerDetail;
var init_runners = __esm({
  "src/ipc/runners.ts"() {
    "use strict";
    init_source_kind();
    init_mini();
    init_state();
    init_dialogs();
    init_shape();
    stateKind = _enum(STATE_KINDS);
    metrics = object({
      startedAt: time2,
      /** Output bytes logged, recovered text included. */
      bytes: number2(),
      /** Lines that have ended; left out when the first of them were not counted. */
      lines: optional(number2()),
      /** Bytes of those that were rebuilt from the pane's history. */
      recoveredBytes: number2(),
      /** Number of recorded holes in the log. */
      gaps: number2(),
      /** The known losses: bytes, or lines as tmux counts its history. */
      lostBytes: number2(),
      lostLines: number2(),
      /** Of the holes, those where more is missing than that, and those where perhaps nothing is. */
      gapsAtLeast: number2(),
      gapsPerhaps: number2(),
      lastOutputAt: optional(time2),
      idleAfterMs: number2(),
      /** Once the run has ended: false when nothing shows that the last output is in the log. */
      endConfirmed: optional(boolean2()),
      /** Milliseconds in each state until now. */
      states: partialRecord(stateKind, number2()),
      /** How often a started command was started again. */
      restarts: optional(number2()),
      /** The rest of its time limit. */
      maxDurationLeftMs: optional(number2()),
      /** Of its program and all that it has started, measured over the last moments; left out when it cannot be seen. */
      cpuPercent: optional(number2()),
      memoryBytes: optional(number2()),
      processes: optional(number2()),
      /** Output in the same moments. */
      bytesPerSecond: optional(number2())
    });
    worktree = object({
      path: string2(),
      /** The branch that was made with it. */
      branch: string2().check(_maxLength(1024)),
      /** Top of the main checkout. */
      repository: string2()
    });
    runnerSummary = object({
      id: string2(),
      name: string2(),
      agent: string2(),
      state: stateKind,
      waitingFor: optional(string2()),
      /** Waiting in a dialog that was read off its screen. */
      dialog: optional(dialog),
      /** Waiting for a limit: when it ends, in the words of its agent. */
      resets: optional(string2()),
      /** Idle: its agent is done, and the pane was not looked at since. Ended: it was not looked at since. */
      unseen: optional(boolean2()),
      /** Idle: its program only shows something, such as `top`. */
      showing: optional(boolean2()),
      /** Active: its agent says that it works, and has shown nothing new for minutes. */
      stuck: optional(boolean2()),
      /** When it entered this state. */
      since: time2,
      pane: string2(),
      window: string2(),
      session: string2(),
      /** The tmux server of its pane has gone; another one counts its panes from zero again. */
      earlierServer: optional(boolean2()),
      /** How its output is read: in control mode, from the pane's pipe, or not at all: its pane is only looked at. */
      source: _enum(FEEDS),
      /** The last visible line of output, without control sequences, at most 200 characters. */
      lastLine: string2(),
      /** How many texts wait until its turn is over. */
      queued: optional(number2()),
      /** A person wants to hear nothing of it until its state changes. */
      muted: optional(boolean2()),
      /** Path of the live log file. */
      log: string2(),
      /** Where a command that we have started runs. */
      cwd: optional(string2()),
      /** Set when it was marked by itself, because `@geppetto-auto` is `agents`; it ends with its agent. */
      found: optional(_enum(["agents"])),
      /** The worktree that was made for it. */
      worktree: optional(worktree)
    });
    runnerRow2 = extend2(runnerSummary, { metrics: optional(metrics) });
    runnerDetail = extend2(runnerSummary, {
      pid: optional(number2()),
      exitCode: optional(number2()),
      signal: optional(string2()),
      /** Why it is in a final state, for states that have more than one reason. */
      reason: optional(string2()),
      /** Of one that we have started: the command with its arguments. */
      command: optional(array(string2())),
      /** How it was found. */
      foundReason: optional(string2()),
      /** Why it is read like that. */
      sourceReason: optional(string2()),
      metrics,
      evidence: array(object({ rule: string2(), source: string2(), text: string2(), time: time2 }))
    });
  }
});

// src/ipc/sessions.ts
var sessionRow;
var init_sessions = __esm({
  "src/ipc/sessions.ts"() {
    "use strict";
    init_mini();
    init_shape();
    sessionRow = object({
      id: string2(),
      name: string2(),
      windows: number2(),
      /** Terminals attached, our own clients not counted. */
      attached: number2(),
      /** Names of the live runners in it. */
      runners: array(string2())
    });
  }
});

// src/ipc/methods.ts
var counts, nothing, oneRunner, pane, name, agent, duration2, span, source, tell, notice, METHODS, methodName;
var init_methods = __esm({
  "src/ipc/methods.ts"() {
    "use strict";
    init_source_kind();
    init_mini();
    init_clock();
    init_option_kind();
    init_place();
    init_explanation();
    init_restart_plan();
    init_runners();
    init_sessions();
    init_shape();
    counts = partialRecord(stateKind, number2());
    nothing = object({});
    oneRunner = object({ runner: string2().check(_minLength(1), _maxLength(256)) });
    pane = string2().check(_minLength(1), _maxLength(256));
    name = optional(string2().check(_maxLength(256)));
    agent = optional(string2().check(_maxLength(64)));
    duration2 = number2().check(_positive(), _lte(MAX_DURATION_MS));
    span = optional(duration2);
    source = optional(_enum(SOURCE_KINDS));
    tell = optional(string2().check(_minLength(1), _maxLength(1024)));
    notice = optional(string2());
    METHODS = {
      hello: {
        params: nothing,
        result: object({
          version: string2(),
          protocol: number2(),
          pid: number2(),
          /** In which space that process id means something: see pidSpace. */
          space: optional(string2())
        })
      },
      mark: {
        params: object({
          /** Any tmux target that names a pane; `%12` is exact. */
          pane,
          name,
          agent,
          idleAfterMs: span,
          source,
          tell
        }),
        result: object({ runner: runnerSummary, notice })
      },
      /** Marks panes in which known agents run, where `@geppetto-auto` says so; answers with those that were marked now. */
      find: { params: nothing, result: object({ runners: array(runnerSummary) }) },
      /** Starts a command in a pane of its own. */
      run: {
        params: object({
          command: array(string2()).check(_minLength(1), _maxLength(4096)),
          /** An absolute path. */
          cwd: string2(),
          /** In addition to the environment of the tmux server. */
          env: record(string2(), string2()),
          place: _enum(PLACES),
          /** For a window or a split: the pane beside which it is opened. */
          beside: optional(pane),
          name,
          /** Names to choose from when the person has given none, the best first. */
          ideas: exactOptional(array(string2().check(_maxLength(256))).check(_maxLength(8))),
          agent,
          idleAfterMs: span,
          source,
          tell,
          /** Whether the pane stays after the command has ended. */
          keep: boolean2(),
          /** Typed into it once it is there. */
          typed: optional(string2()),
          /** It is given a prompt: it is starting until it has been seen at work. */
          prompted: optional(boolean2()),
          maxDurationMs: exactOptional(duration2),
          /** Set for an agent that is started by its name. */
          launch: exactOptional(
            object({
              agent: string2().check(_maxLength(64)),
              yolo: boolean2(),
              session: exactOptional(string2().check(_maxLength(1024)))
            })
          ),
          /** The worktree that was made for it. */
          worktree: exactOptional(worktree)
        }),
        result: object({ runner: runnerSummary, notice })
      },
      /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
      restorable: {
        params: object({ runners: optional(array(string2().check(_minLength(1), _maxLength(256)))) }),
        result: object({ runners: array(restartPlan) })
      },
      /** Starts one of these again. */
      restore: { params: oneRunner, result: object({ runner: runnerSummary, notice }) },
      /** Ends a started command by its own way to quit, then TERM, then KILL; answers when the run has ended. */
      end: { params: oneRunner, result: object({ runner: runnerSummary }) },
      /** Starts a command again as it was started; ends it first. */
      restart: { params: oneRunner, result: object({ runner: runnerSummary, notice }) },
      /** Stops the processes of a started command where they are. */
      pause: { params: oneRunner, result: object({ runner: runnerSummary }) },
      resume: { params: oneRunner, result: object({ runner: runnerSummary }) },
      /** Types into the pane of a runner: a text as a paste, then keys by tmux's names for them. */
      send: {
        params: extend2(oneRunner, {
          text: optional(string2()),
          enter: boolean2(),
          keys: array(string2().check(_maxLength(32))).check(_maxLength(256)),
          force: boolean2()
        }),
        result: object({ runner: runnerSummary })
      },
      /**
       * Presses the key of one option in the dialog of a runner, if that still stands there as the caller has seen it. Else
       * nothing is pressed, and the error is `dialog-changed`.
       */
      answer: {
        params: object({
          /** The id of the run: a name may be that of another one by now. */
          run: string2().check(_minLength(1), _maxLength(256)),
          /** Both as in the dialog that the caller has seen. */
          episode: number2(),
          fingerprint: string2().check(_maxLength(256)),
          /** Key and label of the option, as in that dialog. */
          key: string2().check(_minLength(1), _maxLength(16)),
          label: string2().check(_maxLength(4096)),
          /** A person has confirmed this label: asked for where the option is `always` or `other`. */
          confirm: optional(boolean2()),
          /** Who answers, such as `cli`; stands in the event. */
          by: string2().check(_minLength(1), _maxLength(64))
        }),
        result: object({
          runner: runnerSummary,
          pressed: object({ label: string2(), key: string2(), kind: _enum(OPTION_KINDS) }),
          /** False when the dialog still stood there as it was, one second later. */
          taken: boolean2()
        })
      },
      /** Types a text when the turn of an agent is over. */
      queue: {
        params: extend2(oneRunner, { text: string2().check(_minLength(1)) }),
        result: object({ runner: runnerSummary })
      },
      /** The texts that wait for a runner, the next one first. */
      queued: {
        params: oneRunner,
        result: object({ texts: array(object({ text: string2(), at: time2 })) })
      },
      /** Takes all of them back; `count` says how many there were. */
      unqueue: { params: oneRunner, result: object({ count: number2() }) },
      unmark: { params: oneRunner, result: object({ runner: runnerSummary }) },
      toggle: { params: object({ pane }), result: object({ marked: boolean2(), runner: runnerSummary, notice }) },
      list: {
        /** `wide`: with the figures of those that live. */
        params: object({ wide: optional(boolean2()) }),
        result: object({ runners: array(runnerRow2) })
      },
      show: { params: oneRunner, result: object({ runner: runnerDetail }) },
      /** A person has looked at these runs since they have ended. */
      looked: {
        params: object({ runners: array(string2().check(_minLength(1), _maxLength(256))).check(_maxLength(1e3)) }),
        result: nothing
      },
      /** Has an idle runner count as not looked at, until its pane comes into view. */
      unread: { params: oneRunner, result: object({ runner: runnerSummary }) },
      /** Has the present state of a runner ask for no attention, or ask again. */
      mute: {
        params: extend2(oneRunner, { muted: boolean2() }),
        result: object({ runner: runnerSummary })
      },
      /** What is on the screen of a runner's pane now: a row of it a line, with SGR sequences. */
      screen: { params: oneRunner, result: object({ lines: array(string2()), columns: number2() }) },
      explain: { params: oneRunner, result: object({ runner: runnerSummary, explanation }) },
      status: {
        params: nothing,
        result: object({
          counts,
          /** How many of the active ones are stuck, and of the idle ones unseen, or only showing something. */
          stuck: number2(),
          unseen: number2(),
          showing: optional(number2()),
          /** Names of those that want a person, the most urgent first. */
          attention: array(string2())
        })
      },
      sessions: { params: nothing, result: object({ sessions: array(sessionRow) }) },
      rename: {
        params: extend2(oneRunner, { name: string2().check(_maxLength(256)) }),
        result: object({ runner: runnerSummary })
      },
      /** Forgets an ended runner and deletes its log. */
      remove: { params: oneRunner, result: object({ runner: runnerSummary }) },
      /** Answers once, then event frames follow on the same connection until it closes. */
      subscribe: {
        params: object({
          runner: optional(string2().check(_maxLength(256))),
          since: optional(number2()),
          /** Also a `metrics` event for each live runner, once a second. */
          metrics: optional(boolean2())
        }),
        result: object({ seq: number2() })
      },
      /** Something in tmux may have changed without a notification: look again. */
      refresh: { params: nothing, result: nothing },
      "controller-status": {
        params: nothing,
        result: object({
          pid: number2(),
          version: string2(),
          startedAt: time2,
          tmux: object({ version: string2(), pid: number2(), binary: string2() }),
          socket: string2(),
          runners: number2(),
          /** How changes of the server are heard of, and why so; left out without runners. */
          watch: optional(object({ by: _enum(SOURCE_KINDS), why: string2(), notes: array(string2()) })),
          clients: array(object({ role: _enum(["line", "tap"]), session: string2(), pid: number2() })),
          /** The process that reads the pipes of panes, if there is one. */
          readers: array(object({ pid: number2(), panes: array(string2()) })),
          /** Things a person should know: a bad option value, logging that is interrupted, ... */
          problems: array(string2())
        })
      },
      /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
      stop: { params: object({ release: optional(boolean2()) }), result: nothing }
    };
    methodName = _enum(Object.keys(METHODS));
  }
});

// src/ipc/client.ts
async function connect(path, options2 = {}) {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, connectMs = timeoutMs } = options2;
  const socket = (0, import_node_net.createConnection)(path);
  try {
    await (0, import_node_events.once)(socket, "connect", { signal: AbortSignal.timeout(connectMs) });
  } catch (error) {
    socket.destroy();
    throw connectFailure(path, error, connectMs);
  }
  return new SocketClient(socket, timeoutMs);
}
function connectFailure(path, cause, timeoutMs) {
  if (cause instanceof Error && cause.name === "AbortError") return unanswered(`${path} is not answered`, timeoutMs);
  if (["EACCES", "EPERM"].includes(systemCode(cause) ?? "")) {
    return new Failure("permission-denied", `cannot open ${path}: it belongs to another user`, { cause });
  }
  return new Failure("controller-unreachable", `no controller answers at ${path}`, {
    next: "start it: geppetto-tmux controller start",
    cause
  });
}
function unanswered(what, timeoutMs) {
  return new Failure("timeout", `${what} in ${timeoutMs / 1e3} s`, {
    next: "the controller or the tmux server is busy or stopped: try again"
  });
}
function unexpected(cause) {
  return new Failure("version-mismatch", "the controller answered something that this version does not understand", {
    next: "run `geppetto-tmux controller restart`",
    cause
  });
}
var import_node_events, import_node_net, DEFAULT_TIMEOUT_MS, SocketClient;
var init_client = __esm({
  "src/ipc/client.ts"() {
    "use strict";
    import_node_events = require("events");
    import_node_net = require("net");
    init_clock();
    init_failure();
    init_event_queue();
    init_frames();
    init_messages();
    init_methods();
    DEFAULT_TIMEOUT_MS = 1e4;
    SocketClient = class {
      #socket;
      #timeoutMs;
      #pending = /* @__PURE__ */ new Map();
      #events = new EventQueue();
      #lastId = 0;
      #expiryMs = Infinity;
      #ended;
      constructor(socket, timeoutMs) {
        this.#socket = socket;
        this.#timeoutMs = timeoutMs;
        socket.on("error", () => socket.destroy());
        void this.#read();
      }
      async call(method, params, timeoutMs) {
        return this.#ask(method, params, timeoutMs);
      }
      subscribe(params) {
        this.#ask("subscribe", params).catch((error) => this.#events.end(error));
        return this.#events;
      }
      expire(afterMs) {
        this.#expiryMs = afterMs;
      }
      close() {
        this.#events.end();
        this.#end(new Failure("controller-unreachable", "the connection is closed"));
      }
      async #ask(method, params, timeoutMs = this.#timeoutMs) {
        if (this.#ended !== void 0) throw this.#ended;
        const id = this.#lastId += 1;
        const until = machineMs() + Math.min(timeoutMs, this.#expiryMs);
        const frame = encodeFrame({ v: PROTOCOL_VERSION, id, method, params, until });
        if (frame.length > MAX_REQUEST_BYTES) throw new Failure("invalid-request", `${method}: too much text`);
        const answer = new Promise((resolve2, reject) => this.#pending.set(id, { resolve: resolve2, reject }));
        const timer = setTimeout(() => {
          this.#pending.get(id)?.reject(unanswered(`no answer to ${method}`, timeoutMs));
        }, timeoutMs);
        this.#socket.write(frame);
        try {
          const checked = METHODS[method].result.safeParse(await answer);
          if (!checked.success) throw unexpected(checked.error);
          return checked.data;
        } finally {
          clearTimeout(timer);
          this.#pending.delete(id);
        }
      }
      async #read() {
        try {
          for await (const frame of readFrames(this.#socket, MAX_RESPONSE_BYTES)) await this.#receive(frame);
          throw new Error("it ended");
        } catch (error) {
          this.#end(
            error instanceof Failure ? error : new Failure("controller-unreachable", `the controller went away: ${messageOf(error)}`, {
              next: "try again; `geppetto-tmux controller log` says why",
              cause: error
            })
          );
        }
      }
      async #receive(frame) {
        const checked = response.safeParse(decodeFrame(frame));
        if (!checked.success) throw unexpected(checked.error);
        const message = checked.data;
        if ("events" in message) {
          await this.#events.put(message.events);
        } else if ("error" in message) {
          const { kind, message: text, next } = message.error;
          const failure2 = new Failure(kind, text, { next });
          if (message.id === null) throw failure2;
          this.#pending.get(Number(message.id))?.reject(failure2);
        } else {
          this.#pending.get(Number(message.id))?.resolve(message.ok);
        }
      }
      #end(cause) {
        this.#ended ??= cause;
        this.#socket.destroy();
        this.#events.end(cause);
        for (const { reject } of this.#pending.values()) reject(cause);
      }
    };
  }
});

// src/cli/reach/find-controller.ts
async function findController({ address, env }, helloMs) {
  return controllerAt(controllerSocket(address, env), helloMs);
}
async function controllerAt(socket, helloMs) {
  const client = await reach(socket, helloMs);
  if (client === void 0) return void 0;
  try {
    const { pid, space, version: version2 } = await client.call("hello", {}, helloMs);
    const isSeen = space === void 0 || space === pidSpace();
    return { client, socket, version: version2, ...isSeen ? { pid, mark: processMark(pid) } : {} };
  } catch (error) {
    if (isKind(error, "version-mismatch")) return { client, socket };
    client.close();
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
async function reach(socket, withinMs) {
  requireOwnDirectory((0, import_node_path4.dirname)(socket));
  try {
    return await connect(socket, { connectMs: withinMs });
  } catch (error) {
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
function isKind(error, kind) {
  return error instanceof Failure && error.kind === kind;
}
var import_node_path4;
var init_find_controller = __esm({
  "src/cli/reach/find-controller.ts"() {
    "use strict";
    import_node_path4 = require("path");
    init_failure();
    init_pid_space();
    init_process_state();
    init_paths();
    init_client();
  }
});

// src/base/shell-word.ts
var init_shell_word = __esm({
  "src/base/shell-word.ts"() {
    "use strict";
  }
});

// src/host/descendants.ts
function descendants(root, { elsewhere: elsewhere3 }) {
  const entries = allEntries();
  const own2 = entries.find(({ pid }) => pid === root);
  if (own2 === void 0) return [];
  const byParent = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const siblings = byParent.get(entry2.parent);
    if (siblings === void 0) byParent.set(entry2.parent, [entry2]);
    else siblings.push(entry2);
  }
  const found = [];
  const queue = [root];
  for (let pid = queue.pop(); pid !== void 0 && found.length < MAX_DESCENDANTS; pid = queue.pop()) {
    const children = (byParent.get(pid) ?? []).filter(({ name: name2 }) => !name2.startsWith(TMUX_SERVER));
    found.push(...children);
    queue.push(...children.map((child) => child.pid));
  }
  const isOutside = ({ group, session }) => elsewhere3 ? session !== own2.session : group !== own2.group;
  return found.filter(isOutside).map(({ mark }) => mark);
}
function signalAll(marks, signal) {
  for (const mark of marks) signalProcess(mark, signal);
}
async function endAll(marks) {
  if (!marks.some(isProcess)) return;
  signalAll(marks, "SIGTERM");
  signalAll(marks, "SIGCONT");
  await killLate(marks, TERM_MS);
}
async function killLate(marks, ms) {
  for (const deadline = performance.now() + ms; marks.some(isProcess) && performance.now() < deadline; ) {
    await sleep(LOOK_MS);
  }
  signalAll(marks, "SIGKILL");
}
function allEntries() {
  try {
    return (0, import_node_fs6.readdirSync)("/proc").flatMap((name2) => /^\d+$/.test(name2) ? entryOf(Number(name2)) ?? [] : []);
  } catch {
    return [];
  }
}
function entryOf(pid) {
  try {
    const stat = (0, import_node_fs6.readFileSync)(`/proc/${pid}/stat`, "latin1");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    const [, parent, group, session] = fields.map(Number);
    const name2 = stat.slice(stat.indexOf("(") + 1, end);
    return { pid, parent: parent ?? 0, group: group ?? 0, session: session ?? 0, name: name2, mark: `${pid}-${fields[19]}` };
  } catch {
    return void 0;
  }
}
var import_node_fs6, TMUX_SERVER, MAX_DESCENDANTS, TERM_MS, LOOK_MS;
var init_descendants = __esm({
  "src/host/descendants.ts"() {
    "use strict";
    import_node_fs6 = require("fs");
    init_clock();
    init_process_state();
    TMUX_SERVER = "tmux: server";
    MAX_DESCENDANTS = 4096;
    TERM_MS = 1e3;
    LOOK_MS = 20;
  }
});

// src/host/end-process.ts
async function endProcess(mark) {
  signalProcess(mark, "SIGKILL");
  for (let waited = 0; isProcess(mark) && waited < GO_MS; waited += GO_STEP_MS) await sleep(GO_STEP_MS);
}
var GO_MS, GO_STEP_MS;
var init_end_process = __esm({
  "src/host/end-process.ts"() {
    "use strict";
    init_clock();
    init_process_state();
    GO_MS = 1e3;
    GO_STEP_MS = 5;
  }
});

// src/host/session-processes.ts
function signalSession(leader, signal) {
  const groups2 = groupsOf(leader);
  for (const group of groups2) {
    try {
      process.kill(-group, signal);
    } catch {
    }
  }
  return groups2.size > 0;
}
function foregroundOf(pid) {
  const { group, foreground } = placeOf(pid);
  return group > 0 && group === foreground ? group : void 0;
}
function groupsOf(leader) {
  const groups2 = processes().flatMap((pid) => {
    const { group, session } = placeOf(pid);
    return session === leader && group !== leader ? [group] : [];
  });
  return new Set(groups2);
}
function processes() {
  try {
    return (0, import_node_fs7.readdirSync)("/proc").filter((name2) => /^\d+$/.test(name2)).map(Number);
  } catch {
    return [];
  }
}
function placeOf(pid) {
  try {
    const stat = (0, import_node_fs7.readFileSync)(`/proc/${pid}/stat`, "latin1");
    const [, , group, session, , foreground] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { group: Number(group), session: Number(session), foreground: Number(foreground) };
  } catch {
    return { group: 0, session: 0, foreground: 0 };
  }
}
var import_node_fs7;
var init_session_processes = __esm({
  "src/host/session-processes.ts"() {
    "use strict";
    import_node_fs7 = require("fs");
  }
});

// src/host/processes.ts
var localProcesses;
var init_processes = __esm({
  "src/host/processes.ts"() {
    "use strict";
    init_descendants();
    init_end_process();
    init_process_state();
    init_session_processes();
    localProcesses = {
      isRunning,
      isNamed,
      processMark,
      isProcess,
      signalProcess,
      endProcess,
      descendants,
      signalAll,
      endAll,
      killLate,
      signalSession,
      foregroundOf
    };
  }
});

// src/host/host.ts
function requireLocal(host, what) {
  if (host?.isLocal === false) throw elsewhere(host.name, what);
}
function elsewhere(name2, what) {
  return new Failure("not-supported", `the tmux server is on ${name2}: ${what}`, {
    next: `run geppetto-tmux on ${name2} for this`
  });
}
var LOCAL;
var init_host = __esm({
  "src/host/host.ts"() {
    "use strict";
    init_failure();
    init_shell_word();
    init_files();
    init_processes();
    LOCAL = {
      name: "local",
      isLocal: true,
      argv: (words2) => words2,
      processes: localProcesses,
      files: localFiles
    };
  }
});

// src/tmux/binary.ts
function serverBinary(address, env = process.env) {
  if (address.host?.isLocal === false) return "tmux";
  const override = env["GEPPETTO_TMUX"];
  if (override !== void 0 && override !== "") return override;
  const pid = address.pid ?? listeningProcess(address.socket);
  return (pid === void 0 ? void 0 : executableOf(pid)) ?? "tmux";
}
function executableOf(pid) {
  try {
    const path = (0, import_node_fs8.readlinkSync)(`/proc/${pid}/exe`);
    return !path.endsWith(DELETED) && (0, import_node_path5.basename)(path).includes("tmux") ? path : void 0;
  } catch {
    return void 0;
  }
}
function listeningProcess(socket) {
  try {
    const inode = listeningInode(socket);
    if (inode === void 0) return void 0;
    const wanted = `socket:[${inode}]`;
    for (const name2 of (0, import_node_fs8.readdirSync)("/proc")) {
      if (/^\d+$/.test(name2) && isTmux(name2) && holds(name2, wanted)) return Number(name2);
    }
  } catch {
    return void 0;
  }
  return void 0;
}
function listeningInode(socket) {
  for (const line of (0, import_node_fs8.readFileSync)("/proc/net/unix", "utf8").split("\n")) {
    const columns = line.split(" ").filter((column) => column !== "");
    if (columns[3] === "00010000" && columns.slice(7).join(" ") === socket) return columns[6];
  }
  return void 0;
}
function isTmux(pid) {
  return executableOf(Number(pid)) !== void 0;
}
function holds(pid, wanted) {
  try {
    return (0, import_node_fs8.readdirSync)(`/proc/${pid}/fd`).some((fd) => {
      try {
        return (0, import_node_fs8.readlinkSync)(`/proc/${pid}/fd/${fd}`) === wanted;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}
var import_node_fs8, import_node_path5, DELETED;
var init_binary = __esm({
  "src/tmux/binary.ts"() {
    "use strict";
    import_node_fs8 = require("fs");
    import_node_path5 = require("path");
    DELETED = " (deleted)";
  }
});

// src/host/child.ts
function letBe(child) {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream?.on("error", () => void 0);
    if (stream instanceof import_node_net2.Socket) stream.unref();
  }
}
var import_node_net2;
var init_child = __esm({
  "src/host/child.ts"() {
    "use strict";
    import_node_net2 = require("net");
  }
});

// src/host/run.ts
async function run([file, ...args], options2) {
  const { env, cwd, input, timeoutMs, signal, whenLate = "end", maxBytes = MAX_BYTES, onStdout } = options2;
  return new Promise((resolve2) => {
    const chunks = [];
    let bytes = 0;
    let stderr = "";
    let why;
    let child;
    const settle = (how, code, problem = stderr) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve2({ how: why ?? how, code, stdout: Buffer.concat(chunks), stderr: problem });
    };
    const fail = (error) => {
      for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy();
      settle(systemCode(error) === "ENOENT" ? "not-found" : "not-started", void 0, messageOf(error));
    };
    const giveUp = (reason) => {
      why ??= reason;
      if (child === void 0) return;
      if (whenLate === "end" || reason === "too-long") return void child.kill("SIGTERM");
      letBe(child);
      settle(reason);
    };
    const abort = () => giveUp("aborted");
    const timer = setTimeout(() => giveUp("late"), timeoutMs);
    if (signal?.aborted === true) {
      why = "aborted";
      return settle("aborted");
    }
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const stdin = input === void 0 ? "ignore" : "pipe";
      child = (0, import_node_child_process2.spawn)(file, args, { env, cwd, stdio: [stdin, "pipe", "pipe"] });
    } catch (error) {
      return fail(error);
    }
    child.once("error", fail);
    child.once("close", (code) => code === null ? settle("killed") : settle("exited", code));
    child.stdin?.on("error", () => void 0).end(input);
    if (child.stdout !== null && onStdout !== void 0) onStdout(child.stdout);
    else
      child.stdout?.on("data", (chunk) => {
        bytes += chunk.length;
        if (bytes <= maxBytes) chunks.push(chunk);
        else giveUp("too-long");
      });
    child.stderr?.on("data", (chunk) => {
      if (stderr.length < MAX_WORDS) stderr = (stderr + chunk.toString()).slice(0, MAX_WORDS);
    });
  });
}
function textOf({ stdout }) {
  return stdout.toString().replace(/\r?\n$/, "");
}
var import_node_child_process2, MAX_BYTES, MAX_WORDS;
var init_run = __esm({
  "src/host/run.ts"() {
    "use strict";
    import_node_child_process2 = require("child_process");
    init_failure();
    init_child();
    MAX_BYTES = 1024 * 1024;
    MAX_WORDS = 64 * 1024;
  }
});

// src/tmux/one-shot.ts
async function runTmux(address, argv2, options2 = {}) {
  const { host = LOCAL, socket } = address;
  const binary = options2.binary ?? serverBinary(address);
  const timeoutMs = options2.timeoutMs ?? TIMEOUT_MS;
  const ran = await run(host.argv([binary, "-u", "-N", "-S", socket, ...argv2.map(word2)]), {
    timeoutMs,
    signal: options2.signal,
    maxBytes: MAX_OUTPUT_BYTES,
    // Without a signal: see letBe.
    whenLate: "leave"
  });
  const { how, code, stderr } = ran;
  if (code === 0) return textOf(ran);
  switch (how) {
    case "aborted":
      options2.signal?.throwIfAborted();
      break;
    case "late":
      throw new Failure("timeout", `the tmux server at ${socket} did not answer in ${timeoutMs / 1e3} s`, {
        next: "it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it"
      });
    case "not-found":
      throw new Failure("server-gone", "tmux is not installed, or not in PATH", {
        next: "install tmux 3.2a or newer, or set GEPPETTO_TMUX to its path"
      });
    default:
  }
  throw tmuxFailure(stderr.trim() === "" ? `tmux ended with code ${code ?? "unknown"}` : stderr, address);
}
function word2(argument) {
  return argument !== ";" && argument.endsWith(";") ? `${argument.slice(0, -1)}\\;` : argument;
}
function tmuxFailure(text, address) {
  const line = text.trim().split("\n")[0] ?? "";
  if (/permission denied|access not allowed/i.test(line)) {
    return new Failure("permission-denied", `no permission for the tmux server at ${address.socket}: ${line}`, {
      next: "run this as the user who started that server"
    });
  }
  if (/no server running|error connecting|server exited|lost server|no sessions|no current client/i.test(line)) {
    return new Failure("server-gone", `no tmux server at ${address.socket}`, {
      next: "start tmux first, or name the server with -L NAME or -S PATH"
    });
  }
  if (/can't find (pane|window|session)|no such pane/i.test(line)) {
    return new Failure("pane-not-found", line, { next: "list the panes with: tmux list-panes -a" });
  }
  return new Failure("command-rejected", line);
}
var TIMEOUT_MS, MAX_OUTPUT_BYTES;
var init_one_shot = __esm({
  "src/tmux/one-shot.ts"() {
    "use strict";
    init_failure();
    init_binary();
    init_host();
    init_run();
    TIMEOUT_MS = 5e3;
    MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
  }
});

// src/tmux/one-shots.ts
function oneShots(address) {
  const ask = async (command) => (await runTmux(address, command)).split("\n");
  return {
    ask,
    askAll: async (commands) => {
      const answers2 = [];
      for (const command of commands) answers2.push(await ask(command));
      return answers2;
    }
  };
}
var init_one_shots = __esm({
  "src/tmux/one-shots.ts"() {
    "use strict";
    init_one_shot();
  }
});

// src/protocol/ids.ts
function isSessionId(text) {
  return text.startsWith("$") && ID.test(text);
}
function isPaneId(text) {
  return text.startsWith("%") && ID.test(text);
}
var ID;
var init_ids = __esm({
  "src/protocol/ids.ts"() {
    "use strict";
    ID = /^([$@%])\d{1,10}$/;
  }
});

// src/tmux/pane-target.ts
function askPaneAt(target, format) {
  return [
    ["show-options", "-p", "-t", target, "remain-on-exit"],
    ["display-message", "-p", "-t", target, format]
  ];
}
var init_pane_target = __esm({
  "src/tmux/pane-target.ts"() {
    "use strict";
    init_failure();
    init_ids();
  }
});

// src/protocol/rows.ts
function rowFormat(fields) {
  return fields.map((field) => NEVER_TEXT.test(field) ? `#{${field}}` : `#{=${MAX_CELLS};s/${CONTROL}/ /:${field}}`).join(SEPARATOR);
}
function parseRow(line, fieldCount) {
  const values = line.split(SEPARATOR);
  return values.length === fieldCount ? values.map(bounded) : void 0;
}
function bounded(value) {
  return value.length <= MAX_CELLS ? value : Array.from(value.slice(0, 2 * MAX_CELLS)).slice(0, MAX_CELLS).join("");
}
var MAX_CELLS, SEPARATOR, CONTROL, NEVER_TEXT;
var init_rows2 = __esm({
  "src/protocol/rows.ts"() {
    "use strict";
    MAX_CELLS = 256;
    SEPARATOR = "	";
    CONTROL = "[-\x7F]";
    NEVER_TEXT = /^(?:(?:session|window|pane|client)_(?:id|pid|index|width|height|dead|dead_status|dead_signal|pipe)|cursor_[xy]|scroll_region_(?:upper|lower)|alternate_on)$/;
  }
});

// src/tmux/snapshot.ts
function parseClients(lines) {
  return lines.flatMap((line) => {
    const [session = "", control, pane2 = "", name2 = ""] = parseRow(line, CLIENT_FIELDS.length) ?? [];
    const front = isPaneId(pane2) ? pane2 : void 0;
    return isSessionId(session) ? [{ session, control: control === "1", pane: front, name: name2 }] : [];
  });
}
var FIELDS, LIST_PANES, SESSION_FIELDS, LIST_SESSIONS, CLIENT_FIELDS, LIST_CLIENTS;
var init_snapshot = __esm({
  "src/tmux/snapshot.ts"() {
    "use strict";
    init_ids();
    init_rows2();
    FIELDS = [
      "session_id",
      "window_id",
      "pane_id",
      "pane_pid",
      "pane_width",
      "pane_height",
      "pane_dead",
      "pane_dead_status",
      "pane_dead_signal",
      "window_zoomed_flag",
      "pane_pipe",
      "version",
      "history_limit",
      "alternate-screen",
      "scroll-on-clear",
      "variation-selector-always-wide",
      "codepoint-widths",
      "@geppetto_id",
      "@geppetto_agent",
      "@geppetto_name",
      "@geppetto_released",
      "pane_current_command",
      "session_name",
      "window_name"
    ];
    LIST_PANES = ["list-panes", "-a", "-F", rowFormat(FIELDS)];
    SESSION_FIELDS = ["session_id", "session_windows", "session_name"];
    LIST_SESSIONS = ["list-sessions", "-F", rowFormat(SESSION_FIELDS)];
    CLIENT_FIELDS = ["session_id", "client_control_mode", "pane_id", "client_name"];
    LIST_CLIENTS = ["list-clients", "-F", rowFormat(CLIENT_FIELDS)];
  }
});

// src/traces/way-back.ts
async function moveTerminal(tmux, client, pane2) {
  const [clients = [], , variables = []] = await tmux.askAll([
    LIST_CLIENTS,
    ["switch-client", "-c", client, "-t", pane2],
    ["show-environment", "-gh"]
  ]);
  const from = parseClients(clients).find(({ name: name2 }) => name2 === client)?.pane;
  if (from === void 0 || from === pane2 || !CLIENT_NAME.test(client)) return;
  const others = waysBack(valueIn(variables)).filter((way) => way.client !== client).slice(1 - MOST_CLIENTS);
  const value = [...others, { client, pane: from }].map((way) => `${way.client}=${way.pane}`).join(" ");
  await tmux.ask(["set-environment", "-gh", BACK, value]);
}
async function paneBefore(tmux, client) {
  const value = valueIn(await tmux.ask(["show-environment", "-gh"]));
  const pane2 = wayBack(value, client);
  if (pane2 !== void 0) return pane2;
  throw new Failure("pane-not-found", "this terminal was not brought anywhere yet, so there is no way back");
}
function wayBack(value, client) {
  return waysBack(value).find((way) => way.client === client)?.pane;
}
function valueIn(lines) {
  return lines.find((line) => line.startsWith(`${BACK}=`))?.slice(BACK.length + 1) ?? "";
}
function waysBack(value) {
  return value.split(" ").flatMap((word3) => {
    const at = word3.lastIndexOf("=");
    const [client, pane2] = [word3.slice(0, at), word3.slice(at + 1)];
    return CLIENT_NAME.test(client) && isPaneId(pane2) ? [{ client, pane: pane2 }] : [];
  });
}
var BACK, MOST_CLIENTS, CLIENT_NAME;
var init_way_back = __esm({
  "src/traces/way-back.ts"() {
    "use strict";
    init_failure();
    init_ids();
    init_snapshot();
    BACK = "GEPPETTO_BACK";
    MOST_CLIENTS = 16;
    CLIENT_NAME = /^[\w./-]{1,64}$/;
  }
});

// src/cli/reach/go-to.ts
async function goTo(context, pane2, client) {
  const { address, env } = context;
  if (client !== void 0 || isInside(context)) {
    const name2 = client ?? await terminalOf(context);
    await moveTerminal(oneShots(address), name2, pane2);
    return 0;
  }
  requireLocal(address.host, "no terminal of this machine is attached to it");
  const [exists2, asks] = askPaneAt(pane2, "#{session_id}");
  const session = (await runTmux(address, [...exists2, ";", ...asks])).split("\n").at(-1) ?? "";
  requireTerminal(context, pane2);
  const { TMUX: _, ...outside } = env;
  const attach = ["attach-session", "-t", session, ";", "select-window", "-t", pane2, ";", "select-pane", "-t", pane2];
  const { status, error, stderr } = (0, import_node_child_process3.spawnSync)(serverBinary(address), ["-S", address.socket, ...attach], {
    stdio: ["inherit", "inherit", "pipe"],
    env: outside,
    encoding: "utf8"
  });
  if (error !== void 0) throw new Failure("spawn-failed", `tmux could not be run: ${error.message}`);
  if (stderr !== "") {
    throw new Failure("command-rejected", `tmux could not attach: ${stderr.trim()}`, {
      next: `TERM has to name this terminal; it is '${env["TERM"] ?? ""}'`
    });
  }
  return status ?? 1;
}
async function goBack(context, client) {
  const { address } = context;
  const name2 = client ?? await terminalOf(context);
  const tmux = oneShots(address);
  await moveTerminal(tmux, name2, await paneBefore(tmux, name2));
}
function requireTerminal({ address }, pane2) {
  if ((0, import_node_tty.isatty)(0) && (0, import_node_tty.isatty)(1)) return;
  throw new Failure("invalid-request", `there is no terminal here to be brought to ${pane2}`, {
    next: `run it in a terminal; or there: tmux -S '${address.socket}' attach -t '${pane2}'`
  });
}
async function terminalOf({ address, env }) {
  const here = await runTmux(address, ["display-message", "-p", "-t", env["TMUX_PANE"] ?? "", "#{session_id}"]);
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split("\n"));
  const found = clients.find(({ control, session }) => !control && session === here);
  if (found !== void 0) return found.name;
  throw new Failure("invalid-request", "no terminal shows this session", { next: "attach one first: tmux attach" });
}
var import_node_child_process3, import_node_tty;
var init_go_to = __esm({
  "src/cli/reach/go-to.ts"() {
    "use strict";
    import_node_child_process3 = require("child_process");
    import_node_tty = require("tty");
    init_failure();
    init_host();
    init_context();
    init_binary();
    init_one_shot();
    init_one_shots();
    init_pane_target();
    init_snapshot();
    init_way_back();
  }
});

// src/cli/dashboard/deeds.ts
var END_MS, SEARCH_LINES, Deeds;
var init_deeds = __esm({
  "src/cli/dashboard/deeds.ts"() {
    "use strict";
    init_state();
    init_context();
    init_find_controller();
    init_go_to();
    END_MS = 2e4;
    SEARCH_LINES = 10;
    Deeds = class {
      #context;
      #options;
      constructor(context, options2) {
        this.#context = context;
        this.#options = options2;
      }
      /** Brings the person to a runner. Resolves with whether they have left: outside tmux they come back when they detach. */
      async go(runner) {
        const { terminal } = this.#options;
        if (terminal !== void 0 || isInside(this.#context)) {
          const isThere2 = await goTo(this.#context, runner.pane, terminal).then(
            () => true,
            (error) => {
              if (isKind(error, "pane-not-found")) return false;
              throw error;
            }
          );
          if (!isThere2) await this.log(runner);
          await this.#looked(runner);
          return isThere2;
        }
        await this.#away(async () => goTo(this.#context, runner.pane));
        return false;
      }
      async back() {
        await goBack(this.#context, this.#options.terminal);
      }
      async log(runner) {
        await this.#away(async () => {
          const { openLog: openLog2 } = await import("./cli-commands-open-log.js");
          await openLog2(this.#context, runner.id, { follow: true });
        });
      }
      /** Shows what all logs have of a text. */
      async search(text) {
        const env = { ...this.#context.env, LESS: "RX" };
        const context = { ...this.#context, json: false, env, say: () => void 0 };
        let code = 0;
        await this.#away(async () => {
          const { search } = await import("./cli-commands-search.js");
          code = await search(context, text, { lines: SEARCH_LINES });
        });
        return code === 0 ? void 0 : "no log has that text";
      }
      async explain({ id }) {
        const [{ explanationCard }, { createLook: createLook2 }] = await Promise.all([
          import("./cli-looks-explanation-card.js"),
          import("./cli-looks-show.js")
        ]);
        const found = await this.#client.call("explain", { runner: id });
        const look = await createLook2({ ...this.#context, colour: false, columns: void 0 });
        return explanationCard(found, look).split("\n");
      }
      async send({ id, name: name2 }, text) {
        await this.#client.call("send", { runner: id, text, enter: true, keys: [], force: false });
        return `sent to ${name2}`;
      }
      /** Has a text sent when the turn of the runner is over. */
      async queue({ id, name: name2 }, text) {
        const { queued = 0 } = (await this.#client.call("queue", { runner: id, text })).runner;
        return queued === 0 ? `sent to ${name2}` : `${queued === 1 ? "it waits" : `${queued} wait`} until the turn of ${name2} is over`;
      }
      /** Presses an option of the dialog that was seen; `isConfirmed`: its label was agreed to. */
      async answer({ id, name: name2, dialog: dialog2 }, { key, label }, isConfirmed) {
        if (dialog2 === void 0 || key === void 0) return `${name2} asks nothing that is answered from here`;
        const { episode, fingerprint } = dialog2;
        const request2 = { run: id, episode, fingerprint, key, label, confirm: isConfirmed, by: "dashboard" };
        const { taken } = await this.#client.call("answer", request2);
        return taken ? `${name2}: ${label}` : `${name2} still shows the same: go there`;
      }
      async pause({ id, name: name2, state }) {
        await this.#client.call(state === "paused" ? "resume" : "pause", { runner: id });
        return `${name2} ${state === "paused" ? "goes on" : "is paused"}`;
      }
      async stop({ id, name: name2 }) {
        const { runner } = await this.#client.call("end", { runner: id }, END_MS);
        return `${name2} ended: ${runner.state}`;
      }
      async rename({ id, name: name2 }, wanted) {
        const { runner } = await this.#client.call("rename", { runner: id, name: wanted.trim() });
        return `${name2} is called ${runner.name} now`;
      }
      async restore({ id, name: name2 }) {
        const { runner } = await this.#client.call("restore", { runner: id });
        return `${name2} runs again in ${runner.pane}`;
      }
      async start(line) {
        const { startTyped } = await import("./cli-commands-run-typed.js");
        return startTyped(this.#context, line, { target: this.#options.beside() ?? "", cwd: process.cwd() });
      }
      async unread({ id, name: name2 }) {
        await this.#client.call("unread", { runner: id });
        return `${name2} counts as not looked at`;
      }
      async mute({ id, name: name2, muted = false }) {
        await this.#client.call("mute", { runner: id, muted: !muted });
        return muted ? `${name2} asks for you again` : `${name2} is muted until its state changes`;
      }
      get #client() {
        return this.#options.client();
      }
      /** A failure that a person has gone to counts as looked at. */
      async #looked({ id, state, unseen }) {
        if (isFinal({ kind: state }) && unseen === true) await this.#client.call("looked", { runners: [id] });
      }
      async #away(work) {
        const resume = this.#options.suspend();
        try {
          await work();
        } finally {
          resume();
        }
      }
    };
  }
});

// src/cli/dashboard/paced.ts
var Paced;
var init_paced = __esm({
  "src/cli/dashboard/paced.ts"() {
    "use strict";
    Paced = class {
      #gapMs;
      #work;
      /** How often it was wanted. */
      #wants = 0;
      #isAtWork = false;
      #isClosed = false;
      #doneAt = -Infinity;
      #timer;
      /** `gapMs`: least time from the end of one piece to the start of the next. `work` must not reject. */
      constructor(gapMs, work) {
        this.#gapMs = gapMs;
        this.#work = work;
      }
      /** Has it done at once or as soon as the pace allows; with what has happened until it begins. */
      want() {
        this.#wants += 1;
        if (this.#isAtWork || this.#isClosed) return;
        const wait = Math.max(0, this.#doneAt + this.#gapMs - performance.now());
        this.#timer ??= setTimeout(() => void this.#begin(), wait);
      }
      close() {
        this.#isClosed = true;
        clearTimeout(this.#timer);
      }
      async #begin() {
        this.#timer = void 0;
        const wants = this.#wants;
        this.#isAtWork = true;
        await this.#work();
        this.#isAtWork = false;
        this.#doneAt = performance.now();
        if (this.#wants > wants) this.want();
      }
    };
  }
});

// src/cli/dashboard/glimpses.ts
async function endOfLog({ log }) {
  const { lastLines } = await import("./cli-log-print-tail.js");
  return (await lastLines((0, import_node_path6.dirname)(log), LOG_LINES)).map(({ ansi }) => ansi);
}
function placeText2({ pane: pane2, worktree: worktree2, cwd, metrics: metrics2 }) {
  return [
    pane2,
    ...worktree2 === void 0 ? [] : [worktree2.branch],
    ...cwd === void 0 ? [] : [cwd],
    ...metrics2 === void 0 ? [] : [`log ${bytesText(metrics2.bytes)}`]
  ].join(" \xB7 ");
}
var import_node_path6, LOOK_GAP_MS, LOG_LINES, Glimpses;
var init_glimpses = __esm({
  "src/cli/dashboard/glimpses.ts"() {
    "use strict";
    import_node_path6 = require("path");
    init_failure();
    init_state();
    init_ages();
    init_paced();
    init_figures();
    init_state_mark();
    init_clock();
    LOOK_GAP_MS = 100;
    LOG_LINES = 300;
    Glimpses = class {
      #options;
      #looks;
      #runner;
      constructor(options2) {
        this.#options = options2;
        this.#looks = new Paced(LOOK_GAP_MS, async () => this.#look());
      }
      /** Looks at another runner, or at none. */
      choose(runner) {
        this.#runner = runner;
        this.#looks.want();
      }
      /** Takes the same runner as it is now, and looks again when its state is another one. */
      renew(runner) {
        const before = this.#runner;
        this.#runner = runner;
        const isSame = runner?.id === before?.id && runner?.since === before?.since;
        if (!isSame || runner?.dialog?.fingerprint !== before?.dialog?.fingerprint) this.#looks.want();
      }
      /** Something has happened to this runner. */
      changed(id) {
        if (id === this.#runner?.id) this.#looks.want();
      }
      close() {
        this.#looks.close();
      }
      async #look() {
        const runner = this.#runner;
        if (runner === void 0) return;
        const [glimpse, reason] = await Promise.all([this.#glimpse(runner), this.#reason(runner)]);
        if (runner.id === this.#runner?.id) this.#options.onGlimpse(glimpse, [...reason, placeText2(this.#runner)]);
      }
      async #glimpse(runner) {
        try {
          const isOpen = !isFinal({ kind: runner.state }) && runner.earlierServer !== true;
          const lines = isOpen ? await this.#screen(runner) : await endOfLog(runner);
          return { lines, problem: void 0 };
        } catch (error) {
          return { lines: void 0, problem: messageOf(error) };
        }
      }
      async #screen({ id }) {
        return (await this.#options.client().call("screen", { runner: id })).lines;
      }
      /** Why it is in its state; nothing of one that has ended. */
      async #reason(runner) {
        if (isFinal({ kind: runner.state })) return [];
        try {
          const { explanation: explanation2 } = await this.#options.client().call("explain", { runner: runner.id });
          const { because } = explanation2;
          const state = `${STATE_MARKS[shownOf(runner)].word} since ${clockText(Date.parse(runner.since), now())}`;
          return [because === void 0 ? `${state}: by its output alone` : `${state}: ${because.text} (${because.rule})`];
        } catch {
          return [];
        }
      }
    };
  }
});

// src/base/ignore-gone.ts
async function ignoreGone(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Failure || systemCode(error) !== void 0 || isAbort(error)) return void 0;
    throw error;
  }
}
function isAbort(error) {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}
var init_ignore_gone = __esm({
  "src/base/ignore-gone.ts"() {
    "use strict";
    init_failure();
  }
});

// src/protocol/quote.ts
var SPACE, SEMICOLON;
var init_quote = __esm({
  "src/protocol/quote.ts"() {
    "use strict";
    init_failure();
    SPACE = Buffer.from(" ");
    SEMICOLON = Buffer.from(" ; ");
  }
});

// src/traces/stale-clients.ts
var init_stale_clients = __esm({
  "src/traces/stale-clients.ts"() {
    "use strict";
    init_clock();
    init_one_shot();
    init_process_state();
  }
});

// src/traces/claim.ts
async function liveClaim(address, timeoutMs) {
  const found = await runTmux(address, ["display-message", "-p", `#{${OWNER}} #{${SOCKET}}`], { timeoutMs });
  const [claim2 = "", ...path] = found.split(" ");
  const holder = holderOf(address, claim2);
  if (holder.kind === "none" || holder.kind === "here" && !isController(holder.process)) return void 0;
  return { process: holder.kind === "here" ? holder.process : void 0, socket: path.join(" ") };
}
function holderOf({ host }, claim2) {
  const [, process2, space] = /^(\d+-\d+)(?:@([0-9a-f]+))?$/.exec(claim2) ?? [];
  if (process2 === void 0) return { kind: "none" };
  const isHere = space === void 0 ? host?.isLocal !== false : space === pidSpace();
  return isHere ? { kind: "here", process: process2 } : { kind: "elsewhere" };
}
function heldElsewhere(kind, { socket }) {
  return new Failure(
    kind,
    `a controller on another machine, or in another container, serves the tmux server at ${socket}`,
    {
      next: `end it there; if that one is gone for good: tmux -S '${socket}' set-environment -gu ${OWNER}`
    }
  );
}
function isController(mark) {
  return isProcess(mark) && commandLine(pidOf(mark)).join(" ").includes("controller run");
}
var OWNER, SOCKET;
var init_claim = __esm({
  "src/traces/claim.ts"() {
    "use strict";
    init_failure();
    init_quote();
    init_one_shot();
    init_host();
    init_pid_space();
    init_process_state();
    init_stale_clients();
    OWNER = "GEPPETTO_CONTROLLER";
    SOCKET = "GEPPETTO_SOCKET";
  }
});

// src/traces/revival.ts
var init_revival = __esm({
  "src/traces/revival.ts"() {
    "use strict";
    init_failure();
    init_state();
    init_one_shot();
    init_claim();
  }
});

// src/traces/status-variables.ts
var init_status_variables = __esm({
  "src/traces/status-variables.ts"() {
    "use strict";
    init_plain();
    init_state();
    init_revival();
  }
});

// src/traces/dismissal.ts
var init_dismissal = __esm({
  "src/traces/dismissal.ts"() {
    "use strict";
    init_ignore_gone();
    init_quote();
    init_one_shot();
    init_snapshot();
    init_claim();
    init_stale_clients();
    init_status_variables();
  }
});

// src/cli/reach/process-end.ts
async function waitForEnd(what, hasEnded) {
  const deadline = performance.now() + TIMEOUT_MS2;
  while (!await hasEnded()) {
    if (performance.now() > deadline) {
      throw new Failure("timeout", `${what} was asked to end and is still there`, {
        next: "end it by force: geppetto-tmux controller stop"
      });
    }
    await sleep(EVERY_MS);
  }
}
var TIMEOUT_MS2, EVERY_MS;
var init_process_end = __esm({
  "src/cli/reach/process-end.ts"() {
    "use strict";
    init_clock();
    init_failure();
    TIMEOUT_MS2 = 1e4;
    EVERY_MS = 10;
  }
});

// src/cli/reach/running-controller.ts
async function runningController(place) {
  const found = await lookForController(place);
  if (found !== void 0 && "problem" in found) throw found.problem;
  return found;
}
async function lookForController(place) {
  try {
    const here = await findController(place, HELLO_MS);
    if (here !== void 0) return here;
    const claim2 = await claimIn(place);
    if (claim2 === void 0) return void 0;
    const { process: process2 } = claim2;
    if (process2 === void 0) return { process: process2, problem: heldElsewhere("controller-unreachable", place.address) };
    const socket = claim2.socket === "" ? controllerSocket(place.address, place.env) : claim2.socket;
    return await elsewhere2(process2, socket);
  } catch (error) {
    if (!isKind(error, "timeout")) throw error;
    const claim2 = await ignoreGone(claimIn(place, CLAIM_MS));
    return unanswered2(claim2?.process, error);
  }
}
async function elsewhere2(process2, socket) {
  const pid = pidOf(process2);
  const found = await controllerAt(socket, HELLO_MS);
  if (found !== void 0) return found;
  if (isStopped(pid)) return { process: process2, problem: stopped(pid) };
  signalProcess(process2, "SIGCONT");
  for (const deadline = performance.now() + KNOCK_MS; performance.now() < deadline; ) {
    await sleep(LOOK_MS2);
    if (!isProcess(process2)) return void 0;
    const back = await controllerAt(socket, HELLO_MS);
    if (back !== void 0) return back;
  }
  const text = `the controller (process ${pid}) runs, but cannot be reached at ${socket}`;
  return { process: process2, problem: new Failure("controller-unreachable", text, { next: RESTART }) };
}
function unanswered2(process2, late) {
  if (process2 === void 0) return { process: process2, problem: late };
  const pid = pidOf(process2);
  if (isStopped(pid)) return { process: process2, problem: stopped(pid) };
  const next = `it may be busy: try again; if it stays so: ${RESTART}`;
  return { process: process2, problem: new Failure("timeout", `the controller (process ${pid}) does not answer`, { next }) };
}
function stopped(pid) {
  const next = `let it go on: kill -CONT ${pid}; or end it: geppetto-tmux controller stop`;
  return new Failure("timeout", `the controller (process ${pid}) is stopped`, { next });
}
async function claimIn({ address }, timeoutMs) {
  return liveClaim(address, timeoutMs).catch((error) => {
    if (isKind(error, "server-gone")) return void 0;
    throw error;
  });
}
var HELLO_MS, CLAIM_MS, KNOCK_MS, LOOK_MS2, RESTART;
var init_running_controller = __esm({
  "src/cli/reach/running-controller.ts"() {
    "use strict";
    init_clock();
    init_failure();
    init_ignore_gone();
    init_paths();
    init_claim();
    init_process_state();
    init_find_controller();
    HELLO_MS = 4e3;
    CLAIM_MS = 1e3;
    KNOCK_MS = 5e3;
    LOOK_MS2 = 20;
    RESTART = "geppetto-tmux controller restart";
  }
});

// src/cli/reach/tmux-server.ts
async function requireTmuxServer(address) {
  const { host, socket } = address;
  if (host?.isLocal === false) return void await runTmux(address, ["display-message", "-p", ""]);
  const problem = await probe(socket);
  if (problem === void 0) return;
  const code = systemCode(problem);
  if (code === "EACCES" || code === "EPERM") {
    throw new Failure("permission-denied", `no permission for the tmux server at ${socket}`, {
      next: "run this as the user who started that server",
      cause: problem
    });
  }
  throw new Failure("server-gone", `no tmux server at ${socket}`, {
    next: "start tmux first, or name the server with -L NAME or -S PATH",
    cause: problem
  });
}
async function probe(socket) {
  return new Promise((resolve2) => {
    const connection = (0, import_node_net3.createConnection)(socket);
    const settle = (problem) => {
      connection.destroy();
      resolve2(problem);
    };
    connection.setTimeout(TIMEOUT_MS3, () => settle(new Error("no answer")));
    connection.once("connect", () => settle());
    connection.once("error", settle);
  });
}
var import_node_net3, TIMEOUT_MS3;
var init_tmux_server = __esm({
  "src/cli/reach/tmux-server.ts"() {
    "use strict";
    import_node_net3 = require("net");
    init_failure();
    init_one_shot();
    TIMEOUT_MS3 = 2e3;
  }
});

// src/cli/reach/controller-launch.ts
async function ensureController(context) {
  const running = await runningController(context);
  if (running?.version === context.version) return running.client;
  if (running !== void 0) await stopController(running);
  return startController(context);
}
async function stopController(controller, options2 = {}) {
  const { client } = controller;
  try {
    await client.call("stop", options2);
  } catch (error) {
    if (!isKind(error, "controller-unreachable")) throw error;
  } finally {
    client.close();
  }
  await awaitEndOf(controller);
}
async function awaitEndOf({ pid, socket }) {
  if (pid === void 0) await waitForEnd("the controller", async () => !await answers(socket));
  else await waitForEnd(`the controller (process ${pid})`, () => !isRunning(pid));
}
async function startController(context) {
  requireLocal(context.address.host, "a controller serves servers of its own machine");
  await requireTmuxServer(context.address);
  try {
    await launch(context);
  } catch (error) {
    if (!isKind(error, "controller-busy")) throw error;
    return rivalOf(context, error);
  }
  return connect(controllerSocket(context.address, context.env));
}
async function rivalOf(context, busy) {
  const deadline = performance.now() + RIVAL_MS;
  while (performance.now() < deadline) {
    const client = await reach(controllerSocket(context.address, context.env));
    if (client !== void 0) return client;
    await sleep(RIVAL_EVERY_MS);
  }
  throw busy;
}
async function answers(socket) {
  const client = await reach(socket);
  client?.close();
  return client !== void 0;
}
async function launch({ address, entry: entry2, env }) {
  process.umask(PRIVATE_UMASK);
  ensurePrivateDirectory(stateDirectory(env));
  const log = openLog(controllerLogFile(env));
  const flags = [`--max-semi-space-size=${YOUNG_MB}`];
  const child = (0, import_node_child_process4.spawn)(process.execPath, [...flags, entry2, "-S", address.socket, "controller", "run"], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["ignore", log, log, "ipc"]
  });
  (0, import_node_fs9.closeSync)(log);
  try {
    const report = await firstReport(child);
    if ("failure" in report) {
      const { kind, message, next } = report.failure;
      throw new Failure(kind, message, { next });
    }
  } finally {
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
  }
}
function openLog(path) {
  try {
    if (((0, import_node_fs9.statSync)(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) (0, import_node_fs9.renameSync)(path, `${path}.1`);
    return openToAppend(path);
  } catch (cause) {
    throw new Failure("cannot-create", `cannot write ${path}: ${messageOf(cause)}`, {
      next: "free some space, or set XDG_STATE_HOME to a directory that you can write to",
      cause
    });
  }
}
async function firstReport(child) {
  return new Promise((resolve2, reject) => {
    const fail = (message, cause) => {
      clearTimeout(timer);
      reject(new Failure("spawn-failed", message, { next: "`geppetto-tmux controller log` says why", cause }));
    };
    const timer = setTimeout(() => {
      const text = `the controller has started, but has not taken up all runners in ${READY_MS / 1e3} s`;
      reject(new Failure("timeout", text, { next: "it goes on: try again" }));
    }, READY_MS);
    child.once("message", (message) => {
      clearTimeout(timer);
      const { success, data } = startReport.safeParse(message);
      if (success) resolve2(data);
      else fail("the controller has said something else than that it is ready");
    });
    child.once("error", (error) => fail(`cannot start the controller: ${error.message}`, error));
    child.once("exit", (code, signal) => {
      const end = () => fail(`the controller ended before it was ready (${signal ?? `exit code ${code}`})`);
      if (child.connected) child.once("disconnect", end);
      else end();
    });
  });
}
var import_node_child_process4, import_node_fs9, READY_MS, MAX_LOG_BYTES, RIVAL_MS, RIVAL_EVERY_MS, YOUNG_MB, startReport;
var init_controller_launch = __esm({
  "src/cli/reach/controller-launch.ts"() {
    "use strict";
    import_node_child_process4 = require("child_process");
    import_node_fs9 = require("fs");
    init_mini();
    init_clock();
    init_failure();
    init_regular_file();
    init_dismissal();
    init_paths();
    init_end_process();
    init_host();
    init_process_state();
    init_client();
    init_errors2();
    init_binary();
    init_find_controller();
    init_process_end();
    init_running_controller();
    init_tmux_server();
    READY_MS = 1e4;
    MAX_LOG_BYTES = 4 * 1024 * 1024;
    RIVAL_MS = 3e3;
    RIVAL_EVERY_MS = 20;
    YOUNG_MB = 2;
    startReport = union([object({ ready: literal(true) }), object({ failure: errorBody })]);
  }
});

// src/cli/dashboard/live-fleet.ts
var LIST_GAP_MS, SAYS_GAP_MS, BACK_MS, HELLO_MS2, MEANT_MS, NO_NEWS, LiveFleet;
var init_live_fleet = __esm({
  "src/cli/dashboard/live-fleet.ts"() {
    "use strict";
    init_clock();
    init_failure();
    init_controller_launch();
    init_find_controller();
    init_paced();
    LIST_GAP_MS = 100;
    SAYS_GAP_MS = 500;
    BACK_MS = 500;
    HELLO_MS2 = 2e3;
    MEANT_MS = 4e3;
    NO_NEWS = /* @__PURE__ */ new Set(["output", "metrics"]);
    LiveFleet = class {
      #context;
      #listener;
      #lists = new Paced(LIST_GAP_MS, async () => this.#list());
      #says = new Paced(SAYS_GAP_MS, async () => Promise.resolve(this.#lists.want()));
      #client;
      #onProblem = () => void 0;
      constructor(context, listener) {
        this.#context = context;
        this.#listener = listener;
      }
      /** The connection. Throws a Failure `controller-unreachable` while there is none. */
      get client() {
        if (this.#client !== void 0) return this.#client;
        throw new Failure("controller-unreachable", "the controller is away: try again when it is back");
      }
      /** Follows the runners until the signal. Throws a Failure `version-mismatch` when the controller is of another version by then. */
      async run(signal) {
        let client = await ensureController(this.#context);
        try {
          while (!signal.aborted) {
            if (client !== void 0) await this.#follow(client, signal);
            this.#listener.onLink("gone");
            await sleep(BACK_MS, signal);
            client = await this.#returned();
          }
        } catch (error) {
          if (!signal.aborted) throw error;
        } finally {
          this.#lists.close();
          this.#says.close();
          this.#client?.close();
        }
      }
      async #follow(client, signal) {
        this.#client = client;
        client.expire(MEANT_MS);
        const end = () => client.close();
        signal.addEventListener("abort", end);
        const broken = new Promise((_, reject) => {
          this.#onProblem = reject;
        });
        try {
          await Promise.race([this.#hear(client), broken]);
        } catch (error) {
          if (isKind(error, "version-mismatch")) throw error;
        } finally {
          signal.removeEventListener("abort", end);
          this.#client = void 0;
          client.close();
        }
      }
      async #hear(client) {
        const events = client.subscribe({});
        this.#listener.onLink("live");
        this.#lists.want();
        for await (const batch of events) {
          for (const event of batch) {
            this.#listener.onEvent(event);
            if (!NO_NEWS.has(event.type)) this.#lists.want();
            else if (this.#listener.isVisible(event.runner)) this.#says.want();
          }
        }
      }
      async #list() {
        const client = this.#client;
        if (client === void 0) return;
        try {
          const { runners } = await client.call("list", { wide: this.#listener.wantsFigures() });
          this.#listener.onRunners(runners);
        } catch (error) {
          this.#onProblem(error);
        }
      }
      async #returned() {
        const found = await findController(this.#context, HELLO_MS2).catch(() => void 0);
        if (found === void 0 || found.version === this.#context.version) return found?.client;
        found.client.close();
        throw new Failure("version-mismatch", "the controller is of another version now", {
          next: "open the dashboard again"
        });
      }
    };
  }
});

// src/cli/dashboard/pen.ts
var SGR, Pen;
var init_pen = __esm({
  "src/cli/dashboard/pen.ts"() {
    "use strict";
    init_plain();
    SGR = {
      yellow: "33",
      red: "31",
      magenta: "35",
      green: "32",
      blue: "34",
      dim: "2",
      bold: "1"
    };
    Pen = class {
      #hasColours;
      constructor(hasColours) {
        this.#hasColours = hasColours;
      }
      styled(text, ...styles) {
        const codes = styles.filter((style) => this.#hasColours || style === "bold" || style === "dim");
        if (text === "" || codes.length === 0) return text;
        return `\x1B[${codes.map((style) => SGR[style]).join(";")}m${text}\x1B[0m`;
      }
      /** A text from outside in its own cells of a row, cut where it is longer. */
      span(column, width, text, ...styles) {
        const shown = fit(plain(text), width);
        return { column, width, ansi: this.styled(shown, ...styles), cells: cellWidth(shown) };
      }
      /** The same at the right end of the cells. */
      right(column, width, text, ...styles) {
        const shown = fit(plain(text), width);
        const cells = cellWidth(shown);
        return { column, width, ansi: " ".repeat(Math.max(0, width - cells)) + this.styled(shown, ...styles), cells: width };
      }
    };
  }
});

// src/cli/commands/dashboard.ts
async function dashboard(context, { client, target }) {
  if (context.json) {
    throw new Failure("invalid-request", "the dashboard is for people", { next: "geppetto-tmux ls --json" });
  }
  if (!(0, import_node_tty2.isatty)(0) || !(0, import_node_tty2.isatty)(1)) {
    throw new Failure("invalid-request", "the dashboard needs a terminal", { next: "geppetto-tmux ls" });
  }
  const problems = [];
  const file = configFile(context.env);
  const report = (problem) => void problems.push(problem);
  const stop = new AbortController();
  let settle = () => void 0;
  const closed = new Promise((resolve2, reject) => {
    settle = (error) => error === void 0 ? resolve2() : reject(error);
  });
  const terminal = new Terminal(process, context.env["TMUX"] !== void 0);
  const glimpses = new Glimpses({ client: () => fleet.client, onGlimpse: (...seen) => board.look(...seen) });
  const fleet = new LiveFleet(context, {
    onRunners: (runners) => {
      board.update(runners);
      glimpses.renew(board.chosen);
    },
    onLink: (link) => board.linked(link),
    onEvent: ({ runner }) => glimpses.changed(runner),
    wantsFigures: () => board.wantsFigures,
    isVisible: (id) => board.isVisible(id)
  });
  const deeds = new Deeds(context, {
    client: () => fleet.client,
    terminal: client,
    beside: () => target ?? board.chosen?.pane,
    suspend: () => screen.suspend()
  });
  const board = new Dashboard({
    pen: new Pen(context.colour),
    keys: new KeyTable(chosenKeys(readKeys(file, report) ?? {}, report)),
    deeds,
    onChange: () => screen.changed(),
    onClose: () => settle(),
    onChosen: (runner) => glimpses.choose(runner)
  });
  const screen = new Screen(terminal, board, { paintMs: PAINT_MS2, onError: (error) => settle(error) });
  if (problems[0] !== void 0) board.say(problems[0]);
  try {
    await Promise.race([closed, fleet.run(stop.signal)]);
  } finally {
    stop.abort();
    glimpses.close();
    board.close();
    screen.close();
  }
}
var import_node_tty2, PAINT_MS2;
var init_dashboard2 = __esm({
  "src/cli/commands/dashboard.ts"() {
    "use strict";
    import_node_tty2 = require("tty");
    init_failure();
    init_paths();
    init_keys();
    init_terminal();
    init_screen();
    init_chosen_keys();
    init_dashboard();
    init_deeds();
    init_glimpses();
    init_keys3();
    init_live_fleet();
    init_pen();
    PAINT_MS2 = 100;
  }
});

// src/tmux/message.ts
function messageTo(client, text) {
  return ["display-message", "-c", client, "--", literal2(text)];
}
function literal2(text) {
  return plain(text).slice(0, MAX_CHARACTERS3).replaceAll("#", "##").replaceAll("%", "%%");
}
var MAX_CHARACTERS3;
var init_message = __esm({
  "src/tmux/message.ts"() {
    "use strict";
    init_plain();
    MAX_CHARACTERS3 = 1e3;
  }
});

// src/cli/looks/feedback.ts
async function tellClient({ address }, client, message) {
  await runTmux(address, messageTo(client, `geppetto: ${message}`));
}
var init_feedback = __esm({
  "src/cli/looks/feedback.ts"() {
    "use strict";
    init_message();
    init_one_shot();
  }
});

// src/cli/short-words.ts
function hasLongServerOption(argv2) {
  return argv2.some((word3) => /^--[SL]\b/.test(word3));
}
var SERVER_OPTIONS;
var init_short_words = __esm({
  "src/cli/short-words.ts"() {
    "use strict";
    SERVER_OPTIONS = {
      S: { type: "string", short: "S" },
      L: { type: "string", short: "L" }
    };
  }
});

// src/cli/short-dashboard.ts
var short_dashboard_exports = {};
__export(short_dashboard_exports, {
  openDashboard: () => openDashboard
});
async function openDashboard(argv2, entry2) {
  const asked = options(argv2);
  if (asked === void 0) return false;
  const { socket, client, target } = asked;
  const context = createContext({ S: socket, color: true }, entry2);
  await dashboard(context, { client, target }).catch(
    async (error) => tellClient(context, client, messageOf(error))
  );
  return true;
}
function options(argv2) {
  try {
    const { values, positionals } = (0, import_node_util.parseArgs)({
      args: [...argv2],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        target: { type: "string", short: "t" },
        client: { type: "string" }
      }
    });
    const { S: socket, L, client, target } = values;
    const isAsked = positionals.length === 1 && positionals[0] === "dashboard" && L === void 0 && !hasLongServerOption(argv2);
    return isAsked && socket && client && target ? { socket, client, target } : void 0;
  } catch {
    return void 0;
  }
}
var import_node_util;
var init_short_dashboard = __esm({
  "src/cli/short-dashboard.ts"() {
    "use strict";
    import_node_util = require("util");
    init_failure();
    init_dashboard2();
    init_context();
    init_feedback();
    init_short_words();
  }
});

// src/cli/looks/dialog-card.ts
var init_dialog_card = __esm({
  "src/cli/looks/dialog-card.ts"() {
    "use strict";
  }
});

// src/cli/looks/table.ts
function table(rows, columns) {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => cellWidth(row[i] ?? ""))));
  return rows.map((row) => {
    const left = row.slice(0, -1).map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - cellWidth(cell)) + GAP);
    const used = cellWidth(left.join(""));
    const last = row.at(-1) ?? "";
    return (left.join("") + (columns === void 0 ? last : fit(last, columns - used))).trimEnd();
  });
}
var GAP;
var init_table = __esm({
  "src/cli/looks/table.ts"() {
    "use strict";
    init_plain();
    GAP = "  ";
  }
});

// src/cli/looks/show.ts
async function createLook({ colour, columns }) {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() };
}
async function colours() {
  const { Chalk } = await import("./chalk-source-index.js");
  return new Chalk({ level: 1 });
}
function runnerTable(runners, look, { wide = false, worktrees = /* @__PURE__ */ new Map() } = {}) {
  const hasBranches = runners.some(({ worktree: worktree2 }) => worktree2 !== void 0);
  const times = /* @__PURE__ */ new Map();
  for (const { name: name2 } of runners) times.set(name2, (times.get(name2) ?? 0) + 1);
  const rows = runners.map((runner) => [
    stateText(runner),
    `${short(runner.name, look)}${(times.get(runner.name) ?? 0) > 1 ? ` ${runner.id}` : ""}`,
    short(runner.agent, look),
    `${paneOf(runner)} ${short(runner.session, look)}:${short(runner.window, look)}`,
    since(runner.since, look),
    ...wide ? figureCells(runner.metrics) : [],
    ...hasBranches ? [fit(branchText(runner, worktrees), MAX_NAME_CELLS)] : [],
    plain(runner.lastLine)
  ]);
  const titles = [
    "STATE",
    "NAME",
    "AGENT",
    "PANE",
    "SINCE",
    ...wide ? FIGURES : [],
    ...hasBranches ? ["BRANCH"] : [],
    "LAST LINE"
  ];
  const columns = look.columns === void 0 ? void 0 : look.columns - GLYPH_CELLS;
  const [head2 = "", ...lines] = table([titles, ...rows], columns);
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE_MARKS[shownOf(runner)];
    const line = lines[i] ?? "";
    const end = stateText(runner).length;
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end);
  });
  return [look.paint.dim(" ".repeat(GLYPH_CELLS) + head2), ...painted].join("\n");
}
function branchText({ worktree: worktree2 }, worktrees) {
  if (worktree2 === void 0) return "";
  const glance = worktrees.get(worktree2.path);
  if (glance === void 0) return `${plain(worktree2.branch)}?`;
  return `${plain(glance.branch ?? "detached")}${glance.dirty ? "*" : ""}`;
}
function statusLine({ counts: counts2, stuck, unseen, showing = 0, attention }, look) {
  const { active = 0, idle = 0 } = counts2;
  const shown = {
    ...counts2,
    stuck,
    unseen,
    active: active - stuck,
    showing,
    idle: idle - unseen - showing
  };
  const parts = SHOWN_STATES.flatMap((kind) => {
    const count = shown[kind] ?? 0;
    return count === 0 ? [] : [look.paint[STATE_MARKS[kind].colour](`${STATE_MARKS[kind].glyph} ${count} ${kind}`)];
  });
  const names2 = attention.length === 0 ? "" : ` (${attention.map(plain).join(", ")})`;
  return `${parts.length === 0 ? "no runners" : parts.join("  ")}${names2}`;
}
function paneOf({ pane: pane2, earlierServer }) {
  return earlierServer === true ? "gone" : pane2;
}
function short(name2, { columns }) {
  return columns === void 0 ? plain(name2) : fit(plain(name2), MAX_NAME_CELLS);
}
function stateText({ state, waitingFor, resets, unseen, stuck, showing }) {
  if (resets !== void 0) return `${state}: ${plain(`${waitingFor}, resets ${resets}`)}`;
  if (waitingFor !== void 0) return `${state}: ${plain(waitingFor)}`;
  const shown = shownState({ kind: state, unseen, stuck, showing });
  return shown === state ? state : `${state}: ${shown}`;
}
function since(time3, { now: now2 }) {
  return spanText(now2 - Date.parse(time3));
}
var GLYPH_CELLS, MAX_NAME_CELLS, same, NO_COLOURS;
var init_show = __esm({
  "src/cli/looks/show.ts"() {
    "use strict";
    init_clock();
    init_state();
    init_plain();
    init_dialog_card();
    init_figures();
    init_state_mark();
    init_table();
    GLYPH_CELLS = 2;
    MAX_NAME_CELLS = 32;
    same = (text) => text;
    NO_COLOURS = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same };
  }
});

// src/cli/looks/answers.ts
async function printStatus(context, result) {
  if (context.json) return context.printJson(result);
  context.print(statusLine(result, await createLook(context)));
}
async function printRunners(context, client, runners, { all = false, wide, worktrees = /* @__PURE__ */ new Map() }) {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) });
  const lost = runners.some(({ state }) => !isFinal({ kind: state })) ? 0 : await lostWithServer(client);
  if (lost > 0) context.say(lostText(lost));
  if (runners.length === 0) {
    if (lost > 0) return;
    context.say("no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux");
    return;
  }
  const shown = runners.filter(({ state, unseen }) => all || unseen === true || !isFinal({ kind: state }));
  if (shown.length > 0) context.print(runnerTable(shown, await createLook(context), { wide, worktrees }));
  const left = runners.length - shown.length;
  if (left > 0) context.say(`${left}${shown.length > 0 ? " more" : ""} ${left === 1 ? "has" : "have"} ended: ls --all`);
  const news = shown.filter(({ state, unseen }) => unseen === true && state !== "failed" && isFinal({ kind: state }));
  const isSeen = context.columns !== void 0 && news.length > 0;
  if (isSeen) await client.call("looked", { runners: news.map(({ id }) => id) });
}
function lostText(count) {
  const what = count === 1 ? "1 runner has" : `${count} runners have`;
  return `${what} ended with the last tmux server, and can be started again: geppetto-tmux restore`;
}
async function lostWithServer(client) {
  const { runners } = await client.call("restorable", {});
  return runners.filter(({ problem }) => problem === void 0).length;
}
function withGlance(runner, seen) {
  const { worktree: worktree2 } = runner;
  const glance = worktree2 === void 0 ? void 0 : seen.get(worktree2.path);
  if (glance === void 0) return runner;
  return { ...runner, worktree: { ...worktree2, current: glance.branch ?? null, dirty: glance.dirty } };
}
var init_answers = __esm({
  "src/cli/looks/answers.ts"() {
    "use strict";
    init_state();
    init_show();
  }
});

// src/cli/short-way.ts
var short_way_exports = {};
__export(short_way_exports, {
  answerShortly: () => answerShortly
});
async function answerShortly(argv2, entry2) {
  const command = shortCommand(argv2, entry2);
  if (command === void 0) return false;
  const { answer, context, isQuiet = false } = command;
  try {
    const controller = await findController(context, isQuiet ? QUIET_MS : HELLO_MS3);
    if (controller === void 0) return isQuiet;
    try {
      return controller.version === context.version && await answer(context, controller.client) || isQuiet;
    } finally {
      controller.client.close();
    }
  } catch {
    return isQuiet;
  }
}
function shortCommand(argv2, entry2) {
  try {
    const { values, positionals } = (0, import_node_util2.parseArgs)({
      args: [...argv2],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        json: { type: "boolean" },
        "no-color": { type: "boolean" },
        quiet: { type: "boolean", short: "q" },
        all: { type: "boolean", short: "a" },
        wide: { type: "boolean", short: "w" }
      }
    });
    const [name2, ...rest] = positionals;
    const server = { L: values.L, S: values.S };
    if (name2 === "complete") {
      const context = createContext({ ...server, color: false }, entry2);
      return { answer: answerNames(rest[0] === "all"), context, isQuiet: true };
    }
    if (rest.length > 0 || hasLongServerOption(argv2)) return void 0;
    const { all, json = false, quiet = false, wide } = values;
    const isPlain = wide === void 0 && all === void 0;
    const answer = name2 === "ls" ? answerList({ all, wide }) : name2 === "status" && isPlain ? answerStatus : void 0;
    if (answer === void 0) return void 0;
    if (server.L === "" || server.S === "") return void 0;
    return { answer, context: createContext({ ...server, json, quiet, color: values["no-color"] !== true }, entry2) };
  } catch {
    return void 0;
  }
}
function answerNames(all) {
  return async (context, client) => {
    const { runners } = await client.call("list", {});
    const shown = runners.filter(({ state }) => all || !isFinal({ kind: state }));
    const names2 = new Set(shown.map(({ id, name: name2 }) => SAFE_NAME.test(name2) ? name2 : id));
    if (names2.size > 0) context.print([...names2].join("\n"));
    return true;
  };
}
function answerList({
  all,
  wide
}) {
  return async (context, client) => {
    const { runners } = await client.call("list", { wide });
    if (runners.some(({ worktree: worktree2 }) => worktree2 !== void 0)) return false;
    await printRunners(context, client, runners, { all, wide });
    return true;
  };
}
var import_node_util2, HELLO_MS3, QUIET_MS, SAFE_NAME, answerStatus;
var init_short_way = __esm({
  "src/cli/short-way.ts"() {
    "use strict";
    import_node_util2 = require("util");
    init_answers();
    init_state();
    init_context();
    init_find_controller();
    init_short_words();
    HELLO_MS3 = 1e3;
    QUIET_MS = 300;
    SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
    answerStatus = async (context, client) => {
      await printStatus(context, await client.call("status", {}));
      return true;
    };
  }
});

// src/start.ts
var import_node_fs10 = require("fs");
var import_node_module = require("module");
init_failure();

// src/cli/exit-code.ts
init_failure();
var EXIT = {
  ok: 0,
  failure: 1,
  usage: 64,
  noInput: 66,
  unavailable: 69,
  cannotCreate: 73,
  inputOutput: 74,
  tryAgain: 75,
  noPermission: 77,
  configuration: 78,
  interrupted: 130
};
var BY_KIND = {
  "invalid-request": EXIT.usage,
  "version-mismatch": EXIT.unavailable,
  "pane-not-found": EXIT.noInput,
  "pane-dead": EXIT.noInput,
  "runner-not-found": EXIT.noInput,
  "runner-exists": EXIT.failure,
  "runner-live": EXIT.failure,
  "runner-ended": EXIT.noInput,
  "runner-paused": EXIT.failure,
  "runner-busy": EXIT.tryAgain,
  "not-started": EXIT.failure,
  "draft-found": EXIT.failure,
  "dialog-open": EXIT.failure,
  "dialog-changed": EXIT.tryAgain,
  "cwd-not-found": EXIT.noInput,
  "unknown-agent": EXIT.usage,
  "not-installed": EXIT.unavailable,
  "not-supported": EXIT.failure,
  "not-a-repository": EXIT.noInput,
  "branch-exists": EXIT.failure,
  "branch-in-use": EXIT.failure,
  "setup-failed": EXIT.failure,
  "worktree-changed": EXIT.failure,
  "server-gone": EXIT.unavailable,
  "controller-busy": EXIT.tryAgain,
  "controller-unreachable": EXIT.unavailable,
  "version-unsupported": EXIT.unavailable,
  "spawn-failed": EXIT.unavailable,
  "permission-denied": EXIT.noPermission,
  "cannot-create": EXIT.cannotCreate,
  "log-unavailable": EXIT.inputOutput,
  configuration: EXIT.configuration,
  "command-rejected": EXIT.failure,
  timeout: EXIT.tryAgain,
  internal: EXIT.failure,
  "pipe-taken": EXIT.failure,
  "protocol-violation": EXIT.failure,
  "reader-gone": EXIT.unavailable
};

// src/start.ts
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (systemCode(error) === "EPIPE") process.exit(EXIT.ok);
    if (stream === process.stdout) (0, import_node_fs10.writeSync)(2, `geppetto-tmux: what is printed cannot be written: ${error.message}
`);
    process.exit(EXIT.inputOutput);
  });
}
process.on("SIGINT", () => process.exit(EXIT.interrupted));
var [, entry = "", ...argv] = process.argv;
void shortWay().then(async (answered) => {
  if (!answered) await import("./main.js");
});
async function shortWay() {
  switch (commandName()) {
    case "dashboard":
      return (await Promise.resolve().then(() => (init_short_dashboard(), short_dashboard_exports))).openDashboard(argv, entry);
    case "log":
      return shortLog().showLog(argv, entry);
    default:
      return (await Promise.resolve().then(() => (init_short_way(), short_way_exports))).answerShortly(argv, entry);
  }
}
function commandName() {
  return argv.find((word3, at) => !word3.startsWith("-") && !/^-[SL]$/.test(argv[at - 1] ?? ""));
}
function shortLog() {
  return (0, import_node_module.createRequire)(__filename)("./short-log.cjs");
}
