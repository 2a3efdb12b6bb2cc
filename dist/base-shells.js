import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/shells.ts
var SHELLS = /* @__PURE__ */ new Set([
  "ash",
  "bash",
  "csh",
  "dash",
  "elvish",
  "fish",
  "ksh",
  "mksh",
  "nu",
  "sh",
  "tcsh",
  "xonsh",
  "zsh"
]);

// src/runner/name-ideas.ts
var MAX_READ_CHARACTERS = 1e3;
var MAX_IDEA_CHARACTERS = 24;
var MAX_WORDS = 4;
var MAX_OPERANDS = 2;
var OPERAND = /^[A-Za-z][\w.-]{0,19}$/;
var WORD = /[\p{L}\p{N}]+(?:[._'’-][\p{L}\p{N}]+)*/gu;
var words = (text) => new Set(text.split(" "));
var ARTICLES = words("a an the");
var OPENINGS = words(
  "please can could would will you i we want need like let lets us to me just help now ok hi hey hello"
);
var LINKS = words("and or in on of for with to from at by as into is are");
function promptIdea(prompt) {
  const found = prompt.slice(0, MAX_READ_CHARACTERS).match(WORD) ?? [];
  const plain = found.map((word) => word.toLowerCase().replaceAll(/['’]/g, ""));
  const said = plain.filter((word) => !ARTICLES.has(word));
  const from = said.findIndex((word) => !OPENINGS.has(word));
  const chosen = [];
  let length = 0;
  for (const word of from === -1 ? [] : said.slice(from, from + MAX_WORDS)) {
    length += Array.from(word).length + 1;
    if (chosen.length > 0 && length > MAX_IDEA_CHARACTERS + 1) break;
    chosen.push(Array.from(word).slice(0, MAX_IDEA_CHARACTERS).join(""));
  }
  while (LINKS.has(chosen.at(-1) ?? "")) chosen.pop();
  return chosen.length === 0 ? void 0 : chosen.join("-");
}
function commandIdea(command) {
  const [program = "", ...args] = command;
  const name = lastStep(program);
  if (!SHELLS.has(name)) return named(name, args);
  const at = args.findIndex((arg) => /^-\w*c$/.test(arg));
  if (at === -1) return args.find((arg) => !arg.startsWith("-")) === void 0 ? void 0 : scriptIdea(args);
  return lineIdea(args[at + 1] ?? "");
}
function directoryIdea(path, home) {
  const plain = path.replace(/\/+$/, "");
  return plain === "" || plain === home.replace(/\/+$/, "") ? void 0 : lastStep(plain);
}
function startIdeas({ command, agent, prompt, worktree, branch, cwd, home }) {
  const directory = directoryIdea(cwd, home);
  const program = agent ?? lastStep(command[0] ?? "");
  const aim = prompt === void 0 ? void 0 : promptIdea(prompt);
  const own = worktree ?? (agent === void 0 ? commandIdea(command) : aim);
  const first = own ?? branch ?? directory ?? program;
  return distinct(first, agent === void 0 && first === own ? directory : program);
}
function markIdeas({ agent, program, path, home, window, isWindowNamed }) {
  const directory = directoryIdea(path, home);
  const what = agent === "command" ? program : agent;
  if (isWindowNamed && window !== program && !SHELLS.has(window)) return distinct(window, what);
  if (agent === "command" && !SHELLS.has(program)) return distinct(program, directory);
  return distinct(directory ?? what, what);
}
function distinct(first, more) {
  return more === void 0 || more === first ? [first] : [first, `${first}-${more}`];
}
function named(program, args) {
  const end = args.findIndex((arg) => !OPERAND.test(arg));
  const operands = args.slice(0, Math.min(MAX_OPERANDS, end === -1 ? args.length : end));
  return program === "" ? void 0 : [program, ...operands].join("-");
}
function scriptIdea(args) {
  return lastStep(args.find((arg) => !arg.startsWith("-")) ?? "") || void 0;
}
function lineIdea(line) {
  const text = line.slice(0, MAX_READ_CHARACTERS).replace(/^\s*cd\s+[^\s;&|]+\s*(?:&&|;)\s*/, "");
  const [first = ""] = text.split(/[;&|\n]/);
  const [program = "", ...args] = first.trim().split(/\s+/).filter((word) => !/^\w+=/.test(word));
  return OPERAND.test(lastStep(program)) ? named(lastStep(program), args) : void 0;
}
function lastStep(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

export {
  SHELLS,
  directoryIdea,
  startIdeas,
  markIdeas
};
