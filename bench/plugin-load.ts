/**
 * Loading the plugin as a plugin manager does, against a run-shell that does nothing.
 */
import { join } from 'node:path'
import { ROOT } from '../test/support/plugin.ts'
import { startServer } from '../test/support/tmux.ts'
import { bench } from './support/bench.ts'
import { alternate, median } from './support/statistics.ts'

const RUNS = 21

await bench(async ({ tmux, runs = RUNS }) => {
  await using server = await startServer(tmux)
  const timed = (command: string) => async (): Promise<number> => {
    const startedAt = performance.now()
    await server.tmux('run-shell', command)
    return performance.now() - startedAt
  }
  const found = await alternate(runs, { nothing: timed(':'), ours: timed(`'${join(ROOT, 'plugin.tmux')}'`) })
  return [
    {
      what: 'loading the plugin',
      unit: 'ms',
      ours: median(found.ours),
      beside: { 'nothing loaded': median(found.nothing) },
      must: { over: 'nothing loaded', atMost: 15 },
    },
  ]
})
