import { Failure } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { withController } from '../reach/with-controller.ts'

export interface SendOptions {
  readonly enter: boolean
  readonly force?: boolean
  readonly key?: readonly string[]
  /** Types it when the turn of the agent is over. */
  readonly whenIdle?: boolean
  /** Lists, or takes back, the texts that wait. */
  readonly list?: boolean
  readonly cancel?: boolean
}

/** Types a text, or presses keys, in the pane of a runner; `-` reads the text from standard input. Prints its name. */
export async function send(
  context: Context,
  runner: string,
  given: string | undefined,
  { enter, force = false, key: keys = [], whenIdle = false, list = false, cancel = false }: SendOptions,
): Promise<void> {
  const isAlone = given === undefined && keys.length === 0 && !force && enter && !whenIdle
  if (list || cancel) {
    if (isAlone && list !== cancel) return list ? listQueued(context, runner) : cancelQueued(context, runner)
    throw new Failure('invalid-request', '--list and --cancel take no text and no other option', {
      next: `geppetto-tmux send ${shortWord(runner)} --${list ? 'list' : 'cancel'}`,
    })
  }
  if (given === undefined && keys.length === 0) {
    throw new Failure('invalid-request', 'there is nothing to send: name a text, or a key with --key')
  }
  const text = given === '-' ? await standardInput() : given
  if (whenIdle) return queue(context, runner, text, { isPlain: enter && !force && keys.length === 0 })
  const { runner: found } = await withController(context, async (client) =>
    client.call('send', { runner, text, enter, keys: [...keys], force }),
  )
  if (context.json) return context.printJson({ runner: found })
  context.print(plain(found.name))
}

async function queue(
  context: Context,
  runner: string,
  text: string | undefined,
  { isPlain }: { readonly isPlain: boolean },
): Promise<void> {
  if (!isPlain || text === undefined || text === '') {
    throw new Failure('invalid-request', '--when-idle sends a text with its Enter, and nothing else')
  }
  const { runner: found } = await withController(context, async (client) => client.call('queue', { runner, text }))
  if (context.json) return context.printJson({ runner: found })
  context.print(plain(found.name))
  const waiting = found.queued ?? 0
  context.say(waiting === 0 ? 'sent' : `waits until its turn is over${waiting === 1 ? '' : `, behind ${waiting - 1}`}`)
}

async function listQueued(context: Context, runner: string): Promise<void> {
  const { texts } = await withController(context, async (client) => client.call('queued', { runner }))
  if (context.json) return context.printJson({ texts })
  if (texts.length === 0) context.say('nothing waits')
  for (const { text, at } of texts) context.print(plain(`${at}  ${text.replaceAll('\n', ' ⏎ ')}`))
}

async function cancelQueued(context: Context, runner: string): Promise<void> {
  const { count } = await withController(context, async (client) => client.call('unqueue', { runner }))
  if (context.json) return context.printJson({ count })
  context.say(count === 0 ? 'nothing waited' : `${count} ${count === 1 ? 'text' : 'texts'} taken back`)
}

/** The text of standard input, without its last line end. */
async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString().replace(/\n$/, '')
}
