/**
 * How often an ordinary moment ends a tmux server: with nothing attached, beside a control client that takes no care, and
 * beside us.
 *
 * `npm run bench -- careless [--tmux '3.3a 3.7c'] [--runs 50] [--danger NAME]... [--company WORD]...` prints a table for each
 * version, line by line. A cell says how many of so many moments ended the server. One server sees all moments of a column
 * until it ends; up to ten are prepared together and happen one by one.
 */
import { parseArgs } from 'node:util'
import { attachCareless } from '../../test/support/careless-client.ts'
import { DANGERS } from '../../test/support/dangers.ts'
import openRoot from '../../test/support/private-root.ts'
import { startServer, tmuxVersions, type TestServer } from '../../test/support/tmux.ts'
import { exists } from '../../test/support/proc.ts'
import { COMPANIES } from './company.ts'
import { Stage } from './stage.ts'

/** Clients that come or go at the same time. */
const CROWD = 3

const { values } = parseArgs({
  options: {
    tmux: { type: 'string' },
    runs: { type: 'string', default: '20' },
    danger: { type: 'string', multiple: true },
    company: { type: 'string', multiple: true },
  },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const runs = Number(values.runs)
const dangers = DANGERS.filter(({ name }) => values.danger?.includes(name) ?? true)
const companies = COMPANIES.filter(({ name }) => values.company?.some((word) => name.includes(word)) ?? true)
const close = openRoot()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void close?.().finally(() => process.exit(130)))
}
try {
  for (const { version, binary } of tmuxVersions()) await table(version, binary)
} finally {
  await close?.()
}
process.exit()

async function table(version: string, binary: string): Promise<void> {
  print(`\ntmux ${version}, servers ended of ${runs}`, ...companies.map(({ name }) => name))
  print('---', ...companies.map(() => '---'))
  const stages = companies.map((company) => new Stage(binary, company))
  for (const danger of dangers) {
    const cells: string[] = []
    for (const stage of stages) cells.push(String(await stage.ends(danger, runs)))
    print(danger.what, ...cells)
  }
  for (const stage of stages) await stage[Symbol.asyncDispose]()
  if (values.danger !== undefined) return
  const crowds = companies.map(async (company) => (company.name === 'careless client' ? crowded(binary) : '-'))
  print(`${CROWD} such clients leave while ${CROWD} come, ten times`, ...(await Promise.all(crowds)))
}

async function crowded(binary: string): Promise<string> {
  let ended = 0
  for (let run = 0; run < runs; run += 1) {
    await using server = await startServer(binary)
    // What is asked of a server that has died fails.
    await crowd(server).catch(() => undefined)
    if (!exists(server.pid)) ended += 1
  }
  return String(ended)
}

async function crowd(server: TestServer): Promise<void> {
  const come = async () => Promise.all(Array.from({ length: CROWD }, async () => attachCareless(server)))
  let clients = await come()
  for (let time = 0; time < 10 && exists(server.pid); time += 1) {
    const leaving = clients.map(async (client) => client[Symbol.asyncDispose]())
    clients = await come()
    await Promise.all(leaving)
  }
  await Promise.all(clients.map(async (client) => client[Symbol.asyncDispose]()))
}

function print(...cells: string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
