import { Failure } from '../../base/failure.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { withController } from '../reach/with-controller.ts'

export interface SendOptions {
  readonly enter: boolean
  readonly force?: boolean
  readonly key?: readonly string[]
}

/** Types a text, or presses keys, in the pane of a runner; `-` reads the text from standard input. Prints its name. */
export async function send(
  context: Context,
  runner: string,
  given: string | undefined,
  { enter, force = false, key: keys = [] }: SendOptions,
): Promise<void> {
  if (given === undefined && keys.length === 0) {
    throw new Failure('invalid-request', 'there is nothing to send: name a text, or a key with --key')
  }
  const text = given === '-' ? await standardInput() : given
  const { runner: found } = await withController(context, async (client) =>
    client.call('send', { runner, text, enter, keys: [...keys], force }),
  )
  if (context.json) return context.printJson({ runner: found })
  context.print(plain(found.name))
}

/** The text of standard input, without its last line end. */
async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString().replace(/\n$/, '')
}
