import { Failure, messageOf } from '../base/failure.ts'
import type { RunnerRecord } from '../records/runner-file.ts'
import { isFinal, isNewFailure } from '../runner/state.ts'
import { inLine, nextInLine } from '../runner/next-in-line.ts'
import { plain } from '../terminal/plain.ts'
import { messageTo } from '../tmux/message.ts'
import { openOverlay } from '../tmux/overlay.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { TmuxServer } from '../tmux/tmux-server.ts'
import { moveTerminal, paneBefore, wayBack } from '../traces/way-back.ts'
import { runnerBody } from './bodies/runner-body.ts'
import type { Commands } from './commands.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { KeyPress } from './server/key-pipe.ts'

/** Items that a digit can choose; more do not fit into the menu of a small terminal either. */
const MOST_ITEMS = 9
/** Rows of a terminal that a menu cannot use: its frame, and the status line. */
const ROWS_AROUND = 4
const MOST_NAME_CHARACTERS = 32

export interface PressedKeysOptions {
  readonly address: ServerAddress
  readonly tmux: TmuxServer
  readonly fleet: Fleet
  readonly commands: Commands
}

/** Does what keys of tmux ask for, and says in the status line of the terminal how it went. */
export class PressedKeys {
  readonly #options: PressedKeysOptions

  constructor(options: PressedKeysOptions) {
    this.#options = options
  }

  /** Never rejects: an error is told where the key was pressed. */
  async press(key: KeyPress): Promise<void> {
    const said = await this.#do(key).catch((error: unknown) => messageOf(error))
    if (said !== undefined) await this.#say(key.client, said)
  }

  async #do(key: KeyPress): Promise<string | undefined> {
    switch (key.verb) {
      case 'mark':
        return this.#mark(key)
      case 'next':
        return this.#next(key)
      case 'pause':
        return this.#pause(key)
      case 'back':
        return this.#back(key)
      case 'go':
        return this.#go(key)
      case 'menu':
        return this.#menu(key)
      default:
        return undefined
    }
  }

  async #mark({ pane }: KeyPress): Promise<string> {
    const { marked, record, notice } = await this.#options.commands.toggle(pane)
    const what = marked ? `watching ${record.pane} as ${record.name}` : `no longer watching ${record.name}`
    return notice === undefined ? what : `${what}; ${notice}`
  }

  async #next(key: KeyPress): Promise<string | undefined> {
    const { tmux } = this.#options
    const next = nextInLine(this.#rows(), ({ pane, earlierServer }) => pane === key.pane && earlierServer !== true)
    if (next === undefined) return 'no runner wants you now'
    // A failed runner may have no pane: then a program shows its log.
    if (isFinal({ kind: next.state })) return this.#byProgram('next', key)
    await moveTerminal(tmux, key.client, next.pane)
    return undefined
  }

  async #pause({ pane }: KeyPress): Promise<string> {
    const { commands, fleet } = this.#options
    const runner = fleet.find(pane)
    const isPaused = runner.state.kind === 'paused'
    const { name } = isPaused ? commands.resume(runner.id) : commands.pause(runner.id)
    return isPaused ? `${name} goes on` : `${name} paused`
  }

  async #back({ client, knew }: KeyPress): Promise<undefined> {
    const { tmux } = this.#options
    await moveTerminal(tmux, client, wayBack(knew, client) ?? (await paneBefore(tmux, client)))
  }

  /** From the menu: `pane` is where the person wants to be. */
  async #go({ client, pane }: KeyPress): Promise<undefined> {
    const { fleet, tmux } = this.#options
    await moveTerminal(tmux, client, pane)
    const failed = fleet.records.find((record) => record.pane === pane && isNewFailure(record.state))
    if (failed !== undefined) await fleet.looked(failed)
  }

  /** `knew` is the height of the terminal. */
  #menu({ client, knew }: KeyPress): string | undefined {
    const { address } = this.#options
    const room = knew === '' ? MOST_ITEMS : Math.min(MOST_ITEMS, Number(knew) - ROWS_AROUND)
    const wanting = inLine(this.#rows()).filter(({ state, unseen }) => state !== 'idle' || unseen === true)
    if (wanting.length === 0) return 'no runner wants you now'
    if (room < 1) return `${wanting.length} want you: prefix G n goes to the first`
    const items = wanting.slice(0, room).flatMap((runner, at) => {
      const { name, state, waitingFor } = runner
      const word = state === 'idle' ? 'done' : state
      return [menuText(`${name}  ${waitingFor ?? word}`), String(at + 1), this.#going(runner, client)]
    })
    const title = wanting.length > room ? ` ${room} of ${wanting.length} that want you ` : ' who wants you '
    openOverlay(address, ['display-menu', '-c', client, '-x', 'C', '-y', 'C', '-T', title, ...items])
      .once('error', () => undefined)
      .unref()
    return undefined
  }

  /** What an item of the menu does. A menu is a format when it is made, and its command one when it is chosen. */
  #going({ id, pane }: { readonly id: string; readonly pane: string }, client: string): string {
    const { fleet } = this.#options
    const hasPane = fleet.records.some((record) => record.id === id && fleet.hasPane(record))
    // The time is that of the choice.
    if (hasPane) return `run-shell -b "echo go ${pane} ${client} ##{T:@geppetto_now} 1<>##{q:GEPPETTO_KEYS}"`
    return `run-shell -b "##{E:@geppetto_launch} attach ${id} --client ${client} >/dev/null 2>&1 || :"`
  }

  /** Has a program do it that the key would have started without us. */
  async #byProgram(verb: string, { pane, client }: KeyPress): Promise<undefined> {
    const command = `#{E:@geppetto_launch} ${verb} -t ${pane} --client ${client} >/dev/null 2>&1 || :`
    await this.#options.tmux.ask(['run-shell', '-b', '-t', pane, command])
  }

  #rows(isWanted: (record: RunnerRecord) => boolean = () => true) {
    const { fleet } = this.#options
    return fleet.records.filter(isWanted).map((record) => runnerBody(fleet, record))
  }

  async #say(client: string, text: string): Promise<void> {
    try {
      await this.#options.tmux.ask(messageTo(client, `geppetto: ${text}`))
    } catch (error) {
      // The terminal has gone.
      if (!(error instanceof Failure)) throw error
    }
  }
}

/** A name as an item of a menu, which is a format to tmux, and where a leading `-` would mean that it cannot be chosen. */
function menuText(text: string): string {
  return ` ${plain(text).slice(0, MOST_NAME_CHARACTERS).replaceAll('#', '##').replaceAll('%', '%%')}`
}
