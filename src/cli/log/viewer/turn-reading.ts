import { footer } from '../../../tui/footer.ts'
import type { Key } from '../../../tui/keys.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { EMPTY_PROMPT, pasted, typed, type Prompt } from '../../../tui/prompt.ts'
import { wrap, type Row } from '../../../tui/rows.ts'
import type { Turn } from '../../../turns/turn.ts'
import { Finder } from './finder.ts'
import { turnHelpRows } from './help.ts'
import { Page } from './page.ts'
import { linesOf } from './selection.ts'
import { TurnText } from './turn-text.ts'

const ASK = '/'

/** `screen`: back to what the pane has shown. */
export type TurnOutcome = 'done' | 'close' | 'screen' | { readonly copy: string }

/** A person reading the turns of an agent: where they are, what keys do, what the screen shows. */
export class TurnReading {
  readonly #name: string
  readonly #text = new TurnText()
  readonly #page: Page
  readonly #finder: Finder
  #size: Size = { columns: 80, rows: 24 }
  #prompt: Prompt | undefined
  #note: string | undefined
  #isHelping = false
  /** The line that was gone to last: Enter and `y` are about it as long as it is on the screen. */
  #at: number | undefined

  constructor(name: string, form: 'text' | 'ansi') {
    this.#name = name
    this.#page = new Page(form)
    this.#finder = new Finder(this.#page)
  }

  resize(size: Size): void {
    this.#size = size
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) })
  }

  /** Takes the turns as they are now. */
  replace(turns: readonly Turn[]): void {
    this.#text.replace(turns)
    this.#page.replace(this.#text, 0)
  }

  /** Says how something went that a key has asked for. */
  say(note: string): void {
    this.#note = note
  }

  press(key: Key): TurnOutcome {
    this.#note = undefined
    if (this.#prompt !== undefined) return this.#type(this.#prompt, key)
    if (this.#isHelping) {
      this.#isHelping = false
      return 'done'
    }
    const lines = linesOf(key, Math.max(1, this.#size.rows - 2))
    if (lines !== undefined) return this.#scroll(lines)
    switch (key) {
      case 'q':
      case 'escape':
      case 'C-c':
        return 'close'
      case 'tab':
        return 'screen'
      case ']':
        return this.#go(this.#text.beginOf(this.#here, 1), 'the last turn')
      case '[':
        return this.#go(this.#text.beginOf(this.#here, this.#isAtBegin ? -1 : 0), 'the first turn')
      case '}':
        return this.#go(this.#text.failure(this.#here, 1), 'no failure below')
      case '{':
        return this.#go(this.#text.failure(this.#here, -1), 'no failure above')
      case 'enter':
        return this.#unfold()
      case 'y':
        return { copy: this.#text.textOf(this.#text.turnAt(this.#here)) }
      case '/':
        this.#prompt = EMPTY_PROMPT
        return 'done'
      case 'n':
        return this.#found(this.#finder.active && this.#finder.down())
      case 'N':
        return this.#found(this.#finder.active && this.#finder.up())
      case '?':
        this.#isHelping = true
        return 'done'
      default:
        return 'done'
    }
  }

  /** Pasted text is for a prompt, or for nothing. */
  paste(text: string): void {
    if (this.#prompt !== undefined) this.#prompt = pasted(this.#prompt, text.split(/[\r\n]/)[0] ?? '')
  }

  frame(): Frame<Row> {
    const { columns, rows } = this.#size
    const shown = this.#isHelping
      ? turnHelpRows(columns).slice(0, Math.max(1, rows - 1))
      : this.#page.rows((line, form, index) => this.#finder.mark(line, form, index))
    if (rows < 2) return { rows: shown, cursor: undefined }
    while (shown.length < rows - 1) shown.push({ ansi: '', cells: 0 })
    if (this.#prompt === undefined) return { rows: [...shown, this.#footer()], cursor: undefined }
    const prompt = wrap(`${ASK}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: '', cells: 0 }
    return { rows: [...shown, prompt], cursor: prompt.cells }
  }

  get #here(): number {
    const { top, lastLine } = this.#page
    if (this.#at !== undefined && this.#at >= top.line && this.#at <= lastLine) return this.#at
    return this.#page.following ? Math.max(0, lastLine) : top.line
  }

  /** True on the first line of a turn: `[` goes to the one before then. */
  get #isAtBegin(): boolean {
    return this.#text.beginOf(this.#here, 0) === this.#here
  }

  #footer(): Row {
    if (this.#isHelping) return footer('keys', 'any key: back', this.#size.columns)
    const count = this.#text.turnAt(this.#text.count - 1) + 1
    const where = `turn ${this.#text.turnAt(this.#here) + 1} of ${count}`
    const keys = '] [ turns  } { failures  Enter unfold  Tab screen  ? keys  q close'
    return footer(`${this.#name}  ${this.#note ?? where}`, keys, this.#size.columns)
  }

  #scroll(lines: number): TurnOutcome {
    this.#at = undefined
    this.#finder.forget()
    if (lines === Infinity) this.#page.follow()
    else if (lines === -Infinity) this.#page.goToStart()
    else this.#page.scroll(lines)
    return 'done'
  }

  #go(line: number | undefined, otherwise: string): TurnOutcome {
    if (line === undefined) this.#note = otherwise
    else {
      this.#at = line
      this.#page.goTo(line)
    }
    return 'done'
  }

  #unfold(): TurnOutcome {
    this.#at = this.#text.toggle(this.#here)
    this.#page.replace(this.#text, 0)
    this.#page.goTo(this.#at)
    return 'done'
  }

  #type(prompt: Prompt, key: Key): TurnOutcome {
    const next = typed(prompt, key)
    this.#prompt = next.state === 'open' ? next : undefined
    if (next.state !== 'done') return 'done'
    this.#finder.start(next.text)
    return this.#found(this.#finder.down() || this.#finder.up())
  }

  #found(isFound: boolean): TurnOutcome {
    if (!isFound) this.#note = 'not found'
    return 'done'
  }
}
