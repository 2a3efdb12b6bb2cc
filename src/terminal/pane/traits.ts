import type { PaneOptions } from './pane-terminal.ts'

/** What decides how a pane draws, besides its size; as `list-panes` prints it and the index of a run keeps it. */
export interface PaneTraits {
  /** `#{version}` of its server. */
  readonly version: string
  /** Rows; tmux settles it when the pane is made. */
  readonly historyLimit: number
  // The options of tmux of these names.
  readonly alternateScreen: boolean
  readonly scrollOnClear: boolean
  readonly variationSelectorAlwaysWide: boolean
  /** Entries such as `U+1F600=1`, `U+E000-U+E00F=2` or `é=2`, separated by spaces; empty for none, and before 3.6. */
  readonly codepointWidths: string
}

/** Of a pane of which nothing is known. */
export const USUAL_TRAITS: PaneTraits = {
  version: '3.3a',
  historyLimit: 2000,
  alternateScreen: true,
  scrollOnClear: true,
  variationSelectorAlwaysWide: true,
  codepointWidths: '',
}

/** A private use area is larger than any font of icons. */
const MOST_WIDTHS = 0x20000
const ENTRY = /^(?:U\+([0-9a-f]{1,6})(?:-U\+([0-9a-f]{1,6}))?|(.))=([012])$/iu

/** What a terminal that draws as this pane does has to know. */
export function optionsOf({ codepointWidths, ...options }: PaneTraits): PaneOptions {
  return codepointWidths === '' ? options : { ...options, codepointWidths: widthsIn(codepointWidths) }
}

/** Widths by code point; later entries win (utf8.c). What is no entry is passed over. */
function widthsIn(text: string): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  for (const entry of text.split(' ')) {
    const [whole, from, to, character, width] = ENTRY.exec(entry) ?? []
    if (whole === undefined) continue
    const first = character === undefined ? parseInt(from ?? '', 16) : (character.codePointAt(0) ?? 0)
    const last = Math.min(to === undefined ? first : parseInt(to, 16), first + MOST_WIDTHS)
    for (let codePoint = first; codePoint <= last; codePoint += 1) widths.set(codePoint, Number(width))
  }
  return widths
}
