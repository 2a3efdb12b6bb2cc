import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLine, escapeFormat } from '../../src/protocol/quote.ts'
import { parseRow, rowFormat } from '../../src/protocol/rows.ts'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { startServer, type TestServer, tmuxVersions } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'
import { type RawClient, rawClient } from './protocol-client.ts'

const CONFIG = `
set -g status-interval 0
set -g status-left ''
set -g status-right ''
set -g window-status-format ''
set -g window-status-current-format ''
set -g status-right-length 70
`

const texts = [
  'plain',
  '#',
  '##',
  '###',
  'a#{pane_id}b',
  '#S',
  '#(echo pwned)',
  '#[fg=red]x',
  '##[fg=red]x',
  '#####{pane_id}',
  '#{',
  '#}',
  'a,b}c',
  'ends with #',
] as const

describe.each(tmuxVersions())('in tmux $version', ({ binary }) => {
  let server: TestServer
  let client: RawClient
  beforeAll(async () => {
    server = await startServer(binary, { config: CONFIG, command: ['sleep', '600'] })
    client = await rawClient(server)
  })
  afterAll(async () => {
    await client[Symbol.asyncDispose]()
    await server.kill()
  })

  const setOption = (...args: string[]) => client.ask(commandLine(['set-option', ...args]))

  it.each(texts)('escapeFormat makes %j inert in a format', async (text) => {
    const shown = await client.text(['display-message', '-p', `<${escapeFormat(text)}>`])
    const kept = text.includes('#[') ? escapeFormat(text) : text
    expect(shown).toBe(`<${kept}>`)
  })

  describe('a drawn status line', () => {
    let person: OuterClient
    beforeAll(async () => {
      person = await attachClient(server)
      await setOption('-g', 'status-right', '#{@shown}')
    })
    afterAll(() => person.detach())

    it.each(texts)('shows an escaped option exactly: %j', async (text) => {
      await setOption('-g', '@shown', `<${escapeFormat(text)}>`)
      await waitFor(`<${text}>`, async () => (await person.statusLine()).trim() === `<${text}>`)
    })
  })

  it('rows keep their shape whatever stands in paths and options', async () => {
    const folder = join(server.home, 'a\tb\n%9\t$9\té')
    await mkdir(folder)
    await client.ask(commandLine(['new-window', '-d', '-n', 'rows', '-c', folder, 'sleep 600']))
    await setOption('-p', '-t', ':rows', '@note', 'x\n%9\tforged\x1b\x7f')
    const fields = ['pane_id', '@note', 'pane_current_path', 'pane_dead', '@unset']
    const read = () => client.text(['list-panes', '-t', ':rows', '-F', rowFormat(fields)])
    const row = await waitFor('the path', async () => {
      const line = await read()
      return line.includes('é') ? parseRow(line, fields.length) : undefined
    })
    await setOption('-p', '-t', ':rows', '@note', `${'漢'.repeat(100_000)}`)
    expect(parseRow(await read(), fields.length)?.[1]).toBe('漢'.repeat(128))
    expect(row).toEqual([expect.stringMatching(/^%\d+$/), 'x %9 forged  ', join(server.home, 'a b %9 $9 é'), '0', ''])
  })
})
