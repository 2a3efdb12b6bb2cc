import { Failure, messageOf } from '../../base/failure.ts'
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

/** As long as any question to the server. */
const LOOK_MS = 5000
/** Hooks that somebody takes away again and again are not set again more often. */
const UNCOVER_MS = 1000
/** A woken client goes at once. */
const LEAVE_MS = 1000

export interface HookWatchOptions {
  readonly address: ServerAddress
  readonly binary: string
  /** How commands are carried out. */
  readonly asker: PlainClients
  /** What a look asks. */
  readonly look: readonly Command[]
  /** Anything has changed; the next look says what. */
  readonly onChange: () => void
}

/**
 * Watches a server without a control client. Hooks signal a channel of tmux, and a plain client asks what is where and
 * waits on that channel, in one line: nothing can come between, so no change is missed, and a signal too many costs one
 * look. Signals alone would not do: of two that come while nobody waits, the second takes the first away.
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
  /** The first look sets the hooks, too. */
  #isSet = false
  /** On the steady clock. */
  #uncoversFromMs = 0
  #uncoverTimer: NodeJS.Timeout | undefined
  /** Sessions that have arrays of hooks of their own, in which there are some of ours, too. */
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
    // What an earlier controller has added is found, too. A session may be gone by now, which concerns no other one.
    for (const own of hooksIn(answers.at(-1))) await asker.send(unsetOwnHooks(own)).catch(() => undefined)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#uncoverTimer)
    this.#options.asker.dismiss()
    const waiting = this.#waiting
    this.#end('closed by us')
    if (waiting === undefined) return
    // It ends in order, and leaves nothing in the server.
    await this.#options.asker.send([['wait-for', '-S', CHANNEL]]).catch(() => undefined)
    if (!(await settlesWithin(waiting.ended, LEAVE_MS))) waiting.letBe()
  }

  async #lookAndWait(commands: readonly Command[]): Promise<readonly Answer[]> {
    const { address, asker, binary } = this.#options
    const waiting = runScript({ address, binary, commands, last: ['wait-for', CHANNEL] })
    this.#waiting = waiting
    void waiting.ended.then((isWoken) => {
      this.#waiting = undefined
      // tmux wakes it when it wants to end, too, and that waits until no client is left.
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
      throw new Failure('timeout', `the tmux server did not say what is where within ${LOOK_MS / 1000} s`)
    } catch (error) {
      waiting.letBe()
      this.#end(messageOf(error))
      throw error
    }
  }

  /**
   * Makes up for hooks that do not take effect: an array that was set anew as a whole, or one of a session's own, which
   * hides the global one.
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
      // Other hooks tell of the same, and the next look finds these hidden again.
      if (!(error instanceof Failure)) throw error
    }
  }
}

function hooksIn(answer: Answer | undefined): SessionHooks[] {
  return answer?.ok === true ? parseHooks(answer.body.map(String)) : []
}
