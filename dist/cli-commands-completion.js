import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readPresets
} from "./runner-runner-name.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  SHOWN_STATES
} from "./runner-state.js";
import "./host-files.js";
import {
  shellWord
} from "./base-shell-word.js";
import "./zod-v4-mini-checks.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/commands/completion.ts
var OF_ENDED = /* @__PURE__ */ new Set(["log", "show", "export", "replay", "remove", "restart"]);
var KEYS = ["Enter", "Escape", "C-c", "Tab", "Space", "BSpace", "Up", "Down", "Left", "Right", "PageUp", "PageDown"];
function completion(context, shell, program) {
  const agents = [...readPresets(configFile(context.env), () => void 0).keys()].toSorted();
  const places = placesOf(program, "", agents);
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  context.print(scripts[shell](places));
  return Promise.resolve();
}
function placesOf(command, path, agents) {
  const help = command.createHelp();
  const children = help.visibleCommands(command).filter((child) => child.name() !== "help");
  const commands = children.map((child) => ({ text: child.name(), about: child.summary() || child.description() }));
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  const given = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  const agentWords = command.name() === "run" ? agents : [];
  const words = [...wordsOf([...choices, ...agentWords]), ...given.flatMap(optionWords)];
  const hasRunner = command.registeredArguments.some((each) => each.name() === "runner") && command.name() !== "restore";
  const runners = hasRunner ? { runners: OF_ENDED.has(command.name()) ? "all" : "live" } : {};
  const values = given.flatMap((option) => valuesOf(option, agents));
  const deeper = children.flatMap((child) => placesOf(child, `${path}/${child.name()}`, agents));
  return [{ path, commands, words, ...runners, values }, ...deeper];
}
function valuesOf(option, agents) {
  const known = {
    "--for": ["exit", ...SHOWN_STATES],
    "--agent": agents,
    "--key": KEYS
  };
  const words = wordsOf(option.argChoices ?? known[option.long ?? ""] ?? []);
  const runners = option.long === "--runner" ? { runners: "all" } : {};
  if (words.length === 0 && option.long !== "--runner") return [];
  return optionWords(option).map(({ text }) => ({ option: text, words, ...runners }));
}
function wordsOf(texts) {
  return texts.map((text) => ({ text, about: "" }));
}
function optionWords({ long, short, description }) {
  return [long, short].flatMap((text) => text === void 0 ? [] : [{ text, about: description }]);
}
function steps(places) {
  return places.flatMap(({ path }) => path === "" ? [] : [path]).join(" | ");
}
function bashScript(places) {
  const offer = (at, { words, runners }) => {
    const all = words.map(({ text }) => text).join(" ");
    return `    '${at}') words='${all}'${runners === void 0 ? "" : ` runners=${runners}`} ;;`;
  };
  return [
    "# bash completion for geppetto-tmux",
    "_geppetto_tmux() {",
    "  local at='' words='' runners='' i",
    "  local -a server=()",
    "  for ((i = 1; i < COMP_CWORD; i++)); do",
    "    case ${COMP_WORDS[i]} in",
    '    -L | -S) ((i + 1 < COMP_CWORD)) && server=("${COMP_WORDS[i]}" "${COMP_WORDS[i + 1]}") ;;',
    "    esac",
    "    case $at/${COMP_WORDS[i]} in",
    `    ${steps(places)}) at+=/\${COMP_WORDS[i]} ;;`,
    "    esac",
    "  done",
    "  case $at=${COMP_WORDS[COMP_CWORD - 1]} in",
    ...places.flatMap(({ path, values }) => values.map((value) => offer(`${path}=${value.option}`, value))),
    "  *)",
    "    case $at in",
    ...places.map((place) => offer(place.path, { ...place, words: [...place.commands, ...place.words] })),
    "    esac",
    "    ;;",
    "  esac",
    "  case ${COMP_WORDS[COMP_CWORD]} in -*) runners= ;; esac",
    '  [ -z "$runners" ] || words+=" $(geppetto-tmux "${server[@]}" complete "$runners" 2>/dev/null)"',
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    "complete -F _geppetto_tmux geppetto-tmux"
  ].join("\n");
}
function zshScript(places) {
  const offer = (at, { words, runners }) => {
    const all = words.map(({ text, about }) => shellWord(`${text}:${about.replaceAll(":", "\\:")}`));
    return `    '${at}') found=(${all.join(" ")})${runners === void 0 ? "" : ` runners=${runners}`} ;;`;
  };
  return [
    "#compdef geppetto-tmux",
    "_geppetto-tmux() {",
    "  local at='' runners='' i",
    "  local -a found server",
    "  for ((i = 2; i < CURRENT; i++)); do",
    "    case $words[i] in",
    '    -L | -S) ((i + 1 < CURRENT)) && server=("$words[i]" "$words[i+1]") ;;',
    "    esac",
    "    case $at/$words[i] in",
    `    ${steps(places)}) at+=/$words[i] ;;`,
    "    esac",
    "  done",
    "  case $at=$words[CURRENT-1] in",
    ...places.flatMap(({ path, values }) => values.map((value) => offer(`${path}=${value.option}`, value))),
    "  *)",
    "    case $at in",
    ...places.map((place) => offer(place.path, { ...place, words: [...place.commands, ...place.words] })),
    "    esac",
    "    ;;",
    "  esac",
    "  [[ -z $runners || $words[CURRENT] = -* ]] ||",
    '    found+=(${(f)"$(geppetto-tmux $server complete $runners 2>/dev/null)"})',
    "  _describe -o 'geppetto-tmux' found",
    "}",
    'if [ "$funcstack[1]" = _geppetto-tmux ]; then _geppetto-tmux "$@"; else compdef _geppetto-tmux geppetto-tmux; fi'
  ].join("\n");
}
function fishScript(places) {
  const lines = places.flatMap((place) => {
    const { path, commands, words, values } = place;
    const at = fishCondition(path, commands);
    const offer = (condition, { text, about }) => `complete -c geppetto-tmux -n ${shellWord(condition)} -a ${shellWord(text)}${about === "" ? "" : ` -d ${shellWord(about)}`}`;
    const names = (condition, { runners }) => runners === void 0 ? [] : [offer(condition, { text: `(__geppetto_tmux_runners ${runners})`, about: "" })];
    const behind = values.flatMap((value) => {
      const condition = [at, `__geppetto_tmux_after ${value.option}`].filter((part) => part !== "").join("; and ");
      return [...value.words.map((word) => offer(condition, word)), ...names(condition, value)];
    });
    return [...[...commands, ...words].map((word) => offer(at, word)), ...names(at, place), ...behind];
  });
  return [
    "# fish completion for geppetto-tmux",
    "function __geppetto_tmux_after",
    "  set -l words (commandline -opc)",
    '  test "$words[-1]" = "$argv[1]"',
    "end",
    "function __geppetto_tmux_runners",
    "  set -l words (commandline -opc)",
    "  set -l server",
    "  for i in (seq 2 (math (count $words) - 1))",
    "    contains -- $words[$i] -L -S; and set server $words[$i] $words[(math $i + 1)]",
    "  end",
    "  geppetto-tmux $server complete $argv 2>/dev/null",
    "end",
    "complete -c geppetto-tmux -f",
    ...lines
  ].join("\n");
}
function fishCondition(path, commands) {
  const seen = path.split("/").filter((name) => name !== "");
  const before = seen.map((name) => `__fish_seen_subcommand_from ${name}`);
  const notYet = commands.length === 0 ? [] : [`not __fish_seen_subcommand_from ${commands.map(({ text }) => text).join(" ")}`];
  return [...before, ...notYet].join("; and ");
}
export {
  completion
};
