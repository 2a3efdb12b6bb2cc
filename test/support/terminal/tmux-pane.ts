import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isPaneId, type PaneId } from '../../../src/protocol/ids.ts'
import type { Observation, Scenario, ScenarioOptions, Size } from './scenario.ts'
import { TmuxEnded, type TmuxLine } from './tmux-line.ts'

/** Takes what tmux answers to queries, so that nothing fills up. The NUL says that the terminal is raw; tmux ignores it. */
const PROGRAM = "stty raw -echo; printf '\\0'; exec cat >/dev/null"
const READY_BYTES = 1
/**
 * Ends any sequence and then any half character, which a string of DCS leaves as it was, and switches off what a reset
 * leaves: origin mode as it was saved, alternate screen, LNM.
 */
const ENDER = Buffer.from('\x18\x1b\\\x18\x1b[?6l\x1b7\x1b[?1049l\x1b[20l')
const FRESH = [
  '#{alternate_saved_x} #{alternate_on} #{history_size} #{cursor_x} #{cursor_y} #{insert_flag} #{origin_flag}',
  '#{wrap_flag} #{scroll_region_upper} #{pane_in_mode} #{pane_dead}',
  '#{scroll_region_lower} #{pane_width} #{pane_height}',
].join(' ')
const NEVER_SAVED = 2 ** 32 - 1
const LOOK = '#{cursor_x} #{cursor_y} #{alternate_on} #{history_size} #{pane_width} #{pane_height}'
const FULL_MS = 1

interface Opened {
  readonly pane: PaneId
  readonly window: string
  readonly tty: number
  /** As they were set last. */
  readonly options: Map<string, boolean>
  written: number
}

export interface TmuxPaneOptions {
  /** Every scenario gets a new pane, also where a reset would do. */
  readonly alwaysNew: boolean
  readonly onOpened: () => void
}

/** A pane of a real server that scenarios are played to, one after the other, each from a fresh screen on. */
export class TmuxPane {
  readonly #line: TmuxLine
  readonly #options: TmuxPaneOptions
  #opened: Opened | undefined

  constructor(line: TmuxLine, options: TmuxPaneOptions) {
    this.#line = line
    this.#options = options
  }

  async play(scenario: Scenario): Promise<Observation> {
    const pane = await this.#fresh(scenario)
    let { size } = scenario
    const looks: string[] = []
    let pending: Buffer[] = []
    const flush = async (): Promise<void> => {
      await this.#write(pane, Buffer.concat(pending))
      pending = []
      await this.#line.hasRead(pane.pane, pane.written)
    }
    for (const step of scenario.steps) {
      if (step.kind === 'write') {
        pending.push(step.data)
        continue
      }
      await flush()
      const commands = [look(pane)]
      if (step.kind === 'resize') commands.push(resize(pane, step))
      if (step.kind === 'clear-history') commands.push(['clear-history', '-t', pane.pane])
      const [[seen = ''] = []] = await this.#line.ask(...commands)
      looks.push(placeOf(seen, size))
      if (step.kind === 'resize') size = step
    }
    await flush()
    const capture = ['capture-pane', '-p', '-J', ...(scenario.escapes ? ['-e'] : []), '-S', '-', '-t', pane.pane]
    const [[seen = ''] = [], lines = []] = await this.#line.ask(look(pane), capture)
    looks.push(placeOf(seen, size))
    return { lines, looks }
  }

  /** Lets go of the terminal; the pane is left to its server. */
  abandon(): void {
    if (this.#opened !== undefined) closeSync(this.#opened.tty)
    this.#opened = undefined
  }

  async #close(): Promise<void> {
    const opened = this.#opened
    if (opened === undefined) return
    this.abandon()
    await this.#line.ask(['kill-window', '-t', opened.window])
    this.#line.forget(opened.pane)
  }

  /** A pane that nothing has ever happened to, as far as tmux can tell. */
  async #fresh({ size, options }: Scenario): Promise<Opened> {
    const used = this.#opened
    if (used !== undefined && !this.#options.alwaysNew) {
      await this.#write(used, ENDER)
      await this.#line.hasRead(used.pane, used.written)
      if (await this.#prepare(used, size, options)) return used
    }
    await this.#close()
    const pane = await this.#open()
    if (!(await this.#prepare(pane, size, options))) throw new Error('a new pane is not fresh')
    return pane
  }

  /** False when it is not fresh: a reset cannot take back where the cursor was saved by the alternate screen. */
  async #prepare(pane: Opened, size: Size, options: ScenarioOptions): Promise<boolean> {
    const target = ['-t', pane.pane]
    const commands = [
      ['send-keys', '-R', ...target],
      ['clear-history', ...target],
      resize(pane, size),
      ['display-message', '-p', ...target, FRESH],
    ]
    const wanted = { 'alternate-screen': options.alternateScreen, 'scroll-on-clear': options.scrollOnClear ?? true }
    for (const [name, isOn] of Object.entries(wanted)) {
      if ((pane.options.get(name) ?? true) === isOn) continue
      commands.unshift(['set-option', '-p', ...target, name, isOn ? 'on' : 'off'])
      pane.options.set(name, isOn)
    }
    const printed = (await this.#line.ask(...commands)).at(-1)?.[0]
    const { cols, rows } = size
    return printed === [NEVER_SAVED, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, rows - 1, cols, rows].join(' ')
  }

  async #open(): Promise<Opened> {
    this.#options.onOpened()
    const format = '#{pane_id} #{window_id} #{pane_tty}'
    const [[printed = ''] = []] = await this.#line.ask(['new-window', '-d', '-P', '-F', format, PROGRAM])
    const [pane = '', window = '', path = ''] = printed.split(' ')
    if (!isPaneId(pane)) throw new Error(`no pane: ${printed}`)
    await this.#line.hasRead(pane, READY_BYTES)
    const tty = openSync(path, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK)
    this.#opened = { pane, window, tty, options: new Map(), written: READY_BYTES }
    return this.#opened
  }

  async #write(pane: Opened, data: Buffer): Promise<void> {
    for (let at = 0; at < data.length;) {
      try {
        const bytes = writeSync(pane.tty, data, at)
        at += bytes
        pane.written += bytes
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        // The other end is gone: the server has ended.
        if (code === 'EIO') throw new TmuxEnded(`the terminal of ${pane.pane} is gone`)
        if (code !== 'EAGAIN') throw error
        await sleep(FULL_MS)
      }
    }
  }
}

function look({ pane }: Opened): string[] {
  return ['display-message', '-p', '-t', pane, LOOK]
}

function resize({ window }: Opened, { cols, rows }: Size): string[] {
  return ['resize-window', '-t', window, '-x', String(cols), '-y', String(rows)]
}

/** What `look` printed, without the size, which must be the one that was asked for. */
function placeOf(printed: string, { cols, rows }: Size): string {
  const size = ` ${cols} ${rows}`
  if (!printed.endsWith(size)) throw new Error(`the pane is at '${printed}' and not of the size${size}`)
  return printed.slice(0, -size.length)
}
