/**
 * Characters that must not reach xterm.js or a reader: C1 controls, which tmux ignores and xterm.js would obey, and
 * invisible format characters that reorder or hide text on the terminal it is shown on.
 */
const UNWANTED = /[\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g
const WINDOW_NAME = /\u001bk/g

/**
 * Turns what a program wrote, in pieces cut anywhere, into text that xterm.js understands the way tmux understood it.
 *
 * Decoded here because the decoder of xterm.js loses characters like `…` when they are cut after their second byte.
 */
export class TerminalInput {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #held = ''

  /** The text of the next piece. What may belong to the following one is held back. */
  push(data: Buffer): string {
    const text = this.#held + this.#decoder.decode(data, { stream: true }).replace(UNWANTED, '')
    const cut = text.endsWith('\u001b') ? text.length - 1 : text.length
    this.#held = text.slice(cut)
    // tmux takes ESC k as the start of a window name; to xterm.js the name would be text. ESC X starts a string to both.
    return text.slice(0, cut).replace(WINDOW_NAME, '\u001bX')
  }
}
