import { charWidth } from '../terminal/char-width.ts'

/** Controls, and the marks that make a terminal show text in another order than it has (CVE-2021-42574). */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text from outside as one line that is safe to print: a pane can put anything into a title or a name. */
export function plain(text: string): string {
  return text.replaceAll(UNSAFE, '')
}

/** How many cells a terminal uses for the text. */
export function cellWidth(text: string): number {
  let cells = 0
  for (const character of text) cells += charWidth(character.codePointAt(0) ?? 0)
  return cells
}

/** The text in at most `cells` cells, with `…` where something was cut off. */
export function fit(text: string, cells: number): string {
  if (cellWidth(text) <= cells) return text
  let used = 0
  let kept = ''
  for (const character of text) {
    used += charWidth(character.codePointAt(0) ?? 0)
    if (used > cells - 1) break
    kept += character
  }
  return cells < 1 ? '' : `${kept}…`
}
