import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { isRunning } from '../../src/host/process-state.ts'
import {
  ENTRY,
  geppetto,
  geppettoJson,
  probeRunner,
  probeRunners,
  rawLog,
  runnerFiles,
  startControlled,
  stopController,
  versionsAndSources,
} from '../support/product.ts'
import { openStream } from '../support/stream-pane.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Listed {
  readonly runners: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
    readonly pane: string
  }[]
}

async function stateOf(server: TestServer, name: string): Promise<string | undefined> {
  const runners = await probeRunners<Listed['runners'][number]>(server)
  return runners.find((runner) => runner.name === name)?.state
}

async function waitForState(server: TestServer, name: string, state: string): Promise<void> {
  let seen: string | undefined
  await waitFor(`'${name}' to be ${state}`, async () => {
    seen = await stateOf(server, name)
    return seen === state
  }).catch(async (error: unknown) => {
    throw new Error(`last state: ${seen}; ${(await geppetto(server, 'controller', 'log')).stdout}`, { cause: error })
  })
}

/** The final events of a runner, as its events.jsonl has them. */
function finalEvents(server: TestServer, id: string): { state: string }[] {
  const lines = runnerFiles(server, id).get('events.jsonl')?.toString().trim().split('\n') ?? []
  const events = lines.map((line) => JSON.parse(line) as { type: string; state: string })
  return events.filter(
    ({ type, state }) => type === 'state' && ['completed', 'failed', 'stopped', 'lost'].includes(state),
  )
}

async function controlClients(server: TestServer): Promise<number> {
  const flags = await server.tmux('list-clients', '-F', '#{client_control_mode}')
  return flags.split('\n').filter((flag) => flag === '1').length
}

async function newPane(server: TestServer, command: string): Promise<string> {
  return server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', command)
}

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it.each([
    ['exit 0', 'completed', {}],
    ['exit 3', 'failed', { exitCode: 3 }],
    ['kill -9 $$', 'failed', { signal: 'SIGKILL' }],
  ])('tells how a program in a kept pane ended: %s', async (end, state, details) => {
    await using server = await startServer(binary, { config: `${sourceConfig}set -g remain-on-exit on` })
    const pane = await newPane(server, `exec sh -c 'read -r go; ${end}'`)
    await geppetto(server, 'mark', '-t', pane, '--name', 'program')
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitForState(server, 'program', state)
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'show', 'program')
    expect(runner).toMatchObject(details)
    expect(finalEvents(server, runner.id)).toMatchObject([{ state }])
    await stopController(server)
  })

  it.each([
    ['pane', async (server: TestServer, pane: string) => server.tmux('kill-pane', '-t', pane)],
    ['window', async (server: TestServer, pane: string) => server.tmux('kill-window', '-t', pane)],
    ['session', async (server: TestServer) => server.tmux('kill-session', '-t', 'other')],
  ])('gives exactly one final event when the %s is killed', async (_, kill) => {
    await using server = await startServer(binary, { config: sourceConfig })
    await server.tmux('new-session', '-d', '-s', 'other', 'cat')
    const pane = await server.tmux('display-message', '-p', '-t', 'other:', '#{pane_id}')
    await geppetto(server, 'mark', '-t', pane, '--name', 'victim')
    await kill(server, pane)
    await waitForState(server, 'victim', 'lost')
    const { runners } = await geppettoJson<Listed>(server, 'ls')
    expect(finalEvents(server, runners[0]?.id ?? '')).toMatchObject([{ state: 'lost', why: 'pane-closed' }])
    expect(await controlClients(server)).toBe(0)
    await stopController(server)
  })

  it('gives exactly one final event when the server is killed, and ends itself', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'victim')
    const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
    const { runners } = await geppettoJson<Listed>(server, 'ls')
    await server.tmux('kill-server')
    await waitFor('the controller to end', () => !isRunning(pid))
    expect(finalEvents(server, runners[0]?.id ?? '')).toMatchObject([{ state: 'lost', why: 'server-gone' }])
  })
})

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('tells a session that is gone from a server that is gone', async () => {
    await using server = await startServer(binary)
    await server.tmux('new-session', '-d', '-s', 'other', 'cat')
    await geppetto(server, 'mark', '-t', 'other:', '--name', 'victim')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'survivor')
    await server.tmux('kill-session', '-t', 'other')
    await waitForState(server, 'victim', 'lost')
    expect(await stateOf(server, 'survivor')).not.toBe('lost')
    await stopController(server)
  })

  it('has no client attached without runners', async () => {
    await using server = await startControlled(binary)
    expect((await geppetto(server, 'ls')).code).toBe(0)
    expect(await controlClients(server)).toBe(0)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    expect(await controlClients(server)).toBe(2)
    await geppetto(server, 'unmark', 'one')
    expect(await controlClients(server)).toBe(0)
    await stopController(server)
  })

  it('keeps to one tap a session and closes it with its last runner', async () => {
    await using server = await startControlled(binary)
    const panes = [await newPane(server, 'cat'), await newPane(server, 'cat')]
    for (const pane of panes) await geppetto(server, 'mark', '-t', pane)
    expect(await controlClients(server)).toBe(2)
    await server.tmux('new-session', '-d', '-s', 'other')
    await server.tmux('move-window', '-d', '-s', panes[0] ?? '', '-t', 'other:')
    await waitFor('a second tap', async () => (await controlClients(server)) === 3)
    await geppetto(server, 'unmark', panes[0] ?? '')
    await waitFor('the second tap to go', async () => (await controlClients(server)) === 2)
    await stopController(server)
  })

  it('serves two servers that do not see each other', async () => {
    await using one = await startServer(binary)
    await using two = await startServer(binary)
    await geppetto(one, 'mark', '-t', '%0', '--name', 'first')
    await geppetto(two, 'mark', '-t', '%0', '--name', 'second')
    expect((await geppettoJson<Listed>(one, 'ls')).runners.map((runner) => runner.name)).toEqual(['first'])
    expect((await geppettoJson<Listed>(two, 'ls')).runners.map((runner) => runner.name)).toEqual(['second'])
    await stopController(one)
    expect(await stateOf(two, 'second')).not.toBe('lost')
    await stopController(two)
  })

  it('leaves no process behind when it ends', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
    await sleep(100)
    await stopController(server)
    expect(isRunning(pid)).toBe(false)
    expect(await controlClients(server)).toBe(0)
    expect(await server.tmux('show-environment', '-gh')).toBe('')
  })
})

describe.each(oldestAndNewest())('a controller and its files, tmux $version', ({ binary }) => {
  it('serves two servers of one user with one state directory', async () => {
    await using one = await startServer(binary)
    await using two = await startServer(binary)
    const sharing = { ...two, env: { ...two.env, XDG_STATE_HOME: one.env['XDG_STATE_HOME'] ?? '' } }
    await geppetto(one, 'mark', '-t', '%0', '--name', 'first')
    await geppetto(sharing, 'mark', '-t', '%0', '--name', 'second')
    expect((await geppettoJson<Listed>(one, 'ls')).runners.map((runner) => runner.name)).toEqual(['first'])
    expect((await geppettoJson<Listed>(sharing, 'ls')).runners.map((runner) => runner.name)).toEqual(['second'])
    await stopController(one)
    await stopController(sharing)
  })

  it('ends with one controller when many start at once', async () => {
    await using server = await startServer(binary)
    const runs = await Promise.all(Array.from({ length: 6 }, async () => geppetto(server, 'controller', 'start')))
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0, 0, 0, 0])
    await waitFor('the others to give way', () => controllersOf(server).length === 1)
    await stopController(server)
    expect(controllersOf(server)).toHaveLength(0)
  })

  it('refuses a second controller from another state directory', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    const elsewhere = { ...server, env: { ...server.env, XDG_STATE_HOME: join(server.home, 'elsewhere') } }
    const { code, stderr } = await geppetto(elsewhere, 'controller', 'run')
    expect(code).toBe(75)
    expect(stderr).toContain('another controller')
    await stopController(server)
  })

  it('rotates by size, keeps every byte and finds the last lines', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-log-max-size', '4M')
    const bytes = 32 * 1024 * 1024
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'flood')
    stream.go()
    await stream.written()
    const { runners } = await geppettoJson<Listed>(server, 'ls')
    await waitFor('the log to be written', async () => {
      const runner = await probeRunner<{ metrics: { bytes: number } }>(server, 'flood')
      return runner.metrics.bytes >= stream.expected.length
    })
    await stopController(server)
    const names = [...runnerFiles(server, runners[0]?.id ?? '').keys()]
    expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(8)
    expect((await rawLog(server, 'flood')).equals(stream.expected)).toBe(true)
    const { stdout } = await geppetto(server, 'log', 'flood', '--text', '-n', '100')
    expect(stdout.split('\n')).toEqual(stream.expected.toString().trimEnd().split('\r\n').slice(-100))
  })

  it('keeps a record that it cannot read aside and goes on', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    const { runners } = await geppettoJson<Listed>(server, 'ls')
    const file = join(server.home, 'state/geppetto-tmux/runners', runners[0]?.id ?? '', 'runner.json')
    await stopController(server)
    writeFileSync(file, '{"schema": 1, "id": ')
    const { runners: after } = await geppettoJson<Listed>(server, 'ls')
    expect(after).toMatchObject([{ id: runners[0]?.id, name: 'one' }])
    expect(readFileSync(`${file}.bad`, 'utf8')).toBe('{"schema": 1, "id": ')
    await stopController(server)
  })

  it('uses the default for a wrong option and says so once', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-idle-after', 'soon')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    const status = await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')
    expect(status.problems).toEqual(["@geppetto-idle-after has the wrong value 'soon'; the default is used"])
    await stopController(server)
  })
})

/** Process ids of the controllers of one server. */
function controllersOf(server: TestServer): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const argv = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
        return argv.includes(ENTRY) && argv.includes(server.socket) && argv.includes('run')
      } catch {
        return false
      }
    })
    .map(Number)
    .filter(isRunning)
}
