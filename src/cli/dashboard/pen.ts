import { fit, cellWidth, plain } from '../../terminal/plain.ts'
import type { Span } from '../../tui/painter.ts'
import type { Paint } from '../looks/state-mark.ts'

const SGR: Readonly<Record<Paint | 'bold', string>> = {
  yellow: '33',
  red: '31',
  magenta: '35',
  green: '32',
  blue: '34',
  dim: '2',
  bold: '1',
}

export type Style = keyof typeof SGR

/** Writes text in styles; colours are left out where the person wants none, the others are not. */
export class Pen {
  readonly #hasColours: boolean

  constructor(hasColours: boolean) {
    this.#hasColours = hasColours
  }

  styled(text: string, ...styles: readonly Style[]): string {
    const codes = styles.filter((style) => this.#hasColours || style === 'bold' || style === 'dim')
    if (text === '' || codes.length === 0) return text
    return `\u001b[${codes.map((style) => SGR[style]).join(';')}m${text}\u001b[0m`
  }

  /** A text from outside in its own cells of a row, cut where it is longer. */
  span(column: number, width: number, text: string, ...styles: readonly Style[]): Span {
    const shown = fit(plain(text), width)
    return { column, width, ansi: this.styled(shown, ...styles), cells: cellWidth(shown) }
  }

  /** The same at the right end of the cells. */
  right(column: number, width: number, text: string, ...styles: readonly Style[]): Span {
    const shown = fit(plain(text), width)
    const cells = cellWidth(shown)
    return { column, width, ansi: ' '.repeat(Math.max(0, width - cells)) + this.styled(shown, ...styles), cells: width }
  }
}
