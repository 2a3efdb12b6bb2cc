import { ignoreGone } from '../base/ignore-gone.ts'
import type { PaneId } from '../protocol/ids.ts'
import type { Asker } from './asker.ts'
import { parseView, viewCommands, type PaneView } from './pane-view.ts'

type Views = readonly (PaneView | undefined)[]

/** Reads what panes show: all that are asked for in one turn of the event loop by one question, perhaps by one process. */
export class PaneViews {
  readonly #asker: () => Asker | undefined
  /** The panes that are asked about at the end of this turn. */
  #round: { readonly panes: PaneId[]; readonly views: Promise<Views> } | undefined

  /** `asker`: undefined while there is no way to ask. */
  constructor(asker: () => Asker | undefined) {
    this.#asker = asker
  }

  /** What a pane shows now; undefined when tmux does not answer for it. */
  async read(pane: PaneId): Promise<PaneView | undefined> {
    const round = (this.#round ??= this.#begin())
    const place = round.panes.push(pane) - 1
    return (await round.views)[place]
  }

  #begin(): { readonly panes: PaneId[]; readonly views: Promise<Views> } {
    const panes: PaneId[] = []
    const views = new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.#round = undefined
      return this.#ask(panes)
    })
    return { panes, views }
  }

  async #ask(panes: readonly PaneId[]): Promise<Views> {
    const asker = this.#asker()
    if (asker === undefined) return []
    const commands = panes.map((pane) => viewCommands(pane, asker.capabilities))
    const answers = await ignoreGone(asker.send(commands.flat()))
    if (answers === undefined) return []
    // After a pane that is gone tmux carries out nothing more.
    if (panes.length > 1 && answers.some(({ ok }) => !ok)) {
      return Promise.all(panes.map(async (pane) => (await this.#ask([pane]))[0]))
    }
    let at = 0
    return commands.map(({ length }) => parseView(answers.slice(at, (at += length)), asker.capabilities))
  }
}
