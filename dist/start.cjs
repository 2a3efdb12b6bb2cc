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

// node_modules/chalk/source/vendor/ansi-styles/index.js
function assembleStyles() {
  const codes = /* @__PURE__ */ new Map();
  for (const [groupName, group] of Object.entries(styles)) {
    for (const [styleName, style] of Object.entries(group)) {
      styles[styleName] = {
        open: `\x1B[${style[0]}m`,
        close: `\x1B[${style[1]}m`
      };
      group[styleName] = styles[styleName];
      codes.set(style[0], style[1]);
    }
    Object.defineProperty(styles, groupName, {
      value: group,
      enumerable: false
    });
  }
  Object.defineProperty(styles, "codes", {
    value: codes,
    enumerable: false
  });
  styles.color.close = "\x1B[39m";
  styles.bgColor.close = "\x1B[49m";
  styles.color.ansi = wrapAnsi16();
  styles.color.ansi256 = wrapAnsi256();
  styles.color.ansi16m = wrapAnsi16m();
  styles.bgColor.ansi = wrapAnsi16(ANSI_BACKGROUND_OFFSET);
  styles.bgColor.ansi256 = wrapAnsi256(ANSI_BACKGROUND_OFFSET);
  styles.bgColor.ansi16m = wrapAnsi16m(ANSI_BACKGROUND_OFFSET);
  Object.defineProperties(styles, {
    rgbToAnsi256: {
      value(red, green, blue) {
        if (red === green && green === blue) {
          if (red < 8) {
            return 16;
          }
          if (red > 248) {
            return 231;
          }
          return Math.round((red - 8) / 247 * 24) + 232;
        }
        return 16 + 36 * Math.round(red / 255 * 5) + 6 * Math.round(green / 255 * 5) + Math.round(blue / 255 * 5);
      },
      enumerable: false
    },
    hexToRgb: {
      value(hex) {
        const matches = /[a-f\d]{6}|[a-f\d]{3}/i.exec(hex.toString(16));
        if (!matches) {
          return [0, 0, 0];
        }
        let [colorString] = matches;
        if (colorString.length === 3) {
          colorString = [...colorString].map((character) => character + character).join("");
        }
        const integer2 = Number.parseInt(colorString, 16);
        return [
          /* eslint-disable no-bitwise */
          integer2 >> 16 & 255,
          integer2 >> 8 & 255,
          integer2 & 255
          /* eslint-enable no-bitwise */
        ];
      },
      enumerable: false
    },
    hexToAnsi256: {
      value: (hex) => styles.rgbToAnsi256(...styles.hexToRgb(hex)),
      enumerable: false
    },
    ansi256ToAnsi: {
      value(code) {
        if (code < 8) {
          return 30 + code;
        }
        if (code < 16) {
          return 90 + (code - 8);
        }
        let red;
        let green;
        let blue;
        if (code >= 232) {
          red = ((code - 232) * 10 + 8) / 255;
          green = red;
          blue = red;
        } else {
          code -= 16;
          const remainder = code % 36;
          red = Math.floor(code / 36) / 5;
          green = Math.floor(remainder / 6) / 5;
          blue = remainder % 6 / 5;
        }
        const value = Math.max(red, green, blue) * 2;
        if (value === 0) {
          return 30;
        }
        let result = 30 + (Math.round(blue) << 2 | Math.round(green) << 1 | Math.round(red));
        if (value === 2) {
          result += 60;
        }
        return result;
      },
      enumerable: false
    },
    rgbToAnsi: {
      value: (red, green, blue) => styles.ansi256ToAnsi(styles.rgbToAnsi256(red, green, blue)),
      enumerable: false
    },
    hexToAnsi: {
      value: (hex) => styles.ansi256ToAnsi(styles.hexToAnsi256(hex)),
      enumerable: false
    }
  });
  return styles;
}
var ANSI_BACKGROUND_OFFSET, wrapAnsi16, wrapAnsi256, wrapAnsi16m, styles, modifierNames, foregroundColorNames, backgroundColorNames, colorNames, ansiStyles, ansi_styles_default;
var init_ansi_styles = __esm({
  "node_modules/chalk/source/vendor/ansi-styles/index.js"() {
    "use strict";
    ANSI_BACKGROUND_OFFSET = 10;
    wrapAnsi16 = (offset = 0) => (code) => `\x1B[${code + offset}m`;
    wrapAnsi256 = (offset = 0) => (code) => `\x1B[${38 + offset};5;${code}m`;
    wrapAnsi16m = (offset = 0) => (red, green, blue) => `\x1B[${38 + offset};2;${red};${green};${blue}m`;
    styles = {
      modifier: {
        reset: [0, 0],
        // 21 isn't widely supported and 22 does the same thing
        bold: [1, 22],
        dim: [2, 22],
        italic: [3, 23],
        underline: [4, 24],
        overline: [53, 55],
        inverse: [7, 27],
        hidden: [8, 28],
        strikethrough: [9, 29]
      },
      color: {
        black: [30, 39],
        red: [31, 39],
        green: [32, 39],
        yellow: [33, 39],
        blue: [34, 39],
        magenta: [35, 39],
        cyan: [36, 39],
        white: [37, 39],
        // Bright color
        blackBright: [90, 39],
        gray: [90, 39],
        // Alias of `blackBright`
        grey: [90, 39],
        // Alias of `blackBright`
        redBright: [91, 39],
        greenBright: [92, 39],
        yellowBright: [93, 39],
        blueBright: [94, 39],
        magentaBright: [95, 39],
        cyanBright: [96, 39],
        whiteBright: [97, 39]
      },
      bgColor: {
        bgBlack: [40, 49],
        bgRed: [41, 49],
        bgGreen: [42, 49],
        bgYellow: [43, 49],
        bgBlue: [44, 49],
        bgMagenta: [45, 49],
        bgCyan: [46, 49],
        bgWhite: [47, 49],
        // Bright color
        bgBlackBright: [100, 49],
        bgGray: [100, 49],
        // Alias of `bgBlackBright`
        bgGrey: [100, 49],
        // Alias of `bgBlackBright`
        bgRedBright: [101, 49],
        bgGreenBright: [102, 49],
        bgYellowBright: [103, 49],
        bgBlueBright: [104, 49],
        bgMagentaBright: [105, 49],
        bgCyanBright: [106, 49],
        bgWhiteBright: [107, 49]
      }
    };
    modifierNames = Object.keys(styles.modifier);
    foregroundColorNames = Object.keys(styles.color);
    backgroundColorNames = Object.keys(styles.bgColor);
    colorNames = [...foregroundColorNames, ...backgroundColorNames];
    ansiStyles = assembleStyles();
    ansi_styles_default = ansiStyles;
  }
});

// node_modules/chalk/source/vendor/supports-color/index.js
function hasFlag(flag, argv2 = globalThis.Deno ? globalThis.Deno.args : import_node_process.default.argv) {
  const prefix = flag.startsWith("-") ? "" : flag.length === 1 ? "-" : "--";
  const position = argv2.indexOf(prefix + flag);
  const terminatorPosition = argv2.indexOf("--");
  return position !== -1 && (terminatorPosition === -1 || position < terminatorPosition);
}
function envForceColor() {
  if ("FORCE_COLOR" in env) {
    if (env.FORCE_COLOR === "true") {
      return 1;
    }
    if (env.FORCE_COLOR === "false") {
      return 0;
    }
    return env.FORCE_COLOR.length === 0 ? 1 : Math.min(Number.parseInt(env.FORCE_COLOR, 10), 3);
  }
}
function translateLevel(level) {
  if (level === 0) {
    return false;
  }
  return {
    level,
    hasBasic: true,
    has256: level >= 2,
    has16m: level >= 3
  };
}
function _supportsColor(haveStream, { streamIsTTY, sniffFlags = true } = {}) {
  const noFlagForceColor = envForceColor();
  if (noFlagForceColor !== void 0) {
    flagForceColor = noFlagForceColor;
  }
  const forceColor = sniffFlags ? flagForceColor : noFlagForceColor;
  if (forceColor === 0) {
    return 0;
  }
  if (sniffFlags) {
    if (hasFlag("color=16m") || hasFlag("color=full") || hasFlag("color=truecolor")) {
      return 3;
    }
    if (hasFlag("color=256")) {
      return 2;
    }
  }
  if ("TF_BUILD" in env && "AGENT_NAME" in env) {
    return 1;
  }
  if (haveStream && !streamIsTTY && forceColor === void 0) {
    return 0;
  }
  const min = forceColor || 0;
  if (env.TERM === "dumb") {
    return min;
  }
  if (import_node_process.default.platform === "win32") {
    const osRelease = import_node_os.default.release().split(".");
    if (Number(osRelease[0]) >= 10 && Number(osRelease[2]) >= 10586) {
      return Number(osRelease[2]) >= 14931 ? 3 : 2;
    }
    return 1;
  }
  if ("CI" in env) {
    if (["GITHUB_ACTIONS", "GITEA_ACTIONS", "CIRCLECI"].some((key) => key in env)) {
      return 3;
    }
    if (["TRAVIS", "APPVEYOR", "GITLAB_CI", "BUILDKITE", "DRONE"].some((sign) => sign in env) || env.CI_NAME === "codeship") {
      return 1;
    }
    return min;
  }
  if ("TEAMCITY_VERSION" in env) {
    return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 1 : 0;
  }
  if (env.COLORTERM === "truecolor") {
    return 3;
  }
  if (env.TERM === "xterm-kitty") {
    return 3;
  }
  if (env.TERM === "xterm-ghostty") {
    return 3;
  }
  if (env.TERM === "wezterm") {
    return 3;
  }
  if ("TERM_PROGRAM" in env) {
    const version2 = Number.parseInt((env.TERM_PROGRAM_VERSION || "").split(".")[0], 10);
    switch (env.TERM_PROGRAM) {
      case "iTerm.app": {
        return version2 >= 3 ? 3 : 2;
      }
      case "Apple_Terminal": {
        return 2;
      }
    }
  }
  if (/-256(color)?$/i.test(env.TERM)) {
    return 2;
  }
  if (/^screen|^xterm|^vt100|^vt220|^rxvt|color|ansi|cygwin|linux/i.test(env.TERM)) {
    return 1;
  }
  if ("COLORTERM" in env) {
    return 1;
  }
  return min;
}
function createSupportsColor(stream, options = {}) {
  const level = _supportsColor(stream, {
    streamIsTTY: stream && stream.isTTY,
    ...options
  });
  return translateLevel(level);
}
var import_node_process, import_node_os, import_node_tty, env, flagForceColor, supportsColor, supports_color_default;
var init_supports_color = __esm({
  "node_modules/chalk/source/vendor/supports-color/index.js"() {
    "use strict";
    import_node_process = __toESM(require("process"), 1);
    import_node_os = __toESM(require("os"), 1);
    import_node_tty = __toESM(require("tty"), 1);
    ({ env } = import_node_process.default);
    if (hasFlag("no-color") || hasFlag("no-colors") || hasFlag("color=false") || hasFlag("color=never")) {
      flagForceColor = 0;
    } else if (hasFlag("color") || hasFlag("colors") || hasFlag("color=true") || hasFlag("color=always")) {
      flagForceColor = 1;
    }
    supportsColor = {
      stdout: createSupportsColor({ isTTY: import_node_tty.default.isatty(1) }),
      stderr: createSupportsColor({ isTTY: import_node_tty.default.isatty(2) })
    };
    supports_color_default = supportsColor;
  }
});

// node_modules/chalk/source/utilities.js
function stringReplaceAll(string3, substring, replacer) {
  let index = string3.indexOf(substring);
  if (index === -1) {
    return string3;
  }
  const substringLength = substring.length;
  let endIndex = 0;
  let returnValue = "";
  do {
    returnValue += string3.slice(endIndex, index) + substring + replacer;
    endIndex = index + substringLength;
    index = string3.indexOf(substring, endIndex);
  } while (index !== -1);
  returnValue += string3.slice(endIndex);
  return returnValue;
}
function stringEncaseCRLFWithFirstIndex(string3, prefix, postfix, index) {
  let endIndex = 0;
  let returnValue = "";
  do {
    const gotCR = string3[index - 1] === "\r";
    returnValue += string3.slice(endIndex, gotCR ? index - 1 : index) + prefix + (gotCR ? "\r\n" : "\n") + postfix;
    endIndex = index + 1;
    index = string3.indexOf("\n", endIndex);
  } while (index !== -1);
  returnValue += string3.slice(endIndex);
  return returnValue;
}
var init_utilities = __esm({
  "node_modules/chalk/source/utilities.js"() {
    "use strict";
  }
});

// node_modules/chalk/source/index.js
var source_exports = {};
__export(source_exports, {
  Chalk: () => Chalk,
  backgroundColorNames: () => backgroundColorNames,
  backgroundColors: () => backgroundColorNames,
  chalkStderr: () => chalkStderr,
  colorNames: () => colorNames,
  colors: () => colorNames,
  default: () => source_default,
  foregroundColorNames: () => foregroundColorNames,
  foregroundColors: () => foregroundColorNames,
  modifierNames: () => modifierNames,
  modifiers: () => modifierNames,
  supportsColor: () => stdoutColor,
  supportsColorStderr: () => stderrColor
});
function createChalk(options) {
  return chalkFactory(options);
}
var stdoutColor, stderrColor, GENERATOR, STYLER, IS_EMPTY, levelMapping, styles2, applyOptions, Chalk, chalkFactory, getModelAnsi, usedModels, proto, createStyler, createBuilder, applyStyle, chalk, chalkStderr, source_default;
var init_source = __esm({
  "node_modules/chalk/source/index.js"() {
    "use strict";
    init_ansi_styles();
    init_supports_color();
    init_utilities();
    init_ansi_styles();
    ({ stdout: stdoutColor, stderr: stderrColor } = supports_color_default);
    GENERATOR = /* @__PURE__ */ Symbol("GENERATOR");
    STYLER = /* @__PURE__ */ Symbol("STYLER");
    IS_EMPTY = /* @__PURE__ */ Symbol("IS_EMPTY");
    levelMapping = [
      "ansi",
      "ansi",
      "ansi256",
      "ansi16m"
    ];
    styles2 = /* @__PURE__ */ Object.create(null);
    applyOptions = (object2, options = {}) => {
      if (options.level && !(Number.isInteger(options.level) && options.level >= 0 && options.level <= 3)) {
        throw new Error("The `level` option should be an integer from 0 to 3");
      }
      const colorLevel = stdoutColor ? stdoutColor.level : 0;
      object2.level = options.level === void 0 ? colorLevel : options.level;
    };
    Chalk = class {
      constructor(options) {
        return chalkFactory(options);
      }
    };
    chalkFactory = (options) => {
      const chalk2 = (...strings) => strings.join(" ");
      applyOptions(chalk2, options);
      Object.setPrototypeOf(chalk2, createChalk.prototype);
      return chalk2;
    };
    Object.setPrototypeOf(createChalk.prototype, Function.prototype);
    for (const [styleName, style] of Object.entries(ansi_styles_default)) {
      styles2[styleName] = {
        get() {
          const builder = createBuilder(this, createStyler(style.open, style.close, this[STYLER]), this[IS_EMPTY]);
          Object.defineProperty(this, styleName, { value: builder });
          return builder;
        }
      };
    }
    styles2.visible = {
      get() {
        const builder = createBuilder(this, this[STYLER], true);
        Object.defineProperty(this, "visible", { value: builder });
        return builder;
      }
    };
    getModelAnsi = (model, level, type, ...arguments_) => {
      if (model === "rgb") {
        if (level === "ansi16m") {
          return ansi_styles_default[type].ansi16m(...arguments_);
        }
        if (level === "ansi256") {
          return ansi_styles_default[type].ansi256(ansi_styles_default.rgbToAnsi256(...arguments_));
        }
        return ansi_styles_default[type].ansi(ansi_styles_default.rgbToAnsi(...arguments_));
      }
      if (model === "hex") {
        return getModelAnsi("rgb", level, type, ...ansi_styles_default.hexToRgb(...arguments_));
      }
      return ansi_styles_default[type][model](...arguments_);
    };
    usedModels = ["rgb", "hex", "ansi256"];
    for (const model of usedModels) {
      styles2[model] = {
        get() {
          const { level } = this;
          return function(...arguments_) {
            const styler = createStyler(getModelAnsi(model, levelMapping[level], "color", ...arguments_), ansi_styles_default.color.close, this[STYLER]);
            return createBuilder(this, styler, this[IS_EMPTY]);
          };
        }
      };
      const bgModel = "bg" + model[0].toUpperCase() + model.slice(1);
      styles2[bgModel] = {
        get() {
          const { level } = this;
          return function(...arguments_) {
            const styler = createStyler(getModelAnsi(model, levelMapping[level], "bgColor", ...arguments_), ansi_styles_default.bgColor.close, this[STYLER]);
            return createBuilder(this, styler, this[IS_EMPTY]);
          };
        }
      };
    }
    proto = Object.defineProperties(() => {
    }, {
      ...styles2,
      level: {
        enumerable: true,
        get() {
          return this[GENERATOR].level;
        },
        set(level) {
          this[GENERATOR].level = level;
        }
      }
    });
    createStyler = (open, close, parent) => {
      let openAll;
      let closeAll;
      if (parent === void 0) {
        openAll = open;
        closeAll = close;
      } else {
        openAll = parent.openAll + open;
        closeAll = close + parent.closeAll;
      }
      return {
        open,
        close,
        openAll,
        closeAll,
        parent
      };
    };
    createBuilder = (self, _styler, _isEmpty) => {
      const builder = (...arguments_) => applyStyle(builder, arguments_.length === 1 ? "" + arguments_[0] : arguments_.join(" "));
      Object.setPrototypeOf(builder, proto);
      builder[GENERATOR] = self;
      builder[STYLER] = _styler;
      builder[IS_EMPTY] = _isEmpty;
      return builder;
    };
    applyStyle = (self, string3) => {
      if (self.level <= 0 || !string3) {
        return self[IS_EMPTY] ? "" : string3;
      }
      let styler = self[STYLER];
      if (styler === void 0) {
        return string3;
      }
      const { openAll, closeAll } = styler;
      if (string3.includes("\x1B")) {
        while (styler !== void 0) {
          string3 = stringReplaceAll(string3, styler.close, styler.open);
          styler = styler.parent;
        }
      }
      const lfIndex = string3.indexOf("\n");
      if (lfIndex !== -1) {
        string3 = stringEncaseCRLFWithFirstIndex(string3, closeAll, openAll, lfIndex);
      }
      return openAll + string3 + closeAll;
    };
    Object.defineProperties(createChalk.prototype, styles2);
    chalk = createChalk();
    chalkStderr = createChalk({ level: stderrColor ? stderrColor.level : 0 });
    source_default = chalk;
  }
});

// src/start.ts
var import_node_fs5 = require("fs");

// src/base/failure.ts
var FAILURE_KINDS = [
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
var Failure = class extends Error {
  name = "Failure";
  kind;
  next;
  constructor(kind, message, options = {}) {
    super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
    this.kind = kind;
    this.next = options.next;
  }
};
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
function systemCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}

// src/cli/exit-code.ts
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

// src/cli/short-way.ts
var import_node_util = require("util");

// src/runner/state.ts
var STATE_KINDS = [
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
var SHOWN_STATES = [
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
function shownState(state) {
  if (state.stuck === true) return "stuck";
  if (state.kind === "idle" && state.showing === true) return "showing";
  return state.kind === "idle" && state.unseen === true ? "unseen" : state.kind;
}
var FINAL = /* @__PURE__ */ new Set(["completed", "failed", "stopped", "lost"]);
function isFinal(state) {
  return FINAL.has(state.kind);
}

// src/base/clock.ts
var import_promises = require("timers/promises");
function now() {
  return Date.now();
}
function machineMs() {
  return Number(process.hrtime.bigint() / 1000000n);
}
var MAX_DURATION_MS = 366 * 864e5;
function spanText(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1e3));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${minutes % 60}m`;
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

// src/terminal/char-width.ts
var WIDE_RANGES = [
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
var ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
var EMOJI = new RegExp("^(?!\\p{Regional_Indicator})\\p{Emoji_Presentation}$", "u");
var SOFT_HYPHEN = 173;
var known = new Uint8Array(131072);
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

// src/terminal/deceptive.ts
var DECEPTIVE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;

// src/terminal/plain.ts
var HARMLESS = /^[ -~]*$/;
var UNSAFE = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f${DECEPTIVE}]`, "gu");
var MANY_MARKS = new RegExp("(\\p{M}{8})\\p{M}+", "gu");
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

// src/cli/looks/figures.ts
var FIGURES = ["CPU", "MEMORY", "OUTPUT", "LINES", "LEFT"];
var UNITS = ["KiB", "MiB", "GiB", "TiB"];
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

// src/cli/looks/state-mark.ts
var STATE_MARKS = {
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
function shownOf({ state, unseen, stuck, showing }) {
  return shownState({ kind: state, unseen, stuck, showing });
}

// src/cli/looks/table.ts
var GAP = "  ";
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

// src/cli/looks/show.ts
var GLYPH_CELLS = 2;
var MAX_NAME_CELLS = 32;
var same = (text) => text;
var NO_COLOURS = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same };
async function createLook({ colour, columns }) {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() };
}
async function colours() {
  const { Chalk: Chalk2 } = await Promise.resolve().then(() => (init_source(), source_exports));
  return new Chalk2({ level: 1 });
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
  const [head = "", ...lines] = table([titles, ...rows], columns);
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE_MARKS[shownOf(runner)];
    const line = lines[i] ?? "";
    const end = stateText(runner).length;
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end);
  });
  return [look.paint.dim(" ".repeat(GLYPH_CELLS) + head), ...painted].join("\n");
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
  const names = attention.length === 0 ? "" : ` (${attention.map(plain).join(", ")})`;
  return `${parts.length === 0 ? "no runners" : parts.join("  ")}${names}`;
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

// src/tmux/server-address.ts
var import_node_path = require("path");
function serverAddress(choice, env2 = process.env) {
  const inside = /^(.+),(\d+),\d+$/.exec(env2["TMUX"] ?? "");
  const surrounding = inside === null ? void 0 : { socket: String(inside[1]), pid: Number(inside[2]) };
  const chosen = choice.socketPath === void 0 ? choice.socketName === void 0 ? void 0 : (0, import_node_path.join)(socketDirectory(env2), choice.socketName) : (0, import_node_path.resolve)(choice.socketPath);
  if (chosen === void 0) return surrounding ?? { socket: (0, import_node_path.join)(socketDirectory(env2), "default") };
  return chosen === surrounding?.socket ? surrounding : { socket: chosen };
}
function socketDirectory(env2) {
  const base = env2["TMUX_TMPDIR"];
  return (0, import_node_path.join)(base === void 0 || base === "" ? "/tmp" : base, `tmux-${process.getuid?.() ?? 0}`);
}

// src/cli/context.ts
var SCHEMA = 1;
function createContext(options, entry2) {
  const { stdout, stderr, env: env2 } = process;
  if (options.S !== void 0 && options.L !== void 0) {
    throw new Failure("invalid-request", "a server is named by -S or by -L", { next: "leave one of them out" });
  }
  return {
    address: serverAddress({ socketPath: options.S, socketName: options.L }, env2),
    json: options.json === true,
    colour: options.color && wantsColour(env2, stdout.isTTY),
    quiet: options.quiet === true,
    env: env2,
    entry: entry2,
    version: `${"0.1.0"}+${"3ff4128f"}`,
    columns: stdout.isTTY ? stdout.columns : void 0,
    print: (text) => void stdout.write(`${text}
`),
    printJson: (body) => void stdout.write(`${jsonText(body)}
`),
    say: (text) => {
      if (options.quiet !== true) stderr.write(`${plain(text)}
`);
    }
  };
}
function jsonText(body) {
  return plainJson({ schema: SCHEMA, ...body });
}
function wantsColour(env2, isTerminal) {
  if ((env2["NO_COLOR"] ?? "") !== "") return false;
  const forced = env2["FORCE_COLOR"];
  if (forced !== void 0) return forced !== "0" && forced !== "false";
  return isTerminal && env2["TERM"] !== "dumb";
}

// src/cli/reach/find-controller.ts
var import_node_path4 = require("path");

// src/host/pid-space.ts
var import_node_fs = require("fs");

// src/base/short-hash.ts
var OFFSET_BASIS = 2166136261;
var PRIME = 16777619;
function shortHash(text) {
  let hash = OFFSET_BASIS;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

// src/host/pid-space.ts
var known2;
function pidSpace() {
  known2 ??= { space: readSpace() };
  return known2.space;
}
function readSpace() {
  try {
    const boot = (0, import_node_fs.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return shortHash(`${boot} ${(0, import_node_fs.readlinkSync)("/proc/self/ns/pid")}`);
  } catch {
    return void 0;
  }
}

// src/host/process-state.ts
var import_node_child_process = require("child_process");
var import_node_fs2 = require("fs");
function processMark(pid) {
  return `${pid}-${statFields(pid)[19] ?? "0"}`;
}
function statFields(pid) {
  try {
    const stat = (0, import_node_fs2.readFileSync)(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

// src/host/paths.ts
var import_node_fs4 = require("fs");
var import_node_os3 = require("os");
var import_node_path3 = require("path");

// src/host/files.ts
var import_node_fs3 = require("fs");
var import_node_os2 = require("os");
var import_node_path2 = require("path");
var localFiles = {
  home: import_node_os2.homedir,
  canonical: (path) => {
    try {
      return (0, import_node_path2.join)((0, import_node_fs3.realpathSync)((0, import_node_path2.dirname)(path)), (0, import_node_path2.basename)(path));
    } catch {
      return path;
    }
  },
  makeDirectory: (path) => {
    (0, import_node_fs3.mkdirSync)(path, { recursive: true, mode: 448 });
  }
};

// src/host/paths.ts
var MAX_SOCKET_PATH_BYTES = 103;
function stateDirectory(env2 = process.env) {
  return (0, import_node_path3.join)(xdg(env2["XDG_STATE_HOME"], ".local/state"), "geppetto-tmux");
}
function controllerSocket({ host, socket }, env2 = process.env) {
  const isHere = host === void 0 || host.isLocal;
  const name2 = `${shortHash(isHere ? localFiles.canonical(socket) : `${host.name}\0${socket}`)}.sock`;
  const path = (0, import_node_path3.join)(stateDirectory(env2), "s", name2);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  return (0, import_node_path3.join)("/tmp", `geppetto-tmux-${process.getuid?.() ?? 0}`, name2);
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
    return (0, import_node_fs4.lstatSync)(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return void 0;
    throw error;
  }
}
function xdg(value, fallback) {
  return value !== void 0 && (0, import_node_path3.isAbsolute)(value) ? value : (0, import_node_path3.join)((0, import_node_os3.homedir)(), fallback);
}

// src/ipc/client.ts
var import_node_events = require("events");
var import_node_net = require("net");

// src/ipc/event-queue.ts
var MAX_BATCHES = 64;
var EventQueue = class {
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

// src/ipc/frames.ts
var MAX_REQUEST_BYTES = 1024 * 1024;
var MAX_RESPONSE_BYTES = 8 * 1024 * 1024;
var NEWLINE = 10;
var utf8 = new TextDecoder("utf-8", { fatal: true });
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
var FrameSplitter = class {
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
var Cached = class {
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
function mirrorShape(target, source2, keys, wrap) {
  const raw = sourceShape(source2);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source2._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
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
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
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
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
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
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
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
  var _a2;
  for (let i = start; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
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
var highSurrogate = /[\uD800-\uDBFF]/;
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
function members(proto2, table2) {
  for (const key in table2) {
    const desc = Object.getOwnPropertyDescriptor(table2, key);
    if (desc.get)
      Object.defineProperty(proto2, key, { ...desc, enumerable: false });
    else
      defineBound(proto2, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
function defineBound(proto2, key, fn) {
  Object.defineProperty(proto2, key, {
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
  const proto2 = Object.getPrototypeOf(inst);
  return sentinel in proto2 ? void 0 : proto2;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto2 = Object.getPrototypeOf(inst._zod);
  if (key in proto2 && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto2, key, {
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
  const proto2 = claim(inst, key);
  if (!proto2)
    return;
  Object.defineProperty(proto2, key, {
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

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
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
function $constructor(name2, initializer2, proto2, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto2;
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
    const proto3 = _.prototype;
    for (const k in proto3) {
      if (!Object.prototype.hasOwnProperty.call(proto3, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto3[k].bind(inst);
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
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto2 = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto2)) {
    _installedToString.add(proto2);
    Object.defineProperty(proto2, "toString", {
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
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
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
var parse = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
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
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
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
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
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
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
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
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a2;
  $ZodCheck.init(inst, def);
  (_a2 = inst._zod.def).when ?? (_a2.when = _whenHasLength);
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
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a2;
  $ZodCheck.init(inst, def);
  (_a2 = inst._zod.def).when ?? (_a2.when = _whenHasLength);
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

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a2;
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
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
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
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
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
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
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
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
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
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
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
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
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
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
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
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
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
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
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
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
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
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
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
var $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
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
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
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
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
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
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
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

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
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
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
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
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniRecord = /* @__PURE__ */ $constructor("ZodMiniRecord", (inst, def) => {
  $ZodRecord.init(inst, def);
  ZodMiniType.init(inst, def);
});
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
var ZodMiniEnum = /* @__PURE__ */ $constructor("ZodMiniEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodMiniType.init(inst, def);
  inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodMiniEnum({
    type: "enum",
    entries,
    ...normalizeParams(params)
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniExactOptional = /* @__PURE__ */ $constructor("ZodMiniExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
  return new ZodMiniExactOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}

// src/ipc/shape.ts
config({ jitless: true });
var time2 = string2();

// src/ipc/errors.ts
var errorBody = object({ kind: _enum(FAILURE_KINDS), message: string2(), next: optional(string2()) });

// src/ipc/events.ts
var MAX_EVENTS_PER_FRAME = 50;
var runnerEvent = looseObject({
  /** Grows by one with every event of this controller. */
  seq: number2(),
  time: time2,
  runner: string2(),
  name: string2(),
  /** marked, started, restarted, resumed, recognised, state, output, dialog, answered, not-taken, moved, renamed, muted, unmuted, queued, sent, unqueued, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
  type: string2()
});

// src/ipc/messages.ts
var PROTOCOL_VERSION = 1;
var request = object({
  v: number2(),
  id: union([number2(), string2()]),
  method: string2(),
  params: optional(unknown()),
  /** Until when it is meant, as `machineMs` counts: a controller that was held longer does nothing. */
  until: optional(number2())
});
var response = union([
  object({ id: nullable(union([number2(), string2()])), error: errorBody }),
  object({ id: union([number2(), string2()]), ok: unknown() }),
  object({ events: array(runnerEvent).check(_maxLength(MAX_EVENTS_PER_FRAME)) })
]);

// src/runner/source-kind.ts
var SOURCE_KINDS = ["control", "pipe"];
var FEEDS = [...SOURCE_KINDS, "look"];

// src/runner/option-kind.ts
var OPTION_KINDS = ["once", "always", "no", "other"];

// src/runner/place.ts
var PLACES = ["session", "window", "split"];

// src/ipc/explanation.ts
var weighed = object({
  rule: string2(),
  source: string2(),
  /** Which source is believed when two disagree: the one that weighs more. */
  weight: number2(),
  text: string2(),
  /** The state that it speaks for. */
  says: string2(),
  time: time2
});
var explanation = object({
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

// src/ipc/restart-plan.ts
var restartPlan = object({
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

// src/ipc/dialogs.ts
var option = object({
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
var dialog = object({
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

// src/ipc/runners.ts
var stateKind = _enum(STATE_KINDS);
var metrics = object({
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
var worktree = object({
  path: string2(),
  /** The branch that was made with it. */
  branch: string2().check(_maxLength(1024)),
  /** Top of the main checkout. */
  repository: string2()
});
var runnerSummary = object({
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
var runnerRow = extend2(runnerSummary, { metrics: optional(metrics) });
var runnerDetail = extend2(runnerSummary, {
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

// src/ipc/sessions.ts
var sessionRow = object({
  id: string2(),
  name: string2(),
  windows: number2(),
  /** Terminals attached, our own clients not counted. */
  attached: number2(),
  /** Names of the live runners in it. */
  runners: array(string2())
});

// src/ipc/methods.ts
var counts = partialRecord(stateKind, number2());
var nothing = object({});
var oneRunner = object({ runner: string2().check(_minLength(1), _maxLength(256)) });
var pane = string2().check(_minLength(1), _maxLength(256));
var name = optional(string2().check(_maxLength(256)));
var agent = optional(string2().check(_maxLength(64)));
var duration2 = number2().check(_positive(), _lte(MAX_DURATION_MS));
var span = optional(duration2);
var source = optional(_enum(SOURCE_KINDS));
var tell = optional(string2().check(_minLength(1), _maxLength(1024)));
var notice = optional(string2());
var METHODS = {
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
    result: object({ runners: array(runnerRow) })
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
var methodName = _enum(Object.keys(METHODS));

// src/ipc/client.ts
var DEFAULT_TIMEOUT_MS = 1e4;
async function connect(path, options = {}) {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, connectMs = timeoutMs } = options;
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
var SocketClient = class {
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

// src/cli/reach/find-controller.ts
async function findController({ address, env: env2 }, helloMs) {
  return controllerAt(controllerSocket(address, env2), helloMs);
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

// src/cli/short-way.ts
var HELLO_MS = 1e3;
var QUIET_MS = 300;
var SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
async function answerShortly(argv2, entry2) {
  const command = shortCommand(argv2, entry2);
  if (command === void 0) return false;
  const { answer, context, isQuiet = false } = command;
  try {
    const controller = await findController(context, isQuiet ? QUIET_MS : HELLO_MS);
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
    const { values, positionals } = (0, import_node_util.parseArgs)({
      args: [...argv2],
      allowPositionals: true,
      options: {
        "socket-name": { type: "string", short: "L" },
        "socket-path": { type: "string", short: "S" },
        json: { type: "boolean" },
        "no-color": { type: "boolean" },
        quiet: { type: "boolean", short: "q" },
        all: { type: "boolean", short: "a" },
        wide: { type: "boolean", short: "w" }
      }
    });
    const [name2, ...rest] = positionals;
    const server = { L: values["socket-name"], S: values["socket-path"] };
    if (name2 === "complete") {
      const context = createContext({ ...server, color: false }, entry2);
      return { answer: answerNames(rest[0] === "all"), context, isQuiet: true };
    }
    if (rest.length > 0 || argv2.some((word) => word.startsWith("--socket"))) return void 0;
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
var answerStatus = async (context, client) => {
  await printStatus(context, await client.call("status", {}));
  return true;
};
function answerNames(all) {
  return async (context, client) => {
    const { runners } = await client.call("list", {});
    const shown = runners.filter(({ state }) => all || !isFinal({ kind: state }));
    const names = new Set(shown.map(({ id, name: name2 }) => SAFE_NAME.test(name2) ? name2 : id));
    if (names.size > 0) context.print([...names].join("\n"));
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

// src/start.ts
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (systemCode(error) === "EPIPE") process.exit(EXIT.ok);
    if (stream === process.stdout) (0, import_node_fs5.writeSync)(2, `geppetto-tmux: what is printed cannot be written: ${error.message}
`);
    process.exit(EXIT.inputOutput);
  });
}
process.on("SIGINT", () => process.exit(EXIT.interrupted));
var [, entry = "", ...argv] = process.argv;
void answerShortly(argv, entry).then(async (answered) => {
  if (!answered) await import("./main.js");
});
