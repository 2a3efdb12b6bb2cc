import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(oneVersion())('replay on tmux $version', ({ binary }) => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer(binary, { width: 80, height: 24 })
    const script = 'for i in 1 2 3 4; do printf "line %s\\n" $i; sleep 1.2; done; echo last'
    await geppetto(server, 'run', '--name', 'it', '--', 'sh', '-c', script)
    await geppetto(server, 'wait', 'it')
  })

  afterAll(async () => {
    await stopController(server)
    await server[Symbol.asyncDispose]()
  })

  interface Player {
    readonly press: (...keys: string[]) => Promise<void>
    readonly shows: (pattern: RegExp) => Promise<string>
    readonly pid: () => Promise<number>
  }

  /** A shell in a window that plays the log, and says the exit code then. */
  async function player(...options: string[]): Promise<Player> {
    const file = join(server.home, `pid-${Math.random()}`)
    const words = [process.execPath, ENTRY, '-S', server.socket, 'replay', 'it', ...options].map((word) => `'${word}'`)
    const script = `echo before; sh -c 'echo $$ >"$0"; exec "$@"' '${file}' ${words.join(' ')}; echo "code $?"; stty -a; exec cat`
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', 'sh', '-c', script)
    const screen = async (): Promise<string> => server.tmux('capture-pane', '-p', '-t', pane)
    const shows = async (pattern: RegExp): Promise<string> => {
      let last = ''
      return waitFor(`${pattern}`, async () => {
        last = await screen()
        return pattern.test(last) ? last : undefined
      }).catch((error: unknown) => {
        throw new Error(last, { cause: error })
      })
    }
    const press = async (...keys: string[]): Promise<void> => {
      await server.tmux('send-keys', '-t', pane, ...keys)
    }
    const pid = async (): Promise<number> =>
      waitFor('its pid', () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) || undefined : undefined))
    return { press, shows, pid }
  }

  test('plays to the end, goes to any place, by steps and at any speed, and gives the terminal back', async () => {
    const { press, shows } = await player('--speed', '4')
    await shows(/line 4\nlast\n[^]* it {2}0:0\d \/ 0:0\d {2}end/)
    await press('0', '<', '<')
    const first = await shows(/^line 1\n\n[^]* 1x/)
    expect(first).not.toContain('last')
    await press('Space')
    await shows(/paused/)
    await press('9')
    const late = await shows(/line 4\n[^]* 0:0\d \/ 0:0\d {2}paused/)
    expect(late).not.toContain('last')
    await press('.')
    await shows(/line 4\nlast\n/)
    await press('q')
    expect(await shows(/code 0\n[^]*echo/)).toMatch(/^before\ncode 0\n/)
    expect(await shows(/code 0/)).not.toMatch(/-(?:icanon|echo) /)
  })

  test('gives the terminal back when it is ended by a signal', async () => {
    const { shows, pid } = await player()
    await shows(/line 1\n[^]*1x/)
    process.kill(await pid(), 'SIGTERM')
    const left = await shows(/code 143\n[^]*echo/)
    expect(left).toMatch(/^before\n(?:Terminated\n)?code 143/)
    expect(left).not.toMatch(/-(?:icanon|echo) /)
  })

  test('says what is in the way', async () => {
    expect(await geppetto(server, 'replay', 'it')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('a log is played on a terminal only'),
    })
    expect((await geppetto(server, 'replay', 'it', '--speed', '0')).code).toBe(64)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'cat')
    const small = `${process.execPath} ${ENTRY} -S ${server.socket} replay it; echo "code $?"; exec cat`
    const below = await server.tmux('split-window', '-t', pane, '-l', '3', '-P', '-F', '#{pane_id}', 'sh', '-c', small)
    await waitFor('the words', async () => /code 64/.test(await server.tmux('capture-pane', '-p', '-t', below)))
    expect(await server.tmux('capture-pane', '-p', '-S', '-', '-t', below)).toMatch(/terminal is too small/)
  })
})
