import { Failure } from '../base/failure.ts'

/**
 * Writes one argument so that tmux's command parser reads exactly its bytes back, on one line.
 *
 * A plain word stays as it is; all else goes into double quotes with `\`, `"`, `$` and `~` escaped and control bytes and
 * 0xff as escapes, so that nothing in it ends the quotes or the line. Strings are sent as UTF-8; a Buffer may hold any
 * byte but NUL.
 *
 * Formats are expanded by the command, not by the parser: `#{...}` passes through, see `escapeFormat`.
 *
 * @throws Failure `invalid-request` when the argument holds a NUL, which tmux cannot carry.
 */
export function quote(argument: string | Buffer): Buffer {
  const bytes = typeof argument === 'string' ? Buffer.from(argument, 'utf8') : argument
  if (bytes.includes(0)) throw new Failure('invalid-request', 'a tmux argument cannot contain a NUL byte')
  const text = bytes.toString('latin1')
  if (PLAIN_WORD.test(text)) return bytes
  return Buffer.from(`"${text.replace(SPECIAL, (character) => ESCAPES[character] ?? octal(character))}"`, 'latin1')
}

/**
 * One command as tmux reads it, without the newline that ends it.
 *
 * @throws Failure `invalid-request` for an argument with a NUL, and for no arguments at all: an empty line makes a
 * control client detach.
 */
export function commandLine(argv: readonly (string | Buffer)[]): Buffer {
  if (argv.length === 0) throw new Failure('invalid-request', 'a tmux command needs a name')
  return joined(argv.map(quote), SPACE)
}

/**
 * Several commands on one line, run in one pass of the server: one reply block each, and an error drops the rest.
 *
 * @throws Failure `invalid-request` as `commandLine` does, and for no commands at all.
 */
export function sequence(commands: readonly (readonly (string | Buffer)[])[]): Buffer {
  if (commands.length === 0) throw new Failure('invalid-request', 'a sequence needs a command')
  return joined(commands.map(commandLine), SEMICOLON)
}

/**
 * Makes text inert where tmux expands a format or draws a styled string: no `#{...}`, `#(...)` or `#[...]` in it takes
 * effect, and control characters are removed.
 *
 * The text is drawn exactly when it is the value of an option that a drawn format inserts by `#{@option}`. Straight in a
 * format it stays inert, but tmux halves runs of `#` once more, reads `%H` as a time where the format allows times, and
 * ends a `#{?...}` at a comma or brace of the text: put foreign text into options, not into formats.
 */
export function escapeFormat(text: string): string {
  return text.replace(CONTROL, '').replaceAll('#', '##')
}

const PLAIN_WORD = /^[A-Za-z0-9_./:,+-]+$/
/** 0xff too: tmux's parser (cmd-parse.y) takes it for the end of input and reads what follows outside the quotes. */
const SPECIAL = /[\u0001-\u001f\u007f\u00ff\\"$~]/g
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g
const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '"': '\\"',
  $: '\\$',
  '~': '\\~',
}
const SPACE = Buffer.from(' ')
const SEMICOLON = Buffer.from(' ; ')

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`
}

function joined(parts: readonly Buffer[], separator: Buffer): Buffer {
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])))
}
