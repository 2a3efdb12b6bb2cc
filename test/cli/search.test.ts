import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { geppetto, geppettoJson, runnersDirectory, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Found {
  readonly runner: { readonly id: string; readonly name: string; readonly state: string }
  readonly lines: readonly string[]
  readonly hasMore: boolean
}

describe.each(oldestAndNewest())('search on tmux $version', ({ binary }) => {
  /** A build that has ended, and one that lives and has written a word in colours. */
  async function twoRunners(server: TestServer): Promise<void> {
    await geppetto(server, 'run', '--name', 'ended', '--', 'sh', '-c', 'seq -f "Error %g" 9; exit 1')
    const colours = String.raw`printf "an \033[31mERR\033[1mOR\033[0m (here)\n"; exec sleep 1000`
    await geppetto(server, 'run', '--name', 'lives', '--', 'sh', '-c', colours)
    await geppetto(server, 'wait', 'ended')
    await geppetto(server, 'wait', 'lives', '--match', 'here')
    await waitFor('the end in the list', async () => (await search(server, 'error')).length === 2)
  }
  const search = async (server: TestServer, ...args: string[]): Promise<readonly Found[]> => {
    const { stdout } = await geppetto(server, '--json', 'search', ...args)
    return (JSON.parse(stdout) as { found: Found[] }).found
  }

  test('finds a text in every log, the living runners first, the last lines of each', async () => {
    await using server = await startServer(binary)
    await twoRunners(server)
    expect(await geppettoJson(server, 'search', 'error', '-n', '2')).toMatchObject({
      found: [
        { runner: { name: 'lives' }, lines: ['an ERROR (here)'], hasMore: false },
        { runner: { name: 'ended', state: 'failed' }, lines: ['Error 8', 'Error 9'], hasMore: true },
      ],
    })
    // Capitals count once there are some; what is special in a pattern is text.
    expect((await search(server, 'Error')).map(({ runner }) => runner.name)).toEqual(['ended'])
    expect((await search(server, '(here)')).map(({ runner }) => runner.name)).toEqual(['lives'])
    expect((await search(server, '-e', '^Error [12]$')).map(({ lines }) => lines)).toEqual([['Error 1', 'Error 2']])
    const { code, stdout, stderr } = await geppetto(server, 'search', 'error', '-n', '1')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^● lives {2}command {2}working \S+\n {2}an ERROR \(here\)\n\n✕ ended {2}command {2}failed \S+\n {2}…\n {2}Error 9$/,
    )
    await stopController(server)
  })

  test('says that a text is nowhere, what is wrong with a pattern, and which log cannot be read', async () => {
    await using server = await startServer(binary)
    await twoRunners(server)
    expect(await geppetto(server, 'search', 'nothing like it')).toMatchObject({ code: 1, stdout: '' })
    expect((await geppetto(server, 'search', '-e', '(')).code).toBe(64)
    const slow = await geppetto(server, 'search', '-e', '(.*)*(.*)*(.*)*x$')
    expect(slow.code === 1 || slow.stderr.includes('the pattern takes too long')).toBe(true)
    const [first] = await search(server, 'error')
    rmSync(join(runnersDirectory(server), first?.runner.id ?? '', 'output.log'))
    rmSync(join(runnersDirectory(server), first?.runner.id ?? '', 'index.jsonl'))
    const { code, stdout } = await geppetto(server, 'search', 'error')
    expect(code).toBe(0)
    expect(stdout).toContain('Error 9')
    await stopController(server)
  })
})
