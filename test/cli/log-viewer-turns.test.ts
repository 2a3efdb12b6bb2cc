import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { notedSession } from '../support/noted-session.ts'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

async function viewerOf(server: TestServer, runner: string) {
  const command = [process.execPath, ENTRY, '-S', server.socket, 'log', '-f', runner]
  const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', ...command)
  const shows = async (pattern: RegExp): Promise<string> => {
    let last = ''
    return waitFor(`${pattern}`, async () => {
      last = await server.tmux('capture-pane', '-p', '-t', pane)
      return pattern.test(last) ? last : undefined
    }).catch((error: unknown) => {
      throw new Error(last, { cause: error })
    })
  }
  const press = async (...keys: string[]): Promise<void> => {
    await server.tmux('send-keys', '-t', pane, ...keys)
  }
  return { press, shows }
}

describe.each(oldestAndNewest())('turns in the viewer on tmux $version', ({ binary }) => {
  test('are one key away from the screen, and their keys go from turn to turn and to failures', async () => {
    await using server = await startServer(binary, { width: 90, height: 16 })
    await notedSession(server)
    const { press, shows } = await viewerOf(server, 'claude')
    await shows(/ready\n[^]*following/)
    await press('Tab')
    expect(await shows(/turn 6 of 6/)).toMatch(/Thank you\.[^]*— \/exit[^]*\] \[ turns/)
    await press('g')
    await shows(/^▸ [\d: -]+please \[\[rest 3[^]*turn 1 of 6/)
    await press(']')
    await shows(/^▸ [\d: -]+and \[\[rest 1[^]*turn 2 of 6/)
    await press('}')
    await shows(/^ +⚙ Bash +touch two.txt && sleep 4 +✕ refused[^]*turn 2 of 6/)
    await press('}')
    await shows(/no failure below/)
    await press('[', '[')
    await shows(/^▸ [\d: -]+please[^]*turn 1 of 6/)
    await press('Enter')
    await shows(/✓ 7\.4 s\n +\(Bash completed with no output\)/)
    await press('Enter')
    await shows(/✓ 7\.4 s\n\nAll of it/)
    await press('/')
    await server.tmux('send-keys', '-l', 'word31')
    await press('Enter')
    await shows(/word31/)
    await press('?')
    await shows(/what the pane has shown[^]*any key: back/)
    await press('q')
    await press('y')
    await shows(/copied \d+ lines/)
    expect(await server.tmux('show-buffer')).toMatch(/^▸ .*tell me/)
    await press('Tab')
    await shows(/ready\n[^]*following/)
    await stopController(server)
  })

  test('that are not there are said to be missing, and the log stays', async () => {
    await using server = await startServer(binary, { width: 90, height: 16 })
    const { path } = await notedSession(server)
    rmSync(path)
    const { press, shows } = await viewerOf(server, 'claude')
    await shows(/ready\n[^]*following/)
    await press('Tab')
    await shows(/ready\n[^]*cannot find what claude noted/)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'plain')
    const plain = await viewerOf(server, 'plain')
    await plain.shows(/following/)
    await plain.press('Tab')
    await plain.shows(/no session of an agent is known in plain/)
    await stopController(server)
  })
})
