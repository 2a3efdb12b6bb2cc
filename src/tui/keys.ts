/** A key by its name (`up`, `page-down`, `C-c`), or the character it types. */
export type Key = string

/** Text that was pasted. */
export interface Paste {
  readonly paste: string
}

/** One thing that a person does at a terminal. */
export type Input = Key | Mouse | Paste

/** What the mouse did, and on which cell, counted from 0. */
export interface Mouse {
  readonly button: 'click' | 'wheel-up' | 'wheel-down'
  readonly column: number
  readonly row: number
}

const CSI_LETTERS: Readonly<Record<string, Key>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'S-tab',
}
const CSI_NUMBERS: Readonly<Record<string, Key>> = {
  1: 'home',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
}
/** Buttons of the mouse, as SGR mouse reports name them when they are pressed (xterm's ctlseqs). */
const BUTTONS: Readonly<Record<string, Mouse['button']>> = { 0: 'click', 64: 'wheel-up', 65: 'wheel-down' }
const CONTROLS: Readonly<Record<string, Key>> = {
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\r': 'enter',
  '\n': 'enter',
}
/** A complete CSI or SS3 sequence, a character with Alt, or a character. */
const KEY = /^(?:\u001b\[([\d;:<=>?]*)[ -/]*([@-~])|\u001bO([@-~])|\u001b([^[O\u001b])|([^\u001b]))/u
const MAX_SEQUENCE = 64
/** Around pasted text, where the terminal was asked to say so (bracketed paste, xterm's ctlseqs). */
const PASTE_BEGINS = '\u001b[200~'
const PASTE_ENDS = '\u001b[201~'
/** More than a person pastes into a line; the rest is dropped. Characters. */
const MAX_PASTE = 64 * 1024

/**
 * Turns what a terminal sends, in pieces cut anywhere, into keys and reports of the mouse. Sequences of no known key are passed
 * over.
 */
export class KeyDecoder {
  readonly #decoder = new TextDecoder()
  #rest = ''
  /** What was pasted so far; undefined while nothing is. */
  #pasted: string | undefined

  /** True while an Escape was read that may be a key, or the start of one. */
  get pending(): boolean {
    return this.#rest !== ''
  }

  push(data: Uint8Array): Input[] {
    this.#rest += this.#decoder.decode(data, { stream: true })
    const keys: Input[] = []
    for (;;) {
      if (this.#pasted !== undefined || this.#rest.startsWith(PASTE_BEGINS)) {
        const pasted = this.#paste()
        if (pasted === undefined) return keys
        keys.push(pasted)
        continue
      }
      const match = KEY.exec(this.#rest)
      if (match !== null) {
        this.#rest = this.#rest.slice(match[0].length)
        const key = keyOf(match)
        if (key !== undefined) keys.push(key)
      } else if (this.#rest.startsWith('\u001b\u001b')) {
        this.#rest = this.#rest.slice(1)
        keys.push('escape')
      } else {
        if (this.#rest.length > MAX_SEQUENCE) this.#rest = ''
        return keys
      }
    }
  }

  /** Takes in pasted text; undefined while its end has not come. */
  #paste(): Paste | undefined {
    if (this.#pasted === undefined) this.#rest = this.#rest.slice(PASTE_BEGINS.length)
    const end = this.#rest.indexOf(PASTE_ENDS)
    // The mark of the end may be cut.
    const upTo = end >= 0 ? end : Math.max(0, this.#rest.length - PASTE_ENDS.length + 1)
    this.#pasted = `${this.#pasted ?? ''}${this.#rest.slice(0, upTo)}`.slice(0, MAX_PASTE)
    this.#rest = this.#rest.slice(upTo)
    if (end < 0) return undefined
    const paste = this.#pasted
    this.#pasted = undefined
    this.#rest = this.#rest.slice(PASTE_ENDS.length)
    return { paste }
  }

  /** Nothing more came for a while: an Escape on its own is the key. */
  settle(): Key[] {
    if (this.#pasted !== undefined) return []
    const alone = this.#rest === '\u001b'
    this.#rest = ''
    return alone ? ['escape'] : []
  }
}

function keyOf(match: RegExpExecArray): Key | Mouse | undefined {
  const [, numbers = '', final = '', letter = '', alt, character = ''] = match
  if (alt !== undefined) return undefined
  if (numbers.startsWith('<')) return final === 'M' ? mouseOf(numbers.slice(1)) : undefined
  if (final === '~') return CSI_NUMBERS[numbers.split(';')[0] ?? '']
  if (final !== '' || letter !== '') return CSI_LETTERS[final + letter]
  if (character in CONTROLS) return CONTROLS[character]
  if (character < ' ') return `C-${String.fromCharCode(character.charCodeAt(0) + 0x60)}`
  return character
}

/** A report such as `0;12;3`: button, column and row, the latter counted from 1. */
function mouseOf(report: string): Mouse | undefined {
  const [button = '', column = '', row = ''] = report.split(';')
  const called = BUTTONS[button]
  if (called === undefined) return undefined
  return { button: called, column: Math.max(0, Number(column) - 1), row: Math.max(0, Number(row) - 1) }
}
