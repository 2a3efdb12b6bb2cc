import { DECEPTIVE } from './deceptive.ts'

/** Characters that must not reach xterm.js or a reader: also C1 controls, which tmux ignores and xterm.js would obey. */
const UNWANTED = new RegExp(String.raw`[\u0080-\u009f${DECEPTIVE}]`, 'gu')
const WINDOW_NAME = /\u001bk/g
/** An escape sequence that has not ended, at the end; longer ones are none that a program means. */
const UNFINISHED = /\u001b(?:\[[0-?]{0,64}[ -/]{0,4}|[ -/]{0,4})$/
/** An OSC, DCS, SOS, PM or APC string that has not ended, at the end. */
const OPEN_STRING = /\u001b[\]PX^_][^\u0007\u0018\u001a\u001b]*$/
/** How far back its begin is looked for. */
const MAX_STRING = 4096

/**
 * Turns what a program wrote, in pieces cut anywhere, into text that xterm.js understands the way tmux understood it.
 *
 * Decoded here because the decoder of xterm.js loses characters like `…` when they are cut after their second byte.
 */
export class TerminalInput {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #held = ''
  #last = ''

  /** True when a sequence of one's own can follow what was given out, without cutting one in two. */
  get betweenSequences(): boolean {
    return !OPEN_STRING.test(this.#last.slice(-MAX_STRING))
  }

  /** The text of the next piece. What may belong to the following one is held back. */
  push(data: Buffer): string {
    const text = this.#held + this.#decoder.decode(data, { stream: true }).replace(UNWANTED, '')
    const last = text.lastIndexOf('\u001b')
    const cut = last >= 0 && UNFINISHED.test(text.slice(last)) ? last : text.length
    this.#held = text.slice(cut)
    // tmux takes ESC k as the start of a window name; to xterm.js the name would be text. ESC X starts a string to both.
    this.#last = text.slice(0, cut).replace(WINDOW_NAME, '\u001bX')
    return this.#last
  }
}
