import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Decoder } from '../../src/protocol/decoder.ts'
import { commandLine } from '../../src/protocol/quote.ts'
import type { Reply } from '../../src/protocol/reply.ts'
import type { TestServer } from '../support/tmux.ts'

/** A control client with nothing between the test and the protocol. One question at a time. */
export interface RawClient extends AsyncDisposable {
  /** Writes a line; the replies to it, as many as are expected. */
  readonly ask: (line: Buffer, replies?: number) => Promise<Reply[]>
  /** What a command that must succeed prints. */
  readonly text: (argv: readonly string[]) => Promise<string>
}

export async function rawClient({ binary, socket, env }: TestServer): Promise<RawClient> {
  const attach = ['-u', '-N', '-S', socket, '-C', 'attach-session', '-E', '-f', 'ignore-size,no-output']
  const child = spawn(binary, attach, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let attached: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    attached = resolve
  })
  let take: (reply: Reply) => void = () => undefined
  const decoder = new Decoder({
    output() {},
    notification({ kind }) {
      if (kind === 'session-changed') attached()
    },
    reply(reply) {
      if (reply.own) take(reply)
    },
  })
  child.stdout.on('data', (chunk: Buffer) => decoder.push(chunk))
  await ready

  const ask: RawClient['ask'] = (line, count = 1) =>
    new Promise((resolve) => {
      const replies: Reply[] = []
      take = (reply) => {
        if (replies.push(reply) === count) resolve(replies)
      }
      child.stdin.write(Buffer.concat([line, Buffer.from('\n')]))
    })
  const text: RawClient['text'] = async (argv) => {
    const [reply] = await ask(commandLine(argv))
    const printed = reply?.body.map(String).join('\n') ?? ''
    if (reply?.ok !== true) throw new Error(`${argv.join(' ')}: ${printed}`)
    return printed
  }
  const end = async (): Promise<void> => {
    child.stdin.end()
    await closed
  }
  return { ask, text, [Symbol.asyncDispose]: end }
}
