import { rawLog } from '../../test/support/product.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { Product } from '../../test/support/product-at-work.ts'
import type { Row } from '../support/row.ts'
import { alternate } from '../support/statistics.ts'
import { markAll, type SourceName } from './runners.ts'

const LINE = 'a line of some program '
const LIMITS = { timeoutMs: 30_000, everyMs: 20 }

export interface Ending {
  readonly lines: number
  /** The controller is stopped from before the first line until after the last. */
  readonly stalled: boolean
  readonly remain: 'on' | 'off'
  readonly runs: number
}

/** How many programs that write and end at once have all that they wrote in the log, byte for byte. */
export async function endings(server: TestServer, product: Product, ending: Ending): Promise<Row> {
  const { lines, stalled, remain, runs } = ending
  const found = await alternate(runs, {
    control: async () => endsWhole(server, product, 'control', ending),
    pipe: async () => endsWhole(server, product, 'pipe', ending),
  })
  const whole = (name: SourceName): number => found[name].filter(Boolean).length
  const controller = stalled ? 'controller stopped' : 'controller attentive'
  return {
    what: `whole endings of ${runs}, ${lines} lines, remain-on-exit ${remain}, ${controller}`,
    unit: '',
    ours: whole('pipe'),
    beside: { control: whole('control') },
  }
}

async function endsWhole(
  server: TestServer,
  product: Product,
  source: SourceName,
  { lines, stalled }: Ending,
): Promise<boolean> {
  const script = `read go; yes "${LINE}" | head -n ${lines}; echo the end; exit 3`
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', `exec sh -c '${script}'`)
  await markAll(server, product, source, [pane], 0)
  const { id, metrics } = (await product.client.call('show', { runner: pane })).runner
  const before = metrics.bytes
  if (stalled) process.kill(product.pid, 'SIGSTOP')
  await server.tmux('send-keys', '-t', pane, 'Enter')
  if (stalled) {
    const dead = ['list-panes', '-a', '-f', `#{==:#{pane_id},${pane}}`, '-F', '#{pane_dead}']
    await waitFor('the program to end', async () => (await server.tmux(...dead)) !== '0', LIMITS)
    process.kill(product.pid, 'SIGCONT')
  }
  const ended = await waitFor(
    'the run to end',
    async () => {
      await product.client.call('refresh', {})
      const { runner } = await product.client.call('show', { runner: id })
      return ['failed', 'lost'].includes(runner.state) ? runner : undefined
    },
    LIMITS,
  )
  const log = await rawLog(server, id)
  await product.client.call('remove', { runner: id })
  await server.tmux('kill-pane', '-t', pane).catch(() => undefined)
  const written = Buffer.from(`\r\n${`${LINE}\r\n`.repeat(lines)}the end\r\n`)
  return ended.metrics.recoveredBytes === before && log.subarray(before).equals(written)
}
