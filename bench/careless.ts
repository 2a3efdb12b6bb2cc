/**
 * How often control clients that take no care end a tmux server: respawned panes, clients that come and go together,
 * a session whose programs end together.
 *
 * `npm run bench -- careless [--tmux 3.7c] [--runs 20]`. It says why our clients do what they do; ours are not in it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { attachCareless } from '../test/support/careless-client.ts'
import openRoot from '../test/support/private-root.ts'
import { startServer, tmuxVersions, type TestServer } from '../test/support/tmux.ts'
import { exists } from './support/proc.ts'

const FLOOD = 'yes as fast as the terminal takes it'
const BURST = 'sleep 0.3; seq 20000'
const AGAIN = 'echo again; exec cat'
/** Clients that come or go at the same time. */
const CROWD = 3

const { values } = parseArgs({ options: { tmux: { type: 'string' }, runs: { type: 'string', default: '20' } } })
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const close = openRoot()
try {
  for (const { version, binary } of tmuxVersions()) {
    await count(version, binary, 'respawn-pane -k in a flood, the client reads at once', respawnInFlood)
    await count(version, binary, 'respawn-pane of a pane that died after a burst', respawnAfterBurst)
    await count(version, binary, 'both programs of a session with two windows are killed', doom)
    await count(version, binary, `${CROWD} clients leave while ${CROWD} come, ten times`, crowd)
  }
} finally {
  await close?.()
}
process.exit()

async function count(
  version: string,
  binary: string,
  name: string,
  attempt: (server: TestServer) => Promise<void>,
): Promise<void> {
  let ended = 0
  for (let run = 0; run < Number(values.runs); run += 1) {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on' })
    // What is asked of a server that has died fails.
    await attempt(server).catch(() => undefined)
    if (!exists(server.pid)) ended += 1
  }
  process.stdout.write(`tmux ${version}: ${name}: ${ended} of ${values.runs} servers ended\n`)
}

async function doom(server: TestServer): Promise<void> {
  await server.tmux('set-option', '-g', 'remain-on-exit', 'off')
  await server.tmux('new-session', '-d', '-s', 'second', 'exec sleep 1000')
  await server.tmux('new-window', '-d', '-t', 'second:', 'exec sleep 1000')
  await using _client = await attachCareless(server)
  await sleep(300)
  const programs = await server.tmux('list-panes', '-s', '-t', 'second', '-F', '#{pane_pid}')
  for (const program of programs.split('\n')) process.kill(Number(program), 'SIGKILL')
  await sleep(300)
}

async function respawnInFlood(server: TestServer): Promise<void> {
  await server.tmux('respawn-pane', '-k', '-t', 'main:0', FLOOD)
  await using _client = await attachCareless(server)
  await sleep(300)
  await server.tmux('respawn-pane', '-k', '-t', 'main:0', AGAIN)
  await sleep(300)
}

async function respawnAfterBurst(server: TestServer): Promise<void> {
  await server.tmux('respawn-pane', '-k', '-t', 'main:0', BURST)
  await using _client = await attachCareless(server)
  await sleep(1000)
  await server.tmux('respawn-pane', '-t', 'main:0', AGAIN)
  await sleep(300)
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
