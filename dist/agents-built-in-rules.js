import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AGENTS_BY_NAME
} from "./agents-aider-agent.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import {
  _enum,
  _maxLength,
  _minLength,
  _regex,
  array,
  boolean,
  exactOptional,
  literal,
  partialRecord,
  refine,
  strictObject,
  string
} from "./zod-v4-core-api.js";
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/settings/rules.ts
import { readdir } from "fs/promises";
import { join } from "path";

// src/runner/rules.ts
var PLACES = ["title", "end", "foot", "base", "tail", "words", "screen", "notification"];
var LINES = { end: 2, foot: 4, tail: 16 };
var WORDS = { base: 7, words: 24 };
var MOST_FRAMED = 60;
var FRAME = /^[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+|[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+$/gu;
function screenView(rows) {
  const lines = rows.map((row) => row.trimEnd()).filter((row) => row !== "");
  const words = lines.slice(-MOST_FRAMED).map((line) => line.replaceAll(FRAME, "")).filter((line) => line !== "");
  const last = (of, count) => of.slice(-count).join("\n");
  return {
    end: last(lines, LINES.end),
    foot: last(lines, LINES.foot),
    base: last(words, WORDS.base),
    tail: last(lines, LINES.tail),
    words: last(words, WORDS.words),
    screen: lines.join("\n")
  };
}
function findRule(rules, view, isSettled = true) {
  for (const rule2 of rules) {
    const text2 = rule2.settled && !isSettled ? void 0 : matchOf(rule2, view);
    if (text2 !== void 0) return { rule: rule2, text: text2 };
  }
  return void 0;
}
function isDialog(state) {
  return claimOf(state)?.says === "waiting";
}
function claimOf(state) {
  if (state === "keep") return void 0;
  return state === "working" || state === "idle" ? { says: state } : { says: "waiting", waitingFor: state };
}
function matchOf({ all, none, prompt }, view) {
  let found;
  for (const [place, pattern2] of all) {
    const text2 = view[place];
    const match = text2 === void 0 ? null : pattern2.exec(text2);
    if (match === null) return void 0;
    found ??= match[0].trim();
  }
  return isAny(none, view) || isAny(prompt, view) ? void 0 : found;
}
function isAny(patterns2, view) {
  return [...patterns2].some(([place, pattern2]) => pattern2.test(view[place] ?? ""));
}

// src/runner/last-resort.ts
var CHOICE = /^(?:[❯›●◉▸►➤→▶>] ?)\d{1,2}[.)] +\S.*$/mu;
var KEYS = [
  String.raw`(?:enter|return|⏎|↵)(?:/\w+)?:?\s+(?:to\s+)?(?:accept|approve|choose|confirm|continue|open|proceed|resume|retry|select|submit|toggle)\b`,
  String.raw`\besc(?:ape)?:?\s+(?:to\s+)?(?:back|cancel|close|decline|dismiss|exit|go\s+back|reject|skip)\b`,
  String.raw`↑/?↓:?\s+(?:to\s+)?(?:choose|move|navigate|select)\b`,
  String.raw`\bpress\s+(?:any\s+key|enter|return)\b`,
  String.raw`[[(][yY]/[nN][\])]`
];
var KEY_HINT = new RegExp(`^.*(?:${KEYS.join("|")})`, "imu");
var WORK = /^[⠀-⣿] \S|\(\d+[hms]\b[^()\n]*\besc\b/mu;
var NOWHERE = /* @__PURE__ */ new Map();
function withLastResort(agent, rules, prompt) {
  const rule2 = (id, place, pattern2, none = NOWHERE) => {
    const all = /* @__PURE__ */ new Map([[place, pattern2]]);
    return { id: `${agent}/${id}`, state: "question", all, none, look: false, afterWork: false, prompt, settled: true };
  };
  const lastResort = [
    rule2("some-choice", "words", CHOICE),
    rule2("some-keys", "base", KEY_HINT, /* @__PURE__ */ new Map([["base", WORK]]))
  ];
  const at = prompt.size === 0 ? -1 : rules.findIndex(isBesidePrompt);
  return at < 0 ? [...rules, ...lastResort] : [...rules.slice(0, at), ...lastResort, ...rules.slice(at)];
}
function showsDialog(rows) {
  return findRule(withLastResort("", [], NOWHERE), screenView(rows), true) !== void 0;
}
function isBesidePrompt({ state, all, prompt }) {
  const isOnScreen = [...all.keys()].some((place) => place !== "title" && place !== "notification");
  return isOnScreen && (state === "idle" || isDialog(state) && prompt.size === 0);
}

// src/runner/rule-file.ts
var MAX_PATTERN = 500;
var MAX_RULES = 100;
var NOWHERE2 = /* @__PURE__ */ new Map();
var pattern = string().check(_minLength(1), _maxLength(MAX_PATTERN), refine(isPattern, "no regular expression"));
var patterns = exactOptional(array(pattern).check(_maxLength(MAX_RULES)));
var places = partialRecord(_enum(PLACES), pattern);
var name = string().check(_regex(/^[a-z0-9][a-z0-9._-]{0,31}$/));
var rule = strictObject({
  id: name,
  state: _enum(["working", "idle", "permission", "question", "trust", "login", "limit", "keep"]),
  all: places.check(refine((all) => Object.keys(all).length > 0, "names no place")),
  none: exactOptional(places),
  look: exactOptional(boolean()),
  afterWork: exactOptional(boolean()),
  /** True when its patterns stand above the prompt. */
  besidePrompt: exactOptional(boolean()),
  /** How the options of its dialog are chosen, tried in a real agent. */
  press: exactOptional(
    strictObject({
      by: _enum(["digit", "letter"]),
      except: exactOptional(pattern),
      version: string().check(_maxLength(32)),
      date: string().check(_regex(/^\d{4}-\d\d-\d\d$/))
    })
  )
});
var ruleFile = strictObject({
  version: literal(1),
  agent: name,
  /** In a user's file: true replaces our rules; else the user's rules come before ours. */
  replace: exactOptional(boolean()),
  recognise: exactOptional(strictObject({ programs: patterns, titles: patterns, screens: patterns })),
  /** Patterns of a prompt: where any of them matches, a person can type and no dialog is open. */
  prompt: exactOptional(places),
  /** How its dialogs are laid out, see DialogLayout. */
  dialogs: exactOptional(
    strictObject({
      top: pattern,
      question: _enum(["first", "last", "top"]),
      subject: patterns,
      oneRow: exactOptional(boolean())
    })
  ),
  rules: array(rule).check(_maxLength(MAX_RULES))
});
function compileRules(file) {
  const rules = compile(file);
  return { ...rules, rules: withLastResort(file.agent, rules.rules, compiled(file.prompt ?? {})) };
}
function compile({ agent, recognise = {}, prompt = {}, dialogs, rules }) {
  const { programs = [], titles = [], screens = [] } = recognise;
  const typed = compiled(prompt);
  return {
    agent,
    recognise: { programs: programs.map(program), titles: titles.map(text), screens: screens.map(text) },
    ...dialogs === void 0 ? {} : { dialogs: layoutOf(dialogs) },
    rules: rules.map(
      ({ id, state, all, none = {}, look = false, afterWork = false, besidePrompt = false, press }) => ({
        id: `${agent}/${id}`,
        state,
        all: compiled(all),
        none: compiled(none),
        look,
        afterWork,
        prompt: besidePrompt || !isDialog(state) ? NOWHERE2 : typed,
        settled: false,
        ...besidePrompt ? { besidePrompt } : {},
        ...press === void 0 ? {} : { press: pressOf(press) }
      })
    )
  };
}
function mergeRules(ours, file) {
  if (ours === void 0 || file.replace === true) return compileRules(file);
  const theirs = compile(file);
  const dialogs = theirs.dialogs ?? ours.dialogs;
  const both = (key) => [
    ...theirs.recognise[key],
    ...ours.recognise[key]
  ];
  return {
    agent: ours.agent,
    recognise: { programs: both("programs"), titles: both("titles"), screens: both("screens") },
    ...dialogs === void 0 ? {} : { dialogs },
    rules: [...theirs.rules, ...ours.rules]
  };
}
function pressOf({ except, ...press }) {
  return except === void 0 ? press : { ...press, except: text(except) };
}
function layoutOf({ top, question, subject = [], oneRow = false }) {
  return { top: text(top), question, subject: subject.map(text), oneRow };
}
function compiled(patternsByPlace) {
  return new Map(
    PLACES.flatMap((place) => {
      const source = patternsByPlace[place];
      return source === void 0 ? [] : [[place, text(source)]];
    })
  );
}
function text(source) {
  return new RegExp(source, "mu");
}
function program(source) {
  return new RegExp(`^(?:${source})$`, "u");
}
function isPattern(source) {
  try {
    text(source);
    return true;
  } catch {
    return false;
  }
}

// src/agents/built-in-rules.ts
var RULE_FILES = [...AGENTS_BY_NAME.values()].flatMap(({ rules }) => rules ?? []);
function builtInRules() {
  return new Map(RULE_FILES.map((file) => [file.agent, compileRules(file)]));
}

// src/settings/rules.ts
var MAX_FILE_BYTES = 256 * 1024;
var MAX_FILES = 100;
async function readRuleBook(directory, report) {
  const book = builtInRules();
  for (const name2 of await rulesIn(directory, report)) {
    const path = join(directory, name2);
    try {
      const checked = ruleFile.safeParse(JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
      if (!checked.success) throw new Error(issueText(checked.error.issues[0]));
      book.set(checked.data.agent, mergeRules(book.get(checked.data.agent), checked.data));
    } catch (error) {
      report(`the rules in ${path} are not used: ${messageOf(error)}`);
    }
  }
  return book;
}
function issueText(issue) {
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`;
}
async function rulesIn(directory, report) {
  try {
    const names = await readdir(directory);
    return names.filter((name2) => name2.endsWith(".json")).toSorted().slice(0, MAX_FILES);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`the rules in ${directory} cannot be read: ${messageOf(error)}`);
    return [];
  }
}

// src/runner/agent.ts
var INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/;
var CARRIERS = /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/;
var CARRIERS_OF_SCRIPTS = [
  "node",
  "bun",
  "deno",
  "python[0-9.]*",
  "npm",
  "npx",
  "pnpm",
  "yarn",
  "bunx",
  "uv",
  "uvx",
  "pipx"
];
var INLINE = /^(?:-[cepm]|-pe|--eval|--print|--check|--test)$/;
var WITH_VALUE = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|-W|-X|-I)$/;
var MAX_WORDS = 64;
function agentOfCommand(argv, known) {
  const names = programsIn(argv);
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern2) => names.some((name2) => pattern2.test(name2)))) return agent;
  }
  return void 0;
}
function agentOfProcess(argv, known) {
  const names = programOf(argv);
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern2) => names.some((name2) => pattern2.test(name2)))) return agent;
  }
  return void 0;
}
function namesOfAgents(known) {
  const programs = [...known].flatMap(({ recognise }) => recognise.programs.map(({ source }) => source.slice(4, -2)));
  const words = programs.filter((name2) => /^[\w+-][\w.+-]*$/.test(name2));
  return { programs: [...new Set(words)].join("|"), carriers: CARRIERS_OF_SCRIPTS.join("|") };
}
function agentInView(view, known) {
  const { title = "", screen = "" } = view;
  for (const { agent, recognise } of known) {
    if (recognise.titles.some((pattern2) => pattern2.test(title))) return agent;
    if (recognise.screens.some((pattern2) => pattern2.test(screen))) return agent;
  }
  return void 0;
}
function mayHideAgent(command) {
  return CARRIERS.test(command) || INTERPRETERS.test(command) && !command.endsWith("sh");
}
function programsIn(argv) {
  const [first = "", ...rest] = argv;
  const program2 = baseName(first).replace(/^-/, "");
  if (CARRIERS.test(program2)) {
    const words2 = rest.flatMap((word) => word.split(/\s+/)).slice(0, MAX_WORDS);
    return [program2, ...words2.flatMap(namesOf)];
  }
  if (!INTERPRETERS.test(program2)) return [program2, ...namesOf(first)];
  const script = rest.find((word) => !word.startsWith("-")) ?? "";
  const words = rest.includes("-c") || rest.includes("-lc") ? script.split(/\s+/).slice(0, MAX_WORDS) : [script];
  return words.flatMap(namesOf);
}
function programOf([first = "", ...rest]) {
  const program2 = baseName(first).replace(/^-/, "");
  if (!INTERPRETERS.test(program2) || program2.endsWith("sh")) return [program2];
  const script = scriptOf(rest);
  return script === void 0 ? [] : [baseName(script), ...packageOf(script)];
}
function scriptOf(words) {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (INLINE.test(word)) return word === "-m" ? words[at + 1] : void 0;
    if (!word.startsWith("-")) return word;
    if (WITH_VALUE.test(word)) at += 1;
  }
  return void 0;
}
function packageOf(path) {
  const found = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(path)?.[1];
  return found === void 0 ? [] : [found];
}
function namesOf(path) {
  const name2 = baseName(path);
  const asPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?=@[\w.^~-]+$|$)/.exec(path)?.[0];
  const inFull = [name2, name2.replace(/\.(?:[cm]?js|py|exe)$/, ""), ...packageOf(path)];
  return asPackage === void 0 ? inFull : [...inFull, asPackage];
}
function baseName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

export {
  screenView,
  findRule,
  isDialog,
  claimOf,
  showsDialog,
  readRuleBook,
  agentOfCommand,
  agentOfProcess,
  namesOfAgents,
  agentInView,
  mayHideAgent
};
