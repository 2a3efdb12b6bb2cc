import { charWidth } from './char-width.ts'
import { DECEPTIVE } from './deceptive.ts'

const HARMLESS = /^[ -~]*$/
const UNSAFE = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f${DECEPTIVE}]`, 'gu')
/** Marks on one character; real text needs a handful, and more of them paint over the lines around. */
const MANY_MARKS = /(\p{M}{8})\p{M}+/gu

/** Text from outside as one line that is safe to print: a pane can put anything into a title or a name. */
export function plain(text: string): string {
  return HARMLESS.test(text) ? text : text.replaceAll(UNSAFE, '').replaceAll(MANY_MARKS, '$1')
}

/** A value as one line of JSON that is safe to print: what `plain` takes out is escaped in it. */
export function plainJson(value: unknown): string {
  const json = JSON.stringify(value)
  return HARMLESS.test(json) ? json : json.replaceAll(UNSAFE, escaped)
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
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
