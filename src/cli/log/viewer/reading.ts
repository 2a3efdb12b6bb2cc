import { now } from '../../../base/clock.ts'
import { TIME_FORMS, timeIn } from '../../../base/past-time.ts'
import { footer } from '../../../tui/footer.ts'
import { positionText } from './position.ts'
import { Finder } from './finder.ts'
import { helpRows } from './help.ts'
import type { Key } from '../../../tui/keys.ts'
import { Page } from './page.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { EMPTY_PROMPT, pasted, typed, type Prompt } from '../../../tui/prompt.ts'
import { wrap, type Row } from '../../../tui/rows.ts'
import { linesOf, linesText, Selection, WHEEL_ROWS } from './selection.ts'
import type { LogText, Want } from './text.ts'

const TOO_OLD = 'older lines: t goes to a time'
const ASKS = { search: '/', time: `go to (${TIME_FORMS}): ` }
const SELECTED = '\u001b[0;7m'
const NOTHING_YET = 'nothing yet'
const NOTHING = 'it has written nothing'

/** What was asked for may need lines that are not in the text; `extended()` goes on with it when they are there. */
export type Outcome = 'done' | 'close' | 'edit' | 'turns' | { readonly copy: string } | Exclude<Want, 'end'>

/** A person reading a log: where they are in it, what keys do, what the screen shows. */
export class Reading {
  readonly #name: string
  readonly #page: Page
  readonly #finder: Finder
  /** What is known of the run instead of that it is followed. */
  #state: string | undefined
  #loaded = false
  #size: Size = { columns: 80, rows: 24 }
  #prompt: Prompt | undefined
  /** What is typed: a text to search for, or a time. */
  #asks: keyof typeof ASKS = 'search'
  /** Said instead of the state until the next key. */
  #note: string | undefined
  #unfinished: (() => Outcome) | undefined
  #isHelping = false
  #selection: Selection | undefined

  constructor(name: string, form: 'text' | 'ansi') {
    this.#name = name
    this.#page = new Page(form)
    this.#finder = new Finder(this.#page)
  }

  /** False until there is a text. */
  get loaded(): boolean {
    return this.#loaded
  }

  get following(): boolean {
    return this.#page.following
  }

  set state(text: string) {
    this.#state = text
  }

  resize(size: Size): void {
    this.#size = size
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) })
  }

  /** Takes a text in which the lines of the last one have moved down by `shift`; negative: up. */
  replace(text: LogText, shift: number): void {
    this.#loaded = true
    this.#page.replace(text, shift)
    this.#finder.shift(shift)
    this.#selection?.shift(shift)
  }

  /** Takes another text and goes to one of its lines. */
  replaceAt(text: LogText, line: number): void {
    this.#loaded = true
    this.#page.replace(text, 0)
    this.#selection = undefined
    this.#finder.forget()
    this.#page.goTo(line)
  }

  /** Says how something went that a key has asked for. */
  say(note: string): void {
    this.#note = note
  }

  /** Says why there are no other lines. */
  refuse(why: string): void {
    this.#unfinished = undefined
    this.#note = why
  }

  /** Goes on with what needed other lines. */
  extended(): Outcome {
    const resume = this.#unfinished
    this.#unfinished = undefined
    this.#note = undefined
    return resume?.() ?? 'done'
  }

  press(key: Key): Outcome {
    this.#unfinished = undefined
    this.#note = undefined
    if (this.#prompt !== undefined) return this.#type(this.#prompt, key)
    if (this.#isHelping) {
      this.#isHelping = false
      return 'done'
    }
    if (this.#selection !== undefined) return this.#select(this.#selection, key)
    const page = Math.max(1, this.#size.rows - 2)
    switch (key) {
      case 'q':
      case 'escape':
      case 'C-c':
        return 'close'
      case 'k':
      case 'up':
        return this.#up(1)
      case 'wheel-up':
        return this.#up(WHEEL_ROWS)
      case 'wheel-down':
        return this.#down(WHEEL_ROWS)
      case 'C-u':
        return this.#up(Math.ceil(page / 2))
      case 'C-d':
        return this.#down(Math.ceil(page / 2))
      case 'j':
      case 'down':
        return this.#down(1)
      case 'b':
      case 'page-up':
      case 'C-b':
        return this.#up(page)
      case ' ':
      case 'page-down':
      case 'C-f':
        return this.#down(page)
      case 'g':
      case 'home':
        return this.#start()
      case 'G':
      case 'end':
      case 'F':
        this.#finder.forget()
        this.#page.follow()
        return 'done'
      case '/':
        return this.#ask('search')
      case 't':
        return this.#ask('time')
      case '?':
        this.#isHelping = true
        return 'done'
      case 'y':
        return this.#copyScreen()
      case 'v':
        if (this.#page.count > 0) this.#selection = new Selection(this.#page)
        return 'done'
      case 'e':
        return 'edit'
      case 'tab':
        return 'turns'
      case 'n':
        return this.#next()
      case 'N':
        return this.#previous()
      default:
        return 'done'
    }
  }

  /** Pasted text is for a prompt, or for nothing. */
  paste(text: string): Outcome {
    if (this.#prompt !== undefined) this.#prompt = pasted(this.#prompt, text.split(/[\r\n]/)[0] ?? '')
    return 'done'
  }

  frame(): Frame<Row> {
    const { columns, rows } = this.#size
    const empty = this.#loaded && this.#page.count === 0
    const shown = this.#isHelping ? helpRows(columns).slice(0, rows - 1) : empty ? [this.#nothing()] : this.#pageRows()
    if (rows < 2) return { rows: shown, cursor: undefined }
    while (shown.length < rows - 1) shown.push({ ansi: '', cells: 0 })
    if (this.#prompt === undefined) return { rows: [...shown, this.#footer()], cursor: undefined }
    const prompt = wrap(`${ASKS[this.#asks]}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: '', cells: 0 }
    return { rows: [...shown, prompt], cursor: prompt.cells }
  }

  #nothing(): Row {
    const text = this.#state === undefined ? NOTHING_YET : NOTHING
    return { ansi: `\u001b[2m${text}\u001b[0m`, cells: text.length }
  }

  #pageRows(): Row[] {
    return this.#page.rows((line, form, index) => {
      if (this.#selection?.has(index) === true) return `${SELECTED}${line.text === '' ? ' ' : line.text}`
      return this.#finder.mark(line, form, index)
    })
  }

  #footer(): Row {
    if (this.#isHelping) return footer('keys', 'any key: back', this.#size.columns)
    if (this.#selection !== undefined) {
      const { count } = this.#selection
      return footer(count === 1 ? '1 line' : `${count} lines`, 'v begin here  y copy  Esc back', this.#size.columns)
    }
    const keys = this.following ? '↑ scroll  / search  ? keys  q close' : '/ search  n next  G follow  ? keys  q close'
    const where = [this.#name, this.#note ?? this.#where()].filter(Boolean).join('  ')
    return footer(where, keys, this.#size.columns)
  }

  #where(): string {
    if (this.following) return this.#state ?? 'following'
    const { count, above, below } = this.#page.text
    const line = this.#page.lastLine + 1
    const position = below
      ? `line ${line.toLocaleString('en')} of this part  more below`
      : positionText(line, count, above === 'nothing')
    return this.#state === undefined ? position : `${this.#state}  ${position}`
  }

  #down(rows: number): Outcome {
    if (this.#page.text.below && !this.#page.hasBelow(rows)) return this.#wait('below', () => this.#down(rows))
    this.#finder.forget()
    this.#page.scroll(rows)
    return 'done'
  }

  #up(rows: number): Outcome {
    const { above } = this.#page.text
    if (!this.#page.has(rows)) {
      if (above === 'more') return this.#wait('above', () => this.#up(rows))
      if (above === 'too-old') this.#note = TOO_OLD
    }
    this.#finder.forget()
    this.#page.scroll(-rows)
    return 'done'
  }

  #start(): Outcome {
    const { above } = this.#page.text
    if (above === 'more') return this.#wait('above', () => this.#start())
    if (above === 'too-old') this.#note = TOO_OLD
    this.#finder.forget()
    this.#page.goToStart()
    return 'done'
  }

  #copyScreen(): Outcome {
    const { count, top, lastLine } = this.#page
    return count === 0 ? 'done' : { copy: linesText(this.#page, top.line, lastLine) }
  }

  #select(selection: Selection, key: Key): Outcome {
    const page = Math.max(1, this.#size.rows - 2)
    const lines = linesOf(key, page)
    if (lines !== undefined) selection.move(lines)
    else if (key === 'v') selection.begin()
    else if (key === 'y' || key === 'enter') {
      this.#selection = undefined
      return { copy: selection.text }
    } else if (['q', 'escape', 'C-c'].includes(key)) this.#selection = undefined
    return 'done'
  }

  #type(prompt: Prompt, key: Key): Outcome {
    const next = typed(prompt, key)
    this.#prompt = next.state === 'open' ? next : undefined
    if (next.state !== 'done') return 'done'
    if (this.#asks === 'time') return this.#goTo(next.text)
    this.#finder.start(next.text)
    return this.#find()
  }

  /** Finds the first match from the page on, else the nearest one above. */
  #find(): Outcome {
    if (!this.#loaded) return this.#awaitText(() => this.#find())
    if (this.#finder.down()) return 'done'
    return this.#page.text.below ? this.#wait('below', () => this.#find()) : this.#previous()
  }

  #goTo(text: string): Outcome {
    if (!this.#loaded) return this.#awaitText(() => this.#goTo(text))
    const timeMs = timeIn(text, now())
    this.#note = timeMs === undefined ? `no time: ${TIME_FORMS}` : 'reading what was there'
    return timeMs === undefined ? 'done' : { timeMs }
  }

  #next(): Outcome {
    if (!this.#finder.active || this.#finder.down()) return 'done'
    if (this.#page.text.below) return this.#wait('below', () => this.#next())
    this.#note = 'not found below'
    return 'done'
  }

  /** Finds the nearest match above, however far back it has to be read for. */
  #previous(): Outcome {
    if (!this.#finder.active || this.#finder.up()) return 'done'
    const { above } = this.#page.text
    if (above === 'more') return this.#wait('above', () => this.#previous())
    this.#note = above === 'too-old' ? `not found  ${TOO_OLD}` : 'not found'
    return 'done'
  }

  #ask(asks: keyof typeof ASKS): Outcome {
    this.#asks = asks
    this.#prompt = EMPTY_PROMPT
    return 'done'
  }

  /** There is no text yet: `extended()` goes on when it has come. */
  #awaitText(resume: () => Outcome): Outcome {
    this.#unfinished = resume
    this.#note = 'reading'
    return 'done'
  }

  #wait(where: 'above' | 'below', resume: () => Outcome): Outcome {
    this.#unfinished = resume
    this.#note = `reading what is ${where}`
    return where
  }
}
