/** One string that an attacker would try. `text` gets the path of a file that must never come into being. */
export interface Hostile {
  readonly name: string
  /** What it tries: to run something, to be shown as something else, to spoil a terminal. */
  readonly aim: 'run' | 'show' | 'spoil'
  readonly text: (marker: string) => string
}

/** Longer than every buffer on the way, and than what tmux takes in one argument. */
const LONG = 1024 * 1024

const RUNS: Readonly<Record<string, (marker: string) => string>> = {
  'a job of a format': (marker) => `#(touch ${marker})`,
  'a job of a format, escaped once': (marker) => `##(touch ${marker})`,
  'an expanded format': (marker) => `#{E:#(touch ${marker})}`,
  'a literal format': (marker) => `#{l:#(touch ${marker})}`,
  'a choice in a format': (marker) => `#{?1,#(touch ${marker}),}`,
  'the end of a format': (marker) => `},#(touch ${marker})`,
  'a loop in a format': (marker) => `#{S:#{W:#{P:#(touch ${marker})}}}`,
  'a command after a semicolon': (marker) => `x ; run-shell 'touch ${marker}'`,
  'a command after an escaped semicolon': (marker) => `x \\; run-shell 'touch ${marker}' \\;`,
  'a command on a second line': (marker) => `x\nrun-shell 'touch ${marker}'`,
  'a command after a carriage return': (marker) => `x\rrun-shell 'touch ${marker}'\r`,
  'a command after single quotes': (marker) => `'; run-shell 'touch ${marker}`,
  'a command after double quotes': (marker) => `"; run-shell "touch ${marker}`,
  'a command in braces': (marker) => `{ run-shell 'touch ${marker}' }`,
  'a condition of tmux.conf': (marker) => `%if 1\nrun-shell 'touch ${marker}'\n%endif`,
  'a shell substitution': (marker) => `$(touch ${marker})`,
  'a shell substitution in backticks': (marker) => `\`touch ${marker}\``,
  'a shell command after quotes': (marker) => `'"; touch ${marker}; '"`,
  'a shell command after a tab': (marker) => `x\ttouch\t${marker}`,
  'a shell command on a second line': (marker) => `x\ntouch ${marker}\n`,
  'a shell command after && and |': (marker) => `x && touch ${marker} | touch ${marker} &`,
}

const SHOWS: Readonly<Record<string, string>> = {
  'a style': '#[fg=red,bg=blue,blink]x',
  'a style that stays a style when halved': '##[fg=red]x',
  'our own template': '#{E:@geppetto_status}#{@geppetto_status}',
  'times of strftime': '%H:%M %% %Y',
  'a semicolon': ';',
  'an escaped semicolon': '\\;',
  'a semicolon at the end': 'x;',
  'a single quote': "'",
  'a double quote': '"',
  'curly quotes': '‘x’ “y”',
  'a backslash': '\\',
  'octal and unicode escapes': '\\033[31m \\u001b \\x1b',
  'a dollar and a tilde': '$HOME ${HOME} ~ ~root',
  'a comment': '# no comment',
  'a dash': '-',
  'the end of options': '--',
  'an option': '--help',
  'a flag with a target': '-t%0',
  'a pane id': '%0',
  'a window and a session id': '@0 $0',
  'a path upwards': '../../../../etc/passwd',
  'an absolute path': '/etc/passwd',
  'a block of control mode': '%begin 1 2 1\n%end 1 2 1',
  'output of control mode': '%output %0 x\n%exit',
  'the end of a JSON string': '"}],"x":{"__proto__":1}}\n{"schema":1}',
  'the name of a prototype': '__proto__',
  'the name of a method': 'constructor',
  'a number beyond all': '1e308',
  'a negative number': '-9007199254740993',
}

const SPOILS: Readonly<Record<string, string>> = {
  'a newline': 'a\nb',
  'a carriage return': 'a\rb',
  'a tab': 'a\tb',
  'a backspace': 'abc\b\b\bx',
  'a bell': 'a\u0007b',
  'shift-out': 'a\u000ex\u000f',
  'a delete': 'a\u007fb',
  'clearing the screen': '\u001b[2J\u001b[H',
  'a full reset': '\u001bc',
  'a colour that stays': '\u001b[41;5mx',
  'the alternate screen': '\u001b[?1049h',
  'a title': '\u001b]0;spoilt\u0007',
  'a title ended by ST': '\u001b]2;spoilt\u001b\\',
  'a window name': '\u001bkspoilt\u001b\\',
  'the clipboard': '\u001b]52;c;c3BvaWx0\u0007',
  'a link': '\u001b]8;;https://example.org/\u001b\\link\u001b]8;;\u001b\\',
  'a notification': '\u001b]9;spoilt\u0007\u001b]777;notify;a;b\u0007',
  'a request for an answer': '\u001b[c\u001b[6n\u001bP$q"p\u001b\\',
  'a passed-through clipboard': '\u001bPtmux;\u001b\u001b]52;c;c3BvaWx0\u0007\u001b\\',
  'an application command': '\u001b_Gf=24;AAAA\u001b\\',
  'a privacy message': '\u001b^x\u001b\\',
  'a sequence without end': '\u001b[',
  'a string without end': '\u001b]0;',
  'every C1 control': Array.from({ length: 32 }, (_, at) => `${String.fromCharCode(0x80 + at)}x`).join(''),
  'a C1 sequence': '\u009b31mx\u009d0;spoilt\u009c',
  'marks that turn text around': '\u202agnp\u202btxt\u202cx\u202dy\u202ez',
  'isolates that turn text around': '\u2066a\u2067b\u2068c\u2069d\u061ce\u200ef\u200fg',
  'invisible characters': 'a\u200b\u2060\ufeff\u00ad\u{e0041}b',
  'line and paragraph separators': 'a\u2028b\u2029c',
  'a flood of marks': `a${'\u0301'.repeat(500)}b`,
  'text from right to left': 'שלום עולם',
  'wide characters': '漢字かな交じり文',
  'a family of emoji': '👩‍👩‍👧‍👦🏴‍☠️👍🏽',
  'a flag and a keycap': '🇩🇪 1️⃣',
  'a lone surrogate': 'a\ud800b\udfffc',
  'only blanks': ' \u00a0\u3000 ',
  nothing: '',
  'a name of 1 MB': 'x'.repeat(LONG),
  'a wide name of 1 MB': '漢'.repeat(LONG / 3),
  'an invisible name of 1 MB': `x${'\u0301'.repeat(LONG / 2)}`,
}

/** Everything that has ever run, spoilt or broken something when it was taken for more than text. */
export const HOSTILE: readonly Hostile[] = [
  ...Object.entries(RUNS).map(([name, text]) => ({ name, aim: 'run' as const, text })),
  ...Object.entries(SHOWS).map(([name, text]) => ({ name, aim: 'show' as const, text: () => text })),
  ...Object.entries(SPOILS).map(([name, text]) => ({ name, aim: 'spoil' as const, text: () => text })),
]

/** What a program can write and no string can hold. */
export const HOSTILE_BYTES: readonly { readonly name: string; readonly bytes: Buffer }[] = [
  { name: 'raw C1 controls', bytes: Buffer.from(Array.from({ length: 32 }, (_, at) => 0x80 + at)) },
  { name: 'a raw C1 sequence', bytes: Buffer.from('\x9b31mx\x9d0;spoilt\x9c\x9052;c;x\x9c', 'latin1') },
  { name: '0xff and 0xfe', bytes: Buffer.from([0xff, 0xfe, 0x41, 0xff]) },
  { name: 'overlong and surrogate UTF-8', bytes: Buffer.from([0xc0, 0x9b, 0xe0, 0x82, 0x9b, 0xed, 0xa0, 0x80, 0xf5]) },
  { name: 'a character without its end', bytes: Buffer.from([0x41, 0xe2, 0x82]) },
  { name: 'NUL', bytes: Buffer.from('a\0b\0\0') },
  { name: 'every byte', bytes: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)) },
]

const SGR = /\u001b\[[0-9;]*m/g
/** Controls but tab and line feed, and what turns around, hides or splits text. */
const SPOILER =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** The characters of an output that would spoil the terminal it is printed on; with `colours` SGR sequences are none. */
export function spoilers(output: string | Uint8Array, { colours = false } = {}): string[] {
  const bytes = typeof output === 'string' ? Buffer.from(output) : output
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  return [...(colours ? text.replaceAll(SGR, '') : text).matchAll(SPOILER)].map(([found]) => JSON.stringify(found))
}
