/** Letters that keywords are made of: one byte each. */
const LETTERS = 256

/** Finds in many texts at once which of them hold a keyword of which kind. */
export class KeywordIndex<K> {
  /** By the first two letters of a keyword: 0 for no keyword, else the number of a list. */
  readonly #starts = new Uint16Array(LETTERS * LETTERS)
  readonly #lists: (readonly [keyword: string, kind: K])[][] = [[]]

  /** Keywords of two letters and more with what they are of; each is found as it is written. */
  constructor(keywords: readonly (readonly [keyword: string, kind: K])[]) {
    for (const entry of keywords) {
      const pair = entry[0].charCodeAt(0) * LETTERS + entry[0].charCodeAt(1)
      const list = this.#starts[pair] ?? 0
      if (list === 0) this.#starts[pair] = this.#lists.push([entry]) - 1
      else this.#lists[list]?.push(entry)
    }
  }

  /** Tells of each kind that a text may hold, by the number of the text; of some more than once. */
  find(texts: readonly string[], tell: (kind: K, text: number) => void): void {
    const starts = this.#starts
    for (const [number, text] of texts.entries()) {
      let before = LETTERS
      for (let at = 0; at < text.length; at += 1) {
        const letter = text.charCodeAt(at)
        if (before < LETTERS && letter < LETTERS) {
          const list = starts[before * LETTERS + letter] as number
          if (list !== 0) this.#tellOf(list, text, at - 1, (kind) => tell(kind, number))
        }
        before = letter
      }
    }
  }

  #tellOf(list: number, text: string, at: number, tell: (kind: K) => void): void {
    for (const [keyword, kind] of this.#lists[list] ?? []) if (text.startsWith(keyword, at)) tell(kind)
  }
}
