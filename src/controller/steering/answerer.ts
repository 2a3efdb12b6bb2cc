import { moment, now, sleep } from '../../base/clock.ts'
import { shortWord } from '../../base/shell-word.ts'
import { Failure } from '../../base/failure.ts'
import type { Dialog, DialogOption } from '../../runner/dialog.ts'
import { Gatherer } from '../../runner/gatherer.ts'
import type { OptionKind } from '../../runner/option-kind.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { AgentFinder } from '../agents/agent-finder.ts'
import type { OpenDialog } from '../agents/dialog-watch.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { pasteCommands } from './paste-commands.ts'
import type { TypingTurns } from './typing-turns.ts'

/** Nobody has read a dialog that is younger, in milliseconds: the answer was meant for another one. */
const READ_MS = 400
/** How long an agent gets to close a dialog that was answered, in milliseconds. */
const TAKEN_MS = 1000
const BETWEEN_LOOKS_MS = 50

/** What the caller has seen, and which of its options it wants. */
export interface AnswerRequest {
  /** The id of the run. */
  readonly run: string
  readonly episode: number
  readonly fingerprint: string
  readonly key: string
  readonly label: string
  readonly confirm?: boolean | undefined
  /** Who answers. */
  readonly by: string
}

/** What was pressed, and whether the dialog has gone since. */
export interface Answered {
  readonly pressed: { readonly label: string; readonly key: string; readonly kind: OptionKind }
  readonly taken: boolean
}

/** The parts of a runner that are needed to answer its dialog. */
export type Asking = Pick<
  TrackedRunner,
  'id' | 'name' | 'pane' | 'pid' | 'record' | 'dialog' | 'observed' | 'typed' | 'lookAgain' | 'tell'
>

export interface AnswererOptions {
  readonly tmux: Pick<TmuxServer, 'askAll'>
  readonly agents: Pick<AgentFinder, 'rules' | 'readPane' | 'inFront'>
  readonly turns: TypingTurns
}

/** Answers dialogs of runners, by one key each. */
export class Answerer {
  readonly #options: AnswererOptions

  constructor(options: AnswererOptions) {
    this.#options = options
  }

  /**
   * Presses the key of one option, if the dialog that the caller has seen still stands there. Nothing is pressed when it
   * throws: a Failure `dialog-changed`; `not-supported` for a dialog that is not answered from elsewhere; `invalid-request` for
   * an option that it does not have, or that has to be confirmed; `runner-busy`.
   */
  async answer(runner: Asking, request: AnswerRequest): Promise<Answered> {
    return this.#options.turns.take(runner, async () => {
      const seen = this.#seen(runner, request)
      const option = optionOf(runner, seen, request)
      await this.#requireStanding(runner, seen)
      // From here on it is another dialog for everyone, whatever becomes of the key.
      runner.typed()
      await this.#options.tmux.askAll(pasteCommands(runner.pane, option.key, ['-r']))
      const { question, subject, episode, fingerprint } = seen
      const { by } = request
      runner.tell('answered', { by, ...option, question, subject, episode, fingerprint })
      const taken = await this.#isTaken(runner, seen)
      if (!taken) {
        runner.tell('not-taken', { by, ...option, episode })
        runner.lookAgain()
      }
      return { pressed: option, taken }
    })
  }

  /** The dialog that the caller means. */
  #seen(runner: Asking, { run, episode, fingerprint }: AnswerRequest): OpenDialog {
    const { dialog } = runner
    const isSame = runner.id === run && dialog?.episode === episode && dialog.fingerprint === fingerprint
    if (dialog === undefined || !isSame) throw changed(runner)
    if (dialog.unanswerable !== undefined) {
      throw new Failure('not-supported', `'${runner.name}' is not answered from here: ${dialog.unanswerable}`, {
        next: `go there: geppetto-tmux attach ${shortWord(runner.name)}`,
      })
    }
    if (performance.now() - dialog.since.steadyMs < READ_MS) throw changed(runner, 'has only just come up')
    return dialog
  }

  /** Reads the pane again. Throws unless the agent is in front of it and asks the same as before. */
  async #requireStanding(runner: Asking, seen: OpenDialog): Promise<void> {
    const { agents } = this.#options
    const [shown, front] = await Promise.all([this.#dialogOf(runner), agents.inFront(runner.pid)])
    const { process } = runner.observed
    const isAgent = front?.agent === runner.record.agent && (process === undefined || process === front.process)
    if (!isAgent) throw changed(runner, `has no ${runner.record.agent} in front that could be seen`)
    if (shown?.fingerprint !== seen.fingerprint || shown.unanswerable !== undefined) throw changed(runner)
    // The pane may have told something else while it was read.
    if (runner.dialog?.episode !== seen.episode) throw changed(runner)
  }

  /** What stands in the pane now, by the same rules. */
  async #dialogOf({ pane, record }: Asking): Promise<Dialog | undefined> {
    const view = await this.#options.agents.readPane(pane)
    if (view === undefined) return undefined
    const gatherer = new Gatherer(this.#options.agents.rules(record.agent))
    gatherer.looked(view, moment())
    return gatherer.dialog
  }

  async #isTaken(runner: Asking, { fingerprint }: OpenDialog): Promise<boolean> {
    for (const deadline = now() + TAKEN_MS; ;) {
      await sleep(BETWEEN_LOOKS_MS)
      if ((await this.#dialogOf(runner))?.fingerprint !== fingerprint) return true
      if (now() >= deadline) return false
    }
  }
}

/** The option that is wanted. */
function optionOf(
  { name }: Asking,
  { options }: OpenDialog,
  { key, label, confirm }: AnswerRequest,
): Required<DialogOption> {
  const option = options.find((one) => one.key === key && one.label === label)
  if (option?.key === undefined) throw new Failure('invalid-request', `'${name}' does not offer '${key}' as '${label}'`)
  const isPlain = option.kind === 'once' || option.kind === 'no'
  if (!isPlain && confirm !== true) {
    const what = option.kind === 'always' ? 'allows more than this once' : 'may do more than answer'
    throw new Failure('invalid-request', `'${option.label}' ${what}: it has to be confirmed`, { next: 'say --confirm' })
  }
  return { ...option, key: option.key }
}

function changed({ name }: Asking, what = 'shows something else now'): Failure {
  return new Failure('dialog-changed', `'${name}' ${what}: nothing was pressed`, {
    next: `it has changed, look again: geppetto-tmux answer ${shortWord(name)}`,
  })
}
