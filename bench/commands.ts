/**
 * `ls` and `status` as whole processes, against `node -e 0`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../test/support/plugin.ts'
import { ENTRY } from '../test/support/product.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openServer } from './support/server.ts'
import { alternate, median } from './support/statistics.ts'

const RUNS = 31
const RUNNERS = 5

await bench(async (options) => {
  const { runs = RUNS } = options
  await using server = await openServer(options)
  await using product = await startProduct(server)
  for (let at = 0; at < RUNNERS; at += 1) {
    await product.mark(await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'cat'))
  }
  const timed =
    (file: string, ...args: string[]) =>
    async (): Promise<number> => {
      const started = performance.now()
      const { status, stderr } = spawnSync(file, args, { env: { ...server.env, GEPPETTO_NODE: process.execPath } })
      if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.toString()}`)
      return performance.now() - started
    }
  const node = (...args: string[]) => timed(process.execPath, ...args)
  const launcher = join(ROOT, 'scripts/geppetto-tmux')
  const found = await alternate(runs, {
    'node -e 0': node('-e', '0'),
    status: node(ENTRY, '-S', server.socket, 'status'),
    ls: node(ENTRY, '-S', server.socket, 'ls'),
    'status by the launcher': timed(launcher, '-S', server.socket, 'status'),
  })
  const beside = { 'node -e 0': median(found['node -e 0']) }
  return (['status', 'ls', 'status by the launcher'] as const).map((what) => ({
    what: what === 'status' || what === 'ls' ? `\`${what}\`` : what,
    unit: 'ms',
    ours: median(found[what]),
    beside,
    ...(what === 'status by the launcher' ? {} : { must: { over: 'node -e 0', atMost: 40 } as const }),
  }))
})
