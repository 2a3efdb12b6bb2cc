import { messageOf } from '../../../base/failure.ts'
import type { Input } from '../../../tui/keys.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { Screen } from '../../../tui/screen.ts'
import type { Terminal } from '../../../tui/terminal.ts'
import { Reading, type Outcome } from './reading.ts'
import type { LogText, Want } from './text.ts'

/** A log on a terminal, live, until the person closes it. Its owner feeds it with text. */
export class Viewer {
  /** Resolves when it is to be closed; rejects when something is wrong with it. */
  readonly closed: Promise<void>
  readonly #screen: Screen
  readonly #reading: Reading
  #settle: (result?: { readonly error: unknown }) => void = () => undefined
  #want: (want: Want) => void = () => undefined
  #copy: (text: string) => Promise<string> = async () => Promise.resolve('')
  #edit: (suspend: () => () => void) => Promise<string | undefined> = async () => Promise.resolve(undefined)
  #isSuspended = false

  constructor(terminal: Terminal, name: string, form: 'text' | 'ansi') {
    this.#reading = new Reading(name, form)
    this.closed = new Promise((resolve, reject) => {
      this.#settle = (result) => (result === undefined ? resolve() : reject(result.error))
    })
    const scene = { frame: (size: Size) => this.#frame(size), press: (key: Input) => this.#press(key) }
    this.#screen = new Screen(terminal, scene, { onError: (error) => this.fail(error) })
  }

  get following(): boolean {
    return this.#reading.following
  }

  /** How many rows there are for text. */
  get height(): number {
    return this.#screen.size.rows - 1
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
    this.#screen.changed()
  }

  /** Shows another text from one of its lines on. */
  showAt(text: LogText, line: number): void {
    this.#reading.replaceAt(text, line)
    this.#screen.changed()
  }

  /** Goes on with what wanted other lines than those of the text. */
  extended(): void {
    this.#act(() => this.#reading.extended())
  }

  /** Says why there are no other lines. */
  refuse(why: string): void {
    this.#reading.refuse(why)
    this.#screen.changed()
  }

  /** Says what became of the run. */
  end(state: string): void {
    this.#reading.state = state
    this.#screen.changed()
  }

  fail(error: unknown): void {
    this.#settle({ error })
  }

  close(): void {
    this.#screen.close()
  }

  #frame(size: Size): Frame {
    this.#reading.resize(size)
    return this.#reading.frame()
  }

  #press(key: Input): void {
    if (typeof key !== 'string' && 'paste' in key) return this.#act(() => this.#reading.paste(key.paste))
    const called = typeof key === 'string' ? key : key.button
    this.#act(() => this.#reading.press(called))
  }

  #act(act: () => Outcome): void {
    const { following } = this
    const outcome = act()
    if (outcome === 'close') this.#settle()
    else if (outcome === 'edit') this.#openEditor()
    else if (typeof outcome === 'object' && 'copy' in outcome) this.#copyOut(outcome.copy)
    else if (outcome !== 'done') this.#want(outcome)
    else if (this.following && !following) this.#want('end')
    this.#screen.changed()
  }

  #copyOut(text: string): void {
    const count = text.split('\n').length - 1
    const said = `copied ${count === 1 ? '1 line' : `${count} lines`}`
    void this.#answer(async () => {
      this.#screen.write(await this.#copy(text))
      return said
    }, 'could not be copied')
  }

  #openEditor(): void {
    if (this.#isSuspended) return
    this.#isSuspended = true
    this.#reading.say('writing the text for your editor')
    void this.#answer(async () => this.#edit(() => this.#screen.suspend()), 'could not be opened in an editor').finally(
      () => {
        this.#isSuspended = false
      },
    )
  }

  async #answer(work: () => Promise<string | undefined>, problem: string): Promise<void> {
    try {
      this.#reading.say((await work()) ?? '')
    } catch (error) {
      this.#reading.say(`${problem}: ${messageOf(error)}`)
    }
    this.#screen.changed()
  }
}
