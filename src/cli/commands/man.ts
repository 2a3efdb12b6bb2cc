import type { CommandUnknownOpts, Option } from '@commander-js/extra-typings'

const FILES: readonly (readonly [string, string])[] = [
  ['~/.config/geppetto-tmux/config.json', 'agents, prices, accounts, worktrees, redaction, keys'],
  ['~/.local/state/geppetto-tmux/', 'logs of runners, and the log of the controller'],
]

/** The manual page of the program, in the language of man pages (roff), made from the very commands that can be typed. */
export function manPage(program: CommandUnknownOpts, version: string): string {
  const commands = program.commands.filter((command) => !isHidden(command))
  return [
    `.TH GEPPETTO\\-TMUX 1 "" "geppetto\\-tmux ${version}" "User Commands"`,
    '.SH NAME',
    `geppetto\\-tmux \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    '.B geppetto\\-tmux',
    '[options] \\fIcommand\\fR [\\fIargument\\fR...]',
    '.SH DESCRIPTION',
    roff('A runner is a tmux pane whose output is logged, and whose state is known and shown in the status line.'),
    '.PP',
    roff('In tmux the keys begin with prefix G: prefix G ? shows them all.'),
    '.SH OPTIONS',
    ...program.options.flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.flatMap((command) => commandLines(command, [])),
    '.SH FILES',
    ...FILES.flatMap(([path, what]) => ['.TP', `.I ${roff(path)}`, roff(what)]),
    '.SH SEE ALSO',
    '.BR tmux (1)',
    '',
  ].join('\n')
}

function commandLines(command: CommandUnknownOpts, before: readonly string[]): string[] {
  const path = [...before, command.name()]
  const inner = command.commands.filter((one) => !isHidden(one))
  const own = [
    `.SS ${roff([...path, command.usage()].join(' '))}`,
    roff(command.description()),
    ...command.options.flatMap(optionLines),
  ]
  return [...own, ...inner.flatMap((one) => commandLines(one, path))]
}

function optionLines(option: Option): string[] {
  return option.hidden ? [] : ['.TP', `.B ${roff(option.flags)}`, roff(option.description)]
}

/** Commander keeps it to itself. */
function isHidden(command: CommandUnknownOpts): boolean {
  return (command as CommandUnknownOpts & { readonly _hidden?: boolean })._hidden === true || command.name() === 'man'
}

/** A text that the formatter prints as it is. */
function roff(text: string): string {
  const safe = text.replaceAll('\\', '\\e').replaceAll('-', '\\-')
  return /^[.']/.test(safe) ? `\\&${safe}` : safe
}
