import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  table
} from "./cli-looks-table.js";
import {
  hookTargets
} from "./agents-aider-agent.js";
import {
  ensurePrivateDirectory,
  shortHash,
  stateDirectory
} from "./base-short-hash.js";
import "./host-files.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  MARK
} from "./hooks-target.js";
import {
  readRegularFile,
  replaceFile
} from "./base-regular-file.js";
import {
  nullable,
  object,
  string
} from "./zod-v4-core-api.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/hooks.ts
import { homedir } from "os";
import { dirname as dirname2, join as join2 } from "path";
import { existsSync, realpathSync as realpathSync2 } from "fs";

// src/hooks/settings-file.ts
import { mkdirSync, realpathSync, rmSync, statSync, unlinkSync } from "fs";
import { dirname, join } from "path";

// src/hooks/careful-edit.ts
import { isDeepStrictEqual } from "util";
var BYTE_ORDER_MARK = "\uFEFF";
function careful(edit) {
  return {
    path: edit.path,
    blank: edit.blank,
    status: (text) => edit.status(body(text)),
    notes: (text) => edit.notes(body(text)),
    add: (text) => behindMark(text, (plain2) => {
      const added = edit.add(plain2);
      if (!isDeepStrictEqual(edit.values(added), edit.valuesWithOurs(plain2))) throw notExact("put in");
      return added;
    }),
    remove: (text) => behindMark(text, (plain2) => {
      const removed = edit.remove(plain2);
      if (removed === plain2) return plain2;
      if (!isDeepStrictEqual(edit.valuesWithoutOurs(removed), edit.valuesWithoutOurs(plain2))) {
        throw notExact("taken out");
      }
      return removed;
    })
  };
  function behindMark(text, change) {
    const plain2 = body(text);
    return text.slice(0, text.length - plain2.length) + change(plain2);
  }
  function body(text) {
    if (!text.startsWith(BYTE_ORDER_MARK)) return text;
    if (!edit.takesByteOrderMark) {
      throw new Error("it begins with a byte order mark, which the agent cannot read: save it without");
    }
    return text.slice(BYTE_ORDER_MARK.length);
  }
}
function notExact(what) {
  return new Error(`ours cannot be ${what} without changing something else; do it by hand`);
}

// src/hooks/settings-file.ts
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
  constructor(edit, backups) {
    this.#edit = careful(edit);
    this.#backups = backups;
  }
  get path() {
    return this.#edit.path;
  }
  /** Throws a Failure `permission-denied` or `configuration`, also for what the agent could not read. */
  status() {
    return this.#statusOf(this.#read());
  }
  /** What keeps our entries from working, or from being taken out. Throws a Failure. */
  notes() {
    const text = this.#read();
    return text === void 0 || text.trim() === "" ? [] : this.#try("be read in", () => this.#edit.notes(text));
  }
  /** Adds our entries and keeps what was there. False when they were there already. Throws a Failure. */
  install() {
    const text = this.#read();
    const restored = this.#restored(text);
    if (restored === void 0 && this.#statusOf(text) === "installed") return false;
    const original = restored ?? (text === void 0 ? void 0 : this.#without(text));
    const merged = this.#with(original ?? "");
    if (merged === text) return false;
    this.#requireUnchanged(text);
    this.#keep(original, merged);
    this.#write(merged);
    return true;
  }
  /**
   * Takes our entries out, to the byte what it was if nothing else has changed. False when there are none that can be taken out;
   * `notes` has what is left. Throws a Failure.
   */
  uninstall() {
    const text = this.#read();
    if (text === void 0) return false;
    const backedUp = this.#backup();
    const isAsWritten = backedUp !== void 0 && text === decode(backedUp.after);
    if (!isAsWritten && this.#statusOf(text) === "not installed") return false;
    const left = isAsWritten ? backedUp.before && decode(backedUp.before) : this.#without(text);
    if (left === text) return false;
    this.#requireUnchanged(text);
    const wasThere = backedUp === void 0 ? this.#edit.blank !== "" : backedUp.before !== null;
    if (left === null || !wasThere && left.trim() === this.#edit.blank.trim())
      this.#act(() => unlinkSync(this.#real()));
    else this.#write(left);
    rmSync(this.#backupPath(), { force: true });
    return true;
  }
  /** Whether anything in it looks like ours, also where the agent could not read it. */
  mentionsOurs() {
    try {
      return this.#read()?.includes(MARK) === true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
  /** The agent may write its settings while we read them. */
  #requireUnchanged(text) {
    if (this.#read() === text) return;
    throw new Failure("configuration", `${this.path} has changed meanwhile`, { next: "it was not changed; try again" });
  }
  #statusOf(text) {
    if (text === void 0 || text.trim() === "") return "not installed";
    return this.#try("be read in", () => this.#edit.status(text));
  }
  #with(text) {
    return this.#try("be put into", () => this.#edit.add(text.trim() === "" ? this.#edit.blank || text : text));
  }
  #without(text) {
    return text.trim() === "" ? text : this.#try("be taken out of", () => this.#edit.remove(text));
  }
  /** What cannot be done is said, and nothing is. */
  #try(what, work) {
    try {
      return work();
    } catch (error) {
      const why = error instanceof RangeError ? "it is nested too deeply" : messageOf(error);
      throw new Failure("configuration", `hooks cannot ${what} ${this.path}: ${why}`, {
        next: "it was not changed; mend it, then try again",
        cause: error
      });
    }
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
        if (!Buffer.from(text).equals(bytes)) throw new Error("it is not UTF-8: save it as that");
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
        next: "it was not changed",
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

// src/cli/commands/hooks.ts
async function install(context, agent) {
  const targets = await wanted(context, agent);
  if (targets.length === 0)
    return context.say("no agent with hooks has been used here: name one to install them all the same");
  const { done, failures } = forEach(targets, ({ target, file }) => {
    const changed = file.install();
    if (changed && target.note !== void 0) context.say(target.note);
    return { agent: target.agent, path: file.path, changed, notes: file.notes() };
  });
  if (done.length > 0) tell(context, done, ({ changed }) => changed ? "installed" : "was installed");
  fail(context, failures);
}
async function uninstall(context, agent) {
  const { done, failures } = forEach(await wanted(context, agent, true), ({ target, file }) => {
    const changed = file.uninstall();
    return { agent: target.agent, path: file.path, changed, notes: hooksOf(target, file).notes };
  });
  if (done.length > 0) {
    tell(context, done, ({ changed, notes }) => {
      if (changed) return "uninstalled";
      return notes.length > 0 ? "left as it is" : "was not installed";
    });
  }
  fail(context, failures);
}
async function status(context, agent) {
  const rows = await hooksOfAgents(context, agent);
  if (context.json) {
    const hooks = rows.map(({ agent: name, status: word, path, notes }) => ({ agent: name, status: word, path, notes }));
    return context.printJson({ hooks });
  }
  for (const line of table(
    rows.map((row) => [row.agent, row.status, plain(row.path)]),
    context.columns
  )) {
    context.print(line);
  }
  sayNotes(context, rows);
}
async function hooksOfAgents(context, agent) {
  return (await wanted(context, agent, true)).map(({ target, file }) => hooksOf(target, file));
}
function hooksOf({ agent }, file) {
  try {
    const found = file.status();
    const hasOurs = found !== "not installed";
    return { agent, status: found, path: file.path, notes: hasOurs ? file.notes() : [], hasOurs };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { agent, status: "unreadable", path: error.message, notes: [], hasOurs: file.mentionsOurs() };
  }
}
function forEach(targets, act) {
  const done = [];
  const failures = [];
  for (const target of targets) {
    try {
      done.push(act(target));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  return { done, failures };
}
function fail(context, failures) {
  const last = failures.at(-1);
  for (const { message } of failures.slice(0, -1)) context.say(message);
  if (last !== void 0) throw last;
}
async function wanted(context, agent, all = false) {
  const place = hookPlace(context);
  const backups = join2(stateDirectory(context.env), "backups");
  const targets = (await hookTargets()).filter(
    (target) => agent === void 0 ? all || isUsed(target, place) : target.agent === agent
  );
  return targets.map((target) => ({ target, file: new SettingsFile(target.edit(place), backups) }));
}
function isUsed(target, place) {
  return existsSync(target.directory(place));
}
function hookPlace({ env, entry }) {
  return { env, home: homedir(), scripts: join2(dirname2(realpathSync2(entry)), "../scripts") };
}
function tell(context, changes, word) {
  if (context.json) return context.printJson({ hooks: changes });
  for (const change of changes) context.print(plain(`${change.agent}: ${word(change)}: ${change.path}`));
  sayNotes(context, changes);
}
function sayNotes(context, rows) {
  for (const { agent, notes } of rows) for (const note of notes) context.say(`${agent}: ${note}`);
}
export {
  hooksOfAgents,
  install,
  status,
  uninstall
};
