import type { Command } from '../../tmux/command-queue.ts'
import { LIST_CLIENTS, parseClients } from '../../tmux/snapshot.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { statusVariables, type ShownRunner } from '../../traces/status-variables.ts'

/** Least time between two writes, in milliseconds: each one redraws every terminal, and faster ones cannot be read. */
const FLUSH_MS = 250

export interface StatusLineOptions {
  readonly tmux: TmuxServer
  /** The runners to show now; called once for each write. */
  readonly runners: () => readonly ShownRunner[]
  /** True while a log cannot be written. */
  readonly hasTrouble: () => boolean
  readonly onFailure: (error: unknown) => void
}

/**
 * Publishes how many runners are in which state, in which panes and windows, and that a log cannot be written, for the templates
 * of `scripts/bindings.conf`.
 *
 * The carrier is tmux's hidden global environment: an option, of any scope, would repaint every terminal completely.
 * Changes are joined into one command line, written only when something differs, and not more than four times a second for long.
 */
export class StatusLine {
  readonly #options: StatusLineOptions
  readonly #published = new Map<string, string>()
  /** The terminals that were drawn last. */
  #terminals: readonly string[] = []
  /** Cancels the write that `changed` has planned. */
  #cancel: (() => void) | undefined
  #running: Promise<void> | undefined
  #dirty = false
  #nextAt = 0
  #isOpen = false

  constructor(options: StatusLineOptions) {
    this.#options = options
  }

  /** Allows writes, once all runners are known. Until then the values of an earlier controller stay. */
  open(): void {
    this.#isOpen = true
    this.changed()
  }

  /** To be called when the status line may look different: writes it now, or as soon as the pace allows. */
  changed(): void {
    this.#dirty = true
    if (!this.#isOpen) return
    if (this.#cancel !== undefined || this.#running !== undefined) return
    this.#cancel = soon(() => void this.flush(), this.#nextAt - performance.now())
  }

  /** Writes the changed values at once; resolves when tmux has them. */
  async flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    await this.#running
    if (!this.#dirty || !this.#isOpen) return
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

  /** Forgets the published values, so that the next write sets all of them again. */
  forget(): void {
    this.#published.clear()
    this.changed()
  }

  /** Removes all values but those of `left`, even an earlier controller's: the runners are not watched any more. */
  async clear(left: readonly ShownRunner[]): Promise<void> {
    this.#cancel?.()
    await this.#running
    await this.#write(statusVariables(left, false)).catch(this.#options.onFailure)
  }

  async #write(wanted = statusVariables(this.#options.runners(), this.#options.hasTrouble())): Promise<void> {
    const commands: Command[] = []
    for (const [name, value] of wanted) {
      if (this.#published.get(name) === value) continue
      commands.push(value === '' ? ['set-environment', '-gu', name] : ['set-environment', '-gh', name, value])
    }
    if (commands.length === 0) return
    await this.#show(commands)
    for (const [name, value] of wanted) this.#published.set(name, value)
  }

  /** Runs the commands and redraws every terminal, in one question if the terminals are the same as the last time. */
  async #show(commands: readonly Command[]): Promise<void> {
    const known = this.#terminals
    this.#terminals = []
    const ask = [...commands, LIST_CLIENTS]
    const answers = await this.#options.tmux.askAll([...ask, ...known.map(draw)]).catch(async (error: unknown) => {
      // One of them has gone, perhaps.
      if (known.length === 0) throw error
      return this.#options.tmux.askAll(ask)
    })
    const clients = parseClients(answers[commands.length] ?? [])
    this.#terminals = clients.flatMap(({ control, name }) => (control ? [] : [name]))
    const isDrawn = answers.length > ask.length
    const others = this.#terminals.filter((name) => !isDrawn || !known.includes(name))
    if (others.length > 0) await this.#options.tmux.askAll(others.map(draw))
  }
}

/** Runs `work` in `inMs` milliseconds. With 0 it uses no timer: the process would sleep first, and wake up late. */
function soon(work: () => void, inMs: number): () => void {
  if (inMs <= 0) {
    const immediate = setImmediate(work)
    return () => clearImmediate(immediate)
  }
  const timer = setTimeout(work, inMs)
  return () => clearTimeout(timer)
}

function draw(terminal: string): Command {
  return ['refresh-client', '-S', '-t', terminal]
}
