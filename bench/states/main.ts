/**
 * Recordings of agents, replayed through real panes under a live controller: which of their moments got the right state.
 *
 *   npm run bench -- states DIRECTORY [--rest MS] [--panes N] [--tmux VERSION] [--all]
 *
 * DIRECTORY holds one directory for each agent, with `*.control.jsonl` or `*.control.jsonl.gz` in it. `--rest` cuts
 * longer rests (default 4000), `--panes` replays that many at once, `--all` lists the moments that are right, too.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerSummary } from '../../src/ipc/messages.ts'
import { isFinal } from '../../src/runner/state.ts'
import openRoot from '../../test/support/private-root.ts'
import { startServer, tmuxVersions } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { cpuMs } from '../../test/support/proc.ts'
import { startProduct } from '../../test/support/product-at-work.ts'
import { figure } from '../support/row.ts'
import { median } from '../support/statistics.ts'
import { dialogsOf, type Dialog } from './dialogs.ts'
import { judgeReplay, type Judgement, type StateEvent } from './judge.ts'
import { openReplay, played, type Replay } from './replay.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rest: { type: 'string', default: '4000' },
    panes: { type: 'string' },
    tmux: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})
const [directory] = positionals
if (directory === undefined) throw new Error('say where the recordings are: npm run bench -- states DIRECTORY')
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const [tmux] = tmuxVersions()
const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.control\.jsonl(?:\.gz)?$/.test(name))
  .map((name) => join(directory, name))
if (files.length === 0 || tmux === undefined) throw new Error(`no recordings in ${directory}`)
const count = values.panes === undefined ? files.length : Number(values.panes)
const close = openRoot()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close?.().then(() => process.exit(130)))
try {
  await run(tmux.binary)
} finally {
  await close?.()
}
process.exit()

async function run(binary: string): Promise<void> {
  await using server = await startServer(binary, { config: 'set -g remain-on-exit on\nset -g history-limit 5000\n' })
  const replays: Replay[] = []
  for (let number = 0; number < count; number += 1) {
    const file = files[number % files.length] ?? ''
    replays.push(await openReplay(server, { file, number, maxRestMs: Number(values.rest) }))
  }
  await using product = await startProduct(server)
  const said = new Map<string, StateEvent[]>()
  void (async () => {
    for await (const batch of product.client.subscribe({})) {
      for (const event of batch) {
        if (event.type !== 'state') continue
        const { state, waitingFor } = event as unknown as { state: string; waitingFor?: string }
        const list = said.get(event.runner) ?? []
        said.set(event.runner, [...list, { atMs: Date.parse(event.time), state, waitingFor }])
      }
    }
  })()
  const runners: RunnerSummary[] = []
  for (const { pane, agent } of replays) runners.push(await product.mark(pane, { agent }))
  await sleep(1000)
  const before = { at: performance.now(), controller: cpuMs(product.pid), server: cpuMs(server.pid) }
  for (const replay of replays) replay.start()
  await played(replays)
  const seconds = (performance.now() - before.at) / 1000
  const used = { controller: cpuMs(product.pid) - before.controller, server: cpuMs(server.pid) - before.server }
  const isOver = async (): Promise<boolean> => {
    const { runners: known } = await product.client.call('list', {})
    return known.every(({ state }) => isFinal({ kind: state }))
  }
  await waitFor('the runners to end', isOver, { timeoutMs: 60_000, everyMs: 500 }).catch(() => undefined)
  await sleep(500)
  const dialogs = new Map<Replay['moments'], readonly Dialog[]>()
  for (const { moments, cols, rows } of replays) {
    if (!dialogs.has(moments)) dialogs.set(moments, dialogsOf(moments, cols, rows))
  }
  const judged = replays.map((replay, index) => {
    const events = said.get(runners[index]?.id ?? '') ?? []
    return { agent: replay.agent, ...judgeReplay(replay, events, dialogs.get(replay.moments) ?? []) }
  })
  report(judged)
  const share = (ms: number): number => figure(ms / 10 / seconds)
  const load = `controller ${share(used.controller)} %, tmux server ${share(used.server)} % of a core`
  process.stdout.write(`\n${count} panes for ${figure(seconds)} s: ${load}\n`)
}

function report(judged: readonly (Judgement & { readonly agent: string })[]): void {
  const agents = [...new Set(judged.map(({ agent }) => agent))].toSorted()
  const rows = agents.flatMap((agent) => {
    const mine = judged.filter((one) => one.agent === agent)
    const moments = mine.flatMap((one) => one.moments)
    const wanted = [...new Set(moments.map((moment) => moment.wanted))]
    return [
      ...wanted.map((state) =>
        row(
          `${agent} ${state}`,
          moments.filter((it) => it.wanted === state),
        ),
      ),
      row(`**${agent}**`, moments, mine),
    ]
  })
  rows.push(
    row(
      '**all**',
      judged.flatMap((one) => one.moments),
      judged,
    ),
  )
  process.stdout.write(
    '| moments | right | late | wrong | share right | missed | invented | median delay | slowest |\n',
  )
  process.stdout.write(`|${' --- |'.repeat(9)}\n${rows.join('')}`)
  for (const { agent, moments } of judged) {
    for (const { name, outcome, was, wanted } of moments) {
      if (outcome !== 'right' || values.all)
        process.stdout.write(`${agent} ${name}: ${outcome}, was ${was}, wanted ${wanted}\n`)
    }
  }
}

function row(name: string, moments: Judgement['moments'], of: readonly Judgement[] = []): string {
  const number = (outcome: string): number => moments.filter((moment) => moment.outcome === outcome).length
  const delays = of.flatMap(({ delaysMs }) => delaysMs)
  const sum = (key: 'missed' | 'invented'): string =>
    of.length === 0 ? '' : String(of.reduce((all, one) => all + one[key], 0))
  const share = `${figure((number('right') / moments.length) * 100)} %`
  const times = delays.length === 0 ? ['', ''] : [`${figure(median(delays))} ms`, `${figure(Math.max(...delays))} ms`]
  const cells = [
    name,
    number('right'),
    number('late'),
    number('wrong'),
    share,
    sum('missed'),
    sum('invented'),
    ...times,
  ]
  return `| ${cells.join(' | ')} |\n`
}
