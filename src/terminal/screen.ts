import xterm from '@xterm/headless'
import type { Terminal } from '@xterm/headless'
import { widths } from './char-width.ts'
import { TerminalInput } from './terminal-input.ts'

/** An emulated terminal without history: what a pane of this size would show. */
export class Screen {
  readonly #terminal: Terminal
  readonly #input = new TerminalInput()

  constructor(cols: number, rows: number) {
    this.#terminal = new xterm.Terminal({ cols, rows, scrollback: 0, allowProposedApi: true, logLevel: 'off' })
    this.#terminal.unicode.register(widths)
    this.#terminal.unicode.activeVersion = widths.version
  }

  /** Draws; resolves when it is drawn. */
  async write(data: Buffer): Promise<void> {
    return new Promise((drawn) => this.#terminal.write(this.#input.push(data), drawn))
  }

  resize(cols: number, rows: number): void {
    this.#terminal.resize(cols, rows)
  }

  /** Its rows from top to bottom, without spaces at their ends. */
  get rows(): string[] {
    const { active } = this.#terminal.buffer
    return Array.from(
      { length: this.#terminal.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    )
  }

  dispose(): void {
    this.#terminal.dispose()
  }
}
