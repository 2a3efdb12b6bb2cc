import { cellWidth } from '../terminal/plain.ts'
import type { Line } from '../terminal/styled-line.ts'
import type { Secret } from './rule.ts'

const WORD = '‹redacted›'
const FILL = '*'
/** A part: an SGR sequence or a character. */
const PARTS = /\u001b\[[\d;:]*m|[^]/gu

/** What stands in the place of a secret: as many cells, so that tables and boxes keep their shape. */
export function maskOf(secret: string, shown: number): string {
  const cells = cellWidth(secret)
  const rest = cells - shown - WORD.length
  return rest < 0 ? FILL.repeat(cells) : secret.slice(0, shown) + WORD + FILL.repeat(rest)
}

/** A text whose secrets are masked. They are in the order of their places, and none is within another. */
export function maskText(text: string, secrets: readonly Secret[]): string {
  let masked = ''
  let at = 0
  for (const { from, to, shown } of secrets) {
    masked += text.slice(at, from) + maskOf(text.slice(from, to), shown)
    at = to
  }
  return masked + text.slice(at)
}

/** A line whose secrets, by their places in its text, are masked; colours stay where they are. */
export function maskLine(line: Line, secrets: readonly Secret[]): Line {
  if (secrets.length === 0) return line
  const { text, ansi } = line
  let masked = ''
  let at = 0
  let next = 0
  for (const [part] of ansi.matchAll(PARTS)) {
    if (part.startsWith('\u001b')) {
      masked += part
      continue
    }
    const secret = secrets[next]
    if (secret === undefined || at < secret.from) masked += part
    else if (at === secret.from) masked += maskOf(text.slice(secret.from, secret.to), secret.shown)
    at += part.length
    if (secret !== undefined && at >= secret.to) next += 1
  }
  return { text: maskText(text, secrets), ansi: masked }
}
