import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { geppetto, geppettoJson, rawLog, runnersDirectory, stopController } from '../support/product.ts'
import { oneVersion, startServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** More than there are threads for files. */
const TIMES = 6
const FILES = ['index.jsonl', 'output.log', 'output.log.0', 'output.log.1.gz', 'output.log.2.gz', 'events.jsonl']

/** A controller that writes makes a file again at once. */
async function putInPlace(path: string, put: (path: string) => unknown): Promise<void> {
  await waitFor(`something else at ${path}`, () => {
    rmSync(path, { force: true })
    try {
      put(path)
      return true
    } catch {
      return false
    }
  })
}

describe.each(oneVersion())('tmux $version', ({ binary }) => {
  test.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path], { stdio: 'ignore' })],
    ['a device without end', (path: string) => symlinkSync('/dev/zero', path)],
    ['a link to itself', (path: string) => symlinkSync(path, path)],
  ])('%s in the place of a file of one log holds up no other one, and nobody who asks', async (_, put) => {
    await using server = await startServer(binary, { command: ['cat'] })
    await server.tmux('new-window', 'cat')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'live')
    await geppetto(server, 'mark', '-t', '%1', '--name', 'old')
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'show', 'old')
    await server.tmux('send-keys', '-t', '%1', 'old words', 'Enter')
    await waitFor('the words', async () => (await rawLog(server, 'old')).includes('old words'))
    for (const isOver of [false, true]) {
      if (isOver) await geppetto(server, 'unmark', 'old')
      for (const file of FILES) {
        await putInPlace(join(runnersDirectory(server), runner.id, file), put)
      }
      for (let time = 0; time < TIMES; time += 1) {
        expect(await geppetto(server, 'show', 'old')).toMatchObject({ code: 0 })
      }
      expect((await geppetto(server, 'log', 'old', '--text')).code).not.toBe(-1)
      expect((await geppetto(server, 'log', 'old', '-n', '5')).code).not.toBe(-1)
      const said = `said ${isOver}`
      await server.tmux('send-keys', '-t', '%0', said, 'Enter')
      await waitFor('what the other one says', async () => (await rawLog(server, 'live')).includes(said))
    }
    expect(await geppetto(server, 'controller', 'restart')).toMatchObject({ code: 0 })
    expect((await geppetto(server, 'ls', '--all')).stdout).toMatch(/live[^]*old/)
    await stopController(server)
  })
})
