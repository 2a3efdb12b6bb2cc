import type { RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'
import { chooseSource, riskOf, type SourceChoice } from '../../settings/source-choice.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { Capabilities } from '../../tmux/version.ts'
import type { Problems } from '../telling/problems.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Pipes } from '../sources/pipes.ts'

/** Hidden environment of the server: its user was told what control mode risks. */
const RISK_TOLD = 'GEPPETTO_RISK_TOLD'

export interface SourcePolicyOptions {
  readonly tmux: TmuxServer
  readonly capabilities: Capabilities
  readonly pipes: Pick<Pipes, 'problem'>
  readonly problems: Problems
}

/** How a server is watched and its runners are read, as `@geppetto-source` says, and what a person should know of that. */
export class SourcePolicy {
  readonly #options: SourcePolicyOptions
  #chosen: SourceChoice | undefined

  constructor(options: SourcePolicyOptions) {
    this.#options = options
  }

  /** How the server is watched; undefined until that was decided. */
  get chosen(): SourceChoice | undefined {
    return this.#chosen
  }

  /** Decides how the server is watched, by its settings as they are now. */
  choose(settings: Settings): SourceChoice {
    this.#chosen = this.choice(settings)
    return this.#chosen
  }

  /** How a runner is read for which a person has asked for nothing else. */
  choice({ source }: Settings): SourceChoice {
    return chooseSource(source, '@geppetto-source', this.#options.capabilities)
  }

  /**
   * What the person who has made this runner should know: why it is read otherwise than asked, or, once for each server,
   * what control mode risks. Throws as `TmuxServer.ask` does.
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
    // The server is watched as its options said with the first runner; they may have changed since.
    const isChosen = source?.kind === this.#chosen?.kind
    return isChosen ? this.#chosen?.why : '@geppetto-source has changed since the first runner'
  }
}
