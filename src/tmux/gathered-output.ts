import type { PaneId } from '../protocol/ids.ts'

/** What is noted of a piece: the pane's place, the chunk's place, and where in it the piece begins and ends. */
const NOTES = 4
/** Grows when more pieces than this come in one turn. */
const PIECES = 1024
/** A piece up to this size is sooner copied byte by byte than by a call. */
const SMALL_BYTES = 64

/**
 * Joins what one turn of reading holds of each pane. tmux cuts output into the smaller pieces the more panes write, down
 * to 32 bytes with hundreds of them, and every piece that is handed on costs as much as a large one. Until then a piece
 * is four numbers and no object.
 */
export class GatheredOutput {
  readonly #deliver: (pane: PaneId, data: Buffer) => void
  #chunks: Buffer[] = []
  #chunk: Buffer | undefined
  #notes = new Uint32Array(NOTES * PIECES)
  #noted = 0
  /** The panes of this turn, with their place. */
  readonly #places = new Map<PaneId, number>()
  #panes: PaneId[] = []
  /** Bytes of each of them. */
  #sizes: number[] = []
  #lastPane: PaneId | undefined
  #lastPlace = 0

  constructor(deliver: (pane: PaneId, data: Buffer) => void) {
    this.#deliver = deliver
  }

  /** Adds `chunk[start..end)`, which must not change before `flush`. */
  add(pane: PaneId, chunk: Buffer, start: number, end: number): void {
    if (chunk !== this.#chunk) {
      this.#chunk = chunk
      this.#chunks.push(chunk)
    }
    const place = pane === this.#lastPane ? this.#lastPlace : this.#placeOf(pane)
    const at = this.#noted
    if (at === this.#notes.length) this.#grow()
    const notes = this.#notes
    notes[at] = place
    notes[at + 1] = this.#chunks.length - 1
    notes[at + 2] = start
    notes[at + 3] = end
    this.#noted = at + NOTES
    this.#sizes[place] = (this.#sizes[place] as number) + end - start
  }

  /** Hands on all there is: one buffer of its own for each pane, its bytes in the order they came. */
  flush(): void {
    if (this.#noted === 0) return
    const [panes, gathered] = [this.#panes, this.#join()]
    this.#chunks = []
    this.#chunk = undefined
    if (this.#notes.length > NOTES * PIECES) this.#notes = new Uint32Array(NOTES * PIECES)
    this.#noted = 0
    this.#places.clear()
    this.#panes = []
    this.#sizes = []
    this.#lastPane = undefined
    for (const [place, pane] of panes.entries()) this.#deliver(pane, gathered[place] as Buffer)
  }

  #join(): Buffer[] {
    const gathered = this.#sizes.map((bytes) => Buffer.allocUnsafe(bytes))
    const ends = new Uint32Array(gathered.length)
    const notes = this.#notes
    for (let at = 0; at < this.#noted; at += NOTES) {
      const place = notes[at] as number
      const chunk = this.#chunks[notes[at + 1] as number] as Buffer
      const start = notes[at + 2] as number
      const end = notes[at + 3] as number
      const target = gathered[place] as Buffer
      let to = ends[place] as number
      if (end - start > SMALL_BYTES) {
        chunk.copy(target, to, start, end)
        to += end - start
      } else {
        for (let from = start; from < end; from += 1) {
          target[to] = chunk[from] as number
          to += 1
        }
      }
      ends[place] = to
    }
    return gathered
  }

  #placeOf(pane: PaneId): number {
    let place = this.#places.get(pane)
    if (place === undefined) {
      place = this.#panes.length
      this.#places.set(pane, place)
      this.#panes.push(pane)
      this.#sizes.push(0)
    }
    this.#lastPane = pane
    this.#lastPlace = place
    return place
  }

  #grow(): void {
    const notes = new Uint32Array(2 * this.#notes.length)
    notes.set(this.#notes)
    this.#notes = notes
  }
}
