import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  JsonLines,
  awaitEnd,
  closeRun,
  entryEnd,
  forgetEnd,
  listen,
  parseEnd,
  planBody,
  readEnd,
  readIdentity,
  readPastRuns,
  restartPlans,
  stopListening
} from "./logs-abandoned-log.js";
import {
  inLine,
  nextInLine
} from "./runner-next-in-line.js";
import {
  openOverlay
} from "./tmux-overlay.js";
import {
  signalName
} from "./host-signal-name.js";
import {
  SHELLS,
  markIdeas
} from "./base-shells.js";
import "./host-program-path.js";
import {
  moveTerminal,
  paneBefore,
  wayBack
} from "./traces-way-back.js";
import {
  keptNotes
} from "./turns-kept-notes.js";
import {
  agentProcesses,
  runnerSessions
} from "./host-agent-processes.js";
import {
  learnSession,
  learnedSessions
} from "./records-agent-sessions.js";
import {
  askPaneAt,
  paneAt
} from "./tmux-pane-target.js";
import {
  PatternSearch,
  requireQuick
} from "./base-pattern.js";
import {
  agentInFront,
  foregroundProcesses,
  unmarkedAgents
} from "./agents-agent-in-front.js";
import {
  markOf,
  processTree
} from "./host-process-tree.js";
import {
  Transcript
} from "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  FULL_FILE,
  INDEX_FILE,
  LIVE_FILE,
  absent,
  beforeCut,
  fullFile,
  identify,
  openLog,
  rotatedFile,
  rotatedNumbers
} from "./logs-absent.js";
import {
  capabilities
} from "./tmux-version.js";
import {
  SHOW_SETTINGS,
  chooseSource,
  isQuiet,
  parseSettings,
  readSettings,
  riskOf
} from "./settings-channel.js";
import {
  Gatherer,
  OutputScanner,
  SETTLE_MS,
  WEIGHTS,
  equalClaims,
  isWhole,
  joinTime,
  lookTime,
  newLife,
  sha256,
  step,
  unescapeBuffer,
  unescapeOutput
} from "./base-sha256.js";
import "./runner-life-ending.js";
import {
  agentInView,
  agentOfCommand,
  claimOf,
  mayHideAgent,
  readRuleBook,
  screenView,
  showsDialog
} from "./agents-built-in-rules.js";
import {
  PaneTerminal,
  optionsOf,
  withLineDrawing
} from "./terminal-pane-alternate-screen.js";
import {
  endNotedCarriers,
  removeOldNotes
} from "./traces-noted-carriers.js";
import {
  KeepTrying,
  RECORD_FILE,
  RecordKeeper,
  backoffMs,
  hostOf,
  isMuted,
  isRunnerId,
  isSamePlace,
  isSameServer,
  keptSource,
  newRunnerId,
  positionAt,
  readRecord,
  readRecords,
  sourceAt,
  timeLimit,
  withoutPosition,
  writeRecord
} from "./base-backoff.js";
import {
  statusVariables
} from "./traces-status-variables.js";
import {
  LIST_CLIENTS,
  LIST_PANES,
  LIST_SESSIONS,
  parseClients,
  parsePanes,
  parseSessions
} from "./tmux-snapshot.js";
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./protocol-ids.js";
import {
  ClientRecord,
  MAX_EVENTS_PER_FRAME,
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  METHODS,
  PROTOCOL_VERSION,
  claimServer,
  commandLine,
  decodeFrame,
  encodeFrame,
  endStaleClients,
  escapeFormat,
  methodName,
  missedFormat,
  ownClaim,
  pidSpace,
  quote,
  readFrames,
  releaseServer,
  request,
  runnerEvent,
  sequence,
  succeed
} from "./host-pid-space.js";
import {
  parseRow,
  rowFormat
} from "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import {
  checkAgent,
  checkName,
  freeName,
  isAgent,
  pasteable,
  readPresets,
  sessionNameOf,
  windowNameOf
} from "./runner-runner-name.js";
import "./settings-config-file.js";
import {
  AGENTS_BY_NAME,
  hasTurns,
  hookClaim,
  statusFileFinders,
  turnNotesOf,
  usageProviders
} from "./agents-aider-agent.js";
import {
  PRIVATE_UMASK,
  configDirectory,
  configFile,
  controllerSocket,
  ensurePrivateDirectory,
  hookSpool,
  keysFifo,
  readerSocket,
  requireOwnDirectory,
  runnersDirectory,
  stateDirectory
} from "./base-short-hash.js";
import {
  SHOWN_STATES,
  isFinal,
  isNewFailure,
  shownState,
  wantsPerson
} from "./runner-state.js";
import {
  didYouMean
} from "./base-similar.js";
import "./runner-source-kind.js";
import {
  FrameDecoder,
  TELL_BYTES,
  decodeHello,
  encodeOrder
} from "./pipe-collector.js";
import {
  carrierCommand,
  carrierNote,
  fifoPath,
  noteEnd
} from "./pipe-carrier-note.js";
import {
  messageTo
} from "./tmux-message.js";
import {
  serverBinary,
  tmuxFailure
} from "./tmux-binary.js";
import {
  LOCAL,
  endProcess,
  requireLocal,
  requireProcesses,
  signalAll
} from "./host-descendants.js";
import "./host-files.js";
import {
  abandon,
  letBe,
  run,
  settlesWithin,
  textOf
} from "./host-child.js";
import {
  iso,
  machineMs,
  moment,
  momentAt,
  now,
  sleep
} from "./base-clock.js";
import {
  cellWidth,
  charWidth,
  fit,
  plain
} from "./terminal-char-width.js";
import {
  environmentOf
} from "./host-process-environment.js";
import {
  exists,
  isNamed,
  isProcess,
  isRunning,
  isStopped,
  isSuspended,
  pidOf,
  processMark,
  signalProcess
} from "./host-process-state.js";
import {
  shellWord,
  shortWord
} from "./base-shell-word.js";
import {
  en_default
} from "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  READ_AT_ONCE,
  openRegular,
  readRegularFile
} from "./base-regular-file.js";
import {
  _maxLength,
  _regex,
  array,
  config,
  literal,
  nullish,
  object,
  optional,
  safeParse,
  string,
  unknown
} from "./zod-v4-core-api.js";
import {
  Failure,
  failureBody,
  messageOf,
  systemCode,
  unreachable
} from "./base-failure.js";
import {
  __callDispose,
  __commonJS,
  __require,
  __toESM,
  __using
} from "./shared.js";

// node_modules/isexe/windows.js
var require_windows = __commonJS({
  "node_modules/isexe/windows.js"(exports, module) {
    "use strict";
    module.exports = isexe;
    isexe.sync = sync;
    var fs = __require("fs");
    function checkPathExt(path7, options) {
      var pathext = options.pathExt !== void 0 ? options.pathExt : process.env.PATHEXT;
      if (!pathext) {
        return true;
      }
      pathext = pathext.split(";");
      if (pathext.indexOf("") !== -1) {
        return true;
      }
      for (var i2 = 0; i2 < pathext.length; i2++) {
        var p = pathext[i2].toLowerCase();
        if (p && path7.substr(-p.length).toLowerCase() === p) {
          return true;
        }
      }
      return false;
    }
    function checkStat(stat7, path7, options) {
      if (!stat7.isSymbolicLink() && !stat7.isFile()) {
        return false;
      }
      return checkPathExt(path7, options);
    }
    function isexe(path7, options, cb) {
      fs.stat(path7, function(er, stat7) {
        cb(er, er ? false : checkStat(stat7, path7, options));
      });
    }
    function sync(path7, options) {
      return checkStat(fs.statSync(path7), path7, options);
    }
  }
});

// node_modules/isexe/mode.js
var require_mode = __commonJS({
  "node_modules/isexe/mode.js"(exports, module) {
    "use strict";
    module.exports = isexe;
    isexe.sync = sync;
    var fs = __require("fs");
    function isexe(path7, options, cb) {
      fs.stat(path7, function(er, stat7) {
        cb(er, er ? false : checkStat(stat7, options));
      });
    }
    function sync(path7, options) {
      return checkStat(fs.statSync(path7), options);
    }
    function checkStat(stat7, options) {
      return stat7.isFile() && checkMode(stat7, options);
    }
    function checkMode(stat7, options) {
      var mod = stat7.mode;
      var uid = stat7.uid;
      var gid = stat7.gid;
      var myUid = options.uid !== void 0 ? options.uid : process.getuid && process.getuid();
      var myGid = options.gid !== void 0 ? options.gid : process.getgid && process.getgid();
      var u2 = parseInt("100", 8);
      var g = parseInt("010", 8);
      var o2 = parseInt("001", 8);
      var ug = u2 | g;
      var ret = mod & o2 || mod & g && gid === myGid || mod & u2 && uid === myUid || mod & ug && myUid === 0;
      return ret;
    }
  }
});

// node_modules/isexe/index.js
var require_isexe = __commonJS({
  "node_modules/isexe/index.js"(exports, module) {
    "use strict";
    var fs = __require("fs");
    var core;
    if (process.platform === "win32" || global.TESTING_WINDOWS) {
      core = require_windows();
    } else {
      core = require_mode();
    }
    module.exports = isexe;
    isexe.sync = sync;
    function isexe(path7, options, cb) {
      if (typeof options === "function") {
        cb = options;
        options = {};
      }
      if (!cb) {
        if (typeof Promise !== "function") {
          throw new TypeError("callback not provided");
        }
        return new Promise(function(resolve, reject) {
          isexe(path7, options || {}, function(er, is) {
            if (er) {
              reject(er);
            } else {
              resolve(is);
            }
          });
        });
      }
      core(path7, options || {}, function(er, is) {
        if (er) {
          if (er.code === "EACCES" || options && options.ignoreErrors) {
            er = null;
            is = false;
          }
        }
        cb(er, is);
      });
    }
    function sync(path7, options) {
      try {
        return core.sync(path7, options || {});
      } catch (er) {
        if (options && options.ignoreErrors || er.code === "EACCES") {
          return false;
        } else {
          throw er;
        }
      }
    }
  }
});

// node_modules/which/which.js
var require_which = __commonJS({
  "node_modules/which/which.js"(exports, module) {
    "use strict";
    var isWindows = process.platform === "win32" || process.env.OSTYPE === "cygwin" || process.env.OSTYPE === "msys";
    var path7 = __require("path");
    var COLON2 = isWindows ? ";" : ":";
    var isexe = require_isexe();
    var getNotFoundError = (cmd) => Object.assign(new Error(`not found: ${cmd}`), { code: "ENOENT" });
    var getPathInfo = (cmd, opt) => {
      const colon = opt.colon || COLON2;
      const pathEnv = cmd.match(/\//) || isWindows && cmd.match(/\\/) ? [""] : [
        // windows always checks the cwd first
        ...isWindows ? [process.cwd()] : [],
        ...(opt.path || process.env.PATH || /* istanbul ignore next: very unusual */
        "").split(colon)
      ];
      const pathExtExe = isWindows ? opt.pathExt || process.env.PATHEXT || ".EXE;.CMD;.BAT;.COM" : "";
      const pathExt = isWindows ? pathExtExe.split(colon) : [""];
      if (isWindows) {
        if (cmd.indexOf(".") !== -1 && pathExt[0] !== "")
          pathExt.unshift("");
      }
      return {
        pathEnv,
        pathExt,
        pathExtExe
      };
    };
    var which = (cmd, opt, cb) => {
      if (typeof opt === "function") {
        cb = opt;
        opt = {};
      }
      if (!opt)
        opt = {};
      const { pathEnv, pathExt, pathExtExe } = getPathInfo(cmd, opt);
      const found = [];
      const step2 = (i2) => new Promise((resolve, reject) => {
        if (i2 === pathEnv.length)
          return opt.all && found.length ? resolve(found) : reject(getNotFoundError(cmd));
        const ppRaw = pathEnv[i2];
        const pathPart = /^".*"$/.test(ppRaw) ? ppRaw.slice(1, -1) : ppRaw;
        const pCmd = path7.join(pathPart, cmd);
        const p = !pathPart && /^\.[\\\/]/.test(cmd) ? cmd.slice(0, 2) + pCmd : pCmd;
        resolve(subStep(p, i2, 0));
      });
      const subStep = (p, i2, ii) => new Promise((resolve, reject) => {
        if (ii === pathExt.length)
          return resolve(step2(i2 + 1));
        const ext = pathExt[ii];
        isexe(p + ext, { pathExt: pathExtExe }, (er, is) => {
          if (!er && is) {
            if (opt.all)
              found.push(p + ext);
            else
              return resolve(p + ext);
          }
          return resolve(subStep(p, i2, ii + 1));
        });
      });
      return cb ? step2(0).then((res) => cb(null, res), cb) : step2(0);
    };
    var whichSync = (cmd, opt) => {
      opt = opt || {};
      const { pathEnv, pathExt, pathExtExe } = getPathInfo(cmd, opt);
      const found = [];
      for (let i2 = 0; i2 < pathEnv.length; i2++) {
        const ppRaw = pathEnv[i2];
        const pathPart = /^".*"$/.test(ppRaw) ? ppRaw.slice(1, -1) : ppRaw;
        const pCmd = path7.join(pathPart, cmd);
        const p = !pathPart && /^\.[\\\/]/.test(cmd) ? cmd.slice(0, 2) + pCmd : pCmd;
        for (let j = 0; j < pathExt.length; j++) {
          const cur = p + pathExt[j];
          try {
            const is = isexe.sync(cur, { pathExt: pathExtExe });
            if (is) {
              if (opt.all)
                found.push(cur);
              else
                return cur;
            }
          } catch (ex) {
          }
        }
      }
      if (opt.all && found.length)
        return found;
      if (opt.nothrow)
        return null;
      throw getNotFoundError(cmd);
    };
    module.exports = which;
    which.sync = whichSync;
  }
});

// node_modules/path-key/index.js
var require_path_key = __commonJS({
  "node_modules/path-key/index.js"(exports, module) {
    "use strict";
    var pathKey2 = (options = {}) => {
      const environment = options.env || process.env;
      const platform2 = options.platform || process.platform;
      if (platform2 !== "win32") {
        return "PATH";
      }
      return Object.keys(environment).reverse().find((key) => key.toUpperCase() === "PATH") || "Path";
    };
    module.exports = pathKey2;
    module.exports.default = pathKey2;
  }
});

// node_modules/cross-spawn/lib/util/resolveCommand.js
var require_resolveCommand = __commonJS({
  "node_modules/cross-spawn/lib/util/resolveCommand.js"(exports, module) {
    "use strict";
    var path7 = __require("path");
    var which = require_which();
    var getPathKey = require_path_key();
    function resolveCommandAttempt(parsed, withoutPathExt) {
      const env = parsed.options.env || process.env;
      const cwd = process.cwd();
      const hasCustomCwd = parsed.options.cwd != null;
      const shouldSwitchCwd = hasCustomCwd && process.chdir !== void 0 && !process.chdir.disabled;
      if (shouldSwitchCwd) {
        try {
          process.chdir(parsed.options.cwd);
        } catch (err) {
        }
      }
      let resolved;
      try {
        resolved = which.sync(parsed.command, {
          path: env[getPathKey({ env })],
          pathExt: withoutPathExt ? path7.delimiter : void 0
        });
      } catch (e) {
      } finally {
        if (shouldSwitchCwd) {
          process.chdir(cwd);
        }
      }
      if (resolved) {
        resolved = path7.resolve(hasCustomCwd ? parsed.options.cwd : "", resolved);
      }
      return resolved;
    }
    function resolveCommand(parsed) {
      return resolveCommandAttempt(parsed) || resolveCommandAttempt(parsed, true);
    }
    module.exports = resolveCommand;
  }
});

// node_modules/cross-spawn/lib/util/escape.js
var require_escape = __commonJS({
  "node_modules/cross-spawn/lib/util/escape.js"(exports, module) {
    "use strict";
    var metaCharsRegExp = /([()\][%!^"`<>&|;, *?])/g;
    function escapeCommand(arg) {
      arg = arg.replace(metaCharsRegExp, "^$1");
      return arg;
    }
    function escapeArgument(arg, doubleEscapeMetaChars) {
      arg = `${arg}`;
      arg = arg.replace(/(?=(\\+?)?)\1"/g, '$1$1\\"');
      arg = arg.replace(/(?=(\\+?)?)\1$/, "$1$1");
      arg = `"${arg}"`;
      arg = arg.replace(metaCharsRegExp, "^$1");
      if (doubleEscapeMetaChars) {
        arg = arg.replace(metaCharsRegExp, "^$1");
      }
      return arg;
    }
    module.exports.command = escapeCommand;
    module.exports.argument = escapeArgument;
  }
});

// node_modules/shebang-regex/index.js
var require_shebang_regex = __commonJS({
  "node_modules/shebang-regex/index.js"(exports, module) {
    "use strict";
    module.exports = /^#!(.*)/;
  }
});

// node_modules/shebang-command/index.js
var require_shebang_command = __commonJS({
  "node_modules/shebang-command/index.js"(exports, module) {
    "use strict";
    var shebangRegex = require_shebang_regex();
    module.exports = (string2 = "") => {
      const match = string2.match(shebangRegex);
      if (!match) {
        return null;
      }
      const [path7, argument] = match[0].replace(/#! ?/, "").split(" ");
      const binary = path7.split("/").pop();
      if (binary === "env") {
        return argument;
      }
      return argument ? `${binary} ${argument}` : binary;
    };
  }
});

// node_modules/cross-spawn/lib/util/readShebang.js
var require_readShebang = __commonJS({
  "node_modules/cross-spawn/lib/util/readShebang.js"(exports, module) {
    "use strict";
    var fs = __require("fs");
    var shebangCommand = require_shebang_command();
    function readShebang(command) {
      const size = 150;
      const buffer = Buffer.alloc(size);
      let fd;
      try {
        fd = fs.openSync(command, "r");
        fs.readSync(fd, buffer, 0, size, 0);
        fs.closeSync(fd);
      } catch (e) {
      }
      return shebangCommand(buffer.toString());
    }
    module.exports = readShebang;
  }
});

// node_modules/cross-spawn/lib/parse.js
var require_parse = __commonJS({
  "node_modules/cross-spawn/lib/parse.js"(exports, module) {
    "use strict";
    var path7 = __require("path");
    var resolveCommand = require_resolveCommand();
    var escape = require_escape();
    var readShebang = require_readShebang();
    var isWin = process.platform === "win32";
    var isExecutableRegExp = /\.(?:com|exe)$/i;
    var isCmdShimRegExp = /node_modules[\\/].bin[\\/][^\\/]+\.cmd$/i;
    function detectShebang(parsed) {
      parsed.file = resolveCommand(parsed);
      const shebang = parsed.file && readShebang(parsed.file);
      if (shebang) {
        parsed.args.unshift(parsed.file);
        parsed.command = shebang;
        return resolveCommand(parsed);
      }
      return parsed.file;
    }
    function parseNonShell(parsed) {
      if (!isWin) {
        return parsed;
      }
      const commandFile = detectShebang(parsed);
      const needsShell = !isExecutableRegExp.test(commandFile);
      if (parsed.options.forceShell || needsShell) {
        const needsDoubleEscapeMetaChars = isCmdShimRegExp.test(commandFile);
        parsed.command = path7.normalize(parsed.command);
        parsed.command = escape.command(parsed.command);
        parsed.args = parsed.args.map((arg) => escape.argument(arg, needsDoubleEscapeMetaChars));
        const shellCommand2 = [parsed.command].concat(parsed.args).join(" ");
        parsed.args = ["/d", "/s", "/c", `"${shellCommand2}"`];
        parsed.command = process.env.comspec || "cmd.exe";
        parsed.options.windowsVerbatimArguments = true;
      }
      return parsed;
    }
    function parse2(command, args, options) {
      if (args && !Array.isArray(args)) {
        options = args;
        args = null;
      }
      args = args ? args.slice(0) : [];
      options = Object.assign({}, options);
      const parsed = {
        command,
        args,
        options,
        file: void 0,
        original: {
          command,
          args
        }
      };
      return options.shell ? parsed : parseNonShell(parsed);
    }
    module.exports = parse2;
  }
});

// node_modules/cross-spawn/lib/enoent.js
var require_enoent = __commonJS({
  "node_modules/cross-spawn/lib/enoent.js"(exports, module) {
    "use strict";
    var isWin = process.platform === "win32";
    function notFoundError(original, syscall) {
      return Object.assign(new Error(`${syscall} ${original.command} ENOENT`), {
        code: "ENOENT",
        errno: "ENOENT",
        syscall: `${syscall} ${original.command}`,
        path: original.command,
        spawnargs: original.args
      });
    }
    function hookChildProcess(cp, parsed) {
      if (!isWin) {
        return;
      }
      const originalEmit = cp.emit;
      cp.emit = function(name, arg1) {
        if (name === "exit") {
          const err = verifyENOENT(arg1, parsed);
          if (err) {
            return originalEmit.call(cp, "error", err);
          }
        }
        return originalEmit.apply(cp, arguments);
      };
    }
    function verifyENOENT(status, parsed) {
      if (isWin && status === 1 && !parsed.file) {
        return notFoundError(parsed.original, "spawn");
      }
      return null;
    }
    function verifyENOENTSync(status, parsed) {
      if (isWin && status === 1 && !parsed.file) {
        return notFoundError(parsed.original, "spawnSync");
      }
      return null;
    }
    module.exports = {
      hookChildProcess,
      verifyENOENT,
      verifyENOENTSync,
      notFoundError
    };
  }
});

// node_modules/cross-spawn/index.js
var require_cross_spawn = __commonJS({
  "node_modules/cross-spawn/index.js"(exports, module) {
    "use strict";
    var cp = __require("child_process");
    var parse2 = require_parse();
    var enoent = require_enoent();
    function spawn6(command, args, options) {
      const parsed = parse2(command, args, options);
      const spawned = cp.spawn(parsed.command, parsed.args, parsed.options);
      enoent.hookChildProcess(spawned, parsed);
      return spawned;
    }
    function spawnSync2(command, args, options) {
      const parsed = parse2(command, args, options);
      const result = cp.spawnSync(parsed.command, parsed.args, parsed.options);
      result.error = result.error || enoent.verifyENOENTSync(result.status, parsed);
      return result;
    }
    module.exports = spawn6;
    module.exports.spawn = spawn6;
    module.exports.sync = spawnSync2;
    module.exports._parse = parse2;
    module.exports._enoent = enoent;
  }
});

// src/cli/commands/controller-run.ts
import { dirname as dirname4, join as join21 } from "path";

// src/base/scope.ts
async function withScope(parent, body) {
  parent?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const tasks = /* @__PURE__ */ new Set();
  const cleanups = [];
  const causes = [];
  const followParent = () => controller.abort(parent?.reason);
  parent?.addEventListener("abort", followParent, { once: true });
  const fail = (error) => {
    if (isAbort(error, signal)) return;
    causes.push(error);
    controller.abort(error);
  };
  const scope = {
    signal,
    fork(task) {
      signal.throwIfAborted();
      const running = Promise.resolve().then(() => task(signal)).catch(fail).finally(() => tasks.delete(running));
      tasks.add(running);
    },
    defer(cleanup) {
      cleanups.push(cleanup);
    }
  };
  let result;
  try {
    result = await body(scope);
  } catch (error) {
    if (signal.aborted) fail(error);
    else {
      causes.push(error);
      controller.abort(error);
    }
  }
  controller.abort(new DOMException("the scope has ended", "AbortError"));
  while (tasks.size > 0) await Promise.all(tasks);
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      causes.push(error);
    }
  }
  parent?.removeEventListener("abort", followParent);
  if (causes.length === 1) throw causes[0];
  if (causes.length > 1) throw new AggregateError(causes, "several parts of a scope failed");
  parent?.throwIfAborted();
  return result;
}
function isAbort(error, signal) {
  if (!signal.aborted) return false;
  return error === signal.reason || error instanceof Error && error.name === "AbortError";
}

// src/tmux/client-program.ts
var TRY_MS = 5e3;
function tmuxProgram(binary) {
  return (socket, command) => [binary, "-u", "-N", "-S", socket, "-C", ...command];
}
async function findClientProgram(options) {
  const { binary, capabilities: capabilities2, script, host = LOCAL } = options;
  const own = tmuxProgram(binary);
  if (!capabilities2.halfIntroductionsKill || !host.isLocal) return own;
  const { code } = await run(["perl", script], { timeoutMs: TRY_MS });
  if (code !== 0) return own;
  return (socket, command) => ["perl", script, socket, String(capabilities2.descriptorMark), ...command];
}

// src/controller/agents/explain.ts
var SHOWN_LINES = 4;
function evidenceFor({ state, observed, silence }) {
  const { verdict } = observed;
  if (verdict !== void 0 && !isFinal(state)) {
    return [verdict.won, ...verdict.others].map(({ rule, source, text, at: at2 }) => {
      return { rule, source, text, time: iso(at2.wallMs) };
    });
  }
  if (state.kind === "idle") {
    const text = `no visible output for ${silence.idleAfterMs} ms`;
    return [{ rule: "silence", source: "silence", text, time: iso(state.since) }];
  }
  if (state.kind !== "active") return [];
  const time = iso(silence.lastVisibleAt.wallMs);
  return [{ rule: "visible-output", source: "output", text: "visible output, or marked", time }];
}
function saidBy({ state, observed }) {
  const { verdict, rules, words } = observed;
  const all = verdict === void 0 ? [] : [verdict.won, ...verdict.others];
  const says = state.kind === "active" ? "working" : state.kind;
  const said = all.find((evidence) => evidence.said !== void 0 && evidence.claim.says === says)?.said;
  if (said !== void 0 || rules === void 0) return said;
  return state.kind === "waiting" ? "" : words;
}
function explain(runner) {
  const { verdict, rules, title, screen, process: process10, bellAt } = runner.observed;
  const { lastVisibleAt, idleAfterMs } = runner.silence;
  const others = rules?.rules.filter(({ state }) => {
    const claim = claimOf(state);
    return claim !== void 0 && !equalClaims(claim, verdict?.won.claim);
  });
  return {
    ...verdict === void 0 ? {} : { because: weighed(verdict.won) },
    others: verdict?.others.map(weighed) ?? [],
    known: rules !== void 0,
    lastVisibleAt: iso(lastVisibleAt.wallMs),
    idleAfterMs,
    ...title === void 0 ? {} : { title },
    screen: screen.screen?.split("\n").slice(-SHOWN_LINES) ?? [],
    ...process10 === void 0 ? {} : { processRuns: isProcess(process10) },
    ...bellAt === void 0 ? {} : { lastBellAt: iso(bellAt.wallMs) },
    changes: others?.map(change) ?? []
  };
}
function weighed({ rule, source, text, claim, at: at2 }) {
  return { rule, source, weight: WEIGHTS[source], text, says: saying(claim), time: iso(at2.wallMs) };
}
function change({ id, state, all, none, prompt }) {
  const claim = claimOf(state);
  const found = [...all].map(([place, pattern]) => `${place} ~ ${pattern.source}`);
  const missing = [...none, ...prompt].map(([place, pattern]) => `${place} !~ ${pattern.source}`);
  return { says: claim === void 0 ? state : saying(claim), rule: id, when: [...found, ...missing].join(" and ") };
}
function saying(claim) {
  return claim.says === "waiting" ? `waiting: ${claim.waitingFor}` : claim.says;
}

// src/controller/bodies/in-order.ts
function inOrder(records, isPresent) {
  const rank = ({ state }) => SHOWN_STATES.indexOf(shownState(state));
  const present = records.filter(isPresent);
  const past = records.filter((record) => !isPresent(record));
  return [
    ...present.toSorted((a2, b) => rank(a2) - rank(b) || a2.state.since - b.state.since),
    ...past.toSorted((a2, b) => b.state.since - a2.state.since)
  ];
}

// src/controller/bodies/overview.ts
function overview(fleet) {
  const counts = {};
  const isPresent = (record) => isNewFailure(record.state) || fleet.hasPane(record) && record.state.kind !== "failed";
  const present = inOrder(fleet.records, isPresent).filter(isPresent);
  for (const { state } of present) counts[state.kind] = (counts[state.kind] ?? 0) + 1;
  const shown = present.map(({ state }) => shownState(state));
  const showing = shown.filter((state) => state === "showing").length;
  return {
    counts,
    stuck: shown.filter((state) => state === "stuck").length,
    unseen: shown.filter((state) => state === "unseen").length,
    ...showing === 0 ? {} : { showing },
    attention: present.filter((record) => wantsPerson(record.state) && !isMuted(record)).map(({ name }) => name)
  };
}

// src/controller/bodies/runner-body.ts
import { join } from "path";

// src/runner/limit-reset.ts
var MAX_CHARACTERS = 48;
var RESETS = /\b(?:resets?|try again|available again) /i;
var GOES_ON = /\n *(?=[a-z0-9])/gi;
function resetOf(screen) {
  const said = screen.replace(GOES_ON, " ").split(RESETS).slice(1);
  const times = said.map((text) => /^[^.·|│()\n]*/.exec(text)?.[0].trim() ?? "");
  return times.findLast((time) => /\d/.test(time) && time.length <= MAX_CHARACTERS);
}

// src/controller/agents/dialog-watch.ts
var DialogWatch = class {
  #onDialog;
  #count;
  #open;
  #isNews = false;
  /** `count`: how many dialogs the run has had before. `onDialog` gets each new one, when `tell` is called. */
  constructor(count2, onDialog) {
    this.#count = count2;
    this.#onDialog = onDialog;
  }
  get open() {
    return this.#open;
  }
  /** Takes in what the screen shows, as it was just read; undefined: no dialog. */
  shows(dialog, at2) {
    if (dialog === void 0) return this.close();
    const before = this.#open;
    if (before?.fingerprint === dialog.fingerprint) {
      this.#open = { ...dialog, episode: before.episode, since: before.since };
      return;
    }
    this.#count += 1;
    this.#open = { ...dialog, episode: this.#count, since: at2 };
    this.#isNews = true;
  }
  /** To be called when the dialog is over, or a key of ours goes to it: if it is seen again, it is another one. */
  close() {
    this.#open = void 0;
    this.#isNews = false;
  }
  /** Reports a dialog that is new since the last call. */
  tell() {
    if (!this.#isNews || this.#open === void 0) return;
    this.#isNews = false;
    this.#onDialog(this.#open);
  }
};
function dialogBody({ question: question2, subject, options, fingerprint, episode, since, unanswerable }) {
  return {
    ...question2 === void 0 ? {} : { question: question2 },
    ...subject === void 0 ? {} : { subject },
    options: options.map((option) => ({ ...option })),
    fingerprint,
    episode,
    since: iso(since.wallMs),
    ...unanswerable === void 0 ? {} : { unanswerable }
  };
}

// src/controller/bodies/runner-body.ts
function runnerBody(fleet, record) {
  const live = fleet.liveRunner(record.id);
  return {
    ...summary(record, join(fleet.directory(record.id), LIVE_FILE)),
    ...fleet.isOfThisServer(record) ? {} : { earlierServer: true },
    ...limitReset(record, live),
    ...live?.dialog === void 0 ? {} : { dialog: dialogBody(live.dialog) }
  };
}
function summary(record, log) {
  const { id, name, agent, state, pane, window, session, lastLine } = record;
  return {
    id,
    name,
    agent,
    state: state.kind,
    ...state.kind === "waiting" ? { waitingFor: state.waitingFor } : {},
    ..."unseen" in state ? { unseen: true } : {},
    ...state.kind === "idle" && state.showing === true ? { showing: true } : {},
    ...state.kind === "active" && state.stuck === true ? { stuck: true } : {},
    since: iso(state.since),
    pane,
    window,
    session,
    source: record.source?.kind ?? "control",
    ...record.queued === void 0 || record.queued.length === 0 ? {} : { queued: record.queued.length },
    ...isMuted(record) ? { muted: true } : {},
    lastLine,
    log,
    ...record.found === void 0 ? {} : { found: "agents" },
    ...record.started === void 0 ? {} : { cwd: record.started.cwd },
    ...record.started?.worktree === void 0 ? {} : { worktree: record.started.worktree }
  };
}
function limitReset({ state }, live) {
  if (state.kind !== "waiting" || state.waitingFor !== "limit") return {};
  const resets = resetOf(live?.observed.screen.screen ?? "");
  return resets === void 0 ? {} : { resets };
}

// src/logs/line-count.ts
var MAX_READ_BYTES = 64 * 1024 * 1024;
var LINE_FEED = 10;
var LINE_FEEDS = 168430090;
var LOW_BITS = 2139062143;
var NO_WORDS = new Int32Array(0);
function lineEnds(data) {
  const head = Math.min(data.length, -data.byteOffset & 3);
  const wholeWords = data.length - head >> 2;
  const words = wholeWords > 0 ? new Int32Array(data.buffer, data.byteOffset + head, wholeWords) : NO_WORDS;
  const tail = head + words.length * 4;
  let count2 = 0;
  for (let at2 = 0; at2 < head; at2 += 1) if (data[at2] === LINE_FEED) count2 += 1;
  for (let at2 = 0; at2 < words.length; at2 += 1) {
    const other = words[at2] ^ LINE_FEEDS;
    let found = ~((other & LOW_BITS) + LOW_BITS | other | LOW_BITS);
    for (; found !== 0; found &= found - 1) count2 += 1;
  }
  for (let at2 = tail; at2 < data.length; at2 += 1) if (data[at2] === LINE_FEED) count2 += 1;
  return count2;
}
async function linesOf(log) {
  const { at: at2, lines: lines2 } = log.entries.flatMap((entry) => countIn(entry, log.end)).at(-1) ?? { at: 0, lines: 0 };
  if (log.end - at2 > MAX_READ_BYTES || at2 < log.start) return void 0;
  let count2 = lines2;
  for await (const bytes of log.read(at2)) count2 += lineEnds(bytes);
  return count2;
}
function countIn(entry, end) {
  const lines2 = entry.kind === "time" || entry.kind === "end" ? entry.lines : void 0;
  return lines2 === void 0 || entry.at > end ? [] : [{ at: entry.at, lines: lines2 }];
}

// src/logs/loss.ts
var NO_LOSSES = { gaps: 0, lostBytes: 0, lostLines: 0, gapsAtLeast: 0, gapsPerhaps: 0 };
function lossesOf(entries) {
  return entries.reduce((sum, entry) => entry.kind === "gap" ? plusGap(sum, entry) : sum, NO_LOSSES);
}
function plusGap(sum, gap) {
  return {
    gaps: sum.gaps + 1,
    lostBytes: sum.lostBytes + (gap.bytes ?? 0),
    lostLines: sum.lostLines + (gap.lines ?? 0),
    gapsAtLeast: sum.gapsAtLeast + (gap.loss === "at-least" ? 1 : 0),
    gapsPerhaps: sum.gapsPerhaps + (gap.loss === "perhaps" ? 1 : 0)
  };
}

// src/runner/state-times.ts
function addTime(times, from, to) {
  return { ...times, [from.kind]: (times[from.kind] ?? 0) + Math.max(0, to.since - from.since) };
}
function timesUntil(times, state, nowMs) {
  return addTime(times, state, { kind: "idle", since: nowMs });
}

// src/controller/figures/metrics.ts
async function logFigures(directory) {
  const log = await openLog(directory);
  const recovered = log.entries.filter((entry) => entry.kind === "recovered");
  return {
    bytes: log.end,
    lines: await linesOf(log),
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    losses: lossesOf(log.entries),
    lastOutputAt: log.entries.findLast((entry) => entry.kind === "time")?.time
  };
}
function metricsOf(record, figures3, reading) {
  const { state, startedAt, idleAfterMs, endConfirmed, started, times = {} } = record;
  const isLive = !isFinal(state);
  const { lines: lines2, lastOutputAt } = figures3;
  const endsAt = timeLimit(record);
  return {
    startedAt: iso(startedAt),
    bytes: figures3.bytes,
    ...lines2 === void 0 ? {} : { lines: lines2 },
    recoveredBytes: figures3.recoveredBytes,
    ...figures3.losses,
    ...lastOutputAt === void 0 ? {} : { lastOutputAt: iso(lastOutputAt) },
    idleAfterMs,
    ...endConfirmed === void 0 ? {} : { endConfirmed },
    states: isLive ? timesUntil(times, state, now()) : times,
    ...started === void 0 ? {} : { restarts: started.restarts ?? 0 },
    ...isLive && endsAt !== void 0 ? { maxDurationLeftMs: Math.max(0, endsAt - now()) } : {},
    ...reading === void 0 ? {} : rounded(reading)
  };
}
function rounded({ cpuPercent, memoryBytes, processes, bytesPerSecond }) {
  return {
    cpuPercent: Math.round(cpuPercent * 10) / 10,
    memoryBytes,
    processes,
    bytesPerSecond: Math.round(bytesPerSecond)
  };
}

// src/controller/bodies/runner-detail.ts
async function runnerDetail({ fleet, meter, policy }, record) {
  const { state } = record;
  const live = fleet.liveRunner(record.id);
  const figures3 = live?.figures ?? await logFigures(fleet.directory(record.id));
  const readings = live === void 0 ? void 0 : await meter.look();
  return {
    ...live === void 0 ? {} : { pid: record.pid },
    ...state.kind === "completed" ? { exitCode: 0 } : {},
    ...state.kind === "failed" || state.kind === "stopped" ? endOf(state) : {},
    ...state.kind === "lost" || state.kind === "stopped" ? { reason: state.why } : {},
    ...record.found === void 0 ? {} : { foundReason: foundReason(record.agent, record.found) },
    ...record.started === void 0 ? {} : { command: record.started.command },
    ...live === void 0 ? {} : { sourceReason: policy.readingOf(record) },
    metrics: metricsOf(record, figures3, readings?.get(record.id)),
    evidence: live === void 0 ? [] : evidenceFor(live)
  };
}
function foundReason(agent, { process: process10, program }) {
  const what = program === agent ? agent : `${agent} (${program})`;
  return `@geppetto-auto agents: ${what} was in front of its terminal, process ${pidOf(process10)}`;
}
function endOf({ exitCode, signal }) {
  return { ...exitCode === void 0 ? {} : { exitCode }, ...signal === void 0 ? {} : { signal } };
}

// src/controller/bodies/screen.ts
async function screenOf(tmux, pane) {
  const [[columns = ""] = [], lines2 = []] = await tmux.askAll([
    ["display-message", "-p", "-t", pane, "#{pane_width}"],
    ["capture-pane", "-p", "-e", "-t", pane]
  ]);
  return { columns: Number(columns), lines: [...lines2] };
}

// src/controller/steering/outbox.ts
var MOST_TEXTS = 16;
var AGAIN_MS = 5e3;
var PASSING = /* @__PURE__ */ new Set(["draft-found", "dialog-open", "runner-busy"]);
var Outbox = class {
  #options;
  /** Runners to which a text is being typed, and timers of those that are tried again. */
  #atWork = /* @__PURE__ */ new Set();
  #timers = /* @__PURE__ */ new Map();
  /** The start of the idle phase in which each runner was sent a text last: the next text is for another one. */
  #lastIdle = /* @__PURE__ */ new Map();
  #isClosed = false;
  constructor(options) {
    this.#options = options;
  }
  /** Holds a text for a runner; an idle one has it when this resolves. Throws a Failure `runner-ended` or `invalid-request`. */
  async add(runner, text, nowMs) {
    const queued = queuedFor(runner);
    if (isFinal(runner.state)) throw new Failure("runner-ended", `'${runner.name}' has ended already`);
    if (queued.length >= MOST_TEXTS) {
      throw new Failure("invalid-request", `${MOST_TEXTS} texts wait for '${runner.name}' already`, {
        next: `geppetto-tmux send ${shortWord(runner.name)} --cancel takes them back`
      });
    }
    const { agent } = runner.record;
    const meant = agent === "command" ? {} : { agent };
    this.#keep(runner, [...queued, { text, at: iso(nowMs), ...meant }], "queued");
    await this.#typeNext(runner);
  }
  /** Takes back all texts that wait for a runner, and returns how many there were. */
  cancel(runner) {
    const { length } = queuedFor(runner);
    if (length > 0) this.#keep(runner, [], "unqueued");
    return length;
  }
  /** The state of a runner has changed. */
  stateChanged(runner) {
    void this.#typeNext(runner);
  }
  close() {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
  async #typeNext(runner) {
    const { id, state } = runner;
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const [first] = queuedFor(runner);
    if (this.#isClosed || first === void 0 || this.#atWork.has(id)) return;
    if (state.kind !== "idle" || state.showing === true) return;
    if (first.agent !== void 0 && first.agent !== runner.record.agent) return;
    if (this.#lastIdle.get(id) === state.since) return this.#again(runner);
    this.#atWork.add(id);
    try {
      await this.#type(runner, first);
    } finally {
      this.#atWork.delete(id);
    }
  }
  async #type(runner, queued) {
    const { journal, sender } = this.#options;
    try {
      await sender.send(runner, { text: queued.text, enter: true, keys: [], force: false });
      this.#lastIdle.set(runner.id, runner.state.since);
      const left = queuedFor(runner).filter((one) => one !== queued);
      this.#keep(runner, left, "sent");
      if (left.length > 0) this.#again(runner);
    } catch (error) {
      if (error instanceof Failure && PASSING.has(error.kind)) return this.#again(runner);
      journal.note("a queued text could not be typed", { runner: runner.id, error: messageOf(error) });
    }
  }
  /** Tries again after AGAIN_MS. */
  #again(runner) {
    const again = () => {
      this.#lastIdle.delete(runner.id);
      this.stateChanged(runner);
    };
    clearTimeout(this.#timers.get(runner.id));
    this.#timers.set(runner.id, setTimeout(again, AGAIN_MS));
  }
  #keep(runner, queued, type) {
    runner.revise({ queued: [...queued] }, type, { waiting: queued.length });
  }
};
function queuedFor({ record }) {
  return record.queued ?? [];
}

// src/controller/api.ts
function controllerApi(controller) {
  const { commands, fleet, lookout } = controller;
  const body = (record) => runnerBody(fleet, record);
  return {
    hello: async () => {
      await controller.requireServer();
      const space = pidSpace();
      return { version: controller.version, protocol: 1, pid: process.pid, ...space === void 0 ? {} : { space } };
    },
    mark: async ({ pane, ...request2 }) => {
      const { record, notice } = await commands.mark(pane, request2);
      return { runner: body(record), notice };
    },
    find: async () => ({ runners: (await controller.marker.find()).map(body) }),
    run: async (request2) => {
      const { record, notice } = await commands.run(request2);
      return { runner: body(record), notice };
    },
    restorable: async ({ runners = [] }) => ({
      runners: (await commands.restorable(runners)).map(planBody)
    }),
    restore: async ({ runner }) => {
      const { record, notice } = await commands.restore(runner);
      return { runner: body(record), notice };
    },
    end: async ({ runner }) => ({ runner: body(await commands.end(runner)) }),
    restart: async ({ runner }) => {
      const { record, notice } = await commands.restart(runner);
      return { runner: body(record), notice };
    },
    pause: async ({ runner }) => ({ runner: body(commands.pause(runner)) }),
    resume: async ({ runner }) => ({ runner: body(commands.resume(runner)) }),
    send: async ({ runner, ...request2 }) => ({
      runner: body(await commands.send(runner, request2))
    }),
    answer: async (request2) => {
      const { record, ...answered } = await commands.answer(request2);
      return { runner: body(record), ...answered };
    },
    queue: async ({ runner, text }) => ({
      runner: body(await commands.queue(runner, text))
    }),
    queued: async ({ runner }) => ({ texts: [...queuedFor(fleet.findLive(runner))] }),
    unqueue: async ({ runner }) => ({ count: commands.unqueue(runner) }),
    unmark: async ({ runner }) => ({ runner: body(await commands.unmark(runner)) }),
    toggle: async ({ pane }) => {
      const { marked, record, notice } = await commands.toggle(pane);
      return { marked, runner: body(record), notice };
    },
    list: async ({ wide = false }) => {
      await lookout.settle();
      const records = inOrder(fleet.records, (record) => fleet.hasPane(record) || isNewFailure(record.state));
      if (!wide) return { runners: records.map(body) };
      const readings = await controller.meter.look();
      return {
        runners: records.map((record) => {
          const live = fleet.liveRunner(record.id);
          if (live === void 0) return body(record);
          return { ...body(record), metrics: metricsOf(record, live.figures, readings.get(record.id)) };
        })
      };
    },
    show: async ({ runner }) => {
      await lookout.settle();
      const record = fleet.find(runner);
      return { runner: { ...body(record), ...await runnerDetail(controller, record) } };
    },
    looked: async ({ runners }) => {
      const found = runners.flatMap((runner) => fleet.findAny(runner) ?? []);
      for (const record of found) await fleet.looked(record);
      return {};
    },
    unread: async ({ runner }) => ({ runner: body(commands.unread(runner)) }),
    mute: async ({ runner, muted }) => ({
      runner: body(commands.mute(runner, muted))
    }),
    screen: async ({ runner }) => screenOf(controller.tmux, fleet.findLive(runner).pane),
    explain: async ({ runner }) => {
      await lookout.settle();
      const record = fleet.find(runner);
      const live = fleet.liveRunner(record.id);
      if (live === void 0) {
        throw new Failure("runner-not-found", `'${record.name}' has ended: \`show\` says how`);
      }
      return { runner: body(record), explanation: explain(live) };
    },
    status: async () => {
      await lookout.settle();
      return overview(fleet);
    },
    sessions: async () => {
      const [sessions = [], clients = []] = await controller.tmux.askAll([LIST_SESSIONS, LIST_CLIENTS]);
      const terminals = parseClients(clients).filter((client) => !client.control);
      return {
        sessions: parseSessions(sessions).map(({ session, name, windows }) => ({
          id: session,
          name,
          windows,
          attached: terminals.filter((client) => client.session === session).length,
          runners: lookout.runnersIn(session)
        }))
      };
    },
    rename: async ({ runner, name }) => {
      const { id } = fleet.find(runner);
      await fleet.rename(id, name);
      return { runner: body(fleet.find(id)) };
    },
    remove: async ({ runner }) => {
      const record = fleet.find(runner);
      await fleet.remove(record);
      return { runner: body(record) };
    },
    refresh: async () => {
      await lookout.refresh();
      return {};
    },
    "controller-status": async () => controller.status(),
    stop: async ({ release = false }) => {
      await controller.stop({ release });
      return {};
    },
    subscribe: async (params, push, signal) => {
      const runner = params.runner === void 0 ? void 0 : fleet.find(params.runner).id;
      controller.hub.subscribe({ runner, since: params.since, push, signal });
      if (params.metrics === true) controller.metricsFeed.subscribe({ runner, push }, signal);
      return { seq: controller.hub.seq };
    }
  };
}
var AT_ONCE = /* @__PURE__ */ new Set(["hello", "controller-status", "stop"]);
function onceStarted(api, started) {
  const waiting2 = Object.entries(api).map(([method, handler]) => {
    if (AT_ONCE.has(method)) return [method, handler];
    return [method, async (...given) => started.then(async () => handler(...given))];
  });
  return Object.fromEntries(waiting2);
}

// src/runner/showing.ts
var SHOWS = new Map([
  ...[
    ["atop", "bashtop", "bmon", "bpytop", "btm", "btop", "bwm-ng", "ctop", "glances", "gotop", "gtop", "htop", "iftop"],
    ["iotop", "k9s", "lazydocker", "less", "man", "more", "most", "mtr", "nethogs", "nload", "nmon", "nvitop", "nvtop"],
    ["powertop", "radeontop", "s-tui", "slabtop", "stern", "top", "viddy", "vtop", "watch", "zenith"]
  ].flat().map((name) => [name, void 0]),
  ["tail", /^-[a-zA-Z]*[fF]|^--follow/],
  ["journalctl", /^-[a-zA-Z]*f|^--follow/],
  ["dmesg", /^-[a-zA-Z]*[wW]|^--follow/],
  ["kubectl", /^(?:-[fw]|--follow|--watch)(?:=true)?$/],
  ["docker", /^(?:-f|--follow|stats)(?:=true)?$/],
  ["podman", /^(?:-f|--follow|stats)(?:=true)?$/]
]);
var INTERPRETERS = /^(?:python[\d.]*|perl|ruby|node|(?:ba|da|z)?sh)$/;
function onlyShowing(processes) {
  const inFront = processes.filter(({ group, front }) => group === front);
  const shows = inFront.filter(isShow);
  const byPid = new Map(processes.map((each) => [each.pid, each]));
  const others = inFront.filter(
    (each) => !shows.some((show) => isUnder(each, show.pid, byPid) || isUnder(show, each.pid, byPid))
  );
  return others.length === 0 ? shows[0] && nameOf(shows[0]) : void 0;
}
function isShow(process10) {
  const name = nameOf(process10);
  const pattern = SHOWS.get(name);
  return SHOWS.has(name) && (pattern === void 0 || process10.argv.slice(1).some((arg) => pattern.test(arg)));
}
function nameOf({ argv: [program = "", ...args] }) {
  const name = baseName(program);
  const script = INTERPRETERS.test(name) ? args.find((arg) => !arg.startsWith("-")) : void 0;
  return script?.includes("/") === true ? baseName(script) : name;
}
function baseName(path7) {
  return path7.slice(path7.lastIndexOf("/") + 1);
}
function isUnder(process10, pid, byPid) {
  const seen = /* @__PURE__ */ new Set();
  for (let at2 = process10; at2 !== void 0 && !seen.has(at2.pid); at2 = byPid.get(at2.parent)) {
    if (at2.pid === pid) return true;
    seen.add(at2.pid);
  }
  return false;
}

// src/controller/agents/agent-finder.ts
var AgentFinder = class {
  readPane;
  #book = /* @__PURE__ */ new Map();
  constructor({ readPane }) {
    this.readPane = readPane;
  }
  /** Reads the rules; those of the user are in `directory`. */
  async load(directory, report2) {
    this.#book = await readRuleBook(directory, report2);
  }
  rules(agent) {
    return this.#book.get(agent);
  }
  /** The agent in front of a pane, as `agentInFront` returns it. */
  async inFront(pid) {
    return agentInFront(pid, this.#book);
  }
  /** False when another program than this process is in front of a pane; `pid` is that of the pane's program. */
  async isInFront(pid, process10) {
    const front = await foregroundProcesses(pid);
    return front.length === 0 || front.some((info) => markOf(info) === process10);
  }
  /** Agents in panes that are not marked, without those that a person has released. */
  async unmarked(rows) {
    return (await unmarkedAgents(rows, this.#book)).found;
  }
  /** The program in front of a pane that only shows something; `pid` is that of the pane's program. */
  async showing(pid) {
    return onlyShowing(await processTree(pid));
  }
  /**
   * The agent that a pane runs, by its processes; where they end at something like ssh or a container, by title and
   * screen. `pid` is that of the pane's program.
   */
  async find(pane, pid) {
    const known2 = [...this.#book.values()];
    const processes = await processTree(pid);
    const pids = processes.map((info) => info.pid);
    const front = await agentInFront(pid, this.#book, processes);
    if (front !== void 0) return { agent: front.agent, process: front.process, pids };
    const agents = processes.flatMap((info) => {
      const agent2 = agentOfCommand(info.argv, known2);
      return agent2 === void 0 || isSuspended(info.pid) ? [] : [{ agent: agent2, info }];
    });
    const found = agents.find(({ info }) => info.group === info.front) ?? agents[0];
    if (found !== void 0) return { agent: found.agent, process: markOf(found.info), pids };
    const carrier = processes.findLast(({ argv: [program = ""] }) => mayHideAgent(program.replace(/.*\//, "")));
    const view = carrier === void 0 ? void 0 : await this.readPane(pane);
    if (carrier === void 0 || view === void 0) return void 0;
    const agent = agentInView({ ...screenView(view.rows), title: view.title }, known2);
    return agent === void 0 ? void 0 : { agent, process: markOf(carrier), pids: [] };
  }
};

// src/controller/agents/hook-spool.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch } from "fs";
import { join as join2 } from "path";

// src/controller/agents/hook-report.ts
var word = string().check(_regex(/^[\w.:-]{1,128}$/));
var path = string().check(_maxLength(4096));
var payload = object({
  hook_event_name: optional(word),
  type: optional(word),
  session_id: optional(word),
  "thread-id": optional(word),
  conversation_id: optional(word),
  transcript_path: nullish(path),
  cwd: nullish(path),
  notification_type: optional(word),
  tool_name: optional(word),
  about: optional(word),
  details: optional(unknown())
});
var QUESTION = "ask_user";
var question = object({ type: literal(QUESTION) });
var FILE_NAME = /^(\d{1,10})\.([a-z]{1,32})\.\d{1,10}$/;
function parseHookReport(fileName, text) {
  const [, pane, agent] = FILE_NAME.exec(fileName) ?? [];
  if (pane === void 0 || agent === void 0) return void 0;
  const { success, data } = safeParse(payload, parse(text));
  const event = success ? data.hook_event_name ?? data.type : void 0;
  if (!success || event === void 0) return void 0;
  return {
    agent,
    pane: `%${pane}`,
    event,
    // Gemini reports a question like any other tool that wants a confirmation.
    about: data.about ?? (question.safeParse(data.details).success ? QUESTION : void 0) ?? data.notification_type ?? data.tool_name,
    session: data.session_id ?? data.conversation_id ?? data["thread-id"],
    transcript: data.transcript_path ?? void 0,
    cwd: data.cwd ?? void 0
  };
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/controller/agents/hook-spool.ts
var MAX_FILE_BYTES = 1024 * 1024;
var HookSpool = class {
  #directory;
  #journal;
  #onReport;
  #watcher;
  constructor(options) {
    this.#directory = options.directory;
    this.#journal = options.journal;
    this.#onReport = options.onReport;
  }
  /** Begins to take events in, and deletes older ones. When the directory cannot be made, hooks are not heard. */
  open() {
    if (this.#watcher !== void 0) return;
    try {
      rmSync(this.#directory, { recursive: true, force: true });
      mkdirSync(join2(this.#directory, ".."), { recursive: true, mode: 448 });
      ensurePrivateDirectory(this.#directory);
      this.#watcher = watch(this.#directory, () => this.#takeIn());
      this.#watcher.on("error", (error) => this.#journal.note("hooks are not heard", { error: messageOf(error) }));
    } catch (error) {
      this.#journal.note("hooks are not heard", { error: messageOf(error) });
    }
  }
  close() {
    if (this.#watcher === void 0) return;
    this.#watcher.close();
    this.#watcher = void 0;
    rmSync(this.#directory, { recursive: true, force: true });
  }
  /** Takes the events in, the oldest first, so that the latest one decides the state. */
  #takeIn() {
    const found = this.#names().flatMap((name) => {
      try {
        const status = statSync(join2(this.#directory, name));
        return [{ name, at: status.mtimeMs, isSmall: status.isFile() && status.size <= MAX_FILE_BYTES }];
      } catch {
        return [];
      }
    });
    for (const { name, isSmall } of found.toSorted((a2, b) => a2.at - b.at)) {
      const path7 = join2(this.#directory, name);
      try {
        const report2 = isSmall ? parseHookReport(name, readFileSync(path7, "utf8")) : void 0;
        rmSync(path7, { recursive: true, force: true });
        if (report2 === void 0) this.#journal.note("hook not understood", { name });
        else this.#onReport(report2);
      } catch (error) {
        this.#journal.note("hook could not be read", { name, error: messageOf(error) });
      }
    }
  }
  #names() {
    try {
      return readdirSync(this.#directory).filter((name) => !name.startsWith("."));
    } catch {
      return [];
    }
  }
};

// src/controller/agents/finding-limit.ts
var MOST = 100;
var SPAN_MS = 10 * 6e4;
var FindingLimit = class {
  #timesMs = [];
  /** Counts one more and returns true, or returns false when there were too many. Times are on the steady clock. */
  takes(nowMs) {
    this.#timesMs = this.#timesMs.filter((time) => nowMs - time < SPAN_MS);
    if (this.#timesMs.length >= MOST) return false;
    this.#timesMs = [...this.#timesMs, nowMs];
    return true;
  }
};

// src/controller/events/noted.ts
async function noted(work, journal, what, details = {}) {
  try {
    await work;
  } catch (error) {
    journal.note(what, { ...details, error: messageOf(error) });
  }
}

// src/controller/auto-marker.ts
var FIND_MS = 1e3;
var AutoMarker = class {
  #options;
  #limit = new FindingLimit();
  #timer;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
  }
  /** Marks the panes in which known agents run, if the user wants that. Returns the runners that were made. */
  async find() {
    const { agents, lookout, settings, status, watch: watch4 } = this.#options;
    return lookout.inTurn(async () => {
      if (this.#isClosed || (await settings()).auto !== "agents") return [];
      const found = await agents.unmarked(await lookout.rows());
      if (found.length === 0) return [];
      await watch4.expectRunner();
      try {
        await lookout.update();
        const marked = [];
        for (const each of found) marked.push(...await this.#mark(each));
        await status.flush();
        return marked;
      } finally {
        await watch4.review();
      }
    });
  }
  /** Plans one `find` for all changes that are reported within a second. */
  soon() {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = void 0;
      void noted(this.find(), this.#options.journal, "agents could not be looked for");
    }, FIND_MS);
  }
  /** Releases panes that were marked by themselves for agents that have ended. Only within `Lookout.inTurn`. */
  async releaseEnded() {
    const { fleet } = this.#options;
    for (const { id, agentHasEnded } of fleet.live) {
      if (agentHasEnded && await fleet.agentEnded(id)) this.soon();
    }
  }
  /** Releases the pane of a runner whose agent has ended. */
  agentEnded(id) {
    const { fleet, journal, lookout, watch: watch4 } = this.#options;
    lookout.inTurn(async () => {
      if (!this.#isClosed && await fleet.agentEnded(id)) this.soon();
      await watch4.review();
    }).catch((error) => journal.bug(error));
  }
  /** Stops marking and releasing. */
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
  /** Marks a pane for the agent in it; returns an empty list when that fails. */
  async #mark({ pane, ...found }) {
    const { fleet, journal, problems } = this.#options;
    if (!this.#limit.takes(moment().steadyMs)) {
      problems.report("too many agents have started in a short time: no more are marked by themselves for some minutes");
      return [];
    }
    try {
      return [(await fleet.mark(pane, { found })).record];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      journal.note("agent could not be marked", { pane, agent: found.agent, error: error.message });
      return [];
    }
  }
};

// src/controller/steering/marked-stop.ts
var QUIT_MS = 5e3;
var TERM_MS = 2e3;
var KILL_MS = 1e3;
var LOOK_MS = 50;
async function endMarkedAgent(runner, sender) {
  const { descendants, endAll, foregroundOf } = requireProcesses(hostOf(runner.record));
  const { name, pid: program } = runner;
  const agent = await runner.findAgent();
  const mark2 = agent?.process;
  const group = mark2 === void 0 ? void 0 : foregroundOf(pidOf(mark2));
  if (agent === void 0 || mark2 === void 0 || group === void 0) {
    throw new Failure(
      "not-started",
      `'${name}' was marked and not started, and has no agent in front to be asked to quit`,
      {
        next: `end it in its pane, send it a key (geppetto-tmux send ${shortWord(name)} --key C-c), or let go of it by unmark`
      }
    );
  }
  const others = descendants(pidOf(mark2), { elsewhere: false });
  if (await sender.askToQuit(runner) && await goneWithin(mark2, QUIT_MS)) return endAll(others);
  const isCarried = agent.pids.length === 0;
  const isOwn = group !== program || pidOf(mark2) === program;
  for (const [signal, ms] of [
    ["SIGTERM", TERM_MS],
    ["SIGKILL", KILL_MS]
  ]) {
    if (isCarried || !isOwn || foregroundOf(pidOf(mark2)) !== group) break;
    signalGroup(group, signal);
    if (await goneWithin(mark2, ms)) return endAll(others);
  }
  throw new Failure("timeout", `'${name}' does not quit`, {
    next: `end it in its pane: geppetto-tmux attach ${shortWord(name)}`
  });
}
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
  }
}
async function goneWithin(mark2, ms) {
  for (const deadline = performance.now() + ms; isProcess(mark2); ) {
    if (performance.now() >= deadline) return false;
    await sleep(LOOK_MS);
  }
  return true;
}

// src/controller/started/pause-note.ts
import { existsSync, rmSync as rmSync2, writeFileSync } from "fs";
import { join as join3 } from "path";
var NOTE = "paused";
var MAX_NOTE_BYTES = 256 * 1024;
function notePause(directory, held) {
  writeFileSync(join3(directory, NOTE), held.map((mark2) => `${mark2}
`).join(""), { mode: 384 });
}
function takeForPaused(runner, directory) {
  runner.apply({ kind: "paused", at: moment() });
  void runner.over.then(() => unpause(directory));
}
function isPaused(directory) {
  return existsSync(join3(directory, NOTE));
}
function unpause(directory) {
  const path7 = join3(directory, NOTE);
  if (!existsSync(path7)) return;
  signalAll(heldIn(path7), "SIGCONT");
  rmSync2(path7, { force: true });
}
function heldIn(path7) {
  try {
    const lines2 = readRegularFile(path7, MAX_NOTE_BYTES).toString("latin1").split("\n");
    return lines2.filter((line2) => /^\d{1,10}-\d{1,20}$/.test(line2));
  } catch {
    return [];
  }
}

// src/controller/steering/pauses.ts
var MAX_ROUNDS = 5;
function pause(runner, directory) {
  if (runner.state.kind === "paused") return;
  const processes = requireProcesses(hostOf(runner.record));
  notePause(directory, []);
  if (!processes.signalSession(runner.pid, "SIGSTOP")) {
    unpause(directory);
    throw new Failure("invalid-request", `the processes of '${runner.name}' cannot be found`);
  }
  const held = /* @__PURE__ */ new Set();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const more = processes.descendants(runner.pid, { elsewhere: true }).filter((mark2) => !held.has(mark2));
    if (more.length === 0) break;
    for (const mark2 of more) held.add(mark2);
    notePause(directory, [...held]);
    processes.signalAll(more, "SIGSTOP");
  }
  takeForPaused(runner, directory);
}
function resume(runner, directory) {
  const processes = requireProcesses(hostOf(runner.record));
  unpause(directory);
  processes.signalSession(runner.pid, "SIGCONT");
  runner.apply({ kind: "continued", at: moment() });
}

// src/controller/commands.ts
var RELEASED_MS = 2e3;
var Commands = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** Marks the pane that a tmux target names. Throws as `paneAt` and `Fleet.mark` do. */
  async mark(target, request2) {
    const { fleet, lookout, tmux, watch: watch4 } = this.#options;
    return lookout.inTurn(async () => {
      await watch4.expectRunner();
      try {
        const [pane, snapshot] = await Promise.all([paneAt(tmux, target), lookout.snapshot()]);
        await fleet.update(snapshot);
        return await this.#made(await fleet.mark(pane, request2));
      } finally {
        await watch4.review();
      }
    });
  }
  /** Starts a command in a pane of its own, as a runner. Throws as `Starter.start` does. */
  async run(request2) {
    return this.#starting(async () => this.#options.steering.starter.start(request2));
  }
  /** The plans to start runners again that ended with an earlier server; without names, all of the last server. */
  async restorable(names) {
    return this.#options.steering.restorer.plans(names);
  }
  /** Starts one of those again: the same id, name and log. Throws as `Restorer.restore` does. */
  async restore(id) {
    return this.#starting(async () => this.#options.steering.restorer.restore(id));
  }
  /** Ends the command of a runner that we have started, or the agent in a marked pane; resolves when it has ended. */
  async end(selector) {
    const { fleet, steering } = this.#options;
    const { sender, stopper } = steering;
    const runner = fleet.findLive(selector);
    if (runner.isStarted) await stopper.stop(runner, "stopped");
    else await endMarkedAgent(runner, sender);
    if (runner.isFound) await settlesWithin(runner.over, RELEASED_MS);
    return runner.record;
  }
  /** Ends a command if it still runs, and starts it again in the same way. Throws as `Restarter.restart` does. */
  async restart(selector) {
    return this.#options.steering.restarter.restart(selector, async (request2) => this.run(request2));
  }
  /** Pauses a started command. Throws as `Fleet.findStarted` and `pause` do. */
  pause(selector) {
    const { fleet } = this.#options;
    const runner = fleet.findStarted(selector);
    pause(runner, fleet.directory(runner.id));
    return runner.record;
  }
  /** Continues a paused command. Throws as `Fleet.findStarted` does. */
  resume(selector) {
    const { fleet } = this.#options;
    const runner = fleet.findStarted(selector);
    resume(runner, fleet.directory(runner.id));
    return runner.record;
  }
  /** Has an idle runner count as not looked at. Throws as `Fleet.findLive` does, and for a runner that is not idle. */
  unread(selector) {
    const runner = this.#options.fleet.findLive(selector);
    if (runner.state.kind !== "idle") {
      throw new Failure("invalid-request", `'${runner.name}' is ${runner.state.kind}: only an idle one can be unread`);
    }
    runner.apply({ kind: "unread", at: moment() });
    if (isMuted(runner.record)) runner.revise({ muted: 0 }, "unmuted");
    return runner.record;
  }
  /** Has the present state of a runner ask for no attention, or ask again. Throws as `Fleet.findLive` does. */
  mute(selector, isMuted2) {
    const runner = this.#options.fleet.findLive(selector);
    runner.revise({ muted: isMuted2 ? runner.state.since : 0 }, isMuted2 ? "muted" : "unmuted");
    return runner.record;
  }
  /** Types into a runner. Throws as `Sender.send` does. */
  async send(selector, request2) {
    const { fleet, steering } = this.#options;
    const runner = fleet.findLive(selector);
    await steering.sender.send(runner, request2);
    return runner.record;
  }
  /** Presses one option of a runner's dialog. Throws as `Answerer.answer` does. */
  async answer(request2) {
    const { fleet, steering } = this.#options;
    const runner = fleet.findLive(request2.run);
    const answered = await steering.answerer.answer(runner, request2);
    return { record: runner.record, ...answered };
  }
  /** Has a text typed when the turn of a runner is over; an idle one gets it at once. Throws as `Outbox.add` does. */
  async queue(selector, text) {
    const { fleet, steering } = this.#options;
    const runner = fleet.findLive(selector);
    await steering.outbox.add(runner, text, now());
    return runner.record;
  }
  /** Takes back the texts that wait for a runner; returns how many there were. */
  unqueue(selector) {
    const { fleet, steering } = this.#options;
    return steering.outbox.cancel(fleet.findLive(selector));
  }
  /** Releases a runner; its pane stays as it is. Throws also when the runner has ended already. */
  async unmark(selector) {
    const { fleet, lookout, watch: watch4 } = this.#options;
    return lookout.inTurn(async () => {
      const { id, name } = fleet.find(selector);
      const runner = fleet.liveRunner(id);
      if (runner === void 0) throw new Failure("runner-not-found", `'${name}' has ended already`);
      const record = await fleet.unmark(runner);
      await watch4.review();
      return record;
    });
  }
  /** Releases the runner in the pane that a tmux target names, or marks that pane where there is none. */
  async toggle(target) {
    const { fleet, tmux } = this.#options;
    const pane = await paneAt(tmux, target);
    const runner = fleet.liveIn(pane);
    if (runner !== void 0) {
      return { marked: false, record: await this.unmark(runner.id), notice: void 0 };
    }
    return { marked: true, ...await this.mark(pane, {}) };
  }
  async #starting(start2) {
    const { lookout, tmux, watch: watch4 } = this.#options;
    return lookout.inTurn(async () => {
      const hasSessions = (await tmux.ask(LIST_SESSIONS)).length > 0;
      if (hasSessions) await watch4.expectRunner();
      try {
        return await this.#made(await start2());
      } finally {
        await watch4.review();
      }
    });
  }
  /** Updates the status line for a runner that was just made, and returns the runner with its notice. */
  async #made(runner) {
    const { policy, status } = this.#options;
    await status.flush();
    return { record: runner.record, notice: await policy.noticeOf(runner) };
  }
};

// src/controller/controller-body.ts
function controllerBody({ options, startedAt, link, bytes, policy, problems, fleet }) {
  const { address, binary, capabilities: capabilities2, identity: identity3, socket, version } = options;
  const { client, notes, watched } = link;
  const { chosen } = policy;
  const taps = bytes.taps.taps.map(({ session, pid }) => ({ role: "tap", session, pid }));
  return {
    pid: process.pid,
    version,
    startedAt,
    tmux: { version: capabilities2.version, pid: identity3.pid, binary, socket: address.socket },
    socket,
    runners: fleet.live.length,
    ...watched === void 0 || chosen === void 0 ? {} : { watch: { by: watched, why: chosen.why, notes: [...notes] } },
    clients: [
      ...client === void 0 ? [] : [{ role: "line", session: client.session, pid: client.pid }],
      ...taps
    ],
    readers: bytes.pipes.readers,
    problems: [...problems.all]
  };
}

// src/controller/events/event-hub.ts
var REMEMBERED = 1e3;
var EventHub = class {
  #subscribers = /* @__PURE__ */ new Set();
  #recent = [];
  #seq = 0;
  /** Number of the latest event. */
  get seq() {
    return this.#seq;
  }
  get listened() {
    return this.#subscribers.size > 0;
  }
  publish(runner, name, type, fields) {
    this.#seq += 1;
    const event = { ...fields, seq: this.#seq, time: (/* @__PURE__ */ new Date()).toISOString(), runner, name, type };
    if (this.#recent.push(event) > 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED);
    for (const subscriber of this.#subscribers) {
      if (subscriber.runner === void 0 || subscriber.runner === runner) subscriber.push([event]);
    }
    return event;
  }
  /** Pushes the kept events after number `since`, then every new one, until the signal aborts. */
  subscribe(options) {
    const { runner, since, push, signal } = options;
    if (since !== void 0) {
      const missed = this.#recent.filter(
        (event) => event.seq > since && (runner === void 0 || event.runner === runner)
      );
      if (missed.length > 0) push(missed);
    }
    const subscriber = { push, runner };
    this.#subscribers.add(subscriber);
    signal.addEventListener("abort", () => this.#subscribers.delete(subscriber), { once: true });
  }
};

// src/host/process-use.ts
import { readFile } from "fs/promises";
var TICK_MS = 10;
var PS_MS = 2e3;
var MAX_PROCESSES = 1024;
async function processUse(root) {
  const tree = await processTree(root, MAX_PROCESSES);
  const pids = tree.map(({ pid }) => pid);
  const uses = process.platform === "linux" ? await Promise.all(pids.map(fromProc)) : await fromPs(pids);
  const found = uses.filter((use) => use !== void 0);
  if (found.length === 0) return void 0;
  return {
    cpuMs: found.reduce((sum, use) => sum + use.cpuMs, 0),
    memoryBytes: found.reduce((sum, use) => sum + use.memoryBytes, 0),
    processes: found.length
  };
}
async function fromProc(pid) {
  try {
    const [stat7, status] = await Promise.all(
      ["stat", "status"].map(async (file) => readFile(`/proc/${pid}/${file}`, "latin1"))
    );
    return { cpuMs: ticksIn(stat7 ?? "") * TICK_MS, memoryBytes: residentIn(status ?? "") };
  } catch {
    return void 0;
  }
}
function ticksIn(stat7) {
  const fields = stat7.slice(stat7.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, field) => sum + (Number(field) || 0), 0);
}
function residentIn(status) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
async function fromPs(pids) {
  if (pids.length === 0) return [];
  const ran = await run(["ps", "-o", "rss=,time=", "-p", pids.join(",")], { timeoutMs: PS_MS });
  return textOf(ran).split("\n").flatMap((line2) => {
    const [, kilobytes, time] = /^\s*(\d+)\s+(\S+)\s*$/.exec(line2) ?? [];
    return kilobytes === void 0 ? [] : [{ cpuMs: clockMs(time ?? ""), memoryBytes: Number(kilobytes) * 1024 }];
  });
}
function clockMs(time) {
  const [, days = "0", clock = ""] = /^(?:(\d+)-)?([\d:.]+)$/.exec(time) ?? [];
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + (Number(part) || 0), 0);
  return (Number(days) * 86400 + seconds) * 1e3;
}

// src/controller/figures/meter.ts
var PAUSE_MS = 1e3;
var STALE_MS = 1e4;
var FIRST_SPAN_MS = 250;
var Meter = class {
  #runners;
  #samples = /* @__PURE__ */ new Map();
  #readings = /* @__PURE__ */ new Map();
  #lookedAtMs = -Infinity;
  #looking;
  constructor(runners) {
    this.#runners = runners;
  }
  /** The readings of all live runners by id, without those whose processes are not visible. */
  async look() {
    if (performance.now() - this.#lookedAtMs >= PAUSE_MS) {
      this.#looking ??= this.#measure().finally(() => {
        this.#looking = void 0;
      });
    }
    await this.#looking;
    return this.#readings;
  }
  async #measure() {
    const before = this.#samples;
    const fresh = (id) => performance.now() - (before.get(id)?.atMs ?? -Infinity) < STALE_MS;
    const unknown2 = this.#runners().filter(({ id }) => !fresh(id));
    if (unknown2.length > 0) {
      for (const [id, sample] of await sampled(unknown2)) before.set(id, sample);
      await sleep(FIRST_SPAN_MS);
    }
    this.#samples = await sampled(this.#runners());
    this.#lookedAtMs = performance.now();
    this.#readings = new Map(
      [...this.#samples].flatMap(([id, sample]) => {
        const earlier = before.get(id);
        return earlier === void 0 ? [] : [[id, between(earlier, sample)]];
      })
    );
  }
};
async function sampled(runners) {
  const samples = /* @__PURE__ */ new Map();
  for (const { id, pid, bytes } of runners) {
    const use = await processUse(pid);
    if (use !== void 0) samples.set(id, { ...use, bytes, atMs: performance.now() });
  }
  return samples;
}
function between(before, after) {
  const spanMs = Math.max(1, after.atMs - before.atMs);
  return {
    cpuPercent: Math.max(0, after.cpuMs - before.cpuMs) / spanMs * 100,
    memoryBytes: after.memoryBytes,
    processes: after.processes,
    bytesPerSecond: Math.max(0, after.bytes - before.bytes) / spanMs * 1e3
  };
}

// src/controller/figures/metrics-feed.ts
var EVERY_MS = 1e3;
var MetricsFeed = class {
  #options;
  #listeners = /* @__PURE__ */ new Set();
  #isTelling = false;
  constructor(options) {
    this.#options = options;
  }
  /** Pushes figures, of one runner or of all, until the signal aborts. */
  subscribe(listener, signal) {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#tell();
  }
  #tell() {
    this.#tellOnce().catch(this.#options.onBug).finally(() => {
      this.#isTelling = this.#listeners.size > 0;
      if (this.#isTelling) setTimeout(() => this.#tell(), EVERY_MS).unref();
    });
  }
  async #tellOnce() {
    const { meter, fleet, hub } = this.#options;
    const readings = await meter.look();
    const time = (/* @__PURE__ */ new Date()).toISOString();
    for (const { id, name, record, figures: figures3 } of fleet.live) {
      const event = { ...metricsOf(record, figures3, readings.get(id)), seq: hub.seq, time, runner: id, name };
      for (const { push, runner } of this.#listeners) {
        if (runner === void 0 || runner === id) push([{ ...event, type: "metrics" }]);
      }
    }
  }
};

// src/controller/fleet/fleet.ts
import { join as join16 } from "path";

// src/controller/fleet/archive.ts
import { join as join5 } from "path";

// src/records/removal.ts
import { readdir, rename, rm } from "fs/promises";
import { join as join4 } from "path";
var REMOVED = ".removed";
async function removeRun(root, id) {
  const removed = join4(root, `${id}${REMOVED}`);
  try {
    await rename(join4(root, id), removed);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  await rm(removed, { recursive: true, force: true });
}
async function finishRemovals(root) {
  const names = (await readdir(root)).filter((name) => name.endsWith(REMOVED));
  for (const name of names) await rm(join4(root, name), { recursive: true, force: true });
}

// src/controller/runs/ended-runs.ts
var MAX_REMEMBERED = 500;
var EndedRuns = class {
  #options;
  /** In the order in which they ended. */
  #newest = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  /** The newest ones. */
  get newest() {
    return this.#newest.values();
  }
  get(id) {
    return this.#newest.get(id);
  }
  /** Adds a run that has ended just now, or later than those before. */
  add(record) {
    this.#newest.delete(record.id);
    this.#newest.set(record.id, record);
    if (this.#newest.size <= MAX_REMEMBERED) return;
    const isFull2 = this.#newest.size > 2 * MAX_REMEMBERED;
    for (const old of this.#newest.values()) {
      if (!isFull2 && this.#options.isNeeded(old)) continue;
      this.#newest.delete(old.id);
      break;
    }
  }
  /** Replaces the record of one of the newest runs. */
  replace(record) {
    if (this.#newest.has(record.id)) this.#newest.set(record.id, record);
  }
  delete(id) {
    this.#newest.delete(id);
  }
  /** Finds a run by pane id, id or name that is not among the newest: the last one to end. */
  findOlder(selector) {
    const { root } = this.#options;
    if (isRunnerId(selector)) {
      const record = readRecord(root, selector, ignore);
      if (record !== void 0) return this.#isOurs(record) ? record : void 0;
    }
    const found = readRecords(root, ignore).filter(
      (record) => this.#isOurs(record) && (record.name === selector || this.isInPane(record, selector))
    );
    return found.toSorted((one, other) => other.state.since - one.state.since)[0];
  }
  /** True for a run in this pane of this server; another server numbers its panes from zero again. */
  isInPane({ pane, server }, selector) {
    return pane === selector && isSameServer(server, this.#options.server);
  }
  #isOurs({ server, state }) {
    return isFinal(state) && isSamePlace(server, this.#options.server);
  }
};
function ignore() {
}

// src/controller/fleet/pane-marks.ts
var RELEASED = "@geppetto_released";
var OPTIONS = {
  id: "@geppetto_id",
  name: "@geppetto_name",
  agent: "@geppetto_agent",
  started: "@geppetto_started"
};
function paneMarks({ pane, id, name, agent, started }) {
  const startedMark = started === void 0 ? unset(pane, OPTIONS.started) : mark(pane, OPTIONS.started, "1");
  return [mark(pane, OPTIONS.id, id), nameMark(pane, name), agentMark(pane, agent), startedMark, unset(pane, RELEASED)];
}
function agentMark(pane, agent) {
  return mark(pane, OPTIONS.agent, agent);
}
function nameMark(pane, name) {
  return mark(pane, OPTIONS.name, escapeFormat(name));
}
function paneUnmarks(pane) {
  return Object.values(OPTIONS).map((option) => unset(pane, option));
}
function releasedMark(pane, process10) {
  return mark(pane, RELEASED, process10);
}
function unset(pane, option) {
  return ["set-option", "-pu", "-t", pane, option];
}
function mark(pane, option, value) {
  return ["set-option", "-p", "-t", pane, option, value];
}

// src/controller/fleet/archive.ts
var Archive = class {
  #options;
  #places;
  #ended;
  /** Ended runs that are not all on disk yet. */
  #unwritten = /* @__PURE__ */ new Map();
  constructor(options, places) {
    this.#options = options;
    this.#places = places;
    this.#ended = new EndedRuns({
      root: options.root,
      server: options.server,
      isNeeded: (record) => this.#unwritten.has(record.id) || places.hasPane(record) || isNewFailure(record.state)
    });
  }
  /** The newest of them, in the order in which they ended. */
  get newest() {
    return [...this.#ended.newest];
  }
  /** True while a failed run with a pane was not looked at yet. */
  get awaitsLook() {
    return this.newest.some((record) => isNewFailure(record.state) && this.#places.hasPane(record));
  }
  /** As EndedRuns.isInPane. */
  isInPane(record, selector) {
    return this.#ended.isInPane(record, selector);
  }
  /** As EndedRuns.findOlder: it reads the disk. */
  findOlder(selector) {
    return this.#ended.findOlder(selector);
  }
  /** True while an ended run is not all on disk. */
  isUnwritten(id) {
    return this.#unwritten.has(id);
  }
  /** Adds a run that has ended just now, or later than those before. */
  add(record) {
    this.#ended.add(record);
  }
  /** Adds a runner that has ended, whether or not it is all on disk. */
  addEnded(runner) {
    if (!runner.isClosed) this.#unwritten.set(runner.id, runner);
    this.#ended.add(runner.record);
  }
  /** To be called when all of an ended run is on disk. */
  written(id) {
    this.#unwritten.delete(id);
  }
  /** Removes a run that was started again. */
  leaves(id) {
    this.#ended.delete(id);
  }
  /** Puts a runner back as it was, after it could not be started again. */
  async putBack(before) {
    const { id } = before;
    await this.#unwritten.get(id)?.close();
    this.#unwritten.delete(id);
    this.#ended.add(before);
    await writeRecord(this.#directory(id), before);
  }
  /** Notes that these panes are visible at a terminal. */
  inView(panes) {
    for (const record of this.newest) {
      if (panes.has(record.pane) && this.#places.hasPane(record)) void this.looked(record);
    }
  }
  /** Notes that a person has looked at an ended run. */
  async looked(known2) {
    const { id } = known2;
    const record = this.#ended.get(id) ?? known2;
    if (!isFinal(record.state) || !("unseen" in record.state)) return;
    const { unseen: _, ...state } = record.state;
    const looked = { ...record, state };
    this.#ended.replace(looked);
    this.#options.onChange();
    if (this.#unwritten.has(id)) return;
    const written = writeRecord(this.#directory(id), looked);
    await noted(written, this.#options.journal, "record could not be written", { runner: id });
  }
  /** Forgets an ended runner and deletes its log. Throws a Failure `runner-live` while it lives, or `permission-denied`. */
  async remove(record) {
    if (!isFinal(record.state)) {
      throw new Failure("runner-live", `'${record.name}' is still running`, {
        next: `${record.started === void 0 ? "release it first: geppetto-tmux unmark" : "end it first: geppetto-tmux stop"} ${shortWord(record.name)}`
      });
    }
    try {
      await this.#unwritten.get(record.id)?.close();
      await removeRun(this.#options.root, record.id);
    } catch (error) {
      throw new Failure("permission-denied", `cannot delete ${this.#directory(record.id)}: ${messageOf(error)}`);
    }
    await this.forget(record.id, record);
  }
  /** Forgets an ended run whose log is gone. Resolves when its pane bears no mark of it any more. */
  async forget(id, record = this.#ended.get(id)) {
    if (record === void 0) return;
    this.#ended.delete(id);
    this.#unwritten.delete(id);
    this.#options.hub.publish(id, record.name, "removed", {});
    this.#options.onChange();
    await this.unmarkDead(id, record.pane);
  }
  /** Removes the marks of a forgotten run from its pane, or the next controller would find them there. */
  async unmarkDead(id, pane) {
    if (this.#places.rowIn(pane)?.runnerId !== id) return;
    await ignoreGone(this.#options.askAll(paneUnmarks(pane)));
  }
  /** Closes the files of runs that are not all on disk. */
  async close() {
    await Promise.all([...this.#unwritten.values()].map(async (runner) => runner.close()));
  }
  #directory(id) {
    return join5(this.#options.root, id);
  }
};

// src/controller/fleet/endings.ts
import { join as join7 } from "path";

// src/controller/started/exit-status.ts
var MAX_LOOKS = 10;
var WRAPPER_MS = 6e4;
var FAST_MS = 1e3;
var SLOW_MS = 500;
var ExitStatus = class {
  /** Makes tmux collect its ended children, and plans another look, after so many milliseconds. */
  #ask;
  /** The looks that have not shown how a program ended, by runner. */
  #looks = /* @__PURE__ */ new Map();
  constructor(ask) {
    this.#ask = ask;
  }
  /** How a runner's program ended, by the row of its dead pane if there is one; undefined while that may still come. */
  of(runner, row, at2) {
    const { id, noteIn } = runner;
    const { count: count2, sinceMs, nextMs } = this.#looks.get(id) ?? { count: 0, sinceMs: at2.steadyMs, nextMs: 0 };
    const lookedMs = at2.steadyMs - sinceMs;
    const noted2 = noteIn === void 0 ? void 0 : readEnd(noteIn);
    if (noted2 === void 0 && mayStillCome(runner, row, count2, lookedMs)) {
      const waitMs = row === void 0 && lookedMs >= FAST_MS ? SLOW_MS : 0;
      const isPlanned = at2.steadyMs < nextMs;
      this.#looks.set(id, { count: count2 + 1, sinceMs, nextMs: isPlanned ? nextMs : at2.steadyMs + waitMs });
      if (!isPlanned) this.#ask(waitMs);
      return void 0;
    }
    this.#looks.delete(id);
    if (noted2 !== void 0) return { kind: "exited", at: at2, ...noted2 };
    if (row === void 0) return { kind: "vanished", at: at2, why: "pane-closed" };
    const { exitCode, exitSignal } = row;
    if (exitSignal !== void 0 && exitSignal > 0) return { kind: "exited", at: at2, signal: signalName(exitSignal) };
    return { kind: "exited", at: at2, ...exitCode === void 0 ? {} : { exitCode } };
  }
};
function mayStillCome({ pid, noteIn }, row, looks, lookedMs) {
  if (row === void 0) return noteIn !== void 0 && isRunning(pid) && lookedMs < WRAPPER_MS;
  return row.exitCode === void 0 && row.exitSignal === void 0 && looks < MAX_LOOKS;
}

// src/controller/started/wrapper.ts
import { closeSync, constants, existsSync as existsSync2, mkdirSync as mkdirSync2, openSync, rmSync as rmSync3, writeFileSync as writeFileSync2, writeSync } from "fs";
import { join as join6 } from "path";
var READY_MS = 5e3;
var LEAVE_MS = 500;
var LOOK_MS2 = 2;
var HELD = "held";
var START = "start";
function openCommand({ script, directory, command, opening }) {
  const { cwd, env } = command;
  const variables = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const rest = ["-c", cwd.replaceAll("#", "##"), ...variables, "/bin/sh", script, directory, cwd];
  return [...where(opening), "-d", "-P", "-F", "#{pane_id}", ...rest, ...command.command];
}
function where(opening) {
  switch (opening.place) {
    case "session":
      return ["new-session", "-s", escapeFormat(opening.name), ...windowName(opening.window)];
    case "window":
      return ["new-window", "-t", `${opening.session}:`, ...windowName(opening.window)];
    case "split":
      return ["split-window", "-t", opening.pane];
  }
}
function windowName(name) {
  return name === void 0 || name === "" ? [] : ["-n", escapeFormat(name)];
}
function holdBack(directory, secret) {
  mkdirSync2(directory, { recursive: true, mode: 448 });
  rmSync3(join6(directory, START), { force: true });
  writeFileSync2(join6(directory, HELD), `${secret}
`, { mode: 384 });
}
function isHeldBack(directory) {
  return existsSync2(join6(directory, HELD));
}
async function letGo(directory) {
  for (const deadline = performance.now() + READY_MS; performance.now() < deadline; ) {
    try {
      const file = openSync(join6(directory, START), constants.O_WRONLY | constants.O_NONBLOCK);
      try {
        writeSync(file, "\n");
      } finally {
        closeSync(file);
      }
      return;
    } catch (error) {
      if (!["ENOENT", "ENXIO"].includes(systemCode(error) ?? "")) throw error;
      await sleep(LOOK_MS2);
    }
  }
  throw new Failure("spawn-failed", "the pane was opened, but the command could not be started in it", {
    next: "`geppetto-tmux controller log` may say why"
  });
}
async function dismiss(wrapper) {
  signalProcess(wrapper, "SIGUSR1");
  const deadline = performance.now() + LEAVE_MS;
  while (isProcess(wrapper) && performance.now() < deadline) await sleep(LOOK_MS2);
}

// src/controller/fleet/endings.ts
var Endings = class {
  #options;
  #live;
  #archive;
  #exits;
  constructor(options, parts) {
    this.#options = options;
    this.#live = parts.live;
    this.#archive = parts.archive;
    this.#exits = new ExitStatus((afterMs) => {
      if (afterMs > 0) return void setTimeout(options.onDoubt, afterMs).unref();
      options.askAll([["run-shell", "-b", ":"]]).catch(() => void 0);
      options.onDoubt();
    });
  }
  /** True when a live runner's program, or the agent that it was marked for, has ended and tmux has not reported it. */
  get areDoubtful() {
    return this.#live.all.some((runner) => !isRunning(runner.pid) || runner.agentHasEnded);
  }
  /** Ends the run of a dead or missing pane, once it is known how its program has ended. */
  async paneEnded(runner, row, at2) {
    const { id, pid } = runner;
    const noteIn = runner.isStarted ? this.#directory(id) : void 0;
    const end = this.#exits.of({ id, pid, noteIn }, row, at2);
    if (end !== void 0) await this.end(runner, end, row);
  }
  /** Ends the run of a started command that has ended, and lets its wrapper end. */
  async commandEnded(id, word2) {
    const runner = this.#live.get(id);
    const end = parseEnd(word2);
    if (runner === void 0 || end === void 0) return;
    const wrapper = processMark(runner.pid);
    await this.end(runner, { kind: "exited", at: moment(), ...end });
    await dismiss(wrapper);
    await ignoreGone(this.#options.askAll([["display-message", "-p", ""]]));
  }
  /** Releases a runner whose agent has ended, if it was marked for that one. */
  async agentEnded(id) {
    const runner = this.#live.get(id);
    if (runner?.agentHasEnded !== true) return false;
    await this.end(runner, { kind: "agent-ended", at: moment() });
    await ignoreGone(this.#options.askAll(paneUnmarks(runner.pane)));
    return true;
  }
  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async release(runner) {
    const { pane, pid } = runner;
    await this.end(runner, { kind: "unmarked", at: moment() });
    const finds = (await ignoreGone(this.#options.settings()))?.auto === "agents";
    const agent = finds ? await this.#options.agents.inFront(pid) : void 0;
    const released = agent === void 0 ? [] : [releasedMark(pane, agent.process)];
    await ignoreGone(this.#options.askAll([...paneUnmarks(pane), ...released]));
  }
  /** Ends a run whose pane is gone; for a started command, its wrapper may still note how it ended. */
  async gone(runner, why) {
    const at2 = moment();
    if (why === "server-gone") runner.serverGone();
    const end = runner.isStarted ? await awaitEnd(this.#directory(runner.id), runner.pid) : void 0;
    await this.end(runner, end === void 0 ? { kind: "vanished", at: at2, why } : { kind: "exited", at: at2, ...end });
  }
  /** Ends a run. With the row of its dead pane, the last output that tmux has dropped is taken from that pane. */
  async end(runner, event, row) {
    const isReleased = event.kind === "unmarked" || event.kind === "agent-ended";
    const ending = isReleased ? "released" : runner.hasSaidAll ? "whole" : "gone";
    const whole = await this.#options.sources.remove(runner.pane, ending);
    const shown = row?.dead === true && !whole ? await ignoreGone(this.#options.lastImage(row)) : void 0;
    if (shown !== void 0) await runner.completeWith(shown);
    await runner.finish(event);
    this.#live.delete(runner.id);
    this.#archive.addEnded(runner);
    this.#options.onLogs();
    this.#options.journal.note("runner ended", { runner: runner.id, name: runner.name, state: runner.state });
    this.#options.onChange();
  }
  #directory(id) {
    return join7(this.#options.root, id);
  }
};

// src/controller/fleet/live-runners.ts
var LiveRunners = class {
  #runners = /* @__PURE__ */ new Map();
  get all() {
    return [...this.#runners.values()];
  }
  has(id) {
    return this.#runners.has(id);
  }
  get(id) {
    return this.#runners.get(id);
  }
  /** The runner of a pane; a pane has one at a time. */
  in(pane) {
    return this.all.find((runner) => runner.pane === pane);
  }
  add(runner) {
    this.#runners.set(runner.id, runner);
  }
  delete(id) {
    this.#runners.delete(id);
  }
};

// src/controller/fleet/new-record.ts
function newRecord(row, identity3) {
  const at2 = Date.now();
  return {
    ...identity3,
    schema: 1,
    pane: row.pane,
    window: row.windowName,
    session: row.sessionName,
    pid: row.pid,
    startedAt: at2,
    state: { kind: "starting", since: at2 },
    lastLine: ""
  };
}
function sequel({ startedAt, lastLine, times = {}, dialogs = 0 }, restartedAt) {
  return { startedAt, restartedAt, lastLine, times, dialogs };
}

// src/controller/fleet/renaming.ts
async function renameRunner(runner, name, names, askAll) {
  runner.keep();
  const before = runner.name;
  if (before === name) return;
  runner.revise({ name: names.checkFree(name) }, "renamed", { from: before });
  await ignoreGone(askAll([nameMark(runner.pane, runner.name)]));
  if (runner.isStarted) await renameAround(runner, before, askAll);
}
async function renameAround(runner, before, askAll) {
  const { pane, name, record } = runner;
  const ask = async (command) => {
    return (await askAll([command]).catch(() => []))[0] ?? [];
  };
  const [window] = await ask(["display-message", "-p", "-t", pane, "#{window_name}"]);
  if (window === windowNameOf(before)) await ask(["rename-window", "-t", pane, windowNameOf(name)]);
  const session = record.started?.session;
  if (session === void 0) return;
  const panes = await ask(["list-panes", "-s", "-t", `=${session}:`, "-F", "#{pane_id}"]);
  if (!panes.includes(pane)) return;
  const taken = new Set(await ask(["list-sessions", "-F", "#{session_name}"]));
  taken.delete(session);
  const wanted = sessionNameOf(name, taken);
  await ask(["rename-session", "-t", `=${session}:`, wanted]);
  const [called] = await ask(["display-message", "-p", "-t", `=${wanted}:`, "#{session_name}"]);
  if (called === wanted) runner.callSession(wanted);
}

// src/controller/fleet/marking.ts
var Marking = class {
  #options;
  #live;
  #places;
  #names;
  #tracker;
  #endings;
  constructor(options, parts) {
    this.#options = options;
    this.#live = parts.live;
    this.#places = parts.places;
    this.#names = parts.names;
    this.#tracker = parts.tracker;
    this.#endings = parts.endings;
  }
  /**
   * Marks a pane of the latest snapshot. Throws a Failure `pane-not-found`, `pane-dead`, `runner-exists`,
   * `invalid-request`, or as `Tracker.track`.
   */
  async mark(pane, request2) {
    const row = this.#livingRow(pane);
    const existing = this.#live.in(pane);
    if (existing?.isFound === true && request2.found === void 0) {
      if (await this.#keep(existing, request2)) return existing;
    } else if (existing !== void 0) {
      throw new Failure("runner-exists", `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${shortWord(existing.name)}`
      });
    }
    const { started, before, found } = request2;
    const isGiven = request2.agent !== void 0 || before?.agentGiven === true;
    const known2 = request2.agent ?? before?.agent ?? found?.agent;
    const agent = known2 === void 0 ? await this.#recognised(row) : checkAgent(known2);
    const ideas = request2.name === void 0 ? await this.#names.ideasFor(row, agent) : [];
    const name = this.#names.newName(request2.name, ideas);
    const settings = await this.#options.settings();
    const idleAfterMs = request2.idleAfterMs ?? settings.idleAfterMs;
    const record = newRecord(row, {
      id: started?.id ?? before?.id ?? newRunnerId(),
      name,
      agent,
      ...isGiven ? { agentGiven: true } : {},
      idleAfterMs,
      server: this.#options.server
    });
    const given = request2.source ?? before?.sourceGiven;
    const tell = request2.tell ?? before?.tell;
    if (tell !== void 0) requireQuick(tell);
    const source = given ?? this.#options.sourceFor(settings);
    const whole = {
      ...record,
      ...given === void 0 ? {} : { sourceGiven: given },
      ...tell === void 0 ? {} : { tell },
      ...found === void 0 ? {} : { found: { process: found.process, program: found.program } },
      ...started === void 0 ? {} : { started: started.command },
      ...before === void 0 ? {} : sequel(before, record.startedAt)
    };
    const why = before === void 0 ? "adopted" : "restarted";
    const runner = await this.#tracker.track({ record: whole, settings, source, why, prompted: request2.prompted });
    await this.#options.askAll(paneMarks(whole));
    runner.tell(before === void 0 ? started === void 0 ? "marked" : "started" : "restarted", {
      pane,
      agent,
      ...found === void 0 ? {} : { found: "agents" }
    });
    return runner;
  }
  /** The row of a pane whose program runs. */
  #livingRow(pane) {
    const row = this.#places.rowIn(pane);
    if (row === void 0) throw new Failure("pane-not-found", `there is no pane ${pane}`);
    if (!row.dead) return row;
    throw new Failure("pane-dead", `the program in ${pane} has ended`, {
      next: `start it again first: tmux respawn-pane -t ${pane}`
    });
  }
  /** Makes a runner that was marked by itself the person's. False when that needs a new run, and ends the old one. */
  async #keep(runner, { name, ...others }) {
    if (name !== void 0 && name !== runner.name) this.#names.checkFree(name);
    if (others.agent !== void 0) checkAgent(others.agent);
    if (others.tell !== void 0) requireQuick(others.tell);
    if (Object.values(others).some((value) => value !== void 0)) {
      await this.#endings.end(runner, { kind: "unmarked", at: moment() });
      return false;
    }
    if (name === void 0) runner.keep();
    else await renameRunner(runner, name, this.#names, this.#options.askAll);
    return true;
  }
  async #recognised({ pane, pid }) {
    const found = await this.#options.agents.find(pane, pid);
    return found?.agent ?? "command";
  }
};

// src/controller/fleet/names.ts
import { homedir } from "os";
var Names = class {
  #askAll;
  #register;
  constructor({ askAll }, register) {
    this.#askAll = askAll;
    this.#register = register;
  }
  /**
   * The name for a new runner: the person's wish if it is free, or without a wish the first free one made from `ideas`.
   * Throws as checkFree.
   */
  newName(wish, ideas) {
    return wish === void 0 ? freeName(ideas, this.#register.takenNames) : this.checkFree(wish);
  }
  /** Checks a name that a person chose. Throws a Failure `invalid-request` or `runner-exists`. */
  checkFree(name) {
    const checked = checkName(name);
    if (this.#register.takenNames.has(checked)) {
      throw new Failure("runner-exists", `there is already a runner '${checked}'`, { next: "choose another name" });
    }
    return checked;
  }
  /** Names for the runner of a pane when the person has given none, the best first. */
  async ideasFor({ pane, command: program, windowName: window }, agent) {
    const formats = ["#{pane_current_path}", "#{automatic-rename}"];
    const ask = formats.map((format2) => ["display-message", "-p", "-t", pane, format2]);
    const [[path7 = ""] = [], [isAutomatic] = []] = await this.#askAll(ask).catch(() => []);
    const isWindowNamed = isAutomatic === "0";
    return markIdeas({ agent, program, path: path7, home: homedir(), window, isWindowNamed });
  }
};

// src/controller/fleet/places.ts
var Places = class {
  #server;
  #live;
  /** The rows of each pane: one for each session that shows it. */
  #rows = /* @__PURE__ */ new Map();
  constructor(server, live) {
    this.#server = server;
    this.#live = live;
  }
  /** Takes over the panes of a newer snapshot. */
  update(rows) {
    this.#rows = byPane(rows);
  }
  /** A pane of the latest snapshot, as one of its sessions shows it; undefined when there is no such pane. */
  rowIn(pane) {
    return this.#rows.get(pane)?.[0];
  }
  /** The sessions that show a pane. */
  sessionsOf(pane) {
    return (this.#rows.get(pane) ?? []).map((row) => row.session);
  }
  /** The pane of a runner, as one of its sessions shows it; undefined when it has none any more. */
  rowOf(runner) {
    return this.#rowsOf(runner)[0];
  }
  /** True while the runner has a pane. */
  hasPane(record) {
    return this.#rowsOf(record).length > 0;
  }
  /** False for a run on an earlier server at the same socket. */
  isOfThisServer({ server }) {
    return isSameServer(server, this.#server);
  }
  /** True when the program of a record still runs in a pane without a mark. */
  isUnmarked({ pane, pid }) {
    const row = this.rowIn(pane);
    return row?.dead === false && row.pid === pid && row.runnerId === "";
  }
  /** The sessions in which live runners were last seen; our control client is attached to one of them. */
  get homeSessions() {
    return this.#live.all.flatMap((runner) => this.#rowsOf(runner)).map(({ session }) => session);
  }
  /** The runners that status line and badges show: those with a pane, and failures that were not looked at yet. */
  shown(runners) {
    return runners.flatMap((runner) => {
      const windows = this.#rowsOf(runner).map((row) => row.window);
      const isNew = isNewFailure(runner.state);
      if (windows.length === 0 && !isNew) return [];
      const isCounted = !isMuted(runner) && (isNew || runner.state.kind !== "failed");
      const { pane, name, state } = runner;
      return [{ state: shownState(state), pane, windows, isCounted, name, since: state.since }];
    });
  }
  #rowsOf({ id, pane, server }) {
    if (server !== void 0 && !this.isOfThisServer({ server })) return [];
    return (this.#rows.get(pane) ?? []).filter((row) => this.#isCurrent(id, row));
  }
  /** True when the pane still belongs to this run; an ended run's pane may have been marked again since. */
  #isCurrent(id, row) {
    return this.#live.has(id) || row.dead && this.#live.in(row.pane) === void 0;
  }
};
function byPane(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const same = found.get(row.pane);
    if (same === void 0) found.set(row.pane, [row]);
    else same.push(row);
  }
  return found;
}

// src/controller/fleet/register.ts
var Register = class {
  #live;
  #archive;
  constructor(live, archive) {
    this.#live = live;
    this.#archive = archive;
  }
  /** The records of all live runners, then those of the newest ended ones. */
  get records() {
    return [...this.#live.all.map((runner) => runner.record), ...this.#archive.newest];
  }
  /** Names that no new runner may have: the names of live ones, and every id. */
  get takenNames() {
    return /* @__PURE__ */ new Set([...this.#live.all.map((runner) => runner.name), ...this.records.map((record) => record.id)]);
  }
  /** Finds a runner by pane id, id or name; a live one before an ended one. Undefined when there is none. */
  findAny(selector) {
    const matches = this.records.filter(
      (record) => [record.id, record.name].includes(selector) || this.#archive.isInPane(record, selector)
    );
    const live = matches.find((record) => !isFinal(record.state));
    const newest = matches.toSorted((a2, b) => b.state.since - a2.state.since)[0];
    return live ?? newest ?? this.#archive.findOlder(selector);
  }
  /** As findAny; throws a Failure `runner-not-found`. */
  find(selector) {
    const found = this.findAny(selector);
    if (found === void 0) {
      const known2 = this.records.flatMap(({ id, name }) => [name, id]);
      throw new Failure("runner-not-found", `there is no runner '${selector}'`, {
        next: `${didYouMean(selector, known2)}list the runners with: geppetto-tmux ls`
      });
    }
    return found;
  }
  /** Finds a runner that has not ended. Throws a Failure `runner-not-found` or `runner-ended`. */
  findLive(selector) {
    const { id, name } = this.find(selector);
    const runner = this.#live.get(id);
    if (runner !== void 0) return runner;
    throw new Failure("runner-ended", `'${name}' has ended already`, { next: `geppetto-tmux show ${id}` });
  }
  /** Finds a runner that we have started and that has not ended. Throws also `not-started`. */
  findStarted(selector) {
    const runner = this.findLive(selector);
    if (runner.isStarted) return runner;
    const { name } = runner;
    throw new Failure(
      "not-started",
      `'${name}' was marked, not started by run: its shell or tmux would continue it at once`,
      {
        next: `press C-z in its pane, and fg to continue; commands started by geppetto-tmux run can be paused`
      }
    );
  }
};

// src/controller/fleet/taking-up.ts
import { join as join8 } from "path";
var TakingUp = class {
  #options;
  #places;
  #archive;
  #names;
  #tracker;
  #endings;
  constructor(options, parts) {
    this.#options = options;
    this.#places = parts.places;
    this.#archive = parts.archive;
    this.#names = parts.names;
    this.#tracker = parts.tracker;
    this.#endings = parts.endings;
  }
  /**
   * Takes up the runners of an earlier controller from the marks on their panes (`rows`) and from their files, and ends
   * those whose pane or server is gone. Problems go to `report`, in sentences for a person.
   */
  async takeUp(rows, report2) {
    const { root, server } = this.#options;
    const settings = await this.#options.settings();
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]));
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), report: report2 });
    const ended = new Set(past.ended.map(({ id }) => id));
    for (const record of past.ended.toSorted((a2, b) => a2.state.since - b.state.since)) this.#archive.add(record);
    const unknown2 = [...marked].filter(([id]) => !past.open.has(id) && !ended.has(id));
    for (const [id, row] of unknown2) if (row.dead) await this.#archive.unmarkDead(id, row.pane);
    const lost = unknown2.flatMap(([, row]) => row.dead ? [] : [this.#recordFromMarks(row, settings)]);
    const goesOn = ({ source }) => Number(keptSource(source) !== void 0);
    const open4 = [...past.open.values()].toSorted((a2, b) => goesOn(b) - goesOn(a2));
    for (const record of [...open4, ...lost]) {
      try {
        await this.#goOn(record, settings, marked.has(record.id));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        await this.#leave(record, error, marked.has(record.id), report2);
      }
    }
  }
  /** Tracks a runner again. Marks its pane if that is not marked, or ends the runner if it has no pane. */
  async #goOn(record, settings, isMarked) {
    const { id, pane } = record;
    const directory = join8(this.#options.root, id);
    const source = keptSource(record.source) ?? record.sourceGiven ?? this.#options.sourceFor(settings);
    const runner = await this.#tracker.track({ record, settings, source, why: "resumed" });
    runner.tell("resumed", { pane });
    if (runner.isStarted && isHeldBack(directory)) this.#letGo(runner, directory);
    if (runner.isStarted && isPaused(directory)) takeForPaused(runner, directory);
    if (isMarked) return;
    if (this.#places.isUnmarked(record)) await this.#options.askAll(paneMarks(record));
    else await this.#endings.gone(runner, "pane-closed");
  }
  /** Handles a runner that could not be taken up: reports it if it has a pane, else ends its run. */
  async #leave(record, { message: message2 }, isMarked, report2) {
    const { journal, root } = this.#options;
    journal.note("runner could not be picked up", { runner: record.id, error: message2 });
    if (isMarked) report2(`'${record.name}' could not be picked up: ${message2}`);
    else this.#archive.add(await closeRun(root, record, true));
  }
  /** Starts the command for which an earlier controller has opened a pane. */
  #letGo({ id, name }, directory) {
    void noted(letGo(directory), this.#options.journal, "command could not be started", { runner: id, name });
  }
  /** Makes a record from the marks on a pane, when its file is lost or damaged. */
  #recordFromMarks(row, { idleAfterMs }) {
    const name = this.#names.newName(void 0, [row.runnerName]);
    const agent = isAgent(row.agent) ? row.agent : "command";
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server });
  }
};

// src/controller/fleet/tracker.ts
import { rmSync as rmSync6 } from "fs";
import { join as join15 } from "path";

// src/tmux/captured-text.ts
var BUFFER = "geppetto-capture";
function printCommands(capture, { capturesLeak }) {
  if (!capturesLeak) return [[...capture, "-p"]];
  return [
    [...capture, "-b", BUFFER],
    ["show-buffer", "-b", BUFFER],
    ["delete-buffer", "-b", BUFFER]
  ];
}
function printedLines(bodies, { capturesLeak, buffersAreEscaped }) {
  const [first = [], shown = []] = bodies;
  if (!capturesLeak) return first;
  const lines2 = shown.at(-1)?.length === 0 ? shown.slice(0, -1) : shown;
  return buffersAreEscaped ? lines2.map((line2) => unescapeBuffer(line2)) : lines2;
}
function printLength({ capturesLeak }) {
  return capturesLeak ? 3 : 1;
}

// src/tmux/capture.ts
var FIELDS = [
  "pane_width",
  "pane_height",
  "history_size",
  "cursor_x",
  "cursor_y",
  "scroll_region_upper",
  "scroll_region_lower",
  "alternate_on",
  "alternate_saved_x",
  "alternate_saved_y",
  "history_limit",
  "history_collected",
  "history_generation",
  "pane_dead"
];
var CAPTURE_MS = 2e4;
var MAX_HISTORY_LINES = 3e4;
function captureCommands(pane, capabilities2) {
  const capture = ["capture-pane", "-t", pane, "-e", "-J"];
  return [
    ["display-message", "-p", "-t", pane, rowFormat(FIELDS)],
    // These two may be empty. At most a screen leaks.
    [...capture, "-a", "-q", "-p"],
    ["capture-pane", "-t", pane, "-p", "-P", "-C"],
    ...printCommands([...capture, "-S", `-${MAX_HISTORY_LINES}`], capabilities2),
    ...printCommands([...capture, "-S", "0"], capabilities2)
  ];
}
function deadCaptureCommands(pane, rows, capabilities2) {
  const lastRow = String(rows - 1);
  return [
    ["capture-pane", "-t", pane, "-p", "-S", lastRow, "-E", lastRow],
    ["display-message", "-p", "-t", pane, "#{E:remain-on-exit-format}"],
    ...captureCommands(pane, capabilities2)
  ];
}
function parseDeadCapture(replies, capabilities2) {
  const image = parseCapture(replies.slice(2), capabilities2);
  const last = image?.lines.at(-1);
  if (image === void 0 || last === void 0) return void 0;
  const [row = Buffer.alloc(0), message2 = Buffer.alloc(0)] = replies.map(({ body }) => Buffer.concat(body));
  const note = message2.toString().replaceAll(/#\[[^\]]*\]/g, "");
  const written = note !== "" || row.toString().startsWith("Pane is dead");
  if (!written || row.length === 0) return image;
  const end = lastPrefix(last, Buffer.from(note)) ?? Math.max(0, last.lastIndexOf(row));
  return { ...image, lines: [...image.lines.slice(0, -1), last.subarray(0, end)] };
}
var LEAST_NOTE = 8;
function lastPrefix(line2, note) {
  if (note.length === 0) return void 0;
  const least = Math.min(LEAST_NOTE, note.length);
  for (let at2 = Math.max(0, line2.length - note.length); at2 <= line2.length - least; at2 += 1) {
    if (note.subarray(0, line2.length - at2).equals(line2.subarray(at2))) return at2;
  }
  return void 0;
}
function parseCapture(replies, capabilities2) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [info = [], saved = [], pending = [], ...texts] = replies.map(({ body }) => body);
  const row = parseState(info[0] ?? Buffer.alloc(0), FIELDS.length);
  if (row === void 0) return void 0;
  const all = printedLines(texts, capabilities2);
  const screen = printedLines(texts.slice(printLength(capabilities2)), capabilities2);
  const [cols = 80, rows = 24, historyRows = 0, cursorX = 0, cursorY = 0, regionTop = 0, regionBottom = 0] = row;
  const [alternate, savedX = 0, savedY = 0, historyLimit = 0, collected, generation, dead] = row.slice(7);
  const history = all.slice(0, Math.max(0, all.length - screen.length));
  const [escaped = Buffer.alloc(0)] = pending;
  return {
    cols,
    rows,
    isDead: dead === 1,
    historyRows,
    historyLimit,
    collected,
    generation,
    cursorX,
    cursorY,
    regionTop,
    regionBottom,
    lines: alternate === 1 ? [...history, ...saved] : all,
    alternate: alternate === 1 ? { lines: screen, savedX, savedY } : void 0,
    pending: escaped.subarray(0, unescapeOutput(escaped, 0, escaped.length))
  };
}
function positionCommand(session, pane) {
  return ["list-panes", "-s", "-t", session, "-f", `#{==:#{pane_id},${pane}}`, "-F", rowFormat(FIELDS)];
}
function parsePosition(replies) {
  const [line2] = replies[0]?.ok === true ? replies[0].body : [];
  const row = line2 === void 0 ? void 0 : parseState(line2, FIELDS.length);
  if (row === void 0) return void 0;
  const [cols = 80, , historyRows = 0, , cursorY = 0] = row;
  const [alternate, , , historyLimit = 0, collected, generation, dead] = row.slice(7);
  if (alternate === 1 || dead === 1) return void 0;
  return { row: historyRows + cursorY, mark: { cols, historyRows, historyLimit, collected, generation } };
}
function parseState(line2, fieldCount) {
  const texts = parseRow(line2.toString(), fieldCount);
  const values = texts?.map((text) => text === "" ? void 0 : Number(text));
  return values?.some(Number.isNaN) === false ? values : void 0;
}

// src/tmux/control-client.ts
import { randomBytes } from "crypto";

// node_modules/is-plain-obj/index.js
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null) && !(Symbol.toStringTag in value) && !(Symbol.iterator in value);
}

// node_modules/execa/lib/arguments/file-url.js
import { fileURLToPath } from "url";
var safeNormalizeFileUrl = (file, name) => {
  const fileString = normalizeFileUrl(normalizeDenoExecPath(file));
  if (typeof fileString !== "string") {
    throw new TypeError(`${name} must be a string or a file URL: ${fileString}.`);
  }
  return fileString;
};
var normalizeDenoExecPath = (file) => isDenoExecPath(file) ? file.toString() : file;
var isDenoExecPath = (file) => typeof file !== "string" && file && Object.getPrototypeOf(file) === String.prototype;
var normalizeFileUrl = (file) => file instanceof URL ? fileURLToPath(file) : file;

// node_modules/execa/lib/methods/parameters.js
var normalizeParameters = (rawFile, rawArguments = [], rawOptions = {}) => {
  const filePath = safeNormalizeFileUrl(rawFile, "First argument");
  const [commandArguments, options] = isPlainObject(rawArguments) ? [[], rawArguments] : [rawArguments, rawOptions];
  if (!Array.isArray(commandArguments)) {
    throw new TypeError(`Second argument must be either an array of arguments or an options object: ${commandArguments}`);
  }
  if (commandArguments.some((commandArgument) => typeof commandArgument === "object" && commandArgument !== null)) {
    throw new TypeError(`Second argument must be an array of strings: ${commandArguments}`);
  }
  const normalizedArguments = commandArguments.map(String);
  const nullByteArgument = normalizedArguments.find((normalizedArgument) => normalizedArgument.includes("\0"));
  if (nullByteArgument !== void 0) {
    throw new TypeError(`Arguments cannot contain null bytes ("\\0"): ${nullByteArgument}`);
  }
  if (!isPlainObject(options)) {
    throw new TypeError(`Last argument must be an options object: ${options}`);
  }
  return [filePath, normalizedArguments, options];
};

// node_modules/execa/lib/methods/template.js
import { ChildProcess } from "child_process";

// node_modules/execa/lib/utils/uint-array.js
import { StringDecoder } from "string_decoder";
var { toString: objectToString } = Object.prototype;
var isArrayBuffer = (value) => objectToString.call(value) === "[object ArrayBuffer]";
var isUint8Array = (value) => objectToString.call(value) === "[object Uint8Array]";
var bufferToUint8Array = (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
var textEncoder = new TextEncoder();
var stringToUint8Array = (string2) => textEncoder.encode(string2);
var textDecoder = new TextDecoder();
var uint8ArrayToString = (uint8Array) => textDecoder.decode(uint8Array);
var joinToString = (uint8ArraysOrStrings, encoding) => {
  const strings = uint8ArraysToStrings(uint8ArraysOrStrings, encoding);
  return strings.join("");
};
var uint8ArraysToStrings = (uint8ArraysOrStrings, encoding) => {
  if (encoding === "utf8" && uint8ArraysOrStrings.every((uint8ArrayOrString) => typeof uint8ArrayOrString === "string")) {
    return uint8ArraysOrStrings;
  }
  const decoder = new StringDecoder(encoding);
  const strings = uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString).map((uint8Array) => decoder.write(uint8Array));
  const finalString = decoder.end();
  return finalString === "" ? strings : [...strings, finalString];
};
var joinToUint8Array = (uint8ArraysOrStrings) => {
  if (uint8ArraysOrStrings.length === 1 && isUint8Array(uint8ArraysOrStrings[0])) {
    return uint8ArraysOrStrings[0];
  }
  return concatUint8Arrays(stringsToUint8Arrays(uint8ArraysOrStrings));
};
var stringsToUint8Arrays = (uint8ArraysOrStrings) => uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString);
var concatUint8Arrays = (uint8Arrays) => {
  const result = new Uint8Array(getJoinLength(uint8Arrays));
  let index = 0;
  for (const uint8Array of uint8Arrays) {
    result.set(uint8Array, index);
    index += uint8Array.length;
  }
  return result;
};
var getJoinLength = (uint8Arrays) => {
  let joinLength = 0;
  for (const uint8Array of uint8Arrays) {
    joinLength += uint8Array.length;
  }
  return joinLength;
};

// node_modules/execa/lib/methods/template.js
var isTemplateString = (templates) => Array.isArray(templates) && Array.isArray(templates.raw);
var parseTemplates = (templates, expressions) => {
  let tokens = [];
  for (const [index, template] of templates.entries()) {
    tokens = parseTemplate({
      templates,
      expressions,
      tokens,
      index,
      template
    });
  }
  if (tokens.length === 0) {
    throw new TypeError("Template script must not be empty");
  }
  const [file, ...commandArguments] = tokens;
  return [file, commandArguments, {}];
};
var parseTemplate = ({ templates, expressions, tokens, index, template }) => {
  if (template === void 0) {
    throw new TypeError(`Invalid backslash sequence: ${templates.raw[index]}`);
  }
  const { nextTokens, leadingWhitespaces, trailingWhitespaces } = splitByWhitespaces(template, templates.raw[index]);
  const newTokens = concatTokens(tokens, nextTokens, leadingWhitespaces);
  if (index === expressions.length) {
    return newTokens;
  }
  const expression = expressions[index];
  const expressionTokens = Array.isArray(expression) ? expression.map((expression2) => parseExpression(expression2)) : [parseExpression(expression)];
  return concatTokens(newTokens, expressionTokens, trailingWhitespaces);
};
var splitByWhitespaces = (template, rawTemplate) => {
  if (rawTemplate.length === 0) {
    return { nextTokens: [], leadingWhitespaces: false, trailingWhitespaces: false };
  }
  const nextTokens = [];
  let templateStart = 0;
  const leadingWhitespaces = DELIMITERS.has(rawTemplate[0]);
  for (let templateIndex = 0, rawIndex = 0; templateIndex < template.length; templateIndex += 1, rawIndex += 1) {
    const rawCharacter = rawTemplate[rawIndex];
    if (DELIMITERS.has(rawCharacter)) {
      if (templateStart !== templateIndex) {
        nextTokens.push(template.slice(templateStart, templateIndex));
      }
      templateStart = templateIndex + 1;
    } else if (rawCharacter === "\\") {
      const nextRawCharacter = rawTemplate[rawIndex + 1];
      if (nextRawCharacter === "\n") {
        templateIndex -= 1;
        rawIndex += 1;
      } else if (nextRawCharacter === "u" && rawTemplate[rawIndex + 2] === "{") {
        rawIndex = rawTemplate.indexOf("}", rawIndex + 3);
      } else {
        rawIndex += ESCAPE_LENGTH[nextRawCharacter] ?? 1;
      }
    }
  }
  const trailingWhitespaces = templateStart === template.length;
  if (!trailingWhitespaces) {
    nextTokens.push(template.slice(templateStart));
  }
  return { nextTokens, leadingWhitespaces, trailingWhitespaces };
};
var DELIMITERS = /* @__PURE__ */ new Set([" ", "	", "\r", "\n"]);
var ESCAPE_LENGTH = { x: 3, u: 5 };
var concatTokens = (tokens, nextTokens, isSeparated) => isSeparated || tokens.length === 0 || nextTokens.length === 0 ? [...tokens, ...nextTokens] : [
  ...tokens.slice(0, -1),
  `${tokens.at(-1)}${nextTokens[0]}`,
  ...nextTokens.slice(1)
];
var parseExpression = (expression) => {
  const typeOfExpression = typeof expression;
  if (typeOfExpression === "string") {
    return expression;
  }
  if (typeOfExpression === "number") {
    return String(expression);
  }
  if (isPlainObject(expression) && ("stdout" in expression || "isMaxBuffer" in expression)) {
    return getSubprocessResult(expression);
  }
  if (expression instanceof ChildProcess || Object.prototype.toString.call(expression) === "[object Promise]") {
    throw new TypeError("Unexpected subprocess in template expression. Please use ${await subprocess} instead of ${subprocess}.");
  }
  throw new TypeError(`Unexpected "${typeOfExpression}" in template expression`);
};
var getSubprocessResult = ({ stdout }) => {
  if (typeof stdout === "string") {
    return stdout;
  }
  if (isUint8Array(stdout)) {
    return uint8ArrayToString(stdout);
  }
  if (stdout === void 0) {
    throw new TypeError(`Missing result.stdout in template expression. This is probably due to the previous subprocess' "stdout" option.`);
  }
  throw new TypeError(`Unexpected "${typeof stdout}" stdout in template expression`);
};

// node_modules/execa/lib/methods/main-sync.js
import { spawnSync } from "child_process";

// node_modules/execa/lib/arguments/specific.js
import { debuglog } from "util";

// node_modules/execa/lib/utils/standard-stream.js
import process2 from "process";
var isStandardStream = (stream) => STANDARD_STREAMS.includes(stream);
var STANDARD_STREAMS = [process2.stdin, process2.stdout, process2.stderr];
var STANDARD_STREAMS_ALIASES = ["stdin", "stdout", "stderr"];
var getStreamName = (fdNumber) => STANDARD_STREAMS_ALIASES[fdNumber] ?? `stdio[${fdNumber}]`;

// node_modules/execa/lib/arguments/specific.js
var normalizeFdSpecificOptions = (options) => {
  const optionsCopy = { ...options };
  for (const optionName of FD_SPECIFIC_OPTIONS) {
    optionsCopy[optionName] = normalizeFdSpecificOption(options, optionName);
  }
  return optionsCopy;
};
var normalizeFdSpecificOption = (options, optionName) => {
  const optionBaseArray = Array.from({ length: getStdioLength(options) + 1 });
  const optionArray = normalizeFdSpecificValue(options[optionName], optionBaseArray, optionName);
  return addDefaultValue(optionArray, optionName);
};
var getStdioLength = ({ stdio }) => Array.isArray(stdio) ? Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length) : STANDARD_STREAMS_ALIASES.length;
var normalizeFdSpecificValue = (optionValue, optionArray, optionName) => isPlainObject(optionValue) ? normalizeOptionObject(optionValue, optionArray, optionName) : optionArray.fill(optionValue);
var normalizeOptionObject = (optionValue, optionArray, optionName) => {
  for (const fdName of Object.keys(optionValue).sort(compareFdName)) {
    for (const fdNumber of parseFdName(fdName, optionName, optionArray)) {
      optionArray[fdNumber] = optionValue[fdName];
    }
  }
  return optionArray;
};
var compareFdName = (fdNameA, fdNameB) => getFdNameOrder(fdNameA) < getFdNameOrder(fdNameB) ? 1 : -1;
var getFdNameOrder = (fdName) => {
  if (fdName === "stdout" || fdName === "stderr") {
    return 0;
  }
  return fdName === "all" ? 2 : 1;
};
var parseFdName = (fdName, optionName, optionArray) => {
  if (fdName === "ipc") {
    return [optionArray.length - 1];
  }
  const fdNumber = parseFd(fdName);
  if (fdNumber === void 0 || fdNumber === 0) {
    throw new TypeError(`"${optionName}.${fdName}" is invalid.
It must be "${optionName}.stdout", "${optionName}.stderr", "${optionName}.all", "${optionName}.ipc", or "${optionName}.fd3", "${optionName}.fd4" (and so on).`);
  }
  if (fdNumber >= optionArray.length) {
    throw new TypeError(`"${optionName}.${fdName}" is invalid: that file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
  }
  return fdNumber === "all" ? [1, 2] : [fdNumber];
};
var parseFd = (fdName) => {
  if (fdName === "all") {
    return fdName;
  }
  if (STANDARD_STREAMS_ALIASES.includes(fdName)) {
    return STANDARD_STREAMS_ALIASES.indexOf(fdName);
  }
  const regexpResult = FD_REGEXP.exec(fdName);
  if (regexpResult !== null) {
    return Number(regexpResult[1]);
  }
};
var FD_REGEXP = /^fd(\d+)$/;
var addDefaultValue = (optionArray, optionName) => optionArray.map((optionValue) => optionValue === void 0 ? DEFAULT_OPTIONS[optionName] : optionValue);
var verboseDefault = debuglog("execa").enabled ? "full" : "none";
var DEFAULT_OPTIONS = {
  lines: false,
  buffer: true,
  maxBuffer: 1e3 * 1e3 * 100,
  verbose: verboseDefault,
  stripFinalNewline: true
};
var FD_SPECIFIC_OPTIONS = ["lines", "buffer", "maxBuffer", "verbose", "stripFinalNewline"];
var getFdSpecificValue = (optionArray, fdNumber) => fdNumber === "ipc" ? optionArray.at(-1) : optionArray[fdNumber];

// node_modules/execa/lib/verbose/values.js
var isVerbose = ({ verbose }, fdNumber) => getFdVerbose(verbose, fdNumber) !== "none";
var isFullVerbose = ({ verbose }, fdNumber) => !["none", "short"].includes(getFdVerbose(verbose, fdNumber));
var getVerboseFunction = ({ verbose }, fdNumber) => {
  const fdVerbose = getFdVerbose(verbose, fdNumber);
  return isVerboseFunction(fdVerbose) ? fdVerbose : void 0;
};
var getFdVerbose = (verbose, fdNumber) => fdNumber === void 0 ? getFdGenericVerbose(verbose) : getFdSpecificValue(verbose, fdNumber);
var getFdGenericVerbose = (verbose) => verbose.find((fdVerbose) => isVerboseFunction(fdVerbose)) ?? VERBOSE_VALUES.findLast((fdVerbose) => verbose.includes(fdVerbose));
var isVerboseFunction = (fdVerbose) => typeof fdVerbose === "function";
var VERBOSE_VALUES = ["none", "short", "full"];

// node_modules/execa/lib/verbose/log.js
import { inspect } from "util";

// node_modules/execa/lib/arguments/escape.js
import { platform } from "process";
import { stripVTControlCharacters } from "util";
var joinCommand = (filePath, rawArguments) => {
  const fileAndArguments = [filePath, ...rawArguments];
  const command = fileAndArguments.join(" ");
  const escapedCommand = fileAndArguments.map((fileAndArgument) => quoteString(escapeControlCharacters(fileAndArgument))).join(" ");
  return { command, escapedCommand };
};
var escapeLines = (lines2) => stripVTControlCharacters(lines2).split("\n").map((line2) => escapeControlCharacters(line2)).join("\n");
var escapeControlCharacters = (line2) => line2.replaceAll(SPECIAL_CHAR_REGEXP, (character) => escapeControlCharacter(character));
var escapeControlCharacter = (character) => {
  const commonEscape = COMMON_ESCAPES[character];
  if (commonEscape !== void 0) {
    return commonEscape;
  }
  const codepoint = character.codePointAt(0);
  const codepointHex = codepoint.toString(16);
  return codepoint <= ASTRAL_START ? `\\u${codepointHex.padStart(4, "0")}` : `\\U${codepointHex}`;
};
var getSpecialCharRegExp = () => {
  try {
    return new RegExp("\\p{Separator}|\\p{Other}", "gu");
  } catch {
    return /[\s\u0000-\u001F\u007F-\u009F\u00AD]/g;
  }
};
var SPECIAL_CHAR_REGEXP = getSpecialCharRegExp();
var COMMON_ESCAPES = {
  " ": " ",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t"
};
var ASTRAL_START = 65535;
var quoteString = (escapedArgument) => {
  if (NO_ESCAPE_REGEXP.test(escapedArgument)) {
    return escapedArgument;
  }
  return platform === "win32" ? `"${escapedArgument.replaceAll('"', '""')}"` : `'${escapedArgument.replaceAll("'", "'\\''")}'`;
};
var NO_ESCAPE_REGEXP = /^[\w./-]+$/;

// node_modules/is-unicode-supported/index.js
import process3 from "process";
function isUnicodeSupported() {
  const { env } = process3;
  const { TERM, TERM_PROGRAM } = env;
  if (process3.platform !== "win32") {
    return TERM !== "linux";
  }
  return Boolean(env.WT_SESSION) || Boolean(env.TERMINUS_SUBLIME) || env.ConEmuTask === "{cmd::Cmder}" || TERM_PROGRAM === "Terminus-Sublime" || TERM_PROGRAM === "vscode" || TERM === "xterm-256color" || TERM === "alacritty" || TERM === "rxvt-unicode" || TERM === "rxvt-unicode-256color" || env.TERMINAL_EMULATOR === "JetBrains-JediTerm";
}

// node_modules/figures/index.js
var common = {
  circleQuestionMark: "(?)",
  questionMarkPrefix: "(?)",
  square: "\u2588",
  squareDarkShade: "\u2593",
  squareMediumShade: "\u2592",
  squareLightShade: "\u2591",
  squareTop: "\u2580",
  squareBottom: "\u2584",
  squareLeft: "\u258C",
  squareRight: "\u2590",
  squareCenter: "\u25A0",
  bullet: "\u25CF",
  dot: "\u2024",
  ellipsis: "\u2026",
  pointerSmall: "\u203A",
  triangleUp: "\u25B2",
  triangleUpSmall: "\u25B4",
  triangleDown: "\u25BC",
  triangleDownSmall: "\u25BE",
  triangleLeftSmall: "\u25C2",
  triangleRightSmall: "\u25B8",
  home: "\u2302",
  heart: "\u2665",
  musicNote: "\u266A",
  musicNoteBeamed: "\u266B",
  arrowUp: "\u2191",
  arrowDown: "\u2193",
  arrowLeft: "\u2190",
  arrowRight: "\u2192",
  arrowLeftRight: "\u2194",
  arrowUpDown: "\u2195",
  almostEqual: "\u2248",
  notEqual: "\u2260",
  lessOrEqual: "\u2264",
  greaterOrEqual: "\u2265",
  identical: "\u2261",
  infinity: "\u221E",
  subscriptZero: "\u2080",
  subscriptOne: "\u2081",
  subscriptTwo: "\u2082",
  subscriptThree: "\u2083",
  subscriptFour: "\u2084",
  subscriptFive: "\u2085",
  subscriptSix: "\u2086",
  subscriptSeven: "\u2087",
  subscriptEight: "\u2088",
  subscriptNine: "\u2089",
  oneHalf: "\xBD",
  oneThird: "\u2153",
  oneQuarter: "\xBC",
  oneFifth: "\u2155",
  oneSixth: "\u2159",
  oneEighth: "\u215B",
  twoThirds: "\u2154",
  twoFifths: "\u2156",
  threeQuarters: "\xBE",
  threeFifths: "\u2157",
  threeEighths: "\u215C",
  fourFifths: "\u2158",
  fiveSixths: "\u215A",
  fiveEighths: "\u215D",
  sevenEighths: "\u215E",
  line: "\u2500",
  lineBold: "\u2501",
  lineDouble: "\u2550",
  lineDashed0: "\u2504",
  lineDashed1: "\u2505",
  lineDashed2: "\u2508",
  lineDashed3: "\u2509",
  lineDashed4: "\u254C",
  lineDashed5: "\u254D",
  lineDashed6: "\u2574",
  lineDashed7: "\u2576",
  lineDashed8: "\u2578",
  lineDashed9: "\u257A",
  lineDashed10: "\u257C",
  lineDashed11: "\u257E",
  lineDashed12: "\u2212",
  lineDashed13: "\u2013",
  lineDashed14: "\u2010",
  lineDashed15: "\u2043",
  lineVertical: "\u2502",
  lineVerticalBold: "\u2503",
  lineVerticalDouble: "\u2551",
  lineVerticalDashed0: "\u2506",
  lineVerticalDashed1: "\u2507",
  lineVerticalDashed2: "\u250A",
  lineVerticalDashed3: "\u250B",
  lineVerticalDashed4: "\u254E",
  lineVerticalDashed5: "\u254F",
  lineVerticalDashed6: "\u2575",
  lineVerticalDashed7: "\u2577",
  lineVerticalDashed8: "\u2579",
  lineVerticalDashed9: "\u257B",
  lineVerticalDashed10: "\u257D",
  lineVerticalDashed11: "\u257F",
  lineDownLeft: "\u2510",
  lineDownLeftArc: "\u256E",
  lineDownBoldLeftBold: "\u2513",
  lineDownBoldLeft: "\u2512",
  lineDownLeftBold: "\u2511",
  lineDownDoubleLeftDouble: "\u2557",
  lineDownDoubleLeft: "\u2556",
  lineDownLeftDouble: "\u2555",
  lineDownRight: "\u250C",
  lineDownRightArc: "\u256D",
  lineDownBoldRightBold: "\u250F",
  lineDownBoldRight: "\u250E",
  lineDownRightBold: "\u250D",
  lineDownDoubleRightDouble: "\u2554",
  lineDownDoubleRight: "\u2553",
  lineDownRightDouble: "\u2552",
  lineUpLeft: "\u2518",
  lineUpLeftArc: "\u256F",
  lineUpBoldLeftBold: "\u251B",
  lineUpBoldLeft: "\u251A",
  lineUpLeftBold: "\u2519",
  lineUpDoubleLeftDouble: "\u255D",
  lineUpDoubleLeft: "\u255C",
  lineUpLeftDouble: "\u255B",
  lineUpRight: "\u2514",
  lineUpRightArc: "\u2570",
  lineUpBoldRightBold: "\u2517",
  lineUpBoldRight: "\u2516",
  lineUpRightBold: "\u2515",
  lineUpDoubleRightDouble: "\u255A",
  lineUpDoubleRight: "\u2559",
  lineUpRightDouble: "\u2558",
  lineUpDownLeft: "\u2524",
  lineUpBoldDownBoldLeftBold: "\u252B",
  lineUpBoldDownBoldLeft: "\u2528",
  lineUpDownLeftBold: "\u2525",
  lineUpBoldDownLeftBold: "\u2529",
  lineUpDownBoldLeftBold: "\u252A",
  lineUpDownBoldLeft: "\u2527",
  lineUpBoldDownLeft: "\u2526",
  lineUpDoubleDownDoubleLeftDouble: "\u2563",
  lineUpDoubleDownDoubleLeft: "\u2562",
  lineUpDownLeftDouble: "\u2561",
  lineUpDownRight: "\u251C",
  lineUpBoldDownBoldRightBold: "\u2523",
  lineUpBoldDownBoldRight: "\u2520",
  lineUpDownRightBold: "\u251D",
  lineUpBoldDownRightBold: "\u2521",
  lineUpDownBoldRightBold: "\u2522",
  lineUpDownBoldRight: "\u251F",
  lineUpBoldDownRight: "\u251E",
  lineUpDoubleDownDoubleRightDouble: "\u2560",
  lineUpDoubleDownDoubleRight: "\u255F",
  lineUpDownRightDouble: "\u255E",
  lineDownLeftRight: "\u252C",
  lineDownBoldLeftBoldRightBold: "\u2533",
  lineDownLeftBoldRightBold: "\u252F",
  lineDownBoldLeftRight: "\u2530",
  lineDownBoldLeftBoldRight: "\u2531",
  lineDownBoldLeftRightBold: "\u2532",
  lineDownLeftRightBold: "\u252E",
  lineDownLeftBoldRight: "\u252D",
  lineDownDoubleLeftDoubleRightDouble: "\u2566",
  lineDownDoubleLeftRight: "\u2565",
  lineDownLeftDoubleRightDouble: "\u2564",
  lineUpLeftRight: "\u2534",
  lineUpBoldLeftBoldRightBold: "\u253B",
  lineUpLeftBoldRightBold: "\u2537",
  lineUpBoldLeftRight: "\u2538",
  lineUpBoldLeftBoldRight: "\u2539",
  lineUpBoldLeftRightBold: "\u253A",
  lineUpLeftRightBold: "\u2536",
  lineUpLeftBoldRight: "\u2535",
  lineUpDoubleLeftDoubleRightDouble: "\u2569",
  lineUpDoubleLeftRight: "\u2568",
  lineUpLeftDoubleRightDouble: "\u2567",
  lineUpDownLeftRight: "\u253C",
  lineUpBoldDownBoldLeftBoldRightBold: "\u254B",
  lineUpDownBoldLeftBoldRightBold: "\u2548",
  lineUpBoldDownLeftBoldRightBold: "\u2547",
  lineUpBoldDownBoldLeftRightBold: "\u254A",
  lineUpBoldDownBoldLeftBoldRight: "\u2549",
  lineUpBoldDownLeftRight: "\u2540",
  lineUpDownBoldLeftRight: "\u2541",
  lineUpDownLeftBoldRight: "\u253D",
  lineUpDownLeftRightBold: "\u253E",
  lineUpBoldDownBoldLeftRight: "\u2542",
  lineUpDownLeftBoldRightBold: "\u253F",
  lineUpBoldDownLeftBoldRight: "\u2543",
  lineUpBoldDownLeftRightBold: "\u2544",
  lineUpDownBoldLeftBoldRight: "\u2545",
  lineUpDownBoldLeftRightBold: "\u2546",
  lineUpDoubleDownDoubleLeftDoubleRightDouble: "\u256C",
  lineUpDoubleDownDoubleLeftRight: "\u256B",
  lineUpDownLeftDoubleRightDouble: "\u256A",
  lineCross: "\u2573",
  lineBackslash: "\u2572",
  lineSlash: "\u2571"
};
var specialMainSymbols = {
  tick: "\u2714",
  info: "\u2139",
  warning: "\u26A0",
  cross: "\u2718",
  squareSmall: "\u25FB",
  squareSmallFilled: "\u25FC",
  circle: "\u25EF",
  circleFilled: "\u25C9",
  circleDotted: "\u25CC",
  circleDouble: "\u25CE",
  circleCircle: "\u24DE",
  circleCross: "\u24E7",
  circlePipe: "\u24BE",
  radioOn: "\u25C9",
  radioOff: "\u25EF",
  checkboxOn: "\u2612",
  checkboxOff: "\u2610",
  checkboxCircleOn: "\u24E7",
  checkboxCircleOff: "\u24BE",
  pointer: "\u276F",
  triangleUpOutline: "\u25B3",
  triangleLeft: "\u25C0",
  triangleRight: "\u25B6",
  lozenge: "\u25C6",
  lozengeOutline: "\u25C7",
  hamburger: "\u2630",
  smiley: "\u32E1",
  mustache: "\u0DF4",
  star: "\u2605",
  play: "\u25B6",
  nodejs: "\u2B22",
  oneSeventh: "\u2150",
  oneNinth: "\u2151",
  oneTenth: "\u2152"
};
var specialFallbackSymbols = {
  tick: "\u221A",
  info: "i",
  warning: "\u203C",
  cross: "\xD7",
  squareSmall: "\u25A1",
  squareSmallFilled: "\u25A0",
  circle: "( )",
  circleFilled: "(*)",
  circleDotted: "( )",
  circleDouble: "( )",
  circleCircle: "(\u25CB)",
  circleCross: "(\xD7)",
  circlePipe: "(\u2502)",
  radioOn: "(*)",
  radioOff: "( )",
  checkboxOn: "[\xD7]",
  checkboxOff: "[ ]",
  checkboxCircleOn: "(\xD7)",
  checkboxCircleOff: "( )",
  pointer: ">",
  triangleUpOutline: "\u2206",
  triangleLeft: "\u25C4",
  triangleRight: "\u25BA",
  lozenge: "\u2666",
  lozengeOutline: "\u25CA",
  hamburger: "\u2261",
  smiley: "\u263A",
  mustache: "\u250C\u2500\u2510",
  star: "\u2736",
  play: "\u25BA",
  nodejs: "\u2666",
  oneSeventh: "1/7",
  oneNinth: "1/9",
  oneTenth: "1/10"
};
var mainSymbols = { ...common, ...specialMainSymbols };
var fallbackSymbols = { ...common, ...specialFallbackSymbols };
var shouldUseMain = isUnicodeSupported();
var figures = shouldUseMain ? mainSymbols : fallbackSymbols;
var figures_default = figures;
var replacements = Object.entries(specialMainSymbols);

// node_modules/yoctocolors/base.js
import tty from "tty";
var hasColors = tty?.WriteStream?.prototype?.hasColors?.() ?? false;
var format = (open4, close) => {
  if (!hasColors) {
    return (input) => input;
  }
  const openCode = `\x1B[${open4}m`;
  const closeCode = `\x1B[${close}m`;
  return (input) => {
    const string2 = input + "";
    let index = string2.indexOf(closeCode);
    if (index === -1) {
      return openCode + string2 + closeCode;
    }
    let result = openCode;
    let lastIndex = 0;
    const reopenOnNestedClose = close === 22;
    const replaceCode = (reopenOnNestedClose ? closeCode : "") + openCode;
    while (index !== -1) {
      result += string2.slice(lastIndex, index) + replaceCode;
      lastIndex = index + closeCode.length;
      index = string2.indexOf(closeCode, lastIndex);
    }
    result += string2.slice(lastIndex) + closeCode;
    return result;
  };
};
var reset = format(0, 0);
var bold = format(1, 22);
var dim = format(2, 22);
var italic = format(3, 23);
var underline = format(4, 24);
var underlineDouble = format("4:2", 24);
var underlineCurly = format("4:3", 24);
var underlineDotted = format("4:4", 24);
var underlineDashed = format("4:5", 24);
var overline = format(53, 55);
var inverse = format(7, 27);
var hidden = format(8, 28);
var strikethrough = format(9, 29);
var black = format(30, 39);
var red = format(31, 39);
var green = format(32, 39);
var yellow = format(33, 39);
var blue = format(34, 39);
var magenta = format(35, 39);
var cyan = format(36, 39);
var white = format(37, 39);
var gray = format(90, 39);
var bgBlack = format(40, 49);
var bgRed = format(41, 49);
var bgGreen = format(42, 49);
var bgYellow = format(43, 49);
var bgBlue = format(44, 49);
var bgMagenta = format(45, 49);
var bgCyan = format(46, 49);
var bgWhite = format(47, 49);
var bgGray = format(100, 49);
var redBright = format(91, 39);
var greenBright = format(92, 39);
var yellowBright = format(93, 39);
var blueBright = format(94, 39);
var magentaBright = format(95, 39);
var cyanBright = format(96, 39);
var whiteBright = format(97, 39);
var bgRedBright = format(101, 49);
var bgGreenBright = format(102, 49);
var bgYellowBright = format(103, 49);
var bgBlueBright = format(104, 49);
var bgMagentaBright = format(105, 49);
var bgCyanBright = format(106, 49);
var bgWhiteBright = format(107, 49);
var underlineBlack = format("58;5;0", 59);
var underlineRed = format("58;5;1", 59);
var underlineGreen = format("58;5;2", 59);
var underlineYellow = format("58;5;3", 59);
var underlineBlue = format("58;5;4", 59);
var underlineMagenta = format("58;5;5", 59);
var underlineCyan = format("58;5;6", 59);
var underlineWhite = format("58;5;7", 59);
var underlineGray = format("58;5;8", 59);
var underlineRedBright = format("58;5;9", 59);
var underlineGreenBright = format("58;5;10", 59);
var underlineYellowBright = format("58;5;11", 59);
var underlineBlueBright = format("58;5;12", 59);
var underlineMagentaBright = format("58;5;13", 59);
var underlineCyanBright = format("58;5;14", 59);
var underlineWhiteBright = format("58;5;15", 59);

// node_modules/execa/lib/verbose/default.js
var defaultVerboseFunction = ({
  type,
  message: message2,
  timestamp,
  piped,
  commandId,
  result: { failed = false } = {},
  options: { reject = true }
}) => {
  const timestampString = serializeTimestamp(timestamp);
  const icon = ICONS[type]({ failed, reject, piped });
  const color = COLORS[type]({ reject });
  return `${gray(`[${timestampString}]`)} ${gray(`[${commandId}]`)} ${color(icon)} ${color(message2)}`;
};
var serializeTimestamp = (timestamp) => `${padField(timestamp.getHours(), 2)}:${padField(timestamp.getMinutes(), 2)}:${padField(timestamp.getSeconds(), 2)}.${padField(timestamp.getMilliseconds(), 3)}`;
var padField = (field, padding) => String(field).padStart(padding, "0");
var getFinalIcon = ({ failed, reject }) => {
  if (!failed) {
    return figures_default.tick;
  }
  return reject ? figures_default.cross : figures_default.warning;
};
var ICONS = {
  command: ({ piped }) => piped ? "|" : "$",
  output: () => " ",
  ipc: () => "*",
  error: getFinalIcon,
  duration: getFinalIcon
};
var identity = (string2) => string2;
var COLORS = {
  command: () => bold,
  output: () => identity,
  ipc: () => identity,
  error: ({ reject }) => reject ? redBright : yellowBright,
  duration: () => gray
};

// node_modules/execa/lib/verbose/custom.js
var applyVerboseOnLines = (printedLines2, verboseInfo, fdNumber) => {
  const verboseFunction = getVerboseFunction(verboseInfo, fdNumber);
  return printedLines2.map(({ verboseLine, verboseObject }) => applyVerboseFunction(verboseLine, verboseObject, verboseFunction)).filter((printedLine) => printedLine !== void 0).map((printedLine) => appendNewline(printedLine)).join("");
};
var applyVerboseFunction = (verboseLine, verboseObject, verboseFunction) => {
  if (verboseFunction === void 0) {
    return verboseLine;
  }
  const printedLine = verboseFunction(verboseLine, verboseObject);
  if (typeof printedLine === "string") {
    return printedLine;
  }
};
var appendNewline = (printedLine) => printedLine.endsWith("\n") ? printedLine : `${printedLine}
`;

// node_modules/execa/lib/verbose/log.js
var verboseLog = ({ type, verboseMessage, fdNumber, verboseInfo, result }) => {
  const verboseObject = getVerboseObject({ type, result, verboseInfo });
  const printedLines2 = getPrintedLines(verboseMessage, verboseObject);
  const finalLines = applyVerboseOnLines(printedLines2, verboseInfo, fdNumber);
  if (finalLines !== "") {
    console.warn(finalLines.slice(0, -1));
  }
};
var getVerboseObject = ({
  type,
  result,
  verboseInfo: { escapedCommand, commandId, rawOptions: { piped = false, ...options } }
}) => ({
  type,
  escapedCommand,
  commandId: `${commandId}`,
  timestamp: /* @__PURE__ */ new Date(),
  piped,
  result,
  options
});
var getPrintedLines = (verboseMessage, verboseObject) => verboseMessage.split("\n").map((message2) => getPrintedLine({ ...verboseObject, message: message2 }));
var getPrintedLine = (verboseObject) => {
  const verboseLine = defaultVerboseFunction(verboseObject);
  return { verboseLine, verboseObject };
};
var serializeVerboseMessage = (message2) => {
  const messageString = typeof message2 === "string" ? message2 : inspect(message2);
  const escapedMessage = escapeLines(messageString);
  return escapedMessage.replaceAll("	", " ".repeat(TAB_SIZE));
};
var TAB_SIZE = 2;

// node_modules/execa/lib/verbose/start.js
var logCommand = (escapedCommand, verboseInfo) => {
  if (!isVerbose(verboseInfo)) {
    return;
  }
  verboseLog({
    type: "command",
    verboseMessage: escapedCommand,
    verboseInfo
  });
};

// node_modules/execa/lib/verbose/info.js
var getVerboseInfo = (verbose, escapedCommand, rawOptions) => {
  validateVerbose(verbose);
  const commandId = getCommandId(verbose);
  return {
    verbose,
    escapedCommand,
    commandId,
    rawOptions
  };
};
var getCommandId = (verbose) => isVerbose({ verbose }) ? COMMAND_ID++ : void 0;
var COMMAND_ID = 0n;
var validateVerbose = (verbose) => {
  for (const fdVerbose of verbose) {
    if (fdVerbose === false) {
      throw new TypeError(`The "verbose: false" option was renamed to "verbose: 'none'".`);
    }
    if (fdVerbose === true) {
      throw new TypeError(`The "verbose: true" option was renamed to "verbose: 'short'".`);
    }
    if (!VERBOSE_VALUES.includes(fdVerbose) && !isVerboseFunction(fdVerbose)) {
      const allowedValues = VERBOSE_VALUES.map((allowedValue) => `'${allowedValue}'`).join(", ");
      throw new TypeError(`The "verbose" option must not be ${fdVerbose}. Allowed values are: ${allowedValues} or a function.`);
    }
  }
};

// node_modules/execa/lib/return/duration.js
import { hrtime } from "process";
var getStartTime = () => hrtime.bigint();
var getDurationMs = (startTime) => Number(hrtime.bigint() - startTime) / 1e6;

// node_modules/execa/lib/arguments/command.js
var handleCommand = (filePath, rawArguments, rawOptions) => {
  const startTime = getStartTime();
  const { command, escapedCommand } = joinCommand(filePath, rawArguments);
  const verbose = normalizeFdSpecificOption(rawOptions, "verbose");
  const verboseInfo = getVerboseInfo(verbose, escapedCommand, { ...rawOptions });
  logCommand(escapedCommand, verboseInfo);
  return {
    command,
    escapedCommand,
    startTime,
    verboseInfo
  };
};

// node_modules/execa/lib/arguments/options.js
var import_cross_spawn = __toESM(require_cross_spawn(), 1);
import path6 from "path";
import process6 from "process";

// node_modules/npm-run-path/index.js
import process4 from "process";
import path3 from "path";

// node_modules/npm-run-path/node_modules/path-key/index.js
function pathKey(options = {}) {
  const {
    env = process.env,
    platform: platform2 = process.platform
  } = options;
  if (platform2 !== "win32") {
    return "PATH";
  }
  return Object.keys(env).reverse().find((key) => key.toUpperCase() === "PATH") || "Path";
}

// node_modules/unicorn-magic/node.js
import { promisify } from "util";
import { execFile as execFileCallback, execFileSync as execFileSyncOriginal } from "child_process";
import path2 from "path";
import { fileURLToPath as fileURLToPath2 } from "url";
var execFileOriginal = promisify(execFileCallback);
function toPath(urlOrPath) {
  return urlOrPath instanceof URL ? fileURLToPath2(urlOrPath) : urlOrPath;
}
function traversePathUp(startPath) {
  return {
    *[Symbol.iterator]() {
      let currentPath = path2.resolve(toPath(startPath));
      let previousPath;
      while (previousPath !== currentPath) {
        yield currentPath;
        previousPath = currentPath;
        currentPath = path2.resolve(currentPath, "..");
      }
    }
  };
}
var TEN_MEGABYTES_IN_BYTES = 10 * 1024 * 1024;

// node_modules/npm-run-path/index.js
var npmRunPath = ({
  cwd = process4.cwd(),
  path: pathOption = process4.env[pathKey()],
  preferLocal = true,
  execPath: execPath2 = process4.execPath,
  addExecPath = true
} = {}) => {
  const cwdPath = path3.resolve(toPath(cwd));
  const result = [];
  const pathParts = pathOption.split(path3.delimiter);
  if (preferLocal) {
    applyPreferLocal(result, pathParts, cwdPath);
  }
  if (addExecPath) {
    applyExecPath(result, pathParts, execPath2, cwdPath);
  }
  return pathOption === "" || pathOption === path3.delimiter ? `${result.join(path3.delimiter)}${pathOption}` : [...result, pathOption].join(path3.delimiter);
};
var applyPreferLocal = (result, pathParts, cwdPath) => {
  for (const directory of traversePathUp(cwdPath)) {
    const pathPart = path3.join(directory, "node_modules/.bin");
    if (!pathParts.includes(pathPart)) {
      result.push(pathPart);
    }
  }
};
var applyExecPath = (result, pathParts, execPath2, cwdPath) => {
  const pathPart = path3.resolve(cwdPath, toPath(execPath2), "..");
  if (!pathParts.includes(pathPart)) {
    result.push(pathPart);
  }
};
var npmRunPathEnv = ({ env = process4.env, ...options } = {}) => {
  env = { ...env };
  const pathName = pathKey({ env });
  options.path = env[pathName];
  env[pathName] = npmRunPath(options);
  return env;
};

// node_modules/execa/lib/terminate/kill.js
import { setTimeout as setTimeout2 } from "timers/promises";

// node_modules/execa/lib/return/final-error.js
var getFinalError = (originalError, message2, isSync) => {
  const ErrorClass = isSync ? ExecaSyncError : ExecaError;
  const options = originalError instanceof DiscardedError ? {} : { cause: originalError };
  return new ErrorClass(message2, options);
};
var DiscardedError = class extends Error {
};
var setErrorName = (ErrorClass, value) => {
  Object.defineProperty(ErrorClass.prototype, "name", {
    value,
    writable: true,
    enumerable: false,
    configurable: true
  });
  Object.defineProperty(ErrorClass.prototype, execaErrorSymbol, {
    value: true,
    writable: false,
    enumerable: false,
    configurable: false
  });
};
var isExecaError = (error) => isErrorInstance(error) && execaErrorSymbol in error;
var execaErrorSymbol = /* @__PURE__ */ Symbol("isExecaError");
var isErrorInstance = (value) => Object.prototype.toString.call(value) === "[object Error]";
var ExecaError = class extends Error {
};
setErrorName(ExecaError, ExecaError.name);
var ExecaSyncError = class extends Error {
};
setErrorName(ExecaSyncError, ExecaSyncError.name);

// node_modules/execa/lib/terminate/signal.js
import { constants as constants4 } from "os";

// node_modules/human-signals/build/src/main.js
import { constants as constants3 } from "os";

// node_modules/human-signals/build/src/realtime.js
var getRealtimeSignals = () => {
  const length = SIGRTMAX - SIGRTMIN + 1;
  return Array.from({ length }, getRealtimeSignal);
};
var getRealtimeSignal = (value, index) => ({
  name: `SIGRT${index + 1}`,
  number: SIGRTMIN + index,
  action: "terminate",
  description: "Application-specific signal (realtime)",
  standard: "posix"
});
var SIGRTMIN = 34;
var SIGRTMAX = 64;

// node_modules/human-signals/build/src/signals.js
import { constants as constants2 } from "os";

// node_modules/human-signals/build/src/core.js
var SIGNALS = [
  {
    name: "SIGHUP",
    number: 1,
    action: "terminate",
    description: "Terminal closed",
    standard: "posix"
  },
  {
    name: "SIGINT",
    number: 2,
    action: "terminate",
    description: "User interruption with CTRL-C",
    standard: "ansi"
  },
  {
    name: "SIGQUIT",
    number: 3,
    action: "core",
    description: "User interruption with CTRL-\\",
    standard: "posix"
  },
  {
    name: "SIGILL",
    number: 4,
    action: "core",
    description: "Invalid machine instruction",
    standard: "ansi"
  },
  {
    name: "SIGTRAP",
    number: 5,
    action: "core",
    description: "Debugger breakpoint",
    standard: "posix"
  },
  {
    name: "SIGABRT",
    number: 6,
    action: "core",
    description: "Aborted",
    standard: "ansi"
  },
  {
    name: "SIGIOT",
    number: 6,
    action: "core",
    description: "Aborted",
    standard: "bsd"
  },
  {
    name: "SIGBUS",
    number: 7,
    action: "core",
    description: "Bus error due to misaligned, non-existing address or paging error",
    standard: "bsd"
  },
  {
    name: "SIGEMT",
    number: 7,
    action: "terminate",
    description: "Command should be emulated but is not implemented",
    standard: "other"
  },
  {
    name: "SIGFPE",
    number: 8,
    action: "core",
    description: "Floating point arithmetic error",
    standard: "ansi"
  },
  {
    name: "SIGKILL",
    number: 9,
    action: "terminate",
    description: "Forced termination",
    standard: "posix",
    forced: true
  },
  {
    name: "SIGUSR1",
    number: 10,
    action: "terminate",
    description: "Application-specific signal",
    standard: "posix"
  },
  {
    name: "SIGSEGV",
    number: 11,
    action: "core",
    description: "Segmentation fault",
    standard: "ansi"
  },
  {
    name: "SIGUSR2",
    number: 12,
    action: "terminate",
    description: "Application-specific signal",
    standard: "posix"
  },
  {
    name: "SIGPIPE",
    number: 13,
    action: "terminate",
    description: "Broken pipe or socket",
    standard: "posix"
  },
  {
    name: "SIGALRM",
    number: 14,
    action: "terminate",
    description: "Timeout or timer",
    standard: "posix"
  },
  {
    name: "SIGTERM",
    number: 15,
    action: "terminate",
    description: "Termination",
    standard: "ansi"
  },
  {
    name: "SIGSTKFLT",
    number: 16,
    action: "terminate",
    description: "Stack is empty or overflowed",
    standard: "other"
  },
  {
    name: "SIGCHLD",
    number: 17,
    action: "ignore",
    description: "Child process terminated, paused or unpaused",
    standard: "posix"
  },
  {
    name: "SIGCLD",
    number: 17,
    action: "ignore",
    description: "Child process terminated, paused or unpaused",
    standard: "other"
  },
  {
    name: "SIGCONT",
    number: 18,
    action: "unpause",
    description: "Unpaused",
    standard: "posix",
    forced: true
  },
  {
    name: "SIGSTOP",
    number: 19,
    action: "pause",
    description: "Paused",
    standard: "posix",
    forced: true
  },
  {
    name: "SIGTSTP",
    number: 20,
    action: "pause",
    description: 'Paused using CTRL-Z or "suspend"',
    standard: "posix"
  },
  {
    name: "SIGTTIN",
    number: 21,
    action: "pause",
    description: "Background process cannot read terminal input",
    standard: "posix"
  },
  {
    name: "SIGBREAK",
    number: 21,
    action: "terminate",
    description: "User interruption with CTRL-BREAK",
    standard: "other"
  },
  {
    name: "SIGTTOU",
    number: 22,
    action: "pause",
    description: "Background process cannot write to terminal output",
    standard: "posix"
  },
  {
    name: "SIGURG",
    number: 23,
    action: "ignore",
    description: "Socket received out-of-band data",
    standard: "bsd"
  },
  {
    name: "SIGXCPU",
    number: 24,
    action: "core",
    description: "Process timed out",
    standard: "bsd"
  },
  {
    name: "SIGXFSZ",
    number: 25,
    action: "core",
    description: "File too big",
    standard: "bsd"
  },
  {
    name: "SIGVTALRM",
    number: 26,
    action: "terminate",
    description: "Timeout or timer",
    standard: "bsd"
  },
  {
    name: "SIGPROF",
    number: 27,
    action: "terminate",
    description: "Timeout or timer",
    standard: "bsd"
  },
  {
    name: "SIGWINCH",
    number: 28,
    action: "ignore",
    description: "Terminal window size changed",
    standard: "bsd"
  },
  {
    name: "SIGIO",
    number: 29,
    action: "terminate",
    description: "I/O is available",
    standard: "other"
  },
  {
    name: "SIGPOLL",
    number: 29,
    action: "terminate",
    description: "Watched event",
    standard: "other"
  },
  {
    name: "SIGINFO",
    number: 29,
    action: "ignore",
    description: "Request for process information",
    standard: "other"
  },
  {
    name: "SIGPWR",
    number: 30,
    action: "terminate",
    description: "Device running out of power",
    standard: "systemv"
  },
  {
    name: "SIGSYS",
    number: 31,
    action: "core",
    description: "Invalid system call",
    standard: "other"
  },
  {
    name: "SIGUNUSED",
    number: 31,
    action: "terminate",
    description: "Invalid system call",
    standard: "other"
  }
];

// node_modules/human-signals/build/src/signals.js
var getSignals = () => {
  const realtimeSignals = getRealtimeSignals();
  const signals2 = [...SIGNALS, ...realtimeSignals].map(normalizeSignal);
  return signals2;
};
var normalizeSignal = ({
  name,
  number: defaultNumber,
  description,
  action,
  forced = false,
  standard
}) => {
  const {
    signals: { [name]: constantSignal }
  } = constants2;
  const supported = constantSignal !== void 0;
  const number = supported ? constantSignal : defaultNumber;
  return { name, number, description, supported, action, forced, standard };
};

// node_modules/human-signals/build/src/main.js
var getSignalsByName = () => {
  const signals2 = getSignals();
  return Object.fromEntries(signals2.map(getSignalByName));
};
var getSignalByName = ({
  name,
  number,
  description,
  supported,
  action,
  forced,
  standard
}) => [name, { name, number, description, supported, action, forced, standard }];
var signalsByName = getSignalsByName();
var getSignalsByNumber = () => {
  const signals2 = getSignals();
  const length = SIGRTMAX + 1;
  const signalsA = Array.from(
    { length },
    (value, number) => getSignalByNumber(number, signals2)
  );
  return Object.assign({}, ...signalsA);
};
var getSignalByNumber = (number, signals2) => {
  const signal = findSignalByNumber(number, signals2);
  if (signal === void 0) {
    return {};
  }
  const { name, description, supported, action, forced, standard } = signal;
  return {
    [number]: {
      name,
      number,
      description,
      supported,
      action,
      forced,
      standard
    }
  };
};
var findSignalByNumber = (number, signals2) => {
  const signal = signals2.find(({ name }) => constants3.signals[name] === number);
  if (signal !== void 0) {
    return signal;
  }
  return signals2.find((signalA) => signalA.number === number);
};
var signalsByNumber = getSignalsByNumber();

// node_modules/execa/lib/terminate/signal.js
var normalizeKillSignal = (killSignal) => {
  const optionName = "option `killSignal`";
  if (killSignal === 0) {
    throw new TypeError(`Invalid ${optionName}: 0 cannot be used.`);
  }
  return normalizeSignal2(killSignal, optionName);
};
var normalizeSignalArgument = (signal) => signal === 0 ? signal : normalizeSignal2(signal, "`subprocess.kill()`'s argument");
var normalizeSignal2 = (signalNameOrInteger, optionName) => {
  if (Number.isInteger(signalNameOrInteger)) {
    return normalizeSignalInteger(signalNameOrInteger, optionName);
  }
  if (typeof signalNameOrInteger === "string") {
    return normalizeSignalName(signalNameOrInteger, optionName);
  }
  throw new TypeError(`Invalid ${optionName} ${String(signalNameOrInteger)}: it must be a string or an integer.
${getAvailableSignals()}`);
};
var normalizeSignalInteger = (signalInteger, optionName) => {
  if (signalsIntegerToName.has(signalInteger)) {
    return signalsIntegerToName.get(signalInteger);
  }
  throw new TypeError(`Invalid ${optionName} ${signalInteger}: this signal integer does not exist.
${getAvailableSignals()}`);
};
var getSignalsIntegerToName = () => new Map(Object.entries(constants4.signals).reverse().map(([signalName2, signalInteger]) => [signalInteger, signalName2]));
var signalsIntegerToName = getSignalsIntegerToName();
var normalizeSignalName = (signalName2, optionName) => {
  if (signalName2 in constants4.signals) {
    return signalName2;
  }
  if (signalName2.toUpperCase() in constants4.signals) {
    throw new TypeError(`Invalid ${optionName} '${signalName2}': please rename it to '${signalName2.toUpperCase()}'.`);
  }
  throw new TypeError(`Invalid ${optionName} '${signalName2}': this signal name does not exist.
${getAvailableSignals()}`);
};
var getAvailableSignals = () => `Available signal names: ${getAvailableSignalNames()}.
Available signal numbers: ${getAvailableSignalIntegers()}.`;
var getAvailableSignalNames = () => Object.keys(constants4.signals).sort().map((signalName2) => `'${signalName2}'`).join(", ");
var getAvailableSignalIntegers = () => [...new Set(Object.values(constants4.signals).sort((signalInteger, signalIntegerTwo) => signalInteger - signalIntegerTwo))].join(", ");
var getSignalDescription = (signal) => signalsByName[signal].description;

// node_modules/execa/lib/terminate/kill.js
var normalizeForceKillAfterDelay = (forceKillAfterDelay) => {
  if (forceKillAfterDelay === false) {
    return forceKillAfterDelay;
  }
  if (forceKillAfterDelay === true) {
    return DEFAULT_FORCE_KILL_TIMEOUT;
  }
  if (!Number.isFinite(forceKillAfterDelay) || forceKillAfterDelay < 0) {
    throw new TypeError(`Expected the \`forceKillAfterDelay\` option to be a non-negative integer, got \`${forceKillAfterDelay}\` (${typeof forceKillAfterDelay})`);
  }
  return forceKillAfterDelay;
};
var DEFAULT_FORCE_KILL_TIMEOUT = 1e3 * 5;
var subprocessKill = ({ kill, options: { forceKillAfterDelay, killSignal }, onInternalError, context, controller }, signalOrError, errorArgument) => {
  const { signal, error } = parseKillArguments(signalOrError, errorArgument, killSignal);
  emitKillError(error, onInternalError);
  const killResult = kill(signal);
  setKillTimeout({
    kill,
    signal,
    forceKillAfterDelay,
    killSignal,
    killResult,
    context,
    controller
  });
  return killResult;
};
var parseKillArguments = (signalOrError, errorArgument, killSignal) => {
  const [signal = killSignal, error] = isErrorInstance(signalOrError) ? [void 0, signalOrError] : [signalOrError, errorArgument];
  if (typeof signal !== "string" && !Number.isInteger(signal)) {
    throw new TypeError(`The first argument must be an error instance or a signal name string/integer: ${String(signal)}`);
  }
  if (error !== void 0 && !isErrorInstance(error)) {
    throw new TypeError(`The second argument is optional. If specified, it must be an error instance: ${error}`);
  }
  return { signal: normalizeSignalArgument(signal), error };
};
var emitKillError = (error, onInternalError) => {
  if (error !== void 0) {
    onInternalError.reject(error);
  }
};
var setKillTimeout = async ({ kill, signal, forceKillAfterDelay, killSignal, killResult, context, controller }) => {
  if (signal === killSignal && killResult) {
    killOnTimeout({
      kill,
      forceKillAfterDelay,
      context,
      controllerSignal: controller.signal
    });
  }
};
var killOnTimeout = async ({ kill, forceKillAfterDelay, context, controllerSignal }) => {
  if (forceKillAfterDelay === false) {
    return;
  }
  try {
    await setTimeout2(forceKillAfterDelay, void 0, { signal: controllerSignal });
    if (kill("SIGKILL")) {
      context.isForcefullyTerminated ??= true;
    }
  } catch {
  }
};

// node_modules/execa/lib/utils/abort-signal.js
import { once } from "events";
var onAbortedSignal = async (mainSignal, stopSignal) => {
  if (!mainSignal.aborted) {
    await once(mainSignal, "abort", { signal: stopSignal });
  }
};

// node_modules/execa/lib/terminate/cancel.js
var validateCancelSignal = ({ cancelSignal }) => {
  if (cancelSignal !== void 0 && Object.prototype.toString.call(cancelSignal) !== "[object AbortSignal]") {
    throw new Error(`The \`cancelSignal\` option must be an AbortSignal: ${String(cancelSignal)}`);
  }
};
var throwOnCancel = ({ subprocess, cancelSignal, gracefulCancel, context, controller }) => cancelSignal === void 0 || gracefulCancel ? [] : [terminateOnCancel(subprocess, cancelSignal, context, controller)];
var terminateOnCancel = async (subprocess, cancelSignal, context, { signal }) => {
  await onAbortedSignal(cancelSignal, signal);
  context.terminationReason ??= "cancel";
  subprocess.kill();
  throw cancelSignal.reason;
};

// node_modules/execa/lib/ipc/graceful.js
import { scheduler as scheduler2 } from "timers/promises";

// node_modules/execa/lib/ipc/send.js
import { promisify as promisify2 } from "util";

// node_modules/execa/lib/ipc/validation.js
var validateIpcMethod = ({ methodName: methodName2, isSubprocess, ipc, isConnected: isConnected2 }) => {
  validateIpcOption(methodName2, isSubprocess, ipc);
  validateConnection(methodName2, isSubprocess, isConnected2);
};
var validateIpcOption = (methodName2, isSubprocess, ipc) => {
  if (!ipc) {
    throw new Error(`${getMethodName(methodName2, isSubprocess)} can only be used if the \`ipc\` option is \`true\`.`);
  }
};
var validateConnection = (methodName2, isSubprocess, isConnected2) => {
  if (!isConnected2) {
    throw new Error(`${getMethodName(methodName2, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} has already exited or disconnected.`);
  }
};
var throwOnEarlyDisconnect = (isSubprocess) => {
  throw new Error(`${getMethodName("getOneMessage", isSubprocess)} could not complete: the ${getOtherProcessName(isSubprocess)} exited or disconnected.`);
};
var throwOnStrictDeadlockError = (isSubprocess) => {
  throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is sending a message too, instead of listening to incoming messages.
This can be fixed by both sending a message and listening to incoming messages at the same time:

const [receivedMessage] = await Promise.all([
	${getMethodName("getOneMessage", isSubprocess)},
	${getMethodName("sendMessage", isSubprocess, "message, {strict: true}")},
]);`);
};
var getStrictResponseError = (error, isSubprocess) => new Error(`${getMethodName("sendMessage", isSubprocess)} failed when sending an acknowledgment response to the ${getOtherProcessName(isSubprocess)}.`, { cause: error });
var throwOnMissingStrict = (isSubprocess) => {
  throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is not listening to incoming messages.`);
};
var throwOnStrictDisconnect = (isSubprocess) => {
  throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} exited without listening to incoming messages.`);
};
var getAbortDisconnectError = () => new Error(`\`cancelSignal\` aborted: the ${getOtherProcessName(true)} disconnected.`);
var throwOnMissingParent = () => {
  throw new Error("`getCancelSignal()` cannot be used without setting the `cancelSignal` subprocess option.");
};
var handleEpipeError = ({ error, methodName: methodName2, isSubprocess }) => {
  if (error.code === "EPIPE") {
    throw new Error(`${getMethodName(methodName2, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} is disconnecting.`, { cause: error });
  }
};
var handleSerializationError = ({ error, methodName: methodName2, isSubprocess, message: message2 }) => {
  if (isSerializationError(error)) {
    throw new Error(`${getMethodName(methodName2, isSubprocess)}'s argument type is invalid: the message cannot be serialized: ${String(message2)}.`, { cause: error });
  }
};
var isSerializationError = ({ code, message: message2 }) => SERIALIZATION_ERROR_CODES.has(code) || SERIALIZATION_ERROR_MESSAGES.some((serializationErrorMessage) => message2.includes(serializationErrorMessage));
var SERIALIZATION_ERROR_CODES = /* @__PURE__ */ new Set([
  // Message is `undefined`
  "ERR_MISSING_ARGS",
  // Message is a function, a bigint, a symbol
  "ERR_INVALID_ARG_TYPE"
]);
var SERIALIZATION_ERROR_MESSAGES = [
  // Message is a promise or a proxy, with `serialization: 'advanced'`
  "could not be cloned",
  // Message has cycles, with `serialization: 'json'`
  "circular structure",
  // Message has cycles inside toJSON(), with `serialization: 'json'`
  "call stack size exceeded"
];
var getMethodName = (methodName2, isSubprocess, parameters = "") => methodName2 === "cancelSignal" ? "`cancelSignal`'s `controller.abort()`" : `${getNamespaceName(isSubprocess)}${methodName2}(${parameters})`;
var getNamespaceName = (isSubprocess) => isSubprocess ? "" : "subprocess.";
var getOtherProcessName = (isSubprocess) => isSubprocess ? "parent process" : "subprocess";
var disconnect = (anyProcess) => {
  if (anyProcess.connected) {
    anyProcess.disconnect();
  }
};

// node_modules/execa/lib/utils/deferred.js
var createDeferred = () => {
  const methods = {};
  const promise = new Promise((resolve, reject) => {
    Object.assign(methods, { resolve, reject });
  });
  return Object.assign(promise, methods);
};

// node_modules/execa/lib/arguments/fd-options.js
var getToStream = (destination, to = "stdin") => {
  const isWritable = true;
  const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(destination);
  const fdNumber = getFdNumber(fileDescriptors, to, isWritable);
  const destinationStream = destination.stdio[fdNumber];
  if (destinationStream === null) {
    throw new TypeError(getInvalidStdioOptionMessage(fdNumber, to, options, isWritable));
  }
  return destinationStream;
};
var getFromStream = (source, from = "stdout") => {
  const isWritable = false;
  const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
  const fdNumber = getFdNumber(fileDescriptors, from, isWritable);
  const sourceStream = fdNumber === "all" ? source.all : source.stdio[fdNumber];
  if (sourceStream === null || sourceStream === void 0) {
    throw new TypeError(getInvalidStdioOptionMessage(fdNumber, from, options, isWritable));
  }
  return sourceStream;
};
var SUBPROCESS_OPTIONS = /* @__PURE__ */ new WeakMap();
var getFdNumber = (fileDescriptors, fdName, isWritable) => {
  const fdNumber = parseFdNumber(fdName, isWritable);
  validateFdNumber(fdNumber, fdName, isWritable, fileDescriptors);
  return fdNumber;
};
var parseFdNumber = (fdName, isWritable) => {
  const fdNumber = parseFd(fdName);
  if (fdNumber !== void 0) {
    return fdNumber;
  }
  const { validOptions, defaultValue } = isWritable ? { validOptions: '"stdin"', defaultValue: "stdin" } : { validOptions: '"stdout", "stderr", "all"', defaultValue: "stdout" };
  throw new TypeError(`"${getOptionName(isWritable)}" must not be "${fdName}".
It must be ${validOptions} or "fd3", "fd4" (and so on).
It is optional and defaults to "${defaultValue}".`);
};
var validateFdNumber = (fdNumber, fdName, isWritable, fileDescriptors) => {
  const fileDescriptor = fileDescriptors[getUsedDescriptor(fdNumber)];
  if (fileDescriptor === void 0) {
    throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. That file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
  }
  if (fileDescriptor.direction === "input" && !isWritable) {
    throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a readable stream, not writable.`);
  }
  if (fileDescriptor.direction !== "input" && isWritable) {
    throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a writable stream, not readable.`);
  }
};
var getInvalidStdioOptionMessage = (fdNumber, fdName, options, isWritable) => {
  if (fdNumber === "all" && !options.all) {
    return `The "all" option must be true to use "from: 'all'".`;
  }
  const { optionName, optionValue } = getInvalidStdioOption(fdNumber, options);
  return `The "${optionName}: ${serializeOptionValue(optionValue)}" option is incompatible with using "${getOptionName(isWritable)}: ${serializeOptionValue(fdName)}".
Please set this option with "pipe" instead.`;
};
var getInvalidStdioOption = (fdNumber, { stdin, stdout, stderr, stdio }) => {
  const usedDescriptor = getUsedDescriptor(fdNumber);
  if (usedDescriptor === 0 && stdin !== void 0) {
    return { optionName: "stdin", optionValue: stdin };
  }
  if (usedDescriptor === 1 && stdout !== void 0) {
    return { optionName: "stdout", optionValue: stdout };
  }
  if (usedDescriptor === 2 && stderr !== void 0) {
    return { optionName: "stderr", optionValue: stderr };
  }
  return { optionName: `stdio[${usedDescriptor}]`, optionValue: stdio[usedDescriptor] };
};
var getUsedDescriptor = (fdNumber) => fdNumber === "all" ? 1 : fdNumber;
var getOptionName = (isWritable) => isWritable ? "to" : "from";
var serializeOptionValue = (value) => {
  if (typeof value === "string") {
    return `'${value}'`;
  }
  return typeof value === "number" ? `${value}` : "Stream";
};

// node_modules/execa/lib/ipc/strict.js
import { once as once3 } from "events";

// node_modules/execa/lib/utils/max-listeners.js
import { addAbortListener } from "events";
var incrementMaxListeners = (eventEmitter, maxListenersIncrement, signal) => {
  const maxListeners = eventEmitter.getMaxListeners();
  if (maxListeners === 0 || maxListeners === Number.POSITIVE_INFINITY) {
    return;
  }
  eventEmitter.setMaxListeners(maxListeners + maxListenersIncrement);
  addAbortListener(signal, () => {
    eventEmitter.setMaxListeners(eventEmitter.getMaxListeners() - maxListenersIncrement);
  });
};

// node_modules/execa/lib/ipc/forward.js
import { EventEmitter } from "events";

// node_modules/execa/lib/ipc/incoming.js
import { once as once2 } from "events";
import { scheduler } from "timers/promises";

// node_modules/execa/lib/ipc/reference.js
var addReference = (channel, reference) => {
  if (reference) {
    addReferenceCount(channel);
  }
};
var addReferenceCount = (channel) => {
  channel.refCounted();
};
var removeReference = (channel, reference) => {
  if (reference) {
    removeReferenceCount(channel);
  }
};
var removeReferenceCount = (channel) => {
  channel.unrefCounted();
};
var undoAddedReferences = (channel, isSubprocess) => {
  if (isSubprocess) {
    removeReferenceCount(channel);
    removeReferenceCount(channel);
  }
};
var redoAddedReferences = (channel, isSubprocess) => {
  if (isSubprocess) {
    addReferenceCount(channel);
    addReferenceCount(channel);
  }
};

// node_modules/execa/lib/ipc/incoming.js
var onMessage = async ({ anyProcess, channel, isSubprocess, ipcEmitter }, wrappedMessage) => {
  if (handleStrictResponse(wrappedMessage) || handleAbort(wrappedMessage)) {
    return;
  }
  if (!INCOMING_MESSAGES.has(anyProcess)) {
    INCOMING_MESSAGES.set(anyProcess, []);
  }
  const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
  incomingMessages.push(wrappedMessage);
  if (incomingMessages.length > 1) {
    return;
  }
  while (incomingMessages.length > 0) {
    await waitForOutgoingMessages(anyProcess, ipcEmitter, wrappedMessage);
    await scheduler.yield();
    const message2 = await handleStrictRequest({
      wrappedMessage: incomingMessages[0],
      anyProcess,
      channel,
      isSubprocess,
      ipcEmitter
    });
    incomingMessages.shift();
    ipcEmitter.emit("message", message2);
    ipcEmitter.emit("message:done");
  }
};
var onDisconnect = async ({ anyProcess, channel, isSubprocess, ipcEmitter, boundOnMessage }) => {
  abortOnDisconnect();
  const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
  while (incomingMessages?.length > 0) {
    await once2(ipcEmitter, "message:done");
  }
  anyProcess.removeListener("message", boundOnMessage);
  redoAddedReferences(channel, isSubprocess);
  ipcEmitter.connected = false;
  ipcEmitter.emit("disconnect");
};
var INCOMING_MESSAGES = /* @__PURE__ */ new WeakMap();

// node_modules/execa/lib/ipc/forward.js
var getIpcEmitter = (anyProcess, channel, isSubprocess) => {
  if (IPC_EMITTERS.has(anyProcess)) {
    return IPC_EMITTERS.get(anyProcess);
  }
  const ipcEmitter = new EventEmitter();
  ipcEmitter.connected = true;
  IPC_EMITTERS.set(anyProcess, ipcEmitter);
  forwardEvents({
    ipcEmitter,
    anyProcess,
    channel,
    isSubprocess
  });
  return ipcEmitter;
};
var IPC_EMITTERS = /* @__PURE__ */ new WeakMap();
var forwardEvents = ({ ipcEmitter, anyProcess, channel, isSubprocess }) => {
  const boundOnMessage = onMessage.bind(void 0, {
    anyProcess,
    channel,
    isSubprocess,
    ipcEmitter
  });
  anyProcess.on("message", boundOnMessage);
  anyProcess.once("disconnect", onDisconnect.bind(void 0, {
    anyProcess,
    channel,
    isSubprocess,
    ipcEmitter,
    boundOnMessage
  }));
  undoAddedReferences(channel, isSubprocess);
};
var isConnected = (anyProcess) => {
  const ipcEmitter = IPC_EMITTERS.get(anyProcess);
  return ipcEmitter === void 0 ? anyProcess.channel !== null : ipcEmitter.connected;
};

// node_modules/execa/lib/ipc/strict.js
var handleSendStrict = ({ anyProcess, channel, isSubprocess, message: message2, strict }) => {
  if (!strict) {
    return message2;
  }
  const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
  const hasListeners = hasMessageListeners(anyProcess, ipcEmitter);
  return {
    id: count++,
    type: REQUEST_TYPE,
    message: message2,
    hasListeners
  };
};
var count = 0n;
var validateStrictDeadlock = (outgoingMessages, wrappedMessage) => {
  if (wrappedMessage?.type !== REQUEST_TYPE || wrappedMessage.hasListeners) {
    return;
  }
  for (const { id } of outgoingMessages) {
    if (id !== void 0) {
      STRICT_RESPONSES[id].resolve({ isDeadlock: true, hasListeners: false });
    }
  }
};
var handleStrictRequest = async ({ wrappedMessage, anyProcess, channel, isSubprocess, ipcEmitter }) => {
  if (wrappedMessage?.type !== REQUEST_TYPE || !anyProcess.connected) {
    return wrappedMessage;
  }
  const { id, message: message2 } = wrappedMessage;
  const response = { id, type: RESPONSE_TYPE, message: hasMessageListeners(anyProcess, ipcEmitter) };
  try {
    await sendMessage({
      anyProcess,
      channel,
      isSubprocess,
      ipc: true
    }, response);
  } catch (error) {
    ipcEmitter.emit("strict:error", error);
  }
  return message2;
};
var handleStrictResponse = (wrappedMessage) => {
  if (wrappedMessage?.type !== RESPONSE_TYPE) {
    return false;
  }
  const { id, message: hasListeners } = wrappedMessage;
  STRICT_RESPONSES[id]?.resolve({ isDeadlock: false, hasListeners });
  return true;
};
var waitForStrictResponse = async (wrappedMessage, anyProcess, isSubprocess) => {
  if (wrappedMessage?.type !== REQUEST_TYPE) {
    return;
  }
  const deferred2 = createDeferred();
  STRICT_RESPONSES[wrappedMessage.id] = deferred2;
  const controller = new AbortController();
  try {
    const { isDeadlock, hasListeners } = await Promise.race([
      deferred2,
      throwOnDisconnect(anyProcess, isSubprocess, controller)
    ]);
    if (isDeadlock) {
      throwOnStrictDeadlockError(isSubprocess);
    }
    if (!hasListeners) {
      throwOnMissingStrict(isSubprocess);
    }
  } finally {
    controller.abort();
    delete STRICT_RESPONSES[wrappedMessage.id];
  }
};
var STRICT_RESPONSES = {};
var throwOnDisconnect = async (anyProcess, isSubprocess, { signal }) => {
  incrementMaxListeners(anyProcess, 1, signal);
  await once3(anyProcess, "disconnect", { signal });
  throwOnStrictDisconnect(isSubprocess);
};
var REQUEST_TYPE = "execa:ipc:request";
var RESPONSE_TYPE = "execa:ipc:response";

// node_modules/execa/lib/ipc/outgoing.js
var startSendMessage = (anyProcess, wrappedMessage, strict) => {
  if (!OUTGOING_MESSAGES.has(anyProcess)) {
    OUTGOING_MESSAGES.set(anyProcess, /* @__PURE__ */ new Set());
  }
  const outgoingMessages = OUTGOING_MESSAGES.get(anyProcess);
  const onMessageSent = createDeferred();
  const id = strict ? wrappedMessage.id : void 0;
  const outgoingMessage = { onMessageSent, id };
  outgoingMessages.add(outgoingMessage);
  return { outgoingMessages, outgoingMessage };
};
var endSendMessage = ({ outgoingMessages, outgoingMessage }) => {
  outgoingMessages.delete(outgoingMessage);
  outgoingMessage.onMessageSent.resolve();
};
var waitForOutgoingMessages = async (anyProcess, ipcEmitter, wrappedMessage) => {
  while (!hasMessageListeners(anyProcess, ipcEmitter) && OUTGOING_MESSAGES.get(anyProcess)?.size > 0) {
    const outgoingMessages = [...OUTGOING_MESSAGES.get(anyProcess)];
    validateStrictDeadlock(outgoingMessages, wrappedMessage);
    await Promise.all(outgoingMessages.map(({ onMessageSent }) => onMessageSent));
  }
};
var OUTGOING_MESSAGES = /* @__PURE__ */ new WeakMap();
var hasMessageListeners = (anyProcess, ipcEmitter) => ipcEmitter.listenerCount("message") > getMinListenerCount(anyProcess);
var getMinListenerCount = (anyProcess) => SUBPROCESS_OPTIONS.has(anyProcess) && !getFdSpecificValue(SUBPROCESS_OPTIONS.get(anyProcess).options.buffer, "ipc") ? 1 : 0;

// node_modules/execa/lib/ipc/send.js
var sendMessage = ({ anyProcess, channel, isSubprocess, ipc }, message2, { strict = false } = {}) => {
  const methodName2 = "sendMessage";
  validateIpcMethod({
    methodName: methodName2,
    isSubprocess,
    ipc,
    isConnected: anyProcess.connected
  });
  return sendMessageAsync({
    anyProcess,
    channel,
    methodName: methodName2,
    isSubprocess,
    message: message2,
    strict
  });
};
var sendMessageAsync = async ({ anyProcess, channel, methodName: methodName2, isSubprocess, message: message2, strict }) => {
  const wrappedMessage = handleSendStrict({
    anyProcess,
    channel,
    isSubprocess,
    message: message2,
    strict
  });
  const outgoingMessagesState = startSendMessage(anyProcess, wrappedMessage, strict);
  try {
    await sendOneMessage({
      anyProcess,
      methodName: methodName2,
      isSubprocess,
      wrappedMessage,
      message: message2
    });
  } catch (error) {
    disconnect(anyProcess);
    throw error;
  } finally {
    endSendMessage(outgoingMessagesState);
  }
};
var sendOneMessage = async ({ anyProcess, methodName: methodName2, isSubprocess, wrappedMessage, message: message2 }) => {
  const sendMethod = getSendMethod(anyProcess);
  try {
    await Promise.all([
      waitForStrictResponse(wrappedMessage, anyProcess, isSubprocess),
      sendMethod(wrappedMessage)
    ]);
  } catch (error) {
    handleEpipeError({ error, methodName: methodName2, isSubprocess });
    handleSerializationError({
      error,
      methodName: methodName2,
      isSubprocess,
      message: message2
    });
    throw error;
  }
};
var getSendMethod = (anyProcess) => {
  if (PROCESS_SEND_METHODS.has(anyProcess)) {
    return PROCESS_SEND_METHODS.get(anyProcess);
  }
  const sendMethod = promisify2(anyProcess.send.bind(anyProcess));
  PROCESS_SEND_METHODS.set(anyProcess, sendMethod);
  return sendMethod;
};
var PROCESS_SEND_METHODS = /* @__PURE__ */ new WeakMap();

// node_modules/execa/lib/ipc/graceful.js
var sendAbort = (subprocess, message2) => {
  const methodName2 = "cancelSignal";
  validateConnection(methodName2, false, subprocess.connected);
  return sendOneMessage({
    anyProcess: subprocess,
    methodName: methodName2,
    isSubprocess: false,
    wrappedMessage: { type: GRACEFUL_CANCEL_TYPE, message: message2 },
    message: message2
  });
};
var getCancelSignal = async ({ anyProcess, channel, isSubprocess, ipc }) => {
  await startIpc({
    anyProcess,
    channel,
    isSubprocess,
    ipc
  });
  return cancelController.signal;
};
var startIpc = async ({ anyProcess, channel, isSubprocess, ipc }) => {
  if (cancelListening) {
    return;
  }
  cancelListening = true;
  if (!ipc) {
    throwOnMissingParent();
    return;
  }
  if (channel === null) {
    abortOnDisconnect();
    return;
  }
  getIpcEmitter(anyProcess, channel, isSubprocess);
  await scheduler2.yield();
};
var cancelListening = false;
var handleAbort = (wrappedMessage) => {
  if (wrappedMessage?.type !== GRACEFUL_CANCEL_TYPE) {
    return false;
  }
  cancelController.abort(wrappedMessage.message);
  return true;
};
var GRACEFUL_CANCEL_TYPE = "execa:ipc:cancel";
var abortOnDisconnect = () => {
  cancelController.abort(getAbortDisconnectError());
};
var cancelController = new AbortController();

// node_modules/execa/lib/terminate/graceful.js
var validateGracefulCancel = ({ gracefulCancel, cancelSignal, ipc, serialization }) => {
  if (!gracefulCancel) {
    return;
  }
  if (cancelSignal === void 0) {
    throw new Error("The `cancelSignal` option must be defined when setting the `gracefulCancel` option.");
  }
  if (!ipc) {
    throw new Error("The `ipc` option cannot be false when setting the `gracefulCancel` option.");
  }
  if (serialization === "json") {
    throw new Error("The `serialization` option cannot be 'json' when setting the `gracefulCancel` option.");
  }
};
var throwOnGracefulCancel = ({
  subprocess,
  cancelSignal,
  gracefulCancel,
  forceKillAfterDelay,
  context,
  controller
}) => gracefulCancel ? [sendOnAbort({
  subprocess,
  cancelSignal,
  forceKillAfterDelay,
  context,
  controller
})] : [];
var sendOnAbort = async ({ subprocess, cancelSignal, forceKillAfterDelay, context, controller: { signal } }) => {
  await onAbortedSignal(cancelSignal, signal);
  const reason = getReason(cancelSignal);
  await sendAbort(subprocess, reason);
  killOnTimeout({
    kill: subprocess.kill,
    forceKillAfterDelay,
    context,
    controllerSignal: signal
  });
  context.terminationReason ??= "gracefulCancel";
  throw cancelSignal.reason;
};
var getReason = ({ reason }) => {
  if (!(reason instanceof DOMException)) {
    return reason;
  }
  const error = new Error(reason.message);
  Object.defineProperty(error, "stack", {
    value: reason.stack,
    enumerable: false,
    configurable: true,
    writable: true
  });
  return error;
};

// node_modules/execa/lib/terminate/timeout.js
import { setTimeout as setTimeout3 } from "timers/promises";
var validateTimeout = ({ timeout: timeout2 }) => {
  if (timeout2 !== void 0 && (!Number.isFinite(timeout2) || timeout2 < 0)) {
    throw new TypeError(`Expected the \`timeout\` option to be a non-negative integer, got \`${timeout2}\` (${typeof timeout2})`);
  }
};
var throwOnTimeout = (subprocess, timeout2, context, controller) => timeout2 === 0 || timeout2 === void 0 ? [] : [killAfterTimeout(subprocess, timeout2, context, controller)];
var killAfterTimeout = async (subprocess, timeout2, context, { signal }) => {
  await setTimeout3(timeout2, void 0, { signal });
  context.terminationReason ??= "timeout";
  subprocess.kill();
  throw new DiscardedError();
};

// node_modules/execa/lib/methods/node.js
import { execPath, execArgv } from "process";
import path4 from "path";
var mapNode = ({ options }) => {
  if (options.node === false) {
    throw new TypeError('The "node" option cannot be false with `execaNode()`.');
  }
  return { options: { ...options, node: true } };
};
var handleNodeOption = (file, commandArguments, {
  node: shouldHandleNode = false,
  nodePath = execPath,
  nodeOptions = execArgv.filter((nodeOption) => !nodeOption.startsWith("--inspect")),
  cwd,
  execPath: formerNodePath,
  ...options
}) => {
  if (formerNodePath !== void 0) {
    throw new TypeError('The "execPath" option has been removed. Please use the "nodePath" option instead.');
  }
  const normalizedNodePath = safeNormalizeFileUrl(nodePath, 'The "nodePath" option');
  const resolvedNodePath = path4.resolve(cwd, normalizedNodePath);
  const newOptions = {
    ...options,
    nodePath: resolvedNodePath,
    node: shouldHandleNode,
    cwd
  };
  if (!shouldHandleNode) {
    return [file, commandArguments, newOptions];
  }
  if (path4.basename(file, ".exe") === "node") {
    throw new TypeError('When the "node" option is true, the first argument does not need to be "node".');
  }
  return [
    resolvedNodePath,
    [...nodeOptions, file, ...commandArguments],
    { ipc: true, ...newOptions, shell: false }
  ];
};

// node_modules/execa/lib/ipc/ipc-input.js
import { serialize } from "v8";
var validateIpcInputOption = ({ ipcInput, ipc, serialization }) => {
  if (ipcInput === void 0) {
    return;
  }
  if (!ipc) {
    throw new Error("The `ipcInput` option cannot be set unless the `ipc` option is `true`.");
  }
  validateIpcInput[serialization](ipcInput);
};
var validateAdvancedInput = (ipcInput) => {
  try {
    serialize(ipcInput);
  } catch (error) {
    throw new Error("The `ipcInput` option is not serializable with a structured clone.", { cause: error });
  }
};
var validateJsonInput = (ipcInput) => {
  try {
    JSON.stringify(ipcInput);
  } catch (error) {
    throw new Error("The `ipcInput` option is not serializable with JSON.", { cause: error });
  }
};
var validateIpcInput = {
  advanced: validateAdvancedInput,
  json: validateJsonInput
};
var sendIpcInput = async (subprocess, ipcInput) => {
  if (ipcInput === void 0) {
    return;
  }
  await subprocess.sendMessage(ipcInput);
};

// node_modules/execa/lib/arguments/encoding-option.js
var validateEncoding = ({ encoding }) => {
  if (ENCODINGS.has(encoding)) {
    return;
  }
  const correctEncoding = getCorrectEncoding(encoding);
  if (correctEncoding !== void 0) {
    throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to ${serializeEncoding(correctEncoding)}.`);
  }
  const correctEncodings = [...ENCODINGS].map((correctEncoding2) => serializeEncoding(correctEncoding2)).join(", ");
  throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to one of: ${correctEncodings}.`);
};
var TEXT_ENCODINGS = /* @__PURE__ */ new Set(["utf8", "utf16le"]);
var BINARY_ENCODINGS = /* @__PURE__ */ new Set(["buffer", "hex", "base64", "base64url", "latin1", "ascii"]);
var ENCODINGS = /* @__PURE__ */ new Set([...TEXT_ENCODINGS, ...BINARY_ENCODINGS]);
var getCorrectEncoding = (encoding) => {
  if (encoding === null) {
    return "buffer";
  }
  if (typeof encoding !== "string") {
    return;
  }
  const lowerEncoding = encoding.toLowerCase();
  if (lowerEncoding in ENCODING_ALIASES) {
    return ENCODING_ALIASES[lowerEncoding];
  }
  if (ENCODINGS.has(lowerEncoding)) {
    return lowerEncoding;
  }
};
var ENCODING_ALIASES = {
  // eslint-disable-next-line unicorn/text-encoding-identifier-case
  "utf-8": "utf8",
  "utf-16le": "utf16le",
  "ucs-2": "utf16le",
  ucs2: "utf16le",
  binary: "latin1"
};
var serializeEncoding = (encoding) => typeof encoding === "string" ? `"${encoding}"` : String(encoding);

// node_modules/execa/lib/arguments/cwd.js
import { statSync as statSync2 } from "fs";
import path5 from "path";
import process5 from "process";
var normalizeCwd = (cwd = getDefaultCwd()) => {
  const cwdString = safeNormalizeFileUrl(cwd, 'The "cwd" option');
  return path5.resolve(cwdString);
};
var getDefaultCwd = () => {
  try {
    return process5.cwd();
  } catch (error) {
    error.message = `The current directory does not exist.
${error.message}`;
    throw error;
  }
};
var fixCwdError = (originalMessage, cwd) => {
  if (cwd === getDefaultCwd()) {
    return originalMessage;
  }
  let cwdStat;
  try {
    cwdStat = statSync2(cwd);
  } catch (error) {
    return `The "cwd" option is invalid: ${cwd}.
${error.message}
${originalMessage}`;
  }
  if (!cwdStat.isDirectory()) {
    return `The "cwd" option is not a directory: ${cwd}.
${originalMessage}`;
  }
  return originalMessage;
};

// node_modules/execa/lib/arguments/options.js
var normalizeOptions = (filePath, rawArguments, rawOptions) => {
  rawOptions.cwd = normalizeCwd(rawOptions.cwd);
  const [processedFile, processedArguments, processedOptions] = handleNodeOption(filePath, rawArguments, rawOptions);
  const { command: file, args: commandArguments, options: initialOptions } = import_cross_spawn.default._parse(processedFile, processedArguments, processedOptions);
  const fdOptions = normalizeFdSpecificOptions(initialOptions);
  const options = addDefaultOptions(fdOptions);
  validateTimeout(options);
  validateEncoding(options);
  validateIpcInputOption(options);
  validateCancelSignal(options);
  validateGracefulCancel(options);
  options.shell = normalizeFileUrl(options.shell);
  options.env = getEnv(options);
  options.killSignal = normalizeKillSignal(options.killSignal);
  options.forceKillAfterDelay = normalizeForceKillAfterDelay(options.forceKillAfterDelay);
  options.lines = options.lines.map((lines2, fdNumber) => lines2 && !BINARY_ENCODINGS.has(options.encoding) && options.buffer[fdNumber]);
  if (process6.platform === "win32" && path6.basename(file, ".exe") === "cmd") {
    commandArguments.unshift("/q");
  }
  return { file, commandArguments, options };
};
var addDefaultOptions = ({
  extendEnv = true,
  preferLocal = false,
  cwd,
  localDir: localDirectory = cwd,
  encoding = "utf8",
  reject = true,
  cleanup = true,
  all = false,
  windowsHide = true,
  killSignal = "SIGTERM",
  forceKillAfterDelay = true,
  gracefulCancel = false,
  ipcInput,
  ipc = ipcInput !== void 0 || gracefulCancel,
  serialization = "advanced",
  ...options
}) => ({
  ...options,
  extendEnv,
  preferLocal,
  cwd,
  localDirectory,
  encoding,
  reject,
  cleanup,
  all,
  windowsHide,
  killSignal,
  forceKillAfterDelay,
  gracefulCancel,
  ipcInput,
  ipc,
  serialization
});
var getEnv = ({ env: envOption, extendEnv, preferLocal, node, localDirectory, nodePath }) => {
  const env = extendEnv ? { ...process6.env, ...envOption } : envOption;
  if (preferLocal || node) {
    return npmRunPathEnv({
      env,
      cwd: localDirectory,
      execPath: nodePath,
      preferLocal,
      addExecPath: node
    });
  }
  return env;
};

// node_modules/execa/lib/arguments/shell.js
var concatenateShell = (file, commandArguments, options) => options.shell && commandArguments.length > 0 ? [[file, ...commandArguments].join(" "), [], options] : [file, commandArguments, options];

// node_modules/execa/lib/return/message.js
import { inspect as inspect2 } from "util";

// node_modules/strip-final-newline/index.js
function stripFinalNewline(input) {
  if (typeof input === "string") {
    return stripFinalNewlineString(input);
  }
  if (!(ArrayBuffer.isView(input) && input.BYTES_PER_ELEMENT === 1)) {
    throw new Error("Input must be a string or a Uint8Array");
  }
  return stripFinalNewlineBinary(input);
}
var stripFinalNewlineString = (input) => input.at(-1) === LF ? input.slice(0, input.at(-2) === CR ? -2 : -1) : input;
var stripFinalNewlineBinary = (input) => input.at(-1) === LF_BINARY ? input.subarray(0, input.at(-2) === CR_BINARY ? -2 : -1) : input;
var LF = "\n";
var LF_BINARY = LF.codePointAt(0);
var CR = "\r";
var CR_BINARY = CR.codePointAt(0);

// node_modules/get-stream/source/index.js
import { on } from "events";
import { finished } from "stream/promises";

// node_modules/is-stream/index.js
function isStream(stream, { checkOpen = true } = {}) {
  return stream !== null && typeof stream === "object" && (stream.writable || stream.readable || !checkOpen || stream.writable === void 0 && stream.readable === void 0) && typeof stream.pipe === "function";
}
function isWritableStream(stream, { checkOpen = true } = {}) {
  return isStream(stream, { checkOpen }) && (stream.writable || !checkOpen) && typeof stream.write === "function" && typeof stream.end === "function" && typeof stream.writable === "boolean" && typeof stream.writableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isReadableStream(stream, { checkOpen = true } = {}) {
  return isStream(stream, { checkOpen }) && (stream.readable || !checkOpen) && typeof stream.read === "function" && typeof stream.readable === "boolean" && typeof stream.readableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isDuplexStream(stream, options) {
  return isWritableStream(stream, options) && isReadableStream(stream, options);
}

// node_modules/@sec-ant/readable-stream/dist/ponyfill/asyncIterator.js
var a = Object.getPrototypeOf(
  Object.getPrototypeOf(
    /* istanbul ignore next */
    async function* () {
    }
  ).prototype
);
var c = class {
  #t;
  #n;
  #r = false;
  #e = void 0;
  constructor(e, t) {
    this.#t = e, this.#n = t;
  }
  next() {
    const e = () => this.#s();
    return this.#e = this.#e ? this.#e.then(e, e) : e(), this.#e;
  }
  return(e) {
    const t = () => this.#i(e);
    return this.#e ? this.#e.then(t, t) : t();
  }
  async #s() {
    if (this.#r)
      return {
        done: true,
        value: void 0
      };
    let e;
    try {
      e = await this.#t.read();
    } catch (t) {
      throw this.#e = void 0, this.#r = true, this.#t.releaseLock(), t;
    }
    return e.done && (this.#e = void 0, this.#r = true, this.#t.releaseLock()), e;
  }
  async #i(e) {
    if (this.#r)
      return {
        done: true,
        value: e
      };
    if (this.#r = true, !this.#n) {
      const t = this.#t.cancel(e);
      return this.#t.releaseLock(), await t, {
        done: true,
        value: e
      };
    }
    return this.#t.releaseLock(), {
      done: true,
      value: e
    };
  }
};
var n = /* @__PURE__ */ Symbol();
function i() {
  return this[n].next();
}
Object.defineProperty(i, "name", { value: "next" });
function o(r) {
  return this[n].return(r);
}
Object.defineProperty(o, "name", { value: "return" });
var u = Object.create(a, {
  next: {
    enumerable: true,
    configurable: true,
    writable: true,
    value: i
  },
  return: {
    enumerable: true,
    configurable: true,
    writable: true,
    value: o
  }
});
function h({ preventCancel: r = false } = {}) {
  const e = this.getReader(), t = new c(
    e,
    r
  ), s = Object.create(u);
  return s[n] = t, s;
}

// node_modules/get-stream/source/stream.js
var getAsyncIterable = (stream) => {
  if (isReadableStream(stream, { checkOpen: false }) && nodeImports.on !== void 0) {
    return getStreamIterable(stream);
  }
  if (typeof stream?.[Symbol.asyncIterator] === "function") {
    return stream;
  }
  if (toString.call(stream) === "[object ReadableStream]") {
    return h.call(stream);
  }
  throw new TypeError("The first argument must be a Readable, a ReadableStream, or an async iterable.");
};
var { toString } = Object.prototype;
var getStreamIterable = async function* (stream) {
  const controller = new AbortController();
  const state = {};
  handleStreamEnd(stream, controller, state);
  try {
    for await (const [chunk] of nodeImports.on(stream, "data", { signal: controller.signal })) {
      yield chunk;
    }
  } catch (error) {
    if (state.error !== void 0) {
      throw state.error;
    } else if (!controller.signal.aborted) {
      throw error;
    }
  } finally {
    stream.destroy();
  }
};
var handleStreamEnd = async (stream, controller, state) => {
  try {
    await nodeImports.finished(stream, {
      cleanup: true,
      readable: true,
      writable: false,
      error: false
    });
  } catch (error) {
    state.error = error;
  } finally {
    controller.abort();
  }
};
var nodeImports = {};

// node_modules/get-stream/source/contents.js
var getStreamContents = async (stream, { init, convertChunk, getSize, truncateChunk, addChunk, getFinalChunk, finalize }, { maxBuffer = Number.POSITIVE_INFINITY } = {}) => {
  const asyncIterable = getAsyncIterable(stream);
  const state = init();
  state.length = 0;
  try {
    for await (const chunk of asyncIterable) {
      const chunkType = getChunkType(chunk);
      const convertedChunk = convertChunk[chunkType](chunk, state);
      appendChunk({
        convertedChunk,
        state,
        getSize,
        truncateChunk,
        addChunk,
        maxBuffer
      });
    }
    appendFinalChunk({
      state,
      convertChunk,
      getSize,
      truncateChunk,
      addChunk,
      getFinalChunk,
      maxBuffer
    });
    return finalize(state);
  } catch (error) {
    const normalizedError = typeof error === "object" && error !== null ? error : new Error(error);
    normalizedError.bufferedData = finalize(state);
    throw normalizedError;
  }
};
var appendFinalChunk = ({ state, getSize, truncateChunk, addChunk, getFinalChunk, maxBuffer }) => {
  const convertedChunk = getFinalChunk(state);
  if (convertedChunk !== void 0) {
    appendChunk({
      convertedChunk,
      state,
      getSize,
      truncateChunk,
      addChunk,
      maxBuffer
    });
  }
};
var appendChunk = ({ convertedChunk, state, getSize, truncateChunk, addChunk, maxBuffer }) => {
  const chunkSize = getSize(convertedChunk);
  const newLength = state.length + chunkSize;
  if (newLength <= maxBuffer) {
    addNewChunk(convertedChunk, state, addChunk, newLength);
    return;
  }
  const truncatedChunk = truncateChunk(convertedChunk, maxBuffer - state.length);
  if (truncatedChunk !== void 0) {
    addNewChunk(truncatedChunk, state, addChunk, maxBuffer);
  }
  throw new MaxBufferError();
};
var addNewChunk = (convertedChunk, state, addChunk, newLength) => {
  state.contents = addChunk(convertedChunk, state, newLength);
  state.length = newLength;
};
var getChunkType = (chunk) => {
  const typeOfChunk = typeof chunk;
  if (typeOfChunk === "string") {
    return "string";
  }
  if (typeOfChunk !== "object" || chunk === null) {
    return "others";
  }
  if (globalThis.Buffer?.isBuffer(chunk)) {
    return "buffer";
  }
  const prototypeName = objectToString2.call(chunk);
  if (prototypeName === "[object ArrayBuffer]") {
    return "arrayBuffer";
  }
  if (prototypeName === "[object DataView]") {
    return "dataView";
  }
  if (Number.isInteger(chunk.byteLength) && Number.isInteger(chunk.byteOffset) && objectToString2.call(chunk.buffer) === "[object ArrayBuffer]") {
    return "typedArray";
  }
  return "others";
};
var { toString: objectToString2 } = Object.prototype;
var MaxBufferError = class extends Error {
  name = "MaxBufferError";
  constructor() {
    super("maxBuffer exceeded");
  }
};

// node_modules/get-stream/source/utils.js
var identity2 = (value) => value;
var noop = () => void 0;
var getContentsProperty = ({ contents }) => contents;
var throwObjectStream = (chunk) => {
  throw new Error(`Streams in object mode are not supported: ${String(chunk)}`);
};
var getLengthProperty = (convertedChunk) => convertedChunk.length;

// node_modules/get-stream/source/array.js
async function getStreamAsArray(stream, options) {
  return getStreamContents(stream, arrayMethods, options);
}
var initArray = () => ({ contents: [] });
var increment = () => 1;
var addArrayChunk = (convertedChunk, { contents }) => {
  contents.push(convertedChunk);
  return contents;
};
var arrayMethods = {
  init: initArray,
  convertChunk: {
    string: identity2,
    buffer: identity2,
    arrayBuffer: identity2,
    dataView: identity2,
    typedArray: identity2,
    others: identity2
  },
  getSize: increment,
  truncateChunk: noop,
  addChunk: addArrayChunk,
  getFinalChunk: noop,
  finalize: getContentsProperty
};

// node_modules/get-stream/source/array-buffer.js
async function getStreamAsArrayBuffer(stream, options) {
  return getStreamContents(stream, arrayBufferMethods, options);
}
var initArrayBuffer = () => ({ contents: new ArrayBuffer(0) });
var useTextEncoder = (chunk) => textEncoder2.encode(chunk);
var textEncoder2 = new TextEncoder();
var useUint8Array = (chunk) => new Uint8Array(chunk);
var useUint8ArrayWithOffset = (chunk) => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
var truncateArrayBufferChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
var addArrayBufferChunk = (convertedChunk, { contents, length: previousLength }, length) => {
  const newContents = hasArrayBufferResize() ? resizeArrayBuffer(contents, length) : resizeArrayBufferSlow(contents, length);
  new Uint8Array(newContents).set(convertedChunk, previousLength);
  return newContents;
};
var resizeArrayBufferSlow = (contents, length) => {
  if (length <= contents.byteLength) {
    return contents;
  }
  const arrayBuffer = new ArrayBuffer(getNewContentsLength(length));
  new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
  return arrayBuffer;
};
var resizeArrayBuffer = (contents, length) => {
  if (length <= contents.maxByteLength) {
    contents.resize(length);
    return contents;
  }
  const arrayBuffer = new ArrayBuffer(length, { maxByteLength: getNewContentsLength(length) });
  new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
  return arrayBuffer;
};
var getNewContentsLength = (length) => SCALE_FACTOR ** Math.ceil(Math.log(length) / Math.log(SCALE_FACTOR));
var SCALE_FACTOR = 2;
var finalizeArrayBuffer = ({ contents, length }) => hasArrayBufferResize() ? contents : contents.slice(0, length);
var hasArrayBufferResize = () => "resize" in ArrayBuffer.prototype;
var arrayBufferMethods = {
  init: initArrayBuffer,
  convertChunk: {
    string: useTextEncoder,
    buffer: useUint8Array,
    arrayBuffer: useUint8Array,
    dataView: useUint8ArrayWithOffset,
    typedArray: useUint8ArrayWithOffset,
    others: throwObjectStream
  },
  getSize: getLengthProperty,
  truncateChunk: truncateArrayBufferChunk,
  addChunk: addArrayBufferChunk,
  getFinalChunk: noop,
  finalize: finalizeArrayBuffer
};

// node_modules/get-stream/source/string.js
async function getStreamAsString(stream, options) {
  return getStreamContents(stream, stringMethods, options);
}
var initString = () => ({ contents: "", textDecoder: new TextDecoder() });
var useTextDecoder = (chunk, { textDecoder: textDecoder2 }) => textDecoder2.decode(chunk, { stream: true });
var addStringChunk = (convertedChunk, { contents }) => contents + convertedChunk;
var truncateStringChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
var getFinalStringChunk = ({ textDecoder: textDecoder2 }) => {
  const finalChunk = textDecoder2.decode();
  return finalChunk === "" ? void 0 : finalChunk;
};
var stringMethods = {
  init: initString,
  convertChunk: {
    string: identity2,
    buffer: useTextDecoder,
    arrayBuffer: useTextDecoder,
    dataView: useTextDecoder,
    typedArray: useTextDecoder,
    others: throwObjectStream
  },
  getSize: getLengthProperty,
  truncateChunk: truncateStringChunk,
  addChunk: addStringChunk,
  getFinalChunk: getFinalStringChunk,
  finalize: getContentsProperty
};

// node_modules/get-stream/source/index.js
Object.assign(nodeImports, { on, finished });

// node_modules/execa/lib/io/max-buffer.js
var handleMaxBuffer = ({ error, stream, readableObjectMode, lines: lines2, encoding, fdNumber }) => {
  if (!(error instanceof MaxBufferError)) {
    throw error;
  }
  if (fdNumber === "all") {
    return error;
  }
  const unit = getMaxBufferUnit(readableObjectMode, lines2, encoding);
  error.maxBufferInfo = { fdNumber, unit };
  stream.destroy();
  throw error;
};
var getMaxBufferUnit = (readableObjectMode, lines2, encoding) => {
  if (readableObjectMode) {
    return "objects";
  }
  if (lines2) {
    return "lines";
  }
  if (encoding === "buffer") {
    return "bytes";
  }
  return "characters";
};
var checkIpcMaxBuffer = (subprocess, ipcOutput, maxBuffer) => {
  if (ipcOutput.length !== maxBuffer) {
    return;
  }
  const error = new MaxBufferError();
  error.maxBufferInfo = { fdNumber: "ipc" };
  throw error;
};
var getMaxBufferMessage = (error, maxBuffer) => {
  const { streamName, threshold, unit } = getMaxBufferInfo(error, maxBuffer);
  return `Command's ${streamName} was larger than ${threshold} ${unit}`;
};
var getMaxBufferInfo = (error, maxBuffer) => {
  if (error?.maxBufferInfo === void 0) {
    return { streamName: "output", threshold: maxBuffer[1], unit: "bytes" };
  }
  const { maxBufferInfo: { fdNumber, unit } } = error;
  delete error.maxBufferInfo;
  const threshold = getFdSpecificValue(maxBuffer, fdNumber);
  if (fdNumber === "ipc") {
    return { streamName: "IPC output", threshold, unit: "messages" };
  }
  return { streamName: getStreamName(fdNumber), threshold, unit };
};
var isMaxBufferSync = (resultError, output, maxBuffer) => resultError?.code === "ENOBUFS" && output !== null && output.some((result) => result !== null && result.length > getMaxBufferSync(maxBuffer));
var truncateMaxBufferSync = (result, isMaxBuffer, maxBuffer) => {
  if (!isMaxBuffer) {
    return result;
  }
  const maxBufferValue = getMaxBufferSync(maxBuffer);
  return result.length > maxBufferValue ? result.slice(0, maxBufferValue) : result;
};
var getMaxBufferSync = ([, stdoutMaxBuffer]) => stdoutMaxBuffer;

// node_modules/execa/lib/return/message.js
var createMessages = ({
  stdio,
  all,
  ipcOutput,
  originalError,
  signal,
  signalDescription,
  exitCode,
  escapedCommand,
  timedOut,
  isCanceled,
  isGracefullyCanceled,
  isMaxBuffer,
  isForcefullyTerminated,
  forceKillAfterDelay,
  killSignal,
  maxBuffer,
  timeout: timeout2,
  cwd
}) => {
  const errorCode = originalError?.code;
  const prefix = getErrorPrefix({
    originalError,
    timedOut,
    timeout: timeout2,
    isMaxBuffer,
    maxBuffer,
    errorCode,
    signal,
    signalDescription,
    exitCode,
    isCanceled,
    isGracefullyCanceled,
    isForcefullyTerminated,
    forceKillAfterDelay,
    killSignal
  });
  const originalMessage = getOriginalMessage(originalError, cwd);
  const suffix = originalMessage === void 0 ? "" : `
${originalMessage}`;
  const shortMessage = `${prefix}: ${escapedCommand}${suffix}`;
  const messageStdio = all === void 0 ? [stdio[2], stdio[1]] : [all];
  const message2 = [
    shortMessage,
    ...messageStdio,
    ...stdio.slice(3),
    ipcOutput.map((ipcMessage) => serializeIpcMessage(ipcMessage)).join("\n")
  ].map((messagePart) => escapeLines(stripFinalNewline(serializeMessagePart(messagePart)))).filter(Boolean).join("\n\n");
  return { originalMessage, shortMessage, message: message2 };
};
var getErrorPrefix = ({
  originalError,
  timedOut,
  timeout: timeout2,
  isMaxBuffer,
  maxBuffer,
  errorCode,
  signal,
  signalDescription,
  exitCode,
  isCanceled,
  isGracefullyCanceled,
  isForcefullyTerminated,
  forceKillAfterDelay,
  killSignal
}) => {
  const forcefulSuffix = getForcefulSuffix(isForcefullyTerminated, forceKillAfterDelay);
  if (timedOut) {
    return `Command timed out after ${timeout2} milliseconds${forcefulSuffix}`;
  }
  if (isGracefullyCanceled) {
    if (signal === void 0) {
      return `Command was gracefully canceled with exit code ${exitCode}`;
    }
    return isForcefullyTerminated ? `Command was gracefully canceled${forcefulSuffix}` : `Command was gracefully canceled with ${signal} (${signalDescription})`;
  }
  if (isCanceled) {
    return `Command was canceled${forcefulSuffix}`;
  }
  if (isMaxBuffer) {
    return `${getMaxBufferMessage(originalError, maxBuffer)}${forcefulSuffix}`;
  }
  if (errorCode !== void 0) {
    return `Command failed with ${errorCode}${forcefulSuffix}`;
  }
  if (isForcefullyTerminated) {
    return `Command was killed with ${killSignal} (${getSignalDescription(killSignal)})${forcefulSuffix}`;
  }
  if (signal !== void 0) {
    return `Command was killed with ${signal} (${signalDescription})`;
  }
  if (exitCode !== void 0) {
    return `Command failed with exit code ${exitCode}`;
  }
  return "Command failed";
};
var getForcefulSuffix = (isForcefullyTerminated, forceKillAfterDelay) => isForcefullyTerminated ? ` and was forcefully terminated after ${forceKillAfterDelay} milliseconds` : "";
var getOriginalMessage = (originalError, cwd) => {
  if (originalError instanceof DiscardedError) {
    return;
  }
  const originalMessage = isExecaError(originalError) ? originalError.originalMessage : String(originalError?.message ?? originalError);
  const escapedOriginalMessage = escapeLines(fixCwdError(originalMessage, cwd));
  return escapedOriginalMessage === "" ? void 0 : escapedOriginalMessage;
};
var serializeIpcMessage = (ipcMessage) => typeof ipcMessage === "string" ? ipcMessage : inspect2(ipcMessage);
var serializeMessagePart = (messagePart) => Array.isArray(messagePart) ? messagePart.map((messageItem) => stripFinalNewline(serializeMessageItem(messageItem))).filter(Boolean).join("\n") : serializeMessageItem(messagePart);
var serializeMessageItem = (messageItem) => {
  if (typeof messageItem === "string") {
    return messageItem;
  }
  if (isUint8Array(messageItem)) {
    return uint8ArrayToString(messageItem);
  }
  return "";
};

// node_modules/execa/lib/return/result.js
var makeSuccessResult = ({
  command,
  escapedCommand,
  stdio,
  all,
  ipcOutput,
  options: { cwd },
  startTime
}) => omitUndefinedProperties({
  command,
  escapedCommand,
  cwd,
  durationMs: getDurationMs(startTime),
  failed: false,
  timedOut: false,
  isCanceled: false,
  isGracefullyCanceled: false,
  isTerminated: false,
  isMaxBuffer: false,
  isForcefullyTerminated: false,
  exitCode: 0,
  stdout: stdio[1],
  stderr: stdio[2],
  all,
  stdio,
  ipcOutput,
  pipedFrom: []
});
var makeEarlyError = ({
  error,
  command,
  escapedCommand,
  fileDescriptors,
  options,
  startTime,
  isSync
}) => makeError({
  error,
  command,
  escapedCommand,
  startTime,
  timedOut: false,
  isCanceled: false,
  isGracefullyCanceled: false,
  isMaxBuffer: false,
  isForcefullyTerminated: false,
  stdio: Array.from({ length: fileDescriptors.length }),
  ipcOutput: [],
  options,
  isSync
});
var makeError = ({
  error: originalError,
  command,
  escapedCommand,
  startTime,
  timedOut,
  isCanceled,
  isGracefullyCanceled,
  isMaxBuffer,
  isForcefullyTerminated,
  exitCode: rawExitCode,
  signal: rawSignal,
  stdio,
  all,
  ipcOutput,
  options: {
    timeoutDuration,
    timeout: timeout2 = timeoutDuration,
    forceKillAfterDelay,
    killSignal,
    cwd,
    maxBuffer
  },
  isSync
}) => {
  const { exitCode, signal, signalDescription } = normalizeExitPayload(rawExitCode, rawSignal);
  const { originalMessage, shortMessage, message: message2 } = createMessages({
    stdio,
    all,
    ipcOutput,
    originalError,
    signal,
    signalDescription,
    exitCode,
    escapedCommand,
    timedOut,
    isCanceled,
    isGracefullyCanceled,
    isMaxBuffer,
    isForcefullyTerminated,
    forceKillAfterDelay,
    killSignal,
    maxBuffer,
    timeout: timeout2,
    cwd
  });
  const error = getFinalError(originalError, message2, isSync);
  Object.assign(error, getErrorProperties({
    error,
    command,
    escapedCommand,
    startTime,
    timedOut,
    isCanceled,
    isGracefullyCanceled,
    isMaxBuffer,
    isForcefullyTerminated,
    exitCode,
    signal,
    signalDescription,
    stdio,
    all,
    ipcOutput,
    cwd,
    originalMessage,
    shortMessage
  }));
  return error;
};
var getErrorProperties = ({
  error,
  command,
  escapedCommand,
  startTime,
  timedOut,
  isCanceled,
  isGracefullyCanceled,
  isMaxBuffer,
  isForcefullyTerminated,
  exitCode,
  signal,
  signalDescription,
  stdio,
  all,
  ipcOutput,
  cwd,
  originalMessage,
  shortMessage
}) => omitUndefinedProperties({
  shortMessage,
  originalMessage,
  command,
  escapedCommand,
  cwd,
  durationMs: getDurationMs(startTime),
  failed: true,
  timedOut,
  isCanceled,
  isGracefullyCanceled,
  isTerminated: signal !== void 0,
  isMaxBuffer,
  isForcefullyTerminated,
  exitCode,
  signal,
  signalDescription,
  code: error.cause?.code,
  stdout: stdio[1],
  stderr: stdio[2],
  all,
  stdio,
  ipcOutput,
  pipedFrom: []
});
var omitUndefinedProperties = (result) => Object.fromEntries(Object.entries(result).filter(([, value]) => value !== void 0));
var normalizeExitPayload = (rawExitCode, rawSignal) => {
  const exitCode = rawExitCode === null ? void 0 : rawExitCode;
  const signal = rawSignal === null ? void 0 : rawSignal;
  const signalDescription = signal === void 0 ? void 0 : getSignalDescription(rawSignal);
  return { exitCode, signal, signalDescription };
};

// node_modules/parse-ms/index.js
var toZeroIfInfinity = (value) => Number.isFinite(value) ? value : 0;
function parseNumber(milliseconds) {
  return {
    days: Math.trunc(milliseconds / 864e5),
    hours: Math.trunc(milliseconds / 36e5 % 24),
    minutes: Math.trunc(milliseconds / 6e4 % 60),
    seconds: Math.trunc(milliseconds / 1e3 % 60),
    milliseconds: Math.trunc(milliseconds % 1e3),
    microseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e3) % 1e3),
    nanoseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e6) % 1e3)
  };
}
function parseBigint(milliseconds) {
  return {
    days: milliseconds / 86400000n,
    hours: milliseconds / 3600000n % 24n,
    minutes: milliseconds / 60000n % 60n,
    seconds: milliseconds / 1000n % 60n,
    milliseconds: milliseconds % 1000n,
    microseconds: 0n,
    nanoseconds: 0n
  };
}
function parseMilliseconds(milliseconds) {
  switch (typeof milliseconds) {
    case "number": {
      if (Number.isFinite(milliseconds)) {
        return parseNumber(milliseconds);
      }
      break;
    }
    case "bigint": {
      return parseBigint(milliseconds);
    }
  }
  throw new TypeError("Expected a finite number or bigint");
}

// node_modules/pretty-ms/index.js
var isZero = (value) => value === 0 || value === 0n;
var pluralize = (word2, count2) => count2 === 1 || count2 === 1n ? word2 : `${word2}s`;
var SECOND_ROUNDING_EPSILON = 1e-7;
var ONE_DAY_IN_MILLISECONDS = 24n * 60n * 60n * 1000n;
function prettyMilliseconds(milliseconds, options) {
  const isBigInt = typeof milliseconds === "bigint";
  if (!isBigInt && !Number.isFinite(milliseconds)) {
    throw new TypeError("Expected a finite number or bigint");
  }
  options = { ...options };
  const sign = milliseconds < 0 ? "-" : "";
  milliseconds = milliseconds < 0 ? -milliseconds : milliseconds;
  if (options.colonNotation) {
    options.compact = false;
    options.formatSubMilliseconds = false;
    options.separateMilliseconds = false;
    options.verbose = false;
  }
  if (options.compact) {
    options.unitCount = 1;
    options.secondsDecimalDigits = 0;
    options.millisecondsDecimalDigits = 0;
  }
  let result = [];
  const floorDecimals = (value, decimalDigits) => {
    const flooredInterimValue = Math.floor(value * 10 ** decimalDigits + SECOND_ROUNDING_EPSILON);
    const flooredValue = Math.round(flooredInterimValue) / 10 ** decimalDigits;
    return flooredValue.toFixed(decimalDigits);
  };
  const add = (value, long, short, valueString) => {
    if ((result.length === 0 || !options.colonNotation) && isZero(value) && !(options.colonNotation && short === "m")) {
      return;
    }
    valueString ??= String(value);
    if (options.colonNotation) {
      const wholeDigits = valueString.includes(".") ? valueString.split(".")[0].length : valueString.length;
      const minLength = result.length > 0 ? 2 : 1;
      valueString = "0".repeat(Math.max(0, minLength - wholeDigits)) + valueString;
    } else {
      valueString += options.verbose ? " " + pluralize(long, value) : short;
    }
    result.push(valueString);
  };
  const parsed = parseMilliseconds(milliseconds);
  const days = BigInt(parsed.days);
  if (options.hideYearAndDays) {
    add(BigInt(days) * 24n + BigInt(parsed.hours), "hour", "h");
  } else {
    if (options.hideYear) {
      add(days, "day", "d");
    } else {
      add(days / 365n, "year", "y");
      add(days % 365n, "day", "d");
    }
    add(Number(parsed.hours), "hour", "h");
  }
  add(Number(parsed.minutes), "minute", "m");
  if (!options.hideSeconds) {
    if (options.separateMilliseconds || options.formatSubMilliseconds || !options.colonNotation && milliseconds < 1e3 && !options.subSecondsAsDecimals) {
      const seconds = Number(parsed.seconds);
      const milliseconds2 = Number(parsed.milliseconds);
      const microseconds = Number(parsed.microseconds);
      const nanoseconds = Number(parsed.nanoseconds);
      add(seconds, "second", "s");
      if (options.formatSubMilliseconds) {
        add(milliseconds2, "millisecond", "ms");
        add(microseconds, "microsecond", "\xB5s");
        add(nanoseconds, "nanosecond", "ns");
      } else {
        const millisecondsAndBelow = milliseconds2 + microseconds / 1e3 + nanoseconds / 1e6;
        const millisecondsDecimalDigits = typeof options.millisecondsDecimalDigits === "number" ? options.millisecondsDecimalDigits : 0;
        const roundedMilliseconds = millisecondsAndBelow >= 1 ? Math.round(millisecondsAndBelow) : Math.ceil(millisecondsAndBelow);
        const maximumMilliseconds = 1e3 - 10 ** -millisecondsDecimalDigits;
        const millisecondsString = millisecondsDecimalDigits ? Math.min(millisecondsAndBelow, maximumMilliseconds).toFixed(millisecondsDecimalDigits) : Math.min(roundedMilliseconds, maximumMilliseconds);
        add(
          Number.parseFloat(millisecondsString),
          "millisecond",
          "ms",
          millisecondsString
        );
      }
    } else {
      const seconds = (isBigInt ? Number(milliseconds % ONE_DAY_IN_MILLISECONDS) : milliseconds) / 1e3 % 60;
      const secondsDecimalDigits = typeof options.secondsDecimalDigits === "number" ? options.secondsDecimalDigits : 1;
      const secondsFixed = floorDecimals(seconds, secondsDecimalDigits);
      const secondsString = options.keepDecimalsOnWholeSeconds ? secondsFixed : secondsFixed.replace(/\.0+$/, "");
      add(Number.parseFloat(secondsString), "second", "s", secondsString);
    }
  }
  if (result.length === 0) {
    return sign + "0" + (options.verbose ? " milliseconds" : "ms");
  }
  const separator = options.colonNotation ? ":" : " ";
  if (typeof options.unitCount === "number") {
    result = result.slice(0, Math.max(options.unitCount, 1));
  }
  return sign + result.join(separator);
}

// node_modules/execa/lib/verbose/error.js
var logError = (result, verboseInfo) => {
  if (result.failed) {
    verboseLog({
      type: "error",
      verboseMessage: result.shortMessage,
      verboseInfo,
      result
    });
  }
};

// node_modules/execa/lib/verbose/complete.js
var logResult = (result, verboseInfo) => {
  if (!isVerbose(verboseInfo)) {
    return;
  }
  logError(result, verboseInfo);
  logDuration(result, verboseInfo);
};
var logDuration = (result, verboseInfo) => {
  const verboseMessage = `(done in ${prettyMilliseconds(result.durationMs)})`;
  verboseLog({
    type: "duration",
    verboseMessage,
    verboseInfo,
    result
  });
};

// node_modules/execa/lib/return/reject.js
var handleResult = (result, verboseInfo, { reject }) => {
  logResult(result, verboseInfo);
  if (result.failed && reject) {
    throw result;
  }
  return result;
};

// node_modules/execa/lib/stdio/handle-sync.js
import { readFileSync as readFileSync3 } from "fs";

// node_modules/execa/lib/stdio/type.js
var getStdioItemType = (value, optionName) => {
  if (isAsyncGenerator(value)) {
    return "asyncGenerator";
  }
  if (isSyncGenerator(value)) {
    return "generator";
  }
  if (isUrl(value)) {
    return "fileUrl";
  }
  if (isFilePathObject(value)) {
    return "filePath";
  }
  if (isWebStream(value)) {
    return "webStream";
  }
  if (isStream(value, { checkOpen: false })) {
    return "native";
  }
  if (isUint8Array(value)) {
    return "uint8Array";
  }
  if (isAsyncIterableObject(value)) {
    return "asyncIterable";
  }
  if (isIterableObject(value)) {
    return "iterable";
  }
  if (isTransformStream(value)) {
    return getTransformStreamType({ transform: value }, optionName);
  }
  if (isTransformOptions(value)) {
    return getTransformObjectType(value, optionName);
  }
  return "native";
};
var getTransformObjectType = (value, optionName) => {
  if (isDuplexStream(value.transform, { checkOpen: false })) {
    return getDuplexType(value, optionName);
  }
  if (isTransformStream(value.transform)) {
    return getTransformStreamType(value, optionName);
  }
  return getGeneratorObjectType(value, optionName);
};
var getDuplexType = (value, optionName) => {
  validateNonGeneratorType(value, optionName, "Duplex stream");
  return "duplex";
};
var getTransformStreamType = (value, optionName) => {
  validateNonGeneratorType(value, optionName, "web TransformStream");
  return "webTransform";
};
var validateNonGeneratorType = ({ final, binary, objectMode }, optionName, typeName) => {
  checkUndefinedOption(final, `${optionName}.final`, typeName);
  checkUndefinedOption(binary, `${optionName}.binary`, typeName);
  checkBooleanOption(objectMode, `${optionName}.objectMode`);
};
var checkUndefinedOption = (value, optionName, typeName) => {
  if (value !== void 0) {
    throw new TypeError(`The \`${optionName}\` option can only be defined when using a generator, not a ${typeName}.`);
  }
};
var getGeneratorObjectType = ({ transform, final, binary, objectMode }, optionName) => {
  if (transform !== void 0 && !isGenerator(transform)) {
    throw new TypeError(`The \`${optionName}.transform\` option must be a generator, a Duplex stream or a web TransformStream.`);
  }
  if (isDuplexStream(final, { checkOpen: false })) {
    throw new TypeError(`The \`${optionName}.final\` option must not be a Duplex stream.`);
  }
  if (isTransformStream(final)) {
    throw new TypeError(`The \`${optionName}.final\` option must not be a web TransformStream.`);
  }
  if (final !== void 0 && !isGenerator(final)) {
    throw new TypeError(`The \`${optionName}.final\` option must be a generator.`);
  }
  checkBooleanOption(binary, `${optionName}.binary`);
  checkBooleanOption(objectMode, `${optionName}.objectMode`);
  return isAsyncGenerator(transform) || isAsyncGenerator(final) ? "asyncGenerator" : "generator";
};
var checkBooleanOption = (value, optionName) => {
  if (value !== void 0 && typeof value !== "boolean") {
    throw new TypeError(`The \`${optionName}\` option must use a boolean.`);
  }
};
var isGenerator = (value) => isAsyncGenerator(value) || isSyncGenerator(value);
var isAsyncGenerator = (value) => Object.prototype.toString.call(value) === "[object AsyncGeneratorFunction]";
var isSyncGenerator = (value) => Object.prototype.toString.call(value) === "[object GeneratorFunction]";
var isTransformOptions = (value) => isPlainObject(value) && (value.transform !== void 0 || value.final !== void 0);
var isUrl = (value) => Object.prototype.toString.call(value) === "[object URL]";
var isRegularUrl = (value) => isUrl(value) && value.protocol !== "file:";
var isFilePathObject = (value) => isPlainObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => FILE_PATH_KEYS.has(key)) && isFilePathString(value.file);
var FILE_PATH_KEYS = /* @__PURE__ */ new Set(["file", "append"]);
var isFilePathString = (file) => typeof file === "string";
var isUnknownStdioString = (type, value) => type === "native" && typeof value === "string" && !KNOWN_STDIO_STRINGS.has(value);
var KNOWN_STDIO_STRINGS = /* @__PURE__ */ new Set(["ipc", "ignore", "inherit", "overlapped", "pipe"]);
var isReadableStream2 = (value) => Object.prototype.toString.call(value) === "[object ReadableStream]";
var isWritableStream2 = (value) => Object.prototype.toString.call(value) === "[object WritableStream]";
var isWebStream = (value) => isReadableStream2(value) || isWritableStream2(value);
var isTransformStream = (value) => isReadableStream2(value?.readable) && isWritableStream2(value?.writable);
var isAsyncIterableObject = (value) => isObject(value) && typeof value[Symbol.asyncIterator] === "function";
var isIterableObject = (value) => isObject(value) && typeof value[Symbol.iterator] === "function";
var isObject = (value) => typeof value === "object" && value !== null;
var TRANSFORM_TYPES = /* @__PURE__ */ new Set(["generator", "asyncGenerator", "duplex", "webTransform"]);
var FILE_TYPES = /* @__PURE__ */ new Set(["fileUrl", "filePath", "fileNumber"]);
var SPECIAL_DUPLICATE_TYPES_SYNC = /* @__PURE__ */ new Set(["fileUrl", "filePath"]);
var SPECIAL_DUPLICATE_TYPES = /* @__PURE__ */ new Set([...SPECIAL_DUPLICATE_TYPES_SYNC, "webStream", "nodeStream"]);
var FORBID_DUPLICATE_TYPES = /* @__PURE__ */ new Set(["webTransform", "duplex"]);
var TYPE_TO_MESSAGE = {
  generator: "a generator",
  asyncGenerator: "an async generator",
  fileUrl: "a file URL",
  filePath: "a file path string",
  fileNumber: "a file descriptor number",
  webStream: "a web stream",
  nodeStream: "a Node.js stream",
  webTransform: "a web TransformStream",
  duplex: "a Duplex stream",
  native: "any value",
  iterable: "an iterable",
  asyncIterable: "an async iterable",
  string: "a string",
  uint8Array: "a Uint8Array"
};

// node_modules/execa/lib/transform/object-mode.js
var getTransformObjectModes = (objectMode, index, newTransforms, direction) => direction === "output" ? getOutputObjectModes(objectMode, index, newTransforms) : getInputObjectModes(objectMode, index, newTransforms);
var getOutputObjectModes = (objectMode, index, newTransforms) => {
  const writableObjectMode = index !== 0 && newTransforms[index - 1].value.readableObjectMode;
  const readableObjectMode = objectMode ?? writableObjectMode;
  return { writableObjectMode, readableObjectMode };
};
var getInputObjectModes = (objectMode, index, newTransforms) => {
  const writableObjectMode = index === 0 ? objectMode === true : newTransforms[index - 1].value.readableObjectMode;
  const readableObjectMode = index !== newTransforms.length - 1 && (objectMode ?? writableObjectMode);
  return { writableObjectMode, readableObjectMode };
};
var getFdObjectMode = (stdioItems, direction) => {
  const lastTransform = stdioItems.findLast(({ type }) => TRANSFORM_TYPES.has(type));
  if (lastTransform === void 0) {
    return false;
  }
  return direction === "input" ? lastTransform.value.writableObjectMode : lastTransform.value.readableObjectMode;
};

// node_modules/execa/lib/transform/normalize.js
var normalizeTransforms = (stdioItems, optionName, direction, options) => [
  ...stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type)),
  ...getTransforms(stdioItems, optionName, direction, options)
];
var getTransforms = (stdioItems, optionName, direction, { encoding }) => {
  const transforms = stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type));
  const newTransforms = Array.from({ length: transforms.length });
  for (const [index, stdioItem] of Object.entries(transforms)) {
    newTransforms[index] = normalizeTransform({
      stdioItem,
      index: Number(index),
      newTransforms,
      optionName,
      direction,
      encoding
    });
  }
  return sortTransforms(newTransforms, direction);
};
var normalizeTransform = ({ stdioItem, stdioItem: { type }, index, newTransforms, optionName, direction, encoding }) => {
  if (type === "duplex") {
    return normalizeDuplex({ stdioItem, optionName });
  }
  if (type === "webTransform") {
    return normalizeTransformStream({
      stdioItem,
      index,
      newTransforms,
      direction
    });
  }
  return normalizeGenerator({
    stdioItem,
    index,
    newTransforms,
    direction,
    encoding
  });
};
var normalizeDuplex = ({
  stdioItem,
  stdioItem: {
    value: {
      transform,
      transform: { writableObjectMode, readableObjectMode },
      objectMode = readableObjectMode
    }
  },
  optionName
}) => {
  if (objectMode && !readableObjectMode) {
    throw new TypeError(`The \`${optionName}.objectMode\` option can only be \`true\` if \`new Duplex({objectMode: true})\` is used.`);
  }
  if (!objectMode && readableObjectMode) {
    throw new TypeError(`The \`${optionName}.objectMode\` option cannot be \`false\` if \`new Duplex({objectMode: true})\` is used.`);
  }
  return {
    ...stdioItem,
    value: { transform, writableObjectMode, readableObjectMode }
  };
};
var normalizeTransformStream = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction }) => {
  const { transform, objectMode } = isPlainObject(value) ? value : { transform: value };
  const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
  return {
    ...stdioItem,
    value: { transform, writableObjectMode, readableObjectMode }
  };
};
var normalizeGenerator = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction, encoding }) => {
  const {
    transform,
    final,
    binary: binaryOption = false,
    preserveNewlines = false,
    objectMode
  } = isPlainObject(value) ? value : { transform: value };
  const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
  const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
  return {
    ...stdioItem,
    value: {
      transform,
      final,
      binary,
      preserveNewlines,
      writableObjectMode,
      readableObjectMode
    }
  };
};
var sortTransforms = (newTransforms, direction) => direction === "input" ? newTransforms.reverse() : newTransforms;

// node_modules/execa/lib/stdio/direction.js
import process7 from "process";
var getStreamDirection = (stdioItems, fdNumber, optionName) => {
  const directions = stdioItems.map((stdioItem) => getStdioItemDirection(stdioItem, fdNumber));
  if (directions.includes("input") && directions.includes("output")) {
    throw new TypeError(`The \`${optionName}\` option must not be an array of both readable and writable values.`);
  }
  return directions.find(Boolean) ?? DEFAULT_DIRECTION;
};
var getStdioItemDirection = ({ type, value }, fdNumber) => KNOWN_DIRECTIONS[fdNumber] ?? guessStreamDirection[type](value);
var KNOWN_DIRECTIONS = ["input", "output", "output"];
var anyDirection = () => void 0;
var alwaysInput = () => "input";
var guessStreamDirection = {
  generator: anyDirection,
  asyncGenerator: anyDirection,
  fileUrl: anyDirection,
  filePath: anyDirection,
  iterable: alwaysInput,
  asyncIterable: alwaysInput,
  uint8Array: alwaysInput,
  webStream: (value) => isWritableStream2(value) ? "output" : "input",
  nodeStream(value) {
    if (!isReadableStream(value, { checkOpen: false })) {
      return "output";
    }
    return isWritableStream(value, { checkOpen: false }) ? void 0 : "input";
  },
  webTransform: anyDirection,
  duplex: anyDirection,
  native(value) {
    const standardStreamDirection = getStandardStreamDirection(value);
    if (standardStreamDirection !== void 0) {
      return standardStreamDirection;
    }
    if (isStream(value, { checkOpen: false })) {
      return guessStreamDirection.nodeStream(value);
    }
  }
};
var getStandardStreamDirection = (value) => {
  if ([0, process7.stdin].includes(value)) {
    return "input";
  }
  if ([1, 2, process7.stdout, process7.stderr].includes(value)) {
    return "output";
  }
};
var DEFAULT_DIRECTION = "output";

// node_modules/execa/lib/ipc/array.js
var normalizeIpcStdioArray = (stdioArray, ipc) => ipc && !stdioArray.includes("ipc") ? [...stdioArray, "ipc"] : stdioArray;

// node_modules/execa/lib/stdio/stdio-option.js
var normalizeStdioOption = ({ stdio, ipc, buffer, ...options }, verboseInfo, isSync) => {
  const stdioArray = getStdioArray(stdio, options).map((stdioOption, fdNumber) => addDefaultValue2(stdioOption, fdNumber));
  return isSync ? normalizeStdioSync(stdioArray, buffer, verboseInfo) : normalizeIpcStdioArray(stdioArray, ipc);
};
var getStdioArray = (stdio, options) => {
  if (stdio === void 0) {
    return STANDARD_STREAMS_ALIASES.map((alias) => options[alias]);
  }
  if (hasAlias(options)) {
    throw new Error(`It's not possible to provide \`stdio\` in combination with one of ${STANDARD_STREAMS_ALIASES.map((alias) => `\`${alias}\``).join(", ")}`);
  }
  if (typeof stdio === "string") {
    return [stdio, stdio, stdio];
  }
  if (!Array.isArray(stdio)) {
    throw new TypeError(`Expected \`stdio\` to be of type \`string\` or \`Array\`, got \`${typeof stdio}\``);
  }
  const length = Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length);
  return Array.from({ length }, (_, fdNumber) => stdio[fdNumber]);
};
var hasAlias = (options) => STANDARD_STREAMS_ALIASES.some((alias) => options[alias] !== void 0);
var addDefaultValue2 = (stdioOption, fdNumber) => {
  if (Array.isArray(stdioOption)) {
    return stdioOption.map((item) => addDefaultValue2(item, fdNumber));
  }
  if (stdioOption === null || stdioOption === void 0) {
    return fdNumber >= STANDARD_STREAMS_ALIASES.length ? "ignore" : "pipe";
  }
  return stdioOption;
};
var normalizeStdioSync = (stdioArray, buffer, verboseInfo) => stdioArray.map((stdioOption, fdNumber) => !buffer[fdNumber] && fdNumber !== 0 && !isFullVerbose(verboseInfo, fdNumber) && isOutputPipeOnly(stdioOption) ? "ignore" : stdioOption);
var isOutputPipeOnly = (stdioOption) => stdioOption === "pipe" || Array.isArray(stdioOption) && stdioOption.every((item) => item === "pipe");

// node_modules/execa/lib/stdio/native.js
import { readFileSync as readFileSync2 } from "fs";
import tty2 from "tty";
var handleNativeStream = ({ stdioItem, stdioItem: { type }, isStdioArray, fdNumber, direction, isSync }) => {
  if (!isStdioArray || type !== "native") {
    return stdioItem;
  }
  return isSync ? handleNativeStreamSync({ stdioItem, fdNumber, direction }) : handleNativeStreamAsync({ stdioItem, fdNumber });
};
var handleNativeStreamSync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber, direction }) => {
  const targetFd = getTargetFd({
    value,
    optionName,
    fdNumber,
    direction
  });
  if (targetFd !== void 0) {
    return targetFd;
  }
  if (isStream(value, { checkOpen: false })) {
    throw new TypeError(`The \`${optionName}: Stream\` option cannot both be an array and include a stream with synchronous methods.`);
  }
  return stdioItem;
};
var getTargetFd = ({ value, optionName, fdNumber, direction }) => {
  const targetFdNumber = getTargetFdNumber(value, fdNumber);
  if (targetFdNumber === void 0) {
    return;
  }
  if (direction === "output") {
    return { type: "fileNumber", value: targetFdNumber, optionName };
  }
  if (tty2.isatty(targetFdNumber)) {
    throw new TypeError(`The \`${optionName}: ${serializeOptionValue(value)}\` option is invalid: it cannot be a TTY with synchronous methods.`);
  }
  return { type: "uint8Array", value: bufferToUint8Array(readFileSync2(targetFdNumber)), optionName };
};
var getTargetFdNumber = (value, fdNumber) => {
  if (value === "inherit") {
    return fdNumber;
  }
  if (typeof value === "number") {
    return value;
  }
  const standardStreamIndex = STANDARD_STREAMS.indexOf(value);
  if (standardStreamIndex !== -1) {
    return standardStreamIndex;
  }
};
var handleNativeStreamAsync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber }) => {
  if (value === "inherit") {
    return { type: "nodeStream", value: getStandardStream(fdNumber, value, optionName), optionName };
  }
  if (typeof value === "number") {
    return { type: "nodeStream", value: getStandardStream(value, value, optionName), optionName };
  }
  if (isStream(value, { checkOpen: false })) {
    return { type: "nodeStream", value, optionName };
  }
  return stdioItem;
};
var getStandardStream = (fdNumber, value, optionName) => {
  const standardStream = STANDARD_STREAMS[fdNumber];
  if (standardStream === void 0) {
    throw new TypeError(`The \`${optionName}: ${value}\` option is invalid: no such standard stream.`);
  }
  return standardStream;
};

// node_modules/execa/lib/stdio/input-option.js
var handleInputOptions = ({ input, inputFile }, fdNumber) => fdNumber === 0 ? [
  ...handleInputOption(input),
  ...handleInputFileOption(inputFile)
] : [];
var handleInputOption = (input) => input === void 0 ? [] : [{
  type: getInputType(input),
  value: input,
  optionName: "input"
}];
var getInputType = (input) => {
  if (isReadableStream(input, { checkOpen: false })) {
    return "nodeStream";
  }
  if (typeof input === "string") {
    return "string";
  }
  if (isUint8Array(input)) {
    return "uint8Array";
  }
  throw new Error("The `input` option must be a string, a Uint8Array or a Node.js Readable stream.");
};
var handleInputFileOption = (inputFile) => inputFile === void 0 ? [] : [{
  ...getInputFileType(inputFile),
  optionName: "inputFile"
}];
var getInputFileType = (inputFile) => {
  if (isUrl(inputFile)) {
    return { type: "fileUrl", value: inputFile };
  }
  if (isFilePathString(inputFile)) {
    return { type: "filePath", value: { file: inputFile } };
  }
  throw new Error("The `inputFile` option must be a file path string or a file URL.");
};

// node_modules/execa/lib/stdio/duplicate.js
var filterDuplicates = (stdioItems) => stdioItems.filter((stdioItemOne, indexOne) => stdioItems.every((stdioItemTwo, indexTwo) => stdioItemOne.value !== stdioItemTwo.value || indexOne >= indexTwo || stdioItemOne.type === "generator" || stdioItemOne.type === "asyncGenerator"));
var getDuplicateStream = ({ stdioItem: { type, value, optionName }, direction, fileDescriptors, isSync }) => {
  const otherStdioItems = getOtherStdioItems(fileDescriptors, type);
  if (otherStdioItems.length === 0) {
    return;
  }
  if (isSync) {
    validateDuplicateStreamSync({
      otherStdioItems,
      type,
      value,
      optionName,
      direction
    });
    return;
  }
  if (SPECIAL_DUPLICATE_TYPES.has(type)) {
    return getDuplicateStreamInstance({
      otherStdioItems,
      type,
      value,
      optionName,
      direction
    });
  }
  if (FORBID_DUPLICATE_TYPES.has(type)) {
    validateDuplicateTransform({
      otherStdioItems,
      type,
      value,
      optionName
    });
  }
};
var getOtherStdioItems = (fileDescriptors, type) => fileDescriptors.flatMap(({ direction, stdioItems }) => stdioItems.filter((stdioItem) => stdioItem.type === type).map(((stdioItem) => ({ ...stdioItem, direction }))));
var validateDuplicateStreamSync = ({ otherStdioItems, type, value, optionName, direction }) => {
  if (SPECIAL_DUPLICATE_TYPES_SYNC.has(type)) {
    getDuplicateStreamInstance({
      otherStdioItems,
      type,
      value,
      optionName,
      direction
    });
  }
};
var getDuplicateStreamInstance = ({ otherStdioItems, type, value, optionName, direction }) => {
  const duplicateStdioItems = otherStdioItems.filter((stdioItem) => hasSameValue(stdioItem, value));
  if (duplicateStdioItems.length === 0) {
    return;
  }
  const differentStdioItem = duplicateStdioItems.find((stdioItem) => stdioItem.direction !== direction);
  throwOnDuplicateStream(differentStdioItem, optionName, type);
  return direction === "output" ? duplicateStdioItems[0].stream : void 0;
};
var hasSameValue = ({ type, value }, secondValue) => {
  if (type === "filePath") {
    return value.file === secondValue.file;
  }
  if (type === "fileUrl") {
    return value.href === secondValue.href;
  }
  return value === secondValue;
};
var validateDuplicateTransform = ({ otherStdioItems, type, value, optionName }) => {
  const duplicateStdioItem = otherStdioItems.find(({ value: { transform } }) => transform === value.transform);
  throwOnDuplicateStream(duplicateStdioItem, optionName, type);
};
var throwOnDuplicateStream = (stdioItem, optionName, type) => {
  if (stdioItem !== void 0) {
    throw new TypeError(`The \`${stdioItem.optionName}\` and \`${optionName}\` options must not target ${TYPE_TO_MESSAGE[type]} that is the same.`);
  }
};

// node_modules/execa/lib/stdio/handle.js
var handleStdio = (addProperties3, options, verboseInfo, isSync) => {
  const stdio = normalizeStdioOption(options, verboseInfo, isSync);
  const initialFileDescriptors = stdio.map((stdioOption, fdNumber) => getFileDescriptor({
    stdioOption,
    fdNumber,
    options,
    isSync
  }));
  const fileDescriptors = getFinalFileDescriptors({
    initialFileDescriptors,
    addProperties: addProperties3,
    options,
    isSync
  });
  options.stdio = fileDescriptors.map(({ stdioItems }) => forwardStdio(stdioItems));
  return fileDescriptors;
};
var getFileDescriptor = ({ stdioOption, fdNumber, options, isSync }) => {
  const optionName = getStreamName(fdNumber);
  const { stdioItems: initialStdioItems, isStdioArray } = initializeStdioItems({
    stdioOption,
    fdNumber,
    options,
    optionName
  });
  const direction = getStreamDirection(initialStdioItems, fdNumber, optionName);
  const stdioItems = initialStdioItems.map((stdioItem) => handleNativeStream({
    stdioItem,
    isStdioArray,
    fdNumber,
    direction,
    isSync
  }));
  const normalizedStdioItems = normalizeTransforms(stdioItems, optionName, direction, options);
  const objectMode = getFdObjectMode(normalizedStdioItems, direction);
  validateFileObjectMode(normalizedStdioItems, objectMode);
  return { direction, objectMode, stdioItems: normalizedStdioItems };
};
var initializeStdioItems = ({ stdioOption, fdNumber, options, optionName }) => {
  const values = Array.isArray(stdioOption) ? stdioOption : [stdioOption];
  const initialStdioItems = [
    ...values.map((value) => initializeStdioItem(value, optionName)),
    ...handleInputOptions(options, fdNumber)
  ];
  const stdioItems = filterDuplicates(initialStdioItems);
  const isStdioArray = stdioItems.length > 1;
  validateStdioArray(stdioItems, isStdioArray, optionName);
  validateStreams(stdioItems);
  return { stdioItems, isStdioArray };
};
var initializeStdioItem = (value, optionName) => ({
  type: getStdioItemType(value, optionName),
  value,
  optionName
});
var validateStdioArray = (stdioItems, isStdioArray, optionName) => {
  if (stdioItems.length === 0) {
    throw new TypeError(`The \`${optionName}\` option must not be an empty array.`);
  }
  if (!isStdioArray) {
    return;
  }
  for (const { value, optionName: optionName2 } of stdioItems) {
    if (INVALID_STDIO_ARRAY_OPTIONS.has(value)) {
      throw new Error(`The \`${optionName2}\` option must not include \`${value}\`.`);
    }
  }
};
var INVALID_STDIO_ARRAY_OPTIONS = /* @__PURE__ */ new Set(["ignore", "ipc"]);
var validateStreams = (stdioItems) => {
  for (const stdioItem of stdioItems) {
    validateFileStdio(stdioItem);
  }
};
var validateFileStdio = ({ type, value, optionName }) => {
  if (isRegularUrl(value)) {
    throw new TypeError(`The \`${optionName}: URL\` option must use the \`file:\` scheme.
For example, you can use the \`pathToFileURL()\` method of the \`url\` core module.`);
  }
  if (isUnknownStdioString(type, value)) {
    throw new TypeError(`The \`${optionName}: { file: '...' }\` option must be used instead of \`${optionName}: '...'\`.`);
  }
};
var validateFileObjectMode = (stdioItems, objectMode) => {
  if (!objectMode) {
    return;
  }
  const fileStdioItem = stdioItems.find(({ type }) => FILE_TYPES.has(type));
  if (fileStdioItem !== void 0) {
    throw new TypeError(`The \`${fileStdioItem.optionName}\` option cannot use both files and transforms in objectMode.`);
  }
};
var getFinalFileDescriptors = ({ initialFileDescriptors, addProperties: addProperties3, options, isSync }) => {
  const fileDescriptors = [];
  try {
    for (const fileDescriptor of initialFileDescriptors) {
      fileDescriptors.push(getFinalFileDescriptor({
        fileDescriptor,
        fileDescriptors,
        addProperties: addProperties3,
        options,
        isSync
      }));
    }
    return fileDescriptors;
  } catch (error) {
    cleanupCustomStreams(fileDescriptors);
    throw error;
  }
};
var getFinalFileDescriptor = ({
  fileDescriptor: { direction, objectMode, stdioItems },
  fileDescriptors,
  addProperties: addProperties3,
  options,
  isSync
}) => {
  const finalStdioItems = stdioItems.map((stdioItem) => addStreamProperties({
    stdioItem,
    addProperties: addProperties3,
    direction,
    options,
    fileDescriptors,
    isSync
  }));
  return { direction, objectMode, stdioItems: finalStdioItems };
};
var addStreamProperties = ({ stdioItem, addProperties: addProperties3, direction, options, fileDescriptors, isSync }) => {
  const duplicateStream = getDuplicateStream({
    stdioItem,
    direction,
    fileDescriptors,
    isSync
  });
  if (duplicateStream !== void 0) {
    return { ...stdioItem, stream: duplicateStream };
  }
  return {
    ...stdioItem,
    ...addProperties3[direction][stdioItem.type](stdioItem, options)
  };
};
var cleanupCustomStreams = (fileDescriptors) => {
  for (const { stdioItems } of fileDescriptors) {
    for (const { stream } of stdioItems) {
      if (stream !== void 0 && !isStandardStream(stream)) {
        stream.destroy();
      }
    }
  }
};
var forwardStdio = (stdioItems) => {
  if (stdioItems.length > 1) {
    return stdioItems.some(({ value: value2 }) => value2 === "overlapped") ? "overlapped" : "pipe";
  }
  const [{ type, value }] = stdioItems;
  return type === "native" ? value : "pipe";
};

// node_modules/execa/lib/stdio/handle-sync.js
var handleStdioSync = (options, verboseInfo) => handleStdio(addPropertiesSync, options, verboseInfo, true);
var forbiddenIfSync = ({ type, optionName }) => {
  throwInvalidSyncValue(optionName, TYPE_TO_MESSAGE[type]);
};
var forbiddenNativeIfSync = ({ optionName, value }) => {
  if (value === "ipc" || value === "overlapped") {
    throwInvalidSyncValue(optionName, `"${value}"`);
  }
  return {};
};
var throwInvalidSyncValue = (optionName, value) => {
  throw new TypeError(`The \`${optionName}\` option cannot be ${value} with synchronous methods.`);
};
var addProperties = {
  generator() {
  },
  asyncGenerator: forbiddenIfSync,
  webStream: forbiddenIfSync,
  nodeStream: forbiddenIfSync,
  webTransform: forbiddenIfSync,
  duplex: forbiddenIfSync,
  asyncIterable: forbiddenIfSync,
  native: forbiddenNativeIfSync
};
var addPropertiesSync = {
  input: {
    ...addProperties,
    fileUrl: ({ value }) => ({ contents: [bufferToUint8Array(readFileSync3(value))] }),
    filePath: ({ value: { file } }) => ({ contents: [bufferToUint8Array(readFileSync3(file))] }),
    fileNumber: forbiddenIfSync,
    iterable: ({ value }) => ({ contents: [...value] }),
    string: ({ value }) => ({ contents: [value] }),
    uint8Array: ({ value }) => ({ contents: [value] })
  },
  output: {
    ...addProperties,
    fileUrl: ({ value }) => ({ path: value }),
    filePath: ({ value: { file, append } }) => ({ path: file, append }),
    fileNumber: ({ value }) => ({ path: value }),
    iterable: forbiddenIfSync,
    string: forbiddenIfSync,
    uint8Array: forbiddenIfSync
  }
};

// node_modules/execa/lib/io/strip-newline.js
var stripNewline = (value, { stripFinalNewline: stripFinalNewline2 }, fdNumber) => getStripFinalNewline(stripFinalNewline2, fdNumber) && value !== void 0 && !Array.isArray(value) ? stripFinalNewline(value) : value;
var getStripFinalNewline = (stripFinalNewline2, fdNumber) => fdNumber === "all" ? stripFinalNewline2[1] || stripFinalNewline2[2] : stripFinalNewline2[fdNumber];

// node_modules/execa/lib/transform/generator.js
import { Transform, getDefaultHighWaterMark } from "stream";

// node_modules/execa/lib/transform/split.js
var getSplitLinesGenerator = (binary, preserveNewlines, skipped, state) => binary || skipped ? void 0 : initializeSplitLines(preserveNewlines, state);
var splitLinesSync = (chunk, preserveNewlines, objectMode) => objectMode ? chunk.flatMap((item) => splitLinesItemSync(item, preserveNewlines)) : splitLinesItemSync(chunk, preserveNewlines);
var splitLinesItemSync = (chunk, preserveNewlines) => {
  const { transform, final } = initializeSplitLines(preserveNewlines, {});
  return [...transform(chunk), ...final()];
};
var initializeSplitLines = (preserveNewlines, state) => {
  state.previousChunks = "";
  return {
    transform: splitGenerator.bind(void 0, state, preserveNewlines),
    final: linesFinal.bind(void 0, state)
  };
};
var splitGenerator = function* (state, preserveNewlines, chunk) {
  if (typeof chunk !== "string") {
    yield chunk;
    return;
  }
  let { previousChunks } = state;
  let start2 = -1;
  for (let end = 0; end < chunk.length; end += 1) {
    if (chunk[end] === "\n") {
      const newlineLength = getNewlineLength(chunk, end, preserveNewlines, state);
      let line2 = chunk.slice(start2 + 1, end + 1 - newlineLength);
      if (previousChunks.length > 0) {
        line2 = concatString(previousChunks, line2);
        previousChunks = "";
      }
      yield line2;
      start2 = end;
    }
  }
  if (start2 !== chunk.length - 1) {
    previousChunks = concatString(previousChunks, chunk.slice(start2 + 1));
  }
  state.previousChunks = previousChunks;
};
var getNewlineLength = (chunk, end, preserveNewlines, state) => {
  if (preserveNewlines) {
    return 0;
  }
  state.isWindowsNewline = end !== 0 && chunk[end - 1] === "\r";
  return state.isWindowsNewline ? 2 : 1;
};
var linesFinal = function* ({ previousChunks }) {
  if (previousChunks.length > 0) {
    yield previousChunks;
  }
};
var getAppendNewlineGenerator = ({ binary, preserveNewlines, readableObjectMode, state }) => binary || preserveNewlines || readableObjectMode ? void 0 : { transform: appendNewlineGenerator.bind(void 0, state) };
var appendNewlineGenerator = function* ({ isWindowsNewline = false }, chunk) {
  const { unixNewline, windowsNewline, LF: LF2, concatBytes } = typeof chunk === "string" ? linesStringInfo : linesUint8ArrayInfo;
  if (chunk.at(-1) === LF2) {
    yield chunk;
    return;
  }
  const newline = isWindowsNewline ? windowsNewline : unixNewline;
  yield concatBytes(chunk, newline);
};
var concatString = (firstChunk, secondChunk) => `${firstChunk}${secondChunk}`;
var linesStringInfo = {
  windowsNewline: "\r\n",
  unixNewline: "\n",
  LF: "\n",
  concatBytes: concatString
};
var concatUint8Array = (firstChunk, secondChunk) => {
  const chunk = new Uint8Array(firstChunk.length + secondChunk.length);
  chunk.set(firstChunk, 0);
  chunk.set(secondChunk, firstChunk.length);
  return chunk;
};
var linesUint8ArrayInfo = {
  windowsNewline: new Uint8Array([13, 10]),
  unixNewline: new Uint8Array([10]),
  LF: 10,
  concatBytes: concatUint8Array
};

// node_modules/execa/lib/transform/validate.js
import { Buffer as Buffer2 } from "buffer";
var getValidateTransformInput = (writableObjectMode, optionName) => writableObjectMode ? void 0 : validateStringTransformInput.bind(void 0, optionName);
var validateStringTransformInput = function* (optionName, chunk) {
  if (typeof chunk !== "string" && !isUint8Array(chunk) && !Buffer2.isBuffer(chunk)) {
    throw new TypeError(`The \`${optionName}\` option's transform must use "objectMode: true" to receive as input: ${typeof chunk}.`);
  }
  yield chunk;
};
var getValidateTransformReturn = (readableObjectMode, optionName) => readableObjectMode ? validateObjectTransformReturn.bind(void 0, optionName) : validateStringTransformReturn.bind(void 0, optionName);
var validateObjectTransformReturn = function* (optionName, chunk) {
  validateEmptyReturn(optionName, chunk);
  yield chunk;
};
var validateStringTransformReturn = function* (optionName, chunk) {
  validateEmptyReturn(optionName, chunk);
  if (typeof chunk !== "string" && !isUint8Array(chunk)) {
    throw new TypeError(`The \`${optionName}\` option's function must yield a string or an Uint8Array, not ${typeof chunk}.`);
  }
  yield chunk;
};
var validateEmptyReturn = (optionName, chunk) => {
  if (chunk === null || chunk === void 0) {
    throw new TypeError(`The \`${optionName}\` option's function must not call \`yield ${chunk}\`.
Instead, \`yield\` should either be called with a value, or not be called at all. For example:
  if (condition) { yield value; }`);
  }
};

// node_modules/execa/lib/transform/encoding-transform.js
import { Buffer as Buffer3 } from "buffer";
import { StringDecoder as StringDecoder2 } from "string_decoder";
var getEncodingTransformGenerator = (binary, encoding, skipped) => {
  if (skipped) {
    return;
  }
  if (binary) {
    return { transform: encodingUint8ArrayGenerator.bind(void 0, new TextEncoder()) };
  }
  const stringDecoder = new StringDecoder2(encoding);
  return {
    transform: encodingStringGenerator.bind(void 0, stringDecoder),
    final: encodingStringFinal.bind(void 0, stringDecoder)
  };
};
var encodingUint8ArrayGenerator = function* (textEncoder3, chunk) {
  if (Buffer3.isBuffer(chunk)) {
    yield bufferToUint8Array(chunk);
  } else if (typeof chunk === "string") {
    yield textEncoder3.encode(chunk);
  } else {
    yield chunk;
  }
};
var encodingStringGenerator = function* (stringDecoder, chunk) {
  yield isUint8Array(chunk) ? stringDecoder.write(chunk) : chunk;
};
var encodingStringFinal = function* (stringDecoder) {
  const lastChunk = stringDecoder.end();
  if (lastChunk !== "") {
    yield lastChunk;
  }
};

// node_modules/execa/lib/transform/run-async.js
import { callbackify } from "util";
var pushChunks = callbackify(async (getChunks, state, getChunksArguments, transformStream) => {
  state.currentIterable = getChunks(...getChunksArguments);
  try {
    for await (const chunk of state.currentIterable) {
      transformStream.push(chunk);
    }
  } finally {
    delete state.currentIterable;
  }
});
var transformChunk = async function* (chunk, generators, index) {
  if (index === generators.length) {
    yield chunk;
    return;
  }
  const { transform = identityGenerator } = generators[index];
  for await (const transformedChunk of transform(chunk)) {
    yield* transformChunk(transformedChunk, generators, index + 1);
  }
};
var finalChunks = async function* (generators) {
  for (const [index, { final }] of Object.entries(generators)) {
    yield* generatorFinalChunks(final, Number(index), generators);
  }
};
var generatorFinalChunks = async function* (final, index, generators) {
  if (final === void 0) {
    return;
  }
  for await (const finalChunk of final()) {
    yield* transformChunk(finalChunk, generators, index + 1);
  }
};
var destroyTransform = callbackify(async ({ currentIterable }, error) => {
  if (currentIterable !== void 0) {
    await (error ? currentIterable.throw(error) : currentIterable.return());
    return;
  }
  if (error) {
    throw error;
  }
});
var identityGenerator = function* (chunk) {
  yield chunk;
};

// node_modules/execa/lib/transform/run-sync.js
var pushChunksSync = (getChunksSync, getChunksArguments, transformStream, done) => {
  try {
    for (const chunk of getChunksSync(...getChunksArguments)) {
      transformStream.push(chunk);
    }
    done();
  } catch (error) {
    done(error);
  }
};
var runTransformSync = (generators, chunks) => [
  ...chunks.flatMap((chunk) => [...transformChunkSync(chunk, generators, 0)]),
  ...finalChunksSync(generators)
];
var transformChunkSync = function* (chunk, generators, index) {
  if (index === generators.length) {
    yield chunk;
    return;
  }
  const { transform = identityGenerator2 } = generators[index];
  for (const transformedChunk of transform(chunk)) {
    yield* transformChunkSync(transformedChunk, generators, index + 1);
  }
};
var finalChunksSync = function* (generators) {
  for (const [index, { final }] of Object.entries(generators)) {
    yield* generatorFinalChunksSync(final, Number(index), generators);
  }
};
var generatorFinalChunksSync = function* (final, index, generators) {
  if (final === void 0) {
    return;
  }
  for (const finalChunk of final()) {
    yield* transformChunkSync(finalChunk, generators, index + 1);
  }
};
var identityGenerator2 = function* (chunk) {
  yield chunk;
};

// node_modules/execa/lib/transform/generator.js
var generatorToStream = ({
  value,
  value: { transform, final, writableObjectMode, readableObjectMode },
  optionName
}, { encoding }) => {
  const state = {};
  const generators = addInternalGenerators(value, encoding, optionName);
  const transformAsync = isAsyncGenerator(transform);
  const finalAsync = isAsyncGenerator(final);
  const transformMethod = transformAsync ? pushChunks.bind(void 0, transformChunk, state) : pushChunksSync.bind(void 0, transformChunkSync);
  const finalMethod = transformAsync || finalAsync ? pushChunks.bind(void 0, finalChunks, state) : pushChunksSync.bind(void 0, finalChunksSync);
  const destroyMethod = transformAsync || finalAsync ? destroyTransform.bind(void 0, state) : void 0;
  const stream = new Transform({
    writableObjectMode,
    writableHighWaterMark: getDefaultHighWaterMark(writableObjectMode),
    readableObjectMode,
    readableHighWaterMark: getDefaultHighWaterMark(readableObjectMode),
    transform(chunk, encoding2, done) {
      transformMethod([chunk, generators, 0], this, done);
    },
    flush(done) {
      finalMethod([generators], this, done);
    },
    destroy: destroyMethod
  });
  return { stream };
};
var runGeneratorsSync = (chunks, stdioItems, encoding, isInput) => {
  const generators = stdioItems.filter(({ type }) => type === "generator");
  const reversedGenerators = isInput ? generators.reverse() : generators;
  for (const { value, optionName } of reversedGenerators) {
    const generators2 = addInternalGenerators(value, encoding, optionName);
    chunks = runTransformSync(generators2, chunks);
  }
  return chunks;
};
var addInternalGenerators = ({ transform, final, binary, writableObjectMode, readableObjectMode, preserveNewlines }, encoding, optionName) => {
  const state = {};
  return [
    { transform: getValidateTransformInput(writableObjectMode, optionName) },
    getEncodingTransformGenerator(binary, encoding, writableObjectMode),
    getSplitLinesGenerator(binary, preserveNewlines, writableObjectMode, state),
    { transform, final },
    { transform: getValidateTransformReturn(readableObjectMode, optionName) },
    getAppendNewlineGenerator({
      binary,
      preserveNewlines,
      readableObjectMode,
      state
    })
  ].filter(Boolean);
};

// node_modules/execa/lib/io/input-sync.js
var addInputOptionsSync = (fileDescriptors, options) => {
  for (const fdNumber of getInputFdNumbers(fileDescriptors)) {
    addInputOptionSync(fileDescriptors, fdNumber, options);
  }
};
var getInputFdNumbers = (fileDescriptors) => new Set(Object.entries(fileDescriptors).filter(([, { direction }]) => direction === "input").map(([fdNumber]) => Number(fdNumber)));
var addInputOptionSync = (fileDescriptors, fdNumber, options) => {
  const { stdioItems } = fileDescriptors[fdNumber];
  const allStdioItems = stdioItems.filter(({ contents }) => contents !== void 0);
  if (allStdioItems.length === 0) {
    return;
  }
  if (fdNumber !== 0) {
    const [{ type, optionName }] = allStdioItems;
    throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be ${TYPE_TO_MESSAGE[type]} with synchronous methods.`);
  }
  const allContents = allStdioItems.map(({ contents }) => contents);
  const transformedContents = allContents.map((contents) => applySingleInputGeneratorsSync(contents, stdioItems));
  options.input = joinToUint8Array(transformedContents);
};
var applySingleInputGeneratorsSync = (contents, stdioItems) => {
  const newContents = runGeneratorsSync(contents, stdioItems, "utf8", true);
  validateSerializable(newContents);
  return joinToUint8Array(newContents);
};
var validateSerializable = (newContents) => {
  const invalidItem = newContents.find((item) => typeof item !== "string" && !isUint8Array(item));
  if (invalidItem !== void 0) {
    throw new TypeError(`The \`stdin\` option is invalid: when passing objects as input, a transform must be used to serialize them to strings or Uint8Arrays: ${invalidItem}.`);
  }
};

// node_modules/execa/lib/io/output-sync.js
import { writeFileSync as writeFileSync3, appendFileSync } from "fs";

// node_modules/execa/lib/verbose/output.js
var shouldLogOutput = ({ stdioItems, encoding, verboseInfo, fdNumber }) => fdNumber !== "all" && isFullVerbose(verboseInfo, fdNumber) && !BINARY_ENCODINGS.has(encoding) && fdUsesVerbose(fdNumber) && (stdioItems.some(({ type, value }) => type === "native" && PIPED_STDIO_VALUES.has(value)) || stdioItems.every(({ type }) => TRANSFORM_TYPES.has(type)));
var fdUsesVerbose = (fdNumber) => fdNumber === 1 || fdNumber === 2;
var PIPED_STDIO_VALUES = /* @__PURE__ */ new Set(["pipe", "overlapped"]);
var logLines = async (linesIterable, stream, fdNumber, verboseInfo) => {
  for await (const line2 of linesIterable) {
    if (!isPipingStream(stream)) {
      logLine(line2, fdNumber, verboseInfo);
    }
  }
};
var logLinesSync = (linesArray, fdNumber, verboseInfo) => {
  for (const line2 of linesArray) {
    logLine(line2, fdNumber, verboseInfo);
  }
};
var isPipingStream = (stream) => stream._readableState.pipes.length > 0;
var logLine = (line2, fdNumber, verboseInfo) => {
  const verboseMessage = serializeVerboseMessage(line2);
  verboseLog({
    type: "output",
    verboseMessage,
    fdNumber,
    verboseInfo
  });
};

// node_modules/execa/lib/io/output-sync.js
var transformOutputSync = ({ fileDescriptors, syncResult: { output }, options, isMaxBuffer, verboseInfo }) => {
  if (output === null) {
    return { output: Array.from({ length: 3 }) };
  }
  const state = {};
  const outputFiles = /* @__PURE__ */ new Set([]);
  const transformedOutput = output.map((result, fdNumber) => transformOutputResultSync({
    result,
    fileDescriptors,
    fdNumber,
    state,
    outputFiles,
    isMaxBuffer,
    verboseInfo
  }, options));
  return { output: transformedOutput, ...state };
};
var transformOutputResultSync = ({ result, fileDescriptors, fdNumber, state, outputFiles, isMaxBuffer, verboseInfo }, { buffer, encoding, lines: lines2, stripFinalNewline: stripFinalNewline2, maxBuffer }) => {
  if (result === null) {
    return;
  }
  const truncatedResult = truncateMaxBufferSync(result, isMaxBuffer, maxBuffer);
  const uint8ArrayResult = bufferToUint8Array(truncatedResult);
  const { stdioItems, objectMode } = fileDescriptors[fdNumber];
  const chunks = runOutputGeneratorsSync([uint8ArrayResult], stdioItems, encoding, state);
  const { serializedResult, finalResult = serializedResult } = serializeChunks({
    chunks,
    objectMode,
    encoding,
    lines: lines2,
    stripFinalNewline: stripFinalNewline2,
    fdNumber
  });
  logOutputSync({
    serializedResult,
    fdNumber,
    state,
    verboseInfo,
    encoding,
    stdioItems,
    objectMode
  });
  const returnedResult = buffer[fdNumber] ? finalResult : void 0;
  try {
    if (state.error === void 0) {
      writeToFiles(serializedResult, stdioItems, outputFiles);
    }
    return returnedResult;
  } catch (error) {
    state.error = error;
    return returnedResult;
  }
};
var runOutputGeneratorsSync = (chunks, stdioItems, encoding, state) => {
  try {
    return runGeneratorsSync(chunks, stdioItems, encoding, false);
  } catch (error) {
    state.error = error;
    return chunks;
  }
};
var serializeChunks = ({ chunks, objectMode, encoding, lines: lines2, stripFinalNewline: stripFinalNewline2, fdNumber }) => {
  if (objectMode) {
    return { serializedResult: chunks };
  }
  if (encoding === "buffer") {
    return { serializedResult: joinToUint8Array(chunks) };
  }
  const serializedResult = joinToString(chunks, encoding);
  if (lines2[fdNumber]) {
    return { serializedResult, finalResult: splitLinesSync(serializedResult, !stripFinalNewline2[fdNumber], objectMode) };
  }
  return { serializedResult };
};
var logOutputSync = ({ serializedResult, fdNumber, state, verboseInfo, encoding, stdioItems, objectMode }) => {
  if (!shouldLogOutput({
    stdioItems,
    encoding,
    verboseInfo,
    fdNumber
  })) {
    return;
  }
  const linesArray = splitLinesSync(serializedResult, false, objectMode);
  try {
    logLinesSync(linesArray, fdNumber, verboseInfo);
  } catch (error) {
    state.error ??= error;
  }
};
var writeToFiles = (serializedResult, stdioItems, outputFiles) => {
  for (const { path: path7, append } of stdioItems.filter(({ type }) => FILE_TYPES.has(type))) {
    const pathString = typeof path7 === "string" ? path7 : path7.toString();
    if (append || outputFiles.has(pathString)) {
      appendFileSync(path7, serializedResult);
    } else {
      outputFiles.add(pathString);
      writeFileSync3(path7, serializedResult);
    }
  }
};

// node_modules/execa/lib/resolve/all-sync.js
var getAllSync = ([, stdout, stderr], options) => {
  if (!options.all) {
    return;
  }
  if (stdout === void 0) {
    return stderr;
  }
  if (stderr === void 0) {
    return stdout;
  }
  if (Array.isArray(stdout)) {
    return Array.isArray(stderr) ? [...stdout, ...stderr] : [...stdout, stripNewline(stderr, options, "all")];
  }
  if (Array.isArray(stderr)) {
    return [stripNewline(stdout, options, "all"), ...stderr];
  }
  if (isUint8Array(stdout) && isUint8Array(stderr)) {
    return concatUint8Arrays([stdout, stderr]);
  }
  return `${stdout}${stderr}`;
};

// node_modules/execa/lib/resolve/exit-async.js
import { once as once4 } from "events";
var waitForExit = async (subprocess, context) => {
  const [exitCode, signal] = await waitForExitOrError(subprocess);
  context.isForcefullyTerminated ??= false;
  return [exitCode, signal];
};
var waitForExitOrError = async (subprocess) => {
  const [spawnPayload, exitPayload] = await Promise.allSettled([
    once4(subprocess, "spawn"),
    once4(subprocess, "exit")
  ]);
  if (spawnPayload.status === "rejected") {
    return [];
  }
  return exitPayload.status === "rejected" ? waitForSubprocessExit(subprocess) : exitPayload.value;
};
var waitForSubprocessExit = async (subprocess) => {
  try {
    return await once4(subprocess, "exit");
  } catch {
    return waitForSubprocessExit(subprocess);
  }
};
var waitForSuccessfulExit = async (exitPromise) => {
  const [exitCode, signal] = await exitPromise;
  if (!isSubprocessErrorExit(exitCode, signal) && isFailedExit(exitCode, signal)) {
    throw new DiscardedError();
  }
  return [exitCode, signal];
};
var isSubprocessErrorExit = (exitCode, signal) => exitCode === void 0 && signal === void 0;
var isFailedExit = (exitCode, signal) => exitCode !== 0 || signal !== null;

// node_modules/execa/lib/resolve/exit-sync.js
var getExitResultSync = ({ error, status: exitCode, signal, output }, { maxBuffer }) => {
  const resultError = getResultError(error, exitCode, signal);
  const timedOut = resultError?.code === "ETIMEDOUT";
  const isMaxBuffer = isMaxBufferSync(resultError, output, maxBuffer);
  return {
    resultError,
    exitCode,
    signal,
    timedOut,
    isMaxBuffer
  };
};
var getResultError = (error, exitCode, signal) => {
  if (error !== void 0) {
    return error;
  }
  return isFailedExit(exitCode, signal) ? new DiscardedError() : void 0;
};

// node_modules/execa/lib/methods/main-sync.js
var execaCoreSync = (rawFile, rawArguments, rawOptions) => {
  const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleSyncArguments(rawFile, rawArguments, rawOptions);
  const result = spawnSubprocessSync({
    file,
    commandArguments,
    options,
    command,
    escapedCommand,
    verboseInfo,
    fileDescriptors,
    startTime
  });
  return handleResult(result, verboseInfo, options);
};
var handleSyncArguments = (rawFile, rawArguments, rawOptions) => {
  const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
  const syncOptions = normalizeSyncOptions(rawOptions);
  const { file, commandArguments, options } = normalizeOptions(rawFile, rawArguments, syncOptions);
  validateSyncOptions(options);
  const fileDescriptors = handleStdioSync(options, verboseInfo);
  return {
    file,
    commandArguments,
    command,
    escapedCommand,
    startTime,
    verboseInfo,
    options,
    fileDescriptors
  };
};
var normalizeSyncOptions = (options) => options.node && !options.ipc ? { ...options, ipc: false } : options;
var validateSyncOptions = ({ ipc, ipcInput, detached, cancelSignal }) => {
  if (ipcInput) {
    throwInvalidSyncOption("ipcInput");
  }
  if (ipc) {
    throwInvalidSyncOption("ipc: true");
  }
  if (detached) {
    throwInvalidSyncOption("detached: true");
  }
  if (cancelSignal) {
    throwInvalidSyncOption("cancelSignal");
  }
};
var throwInvalidSyncOption = (value) => {
  throw new TypeError(`The "${value}" option cannot be used with synchronous methods.`);
};
var spawnSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, verboseInfo, fileDescriptors, startTime }) => {
  const syncResult = runSubprocessSync({
    file,
    commandArguments,
    options,
    command,
    escapedCommand,
    fileDescriptors,
    startTime
  });
  if (syncResult.failed) {
    return syncResult;
  }
  const { resultError, exitCode, signal, timedOut, isMaxBuffer } = getExitResultSync(syncResult, options);
  const { output, error = resultError } = transformOutputSync({
    fileDescriptors,
    syncResult,
    options,
    isMaxBuffer,
    verboseInfo
  });
  const stdio = output.map((stdioOutput, fdNumber) => stripNewline(stdioOutput, options, fdNumber));
  const all = stripNewline(getAllSync(output, options), options, "all");
  return getSyncResult({
    error,
    exitCode,
    signal,
    timedOut,
    isMaxBuffer,
    stdio,
    all,
    options,
    command,
    escapedCommand,
    startTime
  });
};
var runSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, fileDescriptors, startTime }) => {
  try {
    addInputOptionsSync(fileDescriptors, options);
    const normalizedOptions = normalizeSpawnSyncOptions(options);
    return spawnSync(...concatenateShell(file, commandArguments, normalizedOptions));
  } catch (error) {
    return makeEarlyError({
      error,
      command,
      escapedCommand,
      fileDescriptors,
      options,
      startTime,
      isSync: true
    });
  }
};
var normalizeSpawnSyncOptions = ({ encoding, maxBuffer, ...options }) => ({ ...options, encoding: "buffer", maxBuffer: getMaxBufferSync(maxBuffer) });
var getSyncResult = ({ error, exitCode, signal, timedOut, isMaxBuffer, stdio, all, options, command, escapedCommand, startTime }) => error === void 0 ? makeSuccessResult({
  command,
  escapedCommand,
  stdio,
  all,
  ipcOutput: [],
  options,
  startTime
}) : makeError({
  error,
  command,
  escapedCommand,
  timedOut,
  isCanceled: false,
  isGracefullyCanceled: false,
  isMaxBuffer,
  isForcefullyTerminated: false,
  exitCode,
  signal,
  stdio,
  all,
  ipcOutput: [],
  options,
  startTime,
  isSync: true
});

// node_modules/execa/lib/methods/main-async.js
import { setMaxListeners } from "events";
import { spawn } from "child_process";

// node_modules/execa/lib/ipc/methods.js
import process8 from "process";

// node_modules/execa/lib/ipc/get-one.js
import { once as once5, on as on2 } from "events";
var getOneMessage = ({ anyProcess, channel, isSubprocess, ipc }, { reference = true, filter } = {}) => {
  validateIpcMethod({
    methodName: "getOneMessage",
    isSubprocess,
    ipc,
    isConnected: isConnected(anyProcess)
  });
  return getOneMessageAsync({
    anyProcess,
    channel,
    isSubprocess,
    filter,
    reference
  });
};
var getOneMessageAsync = async ({ anyProcess, channel, isSubprocess, filter, reference }) => {
  addReference(channel, reference);
  const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
  const controller = new AbortController();
  try {
    return await Promise.race([
      getMessage(ipcEmitter, filter, controller),
      throwOnDisconnect2(ipcEmitter, isSubprocess, controller),
      throwOnStrictError(ipcEmitter, isSubprocess, controller)
    ]);
  } catch (error) {
    disconnect(anyProcess);
    throw error;
  } finally {
    controller.abort();
    removeReference(channel, reference);
  }
};
var getMessage = async (ipcEmitter, filter, { signal }) => {
  if (filter === void 0) {
    const [message2] = await once5(ipcEmitter, "message", { signal });
    return message2;
  }
  for await (const [message2] of on2(ipcEmitter, "message", { signal })) {
    if (filter(message2)) {
      return message2;
    }
  }
};
var throwOnDisconnect2 = async (ipcEmitter, isSubprocess, { signal }) => {
  await once5(ipcEmitter, "disconnect", { signal });
  throwOnEarlyDisconnect(isSubprocess);
};
var throwOnStrictError = async (ipcEmitter, isSubprocess, { signal }) => {
  const [error] = await once5(ipcEmitter, "strict:error", { signal });
  throw getStrictResponseError(error, isSubprocess);
};

// node_modules/execa/lib/ipc/get-each.js
import { once as once6, on as on3 } from "events";
var getEachMessage = ({ anyProcess, channel, isSubprocess, ipc }, { reference = true } = {}) => loopOnMessages({
  anyProcess,
  channel,
  isSubprocess,
  ipc,
  shouldAwait: !isSubprocess,
  reference
});
var loopOnMessages = ({ anyProcess, channel, isSubprocess, ipc, shouldAwait, reference }) => {
  validateIpcMethod({
    methodName: "getEachMessage",
    isSubprocess,
    ipc,
    isConnected: isConnected(anyProcess)
  });
  addReference(channel, reference);
  const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
  const controller = new AbortController();
  const state = {};
  stopOnDisconnect(anyProcess, ipcEmitter, controller);
  abortOnStrictError({
    ipcEmitter,
    isSubprocess,
    controller,
    state
  });
  return iterateOnMessages({
    anyProcess,
    channel,
    ipcEmitter,
    isSubprocess,
    shouldAwait,
    controller,
    state,
    reference
  });
};
var stopOnDisconnect = async (anyProcess, ipcEmitter, controller) => {
  try {
    await once6(ipcEmitter, "disconnect", { signal: controller.signal });
    controller.abort();
  } catch {
  }
};
var abortOnStrictError = async ({ ipcEmitter, isSubprocess, controller, state }) => {
  try {
    const [error] = await once6(ipcEmitter, "strict:error", { signal: controller.signal });
    state.error = getStrictResponseError(error, isSubprocess);
    controller.abort();
  } catch {
  }
};
var iterateOnMessages = async function* ({ anyProcess, channel, ipcEmitter, isSubprocess, shouldAwait, controller, state, reference }) {
  try {
    for await (const [message2] of on3(ipcEmitter, "message", { signal: controller.signal })) {
      throwIfStrictError(state);
      yield message2;
    }
  } catch {
    throwIfStrictError(state);
  } finally {
    controller.abort();
    removeReference(channel, reference);
    if (!isSubprocess) {
      disconnect(anyProcess);
    }
    if (shouldAwait) {
      await anyProcess;
    }
  }
};
var throwIfStrictError = ({ error }) => {
  if (error) {
    throw error;
  }
};

// node_modules/execa/lib/ipc/methods.js
var addIpcMethods = (subprocess, { ipc }) => {
  Object.assign(subprocess, getIpcMethods(subprocess, false, ipc));
};
var getIpcExport = () => {
  const anyProcess = process8;
  const isSubprocess = true;
  const ipc = process8.channel !== void 0;
  return {
    ...getIpcMethods(anyProcess, isSubprocess, ipc),
    getCancelSignal: getCancelSignal.bind(void 0, {
      anyProcess,
      channel: anyProcess.channel,
      isSubprocess,
      ipc
    })
  };
};
var getIpcMethods = (anyProcess, isSubprocess, ipc) => ({
  sendMessage: sendMessage.bind(void 0, {
    anyProcess,
    channel: anyProcess.channel,
    isSubprocess,
    ipc
  }),
  getOneMessage: getOneMessage.bind(void 0, {
    anyProcess,
    channel: anyProcess.channel,
    isSubprocess,
    ipc
  }),
  getEachMessage: getEachMessage.bind(void 0, {
    anyProcess,
    channel: anyProcess.channel,
    isSubprocess,
    ipc
  })
});

// node_modules/execa/lib/return/early-error.js
import { ChildProcess as ChildProcess2 } from "child_process";
import {
  PassThrough,
  Readable,
  Writable,
  Duplex
} from "stream";
var handleEarlyError = ({ error, command, escapedCommand, fileDescriptors, options, startTime, verboseInfo }) => {
  cleanupCustomStreams(fileDescriptors);
  const subprocess = new ChildProcess2();
  createDummyStreams(subprocess, fileDescriptors);
  Object.assign(subprocess, { readable, writable, duplex });
  const earlyError = makeEarlyError({
    error,
    command,
    escapedCommand,
    fileDescriptors,
    options,
    startTime,
    isSync: false
  });
  const promise = handleDummyPromise(earlyError, verboseInfo, options);
  return { subprocess, promise };
};
var createDummyStreams = (subprocess, fileDescriptors) => {
  const stdin = createDummyStream();
  const stdout = createDummyStream();
  const stderr = createDummyStream();
  const extraStdio = Array.from({ length: fileDescriptors.length - 3 }, createDummyStream);
  const all = createDummyStream();
  const stdio = [stdin, stdout, stderr, ...extraStdio];
  Object.assign(subprocess, {
    stdin,
    stdout,
    stderr,
    all,
    stdio
  });
};
var createDummyStream = () => {
  const stream = new PassThrough();
  stream.end();
  return stream;
};
var readable = () => new Readable({ read() {
} });
var writable = () => new Writable({ write() {
} });
var duplex = () => new Duplex({ read() {
}, write() {
} });
var handleDummyPromise = async (error, verboseInfo, options) => handleResult(error, verboseInfo, options);

// node_modules/execa/lib/stdio/handle-async.js
import { createReadStream, createWriteStream } from "fs";
import { Buffer as Buffer4 } from "buffer";
import { Readable as Readable2, Writable as Writable2, Duplex as Duplex2 } from "stream";
var handleStdioAsync = (options, verboseInfo) => handleStdio(addPropertiesAsync, options, verboseInfo, false);
var forbiddenIfAsync = ({ type, optionName }) => {
  throw new TypeError(`The \`${optionName}\` option cannot be ${TYPE_TO_MESSAGE[type]}.`);
};
var addProperties2 = {
  fileNumber: forbiddenIfAsync,
  generator: generatorToStream,
  asyncGenerator: generatorToStream,
  nodeStream: ({ value }) => ({ stream: value }),
  webTransform({ value: { transform, writableObjectMode, readableObjectMode } }) {
    const objectMode = writableObjectMode || readableObjectMode;
    const stream = Duplex2.fromWeb(transform, { objectMode });
    return { stream };
  },
  duplex: ({ value: { transform } }) => ({ stream: transform }),
  native() {
  }
};
var addPropertiesAsync = {
  input: {
    ...addProperties2,
    fileUrl: ({ value }) => ({ stream: createReadStream(value) }),
    filePath: ({ value: { file } }) => ({ stream: createReadStream(file) }),
    webStream: ({ value }) => ({ stream: Readable2.fromWeb(value) }),
    iterable: ({ value }) => ({ stream: Readable2.from(value) }),
    asyncIterable: ({ value }) => ({ stream: Readable2.from(value) }),
    string: ({ value }) => ({ stream: Readable2.from(value) }),
    uint8Array: ({ value }) => ({ stream: Readable2.from(Buffer4.from(value)) })
  },
  output: {
    ...addProperties2,
    fileUrl: ({ value }) => ({ stream: createWriteStream(value) }),
    filePath: ({ value: { file, append } }) => ({ stream: createWriteStream(file, append ? { flags: "a" } : {}) }),
    webStream: ({ value }) => ({ stream: Writable2.fromWeb(value) }),
    iterable: forbiddenIfAsync,
    asyncIterable: forbiddenIfAsync,
    string: forbiddenIfAsync,
    uint8Array: forbiddenIfAsync
  }
};

// node_modules/@sindresorhus/merge-streams/index.js
import { on as on4, once as once7 } from "events";
import { PassThrough as PassThroughStream, getDefaultHighWaterMark as getDefaultHighWaterMark2 } from "stream";
import { finished as finished2 } from "stream/promises";
function mergeStreams(streams) {
  if (!Array.isArray(streams)) {
    throw new TypeError(`Expected an array, got \`${typeof streams}\`.`);
  }
  for (const stream of streams) {
    validateStream(stream);
  }
  const objectMode = streams.some(({ readableObjectMode }) => readableObjectMode);
  const highWaterMark = getHighWaterMark(streams, objectMode);
  const passThroughStream = new MergedStream({
    objectMode,
    writableHighWaterMark: highWaterMark,
    readableHighWaterMark: highWaterMark
  });
  for (const stream of streams) {
    passThroughStream.add(stream);
  }
  return passThroughStream;
}
var getHighWaterMark = (streams, objectMode) => {
  if (streams.length === 0) {
    return getDefaultHighWaterMark2(objectMode);
  }
  const highWaterMarks = streams.filter(({ readableObjectMode }) => readableObjectMode === objectMode).map(({ readableHighWaterMark }) => readableHighWaterMark);
  return Math.max(...highWaterMarks);
};
var MergedStream = class extends PassThroughStream {
  #streams = /* @__PURE__ */ new Set([]);
  #ended = /* @__PURE__ */ new Set([]);
  #aborted = /* @__PURE__ */ new Set([]);
  #onFinished;
  #unpipeEvent = /* @__PURE__ */ Symbol("unpipe");
  #streamPromises = /* @__PURE__ */ new WeakMap();
  add(stream) {
    validateStream(stream);
    if (this.#streams.has(stream)) {
      return;
    }
    this.#streams.add(stream);
    this.#onFinished ??= onMergedStreamFinished(this, this.#streams, this.#unpipeEvent);
    const streamPromise = endWhenStreamsDone({
      passThroughStream: this,
      stream,
      streams: this.#streams,
      ended: this.#ended,
      aborted: this.#aborted,
      onFinished: this.#onFinished,
      unpipeEvent: this.#unpipeEvent
    });
    this.#streamPromises.set(stream, streamPromise);
    stream.pipe(this, { end: false });
  }
  async remove(stream) {
    validateStream(stream);
    if (!this.#streams.has(stream)) {
      return false;
    }
    const streamPromise = this.#streamPromises.get(stream);
    if (streamPromise === void 0) {
      return false;
    }
    this.#streamPromises.delete(stream);
    stream.unpipe(this);
    await streamPromise;
    return true;
  }
};
var onMergedStreamFinished = async (passThroughStream, streams, unpipeEvent) => {
  updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_COUNT);
  const controller = new AbortController();
  try {
    await Promise.race([
      onMergedStreamEnd(passThroughStream, controller),
      onInputStreamsUnpipe(passThroughStream, streams, unpipeEvent, controller)
    ]);
  } finally {
    controller.abort();
    updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_COUNT);
  }
};
var onMergedStreamEnd = async (passThroughStream, { signal }) => {
  try {
    await finished2(passThroughStream, { signal, cleanup: true });
  } catch (error) {
    errorOrAbortStream(passThroughStream, error);
    throw error;
  }
};
var onInputStreamsUnpipe = async (passThroughStream, streams, unpipeEvent, { signal }) => {
  for await (const [unpipedStream] of on4(passThroughStream, "unpipe", { signal })) {
    if (streams.has(unpipedStream)) {
      unpipedStream.emit(unpipeEvent);
    }
  }
};
var validateStream = (stream) => {
  if (typeof stream?.pipe !== "function") {
    throw new TypeError(`Expected a readable stream, got: \`${typeof stream}\`.`);
  }
};
var endWhenStreamsDone = async ({ passThroughStream, stream, streams, ended, aborted: aborted2, onFinished, unpipeEvent }) => {
  updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_PER_STREAM);
  const controller = new AbortController();
  try {
    await Promise.race([
      afterMergedStreamFinished(onFinished, stream, controller),
      onInputStreamEnd({
        passThroughStream,
        stream,
        streams,
        ended,
        aborted: aborted2,
        controller
      }),
      onInputStreamUnpipe({
        stream,
        streams,
        ended,
        aborted: aborted2,
        unpipeEvent,
        controller
      })
    ]);
  } finally {
    controller.abort();
    updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_PER_STREAM);
  }
  if (streams.size > 0 && streams.size === ended.size + aborted2.size) {
    if (ended.size === 0 && aborted2.size > 0) {
      abortStream(passThroughStream);
    } else {
      endStream(passThroughStream);
    }
  }
};
var afterMergedStreamFinished = async (onFinished, stream, { signal }) => {
  try {
    await onFinished;
    if (!signal.aborted) {
      abortStream(stream);
    }
  } catch (error) {
    if (!signal.aborted) {
      errorOrAbortStream(stream, error);
    }
  }
};
var onInputStreamEnd = async ({ passThroughStream, stream, streams, ended, aborted: aborted2, controller: { signal } }) => {
  try {
    await finished2(stream, {
      signal,
      cleanup: true,
      readable: true,
      writable: false
    });
    if (streams.has(stream)) {
      ended.add(stream);
    }
  } catch (error) {
    if (signal.aborted || !streams.has(stream)) {
      return;
    }
    if (isAbortError(error)) {
      aborted2.add(stream);
    } else {
      errorStream(passThroughStream, error);
    }
  }
};
var onInputStreamUnpipe = async ({ stream, streams, ended, aborted: aborted2, unpipeEvent, controller: { signal } }) => {
  await once7(stream, unpipeEvent, { signal });
  if (!stream.readable) {
    return once7(signal, "abort", { signal });
  }
  streams.delete(stream);
  ended.delete(stream);
  aborted2.delete(stream);
};
var endStream = (stream) => {
  if (stream.writable) {
    stream.end();
  }
};
var errorOrAbortStream = (stream, error) => {
  if (isAbortError(error)) {
    abortStream(stream);
  } else {
    errorStream(stream, error);
  }
};
var isAbortError = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
var abortStream = (stream) => {
  if (stream.readable || stream.writable) {
    stream.destroy();
  }
};
var errorStream = (stream, error) => {
  if (!stream.destroyed) {
    stream.once("error", noop2);
    stream.destroy(error);
  }
};
var noop2 = () => {
};
var updateMaxListeners = (passThroughStream, increment2) => {
  const maxListeners = passThroughStream.getMaxListeners();
  if (maxListeners !== 0 && maxListeners !== Number.POSITIVE_INFINITY) {
    passThroughStream.setMaxListeners(maxListeners + increment2);
  }
};
var PASSTHROUGH_LISTENERS_COUNT = 2;
var PASSTHROUGH_LISTENERS_PER_STREAM = 1;

// node_modules/execa/lib/io/pipeline.js
import { finished as finished3 } from "stream/promises";
var pipeStreams = (source, destination) => {
  source.pipe(destination);
  onSourceFinish(source, destination);
  onDestinationFinish(source, destination);
};
var onSourceFinish = async (source, destination) => {
  if (isStandardStream(source) || isStandardStream(destination)) {
    return;
  }
  try {
    await finished3(source, { cleanup: true, readable: true, writable: false });
  } catch {
  }
  endDestinationStream(destination);
};
var endDestinationStream = (destination) => {
  if (destination.writable) {
    destination.end();
  }
};
var onDestinationFinish = async (source, destination) => {
  if (isStandardStream(source) || isStandardStream(destination)) {
    return;
  }
  try {
    await finished3(destination, { cleanup: true, readable: false, writable: true });
  } catch {
  }
  abortSourceStream(source);
};
var abortSourceStream = (source) => {
  if (source.readable) {
    source.destroy();
  }
};

// node_modules/execa/lib/io/output-async.js
var pipeOutputAsync = (subprocess, fileDescriptors, controller) => {
  const pipeGroups = /* @__PURE__ */ new Map();
  for (const [fdNumber, { stdioItems, direction }] of Object.entries(fileDescriptors)) {
    for (const { stream } of stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type))) {
      pipeTransform(subprocess, stream, direction, fdNumber);
    }
    for (const { stream } of stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type))) {
      pipeStdioItem({
        subprocess,
        stream,
        direction,
        fdNumber,
        pipeGroups,
        controller
      });
    }
  }
  for (const [outputStream, inputStreams] of pipeGroups.entries()) {
    const inputStream = inputStreams.length === 1 ? inputStreams[0] : mergeStreams(inputStreams);
    pipeStreams(inputStream, outputStream);
  }
};
var pipeTransform = (subprocess, stream, direction, fdNumber) => {
  if (direction === "output") {
    pipeStreams(subprocess.stdio[fdNumber], stream);
  } else {
    pipeStreams(stream, subprocess.stdio[fdNumber]);
  }
  const streamProperty = SUBPROCESS_STREAM_PROPERTIES[fdNumber];
  if (streamProperty !== void 0) {
    subprocess[streamProperty] = stream;
  }
  subprocess.stdio[fdNumber] = stream;
};
var SUBPROCESS_STREAM_PROPERTIES = ["stdin", "stdout", "stderr"];
var pipeStdioItem = ({ subprocess, stream, direction, fdNumber, pipeGroups, controller }) => {
  if (stream === void 0) {
    return;
  }
  setStandardStreamMaxListeners(stream, controller);
  const [inputStream, outputStream] = direction === "output" ? [stream, subprocess.stdio[fdNumber]] : [subprocess.stdio[fdNumber], stream];
  const outputStreams = pipeGroups.get(inputStream) ?? [];
  pipeGroups.set(inputStream, [...outputStreams, outputStream]);
};
var setStandardStreamMaxListeners = (stream, { signal }) => {
  if (isStandardStream(stream)) {
    incrementMaxListeners(stream, MAX_LISTENERS_INCREMENT, signal);
  }
};
var MAX_LISTENERS_INCREMENT = 2;

// node_modules/execa/lib/terminate/cleanup.js
import { addAbortListener as addAbortListener2 } from "events";

// node_modules/signal-exit/dist/mjs/signals.js
var signals = [];
signals.push("SIGHUP", "SIGINT", "SIGTERM");
if (process.platform !== "win32") {
  signals.push(
    "SIGALRM",
    "SIGABRT",
    "SIGVTALRM",
    "SIGXCPU",
    "SIGXFSZ",
    "SIGUSR2",
    "SIGTRAP",
    "SIGSYS",
    "SIGQUIT",
    "SIGIOT"
    // should detect profiler and enable/disable accordingly.
    // see #21
    // 'SIGPROF'
  );
}
if (process.platform === "linux") {
  signals.push("SIGIO", "SIGPOLL", "SIGPWR", "SIGSTKFLT");
}

// node_modules/signal-exit/dist/mjs/index.js
var processOk = (process10) => !!process10 && typeof process10 === "object" && typeof process10.removeListener === "function" && typeof process10.emit === "function" && typeof process10.reallyExit === "function" && typeof process10.listeners === "function" && typeof process10.kill === "function" && typeof process10.pid === "number" && typeof process10.on === "function";
var kExitEmitter = /* @__PURE__ */ Symbol.for("signal-exit emitter");
var global2 = globalThis;
var ObjectDefineProperty = Object.defineProperty.bind(Object);
var Emitter = class {
  emitted = {
    afterExit: false,
    exit: false
  };
  listeners = {
    afterExit: [],
    exit: []
  };
  count = 0;
  id = Math.random();
  constructor() {
    if (global2[kExitEmitter]) {
      return global2[kExitEmitter];
    }
    ObjectDefineProperty(global2, kExitEmitter, {
      value: this,
      writable: false,
      enumerable: false,
      configurable: false
    });
  }
  on(ev, fn) {
    this.listeners[ev].push(fn);
  }
  removeListener(ev, fn) {
    const list = this.listeners[ev];
    const i2 = list.indexOf(fn);
    if (i2 === -1) {
      return;
    }
    if (i2 === 0 && list.length === 1) {
      list.length = 0;
    } else {
      list.splice(i2, 1);
    }
  }
  emit(ev, code, signal) {
    if (this.emitted[ev]) {
      return false;
    }
    this.emitted[ev] = true;
    let ret = false;
    for (const fn of this.listeners[ev]) {
      ret = fn(code, signal) === true || ret;
    }
    if (ev === "exit") {
      ret = this.emit("afterExit", code, signal) || ret;
    }
    return ret;
  }
};
var SignalExitBase = class {
};
var signalExitWrap = (handler) => {
  return {
    onExit(cb, opts) {
      return handler.onExit(cb, opts);
    },
    load() {
      return handler.load();
    },
    unload() {
      return handler.unload();
    }
  };
};
var SignalExitFallback = class extends SignalExitBase {
  onExit() {
    return () => {
    };
  }
  load() {
  }
  unload() {
  }
};
var SignalExit = class extends SignalExitBase {
  // "SIGHUP" throws an `ENOSYS` error on Windows,
  // so use a supported signal instead
  /* c8 ignore start */
  #hupSig = process9.platform === "win32" ? "SIGINT" : "SIGHUP";
  /* c8 ignore stop */
  #emitter = new Emitter();
  #process;
  #originalProcessEmit;
  #originalProcessReallyExit;
  #sigListeners = {};
  #loaded = false;
  constructor(process10) {
    super();
    this.#process = process10;
    this.#sigListeners = {};
    for (const sig of signals) {
      this.#sigListeners[sig] = () => {
        const listeners = this.#process.listeners(sig);
        let { count: count2 } = this.#emitter;
        const p = process10;
        if (typeof p.__signal_exit_emitter__ === "object" && typeof p.__signal_exit_emitter__.count === "number") {
          count2 += p.__signal_exit_emitter__.count;
        }
        if (listeners.length === count2) {
          this.unload();
          const ret = this.#emitter.emit("exit", null, sig);
          const s = sig === "SIGHUP" ? this.#hupSig : sig;
          if (!ret)
            process10.kill(process10.pid, s);
        }
      };
    }
    this.#originalProcessReallyExit = process10.reallyExit;
    this.#originalProcessEmit = process10.emit;
  }
  onExit(cb, opts) {
    if (!processOk(this.#process)) {
      return () => {
      };
    }
    if (this.#loaded === false) {
      this.load();
    }
    const ev = opts?.alwaysLast ? "afterExit" : "exit";
    this.#emitter.on(ev, cb);
    return () => {
      this.#emitter.removeListener(ev, cb);
      if (this.#emitter.listeners["exit"].length === 0 && this.#emitter.listeners["afterExit"].length === 0) {
        this.unload();
      }
    };
  }
  load() {
    if (this.#loaded) {
      return;
    }
    this.#loaded = true;
    this.#emitter.count += 1;
    for (const sig of signals) {
      try {
        const fn = this.#sigListeners[sig];
        if (fn)
          this.#process.on(sig, fn);
      } catch (_) {
      }
    }
    this.#process.emit = (ev, ...a2) => {
      return this.#processEmit(ev, ...a2);
    };
    this.#process.reallyExit = (code) => {
      return this.#processReallyExit(code);
    };
  }
  unload() {
    if (!this.#loaded) {
      return;
    }
    this.#loaded = false;
    signals.forEach((sig) => {
      const listener = this.#sigListeners[sig];
      if (!listener) {
        throw new Error("Listener not defined for signal: " + sig);
      }
      try {
        this.#process.removeListener(sig, listener);
      } catch (_) {
      }
    });
    this.#process.emit = this.#originalProcessEmit;
    this.#process.reallyExit = this.#originalProcessReallyExit;
    this.#emitter.count -= 1;
  }
  #processReallyExit(code) {
    if (!processOk(this.#process)) {
      return 0;
    }
    this.#process.exitCode = code || 0;
    this.#emitter.emit("exit", this.#process.exitCode, null);
    return this.#originalProcessReallyExit.call(this.#process, this.#process.exitCode);
  }
  #processEmit(ev, ...args) {
    const og = this.#originalProcessEmit;
    if (ev === "exit" && processOk(this.#process)) {
      if (typeof args[0] === "number") {
        this.#process.exitCode = args[0];
      }
      const ret = og.call(this.#process, ev, ...args);
      this.#emitter.emit("exit", this.#process.exitCode, null);
      return ret;
    } else {
      return og.call(this.#process, ev, ...args);
    }
  }
};
var process9 = globalThis.process;
var {
  /**
   * Called when the process is exiting, whether via signal, explicit
   * exit, or running out of stuff to do.
   *
   * If the global process object is not suitable for instrumentation,
   * then this will be a no-op.
   *
   * Returns a function that may be used to unload signal-exit.
   */
  onExit,
  /**
   * Load the listeners.  Likely you never need to call this, unless
   * doing a rather deep integration with signal-exit functionality.
   * Mostly exposed for the benefit of testing.
   *
   * @internal
   */
  load,
  /**
   * Unload the listeners.  Likely you never need to call this, unless
   * doing a rather deep integration with signal-exit functionality.
   * Mostly exposed for the benefit of testing.
   *
   * @internal
   */
  unload
} = signalExitWrap(processOk(process9) ? new SignalExit(process9) : new SignalExitFallback());

// node_modules/execa/lib/terminate/cleanup.js
var cleanupOnExit = (subprocess, { cleanup, detached }, { signal }) => {
  if (!cleanup || detached) {
    return;
  }
  const removeExitHandler = onExit(() => {
    subprocess.kill();
  });
  addAbortListener2(signal, () => {
    removeExitHandler();
  });
};

// node_modules/execa/lib/pipe/pipe-arguments.js
var normalizePipeArguments = ({ source, sourcePromise, boundOptions, createNested }, ...pipeArguments) => {
  const startTime = getStartTime();
  const {
    destination,
    destinationStream,
    destinationError,
    from,
    unpipeSignal
  } = getDestinationStream(boundOptions, createNested, pipeArguments);
  const { sourceStream, sourceError } = getSourceStream(source, from);
  const { options: sourceOptions, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
  return {
    sourcePromise,
    sourceStream,
    sourceOptions,
    sourceError,
    destination,
    destinationStream,
    destinationError,
    unpipeSignal,
    fileDescriptors,
    startTime
  };
};
var getDestinationStream = (boundOptions, createNested, pipeArguments) => {
  try {
    const {
      destination,
      pipeOptions: { from, to, unpipeSignal } = {}
    } = getDestination(boundOptions, createNested, ...pipeArguments);
    const destinationStream = getToStream(destination, to);
    return {
      destination,
      destinationStream,
      from,
      unpipeSignal
    };
  } catch (error) {
    return { destinationError: error };
  }
};
var getDestination = (boundOptions, createNested, firstArgument, ...pipeArguments) => {
  if (Array.isArray(firstArgument)) {
    const destination = createNested(mapDestinationArguments, boundOptions)(firstArgument, ...pipeArguments);
    return { destination, pipeOptions: boundOptions };
  }
  if (typeof firstArgument === "string" || firstArgument instanceof URL || isDenoExecPath(firstArgument)) {
    if (Object.keys(boundOptions).length > 0) {
      throw new TypeError('Please use .pipe("file", ..., options) or .pipe(execa("file", ..., options)) instead of .pipe(options)("file", ...).');
    }
    const [rawFile, rawArguments, rawOptions] = normalizeParameters(firstArgument, ...pipeArguments);
    const destination = createNested(mapDestinationArguments)(rawFile, rawArguments, rawOptions);
    return { destination, pipeOptions: rawOptions };
  }
  if (SUBPROCESS_OPTIONS.has(firstArgument)) {
    if (Object.keys(boundOptions).length > 0) {
      throw new TypeError("Please use .pipe(options)`command` or .pipe($(options)`command`) instead of .pipe(options)($`command`).");
    }
    return { destination: firstArgument, pipeOptions: pipeArguments[0] };
  }
  throw new TypeError(`The first argument must be a template string, an options object, or an Execa subprocess: ${firstArgument}`);
};
var mapDestinationArguments = ({ options }) => ({ options: { ...options, stdin: "pipe", piped: true } });
var getSourceStream = (source, from) => {
  try {
    const sourceStream = getFromStream(source, from);
    return { sourceStream };
  } catch (error) {
    return { sourceError: error };
  }
};

// node_modules/execa/lib/pipe/throw.js
var handlePipeArgumentsError = ({
  sourceStream,
  sourceError,
  destinationStream,
  destinationError,
  fileDescriptors,
  sourceOptions,
  startTime
}) => {
  const error = getPipeArgumentsError({
    sourceStream,
    sourceError,
    destinationStream,
    destinationError
  });
  if (error !== void 0) {
    throw createNonCommandError({
      error,
      fileDescriptors,
      sourceOptions,
      startTime
    });
  }
};
var getPipeArgumentsError = ({ sourceStream, sourceError, destinationStream, destinationError }) => {
  if (sourceError !== void 0 && destinationError !== void 0) {
    return destinationError;
  }
  if (destinationError !== void 0) {
    abortSourceStream(sourceStream);
    return destinationError;
  }
  if (sourceError !== void 0) {
    endDestinationStream(destinationStream);
    return sourceError;
  }
};
var createNonCommandError = ({ error, fileDescriptors, sourceOptions, startTime }) => makeEarlyError({
  error,
  command: PIPE_COMMAND_MESSAGE,
  escapedCommand: PIPE_COMMAND_MESSAGE,
  fileDescriptors,
  options: sourceOptions,
  startTime,
  isSync: false
});
var PIPE_COMMAND_MESSAGE = "source.pipe(destination)";

// node_modules/execa/lib/pipe/sequence.js
var waitForBothSubprocesses = async (subprocessPromises) => {
  const [
    { status: sourceStatus, reason: sourceReason, value: sourceResult = sourceReason },
    { status: destinationStatus, reason: destinationReason, value: destinationResult = destinationReason }
  ] = await subprocessPromises;
  if (!destinationResult.pipedFrom.includes(sourceResult)) {
    destinationResult.pipedFrom.push(sourceResult);
  }
  if (destinationStatus === "rejected") {
    throw destinationResult;
  }
  if (sourceStatus === "rejected") {
    throw sourceResult;
  }
  return destinationResult;
};

// node_modules/execa/lib/pipe/streaming.js
import { finished as finished4 } from "stream/promises";
var pipeSubprocessStream = (sourceStream, destinationStream, maxListenersController) => {
  const mergedStream = MERGED_STREAMS.has(destinationStream) ? pipeMoreSubprocessStream(sourceStream, destinationStream) : pipeFirstSubprocessStream(sourceStream, destinationStream);
  incrementMaxListeners(sourceStream, SOURCE_LISTENERS_PER_PIPE, maxListenersController.signal);
  incrementMaxListeners(destinationStream, DESTINATION_LISTENERS_PER_PIPE, maxListenersController.signal);
  cleanupMergedStreamsMap(destinationStream);
  return mergedStream;
};
var pipeFirstSubprocessStream = (sourceStream, destinationStream) => {
  const mergedStream = mergeStreams([sourceStream]);
  pipeStreams(mergedStream, destinationStream);
  MERGED_STREAMS.set(destinationStream, mergedStream);
  return mergedStream;
};
var pipeMoreSubprocessStream = (sourceStream, destinationStream) => {
  const mergedStream = MERGED_STREAMS.get(destinationStream);
  mergedStream.add(sourceStream);
  return mergedStream;
};
var cleanupMergedStreamsMap = async (destinationStream) => {
  try {
    await finished4(destinationStream, { cleanup: true, readable: false, writable: true });
  } catch {
  }
  MERGED_STREAMS.delete(destinationStream);
};
var MERGED_STREAMS = /* @__PURE__ */ new WeakMap();
var SOURCE_LISTENERS_PER_PIPE = 2;
var DESTINATION_LISTENERS_PER_PIPE = 1;

// node_modules/execa/lib/pipe/abort.js
import { aborted } from "util";
var unpipeOnAbort = (unpipeSignal, unpipeContext) => unpipeSignal === void 0 ? [] : [unpipeOnSignalAbort(unpipeSignal, unpipeContext)];
var unpipeOnSignalAbort = async (unpipeSignal, { sourceStream, mergedStream, fileDescriptors, sourceOptions, startTime }) => {
  await aborted(unpipeSignal, sourceStream);
  await mergedStream.remove(sourceStream);
  const error = new Error("Pipe canceled by `unpipeSignal` option.");
  throw createNonCommandError({
    error,
    fileDescriptors,
    sourceOptions,
    startTime
  });
};

// node_modules/execa/lib/pipe/setup.js
var pipeToSubprocess = (sourceInfo, ...pipeArguments) => {
  if (isPlainObject(pipeArguments[0])) {
    return pipeToSubprocess.bind(void 0, {
      ...sourceInfo,
      boundOptions: { ...sourceInfo.boundOptions, ...pipeArguments[0] }
    });
  }
  const { destination, ...normalizedInfo } = normalizePipeArguments(sourceInfo, ...pipeArguments);
  const promise = handlePipePromise({ ...normalizedInfo, destination });
  promise.pipe = pipeToSubprocess.bind(void 0, {
    ...sourceInfo,
    source: destination,
    sourcePromise: promise,
    boundOptions: {}
  });
  return promise;
};
var handlePipePromise = async ({
  sourcePromise,
  sourceStream,
  sourceOptions,
  sourceError,
  destination,
  destinationStream,
  destinationError,
  unpipeSignal,
  fileDescriptors,
  startTime
}) => {
  const subprocessPromises = getSubprocessPromises(sourcePromise, destination);
  handlePipeArgumentsError({
    sourceStream,
    sourceError,
    destinationStream,
    destinationError,
    fileDescriptors,
    sourceOptions,
    startTime
  });
  const maxListenersController = new AbortController();
  try {
    const mergedStream = pipeSubprocessStream(sourceStream, destinationStream, maxListenersController);
    return await Promise.race([
      waitForBothSubprocesses(subprocessPromises),
      ...unpipeOnAbort(unpipeSignal, {
        sourceStream,
        mergedStream,
        sourceOptions,
        fileDescriptors,
        startTime
      })
    ]);
  } finally {
    maxListenersController.abort();
  }
};
var getSubprocessPromises = (sourcePromise, destination) => Promise.allSettled([sourcePromise, destination]);

// node_modules/execa/lib/io/contents.js
import { setImmediate as setImmediate2 } from "timers/promises";

// node_modules/execa/lib/io/iterate.js
import { on as on5 } from "events";
import { getDefaultHighWaterMark as getDefaultHighWaterMark3 } from "stream";
var iterateOnSubprocessStream = ({ subprocessStdout, subprocess, binary, shouldEncode, encoding, preserveNewlines }) => {
  const controller = new AbortController();
  stopReadingOnExit(subprocess, controller);
  return iterateOnStream({
    stream: subprocessStdout,
    controller,
    binary,
    shouldEncode: !subprocessStdout.readableObjectMode && shouldEncode,
    encoding,
    shouldSplit: !subprocessStdout.readableObjectMode,
    preserveNewlines
  });
};
var stopReadingOnExit = async (subprocess, controller) => {
  try {
    await subprocess;
  } catch {
  } finally {
    controller.abort();
  }
};
var iterateForResult = ({ stream, onStreamEnd, lines: lines2, encoding, stripFinalNewline: stripFinalNewline2, allMixed }) => {
  const controller = new AbortController();
  stopReadingOnStreamEnd(onStreamEnd, controller, stream);
  const objectMode = stream.readableObjectMode && !allMixed;
  return iterateOnStream({
    stream,
    controller,
    binary: encoding === "buffer",
    shouldEncode: !objectMode,
    encoding,
    shouldSplit: !objectMode && lines2,
    preserveNewlines: !stripFinalNewline2
  });
};
var stopReadingOnStreamEnd = async (onStreamEnd, controller, stream) => {
  try {
    await onStreamEnd;
  } catch {
    stream.destroy();
  } finally {
    controller.abort();
  }
};
var iterateOnStream = ({ stream, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => {
  const onStdoutChunk = on5(stream, "data", {
    signal: controller.signal,
    highWaterMark: HIGH_WATER_MARK,
    // Backward compatibility with older name for this option
    // See https://github.com/nodejs/node/pull/52080#discussion_r1525227861
    // @todo Remove after removing support for Node 21
    highWatermark: HIGH_WATER_MARK
  });
  return iterateOnData({
    onStdoutChunk,
    controller,
    binary,
    shouldEncode,
    encoding,
    shouldSplit,
    preserveNewlines
  });
};
var DEFAULT_OBJECT_HIGH_WATER_MARK = getDefaultHighWaterMark3(true);
var HIGH_WATER_MARK = DEFAULT_OBJECT_HIGH_WATER_MARK;
var iterateOnData = async function* ({ onStdoutChunk, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) {
  const generators = getGenerators({
    binary,
    shouldEncode,
    encoding,
    shouldSplit,
    preserveNewlines
  });
  try {
    for await (const [chunk] of onStdoutChunk) {
      yield* transformChunkSync(chunk, generators, 0);
    }
  } catch (error) {
    if (!controller.signal.aborted) {
      throw error;
    }
  } finally {
    yield* finalChunksSync(generators);
  }
};
var getGenerators = ({ binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => [
  getEncodingTransformGenerator(binary, encoding, !shouldEncode),
  getSplitLinesGenerator(binary, preserveNewlines, !shouldSplit, {})
].filter(Boolean);

// node_modules/execa/lib/io/contents.js
var getStreamOutput = async ({ stream, onStreamEnd, fdNumber, encoding, buffer, maxBuffer, lines: lines2, allMixed, stripFinalNewline: stripFinalNewline2, verboseInfo, streamInfo }) => {
  const logPromise = logOutputAsync({
    stream,
    onStreamEnd,
    fdNumber,
    encoding,
    allMixed,
    verboseInfo,
    streamInfo
  });
  if (!buffer) {
    await Promise.all([resumeStream(stream), logPromise]);
    return;
  }
  const stripFinalNewlineValue = getStripFinalNewline(stripFinalNewline2, fdNumber);
  const iterable = iterateForResult({
    stream,
    onStreamEnd,
    lines: lines2,
    encoding,
    stripFinalNewline: stripFinalNewlineValue,
    allMixed
  });
  const [output] = await Promise.all([
    getStreamContents2({
      stream,
      iterable,
      fdNumber,
      encoding,
      maxBuffer,
      lines: lines2
    }),
    logPromise
  ]);
  return output;
};
var logOutputAsync = async ({ stream, onStreamEnd, fdNumber, encoding, allMixed, verboseInfo, streamInfo: { fileDescriptors } }) => {
  if (!shouldLogOutput({
    stdioItems: fileDescriptors[fdNumber]?.stdioItems,
    encoding,
    verboseInfo,
    fdNumber
  })) {
    return;
  }
  const linesIterable = iterateForResult({
    stream,
    onStreamEnd,
    lines: true,
    encoding,
    stripFinalNewline: true,
    allMixed
  });
  await logLines(linesIterable, stream, fdNumber, verboseInfo);
};
var resumeStream = async (stream) => {
  await setImmediate2();
  if (stream.readableFlowing === null) {
    stream.resume();
  }
};
var getStreamContents2 = async ({ stream, stream: { readableObjectMode }, iterable, fdNumber, encoding, maxBuffer, lines: lines2 }) => {
  try {
    if (readableObjectMode || lines2) {
      return await getStreamAsArray(iterable, { maxBuffer });
    }
    if (encoding === "buffer") {
      return new Uint8Array(await getStreamAsArrayBuffer(iterable, { maxBuffer }));
    }
    return await getStreamAsString(iterable, { maxBuffer });
  } catch (error) {
    return handleBufferedData(handleMaxBuffer({
      error,
      stream,
      readableObjectMode,
      lines: lines2,
      encoding,
      fdNumber
    }));
  }
};
var getBufferedData = async (streamPromise) => {
  try {
    return await streamPromise;
  } catch (error) {
    return handleBufferedData(error);
  }
};
var handleBufferedData = ({ bufferedData }) => isArrayBuffer(bufferedData) ? new Uint8Array(bufferedData) : bufferedData;

// node_modules/execa/lib/resolve/wait-stream.js
import { finished as finished5 } from "stream/promises";
var waitForStream = async (stream, fdNumber, streamInfo, { isSameDirection, stopOnExit = false } = {}) => {
  const state = handleStdinDestroy(stream, streamInfo);
  const abortController = new AbortController();
  try {
    await Promise.race([
      ...stopOnExit ? [streamInfo.exitPromise] : [],
      finished5(stream, { cleanup: true, signal: abortController.signal })
    ]);
  } catch (error) {
    if (!state.stdinCleanedUp) {
      handleStreamError(error, fdNumber, streamInfo, isSameDirection);
    }
  } finally {
    abortController.abort();
  }
};
var handleStdinDestroy = (stream, { originalStreams: [originalStdin], subprocess }) => {
  const state = { stdinCleanedUp: false };
  if (stream === originalStdin) {
    spyOnStdinDestroy(stream, subprocess, state);
  }
  return state;
};
var spyOnStdinDestroy = (subprocessStdin, subprocess, state) => {
  const { _destroy } = subprocessStdin;
  subprocessStdin._destroy = (...destroyArguments) => {
    setStdinCleanedUp(subprocess, state);
    _destroy.call(subprocessStdin, ...destroyArguments);
  };
};
var setStdinCleanedUp = ({ exitCode, signalCode }, state) => {
  if (exitCode !== null || signalCode !== null) {
    state.stdinCleanedUp = true;
  }
};
var handleStreamError = (error, fdNumber, streamInfo, isSameDirection) => {
  if (!shouldIgnoreStreamError(error, fdNumber, streamInfo, isSameDirection)) {
    throw error;
  }
};
var shouldIgnoreStreamError = (error, fdNumber, streamInfo, isSameDirection = true) => {
  if (streamInfo.propagating) {
    return isStreamEpipe(error) || isStreamAbort(error);
  }
  streamInfo.propagating = true;
  return isInputFileDescriptor(streamInfo, fdNumber) === isSameDirection ? isStreamEpipe(error) : isStreamAbort(error);
};
var isInputFileDescriptor = ({ fileDescriptors }, fdNumber) => fdNumber !== "all" && fileDescriptors[fdNumber].direction === "input";
var isStreamAbort = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
var isStreamEpipe = (error) => error?.code === "EPIPE";

// node_modules/execa/lib/resolve/stdio.js
var waitForStdioStreams = ({ subprocess, encoding, buffer, maxBuffer, lines: lines2, stripFinalNewline: stripFinalNewline2, verboseInfo, streamInfo }) => subprocess.stdio.map((stream, fdNumber) => waitForSubprocessStream({
  stream,
  fdNumber,
  encoding,
  buffer: buffer[fdNumber],
  maxBuffer: maxBuffer[fdNumber],
  lines: lines2[fdNumber],
  allMixed: false,
  stripFinalNewline: stripFinalNewline2,
  verboseInfo,
  streamInfo
}));
var waitForSubprocessStream = async ({ stream, fdNumber, encoding, buffer, maxBuffer, lines: lines2, allMixed, stripFinalNewline: stripFinalNewline2, verboseInfo, streamInfo }) => {
  if (!stream) {
    return;
  }
  const onStreamEnd = waitForStream(stream, fdNumber, streamInfo);
  if (isInputFileDescriptor(streamInfo, fdNumber)) {
    await onStreamEnd;
    return;
  }
  const [output] = await Promise.all([
    getStreamOutput({
      stream,
      onStreamEnd,
      fdNumber,
      encoding,
      buffer,
      maxBuffer,
      lines: lines2,
      allMixed,
      stripFinalNewline: stripFinalNewline2,
      verboseInfo,
      streamInfo
    }),
    onStreamEnd
  ]);
  return output;
};

// node_modules/execa/lib/resolve/all-async.js
var makeAllStream = ({ stdout, stderr }, { all }) => all && (stdout || stderr) ? mergeStreams([stdout, stderr].filter(Boolean)) : void 0;
var waitForAllStream = ({ subprocess, encoding, buffer, maxBuffer, lines: lines2, stripFinalNewline: stripFinalNewline2, verboseInfo, streamInfo }) => waitForSubprocessStream({
  ...getAllStream(subprocess, buffer),
  fdNumber: "all",
  encoding,
  maxBuffer: maxBuffer[1] + maxBuffer[2],
  lines: lines2[1] || lines2[2],
  allMixed: getAllMixed(subprocess),
  stripFinalNewline: stripFinalNewline2,
  verboseInfo,
  streamInfo
});
var getAllStream = ({ stdout, stderr, all }, [, bufferStdout, bufferStderr]) => {
  const buffer = bufferStdout || bufferStderr;
  if (!buffer) {
    return { stream: all, buffer };
  }
  if (!bufferStdout) {
    return { stream: stderr, buffer };
  }
  if (!bufferStderr) {
    return { stream: stdout, buffer };
  }
  return { stream: all, buffer };
};
var getAllMixed = ({ all, stdout, stderr }) => all && stdout && stderr && stdout.readableObjectMode !== stderr.readableObjectMode;

// node_modules/execa/lib/resolve/wait-subprocess.js
import { once as once8 } from "events";

// node_modules/execa/lib/verbose/ipc.js
var shouldLogIpc = (verboseInfo) => isFullVerbose(verboseInfo, "ipc");
var logIpcOutput = (message2, verboseInfo) => {
  const verboseMessage = serializeVerboseMessage(message2);
  verboseLog({
    type: "ipc",
    verboseMessage,
    fdNumber: "ipc",
    verboseInfo
  });
};

// node_modules/execa/lib/ipc/buffer-messages.js
var waitForIpcOutput = async ({
  subprocess,
  buffer: bufferArray,
  maxBuffer: maxBufferArray,
  ipc,
  ipcOutput,
  verboseInfo
}) => {
  if (!ipc) {
    return ipcOutput;
  }
  const isVerbose2 = shouldLogIpc(verboseInfo);
  const buffer = getFdSpecificValue(bufferArray, "ipc");
  const maxBuffer = getFdSpecificValue(maxBufferArray, "ipc");
  for await (const message2 of loopOnMessages({
    anyProcess: subprocess,
    channel: subprocess.channel,
    isSubprocess: false,
    ipc,
    shouldAwait: false,
    reference: true
  })) {
    if (buffer) {
      checkIpcMaxBuffer(subprocess, ipcOutput, maxBuffer);
      ipcOutput.push(message2);
    }
    if (isVerbose2) {
      logIpcOutput(message2, verboseInfo);
    }
  }
  return ipcOutput;
};
var getBufferedIpcOutput = async (ipcOutputPromise, ipcOutput) => {
  await Promise.allSettled([ipcOutputPromise]);
  return ipcOutput;
};

// node_modules/execa/lib/resolve/wait-subprocess.js
var waitForSubprocessResult = async ({
  subprocess,
  options: {
    encoding,
    buffer,
    maxBuffer,
    lines: lines2,
    timeoutDuration: timeout2,
    cancelSignal,
    gracefulCancel,
    forceKillAfterDelay,
    stripFinalNewline: stripFinalNewline2,
    ipc,
    ipcInput
  },
  context,
  verboseInfo,
  fileDescriptors,
  originalStreams,
  onInternalError,
  controller
}) => {
  const exitPromise = waitForExit(subprocess, context);
  const streamInfo = {
    originalStreams,
    fileDescriptors,
    subprocess,
    exitPromise,
    propagating: false
  };
  const stdioPromises = waitForStdioStreams({
    subprocess,
    encoding,
    buffer,
    maxBuffer,
    lines: lines2,
    stripFinalNewline: stripFinalNewline2,
    verboseInfo,
    streamInfo
  });
  const allPromise = waitForAllStream({
    subprocess,
    encoding,
    buffer,
    maxBuffer,
    lines: lines2,
    stripFinalNewline: stripFinalNewline2,
    verboseInfo,
    streamInfo
  });
  const ipcOutput = [];
  const ipcOutputPromise = waitForIpcOutput({
    subprocess,
    buffer,
    maxBuffer,
    ipc,
    ipcOutput,
    verboseInfo
  });
  const originalPromises = waitForOriginalStreams(originalStreams, subprocess, streamInfo);
  const customStreamsEndPromises = waitForCustomStreamsEnd(fileDescriptors, streamInfo);
  try {
    return await Promise.race([
      Promise.all([
        {},
        waitForSuccessfulExit(exitPromise),
        Promise.all(stdioPromises),
        allPromise,
        ipcOutputPromise,
        sendIpcInput(subprocess, ipcInput),
        ...originalPromises,
        ...customStreamsEndPromises
      ]),
      onInternalError,
      throwOnSubprocessError(subprocess, controller),
      ...throwOnTimeout(subprocess, timeout2, context, controller),
      ...throwOnCancel({
        subprocess,
        cancelSignal,
        gracefulCancel,
        context,
        controller
      }),
      ...throwOnGracefulCancel({
        subprocess,
        cancelSignal,
        gracefulCancel,
        forceKillAfterDelay,
        context,
        controller
      })
    ]);
  } catch (error) {
    context.terminationReason ??= "other";
    return Promise.all([
      { error },
      exitPromise,
      Promise.all(stdioPromises.map((stdioPromise) => getBufferedData(stdioPromise))),
      getBufferedData(allPromise),
      getBufferedIpcOutput(ipcOutputPromise, ipcOutput),
      Promise.allSettled(originalPromises),
      Promise.allSettled(customStreamsEndPromises)
    ]);
  }
};
var waitForOriginalStreams = (originalStreams, subprocess, streamInfo) => originalStreams.map((stream, fdNumber) => stream === subprocess.stdio[fdNumber] ? void 0 : waitForStream(stream, fdNumber, streamInfo));
var waitForCustomStreamsEnd = (fileDescriptors, streamInfo) => fileDescriptors.flatMap(({ stdioItems }, fdNumber) => stdioItems.filter(({ value, stream = value }) => isStream(stream, { checkOpen: false }) && !isStandardStream(stream)).map(({ type, value, stream = value }) => waitForStream(stream, fdNumber, streamInfo, {
  isSameDirection: TRANSFORM_TYPES.has(type),
  stopOnExit: type === "native"
})));
var throwOnSubprocessError = async (subprocess, { signal }) => {
  const [error] = await once8(subprocess, "error", { signal });
  throw error;
};

// node_modules/execa/lib/convert/concurrent.js
var initializeConcurrentStreams = () => ({
  readableDestroy: /* @__PURE__ */ new WeakMap(),
  writableFinal: /* @__PURE__ */ new WeakMap(),
  writableDestroy: /* @__PURE__ */ new WeakMap()
});
var addConcurrentStream = (concurrentStreams, stream, waitName) => {
  const weakMap = concurrentStreams[waitName];
  if (!weakMap.has(stream)) {
    weakMap.set(stream, []);
  }
  const promises = weakMap.get(stream);
  const promise = createDeferred();
  promises.push(promise);
  const resolve = promise.resolve.bind(promise);
  return { resolve, promises };
};
var waitForConcurrentStreams = async ({ resolve, promises }, subprocess) => {
  resolve();
  const [isSubprocessExit] = await Promise.race([
    Promise.allSettled([true, subprocess]),
    Promise.all([false, ...promises])
  ]);
  return !isSubprocessExit;
};

// node_modules/execa/lib/convert/readable.js
import { Readable as Readable3 } from "stream";
import { callbackify as callbackify2 } from "util";

// node_modules/execa/lib/convert/shared.js
import { finished as finished6 } from "stream/promises";
var safeWaitForSubprocessStdin = async (subprocessStdin) => {
  if (subprocessStdin === void 0) {
    return;
  }
  try {
    await waitForSubprocessStdin(subprocessStdin);
  } catch {
  }
};
var safeWaitForSubprocessStdout = async (subprocessStdout) => {
  if (subprocessStdout === void 0) {
    return;
  }
  try {
    await waitForSubprocessStdout(subprocessStdout);
  } catch {
  }
};
var waitForSubprocessStdin = async (subprocessStdin) => {
  await finished6(subprocessStdin, { cleanup: true, readable: false, writable: true });
};
var waitForSubprocessStdout = async (subprocessStdout) => {
  await finished6(subprocessStdout, { cleanup: true, readable: true, writable: false });
};
var waitForSubprocess = async (subprocess, error) => {
  await subprocess;
  if (error) {
    throw error;
  }
};
var destroyOtherStream = (stream, isOpen, error) => {
  if (error && !isStreamAbort(error)) {
    stream.destroy(error);
  } else if (isOpen) {
    stream.destroy();
  }
};

// node_modules/execa/lib/convert/readable.js
var createReadable = ({ subprocess, concurrentStreams, encoding }, { from, binary: binaryOption = true, preserveNewlines = true } = {}) => {
  const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
  const { subprocessStdout, waitReadableDestroy } = getSubprocessStdout(subprocess, from, concurrentStreams);
  const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
  const { read, onStdoutDataDone } = getReadableMethods({
    subprocessStdout,
    subprocess,
    binary,
    encoding,
    preserveNewlines
  });
  const readable2 = new Readable3({
    read,
    destroy: callbackify2(onReadableDestroy.bind(void 0, { subprocessStdout, subprocess, waitReadableDestroy })),
    highWaterMark: readableHighWaterMark,
    objectMode: readableObjectMode,
    encoding: readableEncoding
  });
  onStdoutFinished({
    subprocessStdout,
    onStdoutDataDone,
    readable: readable2,
    subprocess
  });
  return readable2;
};
var getSubprocessStdout = (subprocess, from, concurrentStreams) => {
  const subprocessStdout = getFromStream(subprocess, from);
  const waitReadableDestroy = addConcurrentStream(concurrentStreams, subprocessStdout, "readableDestroy");
  return { subprocessStdout, waitReadableDestroy };
};
var getReadableOptions = ({ readableEncoding, readableObjectMode, readableHighWaterMark }, binary) => binary ? { readableEncoding, readableObjectMode, readableHighWaterMark } : { readableEncoding, readableObjectMode: true, readableHighWaterMark: DEFAULT_OBJECT_HIGH_WATER_MARK };
var getReadableMethods = ({ subprocessStdout, subprocess, binary, encoding, preserveNewlines }) => {
  const onStdoutDataDone = createDeferred();
  const onStdoutData = iterateOnSubprocessStream({
    subprocessStdout,
    subprocess,
    binary,
    shouldEncode: !binary,
    encoding,
    preserveNewlines
  });
  return {
    read() {
      onRead(this, onStdoutData, onStdoutDataDone);
    },
    onStdoutDataDone
  };
};
var onRead = async (readable2, onStdoutData, onStdoutDataDone) => {
  try {
    const { value, done } = await onStdoutData.next();
    if (done) {
      onStdoutDataDone.resolve();
    } else {
      readable2.push(value);
    }
  } catch {
  }
};
var onStdoutFinished = async ({ subprocessStdout, onStdoutDataDone, readable: readable2, subprocess, subprocessStdin }) => {
  try {
    await waitForSubprocessStdout(subprocessStdout);
    await subprocess;
    await safeWaitForSubprocessStdin(subprocessStdin);
    await onStdoutDataDone;
    if (readable2.readable) {
      readable2.push(null);
    }
  } catch (error) {
    await safeWaitForSubprocessStdin(subprocessStdin);
    destroyOtherReadable(readable2, error);
  }
};
var onReadableDestroy = async ({ subprocessStdout, subprocess, waitReadableDestroy }, error) => {
  if (await waitForConcurrentStreams(waitReadableDestroy, subprocess)) {
    destroyOtherReadable(subprocessStdout, error);
    await waitForSubprocess(subprocess, error);
  }
};
var destroyOtherReadable = (stream, error) => {
  destroyOtherStream(stream, stream.readable, error);
};

// node_modules/execa/lib/convert/writable.js
import { Writable as Writable3 } from "stream";
import { callbackify as callbackify3 } from "util";
var createWritable = ({ subprocess, concurrentStreams }, { to } = {}) => {
  const { subprocessStdin, waitWritableFinal, waitWritableDestroy } = getSubprocessStdin(subprocess, to, concurrentStreams);
  const writable2 = new Writable3({
    ...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
    destroy: callbackify3(onWritableDestroy.bind(void 0, {
      subprocessStdin,
      subprocess,
      waitWritableFinal,
      waitWritableDestroy
    })),
    highWaterMark: subprocessStdin.writableHighWaterMark,
    objectMode: subprocessStdin.writableObjectMode
  });
  onStdinFinished(subprocessStdin, writable2);
  return writable2;
};
var getSubprocessStdin = (subprocess, to, concurrentStreams) => {
  const subprocessStdin = getToStream(subprocess, to);
  const waitWritableFinal = addConcurrentStream(concurrentStreams, subprocessStdin, "writableFinal");
  const waitWritableDestroy = addConcurrentStream(concurrentStreams, subprocessStdin, "writableDestroy");
  return { subprocessStdin, waitWritableFinal, waitWritableDestroy };
};
var getWritableMethods = (subprocessStdin, subprocess, waitWritableFinal) => ({
  write: onWrite.bind(void 0, subprocessStdin),
  final: callbackify3(onWritableFinal.bind(void 0, subprocessStdin, subprocess, waitWritableFinal))
});
var onWrite = (subprocessStdin, chunk, encoding, done) => {
  if (subprocessStdin.write(chunk, encoding)) {
    done();
  } else {
    subprocessStdin.once("drain", done);
  }
};
var onWritableFinal = async (subprocessStdin, subprocess, waitWritableFinal) => {
  if (await waitForConcurrentStreams(waitWritableFinal, subprocess)) {
    if (subprocessStdin.writable) {
      subprocessStdin.end();
    }
    await subprocess;
  }
};
var onStdinFinished = async (subprocessStdin, writable2, subprocessStdout) => {
  try {
    await waitForSubprocessStdin(subprocessStdin);
    if (writable2.writable) {
      writable2.end();
    }
  } catch (error) {
    await safeWaitForSubprocessStdout(subprocessStdout);
    destroyOtherWritable(writable2, error);
  }
};
var onWritableDestroy = async ({ subprocessStdin, subprocess, waitWritableFinal, waitWritableDestroy }, error) => {
  await waitForConcurrentStreams(waitWritableFinal, subprocess);
  if (await waitForConcurrentStreams(waitWritableDestroy, subprocess)) {
    destroyOtherWritable(subprocessStdin, error);
    await waitForSubprocess(subprocess, error);
  }
};
var destroyOtherWritable = (stream, error) => {
  destroyOtherStream(stream, stream.writable, error);
};

// node_modules/execa/lib/convert/duplex.js
import { Duplex as Duplex3 } from "stream";
import { callbackify as callbackify4 } from "util";
var createDuplex = ({ subprocess, concurrentStreams, encoding }, { from, to, binary: binaryOption = true, preserveNewlines = true } = {}) => {
  const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
  const { subprocessStdout, waitReadableDestroy } = getSubprocessStdout(subprocess, from, concurrentStreams);
  const { subprocessStdin, waitWritableFinal, waitWritableDestroy } = getSubprocessStdin(subprocess, to, concurrentStreams);
  const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
  const { read, onStdoutDataDone } = getReadableMethods({
    subprocessStdout,
    subprocess,
    binary,
    encoding,
    preserveNewlines
  });
  const duplex2 = new Duplex3({
    read,
    ...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
    destroy: callbackify4(onDuplexDestroy.bind(void 0, {
      subprocessStdout,
      subprocessStdin,
      subprocess,
      waitReadableDestroy,
      waitWritableFinal,
      waitWritableDestroy
    })),
    readableHighWaterMark,
    writableHighWaterMark: subprocessStdin.writableHighWaterMark,
    readableObjectMode,
    writableObjectMode: subprocessStdin.writableObjectMode,
    encoding: readableEncoding
  });
  onStdoutFinished({
    subprocessStdout,
    onStdoutDataDone,
    readable: duplex2,
    subprocess,
    subprocessStdin
  });
  onStdinFinished(subprocessStdin, duplex2, subprocessStdout);
  return duplex2;
};
var onDuplexDestroy = async ({ subprocessStdout, subprocessStdin, subprocess, waitReadableDestroy, waitWritableFinal, waitWritableDestroy }, error) => {
  await Promise.all([
    onReadableDestroy({ subprocessStdout, subprocess, waitReadableDestroy }, error),
    onWritableDestroy({
      subprocessStdin,
      subprocess,
      waitWritableFinal,
      waitWritableDestroy
    }, error)
  ]);
};

// node_modules/execa/lib/convert/iterable.js
var createIterable = (subprocess, encoding, {
  from,
  binary: binaryOption = false,
  preserveNewlines = false
} = {}) => {
  const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
  const subprocessStdout = getFromStream(subprocess, from);
  const onStdoutData = iterateOnSubprocessStream({
    subprocessStdout,
    subprocess,
    binary,
    shouldEncode: true,
    encoding,
    preserveNewlines
  });
  return iterateOnStdoutData(onStdoutData, subprocessStdout, subprocess);
};
var iterateOnStdoutData = async function* (onStdoutData, subprocessStdout, subprocess) {
  try {
    yield* onStdoutData;
  } finally {
    if (subprocessStdout.readable) {
      subprocessStdout.destroy();
    }
    await subprocess;
  }
};

// node_modules/execa/lib/convert/add.js
var addConvertedStreams = (subprocess, { encoding }) => {
  const concurrentStreams = initializeConcurrentStreams();
  subprocess.readable = createReadable.bind(void 0, { subprocess, concurrentStreams, encoding });
  subprocess.writable = createWritable.bind(void 0, { subprocess, concurrentStreams });
  subprocess.duplex = createDuplex.bind(void 0, { subprocess, concurrentStreams, encoding });
  subprocess.iterable = createIterable.bind(void 0, subprocess, encoding);
  subprocess[Symbol.asyncIterator] = createIterable.bind(void 0, subprocess, encoding, {});
};

// node_modules/execa/lib/methods/promise.js
var mergePromise = (subprocess, promise) => {
  for (const [property, descriptor] of descriptors) {
    const value = descriptor.value.bind(promise);
    Reflect.defineProperty(subprocess, property, { ...descriptor, value });
  }
};
var nativePromisePrototype = (async () => {
})().constructor.prototype;
var descriptors = ["then", "catch", "finally"].map((property) => [
  property,
  Reflect.getOwnPropertyDescriptor(nativePromisePrototype, property)
]);

// node_modules/execa/lib/methods/main-async.js
var execaCoreAsync = (rawFile, rawArguments, rawOptions, createNested) => {
  const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleAsyncArguments(rawFile, rawArguments, rawOptions);
  const { subprocess, promise } = spawnSubprocessAsync({
    file,
    commandArguments,
    options,
    startTime,
    verboseInfo,
    command,
    escapedCommand,
    fileDescriptors
  });
  subprocess.pipe = pipeToSubprocess.bind(void 0, {
    source: subprocess,
    sourcePromise: promise,
    boundOptions: {},
    createNested
  });
  mergePromise(subprocess, promise);
  SUBPROCESS_OPTIONS.set(subprocess, { options, fileDescriptors });
  return subprocess;
};
var handleAsyncArguments = (rawFile, rawArguments, rawOptions) => {
  const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
  const { file, commandArguments, options: normalizedOptions } = normalizeOptions(rawFile, rawArguments, rawOptions);
  const options = handleAsyncOptions(normalizedOptions);
  const fileDescriptors = handleStdioAsync(options, verboseInfo);
  return {
    file,
    commandArguments,
    command,
    escapedCommand,
    startTime,
    verboseInfo,
    options,
    fileDescriptors
  };
};
var handleAsyncOptions = ({ timeout: timeout2, signal, ...options }) => {
  if (signal !== void 0) {
    throw new TypeError('The "signal" option has been renamed to "cancelSignal" instead.');
  }
  return { ...options, timeoutDuration: timeout2 };
};
var spawnSubprocessAsync = ({ file, commandArguments, options, startTime, verboseInfo, command, escapedCommand, fileDescriptors }) => {
  let subprocess;
  try {
    subprocess = spawn(...concatenateShell(file, commandArguments, options));
  } catch (error) {
    return handleEarlyError({
      error,
      command,
      escapedCommand,
      fileDescriptors,
      options,
      startTime,
      verboseInfo
    });
  }
  const controller = new AbortController();
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  const originalStreams = [...subprocess.stdio];
  pipeOutputAsync(subprocess, fileDescriptors, controller);
  cleanupOnExit(subprocess, options, controller);
  const context = {};
  const onInternalError = createDeferred();
  subprocess.kill = subprocessKill.bind(void 0, {
    kill: subprocess.kill.bind(subprocess),
    options,
    onInternalError,
    context,
    controller
  });
  subprocess.all = makeAllStream(subprocess, options);
  addConvertedStreams(subprocess, options);
  addIpcMethods(subprocess, options);
  const promise = handlePromise({
    subprocess,
    options,
    startTime,
    verboseInfo,
    fileDescriptors,
    originalStreams,
    command,
    escapedCommand,
    context,
    onInternalError,
    controller
  });
  return { subprocess, promise };
};
var handlePromise = async ({ subprocess, options, startTime, verboseInfo, fileDescriptors, originalStreams, command, escapedCommand, context, onInternalError, controller }) => {
  const [
    errorInfo,
    [exitCode, signal],
    stdioResults,
    allResult,
    ipcOutput
  ] = await waitForSubprocessResult({
    subprocess,
    options,
    context,
    verboseInfo,
    fileDescriptors,
    originalStreams,
    onInternalError,
    controller
  });
  controller.abort();
  onInternalError.resolve();
  const stdio = stdioResults.map((stdioResult, fdNumber) => stripNewline(stdioResult, options, fdNumber));
  const all = stripNewline(allResult, options, "all");
  const result = getAsyncResult({
    errorInfo,
    exitCode,
    signal,
    stdio,
    all,
    ipcOutput,
    context,
    options,
    command,
    escapedCommand,
    startTime
  });
  return handleResult(result, verboseInfo, options);
};
var getAsyncResult = ({ errorInfo, exitCode, signal, stdio, all, ipcOutput, context, options, command, escapedCommand, startTime }) => "error" in errorInfo ? makeError({
  error: errorInfo.error,
  command,
  escapedCommand,
  timedOut: context.terminationReason === "timeout",
  isCanceled: context.terminationReason === "cancel" || context.terminationReason === "gracefulCancel",
  isGracefullyCanceled: context.terminationReason === "gracefulCancel",
  isMaxBuffer: errorInfo.error instanceof MaxBufferError,
  isForcefullyTerminated: context.isForcefullyTerminated,
  exitCode,
  signal,
  stdio,
  all,
  ipcOutput,
  options,
  startTime,
  isSync: false
}) : makeSuccessResult({
  command,
  escapedCommand,
  stdio,
  all,
  ipcOutput,
  options,
  startTime
});

// node_modules/execa/lib/methods/bind.js
var mergeOptions = (boundOptions, options) => {
  const newOptions = Object.fromEntries(
    Object.entries(options).map(([optionName, optionValue]) => [
      optionName,
      mergeOption(optionName, boundOptions[optionName], optionValue)
    ])
  );
  return { ...boundOptions, ...newOptions };
};
var mergeOption = (optionName, boundOptionValue, optionValue) => {
  if (DEEP_OPTIONS.has(optionName) && isPlainObject(boundOptionValue) && isPlainObject(optionValue)) {
    return { ...boundOptionValue, ...optionValue };
  }
  return optionValue;
};
var DEEP_OPTIONS = /* @__PURE__ */ new Set(["env", ...FD_SPECIFIC_OPTIONS]);

// node_modules/execa/lib/methods/create.js
var createExeca = (mapArguments, boundOptions, deepOptions, setBoundExeca) => {
  const createNested = (mapArguments2, boundOptions2, setBoundExeca2) => createExeca(mapArguments2, boundOptions2, deepOptions, setBoundExeca2);
  const boundExeca = (...execaArguments) => callBoundExeca({
    mapArguments,
    deepOptions,
    boundOptions,
    setBoundExeca,
    createNested
  }, ...execaArguments);
  if (setBoundExeca !== void 0) {
    setBoundExeca(boundExeca, createNested, boundOptions);
  }
  return boundExeca;
};
var callBoundExeca = ({ mapArguments, deepOptions = {}, boundOptions = {}, setBoundExeca, createNested }, firstArgument, ...nextArguments) => {
  if (isPlainObject(firstArgument)) {
    return createNested(mapArguments, mergeOptions(boundOptions, firstArgument), setBoundExeca);
  }
  const { file, commandArguments, options, isSync } = parseArguments({
    mapArguments,
    firstArgument,
    nextArguments,
    deepOptions,
    boundOptions
  });
  return isSync ? execaCoreSync(file, commandArguments, options) : execaCoreAsync(file, commandArguments, options, createNested);
};
var parseArguments = ({ mapArguments, firstArgument, nextArguments, deepOptions, boundOptions }) => {
  const callArguments = isTemplateString(firstArgument) ? parseTemplates(firstArgument, nextArguments) : [firstArgument, ...nextArguments];
  const [initialFile, initialArguments, initialOptions] = normalizeParameters(...callArguments);
  const mergedOptions = mergeOptions(mergeOptions(deepOptions, boundOptions), initialOptions);
  const {
    file = initialFile,
    commandArguments = initialArguments,
    options = mergedOptions,
    isSync = false
  } = mapArguments({ file: initialFile, commandArguments: initialArguments, options: mergedOptions });
  return {
    file,
    commandArguments,
    options,
    isSync
  };
};

// node_modules/execa/lib/methods/command.js
var mapCommandAsync = ({ file, commandArguments }) => parseCommand(file, commandArguments);
var mapCommandSync = ({ file, commandArguments }) => ({ ...parseCommand(file, commandArguments), isSync: true });
var parseCommand = (command, unusedArguments) => {
  if (unusedArguments.length > 0) {
    throw new TypeError(`The command and its arguments must be passed as a single string: ${command} ${unusedArguments}.`);
  }
  const [file, ...commandArguments] = parseCommandString(command);
  return { file, commandArguments };
};
var parseCommandString = (command) => {
  if (typeof command !== "string") {
    throw new TypeError(`The command must be a string: ${String(command)}.`);
  }
  const trimmedCommand = command.trim();
  if (trimmedCommand === "") {
    return [];
  }
  const tokens = [];
  for (const token of trimmedCommand.split(SPACES_REGEXP)) {
    const previousToken = tokens.at(-1);
    if (previousToken && previousToken.endsWith("\\")) {
      tokens[tokens.length - 1] = `${previousToken.slice(0, -1)} ${token}`;
    } else {
      tokens.push(token);
    }
  }
  return tokens;
};
var SPACES_REGEXP = / +/g;

// node_modules/execa/lib/methods/script.js
var setScriptSync = (boundExeca, createNested, boundOptions) => {
  boundExeca.sync = createNested(mapScriptSync, boundOptions);
  boundExeca.s = boundExeca.sync;
};
var mapScriptAsync = ({ options }) => getScriptOptions(options);
var mapScriptSync = ({ options }) => ({ ...getScriptOptions(options), isSync: true });
var getScriptOptions = (options) => ({ options: { ...getScriptStdinOption(options), ...options } });
var getScriptStdinOption = ({ input, inputFile, stdio }) => input === void 0 && inputFile === void 0 && stdio === void 0 ? { stdin: "inherit" } : {};
var deepScriptOptions = { preferLocal: true };

// node_modules/execa/index.js
var execa = createExeca(() => ({}));
var execaSync = createExeca(() => ({ isSync: true }));
var execaCommand = createExeca(mapCommandAsync);
var execaCommandSync = createExeca(mapCommandSync);
var execaNode = createExeca(mapNode);
var $ = createExeca(mapScriptAsync, {}, deepScriptOptions, setScriptSync);
var {
  sendMessage: sendMessage2,
  getOneMessage: getOneMessage2,
  getEachMessage: getEachMessage2,
  getCancelSignal: getCancelSignal2
} = getIpcExport();

// src/base/paced-input.ts
import { getDefaultHighWaterMark as getDefaultHighWaterMark4, setDefaultHighWaterMark } from "stream";
var FLOW_MS = 8;
var FIRST_REST_MS = 4;
var MOST_REST_MS = 16;
var PATIENT_REST_MS = 60;
var FLOOD_BYTES = 16 * 1024;
var FLOOD_MS = 20;
function withoutReadAhead(open4) {
  const bytes = getDefaultHighWaterMark4(false);
  setDefaultHighWaterMark(false, 1);
  try {
    return open4();
  } finally {
    setDefaultHighWaterMark(false, bytes);
  }
}
var PacedInput = class {
  #stream;
  #take;
  #canWait;
  #rest;
  #restMs = FIRST_REST_MS;
  /** Since when something could have been taken, on the steady clock. */
  #readyMs = Number.NEGATIVE_INFINITY;
  #hurried = false;
  /** Since when bytes are counted, on the steady clock, and how many came since, and in the time before. */
  #countedMs = Number.NEGATIVE_INFINITY;
  #bytes = 0;
  #bytesBefore = 0;
  /** What comes now was read while the stream rested: the rest has gathered behind it. */
  #isLate = false;
  /** `canWait`: nothing that can come now is urgent. */
  constructor(stream, take, canWait) {
    this.#stream = stream;
    this.#take = take;
    this.#canWait = canWait;
    stream.on("data", (chunk) => this.#came(chunk));
  }
  /** An answer is awaited: input is taken as it comes, until `calm`. */
  hurry() {
    this.#hurried = true;
    if (this.#rest !== void 0) this.#goOn();
  }
  /** The answer has come. */
  calm() {
    this.#hurried = false;
  }
  #came(chunk) {
    const nowMs = performance.now();
    const flows = nowMs - this.#readyMs < FLOW_MS;
    this.#readyMs = nowMs;
    this.#count(chunk.length, nowMs);
    this.#take(chunk);
    if (!flows) this.#restMs = FIRST_REST_MS;
    else if (!this.#isLate && Math.max(this.#bytes, this.#bytesBefore) < FLOOD_BYTES) this.#pause();
    if (this.#stream.readableLength === 0) this.#isLate = false;
  }
  #count(bytes, nowMs) {
    if (nowMs - this.#countedMs >= FLOOD_MS) {
      this.#bytesBefore = this.#bytes;
      this.#bytes = 0;
      this.#countedMs = nowMs;
    }
    this.#bytes += bytes;
  }
  #pause() {
    if (this.#hurried || this.#rest !== void 0) return;
    this.#stream.pause();
    const mostMs = this.#canWait() ? PATIENT_REST_MS : MOST_REST_MS;
    this.#rest = setTimeout(() => this.#goOn(), Math.min(mostMs, this.#restMs));
    this.#restMs = Math.min(mostMs, 2 * this.#restMs);
  }
  #goOn() {
    clearTimeout(this.#rest);
    this.#rest = void 0;
    this.#readyMs = performance.now();
    this.#isLate = this.#stream.readableLength > 0;
    this.#stream.resume();
  }
};

// src/protocol/guard.ts
var MAX_GUARD_BYTES = "%error ".length + 15 + 1 + 10 + 1 + 5;
var BEGIN = /^%begin ((\d{1,15}) (\d{1,10}) (\d{1,5}))$/;
var WORD = Buffer.from("%begin ");
var OWN = 1;
function readBegin(bytes, start2, end) {
  if (end - start2 > MAX_GUARD_BYTES || !equals(bytes, start2, start2 + WORD.length, WORD)) return void 0;
  const [, fields, time, number, flags] = BEGIN.exec(bytes.toString("latin1", start2, end)) ?? [];
  if (fields === void 0) return void 0;
  return {
    time: Number(time),
    number: Number(number),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`)
  };
}
function equals(bytes, start2, end, line2) {
  if (end - start2 !== line2.length || end > bytes.length) return false;
  for (let i2 = 0; i2 < line2.length; i2 += 1) if (bytes[start2 + i2] !== line2[i2]) return false;
  return true;
}

// src/protocol/output-line.ts
var SPACE = 32;
var COLON = 58;
var ZERO = 48;
var MAX_DIGITS = 10;
var OUTPUT = Buffer.from("%output %");
var EXTENDED_OUTPUT = Buffer.from("%extended-output %");
function readOutputLine(bytes, start2, end) {
  if (startsWith(bytes, start2, end, OUTPUT)) return readPlain(bytes, start2 + OUTPUT.length, end);
  if (startsWith(bytes, start2, end, EXTENDED_OUTPUT)) return readExtended(bytes, start2 + EXTENDED_OUTPUT.length, end);
  return void 0;
}
function readPlain(bytes, pane, end) {
  const paneEnd = numberEnd(bytes, pane, end);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart: paneEnd + 1, ageMs: void 0 };
}
function readExtended(bytes, pane, end) {
  const paneEnd = numberEnd(bytes, pane, end);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  const ageEnd = numberEnd(bytes, paneEnd + 1, end);
  if (ageEnd === -1) return void 0;
  const dataStart = afterColon(bytes, ageEnd, end);
  if (dataStart === -1) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart, ageMs: decimal(bytes, paneEnd + 1, ageEnd) };
}
function startsWith(bytes, start2, end, prefix) {
  if (end - start2 < prefix.length) return false;
  for (let i2 = 0; i2 < prefix.length; i2 += 1) if (bytes[start2 + i2] !== prefix[i2]) return false;
  return true;
}
function numberEnd(bytes, at2, end) {
  let index = at2;
  while (index < end && isDigit(bytes[index])) index += 1;
  return index === at2 || index - at2 > MAX_DIGITS || index === end ? -1 : index;
}
function isDigit(byte) {
  return byte >= ZERO && byte <= ZERO + 9;
}
function decimal(bytes, start2, end) {
  let value = 0;
  for (let i2 = start2; i2 < end; i2 += 1) value = value * 10 + bytes[i2] - ZERO;
  return value;
}
function afterColon(bytes, at2, end) {
  for (let i2 = at2; i2 + 2 < end; i2 += 1) {
    if (bytes[i2] === SPACE && bytes[i2 + 1] === COLON && bytes[i2 + 2] === SPACE) return i2 + 3;
  }
  return -1;
}

// src/protocol/parse-notification.ts
function parseNotification(line2) {
  const text = line2.toString("utf8");
  const space = text.indexOf(" ");
  const word2 = space === -1 ? text : text.slice(0, space);
  const rest = space === -1 ? void 0 : text.slice(space + 1);
  return PARSERS.get(word2)?.(rest ?? "", rest !== void 0) ?? { kind: "unknown", line: text };
}
var PARSERS = /* @__PURE__ */ new Map([
  ["%pause", (rest) => aboutPane("pause", rest)],
  ["%continue", (rest) => aboutPane("continue", rest)],
  ["%pane-mode-changed", (rest) => aboutPane("pane-mode-changed", rest)],
  ["%layout-change", layoutChange],
  ["%window-add", (rest) => aboutWindow("window-add", rest, true)],
  ["%unlinked-window-add", (rest) => aboutWindow("window-add", rest, false)],
  ["%window-close", (rest) => aboutWindow("window-close", rest, true)],
  ["%unlinked-window-close", (rest) => aboutWindow("window-close", rest, false)],
  ["%window-renamed", (rest) => windowRenamed(rest, true)],
  ["%unlinked-window-renamed", (rest) => windowRenamed(rest, false)],
  ["%window-pane-changed", windowPaneChanged],
  ["%session-changed", (rest) => namedSession("session-changed", rest)],
  ["%session-renamed", (rest) => namedSession("session-renamed", rest)],
  ["%client-session-changed", clientSessionChanged],
  ["%client-detached", (rest) => rest === "" ? void 0 : { kind: "client-detached", client: rest }],
  ["%sessions-changed", (_rest, hasRest) => hasRest ? void 0 : { kind: "sessions-changed" }],
  ["%session-window-changed", sessionWindowChanged],
  ["%subscription-changed", subscriptionChanged],
  ["%paste-buffer-changed", (rest) => rest === "" ? void 0 : { kind: "paste-buffer-changed", name: rest }],
  ["%paste-buffer-deleted", (rest) => rest === "" ? void 0 : { kind: "paste-buffer-deleted", name: rest }],
  ["%config-error", (rest, hasRest) => hasRest ? { kind: "config-error", text: rest } : void 0],
  ["%message", (rest, hasRest) => hasRest ? { kind: "message", text: rest } : void 0],
  ["%exit", (rest, hasRest) => ({ kind: "exit", reason: hasRest ? rest : void 0 })]
]);
function aboutPane(kind, rest) {
  return isPaneId(rest) ? { kind, pane: rest } : void 0;
}
function aboutWindow(kind, rest, linked) {
  return isWindowId(rest) ? { kind, window: rest, linked } : void 0;
}
function windowRenamed(rest, linked) {
  const [window, name] = splitOnce(rest, " ");
  if (!isWindowId(window) || name === void 0) return void 0;
  return { kind: "window-renamed", window, name, linked };
}
function windowPaneChanged(rest) {
  const [window, pane] = splitOnce(rest, " ");
  if (!isWindowId(window) || pane === void 0 || !isPaneId(pane)) return void 0;
  return { kind: "window-pane-changed", window, pane };
}
function namedSession(kind, rest) {
  const [session, name] = splitOnce(rest, " ");
  if (!isSessionId(session) || name === void 0) return void 0;
  return { kind, session, name };
}
function sessionWindowChanged(rest) {
  const [session, window] = splitOnce(rest, " ");
  if (!isSessionId(session) || window === void 0 || !isWindowId(window)) return void 0;
  return { kind: "session-window-changed", session, window };
}
function layoutChange(rest) {
  const [window = "", layout, visibleLayout, flags = "", ...more] = rest.split(" ");
  if (!isWindowId(window) || !layout || !visibleLayout || more.length > 0) return void 0;
  return { kind: "layout-change", window, layout, visibleLayout, flags };
}
function clientSessionChanged(rest) {
  const [, client, session, name] = /^(.+?) (\$\d{1,10}) (.*)$/s.exec(rest) ?? [];
  if (client === void 0 || session === void 0 || !isSessionId(session) || name === void 0) return void 0;
  return { kind: "client-session-changed", client, session, name };
}
function subscriptionChanged(rest) {
  const [head, value] = splitOnce(rest, " : ");
  const [name = "", session = "", window = "", index = "", pane = ""] = head.split(" ");
  if (value === void 0 || name === "") return void 0;
  if (!(session === "-" || isSessionId(session)) || !(window === "-" || isWindowId(window))) return void 0;
  if (!/^(-|\d{1,10})$/.test(index) || !(pane === "-" || isPaneId(pane))) return void 0;
  return {
    kind: "subscription-changed",
    name,
    session: session === "-" ? void 0 : session,
    window: window === "-" ? void 0 : window,
    windowIndex: index === "-" ? void 0 : Number(index),
    pane: pane === "-" ? void 0 : pane,
    value
  };
}
function splitOnce(text, separator) {
  const at2 = text.indexOf(separator);
  return at2 === -1 ? [text, void 0] : [text.slice(0, at2), text.slice(at2 + separator.length)];
}

// src/protocol/decoder.ts
var MAX_LINE_BYTES = 16 * 1024 * 1024;
var MAX_BLOCK_BYTES = 64 * 1024 * 1024;
var LINE_COST_BYTES = 128;
var REPORTED_BYTES = 1024;
var MAX_KNOWN_PANES = 4096;
var NEWLINE = 10;
var PERCENT = 37;
var Decoder = class {
  #sink;
  #wantsOutput;
  #maxLineBytes;
  #maxBlockBytes;
  #panes = /* @__PURE__ */ new Map();
  #block;
  /** The line that no newline has ended yet; of one beyond the limit only its first bytes. */
  #parts = [];
  #partBytes = 0;
  constructor(sink, options = {}) {
    this.#sink = sink;
    this.#wantsOutput = options.wantsOutput;
    this.#maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
    this.#maxBlockBytes = options.maxBlockBytes ?? MAX_BLOCK_BYTES;
  }
  /** True between a `%begin` and its `%end` or `%error`. A block that stays open means that the server hangs. */
  get blockOpen() {
    return this.#block !== void 0;
  }
  /**
   * Reads the next bytes of the stream and calls the sink for every message they complete.
   *
   * @throws Failure `protocol-violation` when a block outgrows its bound. Nothing after that can be told apart: give up
   * the connection and this decoder.
   */
  push(chunk) {
    let start2 = 0;
    for (; ; ) {
      const newline = chunk.indexOf(NEWLINE, start2);
      if (newline === -1) break;
      if (this.#partBytes === 0) this.#line(chunk, start2, newline);
      else {
        this.#keep(chunk.subarray(start2, newline));
        this.#joinedLine();
      }
      start2 = newline + 1;
    }
    if (start2 < chunk.length) this.#keep(chunk.subarray(start2));
  }
  /** Keeps a part of a line; of a line over the limit only its first bytes and its length. */
  #keep(part) {
    this.#partBytes += part.length;
    this.#parts.push(part);
    if (this.#block !== void 0) this.#checkBound(this.#block.bytes + this.#partBytes - MAX_GUARD_BYTES);
    else if (this.#partBytes > this.#maxLineBytes) {
      this.#parts = [Buffer.concat(this.#parts, Math.min(this.#partBytes, REPORTED_BYTES))];
    }
  }
  #joinedLine() {
    const line2 = Buffer.concat(this.#parts);
    const length = this.#partBytes;
    this.#parts = [];
    this.#partBytes = 0;
    this.#line(line2, 0, length);
  }
  #line(bytes, start2, end) {
    if (this.#block !== void 0) {
      this.#bodyLine(this.#block, bytes, start2, end);
      return;
    }
    if (end - start2 > this.#maxLineBytes) {
      this.#unknown(bytes.subarray(start2, Math.min(end, start2 + REPORTED_BYTES)));
      return;
    }
    if (bytes[start2] === PERCENT && (this.#output(bytes, start2, end) || this.#begin(bytes, start2, end))) return;
    this.#sink.notification(parseNotification(bytes.subarray(start2, end)));
  }
  #unknown(line2) {
    this.#sink.notification({ kind: "unknown", line: line2.toString("utf8") });
  }
  #output(bytes, start2, end) {
    const line2 = readOutputLine(bytes, start2, end);
    if (line2 === void 0) return false;
    const pane = this.#paneId(line2.paneNumber);
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, bytes, line2.dataStart, unescapeOutput(bytes, line2.dataStart, end), line2.ageMs);
    }
    return true;
  }
  #begin(bytes, start2, end) {
    const guard = readBegin(bytes, start2, end);
    if (guard === void 0) return false;
    this.#block = { guard, body: [], bytes: 0 };
    return true;
  }
  #bodyLine(block, bytes, start2, end) {
    if (equals(bytes, start2, end, block.guard.end)) this.#close(block, true);
    else if (equals(bytes, start2, end, block.guard.error)) this.#close(block, false);
    else {
      block.bytes += end - start2 + LINE_COST_BYTES;
      this.#checkBound(block.bytes);
      block.body.push(bytes.subarray(start2, end));
    }
  }
  #close({ guard, body }, ok) {
    this.#block = void 0;
    this.#sink.reply({ time: guard.time, number: guard.number, own: guard.own, ok, body });
  }
  #checkBound(blockBytes) {
    if (blockBytes <= this.#maxBlockBytes) return;
    throw new Failure("protocol-violation", `a tmux reply exceeds ${this.#maxBlockBytes} bytes`);
  }
  #paneId(paneNumber) {
    const known2 = this.#panes.get(paneNumber);
    if (known2 !== void 0) return known2;
    if (this.#panes.size >= MAX_KNOWN_PANES) this.#panes.clear();
    const pane = `%${paneNumber}`;
    this.#panes.set(paneNumber, pane);
    return pane;
  }
};

// src/tmux/silence.ts
var TICKS = 4;
var Silence = class {
  #ticksLeft = TICKS;
  #timer;
  constructor(ms, onSilence) {
    this.#timer = setInterval(() => {
      this.#ticksLeft -= 1;
      if (this.#ticksLeft > 0) return;
      this.end();
      onSilence();
    }, ms / TICKS);
  }
  /** Something was heard: the time starts anew. */
  broken() {
    this.#ticksLeft = TICKS;
  }
  /** Waits no longer. */
  end() {
    clearInterval(this.#timer);
  }
};

// src/tmux/command-queue.ts
var CommandQueue = class {
  #write;
  #onTimeout;
  #prefix;
  #waiting = [];
  #count = 0;
  #closed;
  constructor(options) {
    this.#prefix = options.nonce;
    this.#write = options.write;
    this.#onTimeout = options.onTimeout;
  }
  /**
   * Sends commands as one line, which tmux runs in one pass of its loop, and resolves with their reply blocks.
   *
   * A command that fails ends the line: the last reply then has `ok: false`. Rejects with a Failure `timeout` when tmux
   * was silent for `timeoutMs`, or with the cause given to `close`. Silence counts and not time, since a reply waits
   * behind all output that tmux has queued for this client: in a flood that is minutes, and bytes flow all along. `onFirstReply` runs in the very moment the first block is read: what the client was
   * told before it is older than the command, what follows is newer.
   */
  async send(commands, options) {
    const { timeoutMs, onFirstReply } = options;
    if (this.#closed !== void 0) throw this.#closed;
    this.#count += 1;
    const nonce = `${this.#prefix}-${this.#count}`;
    const line2 = commands.length === 0 ? [] : [sequence(commands), Buffer.from("\n")];
    return new Promise((resolve, reject) => {
      const silence = new Silence(timeoutMs, () => {
        const name = commands[0]?.[0] ?? "command";
        this.#onTimeout(new Failure("timeout", `tmux did not answer ${name} and was silent for ${timeoutMs} ms`));
      });
      this.#waiting.push({ nonce, replies: [], silence, onFirstReply, resolve, reject });
      this.#write(Buffer.concat([...line2, Buffer.from(`display-message -p ${nonce}
`)]));
    });
  }
  /** Something of the client's output has come, whatever it is. */
  heard() {
    for (const { silence } of this.#waiting) silence.broken();
  }
  /** Takes the next reply block of this client. Blocks of hooks (`own: false`) answer no request. */
  receive(reply) {
    const first = this.#waiting[0];
    if (first === void 0 || !reply.own) return;
    if (reply.body.length === 1 && reply.body[0]?.toString("latin1") === first.nonce) {
      this.#waiting.shift();
      first.silence.end();
      first.resolve(first.replies);
    } else {
      if (first.replies.length === 0) first.onFirstReply?.();
      first.replies.push(reply);
    }
  }
  /** Rejects everything that still waits, and everything sent later. The first cause stays. */
  close(cause) {
    this.#closed ??= cause;
    for (const waiting2 of this.#waiting.splice(0)) {
      waiting2.silence.end();
      waiting2.reject(this.#closed);
    }
  }
};

// src/tmux/doorway.ts
var Doorway = class {
  #queue = Promise.resolve();
  #arriving;
  #leaving = /* @__PURE__ */ new Set();
  /** Lets one client attach: after those that asked before it, and while none detaches. */
  async arrive(arrival) {
    const arrived = this.#queue.then(async () => {
      while (this.#leaving.size > 0) await Promise.allSettled(this.#leaving);
      const arriving = arrival();
      this.#arriving = arriving;
      try {
        return await arriving;
      } finally {
        this.#arriving = void 0;
      }
    });
    this.#queue = arrived.catch(() => void 0);
    return arrived;
  }
  /** Lets a client detach while none attaches; any number may detach together. */
  async leave(departure) {
    const inTheDoor = this.#arriving ?? Promise.resolve();
    const leaving = inTheDoor.catch(() => void 0).then(departure);
    this.#leaving.add(leaving);
    try {
      await leaving;
    } finally {
      this.#leaving.delete(leaving);
    }
  }
};

// src/tmux/gathered-output.ts
var NOTES = 4;
var PIECES = 1024;
var SMALL_BYTES = 64;
var GatheredOutput = class {
  #deliver;
  #chunks = [];
  #chunk;
  #notes = new Uint32Array(NOTES * PIECES);
  #noted = 0;
  /** The panes of this turn, with their place. */
  #places = /* @__PURE__ */ new Map();
  #panes = [];
  /** Bytes of each of them. */
  #sizes = [];
  #lastPane;
  #lastPlace = 0;
  constructor(deliver) {
    this.#deliver = deliver;
  }
  /** Adds `chunk[start..end)`, which must not change before `flush`. */
  add(pane, chunk, start2, end) {
    if (chunk !== this.#chunk) {
      this.#chunk = chunk;
      this.#chunks.push(chunk);
    }
    const place = pane === this.#lastPane ? this.#lastPlace : this.#placeOf(pane);
    const at2 = this.#noted;
    if (at2 === this.#notes.length) this.#grow();
    const notes = this.#notes;
    notes[at2] = place;
    notes[at2 + 1] = this.#chunks.length - 1;
    notes[at2 + 2] = start2;
    notes[at2 + 3] = end;
    this.#noted = at2 + NOTES;
    this.#sizes[place] = this.#sizes[place] + end - start2;
  }
  /** Hands on all there is: one buffer of its own for each pane, its bytes in the order they came. */
  flush() {
    if (this.#noted === 0) return;
    const [panes, gathered] = [this.#panes, this.#join()];
    this.#chunks = [];
    this.#chunk = void 0;
    if (this.#notes.length > NOTES * PIECES) this.#notes = new Uint32Array(NOTES * PIECES);
    this.#noted = 0;
    this.#places.clear();
    this.#panes = [];
    this.#sizes = [];
    this.#lastPane = void 0;
    for (const [place, pane] of panes.entries()) this.#deliver(pane, gathered[place]);
  }
  #join() {
    const gathered = this.#sizes.map((bytes) => Buffer.allocUnsafe(bytes));
    const ends = new Uint32Array(gathered.length);
    const notes = this.#notes;
    for (let at2 = 0; at2 < this.#noted; at2 += NOTES) {
      const place = notes[at2];
      const chunk = this.#chunks[notes[at2 + 1]];
      const start2 = notes[at2 + 2];
      const end = notes[at2 + 3];
      const target = gathered[place];
      let to = ends[place];
      if (end - start2 > SMALL_BYTES) {
        chunk.copy(target, to, start2, end);
        to += end - start2;
      } else {
        for (let from = start2; from < end; from += 1) {
          target[to] = chunk[from];
          to += 1;
        }
      }
      ends[place] = to;
    }
    return gathered;
  }
  #placeOf(pane) {
    let place = this.#places.get(pane);
    if (place === void 0) {
      place = this.#panes.length;
      this.#places.set(pane, place);
      this.#panes.push(pane);
      this.#sizes.push(0);
    }
    this.#lastPane = pane;
    this.#lastPlace = place;
    return place;
  }
  #grow() {
    const notes = new Uint32Array(2 * this.#notes.length);
    notes.set(this.#notes);
    this.#notes = notes;
  }
};

// src/tmux/parent-death.ts
var TRY_MS2 = 5e3;
var known;
async function parentDeathPrefix() {
  known ??= findPrefix();
  return known;
}
async function findPrefix() {
  if (process.platform !== "linux") return [];
  const prefix = ["setpriv", "--pdeathsig", "TERM"];
  const { code } = await run([...prefix, "true"], { timeoutMs: TRY_MS2 });
  return code === 0 ? prefix : [];
}

// src/tmux/control-client.ts
var HANDSHAKE_MS = 5e3;
var COMMAND_MS = 5e3;
var LEAVE_MS2 = 1e3;
var TERM_MS2 = 3e3;
var READ_BYTES = 64 * 1024;
var MAX_PANES = 4096;
var doorway = new Doorway();
async function openControlClient(options) {
  return doorway.arrive(async () => attach(options));
}
async function attach(options) {
  const { address, session } = options;
  const { host = LOCAL } = address;
  const flags = ["ignore-size", ...options.flags].join(",");
  const argv = host.argv(options.program(address.socket, ["attach-session", "-E", "-f", flags, "-t", session]));
  const [file = "", ...rest] = [...await parentDeathPrefix(), ...argv];
  const child = withoutReadAhead(
    () => execa(file, rest, {
      reject: false,
      buffer: false,
      stdin: "pipe",
      stdout: "pipe",
      stderr: "pipe",
      forceKillAfterDelay: false
    })
  );
  let end;
  let firstFailure;
  let stderr = "";
  const ready = deferred();
  const ended = deferred();
  const queue = new CommandQueue({
    nonce: `geppetto-${randomBytes(9).toString("hex")}`,
    write: (data) => {
      input.hurry();
      child.stdin.write(data);
    },
    onTimeout: (failure) => giveUp({ kind: "lost", cause: failure.message }, failure)
  });
  const giveUp = (how, failure) => {
    if (end !== void 0) return;
    output.flush();
    end = how;
    const cause = failure ?? firstFailure ?? endFailure(how, stderr, address);
    queue.close(cause);
    ready.reject(cause);
    ended.resolve(how);
    if (how.kind !== "exited") void leave();
  };
  let leaving = false;
  const leave = async () => doorway.leave(async () => {
    leaving = true;
    if (!child.stdin.writableEnded) child.stdin.end(lastWords(panes));
    if (await settlesWithin(child, LEAVE_MS2)) return;
    child.kill("SIGTERM");
    if (!await settlesWithin(child, TERM_MS2)) abandon(child);
  });
  const panes = /* @__PURE__ */ new Set();
  let confirmed = false;
  let chosen = session;
  const output = new GatheredOutput((pane, data) => options.onOutput?.(pane, data));
  const decoder = new Decoder(
    {
      output: (pane, bytes, start2, stop, ageMs = 0) => {
        options.onAge?.(pane, stop - start2, ageMs);
        output.add(pane, bytes, start2, stop);
      },
      reply: (reply) => {
        input.calm();
        output.flush();
        if (!confirmed && !reply.ok) firstFailure ??= tmuxFailure(Buffer.concat(reply.body).toString(), address);
        queue.receive(reply);
      },
      notification: (notification) => {
        output.flush();
        if (notification.kind === "session-changed") {
          if (notification.session !== chosen) return giveUp({ kind: "moved", session: notification.session });
          confirmed = true;
          ready.resolve();
        }
        if (notification.kind === "pause" && leaving) return;
        if (notification.kind === "exit") return giveUp({ kind: "exited", reason: notification.reason });
        options.onNotification(notification);
      }
    },
    {
      wantsOutput: (pane) => {
        panes.add(pane);
        if (panes.size > MAX_PANES) panes.delete(panes.values().next().value ?? pane);
        return options.wantsOutput?.(pane) ?? true;
      }
    }
  );
  let flushing;
  const flush = () => {
    flushing = void 0;
    output.flush();
  };
  const take = (chunk) => {
    queue.heard();
    try {
      decoder.push(chunk);
    } catch (error) {
      giveUp({ kind: "lost", cause: messageOf(error) });
    }
    if (chunk.length >= READ_BYTES) flushing ??= setImmediate(flush);
    else output.flush();
  };
  const input = new PacedInput(child.stdout, take, () => options.canWait?.() ?? false);
  child.stderr.on("data", (chunk) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-4096);
  });
  child.stdin.on("error", () => void 0);
  void child.then((result) => {
    const cause = result.code === void 0 ? `the client ended without %exit (${stderr.trim()})` : result.shortMessage;
    giveUp({ kind: "lost", cause: cause ?? "the client could not be started" });
  });
  const timer = setTimeout(() => {
    const failure = new Failure("timeout", `tmux at ${address.socket} did not accept a control client`, {
      next: "client and server may be of different versions: set GEPPETTO_TMUX to the tmux that runs the server"
    });
    giveUp({ kind: "lost", cause: failure.message }, failure);
  }, HANDSHAKE_MS);
  try {
    await ready.promise;
  } finally {
    clearTimeout(timer);
  }
  const send = async (commands, { timeoutMs = COMMAND_MS, onFirstReply } = {}) => queue.send(commands, { timeoutMs, onFirstReply });
  const switchTo = async (next2) => {
    chosen = next2;
    await send([["switch-client", "-t", next2]]);
  };
  return {
    pid: child.pid ?? 0,
    session,
    ended: ended.promise,
    send,
    ask: async (command) => {
      const replies = await send([command]);
      const failed = replies.find((reply) => !reply.ok);
      if (failed !== void 0) throw tmuxFailure(Buffer.concat(failed.body).toString(), address);
      return replies.flatMap((reply) => reply.body.map((line2) => line2.toString()));
    },
    switchTo,
    close: async (refuge) => {
      if (refuge !== void 0 && end === void 0) await ignoreGone(switchTo(refuge));
      queue.close(new Failure("server-gone", "the control client was closed"));
      await leave();
      giveUp({ kind: "exited", reason: "closed by us" });
    }
  };
}
function lastWords(panes) {
  return [...panes].map((pane) => `refresh-client -A '${pane}:pause'
`).join("");
}
function endFailure(end, stderr, address) {
  if (stderr.trim() !== "") return tmuxFailure(stderr, address);
  const text = end.kind === "exited" ? end.reason ?? "the client was detached" : "the control client was lost";
  return new Failure("server-gone", text);
}
function deferred() {
  let resolve = () => void 0;
  let reject = () => void 0;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => void 0);
  return { promise, resolve, reject };
}

// src/tmux/lag.ts
var BEHIND_MS = 1e3;
var CAUGHT_UP_MS = 1e3;
var Lag = class {
  #tracks = /* @__PURE__ */ new Map();
  #now;
  /** `now` is the steady clock, in milliseconds. */
  constructor(now2 = () => performance.now()) {
    this.#now = now2;
  }
  /** Some bytes of a pane have come that tmux had held for `ageMs`. True when the client has just fallen behind. */
  heard(pane, bytes, ageMs) {
    if (ageMs < BEHIND_MS) {
      if (this.#tracks.size > 0) this.#tracks.delete(pane);
      return false;
    }
    const nowMs = this.#now();
    const readMs = nowMs - ageMs;
    const track = this.#tracks.get(pane);
    if (track === void 0) {
      this.#tracks.set(pane, { firstReadMs: readMs, lastReadMs: readMs, bytes, ageMs, heardMs: nowMs });
      return this.#tracks.size === 1;
    }
    track.lastReadMs = Math.max(track.lastReadMs, readMs);
    track.bytes += bytes;
    track.ageMs = ageMs;
    track.heardMs = nowMs;
    return false;
  }
  /** The panes whose output is old now, the furthest behind first; empty once the client has caught up. */
  panes() {
    const nowMs = this.#now();
    const now2 = [...this.#tracks].filter(([, { heardMs }]) => nowMs - heardMs <= CAUGHT_UP_MS);
    if (now2.length === 0) this.#tracks.clear();
    const panes = now2.map(([pane, track]) => {
      const { ageMs, bytes, firstReadMs, lastReadMs } = track;
      return { pane, ageMs, estimatedBytes: bytes / Math.max(BEHIND_MS, lastReadMs - firstReadMs) * ageMs };
    });
    return panes.toSorted((one, other) => other.ageMs - one.ageMs);
  }
  /** Whether the last that came of a pane was old, and the client has not caught up since: there may be more of it. */
  has(pane) {
    return this.panes().length > 0 && this.#tracks.has(pane);
  }
  /** tmux holds nothing more of a pane. */
  forget(pane) {
    this.#tracks.delete(pane);
  }
};

// src/tmux/line.ts
async function openLine(options) {
  return openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: ["no-output"],
    onNotification: (notification) => {
      if (isStructural(notification)) options.onChange();
      if (["client-detached", "client-session-changed"].includes(notification.kind)) options.onDeparture();
    }
  });
}
function isStructural(notification) {
  switch (notification.kind) {
    case "layout-change":
    case "window-add":
    case "window-close":
    case "window-renamed":
    case "window-pane-changed":
    case "session-renamed":
    case "sessions-changed":
    case "session-window-changed":
      return true;
    default:
      return false;
  }
}

// src/tmux/tap.ts
var PAUSE_AFTER_S = 5;
var BURST_MS = (PAUSE_AFTER_S + 1) * 1e3;
var PATIENT_MS = 6e4;
async function openTap(options) {
  const { capabilities: capabilities2 } = options;
  const paused = /* @__PURE__ */ new Set();
  const asked = /* @__PURE__ */ new Set();
  const lag = new Lag();
  let pauseAfterS = PAUSE_AFTER_S;
  let flowing2 = false;
  let timer;
  const watchBurst = () => {
    flowing2 = false;
    timer = setTimeout(() => {
      timer = void 0;
      if (flowing2) watchBurst();
      else client.send([], { timeoutMs: PATIENT_MS }).catch(() => void 0);
    }, BURST_MS);
  };
  const isPausedNow = (pane) => {
    lag.forget(pane);
    paused.add(pane);
    options.onPaused(pane);
  };
  const pause2 = async (pane, onDone) => {
    const request2 = [["refresh-client", "-A", `${pane}:pause`]];
    await client.send(request2, onDone === void 0 ? {} : { onFirstReply: onDone });
  };
  const client = await openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    canWait: options.canWait,
    onAge: (pane, bytes, ageMs) => {
      if (!asked.has(pane) && lag.heard(pane, bytes, ageMs)) options.onBehind();
    },
    onOutput: (pane, data) => {
      options.onBytes(pane, data);
      flowing2 = true;
      if (timer === void 0) watchBurst();
    },
    onNotification: (notification) => {
      if (notification.kind === "pause" && !asked.has(notification.pane)) isPausedNow(notification.pane);
      if (notification.kind === "layout-change") options.onLayout();
      if (isStructural(notification)) options.onChange();
    }
  });
  void client.ended.then(() => clearTimeout(timer));
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    isPaused: (pane) => paused.has(pane),
    behind: () => lag.panes(),
    isBehind: (pane) => lag.has(pane),
    hold: () => {
      const [furthest] = lag.panes();
      const wantedS = PAUSE_AFTER_S + Math.ceil((furthest?.ageMs ?? 0) / 1e3);
      if (wantedS === pauseAfterS) return;
      pauseAfterS = wantedS;
      const request2 = [["refresh-client", "-f", `pause-after=${wantedS}`]];
      client.send(request2, { timeoutMs: PATIENT_MS }).catch(() => void 0);
    },
    drop: async (pane) => {
      asked.add(pane);
      lag.forget(pane);
      await pause2(pane, () => isPausedNow(pane));
    },
    restart: async (pane, atPoint) => {
      asked.add(pane);
      await pause2(pane, atPoint);
      const goOn = ["refresh-client", "-A", `${pane}:continue`];
      const replies = await client.send([...captureCommands(pane, capabilities2), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => {
          asked.delete(pane);
          paused.delete(pane);
        }
      });
      return parseCapture(replies.slice(0, -1), capabilities2);
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane, capabilities2), {
        timeoutMs: CAPTURE_MS,
        onFirstReply: atPoint
      });
      return parseCapture(replies, capabilities2);
    },
    position: async (pane) => parsePosition(await client.send([positionCommand(options.session, pane)])),
    drain: async (timeoutMs) => {
      await client.send([], timeoutMs === void 0 ? {} : { timeoutMs });
    },
    mute: async (pane) => pause2(pane),
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge)
  };
}

// src/controller/runs/run-files.ts
import { mkdirSync as mkdirSync3, rmSync as rmSync4 } from "fs";
import { join as join12 } from "path";

// src/logs/run-log.ts
import { join as join11 } from "path";

// src/logs/landmarks.ts
var PER_FILE = 4;
var KINDS = /* @__PURE__ */ new Set(["file", "size", "pane", "agent"]);
var Landmarks = class {
  #most;
  #entries;
  /** `before` are the entries that the index has; `maxFiles` is how many full files of the log are kept. */
  constructor(before, maxFiles) {
    this.#most = PER_FILE * (maxFiles + 2);
    this.#entries = before.filter(isLandmark);
  }
  /** The entries, in the order of the index. */
  get entries() {
    return this.#entries;
  }
  /** Takes in an entry that is added to the index, and forgets the oldest kept ones. */
  noted(entry) {
    if (isLandmark(entry)) this.#entries = [...this.#entries, entry].slice(-this.#most);
  }
};
function isLandmark(entry) {
  return KINDS.has(entry.kind) || entry.kind === "gap" && entry.from !== void 0;
}

// src/logs/live-file.ts
import { constants as constants6 } from "fs";
import { mkdir as mkdir2, rename as rename3, stat as stat2, unlink as unlink2 } from "fs/promises";
import { join as join9, sep as sep2 } from "path";

// node_modules/rotating-file-stream/dist/esm/index.js
import { exec } from "child_process";
import { createGzip } from "zlib";
import { Writable as Writable4 } from "stream";
import { access, constants as constants5, createReadStream as createReadStream2, createWriteStream as createWriteStream2 } from "fs";
import { mkdir, open, readFile as readFile2, rename as rename2, stat, unlink, writeFile } from "fs/promises";
import { sep } from "path";
import { TextDecoder as TextDecoder2 } from "util";
import { setTimeout as setTimeout4 } from "timers";
async function exists2(filename) {
  return new Promise((resolve) => access(filename, constants5.F_OK, (error) => resolve(!error)));
}
var RotatingFileStreamError = class extends Error {
  code = "RFS-TOO-MANY";
  constructor() {
    super("Too many destination file attempts");
  }
};
var RotatingFileStream = class extends Writable4 {
  createGzip;
  exec;
  file;
  filename;
  finished;
  fsCreateReadStream;
  fsCreateWriteStream;
  fsOpen;
  fsReadFile;
  fsStat;
  fsUnlink;
  generator;
  initPromise;
  last;
  maxTimeout;
  next;
  options;
  prev;
  rotation;
  size;
  stdout;
  timeout;
  timeoutPromise;
  constructor(generator, options) {
    const { encoding, history, maxFiles, maxSize, path: path7 } = options;
    super({ decodeStrings: true, defaultEncoding: encoding });
    this.createGzip = createGzip;
    this.exec = exec;
    this.filename = path7 + generator(null);
    this.fsCreateReadStream = createReadStream2;
    this.fsCreateWriteStream = createWriteStream2;
    this.fsOpen = open;
    this.fsReadFile = readFile2;
    this.fsStat = stat;
    this.fsUnlink = unlink;
    this.generator = generator;
    this.maxTimeout = 2147483640;
    this.options = options;
    this.stdout = process.stdout;
    if (maxFiles || maxSize)
      options.history = path7 + (history ? history : this.generator(null) + ".txt");
    this.on("close", () => this.finished ? null : this.emit("finish"));
    this.on("finish", () => this.finished = this.clear());
    (async () => {
      try {
        this.initPromise = this.init();
        await this.initPromise;
        delete this.initPromise;
      } catch (e) {
        this.destroy(e);
      }
    })();
  }
  _destroy(error, callback) {
    this.refinal(error, callback);
  }
  _final(callback) {
    this.refinal(void 0, callback);
  }
  _write(chunk, encoding, callback) {
    this.rewrite([{ chunk, encoding }], 0, callback);
  }
  _writev(chunks, callback) {
    this.rewrite(chunks, 0, callback);
  }
  async refinal(error, callback) {
    try {
      this.clear();
      if (this.initPromise)
        await this.initPromise;
      if (this.timeoutPromise)
        await this.timeoutPromise;
      await this.reclose();
    } catch (e) {
      return callback(error || e);
    }
    callback(error);
  }
  async rewrite(chunks, index, callback) {
    const { size, teeToStdout } = this.options;
    try {
      if (this.initPromise)
        await this.initPromise;
      for (let i2 = 0; i2 < chunks.length; ++i2) {
        const { chunk } = chunks[i2];
        this.size += chunk.length;
        if (this.timeoutPromise)
          await this.timeoutPromise;
        await this.file.write(chunk);
        if (teeToStdout && !this.stdout.destroyed)
          this.stdout.write(chunk);
        if (size && this.size >= size)
          await this.rotate();
      }
    } catch (e) {
      return callback(e);
    }
    callback();
  }
  async init() {
    const { immutable, initialRotation, interval, size } = this.options;
    if (immutable)
      return new Promise((resolve, reject) => process.nextTick(() => this.immutate(true).then(resolve).catch(reject)));
    let stats;
    try {
      stats = await stat(this.filename);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      return this.reopen(0);
    }
    if (!stats.isFile())
      throw new Error(`Can't write on: ${this.filename} (it is not a file)`);
    if (initialRotation) {
      this.intervalBounds(this.now());
      const prev = this.prev;
      this.intervalBounds(new Date(stats.mtime.getTime()));
      if (prev !== this.prev)
        return this.rotate();
    }
    this.size = stats.size;
    if (!size || stats.size < size)
      return this.reopen(stats.size);
    if (interval)
      this.intervalBounds(this.now());
    return this.rotate();
  }
  async makePath(name) {
    return mkdir(name.split(sep).slice(0, -1).join(sep), { recursive: true });
  }
  async reopen(size) {
    let file;
    try {
      file = await open(this.filename, "a", this.options.mode);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      await this.makePath(this.filename);
      file = await open(this.filename, "a", this.options.mode);
    }
    this.file = file;
    this.size = size;
    this.interval();
    this.emit("open", this.filename);
  }
  async reclose() {
    const { file } = this;
    if (!file)
      return;
    delete this.file;
    return file.close();
  }
  now() {
    return /* @__PURE__ */ new Date();
  }
  async rotate() {
    const { immutable, rotate } = this.options;
    this.size = 0;
    this.rotation = this.now();
    this.clear();
    this.emit("rotation");
    await this.reclose();
    if (rotate)
      return this.classical();
    if (immutable)
      return this.immutate(false);
    return this.move();
  }
  async findName() {
    const { interval, path: path7, intervalBoundary } = this.options;
    for (let index = 1; index < 1e3; ++index) {
      const filename = path7 + this.generator(interval && intervalBoundary ? new Date(this.prev) : this.rotation, index);
      if (!await exists2(filename))
        return filename;
    }
    throw new RotatingFileStreamError();
  }
  async move() {
    const { compress } = this.options;
    const filename = await this.findName();
    await this.touch(filename);
    if (compress)
      await this.compress(filename);
    else
      await rename2(this.filename, filename);
    return this.rotated(filename);
  }
  async touch(filename) {
    let file;
    try {
      file = await this.fsOpen(filename, "a");
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      await this.makePath(filename);
      file = await open(filename, "a");
    }
    await file.close();
    return this.unlink(filename);
  }
  async classical() {
    const { compress, path: path7, rotate } = this.options;
    let rotatedName = "";
    for (let count2 = rotate; count2 > 0; --count2) {
      const currName = path7 + this.generator(count2);
      const prevName = count2 === 1 ? this.filename : path7 + this.generator(count2 - 1);
      if (!await exists2(prevName))
        continue;
      if (!rotatedName)
        rotatedName = currName;
      if (count2 === 1 && compress)
        await this.compress(currName);
      else {
        try {
          await rename2(prevName, currName);
        } catch (e) {
          if (e.code !== "ENOENT")
            throw e;
          await this.makePath(currName);
          await rename2(prevName, currName);
        }
      }
    }
    return this.rotated(rotatedName);
  }
  clear() {
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    return true;
  }
  intervalBoundsBig(now2) {
    const year = this.options.intervalUTC ? now2.getUTCFullYear() : now2.getFullYear();
    let month = this.options.intervalUTC ? now2.getUTCMonth() : now2.getMonth();
    let day = this.options.intervalUTC ? now2.getUTCDate() : now2.getDate();
    let hours = this.options.intervalUTC ? now2.getUTCHours() : now2.getHours();
    const { num, unit } = this.options.interval;
    if (unit === "M") {
      day = 1;
      hours = 0;
    } else if (unit === "d")
      hours = 0;
    else
      hours = parseInt(hours / num, 10) * num;
    this.prev = this.options.intervalUTC ? Date.UTC(year, month, day, hours, 0, 0, 0) : new Date(year, month, day, hours, 0, 0, 0).getTime();
    if (unit === "M")
      month += num;
    else if (unit === "d")
      day += num;
    else
      hours += num;
    this.next = this.options.intervalUTC ? Date.UTC(year, month, day, hours, 0, 0, 0) : new Date(year, month, day, hours, 0, 0, 0).getTime();
  }
  intervalBounds(now2) {
    const unit = this.options.interval.unit;
    if (unit === "M" || unit === "d" || unit === "h")
      this.intervalBoundsBig(now2);
    else {
      let period = 1e3 * this.options.interval.num;
      if (unit === "m")
        period *= 60;
      this.prev = parseInt(now2.getTime() / period, 10) * period;
      this.next = this.prev + period;
    }
    return new Date(this.prev);
  }
  interval() {
    if (!this.options.interval)
      return;
    this.intervalBounds(this.now());
    const set = async () => {
      const time = this.next - this.now().getTime();
      if (time <= 0) {
        try {
          this.timeoutPromise = this.rotate();
          await this.timeoutPromise;
          delete this.timeoutPromise;
        } catch (e) {
        }
      } else {
        this.timeout = setTimeout4(set, time > this.maxTimeout ? this.maxTimeout : time);
        this.timeout.unref();
      }
    };
    set();
  }
  async compress(filename) {
    const { compress } = this.options;
    if (typeof compress === "function") {
      await new Promise((resolve, reject) => {
        this.exec(compress(this.filename, filename), (error, stdout, stderr) => {
          this.emit("external", stdout, stderr);
          error ? reject(error) : resolve();
        });
      });
    } else
      await this.gzip(filename);
    return this.unlink(this.filename);
  }
  async gzip(filename) {
    const { mode } = this.options;
    const options = mode ? { mode } : {};
    const inp = this.fsCreateReadStream(this.filename, {});
    const out = this.fsCreateWriteStream(filename, options);
    const zip = this.createGzip();
    await new Promise((resolve, reject) => {
      inp.once("error", reject);
      out.once("error", reject);
      zip.once("error", reject);
      out.once("finish", resolve);
      inp.pipe(zip).pipe(out);
    });
    await Promise.all([
      new Promise((resolve) => zip.close(resolve)),
      new Promise((resolve) => out.close((err) => {
        if (err)
          this.emit("warning", err);
        resolve();
      }))
    ]);
  }
  async rotated(filename) {
    const { maxFiles, maxSize } = this.options;
    if (maxFiles || maxSize)
      await this.history(filename);
    this.emit("rotated", filename);
    return this.reopen(0);
  }
  async history(filename) {
    const { history, maxFiles, maxSize } = this.options;
    const res = [];
    let files = [filename];
    try {
      const content = await this.fsReadFile(history, "utf8");
      files = [...content.toString().split("\n"), filename];
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
    }
    for (const file of files) {
      if (file) {
        try {
          const stats = await this.fsStat(file);
          if (stats.isFile()) {
            res.push({
              name: file,
              size: stats.size,
              time: stats.mtime.getTime()
            });
          } else
            this.emit("warning", new Error(`File '${file}' contained in history is not a regular file`));
        } catch (e) {
          if (e.code !== "ENOENT")
            throw e;
        }
      }
    }
    res.sort((a2, b) => a2.time - b.time);
    if (maxFiles) {
      while (res.length > maxFiles) {
        const file = res.shift();
        await this.unlink(file.name);
        this.emit("removed", file.name, true);
      }
    }
    if (maxSize) {
      while (res.reduce((size, file) => size + file.size, 0) > maxSize) {
        const file = res.shift();
        await this.unlink(file.name);
        this.emit("removed", file.name, false);
      }
    }
    await writeFile(history, res.map((e) => e.name).join("\n") + "\n", "utf-8");
    this.emit("history");
  }
  async immutate(first) {
    const { size } = this.options;
    const now2 = this.now();
    for (let index = 1; index < 1e3; ++index) {
      let fileSize = 0;
      let stats = void 0;
      this.filename = this.options.path + this.generator(now2, index);
      try {
        stats = await this.fsStat(this.filename);
      } catch (e) {
        if (e.code !== "ENOENT")
          throw e;
      }
      if (stats) {
        fileSize = stats.size;
        if (!stats.isFile())
          throw new Error(`Can't write on: '${this.filename}' (it is not a file)`);
        if (size && fileSize >= size)
          continue;
      }
      if (first) {
        this.last = this.filename;
        return this.reopen(fileSize);
      }
      await this.rotated(this.last);
      this.last = this.filename;
      return;
    }
    throw new RotatingFileStreamError();
  }
  async unlink(filename) {
    try {
      await this.fsUnlink(filename);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      this.emit("warning", e);
    }
  }
};
function buildNumberCheck(field) {
  return (type, options, value) => {
    const converted = parseInt(value, 10);
    if (type !== "number" || converted !== value || converted <= 0)
      throw new Error(`'${field}' option must be a positive integer number`);
  };
}
function buildStringCheck(field, check2) {
  return (type, options, value) => {
    if (type !== "string")
      throw new Error(`Don't know how to handle 'options.${field}' type: ${type}`);
    options[field] = check2(value);
  };
}
function checkMeasure(value, what, units) {
  const ret = {};
  ret.num = parseInt(value, 10);
  if (isNaN(ret.num))
    throw new Error(`Unknown 'options.${what}' format: ${value}`);
  if (ret.num <= 0)
    throw new Error(`A positive integer number is expected for 'options.${what}'`);
  ret.unit = value.replace(/^[ 0]*/g, "").substr((ret.num + "").length, 1);
  if (ret.unit.length === 0)
    throw new Error(`Missing unit for 'options.${what}'`);
  if (!units[ret.unit])
    throw new Error(`Unknown 'options.${what}' unit: ${ret.unit}`);
  return ret;
}
var intervalUnits = { M: true, d: true, h: true, m: true, s: true };
function checkIntervalUnit(ret, unit, amount) {
  if (parseInt(amount / ret.num, 10) * ret.num !== amount)
    throw new Error(`An integer divider of ${amount} is expected as ${unit} for 'options.interval'`);
}
function checkInterval(value) {
  const ret = checkMeasure(value, "interval", intervalUnits);
  switch (ret.unit) {
    case "h":
      checkIntervalUnit(ret, "hours", 24);
      break;
    case "m":
      checkIntervalUnit(ret, "minutes", 60);
      break;
    case "s":
      checkIntervalUnit(ret, "seconds", 60);
      break;
  }
  return ret;
}
var sizeUnits = { B: true, G: true, K: true, M: true };
function checkSize(value) {
  const ret = checkMeasure(value, "size", sizeUnits);
  if (ret.unit === "K")
    return ret.num * 1024;
  if (ret.unit === "M")
    return ret.num * 1048576;
  if (ret.unit === "G")
    return ret.num * 1073741824;
  return ret.num;
}
var checks = {
  encoding: (type, options, value) => new TextDecoder2(value),
  immutable: () => {
  },
  initialRotation: () => {
  },
  interval: buildStringCheck("interval", checkInterval),
  intervalBoundary: () => {
  },
  intervalUTC: () => {
  },
  maxFiles: buildNumberCheck("maxFiles"),
  maxSize: buildStringCheck("maxSize", checkSize),
  mode: () => {
  },
  omitExtension: () => {
  },
  rotate: buildNumberCheck("rotate"),
  size: buildStringCheck("size", checkSize),
  teeToStdout: () => {
  },
  ...{
    compress: (type, options, value) => {
      if (value === false)
        return;
      if (!value)
        throw new Error("A value for 'options.compress' must be specified");
      if (type === "boolean")
        return options.compress = (source, dest) => `cat ${source} | gzip -c9 > ${dest}`;
      if (type === "function")
        return;
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.compress' type: ${type}`);
      if (value !== "gzip")
        throw new Error(`Don't know how to handle compression method: ${value}`);
    },
    history: (type) => {
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.history' type: ${type}`);
    },
    path: (type, options, value) => {
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.path' type: ${type}`);
      if (value[value.length - 1] !== sep)
        options.path = value + sep;
    }
  }
};
function checkOpts(options) {
  const ret = {};
  let opt;
  for (opt in options) {
    const value = options[opt];
    const type = typeof value;
    if (!(opt in checks))
      throw new Error(`Unknown option: ${opt}`);
    ret[opt] = options[opt];
    checks[opt](type, ret, value);
  }
  if (!ret.path)
    ret.path = "";
  if (!ret.interval) {
    delete ret.immutable;
    delete ret.initialRotation;
    delete ret.intervalBoundary;
    delete ret.intervalUTC;
  }
  if (ret.rotate) {
    delete ret.history;
    delete ret.immutable;
    delete ret.maxFiles;
    delete ret.maxSize;
    delete ret.intervalBoundary;
    delete ret.intervalUTC;
  }
  if (ret.immutable)
    delete ret.compress;
  if (!ret.intervalBoundary)
    delete ret.initialRotation;
  return ret;
}
function createClassical(filename, compress, omitExtension) {
  return (index) => index ? `${filename}.${index}${compress && !omitExtension ? ".gz" : ""}` : filename;
}
function createGenerator(filename, compress, omitExtension) {
  const pad = (num) => (num > 9 ? "" : "0") + num;
  return (time, index) => {
    if (!time)
      return filename;
    const month = time.getFullYear() + "" + pad(time.getMonth() + 1);
    const day = pad(time.getDate());
    const hour = pad(time.getHours());
    const minute = pad(time.getMinutes());
    return month + day + "-" + hour + minute + "-" + pad(index) + "-" + filename + (compress && !omitExtension ? ".gz" : "");
  };
}
function createStream(filename, options) {
  if (typeof options === "undefined")
    options = {};
  else if (typeof options !== "object")
    throw new Error(`The "options" argument must be of type object. Received type ${typeof options}`);
  const opts = checkOpts(options);
  const { compress, omitExtension } = opts;
  let generator;
  if (typeof filename === "string")
    generator = options.rotate ? createClassical(filename, !!compress, omitExtension) : createGenerator(filename, !!compress, omitExtension);
  else if (typeof filename === "function")
    generator = filename;
  else
    throw new Error(`The "filename" argument must be one of type string or function. Received type ${typeof filename}`);
  return new RotatingFileStream(generator, opts);
}

// src/logs/live-file.ts
var UNCHECKED_BYTES = 1024 * 1024;
var TAIL_BYTES = 1024;
var CLOSE_MS = 500;
async function seeLiveFile(directory) {
  const file = await openRegular(join9(directory, LIVE_FILE)).catch(absent);
  if (file === void 0) return { bytes: 0, tail: Buffer.alloc(0), identity: void 0 };
  try {
    const found = await file.stat();
    const tailBytes = Math.min(found.size, TAIL_BYTES);
    return {
      bytes: found.size,
      tail: await readAt(file, found.size - tailBytes, tailBytes),
      identity: identify(found)
    };
  } finally {
    await file.close();
  }
}
var LiveFile = class {
  #directory;
  #path;
  #full;
  #maxBytes;
  #stream;
  #start;
  /** How many bytes of it were seen on disk. */
  #checked;
  /** The last of these bytes. */
  #tail;
  #unchecked = [];
  #uncheckedBytes = 0;
  #identity;
  /** Where the next file begins; set when nothing must be added to this one. */
  #next;
  constructor({ directory, maxBytes, start: start2, seen }) {
    this.#directory = directory;
    this.#path = join9(directory, LIVE_FILE);
    this.#full = join9(directory, FULL_FILE);
    this.#maxBytes = maxBytes;
    this.#start = start2;
    this.#checked = seen.bytes;
    this.#tail = seen.tail;
    this.#identity = seen.identity;
    if (seen.bytes >= maxBytes) this.#next = start2 + seen.bytes;
  }
  /** Logical offset of its first byte. */
  get start() {
    return this.#next ?? this.#start;
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#next ?? this.#start + this.#checked + this.#uncheckedBytes;
  }
  /** How many more bytes it takes. */
  get room() {
    return this.#maxBytes - this.#checked - this.#uncheckedBytes;
  }
  /** True when it must be put aside before the next write. */
  get isOver() {
    return this.#next !== void 0;
  }
  get unchecked() {
    return this.#uncheckedBytes > 0;
  }
  get wantsCheck() {
    return this.#uncheckedBytes >= UNCHECKED_BYTES;
  }
  /** Bytes that were written and not seen on disk yet. */
  get recent() {
    return Buffer.concat(this.#unchecked);
  }
  /** Writes at most `room` bytes. After a rejection nothing is known until `mend`. */
  async write(data) {
    const stream = this.#stream ??= this.#open();
    this.#unchecked.push(data);
    this.#uncheckedBytes += data.length;
    await new Promise((resolve, reject) => {
      stream.once("error", reject);
      stream.write(data, (error) => {
        if (error === null || error === void 0) resolve();
        else reject(error);
      });
    });
    stream.removeAllListeners("error").on("error", ignore2);
  }
  /** True when all written bytes are on disk; if not, call `mend`. */
  async check() {
    const bytes = this.#checked + this.#uncheckedBytes;
    const isFull2 = bytes >= this.#maxBytes;
    const found = await stat2(isFull2 ? this.#full : this.#path).catch(absent);
    if (found?.size !== bytes || !this.#isOurs(found)) return false;
    if (isFull2) this.#begin(this.#start + bytes);
    else this.#know(found, bytes);
    return true;
  }
  /**
   * Finds out which bytes are on disk, removes those that do not belong there, and goes on after them. Returns the
   * bytes that have to be written again, and those that are lost.
   */
  async mend() {
    await this.#close();
    await mkdir2(this.#directory, { recursive: true, mode: 448 });
    const wasCut = this.room === 0 && await stat2(this.#full).catch(absent) !== void 0;
    const path7 = wasCut ? this.#full : this.#path;
    const file = await openRegular(path7, constants6.O_RDWR).catch(absent);
    const again = this.recent;
    if (file === void 0 && await stat2(path7).catch(absent) !== void 0) throw new Error(`${path7} is no file`);
    if (file === void 0) return this.#lose(0, again, "the file was deleted");
    try {
      const found = await file.stat();
      if (!await this.#holdsChecked(file, found.size)) {
        const kept2 = await this.#keptBefore(file, found.size, again);
        await file.truncate(kept2);
        if (wasCut && kept2 === 0) await unlink2(this.#full);
        const result = this.#lose(kept2, again, this.#isOurs(found) ? "the file was cut" : "the file was deleted");
        if (wasCut) this.#begin(this.start);
        return result;
      }
      const written = await readAt(file, this.#checked, again.length);
      const kept = commonLength(written, again);
      if (found.size > this.#checked + kept) await file.truncate(this.#checked + kept);
      this.#know(found, this.#checked + kept);
      if (wasCut) this.#begin(this.#start + this.#checked);
      return { again: again.subarray(kept), lost: void 0 };
    } finally {
      await file.close();
    }
  }
  /** Puts the file aside as full, and begins the next one. The name for the full file must be free. */
  async cut() {
    if (this.#next === void 0) return;
    await this.#close();
    await rename3(this.#path, this.#full).catch(absent);
    this.#begin(this.#next);
  }
  async close() {
    await this.#close();
  }
  /** Takes over that the file ends after `kept` bytes, and that later bytes seen before are gone. */
  #lose(kept, again, why) {
    const [from, to] = [this.#start + kept, this.#start + this.#checked];
    this.#checked = kept;
    this.#tail = Buffer.alloc(0);
    this.#forget();
    if (kept > 0) this.#next = to;
    else this.#begin(to);
    return { again, lost: to > from ? { from, to, why } : void 0 };
  }
  #begin(at2) {
    this.#start = at2;
    this.#next = void 0;
    this.#checked = 0;
    this.#tail = Buffer.alloc(0);
    this.#identity = void 0;
    this.#forget();
  }
  /** The first `bytes` of the file were seen. */
  #know(found, bytes) {
    const seen = this.recent.subarray(0, bytes - this.#checked);
    this.#tail = Buffer.from(Buffer.concat([this.#tail, seen.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES));
    this.#checked = bytes;
    this.#identity = identify(found);
    this.#forget();
  }
  #forget() {
    this.#unchecked = [];
    this.#uncheckedBytes = 0;
  }
  #isOurs(found) {
    return this.#identity === void 0 || this.#identity === identify(found);
  }
  async #holdsChecked(file, size) {
    if (size < this.#checked) return false;
    const tail = await readAt(file, this.#checked - this.#tail.length, this.#tail.length);
    return tail.equals(this.#tail);
  }
  /** How many bytes of a cut file are from before the cut, without the last ones that were written. */
  async #keptBefore(file, size, written) {
    const end = await readAt(file, Math.max(0, size - written.length), Math.min(size, written.length));
    let after = 0;
    for (let at2 = 0, part = 0; part < this.#unchecked.length; at2 += this.#unchecked[part]?.length ?? 0, part += 1) {
      const rest = written.subarray(at2);
      if (rest.length > size || !end.subarray(end.length - rest.length).equals(rest)) continue;
      after = rest.length;
      break;
    }
    return size - after < this.#checked ? size - after : 0;
  }
  #open() {
    const stream = createStream((index) => typeof index === "number" && index > 0 ? FULL_FILE : LIVE_FILE, {
      path: this.#directory + sep2,
      size: `${this.#maxBytes}B`,
      rotate: 1,
      mode: 384
    });
    return stream.on("error", ignore2);
  }
  async #close() {
    const stream = this.#stream;
    this.#stream = void 0;
    if (stream === void 0 || stream.closed) return;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, CLOSE_MS);
      stream.once("close", () => {
        clearTimeout(timer);
        resolve();
      }).destroy();
    });
  }
};
async function readAt(file, at2, bytes) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at2);
  return buffer.subarray(0, bytesRead);
}
function commonLength(one, other) {
  const length = Math.min(one.length, other.length);
  if (one.subarray(0, length).equals(other.subarray(0, length))) return length;
  for (let at2 = 0; at2 < length; at2 += 1) if (one[at2] !== other[at2]) return at2;
  return length;
}
function ignore2() {
}

// src/logs/archive.ts
import { createReadStream as createReadStream3, createWriteStream as createWriteStream3 } from "fs";
import { rename as rename4, stat as stat3, unlink as unlink3 } from "fs/promises";
import { join as join10 } from "path";
import { pipeline } from "stream/promises";
import { constants as constants7, createGzip as createGzip2 } from "zlib";
var UNFINISHED = "output.log.zip";
var Archive2 = class {
  #directory;
  #maxFiles;
  #beforeZip;
  #ended = new AbortController();
  #running;
  /** `beforeZip` resolves when the next file is in the index: until then the full one is known by its identity. */
  constructor(directory, maxFiles, beforeZip) {
    this.#directory = directory;
    this.#maxFiles = maxFiles;
    this.#beforeZip = beforeZip;
  }
  /** Zips the full file, if there is one. A failure is not reported: `free` tries again. */
  start() {
    this.#running ??= this.#work().catch(() => void 0).finally(() => {
      this.#running = void 0;
    });
  }
  /** Resolves when the name of the full file is free. Throws the system's error. */
  async free() {
    await this.#running;
    await this.#work();
  }
  /** Stops; the full file stays as it is. */
  async close() {
    this.#ended.abort();
    await this.#running;
  }
  async #work() {
    const full = join10(this.#directory, FULL_FILE);
    if (await stat3(full).catch(absent) === void 0) return this.#goOnMoving();
    await this.#beforeZip();
    await this.#zip(full, join10(this.#directory, rotatedFile(0)));
    await unlink3(full);
    await this.#move(await rotatedNumbers(this.#directory));
  }
  /** Finishes a renumbering that a crash has interrupted: some files have moved on already, and left a hole. */
  async #goOnMoving() {
    const numbers = await rotatedNumbers(this.#directory);
    if (numbers[0] !== 0) return;
    const hole = numbers.findIndex((number, index) => number !== index);
    await this.#move(hole < 0 ? numbers : numbers.slice(0, hole));
  }
  async #zip(from, to) {
    const unfinished = join10(this.#directory, UNFINISHED);
    try {
      await pipeline(
        createReadStream3(from),
        // Terminal output shrinks nearly as much at the fastest level, which keeps up with any pane.
        createGzip2({ level: constants7.Z_BEST_SPEED }),
        createWriteStream3(unfinished, { mode: 384 }),
        { signal: this.#ended.signal }
      );
      await rename4(unfinished, to);
    } catch (error) {
      await ignoreGone(unlink3(unfinished));
      throw error;
    }
  }
  /** Gives files the next number, and deletes those beyond the last one. */
  async #move(numbers) {
    for (const number of numbers.toReversed()) {
      const path7 = join10(this.#directory, rotatedFile(number));
      if (number >= this.#maxFiles) await unlink3(path7);
      else await rename4(path7, join10(this.#directory, rotatedFile(number + 1)));
    }
  }
};

// src/logs/pending-bytes.ts
var MAX_BYTES = 64 * 1024 * 1024;
var MAX_TOTAL_BYTES = 256 * 1024 * 1024;
var MAX_LOOSE_PIECES = 1024;
var totalBytes = 0;
var PendingBytes = class {
  #pieces = [];
  #loose = 0;
  #bytes = 0;
  get bytes() {
    return this.#bytes;
  }
  /** Adds bytes at the end; false when there is no room for them. The buffer must not change afterwards. */
  push(data) {
    if (this.#bytes + data.length > MAX_BYTES || totalBytes + data.length > MAX_TOTAL_BYTES) return false;
    this.#pieces.push(data);
    this.#count(data.length);
    this.#loose += 1;
    if (this.#loose >= MAX_LOOSE_PIECES) {
      this.#pieces.push(Buffer.concat(this.#pieces.splice(-this.#loose)));
      this.#loose = 0;
    }
    return true;
  }
  /** True when less than half of the allowed bytes wait. */
  get hasRoom() {
    return this.#bytes <= MAX_BYTES / 2 && totalBytes <= MAX_TOTAL_BYTES / 2;
  }
  /** Puts bytes back to the place from which they were taken. */
  putBack(data) {
    if (data.length === 0) return;
    this.#pieces.unshift(data);
    this.#count(data.length);
  }
  /** Takes the first bytes, at most `max` of them. */
  take(max) {
    const parts = [];
    let bytes = 0;
    while (bytes < max) {
      const head = this.#pieces[0];
      if (head === void 0) break;
      const part = head.subarray(0, max - bytes);
      parts.push(part);
      bytes += part.length;
      if (part.length < head.length) this.#pieces[0] = head.subarray(part.length);
      else this.#pieces.shift();
    }
    this.#count(-bytes);
    this.#loose = Math.min(this.#loose, this.#pieces.length);
    return parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts, bytes);
  }
  /** Returns all bytes from number `skip` on, without taking them. */
  peek(skip = 0) {
    return Buffer.concat(this.#pieces).subarray(skip);
  }
  /** Drops all bytes; returns how many there were. */
  drop() {
    const bytes = this.#bytes;
    this.#pieces = [];
    this.#loose = 0;
    this.#count(-bytes);
    return bytes;
  }
  #count(bytes) {
    this.#bytes += bytes;
    totalBytes += bytes;
  }
};

// src/logs/log-file.ts
var MAX_BATCH_BYTES = 256 * 1024;
var COALESCE_MS = 3;
var FLOW_MS2 = 200;
var WRITES_PER_S = 200;
var MAX_FLOW_MS = 500;
var MOMENT_MS = 50;
var CHECK_MS = 1e3;
var flowing = 0;
var LogFile = class {
  #options;
  #live;
  #archive;
  #writing;
  #pending = new PendingBytes();
  #end;
  /** How many bytes were dropped because there was no room for them. */
  #dropped = 0;
  /** True when the disk may hold other bytes than were written. */
  #doubtful = false;
  /** Bytes that were found gone from the disk, and must still be reported. */
  #lost;
  #fileStart;
  #written;
  /** Logical offset up to which a flush is pending. */
  #wanted = 0;
  /** Ends the delay of the next write. */
  #hurry;
  /** When bytes were last written, on the steady clock. */
  #wroteMs = Number.NEGATIVE_INFINITY;
  #checkAt = 0;
  #checkTimer;
  constructor(options) {
    this.#options = options;
    this.#live = new LiveFile(options);
    this.#archive = new Archive2(options.directory, options.maxFiles, options.beforeWrite);
    this.#writing = new KeepTrying({ step: async () => this.#step(), onTrouble: options.onTrouble });
    this.#end = this.#live.end;
    this.#fileStart = options.start;
    this.#written = this.#end;
    this.#archive.start();
    if (this.#live.isOver) this.#writing.start();
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#end;
  }
  /** Logical offset up to which everything is on disk, as far as the system says. */
  get written() {
    return this.#written;
  }
  append(data) {
    if (data.length === 0) return;
    if (this.#dropped > 0 && !this.#pending.hasRoom || !this.#pending.push(data)) {
      this.#dropped += data.length;
      return;
    }
    this.#tellDropped();
    this.#end += data.length;
    if (this.#pending.bytes >= MAX_BATCH_BYTES) this.#hurry?.();
    this.#writing.start();
  }
  /** Resolves when all appended bytes are on disk, or the disk refuses them. */
  async flushed() {
    const end = this.#end;
    this.#wanted = end;
    this.#hurry?.();
    await this.#writing.settled(() => this.written >= end);
  }
  /** The bytes from logical offset `from` on that may not be on disk yet. */
  from(from) {
    const recent = this.#live.recent;
    const start2 = this.#live.end - recent.length;
    return Buffer.concat([recent, this.#pending.peek()]).subarray(Math.max(0, from - start2));
  }
  /** Writes the rest if the disk takes it, and closes the file. Returns how many bytes the disk did not take. */
  async close() {
    clearTimeout(this.#checkTimer);
    this.#checkAt = 0;
    this.#wanted = this.#end;
    this.#hurry?.();
    if (this.#live.unchecked || this.#doubtful) this.#writing.start();
    const answered = await this.#writing.close();
    clearTimeout(this.#checkTimer);
    if (answered) await Promise.all([this.#archive.close(), this.#live.close()]);
    return this.#pending.drop() + this.#dropped;
  }
  async #step() {
    clearTimeout(this.#checkTimer);
    if (this.#pending.bytes > 0) await this.#company();
    const live = this.#live;
    if (this.#doubtful) await this.#mend();
    if (live.isOver) {
      await this.#archive.free();
      await live.cut();
      this.#tellFileStart();
    }
    const bytes = Math.min(this.#pending.bytes, MAX_BATCH_BYTES, live.room);
    if (bytes > 0 && bytes === live.room) await this.#archive.free();
    if (bytes > 0) await this.#options.beforeWrite();
    if (bytes > 0) await this.#write(this.#pending.take(bytes));
    const isDue = live.room === 0 || live.wantsCheck || performance.now() >= this.#checkAt;
    if (isDue || this.#writing.problem !== void 0) await this.#check();
    if (this.#pending.bytes === 0) this.#tellDropped();
    if (this.#doubtful) return true;
    this.#written = Math.max(this.#written, live.end);
    if (this.#pending.bytes > 0) return true;
    this.#options.onAllWritten();
    if (live.unchecked) this.#checkTimer = setTimeout(() => this.#writing.start(), this.#checkAt - performance.now());
    return false;
  }
  /** Delays the next write while output keeps coming, unless a flush is pending. */
  async #company() {
    if (this.#pending.bytes >= MAX_BATCH_BYTES || this.#wanted > this.#written) return;
    const nowMs = performance.now();
    const flowMs = Math.min(MAX_FLOW_MS, Math.max(FLOW_MS2, (flowing + 1) * 1e3 / WRITES_PER_S));
    const flowsUntil = Math.floor((this.#wroteMs + flowMs) / MOMENT_MS) * MOMENT_MS;
    const flows = flowsUntil > nowMs + COALESCE_MS;
    if (flows) flowing += 1;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, flows ? flowsUntil - nowMs : COALESCE_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = void 0;
    if (flows) flowing -= 1;
  }
  async #write(batch2) {
    try {
      await this.#live.write(batch2);
      this.#wroteMs = performance.now();
    } catch (error) {
      this.#doubtful = true;
      throw error;
    }
  }
  async #check() {
    this.#doubtful = !await this.#live.check();
    this.#checkAt = performance.now() + CHECK_MS;
    if (!this.#doubtful) this.#tellFileStart();
  }
  async #mend() {
    const { again, lost } = await this.#live.mend();
    this.#doubtful = false;
    this.#pending.putBack(again);
    this.#lost ??= lost;
    if (!this.#live.isOver) this.#tellFileStart();
  }
  /** Reports a new file once it is the live file. */
  #tellFileStart() {
    if (this.#live.start === this.#fileStart) return;
    this.#fileStart = this.#live.start;
    if (this.#lost === void 0) this.#options.onRotated(this.#fileStart);
    else this.#options.onLost(this.#lost);
    this.#lost = void 0;
    this.#archive.start();
  }
  #tellDropped() {
    if (this.#dropped === 0) return;
    this.#options.onDropped(this.#end, this.#dropped);
    this.#dropped = 0;
  }
};

// src/logs/run-log.ts
var TIME_ENTRY_MS = 1e3;
var RunLog = class _RunLog {
  #options;
  #file;
  #index;
  #landmarks;
  #lastTimeEntry = 0;
  #dimensions;
  /** Offset of the last size. */
  #sizedAt = 0;
  #traits = "";
  #agent;
  #lastGapAt;
  /** Set when the run has ended. Noted when all of it is on disk, and again after each later entry. */
  #ending;
  #isEndNoted = false;
  /** True when the first new output comes while the pane shows its alternate screen. */
  beganAlternate;
  /** The last bytes of an earlier controller's log, from the start of a line on. */
  tail;
  recoveredBytes;
  losses;
  /** How many lines have ended in it; undefined when the first of them were not counted. */
  lines;
  /** Opens the log of a run and continues it at its end. Throws the errors of the file system. */
  static async open(options) {
    const reader = await openLog(options.directory);
    const seen = await seeLiveFile(options.directory);
    return new _RunLog(options, reader, seen, await linesOf(reader).catch(() => void 0));
  }
  constructor(options, found, seen, lines2) {
    const { end } = found;
    const entries = found.entries.flatMap((entry) => beforeCut(entry, end));
    this.#options = options;
    this.#index = new JsonLines(join11(options.directory, INDEX_FILE), {
      onTrouble: (problem) => options.onTrouble(INDEX_FILE, problem),
      head: () => this.#landmarks.entries
    });
    this.#landmarks = new Landmarks(entries, options.maxFiles);
    this.#agent = entries.findLast((entry) => entry.kind === "agent")?.agent ?? "command";
    const endedAlternate = entries.findLast((entry) => entry.kind === "alternate")?.on === true;
    this.beganAlternate = endedAlternate && options.isRestarted !== true;
    this.#lastTimeEntry = entries.findLast((entry) => entry.kind === "time")?.time ?? 0;
    this.tail = options.isRestarted === true ? Buffer.alloc(0) : wholeLines(seen.tail, end);
    const recovered = entries.filter((entry) => entry.kind === "recovered");
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0);
    this.losses = lossesOf(entries);
    this.lines = lines2;
    this.#lastGapAt = entries.findLast((entry) => entry.kind === "gap")?.at;
    if (found.entries.some((entry) => entryEnd(entry) > end)) this.#note({ kind: "cut", at: end, time: Date.now() });
    if (options.isRestarted === true) this.#note({ kind: "restart", at: end, time: Date.now() });
    if (endedAlternate && !this.beganAlternate) {
      this.#note({ kind: "alternate", at: end, time: Date.now(), on: false });
    }
    const start2 = end - seen.bytes;
    if (entries.findLast((entry) => entry.kind === "file")?.at !== start2) this.#fileStarts(start2);
    this.#file = new LogFile({
      ...options,
      start: start2,
      seen,
      beforeWrite: async () => this.#index.written(),
      onAllWritten: () => this.#noteEnd(),
      onRotated: (at2) => {
        this.#fileStarts(at2);
        options.onRotated?.();
      },
      onTrouble: (problem) => options.onTrouble(LIVE_FILE, problem),
      onDropped: (at2, dropped) => this.gap({ loss: "known", bytes: dropped }, "the disk did not keep up", at2),
      onLost: (lost) => this.#lost(lost)
    });
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#file.end;
  }
  /** When output of the program was read last, in milliseconds since the epoch, to the second; 0 when it never was. */
  get lastReadMs() {
    return this.#lastTimeEntry;
  }
  /** Logical offset up to which everything is on disk. */
  get written() {
    return this.#file.written;
  }
  /** What may not be on disk yet, from logical offset `from` on. */
  from(from) {
    return this.#file.from(from);
  }
  /** Adds bytes that the program wrote, read at `time` (ms since the epoch). The buffer must not change afterwards. */
  append(data, time) {
    if (Math.abs(time - this.#lastTimeEntry) >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time;
      this.#note({ kind: "time", at: this.end, time, ...this.#counted() });
    }
    this.#append(data);
  }
  /** Adds text that was rebuilt from the pane's history. */
  recovered(data, why) {
    if (data.length === 0) return;
    this.recoveredBytes += data.length;
    this.#note({ kind: "recovered", at: this.end, time: Date.now(), bytes: data.length, why });
    this.#append(data);
    this.#sizedAt = this.end;
  }
  /** Records that output is missing before `at`. */
  gap(loss, why, at2 = this.end) {
    if (loss.loss !== "known" && at2 === this.#lastGapAt) return;
    this.#noteGap({ bytes: null, ...loss, why, at: at2 });
  }
  /** The pane's size from here on, once it is known. */
  get dimensions() {
    return this.#dimensions;
  }
  /** Records the pane's size from `at` on, when it is another one. */
  size(cols, rows, at2 = this.end) {
    if (this.#dimensions?.cols === cols && this.#dimensions.rows === rows) return;
    this.#dimensions = { cols, rows };
    this.#sizedAt = Math.max(at2, this.#sizedAt);
    this.#note({ kind: "size", at: this.#sizedAt, time: Date.now(), cols, rows });
  }
  /** Records the pane's traits from here on, when they are other ones. */
  traits(traits) {
    const text = JSON.stringify(traits);
    if (text === this.#traits) return;
    this.#traits = text;
    this.#note({ kind: "pane", at: this.end, time: Date.now(), ...traits });
  }
  /** Records that another program runs in the pane from `at` on. */
  respawned(at2 = this.end) {
    this.#note({ kind: "respawn", at: at2, time: Date.now() });
  }
  /** Records which agent runs in the pane from here on, when it is another one. */
  agent(agent) {
    if (agent === this.#agent) return;
    this.#agent = agent;
    this.#note({ kind: "agent", at: this.end, time: Date.now(), agent });
  }
  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at2, on6) {
    this.#note({ kind: "alternate", at: at2, time: Date.now(), on: on6 });
  }
  /** Records what paints the alternate screen of the pane as everything added so far has drawn it. */
  screen(image) {
    this.#note({ kind: "screen", at: this.end, time: Date.now(), image });
  }
  /** Records the row on which the pane's cursor stands when the byte at `at` comes. */
  anchor(row, at2 = this.end) {
    this.#note({ kind: "anchor", at: at2, time: Date.now(), ...row });
  }
  /** Resolves when all added bytes are on disk, or the disk refuses them. */
  async flushed() {
    await this.#file.flushed();
    await this.#index.flushed();
  }
  /** Ends the log: nothing follows. Resolves as `flushed` does. */
  async finish(confirmed) {
    this.#ending = { confirmed };
    if (this.#file.written === this.end) this.#noteEnd();
    await this.flushed();
  }
  /** Writes what the disk takes now, and closes the files. Without `finish` another controller goes on with the log. */
  async close() {
    const refused = await this.#file.close();
    if (refused > 0) {
      this.gap({ loss: "known", bytes: refused }, "the disk did not take it", this.#file.written);
      this.#ending &&= { confirmed: false };
    }
    this.#noteEnd();
    await this.#index.close();
  }
  #append(data) {
    this.#file.append(data);
    if (this.lines !== void 0) this.lines += lineEnds(data);
  }
  #counted() {
    return this.lines === void 0 ? {} : { lines: this.lines };
  }
  #noteEnd() {
    if (this.#ending === void 0 || this.#isEndNoted) return;
    const counted = this.#file.written === this.end ? this.#counted() : {};
    this.#note({ kind: "end", at: this.#file.written, time: Date.now(), ...this.#ending, ...counted });
    this.#isEndNoted = true;
  }
  #fileStarts(at2) {
    const ended = fullFile(this.#options.directory);
    this.#note({ kind: "file", at: at2, time: Date.now(), ...ended === void 0 ? {} : { ended } });
  }
  #lost(lost) {
    const { from, to, why } = lost;
    this.#noteGap({ loss: "known", bytes: to - from, why, from, at: to });
    this.#fileStarts(to);
    this.#options.onLost?.(lost);
  }
  #noteGap(gap) {
    const entry = { kind: "gap", time: Date.now(), ...gap };
    if (gap.from === void 0) this.#lastGapAt = gap.at;
    this.losses = plusGap(this.losses, entry);
    this.#note(entry);
  }
  #note(entry) {
    this.#index.append(entry);
    this.#isEndNoted = false;
    this.#landmarks.noted(entry);
  }
};
function wholeLines(tail, size) {
  return tail.length === size ? tail : tail.subarray(tail.indexOf("\n") + 1);
}

// src/controller/runs/run-files.ts
var RunFiles = class _RunFiles {
  log;
  events;
  record;
  /** The system's error, by file. */
  #troubles;
  /** Creates or reopens the files of a run. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options) {
    const { directory, settings, onTrouble } = options;
    requireOwnDirectory(directory);
    const troubles = /* @__PURE__ */ new Map();
    const trouble = (file, problem) => {
      const before = troubles.size;
      if (problem === void 0) troubles.delete(file);
      else troubles.set(file, problem);
      if (before === 0 && problem !== void 0) onTrouble({ path: join12(directory, file), error: problem });
      else if (before > 0 && troubles.size === 0) onTrouble(void 0);
    };
    try {
      mkdirSync3(directory, { recursive: true, mode: 448 });
      if (options.isNew) await writeRecord(directory, options.record());
      const { logMaxBytes: maxBytes, logMaxFiles: maxFiles } = settings;
      const log = await RunLog.open({ ...options, maxBytes, maxFiles, onTrouble: trouble });
      return new _RunFiles(options, log, troubles, trouble);
    } catch (error) {
      if (options.isNew) rmSync4(directory, { recursive: true, force: true });
      throw new Failure("cannot-create", `cannot write the log in ${directory}: ${messageOf(error)}`, {
        next: "free space, or set XDG_STATE_HOME to a directory that you can write to",
        cause: error
      });
    }
  }
  constructor({ directory, record, isNew }, log, troubles, trouble) {
    const eventsFile = "events.jsonl";
    this.log = log;
    this.#troubles = troubles;
    this.events = new JsonLines(join12(directory, eventsFile), {
      onTrouble: (problem) => trouble(eventsFile, problem)
    });
    this.record = new RecordKeeper({ directory, record, onTrouble: (problem) => trouble(RECORD_FILE, problem) });
    if (!isNew) this.record.save();
  }
  /** False while the disk refuses one of them. */
  get areWritable() {
    return this.#troubles.size === 0;
  }
  /** True when the disk refuses none of them and has all of the log. */
  get areWritten() {
    return this.areWritable && this.log.written >= this.log.end;
  }
  /** Resolves when everything is on disk, or the disk refuses it. */
  async flushed() {
    await Promise.all([this.log.flushed(), this.events.flushed(), this.record.flushed()]);
  }
  /** Writes what the disk takes now, and closes the files. */
  async close() {
    await Promise.all([this.log.close(), this.events.close(), this.record.close()]);
  }
};

// src/controller/runner/closing.ts
var SLOW_DISK_MS = 200;
var Closing = class {
  #parts;
  #options;
  #isClosed = false;
  constructor(parts, options) {
    this.#parts = parts;
    this.#options = options;
  }
  get isClosed() {
    return this.#isClosed;
  }
  /** Ends the run by a final event, and closes its files if the disk has taken all. */
  async finish(event) {
    const { announcer, files, identity: identity3, life, stream } = this.#parts;
    if (isFinal(life.state)) return;
    stream.takeRest();
    await files.log.flushed();
    if (isFinal(life.state)) return;
    const isReleased = event.kind === "unmarked" || event.kind === "agent-ended";
    const endConfirmed = stream.endConfirmed ?? isReleased;
    identity3.set({ endConfirmed });
    life.apply(event);
    stream.ended();
    announcer.inTurn(async () => files.log.finish(endConfirmed));
    await announcer.settled();
    await files.flushed();
    if (files.areWritten) await this.close();
    else this.#closeOnceWritten().catch(this.#options.onBug);
  }
  /** The disk takes again what it has refused. */
  resume() {
    if (this.#isClosed || !isFinal(this.#parts.life.state)) return;
    this.#closeOnceWritten().catch(this.#options.onBug);
  }
  /** Writes what the disk takes and closes the files. */
  async close() {
    const { announcer, ears, files, life, observer, stream } = this.#parts;
    life.close();
    observer.close();
    ears.close();
    stream.close();
    this.#isClosed = true;
    await announcer.settled();
    await files.close();
  }
  /** Gives up while the disk refuses: `resume` begins again. */
  async #closeOnceWritten() {
    const { announcer, files } = this.#parts;
    await announcer.settled();
    await files.flushed();
    while (!files.areWritten) {
      if (!files.areWritable || this.#isClosed) return;
      await sleep(SLOW_DISK_MS);
      await files.flushed();
    }
    if (this.#isClosed) return;
    await this.close();
    this.#options.onSettled();
  }
};

// src/host/shell.ts
import { readFileSync as readFileSync4 } from "fs";
import { basename } from "path";
function isShellAtPrompt(pid) {
  try {
    const [name = "", ...args] = readFileSync4(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    const isShell = SHELLS.has(basename(name).replace(/^-/, ""));
    if (!isShell || args.some((arg) => !arg.startsWith("-") || arg === "-c")) return false;
    const { group, front } = groupsOf(pid);
    return group !== void 0 && group === front;
  } catch {
    return false;
  }
}
function frontGroup(pid) {
  try {
    return groupsOf(pid).front;
  } catch {
    return void 0;
  }
}
function groupsOf(pid) {
  const stat7 = readFileSync4(`/proc/${pid}/stat`, "latin1");
  const [, , group, , , front] = stat7.slice(stat7.lastIndexOf(")") + 2).split(" ").map(Number);
  return { group, front };
}

// src/controller/agents/program-evidence.ts
function showingOf(program) {
  const text = `${program} only shows something`;
  return { source: "program", rule: "command/shows", text, claim: { says: "showing" }, at: moment() };
}
function questionOf(text, isTold) {
  const claim = { says: "waiting", waitingFor: "question" };
  return { source: "line", rule: isTold ? "command/tell" : "command/asks", text, said: text, claim, at: moment() };
}

// src/controller/agents/question-watch.ts
import { stripVTControlCharacters as stripVTControlCharacters2 } from "util";

// src/runner/question.ts
var QUESTIONS = [
  /^username for .{1,200}:$/i,
  /^(?:please\s+)?(?:enter|choose|select|type|specify)\b.{0,120}:$/i,
  /^(?:your|my)\s[\w -]{1,40}:$/i,
  /\b(?:login|user ?name|e-?mail)\b[^:]{0,20}:$/i,
  // A default: `package name: (q)`, `Country Name (2 letter code) [AU]:`. A measured value, such as `(3/10)`, is none.
  /^[\w -]{1,40}:\s*\((?!\d+(?:[:/]\d+)+\)|\d+(?:\.\d+)?\s?(?:%|[a-z]{1,3}(?:\/s)?)\))[^)]{0,60}\)$/i,
  new RegExp("^\\p{L}[^[\\]]{0,100}\\[[^\\]]{1,60}\\]\\s*:$", "u"),
  // `Command (m for help):`
  /\(\w for help\)\s*:$/i,
  // `Remove it (y or [n])`
  /\(y(?:es)? or \[?n/i,
  // `replace it? [y]es, [n]o, [A]ll:`
  /\?\s*\[y\]es\b.{0,80}$/i,
  // `What now>`
  /^(?:what|which|who|where)\b.{0,60}>$/i,
  // `? Project name: › my-app`, of libraries for Node.js
  /^\?\s\S.*[?:](?:\s|$)/,
  /\b(?:press|hit)\b[^\w]{1,3}(?:any key|(?:enter|return)(?=\W*$|\W+(?:to|key|or|for|when|once)\b)).{0,60}$/i,
  /^(?!(?:GET|HEAD|POST|PUT|PATCH|DELETE)\s).*\S\s?[?？]\s*(?:[[(][^\])]{1,60}[\])])?(?:\s*[:›»]|\s+>)?$/
];
var SECRETS = [
  new RegExp(`^(?!\\w+ing\\b).*(?<!\\p{L})(?:password|passphrase|passcode|passwort|mot de passe|contrase\xF1a|senha|\u043F\u0430\u0440\u043E\u043B\u044C|\u30D1\u30B9\u30EF\u30FC\u30C9|\u5BC6\u7801)(?:\\s*[([<'"].{0,80}|\\s+(?:for|of|to|again)\\b.{0,120})?\\s?[:\uFF1A]$`, "iu"),
  /\b(?:(?:verification|authentication|security|one-time|mfa|2fa|otp)\s+code|one-time password|otp)\b.{0,60}:$/i,
  /^(?:please\s+)?(?:enter\s+)?(?:your\s+)?(?:\w+\s+)?(?:pin|token)(?:\s+code)?:$/i
];
var CHOICES = /[[(]([^\])]{1,60})[\])]+\s*[?:>]*$/;
function asks(line2) {
  return isSecret(line2) || isChoice(line2) || QUESTIONS.some((question2) => question2.test(line2));
}
function isSecret(line2) {
  return SECRETS.some((secret) => secret.test(line2));
}
function isChoice(line2) {
  const choices = CHOICES.exec(line2)?.[1]?.toLowerCase().split(/[/|,]/).map((choice) => choice.trim()) ?? [];
  const has = (...words) => words.some((word2) => choices.includes(word2));
  return has("y", "yes") && has("n", "no");
}

// src/controller/agents/question-watch.ts
var SETTLE_MS2 = 700;
var MAX_LINE = 1e3;
var LINE_END = /\r?\n|\r/;
var MAX_TOLD = 200;
var MAX_END = 80;
var LATEST_LINES = 50;
var REST_MS = 2500;
var QuestionWatch = class {
  #options;
  #timer;
  #asked = false;
  /** The line that the program is writing. */
  #line = "";
  /** The latest line that matched the person's pattern. */
  #told;
  #restUntilMs = 0;
  /** Counts what may answer a question while it is being found. */
  #changes = 0;
  constructor(options) {
    this.#options = options;
  }
  /** The program has written something. */
  wrote(data) {
    this.#changes += 1;
    if (this.#asked) this.close();
    this.#listen(data);
    if (this.#timer === void 0) this.#timer = setTimeout(() => void this.#look(), SETTLE_MS2);
    else this.#timer.refresh();
  }
  /** The program still asks what it was known to ask. */
  goesOn(question2) {
    this.#asked = true;
    this.#options.onQuestion(question2, false);
  }
  /** Stops looking for questions. */
  close() {
    this.#changes += 1;
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#told = void 0;
    if (!this.#asked) return;
    this.#asked = false;
    this.#options.onQuestion(void 0, false);
  }
  #listen(data) {
    const { tell } = this.#options;
    if (tell === void 0) return;
    const lines2 = (this.#line + stripVTControlCharacters2(data.toString())).split(LINE_END);
    this.#line = lines2.at(-1)?.slice(-MAX_LINE) ?? "";
    if (tell.isTooSlow && performance.now() < this.#restUntilMs) return;
    tell.tryAgain();
    const latest = lines2.slice(-LATEST_LINES).toReversed();
    this.#told = tell.find(latest.map((each) => each.slice(-MAX_LINE).trim())) ?? this.#told;
    if (tell.isTooSlow) this.#restUntilMs = performance.now() + REST_MS;
  }
  async #look() {
    this.#timer = void 0;
    const { mayAsk, openLine: openLine2 } = this.#options;
    const line2 = openLine2();
    const asked = asks(line2) && mayAsk() ? line2 : void 0;
    const question2 = asked ?? this.#told;
    this.#told = void 0;
    if (question2 === void 0) return;
    const before = this.#changes;
    if (asked !== void 0 && await this.#options.showing() !== void 0) return;
    if (before !== this.#changes) return;
    this.#asked = true;
    this.#options.onQuestion(shortened(question2), asked === void 0);
  }
};
function shortened(line2) {
  return line2.length <= MAX_TOLD ? line2 : `${line2.slice(0, MAX_TOLD - MAX_END - 1)}\u2026${line2.slice(-MAX_END)}`;
}

// src/controller/agents/recognise-pace.ts
var PAUSE_MS2 = 2e3;
var RecognisePace = class {
  #look;
  #timer;
  /** There was a reason to look again since the last look. */
  #isDoubted = false;
  #isClosed = false;
  constructor(look) {
    this.#look = look;
  }
  /**
   * Asks for a look. After the pause a second look follows if another one was asked for meanwhile, or if `isOpen` says
   * that the agent is still not known.
   */
  ask(isOpen) {
    if (this.#isClosed) return;
    this.#isDoubted = this.#timer !== void 0;
    if (this.#isDoubted) return;
    this.#look();
    this.#timer = setTimeout(() => {
      this.#timer = void 0;
      if (isOpen() || this.#isDoubted) this.#look();
    }, PAUSE_MS2);
  }
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
};

// src/controller/agents/screen-pace.ts
var waiting = /* @__PURE__ */ new Set();
var ScreenPace = class {
  #read;
  #timer;
  #reading = false;
  #isClosed = false;
  /** The change since the last reading; undefined when there was none. Times are on the steady clock. */
  #change;
  #readMs = Number.NEGATIVE_INFINITY;
  /** `read` gets whether the screen has settled, and never rejects. */
  constructor(read) {
    this.#read = read;
  }
  /** To be called when the screen has changed. `patient`: it may go on changing for a while. */
  changed(nowMs, patient) {
    this.#change = { sinceMs: this.#change?.sinceMs ?? nowMs, lastMs: nowMs, patient };
    if (this.#timer === void 0 && !this.#reading) this.#arm(SETTLE_MS);
  }
  close() {
    this.#isClosed = true;
    this.#disarm();
  }
  #arm(inMs) {
    if (this.#isClosed) return;
    waiting.add(this);
    this.#timer = setTimeout(() => this.#due(), inMs);
  }
  #disarm() {
    waiting.delete(this);
    clearTimeout(this.#timer);
    this.#timer = void 0;
  }
  #due() {
    this.#disarm();
    if (this.#change === void 0) return;
    const nowMs = performance.now();
    const leftMs = lookTime(this.#change, this.#readMs) - nowMs;
    if (leftMs > 1) return this.#arm(leftMs);
    void this.#look(nowMs);
    for (const other of waiting) other.#join(nowMs);
  }
  /** Joins a reading that another screen has just begun. */
  #join(nowMs) {
    if (this.#change !== void 0 && joinTime(this.#change, this.#readMs) <= nowMs) void this.#look(nowMs);
  }
  async #look(nowMs) {
    this.#disarm();
    const isSettled = this.#change === void 0 || isWhole(this.#change, nowMs);
    this.#change = void 0;
    this.#readMs = nowMs;
    this.#reading = true;
    await this.#read(isSettled);
    this.#reading = false;
    this.#goOn();
  }
  /** Plans the next reading if the screen has changed while it was read. */
  #goOn() {
    if (this.#change !== void 0) this.#arm(SETTLE_MS);
  }
};

// src/terminal/captured-line.ts
var STYLING = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|[\x0e\x0f]/g;
var TAB = 9;
var TAB_CELLS = 8;
function plainText(line2) {
  const text = line2.toString().replaceAll(STYLING, "");
  return (text.includes("	") ? withoutTabs(text) : text).trimEnd();
}
function rowsOf(line2, cols) {
  if (line2.length <= cols && !line2.includes(TAB)) return 1;
  let last = 0;
  for (const { row } of charactersOf(line2, cols)) last = row;
  return last + 1;
}
function afterRows(line2, rows, cols) {
  const left = [];
  for (const { text, row, styling } of charactersOf(line2, cols)) if (styling || row >= rows) left.push(text);
  return Buffer.from(left.join(""));
}
function endOfRow(line2, row, cols) {
  const styles = [];
  let end;
  for (const { text, cells, row: at2, styling } of charactersOf(line2, cols)) {
    if (at2 > row) break;
    if (styling) styles.push(text);
    else if (at2 === row) end = { text: `${styles.join("")}${text}`, cells };
  }
  return end;
}
function* charactersOf(line2, cols) {
  let row = 0;
  let x = 0;
  let from = 0;
  const source = line2.toString();
  const pieces2 = [...source.matchAll(STYLING), void 0];
  for (const styling of pieces2) {
    for (const text of source.slice(from, styling?.index)) {
      const cells = cellsOf(text, x);
      if (x + cells > cols) {
        row += 1;
        x = 0;
      }
      x += cells;
      yield { text, cells, row, styling: false };
    }
    if (styling === void 0) return;
    yield { text: styling[0], cells: 0, row, styling: true };
    from = styling.index + styling[0].length;
  }
}
function cellsOf(character, x) {
  return character === "	" ? TAB_CELLS - x % TAB_CELLS : charWidth(character.codePointAt(0) ?? 0);
}
function withoutTabs(text) {
  let plain2 = "";
  let x = 0;
  for (const character of text) {
    const cells = cellsOf(character, x);
    plain2 += character === "	" ? " ".repeat(cells) : character;
    x += cells;
  }
  return plain2;
}

// src/terminal/pane-image.ts
var MAX_OPEN = 200;
var NEWLINE2 = "\r\n";
var RESET = "\x1B[m";
var ESCAPE = 27;
var COLOURS = [/^[39]\d$/, /^(?:4|10)\d$/, /^5[89]$/];
function isBlank({ lines: lines2, alternate, cursorX, cursorY }) {
  return lines2.every(isEmpty) && alternate === void 0 && cursorX === 0 && cursorY === 0;
}
function openLineOf({ lines: lines2, alternate, cols, cursorX }) {
  const last = alternate === void 0 ? lines2.findLast((line2) => !isEmpty(line2)) : void 0;
  const text = last === void 0 ? "" : plainText(last);
  const end = cellWidth(text) % cols;
  return text !== "" && (cursorX === end || cursorX === end + 1) ? text.slice(-MAX_OPEN) : "";
}
function paintRows(image, first, skipped = 0) {
  const shown = shownLines(image);
  if (skipped === 0) return join13(shown, first);
  const cut = shown.map((line2, at2) => at2 === first ? afterRows(line2, skipped, image.cols) : line2);
  return join13(cut, first);
}
function paintedRows(image, first, skipped = 0) {
  const rows = shownLines(image).slice(first).reduce((sum, line2) => sum + rowsOf(line2, image.cols), 0);
  return Math.max(0, rows - skipped);
}
function lastPaintedRow(image) {
  return image.historyRows > 0 ? image.rows - 1 : paintedRows(image, 0) - 1;
}
function paintScreen(image, above = 0) {
  const { regionTop, regionBottom, rows, alternate } = image;
  const region = regionTop > 0 || regionBottom < rows - 1 ? `\x1B[${regionTop + 1};${regionBottom + 1}r` : "";
  const drawn = (row) => Math.min(Math.max(0, row - above), rows - 1);
  const cursor = (row) => Buffer.from(`\x1B[m${region}${moveTo(row, image.cursorX)}${lastCharacter(image)}`);
  if (alternate === void 0) return [cursor(drawn(image.cursorY))];
  const enter = `\x1B[m${moveTo(drawn(alternate.savedY), alternate.savedX)}\x1B[?1049h\x1B[H`;
  return [Buffer.from(enter), ...join13(withoutTrailingBlank(alternate.lines)), cursor(image.cursorY)];
}
function lastCharacter({ cols, cursorX, cursorY, historyRows, lines: lines2, alternate }) {
  if (cursorX < cols) return "";
  let row = alternate === void 0 ? historyRows + cursorY : cursorY;
  for (const line2 of alternate?.lines ?? lines2) {
    const rows = rowsOf(line2, cols);
    const end = row < rows ? endOfRow(line2, row, cols) : void 0;
    if (row < rows) return end === void 0 ? "" : `${"\b".repeat(end.cells - 1)}${end.text}\x1B[m`;
    row -= rows;
  }
  return "";
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}
function shownLines({ historyRows, lines: lines2 }) {
  return historyRows > 0 ? lines2 : withoutTrailingBlank(lines2);
}
function isEmpty(line2) {
  return line2.every((byte) => byte === 32);
}
function withoutTrailingBlank(lines2) {
  const last = lines2.findLastIndex((line2) => !isEmpty(line2));
  return lines2.slice(0, last + 1);
}
function join13(lines2, first = 0) {
  const painted = [];
  const colours = /* @__PURE__ */ new Map();
  for (const [at2, line2] of lines2.entries()) {
    if (at2 >= first) {
      const before = `${at2 > first ? NEWLINE2 : ""}${[...colours.values()].join("")}`;
      painted.push(Buffer.from(before, "latin1"), line2);
    }
    carry(colours, line2);
    if (at2 >= first && colours.size > 0) painted.push(Buffer.from(RESET));
  }
  return painted;
}
function carry(colours, line2) {
  if (!line2.includes(ESCAPE)) return;
  for (const [sequence2, what = "0"] of line2.toString("latin1").matchAll(/\x1b\[(\d*)[0-9;:]*m/g)) {
    if (Number(what) === 0) colours.clear();
    if (sequence2 === RESET || sequence2 === "\x1B[0m") continue;
    const colour = COLOURS.findIndex((parameter) => parameter.test(what));
    colours.set(colour >= 0 ? String(colour) : sequence2, sequence2);
  }
}

// src/controller/agents/drawn-screen.ts
var FLOOD_BYTES2 = 256 * 1024;
var HISTORY_LIMIT = 0;
var DrawnScreen = class {
  #shape;
  #pane;
  /** True when the last capture from tmux differed from the drawn screen. */
  #isWrong = false;
  #isConfirmed = false;
  #written = 0;
  #unread = 0;
  /** How many bytes of output were taken in so far. */
  get written() {
    return this.#written;
  }
  /** The rows from top to bottom; undefined while it is not certain that tmux shows the same. */
  read() {
    this.#unread = 0;
    return this.#isWrong ? void 0 : this.#pane?.shownText();
  }
  write(data) {
    this.#written += data.length;
    this.#unread += data.length;
    if (this.#unread > FLOOD_BYTES2) this.doubt();
    this.#pane?.write(data);
  }
  placed(shape) {
    const before = this.#shape;
    this.#shape = shape;
    if (before === void 0 || !isSame(before, shape)) this.doubt();
  }
  /** To be called when the pane may have changed by something else than its output. */
  doubt() {
    this.#pane = void 0;
    this.#isConfirmed = false;
  }
  /** Takes in a capture from tmux that shows exactly the output taken in until now. */
  compare(shown) {
    this.#unread = 0;
    if (this.#pane !== void 0) this.#isWrong = !haveSameText(this.#pane.shownText(), shown.rows);
    this.#isConfirmed = this.#pane !== void 0 && !this.#isWrong;
    if (!this.#isConfirmed) this.#pane = this.#begin(shown);
  }
  /** A sequence that paints the alternate screen as it is now; undefined while that is not certain, or not shown. */
  painting() {
    const pane = this.#isConfirmed && !this.#isWrong ? this.#pane : void 0;
    return pane?.alternate === true ? pane.painting() : void 0;
  }
  #begin({ painted, screen: { cursor, region, alternate, ...size } }) {
    const shape = this.#shape;
    if (shape === void 0 || shape.cols !== size.cols || shape.rows !== size.rows) return void 0;
    const pane = new PaneTerminal(size, { ...optionsOf(shape.traits), historyLimit: HISTORY_LIMIT });
    const text = painted.map((row, at2) => `${moveTo(at2, 0)}${row}`).join("");
    const [top, bottom] = region;
    const after = `\x1B[m\x1B[${top + 1};${bottom + 1}r${moveTo(cursor.y, cursor.x)}`;
    pane.write(Buffer.from(`${alternate ? "\x1B[?1049h" : ""}${withLineDrawing(text)}${after}`));
    return pane;
  }
};
function isSame(one, other) {
  return one.cols === other.cols && one.rows === other.rows && (one.traits === other.traits || JSON.stringify(one.traits) === JSON.stringify(other.traits));
}
function haveSameText(one, other) {
  return textOf2(one) === textOf2(other);
}
function textOf2(rows) {
  return rows.map((row) => row.trimEnd()).join("\n").trimEnd();
}

// src/controller/agents/screen-reader.ts
var ON_ITS_WAY_MS = 150;
var CONFIRM_MS = 1e3;
var LATEST_CONFIRM_MS = 5e3;
var ScreenReader = class {
  #options;
  #drawn = new DrawnScreen();
  #wroteMs = 0;
  #askedMs = 0;
  #isDue = false;
  #confirmTimer;
  #compareTimer;
  constructor(options) {
    this.#options = options;
  }
  /** Takes in output; `nowMs` is on the steady clock. */
  wrote(data, nowMs) {
    this.#wroteMs = nowMs;
    this.#drawn.write(data);
  }
  placed(shape) {
    this.#drawn.placed(shape);
  }
  /** To be called when the pane may have changed by something else than its output. */
  doubt() {
    this.#drawn.doubt();
  }
  /** A sequence that paints the alternate screen as the output so far has drawn it; undefined if that is uncertain. */
  painting() {
    return this.#drawn.painting();
  }
  /** What the pane shows; undefined when that cannot be read. */
  async read(title) {
    const rows = this.#isDue || title === void 0 ? void 0 : this.#drawn.read();
    if (rows === void 0 || title === void 0 || !this.#options.isOld(rows)) return this.#ask();
    this.#confirmIn(CONFIRM_MS);
    return { title, rows };
  }
  close() {
    this.doubt();
    clearTimeout(this.#confirmTimer);
    clearTimeout(this.#compareTimer);
  }
  async #ask() {
    this.#isDue = false;
    this.#askedMs = performance.now();
    clearTimeout(this.#compareTimer);
    const { written } = this.#drawn;
    const view = await this.#options.ask();
    if (view === void 0) this.doubt();
    else this.#compareTimer = setTimeout(() => this.#compare(view, written), ON_ITS_WAY_MS);
    return view;
  }
  /** Compares tmux's screen with the drawn one; only possible when no output came while tmux was asked. */
  #compare(view, written) {
    if (this.#drawn.written === written) this.#drawn.compare(view);
  }
  #confirmIn(waitMs) {
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = void 0;
      const dueMs = Math.min(this.#wroteMs + CONFIRM_MS, this.#askedMs + LATEST_CONFIRM_MS);
      const leftMs = dueMs - performance.now();
      if (leftMs > 0) return this.#confirmIn(leftMs);
      this.#isDue = true;
      this.#options.onDue();
    }, waitMs);
  }
};

// src/controller/agents/seek-pace.ts
var FIRST_MS = 250;
var MAX_MS = 6e4;
var SeekPace = class {
  #onDue;
  #waitMs = FIRST_MS;
  /** Time of the next look. */
  #atMs = 0;
  #timer;
  #isClosed = false;
  /** `onDue` is called when `isDue` should be asked again, in case the agent writes nothing more. */
  constructor(onDue) {
    this.#onDue = onDue;
  }
  /** True when the process has to be looked for now; then the time until the next look doubles. */
  isDue(nowMs) {
    if (nowMs < this.#atMs) {
      if (!this.#isClosed) this.#timer ??= setTimeout(() => this.#later(), this.#atMs - nowMs);
      return false;
    }
    this.#atMs = nowMs + this.#waitMs;
    this.#waitMs = Math.min(2 * this.#waitMs, MAX_MS);
    return true;
  }
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
  #later() {
    this.#timer = void 0;
    if (!this.#isClosed) this.#onDue();
  }
};

// src/controller/agents/session-watch.ts
import { watch as watch2 } from "fs";
import { open as open2 } from "fs/promises";
import { join as join14 } from "path";
var MAX_BYTES2 = 64 * 1024;
var AGAIN_MS2 = 2e3;
var FINDERS = await statusFileFinders();
var SessionWatch = class {
  #onEvidence;
  #onSession;
  #agent = "";
  #pids = [];
  #watcher;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #timer;
  #reading = Promise.resolve();
  #isClosed = false;
  constructor(options) {
    this.#onEvidence = options.onEvidence;
    this.#onSession = options.onSession;
  }
  /** Watches the file of these processes of this agent from now on. */
  follow(agent, pids) {
    this.#stop();
    this.#agent = agent;
    this.#pids = pids;
    this.#lookedMs = Number.NEGATIVE_INFINITY;
    this.lookAgain();
  }
  /** To be called after output: the file may exist by now. */
  lookAgain() {
    const find = FINDERS.get(this.#agent);
    const nowMs = performance.now();
    if (find === void 0 || this.#watcher !== void 0 || this.#isClosed) return;
    const waitMs = this.#lookedMs + AGAIN_MS2 - nowMs;
    if (waitMs > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = void 0;
        this.lookAgain();
      }, waitMs);
      return;
    }
    this.#lookedMs = nowMs;
    const pids = this.#pids;
    void find(pids).then((found) => {
      if (found !== void 0 && pids === this.#pids && !this.#isClosed) this.#watch(found);
    });
  }
  close() {
    this.#isClosed = true;
    this.#stop();
  }
  #stop() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#watcher?.close();
    this.#watcher = void 0;
  }
  #watch(status) {
    try {
      const watcher = watch2(status.directory, { persistent: false }, (_, name) => {
        if (name === null || name === status.file) this.#read(status, watcher);
      });
      watcher.on("error", () => this.#stop());
      this.#watcher = watcher;
      this.#read(status, watcher);
    } catch {
      this.#watcher = void 0;
    }
  }
  /** Reads the file after the readings before it, so that the last reading reports the last status. */
  #read(status, watcher) {
    this.#reading = this.#reading.then(async () => {
      const text = await tailOf(join14(status.directory, status.file));
      if (watcher !== this.#watcher) return;
      const nothing = { claim: void 0, text: "" };
      const said = text === void 0 ? nothing : status.claim(text);
      if (said === void 0) return;
      const { claim } = said;
      const session = said.session ?? status.session;
      if (session !== void 0) this.#onSession(this.#agent, session);
      const rule = `${this.#agent}/session-file`;
      this.#onEvidence(claim && { source: "session-file", rule, text: said.text, claim, at: moment() });
    });
  }
};
async function tailOf(path7) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, await open2(path7, READ_AT_ONCE), true);
      const status = await file.stat();
      if (!status.isFile()) return void 0;
      const { size } = status;
      const bytes = Buffer.alloc(Math.min(size, MAX_BYTES2));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString("utf8", 0, bytesRead);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch {
    return void 0;
  }
}

// src/controller/agents/show-watch.ts
var LOOK_MS3 = 2e3;
var ShowWatch = class {
  #front;
  #look;
  #onShown;
  #timer;
  #hasWritten = false;
  /** The process group in front at the last look, and whether it was in front at the look before. */
  #lastFront;
  #isSame = false;
  #isClosed = false;
  /** `front` returns the process group in front; `look` the program's name or undefined, and never rejects. */
  constructor(front, look, onShown) {
    this.#front = front;
    this.#look = look;
    this.#onShown = onShown;
  }
  /** To be called after output. */
  wrote() {
    this.#hasWritten = true;
    if (this.#timer !== void 0 || this.#isClosed) return;
    this.#hasWritten = false;
    this.#timer = setTimeout(() => {
      this.#timer = void 0;
      if (this.#hasWritten) this.wrote();
    }, LOOK_MS3);
    if (this.#isKnown()) return;
    void this.#look().then((program) => {
      if (!this.#isClosed) this.#onShown(program);
    });
  }
  /** True when the group is unchanged. A group that was just started may have been the shell before its `exec`. */
  #isKnown() {
    const front = this.#front();
    const wasSame = this.#isSame;
    this.#isSame = front !== void 0 && front === this.#lastFront;
    this.#lastFront = front;
    return this.#isSame && wasSame;
  }
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
};

// src/controller/agents/observer.ts
var PROGRESS_MS = 15e3;
var PROMPT_MS = 2e3;
var Observer = class {
  dialogs;
  #options;
  #pace = new ScreenPace(async (isSettled) => this.#look(isSettled));
  #screen;
  #session;
  #question;
  #shows;
  #gatherer;
  #process;
  #toldGone = false;
  /** When the agent's process was found gone, on the steady clock. */
  #goneMs = 0;
  #hasLeft = false;
  #seek = new SeekPace(() => this.#pace.changed(performance.now(), false));
  #again = new RecognisePace(() => void this.#recognise());
  #told;
  /** True when the screen that is read has settled. */
  #isSettled = false;
  /** When a whole screen was read last, on the steady clock. */
  #readMs = Number.NEGATIVE_INFINITY;
  #bellAt;
  #progressTimer;
  #isClosed = false;
  constructor(options, agent) {
    this.#options = options;
    this.#session = new SessionWatch({
      onEvidence: (evidence) => this.told("session-file", evidence),
      onSession: options.onSession
    });
    this.#question = new QuestionWatch({
      ...options,
      onQuestion: (text, isTold) => this.told("line", text === void 0 ? void 0 : questionOf(text, isTold))
    });
    this.#shows = new ShowWatch(options.front, options.showing, (program) => {
      this.told("program", program === void 0 || this.#hasRules ? void 0 : showingOf(program));
    });
    this.dialogs = new DialogWatch(options.dialogs, options.onDialog);
    this.#gatherer = new Gatherer(options.rules(agent));
    this.#screen = new ScreenReader({
      ask: options.readPane,
      isOld: (rows) => this.#gatherer.expects(rows, this.#isSettled),
      onDue: () => this.#pace.changed(performance.now(), false)
    });
  }
  get observed() {
    const { verdict, title, screen, rules, words } = this.#gatherer;
    return { verdict, title, screen, rules, words, readMs: this.#readMs, process: this.#process, bellAt: this.#bellAt };
  }
  /** Looks at the pane as it is before any output has come. `asked`: the question that it was known to wait with. */
  begin(asked) {
    void this.#recognise().then(() => {
      if (this.#hasRules) return this.#pace.changed(performance.now(), false);
      this.#shows.wrote();
      if (asked === void 0) this.#question.wrote(Buffer.alloc(0));
      else this.#question.goesOn(asked);
    });
  }
  /** Takes in a piece of output, and what its scan has found. */
  saw(data, { redrawn, title, bells, signals: signals2, alternateChanges }, at2) {
    if (this.#hasRules) this.#screen.wrote(data, at2.steadyMs);
    if (alternateChanges.length > 0) this.#screen.doubt();
    if (bells > 0) this.#bellAt = at2;
    const isNewTitle = title !== void 0 && title !== this.#gatherer.title;
    const means = isNewTitle && this.#gatherer.titled(title, at2);
    if (isNewTitle) this.#tell();
    for (const signal of signals2) {
      this.#gatherer.signalled(signal, at2);
      this.#tell();
      if (signal.kind === "progress") this.#watchProgress(signal.state === "running");
    }
    if (!this.#hasRules) {
      if (redrawn) {
        this.#question.wrote(data);
        this.#shows.wrote();
      }
      if (isNewTitle || signals2.length > 0 || alternateChanges.length > 0) this.#recogniseSoon();
    } else if (means) this.#pace.changed(at2.steadyMs, false);
    else if (redrawn) this.#pace.changed(at2.steadyMs, this.#gatherer.isStated);
  }
  /** As `ScreenReader.painting`. */
  painting() {
    return this.#screen.painting();
  }
  /** Takes in how the pane draws from now on. */
  placed(shape) {
    this.#screen.placed(shape);
  }
  /** To be called when output was missed that has changed the pane: the screen has to be read. */
  missed() {
    this.#screen.doubt();
    if (this.#hasRules) this.#pace.changed(performance.now(), false);
  }
  /** Takes in that the pane shows something else than before. */
  changed() {
    if (this.#hasRules) this.missed();
    else this.#recogniseSoon();
  }
  /** Takes in evidence of another source, such as a hook of the agent; undefined: that source has none any more. */
  told(source, evidence) {
    this.#gatherer.told(source, evidence);
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false);
    this.#tell();
  }
  /** The pane may run another agent than before. */
  mayHaveChanged() {
    this.#recogniseSoon();
  }
  /** A line of input was ended: the question is answered, even if the screen does not show it. */
  answered() {
    this.#question.close();
  }
  close() {
    this.#isClosed = true;
    this.#pace.close();
    this.#screen.close();
    this.#session.close();
    this.#question.close();
    this.#shows.close();
    this.#seek.close();
    this.#again.close();
    clearTimeout(this.#progressTimer);
  }
  get #hasRules() {
    return this.#gatherer.rules !== void 0;
  }
  /** True when the agent's process was seen and has ended, or was suspended behind a shell. */
  get #isGone() {
    return this.#process !== void 0 && (!isProcess(this.#process) || isSuspended(pidOf(this.#process)));
  }
  /** True when the agent's process has to be looked for now. */
  #seeks(nowMs) {
    return this.#process === void 0 ? this.#seek.isDue(nowMs) : this.#isGone;
  }
  #watchProgress(runs) {
    clearTimeout(this.#progressTimer);
    if (runs && !this.#isClosed) this.#progressTimer = setTimeout(() => this.told("progress", void 0), PROGRESS_MS);
  }
  async #look(isSettled) {
    this.#isSettled = isSettled;
    if (this.#seeks(performance.now())) await this.#recognise();
    this.#session.lookAgain();
    const view = await this.#screen.read(this.#gatherer.title);
    if (this.#isClosed) return;
    if (!this.#isGone) this.#shown(view, isSettled);
    else if (!this.#toldGone) this.#gone();
    else if (performance.now() - this.#goneMs > PROMPT_MS) this.#leave();
    this.#toldGone = this.#isGone;
    if (this.#hasRules && !this.#gatherer.isKnown) this.#recogniseSoon();
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false);
    this.#tell();
    this.dialogs.tell();
  }
  #shown(view, isSettled) {
    const at2 = moment();
    this.#gatherer.looked(view, at2, isSettled);
    if (view === void 0) return;
    if (isSettled) this.#readMs = at2.steadyMs;
    this.dialogs.shows(this.#gatherer.dialog, at2);
  }
  /** The agent's process has ended, or was suspended. */
  #gone() {
    const hasEnded = this.#process !== void 0 && !isProcess(this.#process);
    this.#gatherer.gone(moment(), hasEnded ? "has ended" : "is suspended");
    this.#goneMs = performance.now();
    this.#hasLeft = this.#options.onLeft();
  }
  /** Forgets the agent: its evidence does not apply to the programs that come after it. */
  #leave() {
    if (!this.#hasLeft) return this.#gatherer.forget();
    this.#process = void 0;
    this.#screen.doubt();
    this.#session.follow("", []);
    this.#gatherer = new Gatherer(void 0);
    this.#question.wrote(Buffer.alloc(0));
  }
  #recogniseSoon() {
    this.#again.ask(() => !this.#hasRules);
  }
  async #recognise() {
    const found = await this.#options.recognise();
    if (found === void 0 || this.#isClosed) return;
    const rules = this.#options.rules(found.agent);
    const { title } = this.#gatherer;
    const isSame3 = rules === this.#gatherer.rules;
    if (rules === void 0 || isSame3 && found.process === this.#process) return;
    const isFirst = isSame3 && this.#process === void 0;
    this.#process = found.process;
    this.#toldGone = false;
    this.#screen.doubt();
    if (!isFirst) {
      this.#question.close();
      this.#gatherer = new Gatherer(rules);
    }
    this.#options.onRecognised(found);
    if (!isFirst && title !== void 0) this.#gatherer.titled(title, moment());
    this.#session.follow(found.agent, found.pids);
    this.#tell();
    this.#pace.changed(performance.now(), false);
  }
  #tell() {
    const { verdict, dialog } = this.#gatherer;
    if (dialog === void 0) this.dialogs.close();
    if (verdict === this.#told || this.#isClosed) return;
    const isNew = this.#hasRules && verdict?.won.claim.says !== this.#told?.won.claim.says;
    if (isNew || dialog !== void 0 && this.dialogs.open === void 0) this.#pace.changed(performance.now(), false);
    this.#told = verdict;
    this.#options.onVerdict(verdict, moment());
  }
};

// src/controller/runner/eyes.ts
function openEyes({
  identity: identity3,
  output,
  sessions,
  sights,
  life,
  becomes,
  onDialog,
  onAgentEnd
}) {
  const { agent, tell } = identity3.record;
  return new Observer(
    {
      ...sights,
      openLine: () => output.openLine,
      tell: patternOf(tell),
      mayAsk: () => identity3.isStarted || !isShellAtPrompt(identity3.pid),
      recognise: async () => findAgent(identity3, sights),
      front: () => frontGroup(identity3.pid),
      showing: async () => sights.showing(identity3.pid),
      onSession: (name, session) => sessions.isIn({ agent: name, session }),
      onRecognised: (found) => becomes(found.agent),
      onLeft: () => {
        const isShell = identity3.mayBeShell;
        if (identity3.agentHasEnded) onAgentEnd();
        else if (isShell && !identity3.isFound) becomes("command");
        return isShell;
      },
      dialogs: identity3.record.dialogs ?? 0,
      onDialog,
      onVerdict: (verdict, at2) => {
        const firm = verdict?.won.source !== "screen";
        life.apply({ kind: "judged", at: at2, claim: verdict?.won.claim, firm });
      }
    },
    agent
  );
}
async function findAgent(identity3, sights) {
  const { agent, agentGiven } = identity3.record;
  const found = await sights.recognise(identity3.pid);
  return agentGiven === void 0 || found?.agent === agent ? found : void 0;
}
function patternOf(source) {
  try {
    return source === void 0 ? void 0 : new PatternSearch(source);
  } catch {
    return void 0;
  }
}

// src/controller/agents/hook-ears.ts
var HookEars = class {
  #options;
  #timer;
  constructor(options) {
    this.#options = options;
  }
  heard({ agent, event, about, session, transcript, cwd }) {
    const { sessions, tell, told } = this.#options;
    tell("hook", { agent, event, about, session });
    const claims = AGENTS_BY_NAME.get(agent)?.hooks;
    if (agent !== this.#options.agent() || claims?.namesWrongPane === true) return;
    const at2 = moment();
    if (session !== void 0) sessions.isIn({ agent, session, transcript, cwd });
    const found = claims && hookClaim({ event, about }, claims);
    if (found === void 0) return;
    const { claim, forMs } = found;
    clearTimeout(this.#timer);
    const text = about === void 0 ? event : `${event} ${about}`;
    const hint = forMs === void 0 ? {} : { hint: true };
    told({ source: "hook", rule: `${agent}/hook`, text, claim, at: at2, ...hint });
    if (forMs !== void 0) this.#timer = setTimeout(() => told(void 0), forMs);
  }
  close() {
    clearTimeout(this.#timer);
  }
};

// src/controller/agents/notes-keeper.ts
import { stat as stat4 } from "fs/promises";
import { homedir as homedir2 } from "os";

// src/turns/keep-notes.ts
import { closeSync as closeSync2, openSync as openSync2, renameSync, rmSync as rmSync5, writeSync as writeSync2 } from "fs";
var MOST_BYTES = 64 * 1024 * 1024;
var PIECE = 256 * 1024;
async function keepNotes(notes, path7, session, target) {
  const part = `${target}.part`;
  rmSync5(part, { recursive: true, force: true });
  const file = openSync2(part, "wx", 384);
  let text = "";
  const flush = () => {
    writeSync2(file, text);
    text = "";
  };
  const keep = (entry) => {
    const kept = notes.slim === void 0 ? entry : notes.slim(entry);
    if (kept !== void 0) text += `${JSON.stringify(kept)}
`;
    if (text.length > PIECE) flush();
  };
  try {
    await notes.entries(path7, session, keep, MOST_BYTES);
    flush();
    renameSync(part, target);
  } catch (error) {
    rmSync5(part, { force: true });
    throw error;
  } finally {
    closeSync2(file);
  }
}

// src/controller/agents/notes-keeper.ts
var REST_MS2 = 3e4;
var MOST_SESSIONS = 8;
var NotesKeeper = class {
  #holder;
  /** By agent and session. */
  #places = /* @__PURE__ */ new Map();
  #nextLookMs = 0;
  #nextCopyMs = 0;
  #timer;
  #work = Promise.resolve();
  /** `holder` is the runner as it is now. */
  constructor(holder) {
    this.#holder = holder;
  }
  /** The runner is in another state. */
  changed(state) {
    if (!hasTurns(this.#holder().agent)) return;
    const now2 = performance.now();
    if (isFinal(state)) this.#look(true);
    else if (state.kind !== "idle") {
      if (this.#places.size > 0 || now2 < this.#nextLookMs) return;
      this.#nextLookMs = now2 + REST_MS2;
      this.#look(false);
    } else if (now2 < this.#nextCopyMs)
      this.#timer ??= setTimeout(() => this.#look(true), this.#nextCopyMs - now2).unref();
    else this.#look(true);
  }
  #look(copies) {
    if (copies) {
      clearTimeout(this.#timer);
      this.#timer = void 0;
      this.#nextCopyMs = performance.now() + REST_MS2;
    }
    const before = this.#work;
    this.#work = before.then(async () => this.#keep(copies)).catch(() => void 0);
  }
  async #keep(copies) {
    const { directory } = this.#holder();
    await runnerSessions([this.#holder()], await usageProviders());
    for (const { agent, session } of learnedSessions(directory).slice(-MOST_SESSIONS)) {
      const place = this.#places.get(`${agent} ${session}`) ?? await this.#find(agent, session);
      if (place === void 0) continue;
      this.#places.set(`${agent} ${session}`, place);
      if (copies) await this.#copy(place, session, keptNotes(directory, agent, session));
    }
  }
  async #copy(place, session, target) {
    const { notes, path: path7 } = place;
    const now2 = await ignoreGone(stat4(path7));
    const mark2 = now2 && `${now2.size} ${now2.mtimeMs} ${(await ignoreGone(stat4(`${path7}-wal`)))?.mtimeMs ?? ""}`;
    if (now2 === void 0 || now2.size === 0 || mark2 === void 0 || mark2 === place.kept) return;
    await keepNotes(notes, path7, session, target);
    place.kept = mark2;
  }
  /** Where the agent notes the session; by the environment in which it runs. */
  async #find(agent, session) {
    const notes = await turnNotesOf(agent);
    const provider = notes && (await usageProviders()).get(agent);
    const { pid: program } = this.#holder();
    if (notes === void 0 || provider === void 0 || program === void 0) return void 0;
    for (const { pid } of await agentProcesses(program)) {
      const env = environmentOf(pid);
      const path7 = await notes.find(provider.account(env, env["HOME"] ?? homedir2()), session);
      if (path7 !== void 0) return { notes, path: path7, kept: "" };
    }
    return void 0;
  }
};

// src/controller/agents/session-memory.ts
var MAX_NOTES = 1e3;
var SessionMemory = class {
  #directory;
  #last = "";
  #notes = 0;
  constructor(directory) {
    this.#directory = directory;
  }
  /** Notes that the agent is in this session now. */
  isIn(session) {
    const name = `${session.agent} ${session.session}`;
    if (name === this.#last || this.#notes >= MAX_NOTES) return;
    this.#last = name;
    this.#notes += 1;
    learnSession(this.#directory, { ...session, at: Date.now() });
  }
};

// src/terminal/anchor.ts
function isFull(mark2) {
  return mark2.historyRows >= mark2.historyLimit - stepOf(mark2);
}
function stepOf({ historyLimit }) {
  return Math.max(1, Math.floor(historyLimit / 10));
}
function placesOf({ row, mark: mark2 }, now2, screenRows) {
  if (mark2.cols !== now2.cols || mark2.historyLimit !== now2.historyLimit) return [];
  const end = now2.historyRows + screenRows;
  if (mark2.generation !== void 0 && mark2.collected !== void 0 && now2.collected !== void 0) {
    const place = row + mark2.collected - now2.collected;
    return mark2.generation === now2.generation && place < end ? [place] : [];
  }
  const step2 = stepOf(mark2);
  if (!isFull(now2)) return now2.historyRows >= mark2.historyRows && row < end ? [row] : [];
  const places = [];
  for (let place = row; place > -step2; place -= step2) if (place < end) places.push(place);
  return places;
}

// src/terminal/line-match.ts
var MAX_COMPARED = 50;
var MIN_EVIDENCE = 3;
var MAX_PLACES = 20;
function matchByText(logged, texts, rows) {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above;
    const places = [];
    for (let at2 = texts.length - 1; at2 >= 0 && places.length < MAX_PLACES; at2 -= 1) {
      const place = agreement(logged, last, texts, at2, above === 0);
      if (place === void 0 || isChance(place)) continue;
      if (above === 0 ? place.ink > 0 || logged[last] !== "" : place.ink >= MIN_EVIDENCE) places.push(place);
    }
    if (places.length > 0) return best(places, above, logged, texts, false);
  }
  return void 0;
}
function matchAmong(lines2, logged, texts, rows, exact) {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above;
    const all = lines2.flatMap((line3) => agreement(logged, last, texts, line3 - above, above === 0) ?? []);
    const places = exact ? all : all.filter((place) => !isChance(place));
    if (places.length > 0) return best(places, above, logged, texts, exact);
  }
  const [line2] = lines2;
  if (line2 === void 0 || !exact || logged.length > rows || line2 < logged.length - 1) return void 0;
  return { at: line2 - logged.length, above: logged.length, certain: true };
}
function isChance({ ink, full }) {
  return ink === 0 && !full;
}
function agreement(logged, last, texts, at2, mayHaveGrown) {
  const text = texts[at2];
  const lastText = logged[last] ?? "";
  if (text === void 0 || (mayHaveGrown ? !text.startsWith(lastText) : text !== lastText)) return void 0;
  const depth = Math.min(last, at2, MAX_COMPARED);
  const length = agreeing(logged, last, texts, at2, depth);
  if (length < depth) return void 0;
  const ink = logged.slice(last - depth, last).filter((line2) => line2 !== "").length;
  return { at: at2, ink, full: depth === Math.min(last, MAX_COMPARED) };
}
function best(places, above, logged, texts, exact) {
  const full = places.filter((place) => place.full);
  const rivals = full.length > 0 ? full : places;
  const last = logged.length - 1 - above;
  const [latest] = rivals;
  if (latest === void 0) return void 0;
  let { at: at2 } = latest;
  let certain = exact || full.length > 0 || rivals.every(({ ink }) => ink >= MIN_EVIDENCE);
  for (const rival of rivals.slice(1)) {
    const depth = Math.min(last, at2, rival.at);
    const lead = agreeing(logged, last, texts, rival.at, depth) - agreeing(logged, last, texts, at2, depth);
    if (lead === 0) certain = false;
    if (lead > 0) at2 = rival.at;
  }
  return { at: at2, above, certain };
}
function agreeing(logged, last, texts, at2, depth) {
  const most = Math.min(last, at2, depth);
  let length = 0;
  while (length < most && isSame2(logged[last - length - 1] ?? "", texts, at2 - length - 1)) length += 1;
  return length;
}
function isSame2(line2, texts, at2) {
  return line2 === texts[at2] || at2 === 0 && line2.endsWith(texts[0] ?? "");
}

// src/terminal/seam.ts
var SETTLE = "\x1B\\\x1B[m";
function continueLog(image, logged) {
  const rows = rowStarts(image);
  const startAt = (offset, row = image.historyRows + image.cursorY) => {
    return { offset, anchor: { row, mark: image } };
  };
  const nothingNew = { data: image.pending, start: startAt(0), joined: true, certain: true, lost: void 0 };
  const leave = logged.alternate ? "\x1B[?1049l" : "";
  const append = (row, first, skipped = 0) => {
    const goTo = row < image.rows ? moveTo(row, 0) : `${moveTo(image.rows - 1, 0)}\r
`;
    const start2 = Buffer.from(`${SETTLE}${leave}${goTo}\x1B)0`);
    const lastRow2 = Math.min(row + paintedRows(image, first, skipped), image.rows) - 1;
    const screen = paintScreen(image, lastPaintedRow(image) - lastRow2);
    const data = Buffer.concat([start2, ...paintRows(image, first, skipped), ...screen, image.pending]);
    return { data, start: startAt(start2.length, (rows[first] ?? image.historyRows + image.rows) + skipped) };
  };
  const nextRow = logged.freeRow;
  if (logged.lines.length === 0) {
    if (isBlank(image) && !logged.alternate) return nothingNew;
    return { ...append(nextRow, 0), joined: true, certain: true, lost: void 0 };
  }
  const texts = image.lines.map(plainText);
  const seam = findSureSeam(image, logged, texts, rows);
  if (seam === void 0) {
    return { ...append(nextRow, 0), joined: false, certain: true, lost: lostRows(image, logged, rows[0] ?? 0) };
  }
  const { at: at2, above, certain } = seam;
  const known2 = { joined: true, certain, lost: void 0 };
  const same = above === 0 && texts[at2] === logged.lines.at(-1);
  const nothingFollows = texts.slice(at2 + 1).every((text) => text === "");
  if (same && nothingFollows && image.alternate === void 0 && !logged.alternate) {
    return { ...nothingNew, certain: certain || logged.anchor !== void 0 };
  }
  if (above > 0) return { ...append(nextRow, at2 + 1), ...known2 };
  const { lastRow } = logged;
  if (lastRow === void 0) return { ...append(0, at2 + 1), ...known2 };
  return { ...append(Math.max(0, lastRow), at2, Math.max(0, -lastRow)), ...known2 };
}
function passage(image, before, after) {
  const texts = image.lines.map(plainText);
  const seam = matchByText(before, texts, image.rows);
  if (seam === void 0 || seam.above > 0) return "unknown";
  const ink = (lines2) => lines2.filter((text) => text !== "");
  const inPane = ink(texts.slice(seam.at));
  const inLog = ink(after.slice(Math.max(0, before.length - 1)));
  if (inPane.length === inLog.length && inPane.every((text, at2) => text === inLog[at2])) return "whole";
  const whole = inLog.slice(2);
  if (whole.length === 0 || inPane.length <= inLog.length) return "unknown";
  return whole.every((text, at2) => text === inPane[inPane.length - whole.length + at2]) ? "hole" : "unknown";
}
function rowStarts({ lines: lines2, cols, rows, historyRows }) {
  let row = historyRows + rows;
  const starts = lines2.toReversed().map((line2) => row -= rowsOf(line2, cols));
  return starts.toReversed();
}
function lostRows(image, { anchor, freeRow, lastRow }, oldest) {
  const places = anchor === void 0 ? [] : placesOf(anchor, image, image.rows);
  const last = places.find((place) => place < oldest);
  const logged = lastRow === void 0 ? 1 : Math.max(1, freeRow - lastRow);
  return last === void 0 ? void 0 : { rows: Math.max(0, oldest - last - logged), exact: places.length === 1 };
}
function findSureSeam(image, logged, texts, starts) {
  const { lines: lines2, since } = logged;
  const found = findSeam(image, logged, texts, starts);
  const isSure = found !== void 0 && found.certain && found.above === 0;
  if (isSure || since === 0 || since >= lines2.length) return found;
  return findSeam(image, { ...logged, lines: lines2.slice(since) }, texts, starts) ?? found;
}
function findSeam(image, logged, texts, starts) {
  const places = logged.anchor === void 0 ? [] : placesOf(logged.anchor, image, image.rows);
  const lines2 = places.map((place) => starts.indexOf(place)).filter((at2) => at2 >= 0);
  const exact = places.length === 1;
  const found = matchAmong(lines2, logged.lines, texts, image.rows, exact) ?? matchByText(logged.lines, texts, image.rows);
  const dropped = exact && (places[0] ?? 0) < 0;
  return dropped && found?.certain === false ? void 0 : found;
}

// src/controller/runs/anchor-pace.ts
var EVERY_MS2 = 1e4;
var EVERY_BYTES = 256 * 1024;
var RETRY_MS = 200;
var MAX_RETRY_MS = 3200;
var AnchorPace = class {
  #log;
  #position;
  #notedAt = -EVERY_MS2;
  #notedEnd = 0;
  #retryAt = 0;
  #retryMs = RETRY_MS;
  #asking = false;
  constructor(log, position) {
    this.#log = log;
    this.#position = position;
  }
  /** Output was added to the log at `now`, in ms on the steady clock. */
  bytesCame(now2) {
    const due = now2 - this.#notedAt >= EVERY_MS2 || this.#log.end - this.#notedEnd >= EVERY_BYTES;
    if (!due || this.#asking || now2 < this.#retryAt) return;
    this.#asking = true;
    this.#retryAt = now2 + this.#retryMs;
    this.#retryMs = Math.min(MAX_RETRY_MS, 2 * this.#retryMs);
    setImmediate(() => void this.#ask(now2));
  }
  async #ask(now2) {
    const at2 = this.#log.end;
    const anchor = await this.#position();
    this.#asking = false;
    if (anchor === void 0 || this.#log.end !== at2) return;
    this.#log.anchor(rowNumber(anchor));
    this.#retryMs = RETRY_MS;
    this.#notedAt = now2;
    this.#notedEnd = at2;
  }
};
function rowNumber({ row, mark: mark2 }) {
  const { cols, historyRows, historyLimit, collected, generation } = mark2;
  return { row, cols, historyRows, historyLimit, collected, generation };
}

// src/controller/runs/logged-tail.ts
var LEAST_BYTES = 128 * 1024;
var MOST_BYTES2 = 2 * 1024 * 1024;
var LEAVING_BYTES = 64;
async function loggedTail(directory, { cols, rows }, unwritten) {
  const log = await openLog(directory);
  const begin = paneStart(log);
  const stretches = alternateStretches(log, begin);
  const from = Math.max(begin, tailStart(log, stretches));
  const transcript = new Transcript(log.sizeAt(from), log.traitsAt(from));
  transcript.keep("nothing");
  const open4 = stretches.find((stretch) => stretch.from <= from && from < stretch.to);
  if (open4 !== void 0) transcript.write(Buffer.from("\x1B[?1049h"));
  const drawing = { hidden: false, anchor: void 0 };
  const events = [
    ...stretches.flatMap((stretch) => [
      { at: stretch.from, act: () => drawing.hidden = true },
      { at: Math.max(stretch.from, stretch.to - LEAVING_BYTES), act: () => drawing.hidden = false }
    ]),
    ...log.entries.flatMap((entry) => {
      if (entry.kind === "size") return { at: entry.at, act: () => transcript.resize(entry.cols, entry.rows) };
      if (entry.kind === "respawn") return { at: entry.at, act: () => transcript.begin() };
      if (entry.kind === "pane") return { at: entry.at, act: () => transcript.becomes(entry) };
      if (entry.kind === "gap") {
        const act2 = () => {
          drawing.anchor = void 0;
          transcript.note(GAP);
        };
        return { at: entry.at, act: act2 };
      }
      if (entry.kind !== "anchor") return [];
      return { at: entry.at, act: () => drawing.anchor = { row: entry.row - transcript.row, mark: entry } };
    })
  ];
  const due = events.filter((event) => event.at >= from).toSorted((one, other) => one.at - other.at);
  let at2 = from;
  const act = async () => {
    while (due[0] !== void 0 && due[0].at <= at2) await due.shift()?.act();
  };
  for await (const [offset, chunk] of pieces(log, from, unwritten)) {
    at2 = offset;
    for (let rest = chunk; rest.length > 0; ) {
      await act();
      const part = rest.subarray(0, (due[0]?.at ?? Infinity) - at2);
      if (!drawing.hidden) transcript.write(part);
      at2 += part.length;
      rest = rest.subarray(part.length);
    }
  }
  await act();
  transcript.resize(cols, rows);
  const mainScreen = () => transcript.alternate ? transcript.behind() : transcript.screen();
  const final = transcript.takeRemembered();
  const { lastRow, lastLineRow } = transcript;
  const { anchor } = drawing;
  return {
    ...textsOf([...final, ...mainScreen()], from > begin),
    lastRow,
    freeRow: transcript.freeRow,
    anchor: anchor === void 0 ? void 0 : { ...anchor, row: anchor.row + lastLineRow },
    alternate: transcript.alternate,
    linesWith: async (more) => {
      transcript.write(more);
      final.push(...transcript.take());
      return textsOf([...final, ...mainScreen()], from > begin).lines;
    }
  };
}
async function* pieces(log, from, unwritten) {
  yield* log.pieces(from);
  yield [log.end, unwritten(log.end)];
}
var GAP = { text: "", ansi: "" };
function paneStart(log) {
  return log.entries.findLast((entry) => entry.kind === "restart")?.at ?? 0;
}
function alternateStretches(log, begin) {
  const stretches = [];
  let from;
  for (const entry of log.entries.filter((each) => each.kind === "alternate" && each.at >= begin)) {
    if (entry.on) from ??= entry.at;
    else if (from !== void 0) {
      stretches.push({ from, to: entry.at });
      from = void 0;
    }
  }
  if (from !== void 0) stretches.push({ from, to: log.end });
  return stretches;
}
function tailStart(log, stretches) {
  const anchor = log.entries.findLast((entry) => entry.kind === "anchor")?.at ?? log.end;
  const least = Math.min(anchor, offsetBefore(LEAST_BYTES, log, stretches));
  return Math.max(least, offsetBefore(MOST_BYTES2, log, stretches));
}
function offsetBefore(bytes, log, stretches) {
  let left = bytes;
  let at2 = log.end;
  for (const { from, to } of stretches.toReversed()) {
    if (at2 - to >= left) break;
    left -= at2 - to;
    at2 = from;
  }
  return Math.max(log.start, at2 - left);
}
function textsOf(lines2, isCut) {
  const gap = lines2.lastIndexOf(GAP);
  const texts = lines2.filter((line2) => line2 !== GAP).map(({ text }) => text.trimEnd());
  const before = lines2.slice(0, gap + 1).filter((line2) => line2 !== GAP).length;
  const since = gap >= 0 && texts.length - before > 1 ? before + 1 : before;
  const cut = isCut && texts.length > 1 ? 1 : 0;
  return { lines: texts.slice(cut), since: Math.max(0, since - cut) };
}

// src/controller/runs/logged-output.ts
var UNKNOWN = {
  lines: [],
  since: 0,
  lastRow: void 0,
  freeRow: 0,
  anchor: void 0,
  alternate: false
};
var SCREEN_EVERY_BYTES = 512 * 1024;
var MAX_SCREEN_BYTES = 60 * 1024;
var LoggedOutput = class {
  #log;
  #directory;
  #scanner;
  #anchors;
  /** The last line that an earlier controller has logged. */
  #lineBefore;
  /** The open line of an image that was added last; undefined once there was output. */
  #openInImage;
  /** True until there is output that the earlier controller has not logged. */
  #isAsBefore = true;
  /** Offset of the log from which the next screen is noted. */
  #screenDueAt;
  constructor({ log, directory, position }) {
    this.#log = log;
    this.#directory = directory;
    this.#scanner = new OutputScanner(log.beganAlternate);
    const before = new OutputScanner(log.beganAlternate);
    before.push(log.tail);
    this.#lineBefore = before.lastLine;
    this.#anchors = new AnchorPace(log, position);
    this.#screenDueAt = log.end + SCREEN_EVERY_BYTES;
  }
  /** The last line of output with text in it; empty when there was none. */
  get lastLine() {
    return this.#scanner.lastLine || this.#lineBefore;
  }
  /** What the program has written last, while that is what an earlier controller has logged. */
  get saidBefore() {
    return this.#isAsBefore && this.#lineBefore !== "" ? this.#lineBefore : void 0;
  }
  /** The line that the program has begun and not ended. */
  get openLine() {
    return this.#openInImage ?? this.#scanner.openLine;
  }
  /** Adds output of the program. */
  append(data, at2) {
    const start2 = this.#log.end;
    this.#openInImage = void 0;
    this.#log.append(data, at2.wallMs);
    const scan = this.#scan(data, start2);
    this.#anchors.bytesCame(at2.steadyMs);
    return scan;
  }
  /** Notes the alternate screen, once SCREEN_EVERY_BYTES were written since the last one: drawing can begin there. */
  noteScreen(paint) {
    if (this.#log.end < this.#screenDueAt) return;
    const image = paint();
    if (image === void 0 || Buffer.byteLength(JSON.stringify(image)) > MAX_SCREEN_BYTES) return;
    this.#log.screen(image);
    this.#screenDueAt = this.#log.end + SCREEN_EVERY_BYTES;
  }
  /**
   * Adds the output that the pane still shows and the log does not have. Notes a gap before it when it is not certain
   * that the two meet, or that nothing was dropped in between.
   */
  async fillFrom(image, why, dropped) {
    const hasDropped = dropped === "something";
    const continuation = await this.#continue(image);
    const { joined, certain } = continuation;
    if (!joined) this.#log.gap(lossBefore(image, continuation, hasDropped), why);
    else if (!certain) this.#log.gap({ loss: hasDropped ? "at-least" : "perhaps" }, "its place is not certain");
    else if (this.#log.end > 0 && dropped === "perhaps") this.#log.gap({ loss: "perhaps" }, "its pipe was not read");
    else if (this.#log.end > 0 && image.alternate !== void 0 && why === "resumed") {
      this.#log.gap({ loss: "perhaps" }, "a full-screen program may have painted meanwhile");
    }
    return this.#recover(image, continuation, why);
  }
  /** Adds the output that a dead pane still shows and the log does not have, if the two meet. */
  async completeFrom(image) {
    this.#log.size(image.cols, image.rows);
    const continuation = await this.#continue(image);
    const { joined, data } = continuation;
    if (!joined || data.length === 0) return { bytes: 0, joined, visible: false };
    return this.#recover(image, continuation, "ended");
  }
  /** Compares a pane with the end of the log, without `data` and with `data` added. */
  async passage(data, image) {
    const tail = await this.#tail(image);
    return passage(image, tail.lines, await tail.linesWith(data));
  }
  /** The part of the image that the log does not have; all of it if the log cannot be read. */
  async #continue(image) {
    try {
      return continueLog(image, await this.#tail(image));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { ...continueLog(image, UNKNOWN), joined: false, lost: void 0 };
    }
  }
  async #tail(image) {
    await this.#log.flushed();
    return loggedTail(this.#directory, image, (from) => this.#log.from(from));
  }
  #recover(image, { data, start: start2, joined }, why) {
    const now2 = this.#log.dimensions;
    this.#log.size(image.cols, image.rows);
    const from = this.#log.end;
    this.#log.recovered(data, why);
    if (now2 !== void 0) this.#log.size(now2.cols, now2.rows);
    const before = this.#scan(data.subarray(0, start2.offset), from);
    this.#log.anchor(rowNumber(start2.anchor), from + start2.offset);
    const after = this.#scan(data.subarray(start2.offset), from + start2.offset);
    this.#openInImage = openLineOf(image);
    return { bytes: data.length, joined, visible: before.visible || after.visible };
  }
  /** Scans bytes that are in the log from `start` on. */
  #scan(data, start2) {
    if (data.length > 0) this.#isAsBefore = false;
    const scan = this.#scanner.push(data);
    for (const change2 of scan.alternateChanges) this.#log.alternate(start2 + change2.offset, change2.on);
    return scan;
  }
};
function lossBefore(image, { lost }, hasDropped) {
  if (lost === void 0) return { loss: hasDropped || isFull(image) ? "at-least" : "perhaps" };
  if (lost.rows === 0) return { loss: "perhaps" };
  return lost.exact ? { loss: "known", lines: lost.rows } : { loss: "at-least", lines: lost.rows };
}

// src/controller/runner/announcer.ts
var OUTPUT_EVENT_MS = 50;
var Announcer = class {
  #options;
  /** Resolves when all work that was asked for until now is done. */
  #work = Promise.resolve();
  /** When the next `output` event may be published, on the steady clock. */
  #outputDueMs = 0;
  #outputIsPending = false;
  constructor(options) {
    this.#options = options;
  }
  /** Publishes an event with `fields` in its turn, once the log is on disk. `onTold` gets the published event. */
  tell(type, fields, onTold) {
    const { who, files, hub } = this.#options;
    this.inTurn(async () => {
      await files.log.flushed();
      const event = hub.publish(who.id, who.name, type, fields);
      files.events.append(event);
      onTold?.(event);
    });
  }
  /** Publishes that there is more output, at most once in 50 ms. `nowMs` is on the steady clock. */
  outputCame(nowMs) {
    const { who, files, hub } = this.#options;
    if (this.#outputIsPending || !hub.listened) return;
    this.#outputIsPending = true;
    const publish = () => this.inTurn(async () => {
      await files.log.flushed();
      this.#outputIsPending = false;
      this.#outputDueMs = performance.now() + OUTPUT_EVENT_MS;
      hub.publish(who.id, who.name, "output", { at: files.log.end });
    });
    if (nowMs >= this.#outputDueMs) publish();
    else setTimeout(publish, this.#outputDueMs - nowMs).unref();
  }
  /** Saves the record in its turn, with the content that it has then. */
  save() {
    this.inTurn(async () => this.#options.files.record.save());
  }
  /** Runs `work` after all work that was asked for before it. An error that it throws is reported as a bug. */
  inTurn(work) {
    this.#work = this.#work.then(work).catch((error) => this.#options.onBug(error));
  }
  /** Resolves when all work that was asked for until now is done. Never rejects. */
  async settled() {
    await this.#work;
  }
};

// src/controller/runner/identity.ts
var Identity = class {
  #record;
  constructor(record) {
    this.#record = record;
  }
  get record() {
    return this.#record;
  }
  get id() {
    return this.#record.id;
  }
  get name() {
    return this.#record.name;
  }
  get pane() {
    return this.#record.pane;
  }
  /** Process id of the pane's program. */
  get pid() {
    return this.#record.pid;
  }
  get agent() {
    return this.#record.agent;
  }
  /** True when we have started its command, under our wrapper; `pid` is then the wrapper's. */
  get isStarted() {
    return this.#record.started !== void 0;
  }
  /** True when its pane was marked because an agent was found in it; it ends with that agent. */
  get isFound() {
    return this.#record.found !== void 0;
  }
  /** True when the agent that was found in its pane has ended and the pane stays. */
  get agentHasEnded() {
    const { found, pid } = this.#record;
    return found !== void 0 && !isProcess(found.process) && isRunning(pid);
  }
  /** True when neither a person nor we have set an agent: then the program may be a shell. */
  get mayBeShell() {
    const { agentGiven, started } = this.#record;
    return agentGiven === void 0 && started === void 0;
  }
  /** When its time limit is reached, in milliseconds since the epoch; undefined without a limit. */
  get endsAt() {
    return timeLimit(this.#record);
  }
  /** Changes some fields of the record in memory. */
  set(changes) {
    this.#record = { ...this.#record, ...changes };
  }
  /** Forgets that an agent was found in its pane, so that it does not end with that agent. Returns false when none was. */
  forgetFound() {
    if (!this.isFound) return false;
    const { found: _, ...record } = this.#record;
    this.#record = record;
    return true;
  }
  /** Notes the place of the source that matches `end`, the log's end (logical offset); undefined: no place does. */
  setPosition(position, end) {
    const { source: before, ...record } = this.#record;
    const source = position === void 0 ? before && withoutPosition(before) : sourceAt(position, end);
    this.#record = source === void 0 ? record : { ...record, source };
  }
  /** Takes over the pane's place from a snapshot. Returns true when the place or the program has changed. */
  moveTo({ windowName: window, sessionName: session, pid }) {
    const known2 = this.#record;
    if (known2.window === window && known2.session === session && known2.pid === pid) return false;
    this.#record = { ...known2, window, session, pid };
    return true;
  }
  /** Takes over the name of the session that was opened for it. Returns false when none was opened. */
  callSession(session) {
    const { started } = this.#record;
    if (started === void 0) return false;
    this.#record = { ...this.#record, started: { ...started, session } };
    return true;
  }
};

// src/controller/runner/life.ts
var MAX_TIMER_MS = 2 ** 31 - 1;
var TimedLife = class {
  #options;
  #life;
  #timer;
  #isClosed = false;
  /** Resolves when the state is final. */
  over;
  #end = () => void 0;
  constructor(life, options) {
    this.#life = life;
    this.#options = options;
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }
  get state() {
    return this.#life.state;
  }
  /** True while its pane is visible at a terminal. */
  get inView() {
    return this.#life.inView === true;
  }
  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  get silence() {
    return this.#life;
  }
  /** Applies one event and does what follows from it. */
  apply(event) {
    const { life, actions } = step(this.#life, event);
    this.#life = life;
    for (const action of actions) {
      switch (action.kind) {
        case "arm-timer":
          this.#arm(action.inMs);
          break;
        case "disarm-timer":
          clearTimeout(this.#timer);
          break;
        case "catch-up":
          void this.#options.catchUp().then(() => this.apply({ kind: "caught-up", at: moment() }));
          break;
        case "announce":
          if (isFinal(life.state)) this.#end();
          this.#options.onState(action.from);
          break;
      }
    }
  }
  /** Stops the timer, and arms none any more. */
  close() {
    clearTimeout(this.#timer);
    this.#isClosed = true;
  }
  #arm(inMs) {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const wait = Math.min(Math.max(0, inMs), MAX_TIMER_MS);
    this.#timer = setTimeout(() => this.apply({ kind: "silence-timer", at: moment() }), wait);
  }
};

// src/terminal/end-mark.ts
var MAX_WORD_BYTES = 32;
var NOTHING = Buffer.alloc(0);
var OPENING = Buffer.from("\x1B]7331;", "latin1");
var MARK = /^\u0018\u001b\]7331;([0-9a-f]{32});([ -~]{1,32})\u001b\\/;
var BEGUN = /^\u0018\u001b\]7331;(?:[0-9a-f]{0,31}|[0-9a-f]{32}(?:;[ -~]{0,32}\u001b?)?)$/;
var MAX_MARK_BYTES = OPENING.length + 32 + 1 + MAX_WORD_BYTES + 2;
var EndMark = class {
  #isTrue;
  /** The end of what came, if it may be the beginning of the mark. */
  #held = NOTHING;
  #word;
  /** `isTrue` recognises the secret of the wrapper, which cannot be guessed. */
  constructor(isTrue) {
    this.#isTrue = isTrue;
  }
  /** What the wrapper said of the end, once it has come. */
  get word() {
    return this.#word;
  }
  /** Bytes that are still held back; none are afterwards. */
  rest() {
    const rest = this.#held;
    this.#held = NOTHING;
    return rest;
  }
  /** Takes the next bytes and returns those that are the command's. */
  push(data) {
    const bytes = this.#held.length === 0 ? data : Buffer.concat([this.rest(), data]);
    for (let at2 = nextOpening(bytes, 0); at2 < bytes.length; at2 = nextOpening(bytes, at2 + 1)) {
      const text = bytes.toString("latin1", at2, at2 + MAX_MARK_BYTES);
      const [mark2, secret, word2] = MARK.exec(text) ?? [];
      if (mark2 !== void 0 && secret !== void 0 && this.#isTrue(secret)) {
        this.#word ??= word2;
        return Buffer.concat([bytes.subarray(0, at2), this.push(bytes.subarray(at2 + mark2.length))]);
      }
      if (at2 + text.length === bytes.length && isBeginning(text)) {
        this.#held = bytes.subarray(at2);
        return bytes.subarray(0, at2);
      }
    }
    return bytes;
  }
};
function nextOpening(bytes, from) {
  const found = bytes.indexOf(OPENING, from);
  if (found >= 0) return found;
  const [first = 0] = OPENING;
  const at2 = bytes.indexOf(first, Math.max(from, bytes.length - OPENING.length + 1));
  return at2 < 0 ? bytes.length : at2;
}
function isBeginning(text) {
  return text.length < OPENING.length ? OPENING.toString("latin1").startsWith(text) : BEGUN.test(text);
}

// src/controller/runs/size-place.ts
var STEP_MS = 5;
var MOST_ARRIVALS = 32;
var LATE_MS = 50;
var PAINTED_LATE_MS = 500;
var SizePlace = class {
  #arrivals = [];
  #sign;
  /** To be called when bytes come; `from` is the offset of the first, `erases`: they erase the screen. */
  bytesCame(from, atMs, erases) {
    const last = this.#arrivals.at(-1);
    if (last !== void 0 && atMs - last.atMs < STEP_MS) last.erases ||= erases;
    else this.#arrivals = [...this.#arrivals.slice(1 - MOST_ARRIVALS), { atMs, from, erases }];
  }
  /** To be called when the size may have changed; `end` is the log's end now. */
  mayHaveChanged(end, atMs) {
    const arrival = this.#arrivals.find((each) => each.atMs >= atMs - LATE_MS);
    const painted = this.#arrivals.findLast((each) => each.erases && each.atMs >= atMs - PAINTED_LATE_MS);
    this.#sign ??= { atMs, from: Math.min(arrival?.from ?? end, painted?.from ?? end) };
  }
  /** The offset for the size that a look has told, which was asked for at `askedMs`. Later signs are kept. */
  placeOf(end, askedMs) {
    const sign = this.#sign;
    if (sign !== void 0 && sign.atMs <= askedMs) this.#sign = void 0;
    return sign?.from ?? end;
  }
};

// src/controller/runner/program-check.ts
var CHECK_MS2 = 100;
var AGENT_END_MS = 200;
var ProgramCheck = class {
  #options;
  /** When the program was last checked, on the steady clock. */
  #checkedMs = 0;
  /** Offset in the log from which the output is that of another program. */
  #otherFrom;
  #agentTimer;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
  }
  /** To be called when output comes: it begins at `offset` of the log; `nowMs` is on the steady clock. */
  outputCame(offset, nowMs) {
    this.#checkProgram(offset, nowMs);
    this.checkAgentSoon();
  }
  #checkProgram(offset, nowMs) {
    if (nowMs - this.#checkedMs < CHECK_MS2) return;
    this.#checkedMs = nowMs;
    if (exists(this.#options.identity.pid)) return;
    this.#otherFrom ??= offset;
    this.#options.onGone();
  }
  /** Plans a check of the agent: the latest output may be the prompt of the shell after the agent's end. */
  checkAgentSoon() {
    const { identity: identity3, onAgentEnd } = this.#options;
    if (!identity3.isFound || this.#isClosed) return;
    this.#agentTimer ??= setTimeout(() => {
      this.#agentTimer = void 0;
      if (identity3.agentHasEnded) onAgentEnd();
    }, AGENT_END_MS);
  }
  /** To be called when another program is in the pane. Returns where in the log its output begins, if that was seen. */
  respawned() {
    const from = this.#otherFrom;
    this.#otherFrom = void 0;
    return from;
  }
  close() {
    clearTimeout(this.#agentTimer);
    this.#isClosed = true;
  }
};

// src/controller/runner/stream.ts
var ERASE_SCREEN = Buffer.from("\x1B[2J");
var RunnerStream = class {
  #options;
  #parts;
  #log;
  #sizePlace = new SizePlace();
  #program;
  /** Finds the mark with which the wrapper ends the output; undefined when we have not started the command. */
  #endMark;
  #lastOutputAt;
  /** The place of the source that follows the log as it was opened; undefined once another place is kept. */
  #position;
  /** The source that was last reported to feed it. */
  #fedBy;
  /** True when the pane has changed while its bytes were not read, so that some may be lost. */
  #hasMissed = false;
  /** True when the log has all output of the program, false when some is missing; undefined while that is not known. */
  #endConfirmed;
  #isClosed = false;
  /** `lastOutputAt` is the time of the last output in the log when it is opened; undefined when none is known. */
  constructor(options, parts, lastOutputAt) {
    this.#options = options;
    this.#parts = parts;
    const { files, identity: identity3 } = parts;
    this.#log = files.log;
    this.#program = new ProgramCheck({ ...options, identity: identity3 });
    this.#position = positionAt(identity3.record.source, files.log.end);
    this.#fedBy = identity3.record.source?.kind;
    const { started } = identity3.record;
    this.#endMark = started && new EndMark((secret) => sha256(secret) === started.endDigest);
    this.#lastOutputAt = lastOutputAt;
  }
  /** True when the wrapper's mark for the end of the output has arrived. */
  get hasSaidAll() {
    return this.#endMark?.word !== void 0;
  }
  /** See the field. */
  get endConfirmed() {
    return this.#endConfirmed;
  }
  /** The figures of the log. */
  get figures() {
    const { end: bytes, lines: lines2, recoveredBytes, losses } = this.#log;
    return { bytes, lines: lines2, recoveredBytes, losses, lastOutputAt: this.#lastOutputAt?.wallMs };
  }
  bytes(data) {
    if (this.#endMark === void 0) return this.#take(data);
    const before = this.#endMark.word;
    this.#take(this.#endMark.push(data));
    const { word: word2 } = this.#endMark;
    if (word2 === void 0 || word2 === before) return;
    this.#endConfirmed ??= true;
    this.#options.onCommandEnd(word2);
  }
  /** Takes in the bytes that were held back because they looked like the beginning of the mark. */
  takeRest() {
    if (this.#endMark !== void 0) this.#take(this.#endMark.rest());
  }
  #take(data) {
    if (data.length === 0) return;
    const { observer, output, life, announcer } = this.#parts;
    const at2 = moment();
    this.#lastOutputAt = at2;
    this.#sizePlace.bytesCame(this.#log.end, at2.steadyMs, data.includes(ERASE_SCREEN));
    this.#program.outputCame(this.#log.end, at2.steadyMs);
    const scan = output.append(data, at2);
    observer.saw(data, scan, at2);
    output.noteScreen(() => observer.painting());
    if (scan.visible) life.apply({ kind: "visible-output", at: at2 });
    announcer.outputCame(at2.steadyMs);
  }
  missing(loss, why) {
    this.#parts.observer.missed();
    this.#log.gap(loss, why);
  }
  cut() {
    this.#endConfirmed = false;
  }
  async image(image, why, dropped) {
    const { observer, output, life, announcer } = this.#parts;
    this.#log.size(image.cols, image.rows);
    observer.missed();
    if (image.isDead) return this.resumed();
    await this.#log.flushed();
    const from = this.#log.end;
    const begun = from > 0;
    const { bytes, joined, visible } = await output.fillFrom(image, why, dropped);
    if (this.#hasMissed) this.#log.gap({ loss: "perhaps" }, "its pipe was not ours", from);
    this.#hasMissed = false;
    if (visible && why !== "adopted") life.apply({ kind: "visible-output", at: moment() });
    if (begun && bytes > 0) announcer.tell("recovered", { bytes, why, joined });
    this.resumed();
  }
  async passage(data, image) {
    return this.#parts.output.passage(data, image);
  }
  fedBy(source) {
    const { identity: identity3, observer, announcer } = this.#parts;
    this.#listen(source !== "look");
    if (this.#fedBy === source) return;
    this.#fedBy = source;
    observer.missed();
    if (identity3.record.source?.kind !== source) identity3.set({ source: { kind: source } });
    announcer.save();
  }
  mayResize() {
    this.#sizePlace.mayHaveChanged(this.#log.end, moment().steadyMs);
  }
  seen() {
    const { life, observer } = this.#parts;
    this.#program.checkAgentSoon();
    const at2 = moment();
    this.#hasMissed = true;
    life.apply({ kind: "visible-output", at: at2 });
    observer.changed();
  }
  resumed() {
    this.#parts.life.apply({ kind: "connected", at: moment() });
  }
  async flushed() {
    await this.#log.flushed();
  }
  get isAwaited() {
    return this.#parts.life.state.kind !== "active" || this.#options.hub.listened;
  }
  get unwritten() {
    return this.#log.end - this.#log.written;
  }
  get position() {
    return this.#position;
  }
  async keepPosition(position) {
    const { files, identity: identity3, announcer } = this.#parts;
    this.#position = void 0;
    await this.#log.flushed();
    identity3.setPosition(position, this.#log.end);
    announcer.save();
    await announcer.settled();
    await files.record.flushed();
  }
  /** Takes over size and traits of the pane from a snapshot that was asked for at `askedMs` on the steady clock. */
  placed(row, askedMs) {
    this.#log.traits(row.traits);
    this.#parts.observer.placed(row);
    this.#log.size(row.cols, row.rows, this.#sizePlace.placeOf(this.#log.end, askedMs));
  }
  /** To be called when another program is in the pane: from now on the output is that of the new one. */
  respawned() {
    this.#log.respawned(this.#program.respawned());
  }
  /**
   * Adds to the log the last output that only the dead pane still shows: tmux drops the output queued for us when a
   * program ends. Even this may be incomplete: tmux may close a terminal before it has read all of its output (seen up
   * to 3.8; it reads as much as FIONREAD reports, and a kernel may hold more).
   */
  async completeWith(image) {
    const { bytes, joined } = await this.#parts.output.completeFrom(image);
    if (bytes > 0) this.#parts.announcer.tell("recovered", { bytes, why: "ended", joined });
  }
  /** To be called when the run is over: the wrapper of its command is told that its mark cannot arrive any more. */
  ended() {
    this.#listen(false);
  }
  close() {
    this.#program.close();
    this.#listen(false);
    this.#isClosed = true;
  }
  /** Tells the wrapper of its command whether the mark for the end of the output can arrive here. */
  #listen(hears) {
    if (!this.#parts.identity.isStarted || this.#isClosed) return;
    if (hears) listen(this.#options.directory);
    else stopListening(this.#options.directory);
  }
};

// src/controller/runner/parts.ts
function joinParts(options, files, { becomes, onState }) {
  const { directory, position, record } = options;
  const identity3 = new Identity(record);
  const announcer = new Announcer({ ...options, who: identity3, files });
  const output = new LoggedOutput({ log: files.log, directory, position });
  const at2 = moment();
  const { lastReadMs } = files.log;
  const lastOutputAt = lastReadMs === 0 || options.isRestarted ? void 0 : momentAt(lastReadMs, at2);
  const notes = new NotesKeeper(() => {
    const { id, name, agent, pid } = identity3;
    return { id, name, agent, pid, directory };
  });
  const life = new TimedLife(lifeOf(options, at2, lastOutputAt), {
    ...options,
    onState: (from) => {
      onState(from);
      notes.changed(life.state);
    }
  });
  const sessions = new SessionMemory(directory);
  const { eyes: sights, onAgentEnd } = options;
  const onDialog = (open4) => {
    identity3.set({ dialogs: open4.episode });
    announcer.save();
    if (life.state.kind === "waiting") announcer.tell("dialog", { dialog: dialogBody(open4) });
  };
  const observer = openEyes({ identity: identity3, output, sessions, sights, life, becomes, onDialog, onAgentEnd });
  const ears = new HookEars({
    sessions,
    agent: () => identity3.agent,
    tell: (type, fields) => announcer.tell(type, fields),
    told: (evidence) => observer.told("hook", evidence)
  });
  files.log.agent(record.agent);
  const stream = new RunnerStream(options, { files, output, observer, life, announcer, identity: identity3 }, lastOutputAt);
  return { files, identity: identity3, announcer, output, observer, ears, life, stream };
}
function lifeOf(options, at2, lastOutputAt) {
  const { record, isNew, isPrompted, settings } = options;
  const limits = {
    idleAfterMs: record.idleAfterMs,
    stuckAfterMs: settings.stuckAfterMs,
    prompted: isPrompted ? "connects" : void 0
  };
  const life = newLife(at2, limits, isNew ? void 0 : record.state, lastOutputAt);
  return isFinal(record.state) ? { ...life, state: record.state } : life;
}

// src/controller/runner/tracked-runner.ts
var TrackedRunner = class _TrackedRunner {
  #options;
  #parts;
  #closing;
  /** Name of the program in the foreground, as it was last seen. */
  #command;
  /** Creates or reopens the runner's files. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options) {
    let runner;
    const files = await RunFiles.open({
      ...options,
      record: () => runner?.record ?? options.record,
      onTrouble: (trouble) => runner === void 0 || runner.#trouble(trouble),
      onLost: (lost) => runner === void 0 || runner.#lost(lost)
    });
    runner = new _TrackedRunner(options, files);
    return runner;
  }
  constructor(options, files) {
    this.#options = options;
    this.#parts = joinParts(options, files, {
      becomes: (agent) => this.#becomes(agent),
      onState: (from) => this.#announceState(from)
    });
    this.#closing = new Closing(this.#parts, options);
  }
  get record() {
    const { identity: identity3, output } = this.#parts;
    const lastLine = saidBy(this) ?? (output.lastLine || identity3.record.lastLine);
    return { ...identity3.record, state: this.state, lastLine };
  }
  get id() {
    return this.#parts.identity.id;
  }
  get name() {
    return this.#parts.identity.name;
  }
  get pane() {
    return this.#parts.identity.pane;
  }
  /** Process id of the pane's program; that of our wrapper if we have started the command. */
  get pid() {
    return this.#parts.identity.pid;
  }
  /** True when we have started its command, under our wrapper. */
  get isStarted() {
    return this.#parts.identity.isStarted;
  }
  /** True when its pane was marked because an agent was found in it; it ends with that agent. */
  get isFound() {
    return this.#parts.identity.isFound;
  }
  /** True when the agent that was found in its pane has ended and the pane stays. */
  get agentHasEnded() {
    return this.#parts.identity.agentHasEnded;
  }
  /** When its time limit is reached, in milliseconds since the epoch; undefined without a limit. */
  get endsAt() {
    return this.#parts.identity.endsAt;
  }
  get state() {
    return this.#parts.life.state;
  }
  /** True while its pane is visible at a terminal. */
  get inView() {
    return this.#parts.life.inView;
  }
  /** Resolves when the run has ended. */
  get over() {
    return this.#parts.life.over;
  }
  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  get silence() {
    return this.#parts.life.silence;
  }
  /** The latest findings about its agent. */
  get observed() {
    return this.#parts.observer.observed;
  }
  /** The dialog in which it waits, where that was read off its screen. */
  get dialog() {
    return this.state.kind === "waiting" ? this.#parts.observer.dialogs.open : void 0;
  }
  /** The figures of its log. */
  get figures() {
    return this.#parts.stream.figures;
  }
  /** True when the wrapper's mark for the end of the output has arrived. */
  get hasSaidAll() {
    return this.#parts.stream.hasSaidAll;
  }
  /** Takes its bytes from a source. */
  get sink() {
    return this.#parts.stream;
  }
  get isClosed() {
    return this.#closing.isClosed;
  }
  /** Begins to observe the agent and the screen; called once its output arrives. */
  observe() {
    const { state } = this.#options.record;
    const asked = state.kind === "waiting" && state.waitingFor === "question";
    this.#parts.observer.begin(asked ? this.#parts.output.saidBefore : void 0);
  }
  /** Looks up the agent that it runs now; if a person has named the agent, only that one. Undefined: none was seen. */
  async findAgent() {
    return findAgent(this.#parts.identity, this.#options.eyes);
  }
  /** Takes in a report of a hook of its agent. */
  hooked(report2) {
    this.#parts.ears.heard(report2);
  }
  /** A key of ours goes to its pane: what it shows from now on is another dialog. */
  typed() {
    this.#parts.observer.dialogs.close();
  }
  /** Has its screen read, although nothing has come from it. */
  lookAgain() {
    this.#parts.observer.missed();
  }
  /** A line of input was typed into it and ended. */
  answered() {
    this.#parts.observer.answered();
  }
  /** Applies one event of life and does what follows from it. */
  apply(event) {
    this.#parts.life.apply(event);
  }
  /** Publishes an event after the log that it refers to is on disk, or the disk has refused it. */
  tell(type, fields) {
    this.#parts.announcer.tell(type, fields);
  }
  /** Takes over the pane's place from a snapshot that was asked for at `askedMs` on the steady clock. */
  place(row, askedMs) {
    this.#parts.stream.placed(row, askedMs);
    const isOther = row.pid !== this.pid;
    if (isOther || row.command !== this.#command) this.#parts.observer.mayHaveChanged();
    this.#command = row.command;
    if (isOther) this.#parts.stream.respawned();
    if (!this.#parts.identity.moveTo(row)) return;
    this.#changed("moved", { window: row.windowName, session: row.sessionName });
  }
  /** Changes its record; saves that, and publishes it as an event of this type. */
  revise(changes, type, fields = {}) {
    this.#parts.identity.set(changes);
    this.#changed(type, fields);
  }
  /** Takes over the new name of the session that was opened for it. */
  callSession(session) {
    if (this.#parts.identity.callSession(session)) this.#parts.announcer.save();
  }
  /** Makes it a runner that a person has marked: it stays when its agent ends. */
  keep() {
    if (this.#parts.identity.forgetFound()) this.#parts.announcer.save();
  }
  /** Notes that its server is gone, which becomes the reason of its end. */
  serverGone() {
    this.#parts.identity.set({ endedWithServer: true });
  }
  /** Adds to the log the last output that only the dead pane still shows. */
  async completeWith(image) {
    await this.#parts.stream.completeWith(image);
  }
  /** Ends the run by a final event. Its files are closed when all is written; a full disk delays that: `isClosed`. */
  async finish(event) {
    await this.#closing.finish(event);
  }
  /** Writes what the disk takes and closes the files without ending the run. */
  async close() {
    await this.#closing.close();
  }
  /** Publishes that bytes of the log are lost, and saves the record, which may be lost, too. */
  #lost({ from, to, why }) {
    this.tell("gap", { at: to, bytes: to - from, why });
    this.#parts.announcer.save();
  }
  #trouble(trouble) {
    if (trouble === void 0) this.tell("log-resumed", {});
    else this.tell("log-trouble", { ...trouble });
    this.#options.onTrouble(trouble);
    if (trouble === void 0) this.#closing.resume();
  }
  /** Takes over the agent that was recognised, which may replace another one. */
  #becomes(agent) {
    this.#parts.files.log.agent(agent);
    if (agent === this.#parts.identity.agent) return;
    this.#parts.identity.set({ agent });
    this.#parts.announcer.tell("recognised", { agent });
    this.#parts.announcer.save();
    this.#options.onAgent(agent);
    this.#options.onChange();
  }
  #announceState(from) {
    const now2 = this.state;
    const { kind: state, ...details } = now2;
    this.#parts.identity.set({ times: addTime(this.#parts.identity.record.times ?? {}, from, now2) });
    const rule = isFinal(now2) ? void 0 : this.observed.verdict?.won.rule;
    const isUnread = from.kind === "idle" && now2.kind === "idle" && now2.unseen === true;
    const isNews = now2 !== this.#options.record.state && !isUnread;
    const dialog = this.dialog && dialogBody(this.dialog);
    this.#parts.announcer.tell(
      "state",
      { state, from: from.kind, ...details, rule, dialog },
      (event) => this.#options.onState({ event, state: now2, isNews })
    );
    this.#parts.announcer.save();
    this.#options.onChange();
  }
  /** Publishes and saves a change of its record. */
  #changed(type, fields) {
    this.#parts.announcer.tell(type, fields);
    this.#parts.announcer.save();
    this.#options.onChange();
  }
};

// src/controller/fleet/tracker.ts
var Tracker = class {
  #options;
  #live;
  #archive;
  #places;
  constructor(options, parts) {
    this.#options = options;
    this.#live = parts.live;
    this.#archive = parts.archive;
    this.#places = parts.places;
  }
  /**
   * Tracks a runner from now on. Throws a Failure `cannot-create` or `permission-denied`, or that of its source; it
   * then removes all traces of a new runner.
   */
  async track(request2) {
    const { record, source, why } = request2;
    const { journal, onTracked, sources } = this.#options;
    const runner = await this.#open(request2);
    const pane = runner.pane;
    const sessions = this.#places.sessionsOf(pane);
    this.#live.add(runner);
    this.#archive.leaves(record.id);
    onTracked(runner);
    try {
      await sources.add(source, { pane, sessions, why: why === "resumed" ? why : "adopted", sink: runner.sink });
    } catch (error) {
      this.#live.delete(record.id);
      await runner.close();
      if (why === "adopted") rmSync6(this.#directory(record), { recursive: true, force: true });
      throw error;
    }
    runner.observe();
    journal.note("runner tracked", { runner: record.id, name: record.name, pane, why });
    return runner;
  }
  async #open({ record, settings, why, prompted = false }) {
    const { agents, askAll, hub, journal, onChange, onLogs, sources } = this.#options;
    const paneId = record.pane;
    const runner = await TrackedRunner.open({
      directory: this.#directory(record),
      record,
      isNew: why === "adopted",
      // Without rules it cannot be seen whether an agent works.
      isPrompted: prompted && agents.rules(record.agent) !== void 0,
      isRestarted: why === "restarted",
      settings,
      hub,
      onChange: () => {
        onChange();
        if (!isRunning(runner.pid)) this.#options.onDoubt();
      },
      eyes: {
        rules: (agent) => agents.rules(agent),
        readPane: async () => agents.readPane(paneId),
        recognise: async (pid) => agents.find(paneId, pid),
        showing: async (pid) => agents.showing(pid)
      },
      onState: (change2) => this.#options.onState({ ...change2, runner }),
      onAgent: (agent) => void askAll([agentMark(paneId, agent)]).catch(() => void 0),
      onTrouble: (trouble) => this.#options.onTrouble(runner.record, trouble),
      onSettled: () => this.#archive.written(record.id),
      onRotated: onLogs,
      onBug: (error) => journal.bug(error),
      onAgentEnd: () => this.#options.onAgentEnd(record.id),
      onGone: () => this.#options.onDoubt(),
      onCommandEnd: (word2) => this.#options.onCommandEnd(record.id, word2),
      position: async () => sources.position(paneId),
      catchUp: async () => sources.catchUp(paneId, PATIENT_MS)
    });
    return runner;
  }
  #directory({ id }) {
    return join15(this.#options.root, id);
  }
};

// src/controller/fleet/fleet.ts
var Fleet = class {
  #options;
  #live = new LiveRunners();
  #places;
  #archive;
  #register;
  #names;
  #endings;
  #marking;
  #takingUp;
  constructor(options) {
    const live = this.#live;
    const places = new Places(options.server, live);
    const archive = new Archive(options, places);
    const register = new Register(live, archive);
    const names = new Names(options, register);
    const tracker = new Tracker(options, { live, archive, places });
    const endings = new Endings(options, { live, archive });
    this.#options = options;
    this.#places = places;
    this.#archive = archive;
    this.#register = register;
    this.#names = names;
    this.#endings = endings;
    this.#marking = new Marking(options, { live, places, names, tracker, endings });
    this.#takingUp = new TakingUp(options, { places, archive, names, tracker, endings });
  }
  get live() {
    return this.#live.all;
  }
  /** As Register.records. */
  get records() {
    return this.#register.records;
  }
  /** The runners that status line and badges show: those with a pane, and failures that were not looked at yet. */
  get shown() {
    return this.#places.shown([...this.#live.all, ...this.#archive.newest]);
  }
  /** The failures among `shown`. */
  get failures() {
    return this.shown.filter(({ state, isCounted }) => state === "failed" && isCounted);
  }
  /** As Archive.awaitsLook. */
  get awaitsLook() {
    return this.#archive.awaitsLook;
  }
  /** As Places.homeSessions. */
  get homeSessions() {
    return this.#places.homeSessions;
  }
  /** As Endings.areDoubtful. */
  get doubtful() {
    return this.#endings.areDoubtful;
  }
  /** As Places.isOfThisServer. */
  isOfThisServer(record) {
    return this.#places.isOfThisServer(record);
  }
  /** As Places.hasPane. */
  hasPane(record) {
    return this.#places.hasPane(record);
  }
  /** The directory of a run. */
  directory(id) {
    return join16(this.#options.root, id);
  }
  /** As Register.findAny. */
  findAny(selector) {
    return this.#register.findAny(selector);
  }
  /** As Register.find. */
  find(selector) {
    return this.#register.find(selector);
  }
  /** As Register.findLive. */
  findLive(selector) {
    return this.#register.findLive(selector);
  }
  /** As Register.findStarted. */
  findStarted(selector) {
    return this.#register.findStarted(selector);
  }
  liveRunner(id) {
    return this.#live.get(id);
  }
  liveIn(pane) {
    return this.#live.in(pane);
  }
  /** True while something of a run may still be written. */
  isHeld(id) {
    return this.#live.has(id) || this.#archive.isUnwritten(id);
  }
  /** As Names.newName. */
  newName(wish, ideas) {
    return this.#names.newName(wish, ideas);
  }
  /** As Marking.mark. */
  async mark(pane, request2) {
    return this.#marking.mark(pane, request2);
  }
  /** As renameRunner; throws also a Failure `invalid-request` when the runner has ended. */
  async rename(id, name) {
    const runner = this.#live.get(id);
    if (runner === void 0) throw new Failure("invalid-request", "this runner has ended and keeps its name");
    await renameRunner(runner, name, this.#names, this.#options.askAll);
  }
  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async unmark(runner) {
    await this.#endings.release(runner);
    return this.find(runner.id);
  }
  /** As Endings.commandEnded. */
  async commandEnded(id, word2) {
    await this.#endings.commandEnded(id, word2);
  }
  /** As Endings.agentEnded. */
  async agentEnded(id) {
    return this.#endings.agentEnded(id);
  }
  /** As Archive.putBack. */
  async putBack(before) {
    await this.#archive.putBack(before);
  }
  /** As Archive.looked. */
  async looked(record) {
    await this.#archive.looked(record);
  }
  /** As Archive.remove. */
  async remove(record) {
    await this.#archive.remove(record);
  }
  /** As Archive.forget. */
  async forget(id) {
    await this.#archive.forget(id);
  }
  /** Takes over a snapshot: panes that have moved, ended or gone, and those that are visible at a terminal. */
  async update({ rows, inView, askedMs }) {
    this.#places.update(rows);
    for (const runner of this.live) {
      const row = this.#places.rowOf(runner);
      const at2 = moment();
      if (row?.dead === false) {
        runner.place(row, askedMs);
        runner.apply({ kind: "viewed", at: at2, inView: inView.has(runner.pane) });
      } else {
        await this.#endings.paneEnded(runner, row, at2);
      }
    }
    this.#archive.inView(inView);
    this.#options.sources.update(rows);
    this.#options.onChange();
    if (this.doubtful) this.#options.onDoubt();
  }
  /** As TakingUp.takeUp, before the first snapshot is taken over. */
  async restore(rows, report2) {
    this.#places.update(rows);
    await this.#takingUp.takeUp(rows, report2);
  }
  /** Ends every live runner: the server is gone. */
  async serverGone() {
    await Promise.all(this.live.map(async (runner) => this.#endings.gone(runner, "server-gone")));
  }
  /** Closes every runner without ending it, so that another controller can take it up. */
  async close() {
    await Promise.all([...this.live.map(async (runner) => runner.close()), this.#archive.close()]);
  }
};

// src/controller/runs/disk-troubles.ts
var REST_MS3 = 10 * 6e4;
var ADVICE = [
  [/^(ENOSPC|EDQUOT)\b/, "free some space there"],
  [/^EROFS\b/, "make that file system writable"],
  [/^(EACCES|EPERM)\b/, "give yourself the right to write there"]
];
var DiskTroubles = class {
  #onChange;
  #onFirst;
  #known = /* @__PURE__ */ new Map();
  #lastAt = -Infinity;
  /** `onFirst` is called for the first trouble after a time without any. */
  constructor(options) {
    this.#onChange = options.onChange;
    this.#onFirst = options.onFirst;
  }
  /** One sentence for each runner. */
  get problems() {
    return [...this.#known.values()];
  }
  /** Notes that the disk refuses a file of a runner, or accepts all of them again (undefined). */
  tell({ id, name }, trouble) {
    const isFirst = this.#known.size === 0 && performance.now() - this.#lastAt > REST_MS3;
    if (trouble === void 0) this.#known.delete(id);
    else this.#known.set(id, sentence(name, trouble));
    this.#lastAt = performance.now();
    if (trouble !== void 0 && isFirst) this.#onFirst();
    this.#onChange();
  }
};
function sentence(name, { path: path7, error }) {
  const advice = ADVICE.find(([pattern]) => pattern.test(error))?.[1] ?? "see what is wrong there";
  return `the log of '${name}' waits in memory, ${path7} cannot be written: ${error}; ${advice}, then it goes on by itself`;
}

// src/tmux/terminals.ts
var FIELDS2 = [
  "session_id",
  "client_control_mode",
  "client_tty",
  "client_termname",
  "client_termtype",
  "client_utf8",
  "client_flags",
  "client_activity",
  "client_name"
];
var LIST_TERMINALS = ["list-clients", "-F", rowFormat(FIELDS2)];
function parseTerminals(lines2) {
  const found = lines2.flatMap((line2) => {
    const row = parseRow(line2, FIELDS2.length) ?? [];
    const [session = "", control, tty3 = "", term = "", type = "", utf8, flags = "", usedAt, client = ""] = row;
    if (!isSessionId(session) || control === "1" || flags.split(",").includes("suspended")) return [];
    return [{ client, tty: tty3, term, type, isUtf8: utf8 === "1", usedAt: Number(usedAt) }];
  });
  return found.toSorted((a2, b) => b.usedAt - a2.usedAt);
}

// src/controller/telling/notice.ts
async function showNotice(tmux, text) {
  const [lines2 = []] = await tmux.askAll([LIST_TERMINALS]);
  const terminals = parseTerminals(lines2);
  if (terminals.length > 0) await tmux.askAll(terminals.map(({ client }) => messageTo(client, text)));
}

// src/controller/telling/problems.ts
var Problems = class {
  #options;
  #reported = /* @__PURE__ */ new Set();
  /** Why panes are read from another source than the one asked for. */
  #instead = /* @__PURE__ */ new Map();
  #disk;
  constructor(options) {
    this.#options = options;
    this.#disk = new DiskTroubles({ onChange: options.onChange, onFirst: () => this.#sayLogsWait() });
  }
  /** All of them, one sentence each. */
  get all() {
    return [...this.#reported, ...this.#instead.values(), ...this.ofLogs];
  }
  /** Why logs stand still; empty while none does. */
  get ofLogs() {
    const { problem } = this.#options.pipes;
    return [...problem === void 0 ? [] : [problem], ...this.#disk.problems];
  }
  /** Adds a problem. It stays, and is noted in the journal once. */
  report = (problem) => {
    if (this.#reported.has(problem)) return;
    this.#reported.add(problem);
    this.#options.journal.note("problem reported", { problem });
  };
  /** Notes why a pane is read from another source than the one asked for; undefined: it is not any more. */
  readInstead(pane, why) {
    if (why === void 0) this.#instead.delete(pane);
    else this.#instead.set(pane, why);
  }
  /** Why a pane is read from another source than the one asked for; undefined when it is not. */
  insteadOf(pane) {
    return isPaneId(pane) ? this.#instead.get(pane) : void 0;
  }
  /** Notes that the disk refuses a file of a runner, or accepts all of them again (undefined). */
  ofDisk(runner, trouble) {
    this.#disk.tell(runner, trouble);
  }
  #sayLogsWait() {
    const text = "geppetto: logs cannot be written and wait in memory, see: geppetto-tmux doctor";
    void noted(showNotice(this.#options.tmux, text), this.#options.journal, "terminals could not be told");
  }
};

// src/controller/runs/retention.ts
import { readdir as readdir2, stat as stat5 } from "fs/promises";
import { join as join17 } from "path";

// src/controller/runs/retention-plan.ts
function planRemovals(runs, { maxAgeMs, maxBytes }, now2) {
  const ended = runs.flatMap((run2) => run2.endedAt === void 0 ? [] : [{ ...run2, endedAt: run2.endedAt }]).toSorted((one, other) => one.endedAt - other.endedAt);
  let bytes = runs.reduce((sum, run2) => sum + run2.bytes, 0);
  return ended.flatMap((run2) => {
    const isOld = now2 - run2.endedAt > maxAgeMs;
    if (!isOld && bytes <= maxBytes) return [];
    bytes -= run2.bytes;
    return [{ ...run2, why: isOld ? "age" : "total size" }];
  });
}

// src/controller/runs/retention.ts
var SETTLE_MS3 = 200;
var PACE_MS = 2e3;
var HOUR_MS = 36e5;
var ORPHAN_MS = 864e5;
var Retention = class {
  #options;
  #timer;
  #dueAt = Infinity;
  #lastAt = -Infinity;
  #running = Promise.resolve();
  constructor(options) {
    this.#options = options;
  }
  /** Plans a look; to be called when a run has ended or a log has grown. */
  soon() {
    this.#schedule(Math.max(performance.now() + SETTLE_MS3, this.#lastAt + PACE_MS));
  }
  /** Looks once an hour while there are runners. */
  watch(hasRunners) {
    if (hasRunners) this.#schedule(performance.now() + HOUR_MS);
    else if (this.#dueAt - performance.now() > PACE_MS) this.#cancel();
  }
  async close() {
    this.#cancel();
    await this.#running;
  }
  #schedule(at2) {
    if (at2 >= this.#dueAt) return;
    this.#cancel();
    this.#dueAt = at2;
    this.#timer = setTimeout(() => {
      this.#cancel();
      this.#running = this.#running.then(async () => this.#enforce());
    }, at2 - performance.now());
  }
  #cancel() {
    clearTimeout(this.#timer);
    this.#dueAt = Infinity;
  }
  async #enforce() {
    const { root, settings, isHeld, onRemoved, journal } = this.#options;
    this.#lastAt = performance.now();
    try {
      const { logRetentionMs: maxAgeMs, logTotalBytes: maxBytes } = await settings();
      await finishRemovals(root);
      const runs = await storedRuns(root, isHeld);
      for (const { id, bytes, why } of planRemovals(runs, { maxAgeMs, maxBytes }, Date.now())) {
        if (isHeld(id)) continue;
        await removeRun(root, id);
        journal.note("log removed", { runner: id, bytes, why });
        onRemoved(id);
      }
    } catch (error) {
      journal.note("old logs could not be removed", { error: messageOf(error) });
    }
  }
};
async function storedRuns(root, isHeld) {
  const runs = [];
  for (const record of readRecords(root, () => void 0)) {
    const { bytes, modifiedAt } = await figures2(join17(root, record.id));
    runs.push({ id: record.id, bytes, endedAt: isHeld(record.id) ? void 0 : endOf2(record, modifiedAt) });
  }
  return runs;
}
function endOf2(record, modifiedAt) {
  const { state, server } = record;
  if (isFinal(state)) return state.since;
  const { processes } = hostOf(record);
  return processes?.isRunning(server.pid) === false && Date.now() - modifiedAt > ORPHAN_MS ? modifiedAt : void 0;
}
async function figures2(directory) {
  const names = await readdir2(directory).catch(() => []);
  const found = await Promise.all(names.map(async (name) => ignoreGone(stat5(join17(directory, name)))));
  return {
    bytes: found.reduce((sum, file) => sum + (file?.size ?? 0), 0),
    modifiedAt: found.reduce((latest, file) => Math.max(latest, file?.mtimeMs ?? 0), 0)
  };
}

// src/host/resident.ts
import { readFileSync as readFileSync5 } from "fs";
function residentBytes(pid, name) {
  if (process.platform !== "linux" || !isNamed(pid, name)) return void 0;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync5(`/proc/${pid}/status`, "latin1"))?.[1];
    return kilobytes === void 0 ? void 0 : Number(kilobytes) * 1024;
  } catch {
    return void 0;
  }
}

// src/controller/sources/held-bytes.ts
var MAX_HELD_BYTES = 64 * 1024 * 1024;
var HeldBytes = class {
  #maxBytes = MAX_HELD_BYTES;
  #chunks = [];
  #bytes = 0;
  #dropped = 0;
  /** How many of the oldest bytes had to be dropped. */
  get dropped() {
    return this.#dropped;
  }
  get bytes() {
    return this.#bytes;
  }
  push(data) {
    this.#chunks.push(data);
    this.#bytes += data.length;
    while (this.#bytes > this.#maxBytes) {
      const oldest = this.#chunks.shift()?.length ?? this.#bytes;
      this.#bytes -= oldest;
      this.#dropped += oldest;
    }
  }
  /** Holds only the last `maxBytes` bytes from now on. */
  limit(maxBytes) {
    this.#maxBytes = maxBytes;
  }
  /** Forgets all held bytes, because they are known from elsewhere. */
  clear() {
    this.#chunks = [];
    this.#bytes = 0;
    this.#dropped = 0;
  }
  /** The first held bytes: at least `bytes` of them, if that many are held; without a number all. */
  peek(bytes = Infinity) {
    let length = 0;
    const count2 = this.#chunks.findIndex((chunk) => (length += chunk.length) >= bytes);
    return Buffer.concat(count2 < 0 ? this.#chunks : this.#chunks.slice(0, count2 + 1));
  }
  /** Returns all held bytes, and is empty afterwards. */
  take() {
    const all = this.peek();
    this.clear();
    return all;
  }
};

// src/controller/sources/tail-bytes.ts
var TailBytes = class {
  #capacity;
  #buffer = Buffer.alloc(0);
  #length = 0;
  constructor(capacity) {
    this.#capacity = capacity;
  }
  /** Keeps at least `capacity` bytes from now on. */
  grow(capacity) {
    this.#capacity = Math.max(this.#capacity, capacity);
  }
  push(data) {
    const last = data.length > this.#capacity ? data.subarray(-this.#capacity) : data;
    if (this.#length + last.length > this.#buffer.length) this.#makeRoom(last.length);
    last.copy(this.#buffer, this.#length);
    this.#length += last.length;
  }
  /** Returns the kept bytes, then forgets them and frees their memory. */
  take() {
    const tail = this.#buffer.subarray(Math.max(0, this.#length - this.#capacity), this.#length);
    this.#buffer = Buffer.alloc(0);
    this.#length = 0;
    return tail;
  }
  /** Moves the needed bytes to the start of a buffer with room for as many again. */
  #makeRoom(bytes) {
    const from = Math.max(0, this.#length + bytes - this.#capacity);
    const kept = Math.max(0, this.#length - from);
    const size = Math.min(2 * this.#capacity, Math.max(1024, 2 * (kept + bytes)));
    const buffer = size > this.#buffer.length ? Buffer.allocUnsafe(size) : this.#buffer;
    this.#buffer.copy(buffer, 0, from, this.#length);
    this.#buffer = buffer;
    this.#length = kept;
  }
};

// src/controller/sources/feed.ts
var SKEW_BYTES = 64 * 1024;
var LINKED_BYTES = 1024 * 1024;
var Feed = class {
  pane;
  sink;
  /** The session whose tap is the source now. */
  owner;
  /** The session whose tap becomes the source. */
  target;
  /** Set while the source is being changed; only one change at a time. */
  busy;
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt;
  /** True when tmux has dropped output that was queued for us, and no image has been taken since. */
  hasDropped = false;
  /** True when the owner's bytes go to the sink; false while an image is taken or streams are joined. */
  #live = false;
  /** Bytes from taps other than the owner's, and from the owner's while not live. */
  #held = /* @__PURE__ */ new Map();
  /** How many bytes were held from each session in which the last snapshot did not show the pane. */
  #doubted = /* @__PURE__ */ new Map();
  /** Sessions whose tap has ended while the source was being changed: bytes before a later tap of them are missing. */
  #cut = /* @__PURE__ */ new Set();
  /** Sessions other than the owner that show the pane, too, by the last snapshot. */
  #linked = /* @__PURE__ */ new Set();
  /** The last bytes that went to the sink. */
  #tail = new TailBytes(SKEW_BYTES);
  constructor(pane, sink, seenAt) {
    this.pane = pane;
    this.sink = sink;
    this.seenAt = seenAt;
  }
  /** False while the owner's bytes are held back, or the pane has no owner. */
  get live() {
    return this.#live;
  }
  isLinkedTo(session) {
    return this.#linked.has(session);
  }
  /** Takes bytes from the tap of a session. Returns false when they are unexpected there: the pane may have moved. */
  receive(session, data) {
    if (session === this.owner && this.#live) {
      this.deliver(data);
      return true;
    }
    if (this.#cut.has(session)) return true;
    if (session !== this.owner) this.#tail.grow(2 * LINKED_BYTES);
    this.heldFrom(session).push(data);
    return session === this.owner || this.busy !== void 0 || this.#linked.has(session);
  }
  /** Passes bytes on to the runner. */
  deliver(data) {
    if (data.length === 0) return;
    this.#tail.push(data);
    this.sink.bytes(data);
  }
  /** Holds back all bytes from now on, until `start`. */
  hold() {
    this.#live = false;
  }
  /** Forgets the bytes held from a session: an image of the pane includes them. */
  restartHeld(session) {
    this.#cut.delete(session);
    this.heldFrom(session).clear();
  }
  /** Goes on with the tap of a session: first the bytes held of it, then its new ones. */
  startHeld(session) {
    const held = this.heldFrom(session);
    if (held.dropped > 0) this.sink.missing({ loss: "known", bytes: held.dropped }, "the controller did not keep up");
    this.start(session, held.take());
  }
  /** Goes on with the tap of a session: first these bytes, then its new ones. `orphan` if that tap has ended. */
  start(session, first) {
    const ended = this.#cut.has(session);
    this.owner = session;
    this.#held.clear();
    this.#doubted.clear();
    this.#cut.clear();
    this.#tail = new TailBytes(SKEW_BYTES);
    this.#live = true;
    this.deliver(first);
    if (ended) this.orphan();
  }
  /** The tap of a session has ended: bytes before those of a later tap are missing. */
  tapEnded(session) {
    if (this.busy !== void 0) this.#cut.add(session);
    else if (session === this.owner) this.orphan();
    else this.forget(session);
  }
  /** Leaves the feed without a source. */
  orphan() {
    this.owner = void 0;
    this.#live = false;
    for (const session of this.#cut) this.forget(session);
    this.#cut.clear();
  }
  /** Drops the sessions other than the owner that do not show the pane any more, and returns them. */
  unlink(shownIn) {
    const left = [...this.#linked].filter((session) => !shownIn.includes(session));
    this.#linked = new Set([...this.#linked].filter((session) => shownIn.includes(session)));
    return left;
  }
  /** A snapshot has shown the pane with its owner, and perhaps in other sessions too. */
  seen(snapshot, others) {
    this.seenAt = snapshot;
    this.#linked = new Set(others);
    for (const [session, held] of this.#held) {
      if (this.#linked.has(session)) {
        held.limit(LINKED_BYTES);
        continue;
      }
      if (this.#doubted.get(session) === held.bytes) this.forget(session);
      else this.#doubted.set(session, held.bytes);
    }
  }
  heldFrom(session) {
    const found = this.#held.get(session);
    if (found !== void 0) return found;
    const held = new HeldBytes();
    this.#held.set(session, held);
    return held;
  }
  forget(session) {
    this.#held.delete(session);
    this.#doubted.delete(session);
  }
  /** The last bytes that went to the runner since the last change of taps; empty afterwards. */
  takeTail() {
    return this.#tail.take();
  }
};

// src/controller/sources/flood-guard.ts
var LOOK_MS4 = 200;
var FloodGuard = class {
  #options;
  #timer;
  /** Memory of the server when the first tap fell behind. */
  #baseBytes;
  #maxBytes = Infinity;
  #behind = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#options = options;
  }
  /** A tap has fallen behind. */
  watch() {
    this.#behind = /* @__PURE__ */ new Set([...this.#behind, ...this.#lagging()]);
    if (this.#timer !== void 0) return;
    this.#baseBytes = this.#options.serverBytes();
    void this.#askBound();
    this.#timer = setInterval(() => this.#look(), LOOK_MS4);
  }
  #look() {
    for (const tap of this.#options.taps()) tap.hold();
    const behind = new Set(this.#lagging());
    const caughtUp = [...this.#behind].filter((tap) => !behind.has(tap));
    this.#behind = behind;
    if (behind.size === 0) {
      clearInterval(this.#timer);
      this.#timer = void 0;
    } else if (this.#heldBytes() > this.#maxBytes) this.#dropFurthest();
    for (const { session } of caughtUp) this.#options.onCaughtUp(session);
  }
  #lagging() {
    return this.#options.taps().filter((tap) => tap.behind().length > 0);
  }
  /** Asks for the limit; keeps the last one when the server does not answer. */
  async #askBound() {
    this.#maxBytes = await this.#options.maxBytes().catch(() => this.#maxBytes);
  }
  /** How many bytes the server has grown; where that is not visible, an estimate by the age of what it sends. */
  #heldBytes() {
    const now2 = this.#options.serverBytes();
    if (now2 !== void 0 && this.#baseBytes !== void 0) return now2 - this.#baseBytes;
    const panes = [...this.#behind].flatMap((tap) => tap.behind());
    return panes.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0);
  }
  #dropFurthest() {
    const panes = [...this.#behind].flatMap((tap2) => tap2.behind().map((lagging) => ({ tap: tap2, ...lagging })));
    const [furthest] = panes.toSorted((one, other) => other.ageMs - one.ageMs);
    if (furthest === void 0) return;
    const { tap, pane, ageMs } = furthest;
    this.#options.journal.note("pane dropped in a flood", { pane, session: tap.session, behind_ms: ageMs });
    tap.drop(pane).catch(() => void 0);
  }
};

// src/controller/sources/byte-seam.ts
var CERTAIN_BYTES = 32768;
var LEAST_BYTES2 = 64;
var MAX_PLACES2 = 1e3;
function meeting(again, next2, { final }) {
  const certain = next2.subarray(0, CERTAIN_BYTES);
  if (certain.length === CERTAIN_BYTES) {
    const [at2, another] = placesOf2(certain, again);
    if (at2 !== void 0 && (final || another === void 0)) return at2;
  }
  return final ? overlap(again, next2) : void 0;
}
function placesOf2(wanted, bytes) {
  const borders = bordersOf(wanted);
  const places = [];
  let matched = 0;
  for (let at2 = 0; at2 < bytes.length && places.length < 2; at2 += 1) {
    const byte = bytes[at2];
    while (matched > 0 && wanted[matched] !== byte) matched = borders[matched - 1];
    if (wanted[matched] === byte) matched += 1;
    if (matched < wanted.length) continue;
    places.push(at2 + 1 - matched);
    matched = borders[matched - 1];
  }
  return places;
}
function bordersOf(bytes) {
  const borders = new Int32Array(bytes.length);
  for (let at2 = 1, length = 0; at2 < bytes.length; at2 += 1) {
    while (length > 0 && bytes[length] !== bytes[at2]) length = borders[length - 1];
    if (bytes[length] === bytes[at2]) length += 1;
    borders[at2] = length;
  }
  return borders;
}
function overlap(again, next2) {
  const head = next2.subarray(0, LEAST_BYTES2);
  if (head.length < LEAST_BYTES2) return void 0;
  let at2 = again.indexOf(head);
  for (let places = 0; at2 >= 0 && places < MAX_PLACES2; places += 1) {
    const length = Math.min(next2.length, again.length - at2);
    if (again.subarray(at2, at2 + length).equals(next2.subarray(0, length))) return at2;
    at2 = again.indexOf(head, at2 + 1);
  }
  return void 0;
}

// src/controller/sources/join.ts
var JOIN_MS = 3e4;
var QUIET_MS = 150;
var STUCK_MS = 1e3;
var STEP_MS2 = 10;
async function joinByImage(feed, to, why) {
  feed.hold();
  feed.owner = to.session;
  const tap = await to.opening;
  to.muted.delete(feed.pane);
  await to.images.take(async () => {
    const image = await tap.restart(feed.pane, () => feed.restartHeld(to.session));
    if (image === void 0) throw gone(feed);
    const { hasDropped } = feed;
    feed.hasDropped = false;
    await feed.sink.image(image, why, hasDropped ? "something" : "nothing");
  });
  feed.startHeld(to.session);
}
async function joinLinked(feed, to) {
  await drain(to);
  const passed = feed.takeTail();
  const { dropped } = feed.heldFrom(to.session);
  const held = feed.heldFrom(to.session).take();
  if (dropped === 0 && held.length === 0) return feed.start(to.session, held);
  const begins = meeting(passed, held, { final: true });
  if (begins === void 0 || passed.length - begins > held.length) await joinByImage(feed, to, "moved");
  else feed.start(to.session, held.subarray(passed.length - begins));
}
async function joinByBytes(feed, from, to, signal) {
  const { tap } = from;
  if (tap === void 0) return false;
  feed.hold();
  from.only = feed.pane;
  const again = feed.heldFrom(from.session);
  const next2 = feed.heldFrom(to.session);
  try {
    await tap.switchTo(to.session);
    let bytes = 0;
    let searched = 0;
    let grownAt = performance.now();
    for (const deadline = grownAt + JOIN_MS; again.dropped + next2.dropped === 0 && performance.now() < deadline; ) {
      await sleep(STEP_MS2, signal);
      const now2 = performance.now();
      if (again.bytes + next2.bytes > bytes) grownAt = now2;
      bytes = again.bytes + next2.bytes;
      const quiet = now2 - grownAt > QUIET_MS;
      const settled = quiet && again.bytes === next2.bytes;
      if (quiet && again.bytes === 0 || now2 - grownAt > STUCK_MS) break;
      if (!settled && again.bytes < searched * 1.25) continue;
      searched = again.bytes;
      const begun = again.peek();
      const dropped = meeting(begun, next2.peek(CERTAIN_BYTES), { final: settled });
      if (dropped !== void 0) {
        feed.start(to.session, Buffer.concat([begun.subarray(0, dropped), next2.take()]));
        return true;
      }
      if (settled) break;
    }
    return false;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  } finally {
    feed.forget(from.session);
    await tap.close();
  }
}
async function joinBySight(feed, to) {
  feed.hold();
  feed.owner = to.session;
  const tap = await to.opening;
  const held = feed.heldFrom(to.session);
  const { dropped } = held;
  let first = Buffer.alloc(0);
  const image = await tap.look(feed.pane, () => {
    first = held.take();
  });
  if (image === void 0) throw gone(feed);
  const seen = await feed.sink.passage(first, image);
  if (dropped > 0 || seen === "hole") return joinByImage(feed, to, "moved");
  if (seen === "unknown") feed.sink.missing({ loss: "perhaps" }, "it moved to another session");
  feed.deliver(first);
  feed.startHeld(to.session);
}
async function drain(slot, timeoutMs) {
  if (slot?.tap === void 0) return false;
  return slot.tap.drain(timeoutMs).then(
    () => true,
    () => false
  );
}
function gone(feed) {
  return new Failure("pane-not-found", `${feed.pane} is gone`);
}

// src/controller/sources/follow.ts
async function follow(feed, target, options) {
  const { taps } = options;
  feed.target = target;
  const from = taps.get(feed.owner);
  const to = taps.get(target);
  const drained = await drain(from);
  if (to?.tap === void 0 || to.readyAt > feed.seenAt || isSilent(to, feed.pane)) {
    await joinByImage(feed, taps.open(target), from === void 0 ? "resumed" : "moved");
  } else if (feed.isLinkedTo(target)) {
    await joinLinked(feed, to);
  } else if (!drained || from === void 0 || !await joinAlone(feed, from, to, options)) {
    await joinBySight(feed, to);
  }
  if (from !== void 0) letGo2(feed, from, taps);
}
async function joinAlone(feed, from, to, options) {
  const { taps, isAlone, signal } = options;
  if (!isAlone(from.session)) return false;
  taps.take(from);
  return joinByBytes(feed, from, to, signal);
}
function letGo2(feed, from, taps) {
  const needed = from.session === feed.owner || feed.isLinkedTo(from.session);
  if (!needed && taps.get(from.session) === from) void taps.mute(from, feed.pane);
}
function isSilent({ tap, muted }, pane) {
  return muted.has(pane) || tap?.isPaused(pane) === true;
}

// src/base/pace.ts
var CALM_MS = 3e4;
var Pace = class {
  #mostMs;
  #attempts = 0;
  #lastMs = -Infinity;
  /** `mostMs`: no wait is longer. */
  constructor(mostMs = Infinity) {
    this.#mostMs = mostMs;
  }
  /** How long to wait before the next attempt, in milliseconds: the first after a calm comes at once. */
  next(nowMs = performance.now()) {
    if (nowMs - this.#lastMs >= CALM_MS) this.#attempts = 0;
    const waitMs = this.#attempts === 0 ? 0 : Math.min(backoffMs(this.#attempts), this.#mostMs);
    this.#attempts += 1;
    this.#lastMs = nowMs + waitMs;
    return waitMs;
  }
};

// src/base/turns.ts
var Turns = class {
  #last = Promise.resolve();
  /** Does the work when its turn comes. Settles as the work does; a failure is no concern of the next one. */
  async take(work) {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => void 0);
    return mine;
  }
};

// src/controller/sources/tap-pool.ts
var TapPool = class {
  #options;
  #slots = /* @__PURE__ */ new Map();
  /** When a tap of a session may be opened again. */
  #paces = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  get slots() {
    return [...this.#slots.values()];
  }
  get(session) {
    return session === void 0 ? void 0 : this.#slots.get(session);
  }
  /** The tap of a session; opens one if there is none. */
  open(session) {
    const existing = this.#slots.get(session);
    if (existing !== void 0) return existing;
    const { connect: connect2, journal, scope, snapshot, wants, onBytes, onPaused, onBehind, onChange, onLayout, canWait } = this.#options;
    scope.signal.throwIfAborted();
    const opening = this.#inPace(
      session,
      async () => connect2({
        session,
        onBytes: (pane, data) => onBytes(session, pane, data),
        onPaused: (pane) => onPaused(session, pane),
        onBehind,
        onChange,
        onLayout: () => onLayout(session),
        wants: (pane) => {
          if (slot.only !== void 0) return pane === slot.only;
          const wanted = wants(pane);
          if (!wanted) void this.mute(slot, pane);
          return wanted;
        },
        canWait: () => canWait(session)
      })
    );
    const slot = {
      session,
      opening,
      tap: void 0,
      readyAt: 0,
      muted: /* @__PURE__ */ new Set(),
      images: new Turns(),
      only: void 0
    };
    this.#slots.set(session, slot);
    scope.fork(async () => {
      try {
        const tap = await opening;
        slot.tap = tap;
        slot.readyAt = snapshot();
        journal.note("tap opened", { session, client_pid: tap.pid });
        void tap.ended.then((end) => {
          journal.note("tap ended", { session, end });
          this.#drop(slot);
        });
      } catch (error) {
        journal.note("tap could not be opened", { session, error: messageOf(error) });
        this.#drop(slot);
      }
    });
    return slot;
  }
  async #inPace(session, connect2) {
    const pace = this.#paces.get(session) ?? new Pace();
    this.#paces.set(session, pace);
    await sleep(pace.next(), this.#options.scope.signal);
    return connect2();
  }
  /** Switches off a pane's output at this tap, where it is not used. Resolves when tmux has done so; never rejects. */
  async mute(slot, pane) {
    if (slot.muted.has(pane)) return;
    slot.muted.add(pane);
    await slot.opening.then(async (tap) => tap.mute(pane)).catch(() => void 0);
  }
  /** Forgets panes that do not exist any more. */
  prune(panes) {
    for (const { muted } of this.slots) {
      for (const pane of muted) if (!panes.has(pane)) muted.delete(pane);
    }
  }
  /** Removes a tap from the pool; the caller closes it. */
  take(slot) {
    this.#paces.delete(slot.session);
    if (this.#slots.get(slot.session) === slot) this.#slots.delete(slot.session);
  }
  /** Closes the taps of all sessions that are not in `used`. */
  async closeAllBut(used) {
    const unused = this.slots.filter((slot) => slot.tap !== void 0 && !used.has(slot.session));
    for (const slot of unused) this.take(slot);
    await Promise.all(unused.map(async (slot) => slot.tap?.close()));
  }
  #drop(slot) {
    const { tap } = slot;
    slot.tap = void 0;
    if (this.#slots.get(slot.session) !== slot) return;
    this.#slots.delete(slot.session);
    this.#options.onEnded(slot.session, tap);
  }
};

// src/controller/sources/feeds.ts
var SOON_MS = 200;
var RELEASE_MS = 5e3;
var Feeds = class {
  #options;
  #taps;
  #feeds = /* @__PURE__ */ new Map();
  #snapshot = 0;
  #failures = 0;
  constructor(options) {
    this.#options = options;
    const guard = new FloodGuard({
      ...options,
      taps: () => this.taps,
      onCaughtUp: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) this.#resume(feed);
      }
    });
    this.#taps = new TapPool({
      ...options,
      snapshot: () => this.#snapshot,
      wants: (pane) => this.#feeds.has(pane),
      canWait: (session) => this.#feedsOf(session).every(({ live, sink }) => live && !sink.isAwaited),
      onBytes: (session, pane, data) => {
        if (this.#feeds.get(pane)?.receive(session, data) === false) options.onChange(true);
      },
      onPaused: (session, pane) => this.#paused(session, pane),
      onBehind: () => guard.watch(),
      onChange: () => options.onChange(false),
      onLayout: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) feed.sink.mayResize();
      },
      onEnded: (session, tap) => this.#tapEnded(session, tap)
    });
  }
  /** The taps that are open now. */
  get taps() {
    return this.#taps.slots.flatMap((slot) => slot.tap === void 0 ? [] : [slot.tap]);
  }
  async add({ pane, sessions, why, sink }) {
    const feed = new Feed(pane, sink, this.#snapshot);
    this.#feeds.set(pane, feed);
    try {
      await this.#exclusively(feed, async () => joinByImage(feed, this.#taps.open(this.#preferred(sessions)), why));
    } catch (error) {
      this.#feeds.delete(pane);
      throw error;
    }
  }
  async position(pane) {
    const tap = this.#liveTap(pane);
    const position = await tap?.position(pane).catch(() => void 0);
    return this.#liveTap(pane) === tap ? position : void 0;
  }
  async catchUp(pane, timeoutMs) {
    const feed = this.#feeds.get(pane);
    if (feed === void 0) return;
    const tap = this.#taps.get(feed.owner)?.tap;
    await this.#arrived(feed, tap !== void 0 && tap.behind().length > 0 && !tap.isBehind(pane), timeoutMs);
  }
  async remove(pane, ending) {
    const feed = this.#feeds.get(pane);
    if (feed === void 0) return false;
    const tap = this.#taps.get(feed.owner)?.tap;
    if (ending === "gone" && tap?.isBehind(pane) === true) feed.hasDropped = true;
    const arrived = this.#arrived(feed, ending !== "released" && tap !== void 0 && tap.behind().length > 0);
    const isDrained = ending !== "released" || await settlesWithin(arrived, RELEASE_MS);
    if (isDrained) await arrived;
    else feed.hasDropped = true;
    if (feed.hasDropped) feed.sink.missing({ loss: "at-least" }, MORE[ending]);
    if (!feed.live || feed.hasDropped) feed.sink.cut();
    this.#feeds.delete(pane);
    await this.#closeUnused();
    const slot = this.#taps.get(feed.owner);
    const muted = slot === void 0 ? Promise.resolve() : this.#taps.mute(slot, pane);
    await settlesWithin(muted, ending === "released" ? RELEASE_MS : SOON_MS);
    return false;
  }
  /** Changes of taps run on in the background. */
  update(rows) {
    this.#snapshot += 1;
    for (const feed of this.#feeds.values()) {
      const sessions = rows.filter((row) => row.pane === feed.pane).map((row) => row.session);
      if (sessions.length === 0 || feed.busy !== void 0) continue;
      for (const session of feed.unlink(sessions)) this.#muteAt(session, feed.pane);
      const { owner } = feed;
      if (owner !== void 0 && sessions.includes(owner) && this.#taps.get(owner) !== void 0) {
        const others = sessions.filter((session) => session !== owner);
        feed.seen(this.#snapshot, others);
      } else {
        this.#inBackground(feed, async () => this.#follow(feed, this.#preferred(sessions)));
      }
    }
    this.#taps.prune(new Set(rows.map((row) => row.pane)));
    this.#options.scope.fork(async () => this.#closeUnused());
  }
  /** Takes our tap out of a session, by way of `refuge` if given. If the session survives, a look taps it again. */
  async leave(session, refuge) {
    const slot = this.#taps.get(session);
    if (slot === void 0) return;
    await drain(slot);
    this.#taps.take(slot);
    for (const feed of this.#feeds.values()) feed.tapEnded(session);
    await slot.tap?.close(refuge);
  }
  async close() {
    this.#feeds.clear();
    await this.#closeUnused();
  }
  /**
   * Resolves when all output of a pane that tmux had queued for us was delivered. A tap that is behind answers only
   * when its whole queue is sent; but a pane that is not behind is sent in tmux's next rounds, and with `soon` only
   * these are waited for.
   */
  async #arrived(feed, soon2, timeoutMs) {
    await idle(feed);
    const drained = drain(this.#taps.get(feed.owner), timeoutMs);
    await (soon2 ? settlesWithin(drained, SOON_MS) : drained);
    await idle(feed);
  }
  async #follow(feed, target) {
    const isAlone = (session) => this.#feedsOf(session).every((other) => other === feed);
    await follow(feed, target, { taps: this.#taps, isAlone, signal: this.#options.scope.signal });
    this.#options.journal.note("pane followed", { pane: feed.pane, session: target });
  }
  #muteAt(session, pane) {
    const slot = this.#taps.get(session);
    if (slot !== void 0) void this.#taps.mute(slot, pane);
  }
  /** The feeds whose source is the tap of a session. */
  #feedsOf(session) {
    return [...this.#feeds.values()].filter(({ owner }) => owner === session);
  }
  #liveTap(pane) {
    const feed = this.#feeds.get(pane);
    return feed === void 0 || feed.busy !== void 0 ? void 0 : this.#taps.get(feed.owner)?.tap;
  }
  /** With a tap that was behind, the output that tmux had queued for it is lost. */
  #tapEnded(session, tap) {
    const feeds = [...this.#feeds.values()];
    for (const feed of feeds) {
      feed.hasDropped ||= feed.owner === session && tap?.isBehind(feed.pane) === true;
      feed.tapEnded(session);
    }
    if (feeds.some((feed) => feed.owner === void 0)) this.#options.onChange(true);
  }
  #paused(session, pane) {
    this.#options.journal.note("pane paused", { pane, session });
    const feed = this.#feeds.get(pane);
    if (feed?.owner !== session) return;
    feed.hasDropped = true;
    this.#resume(feed);
  }
  /** Goes on with a pane that is paused at its tap, once the tap has caught up. */
  #resume(feed) {
    const slot = this.#taps.get(feed.owner);
    if (feed.busy !== void 0 || slot?.tap?.isPaused(feed.pane) !== true || slot.tap.behind().length > 0) return;
    this.#inBackground(feed, async () => joinByImage(feed, slot, "paused"));
  }
  /** Runs one change of a feed's source at a time, and resumes the pane if tmux has paused it meanwhile. */
  async #exclusively(feed, change2) {
    await idle(feed);
    const running = change2();
    feed.busy = running;
    try {
      await running;
    } finally {
      feed.busy = void 0;
      feed.target = void 0;
    }
    if (feed.owner === void 0) this.#options.onChange(true);
    this.#resume(feed);
  }
  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #inBackground(feed, change2) {
    this.#options.scope.fork(async (signal) => {
      try {
        await this.#exclusively(feed, change2);
        feed.seenAt = this.#snapshot;
        this.#failures = 0;
      } catch (error) {
        if (isAbort(error, signal) || !(error instanceof Failure)) throw error;
        this.#failures += 1;
        feed.orphan();
        this.#options.journal.note("pane could not be followed", { pane: feed.pane, error: error.message });
        await sleep(backoffMs(this.#failures), signal);
      }
      this.#options.onChange(false);
    });
  }
  async #closeUnused() {
    await this.#taps.closeAllBut(new Set([...this.#feeds.values()].flatMap(({ owner, target }) => [owner, target])));
  }
  /** A session that has a tap already, else the first. */
  #preferred(sessions) {
    const tapped = sessions.find((session2) => this.#taps.get(session2)?.tap !== void 0);
    const session = tapped ?? sessions[0];
    if (session === void 0) throw new Failure("pane-not-found", "the pane is in no session");
    return session;
  }
};
var MORE = {
  released: "tmux had more when it was released",
  gone: "tmux had more when it ended",
  whole: "tmux had more when it ended"
};
async function idle(feed) {
  while (feed.busy !== void 0) await ignoreGone(feed.busy);
}

// src/controller/sources/looks.ts
var LOOK_MS5 = 2e3;
var MAX_LOOK_MS = 16e3;
var Looks = class {
  #options;
  #watched = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  async add({ pane, sink }) {
    const watched = { sink, timer: void 0, waitMs: LOOK_MS5, shown: void 0 };
    this.#watched.set(pane, watched);
    await this.#look(pane);
    this.#lookAgain(pane, watched);
    sink.resumed();
  }
  async remove(pane) {
    const watched = this.#watched.get(pane);
    clearTimeout(watched?.timer);
    watched?.sink.cut();
    this.#watched.delete(pane);
    return false;
  }
  update() {
  }
  async catchUp(pane) {
    await this.#look(pane);
  }
  async position() {
    return void 0;
  }
  async close() {
    for (const { timer } of this.#watched.values()) clearTimeout(timer);
    this.#watched.clear();
  }
  #lookAgain(pane, watched) {
    if (this.#watched.get(pane) !== watched) return;
    watched.timer = setTimeout(() => {
      void this.#look(pane).then(() => this.#lookAgain(pane, watched));
    }, watched.waitMs);
  }
  async #look(pane) {
    const view = await this.#options.view(pane);
    const watched = this.#watched.get(pane);
    if (view === void 0 || watched === void 0) return;
    const shown = [view.title, ...view.rows].join("\n");
    const isNew = watched.shown !== shown;
    if (isNew && watched.shown !== void 0) watched.sink.seen();
    watched.waitMs = isNew ? LOOK_MS5 : Math.min(2 * watched.waitMs, MAX_LOOK_MS);
    watched.shown = shown;
    if (!view.piped) this.#options.onFree(pane);
  }
};

// src/controller/sources/pipes.ts
import { randomBytes as randomBytes2 } from "crypto";

// src/pipe/fifo.ts
import { closeSync as closeSync3, constants as constants8, openSync as openSync3, readdirSync as readdirSync2, unlinkSync } from "fs";
import { basename as basename2, dirname, join as join18 } from "path";
var MAKE_MS = 5e3;
async function makeFifo(path7) {
  const { how, code, stderr } = await run(["mkfifo", "-m", "600", path7], { timeoutMs: MAKE_MS });
  if (code === 0) return;
  throw new Failure("cannot-create", `cannot make the FIFO ${path7}: ${stderr.trim() || how}`, {
    next: "it takes the program mkfifo, and space in that directory"
  });
}
function holdFifo(path7) {
  const fd = openSync3(path7, constants8.O_RDONLY | constants8.O_NONBLOCK);
  return () => closeSync3(fd);
}
function removeFifo(path7) {
  try {
    closeSync3(openSync3(path7, constants8.O_RDONLY | constants8.O_NONBLOCK));
  } catch {
  }
  try {
    unlinkSync(path7);
  } catch {
  }
}
function removeStaleFifos(socket) {
  const start2 = basename2(fifoPath(socket, ""));
  const directory = dirname(socket);
  for (const name of readdirSync2(directory)) {
    if (name.startsWith(start2) && !name.endsWith(noteEnd())) removeFifo(join18(directory, name));
  }
}

// src/tmux/shell-command.ts
function shellCommand(words) {
  return words.map(shellWord).join(" ").replaceAll("#", "##").replaceAll("%", "%%");
}

// src/tmux/pipe.ts
async function openPipe(asker, pane, argv) {
  const isOpen = ["display-message", "-p", "-t", pane, "#{pane_pipe}"];
  const shell = `exec ${shellCommand(argv)} >/dev/null`;
  const open4 = commandLine(["pipe-pane", "-IO", "-t", pane, shell]).toString();
  const { capabilities: capabilities2 } = asker;
  const captures = captureCommands(pane, capabilities2);
  const commands = [...captures, isOpen, ["if-shell", "-F", "-t", pane, "#{?pane_pipe,0,1}", open4], isOpen];
  const replies = await asker.send(commands, { timeoutMs: CAPTURE_MS });
  const image = parseCapture(replies.slice(0, captures.length), capabilities2);
  if (image === void 0) throw new Failure("pane-not-found", `${pane} is gone`);
  if (replies[captures.length]?.body[0]?.toString() === "1") {
    throw new Failure("pipe-taken", `the pipe-pane of ${pane} is in use`);
  }
  const last = replies.at(-1);
  if (last?.ok !== true || last.body[0]?.toString() !== "1") {
    throw new Failure("spawn-failed", `tmux did not open the pipe of ${pane}: ${last?.body.join(" ") ?? "no answer"}`);
  }
  return image;
}

// src/controller/sources/pipe-reader.ts
import { spawn as spawn2 } from "child_process";

// src/pipe/listener.ts
import { chmodSync, lstatSync, renameSync as renameSync2, rmSync as rmSync7, unlinkSync as unlinkSync2 } from "fs";
import { once as once9 } from "events";
import { createServer } from "net";
var HELLO_MS = 1e4;
var MAX_HELLO_BYTES = 64 * 1024;
var FAREWELL_MS = 1e3;
var MAX_READERS = 64;
var LINE_FEED2 = 10;
async function listenForReaders(options) {
  const { path: path7, onReader, onBug } = options;
  const connections = /* @__PURE__ */ new Map();
  const server = createServer((socket) => {
    const served = welcome(socket, onReader).catch(onBug).finally(() => {
      socket.destroySoon();
      connections.delete(socket);
    });
    connections.set(socket, served);
  });
  server.maxConnections = MAX_READERS;
  const first = `${path7.slice(0, -1)}~`;
  try {
    rmSync7(first, { force: true });
    server.listen(first);
    await once9(server, "listening");
    chmodSync(first, 384);
    renameSync2(first, path7);
    removeStaleFifos(path7);
  } catch (error) {
    server.close();
    throw new Failure("cannot-create", `cannot open the socket ${path7}: ${messageOf(error)}`, { cause: error });
  }
  server.on("error", onBug);
  const { ino } = lstatSync(path7);
  return {
    close: async () => {
      server.close();
      if (lstatSync(path7, { throwIfNoEntry: false })?.ino === ino) unlinkSync2(path7);
      const late = setTimeout(() => connections.forEach((_, socket) => socket.destroy()), FAREWELL_MS);
      await Promise.all(connections.values());
      clearTimeout(late);
    }
  };
}
async function welcome(socket, onReader) {
  socket.on("error", () => void 0);
  const chunks = socket.iterator({ destroyOnReturn: false });
  socket.setTimeout(HELLO_MS, () => socket.destroy());
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && head.length < MAX_HELLO_BYTES) {
    const chunk = await next(chunks);
    if (chunk === void 0) return;
    head = Buffer.concat([head, chunk]);
    end = head.indexOf(LINE_FEED2);
  }
  socket.setTimeout(0);
  const hello = end < 0 ? void 0 : decodeHello(head.subarray(0, end));
  const order = (given) => {
    if (socket.writable) socket.write(encodeOrder(given));
  };
  if (hello === void 0) {
    return order({ kind: "leave", graceMs: 0 });
  }
  const frames = async function* () {
    const decoder = new FrameDecoder();
    yield decoder.push(head.subarray(end + 1));
    for (let chunk = await next(chunks); chunk !== void 0; chunk = await next(chunks)) yield decoder.push(chunk);
  };
  await onReader({ ...hello, frames, order });
}
async function next(chunks) {
  try {
    return (await chunks.next()).value;
  } catch {
    return void 0;
  }
}

// src/controller/sources/pipe-reader.ts
var START_MS = 1e4;
var RETURN_MS = 1e4;
var STEP_MS3 = 10;
var CLAIM_MS = 3e4;
var PipeReader = class {
  #options;
  #ears = /* @__PURE__ */ new Map();
  #listener;
  #link;
  /** The pipes that the reader had when it connected, without those that were dropped since. */
  #found = /* @__PURE__ */ new Set();
  /** The mark of the last connected reader, or of the one of an earlier controller. */
  #mark;
  #arrival;
  /** Counts calls of `close`; waits for a reader end when it grows. */
  #closes = 0;
  /** True when the reader was last reported as stopped. */
  #isStopped = false;
  /** Run at SIGCHLD, which a parent gets when a child is stopped or continued: so no poll is needed. */
  #look = () => this.look();
  constructor(options) {
    this.#options = options;
  }
  /** Its process id while it is connected. */
  get pid() {
    return this.#link?.pid;
  }
  /** The process mark of the reader. */
  get mark() {
    return this.#mark;
  }
  /** Why no pane is read now, in words; undefined when all is well. */
  get problem() {
    const { pid } = this;
    if (pid === void 0 || !isStopped(pid)) return void 0;
    return `the reader of pipes is stopped, so nothing is logged and no state changes; let it go on by: kill -CONT ${pid}`;
  }
  /** Checks whether the reader is stopped: no SIGCHLD comes for one that an earlier controller has started. */
  look() {
    const isHeld = this.problem !== void 0;
    if (isHeld === this.#isStopped) return;
    this.#isStopped = isHeld;
    this.#options.journal.note(isHeld ? "reader of pipes is stopped" : "reader of pipes goes on", { pid: this.pid });
    this.#options.onStopped();
  }
  /** Waits for the reader that an earlier controller had, if it still runs. */
  async awaitReturn(mark2) {
    if (this.#link !== void 0 || !isProcess(mark2)) return;
    this.#mark = mark2;
    await this.ready();
  }
  /** Waits for the reader, and starts one if there is none. Throws a Failure `spawn-failed` or `cannot-create`. */
  async ready() {
    await this.#listen();
    if (this.#link !== void 0) return;
    this.#arrival ??= this.#arrive().finally(() => {
      this.#arrival = void 0;
    });
    await this.#arrival;
  }
  /** True when the connected reader had this pipe when it connected. */
  has(pipe) {
    return this.#link !== void 0 && this.#found.has(pipe);
  }
  /** Reports to `ear` what comes of its pipe from now on. */
  attach(ear) {
    this.#ears.set(ear.id, ear);
  }
  /** Has the pipe closed, and reports no more of it. */
  drop({ id }) {
    this.#ears.delete(id);
    this.#found.delete(id);
    this.order({ kind: "drop", pipe: id });
  }
  /** Sends an order to the reader. Without a reader the order is lost: the next reader gets it again. */
  order(order) {
    this.#link?.order(order);
  }
  /** Disconnects from the reader, which waits `graceMs` milliseconds for another controller. */
  async close(graceMs) {
    const listener = this.#listener;
    this.#listener = void 0;
    this.#closes += 1;
    await this.#arrival?.catch(() => void 0);
    this.#link?.order({ kind: "leave", graceMs });
    this.#link = void 0;
    const ears = [...this.#ears.values()];
    this.#ears.clear();
    for (const ear of ears) ear.gone();
    await (await listener)?.close();
  }
  async #listen() {
    this.#listener ??= this.#open();
    try {
      await this.#listener;
    } catch (error) {
      this.#listener = void 0;
      throw error;
    }
  }
  async #open() {
    const { journal, socket } = this.#options;
    removeOldNotes(socket);
    return listenForReaders({
      path: socket,
      onReader: async (link) => this.#welcome(link),
      onBug: (error) => journal.bug(error)
    });
  }
  async #arrive() {
    const { mark: mark2 } = this;
    if (mark2 !== void 0) {
      if (await this.#comes(mark2, RETURN_MS)) return;
      await endProcess(mark2);
    }
    const { command, socket } = this.#options;
    const [file = "", ...args] = command;
    const child = spawn2(file, [...args, socket], { detached: true, cwd: "/", stdio: "ignore" });
    const failed = new Promise((resolve) => child.once("error", (error) => resolve(`: ${error.message}`)));
    child.unref();
    const comes = child.pid === void 0 ? false : await this.#comes(processMark(child.pid), START_MS);
    if (comes) return;
    child.kill("SIGKILL");
    const why = child.pid === void 0 ? await failed : " within 10 s, or has ended";
    throw new Failure("spawn-failed", `the reader of pipes did not start${why}`, {
      next: "`geppetto-tmux controller log` may say why"
    });
  }
  /** Waits until a reader is connected; false when this one has ended or the time is over. */
  async #comes(mark2, withinMs) {
    const closes = this.#closes;
    for (let waited = 0; this.#link === void 0; waited += STEP_MS3) {
      if (waited >= withinMs || !isProcess(mark2) || this.#closes !== closes) return false;
      await sleep(STEP_MS3);
    }
    return true;
  }
  async #welcome(link) {
    if (this.#link !== void 0) return link.order({ kind: "leave", graceMs: 0 });
    const mark2 = processMark(link.pid);
    this.#link = link;
    this.#mark = mark2;
    process.on("SIGCHLD", this.#look);
    this.look();
    this.#found.clear();
    for (const pipe of link.pipes) this.#found.add(pipe);
    for (const ear of this.#ears.values()) {
      if (this.has(ear.id)) ear.connected();
      else ear.gone();
    }
    const unclaimed = setTimeout(() => this.#dropUnclaimed(), CLAIM_MS).unref();
    for await (const frames of link.frames()) {
      if (this.#link !== link) continue;
      for (const frame of frames) this.#ears.get(frame.pipe)?.heard(frame);
    }
    clearTimeout(unclaimed);
    process.off("SIGCHLD", this.#look);
    if (this.#link !== link) return this.look();
    this.#link = void 0;
    this.look();
    this.#options.journal.note("reader of pipes is away", { pid: link.pid });
    if (await this.#comes(mark2, RETURN_MS)) return;
    await endProcess(mark2);
    for (const ear of this.#ears.values()) ear.gone();
  }
  #dropUnclaimed() {
    for (const pipe of this.#found) if (!this.#ears.has(pipe)) this.order({ kind: "drop", pipe });
  }
};

// src/controller/sources/pipe-stream.ts
var REFUSED_MS = 500;
var STUCK_MS2 = 5e3;
var PipeStream = class {
  #options;
  #position;
  /** The offset up to which the reader was told that all bytes are on disk. */
  #told = 0;
  #acknowledging = false;
  #finishing = false;
  #state = "opening";
  /** Frames that wait until those before them are taken. */
  #frames = [];
  #taking = false;
  /** Called at each sign of life: a frame, or the end. */
  #watchers = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#options = options;
    this.#position = options.position;
  }
  get pane() {
    return this.#options.pane;
  }
  get sink() {
    return this.#options.sink;
  }
  get id() {
    return this.#position.id;
  }
  /** False once the pipe is known to be closed, or its reader to be gone. */
  get isOpen() {
    return this.#state === "open";
  }
  /** Waits for the carrier; false when it does not come in time, or the pipe has ended. */
  async opened(withinMs) {
    await this.#until(() => this.#position.carrier !== void 0 || this.#state !== "opening", withinMs, false);
    return this.#position.carrier !== void 0;
  }
  /** Takes the bytes from here on; false when the pipe is lost already. */
  async begin(reader) {
    if (reader !== void 0) await this.#keep({ ...this.#position, reader });
    if (this.#state !== "opening") return false;
    this.#state = "open";
    this.connected();
    return true;
  }
  connected() {
    if (this.#state !== "open") return;
    this.#tell(Math.max(0, this.#onDisk()));
    if (this.#finishing) this.#order({ kind: "finish", pipe: this.id });
    this.#stir();
  }
  heard(frame) {
    this.#frames.push(frame);
    if (!this.#taking) void this.#takeAll();
  }
  gone() {
    this.#settle("lost");
  }
  /**
   * Takes the bytes that tmux has written to the pipe until now, then has it closed. True when it was read to its end;
   * false when its reader is gone or stuck.
   */
  async finish() {
    this.#finishing = true;
    this.#order({ kind: "finish", pipe: this.id });
    await this.#until(() => this.#state !== "open", STUCK_MS2, true);
    const whole = this.#state === "ended";
    this.leave();
    if (!whole) await this.endCarrier();
    return whole;
  }
  /** Takes no more bytes. */
  leave() {
    this.#state = "left";
  }
  /** Ends the carrier, even of a silent pane: no reader is left for its bytes. */
  async endCarrier() {
    if (this.#position.carrier !== void 0) await endProcess(this.#position.carrier);
  }
  #order(order) {
    this.#options.order(order);
  }
  async #takeAll() {
    this.#taking = true;
    for (let frame = this.#frames.shift(); frame !== void 0; frame = this.#frames.shift()) {
      const taken = this.#take(frame);
      if (taken !== void 0) await taken;
      this.#stir();
    }
    this.#taking = false;
  }
  #take(frame) {
    switch (frame.kind) {
      case "opened":
        this.#position = { ...this.#position, carrier: processMark(frame.carrier) };
        return void 0;
      case "bytes":
        return this.#takeBytes(frame);
      case "end":
        return this.#end(true);
      case "cut":
        return this.#end(false);
    }
  }
  /** Passes on the new bytes of a frame. A jump of the offset means that the reader had to drop bytes. */
  #takeBytes(frame) {
    if (this.#state !== "open") return void 0;
    const missing = frame.offset - this.#position.offset;
    if (missing > 0) return this.#skip(missing).then(async () => this.#takeBytes(frame));
    const fresh = frame.bytes.subarray(-missing);
    this.#position = { ...this.#position, offset: this.#position.offset + fresh.length };
    this.#options.sink.bytes(fresh);
    if (!this.#acknowledging) void this.#acknowledge();
    return void 0;
  }
  async #skip(bytes) {
    this.#options.sink.missing({ loss: "known", bytes }, "the controller did not keep up");
    await this.#keep({ ...this.#position, offset: this.#position.offset + bytes });
  }
  async #end(isWhole2) {
    await this.#options.sink.flushed();
    this.#settle(isWhole2 ? "ended" : "lost");
  }
  /** Tells the reader which bytes are on disk and may be forgotten. */
  async #acknowledge() {
    this.#acknowledging = true;
    while (this.#position.offset - this.#told >= TELL_BYTES && this.#state === "open") {
      await this.#options.sink.flushed();
      const written = this.#onDisk();
      if (written - this.#told >= TELL_BYTES) this.#tell(written);
      else await sleep(REFUSED_MS);
    }
    this.#acknowledging = false;
  }
  /** Offset up to which all is on disk. Negative while log bytes from before this pipe are not on disk. */
  #onDisk() {
    return this.#position.offset - this.#options.sink.unwritten;
  }
  #tell(offset) {
    this.#told = offset;
    this.#order({ kind: "from", pipe: this.id, offset });
  }
  /** Saves the position: from then on a crash of this controller neither loses nor repeats bytes. */
  async #keep(position) {
    this.#position = position;
    await this.#options.sink.keepPosition({ kind: "pipe", ...position });
  }
  #settle(state) {
    if (this.#state !== "open" && this.#state !== "opening") return;
    const wasOpen = this.#state === "open";
    this.#state = state;
    this.#stir();
    if (wasOpen && !this.#finishing) this.#options.onLost(state === "ended" ? "closed" : "reader-gone");
  }
  #stir() {
    for (const watcher of this.#watchers) watcher();
  }
  /** Waits up to `ms` for a condition; with `extendsTime` each sign of life starts that time again. */
  async #until(isTrue, ms, extendsTime) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve(isTrue());
      };
      const watcher = () => {
        if (isTrue()) done();
        else if (extendsTime) timer.refresh();
      };
      const timer = setTimeout(done, ms);
      this.#watchers.add(watcher);
      watcher();
    });
  }
};

// src/controller/sources/pipes.ts
var OPEN_MS = 5e3;
var CLOSED_MS = 2e3;
var CLOSED_STEP_MS = 10;
var TURNS_TO_READ = 3;
var STOPPED_MS = 500;
var GRACE_MS = 5e3;
var Pipes = class {
  #options;
  #reader;
  #streams = /* @__PURE__ */ new Map();
  /** Panes whose reader has gone. */
  #unread = /* @__PURE__ */ new Set();
  #restTimer;
  /** How many pipes are being opened. */
  #opening = 0;
  constructor(options) {
    this.#options = options;
    this.#reader = new PipeReader(options);
  }
  /** The reader, if one is connected, and the panes whose pipes it reads. */
  get readers() {
    const { pid } = this.#reader;
    return pid === void 0 ? [] : [{ pid, panes: [...this.#streams.keys()] }];
  }
  /** Why no pane is read now, in words; undefined when all is well. */
  get problem() {
    return this.#reader.problem;
  }
  /** Starts the reader, so that the first pane need not wait for it. */
  prepare() {
    clearTimeout(this.#restTimer);
    this.#reader.ready().catch(() => void 0);
  }
  /** Also throws `pipe-taken` when another program uses the pipe of the pane. */
  async add(request2) {
    clearTimeout(this.#restTimer);
    const { position } = request2.sink;
    this.#opening += 1;
    try {
      if (position !== void 0 && await this.#resume(request2, position)) return;
      await this.#openWhenFree(request2, this.#unread.delete(request2.pane) || position !== void 0);
    } finally {
      this.#opening -= 1;
    }
  }
  async remove(pane) {
    this.#unread.delete(pane);
    const stream = this.#streams.get(pane);
    if (stream === void 0) return false;
    const isOurs = stream.isOpen;
    const whole = await stream.finish();
    if (!whole) stream.sink.cut();
    this.#forget(stream);
    if (isOurs) await this.#closed(pane);
    return whole;
  }
  async catchUp() {
    while (this.#reader.problem !== void 0) await sleep(STOPPED_MS);
    for (let turn = 0; turn < TURNS_TO_READ; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  async position() {
    return void 0;
  }
  update() {
    this.#reader.look();
  }
  async close() {
    clearTimeout(this.#restTimer);
    for (const stream of this.#streams.values()) stream.leave();
    this.#streams.clear();
    await this.#reader.close(GRACE_MS);
  }
  /** Goes on with the pipe of an earlier controller at this position; false when no reader has that pipe. */
  async #resume(request2, position) {
    if (position.reader !== void 0) await this.#reader.awaitReturn(position.reader);
    if (this.#reader.has(position.id)) {
      const stream = this.#stream(request2, position);
      await stream.begin(void 0);
      this.#streams.set(request2.pane, stream);
      request2.sink.resumed();
      return true;
    }
    if (position.carrier === void 0 || !isProcess(position.carrier)) return false;
    await endProcess(position.carrier);
    await this.#closed(request2.pane);
    return false;
  }
  /** Opens the pipe, after ending a carrier of an earlier controller that may still have it and is only noted. */
  async #openWhenFree(request2, isDoubtful) {
    if (await endNotedCarriers(this.#options.socket, request2.pane)) await this.#closed(request2.pane);
    await this.#open(request2, isDoubtful);
  }
  /** Opens the pipe, with an image of the pane at the point where it begins. */
  async #open(request2, isDoubtful) {
    const { pane, sink, why } = request2;
    await this.#reader.ready();
    const id = randomBytes2(8).toString("hex");
    const fifo = fifoPath(this.#options.socket, id);
    await makeFifo(fifo);
    const stream = this.#stream(request2, { id, offset: 0 });
    const letGo3 = holdFifo(fifo);
    try {
      this.#reader.order({ kind: "open", pipe: id });
      const asker = this.#options.asker();
      if (asker === void 0) throw new Failure("server-gone", "tmux cannot be asked now");
      const image = await openPipe(asker, pane, carrierCommand(fifo, carrierNote(fifo, pane)));
      if (!await stream.opened(OPEN_MS)) {
        throw new Failure("spawn-failed", `the pipe of ${pane} was not opened`, {
          next: "tmux runs sh and cat for it: they have to be in the PATH that the tmux server was started with"
        });
      }
      await sink.image(image, why, isDoubtful ? "perhaps" : "nothing");
      if (!await stream.begin(this.#reader.mark)) throw new Failure("reader-gone", "the reader of pipes has ended");
      this.#streams.set(pane, stream);
    } catch (error) {
      await endNotedCarriers(this.#options.socket, pane);
      this.#forget(stream);
      await stream.endCarrier();
      removeFifo(fifo);
      throw error;
    } finally {
      letGo3();
    }
  }
  /** Waits until tmux has closed the pipe of a pane whose carrier has ended. */
  async #closed(pane) {
    for (let waited = 0; waited < CLOSED_MS; waited += CLOSED_STEP_MS) {
      if (await this.#ask(pane, "#{pane_pipe}") !== "1") return;
      await sleep(CLOSED_STEP_MS);
    }
  }
  /** The value of a format for a pane; empty when the pane is gone or tmux does not answer. */
  async #ask(pane, format2) {
    const asked = this.#options.asker()?.send([["display-message", "-p", "-t", pane, format2]]);
    const [answer] = await asked?.catch(() => void 0) ?? [];
    return answer?.ok === true ? answer.body.join("") : "";
  }
  #stream({ pane, sink }, position) {
    const stream = new PipeStream({
      pane,
      sink,
      position,
      order: (order) => this.#reader.order(order),
      onLost: (why) => void this.#lost(stream, why)
    });
    this.#reader.attach(stream);
    return stream;
  }
  /** Finds out whether the pane still lives, and reports a lost pipe or an ended pane. */
  async #lost(stream, why) {
    const { pane } = stream;
    this.#options.journal.note("pipe lost", { pane, pipe: stream.id, why });
    if (why === "reader-gone") {
      this.#unread.add(pane);
      await stream.endCarrier();
      await this.#closed(pane);
    }
    const dead = await this.#ask(pane, "#{pane_dead}");
    if (this.#streams.get(pane) !== stream) return;
    if (dead !== "0") return this.#options.onChange();
    this.#forget(stream);
    this.#options.onLost(pane, why);
  }
  /** Forgets a pipe. Without pipes the reader ends after a while, unless another pipe is opened before. */
  #forget(stream) {
    stream.leave();
    this.#reader.drop(stream);
    if (this.#streams.get(stream.pane) === stream) this.#streams.delete(stream.pane);
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      if (this.#streams.size === 0 && this.#opening === 0) void this.#reader.close(0);
    }, GRACE_MS).unref();
  }
};

// src/controller/sources/sources.ts
var RETAKE_MS = 1e4;
var PIPE_TRIES = 3;
var MOST_PIPE_WAIT_MS = 1e3;
var Sources = class {
  #options;
  #fed = /* @__PURE__ */ new Map();
  #rows = [];
  constructor(options) {
    this.#options = options;
  }
  /** Starts to feed a pane from the source that was asked for, or from another one. Throws a Failure when none can. */
  async add(kind, request2) {
    const { pane } = request2;
    const fed = { request: request2, by: kind, pace: new Pace(MOST_PIPE_WAIT_MS), restsUntilMs: 0, moving: void 0 };
    this.#fed.set(pane, fed);
    try {
      await this.#begin(kind, fed, request2);
    } catch (error) {
      this.#fed.delete(pane);
      throw error;
    }
  }
  async #begin(kind, fed, request2) {
    switch (kind) {
      case "control":
        return this.#feed(fed, kind, request2);
      case "pipe":
        return this.#pipe(fed, request2);
      default:
        return unreachable(kind);
    }
  }
  /** As Source.position. */
  async position(pane) {
    return this.#sourceOf(pane)?.position(pane);
  }
  /** As Source.catchUp. */
  async catchUp(pane, timeoutMs) {
    await this.#sourceOf(pane)?.catchUp(pane, timeoutMs);
  }
  /** As Source.remove. */
  async remove(pane, ending) {
    const fed = this.#fed.get(pane);
    if (fed === void 0) return false;
    this.#fed.delete(pane);
    await fed.moving;
    this.#options.onInstead(pane, void 0);
    return this.#options.adapters[fed.by].remove(pane, ending);
  }
  /** As Source.update; a pipe that has become free is taken. */
  update(rows) {
    this.#rows = rows;
    for (const source of Object.values(this.#options.adapters)) source.update(rows);
    for (const { pane, dead, piped } of rows) if (!dead && !piped) this.pipeFree(pane);
  }
  /** Panes may have another size. The bytes of pipes are in no order with that; a tap reports it in order. */
  mayResize() {
    for (const { by, request: request2 } of this.#fed.values()) if (by === "pipe") request2.sink.mayResize();
  }
  /** The pipe of a pane is free. */
  pipeFree(pane) {
    const fed = this.#fed.get(pane);
    if (fed?.by === "look" && performance.now() >= fed.restsUntilMs) this.#pipeAgain(fed);
  }
  async close() {
    this.#fed.clear();
    for (const source of Object.values(this.#options.adapters)) await source.close();
  }
  /** The pipe of a live pane was closed or replaced, or its reader is gone. */
  pipeLost(pane, why) {
    const fed = this.#fed.get(pane);
    if (fed?.by !== "pipe") return;
    if (why === "reader-gone") this.#pipeAgain(fed);
    else this.#standIn(fed);
  }
  /** Opens the pipe of a pane again, as soon as the pace allows. */
  #pipeAgain(fed) {
    this.#move(fed, async (request2, signal) => {
      await sleep(fed.pace.next(), signal);
      if (this.#isFed(fed)) await this.#pipe(fed, request2);
    });
  }
  /** Feeds the pane from another source, as a person may want to use its pipe. Ours is opened again when it is free. */
  #standIn(fed) {
    const { insteadOfPipe, onInstead } = this.#options;
    this.#move(fed, async (request2) => {
      const { pane, sink } = request2;
      onInstead(pane, `the pipe-pane of ${pane} was closed or taken: ${INSTEAD[insteadOfPipe]}`);
      await sink.keepPosition(void 0);
      await this.#feed(fed, insteadOfPipe, request2);
      fed.restsUntilMs = performance.now() + RETAKE_MS;
    });
  }
  #isFed(fed) {
    return this.#fed.get(fed.request.pane) === fed;
  }
  #move(fed, change2) {
    const { journal, scope } = this.#options;
    if (fed.moving !== void 0) return;
    const { pane } = fed.request;
    fed.moving = new Promise((resolve) => {
      scope.fork(async (signal) => {
        try {
          for (let attempt = 1; this.#isFed(fed); attempt += 1) {
            const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session);
            const error = await failureOf(change2({ ...fed.request, sessions, why: "resumed" }, signal));
            if (error === void 0) return;
            journal.note("pane could not be fed", { pane, error: error.message });
            await sleep(backoffMs(attempt), signal);
          }
        } finally {
          fed.moving = void 0;
          resolve();
        }
      });
    });
  }
  /** Feeds a pane from its pipe, or from the source that replaces it. */
  async #pipe(fed, request2) {
    const { adapters, insteadOfPipe, journal, onInstead } = this.#options;
    const { pane, sink } = request2;
    const wasLookedAt = fed.by === "look";
    const error = await this.#pipeAtLast(fed, request2);
    if (error === void 0) {
      if (wasLookedAt) await adapters.look.remove(pane, "released");
      return onInstead(pane, void 0);
    }
    if (error.kind === "pane-not-found") throw error;
    journal.note("pane could not be piped", { pane, error: error.message });
    onInstead(pane, `${error.message}: ${INSTEAD[insteadOfPipe]}`);
    if (wasLookedAt) return;
    await sink.keepPosition(void 0);
    await this.#feed(fed, insteadOfPipe, request2);
  }
  async #pipeAtLast(fed, request2) {
    for (let tries = 1; ; tries += 1) {
      const error = await failureOf(this.#feed(fed, "pipe", request2));
      if (error?.kind !== "reader-gone" || tries === PIPE_TRIES) return error;
    }
  }
  async #feed(fed, by, request2) {
    await this.#options.adapters[by].add(request2);
    fed.by = by;
    request2.sink.fedBy(by);
  }
  #sourceOf(pane) {
    const fed = this.#fed.get(pane);
    return fed && this.#options.adapters[fed.by];
  }
};
async function failureOf(work) {
  try {
    await work;
    return void 0;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
var INSTEAD = {
  control: "it is read in control mode instead",
  look: "its state is told by looks at it, and its log waits until the pipe is free"
};

// src/controller/server/byte-sources.ts
var ByteSources = class {
  taps;
  pipes;
  /** Chooses for each pane among the others. */
  sources;
  constructor(options) {
    const { scope, journal, link, address, program, capabilities: capabilities2, record, onChange } = options;
    this.taps = new Feeds({
      scope,
      journal,
      connect: async (tap) => record.add(await openTap({ address, program, capabilities: capabilities2, ...tap })),
      onChange,
      serverBytes: () => residentBytes(options.identity.pid, "tmux"),
      maxBytes: options.floodMemoryBytes
    });
    this.pipes = new Pipes({
      journal,
      socket: options.readerSocket,
      command: options.readerCommand,
      onStopped: options.onStopped,
      asker: () => link.reader,
      onLost: (pane, why) => this.sources.pipeLost(pane, why),
      onChange: () => onChange(true)
    });
    this.sources = new Sources({
      scope,
      journal,
      adapters: {
        control: this.taps,
        pipe: this.pipes,
        look: new Looks({
          view: async (pane) => link.view(pane),
          onFree: (pane) => this.sources.pipeFree(pane)
        })
      },
      insteadOfPipe: capabilities2.controlIsSafe ? "control" : "look",
      onInstead: options.onInstead
    });
  }
};

// src/tmux/visible-panes.ts
function visiblePanes(rows, clients) {
  const visible = /* @__PURE__ */ new Set();
  for (const { session, control, pane: front } of clients) {
    if (control || front === void 0) continue;
    visible.add(front);
    const window = rows.find((row) => row.pane === front && row.session === session)?.window;
    for (const row of rows) if (row.window === window && !row.zoomed) visible.add(row.pane);
  }
  return visible;
}

// src/controller/server/abandoned.ts
var FIELDS3 = ["session_id", "session_attached", "destroy-unattached", "exit-unattached"];
var LIST_ATTACHED = ["list-sessions", "-F", rowFormat(FIELDS3)];
var Abandoned = class {
  #survivors = /* @__PURE__ */ new Set();
  /** Reads the lines of LIST_ATTACHED; `ours` names the session of each of our clients. To be left in that order. */
  among(lines2, ours) {
    const sessions = lines2.flatMap((line2) => parseAttached(line2, ours));
    for (const { session, others } of sessions) if (others > 0) this.#survivors.delete(session);
    const nobodyElse = sessions.every(({ others }) => others === 0);
    const abandoned = sessions.filter(({ session, others, ours: own, destroyed, exits }) => {
      const ends = others === 0 && destroyed || nobodyElse && exits;
      return ends && own > 0 && !this.#survivors.has(session);
    });
    for (const { session } of abandoned) this.#survivors.add(session);
    const kept = sessions.filter((session) => !abandoned.includes(session));
    const refuge = kept.find(({ ours: own }) => own > 0) ?? kept[0];
    return abandoned.map(({ session }, index) => ({ session, refuge: (refuge ?? abandoned[index + 1])?.session }));
  }
};
function parseAttached(line2, clients) {
  const [session = "", attached, destroy = "", exit = ""] = parseRow(line2, FIELDS3.length) ?? [];
  if (!isSessionId(session)) return [];
  const ours = clients.filter((client) => client === session).length;
  const others = Math.max(0, Number(attached) - ours);
  return [{ session, others, ours, destroyed: isOn(destroy), exits: isOn(exit) }];
}
function isOn(value) {
  return !["", "0", "off"].includes(value);
}

// src/controller/server/session-leaver.ts
var SessionLeaver = class {
  #options;
  #abandoned = new Abandoned();
  #mayHaveLeft = false;
  constructor(options) {
    this.#options = options;
  }
  /** To be called when a client, ours or another one, has left a session. */
  departed() {
    this.#mayHaveLeft = true;
  }
  /** If a client has left since the last call: leaves sessions that only ours are in. Throws as `TmuxServer.ask`. */
  async leaveAbandoned() {
    const { journal, link, onLeft, taps } = this.#options;
    const mayHaveLeft = this.#mayHaveLeft || link.watched === "pipe" && taps.taps.length > 0;
    if (!mayHaveLeft) return;
    this.#mayHaveLeft = false;
    const { client } = link;
    const ours = [...client === void 0 ? [] : [client], ...taps.taps].map(({ session }) => session);
    for (const { session, refuge } of this.#abandoned.among(await link.ask(LIST_ATTACHED), ours)) {
      journal.note("session left to tmux", { session });
      await taps.leave(session, refuge);
      await link.leave(session, refuge);
      onLeft();
    }
  }
};

// src/controller/server/lookout.ts
var SETTLE_MS4 = 50;
var MAX_LOOKS2 = 6;
var Lookout = class {
  #options;
  #turns = new Turns();
  #leaver;
  /** The panes of the latest look. */
  #rows = [];
  #timer;
  #isUrgent = false;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
    this.#leaver = new SessionLeaver({ ...options, onLeft: () => this.soon(false) });
  }
  /** Runs `work` after all looks, marks and releases that were asked for before it. Settles as `work` does. */
  async inTurn(work) {
    return this.#turns.take(work);
  }
  /** To be called when a client, ours or another one, has left a session. */
  departed() {
    this.#leaver.departed();
    this.soon(false);
  }
  /** Plans one look for all changes that are reported until then; an urgent look does not wait for more of them. */
  soon(urgent) {
    if (this.#isClosed) return;
    if (this.#timer !== void 0 && (!urgent || this.#isUrgent)) return;
    clearTimeout(this.#timer);
    this.#isUrgent = urgent;
    this.#timer = setTimeout(
      () => {
        this.#timer = void 0;
        void noted(this.refresh(), this.#options.journal, "the server could not be looked at");
      },
      urgent ? 0 : SETTLE_MS4
    );
  }
  /** Looks in turn, if the server is watched or has to be, and does what follows from it. */
  async refresh() {
    const { fleet, link, onLooked, watch: watch4 } = this.#options;
    await this.inTurn(async () => {
      if (fleet.live.length === 0 && link.watched === void 0) return;
      await this.update();
      await onLooked();
      await this.#leaver.leaveAbandoned();
      await watch4.review();
    });
  }
  /** Looks again while something must have happened in the server that it has not reported, at most MAX_LOOKS times. */
  async settle() {
    for (let looks = 0; this.#options.fleet.doubtful && looks < MAX_LOOKS2; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS4);
      await this.refresh();
    }
  }
  /** All panes and clients now. Throws as `ServerLink.look` does. */
  async snapshot() {
    const askedMs = moment().steadyMs;
    const [panes = [], clients = []] = await this.#options.link.look();
    this.#rows = parsePanes(panes);
    return { rows: this.#rows, inView: visiblePanes(this.#rows, parseClients(clients)), askedMs };
  }
  /** All panes as they are now. */
  async rows() {
    return (await this.snapshot()).rows;
  }
  /** Watches the server for a runner that will be made, and hands the fleet a snapshot. Only within `inTurn`. */
  async look() {
    await this.#options.watch.expectRunner();
    await this.update();
  }
  /** Hands the fleet a snapshot of now. Only within `inTurn`. */
  async update() {
    await this.#options.fleet.update(await this.snapshot());
  }
  /**
   * Looks for the pane of a command that has ended, which may stay as a dead pane: without live runners no other event
   * would cause a look. Only within `inTurn`.
   */
  async seeKept(id) {
    const { fleet } = this.#options;
    const { pane, started } = fleet.find(id);
    if (started?.keep !== true) return;
    for (let looks = 0; looks < MAX_LOOKS2; looks += 1) {
      const snapshot = await ignoreGone(this.snapshot());
      if (snapshot === void 0) return;
      await fleet.update(snapshot);
      const row = snapshot.rows.find((each) => each.pane === pane);
      if (row === void 0 || row.dead) return;
      await sleep(SETTLE_MS4);
    }
  }
  /** Panes that bore a mark of a runner at the latest look. */
  get markedPanes() {
    return this.#rows.filter((row) => row.runnerId !== "").map((row) => row.pane);
  }
  /** Names of the live runners that a session showed at the latest look. */
  runnersIn(session) {
    const panes = new Set(this.#rows.filter((row) => row.session === session).map((row) => row.pane));
    return this.#options.fleet.live.filter((runner) => panes.has(runner.pane)).map((runner) => runner.name);
  }
  /** Plans no more looks; work that was asked for still gets its turn. */
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
  /** Resolves when all work that was asked for is done. */
  async idle() {
    await this.#turns.take(async () => void 0);
  }
};

// src/tmux/pane-view.ts
var FACTS = [
  "pane_pipe",
  "pane_title",
  "pane_width",
  "pane_height",
  "cursor_x",
  "cursor_y",
  "scroll_region_upper",
  "scroll_region_lower",
  "alternate_on"
];
var ESCAPES = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x1b]*\x1b\\|[\x0e\x0f]/g;
function viewCommands(pane, capabilities2) {
  const facts = ["display-message", "-p", "-t", pane, rowFormat(FACTS)];
  return [facts, ...printCommands(["capture-pane", "-t", pane, "-e"], capabilities2)];
}
function parseView(replies, capabilities2) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [facts = [], ...text] = replies.map(({ body }) => body);
  const painted = printedLines(text, capabilities2).map((row) => row.toString());
  const rows = painted.map((row) => row.replaceAll(ESCAPES, ""));
  const [piped, title = "", ...numbers] = parseRow(facts.join(""), FACTS.length) ?? [];
  const [cols = 0, height = 0, x = 0, y = 0, top = 0, bottom = 0, alternate] = numbers.map(Number);
  const screen = { cols, rows: height, cursor: { x, y }, region: [top, bottom], alternate: alternate === 1 };
  return { title, piped: piped === "1", rows, painted, screen };
}

// src/tmux/pane-views.ts
var PaneViews = class {
  #asker;
  /** The panes that are asked about at the end of this turn. */
  #round;
  /** `asker`: undefined while there is no way to ask. */
  constructor(asker) {
    this.#asker = asker;
  }
  /** What a pane shows now; undefined when tmux does not answer for it. */
  async read(pane) {
    const round = this.#round ??= this.#begin();
    const place = round.panes.push(pane) - 1;
    return (await round.views)[place];
  }
  #begin() {
    const panes = [];
    const views = new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.#round = void 0;
      return this.#ask(panes);
    });
    return { panes, views };
  }
  async #ask(panes) {
    const asker = this.#asker();
    if (asker === void 0) return [];
    const commands = panes.map((pane) => viewCommands(pane, asker.capabilities));
    const answers2 = await ignoreGone(asker.send(commands.flat()));
    if (answers2 === void 0) return [];
    if (panes.length > 1 && answers2.some(({ ok }) => !ok)) {
      return Promise.all(panes.map(async (pane) => (await this.#ask([pane]))[0]));
    }
    let at2 = 0;
    return commands.map(({ length }) => parseView(answers2.slice(at2, at2 += length), asker.capabilities));
  }
};

// src/tmux/script-client.ts
import { spawn as spawn3 } from "child_process";
import { randomBytes as randomBytes3 } from "crypto";
var MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
var MAX_ERROR_BYTES = 4096;
var LINE_FEED3 = 10;
function runScript({ commands, last, ...place }) {
  return openScriptClient(place).run(last === void 0 ? { commands } : { commands, last });
}
function openScriptClient({ address, binary }) {
  const chunks = [];
  let length = 0;
  let stderr = "";
  let isThere2 = true;
  let settle = () => void 0;
  const isWhole2 = new Promise((resolve) => {
    settle = resolve;
  });
  const nonce = `geppetto-${randomBytes3(9).toString("hex")}`;
  const end = (index) => `${nonce}-${index}`;
  let lastEnd = Buffer.from(end(0));
  const { host = LOCAL, socket } = address;
  const child = start(host.argv([binary, "-u", "-N", "-S", socket, "source-file", "-"]), (problem) => {
    stderr = problem;
  });
  child?.stdout?.on("data", (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_OUTPUT_BYTES) chunks.length = 0;
    else if (endsWith(chunks, lastEnd)) settle(true);
  });
  child?.stderr?.on("data", (chunk) => {
    stderr = `${stderr}${chunk.toString()}`.slice(0, MAX_ERROR_BYTES);
  });
  child?.stdin?.on("error", () => void 0);
  const ended = new Promise((resolve) => {
    const over = (code) => {
      isThere2 = false;
      settle(endsWith(chunks, lastEnd));
      resolve(code === 0);
    };
    if (child === void 0) return over(null);
    child.once("close", over);
    child.on("error", (error) => {
      stderr ||= error.message;
      over(null);
    });
  });
  const answer = (whole) => {
    const found = splitAnswers(Buffer.concat(chunks), end);
    chunks.length = 0;
    if (whole) return found;
    if (length > MAX_OUTPUT_BYTES) throw new Failure("command-rejected", "the answer of tmux is too long");
    const failure = tmuxFailure(stderr === "" ? "lost server" : stderr, address);
    if (found.length === 0 && !isOfCommand(failure)) throw failure;
    return [
      ...found,
      {
        ok: false,
        body: stderr.trim().split("\n").map((text) => Buffer.from(text))
      }
    ];
  };
  return {
    get isThere() {
      return isThere2;
    },
    run: ({ commands, last }) => {
      lastEnd = Buffer.from(`${end(commands.length - 1)}
`);
      const lines2 = commands.flatMap((command, index) => [command, ["display-message", "-p", end(index)]]);
      child?.stdin?.end(Buffer.concat([sequence(last === void 0 ? lines2 : [...lines2, last]), Buffer.from("\n")]));
      const answers2 = isWhole2.then(answer);
      answers2.catch(() => void 0);
      return { answers: answers2, ended, letBe: () => child && letBe(child) };
    },
    dismiss: () => child?.stdin?.end()
  };
}
function start([file, ...args], onProblem) {
  try {
    return spawn3(file, args, { env: { ...process.env, PATH: void 0 } });
  } catch (error) {
    onProblem(messageOf(error));
    return void 0;
  }
}
function isOfCommand({ kind }) {
  return kind === "command-rejected" || kind === "pane-not-found";
}
function endsWith(chunks, end) {
  let tail = chunks.at(-1) ?? Buffer.alloc(0);
  for (let from = chunks.length - 2; tail.length < end.length && from >= 0; from -= 1) {
    tail = Buffer.concat([chunks[from] ?? tail, tail]);
  }
  return tail.subarray(Math.max(0, tail.length - end.length)).equals(end);
}
function splitAnswers(output, end) {
  const answers2 = [];
  let body = [];
  for (let at2 = 0; at2 < output.length; ) {
    const feed = output.indexOf(LINE_FEED3, at2);
    if (feed < 0) break;
    const line2 = output.subarray(at2, feed);
    if (line2.equals(Buffer.from(end(answers2.length)))) {
      answers2.push({ ok: true, body });
      body = [];
    } else body.push(line2);
    at2 = feed + 1;
  }
  return answers2;
}

// src/tmux/plain-clients.ts
var TIMEOUT_MS = 5e3;
var MAX_WAITING = 1e3;
var READY_AFTER_MS = 20;
var MAX_SILENT = 32;
var PlainClients = class {
  capabilities;
  #options;
  #waiting = [];
  #running = 0;
  /** Clients that have not answered in time, and still may. */
  #silent = 0;
  #keepsReady = false;
  #ready;
  #readyTimer;
  constructor(options) {
    this.#options = options;
    this.capabilities = asAskedPlainly(options.capabilities);
  }
  async send(commands, { timeoutMs = TIMEOUT_MS } = {}) {
    if (commands.length === 0) return [];
    if (this.#silent >= MAX_SILENT) throw new Failure("timeout", `${MAX_SILENT} questions are unanswered`);
    if (this.#running >= this.#options.atOnce) await this.#turn();
    else this.#running += 1;
    try {
      return await this.#run(commands, timeoutMs);
    } finally {
      const next2 = this.#waiting.shift();
      if (next2 === void 0) this.#running -= 1;
      else next2.begin();
    }
  }
  /**
   * Has a client at hand from now on: to start one takes longer than all else between a change of state and its badge.
   * While it is there tmux does not end with its last session.
   */
  keepReady() {
    this.#keepsReady = true;
    if (this.#ready?.isThere === true) return;
    this.#readyTimer ??= setTimeout(() => {
      this.#readyTimer = void 0;
      this.#ready = openScriptClient(this.#options);
    }, READY_AFTER_MS);
  }
  /** Has none at hand any more. */
  dismiss() {
    this.#keepsReady = false;
    clearTimeout(this.#readyTimer);
    this.#readyTimer = void 0;
    this.#ready?.dismiss();
    this.#ready = void 0;
  }
  /** The client at hand, or one that is started now. */
  #take() {
    const ready = this.#ready;
    this.#ready = void 0;
    return ready?.isThere === true ? ready : openScriptClient(this.#options);
  }
  async #turn() {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new Failure("timeout", `${MAX_WAITING} questions wait for the tmux server already`);
    }
    await new Promise((begin, giveUp) => this.#waiting.push({ begin, giveUp }));
  }
  async #run(commands, timeoutMs) {
    const { address } = this.#options;
    const client = this.#take().run({ commands });
    if (await settlesWithin(client.ended, timeoutMs)) {
      if (this.#keepsReady) this.keepReady();
      return client.answers;
    }
    client.letBe();
    this.#silent += 1;
    void client.ended.then(() => this.#silent -= 1);
    const silence = new Failure(
      "timeout",
      `the tmux server at ${address.socket} did not answer in ${timeoutMs / 1e3} s`,
      { next: "it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it" }
    );
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(silence);
    throw silence;
  }
};
function asAskedPlainly(capabilities2) {
  return { ...capabilities2, capturesLeak: false, buffersAreEscaped: false };
}

// src/controller/server/wake-hooks.ts
var INDEX = 7331;
var CHANNEL = "geppetto-tmux";
var WAKE = ["wait-for", "-S", CHANNEL];
var OF_SESSIONS = [
  "after-kill-pane",
  "after-new-session",
  "after-new-window",
  "after-pipe-pane",
  "after-select-pane",
  "after-select-window",
  "after-set-hook",
  "after-split-window",
  "client-attached",
  "client-detached",
  "client-session-changed",
  "session-closed",
  "session-created",
  "session-renamed",
  "session-window-changed",
  "window-linked",
  "window-unlinked"
];
var OF_WINDOWS = [
  "pane-died",
  "pane-exited",
  "pane-mode-changed",
  "window-layout-changed",
  "window-pane-changed",
  "window-renamed"
];
function setWakeHooks() {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ["set-hook", "-g", at(name), line(WAKE)]);
}
function setDeathHook(command) {
  const text = `${shellCommand(command)} >/dev/null 2>&1 || :`;
  const run2 = `if-shell -F "#{@geppetto_id}" { run-shell -b ${quote(text).toString()} }`;
  return [["set-hook", "-g", at("pane-died"), run2]];
}
function unsetHooks() {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ["set-hook", "-gu", at(name)]);
}
function unsetOwnHooks({ session, names }) {
  return names.map((name) => ["set-hook", "-u", "-t", `${session}:`, at(name)]);
}
var LIST_WINDOW_HOOKS = ["show-hooks", "-gw"];
function areWindowHooksSet(lines2) {
  return OF_WINDOWS.every((name) => lines2.some((text) => text.startsWith(`${at(name)} `)));
}
var LIST_HIDDEN = [
  "list-sessions",
  "-F",
  `${rowFormat(["session_id"])}	${OF_SESSIONS.map((name) => `#{?#{${at(name)}},,${name} }`).join("")}`
];
var LIST_SHOWN = [
  "list-sessions",
  "-F",
  `${rowFormat(["session_id"])}	${OF_SESSIONS.map((name) => `#{?#{${at(name)}},${name} ,}`).join("")}`
];
function parseHooks(lines2) {
  return lines2.flatMap((text) => {
    const [session = "", hidden2 = ""] = parseRow(text, 2) ?? [];
    const names = hidden2.split(" ").filter((name) => OF_SESSIONS.some((known2) => known2 === name));
    return isSessionId(session) && names.length > 0 ? [{ session, names }] : [];
  });
}
function setOwnHooks({ session, names }) {
  return names.map((name) => ["set-hook", "-t", `${session}:`, at(name), line(WAKE)]);
}
function at(name) {
  return `${name}[${INDEX}]`;
}
function line(command) {
  return commandLine(command).toString();
}

// src/controller/server/hook-watch.ts
var LOOK_MS6 = 5e3;
var UNCOVER_MS = 1e3;
var LEAVE_MS3 = 1e3;
var HookWatch = class {
  kind = "pipe";
  client = void 0;
  capabilities;
  ended;
  #options;
  #end = () => void 0;
  #waiting;
  #isClosed = false;
  /** False until the first look, which also sets the hooks. */
  #isSet = false;
  /** Earliest time of the next repair of our hooks, in milliseconds on the steady clock. */
  #uncoversFromMs = 0;
  #uncoverTimer;
  /** Sessions with hook arrays of their own, and the names of our hooks in them. */
  #own = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
    this.capabilities = options.asker.capabilities;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }
  get notes() {
    return [...this.#own].map(
      ([session, names]) => `session ${session} has hooks of its own, ours were added to them: ${[...names].join(", ")}`
    );
  }
  async send(commands, options) {
    return this.#options.asker.send(commands, options);
  }
  async look() {
    const { asker, look } = this.#options;
    const hooks = this.#isSet ? [] : setWakeHooks();
    const commands = [...hooks, ...look, LIST_HIDDEN, LIST_WINDOW_HOOKS];
    const asked = this.#waiting === void 0 ? this.#lookAndWait(commands) : asker.send(commands);
    const answers2 = (await asked).slice(hooks.length);
    this.#isSet = true;
    void this.#uncover(answers2[look.length], answers2[look.length + 1]);
    return answers2.slice(0, look.length);
  }
  async takeOut() {
    const { asker } = this.#options;
    const answers2 = await asker.send([...unsetHooks(), LIST_SHOWN]);
    for (const own of hooksIn(answers2.at(-1))) await ignoreGone(asker.send(unsetOwnHooks(own)));
  }
  async close() {
    this.#isClosed = true;
    clearTimeout(this.#uncoverTimer);
    this.#options.asker.dismiss();
    const waiting2 = this.#waiting;
    this.#end("closed by us");
    if (waiting2 === void 0) return;
    await ignoreGone(this.#options.asker.send([["wait-for", "-S", CHANNEL]]));
    if (!await settlesWithin(waiting2.ended, LEAVE_MS3)) waiting2.letBe();
  }
  async #lookAndWait(commands) {
    const { address, asker, binary } = this.#options;
    const waiting2 = runScript({ address, binary, commands, last: ["wait-for", CHANNEL] });
    this.#waiting = waiting2;
    void waiting2.ended.then((isWoken) => {
      this.#waiting = void 0;
      asker.dismiss();
      if (this.#isClosed) return;
      if (isWoken) this.#options.onChange();
      else this.#end("the client that waits for changes has ended");
    });
    try {
      if (await settlesWithin(waiting2.answers, LOOK_MS6)) {
        const answers2 = await waiting2.answers;
        if (this.#waiting === waiting2 && !this.#isClosed) asker.keepReady();
        return answers2;
      }
      throw new Failure("timeout", `the tmux server did not list its panes within ${LOOK_MS6 / 1e3} s`);
    } catch (error) {
      waiting2.letBe();
      this.#end(messageOf(error));
      throw error;
    }
  }
  /**
   * Sets our hooks again where they do not take effect: because an array was replaced as a whole, or because a session
   * has an array of its own, which hides the global one.
   */
  async #uncover(ofSessions, ofWindows) {
    const isWhole2 = ofWindows?.ok !== true || areWindowHooksSet(ofWindows.body.map(String));
    if (this.#isClosed || isWhole2 && hooksIn(ofSessions).length === 0) return;
    const earlyMs = this.#uncoversFromMs - performance.now();
    if (earlyMs > 0) {
      this.#uncoverTimer ??= setTimeout(() => {
        this.#uncoverTimer = void 0;
        this.#options.onChange();
      }, earlyMs).unref();
      return;
    }
    this.#uncoversFromMs = performance.now() + UNCOVER_MS;
    const { asker } = this.#options;
    try {
      const answers2 = await asker.send([...setWakeHooks(), LIST_HIDDEN]);
      for (const hidden2 of hooksIn(answers2.at(-1))) {
        const { session, names } = hidden2;
        this.#own.set(session, /* @__PURE__ */ new Set([...this.#own.get(session) ?? [], ...names]));
        await asker.send(setOwnHooks(hidden2));
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
};
function hooksIn(answer) {
  return answer?.ok === true ? parseHooks(answer.body.map(String)) : [];
}

// src/controller/server/line-watch.ts
async function openLineWatch(options) {
  const client = await openLine(options);
  await client.send([...unsetHooks(), ...setDeathHook(options.refreshCommand)]);
  return {
    kind: "control",
    client,
    notes: [],
    capabilities: options.capabilities,
    ended: client.ended.then(endText),
    send: async (commands, given) => client.send(commands, given),
    look: async () => client.send(options.look),
    takeOut: async () => void await client.send(unsetHooks()),
    close: async () => client.close()
  };
}
function endText(end) {
  switch (end.kind) {
    case "exited":
      return end.reason ?? "the control client was detached";
    case "moved":
      return `the control client was moved to ${end.session}`;
    case "lost":
      return end.cause;
  }
}

// src/controller/server/reconnecting-watch.ts
var LOOK = [LIST_PANES, LIST_CLIENTS];
var ReconnectingWatch = class {
  #options;
  #pace = new Pace();
  #watch;
  #opening;
  #wanted;
  #gone = false;
  constructor(options) {
    this.#options = options;
  }
  /** The open watch; undefined while there is none. */
  get current() {
    return this.#watch;
  }
  /**
   * Watches the server in the given way and scope, until `release`. One that is watched already stays so. Throws a Failure
   * `server-gone`, or as openLineWatch does.
   */
  async hold(scope, kind) {
    this.#wanted ??= kind;
    if (this.#watch !== void 0) return;
    this.#opening ??= this.#open(scope, this.#wanted).finally(() => {
      this.#opening = void 0;
    });
    await this.#opening;
  }
  /** Stops watching: nothing is left to watch. */
  async release() {
    this.#wanted = void 0;
    const watch4 = this.#watch;
    this.#watch = void 0;
    await watch4?.close();
  }
  async #open(scope, kind) {
    const { journal, onWatch } = this.#options;
    const watch4 = kind === "control" ? await this.#openLine() : this.#openHooks();
    await this.#checkIdentity(watch4);
    this.#watch = watch4;
    journal.note("server watched", { by: kind, session: watch4.client?.session, client_pid: watch4.client?.pid });
    void watch4.ended.then((cause) => {
      if (this.#watch === watch4) this.#watch = void 0;
      if (this.#wanted === void 0 || scope.signal.aborted) return;
      journal.note("server no longer watched", { cause });
      scope.fork(async (signal) => this.#reopen(scope, signal));
    });
    onWatch(watch4);
    return watch4;
  }
  async #openLine() {
    const { address, capabilities: capabilities2, onChange, onDeparture, program, refreshCommand } = this.#options;
    const session = await this.#chooseSession();
    return openLineWatch({ address, program, session, capabilities: capabilities2, look: LOOK, refreshCommand, onChange, onDeparture });
  }
  #openHooks() {
    const { address, binary, onChange, orders } = this.#options;
    return new HookWatch({ address, binary, asker: orders, look: LOOK, onChange });
  }
  /** Throws when another server is at the socket: the end of a server that is not watched goes unnoticed. */
  async #checkIdentity(watch4) {
    if (await this.#options.presence.isBehind(watch4)) return;
    await watch4.close();
    this.#serverGone();
    throw new Failure("server-gone", "another tmux server is at this socket now", { next: "try again" });
  }
  async #reopen(scope, signal) {
    for (let kind = this.#missing(); kind !== void 0; kind = this.#missing()) {
      await sleep(this.#pace.next(), signal);
      const state = await this.#options.presence.state(signal);
      if (state === "gone") return this.#serverGone();
      if (state === "silent") continue;
      try {
        if (this.#missing() !== void 0) await this.hold(scope, kind);
      } catch (error) {
        signal.throwIfAborted();
        this.#options.journal.note("server could not be watched", { error: messageOf(error) });
      }
    }
  }
  /** The kind of watch that is wanted but not open; undefined when none is missing. */
  #missing() {
    return this.#watch === void 0 ? this.#wanted : void 0;
  }
  #serverGone() {
    if (this.#gone) return;
    this.#gone = true;
    this.#options.onServerGone();
  }
  /** A session that has a client of ours already, else one with a terminal: there an added client changes the least. */
  async #chooseSession() {
    const { address, preferredSessions, tmux } = this.#options;
    const [sessionLines = [], clientLines = []] = await tmux.askAll([LIST_SESSIONS, LIST_CLIENTS]);
    const sessions = parseSessions(sessionLines).map((row) => row.session);
    const preferred = preferredSessions().find((session2) => sessions.includes(session2));
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session;
    const session = preferred ?? terminal ?? sessions[0];
    if (session === void 0) throw new Failure("server-gone", `no sessions at ${address.socket}`);
    return session;
  }
};

// src/controller/server/server-presence.ts
var ServerPresence = class {
  #options;
  /** True while the server's process runs; false also when that process is not visible here, as from a container. */
  #runs;
  constructor(options) {
    this.#options = options;
    const { pid } = options.identity;
    const { processes } = options.address.host ?? LOCAL;
    const mark2 = processes?.isNamed(pid, "tmux") === true ? processes.processMark(pid) : void 0;
    this.#runs = () => mark2 !== void 0 && processes?.isProcess(mark2) === true;
  }
  /**
   * `gone`: another server is at the socket, or none is and the process has ended. `silent`: it does not answer, but
   * its process may still run.
   */
  async state(signal) {
    const { address, binary, identity: identity3 } = this.#options;
    try {
      const found = await readIdentity(address, binary, { timeoutMs: PATIENT_MS, signal });
      return found.pid === identity3.pid && found.startedAt === identity3.startedAt ? "stands" : "gone";
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return error.kind === "server-gone" && !this.#runs() ? "gone" : "silent";
    }
  }
  /** True when it is this server that answers there. Rejects as `Asker.send` does. */
  async isBehind(asker) {
    const { pid, startedAt } = this.#options.identity;
    const [answer] = await asker.send([["display-message", "-p", "#{pid} #{start_time}"]]);
    return answer?.ok === true && answer.body.join("") === `${pid} ${startedAt}`;
  }
};

// src/controller/server/server-link.ts
var NO_SESSIONS = /^no current target/;
var READS_AT_ONCE = 4;
var ServerLink = class {
  #options;
  #orders;
  #reads;
  #views = new PaneViews(() => this.reader);
  #presence;
  #watching;
  #answers = true;
  #hurried = false;
  constructor(options) {
    this.#options = options;
    this.#orders = new PlainClients({ ...options, atOnce: 1 });
    this.#reads = new PlainClients({ ...options, atOnce: READS_AT_ONCE });
    this.#presence = new ServerPresence(options);
    this.#watching = new ReconnectingWatch({ ...options, presence: this.#presence, tmux: this, orders: this.#orders });
  }
  /** How the server is watched; undefined while it is not. */
  get watched() {
    return this.#watching.current?.kind;
  }
  /** Remarks on the watch for a person, one sentence each. */
  get notes() {
    return this.#watching.current?.notes ?? [];
  }
  /** The control client that watches the server; undefined when there is none. */
  get client() {
    return this.#watching.current?.client;
  }
  /** Asks about panes, in no order with other questions; undefined while the server is not watched. */
  get reader() {
    const { current } = this.#watching;
    return current?.client === void 0 ? current && this.#reads : current;
  }
  /** False when the last question was not answered in time. */
  get answers() {
    return this.#answers;
  }
  async ask(command) {
    const [lines2 = []] = await this.askAll([command]);
    return lines2;
  }
  async askAll(commands) {
    return this.#answered(async () => (this.#watching.current ?? this.#orders).send(commands));
  }
  /** The answers to LIST_PANES and LIST_CLIENTS now. */
  async look() {
    return this.#answered(async () => this.#watching.current?.look() ?? this.#orders.send(LOOK));
  }
  async #answered(ask) {
    if (this.#hurried && !this.#answers) throw new Failure("timeout", "the tmux server does not answer");
    try {
      const answers2 = await ask();
      this.#answers = true;
      return answers2.map(({ ok, body }) => {
        if (ok) return body.map((bytes) => bytes.toString());
        const problem = Buffer.concat(body).toString();
        if (NO_SESSIONS.test(problem)) return [];
        throw tmuxFailure(problem, this.#options.address);
      });
    } catch (error) {
      this.#answers = !(error instanceof Failure && error.kind === "timeout");
      throw error;
    }
  }
  /** What a pane whose program has ended still shows; undefined while nothing is watched, or when the pane is gone. */
  async lastImage({ pane, rows }) {
    const { reader } = this;
    if (reader === void 0) return void 0;
    const { capabilities: capabilities2 } = reader;
    const answers2 = await reader.send(deadCaptureCommands(pane, rows, capabilities2), { timeoutMs: CAPTURE_MS });
    return parseDeadCapture(answers2, capabilities2);
  }
  /** What a pane shows now; undefined while nothing is watched, or when it cannot be read. */
  async view(pane) {
    return this.#views.read(pane);
  }
  /** As ReconnectingWatch.hold. */
  async hold(scope, kind) {
    await this.#watching.hold(scope, kind);
  }
  /** Takes our client out of a session, by way of `refuge` if given. The watch then opens again in another session. */
  async leave(session, refuge) {
    const { client } = this;
    if (client?.session === session) await client.close(refuge);
  }
  /** Takes the hooks out of the server. */
  async takeOut() {
    const { current } = this.#watching;
    if (current === void 0) await this.askAll(unsetHooks());
    else await current.takeOut();
  }
  /** Stops watching: nothing is left to watch. */
  async release() {
    await this.#watching.release();
  }
  /** From now on questions fail at once when the server has left the last one unanswered. */
  hurry() {
    this.#hurried = true;
  }
  /** False when another server, or none, is at the socket by now. */
  async stands() {
    return await this.#presence.state(new AbortController().signal) !== "gone";
  }
};

// src/controller/server/source-policy.ts
var RISK_TOLD = "GEPPETTO_RISK_TOLD";
var SourcePolicy = class {
  #options;
  #chosen;
  constructor(options) {
    this.#options = options;
  }
  /** How the server is watched; undefined until `choose`. */
  get chosen() {
    return this.#chosen;
  }
  /** Decides how the server is watched, by its settings as they are now. */
  choose(settings) {
    this.#chosen = this.choice(settings);
    return this.#chosen;
  }
  /** How a runner is read when the person has asked for no other way. */
  choice({ source }) {
    return chooseSource(source, "@geppetto-source", this.#options.capabilities);
  }
  /**
   * What to tell the person who has made this runner: why it is read in another way than asked for, or, once for each
   * server, the risks of control mode. Throws as `TmuxServer.ask` does.
   */
  async noticeOf({ pane, record }) {
    const { capabilities: capabilities2, problems, tmux } = this.#options;
    const instead = problems.insteadOf(pane);
    if (instead !== void 0 || record.source?.kind !== "control") return instead;
    const risk = riskOf(capabilities2);
    if (risk === void 0) return void 0;
    const [told] = await tmux.ask(["display-message", "-p", `#{${RISK_TOLD}}`]);
    if (told === "1") return void 0;
    await tmux.ask(["set-environment", "-gh", RISK_TOLD, "1"]);
    return risk;
  }
  /** How a runner is read, and why so, in words. */
  readingOf({ pane, source, sourceGiven }) {
    const { pipes, problems } = this.#options;
    const instead = problems.insteadOf(pane);
    if (instead !== void 0) return instead;
    if (source?.kind === "pipe" && pipes.problem !== void 0) return pipes.problem;
    if (sourceGiven !== void 0) return `asked for: ${sourceGiven}`;
    const isChosen = source?.kind === this.#chosen?.kind;
    return isChosen ? this.#chosen?.why : "@geppetto-source has changed since the first runner";
  }
};

// src/controller/server/watch-lifetime.ts
var WatchLifetime = class {
  #options;
  #timer;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
  }
  /** True while the controller waits for the next command; the end of the server goes unnoticed then. */
  get rests() {
    return this.#timer !== void 0;
  }
  /** Watches the server as its options say, if it is not watched yet. Throws as `ServerLink.hold` does. */
  async begin() {
    await this.#begin(() => void 0);
  }
  /** As `begin`, before a runner is made. The reader of an earlier controller is taken over with that one's runners. */
  async expectRunner() {
    await this.#begin((chosen) => {
      if (chosen.kind === "pipe") this.#options.pipes.prepare();
    });
  }
  /** Stops watching when no runner is left. To be called after each step that may have added or ended a runner. */
  async review() {
    const { fleet, link, onNothingToWatch, restMs, retention, sources, spool, status } = this.#options;
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = void 0;
    retention.watch(fleet.live.length > 0);
    if (fleet.live.length > 0) return spool.open();
    if (fleet.awaitsLook && link.watched !== void 0) return;
    spool.close();
    status.changed();
    await status.flush();
    await sources.close();
    if (link.watched !== void 0) await ignoreGone(link.takeOut());
    await link.release();
    this.#timer = setTimeout(onNothingToWatch, restMs).unref();
  }
  /** Stops the timer, and starts none any more. */
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
  async #begin(onChosen) {
    const { link, policy, scope, settings } = this.#options;
    if (link.watched !== void 0) return;
    const chosen = policy.choose(await settings());
    onChosen(chosen);
    await link.hold(scope, chosen.kind);
  }
};

// src/controller/steering/paste-commands.ts
import { randomBytes as randomBytes4 } from "crypto";
function pasteCommands(pane, text, flags) {
  const buffer = `geppetto-${randomBytes4(8).toString("hex")}`;
  return [
    ["set-buffer", "-b", buffer, "--", text],
    ["paste-buffer", "-d", ...flags, "-b", buffer, "-t", pane]
  ];
}

// src/controller/steering/answerer.ts
var READ_MS = 400;
var TAKEN_MS = 1e3;
var BETWEEN_LOOKS_MS = 50;
var Answerer = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Presses the key of one option, if the dialog that the caller has seen still stands there. Nothing is pressed when it
   * throws: a Failure `dialog-changed`; `not-supported` for a dialog that is not answered from elsewhere; `invalid-request` for
   * an option that it does not have, or that has to be confirmed; `runner-busy`.
   */
  async answer(runner, request2) {
    return this.#options.turns.take(runner, async () => {
      const seen = this.#seen(runner, request2);
      const option = optionOf(runner, seen, request2);
      await this.#requireStanding(runner, seen);
      runner.typed();
      await this.#options.tmux.askAll(pasteCommands(runner.pane, option.key, ["-r"]));
      const { question: question2, subject, episode, fingerprint } = seen;
      const { by } = request2;
      runner.tell("answered", { by, ...option, question: question2, subject, episode, fingerprint });
      const taken = await this.#isTaken(runner, seen);
      if (!taken) {
        runner.tell("not-taken", { by, ...option, episode });
        runner.lookAgain();
      }
      return { pressed: option, taken };
    });
  }
  /** The dialog that the caller means. */
  #seen(runner, { run: run2, episode, fingerprint }) {
    const { dialog } = runner;
    const isSame3 = runner.id === run2 && dialog?.episode === episode && dialog.fingerprint === fingerprint;
    if (dialog === void 0 || !isSame3) throw changed(runner);
    if (dialog.unanswerable !== void 0) {
      throw new Failure("not-supported", `'${runner.name}' is not answered from here: ${dialog.unanswerable}`, {
        next: `go there: geppetto-tmux attach ${shortWord(runner.name)}`
      });
    }
    if (performance.now() - dialog.since.steadyMs < READ_MS) throw changed(runner, "has only just come up");
    return dialog;
  }
  /** Reads the pane again. Throws unless the agent is in front of it and asks the same as before. */
  async #requireStanding(runner, seen) {
    const { agents } = this.#options;
    const [shown, front] = await Promise.all([this.#dialogOf(runner), agents.inFront(runner.pid)]);
    const { process: process10 } = runner.observed;
    const isAgent2 = front?.agent === runner.record.agent && (process10 === void 0 || process10 === front.process);
    if (!isAgent2) throw changed(runner, `has no ${runner.record.agent} in front that could be seen`);
    if (shown?.fingerprint !== seen.fingerprint || shown.unanswerable !== void 0) throw changed(runner);
    if (runner.dialog?.episode !== seen.episode) throw changed(runner);
  }
  /** What stands in the pane now, by the same rules. */
  async #dialogOf({ pane, record }) {
    const view = await this.#options.agents.readPane(pane);
    if (view === void 0) return void 0;
    const gatherer = new Gatherer(this.#options.agents.rules(record.agent));
    gatherer.looked(view, moment());
    return gatherer.dialog;
  }
  async #isTaken(runner, { fingerprint }) {
    for (const deadline = now() + TAKEN_MS; ; ) {
      await sleep(BETWEEN_LOOKS_MS);
      if ((await this.#dialogOf(runner))?.fingerprint !== fingerprint) return true;
      if (now() >= deadline) return false;
    }
  }
};
function optionOf({ name }, { options }, { key, label, confirm }) {
  const option = options.find((one) => one.key === key && one.label === label);
  if (option?.key === void 0) throw new Failure("invalid-request", `'${name}' does not offer '${key}' as '${label}'`);
  const isPlain = option.kind === "once" || option.kind === "no";
  if (!isPlain && confirm !== true) {
    const what = option.kind === "always" ? "allows more than this once" : "may do more than answer";
    throw new Failure("invalid-request", `'${option.label}' ${what}: it has to be confirmed`, { next: "say --confirm" });
  }
  return { ...option, key: option.key };
}
function changed({ name }, what = "shows something else now") {
  return new Failure("dialog-changed", `'${name}' ${what}: nothing was pressed`, {
    next: `it has changed, look again: geppetto-tmux answer ${shortWord(name)}`
  });
}

// src/controller/steering/restarter.ts
var MAX_LOOKS3 = 6;
var LOOK_MS7 = 50;
var Restarter = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Ends a command if it still runs, and starts it again in the same way; a kept dead pane is closed. Resolves as `run`
   * does, which starts the new run. Throws a Failure `not-started`, or as `Stopper.stop` and `run` do.
   */
  async restart(selector, run2) {
    const { fleet, stopper, tmux } = this.#options;
    const { id, started, name, agent, agentGiven, idleAfterMs, pane, session, sourceGiven, tell } = fleet.find(selector);
    if (started === void 0) {
      throw new Failure("not-started", `'${name}' was marked and not started`, { next: "start it in its pane" });
    }
    const runner = fleet.liveRunner(id);
    if (runner !== void 0) await stopper.stop(runner, "stopped");
    const isKept = started.keep && fleet.hasPane(fleet.find(id));
    if (!isKept) await this.#gone(pane);
    const place = await this.#placeFor(started.place, isKept ? pane : `=${session}:`);
    const hint = agentGiven === true ? { agent } : {};
    const restarts = (started.restarts ?? 0) + 1;
    const same = { ...hint, name, idleAfterMs, source: sourceGiven, tell };
    const result = await run2({ ...started, restarts, ...place, ...same });
    if (isKept) await ignoreGone(tmux.ask(["kill-pane", "-t", pane]));
    return result;
  }
  /** Where a command is started again: beside `target` if that still exists, else in a session of its own. */
  async #placeFor(place, target) {
    if (place === "session") return { place };
    const beside = await ignoreGone(paneAt(this.#options.tmux, target));
    return beside === void 0 ? { place: "session" } : { place, beside };
  }
  /** Resolves when the pane of an ended command is gone, or after the last check: then it stays. */
  async #gone(pane) {
    for (let looks = 0; looks < MAX_LOOKS3; looks += 1) {
      if (await ignoreGone(paneAt(this.#options.tmux, pane)) === void 0) return;
      await sleep(LOOK_MS7);
    }
  }
};

// src/controller/steering/already-running.ts
import { readlinkSync, realpathSync } from "fs";
import { basename as basename3 } from "path";
var MAX_WORDS_BEFORE = 3;
async function paneRunning(plan, rows) {
  const { record, command } = plan;
  if (command === void 0 || record.started === void 0) return void 0;
  const commands = [command.command, record.started.command];
  const isPlace = (row) => row.sessionName === record.session && row.windowName === record.window;
  const free = rows.filter(({ runnerId, dead }) => runnerId === "" && !dead);
  const places = free.filter(isPlace);
  const isBareShell = commands.every((words) => words.length === 1 && SHELLS.has(basename3(words[0] ?? "")));
  for (const { pane, pid } of isBareShell ? places : [...places, ...free.filter((row) => !isPlace(row))]) {
    const tree = await processTree(pid);
    if (tree.some((each) => commands.some((words) => isCommand(each.argv, words)) && isIn(each.pid, command.cwd))) {
      return pane;
    }
  }
  return void 0;
}
function isCommand(argv, command) {
  const before = argv.length - command.length;
  if (before < 0 || before > MAX_WORDS_BEFORE) return false;
  return command.every((word2, at2) => {
    const given = argv[before + at2] ?? "";
    return at2 === 0 ? programName(given) === programName(word2) : given === word2;
  });
}
function programName(word2) {
  return basename3(word2).replace(/^-/, "");
}
function isIn(pid, cwd) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cwd);
  } catch {
    return false;
  }
}

// src/controller/steering/restorer.ts
var Restorer = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** As restartPlans, with the pane in which the command of a plan runs already, if there is one. */
  async plans(wanted) {
    const { root, socket, fleet, presets, sight } = this.#options;
    const taken = new Set(fleet.live.map(({ name }) => name));
    const plans = restartPlans(wanted, { root, place: { socket }, presets: presets(), taken });
    let free = await sight.rows();
    const whole = [];
    for (const plan of plans) {
      const pane = plan.problem === void 0 ? await paneRunning(plan, free) : void 0;
      free = free.filter((row) => row.pane !== pane);
      whole.push(pane === void 0 ? plan : { ...plan, pane });
    }
    return whole;
  }
  /**
   * Starts one of them again, or marks the pane where it runs already. Throws the Failure of its plan, or those of
   * `Starter.startAgain`.
   */
  async restore(id) {
    const { fleet, starter, sight } = this.#options;
    const [plan] = await this.plans([id]);
    if (plan?.command === void 0 || plan.problem !== void 0) throw plan?.problem ?? new Error(`no plan for ${id}`);
    const { record, command, pane } = plan;
    if (pane === void 0) return starter.startAgain(record, command);
    await sight.look();
    try {
      return await fleet.mark(pane, { name: record.name, idleAfterMs: record.idleAfterMs, before: record });
    } catch (error) {
      await fleet.putBack(record);
      throw error;
    }
  }
};

// src/runner/draft.ts
var SGR = /\u001b\[([\d;:]*)m/g;
var OTHER = /\u001b\[[\d;:?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u001f\u007f\u200b]/g;
function draftOn(rows, { draft }) {
  if (draft === void 0) return void 0;
  const line2 = new RegExp(draft.line, "u");
  const prompts = rows.flatMap((row2) => {
    const text = line2.exec(withoutFaint(row2))?.[1]?.trim();
    return text === void 0 ? [] : [{ row: row2, text }];
  });
  const { row = "", text: typed = "" } = prompts.at(-1) ?? {};
  if (typed === "" || draft.proposal !== void 0 && new RegExp(draft.proposal, "u").test(row)) return void 0;
  return draft.empty !== void 0 && new RegExp(draft.empty, "u").test(typed) ? void 0 : typed;
}
function withoutFaint(row) {
  let faint = false;
  let text = "";
  let at2 = 0;
  const add = (part) => {
    if (!faint) text += part;
  };
  for (const match of row.matchAll(SGR)) {
    add(row.slice(at2, match.index));
    at2 = match.index + match[0].length;
    faint = isFaint(match[1] ?? "", faint);
  }
  add(row.slice(at2));
  return text.replaceAll(OTHER, "");
}
function isFaint(parameters, before) {
  const numbers = parameters.split(";");
  let faint = before;
  for (let at2 = 0; at2 < numbers.length; at2 += 1) {
    const number = numbers[at2];
    if (number === "38" || number === "48") at2 += numbers[at2 + 1] === "5" ? 2 : 4;
    else if (number === "2") faint = true;
    else if (number === "" || number === "0" || number === "22") faint = false;
  }
  return faint;
}

// src/controller/steering/sender.ts
var KEY = /^(?:[CMS]-)*(?:[!-~]|Enter|Escape|Tab|BTab|Space|BSpace|Up|Down|Left|Right|Home|End|PageUp|PPage|PageDown|NPage|Insert|IC|Delete|DC|F(?:[1-9]|1[0-2]))$/;
var LINE_END_KEYS = /* @__PURE__ */ new Set(["Enter", "C-m", "C-j", "C-c", "C-d"]);
var START_REST_MS = 1500;
var START_LOOK_MS = 250;
var START_MS2 = 10 * 6e4;
var BETWEEN_KEYS_MS = 100;
var DRAWING_MS = 4e3;
var BETWEEN_LOOKS_MS2 = 50;
var CLEAR_MS = 1e3;
var BUSY_MS = 5e3;
var Sender = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Pastes a text, submits it with Enter, and presses keys. Throws a Failure `runner-ended`, `runner-paused`, `runner-busy`
   * while another text is being sent or another program is in front, `draft-found`, `dialog-open`, `invalid-request` or
   * `pane-not-found`.
   */
  async send(runner, { text, enter, keys, force }) {
    const unknown2 = keys.find((key) => !KEY.test(key));
    if (unknown2 !== void 0) {
      throw new Failure("invalid-request", `'${unknown2}' is not a key`, {
        next: "keys are called Enter, Escape, C-c, Up, F1, ..."
      });
    }
    const pasted = text === void 0 ? void 0 : pasteable(text);
    if (isFinal(runner.state)) throw new Failure("runner-ended", `'${runner.name}' has ended already`);
    if (runner.state.kind === "paused") {
      throw new Failure("runner-paused", `'${runner.name}' is paused`, {
        next: `geppetto-tmux resume ${shortWord(runner.name)}`
      });
    }
    await this.#options.turns.take(runner, async () => {
      const preset = this.#options.preset(runner.record.agent);
      if (pasted !== void 0) {
        if (!force) await this.#refuseUnready(runner, preset);
        await this.#type(runner, pasted, { enter, preset });
      }
      if (keys.length > 0) {
        runner.typed();
        await this.#options.tmux.askAll([["send-keys", "-t", runner.pane, ...keys]]);
        runner.lookAgain();
      }
      if (pasted !== void 0 && enter || keys.some((key) => LINE_END_KEYS.has(key))) runner.answered();
    });
  }
  /**
   * Types a first prompt when the program has written, is quiet again and shows no dialog. After START_MS it is typed also
   * when the program is never quiet, but not into a dialog.
   */
  async typeWhenReady(runner, text, signal) {
    const mayType = async () => ["starting", "active", "idle"].includes(runner.state.kind) && !await this.#showsDialog(runner);
    const isReady = async () => {
      const { lastOutputAt } = runner.figures;
      return lastOutputAt !== void 0 && now() - lastOutputAt >= START_REST_MS && mayType();
    };
    for (const deadline = now() + START_MS2; !await isReady() && now() < deadline && !isFinal(runner.state); ) {
      await sleep(START_LOOK_MS, signal);
    }
    if (!await mayType()) return this.#options.journal.note("first prompt was not typed", { runner: runner.id });
    await this.send(runner, { text, enter: true, keys: [], force: true }).catch((error) => {
      this.#options.journal.note("first prompt could not be typed", { runner: runner.id, error: messageOf(error) });
    });
  }
  /**
   * Asks an agent to quit by its own command. False when none is known, or another text stands on its prompt. An agent may
   * quit by the key that only closes its dialog: then nothing more is typed.
   */
  async askToQuit(runner) {
    const preset = this.#options.preset(runner.record.agent);
    if (preset === void 0 || preset.quit.words === "") return false;
    const { turns } = this.#options;
    try {
      await turns.untilFree(runner, BUSY_MS);
      return await turns.take(runner, async () => this.#askToQuit(runner, preset));
    } catch (error) {
      if (error instanceof Failure && error.kind === "pane-not-found") return true;
      throw error;
    }
  }
  async #askToQuit(runner, preset) {
    const { keys, words } = preset.quit;
    runner.typed();
    for (const key of keys) {
      await this.#options.tmux.askAll([["send-keys", "-t", runner.pane, key]]);
      await sleep(BETWEEN_KEYS_MS);
    }
    for (const deadline = now() + CLEAR_MS; await this.#draft(runner, preset) !== void 0; ) {
      if (now() >= deadline) return false;
      await sleep(BETWEEN_KEYS_MS);
    }
    if (await this.#isInFront(runner)) await this.#type(runner, words, { enter: true, preset, withinMs: CLEAR_MS });
    return true;
  }
  /** False when the agent was suspended, or has ended: a shell behind it would run what is typed. */
  async #isInFront({ pid, observed, record }) {
    const process10 = observed.process ?? record.found?.process;
    return process10 === void 0 || this.#options.agents.isInFront(pid, process10);
  }
  async #draft({ pane }, preset) {
    if (preset?.draft === void 0) return void 0;
    const [rows = []] = await this.#options.tmux.askAll([["capture-pane", "-p", "-e", "-t", pane]]);
    return draftOn(rows, preset);
  }
  /** True for a dialog of an agent without rules, whose state does not tell. */
  async #showsDialog({ pane, record: { agent } }) {
    const { agents } = this.#options;
    if (agent === "command" || agents.rules(agent) !== void 0) return false;
    const view = await agents.readPane(pane);
    return view !== void 0 && showsDialog(view.rows);
  }
  async #refuseUnready(runner, preset) {
    const { name, state, record, observed } = runner;
    if (!await this.#isInFront(runner)) {
      const agent = observed.rules?.agent ?? record.agent;
      const what = `${agent} is not in front of '${name}': it has ended or is suspended, and nothing was typed`;
      throw new Failure("runner-busy", what, {
        next: `look there (geppetto-tmux attach ${shortWord(name)}), or send with --force`
      });
    }
    const { won } = runner.observed.verdict ?? {};
    const wantsLine = won?.source === "line" && !isSecret(won.text);
    const isWaiting = state.kind === "waiting" && state.waitingFor !== "limit" && !wantsLine;
    if (isWaiting || await this.#showsDialog(runner)) {
      const what = state.kind === "waiting" ? ` (${state.waitingFor})` : "";
      throw new Failure("dialog-open", `'${name}' waits for an answer${what}: a text would answer it`, {
        next: won?.source === "line" ? `type it there (geppetto-tmux attach ${shortWord(name)}), or send it with --force` : `answer it by a key (geppetto-tmux send ${shortWord(name)} --key Enter), or send with --force`
      });
    }
    if (await this.#draft(runner, preset) === void 0) return;
    throw new Failure("draft-found", `something is half typed on the prompt of '${runner.name}'`, {
      next: "finish or clear it, or send with --force"
    });
  }
  async #type(runner, text, { enter, preset, withinMs = DRAWING_MS }) {
    const { pane } = runner;
    const before = enter ? await this.#draft(runner, preset) : void 0;
    runner.typed();
    if (text !== "") await this.#options.tmux.askAll(pasteCommands(pane, text, ["-p"]));
    if (!enter) return runner.lookAgain();
    if (text !== "" && preset !== void 0) await this.#taken(runner, preset, before, withinMs);
    await this.#options.tmux.askAll(pasteCommands(pane, "\r", ["-r"]));
    runner.lookAgain();
  }
  /**
   * Waits until an agent shows the pasted text, where that can be told from the prompt `before`, and then for the pause
   * that the agent needs. A busy agent would read paste and Enter in one piece, and take Enter for part of the text.
   */
  async #taken(runner, preset, before, withinMs) {
    for (const deadline = now() + withinMs; preset.draft !== void 0 && now() < deadline; ) {
      if (await this.#draft(runner, preset) !== before) break;
      await sleep(BETWEEN_LOOKS_MS2);
    }
    await sleep(preset.enterDelayMs);
  }
};

// src/controller/steering/starter.ts
import { randomBytes as randomBytes5 } from "crypto";
import { rmSync as rmSync8, statSync as statSync3 } from "fs";
import { basename as basename4, isAbsolute } from "path";
var MAX_ARGUMENT_BYTES = 128 * 1024 - 1;
var Starter = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Opens a pane, makes it a runner, and only then lets the command begin. Throws a Failure, and leaves nothing behind:
   * `invalid-request`, `cwd-not-found`, `runner-exists`, `pane-not-found`, `cannot-create` or `spawn-failed`.
   */
  async start(whole) {
    const { beside, name: wish, ideas, agent, idleAfterMs, source, tell, typed, prompted, ...request2 } = whole;
    check(request2);
    const prompt = typed === void 0 ? void 0 : pasteable(typed);
    const { fleet } = this.#options;
    const name = fleet.newName(wish, ideas ?? [agent ?? basename4(request2.command[0] ?? "")]);
    const id = newRunnerId();
    const opening = await this.#opening(request2.place, name, beside);
    try {
      const runner = await this.#begin(request2, opening, id, { name, agent, idleAfterMs, source, tell, prompted });
      if (prompt !== void 0) this.#options.typeWhenReady(runner, prompt);
      return runner;
    } catch (error) {
      const begun = fleet.records.find((record) => record.id === id);
      if (begun !== void 0) await fleet.remove(begun);
      rmSync8(fleet.directory(id), { recursive: true, force: true });
      throw error;
    }
  }
  /**
   * Starts a runner again that has ended with its server: with the same name and log, and in its former place if that
   * exists. Throws a Failure as `start` does, and then leaves the runner as it was.
   */
  async startAgain(before, request2) {
    check(request2);
    const { fleet, sight } = this.#options;
    const { id, idleAfterMs } = before;
    const name = fleet.newName(before.name, []);
    const opening = formerPlace(before, request2.place, await sight.rows());
    try {
      return await this.#begin(request2, opening, id, { name, idleAfterMs, before });
    } catch (error) {
      await fleet.putBack(before);
      throw error;
    }
  }
  async #begin(request2, opening, id, identity3) {
    const { tmux, fleet, sight, script } = this.#options;
    const secret = randomBytes5(16).toString("hex");
    const { session: _, ...rest } = request2;
    const session = opening.place === "session" ? { session: opening.name } : {};
    const command = { ...rest, ...session, endDigest: sha256(secret) };
    const directory = fleet.directory(id);
    prepare(directory, secret);
    let pane;
    try {
      pane = await this.#open({ script, directory, command, opening });
      if (command.keep) await tmux.ask(["set-option", "-p", "-t", pane, "remain-on-exit", "on"]);
      if (opening.place === "session") await tmux.ask(["set-option", "-t", pane, "detach-on-destroy", "off"]);
      await sight.look();
      const runner = await fleet.mark(pane, { ...identity3, started: { id, command } });
      await letGo(directory);
      return runner;
    } catch (error) {
      const runner = fleet.liveRunner(id);
      if (runner !== void 0) await fleet.unmark(runner);
      if (pane !== void 0) await ignoreGone(tmux.ask(["kill-pane", "-t", pane]));
      throw error;
    }
  }
  async #open(wrapped) {
    const [pane = ""] = await this.#options.tmux.ask(openCommand(wrapped));
    if (isPaneId(pane)) return pane;
    throw new Failure("spawn-failed", `tmux does not name the pane that it has opened: '${pane}'`);
  }
  async #opening(place, name, target) {
    if (place === "session") return { place, name: await this.#sessionName(name), window: windowNameOf(name) };
    if (target === void 0)
      throw new Failure("invalid-request", "a window or a split needs a pane to be opened beside");
    const [, [line2 = ""] = []] = await this.#options.tmux.askAll(askPaneAt(target, "#{pane_id} #{session_id}"));
    const [pane = "", session = ""] = line2.split(" ");
    if (isPaneId(pane) && isSessionId(session)) {
      return place === "split" ? { place, pane } : { place, session, window: windowNameOf(name) };
    }
    throw new Failure("pane-not-found", `there is no pane '${target}'`, { next: "list the panes: tmux list-panes -a" });
  }
  async #sessionName(name) {
    const taken = await this.#options.tmux.ask(["list-sessions", "-F", "#{session_name}"]);
    return sessionNameOf(name, new Set(taken));
  }
};
function check({ command, cwd, env }) {
  const wrong = (message2, next2) => new Failure("invalid-request", message2, { next: next2 });
  const texts = [...command, cwd, ...Object.values(env)];
  if (texts.some((text) => text.includes("\0"))) throw wrong("a command cannot contain a NUL byte");
  if (texts.some((text) => Buffer.byteLength(text) > MAX_ARGUMENT_BYTES)) {
    throw wrong(`an argument can have ${MAX_ARGUMENT_BYTES} bytes`, "put the text into a file and name that");
  }
  const name = Object.keys(env).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  if (name !== void 0) throw wrong(`'${name}' cannot be the name of an environment variable`);
  if (isAbsolute(cwd) && statSync3(cwd, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new Failure("cwd-not-found", `there is no directory ${cwd}`, {
    next: "make it first, or name another one with --cwd"
  });
}
function formerPlace({ session: name, window }, place, rows) {
  const there = rows.filter(({ sessionName }) => sessionName === name);
  const beside = place === "split" ? there.findLast(({ windowName: windowName2 }) => windowName2 === window) : void 0;
  if (beside !== void 0) return { place: "split", pane: beside.pane };
  const [first] = there;
  return first === void 0 ? { place: "session", name, window } : { place: "window", session: first.session, window };
}
function prepare(directory, secret) {
  try {
    forgetEnd(directory);
    unpause(directory);
    holdBack(directory, secret);
  } catch (cause) {
    throw new Failure("cannot-create", `cannot create ${directory}: ${messageOf(cause)}`, {
      next: "free space, or set XDG_STATE_HOME to a directory that you can write to",
      cause
    });
  }
}

// src/controller/steering/stopper.ts
var QUIT_MS2 = 5e3;
var TERM_MS3 = 2e3;
var KILL_MS2 = 2e3;
var GO_MS = 1e3;
var MAX_TIMER_MS2 = 2 ** 31 - 1;
var Stopper = class {
  #options;
  #stopping = /* @__PURE__ */ new Map();
  #deadlines = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  /**
   * Resolves when the run has ended. Throws a Failure `timeout` when nothing could end it, `not-supported` where its
   * processes are not visible here.
   */
  async stop(runner, why) {
    const running = this.#stopping.get(runner.id);
    if (running !== void 0) return running;
    const stopping = this.#end(runner, why).finally(() => this.#stopping.delete(runner.id));
    this.#stopping.set(runner.id, stopping);
    return stopping;
  }
  /** Ends the run when its time limit is reached. */
  watch(runner) {
    const { id, endsAt } = runner;
    if (endsAt === void 0) return;
    clearTimeout(this.#deadlines.get(id));
    const wait = Math.min(Math.max(0, endsAt - now()), MAX_TIMER_MS2);
    const timer = setTimeout(() => {
      if (endsAt > now()) return this.watch(runner);
      void noted(this.stop(runner, "max-duration"), this.#options.journal, "runner outlives its time", { runner: id });
    }, wait);
    this.#deadlines.set(id, timer);
    void runner.over.then(() => this.forget(id));
  }
  /** Cancels the time limit of a runner. */
  forget(id) {
    clearTimeout(this.#deadlines.get(id));
    this.#deadlines.delete(id);
  }
  close() {
    for (const id of this.#deadlines.keys()) this.forget(id);
  }
  async #end(runner, why) {
    const processes = requireProcesses(hostOf(runner.record));
    runner.apply({ kind: "ending", at: moment(), why });
    const others = new Set(processes.descendants(runner.pid, { elsewhere: true }));
    try {
      await this.#endCommand(runner, processes, others);
    } finally {
      await processes.endAll([...others]);
    }
  }
  /** `others` holds the processes that it has started in sessions of their own; those found later are added to it. */
  async #endCommand(runner, processes, others) {
    const { fleet, sender } = this.#options;
    const directory = fleet.directory(runner.id);
    const waitsForKeys = !isPaused(directory) && await sender.askToQuit(runner);
    if (waitsForKeys && await endsWithin(runner, QUIT_MS2)) return;
    for (const mark2 of processes.descendants(runner.pid, { elsewhere: true })) others.add(mark2);
    const all = processes.descendants(runner.pid, { elsewhere: false });
    const deadline = performance.now() + TERM_MS3;
    if (!processes.signalSession(runner.pid, "SIGTERM"))
      processes.signalProcess(processes.processMark(runner.pid), "SIGTERM");
    unpause(directory);
    processes.signalSession(runner.pid, "SIGCONT");
    if (await endsWithin(runner, TERM_MS3)) {
      const here = all.filter((mark2) => !others.has(mark2));
      return processes.killLate(here, deadline - performance.now());
    }
    for (const mark2 of processes.descendants(runner.pid, { elsewhere: true })) others.add(mark2);
    processes.signalSession(runner.pid, "SIGKILL");
    if (await endsWithin(runner, KILL_MS2)) return;
    if (readEnd(directory) !== void 0) {
      await dismiss(processes.processMark(runner.pid));
      if (await endsWithin(runner, GO_MS)) return;
    }
    throw new Failure("timeout", `'${runner.name}' was killed and is still there`, { next: "try again" });
  }
};
async function endsWithin(runner, ms) {
  const aborted2 = new AbortController();
  const late = sleep(ms, aborted2.signal).then(
    () => false,
    () => true
  );
  const ended = await Promise.race([runner.over.then(() => true), late]);
  aborted2.abort();
  return ended;
}

// src/controller/steering/typing-turns.ts
var STEP_MS4 = 50;
var TypingTurns = class {
  #busy = /* @__PURE__ */ new Set();
  /** Resolves when nothing is being typed into a runner, or after `ms` milliseconds. */
  async untilFree({ id }, ms) {
    for (const deadline = performance.now() + ms; this.#busy.has(id) && performance.now() < deadline; )
      await sleep(STEP_MS4);
  }
  /** Does the work. Throws a Failure `runner-busy` while something else is being typed into this runner. */
  async take({ id, name }, work) {
    if (this.#busy.has(id)) {
      throw new Failure("runner-busy", `something else is just being sent to '${name}'`, { next: "try again" });
    }
    this.#busy.add(id);
    try {
      return await work();
    } finally {
      this.#busy.delete(id);
    }
  }
};

// src/controller/steering/steering.ts
var Steering = class {
  sender;
  answerer;
  outbox;
  stopper;
  starter;
  restorer;
  restarter;
  #presets = /* @__PURE__ */ new Map();
  constructor({ scope, journal, tmux, fleet, agents, sight, runners, socket, wrapper }) {
    const turns = new TypingTurns();
    const sender = new Sender({ journal, tmux, turns, agents, preset: (agent) => this.#presets.get(agent) });
    this.sender = sender;
    this.outbox = new Outbox({ sender, journal });
    this.answerer = new Answerer({ tmux, agents, turns });
    this.stopper = new Stopper({ journal, fleet, sender });
    this.starter = new Starter({
      fleet,
      tmux,
      sight,
      typeWhenReady: (runner, text) => scope.fork(async (signal) => sender.typeWhenReady(runner, text, signal)),
      script: wrapper
    });
    this.restorer = new Restorer({
      root: runners,
      socket,
      fleet,
      starter: this.starter,
      presets: () => this.#presets,
      sight
    });
    this.restarter = new Restarter({ tmux, fleet, stopper: this.stopper });
  }
  /** Reads the presets of agents from the user's `config.json`, as readPresets does. */
  load(config2, report2) {
    this.#presets = readPresets(config2, report2);
  }
  /** Cancels all time limits, and types no queued text any more. */
  close() {
    this.outbox.close();
    this.stopper.close();
  }
};

// src/controller/telling/status-line.ts
var FLUSH_MS = 250;
var StatusLine = class {
  #options;
  #published = /* @__PURE__ */ new Map();
  /** The terminals that were drawn last. */
  #terminals = [];
  /** Cancels the write that `changed` has planned. */
  #cancel;
  #running;
  #dirty = false;
  #nextAt = 0;
  #isOpen = false;
  constructor(options) {
    this.#options = options;
  }
  /** Allows writes, once all runners are known. Until then the values of an earlier controller stay. */
  open() {
    this.#isOpen = true;
    this.changed();
  }
  /** To be called when the status line may look different: writes it now, or as soon as the pace allows. */
  changed() {
    this.#dirty = true;
    if (!this.#isOpen) return;
    if (this.#cancel !== void 0 || this.#running !== void 0) return;
    this.#cancel = soon(() => void this.flush(), this.#nextAt - performance.now());
  }
  /** Writes the changed values at once; resolves when tmux has them. */
  async flush() {
    this.#cancel?.();
    this.#cancel = void 0;
    await this.#running;
    if (!this.#dirty || !this.#isOpen) return;
    this.#dirty = false;
    this.#running = this.#write().catch((error) => {
      this.#published.clear();
      this.#options.onFailure(error);
    }).finally(() => {
      this.#running = void 0;
      this.#nextAt = Math.max(this.#nextAt, performance.now() - FLUSH_MS) + FLUSH_MS;
      if (this.#dirty) this.changed();
    });
    await this.#running;
  }
  /** Forgets the published values, so that the next write sets all of them again. */
  forget() {
    this.#published.clear();
    this.changed();
  }
  /** Removes all values but those of `left`, even an earlier controller's: the runners are not watched any more. */
  async clear(left) {
    this.#cancel?.();
    await this.#running;
    await this.#write(statusVariables(left, false)).catch(this.#options.onFailure);
  }
  async #write(wanted = statusVariables(this.#options.runners(), this.#options.hasTrouble())) {
    const commands = [];
    for (const [name, value] of wanted) {
      if (this.#published.get(name) === value) continue;
      commands.push(value === "" ? ["set-environment", "-gu", name] : ["set-environment", "-gh", name, value]);
    }
    if (commands.length === 0) return;
    await this.#show(commands);
    for (const [name, value] of wanted) this.#published.set(name, value);
  }
  /** Runs the commands and redraws every terminal, in one question if the terminals are the same as the last time. */
  async #show(commands) {
    const known2 = this.#terminals;
    this.#terminals = [];
    const ask = [...commands, LIST_CLIENTS];
    const answers2 = await this.#options.tmux.askAll([...ask, ...known2.map(draw)]).catch(async (error) => {
      if (known2.length === 0) throw error;
      return this.#options.tmux.askAll(ask);
    });
    const clients = parseClients(answers2[commands.length] ?? []);
    this.#terminals = clients.flatMap(({ control, name }) => control ? [] : [name]);
    const isDrawn = answers2.length > ask.length;
    const others = this.#terminals.filter((name) => !isDrawn || !known2.includes(name));
    if (others.length > 0) await this.#options.tmux.askAll(others.map(draw));
  }
};
function soon(work, inMs) {
  if (inMs <= 0) {
    const immediate = setImmediate(work);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(work, inMs);
  return () => clearTimeout(timer);
}
function draw(terminal) {
  return ["refresh-client", "-S", "-t", terminal];
}

// src/runner/occasion.ts
var OCCASIONS = ["waiting", "limit", "failed", "stuck", "done"];
function occasionOf(state) {
  switch (state.kind) {
    case "waiting":
      if (state.waitingFor === "limit") return { kind: "limit", text: "has reached a limit" };
      return { kind: "waiting", text: `waits for you: ${state.waitingFor}` };
    case "idle":
      return state.unseen === true ? { kind: "done", text: "is done" } : void 0;
    case "active":
      return state.stuck === true ? { kind: "stuck", text: "is stuck" } : void 0;
    case "completed":
      return { kind: "done", text: "is done" };
    case "failed":
      return { kind: "failed", text: `has failed${endText2(state)}` };
    case "starting":
    case "paused":
    case "stopped":
    case "lost":
      return void 0;
    default:
      return unreachable(state);
  }
}
function endText2({ exitCode, signal }) {
  if (signal !== void 0) return ` by ${signal}`;
  return exitCode === void 0 ? "" : ` with exit code ${exitCode}`;
}

// src/controller/telling/announcement.ts
var MAX_NAME_CELLS = 40;
var MAX_LINE_CELLS = 120;
var MAX_NAMED = 5;
function announce(news) {
  const rank = ({ occasion }) => OCCASIONS.indexOf(occasion.kind);
  const sorted = news.toSorted((a2, b) => rank(a2) - rank(b));
  const [first] = sorted;
  if (first !== void 0 && sorted.length === 1) {
    return { news: sorted, title: headline(first), body: lines(lastLineOf(first)) };
  }
  const named = sorted.slice(0, MAX_NAMED);
  const others = sorted.length - named.length;
  const names = [...named.map(nameOf2), ...others === 0 ? [] : [`${others} more`]].join(", ");
  return {
    news: sorted,
    title: `${sorted.length} runners need you: ${names}`,
    body: named.map((it) => [headline(it), ...lines(lastLineOf(it))].join(" \xB7 "))
  };
}
function inOneLine({ title, body }, cells) {
  return fit([title, ...body.length === 1 ? body : []].join(" \xB7 "), cells);
}
function headline(news) {
  return `${nameOf2(news)} ${news.occasion.text}`;
}
function nameOf2({ name }) {
  return fit(plain(name), MAX_NAME_CELLS);
}
function lastLineOf({ lastLine }) {
  return fit(plain(lastLine).trim(), MAX_LINE_CELLS);
}
function lines(text) {
  return text === "" ? [] : [text];
}

// src/terminal/outer-notification.ts
var OSC_777 = /^(?:rxvt|foot|vte)/i;
var NONE = /^(?:linux|dumb|vt\d|ansi|cons)/i;
var CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
var NOT_ASCII = /[^ -~]/gu;
var BELL = "\x07";
function outerNotification(terminal, text) {
  const { term, type, isUtf8 } = terminal;
  const clean = text.replace(CONTROL, "");
  const safe = isUtf8 ? clean : clean.replace(NOT_ASCII, "?");
  if (NONE.test(term)) return "";
  if (OSC_777.test(term) || OSC_777.test(type)) return `\x1B]777;notify;geppetto-tmux;${safe}${BELL}`;
  const plain2 = `\x1B]9;geppetto-tmux: ${safe}${BELL}`;
  return term.startsWith("tmux") ? `\x1BPtmux;${plain2.replaceAll("\x1B", "\x1B\x1B")}\x1B\\` : plain2;
}

// src/controller/telling/channels/bell.ts
function bell({ writeToTerminals }) {
  return { tell: async () => writeToTerminals(() => BELL) };
}

// src/controller/telling/channels/desktop-notifications.ts
import { existsSync as existsSync3 } from "fs";
import { join as join19 } from "path";

// src/host/bounded-command.ts
import { spawn as spawn4 } from "child_process";
var GRACE_MS2 = 1e3;
var MAX_TEXT = 4096;
var DRAIN_MS = 200;
var BoundedCommand = class {
  /** Resolves when it has ended, or could not be started; what it has left in the background is not waited for. */
  ended;
  #child;
  #killTimer;
  constructor(argv, options) {
    const [file, ...args] = argv;
    const { env, cwd, input, timeoutMs } = options;
    const child = spawn4(file, args, { detached: true, env, stdio: "pipe", ...cwd === void 0 ? {} : { cwd } });
    this.#child = child;
    const stdout = beginningOf(child.stdout);
    const stderr = beginningOf(child.stderr);
    child.stdin.on("error", () => void 0).end(input);
    const timer = setTimeout(() => this.end("SIGTERM"), timeoutMs);
    this.ended = new Promise((resolve) => {
      const settle = (problem) => {
        const { exitCode, signalCode } = child;
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
        resolve({
          code: exitCode ?? void 0,
          signal: signalCode ?? void 0,
          stdout: stdout(),
          stderr: problem ?? stderr()
        });
      };
      child.once("error", (error) => {
        clearTimeout(timer);
        settle(error.message);
      });
      child.once("exit", () => {
        clearTimeout(timer);
        clearTimeout(this.#killTimer);
        const drained = setTimeout(settle, DRAIN_MS);
        child.once("close", () => {
          clearTimeout(drained);
          settle();
        });
      });
    });
  }
  /** Ends it by this signal, and by KILL when it does not go. */
  end(signal) {
    this.#signal(signal);
    this.#killTimer ??= setTimeout(() => this.#signal("SIGKILL"), GRACE_MS2);
  }
  #signal(signal) {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === void 0 || exitCode !== null || signalCode !== null) return;
    try {
      process.kill(-pid, signal);
    } catch {
    }
  }
};
function beginningOf(stream) {
  let kept = "";
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    if (kept.length < MAX_TEXT) kept = (kept + text).slice(0, MAX_TEXT);
  });
  stream.on("error", () => void 0);
  return () => kept;
}

// src/controller/telling/channels/desktop-notifications.ts
var OPEN_MS2 = 15 * 6e4;
var SEND_MS = 5e3;
var MAX_OPEN2 = 16;
var ACTION = "go";
function desktopKind(env = process.env, platform2 = process.platform) {
  if (platform2 === "darwin") return "osascript";
  const { DBUS_SESSION_BUS_ADDRESS: address = "", XDG_RUNTIME_DIR: runtime = "" } = env;
  return address !== "" || runtime !== "" && existsSync3(join19(runtime, "bus")) ? "notify-send" : void 0;
}
function osascript({ title, body }) {
  const script = ["on run words", "display notification (item 2 of words) with title (item 1 of words)", "end run"];
  return ["osascript", ...script.flatMap((line2) => ["-e", line2]), "--", title, body.join("\n")];
}
function notifySend({ title, body }, options) {
  const text = body.join("\n").replaceAll("\\", "\\\\").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const action = options.action ? [`--action=${ACTION}=Go there`] : [];
  return ["notify-send", "--app-name=geppetto-tmux", ...action, "--", title, ...text === "" ? [] : [text]];
}
var Desktop = class {
  #open = /* @__PURE__ */ new Set();
  #knowsActions;
  /**
   * Shows a notification; a click on it calls `onChosen`. Resolves with false when it could not be shown. One that can
   * be clicked resolves when it was clicked or closed.
   */
  async show(announcement, onChosen) {
    const kind = desktopKind();
    if (kind === void 0) return false;
    const action = kind === "notify-send" && await (this.#knowsActions ??= knowsActions());
    const argv = kind === "osascript" ? osascript(announcement) : notifySend(announcement, { action });
    const command = new BoundedCommand(argv, { env: process.env, timeoutMs: action ? OPEN_MS2 : SEND_MS });
    const runners = new Set(announcement.news.map(({ id }) => id));
    for (const id of runners) this.withdraw(id);
    const open4 = { command, runners };
    this.#open.add(open4);
    for (const oldest of [...this.#open].slice(0, -MAX_OPEN2)) oldest.command.end("SIGTERM");
    const { code, signal, stdout } = await command.ended;
    this.#open.delete(open4);
    if (stdout.trim() === ACTION) onChosen();
    return code === 0 || action && signal !== void 0;
  }
  /** A runner needs no person any more: closes a notification that names only such runners. */
  withdraw(id) {
    for (const { command, runners } of this.#open) {
      if (runners.delete(id) && runners.size === 0) command.end("SIGINT");
    }
  }
  async close() {
    const open4 = [...this.#open].map(({ command }) => command);
    for (const command of open4) command.end("SIGTERM");
    await Promise.all(open4.map(async ({ ended }) => ended));
  }
};
async function knowsActions() {
  const help = new BoundedCommand(["notify-send", "--help"], { env: process.env, timeoutMs: SEND_MS });
  return (await help.ended).stdout.includes("--action");
}

// src/controller/telling/channels/one-line.ts
var MAX_CELLS = 200;
function oneLine(announcement) {
  return inOneLine(announcement, MAX_CELLS);
}

// src/controller/telling/channels/desktop.ts
function desktop({ writeToTerminals, goTo }) {
  const notifications = new Desktop();
  return {
    tell: async (announcement) => {
      if (await notifications.show(announcement, () => goTo(announcement))) return;
      await writeToTerminals((terminal) => outerNotification(terminal, oneLine(announcement)));
    },
    withdraw: (runner) => notifications.withdraw(runner),
    close: async () => notifications.close()
  };
}

// src/controller/telling/channels/message.ts
function message({ tmux }) {
  return { tell: async (announcement) => showNotice(tmux, `geppetto: ${oneLine(announcement)}`) };
}

// src/controller/telling/channels/registry.ts
var CHANNELS = {
  bell,
  message,
  desktop
};

// src/controller/telling/event-command.ts
import { homedir as homedir3 } from "os";
var MAX_RUNNING = 4;
var MAX_WAITING2 = 100;
var TIMEOUT_MS2 = 1e4;
var END_MS = 2e3;
var EventCommand = class {
  #journal;
  #onFailure;
  #running = /* @__PURE__ */ new Set();
  #waiting = [];
  #dropped = 0;
  #isClosed = false;
  constructor(options) {
    this.#journal = options.journal;
    this.#onFailure = options.onFailure;
  }
  run(command, input) {
    if (this.#isClosed) return;
    if (this.#waiting.length >= MAX_WAITING2) {
      if (this.#dropped === 0) this.#journal.note("@geppetto-on-event is too slow, events are left out");
      this.#dropped += 1;
      return;
    }
    this.#waiting.push({ command, input });
    this.#next();
  }
  /** Waits up to END_MS for running commands; waiting events are dropped. */
  async close() {
    this.#isClosed = true;
    this.#waiting = [];
    const timer = setTimeout(() => {
      for (const command of this.#running) command.end("SIGTERM");
    }, END_MS);
    while (this.#running.size > 0) await Promise.all([...this.#running].map(async ({ ended }) => ended));
    clearTimeout(timer);
  }
  #next() {
    if (this.#running.size >= MAX_RUNNING) return;
    const first = this.#waiting.shift();
    if (first === void 0) return;
    const { variables, json } = first.input;
    const running = new BoundedCommand(["/bin/sh", "-c", first.command], {
      env: { ...process.env, ...variables },
      cwd: homedir3(),
      input: `${JSON.stringify(json)}
`,
      timeoutMs: TIMEOUT_MS2
    });
    this.#running.add(running);
    void running.ended.then(({ code, signal, stderr }) => {
      this.#running.delete(running);
      if (code !== 0) {
        this.#journal.note("@geppetto-on-event failed", { code, signal, stderr });
        this.#onFailure();
      }
      if (this.#waiting.length === 0 && this.#dropped > 0) {
        this.#journal.note("@geppetto-on-event goes on", { left_out: this.#dropped });
        this.#dropped = 0;
      }
      this.#next();
    });
  }
};
function eventInput({ event, state, runner }, occasion, server) {
  const { agent, pane, session, window, lastLine } = runner.record;
  const tell = occasion?.kind;
  const texts = {
    RUNNER: event.runner,
    NAME: event.name,
    AGENT: agent,
    STATE: state.kind,
    FROM: String(event["from"]),
    WAITING_FOR: state.kind === "waiting" ? state.waitingFor : "",
    TELL: tell ?? "",
    PANE: pane,
    SESSION: session,
    WINDOW: window,
    LAST_LINE: lastLine
  };
  return {
    json: { ...event, agent, pane, session, window, lastLine, ...tell === void 0 ? {} : { tell } },
    variables: {
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`GEPPETTO_${name}`, plain(text)])),
      // So that tmux and geppetto-tmux in the command find this server, and the runner's pane.
      TMUX: `${server.socket},${server.pid},0`,
      TMUX_PANE: pane
    }
  };
}

// src/controller/telling/terminal-writer.ts
import { constants as constants9 } from "fs";
import { open as open3 } from "fs/promises";
var PATIENCE_MS = 1e3;
var AGAIN_MS3 = 20;
async function writeToTerminal(path7, sequence2) {
  const { O_WRONLY, O_NOCTTY, O_NONBLOCK, O_NOFOLLOW } = constants9;
  const terminal = await open3(path7, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const found = await terminal.stat();
    if (!found.isCharacterDevice()) throw new Error(`${path7} is not a terminal`);
    await writeWhole(terminal, Buffer.from(sequence2));
  } finally {
    await terminal.close();
  }
}
async function writeWhole(terminal, data) {
  const deadline = performance.now() + PATIENCE_MS;
  for (let at2 = 0; at2 < data.length; ) {
    try {
      at2 += (await terminal.write(data, at2)).bytesWritten;
    } catch (error) {
      if (systemCode(error) !== "EAGAIN" || performance.now() > deadline) throw error;
      await sleep(AGAIN_MS3);
    }
  }
}

// src/controller/telling/telling.ts
var GATHER_MS = 1e3;
var PACE_MS2 = 5e3;
var READ_MS2 = 1e3;
var READ_STEP_MS = 50;
var MAX_HEARD = 1e3;
var SHOW_EVENT_COMMAND = ["show-options", "-gqv", "@geppetto-on-event"];
var MAX_COMMAND = 32 * 1024;
var Telling = class {
  #options;
  /** Made when something is first told by them. */
  #channels = /* @__PURE__ */ new Map();
  #command;
  #heard = [];
  #isTakingIn = false;
  #wishes = { notify: [], isQuiet: false, command: "" };
  #gathered = /* @__PURE__ */ new Map();
  #timer;
  #toldAt = -Infinity;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
    this.#command = new EventCommand({
      journal: options.journal,
      onFailure: () => options.report("@geppetto-on-event has failed; `geppetto-tmux controller log` says how")
    });
  }
  heard(change2) {
    const occasion = newsIn(change2);
    if (occasion === void 0) for (const channel of this.#channels.values()) channel.withdraw?.(change2.runner.id);
    if (this.#isClosed || this.#heard.length >= MAX_HEARD) return;
    this.#heard.push({ change: change2, occasion, atMs: performance.now() });
    void this.#takeIn();
  }
  async close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#gathered.clear();
    const closing = [...this.#channels.values()].map(async (channel) => channel.close?.());
    await Promise.all([...closing, this.#command.close()]);
  }
  async #takeIn() {
    if (this.#isTakingIn) return;
    this.#isTakingIn = true;
    while (this.#heard.length > 0) {
      this.#wishes = await this.#ask().catch(() => this.#wishes);
      for (const { change: change2, occasion, atMs } of this.#heard.splice(0)) {
        const { command, notify } = this.#wishes;
        if (command !== "" || notify.length > 0) await this.#untilRead(change2, atMs);
        this.#take(change2, occasion);
      }
    }
    this.#isTakingIn = false;
  }
  async #ask() {
    const [[settings = ""] = [], command = []] = await this.#options.tmux.askAll([SHOW_SETTINGS, SHOW_EVENT_COMMAND]);
    const { notify, quietHours } = parseSettings(settings, this.#options.report);
    return {
      notify,
      isQuiet: quietHours !== void 0 && isQuiet(quietHours, /* @__PURE__ */ new Date()),
      command: this.#bounded(command.join("\n").trim())
    };
  }
  #bounded(command) {
    if (command.length <= MAX_COMMAND) return command;
    this.#options.report(`@geppetto-on-event has ${command.length} characters, which is too long; it is not run`);
    return "";
  }
  /** Waits, at most READ_MS, until the screen of an agent that waits or is done was read since `atMs`. */
  async #untilRead({ state, runner }, atMs) {
    if (state.kind !== "waiting" && state.kind !== "idle") return;
    const isLate = () => this.#isClosed || runner.state.kind !== state.kind || performance.now() >= atMs + READ_MS2;
    while (!isReadSince(runner, atMs) && !isLate()) await sleep(READ_STEP_MS);
  }
  #take(change2, occasion) {
    const { command, notify, isQuiet: isQuiet3 } = this.#wishes;
    const { runner } = change2;
    const told = isQuiet3 ? void 0 : occasion;
    this.#gathered.delete(runner.id);
    if (command !== "") this.#command.run(command, eventInput(change2, told, this.#options.server));
    if (told === void 0 || notify.length === 0 || this.#isClosed) return;
    this.#gathered.set(runner.id, { occasion: told, runner });
    const waitMs = Math.max(GATHER_MS, this.#toldAt + PACE_MS2 - performance.now());
    this.#timer ??= setTimeout(() => this.#tell(notify), waitMs);
  }
  #tell(channels) {
    this.#timer = void 0;
    const news = [...this.#gathered.values()].filter(({ runner }) => !runner.inView).map(newsOf);
    this.#gathered.clear();
    if (news.length === 0) return;
    this.#toldAt = performance.now();
    const announcement = announce(news);
    for (const channel of channels) {
      const told = this.#channel(channel).tell(announcement);
      void noted(told, this.#options.journal, "notification could not be shown", { channel });
    }
  }
  #channel(name) {
    const known2 = this.#channels.get(name);
    if (known2 !== void 0) return known2;
    const { tmux } = this.#options;
    const channel = CHANNELS[name]({
      tmux,
      writeToTerminals: async (sequence2) => this.#writeToTerminals(sequence2),
      goTo: (announcement) => this.#goTo(announcement)
    });
    this.#channels.set(name, channel);
    return channel;
  }
  async #writeToTerminals(sequence2) {
    for (const terminal of await this.#terminals()) {
      const bytes = sequence2(terminal);
      if (bytes === "") continue;
      const written = writeToTerminal(terminal.tty, bytes);
      await noted(written, this.#options.journal, "terminal could not be notified", { tty: terminal.tty });
    }
  }
  /** Switches the terminal that was used last to the first runner of an announcement. */
  #goTo({ news: [first] }) {
    const go = async () => {
      const [terminal] = await this.#terminals();
      if (terminal === void 0 || first === void 0) return;
      await this.#options.tmux.askAll([["switch-client", "-c", terminal.client, "-t", first.pane]]);
    };
    void noted(go(), this.#options.journal, "runner not shown");
  }
  async #terminals() {
    const [lines2 = []] = await this.#options.tmux.askAll([LIST_TERMINALS]);
    return parseTerminals(lines2);
  }
};
function newsIn({ state, isNews, runner }) {
  return isNews && !runner.inView ? occasionOf(state) : void 0;
}
function newsOf({ occasion, runner }) {
  const { id, name, pane, record } = runner;
  return { id, name, pane, occasion, lastLine: record.lastLine };
}
function isReadSince(runner, atMs) {
  const { rules, readMs } = runner.observed;
  if (rules === void 0 || isFinal(runner.state)) return true;
  return readMs >= atMs && saidBy(runner) !== "";
}

// src/controller/controller.ts
var Controller = class {
  version;
  hub = new EventHub();
  fleet;
  meter;
  metricsFeed;
  policy;
  lookout;
  marker;
  commands;
  /** Settles when the controller has to end. */
  ending;
  #options;
  #link;
  #bytes;
  #problems;
  #status;
  #telling;
  #agents;
  #steering;
  #retention;
  #spool;
  #watch;
  #startedAt = (/* @__PURE__ */ new Date()).toISOString();
  #end = () => void 0;
  /** It ends because there is nothing left to watch. */
  #isResting = false;
  constructor(options) {
    const { scope, address, capabilities: capabilities2, identity: identity3, journal } = options;
    this.#options = options;
    this.version = options.version;
    this.ending = new Promise((resolve) => {
      this.#end = resolve;
    });
    const settings = async () => readSettings(link, this.#problems.report);
    const link = new ServerLink({
      ...options,
      onChange: () => {
        this.#bytes.sources.mayResize();
        this.lookout.soon(false);
      },
      onDeparture: () => this.lookout.departed(),
      onWatch: ({ client }) => {
        if (client !== void 0) record.add(client);
        this.#status.forget();
        this.lookout.soon(false);
      },
      onServerGone: () => this.#end("server-gone"),
      preferredSessions: () => this.fleet.homeSessions
    });
    this.#link = link;
    const record = new ClientRecord(link);
    this.#bytes = new ByteSources({
      ...options,
      link,
      record,
      floodMemoryBytes: async () => (await settings()).floodMemoryBytes,
      onChange: (urgent) => this.lookout.soon(urgent),
      onStopped: () => this.#status.changed(),
      onInstead: (pane, why) => this.#problems.readInstead(pane, why)
    });
    const { pipes, sources, taps } = this.#bytes;
    this.#problems = new Problems({ tmux: link, journal, pipes, onChange: () => this.#status.changed() });
    this.policy = new SourcePolicy({ tmux: link, capabilities: capabilities2, pipes, problems: this.#problems });
    this.#status = new StatusLine({
      tmux: link,
      runners: () => this.fleet.shown,
      hasTrouble: () => this.#problems.ofLogs.length > 0,
      onFailure: (error) => journal.note("status line could not be written", { error: messageOf(error) })
    });
    this.#telling = new Telling({
      server: { socket: address.socket, pid: identity3.pid },
      journal,
      tmux: link,
      report: this.#problems.report
    });
    this.#agents = new AgentFinder({ readPane: async (pane) => link.view(pane) });
    this.fleet = new Fleet({
      agents: this.#agents,
      root: options.runners,
      server: { ...identity3, socket: address.socket },
      sources,
      hub: this.hub,
      journal,
      askAll: async (commands) => link.askAll(commands),
      lastImage: async (row) => link.lastImage(row),
      settings,
      sourceFor: (wanted) => this.policy.choice(wanted).kind,
      onChange: () => this.#status.changed(),
      onState: (change2) => this.#heard(change2),
      onDoubt: () => this.lookout.soon(false),
      onTrouble: (runner, trouble) => this.#problems.ofDisk(runner, trouble),
      onLogs: () => this.#retention.soon(),
      onTracked: (runner) => this.#steering.stopper.watch(runner),
      onAgentEnd: (id) => this.marker.agentEnded(id),
      onCommandEnd: (id, word2) => this.#commandEnded(id, word2)
    });
    const { fleet } = this;
    this.meter = new Meter(() => fleet.live.map(({ id, pid, figures: { bytes } }) => ({ id, pid, bytes })));
    this.metricsFeed = new MetricsFeed({ hub: this.hub, meter: this.meter, fleet, onBug: journal.bug.bind(journal) });
    this.#retention = new Retention({
      root: options.runners,
      settings,
      isHeld: (id) => fleet.isHeld(id),
      onRemoved: (id) => void fleet.forget(id),
      journal
    });
    this.#spool = new HookSpool({
      directory: options.hookSpool,
      journal,
      onReport: (report2) => {
        const runner = fleet.liveIn(report2.pane);
        if (runner === void 0) this.marker.soon();
        else runner.hooked(report2);
      }
    });
    this.#watch = new WatchLifetime({
      scope,
      link,
      policy: this.policy,
      settings,
      fleet,
      pipes,
      sources,
      status: this.#status,
      spool: this.#spool,
      retention: this.#retention,
      restMs: options.restMs,
      onNothingToWatch: () => {
        this.#isResting = true;
        this.#end("nothing-to-watch");
      }
    });
    this.lookout = new Lookout({
      link,
      taps,
      fleet,
      watch: this.#watch,
      journal,
      onLooked: async () => this.marker.releaseEnded()
    });
    this.marker = new AutoMarker({
      agents: this.#agents,
      fleet,
      lookout: this.lookout,
      watch: this.#watch,
      status: this.#status,
      settings,
      problems: this.#problems,
      journal
    });
    this.#steering = new Steering({
      ...options,
      tmux: link,
      fleet,
      agents: this.#agents,
      sight: this.lookout,
      socket: address.socket
    });
    this.commands = new Commands({
      tmux: link,
      fleet,
      lookout: this.lookout,
      watch: this.#watch,
      policy: this.policy,
      status: this.#status,
      steering: this.#steering
    });
    scope.defer(async () => this.#close());
  }
  /** Its tmux server, to be asked. */
  get tmux() {
    return this.#link;
  }
  /** Takes up the runners that an earlier controller left. */
  async start() {
    const { report: report2 } = this.#problems;
    this.#steering.load(this.#options.config, report2);
    await this.#agents.load(this.#options.rules, report2);
    await this.lookout.inTurn(async () => {
      const rows = await this.lookout.rows();
      if (rows.some((row) => row.runnerId !== "")) await this.#watch.begin();
      await this.fleet.restore(rows, report2);
      await this.marker.releaseEnded();
      this.#retention.soon();
      await this.#watch.review();
    });
    this.#status.open();
  }
  /** The status of the controller, without its runners. */
  status() {
    return controllerBody({
      options: this.#options,
      startedAt: this.#startedAt,
      link: this.#link,
      bytes: this.#bytes,
      policy: this.policy,
      problems: this.#problems,
      fleet: this.fleet
    });
  }
  /** Ends the controller; with `release` it first unmarks every runner and removes all our traces from tmux. */
  async stop({ release }) {
    if (release) {
      for (const runner of this.fleet.live) await this.commands.unmark(runner.id);
      await this.lookout.inTurn(async () => {
        const panes = this.lookout.markedPanes;
        if (panes.length > 0) await this.#link.askAll(panes.flatMap(paneUnmarks));
        await this.#link.takeOut();
      });
    }
    this.#end("stopped");
  }
  /**
   * Throws a Failure `controller-unreachable`, and ends the controller, when another server, or none, is at the socket:
   * a controller that watches nothing does not notice the end of its server.
   */
  async requireServer() {
    if (!this.#watch.rests || await this.#link.stands()) return;
    this.#end("server-gone");
    throw new Failure("controller-unreachable", "the tmux server of this controller has ended", { next: "try again" });
  }
  /** Ends all runs after the server has gone. */
  async serverGone() {
    await this.fleet.serverGone();
  }
  #heard(change2) {
    this.#telling.heard(change2);
    this.#steering.outbox.stateChanged(change2.runner);
  }
  #commandEnded(id, word2) {
    this.lookout.inTurn(async () => {
      await this.fleet.commandEnded(id, word2);
      await this.lookout.seeKept(id);
      await this.#watch.review();
    }).catch((error) => this.#options.journal.bug(error));
  }
  async #close() {
    this.lookout.close();
    this.#watch.close();
    this.marker.close();
    this.#steering.close();
    this.#spool.close();
    this.#link.hurry();
    await this.#retention.close();
    await this.lookout.idle();
    await Promise.all([this.#status.clear(this.#isResting ? this.fleet.failures : []), this.#bytes.sources.close()]);
    await this.#link.release();
    await Promise.all([this.fleet.close(), this.#telling.close()]);
  }
};

// src/controller/pressed-keys.ts
var MOST_ITEMS = 9;
var ROWS_AROUND = 4;
var MOST_NAME_CHARACTERS = 32;
var PressedKeys = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** Never rejects: an error is told where the key was pressed. */
  async press(key) {
    const said = await this.#do(key).catch((error) => messageOf(error));
    if (said !== void 0) await this.#say(key.client, said);
  }
  async #do(key) {
    switch (key.verb) {
      case "mark":
        return this.#mark(key);
      case "next":
        return this.#next(key);
      case "pause":
        return this.#pause(key);
      case "back":
        return this.#back(key);
      case "go":
        return this.#go(key);
      case "menu":
        return this.#menu(key);
      default:
        return void 0;
    }
  }
  async #mark({ pane }) {
    const { marked, record, notice } = await this.#options.commands.toggle(pane);
    const what = marked ? `watching ${record.pane} as ${record.name}` : `no longer watching ${record.name}`;
    return notice === void 0 ? what : `${what}; ${notice}`;
  }
  async #next(key) {
    const { tmux } = this.#options;
    const next2 = nextInLine(this.#rows(), ({ pane, earlierServer }) => pane === key.pane && earlierServer !== true);
    if (next2 === void 0) return "no runner wants you now";
    if (isFinal({ kind: next2.state })) return this.#byProgram("next", key);
    await moveTerminal(tmux, key.client, next2.pane);
    return void 0;
  }
  async #pause({ pane }) {
    const { commands, fleet } = this.#options;
    const runner = fleet.find(pane);
    const isPaused2 = runner.state.kind === "paused";
    const { name } = isPaused2 ? commands.resume(runner.id) : commands.pause(runner.id);
    return isPaused2 ? `${name} goes on` : `${name} paused`;
  }
  async #back({ client, knew }) {
    const { tmux } = this.#options;
    await moveTerminal(tmux, client, wayBack(knew, client) ?? await paneBefore(tmux, client));
  }
  /** From the menu: `pane` is where the person wants to be. */
  async #go({ client, pane }) {
    const { fleet, tmux } = this.#options;
    await moveTerminal(tmux, client, pane);
    const failed = fleet.records.find((record) => record.pane === pane && isNewFailure(record.state));
    if (failed !== void 0) await fleet.looked(failed);
  }
  /** `knew` is the height of the terminal. */
  #menu({ client, knew }) {
    const { address } = this.#options;
    const room = knew === "" ? MOST_ITEMS : Math.min(MOST_ITEMS, Number(knew) - ROWS_AROUND);
    const wanting = inLine(this.#rows()).filter(({ state, unseen }) => state !== "idle" || unseen === true);
    if (wanting.length === 0) return "no runner wants you now";
    if (room < 1) return `${wanting.length} want you: prefix G n goes to the first`;
    const items = wanting.slice(0, room).flatMap((runner, at2) => {
      const { name, state, waitingFor } = runner;
      const word2 = state === "idle" ? "done" : state;
      return [menuText(`${name}  ${waitingFor ?? word2}`), String(at2 + 1), this.#going(runner, client)];
    });
    const title = wanting.length > room ? ` ${room} of ${wanting.length} that want you ` : " who wants you ";
    openOverlay(address, ["display-menu", "-c", client, "-x", "C", "-y", "C", "-T", title, ...items]).once("error", () => void 0).unref();
    return void 0;
  }
  /** What an item of the menu does. A menu is a format when it is made, and its command one when it is chosen. */
  #going({ id, pane }, client) {
    const { fleet } = this.#options;
    const hasPane = fleet.records.some((record) => record.id === id && fleet.hasPane(record));
    if (hasPane) return `run-shell -b "echo go ${pane} ${client} ##{T:@geppetto_now} 1<>##{q:GEPPETTO_KEYS}"`;
    return `run-shell -b "##{E:@geppetto_launch} attach ${id} --client ${client} >/dev/null 2>&1 || :"`;
  }
  /** Has a program do it that the key would have started without us. */
  async #byProgram(verb, { pane, client }) {
    const command = `#{E:@geppetto_launch} ${verb} -t ${pane} --client ${client} >/dev/null 2>&1 || :`;
    await this.#options.tmux.ask(["run-shell", "-b", "-t", pane, command]);
  }
  #rows(isWanted = () => true) {
    const { fleet } = this.#options;
    return fleet.records.filter(isWanted).map((record) => runnerBody(fleet, record));
  }
  async #say(client, text) {
    try {
      await this.#options.tmux.ask(messageTo(client, `geppetto: ${text}`));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
};
function menuText(text) {
  return ` ${plain(text).slice(0, MOST_NAME_CHARACTERS).replaceAll("#", "##").replaceAll("%", "%%")}`;
}

// src/controller/server/key-pipe.ts
import { closeSync as closeSync4, constants as constants10, openSync as openSync4, unlinkSync as unlinkSync3 } from "fs";
import { Socket } from "net";
var KEYS = "GEPPETTO_KEYS";
var FRESH_S = 3;
var LINE = /^([a-z]{1,16}) (%\d{1,10}) ([\w./-]{1,64}) (\d{1,12})(?: ([\w./=% -]*))?$/;
var MAX_LINE2 = 2048;
var KeyPipe = class {
  #path;
  #onKey;
  #socket;
  #rest = "";
  constructor(path7, onKey) {
    this.#path = path7;
    this.#onKey = onKey;
  }
  /** Throws a Failure `cannot-create`, or the error of the file system. */
  async open() {
    await ignoreGone(Promise.resolve().then(() => unlinkSync3(this.#path)));
    await makeFifo(this.#path);
    const fd = openSync4(this.#path, constants10.O_RDWR | constants10.O_NONBLOCK);
    try {
      this.#socket = new Socket({ fd, readable: true, writable: false });
    } catch (error) {
      closeSync4(fd);
      throw error;
    }
    this.#socket.on("data", (data) => this.#take(data.toString("latin1")));
    this.#socket.on("error", () => this.close());
    this.#socket.unref();
  }
  /** Keys find no FIFO from now on, and start a program again. */
  close() {
    if (this.#socket === void 0) return;
    this.#socket.destroy();
    this.#socket = void 0;
    try {
      unlinkSync3(this.#path);
    } catch {
    }
  }
  #take(text) {
    const lines2 = `${this.#rest}${text}`.split("\n");
    this.#rest = (lines2.pop() ?? "").slice(0, MAX_LINE2);
    for (const line2 of lines2) {
      const key = keyOf(line2, Date.now() / 1e3);
      if (key !== void 0) this.#onKey(key);
    }
  }
};
function keyOf(line2, nowS) {
  const [, verb = "", pane = "", client = "", time = "", knew = ""] = LINE.exec(line2) ?? [];
  if (!isPaneId(pane) || Math.abs(nowS - Number(time)) > FRESH_S) return void 0;
  return { verb, pane, client, knew };
}

// src/controller/hear-keys.ts
async function hearKeys(controller, options) {
  const { address, journal, scope, socket } = options;
  const { commands, fleet, tmux } = controller;
  const pressed = new PressedKeys({ address, tmux, fleet, commands });
  const path7 = keysFifo(socket);
  const pipe = new KeyPipe(path7, (key) => void pressed.press(key).catch((error) => journal.bug(error)));
  try {
    await pipe.open();
    scope.defer(async () => {
      pipe.close();
      if (tmux.answers) await noted(tmux.ask(["set-environment", "-gu", KEYS]), journal, "keys could not be taken back");
    });
    await tmux.ask(["set-environment", "-gh", KEYS, path7]);
  } catch (error) {
    journal.note("keys are not heard, and start programs", { error: messageOf(error) });
  }
}

// src/controller/events/journal.ts
function openJournal() {
  const write = (level, message2, details = {}) => {
    const line2 = JSON.stringify({ time: (/* @__PURE__ */ new Date()).toISOString(), level, pid: process.pid, message: message2, ...details });
    process.stderr.write(`${line2}
`);
  };
  return {
    note: (message2, details) => write("note", message2, details),
    bug: (error) => write("bug", messageOf(error), { stack: error instanceof Error ? error.stack : void 0 })
  };
}

// src/controller/keeper.ts
import { spawn as spawn5 } from "child_process";
import { Socket as Socket2 } from "net";
var BYE_MS = 1e3;
var SETTLED_MS = 3e4;
var MOST_EARLY_ENDS = 8;
var Keeper = class {
  #options;
  #pace = new Pace();
  #process;
  #again;
  #wanted = false;
  #earlyEnds = 0;
  #farewell;
  constructor(options) {
    this.#options = options;
  }
  /** Starts the keeper: from now on a controller that crashes is started again. */
  start() {
    this.#wanted = true;
    const { script, address, binary, entry, keys } = this.#options;
    const mark2 = ownClaim(address);
    const startedAt = performance.now();
    const argv = [binary, address.socket, missedFormat(mark2), mark2, process.execPath, entry, keys, ...process.execArgv];
    const keeper = spawn5(script, argv, { detached: true, cwd: "/", stdio: ["pipe", "inherit", "inherit"] });
    this.#process = keeper;
    keeper.unref();
    if (keeper.stdin instanceof Socket2) keeper.stdin.unref();
    keeper.stdin.on("error", () => void 0);
    keeper.once("error", (error) => this.#ended(keeper, startedAt, messageOf(error)));
    keeper.once("exit", (code, signal) => this.#ended(keeper, startedAt, signal ?? `exit code ${code}`));
  }
  /** Says goodbye: the keeper ends, and starts no new controller. Resolves when it has ended. */
  async bye() {
    this.#wanted = false;
    clearTimeout(this.#again);
    this.#farewell ??= this.#dismiss();
    await this.#farewell;
  }
  async #dismiss() {
    const keeper = this.#process;
    if (keeper === void 0) return;
    keeper.ref();
    const ended = new Promise((resolve) => keeper.once("exit", resolve));
    keeper.stdin?.end("bye\n");
    await settlesWithin(ended, BYE_MS);
    keeper.unref();
  }
  #ended(keeper, startedAt, how) {
    if (!this.#wanted || this.#process !== keeper) return;
    this.#process = void 0;
    this.#earlyEnds = performance.now() - startedAt < SETTLED_MS ? this.#earlyEnds + 1 : 0;
    const { journal } = this.#options;
    if (this.#earlyEnds > MOST_EARLY_ENDS) return journal.note("keeper given up", { how });
    journal.note("keeper ended", { how });
    this.#again = setTimeout(() => this.start(), this.#pace.next()).unref();
  }
};

// src/controller/main.ts
import { dirname as dirname2, join as join20 } from "path";
var REST_MS4 = 6e4;
async function runController(options) {
  const { address, version, after, signal } = options;
  requireLocal(address.host, "a controller serves servers of its own machine");
  const journal = openJournal();
  const binary = serverBinary(address);
  const identity3 = await readIdentity(address, binary);
  const able = capabilities(identity3.version);
  const socket = controllerSocket(address);
  for (const path7 of [stateDirectory(), runnersDirectory(), dirname2(socket)]) ensurePrivateDirectory(path7);
  const keeper = options.keeper && new Keeper({ ...options.keeper, address, binary, journal, keys: keysFifo(socket) });
  const finding = findClientProgram({ binary, capabilities: able, script: options.clientScript });
  const life = { stage: "starting" };
  let controller;
  keeper?.start();
  try {
    const succession = after === void 0 ? void 0 : await succeed(address, binary, after);
    const takesOver = await claimServer(address, binary, socket, succession);
    const stale = takesOver ? await endStaleClients(address, binary) : [];
    if (stale.length > 0) journal.note("stale clients ended", { pids: stale });
    await withScope(signal, async (scope) => {
      controller = new Controller({
        scope,
        address,
        binary,
        identity: identity3,
        program: await finding,
        capabilities: able,
        version,
        socket,
        runners: runnersDirectory(),
        hookSpool: hookSpool(identity3),
        rules: join20(configDirectory(), "rules"),
        config: configFile(),
        journal,
        restMs: options.restMs ?? REST_MS4,
        refreshCommand: options.refreshCommand,
        readerSocket: readerSocket(socket),
        readerCommand: options.readerCommand,
        wrapper: options.wrapper
      });
      let hasStarted = () => void 0;
      const started = new Promise((resolve) => {
        hasStarted = resolve;
      });
      started.catch(() => void 0);
      await options.serve({
        path: socket,
        ensureDirectory: () => ensurePrivateDirectory(dirname2(socket)),
        handlers: onceStarted(controllerApi(controller), started),
        scope,
        onBug: (error) => journal.bug(error)
      });
      const start2 = controller.start();
      hasStarted(start2);
      await start2;
      journal.note("controller started", { tmux_socket: address.socket, tmux_version: identity3.version, version });
      life.stage = "serving";
      options.onReady();
      await hearKeys(controller, { address, socket, scope, journal });
      const aborted2 = new Promise((resolve) => {
        if (scope.signal.aborted) resolve("aborted");
        else scope.signal.addEventListener("abort", () => resolve("aborted"), { once: true });
      });
      const ending = await Promise.race([controller.ending, aborted2]);
      journal.note("controller ends", { ending });
      if (ending !== "aborted" || signal.aborted) void keeper?.bye();
      if (ending === "server-gone") await controller.serverGone();
    });
  } catch (error) {
    if (life.stage === "serving" && !signal.aborted) life.stage = "crashed";
    throw error;
  } finally {
    if (life.stage !== "crashed" && controller?.tmux.answers !== false) {
      const before = life.stage === "serving" || signal.aborted ? void 0 : after;
      await noted(releaseServer(address, binary, before), journal, "claim could not be released");
    }
    if (life.stage !== "crashed") await keeper?.bye();
  }
}

// src/ipc/server.ts
import { once as once11 } from "events";
import { chmodSync as chmodSync2 } from "fs";
import { createServer as createServer2 } from "net";

// src/ipc/claim-socket.ts
import { lstatSync as lstatSync2, unlinkSync as unlinkSync4 } from "fs";
import { connect } from "net";
var PROBE_MS = 1e3;
async function claimSocket(path7) {
  const found = stat6(path7);
  if (found === void 0) return;
  if (!found.isSocket()) {
    throw new Failure("cannot-create", `${path7} is in the way and is not a socket`, { next: "move it away" });
  }
  if (await answers(path7)) throw new Failure("controller-busy", "a controller is running for this tmux server already");
  if (stat6(path7)?.ino === found.ino) unlinkSync4(path7);
}
function stat6(path7) {
  return lstatSync2(path7, { throwIfNoEntry: false });
}
async function answers(path7) {
  return new Promise((resolve, reject) => {
    const probe = connect(path7);
    const settle = (alive) => {
      probe.destroy();
      resolve(alive);
    };
    probe.setTimeout(PROBE_MS, () => settle(true));
    probe.once("connect", () => settle(true));
    probe.once("error", (error) => {
      const code = systemCode(error);
      if (code === "ECONNREFUSED" || code === "ENOENT") settle(false);
      else reject(new Failure("permission-denied", `cannot reach ${path7}: ${error.message}`, { cause: error }));
    });
  });
}

// src/ipc/connection.ts
import { once as once10 } from "events";
import { setImmediate as nextTurn } from "timers/promises";

// src/ipc/dispatch.ts
config(en_default());
function parseRequest(value, nowMs = machineMs()) {
  const found = request.safeParse(value);
  if (!found.success) {
    return { id: idOf(value), error: invalid("a request is an object {v, id, method, params}") };
  }
  const { v, id, params, until = Infinity } = found.data;
  const method = methodName.safeParse(found.data.method);
  if (v !== PROTOCOL_VERSION && method.data !== "stop") {
    return {
      id,
      error: new Failure("version-mismatch", `this controller speaks protocol ${PROTOCOL_VERSION}, not ${v}`, {
        next: "run `geppetto-tmux controller restart`"
      })
    };
  }
  if (!method.success) return { id, error: invalid("there is no such method") };
  if (nowMs > until) {
    return { id, error: new Failure("timeout", "the controller was held up: nothing was done", { next: "try again" }) };
  }
  return { id, method: method.data, params };
}
async function call(handlers, method, params, context) {
  const result = await handlers[method](checkParams(method, params), context);
  return METHODS[method].result.parse(result);
}
function checkParams(method, params) {
  const checked = METHODS[method].params.safeParse(params ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw invalid(`${method}: ${issue?.path.join(".") || "params"}: ${issue?.message ?? "invalid"}`);
}
function errorBody(error) {
  if (error instanceof Failure) return failureBody(error);
  return {
    kind: "internal",
    message: "the controller failed to answer; this is a bug",
    next: "`geppetto-tmux controller log` shows the details"
  };
}
function idOf(value) {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : void 0;
  return typeof id === "number" || typeof id === "string" ? id : null;
}
function invalid(message2) {
  return new Failure("invalid-request", message2);
}

// src/ipc/event-writer.ts
var MAX_UNREAD_BYTES = 4 * 1024 * 1024;
var batch = array(runnerEvent);
var EventWriter = class {
  #stream;
  #onSlow;
  #onBug;
  #pending = [];
  #scheduled;
  #state = "held";
  constructor(stream, options) {
    this.#stream = stream;
    this.#onSlow = options.onSlow;
    this.#onBug = options.onBug;
  }
  push(events) {
    if (this.#state === "closed") return;
    for (const event of events) this.#pending.push(event);
    if (this.#state === "open") this.#scheduled ??= setImmediate(() => this.flush());
  }
  /** Lets events out; what was pushed before waits in order. */
  open() {
    if (this.#state === "held") this.#state = "open";
    this.flush();
  }
  close() {
    this.#state = "closed";
    this.#pending = [];
    clearImmediate(this.#scheduled);
  }
  /** Writes what is pending now, so that an answer written next comes after it. */
  flush() {
    clearImmediate(this.#scheduled);
    this.#scheduled = void 0;
    if (this.#state !== "open") return;
    const events = this.#pending;
    this.#pending = [];
    for (let from = 0; from < events.length; from += MAX_EVENTS_PER_FRAME) {
      this.#write(events.slice(from, from + MAX_EVENTS_PER_FRAME));
    }
    if (this.#stream.writableLength > MAX_UNREAD_BYTES) this.#onSlow();
  }
  #write(events) {
    const checked = batch.safeParse(events);
    if (checked.success) this.#stream.write(encodeFrame({ events: checked.data }));
    else this.#onBug(checked.error);
  }
};

// src/ipc/patience.ts
var LIMIT_MS = {
  /** A client that wants to stay subscribes; others connect again. */
  request: 6e4,
  /** Every client of ours writes a frame at once; one that takes longer is stuck or hostile. */
  "rest of a request": 1e4,
  events: void 0,
  /** How long an answer may stay unread before the connection is given to another client. */
  reader: 1e4,
  /** Time for a last word to be read; a controller that ends waits no longer than this. */
  farewell: 2e3
};
var Patience = class {
  #onLost;
  #timer;
  #wait;
  #sinceMs = 0;
  constructor(onLost) {
    this.#onLost = onLost;
  }
  /** True while the connection waits for its client, false while it works for it. */
  get waiting() {
    return this.#wait !== void 0;
  }
  /** Since when it waits for something to be asked, on the steady clock; undefined while it does not. */
  get idleSinceMs() {
    return this.#wait === "request" || this.#wait === "rest of a request" ? this.#sinceMs : void 0;
  }
  /** Starts to wait; `undefined` stops. */
  for(wait) {
    if (wait === this.#wait && wait !== "request") return;
    clearTimeout(this.#timer);
    this.#wait = wait;
    this.#sinceMs = performance.now();
    const limit = wait === void 0 ? void 0 : LIMIT_MS[wait];
    this.#timer = wait === void 0 || limit === void 0 ? void 0 : setTimeout(this.#onLost, limit, wait);
  }
};

// src/ipc/connection.ts
var ANSWERS_IN_A_ROW = 16;
var ENDING = new Failure("controller-unreachable", "the controller is ending", { next: "try again" });
async function refuse(socket, failure) {
  socket.on("error", () => socket.destroy());
  socket.write(encodeFrame({ id: null, error: errorBody(failure) }));
  await sayGoodbye(socket, new Patience(() => socket.destroy()));
}
var Connection = class {
  #socket;
  #options;
  #ended = new AbortController();
  #patience = new Patience((wait) => this.#lose(wait));
  #events;
  #subscribed = false;
  #leaving = false;
  constructor(socket, options) {
    this.#socket = socket;
    this.#options = options;
    socket.once("close", () => this.#ended.abort());
    socket.on("error", () => socket.destroy());
    this.#events = new EventWriter(socket, {
      onSlow: () => this.#dismiss(timeout(`events are not read: more than ${MAX_UNREAD_BYTES} bytes wait`)),
      onBug: options.onBug
    });
  }
  /** Serves until either side ends. Resolves when the socket is closed, never rejects. */
  async run() {
    try {
      await this.#answerAll();
    } catch (error) {
      if (error instanceof Failure) this.#write({ id: null, error: errorBody(error) });
      else if (!this.#ended.signal.aborted && error !== this.#socket.errored) this.#options.onBug(error);
    } finally {
      this.#ended.abort();
      this.#events.close();
      await sayGoodbye(this.#socket, this.#patience);
    }
  }
  /** Since when nothing was asked here, on the steady clock; undefined while there is a reason to stay. */
  get idleSinceMs() {
    return this.#leaving ? void 0 : this.#patience.idleSinceMs;
  }
  /** Closes, so that a client that has something to ask can connect. */
  giveWay() {
    this.#dismiss(
      new Failure("controller-busy", "the connection was idle, and was closed for another client", {
        next: "try again"
      })
    );
  }
  /** Ends the conversation: the request in hand is still answered, nothing more is read. */
  leave() {
    this.#leaving = true;
    this.#ended.abort();
    if (!this.#patience.waiting) return;
    this.#patience.for("farewell");
    this.#socket.destroySoon();
  }
  async #answerAll() {
    const onWait = (partial) => this.#patience.for(partial ? "rest of a request" : this.#subscribed ? "events" : "request");
    let answered = 0;
    for await (const frame of readFrames(this.#socket, MAX_REQUEST_BYTES, onWait)) {
      this.#patience.for(void 0);
      await this.#answer(frame);
      if (this.#leaving) return;
      answered += 1;
      if (answered % ANSWERS_IN_A_ROW === 0) await nextTurn();
    }
  }
  async #answer(frame) {
    const reply = await this.#reply(frame);
    this.#events.flush();
    if (!this.#write(reply)) await this.#drained();
    if (this.#subscribed) this.#events.open();
  }
  async #reply(frame) {
    let id = null;
    try {
      const parsed = parseRequest(decodeFrame(frame));
      id = parsed.id;
      if ("error" in parsed) throw parsed.error;
      const { method, params } = parsed;
      const ok = method === "subscribe" ? await this.#subscribe(params) : await call(this.#options.handlers, method, params, { signal: this.#ended.signal });
      const reply = encodeFrame({ id, ok });
      if (reply.length > MAX_RESPONSE_BYTES) throw new Error(`an answer of ${reply.length} bytes to ${method}`);
      return reply;
    } catch (error) {
      const body = errorBody(isAbort(error, this.#ended.signal) ? ENDING : error);
      if (body.kind === "internal") this.#options.onBug(error);
      return encodeFrame({ id, error: body });
    }
  }
  async #subscribe(params) {
    if (this.#subscribed) throw new Failure("invalid-request", "this connection has subscribed already");
    const push = this.#events.push.bind(this.#events);
    const result = await this.#options.handlers.subscribe(checkParams("subscribe", params), push, this.#ended.signal);
    this.#subscribed = true;
    return result;
  }
  #write(frame) {
    if (!this.#socket.writable) return true;
    return this.#socket.write(Buffer.isBuffer(frame) ? frame : encodeFrame(frame));
  }
  async #drained() {
    this.#patience.for("reader");
    await once10(this.#socket, "drain", { signal: this.#ended.signal });
  }
  #lose(wait) {
    if (wait === "reader" || wait === "farewell") this.#socket.destroy();
    else this.#dismiss(timeout(`waited too long for a ${wait}`));
  }
  #dismiss(failure) {
    this.#ended.abort();
    this.#events.close();
    this.#write({ id: null, error: errorBody(failure) });
    this.#patience.for("farewell");
    this.#socket.destroySoon();
  }
};
async function sayGoodbye(socket, patience) {
  patience.for("farewell");
  socket.end();
  socket.resume();
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
  patience.for(void 0);
}
function timeout(message2) {
  return new Failure("timeout", message2);
}

// src/ipc/socket-watch.ts
import { lstatSync as lstatSync3, statSync as statSync4, watch as watch3 } from "fs";
import { basename as basename5, dirname as dirname3 } from "path";
var SETTLE_MS5 = 100;
var RETRY_MS2 = 5e3;
var SocketWatch = class {
  #path;
  #onGone;
  #knock = () => {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#lookSoon(0);
  };
  #watchers = [];
  #timer;
  constructor(path7, onGone) {
    this.#path = path7;
    this.#onGone = onGone;
  }
  /** Watches the directories that are there now. */
  start() {
    this.close();
    const directory = dirname3(this.#path);
    const above = dirname3(directory);
    this.#watchers = [
      ...this.#watch(directory, basename5(this.#path)),
      ...isQuiet2(above) ? this.#watch(above, basename5(directory)) : []
    ];
    process.on("SIGCONT", this.#knock);
  }
  close() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    for (const watcher of this.#watchers) watcher.close();
    process.off("SIGCONT", this.#knock);
  }
  /** Of what happens in a directory only that counts which has this name, or is the directory itself. */
  #watch(directory, child) {
    try {
      const watcher = watch3(directory, { persistent: false }, (_, name) => {
        if (name === null || name === child || name === basename5(directory)) this.#lookSoon();
      });
      return [watcher.on("error", () => this.#lookSoon())];
    } catch {
      return [];
    }
  }
  #lookSoon(ms = SETTLE_MS5) {
    this.#timer ??= setTimeout(() => {
      this.#timer = void 0;
      if (isThere(this.#path)) return;
      this.#onGone().catch(() => this.#lookSoon(RETRY_MS2));
    }, ms);
  }
};
function isThere(path7) {
  try {
    return lstatSync3(path7, { throwIfNoEntry: false }) !== void 0;
  } catch {
    return false;
  }
}
function isQuiet2(directory) {
  const mode = statSync4(directory, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 2) === 0;
}

// src/ipc/server.ts
var MAX_CONNECTIONS = 256;
async function serveSocket({ path: path7, ensureDirectory, handlers, scope, onBug }) {
  await claimSocket(path7);
  const connections = /* @__PURE__ */ new Set();
  const accept = (socket) => {
    if (scope.signal.aborted) {
      socket.destroy();
    } else if (connections.size >= MAX_CONNECTIONS && !makeRoom(connections)) {
      const busy = new Failure("controller-busy", `${connections.size} clients are connected`, { next: "try again" });
      scope.fork(async () => refuse(socket, busy));
    } else {
      const connection = new Connection(socket, { handlers, onBug });
      connections.add(connection);
      scope.fork(async () => {
        await connection.run();
        connections.delete(connection);
      });
    }
  };
  const open4 = () => createServer2({ allowHalfOpen: true }, accept);
  let server = open4();
  const restore = async () => {
    if (scope.signal.aborted) return;
    server.close();
    server = open4();
    try {
      ensureDirectory();
      await listen2(server, path7);
    } catch (error) {
      onBug(error);
      throw error;
    }
    server.on("error", onBug);
    watch4.start();
  };
  const watch4 = new SocketWatch(path7, restore);
  const end = () => {
    watch4.close();
    server.close();
    for (const connection of connections) connection.leave();
  };
  scope.signal.addEventListener("abort", end, { once: true });
  scope.defer(() => {
    scope.signal.removeEventListener("abort", end);
    watch4.close();
    server.close();
  });
  await listen2(server, path7);
  server.on("error", onBug);
  watch4.start();
}
function makeRoom(connections) {
  const idle2 = [...connections].filter(({ idleSinceMs }) => idleSinceMs !== void 0);
  const [longest] = idle2.toSorted((a2, b) => (a2.idleSinceMs ?? 0) - (b.idleSinceMs ?? 0));
  if (longest === void 0) return false;
  connections.delete(longest);
  longest.giveWay();
  return true;
}
async function listen2(server, path7) {
  try {
    server.listen(path7);
    await once11(server, "listening");
    chmodSync2(path7, 384);
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE") {
      throw new Failure("controller-busy", "another controller has just taken this tmux server", { cause: error });
    }
    throw new Failure("cannot-create", `cannot open the socket ${path7}: ${messageOf(error)}`, { cause: error });
  }
}

// src/cli/commands/controller-run.ts
var READER_FLAGS = ["--max-semi-space-size=1", "--v8-pool-size=0"];
async function controllerRun({ address, entry, version }, { after }) {
  const ended = new AbortController();
  const end = (signal) => ended.abort(new DOMException(`asked to end by ${signal}`, "AbortError"));
  process.umask(PRIVATE_UMASK);
  process.removeAllListeners("SIGINT");
  process.stderr.removeAllListeners("error").on("error", () => void 0);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
  try {
    await runController({
      address,
      version,
      serve: serveSocket,
      refreshCommand: [process.execPath, entry, "-S", address.socket, "controller", "refresh"],
      readerCommand: [process.execPath, ...READER_FLAGS, join21(dirname4(entry), "pipe-reader.js")],
      wrapper: join21(dirname4(entry), "../scripts/runner"),
      clientScript: join21(dirname4(entry), "../scripts/control-client.pl"),
      keeper: { script: join21(dirname4(entry), "../scripts/keeper"), entry },
      after,
      signal: ended.signal,
      onReady: () => report({ ready: true })
    });
  } catch (error) {
    if (ended.signal.aborted) {
      return report({ failure: { kind: "spawn-failed", message: messageOf(ended.signal.reason), next: "try again" } });
    }
    report({ failure: failureBody(error instanceof Failure ? error : new Failure("spawn-failed", messageOf(error))) });
    throw error;
  }
}
function report(message2) {
  if (process.send === void 0 || !process.connected) return;
  process.send(message2, () => {
    if (process.connected) process.disconnect();
  });
}
export {
  controllerRun
};
