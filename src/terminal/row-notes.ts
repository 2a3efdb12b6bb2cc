import type { Line } from './styled-line.ts'

/** A line and the row on which it begins. */
export interface PlacedLine {
  readonly row: number
  readonly line: Line
}

/** Lines that stand between those of a transcript without being drawn: each before the line on some row. */
export class RowNotes {
  #notes: readonly PlacedLine[] = []

  /** Adds a note; notes are added from the top. */
  add(note: PlacedLine): void {
    this.#notes = [...this.#notes, note]
  }

  /** The rows of all notes. */
  get rows(): number[] {
    return this.#notes.map(({ row }) => row)
  }

  /** Moves each note to another row. */
  moveTo(rows: readonly number[]): void {
    this.#notes = this.#notes.map((note, at) => ({ ...note, row: rows[at] ?? note.row }))
  }

  /** The notes on `row` and further up; they are forgotten. */
  take(row: number): Line[] {
    if (this.#notes.length === 0) return []
    const taken = this.#notes.filter((note) => note.row <= row)
    this.#notes = this.#notes.slice(taken.length)
    return taken.map(({ line }) => line)
  }

  /** Lines with the notes among them, and those behind the last one up to `row`. */
  among(lines: readonly PlacedLine[], row: number): Line[] {
    const notes = this.#notes.filter((note) => note.row <= row)
    // Stable: notes come before the line on their row.
    return [...notes, ...lines].toSorted((one, other) => one.row - other.row).map(({ line }) => line)
  }
}
