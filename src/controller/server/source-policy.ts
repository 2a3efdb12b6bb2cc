import type { RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'
import { chooseSource, riskOf, type SourceChoice } from '../../settings/source-choice.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { Capabilities } from '../../tmux/version.ts'
import type { Problems } from '../telling/problems.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Pipes } from '../sources/pipes.ts'

/** Variable in the hidden environment of the server; 1 when its user was told the risks of control mode. */
const RISK_TOLD = 'GEPPETTO_RISK_TOLD'

export interface SourcePolicyOptions {
  readonly tmux: TmuxServer
  readonly capabilities: Capabilities
  readonly pipes: Pick<Pipes, 'problem'>
  readonly problems: Problems
}

/** Decides by `@geppetto-source` how a server is watched and its runners are read, and explains that to a person. */
export class SourcePolicy {
  readonly #options: SourcePolicyOptions
  #chosen: SourceChoice | undefined

  constructor(options: SourcePolicyOptions) {
    this.#options = options
  }

  /** How the server is watched; undefined until `choose`. */
  get chosen(): SourceChoice | undefined {
    return this.#chosen
  }

  /** Decides how the server is watched, by its settings as they are now. */
  choose(settings: Settings): SourceChoice {
    this.#chosen = this.choice(settings)
    return this.#chosen
  }

  /** How a runner is read when the person has asked for no other way. */
  choice({ source }: Settings): SourceChoice {
    return chooseSource(source, '@geppetto-source', this.#options.capabilities)
  }

  /**
   * What to tell the person who has made this runner: why it is read in another way than asked for, or, once for each
   * server, the risks of control mode. Throws as `TmuxServer.ask` does.
   */
  async noticeOf({ pane, record }: TrackedRunner): Promise<string | undefined> {
    const { capabilities, problems, tmux } = this.#options
    const instead = problems.insteadOf(pane)
    if (instead !== undefined || record.source?.kind !== 'control') return instead
    const risk = riskOf(capabilities)
    if (risk === undefined) return undefined
    const [told] = await tmux.ask(['display-message', '-p', `#{${RISK_TOLD}}`])
    if (told === '1') return undefined
    await tmux.ask(['set-environment', '-gh', RISK_TOLD, '1'])
    return risk
  }

  /** How a runner is read, and why so, in words. */
  readingOf({ pane, source, sourceGiven }: RunnerRecord): string | undefined {
    const { pipes, problems } = this.#options
    const instead = problems.insteadOf(pane)
    if (instead !== undefined) return instead
    if (source?.kind === 'pipe' && pipes.problem !== undefined) return pipes.problem
    if (sourceGiven !== undefined) return `asked for: ${sourceGiven}`
    // The way of watching was decided with the first runner; the option may have changed since.
    const isChosen = source?.kind === this.#chosen?.kind
    return isChosen ? this.#chosen?.why : '@geppetto-source has changed since the first runner'
  }
}
