import type { Client } from '../../ipc/client.ts'
import type { DialogOptionBody } from '../../ipc/dialogs.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import { isFinal } from '../../runner/state.ts'
import { isInside, type Context } from '../context.ts'
import { isKind } from '../reach/find-controller.ts'
import { goBack, goTo } from '../reach/go-to.ts'

/** To end by its own way to quit, by TERM and by KILL takes a command longer than any other answer, in milliseconds. */
const END_MS = 20_000
/** Lines of each log in which a text was found. */
const SEARCH_LINES = 10

export interface DeedOptions {
  readonly client: () => Client
  /** The terminal that is to be moved; undefined: the one that shows this pane. */
  readonly terminal: string | undefined
  /** The pane beside which windows are opened; undefined: that of the runner that is chosen. */
  readonly beside: () => string | undefined
  /** Gives the terminal to another program; returns how to take it back. */
  readonly suspend: () => () => void
}

/** What keys have done. Each deed resolves with what is to be said of it, and rejects with what is in the way. */
export class Deeds {
  readonly #context: Context
  readonly #options: DeedOptions

  constructor(context: Context, options: DeedOptions) {
    this.#context = context
    this.#options = options
  }

  /** Brings the person to a runner. Resolves with whether they have left: outside tmux they come back when they detach. */
  async go(runner: RunnerRow): Promise<boolean> {
    const { terminal } = this.#options
    if (terminal !== undefined || isInside(this.#context)) {
      const isThere = await goTo(this.#context, runner.pane, terminal).then(
        () => true,
        (error: unknown) => {
          if (isKind(error, 'pane-not-found')) return false
          throw error
        },
      )
      // Its pane has gone: the log is what there is to go to.
      if (!isThere) await this.log(runner)
      await this.#looked(runner)
      return isThere
    }
    await this.#away(async () => goTo(this.#context, runner.pane))
    return false
  }

  async back(): Promise<undefined> {
    await goBack(this.#context, this.#options.terminal)
  }

  async log(runner: RunnerRow): Promise<undefined> {
    await this.#away(async () => {
      const { openLog } = await import('../commands/open-log.ts')
      await openLog(this.#context, runner.id, { follow: true })
    })
  }

  /** Shows what all logs have of a text. */
  async search(text: string): Promise<string | undefined> {
    // The pager stays, also when all of it fits on the screen.
    const env = { ...this.#context.env, LESS: 'RX' }
    const context = { ...this.#context, json: false, env, say: () => undefined }
    let code = 0
    await this.#away(async () => {
      const { search } = await import('../commands/search.ts')
      code = await search(context, text, { lines: SEARCH_LINES })
    })
    return code === 0 ? undefined : 'no log has that text'
  }

  async explain({ id }: RunnerRow): Promise<readonly string[]> {
    const [{ explanationCard }, { createLook }] = await Promise.all([
      import('../looks/explanation-card.ts'),
      import('../looks/show.ts'),
    ])
    const found = await this.#client.call('explain', { runner: id })
    const look = await createLook({ ...this.#context, colour: false, columns: undefined })
    return explanationCard(found, look).split('\n')
  }

  async send({ id, name }: RunnerRow, text: string): Promise<string> {
    await this.#client.call('send', { runner: id, text, enter: true, keys: [], force: false })
    return `sent to ${name}`
  }

  /** Has a text sent when the turn of the runner is over. */
  async queue({ id, name }: RunnerRow, text: string): Promise<string> {
    const { queued = 0 } = (await this.#client.call('queue', { runner: id, text })).runner
    return queued === 0
      ? `sent to ${name}`
      : `${queued === 1 ? 'it waits' : `${queued} wait`} until the turn of ${name} is over`
  }

  /** Presses an option of the dialog that was seen; `isConfirmed`: its label was agreed to. */
  async answer(
    { id, name, dialog }: RunnerRow,
    { key, label }: DialogOptionBody,
    isConfirmed: boolean,
  ): Promise<string> {
    if (dialog === undefined || key === undefined) return `${name} asks nothing that is answered from here`
    const { episode, fingerprint } = dialog
    const request = { run: id, episode, fingerprint, key, label, confirm: isConfirmed, by: 'dashboard' }
    const { taken } = await this.#client.call('answer', request)
    return taken ? `${name}: ${label}` : `${name} still shows the same: go there`
  }

  async pause({ id, name, state }: RunnerRow): Promise<string> {
    await this.#client.call(state === 'paused' ? 'resume' : 'pause', { runner: id })
    return `${name} ${state === 'paused' ? 'goes on' : 'is paused'}`
  }

  async stop({ id, name }: RunnerRow): Promise<string> {
    const { runner } = await this.#client.call('end', { runner: id }, END_MS)
    return `${name} ended: ${runner.state}`
  }

  async rename({ id, name }: RunnerRow, wanted: string): Promise<string> {
    const { runner } = await this.#client.call('rename', { runner: id, name: wanted.trim() })
    return `${name} is called ${runner.name} now`
  }

  async restore({ id, name }: RunnerRow): Promise<string> {
    const { runner } = await this.#client.call('restore', { runner: id })
    return `${name} runs again in ${runner.pane}`
  }

  async start(line: string): Promise<string> {
    const { startTyped } = await import('../commands/run-typed.ts')
    return startTyped(this.#context, line, { target: this.#options.beside() ?? '', cwd: process.cwd() })
  }

  async unread({ id, name }: RunnerRow): Promise<string> {
    await this.#client.call('unread', { runner: id })
    return `${name} counts as not looked at`
  }

  async mute({ id, name, muted = false }: RunnerRow): Promise<string> {
    await this.#client.call('mute', { runner: id, muted: !muted })
    return muted ? `${name} asks for you again` : `${name} is muted until its state changes`
  }

  get #client(): Client {
    return this.#options.client()
  }

  /** A failure that a person has gone to counts as looked at. */
  async #looked({ id, state, unseen }: RunnerRow): Promise<void> {
    if (isFinal({ kind: state }) && unseen === true) await this.#client.call('looked', { runners: [id] })
  }

  async #away(work: () => Promise<unknown>): Promise<undefined> {
    const resume = this.#options.suspend()
    try {
      await work()
    } finally {
      resume()
    }
  }
}
