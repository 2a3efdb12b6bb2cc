import { footer, positionText } from './log-viewer-footer.ts'
import type { Key } from './log-viewer-keys.ts'
import { Page } from './log-viewer-page.ts'
import type { Frame, Size } from './log-viewer-painter.ts'
import { EMPTY_PROMPT, typed, type Prompt } from './log-viewer-prompt.ts'
import { wrap, type Row } from './log-viewer-rows.ts'
import { findLine, highlight, searchPattern } from './log-viewer-search.ts'
import type { LogText } from './log-viewer-text.ts'

const TOO_OLD = 'older lines: geppetto-tmux log'

const NOTHING: Row = { ansi: '\u001b[2mnothing yet\u001b[0m', cells: 11 }

/** `more`: what was asked for needs lines above the text; `extended()` goes on with it when they are there. */
export type Outcome = 'done' | 'close' | 'more'

/** A person reading a log: where they are in it, what keys do, what the screen shows. */
export class Reading {
  readonly #name: string
  readonly #page: Page
  /** What is known of the run instead of that it is followed. */
  #state: string | undefined
  #size: Size = { columns: 80, rows: 24 }
  #prompt: Prompt | undefined
  #pattern: RegExp | undefined
  /** The line that the last search went to. */
  #found: number | undefined
  /** Said instead of the state until the next key. */
  #note: string | undefined
  #unfinished: (() => Outcome) | undefined

  constructor(name: string, form: 'text' | 'ansi') {
    this.#name = name
    this.#page = new Page(form)
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
    this.#page.replace(text, shift)
    if (this.#found !== undefined) this.#found += shift
  }

  /** Says why there are no lines above. */
  refuse(why: string): void {
    this.#unfinished = undefined
    this.#note = why
  }

  /** Goes on with what needed lines above the text. */
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
    const page = Math.max(1, this.#size.rows - 2)
    switch (key) {
      case 'q':
      case 'escape':
      case 'C-c':
        return 'close'
      case 'k':
      case 'up':
        return this.#up(1)
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
        this.#found = undefined
        this.#page.follow()
        return 'done'
      case '/':
        this.#prompt = EMPTY_PROMPT
        return 'done'
      case 'n':
        return this.#next()
      case 'N':
        return this.#previous(this.#found ?? this.#page.top.line)
      default:
        return 'done'
    }
  }

  frame(): Frame {
    const { columns, rows } = this.#size
    const pattern = this.#pattern
    const shown =
      this.#page.text.count === 0
        ? [NOTHING]
        : this.#page.rows((line, form, index) =>
            pattern === undefined ? line[form] : highlight(line[form], pattern, index === this.#found),
          )
    if (rows < 2) return { rows: shown, cursor: undefined }
    while (shown.length < rows - 1) shown.push({ ansi: '', cells: 0 })
    if (this.#prompt === undefined) return { rows: [...shown, this.#footer()], cursor: undefined }
    const prompt = wrap(`/${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: '', cells: 0 }
    return { rows: [...shown, prompt], cursor: prompt.cells }
  }

  #footer(): Row {
    const keys = this.following ? '↑ scroll  / search  q close' : '/ search  n next  G follow  q close'
    const where = [this.#name, this.#note ?? this.#where()].filter(Boolean).join('  ')
    return footer(where, keys, this.#size.columns)
  }

  #where(): string {
    if (this.following) return this.#state ?? 'following'
    const { count, above } = this.#page.text
    const position = positionText(this.#page.lastLine + 1, count, above === 'nothing')
    return this.#state === undefined ? position : `${this.#state}  ${position}`
  }

  #down(rows: number): Outcome {
    this.#found = undefined
    this.#page.scroll(rows)
    return 'done'
  }

  #up(rows: number): Outcome {
    const { above } = this.#page.text
    if (!this.#page.has(rows)) {
      if (above === 'more') return this.#more(() => this.#up(rows))
      if (above === 'too-old') this.#note = TOO_OLD
    }
    this.#found = undefined
    this.#page.scroll(-rows)
    return 'done'
  }

  #start(): Outcome {
    const { above } = this.#page.text
    if (above === 'more') return this.#more(() => this.#start())
    if (above === 'too-old') this.#note = TOO_OLD
    this.#found = undefined
    this.#page.goToStart()
    return 'done'
  }

  #type(prompt: Prompt, key: Key): Outcome {
    const next = typed(prompt, key)
    this.#prompt = next.state === 'open' ? next : undefined
    if (next.state !== 'done') return 'done'
    this.#found = undefined
    this.#pattern = searchPattern(next.text)
    const { line } = this.#page.top
    return this.#find(line, true) ? 'done' : this.#previous(line)
  }

  #next(): Outcome {
    const from = this.#found === undefined ? this.#page.top.line : this.#found + 1
    if (this.#pattern !== undefined && !this.#find(from, true)) this.#note = 'not found below'
    return 'done'
  }

  /** Finds the nearest match above a line, however far back it has to be read for. */
  #previous(line: number): Outcome {
    const { text } = this.#page
    if (this.#pattern === undefined || this.#find(line - 1, false)) return 'done'
    if (text.above === 'more') {
      const fromEnd = text.count - line
      return this.#more(() => this.#previous(this.#page.text.count - fromEnd))
    }
    this.#note = text.above === 'too-old' ? `not found; ${TOO_OLD}` : 'not found above'
    return 'done'
  }

  #find(from: number, down: boolean): boolean {
    if (this.#pattern === undefined) return false
    const line = findLine(this.#page.text, this.#pattern, from, down)
    if (line === -1) return false
    this.#found = line
    this.#page.show(line)
    return true
  }

  #more(resume: () => Outcome): Outcome {
    this.#unfinished = resume
    this.#note = 'reading what is above'
    return 'more'
  }
}
