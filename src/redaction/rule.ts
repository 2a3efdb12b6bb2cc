/** One kind of secret, as data. Patterns are JavaScript regular expressions. */
export interface RedactionRule {
  /** The kind, as it is told and counted: `github-token`. */
  readonly id: string
  /**
   * A text that holds none of them holds no secret of this kind; in small letters where the pattern ignores case. Without any
   * every text is searched.
   */
  readonly keywords: readonly string[]
  readonly pattern: string
  readonly ignoresCase?: boolean
  /** The group of the pattern that is the secret; without it all that matches. */
  readonly group?: number
  /** Bits a character: what has fewer is a word or a place holder. */
  readonly minEntropy?: number
  /** What matches one of these is none. */
  readonly allow?: readonly string[]
  /** It is known by its own letters, so that it may be put together where a program has broken it over two lines. */
  readonly isToken?: boolean
}

/** A secret in a text: from one character to before another, and its kind. */
export interface Secret {
  readonly from: number
  readonly to: number
  readonly id: string
  /** So many of its first characters are no secret and say what it is, such as `ghp_`. */
  readonly shown: number
  /** It began in a line before. */
  readonly isContinued?: boolean
}
