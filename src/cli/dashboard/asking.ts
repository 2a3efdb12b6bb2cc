import { cellWidth, plain } from '../../terminal/plain.ts'
import type { Key } from '../../tui/keys.ts'
import type { Frame, Size } from '../../tui/painter.ts'
import { LINE_BREAK, pasted, typed, type Prompt } from '../../tui/prompt.ts'
import { wrap, wrapWords, type Row } from '../../tui/rows.ts'
import { sentence } from './bars.ts'
import { helpRows } from './help.ts'
import type { KeyTable } from './keys.ts'
import type { Pen } from './pen.ts'

/** A line that is being typed, and what becomes of it. */
interface Line {
  readonly label: string
  readonly prompt: Prompt
  readonly onDone: (text: string) => void
  /** The text has changed. */
  readonly onChange?: (text: string) => void
  readonly onCancel?: () => void
  /** It may hold more lines than one. */
  readonly isLong?: boolean
}

/** What takes the keys away from the list: a line that is typed, a question, all keys, a text. */
type Topic =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'question'; readonly text: string; readonly yes: Key; readonly onAnswer: (isYes: boolean) => void }
  | { readonly kind: 'keys'; readonly sought: string }
  | { readonly kind: 'text'; readonly lines: readonly string[] }

/** The one thing that takes the keys from the list: a line to type, a question, all keys or a text. Closes when it is answered. */
export class Asking {
  #topic: Topic | undefined

  get isOpen(): boolean {
    return this.#topic !== undefined
  }

  /** Has a line typed that begins with `text`; Enter hands it over unless it is blank. */
  line(
    label: string,
    text: string,
    onDone: (text: string) => void,
    also: Pick<Line, 'onChange' | 'onCancel' | 'isLong'> = {},
  ): void {
    this.#topic = { kind: 'line', line: { label, prompt: { text, state: 'open' }, onDone, ...also } }
  }

  /** Asks something that the key `yes` agrees to, and every other key refuses. */
  question(text: string, onAnswer: (isYes: boolean) => void, yes: Key = 'y'): void {
    this.#topic = { kind: 'question', text, yes, onAnswer }
  }

  keys(): void {
    this.#topic = { kind: 'keys', sought: '' }
  }

  text(lines: readonly string[]): void {
    this.#topic = { kind: 'text', lines }
  }

  close(): void {
    this.#topic = undefined
  }

  /** Takes a key; false when nothing is asked, so that it is for the list. */
  press(key: Key): boolean {
    const topic = this.#topic
    if (topic === undefined) return false
    if (topic.kind === 'line') this.#type(topic.line, key)
    else if (topic.kind === 'question') {
      this.#topic = undefined
      topic.onAnswer(key === topic.yes)
    } else if (topic.kind === 'keys') this.#seek(topic.sought, key)
    else this.#topic = undefined
    return true
  }

  /** Takes pasted text into the line that is typed; with nothing typed it is dropped. */
  paste(text: string): void {
    if (this.#topic?.kind !== 'line') return
    const { line } = this.#topic
    const prompt = pasted(line.prompt, line.isLong ? text : text.replaceAll(/[\r\n]+/g, ' ').trimEnd())
    this.#topic = { kind: 'line', line: { ...line, prompt } }
    line.onChange?.(prompt.text)
  }

  /** What stands in the last row of the screen instead of the keys. */
  bottom(columns: number, pen: Pen): { readonly row: Row; readonly cursor?: number } | undefined {
    const topic = this.#topic
    if (topic?.kind === 'question') return { row: sentence(topic.text, columns, pen) }
    if (topic?.kind !== 'line') return undefined
    const { label, prompt } = topic.line
    const row = wrap(`${plain(label)}${prompt.text.replaceAll(LINE_BREAK, ' ⏎ ')}`, columns - 1).at(-1) ?? {
      ansi: '',
      cells: 0,
    }
    return { row, cursor: row.cells }
  }

  /** What hides the list. */
  rows({ columns, rows }: Size, keys: KeyTable, pen: Pen): Frame['rows'] | undefined {
    const topic = this.#topic
    if (topic?.kind === 'keys') return helpRows(keys, topic.sought, { columns, rows }, pen)
    if (topic?.kind !== 'text') return undefined
    const shown = topic.lines.flatMap((line) => wrapWords(plain(line), columns - 1)).slice(0, rows - 1)
    const blank = { ansi: '', cells: 0 }
    return [
      ...Array.from({ length: rows - 1 }, (_, at) =>
        shown[at] === undefined ? blank : { ansi: shown[at], cells: cellWidth(shown[at]) },
      ),
      sentence('any key: back', columns, pen),
    ]
  }

  #type(line: Line, key: Key): void {
    const prompt = typed(line.prompt, key)
    const { text, state } = prompt
    this.#topic = state === 'open' ? { kind: 'line', line: { ...line, prompt } } : undefined
    if (state === 'cancelled') return line.onCancel?.()
    if (text !== line.prompt.text) line.onChange?.(text)
    if (state === 'done' && text.trim() !== '') line.onDone(text)
  }

  #seek(sought: string, key: Key): void {
    const isLeft = key === 'enter' || key === 'escape' || (key === 'q' && sought === '')
    const { text, state } = typed({ text: sought, state: 'open' }, key)
    this.#topic = isLeft || state !== 'open' ? undefined : { kind: 'keys', sought: text }
  }
}
