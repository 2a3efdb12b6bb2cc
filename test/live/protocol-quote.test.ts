import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLine, quote, sequence } from '../../src/protocol/quote.ts'
import { startServer, type TestServer, tmuxVersions } from '../support/tmux.ts'
import { type RawClient, rawClient } from './protocol-client.ts'

const INJECTION = '" ; set-option -g @pwned yes ; "'

const hostile: readonly string[] = [
  'two words',
  'single \' double " back \\ slash',
  '"',
  '\\',
  '\\"',
  'ends with \\',
  '$HOME ${HOME} $1',
  '~ ~/x ~root',
  'a ; b',
  ';',
  'a\\;',
  '#{pane_id} #(touch pwned) #[fg=red] ##',
  '# no comment',
  '{ set-option -g @pwned yes }',
  '%if 1',
  '%1',
  '@1',
  'A=b',
  '-t',
  '--',
  'line\nset-option -g @pwned yes\nline',
  '\r\n',
  '\t',
  'é 漢字 👩‍💻 \u202e',
  ' lead and trail ',
  '\x01\x1b[31m\x7f',
  '\\u0041 \\101 \\n',
  INJECTION,
]

describe.each(tmuxVersions())('tmux $version reads back', ({ binary }) => {
  let server: TestServer
  let client: RawClient
  beforeAll(async () => {
    server = await startServer(binary)
    client = await rawClient(server)
  })
  afterAll(async () => {
    await client[Symbol.asyncDispose]()
    await server.kill()
  })

  /** The argument as tmux stored it, read from a file: no printing in between. */
  const stored = async (argument: string | Buffer): Promise<Buffer> => {
    const file = join(server.home, 'buffer')
    const replies = await client.ask(
      sequence([
        ['set-buffer', '-b', 'quoted', '--', argument],
        ['save-buffer', '-b', 'quoted', file],
      ]),
      2,
    )
    expect(replies.map(({ ok, body }) => ({ ok, body: body.map(String) }))).toEqual(
      Array(2).fill({ ok: true, body: [] }),
    )
    return readFile(file)
  }

  it.each(hostile)('%j', async (text) => {
    expect((await stored(text)).toString()).toBe(text)
  })

  it('bytes that are no UTF-8, every one but NUL', async () => {
    const bytes = Buffer.from(Array.from({ length: 255 }, (_, index) => 255 - index))
    expect(await stored(bytes)).toEqual(bytes)
  })

  it('0xff, which would end the quotes, as data', async () => {
    const bytes = Buffer.from('\xff ; set-option -g @pwned yes ; \xff', 'latin1')
    expect(await stored(bytes)).toEqual(bytes)
  })

  it('100 KB with something to escape everywhere', async () => {
    const bytes = Buffer.alloc(100 * 1024, '$"\\\n~é')
    expect((await stored(bytes)).equals(bytes)).toBe(true)
  })

  it('any bytes', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200, min: 1 }).map((array) => Buffer.from(array))
    await fc.assert(
      fc.asyncProperty(bytes, async (argument) => {
        expect(await stored(argument)).toEqual(argument)
      }),
      { numRuns: 50 },
    )
  })

  it('an empty argument', async () => {
    await client.ask(commandLine(['set-option', '-g', '@quoted', 'full']))
    await client.ask(commandLine(['set-option', '-g', '@quoted', '']))
    expect(await client.text(['display-message', '-p', '<#{@quoted}>'])).toBe('<>')
  })

  it('a quoted option value', async () => {
    const value = 'a "b" $HOME ~ #{pane_id} ; \\ é'
    await client.ask(commandLine(['set-option', '-g', '@quoted', value]))
    expect(await client.text(['display-message', '-p', '#{@quoted}'])).toBe(value)
  })

  it('a command name that is quoted too', async () => {
    const [reply] = await client.ask(Buffer.concat([Buffer.from('"display-message" -p '), quote('x y')]))
    expect(reply?.body.map(String)).toEqual(['x y'])
  })

  it('nothing as a command', async () => {
    expect(await client.text(['display-message', '-p', '<#{@pwned}>'])).toBe('<>')
  })
})
