import { homedir } from 'node:os'
import type { Occasion } from '../../runner/occasion.ts'
import { plain } from '../../terminal/plain.ts'
import { BoundedCommand } from '../../host/bounded-command.ts'
import type { Journal } from '../events/journal.ts'
import type { StateChange } from '../runner/tracked-runner.ts'

/** Most commands that run at once: more would be a load on the machine when many runners change. */
const MAX_RUNNING = 4
/** Most events that wait for the command; further ones are left out. */
const MAX_WAITING = 100
const TIMEOUT_MS = 10_000
/** How long an ending controller waits for running commands, in milliseconds. */
const END_MS = 2000

/** The data for a command: environment variables, and JSON on its standard input. Never a part of its text. */
interface CommandInput {
  readonly variables: Readonly<Record<string, string>>
  readonly json: object
}

/** Runs the command of `@geppetto-on-event`. Limits its time, how many run at once, and how many events wait. */
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

  /** Waits up to END_MS for running commands; waiting events are dropped. */
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

/** The command's data for a change; `occasion` is the reason to notify a person, if there is one. */
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
      // So that tmux and geppetto-tmux in the command find this server, and the runner's pane.
      TMUX: `${server.socket},${server.pid},0`,
      TMUX_PANE: pane,
    },
  }
}
