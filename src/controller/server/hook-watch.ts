import { Failure, messageOf } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import type { SessionId } from '../../protocol/ids.ts'
import type { Answer } from '../../protocol/reply.ts'
import type { AskOptions } from '../../tmux/asker.ts'
import { settlesWithin } from '../../host/child.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { PlainClients } from '../../tmux/plain-clients.ts'
import { runScript, type ScriptClient } from '../../tmux/script-client.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import type { Capabilities } from '../../tmux/version.ts'
import {
  areWindowHooksSet,
  CHANNEL,
  LIST_HIDDEN,
  LIST_SHOWN,
  LIST_WINDOW_HOOKS,
  parseHooks,
  setOwnHooks,
  setWakeHooks,
  unsetHooks,
  unsetOwnHooks,
  type SessionHooks,
} from './wake-hooks.ts'
import type { Watch } from './watch.ts'

/** How long a look may take, in milliseconds: as any question to the server. */
const LOOK_MS = 5000
/** Least time between two repairs of our hooks, for when a person or a plugin removes them again and again. */
const UNCOVER_MS = 1000
/** How long a woken client may take to end, in milliseconds; it usually ends at once. */
const LEAVE_MS = 1000

export interface HookWatchOptions {
  readonly address: ServerAddress
  readonly binary: string
  /** Sends the commands. */
  readonly asker: PlainClients
  /** The commands that a look sends. */
  readonly look: readonly Command[]
  /** Something has changed; a look finds out what. */
  readonly onChange: () => void
}

/**
 * Watches a server without a control client. Hooks signal a channel of tmux. A plain client lists the panes and waits
 * on that channel in one command line: no change can fall between the two, so none is missed; a needless signal costs
 * one look. Signals alone are not enough: of two that come while no client waits, the second cancels the first.
 */
export class HookWatch implements Watch {
  readonly kind = 'pipe'
  readonly client = undefined
  readonly capabilities: Capabilities
  readonly ended: Promise<string>
  readonly #options: HookWatchOptions
  #end: (cause: string) => void = () => undefined
  #waiting: ScriptClient | undefined
  #isClosed = false
  /** False until the first look, which also sets the hooks. */
  #isSet = false
  /** Earliest time of the next repair of our hooks, in milliseconds on the steady clock. */
  #uncoversFromMs = 0
  #uncoverTimer: NodeJS.Timeout | undefined
  /** Sessions with hook arrays of their own, and the names of our hooks in them. */
  readonly #own = new Map<SessionId, ReadonlySet<string>>()

  constructor(options: HookWatchOptions) {
    this.#options = options
    this.capabilities = options.asker.capabilities
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  get notes(): readonly string[] {
    return [...this.#own].map(
      ([session, names]) =>
        `session ${session} has hooks of its own, ours were added to them: ${[...names].join(', ')}`,
    )
  }

  async send(commands: readonly Command[], options?: AskOptions): Promise<readonly Answer[]> {
    return this.#options.asker.send(commands, options)
  }

  async look(): Promise<readonly Answer[]> {
    const { asker, look } = this.#options
    const hooks = this.#isSet ? [] : setWakeHooks()
    const commands = [...hooks, ...look, LIST_HIDDEN, LIST_WINDOW_HOOKS]
    const asked = this.#waiting === undefined ? this.#lookAndWait(commands) : asker.send(commands)
    const answers = (await asked).slice(hooks.length)
    this.#isSet = true
    void this.#uncover(answers[look.length], answers[look.length + 1])
    return answers.slice(0, look.length)
  }

  async takeOut(): Promise<void> {
    const { asker } = this.#options
    const answers = await asker.send([...unsetHooks(), LIST_SHOWN])
    // This also finds hooks that an earlier controller added. A session that has gone must not stop the others.
    for (const own of hooksIn(answers.at(-1))) await ignoreGone(asker.send(unsetOwnHooks(own)))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#uncoverTimer)
    this.#options.asker.dismiss()
    const waiting = this.#waiting
    this.#end('closed by us')
    if (waiting === undefined) return
    // Wakes the waiting client, so that it ends by itself and leaves nothing in the server.
    await ignoreGone(this.#options.asker.send([['wait-for', '-S', CHANNEL]]))
    if (!(await settlesWithin(waiting.ended, LEAVE_MS))) waiting.letBe()
  }

  async #lookAndWait(commands: readonly Command[]): Promise<readonly Answer[]> {
    const { address, asker, binary } = this.#options
    const waiting = runScript({ address, binary, commands, last: ['wait-for', CHANNEL] })
    this.#waiting = waiting
    void waiting.ended.then((isWoken) => {
      this.#waiting = undefined
      // tmux also wakes it when the server is about to end, and then waits until no client is left.
      asker.dismiss()
      if (this.#isClosed) return
      if (isWoken) this.#options.onChange()
      else this.#end('the client that waits for changes has ended')
    })
    try {
      if (await settlesWithin(waiting.answers, LOOK_MS)) {
        const answers = await waiting.answers
        if (this.#waiting === waiting && !this.#isClosed) asker.keepReady()
        return answers
      }
      throw new Failure('timeout', `the tmux server did not list its panes within ${LOOK_MS / 1000} s`)
    } catch (error) {
      waiting.letBe()
      this.#end(messageOf(error))
      throw error
    }
  }

  /**
   * Sets our hooks again where they do not take effect: because an array was replaced as a whole, or because a session
   * has an array of its own, which hides the global one.
   */
  async #uncover(ofSessions: Answer | undefined, ofWindows: Answer | undefined): Promise<void> {
    const isWhole = ofWindows?.ok !== true || areWindowHooksSet(ofWindows.body.map(String))
    if (this.#isClosed || (isWhole && hooksIn(ofSessions).length === 0)) return
    const earlyMs = this.#uncoversFromMs - performance.now()
    if (earlyMs > 0) {
      this.#uncoverTimer ??= setTimeout(() => {
        this.#uncoverTimer = undefined
        this.#options.onChange()
      }, earlyMs).unref()
      return
    }
    this.#uncoversFromMs = performance.now() + UNCOVER_MS
    const { asker } = this.#options
    try {
      const answers = await asker.send([...setWakeHooks(), LIST_HIDDEN])
      for (const hidden of hooksIn(answers.at(-1))) {
        const { session, names } = hidden
        this.#own.set(session, new Set([...(this.#own.get(session) ?? []), ...names]))
        await asker.send(setOwnHooks(hidden))
      }
    } catch (error) {
      // Other hooks report the same changes, and the next look finds the hidden ones again.
      if (!(error instanceof Failure)) throw error
    }
  }
}

function hooksIn(answer: Answer | undefined): SessionHooks[] {
  return answer?.ok === true ? parseHooks(answer.body.map(String)) : []
}
