import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runLog, type LogOptions } from '../../src/cli/commands/log.ts'
import { commandLine } from '../../src/protocol/quote.ts'
import { HOSTILE, HOSTILE_BYTES, spoilers } from '../support/hostile.ts'
import { startHostileServer, type HostileServer } from '../support/hostile-server.ts'
import { geppetto } from '../support/product.ts'
import { oldestAndNewest } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Ends whatever sequence or string the terminal is in, and clears it. */
const RESET = '\u0018\u001b\\\u001bc\r\n'

describe.each(oldestAndNewest())('on tmux $version', ({ binary }) => {
  let hostile: HostileServer
  let pane: string
  let terminal: string
  beforeAll(async () => {
    hostile = await startHostileServer(binary)
    await hostile.server.tmux('set', '-g', 'allow-rename', 'on')
  })
  afterAll(async () => hostile[Symbol.asyncDispose]())

  /** A runner whose log holds nothing of earlier tests. */
  const newRunner = async (): Promise<void> => {
    const place = await hostile.server.tmux('new-window', '-P', '-F', '#{pane_id} #{pane_tty}', 'sleep 600')
    ;[pane = '', terminal = ''] = place.split(' ')
    await hostile.client.call('mark', { pane })
  }

  /** Lets the pane's program print this, and waits until it is logged. */
  const print = async (output: string | Buffer): Promise<void> => {
    const bytes = Buffer.from(output as string)
    const logged = async (): Promise<number> =>
      (await hostile.client.call('show', { runner: pane })).runner.metrics.bytes
    const end = (await logged()) + bytes.length
    await writeFile(terminal, bytes)
    await waitFor('the output in the log', async () => (await logged()) >= end)
  }

  const printLog = async (options: Pick<LogOptions, 'form' | 'lines'>): Promise<string> => {
    const { runner } = await hostile.client.call('show', { runner: pane })
    const stdout = new PassThrough()
    const printed = readAll(stdout)
    await runLog({ directory: join(runner.log, '..'), ...options }, { stdout, isTTY: false, env: {} })
    stdout.end()
    return printed
  }

  const readSafely = async (): Promise<void> => {
    await hostile.shownSafely(pane)
    expect(spoilers(await printLog({ form: 'text', lines: 30 }))).toEqual([])
    expect(spoilers(await printLog({ form: 'ansi', lines: 30 }), { colours: true })).toEqual([])
    await hostile.unharmed()
  }

  describe('a program that prints', () => {
    beforeAll(newRunner)

    test.each(HOSTILE_BYTES)('$name', async ({ bytes }) => {
      await print(bytes)
      await readSafely()
      await print(RESET)
    })

    test.each(HOSTILE)('$name', async (it) => {
      await print(hostile.text(it))
      await readSafely()
      await print(RESET)
    })
  })

  describe('a title and a window name of', () => {
    beforeAll(newRunner)

    test.each(HOSTILE)('$name', async (it) => {
      const text = hostile.text(it)
      await print(`\u001b]0;${text}\u0007\u001b]2;${text}\u001b\\\u001bk${text}\u001b\\${RESET}text\r\n`)
      await hostile.shownSafely(pane)
      await hostile.unharmed()
    })
  })

  describe('a window and a session renamed to', () => {
    beforeAll(newRunner)

    test.each(HOSTILE)('$name', async (it) => {
      const { server, text } = hostile
      const file = join(server.home, 'rename.conf')
      // tmux itself expands what it is given here.
      const name = text(it).replaceAll('#', '##')
      const commands = ['rename-window', 'rename-session'].map((command) => [command, '-t', pane, '--', name])
      await writeFile(file, commands.map((command) => `${commandLine(command).toString()}\n`).join(''))
      // Some names are refused by tmux itself.
      await server.tmux('source-file', file).catch(() => undefined)
      await hostile.client.call('refresh', {})
      const { sessions } = await hostile.client.call('sessions', {})
      expect(sessions).toHaveLength(1)
      await hostile.shownSafely(pane)
      await hostile.unharmed()
    })
  })

  test('and all of it at once is safe in every command', async () => {
    await newRunner()
    const { server } = hostile
    await print(HOSTILE.map((it) => hostile.text(it).slice(0, 5000)).join(RESET))
    for (const args of [['ls'], ['show', pane], ['status'], ['sessions'], ['log', pane], ['controller', 'status']]) {
      for (const form of [[], ['--json']]) {
        const { code, stdout, stderr } = await geppetto(server, ...args, ...form)
        expect({ args, code, spoilt: [...spoilers(stdout), ...spoilers(stderr)] }).toEqual({
          args,
          code: 0,
          spoilt: [],
        })
      }
    }
    for (const args of [['events'], ['controller', 'log', '-n', '1000'], ['doctor']]) {
      const { stdout, stderr } = await geppetto(server, ...args)
      expect({ args, spoilt: [...spoilers(stdout), ...spoilers(stderr)] }).toEqual({ args, spoilt: [] })
    }
    const events = (await geppetto(server, 'events')).stdout.split('\n')
    for (const line of events) expect(JSON.parse(line)).toMatchObject({ runner: expect.any(String) as string })
    await hostile.unharmed()
  })
})
