const REPLACEMENT = 0xfffd

/** Puts UTF-8 characters together from single bytes above 0x7f, however the stream was cut. */
export class Utf8Assembler {
  #missing = 0
  #codePoint = 0
  #least = 0
  /** True when the byte pushed last came where the character before it still missed some. */
  abandoned = false

  /** Takes one byte above 0x7f. Returns a finished code point, or -1 while it is incomplete. */
  push(byte: number): number {
    this.abandoned = false
    if (byte < 0xc0) {
      if (this.#missing === 0) return REPLACEMENT
      this.#codePoint = (this.#codePoint << 6) | (byte & 0x3f)
      this.#missing -= 1
      return this.#missing > 0 ? -1 : this.#valid()
    }
    this.abandoned = this.#missing > 0
    if (byte < 0xe0) this.#start(1, byte & 0x1f, 0x80)
    else if (byte < 0xf0) this.#start(2, byte & 0x0f, 0x800)
    else if (byte < 0xf8) this.#start(3, byte & 0x07, 0x10000)
    else {
      this.#missing = 0
      return REPLACEMENT
    }
    return -1
  }

  /** Forgets what was begun; true when there was something. */
  reset(): boolean {
    const begun = this.#missing > 0
    this.#missing = 0
    return begun
  }

  #start(missing: number, bits: number, least: number): void {
    this.#missing = missing
    this.#codePoint = bits
    this.#least = least
  }

  /** Overlong forms, surrogates and numbers beyond Unicode are no characters. */
  #valid(): number {
    const codePoint = this.#codePoint
    const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
    return codePoint < this.#least || surrogate || codePoint > 0x10ffff ? REPLACEMENT : codePoint
  }
}
