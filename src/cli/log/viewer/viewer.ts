import { messageOf } from '../../../base/failure.ts'
import type { Input, Key } from '../../../tui/keys.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { Screen } from '../../../tui/screen.ts'
import type { Terminal } from '../../../tui/terminal.ts'
import type { Turn } from '../../../turns/turn.ts'
import { Reading, type Outcome } from './reading.ts'
import type { LogText, Want } from './text.ts'
import { TurnReading } from './turn-reading.ts'

/** Turns are read again when the pane has written, at most once in this time, in milliseconds. */
const TURNS_MS = 2000

/** A log on a terminal, live, until the person closes it. Its owner feeds it with text. */
export class Viewer {
  /** Resolves when it is to be closed; rejects when something is wrong with it. */
  readonly closed: Promise<void>
  readonly #screen: Screen
  readonly #reading: Reading
  readonly #turns: TurnReading
  #isOnTurns = false
  #settle: (result?: { readonly error: unknown }) => void = () => undefined
  #want: (want: Want) => void = () => undefined
  #copy: (text: string) => Promise<string> = async () => Promise.resolve('')
  #edit: (suspend: () => () => void) => Promise<string | undefined> = async () => Promise.resolve(undefined)
  #readTurns: () => Promise<readonly Turn[]> = async () => Promise.resolve([])
  #turnsReadMs = 0
  #isReadingTurns = false
  /** A person has pressed Tab since the turns were read last. */
  #wantsTurns = false
  #isSuspended = false

  constructor(terminal: Terminal, name: string, form: 'text' | 'ansi') {
    this.#reading = new Reading(name, form)
    this.#turns = new TurnReading(name, form)
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

  /** Who reads the turns of the agent returns them, and throws what is in the way. */
  onTurns(read: () => Promise<readonly Turn[]>): void {
    this.#readTurns = read
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
    if (this.#isOnTurns && performance.now() - this.#turnsReadMs > TURNS_MS) this.#openTurns(false)
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
    const shown = this.#isOnTurns ? this.#turns : this.#reading
    shown.resize(size)
    return shown.frame()
  }

  #press(key: Input): void {
    if (typeof key !== 'string' && 'paste' in key) {
      if (this.#isOnTurns) this.#turns.paste(key.paste)
      return this.#act(() => (this.#isOnTurns ? 'done' : this.#reading.paste(key.paste)))
    }
    const called = typeof key === 'string' ? key : key.button
    if (this.#isOnTurns) this.#pressOnTurns(called)
    else this.#act(() => this.#reading.press(called))
  }

  #pressOnTurns(key: Key): void {
    const outcome = this.#turns.press(key)
    if (outcome === 'close') this.#settle()
    else if (outcome === 'screen') this.#isOnTurns = false
    else if (outcome !== 'done') this.#copyOut(outcome.copy)
    this.#screen.changed()
  }

  /** Reads the turns, and shows them when they are there. */
  #openTurns(isAsked: boolean): void {
    if (isAsked) this.#wantsTurns = true
    if (this.#isReadingTurns) return
    this.#isReadingTurns = true
    const said = this.#readTurns().then(
      (turns) => {
        this.#turns.replace(turns)
        this.#isOnTurns ||= this.#wantsTurns
        return undefined
      },
      (error: unknown) => messageOf(error),
    )
    void said.then((problem) => {
      this.#isReadingTurns = false
      this.#wantsTurns = false
      this.#turnsReadMs = performance.now()
      if (problem !== undefined) this.#say(problem)
      this.#screen.changed()
    })
  }

  #say(note: string): void {
    if (this.#isOnTurns) this.#turns.say(note)
    else this.#reading.say(note)
  }

  #act(act: () => Outcome): void {
    const { following } = this
    const outcome = act()
    if (outcome === 'close') this.#settle()
    else if (outcome === 'edit') this.#openEditor()
    else if (outcome === 'turns') this.#openTurns(true)
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
      this.#say((await work()) ?? '')
    } catch (error) {
      this.#say(`${problem}: ${messageOf(error)}`)
    }
    this.#screen.changed()
  }
}
