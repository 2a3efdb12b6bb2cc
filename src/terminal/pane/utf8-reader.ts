export interface Utf8Actions {
  character(codePoint: number): void
  /** Bytes came that are no character. */
  invalid(): void
  /** A lead byte that begins nothing, and a character that is cut off by something else, are invalid. */
  readonly replacesInvalid: boolean
}

/** Puts the bytes of UTF-8 together as tmux does, which takes as many as the first byte asks for, whatever they are. */
export class Utf8Reader {
  readonly #actions: Utf8Actions
  #wanted = 0
  #have = 0
  #codePoint = 0
  #isBroken = false

  constructor(actions: Utf8Actions) {
    this.#actions = actions
  }

  /** True while more bytes of a character are to come. */
  get isWithin(): boolean {
    return this.#wanted !== 0
  }

  /** Takes a character that is there whole, or else a byte of one; returns how many bytes that is. */
  take(data: Uint8Array, at: number): number {
    const size = this.#wanted === 0 ? this.#whole(data, at) : 0
    if (size > 0) return size
    this.#push(data[at] as number)
    return 1
  }

  /** Tells of a character that is there whole; returns how many bytes it has, 0 when there is none. */
  #whole(data: Uint8Array, at: number): number {
    const first = data[at] as number
    const size = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    if (size === 0 || at + size > data.length) return 0
    let codePoint = first & (0xff >> (size + 1))
    for (let next = at + 1; next < at + size; next += 1) {
      const byte = data[next] as number
      if ((byte & 0xc0) !== 0x80) return 0
      codePoint = (codePoint << 6) | (byte & 0x3f)
    }
    if (!isCharacter(codePoint, size)) return 0
    this.#actions.character(codePoint)
    return size
  }

  #push(byte: number): void {
    if (this.#wanted === 0) return this.#begin(byte)
    if ((byte & 0xc0) !== 0x80) this.#isBroken = true
    this.#codePoint = (this.#codePoint << 6) | (byte & 0x3f)
    this.#have += 1
    if (this.#have < this.#wanted) return
    const size = this.#wanted
    this.#wanted = 0
    if (this.#isBroken || !isCharacter(this.#codePoint, size)) this.#actions.invalid()
    else this.#actions.character(this.#codePoint)
  }

  /** Something else comes than the rest of a character. */
  stop(): void {
    if (this.#wanted === 0) return
    this.#wanted = 0
    if (this.#actions.replacesInvalid) this.#actions.invalid()
  }

  #begin(byte: number): void {
    this.#isBroken = false
    this.#have = 1
    if (byte >= 0xc2 && byte <= 0xdf) this.#wanted = 2
    else if (byte >= 0xe0 && byte <= 0xef) this.#wanted = 3
    else if (byte >= 0xf0 && byte <= 0xf4) this.#wanted = 4
    else {
      this.#actions.invalid()
      return
    }
    this.#codePoint = byte & (0xff >> (this.#wanted + 1))
  }
}

/** What the C library takes, of so many bytes: no longer than needed, no half of a pair. */
export function isCharacter(codePoint: number, size: number): boolean {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false
  return size === 2 ? codePoint >= 0x80 : size === 3 ? codePoint >= 0x800 : codePoint >= 0x10000
}
