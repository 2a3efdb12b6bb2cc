import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '../../src/protocol/quote.ts'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { HOSTILE, spoilers } from '../support/hostile.ts'
import { binding, loadPlugin } from '../support/plugin.ts'
import { geppetto, stopController } from '../support/product.ts'
import { oldestAndNewest, oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Options of which the plugin or the controller reads the value; badges are formats of the user's own. */
const OPTIONS = [
  'key',
  'mark-key',
  'log-key',
  'popup',
  'idle-after',
  'stuck-after',
  'notify',
  'quiet-hours',
  'status-position',
  'log-max-size',
  'log-max-files',
  'log-retention',
  'flood-memory',
  'node',
]

/** Those that are written for the parsers between a key and the program that it starts. */
const SYNTAX =
  /^(?:a command (?:after a semicolon|on a second|after (?:single|double)|in braces)|a shell (?:substitution$|command)|an expanded)/

describe.each(tmuxVersions())('on tmux $version', ({ binary, version }) => {
  // It is our script for which megabytes are hard.
  const isOldest = oneVersion().some((oldest) => oldest.version === version)
  // From 3.8 on tmux quotes options in another way.
  const isOuter = oldestAndNewest().some((outer) => outer.version === version)
  let server: TestServer
  let client: OuterClient
  let marker: string
  beforeAll(async () => {
    server = await startServer(binary)
    client = await attachClient(server)
    marker = join(server.home, 'pwned')
  })
  afterAll(async () => {
    await stopController(server)
    await client.detach()
    await server.kill()
  })

  const setOptions = async (value: string): Promise<void> => {
    const file = join(server.home, 'options.conf')
    const lines = OPTIONS.map((option) => commandLine(['set-option', '-g', `@geppetto-${option}`, value]))
    await writeFile(file, lines.map((line) => `${line.toString()}\n`).join(''))
    await server.tmux('source-file', file)
  }

  describe('options of the value', () => {
    const values = HOSTILE.filter(({ aim, name }) => aim !== 'spoil' || /newline|tab|1 MB|nothing|blanks/.test(name))
    test.each(values.filter(({ name }) => isOldest || !name.includes('1 MB')))('$name', async (it) => {
      await setOptions(it.text(marker))
      await loadPlugin(server)
      expect(existsSync(marker)).toBe(false)
      expect(await binding(server, 'geppetto', 'm')).toContain('@geppetto_mark')
      expect(await server.tmux('display-message', '-p', '-c', client.name, '#{client_key_table}')).toBe('root')
    })
  })

  describe.runIf(isOuter)('keys that are pressed with options of the value', () => {
    test.each(HOSTILE.filter(({ name }) => SYNTAX.test(name)))('$name', async (it) => {
      await setOptions(it.text(marker))
      await server.tmux('set', '-gu', '@geppetto-key', ';', 'set', '-gu', '@geppetto-popup')
      await loadPlugin(server)
      await client.keys('C-b', 'G', 'm')
      const id = async (): Promise<string> => server.tmux('display-message', '-p', '#{@geppetto_id}')
      await waitFor('the mark', id)
      await client.keys('C-b', 'G', 'l')
      await waitFor('the popup', async () => (await client.screen()).includes('following'))
      await client.keys('q')
      await waitFor('the end of the popup', async () => !(await client.screen()).includes('│'))
      if (isOldest) {
        const { stdout } = await geppetto(server, 'doctor')
        expect(stdout).toContain('has the wrong value')
        expect(spoilers(stdout)).toEqual([])
      }
      await client.keys('C-b', 'G', 'm')
      await waitFor('the release', async () => (await id()) === '')
      expect(existsSync(marker)).toBe(false)
    })
  })

  test('a key that ends in a semicolon is bound as any other', async () => {
    await setOptions('')
    await server.tmux('set', '-g', '@geppetto-mark-key', 'M-\\;')
    await loadPlugin(server)
    expect(await server.tmux('list-keys')).toMatch(/-T prefix +"M-;" +run-shell -C "?#\{@geppetto_mark\}/)
    await loadPlugin(server)
    expect(await server.tmux('show-options', '-gqv', '@geppetto_skipped_keys')).toBe('')
    expect(await server.tmux('show-options', '-gqv', '@geppetto_keys')).toBe('G M-; ')
    await server.tmux('set', '-gu', '@geppetto-mark-key')
    await loadPlugin(server)
    expect(await server.tmux('list-keys')).not.toMatch(/-T prefix +"M-;" /)
  })
})
