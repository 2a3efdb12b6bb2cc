import { homedir } from 'node:os'
import type { Occasion } from '../../runner/occasion.ts'
import { plain } from '../../terminal/plain.ts'
import { BoundedCommand } from '../../host/bounded-command.ts'
import type { Journal } from '../events/journal.ts'
import type { StateChange } from '../runner/tracked-runner.ts'

/** More at once would be a load of its own when many runners change. */
const MAX_RUNNING = 4
/** What comes while so many wait is left out: a command that is this slow has nothing of being told more. */
const MAX_WAITING = 100
const TIMEOUT_MS = 10_000
/** How long a controller that ends waits for those that run. */
const END_MS = 2000

/** What a command is told: by the environment and as JSON on its standard input, never in its text. */
interface CommandInput {
  readonly variables: Readonly<Record<string, string>>
  readonly json: object
}

/** Runs the command of `@geppetto-on-event`: with a bound on its time, on how many run at once, and on how many wait. */
export class EventCommand {
  readonly #journal: Journal
  readonly #onFailure: () => void
  readonly #running = new Set<BoundedCommand>()
  #waiting: { readonly command: string; readonly input: CommandInput }[] = []
  #dropped = 0
  #isClosed = false

  constructor(options: { readonly journal: Journal; readonly onFailure: () => void }) {
    this.#journal = options.journal
    this.#onFailure = options.onFailure
  }

  run(command: string, input: CommandInput): void {
    if (this.#isClosed) return
    if (this.#waiting.length >= MAX_WAITING) {
      if (this.#dropped === 0) this.#journal.note('@geppetto-on-event is too slow, events are left out')
      this.#dropped += 1
      return
    }
    this.#waiting.push({ command, input })
    this.#next()
  }

  /** Lets those that run come to their end, for a short time; those that wait are not begun. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#waiting = []
    const timer = setTimeout(() => {
      for (const command of this.#running) command.end('SIGTERM')
    }, END_MS)
    while (this.#running.size > 0) await Promise.all([...this.#running].map(async ({ ended }) => ended))
    clearTimeout(timer)
  }

  #next(): void {
    if (this.#running.size >= MAX_RUNNING) return
    const first = this.#waiting.shift()
    if (first === undefined) return
    const { variables, json } = first.input
    const running = new BoundedCommand(['/bin/sh', '-c', first.command], {
      env: { ...process.env, ...variables },
      cwd: homedir(),
      input: `${JSON.stringify(json)}\n`,
      timeoutMs: TIMEOUT_MS,
    })
    this.#running.add(running)
    void running.ended.then(({ code, signal, stderr }) => {
      this.#running.delete(running)
      if (code !== 0) {
        this.#journal.note('@geppetto-on-event failed', { code, signal, stderr })
        this.#onFailure()
      }
      if (this.#waiting.length === 0 && this.#dropped > 0) {
        this.#journal.note('@geppetto-on-event goes on', { left_out: this.#dropped })
        this.#dropped = 0
      }
      this.#next()
    })
  }
}

/** What there is to tell of a change; `occasion`: why a person should know of it now. */
export function eventInput(
  { event, state, runner }: StateChange,
  occasion: Occasion | undefined,
  server: { readonly socket: string; readonly pid: number },
): CommandInput {
  const { agent, pane, session, window, lastLine } = runner.record
  const tell = occasion?.kind
  const texts = {
    RUNNER: event.runner,
    NAME: event.name,
    AGENT: agent,
    STATE: state.kind,
    FROM: String(event['from']),
    WAITING_FOR: state.kind === 'waiting' ? state.waitingFor : '',
    TELL: tell ?? '',
    PANE: pane,
    SESSION: session,
    WINDOW: window,
    LAST_LINE: lastLine,
  }
  return {
    json: { ...event, agent, pane, session, window, lastLine, ...(tell === undefined ? {} : { tell }) },
    variables: {
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`GEPPETTO_${name}`, plain(text)])),
      // For tmux and geppetto-tmux in the command: this server, and the pane of the runner.
      TMUX: `${server.socket},${server.pid},0`,
      TMUX_PANE: pane,
    },
  }
}
