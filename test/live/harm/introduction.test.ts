import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { geppetto, geppettoJson, stopController, startControlled } from '../../support/product.ts'
import { oldestAndNewest, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

const TIMES = 10
/** Each makes tmux tell all control clients something; as many a millisecond as leave it time for others. */
const NEWS = Array.from({ length: 5 }, () => 'next-window -t news')

/** Gives tmux news for all control clients without end, from a client in a session of its own. */
async function startNews(server: TestServer): Promise<AsyncDisposable> {
  await server.tmux('new-session', '-d', '-s', 'news', 'cat')
  await server.tmux('new-window', '-d', '-t', 'news:', 'cat')
  const client = await attachCareless(server, { session: 'news' })
  const timer = setInterval(() => client.send(...NEWS), 1)
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await client[Symbol.asyncDispose]()
    },
  }
}

describe.each(oldestAndNewest())('a client that comes while tmux has news, tmux $version', ({ version, binary }) => {
  it.runIf(Number.parseFloat(version) < 3.7)(
    'ends the server up to 3.6b when it introduces itself in pieces',
    async () => {
      await using server = await startControlled(binary)
      await using _news = await startNews(server)
      await waitFor('the server to end', async () => {
        await using _client = await attachCareless(server)
        return !exists(server.pid)
      })
    },
  )

  it('does no harm when it is ours', async () => {
    await using server = await startControlled(binary)
    await using _news = await startNews(server)
    for (let time = 0; time < TIMES; time += 1) {
      await geppetto(server, 'mark', '-t', 'main:0', '--name', 'calm')
      await stopController(server)
      expect(exists(server.pid), 'the server lives').toBe(true)
    }
    const { runners } = await geppettoJson<{ runners: { name: string; state: string }[] }>(server, 'ls')
    expect(runners.find(({ name }) => name === 'calm')?.state).toMatch(/active|idle/)
    await stopController(server)
  })
})
