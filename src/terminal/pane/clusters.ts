/** More different ones than any text has; what comes later does not join. */
const MAX_CLUSTERS = 1 << 20
const LOST_BYTES = 32
/** The C library takes more than there is; tmux keeps the four bytes, which are no text. */
export const BEYOND_UNICODE = '\ufffd'.repeat(4)

/** How many bytes tmux keeps of a text. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text.includes(BEYOND_UNICODE) ? text.replaceAll(BEYOND_UNICODE, '....') : text)
}

/** Characters that share one cell, each different text once. */
export class Clusters {
  readonly #texts: string[] = []
  readonly #bytes: number[] = []
  readonly #numbers = new Map<string, number>()

  /** The number of a text; undefined when there are too many. */
  number(text: string): number | undefined {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    if (this.#texts.length >= MAX_CLUSTERS) return undefined
    const number = this.#texts.length
    this.#texts.push(text)
    this.#bytes.push(bytesOf(text))
    this.#numbers.set(text, number)
    return number
  }

  text(number: number): string {
    return this.isLost(number) ? '' : (this.#texts[number] ?? ' ')
  }

  /** True where there are as many bytes as tmux, which has five bits for them, takes for none (utf8.c). */
  isLost(number: number): boolean {
    return this.#bytes[number] === LOST_BYTES
  }
}
