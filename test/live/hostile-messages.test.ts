import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellClient } from '../../src/cli/looks/feedback.ts'
import { createContext } from '../../src/cli/context.ts'
import { fit, plain } from '../../src/terminal/plain.ts'
import { nameMark } from '../../src/controller/fleet/pane-marks.ts'
import { commandLine } from '../../src/protocol/quote.ts'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { HOSTILE } from '../support/hostile.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'
import { rawClient, type RawClient } from './protocol-client.ts'

const COLUMNS = 100
const PREFIX = 'geppetto: '
/** What is drawn as it is. In a message tmux halves a run of `#`, and not all terminals draw all characters alike. */
const DRAWN_ALIKE = /^(?!.*##\()[ -~]*$/

describe.each(tmuxVersions())('in the status line of tmux $version', ({ binary }) => {
  let server: TestServer
  let person: OuterClient
  let client: RawClient
  let marker: string
  beforeAll(async () => {
    const config =
      "set -g status-style default\nset -g message-style default\nset -g status-left ''\nset -g status-right ''\nset -s escape-time 0\n"
    server = await startServer(binary, { config, command: ['sleep', '600'] })
    person = await attachClient(server, { width: COLUMNS })
    client = await rawClient(server)
    marker = join(server.home, 'pwned')
    await server.tmux('set', '-g', 'display-time', '0', ';', 'set', '-g', 'status-right-length', String(COLUMNS))
    await server.tmux('set', '-g', 'window-status-current-format', '', ';', 'set', '-g', 'window-status-format', '')
  })
  afterAll(async () => {
    await client[Symbol.asyncDispose]()
    await person.detach()
    await server.kill()
  })

  /** Waits until the status line shows the text, and sees that it shows nothing else and in no style. */
  const shows = async (text: string): Promise<void> => {
    const last = async (): Promise<string> => (await person.screen({ escapes: true })).split('\n').at(-1) ?? ''
    if (DRAWN_ALIKE.test(text)) await waitFor(text, async () => (await last()).trim() === text.trim())
    expect(await last()).not.toMatch(/\u001b\[[0-9;]*[1-9][0-9;]*m/)
    expect(existsSync(marker)).toBe(false)
  }

  describe('a message', () => {
    test.each(HOSTILE)('$name', async (it) => {
      const context = createContext({ S: server.socket, color: false }, '')
      const text = it.text(marker)
      await tellClient(context, person.name, text)
      const words = (PREFIX + plain(text)).trim()
      await shows(words.length > COLUMNS ? words.slice(0, COLUMNS) : words)
      await person.keys('Escape')
      await waitFor('the end of the message', async () => !(await person.statusLine()).startsWith(PREFIX))
    })
  })

  describe('the name of a runner', () => {
    test.each(HOSTILE)('$name', async (it) => {
      const text = plain(fit(it.text(marker), 60)).trim()
      await client.ask(commandLine(nameMark('%0', text)))
      await client.ask(commandLine(['set-option', '-g', 'status-right', '<#{@geppetto_name}>']))
      await shows(`<${text}>`)
    })
  })
})
