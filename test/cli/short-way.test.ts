import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

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

/** Copies these parts of the program to where nothing else of it is; the path of the first. */
async function aloneIn(server: TestServer, ...parts: readonly [string, ...string[]]): Promise<string> {
  const directory = join(server.home, 'alone')
  await mkdir(directory)
  for (const part of parts) await copyFile(join(dirname(ENTRY), part), join(directory, part))
  return join(directory, parts[0])
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

  it('says of a log what the whole program says', async () => {
    await using server = await startServer(binary, {
      command: ['sh', '-c', 'cat; printf "\\033[31mred\\033[m\\n"; exec cat'],
    })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'red')
    await server.tmux('send-keys', '-t', '%0', 'one', 'Enter', 'C-d')
    await waitFor('the output', async () => (await geppetto(server, 'log', 'red')).stdout.endsWith('red'))
    const at = ['-S', server.socket, 'log']
    const lines = [
      [...at, 'red'],
      ['log', ...at.slice(0, 2), 'red', '-n', '1'],
      [...at, 'red', '--ansi', '-n2'],
      [...at, 'red', '--raw'],
      [...at, '-t', '%0', '--since', '1h', '--grep', 'r.d'],
      [...at, 'red', '--until', '2020-01-01'],
      [...at, 'absent'],
      [...at],
      // No way for these.
      [...at, 'red', '-n', 'x'],
      [...at, 'red', '--since', 'soon'],
      [...at, 'red', '--text', '--ansi'],
      [...at, 'red', '-f', '--until', '1h'],
      [...at, 'red', '-t', '%0'],
      [...at, 'red', '--json'],
      [...at, 'red', 'too', 'much'],
      [...at, '--S', 'red'],
      [...at, ''],
    ]
    for (const args of lines) {
      const [short, whole] = [await answer(ENTRY, server, args), await answer(WHOLE, server, args)]
      expect({ args, ...short }).toEqual({ args, ...whole })
    }
    const alone = await aloneIn(server, 'start.cjs', 'short-log.cjs')
    const args = [...at, 'red', '--text']
    expect(await answer(alone, server, args)).toEqual(await answer(WHOLE, server, args))
    await stopController(server)
  })

  it('needs nothing else of the program, where a controller of this version runs', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    const alone = await aloneIn(server, 'start.cjs')
    const at = ['-S', server.socket]
    expect((await answer(alone, server, [...at, 'status'])).code).not.toBe(0)
    await geppetto(server, 'mark', '-t', '%0')
    for (const command of ['status', 'ls']) {
      expect(await answer(alone, server, [...at, command])).toEqual(await answer(WHOLE, server, [...at, command]))
    }
    await stopController(server)
  })
})
