import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'

const WHOLE = join(dirname(ENTRY), 'main.js')

interface Answer {
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** What one command says with this script; what depends on the moment is left out. */
async function answer(script: string, server: TestServer, args: readonly string[]): Promise<Answer> {
  const result = await execa(process.execPath, [script, ...args], { env: server.env, extendEnv: false, reject: false })
  const timeless = (text: string): string => text.replaceAll(/\d+/g, '0').replaceAll(/ +/g, ' ')
  return { code: result.exitCode, stdout: timeless(result.stdout), stderr: timeless(result.stderr) }
}

describe.each(oneVersion())('the short way, tmux $version', ({ binary }) => {
  it('says what the whole program says', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'a runner')
    const at = ['-S', server.socket]
    const lines = [
      [...at, 'status'],
      [...at, 'status', '--json'],
      ['status', '-q', ...at],
      [...at, 'ls'],
      [...at, '--no-color', 'ls'],
      [...at, 'ls', '--json'],
      [...at, 'ls', '--json', '--wide'],
      // No way for these.
      [...at, 'ls', 'too', 'much'],
      [...at, 'status', '--wide'],
      [...at, 'ls', '--help'],
      [...at, 'ls', '--socket-path', 'x'],
      ['status', '-S'],
      ['-S', join(server.home, 'nobody'), 'status'],
      [],
    ]
    for (const args of lines) {
      const [short, whole] = [await answer(ENTRY, server, args), await answer(WHOLE, server, args)]
      expect({ args, ...short }).toEqual({ args, ...whole })
    }
    await stopController(server)
  })

  it('needs nothing else of the program, where a controller of this version runs', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    const alone = join(server.home, 'alone', 'start.cjs')
    await mkdir(dirname(alone))
    await copyFile(ENTRY, alone)
    const at = ['-S', server.socket]
    expect((await answer(alone, server, [...at, 'status'])).code).not.toBe(0)
    await geppetto(server, 'mark', '-t', '%0')
    for (const command of ['status', 'ls']) {
      expect(await answer(alone, server, [...at, command])).toEqual(await answer(WHOLE, server, [...at, command]))
    }
    await stopController(server)
  })
})
