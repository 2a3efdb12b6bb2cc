import { RecentText } from './recent-text.ts'
import { Repaint } from './repaint.ts'
import type { Line } from './styled-line.ts'

/** Characters; where less was added, the last look at the text will do. */
const MUCH_NEW = 4 * 1024

/** The lines of a transcript that are final, each once also where a program clears everything and paints its text again. */
export class FinalLines {
  #lines: Line[] = []
  readonly #recent = new RecentText()
  /** What the text was when that was looked at last, and how much had been added by then. */
  #known: Repaint | undefined
  #knownAt = 0
  /** While a program may paint again what it has cleared, and how many lines it has since the last new one. */
  #repaint: Repaint | undefined
  #repeated = 0
  /** How many of the lines to be taken were final when the history was cleared. */
  #cleared = 0
  /** Before which of the lines to be taken others may still come; undefined when none may. */
  #heldAt: number | undefined
  /** What to say where so many lines are left out. */
  noteOfRepaint: ((lines: number) => Line) | undefined

  /** Adds a line of the program, if it is not one that was there before. */
  add(line: Line): void {
    if (this.#repaint?.repeats(line) === true) {
      this.#repeated += 1
      return
    }
    if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated))
    this.#repeated = 0
    if (this.#repaint?.isOver === true) this.#repaint = undefined
    this.#lines.push(line)
    this.#recent.add(line.text)
  }

  /** Adds lines that nothing else is to be made of. */
  addAll(lines: readonly Line[]): void {
    for (const line of lines) this.#lines.push(line)
  }

  /** The pane has forgotten all that is final. `isPaintedAgain`: the program may be about to paint it again. */
  cleared(isPaintedAgain: boolean): void {
    this.#cleared = this.#lines.length
    if (!isPaintedAgain) return
    // A program that clears all the time would have all of it read each time.
    if (this.#known === undefined || this.#recent.added - this.#knownAt >= MUCH_NEW) {
      this.#known = Repaint.of(this.#recent.text.split('\n'))
      this.#knownAt = this.#recent.added
    }
    this.#repaint = this.#known.copy()
  }

  /** What a program had to paint again it has painted by now. */
  settled(): void {
    if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated))
    this.#repeated = 0
    this.#repaint = undefined
  }

  /** Keeps a place among the lines, and all that come after it, until `release`. */
  hold(): void {
    this.#heldAt ??= this.#lines.length
  }

  /** Puts lines into the place that was kept, or to the end when there is none. */
  release(lines: readonly Line[]): void {
    const at = this.#heldAt ?? this.#lines.length
    this.#heldAt = undefined
    this.#lines = [...this.#lines.slice(0, at), ...lines, ...this.#lines.slice(at)]
    if (this.#cleared > at) this.#cleared += lines.length
  }

  /** The lines since the last call, up to the place that is kept. */
  take(): Line[] {
    const lines = this.#lines.splice(0, this.#heldAt ?? this.#lines.length)
    if (this.#heldAt !== undefined) this.#heldAt = 0
    this.#cleared = Math.max(0, this.#cleared - lines.length)
    return lines
  }

  /** As `take`, without the lines that the pane has forgotten since. */
  takeRemembered(): Line[] {
    const cleared = this.#cleared
    return this.take().slice(cleared)
  }

  /** The lines that have to wait for what may come before them. */
  get waiting(): readonly Line[] {
    return this.#heldAt === undefined ? [] : this.#lines.slice(this.#heldAt)
  }

  /** What becomes of lines that are not final yet, one after the other: none, one, or one and a note before it. */
  preview(): (line: Line) => Line[] {
    const repaint = this.#repaint?.copy()
    let repeated = this.#repeated
    return (line) => {
      if (repaint?.repeats(line) === true) {
        repeated += 1
        return []
      }
      const lines = repeated > 0 ? [...this.#noteOf(repeated), line] : [line]
      repeated = 0
      return lines
    }
  }

  #noteOf(repeated: number): Line[] {
    const note = this.noteOfRepaint?.(repeated)
    return note === undefined ? [] : [note]
  }
}
