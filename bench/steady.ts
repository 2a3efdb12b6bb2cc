/**
 * 5 panes that write 200 lines each second, each line a write of its own: what the controller and all it starts cost.
 */
import { closeSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { attachClient } from '../test/support/outer-client.ts'
import { startServer, type TestServer } from '../test/support/tmux.ts'
import { waitFor } from '../test/support/wait-for.ts'
import { bench } from './support/bench.ts'
import { cpuMs } from '../test/support/proc.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane, type QuietPane } from '../test/support/quiet-pane.ts'
import type { Row } from './support/row.ts'
import { median } from './support/statistics.ts'

const PANES = 5
const LINES_PER_S = 200
const SECONDS = 20
const RUNS = 3
/** What is due at start: a look at each pane, and what V8 does after it. */
const SETTLE_MS = 2000
const MUST_PER_CENT = 4

/** Percent of a core. */
interface Share {
  readonly server: number
  readonly terminal: number
  /** Everything else that stands because of the way to log, and none of it tmux. */
  readonly ours: number
}

/** Begins to log these panes; resolves with the processes that it runs, and what to do afterwards. */
type Way = (
  server: TestServer,
  panes: readonly QuietPane[],
) => Promise<{ readonly processes: () => readonly number[]; readonly close: () => Promise<void> }>

await bench(async ({ tmux, seconds = SECONDS, runs = RUNS }) => {
  const ways: Record<string, Way> = {
    'no plugin': async () => ({ processes: () => [], close: async () => undefined }),
    'pipe-pane cat': async (server, panes) => {
      for (const { pane } of panes) {
        await server.tmux('pipe-pane', '-t', pane, `exec cat >> '${join(server.home, `log-${pane.slice(1)}`)}'`)
      }
      return { processes: () => childrenOf(server.pid, 'cat'), close: async () => undefined }
    },
    control: product('control', 'command'),
    'control, an agent': product('control', 'claude'),
    pipe: product('pipe', 'command'),
    'pipe, an agent': product('pipe', 'claude'),
  }
  const rows: Row[] = []
  for (const attached of [true, false]) {
    const found = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as Share[]]))
    for (let run = 0; run < runs; run += 1) {
      for (const [name, way] of Object.entries(ways)) found[name]?.push(await measure(tmux, way, attached, seconds))
    }
    rows.push(...report(found, attached))
  }
  return rows
})

/** The built program with a source, and panes that are taken for this agent. */
function product(source: 'control' | 'pipe', agent: string): Way {
  return async (server, panes) => {
    await server.tmux('set-option', '-g', '@geppetto-source', source)
    const started = await startProduct(server)
    const readers = (): number[] => (source === 'pipe' ? childrenOf(server.pid, 'pipe-reader') : [])
    for (const { pane } of panes) await started.mark(pane, { agent })
    return {
      processes: () => [started.pid, ...started.clients(), ...readers()],
      close: async () => started[Symbol.asyncDispose](),
    }
  }
}

async function measure(tmux: string, way: Way, attached: boolean, seconds: number): Promise<Share> {
  await using server = await startServer(tmux)
  await using client = attached ? await attachClient(server) : undefined
  const terminal = client === undefined ? [] : [await terminalPid(server, client.name)]
  const panes: QuietPane[] = []
  for (let at = 0; at < PANES; at += 1) panes.push(await openQuietPane(server))
  const { processes, close } = await way(server, panes)
  const ttys = panes.map(({ tty }) => openSync(tty, 'w'))
  try {
    await sleep(SETTLE_MS)
    await write(ttys, SETTLE_MS / 1000)
    const read = (): Share => ({
      server: cpuMs(server.pid),
      terminal: sum(terminal),
      ours: sum(processes()),
    })
    const before = read()
    const tookS = await write(ttys, seconds)
    const after = read()
    const perCent = (of: keyof Share): number => (after[of] - before[of]) / 10 / tookS
    return { server: perCent('server'), terminal: perCent('terminal'), ours: perCent('ours') }
  } finally {
    for (const tty of ttys) closeSync(tty)
    await close()
  }
}

/** Writes lines, one pane after the other, as far as the clock has come; resolves with the seconds that it took. */
async function write(ttys: readonly number[], seconds: number): Promise<number> {
  const total = seconds * LINES_PER_S * ttys.length
  const startedAt = performance.now()
  for (let line = 0; line < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000 / seconds) * total))
    for (; line < due; line += 1) {
      writeSync(ttys[line % ttys.length] ?? 0, `line ${String(line).padStart(8, '0')} of a program that writes much\n`)
    }
    await sleep(1)
  }
  return (performance.now() - startedAt) / 1000
}

function report(found: Readonly<Record<string, readonly Share[]>>, attached: boolean): Row[] {
  const where = `${PANES} panes × ${LINES_PER_S} lines/s, ${attached ? 'a terminal attached' : 'no terminal'}`
  const middle = (name: string, of: keyof Share): number => median((found[name] ?? []).map((share) => share[of]))
  const whole = (name: string): number => median((found[name] ?? []).map((it) => it.server + it.terminal + it.ours))
  const base = whole('no plugin')
  return Object.keys(found).map((name) => ({
    what: `${where}: ${name}`,
    unit: '% of a core',
    ours: whole(name),
    beside: {
      'no plugin': base,
      'tmux server': middle(name, 'server'),
      'its client': middle(name, 'terminal'),
      'the rest': middle(name, 'ours'),
    },
    ...(/^(?:control|pipe)(?:,|$)/.test(name) ? { must: { over: 'no plugin', atMost: MUST_PER_CENT } } : {}),
  }))
}

function sum(pids: readonly number[]): number {
  return pids.reduce((total, pid) => total + cpuMs(pid), 0)
}

/** The children of a process whose command line has this word in it, by /proc. */
function childrenOf(parent: number, word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) =>
        readProc(pid, 'stat')
          .replace(/^.*\) /s, '')
          .split(' ')[1] === String(parent),
    )
    .filter((pid) => readProc(pid, 'cmdline').includes(word))
}

/** Empty when it has just ended. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

async function terminalPid(server: TestServer, name: string): Promise<number> {
  return waitFor('the terminal', async () =>
    Number(await server.tmux('display-message', '-p', '-c', name, '#{client_pid}')),
  )
}
