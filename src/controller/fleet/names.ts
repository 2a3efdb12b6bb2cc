import { homedir } from 'node:os'
import { Failure } from '../../base/failure.ts'
import { markIdeas } from '../../runner/name-ideas.ts'
import { checkName, freeName } from '../../runner/runner-name.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { FleetOptions } from './options.ts'
import type { Register } from './register.ts'

/** Names for runners. The name of a live runner is not given to another one, and an id belongs to its run for ever. */
export class Names {
  readonly #askAll: FleetOptions['askAll']
  readonly #register: Register

  constructor({ askAll }: Pick<FleetOptions, 'askAll'>, register: Register) {
    this.#askAll = askAll
    this.#register = register
  }

  /**
   * The name for a new runner: the person's wish if it is free, or without a wish the first free one made from `ideas`.
   * Throws as checkFree.
   */
  newName(wish: string | undefined, ideas: readonly string[]): string {
    return wish === undefined ? freeName(ideas, this.#register.takenNames) : this.checkFree(wish)
  }

  /** Checks a name that a person chose. Throws a Failure `invalid-request` or `runner-exists`. */
  checkFree(name: string): string {
    const checked = checkName(name)
    if (this.#register.takenNames.has(checked)) {
      throw new Failure('runner-exists', `there is already a runner '${checked}'`, { next: 'choose another name' })
    }
    return checked
  }

  /** Names for the runner of a pane when the person has given none, the best first. */
  async ideasFor({ pane, command: program, windowName: window }: PaneRow, agent: string): Promise<string[]> {
    const formats = ['#{pane_current_path}', '#{automatic-rename}']
    const ask = formats.map((format): Command => ['display-message', '-p', '-t', pane, format])
    const [[path = ''] = [], [isAutomatic] = []] = await this.#askAll(ask).catch(() => [])
    const isWindowNamed = isAutomatic === '0'
    return markIdeas({ agent, program, path, home: homedir(), window, isWindowNamed })
  }
}
