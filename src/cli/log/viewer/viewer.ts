import { messageOf } from '../../../base/failure.ts'
import { KeyDecoder, type Key } from '../../../tui/keys.ts'
import { Painter } from '../../../tui/painter.ts'
import { Reading, type Outcome } from './reading.ts'
import type { Terminal } from '../../../tui/terminal.ts'
import type { LogText, Want } from './text.ts'

/** What changes within this time is painted at once. */
const PAINT_MS = 40
/** The rest of a sequence comes sooner; after this an Escape was the key. */
const ESCAPE_MS = 40

/** A log on a terminal, live, until the person closes it. Its owner feeds it with text. */
export class Viewer {
  /** Resolves when it is to be closed; rejects when something is wrong with it. */
  readonly closed: Promise<void>
  readonly #terminal: Terminal
  readonly #reading: Reading
  #painter = new Painter()
  readonly #keys = new KeyDecoder()
  #settle: (result?: { readonly error: unknown }) => void = () => undefined
  #want: (want: Want) => void = () => undefined
  #copy: (text: string) => Promise<string> = async () => Promise.resolve('')
  #edit: (suspend: () => () => void) => Promise<string | undefined> = async () => Promise.resolve(undefined)
  #isSuspended = false
  #paintedAt = 0
  #paintTimer: NodeJS.Timeout | undefined
  #escapeTimer: NodeJS.Timeout | undefined

  constructor(terminal: Terminal, name: string, form: 'text' | 'ansi') {
    this.#terminal = terminal
    this.#reading = new Reading(name, form)
    this.closed = new Promise((resolve, reject) => {
      this.#settle = (result) => (result === undefined ? resolve() : reject(result.error))
    })
    terminal.onInput((data) => this.#guard(() => this.#input(data)))
    terminal.onResize(() => this.#guard(() => this.#paint()))
    this.#paint()
  }

  get following(): boolean {
    return this.#reading.following
  }

  /** How many rows there are for text. */
  get height(): number {
    return this.#terminal.size.rows - 1
  }

  onWant(listener: (want: Want) => void): void {
    this.#want = listener
  }

  /** Who copies a text returns what to write to the terminal for it, and throws what is in the way. */
  onCopy(copy: (text: string) => Promise<string>): void {
    this.#copy = copy
  }

  /** Who opens an editor takes the terminal for it, gives it back, and returns what went wrong. */
  onEdit(edit: (suspend: () => () => void) => Promise<string | undefined>): void {
    this.#edit = edit
  }

  /** Shows a text in which the lines of the last one have moved down by `shift`; negative: up. */
  show(text: LogText, shift: number): void {
    const isFirst = !this.#reading.loaded
    this.#reading.replace(text, shift)
    if (isFirst) this.extended()
    this.#paintSoon()
  }

  /** Shows another text from one of its lines on. */
  showAt(text: LogText, line: number): void {
    this.#reading.replaceAt(text, line)
    this.#paintSoon()
  }

  /** Goes on with what wanted other lines than those of the text. */
  extended(): void {
    this.#act(() => this.#reading.extended())
  }

  /** Says why there are no other lines. */
  refuse(why: string): void {
    this.#reading.refuse(why)
    this.#paintSoon()
  }

  /** Says what became of the run. */
  end(state: string): void {
    this.#reading.state = state
    this.#paintSoon()
  }

  fail(error: unknown): void {
    this.#settle({ error })
  }

  close(): void {
    clearTimeout(this.#paintTimer)
    clearTimeout(this.#escapeTimer)
    this.#terminal.close()
  }

  #input(data: Buffer): void {
    clearTimeout(this.#escapeTimer)
    this.#press(this.#keys.push(data))
    if (!this.#keys.pending) return
    this.#escapeTimer = setTimeout(() => this.#guard(() => this.#press(this.#keys.settle())), ESCAPE_MS)
  }

  #press(keys: readonly Key[]): void {
    for (const key of keys) this.#act(() => this.#reading.press(key))
  }

  #act(act: () => Outcome): void {
    const { following } = this
    const outcome = act()
    if (outcome === 'close') this.#settle()
    else if (outcome === 'edit') this.#openEditor()
    else if (typeof outcome === 'object' && 'copy' in outcome) this.#copyOut(outcome.copy)
    else if (outcome !== 'done') this.#want(outcome)
    else if (this.following && !following) this.#want('end')
    this.#paintSoon()
  }

  #copyOut(text: string): void {
    const count = text.split('\n').length - 1
    const said = `copied ${count === 1 ? '1 line' : `${count} lines`}`
    void this.#answer(async () => {
      this.#terminal.write(await this.#copy(text))
      return said
    }, 'could not be copied')
  }

  #openEditor(): void {
    if (this.#isSuspended) return
    this.#isSuspended = true
    this.#reading.say('writing the text for your editor')
    void this.#answer(async () => this.#edit(() => this.#suspend()), 'could not be opened in an editor').finally(() => {
      this.#isSuspended = false
    })
  }

  /** Leaves the terminal to another program; returns how to take it back. */
  #suspend(): () => void {
    const resume = this.#terminal.suspend()
    return () => {
      resume()
      this.#painter = new Painter()
      this.#paint()
    }
  }

  async #answer(work: () => Promise<string | undefined>, problem: string): Promise<void> {
    try {
      this.#reading.say((await work()) ?? '')
    } catch (error) {
      this.#reading.say(`${problem}: ${messageOf(error)}`)
    }
    this.#paintSoon()
  }

  #paintSoon(): void {
    const wait = this.#paintedAt + PAINT_MS - performance.now()
    this.#paintTimer ??= setTimeout(() => this.#guard(() => this.#paint()), Math.max(0, wait))
  }

  #paint(): void {
    clearTimeout(this.#paintTimer)
    this.#paintTimer = undefined
    const { size } = this.#terminal
    this.#reading.resize(size)
    this.#terminal.write(this.#painter.paint(this.#reading.frame(), size))
    this.#paintedAt = performance.now()
  }

  #guard(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.fail(error)
    }
  }
}
