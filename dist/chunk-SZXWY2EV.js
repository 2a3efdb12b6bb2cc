import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  table
} from "./chunk-7RWKZMQG.js";
import {
  readRegularFile,
  replaceFile
} from "./chunk-3VNJBW34.js";
import {
  ensurePrivateDirectory,
  shortHash,
  stateDirectory
} from "./chunk-OXKZ6X4Q.js";
import {
  nullable,
  object,
  string
} from "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/cli/commands/hooks.ts
import { homedir } from "os";
import { dirname as dirname2, join as join4 } from "path";
import { existsSync, realpathSync as realpathSync2 } from "fs";

// src/hooks/settings-file.ts
import { mkdirSync, realpathSync, rmSync, statSync, unlinkSync } from "fs";
import { dirname, join } from "path";
var MAX_FILE_BYTES = 16 * 1024 * 1024;
var MAX_BACKUP_BYTES = 3 * MAX_FILE_BYTES;
var backup = object({
  path: string(),
  /** Both in base64, as they are bytes; null: there was no file. */
  before: nullable(string()),
  after: string()
});
var SettingsFile = class {
  #edit;
  #backups;
  constructor(edit2, backups) {
    this.#edit = edit2;
    this.#backups = backups;
  }
  get path() {
    return this.#edit.path;
  }
  /** Throws a Failure `permission-denied` or `configuration`. */
  status() {
    const text = this.#read() ?? "";
    if (this.#without(text) === text) return "not installed";
    return this.#edit.has(text) ? "installed" : "outdated";
  }
  /** Adds our entries and keeps what was there. False when they were there already. Throws a Failure. */
  install() {
    if (this.status() === "installed") return false;
    const text = this.#read();
    const original = this.#restored(text) ?? (text === void 0 ? void 0 : this.#without(text));
    const merged = this.#with(original ?? "");
    this.#keep(original, merged);
    this.#write(merged);
    return true;
  }
  /** Takes our entries out, to the byte what it was if nothing else has changed. False when there are none. Throws a Failure. */
  uninstall() {
    const text = this.#read();
    if (text === void 0 || this.status() === "not installed") return false;
    const backedUp = this.#backup();
    const isAsWritten = backedUp !== void 0 && text === decode(backedUp.after);
    const left = isAsWritten && backedUp.before !== null ? decode(backedUp.before) : this.#without(text);
    const wasThere = backedUp === void 0 ? this.#edit.blank !== "" : backedUp.before !== null;
    if (!wasThere && (isAsWritten || left.trim() === this.#edit.blank.trim())) this.#act(() => unlinkSync(this.#real()));
    else this.#write(left);
    rmSync(this.#backupPath(), { force: true });
    return true;
  }
  #with(text) {
    try {
      return this.#edit.add(text.trim() === "" ? this.#edit.blank || text : text);
    } catch (error) {
      throw this.#refusal(error);
    }
  }
  #without(text) {
    try {
      return text.trim() === "" ? text : this.#edit.remove(text);
    } catch (error) {
      throw this.#refusal(error);
    }
  }
  #refusal(error) {
    return new Failure("configuration", `hooks cannot be put into ${this.path}: ${messageOf(error)}`, {
      next: "nothing was changed; mend the file, then try again",
      cause: error
    });
  }
  /** The text before our entries, when the file is as we have written it. */
  #restored(text) {
    const backedUp = this.#backup();
    if (backedUp === void 0 || backedUp.before === null || text !== decode(backedUp.after)) return void 0;
    return decode(backedUp.before);
  }
  #read() {
    return this.#act(() => {
      try {
        const bytes = readRegularFile(this.path, MAX_FILE_BYTES);
        const text = bytes.toString("utf8");
        if (!Buffer.from(text).equals(bytes)) throw new Error("it is not UTF-8");
        return text;
      } catch (error) {
        if (systemCode(error) === "ENOENT") return void 0;
        throw error;
      }
    });
  }
  /** Whole or not at all; a link stays one, and permissions stay. */
  #write(text) {
    this.#act(() => {
      mkdirSync(dirname(this.path), { recursive: true });
      const real = this.#real();
      const mode = statSync(real, { throwIfNoEntry: false })?.mode ?? 384;
      replaceFile(real, text, mode & 511);
    });
  }
  #real() {
    try {
      return realpathSync(this.path);
    } catch {
      return this.path;
    }
  }
  #keep(before, after) {
    ensurePrivateDirectory(this.#backups);
    const kept = { path: this.path, before: before === void 0 ? null : encode(before), after: encode(after) };
    this.#act(() => replaceFile(this.#backupPath(), `${JSON.stringify(kept)}
`, 384));
  }
  #backup() {
    try {
      return backup.parse(JSON.parse(readRegularFile(this.#backupPath(), MAX_BACKUP_BYTES).toString()));
    } catch {
      return void 0;
    }
  }
  #backupPath() {
    return join(this.#backups, `${shortHash(this.path)}.json`);
  }
  #act(work) {
    try {
      return work();
    } catch (error) {
      const denied = ["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "");
      throw new Failure(denied ? "permission-denied" : "configuration", `${this.path}: ${messageOf(error)}`, {
        next: "nothing was changed",
        cause: error
      });
    }
  }
};
function encode(text) {
  return Buffer.from(text).toString("base64");
}
function decode(text) {
  return Buffer.from(text, "base64").toString("utf8");
}

// src/hooks/json-targets.ts
import { join as join2, resolve } from "path";

// src/hooks/json-tree.ts
var MAX_DEPTH = 64;
var SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
var LEAF = /"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/y;
function parseJsonTree(text) {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const wrong = () => new Error(`no JSON at line ${text.slice(0, at).split("\n").length}`);
  const match = (pattern) => {
    pattern.lastIndex = at;
    const [found2 = ""] = pattern.exec(text) ?? [];
    at += found2.length;
    return found2;
  };
  const take = (sign) => {
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const leaf = () => {
    const start = at;
    const found2 = match(LEAF);
    if (found2 === "") throw wrong();
    return { kind: "leaf", value: JSON.parse(found2), start, end: at };
  };
  const list = (close, item) => {
    const items = [];
    for (; ; ) {
      match(SPACE);
      if (take(close)) return items;
      items.push(item());
      match(SPACE);
      if (take(",")) continue;
      if (take(close)) return items;
      throw wrong();
    }
  };
  const value = (depth) => {
    if (depth > MAX_DEPTH) throw wrong();
    const start = at;
    if (take("{")) {
      const members = list("}", () => {
        const key = leaf();
        match(SPACE);
        if (typeof key.value !== "string" || !take(":")) throw wrong();
        match(SPACE);
        const node = value(depth + 1);
        return { key: key.value, value: node, start: key.start, end: node.end };
      });
      return { kind: "object", members, start, end: at };
    }
    if (take("[")) {
      const items = list("]", () => value(depth + 1));
      return { kind: "array", items, start, end: at };
    }
    return leaf();
  };
  match(SPACE);
  const root = value(0);
  match(SPACE);
  if (at < text.length) throw wrong();
  return root;
}

// src/hooks/json-edit.ts
function nodeAt(root, path) {
  const [name, ...rest] = path;
  if (name === void 0) return root;
  const member = root.kind === "object" ? root.members.find(({ key }) => key === name) : void 0;
  return member === void 0 ? void 0 : nodeAt(member.value, rest);
}
function hasItem(text, path, item) {
  const list = nodeAt(parseJsonTree(text), path);
  if (list?.kind !== "array") return false;
  return list.items.some(({ start, end }) => compact(text.slice(start, end)) === JSON.stringify(item));
}
function addItem(text, path, item) {
  const root = parseJsonTree(text);
  let node = root;
  for (const [depth, name] of path.entries()) {
    const next = nodeAt(node, [name]);
    if (next === void 0) {
      if (node.kind !== "object") throw new Error(`${path.slice(0, depth).join(".") || "the whole"} is not an object`);
      const inner = path.slice(depth + 1).reduceRight((value, key) => ({ [key]: value }), [item]);
      return insert(text, node, node.members, `${JSON.stringify(name)}: ${JSON.stringify(inner)}`);
    }
    node = next;
  }
  if (node.kind !== "array") throw new Error(`${path.join(".")} is not a list`);
  return insert(text, node, node.items, JSON.stringify(item));
}
function removeItems(text, path, isOurs2) {
  let left = text;
  for (; ; ) {
    const root = parseJsonTree(left);
    const container = nodeAt(root, path);
    if (container?.kind !== "object") return left;
    const found2 = container.members.find(({ value }) => value.kind === "array" && value.items.some(isItemOurs));
    if (found2?.value.kind !== "array") return left;
    const { items } = found2.value;
    const ours = items.find(isItemOurs);
    if (ours === void 0) return left;
    if (items.length > 1) left = cut(left, items, ours);
    else if (container.members.length > 1) left = cut(left, container.members, found2);
    else left = cutPath(left, root, path);
  }
  function isItemOurs(node) {
    return isOurs2(left.slice(node.start, node.end));
  }
}
function compact(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return void 0;
  }
}
function cutPath(text, root, path) {
  const parent = nodeAt(root, path.slice(0, -1));
  if (parent?.kind !== "object") return text;
  const member = parent.members.find(({ key }) => key === path.at(-1));
  return member === void 0 ? text : cut(text, parent.members, member);
}
function insert(text, holder, items, added) {
  const last = items.at(-1);
  if (last === void 0) return splice(text, holder.start + 1, holder.start + 1, added);
  const before = items.at(-2)?.end ?? holder.start;
  const space = /\s*$/.exec(text.slice(before, last.start))?.[0] ?? "";
  return splice(text, last.end, last.end, `,${space}${added}`);
}
function cut(text, items, item) {
  const index = items.indexOf(item);
  const before = items[index - 1];
  const after = items[index + 1];
  if (before !== void 0) return splice(text, before.end, item.end, "");
  return splice(text, item.start, after?.start ?? item.end, "");
}
function splice(text, start, end, added) {
  return text.slice(0, start) + added + text.slice(end);
}

// src/hooks/target.ts
var MARK = "geppetto-hook";

// src/hooks/json-targets.ts
var CLAUDE_EVENTS = ["SessionStart", "UserPromptSubmit", "PermissionRequest", "Stop", "StopFailure", "SessionEnd"];
var GEMINI_EVENTS = ["SessionStart", "BeforeAgent", "Notification", "AfterAgent", "SessionEnd"];
var CURSOR_EVENTS = ["sessionStart", "stop"];
var TIMEOUT_S = 5;
var claudeHooks = {
  agent: "claude",
  directory: claudeDirectory,
  edit: (place) => edit(join2(claudeDirectory(place), "settings.json"), "{}\n", CLAUDE_EVENTS, {
    hooks: [{ type: "command", command: command(place, "claude"), timeout: TIMEOUT_S }]
  })
};
var geminiHooks = {
  agent: "gemini",
  directory: ({ home }) => join2(home, ".gemini"),
  edit: (place) => edit(join2(place.home, ".gemini", "settings.json"), "{}\n", GEMINI_EVENTS, {
    matcher: "",
    hooks: [{ type: "command", command: command(place, "gemini"), name: "geppetto-tmux", timeout: TIMEOUT_S * 1e3 }]
  })
};
var cursorHooks = {
  agent: "cursor",
  directory: ({ home }) => join2(home, ".cursor"),
  edit: (place) => edit(join2(place.home, ".cursor", "hooks.json"), '{"version":1}\n', CURSOR_EVENTS, {
    command: command(place, "cursor")
  })
};
function claudeDirectory({ env, home }) {
  return resolve(home, env["CLAUDE_CONFIG_DIR"] || ".claude");
}
function command({ scripts }, agent) {
  return `'${join2(scripts, MARK).replaceAll("'", `'\\''`)}' ${agent} 2>/dev/null || :`;
}
function edit(path, blank, events, entry) {
  return {
    path,
    blank,
    has: (text) => events.every((event) => hasItem(text, ["hooks", event], entry)),
    add: (text) => events.reduce((edited, event) => addItem(edited, ["hooks", event], entry), text),
    remove: (text) => removeItems(text, ["hooks"], isOurs)
  };
}
function isOurs(entry) {
  return entry.includes(MARK) && entry.split('"command":').length + entry.split('"command" :').length === 3;
}

// src/hooks/line-targets.ts
import { readFileSync } from "fs";
import { isAbsolute, join as join3, resolve as resolve2 } from "path";
var PLAIN_PATH = /^[\w./+@-]+$/;
var codexHooks = {
  agent: "codex",
  directory: codexDirectory,
  edit: (place) => {
    const client = clientPath(place);
    const words = `${JSON.stringify(client)}, "codex-notify"`;
    return {
      path: join3(codexDirectory(place), "config.toml"),
      blank: "",
      has: (text) => text.includes(words),
      add: (text) => {
        checkPlain(client);
        const table2 = /^\s*\[/m.exec(text)?.index ?? text.length;
        const head = text.slice(0, table2);
        const slot = /^[ \t]*notify[ \t]*=[ \t]*(\[?)/m.exec(head);
        if (/"""|'''/.test(head)) throw new Error("it has texts of several lines before its tables");
        if (slot === null) return `notify = [${words}]${newline(text)}${text}`;
        if (slot[1] === "") throw new Error("notify is not a list");
        const at = slot.index + slot[0].length;
        const isEmpty = /^\s*\]/.test(head.slice(at));
        return `${text.slice(0, at)}${words}${isEmpty ? "" : ", "}${text.slice(at)}`;
      },
      remove: (text) => {
        const ours = String.raw`"[^"\n]*/${MARK}",\s*"codex-notify"`;
        const alone = new RegExp(String.raw`^notify = \[${ours}\]\r?\n`, "m");
        return text.replace(alone, "").replace(new RegExp(String.raw`(notify\s*=\s*\[\s*)${ours}(?:,\s?)?`), "$1");
      }
    };
  },
  note: "Codex is told of by its end of turn only; its state is read off its output"
};
var aiderHooks = {
  agent: "aider",
  directory: ({ home }) => join3(home, ".aider"),
  edit: (place) => {
    const client = clientPath(place);
    const ours = `${client} aider notification`;
    return {
      path: join3(place.home, ".aider.conf.yml"),
      blank: "",
      has: (text) => text.includes(ours),
      add: (text) => {
        checkPlain(client);
        const slot = /^notifications-command:[ \t]*(["']?)(?=\S)/m.exec(text);
        if (slot !== null) {
          const at2 = slot.index + slot[0].length;
          return `${text.slice(0, at2)}${ours}; ${text.slice(at2)}`;
        }
        const at = /^---[^\n]*\n/.exec(text)?.[0].length ?? 0;
        const asks = /^notifications:/m.test(text) ? "" : `notifications: true # ${MARK}${newline(text)}`;
        return `${text.slice(0, at)}${asks}notifications-command: ${ours}${newline(text)}${text.slice(at)}`;
      },
      remove: (text) => text.replace(new RegExp(String.raw`^notifications: true # ${MARK}\r?\n`, "m"), "").replace(new RegExp(String.raw`^notifications-command: \S*/${MARK} aider notification\r?\n`, "m"), "").replace(new RegExp(String.raw`(notifications-command:[ \t]*["']?)\S*/${MARK} aider notification; `), "$1")
    };
  }
};
var opencodeHooks = {
  agent: "opencode",
  directory: opencodeDirectory,
  edit: (place) => ({
    path: join3(opencodeDirectory(place), "plugins", "geppetto-tmux.js"),
    blank: "",
    has: (text) => text === plugin(place),
    add: (text) => {
      if (text !== "") throw new Error("it is a file of yours");
      return plugin(place);
    },
    remove: (text) => text.startsWith(`// ${MARK} for OpenCode`) ? "" : text
  })
};
function plugin({ scripts }) {
  return readFileSync(join3(scripts, "opencode-plugin.mjs"), "utf8");
}
function codexDirectory({ env, home }) {
  return resolve2(home, env["CODEX_HOME"] || ".codex");
}
function opencodeDirectory({ env, home }) {
  const config = env["XDG_CONFIG_HOME"] ?? "";
  return join3(isAbsolute(config) ? config : join3(home, ".config"), "opencode");
}
function clientPath({ scripts }) {
  return join3(scripts, MARK);
}
function checkPlain(path) {
  if (!PLAIN_PATH.test(path))
    throw new Error(`the path of geppetto-tmux has characters that cannot stand in it: ${path}`);
}
function newline(text) {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

// src/hooks/targets.ts
var HOOK_TARGETS = [
  claudeHooks,
  codexHooks,
  geminiHooks,
  opencodeHooks,
  cursorHooks,
  aiderHooks
];

// src/cli/commands/hooks.ts
async function install(context, agent) {
  const targets = wanted(context, agent);
  if (targets.length === 0)
    return context.say("no agent with hooks has been used here: name one to install them all the same");
  const changed = targets.map(({ target, file }) => {
    const isNew = file().install();
    if (isNew && target.note !== void 0) context.say(target.note);
    return { agent: target.agent, path: file().path, changed: isNew };
  });
  tell(context, changed, "installed", "was installed");
}
async function uninstall(context, agent) {
  const changed = wanted(context, agent, true).map(({ target, file }) => ({
    agent: target.agent,
    path: file().path,
    changed: file().uninstall()
  }));
  tell(context, changed, "uninstalled", "was not installed");
}
async function status(context, agent) {
  const rows = found(context, agent);
  if (context.json) return context.printJson({ hooks: rows });
  for (const line of table(
    rows.map((row) => [row.agent, row.status, plain(row.path)]),
    context.columns
  )) {
    context.print(line);
  }
}
function agentsWithHooks(context) {
  const installed = found(context).filter((row) => row.status === "installed" || row.status === "outdated");
  return installed.map((row) => row.agent);
}
function found(context, agent) {
  return wanted(context, agent, true).map(({ target, file }) => {
    try {
      return { agent: target.agent, status: file().status(), path: file().path };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { agent: target.agent, status: "unreadable", path: error.message };
    }
  });
}
function wanted(context, agent, all = false) {
  const place = hookPlace(context);
  const backups = join4(stateDirectory(context.env), "backups");
  return HOOK_TARGETS.filter(
    (target) => agent === void 0 ? all || isUsed(target, place) : target.agent === agent
  ).map((target) => ({
    target,
    file: () => new SettingsFile(target.edit(place), backups)
  }));
}
function isUsed(target, place) {
  return existsSync(target.directory(place));
}
function hookPlace({ env, entry }) {
  return { env, home: homedir(), scripts: join4(dirname2(realpathSync2(entry)), "../scripts") };
}
function tell(context, hooks, done, wasSo) {
  if (context.json) return context.printJson({ hooks });
  for (const { agent, path, changed } of hooks) {
    context.print(plain(`${agent}: ${changed ? done : wasSo}: ${path}`));
  }
}

export {
  install,
  uninstall,
  status,
  agentsWithHooks
};
