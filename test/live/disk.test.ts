import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { loadPlugin } from '../support/plugin.ts'
import { geppetto, geppettoJson, probeRunners, rawLog, stopController } from '../support/product.ts'
import { canMount, smallDisk, type SmallDisk } from '../support/small-disk.ts'
import { openStream, type StreamPane } from '../support/stream-pane.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const MB = 1024 * 1024

/** A server whose logs are on a disk of their own. */
async function serverOn(disk: SmallDisk, binary: string, config = ''): Promise<TestServer> {
  return startServer(binary, { env: { XDG_STATE_HOME: disk.path }, config, width: 120 })
}

async function problems(server: TestServer): Promise<string> {
  const status = await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')
  return status.problems.join('\n')
}

async function inTrouble(server: TestServer): Promise<string> {
  return waitFor('the problem to be known', async () => problems(server))
}

async function untilWell(server: TestServer): Promise<void> {
  await expect.poll(async () => problems(server), { timeout: 30_000, message: 'logging to go on' }).toBe('')
}

async function stateOf(server: TestServer, name: string): Promise<string | undefined> {
  const runners = await probeRunners<{ name: string; state: string }>(server)
  return runners.find((runner) => runner.name === name)?.state
}

async function eventsOf(server: TestServer): Promise<string[]> {
  const { stdout } = await geppetto(server, 'events')
  return stdout.split('\n').map((line) => (JSON.parse(line) as { type: string }).type)
}

async function expectWhole(server: TestServer, stream: StreamPane): Promise<void> {
  let log: Buffer = Buffer.alloc(0)
  await waitFor('the whole log', async () => {
    log = await rawLog(server, stream.pane)
    return log.length >= stream.expected.length
  }).catch(() => undefined)
  expect(log.length).toBe(stream.expected.length)
  expect(log.equals(stream.expected)).toBe(true)
}

async function shows(client: OuterClient, wanted: boolean): Promise<void> {
  await expect
    .poll(async () => (await client.statusLine()).includes('log!'), { timeout: 20_000, message: 'log!' })
    .toBe(wanted)
}

describe.skipIf(!canMount).each(oldestAndNewest())('a full disk on tmux $version', ({ binary }) => {
  it('stops no state, is told once, and costs no byte', async () => {
    await using disk = smallDisk(8 * MB)
    await using server = await serverOn(disk, binary, 'set -g display-time 4000')
    await loadPlugin(server)
    await using client = await attachClient(server, { width: 120 })
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 4 * MB, rate: 2 * MB })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'build', '--idle-after', '1s')
    await waitFor('it to be idle', async () => (await stateOf(server, 'build')) === 'idle')
    await shows(client, false)

    disk.fill()
    stream.go()
    await waitFor('the message', async () => (await client.statusLine()).includes('geppetto: logs cannot be written'))
    await shows(client, true)
    const problem = await inTrouble(server)
    expect(problem).toContain("'build'")
    expect(problem).toContain(join(disk.path, 'geppetto-tmux/runners'))
    expect(problem).toContain('ENOSPC: no space left on device')
    expect(problem).toContain('free some space there')
    expect((await geppetto(server, 'doctor')).stdout).toContain(problem)
    await stream.written()
    await waitFor('it to be idle again', async () => (await stateOf(server, 'build')) === 'idle')
    expect((await geppetto(server, 'rename', 'build', 'again')).code).toBe(0)
    expect((await geppetto(server, 'show', 'again')).stdout).toContain('idle')

    await disk.free()
    await shows(client, false)
    await untilWell(server)
    await expectWhole(server, stream)
    const events = await eventsOf(server)
    expect(events.filter((type) => type.startsWith('log-'))).toEqual(['log-trouble', 'log-resumed'])
    const meanwhile = events.slice(events.indexOf('log-trouble'), events.indexOf('log-resumed'))
    expect(meanwhile).toEqual(expect.arrayContaining(['state', 'renamed']))
    await stopController(server)
  })

  it('keeps the end of a run that ends meanwhile, until there is room', async () => {
    await using disk = smallDisk(8 * MB)
    await using server = await serverOn(disk, binary)
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: MB })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'short')
    disk.fill()
    stream.go()
    await stream.written()
    await inTrouble(server)
    expect((await geppetto(server, 'unmark', 'short')).code).toBe(0)
    expect(await stateOf(server, 'short')).toBe('stopped')
    await disk.free()
    await untilWell(server)
    await expectWhole(server, stream)
    const { stdout: path } = await geppetto(server, 'log', 'short', '--path')
    await stopController(server)
    // Without the controller that saw it: the record says how it ended.
    expect((await geppetto(server, 'show', 'short')).stdout).toContain('stopped')
    expect(statSync(path).size).toBe(stream.expected.length)
    await stopController(server)
  })

  it('does not keep a new controller from watching', async () => {
    await using disk = smallDisk(4 * MB)
    await using server = await serverOn(disk, binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'shell')
    disk.fill()
    await stopController(server)
    await disk.free()
    await geppetto(server, 'controller', 'start')
    const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
    disk.fill()
    process.kill(pid, 'SIGKILL')
    // Its socket is left, and so there is an inode for the next one.
    expect(await stateOf(server, 'shell')).toBe('active')
    expect(await inTrouble(server)).toContain('ENOSPC')
    await disk.free()
    await untilWell(server)
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('files that are deleted under a controller on tmux $version', ({ binary }) => {
  it('cost what was in them, and nothing else', async () => {
    await using server = await startServer(binary)
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 600_000, rate: 200_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'api')
    stream.go()
    const { stdout: path } = await geppetto(server, 'log', 'api', '--path')
    await waitFor('a second of output', () => statSync(path).size > 200_000)
    rmSync(join(server.home, 'state'), { recursive: true })
    await stream.written()
    await waitFor('the controller to be reached again', async () => (await geppetto(server, 'show', 'api')).code === 0)
    await waitFor('the record', async () => (await geppetto(server, 'log', 'api', '-n', '1')).code === 0)
    const { runner } = await geppettoJson<{ runner: { metrics: { gaps: number; bytes: number } } }>(
      server,
      'show',
      'api',
    )
    expect(runner.metrics).toMatchObject({ gaps: 1, bytes: stream.expected.length })
    const log = await rawLog(server, 'api')
    expect(log.length).toBeGreaterThan(100_000)
    expect(log.equals(stream.expected.subarray(-log.length))).toBe(true)
    const { stdout: text } = await geppetto(server, 'log', 'api', '--ansi')
    expect(text).toMatch(/gap: output missing \(\d+ kB\): the file was deleted/)
    expect(await eventsOf(server)).toContain('gap')
    const directories = ['', 'geppetto-tmux', 'geppetto-tmux/s', 'geppetto-tmux/runners']
    const modes = directories.map((name) => statSync(join(server.home, 'state', name)).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o700])
    await stopController(server)
  })
})
