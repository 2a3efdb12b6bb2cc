import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { startProduct, type Product } from '../../support/product-at-work.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { DANGERS, tidyUp, type Moment } from '../../support/dangers.ts'
import { stopController } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { startServer, tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

/** How often each happens beside a controller at work. Many more times: `npm run bench -- careless`. */
const TIMES = 2
/** Runners in panes that something happens to; one more is in a quiet pane. */
const DOOMED = 2

/** Lets prepared moments happen one by one; the names of those with which the server has ended. */
async function happen(server: TestServer, name: string, moments: readonly Moment[]): Promise<string[]> {
  for (const moment of moments) {
    await moment.happen()
    await sleep(50)
    await server.tmux('list-sessions').catch(() => undefined)
    if (!exists(server.pid)) return [name]
  }
  return []
}

async function markSome(product: Product, moments: readonly Moment[]): Promise<void> {
  const panes = moments.flatMap((moment) => moment.panes)
  for (const pane of panes.slice(0, DOOMED)) await product.mark(pane)
}

describe.each(tmuxVersions())('what people do every day, tmux $version', ({ binary, version }) => {
  it.each(DANGERS.filter(({ isCertain }) => isCertain))(
    'ends the server before 3.8 beside a careless control client: $name',
    async ({ prepare, upTo }) => {
      await using server = await startServer(binary)
      await using _client = await attachCareless(server)
      const moment = await prepare(server, 'second')
      await moment.happen()
      await waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 1000 }).catch(() => undefined)
      expect(exists(server.pid)).toBe(!isBefore(version, upTo === '3.6b' ? '3.7' : '3.8'))
    },
  )

  it('ends no server beside us at our default', { timeout: 180_000 }, async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    await using product = await startProduct(server)
    await product.mark('%0')
    const fatal: string[] = []
    for (const { name, prepare, atOnce = TIMES } of DANGERS) {
      const times = Math.min(TIMES, atOnce)
      const moments = await Promise.all(Array.from({ length: times }, async (_, i) => prepare(server, `${name}-${i}`)))
      await markSome(product, moments)
      fatal.push(...(await happen(server, name, moments)))
      if (fatal.length > 0) break
      await tidyUp(server, moments)
    }
    expect(fatal).toEqual([])
  })

  it.each(['SIGKILL', 'SIGSTOP'] as const)('ends no server while our controller has got %s', async (signal) => {
    await using server = await startServer(binary, { command: ['cat'] })
    const product = await startProduct(server)
    await product.mark('%0')
    const prepared: { name: string; moment: Moment }[] = []
    for (const { name, prepare } of DANGERS) prepared.push({ name, moment: await prepare(server, name) })
    const moments = prepared.map(({ moment }) => moment)
    await markSome(product, moments)
    process.kill(product.pid, signal)
    product.client.close()
    const fatal: string[] = []
    for (const { name, moment } of prepared) {
      fatal.push(...(await happen(server, name, [moment])))
      if (fatal.length > 0) break
      await moment.leave?.()
    }
    if (signal === 'SIGSTOP') process.kill(product.pid, 'SIGCONT')
    if (fatal.length === 0) await tidyUp(server, [])
    await stopController(server)
    expect(fatal).toEqual([])
  })
})
