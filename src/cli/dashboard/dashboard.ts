import { now } from '../../base/clock.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import type { Input, Key, Mouse } from '../../tui/keys.ts'
import type { Frame, Size } from '../../tui/painter.ts'
import type { Scene } from '../../tui/screen.ts'
import { ageLastsMs } from './ages.ts'
import { Asking } from './asking.ts'
import { choicesOf } from './choices.ts'
import type { Deeds } from './deeds.ts'
import { Errands } from './errands.ts'
import { BINDINGS, type Action, type KeyTable } from './keys.ts'
import type { Link } from './link.ts'
import type { Pen } from './pen.ts'
import { Picture } from './picture.ts'
import type { Glimpse } from './preview.ts'
import { Roster } from './roster.ts'
import { hasAge } from './runner-row.ts'

/** After a key nothing moves for this time, in milliseconds. */
const HOLD_MS = 2000
/** Two clicks on a runner within this time, in milliseconds, are a double click. */
const DOUBLE_MS = 400
const WHEEL_ROWS = 3
/** The list has room for the figures of runners when it has more columns. */
const COLUMNS_FOR_FIGURES = 100
const NOTHING_SEEN: Glimpse = { lines: undefined, problem: undefined }

export interface DashboardOptions {
  readonly pen: Pen
  readonly keys: KeyTable
  readonly deeds: Deeds
  /** To be called when the picture may be another one. */
  readonly onChange: () => void
  readonly onClose: () => void
  /** Another runner is chosen, or none. */
  readonly onChosen: (runner: RunnerRow | undefined) => void
}

/** A person in front of the list of runners: what they see, and what their keys do. */
export class Dashboard implements Scene {
  readonly #options: DashboardOptions
  readonly #roster = new Roster()
  readonly #asking = new Asking()
  readonly #picture: Picture
  readonly #errands: Errands
  #link: Link = 'connecting'
  #glimpse = NOTHING_SEEN
  #facts: readonly string[] = []
  #note: string | undefined
  #wraps = false
  /** The id of the runner that was chosen last. */
  #chosen: string | undefined
  #keyAt = -Infinity
  #clickAt = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(options: DashboardOptions) {
    this.#options = options
    this.#picture = new Picture(options.pen, options.keys)
    this.#errands = new Errands({
      deeds: options.deeds,
      roster: this.#roster,
      asking: this.#asking,
      onClose: options.onClose,
      onSaid: (text) => this.say(text),
    })
  }

  get chosen(): RunnerRow | undefined {
    return this.#roster.chosen
  }

  /** True when the list has room for the figures of runners. */
  get wantsFigures(): boolean {
    return this.#picture.listColumns > COLUMNS_FOR_FIGURES
  }

  /** True when the row of this runner is on the screen. */
  isVisible(id: string): boolean {
    return this.#picture.visible.has(id)
  }

  /** Takes runners as they are now. */
  update(runners: readonly RunnerRow[]): void {
    this.#roster.update(runners, this.#isHeld)
    this.#changed()
  }

  linked(link: Link): void {
    this.#link = link
    this.#changed()
  }

  /** Takes what there is to be seen of the chosen runner, and what is known of its state. */
  look(glimpse: Glimpse, facts: readonly string[]): void {
    this.#glimpse = glimpse
    this.#facts = facts
    this.#options.onChange()
  }

  /** Says something in the place of the keys, until the next key; undefined: what was said is over. */
  say(text: string | undefined): void {
    this.#note = text
    this.#changed()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  press(key: Input): void {
    this.#keyAt = performance.now()
    this.#note = undefined
    if (typeof key !== 'string') {
      if ('paste' in key) this.#asking.paste(key.paste)
      else this.#point(key)
    } else if (key === 'C-c' && !this.#asking.isOpen) this.#options.onClose()
    else if (!this.#asking.press(key)) this.#act(key)
    this.#changed()
  }

  frame(size: Size): Frame {
    const { keys, pen } = this.#options
    const sight = {
      roster: this.#roster,
      link: this.#link,
      glimpse: this.#glimpse,
      facts: this.#facts,
      wraps: this.#wraps,
      note: this.#note,
    }
    const rows = [...(this.#asking.rows(size, keys, pen) ?? this.#picture.rows(size, sight))]
    const bottom = this.#asking.bottom(size.columns, pen)
    if (bottom !== undefined) rows[size.rows - 1] = bottom.row
    this.#planNext()
    return { rows, cursor: bottom?.cursor }
  }

  get #isHeld(): boolean {
    return this.#asking.isOpen || performance.now() - this.#keyAt < HOLD_MS
  }

  #act(key: Key): void {
    const { chosen } = this.#roster
    const choice = chosen && choicesOf(chosen).find(({ presses }) => presses.includes(key))
    if (chosen !== undefined && choice !== undefined) {
      if (this.#picture.showsAll) return this.#errands.answer(chosen, choice.option, key)
      this.#note = `what ${chosen.name} asks does not fit here: Enter goes there`
      return
    }
    if (chosen?.state === 'waiting' && /^[1-9y]$/.test(key)) {
      this.#note =
        chosen.dialog === undefined ? 'a question of a command: s answers it' : 'this is answered there: Enter'
      return
    }
    const action = this.#options.keys.actionOf(key)
    if (action !== undefined) this.#do(action)
  }

  #do(action: Action): void {
    const { chosen } = this.#roster
    if (BINDINGS[action].acts?.(chosen) === false) {
      this.#note = chosen === undefined ? 'no runner is chosen' : `not for ${chosen.name} as it is now`
    } else if (!this.#move(action) && !this.#arrange(action) && chosen !== undefined) {
      this.#errands.run(action, chosen)
    }
  }

  #move(action: Action): boolean {
    const page = Math.max(1, this.#picture.listRows - 2)
    const steps: Partial<Record<Action, number>> = {
      down: 1,
      up: -1,
      'page-down': page,
      'page-up': -page,
      first: -Infinity,
      last: Infinity,
    }
    const step = steps[action]
    if (step !== undefined) this.#roster.move(step)
    return step !== undefined
  }

  /** What concerns the list, and not a runner; false for anything else. */
  #arrange(action: Action): boolean {
    const { deeds } = this.#options
    const roster = this.#roster
    switch (action) {
      case 'close':
        this.#leave()
        return true
      case 'help':
        this.#asking.keys()
        return true
      case 'ended':
        roster.toggleEnded()
        return true
      case 'order':
        roster.nextOrder()
        return true
      case 'group':
        roster.nextGrouping()
        return true
      case 'wrap':
        this.#wraps = !this.#wraps
        return true
      case 'find':
        this.#find()
        return true
      case 'search':
        this.#asking.line('in all logs: ', '', (text) => this.#errands.attempt(async () => deeds.search(text)))
        return true
      case 'new':
        this.#asking.line('run: ', '', (line) => this.#errands.attempt(async () => deeds.start(line)))
        return true
      case 'back':
        this.#errands.attempt(async () => deeds.back())
        return true
      default:
        return false
    }
  }

  #leave(): void {
    if (this.#roster.markedCount > 0) this.#roster.unmarkAll()
    else if (this.#roster.sought === '') this.#options.onClose()
    else this.#roster.seek('')
  }

  #find(): void {
    const before = this.#roster.sought
    const seek = (text: string): void => this.#roster.seek(text.trim())
    this.#asking.line('/', before, seek, { onChange: seek, onCancel: () => seek(before) })
  }

  #point({ button, column, row }: Mouse): void {
    if (this.#asking.isOpen) return
    const id = this.#picture.runnerAt(column, row)
    if (id === undefined) return
    if (button !== 'click') return this.#roster.move(button === 'wheel-up' ? -WHEEL_ROWS : WHEEL_ROWS)
    if (id === null) return
    const isDouble = this.#chosen === id && performance.now() - this.#clickAt < DOUBLE_MS
    this.#clickAt = performance.now()
    this.#roster.choose(id)
    if (isDouble) this.#do('go')
  }

  #changed(): void {
    const { chosen } = this.#roster
    if (chosen?.id !== this.#chosen) {
      this.#chosen = chosen?.id
      this.#glimpse = NOTHING_SEEN
      this.#facts = []
      this.#options.onChosen(chosen)
    }
    this.#options.onChange()
  }

  /** Wakes when an age on the screen will be another one, and when runners may be placed anew. */
  #planNext(): void {
    clearTimeout(this.#timer)
    const { visible } = this.#picture
    const waits = this.#roster.shown
      .filter((runner) => hasAge(runner) && visible.has(runner.id))
      .map(({ since }) => ageLastsMs(now() - Date.parse(since)))
    const held = this.#keyAt + HOLD_MS - performance.now()
    if (held > 0) waits.push(held)
    if (waits.length === 0) return
    const wake = (): void => {
      if (!this.#isHeld) this.#roster.place()
      this.#changed()
    }
    this.#timer = setTimeout(wake, Math.min(...waits) + 1)
  }
}
