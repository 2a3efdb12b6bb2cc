import { KeyDecoder, type Input } from './keys.ts'
import { Painter, type Frame, type Size } from './painter.ts'
import type { Terminal } from './terminal.ts'

/** What changes within this time, in milliseconds, is painted at once. */
const PAINT_MS = 40
/** The rest of a sequence comes sooner; after this, in milliseconds, an Escape was the key. */
const ESCAPE_MS = 40

/** What is on a screen, and what happens there. */
export interface Scene {
  /** What a screen of this size shows now. */
  frame(size: Size): Frame
  press(key: Input): void
}

export interface ScreenOptions {
  /** Least time between two paints, in milliseconds. */
  readonly paintMs?: number
  /** Something that the scene, or painting it, has thrown. */
  readonly onError: (error: unknown) => void
}

/** Shows a scene on a terminal, and gives it the keys. */
export class Screen {
  readonly #terminal: Terminal
  readonly #scene: Scene
  readonly #paintMs: number
  readonly #onError: (error: unknown) => void
  readonly #keys = new KeyDecoder()
  #painter = new Painter()
  #isAway = false
  #paintedAt = 0
  #paintTimer: NodeJS.Timeout | undefined
  #escapeTimer: NodeJS.Timeout | undefined

  constructor(terminal: Terminal, scene: Scene, { paintMs = PAINT_MS, onError }: ScreenOptions) {
    this.#terminal = terminal
    this.#scene = scene
    this.#paintMs = paintMs
    this.#onError = onError
    terminal.onInput((data) => this.#guard(() => this.#input(data)))
    terminal.onResize(() => this.#guard(() => this.#paint()))
    this.#guard(() => this.#paint())
  }

  get size(): Size {
    return this.#terminal.size
  }

  /** To be called when the scene may look different: paints it now, or as soon as the pace allows. */
  changed(): void {
    const wait = this.#paintedAt + this.#paintMs - performance.now()
    this.#paintTimer ??= setTimeout(() => this.#guard(() => this.#paint()), Math.max(0, wait))
  }

  /** Writes a sequence that leaves what is shown as it is. */
  write(output: string): void {
    this.#terminal.write(output)
  }

  /** Leaves the terminal to another program; returns how to take it back. */
  suspend(): () => void {
    this.#isAway = true
    const resume = this.#terminal.suspend()
    return () => {
      this.#isAway = false
      resume()
      this.#painter = new Painter()
      this.#guard(() => this.#paint())
    }
  }

  close(): void {
    clearTimeout(this.#paintTimer)
    clearTimeout(this.#escapeTimer)
    this.#terminal.close()
  }

  #input(data: Buffer): void {
    if (this.#isAway) return
    clearTimeout(this.#escapeTimer)
    this.#press(this.#keys.push(data))
    if (!this.#keys.pending) return
    this.#escapeTimer = setTimeout(() => this.#guard(() => this.#press(this.#keys.settle())), ESCAPE_MS)
  }

  #press(keys: readonly Input[]): void {
    for (const key of keys) {
      this.#scene.press(key)
      // What was typed ahead was meant for the other program.
      if (this.#isAway) return
    }
    this.changed()
  }

  #paint(): void {
    clearTimeout(this.#paintTimer)
    this.#paintTimer = undefined
    if (this.#isAway) return
    const { size } = this.#terminal
    this.#terminal.write(this.#painter.paint(this.#scene.frame(size), size))
    this.#paintedAt = performance.now()
  }

  #guard(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.#onError(error)
    }
  }
}
