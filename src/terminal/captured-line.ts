import { charWidth } from './char-width.ts'

/** All that `capture-pane -e` puts between characters: colours, links and the switch to line drawing. */
const STYLING = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|[\x0e\x0f]/g
const TAB = 0x09
const TAB_CELLS = 8

/** A captured line as a person reads it, blanks at its end cut. 3.6 and later print a tab as it is. */
export function plainText(line: Buffer): string {
  const text = line.toString().replaceAll(STYLING, '')
  return (text.includes('\t') ? withoutTabs(text) : text).trimEnd()
}

/** How many rows of `cols` cells a captured line takes. */
export function rowsOf(line: Buffer, cols: number): number {
  if (line.length <= cols && !line.includes(TAB)) return 1
  let last = 0
  for (const { row } of charactersOf(line, cols)) last = row
  return last + 1
}

/** A captured line without the characters of its first `rows` rows; colours and the like stay. */
export function afterRows(line: Buffer, rows: number, cols: number): Buffer {
  const left: string[] = []
  for (const { text, row, styling } of charactersOf(line, cols)) if (styling || row >= rows) left.push(text)
  return Buffer.from(left.join(''))
}

/** The character at the end of a row of a captured line, with the colours that the line gives it. */
export function endOfRow(line: Buffer, row: number, cols: number): { text: string; cells: number } | undefined {
  const styles: string[] = []
  let end: { text: string; cells: number } | undefined
  for (const { text, cells, row: at, styling } of charactersOf(line, cols)) {
    if (at > row) break
    if (styling) styles.push(text)
    else if (at === row) end = { text: `${styles.join('')}${text}`, cells }
  }
  return end
}

interface Character {
  readonly text: string
  readonly cells: number
  /** On which row of the line it stands, from 0. */
  readonly row: number
  /** It is a sequence that takes no room. */
  readonly styling: boolean
}

function* charactersOf(line: Buffer, cols: number): Generator<Character> {
  let row = 0
  let x = 0
  let from = 0
  const source = line.toString()
  const pieces = [...source.matchAll(STYLING), undefined]
  for (const styling of pieces) {
    for (const text of source.slice(from, styling?.index)) {
      const cells = cellsOf(text, x)
      if (x + cells > cols) {
        row += 1
        x = 0
      }
      x += cells
      yield { text, cells, row, styling: false }
    }
    if (styling === undefined) return
    yield { text: styling[0], cells: 0, row, styling: true }
    from = styling.index + styling[0].length
  }
}

/** How many cells a character takes that stands at `x`. */
function cellsOf(character: string, x: number): number {
  return character === '\t' ? TAB_CELLS - (x % TAB_CELLS) : charWidth(character.codePointAt(0) ?? 0)
}

function withoutTabs(text: string): string {
  let plain = ''
  let x = 0
  for (const character of text) {
    const cells = cellsOf(character, x)
    plain += character === '\t' ? ' '.repeat(cells) : character
    x += cells
  }
  return plain
}
