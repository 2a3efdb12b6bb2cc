/** What differs between versions of tmux in how a pane reads what its program writes. */
export interface Behaviour {
  /**
   * How characters join the one before: up to 3.3 whatever follows a zero width joiner does; up to 3.5 modifiers do, too;
   * since 3.6 flags, skin tones and Hangul do by what they are.
   */
  readonly joins: 'any' | 'modifiers' | 'emoji'
  /** Characters that the C library knows no width of take none, and vanish. */
  readonly dropsUnknown: boolean
  /** Bytes that are no UTF-8 are shown as U+FFFD. */
  readonly replacesInvalid: boolean
  /** A tab over blank cells stays a tab, and is captured as one. */
  readonly keepsTabs: boolean
  /** Most bytes of UTF-8 in a cell (UTF8_SIZE in tmux.h). */
  readonly cellBytes: number
  /** Text written over the second half of a wide character in the first column takes the first half away, too. */
  readonly clearsFirstColumn: boolean
  /** When lines are wrapped anew, each half of a wide character counts as a cell of its own. */
  readonly paddingHasWidth: boolean
  /** Pictures move the cursor: by all of their pixels, or by those that are set. */
  readonly drawsSixel: 'none' | 'all' | 'set'
  /**
   * Where the cursor is when a character has joined the one before: set behind it; kept where that is cut off by the edge
   * of the pane, or begins right behind it; or kept wherever it is outside.
   */
  readonly joinedCursor: 'set' | 'kept-cut' | 'kept-outside'
  /** Erasing leaves long entries long, see LONG in cell.ts. */
  readonly erasesInPlace: boolean
  /** What is left of a wide character keeps its background, and marks that do not fit into a cell are lost. */
  readonly colorsPadding: boolean
  /** Links are known. */
  readonly keepsLinks: boolean
  /** Most bytes of where a link leads; one that is longer is none. */
  readonly linkBytes: number
  /** Leaving the alternate screen after a resize wraps its lines anew, before they are thrown away. */
  readonly reflowsAlternate: boolean
  /** REP repeats any character, and line drawing stays on until ASCII is written; else ASCII only. */
  readonly repeatsAny: boolean
  /** `capture-pane -e` says that there is no colour even where it has just reset all. */
  readonly capturesDefaults: boolean
}

/** How the tmux of a version, `#{version}`, behaves; a version that cannot be dated counts as the newest. */
export function behaviourOf(version: string): Behaviour {
  const [, major = '99', minor = '0'] = /(?<!\d)(\d{1,4})\.(\d{1,4})/.exec(version) ?? []
  const number = Number(major) * 100 + Number(minor)
  return {
    joins: number < 304 ? 'any' : number < 306 ? 'modifiers' : 'emoji',
    dropsUnknown: number < 304,
    replacesInvalid: number >= 306,
    keepsTabs: number >= 306,
    cellBytes: number < 306 ? 21 : 32,
    clearsFirstColumn: number >= 306,
    paddingHasWidth: number >= 306,
    drawsSixel: number < 304 ? 'none' : number < 306 ? 'all' : 'set',
    joinedCursor: number < 307 ? 'set' : number < 308 ? 'kept-cut' : 'kept-outside',
    erasesInPlace: number >= 307,
    colorsPadding: number >= 308,
    keepsLinks: number >= 304,
    linkBytes: number < 308 ? Infinity : 1024,
    reflowsAlternate: number < 304,
    capturesDefaults: number < 304,
    repeatsAny: number >= 305,
  }
}
