import { messageOf } from '../../base/failure.ts'
import type { DialogOptionBody } from '../../ipc/dialogs.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import type { Key } from '../../tui/keys.ts'
import type { Asking } from './asking.ts'
import type { Deeds } from './deeds.ts'
import type { Action } from './keys.ts'
import type { Roster } from './roster.ts'

/** After this, in milliseconds, a person wants to know that something is still to come. */
const SLOW_MS = 1500

export interface ErrandOptions {
  readonly deeds: Deeds
  readonly roster: Roster
  readonly asking: Asking
  readonly onClose: () => void
  /** How it went; undefined: there is nothing to say. */
  readonly onSaid: (text: string | undefined) => void
}

type Deed = (runner: RunnerRow) => Promise<string | undefined>

/** What keys do for runners: asks first where that is due, does it, and says how it went. */
export class Errands {
  readonly #options: ErrandOptions

  constructor(options: ErrandOptions) {
    this.#options = options
  }

  /** Answers the dialog as it is shown now. What does more than allow or refuse this once takes the key a second time. */
  answer(runner: RunnerRow, option: DialogOptionBody, key: Key): void {
    const { deeds, onSaid } = this.#options
    if (option.kind === 'once' || option.kind === 'no') {
      return this.attempt(async () => deeds.answer(runner, option, false))
    }
    const again = (isAgreed: boolean): void => {
      if (isAgreed) this.attempt(async () => deeds.answer(runner, option, true))
      else onSaid('nothing was pressed')
    }
    this.#options.asking.question(`press ${key} again: ${runner.name}: ${option.label}`, again, key)
  }

  /** Does what an action says for the runner that is chosen, or for those that are marked. */
  run(action: Action, chosen: RunnerRow): void {
    const { deeds, onClose } = this.#options
    switch (action) {
      case 'mark':
        return this.#options.roster.toggleMark()
      case 'send':
        return this.#send('send this to', async (runner, text) => deeds.send(runner, text))
      case 'queue':
        return this.#send('send this later to', async (runner, text) => deeds.queue(runner, text))
      case 'stop':
        return this.#ask('stop', async (runner) => deeds.stop(runner))
      case 'pause':
        if (this.#options.roster.meant.length === 1) return this.#all(async (runner) => deeds.pause(runner))
        return this.#ask('pause, or let go on,', async (runner) => deeds.pause(runner))
      case 'go':
        return this.attempt(async () => {
          if (await deeds.go(chosen)) onClose()
          return undefined
        })
      case 'go-and-stay':
        return this.attempt(async () => {
          await deeds.go(chosen)
          return undefined
        })
      case 'log':
        return this.attempt(async () => deeds.log(chosen))
      case 'explain':
        return this.attempt(async () => {
          this.#options.asking.text(await deeds.explain(chosen))
          return undefined
        })
      case 'rename':
        return this.#options.asking.line(`new name of ${chosen.name}: `, '', (name) =>
          this.attempt(async () => deeds.rename(chosen, name)),
        )
      case 'restore':
        return this.attempt(async () => deeds.restore(chosen))
      case 'unread':
        return this.attempt(async () => deeds.unread(chosen))
      case 'mute':
        return this.attempt(async () => deeds.mute(chosen))
      default:
    }
  }

  #send(what: string, deed: (runner: RunnerRow, text: string) => Promise<string>): void {
    const { meant } = this.#options.roster
    this.#options.asking.line(
      `to ${names(meant)}: `,
      '',
      (text) => {
        const send: Deed = async (runner) => deed(runner, text)
        if (meant.length === 1) this.#all(send, meant)
        else this.#ask(what, send, meant)
      },
      { isLong: true },
    )
  }

  /** Asks before something is done for the runners that are meant, with their names. */
  #ask(what: string, deed: Deed, runners = this.#options.roster.meant): void {
    this.#options.asking.question(`(y/n) ${what} ${names(runners)}?`, (isYes) => {
      if (isYes) this.#all(deed, runners)
      else this.#options.onSaid('nothing was done')
    })
  }

  /** Does it for one runner after the other, and says how it went, or what is in the way. */
  #all(deed: Deed, runners = this.#options.roster.meant): void {
    this.#options.roster.unmarkAll()
    this.attempt(async () => {
      const problems: string[] = []
      let said: string | undefined
      for (const runner of runners) {
        try {
          said = await deed(runner)
        } catch (error) {
          problems.push(runners.length === 1 ? messageOf(error) : `${runner.name}: ${messageOf(error)}`)
        }
      }
      if (problems.length > 0) return problems.join('; ')
      return runners.length === 1 ? said : `done for ${runners.length} runners`
    })
  }

  /** Does what may take a while; what it returns is said, or what goes wrong. */
  attempt(deed: () => Promise<string | undefined>): void {
    const { onSaid } = this.#options
    const slow = setTimeout(() => onSaid('the controller does not answer yet…'), SLOW_MS)
    const said = deed().catch((error: unknown) => messageOf(error))
    void said.then((text) => {
      clearTimeout(slow)
      onSaid(text)
    })
  }
}

function names(runners: readonly RunnerRow[]): string {
  const all = runners.map(({ name }) => name).join(', ')
  return runners.length === 1 ? all : `${runners.length} runners: ${all}`
}
