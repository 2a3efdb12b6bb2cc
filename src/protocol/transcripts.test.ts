import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cut, decode, type Message } from './testing/wire.ts'

/** Recorded by scripts/record-transcript; what the decoder makes of each is beside it, for a person to read. */
const TRANSCRIPTS = join(import.meta.dirname, '../../test/transcripts')

const versions = readdirSync(TRANSCRIPTS)

describe.each(versions)('what tmux %s wrote', (version) => {
  const home = join(TRANSCRIPTS, version)
  const read = (scenario: string): Buffer => readFileSync(join(home, `${scenario}.txt`))

  it.each(['lifecycle', 'output', 'flow'])('is understood: %s', async (scenario) => {
    const messages = decode([read(scenario)])
    await expect(`${messages.map(summary).join('\n')}\n`).toMatchFileSnapshot(join(home, `${scenario}.summary`))
    expect(messages.filter(isUnknown)).toEqual([])
    expect(messages.at(-1)).toMatchObject({ notification: { kind: 'exit' } })
  })

  it.each(['lifecycle', 'output', 'flow'])('reads the same in pieces: %s', (scenario) => {
    const stream = read(scenario)
    const pieces = cut(
      stream,
      Array.from({ length: 500 }, (_, index) => ((index * 7919) % 6007) / 6007),
    )
    expect(decode(pieces)).toEqual(decode([stream]))
  })

  it('gives back every byte value that a program writes', () => {
    const output = Buffer.concat(
      decode([read('output')]).flatMap((message) => ('output' in message ? message.data : [])),
    )
    const written = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), HOSTILE])
    expect(output.toString('latin1').replaceAll('\r\n', '\n')).toBe(written.toString('latin1').replaceAll('\r\n', '\n'))
  })

  it('shows a screen full of guards as one reply', () => {
    const screen = decode([read('output')]).findLast((message) => 'reply' in message)
    const text = screen !== undefined && 'reply' in screen ? screen.reply.body.map(String) : []
    expect(text).toEqual(expect.arrayContaining(['%end 1 2 1', '%output %0 \\033[m', '%exit']))
  })
})

const HOSTILE = Buffer.from('%begin 1 2 1\n%end 1 2 1\n%output %0 \\033[m\n%exit\n')

function isUnknown(message: Message): boolean {
  return 'notification' in message && message.notification.kind === 'unknown'
}

/** One line a message, without the times and numbers that every recording has its own of. */
function summary(message: Message): string {
  if ('output' in message) return `output ${message.output} ${JSON.stringify(message.data.toString('latin1'))}`
  if ('reply' in message) {
    const { own, ok, body } = message.reply
    return `${ok ? 'reply' : 'error'}${own ? '' : ' foreign'} ${JSON.stringify(body.map(String))}`
  }
  return JSON.stringify(message.notification)
}
