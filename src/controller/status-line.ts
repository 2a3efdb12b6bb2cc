import type { WindowId } from '../protocol/ids.ts'
import { SHOWN_STATES, type ShownState } from '../runner/state.ts'
import type { Command } from '../tmux/command-queue.ts'
import { LIST_CLIENTS, parseClients } from '../tmux/snapshot.ts'

/** A status line that changes more often than this cannot be read, and each change costs every terminal a redraw. */
const FLUSH_MS = 250

/** One runner as far as the status line shows it: its state, and the windows that show its pane. */
export interface ShownRunner {
  readonly state: ShownState
  readonly windows: readonly WindowId[]
}

export interface StatusLineOptions {
  readonly ask: (commands: readonly Command[]) => Promise<readonly (readonly string[])[]>
  /** What is to be seen now; asked once for each write. */
  readonly runners: () => readonly ShownRunner[]
  /** True while the disk refuses a log. */
  readonly hasTrouble: () => boolean
  readonly onFailure: (error: unknown) => void
}

/**
 * Publishes how many runners are in which state and in which windows, and that a log cannot be written, for the templates
 * of `scripts/bindings.conf`.
 *
 * The carrier is tmux's hidden global environment: an option, of any scope, would repaint every terminal completely.
 * Changes are joined into one command line, written only when something differs, and not more than four times a second for long.
 */
export class StatusLine {
  readonly #options: StatusLineOptions
  readonly #published = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #dirty = false
  #nextAt = 0

  constructor(options: StatusLineOptions) {
    this.#options = options
  }

  /** Something may look different: writes it now, or as soon as the pace allows. */
  changed(): void {
    this.#dirty = true
    if (this.#timer !== undefined || this.#running !== undefined) return
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, this.#nextAt - performance.now()))
  }

  /** Writes what differs at once; resolves when tmux has it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#running
    if (!this.#dirty) return
    this.#dirty = false
    this.#running = this.#write()
      .catch((error: unknown) => {
        this.#published.clear()
        this.#options.onFailure(error)
      })
      .finally(() => {
        this.#running = undefined
        // After a rest two changes in a row are shown at once: a runner that becomes idle may be active again the next moment.
        this.#nextAt = Math.max(this.#nextAt, performance.now() - FLUSH_MS) + FLUSH_MS
        if (this.#dirty) this.changed()
      })
    await this.#running
  }

  /** Forgets what was published, so that the next write sets everything again. */
  forget(): void {
    this.#published.clear()
    this.changed()
  }

  /** Takes everything back: nobody watches the runners any more. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
    if (this.#published.size === 0) return
    await this.#write(statusVariables([], false)).catch(this.#options.onFailure)
  }

  async #write(wanted = statusVariables(this.#options.runners(), this.#options.hasTrouble())): Promise<void> {
    const commands: Command[] = []
    for (const [name, value] of wanted) {
      if (this.#published.get(name) === value) continue
      commands.push(value === '' ? ['set-environment', '-gu', name] : ['set-environment', '-gh', name, value])
    }
    if (commands.length === 0) return
    const [clients = []] = await this.#options.ask([LIST_CLIENTS])
    const terminals = parseClients(clients).filter((client) => !client.control)
    await this.#options.ask([...commands, ...terminals.map(({ name }) => ['refresh-client', '-S', '-t', name])])
    for (const [name, value] of wanted) this.#published.set(name, value)
  }
}

/** Every variable of the carrier with its value; empty means unset. */
export function statusVariables(runners: readonly ShownRunner[], hasTrouble: boolean): Map<string, string> {
  const variables = new Map([['GEPPETTO_TROUBLE', hasTrouble ? '1' : '']])
  for (const state of SHOWN_STATES) {
    if (state === 'stopped') continue
    const found = runners.filter((runner) => runner.state === state)
    const windows = [...new Set(found.flatMap((runner) => runner.windows))]
    const name = `GEPPETTO_${state.toUpperCase()}`
    variables.set(name, windows.length === 0 ? '' : ` ${windows.join(' ')} `)
    variables.set(`${name}_COUNT`, found.length === 0 ? '' : String(found.length))
  }
  return variables
}
