import type { PaneId } from '../protocol/ids.ts'

/**
 * Joins what one read of the stream holds of each pane. tmux cuts output into the smaller pieces the more panes write, down
 * to 32 bytes with hundreds of them, and every piece that is handed on costs as much as a large one.
 */
export class GatheredOutput {
  readonly #deliver: (pane: PaneId, data: Buffer) => void
  readonly #pieces = new Map<PaneId, Buffer[]>()

  constructor(deliver: (pane: PaneId, data: Buffer) => void) {
    this.#deliver = deliver
  }

  add(pane: PaneId, data: Buffer): void {
    const pieces = this.#pieces.get(pane)
    if (pieces === undefined) this.#pieces.set(pane, [data])
    else pieces.push(data)
  }

  /** Hands on all there is: one buffer for each pane, its bytes in the order they came. */
  flush(): void {
    for (const [pane, pieces] of this.#pieces) {
      const [first] = pieces
      this.#deliver(pane, pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces))
    }
    this.#pieces.clear()
  }
}
