import type { Command } from '../../tmux/command-queue.ts'
import { LIST_CLIENTS, parseClients } from '../../tmux/snapshot.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { statusVariables, type ShownRunner } from '../../traces/status-variables.ts'

/** A status line that changes more often than this cannot be read, and each change costs every terminal a redraw. */
const FLUSH_MS = 250

export interface StatusLineOptions {
  readonly tmux: TmuxServer
  /** What is to be seen now; asked once for each write. */
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
  /** Those that were drawn last. */
  #terminals: readonly string[] = []
  /** Takes back what `changed` has planned. */
  #cancel: (() => void) | undefined
  #running: Promise<void> | undefined
  #dirty = false
  #nextAt = 0
  #isOpen = false

  constructor(options: StatusLineOptions) {
    this.#options = options
  }

  /** All runners are known: what is written from now on is true. Until then what an earlier controller has left stays. */
  open(): void {
    this.#isOpen = true
    this.changed()
  }

  /** Something may look different: writes it now, or as soon as the pace allows. */
  changed(): void {
    this.#dirty = true
    if (!this.#isOpen) return
    if (this.#cancel !== undefined || this.#running !== undefined) return
    this.#cancel = soon(() => void this.flush(), this.#nextAt - performance.now())
  }

  /** Writes what differs at once; resolves when tmux has it. */
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

  /** Forgets what was published, so that the next write sets everything again. */
  forget(): void {
    this.#published.clear()
    this.changed()
  }

  /** Takes everything back but these, also what an earlier controller has left: nobody watches the runners any more. */
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

  /** Carries out the commands and has every terminal drawn: in one question where the terminals are those of the last time. */
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

/** A timer of 0 ms would let the process sleep first, from which a busy machine wakes it late. */
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
