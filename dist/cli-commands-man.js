import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./shared.js";

// src/cli/commands/man.ts
var FILES = [
  ["~/.config/geppetto-tmux/config.json", "agents, prices, accounts, worktrees, redaction, keys"],
  ["~/.local/state/geppetto-tmux/", "logs of runners, and the log of the controller"]
];
function manPage(program, version) {
  const commands = program.commands.filter((command) => !isHidden(command));
  return [
    `.TH GEPPETTO\\-TMUX 1 "" "geppetto\\-tmux ${version}" "User Commands"`,
    ".SH NAME",
    `geppetto\\-tmux \\- ${roff(program.description())}`,
    ".SH SYNOPSIS",
    ".B geppetto\\-tmux",
    "[options] \\fIcommand\\fR [\\fIargument\\fR...]",
    ".SH DESCRIPTION",
    roff("A runner is a tmux pane whose output is logged, and whose state is known and shown in the status line."),
    ".PP",
    roff("In tmux the keys begin with prefix G: prefix G ? shows them all."),
    ".SH OPTIONS",
    ...program.options.flatMap(optionLines),
    ".SH COMMANDS",
    ...commands.flatMap((command) => commandLines(command, [])),
    ".SH FILES",
    ...FILES.flatMap(([path, what]) => [".TP", `.I ${roff(path)}`, roff(what)]),
    ".SH SEE ALSO",
    ".BR tmux (1)",
    ""
  ].join("\n");
}
function commandLines(command, before) {
  const path = [...before, command.name()];
  const inner = command.commands.filter((one) => !isHidden(one));
  const own = [
    `.SS ${roff([...path, command.usage()].join(" "))}`,
    roff(command.description()),
    ...command.options.flatMap(optionLines)
  ];
  return [...own, ...inner.flatMap((one) => commandLines(one, path))];
}
function optionLines(option) {
  return option.hidden ? [] : [".TP", `.B ${roff(option.flags)}`, roff(option.description)];
}
function isHidden(command) {
  return command._hidden === true || command.name() === "man";
}
function roff(text) {
  const safe = text.replaceAll("\\", "\\e").replaceAll("-", "\\-");
  return /^[.']/.test(safe) ? `\\&${safe}` : safe;
}
export {
  manPage
};
