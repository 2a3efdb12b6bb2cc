import { Failure } from '../../base/failure.ts'
import type { OptionKind } from '../../runner/option-kind.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

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

/** Answers dialogs of runners, by one key each. */
export class Answerer {
  /** Presses the key of an option. Throws a Failure `dialog-changed`, with nothing pressed. */
  async answer(runner: TrackedRunner, _request: AnswerRequest): Promise<Answered> {
    throw new Failure('dialog-changed', `'${runner.name}' shows no dialog that can be answered from here`)
  }
}
