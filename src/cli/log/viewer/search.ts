import type { LogText } from './text.ts'

const SGR = /\u001b\[[\d;]*m/g
const CHARACTER_OR_SGR = /\u001b\[[\d;]*m|[^]/g
const RESET = '\u001b[0m'
const MATCH = '\u001b[0;7m'
const FOUND = '\u001b[0;1;4;7m'

/** A pattern for plain text; upper case matters once there is some in it. Undefined for no text. */
export function searchPattern(text: string): RegExp | undefined {
  if (text === '') return undefined
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(literal, /\p{Lu}/u.test(text) ? 'gu' : 'giu')
}

/** The first line that matches, looking from line `from` on `down` or up; undefined when there is none. */
export function findLine(text: LogText, pattern: RegExp, from: number, down: boolean): number | undefined {
  for (let index = from; index >= 0 && index < text.count; index += down ? 1 : -1) {
    if (text.line(index).text.search(pattern) !== -1) return index
  }
  return undefined
}

/** The line with every match in inverse, and bold and underlined in the line that was `found`. */
export function highlight(line: string, pattern: RegExp, found: boolean): string {
  const ranges = [...line.replaceAll(SGR, '').matchAll(pattern)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }))
  if (ranges.length === 0) return line
  let marked = ''
  let style = ''
  let at = 0
  let range = ranges.shift()
  for (const [token] of line.matchAll(CHARACTER_OR_SGR)) {
    const inside = range !== undefined && at >= range.start
    if (token.length > 1) {
      style = token
      if (!inside) marked += token
      continue
    }
    if (at === range?.start) marked += found ? FOUND : MATCH
    marked += token
    at += 1
    if (at !== range?.end) continue
    marked += RESET + (style === RESET ? '' : style)
    range = ranges.shift()
  }
  return marked
}
