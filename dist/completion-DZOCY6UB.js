import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/completion.ts
function completion(context, shell, program) {
  const places = placesOf(program, "");
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  context.print(scripts[shell](places));
  return Promise.resolve();
}
function placesOf(command, path) {
  const help = command.createHelp();
  const children = help.visibleCommands(command).filter((child) => child.name() !== "help");
  const commands = children.map((child) => ({ text: child.name(), about: child.summary() || child.description() }));
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(optionWords);
  const words = [...choices.map((text) => ({ text, about: "" })), ...options];
  return [{ path, commands, words }, ...children.flatMap((child) => placesOf(child, `${path}/${child.name()}`))];
}
function optionWords({ long, short, description }) {
  return [long, short].flatMap((text) => text === void 0 ? [] : [{ text, about: description }]);
}
function steps(places) {
  return places.flatMap(({ path }) => path === "" ? [] : [path]).join(" | ");
}
function bashScript(places) {
  const cases = places.map(({ path, commands, words }) => {
    const all = [...commands, ...words].map(({ text }) => text).join(" ");
    return `    '${path}') words='${all}' ;;`;
  });
  return [
    "# bash completion for geppetto-tmux",
    "_geppetto_tmux() {",
    "  local at='' words='' i",
    "  for ((i = 1; i < COMP_CWORD; i++)); do",
    "    case $at/${COMP_WORDS[i]} in",
    `    ${steps(places)}) at+=/\${COMP_WORDS[i]} ;;`,
    "    esac",
    "  done",
    "  case $at in",
    ...cases,
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    "complete -F _geppetto_tmux geppetto-tmux"
  ].join("\n");
}
function zshScript(places) {
  const cases = places.map(({ path, commands, words }) => {
    const all = [...commands, ...words].map(({ text, about }) => quoted(`${text}:${about.replaceAll(":", "\\:")}`));
    return `    '${path}') found=(${all.join(" ")}) ;;`;
  });
  return [
    "#compdef geppetto-tmux",
    "_geppetto-tmux() {",
    "  local at='' word",
    "  local -a found",
    '  for word in "${(@)words[2,CURRENT-1]}"; do',
    "    case $at/$word in",
    `    ${steps(places)}) at+=/$word ;;`,
    "    esac",
    "  done",
    "  case $at in",
    ...cases,
    "  esac",
    "  _describe -o 'geppetto-tmux' found",
    "}",
    'if [ "$funcstack[1]" = _geppetto-tmux ]; then _geppetto-tmux "$@"; else compdef _geppetto-tmux geppetto-tmux; fi'
  ].join("\n");
}
function fishScript(places) {
  const lines = places.flatMap(({ path, commands, words }) => {
    const at = quoted(fishCondition(path, commands));
    const offer = ({ text, about }) => `complete -c geppetto-tmux -n ${at} -a ${quoted(text)}${about === "" ? "" : ` -d ${quoted(about)}`}`;
    return [...commands, ...words].map(offer);
  });
  return ["# fish completion for geppetto-tmux", "complete -c geppetto-tmux -f", ...lines].join("\n");
}
function fishCondition(path, commands) {
  const seen = path.split("/").filter((name) => name !== "");
  const before = seen.map((name) => `__fish_seen_subcommand_from ${name}`);
  const notYet = commands.length === 0 ? [] : [`not __fish_seen_subcommand_from ${commands.map(({ text }) => text).join(" ")}`];
  return [...before, ...notYet].join("; and ");
}
function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
export {
  completion
};
