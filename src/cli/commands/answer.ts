import { Failure } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import type { DialogBody, DialogOptionBody } from '../../ipc/dialogs.ts'
import type { RunnerDetail } from '../../ipc/runners.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../exit-code.ts'
import { dialogFacts, dialogMark } from '../looks/dialog-card.ts'
import { withController } from '../reach/with-controller.ts'

export interface AnswerOptions {
  /** Also for an option that does more than allow or refuse this once. */
  readonly confirm?: boolean
  /** The dialog that is meant, as `dialogMark` names it. */
  readonly seen?: string
}

/** How a client tells that it has answered. */
const BY = 'cli'

/** Presses one option of the dialog in which a runner waits; without an option it says what is asked. */
export async function answer(
  context: Context,
  runner: string,
  wanted: string | undefined,
  { confirm = false, seen }: AnswerOptions,
): Promise<number | void> {
  return withController(context, async (client) => {
    const { runner: shown } = await client.call('show', { runner })
    const dialog = dialogOf(shown, seen)
    if (wanted === undefined) return say(context, shown, dialog)
    const { key, label } = optionOf(shown, dialog, wanted)
    const { episode, fingerprint } = dialog
    const answered = await client.call('answer', { run: shown.id, episode, fingerprint, key, label, confirm, by: BY })
    const { pressed, taken } = answered
    if (context.json) context.printJson({ ...answered, dialog })
    else {
      context.print(plain(shown.name))
      context.say(
        `pressed ${pressed.key}: ${pressed.label}${dialog.subject === undefined ? '' : `, for: ${dialog.subject}`}`,
      )
    }
    if (taken) return
    context.say(
      `it still shows the same, so it may not have taken that. Go there: geppetto-tmux attach ${shortWord(shown.name)}`,
    )
    return EXIT.failure
  })
}

/** The dialog of a runner; a Failure `dialog-changed` when it shows none, or another one than was seen. */
function dialogOf({ name, agent, state, dialog }: RunnerDetail, seen: string | undefined): DialogBody {
  if (dialog === undefined) {
    // A program that is no agent asks for a line of text.
    const asksForLine = agent === 'command' && state === 'waiting'
    const next = asksForLine
      ? `type what it asks for: geppetto-tmux send ${shortWord(name)} TEXT`
      : `geppetto-tmux explain ${shortWord(name)} says why`
    throw new Failure('dialog-changed', `'${name}' shows no dialog of an agent`, { next })
  }
  if (seen !== undefined && seen !== dialogMark(dialog)) {
    throw new Failure('dialog-changed', `'${name}' shows another dialog than ${seen}: nothing was pressed`, {
      next: `it has changed, look again: geppetto-tmux answer ${shortWord(name)}`,
    })
  }
  return dialog
}

/** The option of this key, or the only one whose label begins so. */
function optionOf({ name }: RunnerDetail, { options, unanswerable }: DialogBody, wanted: string) {
  if (unanswerable !== undefined) {
    throw new Failure('not-supported', `'${name}' is not answered from here: ${unanswerable}`, {
      next: `go there: geppetto-tmux attach ${shortWord(name)}`,
    })
  }
  const words = wanted.toLowerCase()
  const ways: readonly ((option: DialogOptionBody) => boolean)[] = [
    ({ key }) => key === wanted,
    ({ label }) => label.toLowerCase() === words,
    ({ label }) => label.toLowerCase().startsWith(words),
  ]
  const [option, ...others] = ways.map((way) => options.filter(way)).find((found) => found.length > 0) ?? []
  if (option === undefined) {
    throw new Failure('invalid-request', `there is no option '${wanted}'`, {
      next: `geppetto-tmux answer ${shortWord(name)} says what there is`,
    })
  }
  if (others.length > 0) {
    throw new Failure('invalid-request', `more than one option begins with '${wanted}'`, { next: 'name its key' })
  }
  const { key, label } = option
  if (key === undefined) {
    throw new Failure(
      'not-supported',
      `'${label}' is not chosen from here: it is cut off, or no key chooses it at once`,
      {
        next: `go there: geppetto-tmux attach ${shortWord(name)}`,
      },
    )
  }
  return { key, label }
}

function say(context: Context, { id, name }: RunnerDetail, dialog: DialogBody): void {
  const seen = dialogMark(dialog)
  if (context.json) return context.printJson({ runner: { id, name }, dialog, seen })
  for (const [label, line] of dialogFacts(dialog)) context.print(`${label.padEnd(13)}  ${plain(line)}`.trimEnd())
  if (dialog.unanswerable === undefined) context.say(`geppetto-tmux answer ${shortWord(name)} OPTION --seen ${seen}`)
  else context.say(`go there: geppetto-tmux attach ${shortWord(name)}`)
}
