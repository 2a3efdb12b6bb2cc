import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  goBack,
  goTo
} from "./cli-reach-go-to.js";
import {
  LINE_BREAK,
  Screen,
  Terminal,
  pasted,
  typed
} from "./tui-keys.js";
import {
  wrap,
  wrapWords
} from "./tui-rows.js";
import "./traces-way-back.js";
import "./tmux-pane-target.js";
import {
  bytesText
} from "./cli-looks-figures.js";
import {
  STATE_MARKS,
  shownOf
} from "./cli-looks-state-mark.js";
import {
  ensureController
} from "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import {
  findController,
  isKind
} from "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import {
  readConfigPart
} from "./settings-config-file.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  SHOWN_STATES,
  isFinal,
  wantsPerson
} from "./runner-state.js";
import {
  isInside
} from "./cli-context.js";
import "./tmux-server-address.js";
import {
  didYouMean
} from "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import {
  now,
  sleep
} from "./base-clock.js";
import {
  cellWidth,
  fit,
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import {
  _maxLength,
  _minLength,
  array,
  exactOptional,
  object,
  record,
  refine,
  string
} from "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/dashboard.ts
import { isatty } from "tty";

// src/settings/keys.ts
var MAX_NAMES = 100;
var word = string().check(_minLength(1), _maxLength(32));
var config = object({
  /** Keys of the dashboard, by what they do. */
  keys: exactOptional(
    record(word, array(word).check(_maxLength(8))).check(refine((keys) => Object.keys(keys).length <= MAX_NAMES, "too many"))
  )
});
function readKeys(path, report) {
  return readConfigPart(path, config, "the usual keys are used", report)?.keys;
}

// src/cli/dashboard/keys.ts
var ACTIONS = [
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
var isThere = (runner) => runner !== void 0;
var lives = (runner) => runner !== void 0 && !isFinal({ kind: runner.state });
var wentWithServer = (runner) => runner?.earlierServer === true && !lives(runner);
var hasPane = (runner) => runner !== void 0 && runner.earlierServer !== true;
var BINDINGS = {
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
var KeyTable = class {
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
var KEY_NAMES = {
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
function keyName(key) {
  return KEY_NAMES[key] ?? key;
}

// src/cli/dashboard/chosen-keys.ts
function chosenKeys(written, report) {
  const chosen = {};
  const takenBy = /* @__PURE__ */ new Map();
  for (const [name, keys] of Object.entries(written)) {
    const action = ACTIONS.find((one) => one === name);
    if (action === void 0) {
      report(`keys.${name}: there is no such action; ${didYouMean(name, ACTIONS)}the others count`);
      continue;
    }
    chosen[action] = keys.flatMap((called) => {
      const key = keyCalled(called);
      const other = key === void 0 ? void 0 : takenBy.get(key);
      if (key === void 0) report(`keys.${name}: '${called}' is no key: write x, C-x, Space, Enter or PageDown`);
      else if (other !== void 0) report(`keys.${name}: '${called}' is the key of ${other} already`);
      if (key === void 0 || other !== void 0) return [];
      takenBy.set(key, name);
      return [key];
    });
  }
  return chosen;
}
function keyCalled(name) {
  const named = Object.entries(KEY_NAMES).find(([, shown]) => shown.toLowerCase() === name.toLowerCase());
  if (named !== void 0) return named[0];
  if (/^C-[a-z]$/.test(name)) return name;
  return [...name].length === 1 && !/[\d\s]/.test(name) ? name : void 0;
}

// src/cli/dashboard/ages.ts
var SECOND_MS = 1e3;
var MINUTE_MS = 60 * SECOND_MS;
var HOUR_MS = 60 * MINUTE_MS;
var DAY_MS = 24 * HOUR_MS;
var STEP_MS = 10 * SECOND_MS;
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
  const [time, now2] = [new Date(timeMs), new Date(nowMs)];
  const two = (value) => String(value).padStart(2, "0");
  if (time.toDateString() === now2.toDateString()) return `${two(time.getHours())}:${two(time.getMinutes())}`;
  return `${two(time.getMonth() + 1)}/${two(time.getDate())}`;
}

// src/cli/dashboard/bars.ts
function header(runners, right, columns, pen) {
  const counts = SHOWN_STATES.flatMap((state) => {
    const count = runners.filter((runner) => shownOf(runner) === state).length;
    return count === 0 ? [] : [{ text: `${STATE_MARKS[state].glyph} ${count}`, colour: STATE_MARKS[state].colour }];
  });
  const words2 = ` ${plain(right)} `;
  let left = { ansi: pen.styled(" geppetto", "bold"), cells: 9 };
  for (const { text, colour } of counts) {
    const cells = cellWidth(text) + 2;
    if (left.cells + cells > columns) break;
    left = { ansi: `${left.ansi}  ${pen.styled(text, colour)}`, cells: left.cells + cells };
  }
  const room = columns - left.cells - cellWidth(words2);
  if (room < 0) return left;
  return { ansi: left.ansi + " ".repeat(room) + pen.styled(words2, "dim"), cells: columns };
}
function footer(table, chosen, columns, pen) {
  const always = ["help", "close"];
  const isShown = (action) => BINDINGS[action].word !== "" && table.namesOf(action).length > 0;
  const hints = (actions) => actions.filter(isShown).map((action) => {
    const [key = ""] = table.namesOf(action);
    const { word: word2 } = BINDINGS[action];
    return { ansi: `${pen.styled(key, "bold")} ${word2}`, cells: cellWidth(key) + 1 + cellWidth(word2) };
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

// src/cli/dashboard/help.ts
var MOUSE = ["click", "choose; a double click goes there; the wheel scrolls"];
function helpRows(table, sought, { columns, rows }, pen) {
  const words2 = sought.toLowerCase();
  const lines = [
    ...ACTIONS.map((action) => [table.namesOf(action).join(" "), BINDINGS[action].says]),
    ["1 \u2026 9", "answer what it asks with this option"],
    MOUSE
  ].filter(([keys, says]) => keys !== "" && `${keys} ${says}`.toLowerCase().includes(words2));
  const width = Math.max(0, ...lines.map(([keys]) => cellWidth(keys))) + 2;
  const shown = lines.flatMap(([keys, says]) => wrap(` ${keys}${" ".repeat(width - cellWidth(keys))}${says}`, columns)).slice(0, rows - 1);
  const blank = { ansi: "", cells: 0 };
  const bottom = sought === "" ? "type to search, Esc: back" : `with "${sought}", Esc: back`;
  return [...Array.from({ length: rows - 1 }, (_, at) => shown[at] ?? blank), sentence(bottom, columns, pen)];
}

// src/cli/dashboard/asking.ts
var Asking = class {
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

// src/cli/dashboard/choices.ts
function choicesOf({ dialog }) {
  if (dialog === void 0 || dialog.unanswerable !== void 0) return [];
  const isDigit = (key) => key !== void 0 && /^[1-9]$/.test(key);
  const hasDigits = dialog.options.some(({ key }) => isDigit(key));
  const single = (kind) => {
    const found = dialog.options.filter((option) => option.kind === kind);
    return found.length === 1 ? found[0] : void 0;
  };
  return dialog.options.flatMap((option, at) => {
    if (option.key === void 0) return [];
    const digit = hasDigits ? option.key : String(at + 1);
    const presses = [
      ...isDigit(digit) ? [digit] : [],
      ...option === single("once") ? ["y"] : [],
      ...option === single("no") ? ["n"] : []
    ];
    return presses.length === 0 ? [] : [{ presses, option }];
  });
}
function answerLines(runner) {
  const { dialog } = runner;
  if (dialog === void 0) return [];
  if (dialog.unanswerable !== void 0) return [`go there to answer: ${dialog.unanswerable}`];
  const choices = choicesOf(runner);
  return dialog.options.map((option) => {
    const presses = choices.find((choice) => choice.option === option)?.presses.join("/") ?? "-";
    return `${presses} ${option.label}`;
  });
}
function askedLines(runner) {
  const { dialog } = runner;
  const asked = [dialog?.question, dialog?.subject?.replaceAll("\n", " \u23CE ")].filter(Boolean).join(" ");
  return [asked, ...answerLines(runner)].filter((line) => line !== "");
}

// src/cli/dashboard/errands.ts
var SLOW_MS = 1500;
var Errands = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** Answers the dialog as it is shown now. What does more than allow or refuse this once takes the key a second time. */
  answer(runner, option, key) {
    const { deeds, onSaid } = this.#options;
    if (option.kind === "once" || option.kind === "no") {
      return this.attempt(async () => deeds.answer(runner, option, false));
    }
    const again = (isAgreed) => {
      if (isAgreed) this.attempt(async () => deeds.answer(runner, option, true));
      else onSaid("nothing was pressed");
    };
    this.#options.asking.question(`press ${key} again: ${runner.name}: ${option.label}`, again, key);
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
          (name) => this.attempt(async () => deeds.rename(chosen, name))
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
function names(runners) {
  const all = runners.map(({ name }) => name).join(", ");
  return runners.length === 1 ? all : `${runners.length} runners: ${all}`;
}

// src/cli/dashboard/empty.ts
function emptyText(link, roster) {
  if (roster.shown.length > 0) return void 0;
  if (link === "connecting") return "asking the controller\u2026";
  if (link === "gone") return "no controller runs here: prefix G m in a pane marks it, and one starts";
  if (roster.sought !== "") return `no runner fits "${roster.sought}": / changes it, Esc shows all`;
  return "no runners yet: prefix G m in a pane marks it, n starts one here";
}

// src/cli/dashboard/layout.ts
var LEAST = { columns: 30, rows: 6 };
var ROWS_FOR_BARS = 12;
var COLUMNS_FOR_A_LINE = 48;
var COLUMNS_TO_STACK = 60;
var ROWS_TO_STACK = 24;
var COLUMNS_SIDE_BY_SIDE = 100;
var WIDE_COLUMNS = 200;
var LIST_COLUMNS = 52;
var WIDE_LIST_COLUMNS = 90;
var WIDEST_LIST_COLUMNS = 140;
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

// src/cli/dashboard/arrangement.ts
var ORDERS = ["need", "name", "start"];
var GROUPINGS = ["state", "session", "repository"];
var BANDS = ["needs you", "working", "quiet", "ended"];
function needsPerson({ state, unseen, stuck, showing, muted }) {
  if (muted === true) return false;
  if (wantsPerson({ kind: state, unseen, stuck, showing })) return true;
  return state === "lost" && unseen === true;
}
var Arrangement = class {
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
    const since = this.#enteredAt(a) - this.#enteredAt(b);
    if (bandA === "ended") return -since;
    return bandA === "needs you" ? rank(a) - rank(b) || since : since;
  }
  #enteredAt({ id, since }) {
    return this.#entered.get(id)?.atMs ?? Date.parse(since);
  }
};
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

// src/cli/dashboard/runner-row.ts
var HEAD_CELLS = 4;
var AGE_CELLS = 6;
var WORD_CELLS = 9;
var AGENT_CELLS = 9;
var PLACE_CELLS = 14;
var LEAST_SAYS_CELLS = 20;
var MORE_COLUMNS = [
  { cells: AGENT_CELLS, text: ({ agent }) => agent },
  { cells: PLACE_CELLS, text: placeText },
  { cells: 16, text: ({ worktree }) => worktree?.branch ?? "" },
  { cells: 10, text: ({ metrics }, { nowMs }) => startedText(metrics?.startedAt, nowMs) },
  { cells: 11, text: ({ metrics }) => metrics === void 0 ? "" : bytesText(metrics.bytes) }
];
function runnerRow(runner, width, look, pen) {
  const nameCells = width < 60 ? 13 : 18;
  let at = HEAD_CELLS;
  const spans = head(runner, look, pen);
  const put = (cells, text, ...styles) => {
    spans.push(pen.span(at, cells, fit(plain(text), cells - 1), ...styles));
    at += cells;
  };
  put(nameCells, runner.name, ...look.isChosen ? ["bold"] : look.isStale ? ["dim"] : []);
  const { word: word2, colour } = STATE_MARKS[shownOf(runner)];
  put(WORD_CELLS, runner.muted === true ? "muted" : word2, look.isStale || runner.muted === true ? "dim" : colour);
  for (const { cells, text } of MORE_COLUMNS) {
    if (width - at - cells - AGE_CELLS < LEAST_SAYS_CELLS) break;
    put(cells, text(runner, look), "dim");
  }
  put(width - at - AGE_CELLS, saysText(runner), ...look.isStale ? ["dim"] : []);
  spans.push(pen.right(at, AGE_CELLS, `${timeText(runner, look.nowMs)} `, "dim"));
  return spans;
}
function runnerCard(runner, width, look, pen) {
  const { word: word2, colour } = STATE_MARKS[shownOf(runner)];
  const left = width - HEAD_CELLS - AGE_CELLS;
  const nameCells = Math.max(8, left - WORD_CELLS);
  return [
    [
      ...head(runner, look, pen),
      pen.span(HEAD_CELLS, nameCells, runner.name, ...look.isChosen ? ["bold"] : []),
      pen.span(HEAD_CELLS + nameCells, left - nameCells, word2, look.isStale ? "dim" : colour),
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
  const since = Date.parse(runner.since);
  return hasAge(runner) ? ageText(nowMs - since) : clockText(since, nowMs);
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

// src/cli/dashboard/list.ts
var List = class {
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

// src/cli/dashboard/preview.ts
var CUT = "\u203A";
var RULES = 2;
var MOST_FACTS = 0.7;
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

// src/cli/dashboard/picture.ts
var BELOW_MARGIN = 6;
var MOST_BELOW = 10;
var ROWS_ABOVE = 3;
var TOO_LONG = "the rest does not fit here: Enter goes there";
var Picture = class {
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

// src/cli/dashboard/filter.ts
function fits(runner, sought) {
  return sought.toLowerCase().split(/\s+/).every((word2) => {
    const [, field = "", part = ""] = /^([sad]):(.*)$/s.exec(word2) ?? [];
    if (field === "s") return stateWords(runner).some((state) => state.startsWith(part));
    if (field === "a") return runner.agent.toLowerCase().includes(part);
    if (field === "d") return places(runner).some((place) => place.toLowerCase().includes(part));
    return words(runner).some((text) => text.toLowerCase().includes(word2));
  });
}
function stateWords(runner) {
  const shown = shownOf(runner);
  return [runner.state, shown, STATE_MARKS[shown].word, ...runner.waitingFor === void 0 ? [] : [runner.waitingFor]];
}
function places({ session, window, pane, cwd, worktree }) {
  return [
    `${session}:${window}`,
    pane,
    ...cwd === void 0 ? [] : [cwd],
    ...worktree === void 0 ? [] : [worktree.path, worktree.branch]
  ];
}
function words(runner) {
  return [runner.name, runner.id, runner.agent, runner.lastLine, ...places(runner)];
}

// src/cli/dashboard/roster.ts
var Roster = class {
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
function isPresent(runner) {
  return !isFinal({ kind: runner.state }) || runner.unseen === true;
}
function after(all, one) {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}

// src/cli/dashboard/dashboard.ts
var HOLD_MS = 2e3;
var DOUBLE_MS = 400;
var WHEEL_ROWS = 3;
var COLUMNS_FOR_FIGURES = 100;
var NOTHING_SEEN = { lines: void 0, problem: void 0 };
var Dashboard = class {
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
  constructor(options) {
    this.#options = options;
    this.#picture = new Picture(options.pen, options.keys);
    this.#errands = new Errands({
      deeds: options.deeds,
      roster: this.#roster,
      asking: this.#asking,
      onClose: options.onClose,
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
    const waits = this.#roster.shown.filter((runner) => hasAge(runner) && visible.has(runner.id)).map(({ since }) => ageLastsMs(now() - Date.parse(since)));
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

// src/cli/dashboard/deeds.ts
var END_MS = 2e4;
var SEARCH_LINES = 10;
var Deeds = class {
  #context;
  #options;
  constructor(context, options) {
    this.#context = context;
    this.#options = options;
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
      const { openLog } = await import("./cli-commands-open-log.js");
      await openLog(this.#context, runner.id, { follow: true });
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
    const [{ explanationCard }, { createLook }] = await Promise.all([
      import("./cli-looks-explanation-card.js"),
      import("./cli-looks-show.js")
    ]);
    const found = await this.#client.call("explain", { runner: id });
    const look = await createLook({ ...this.#context, colour: false, columns: void 0 });
    return explanationCard(found, look).split("\n");
  }
  async send({ id, name }, text) {
    await this.#client.call("send", { runner: id, text, enter: true, keys: [], force: false });
    return `sent to ${name}`;
  }
  /** Has a text sent when the turn of the runner is over. */
  async queue({ id, name }, text) {
    const { queued = 0 } = (await this.#client.call("queue", { runner: id, text })).runner;
    return queued === 0 ? `sent to ${name}` : `${queued === 1 ? "it waits" : `${queued} wait`} until the turn of ${name} is over`;
  }
  /** Presses an option of the dialog that was seen; `isConfirmed`: its label was agreed to. */
  async answer({ id, name, dialog }, { key, label }, isConfirmed) {
    if (dialog === void 0 || key === void 0) return `${name} asks nothing that is answered from here`;
    const { episode, fingerprint } = dialog;
    const request = { run: id, episode, fingerprint, key, label, confirm: isConfirmed, by: "dashboard" };
    const { taken } = await this.#client.call("answer", request);
    return taken ? `${name}: ${label}` : `${name} still shows the same: go there`;
  }
  async pause({ id, name, state }) {
    await this.#client.call(state === "paused" ? "resume" : "pause", { runner: id });
    return `${name} ${state === "paused" ? "goes on" : "is paused"}`;
  }
  async stop({ id, name }) {
    const { runner } = await this.#client.call("end", { runner: id }, END_MS);
    return `${name} ended: ${runner.state}`;
  }
  async rename({ id, name }, wanted) {
    const { runner } = await this.#client.call("rename", { runner: id, name: wanted.trim() });
    return `${name} is called ${runner.name} now`;
  }
  async restore({ id, name }) {
    const { runner } = await this.#client.call("restore", { runner: id });
    return `${name} runs again in ${runner.pane}`;
  }
  async start(line) {
    const { startTyped } = await import("./cli-commands-run-typed.js");
    return startTyped(this.#context, line, { target: this.#options.beside() ?? "", cwd: process.cwd() });
  }
  async unread({ id, name }) {
    await this.#client.call("unread", { runner: id });
    return `${name} counts as not looked at`;
  }
  async mute({ id, name, muted = false }) {
    await this.#client.call("mute", { runner: id, muted: !muted });
    return muted ? `${name} asks for you again` : `${name} is muted until its state changes`;
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

// src/cli/dashboard/glimpses.ts
import { dirname } from "path";

// src/cli/dashboard/paced.ts
var Paced = class {
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

// src/cli/dashboard/glimpses.ts
var LOOK_GAP_MS = 100;
var LOG_LINES = 300;
var Glimpses = class {
  #options;
  #looks;
  #runner;
  constructor(options) {
    this.#options = options;
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
      const { explanation } = await this.#options.client().call("explain", { runner: runner.id });
      const { because } = explanation;
      const state = `${STATE_MARKS[shownOf(runner)].word} since ${clockText(Date.parse(runner.since), now())}`;
      return [because === void 0 ? `${state}: by its output alone` : `${state}: ${because.text} (${because.rule})`];
    } catch {
      return [];
    }
  }
};
async function endOfLog({ log }) {
  const { lastLines } = await import("./cli-log-print-tail.js");
  return (await lastLines(dirname(log), LOG_LINES)).map(({ ansi }) => ansi);
}
function placeText2({ pane, worktree, cwd, metrics }) {
  return [
    pane,
    ...worktree === void 0 ? [] : [worktree.branch],
    ...cwd === void 0 ? [] : [cwd],
    ...metrics === void 0 ? [] : [`log ${bytesText(metrics.bytes)}`]
  ].join(" \xB7 ");
}

// src/cli/dashboard/live-fleet.ts
var LIST_GAP_MS = 100;
var SAYS_GAP_MS = 500;
var BACK_MS = 500;
var HELLO_MS = 2e3;
var MEANT_MS = 4e3;
var NO_NEWS = /* @__PURE__ */ new Set(["output", "metrics"]);
var LiveFleet = class {
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
    const found = await findController(this.#context, HELLO_MS).catch(() => void 0);
    if (found === void 0 || found.version === this.#context.version) return found?.client;
    found.client.close();
    throw new Failure("version-mismatch", "the controller is of another version now", {
      next: "open the dashboard again"
    });
  }
};

// src/cli/dashboard/pen.ts
var SGR = {
  yellow: "33",
  red: "31",
  magenta: "35",
  green: "32",
  blue: "34",
  dim: "2",
  bold: "1"
};
var Pen = class {
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

// src/cli/commands/dashboard.ts
var PAINT_MS = 100;
async function dashboard(context, { client, target }) {
  if (context.json) {
    throw new Failure("invalid-request", "the dashboard is for people", { next: "geppetto-tmux ls --json" });
  }
  if (!isatty(0) || !isatty(1)) {
    throw new Failure("invalid-request", "the dashboard needs a terminal", { next: "geppetto-tmux ls" });
  }
  const problems = [];
  const file = configFile(context.env);
  const report = (problem) => void problems.push(problem);
  const stop = new AbortController();
  let settle = () => void 0;
  const closed = new Promise((resolve, reject) => {
    settle = (error) => error === void 0 ? resolve() : reject(error);
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
  const screen = new Screen(terminal, board, { paintMs: PAINT_MS, onError: (error) => settle(error) });
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
export {
  dashboard
};
