import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { CLAUDE_SESSION, layTranscript } from '../support/agent-records.ts'
import { controllerPid } from '../support/processes.ts'
import { ENTRY, geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oldestAndNewest, oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Metrics {
  readonly bytes: number
  readonly lines?: number
  readonly cpuPercent?: number
  readonly memoryBytes?: number
  readonly processes?: number
  readonly bytesPerSecond?: number
  readonly maxDurationLeftMs?: number
  readonly states: Readonly<Record<string, number>>
}

interface Event {
  readonly type: string
  readonly seq: number
  readonly name: string
}

const MIB = 1024 * 1024
/** Takes a whole core and holds memory, in a child of the shell. */
const BUSY = `node -e 'const held = Buffer.alloc(${64 * MIB}, 1); for (;;) held[0] += 1'; :`

const metrics = async (server: TestServer, runner: string): Promise<Metrics> =>
  (await geppettoJson<{ runner: { metrics: Metrics } }>(server, 'show', runner)).runner.metrics
const marked = async (server: TestServer, name: string, command: string): Promise<void> => {
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', command)
  await geppetto(server, 'mark', '-t', pane, '--name', name)
}
/** Reads events until `enough`, then ends the reader. */
const eventsUntil = async (
  server: TestServer,
  enough: (events: readonly Event[]) => boolean,
  ...options: string[]
): Promise<readonly Event[]> => {
  const reader = execa(process.execPath, [ENTRY, '-S', server.socket, 'events', '-f', ...options], {
    env: server.env,
    extendEnv: false,
    reject: false,
    timeout: 30_000,
  })
  const events: Event[] = []
  for await (const line of reader) {
    events.push(JSON.parse(line) as Event)
    if (enough(events)) break
  }
  reader.kill()
  await reader
  return events
}

describe.each(oneVersion())('figures of runners, tmux $version', ({ binary }) => {
  it('are those of the whole tree of processes', async () => {
    await using server = await startServer(binary)
    await marked(server, 'busy', BUSY)
    await marked(server, 'silent', 'exec cat')
    await waitFor('the program to be busy', async () => {
      const { cpuPercent = 0, memoryBytes = 0, processes = 0 } = await metrics(server, 'busy')
      return cpuPercent > 20 && memoryBytes > 64 * MIB && processes === 2
    })
    const silent = await metrics(server, 'silent')
    expect(silent).toMatchObject({ processes: 1, cpuPercent: 0, bytesPerSecond: 0 })
    expect(silent.memoryBytes).toBeLessThan(16 * MIB)

    const { stdout } = await geppetto(server, 'ls', '--wide')
    expect(stdout).toMatch(/STATE +NAME +AGENT +PANE +SINCE +CPU +MEMORY +OUTPUT +LINES +LEFT +LAST LINE/)
    expect(stdout).toMatch(/ busy .* \d+ % +[\d.]+ MiB +0 B\/s +0 +-/)
    expect((await geppetto(server, 'show', 'busy')).stdout).toMatch(/takes .* % of a core, [\d.]+ MiB in 2 processes/)
    await stopController(server)
  })

  it('come as events while somebody asks for them, and are no events that count', async () => {
    await using server = await startServer(binary)
    await marked(server, 'one', 'exec cat')
    await marked(server, 'two', 'exec cat')
    const isTwice = (events: readonly Event[]): boolean =>
      events.filter(({ type, name }) => type === 'metrics' && name === 'two').length === 2
    const all = await eventsUntil(server, isTwice, '--metrics')
    expect(all.filter(({ name }) => name === 'one').length).toBeGreaterThanOrEqual(1)
    expect(all.filter(({ type }) => type === 'metrics')[0]).toMatchObject({ bytes: 0, processes: 1 })
    const [one] = await eventsUntil(server, (events) => events.length === 2, '--metrics', '--runner', 'one')
    expect(one).toMatchObject({ type: 'metrics', name: 'one' })
    const past = (await geppetto(server, 'events')).stdout.split('\n').map((line) => JSON.parse(line) as Event)
    expect(past.map(({ type }) => type)).not.toContain('metrics')
    expect(past.map(({ seq }) => seq)).toEqual(past.map((_, i) => i + 1))
    await stopController(server)
  })

  it('of use come as events when the state has changed and something new was recorded', async () => {
    await using server = await startServer(binary)
    layTranscript(server.home, 'claude')
    const record = `{\\"pid\\":$$,\\"sessionId\\":\\"${CLAUDE_SESSION}\\",\\"procStart\\":\\"$start\\",\\"status\\":\\"idle\\"}`
    const agent = `mkdir -p ~/.claude/sessions; start=$(cut -d' ' -f22 /proc/$$/stat); echo "${record}" >~/.claude/sessions/$$.json; read _; echo more; read _`
    await marked(server, 'claude', agent)
    await geppetto(server, 'mark', '-t', 'main:0')
    const reading = eventsUntil(
      server,
      (events) => events.some(({ type }) => type === 'usage'),
      '--since',
      '0',
      '--usage',
    )
    await server.tmux('send-keys', '-t', 'main:1', 'Enter')
    const used = (await reading).find(({ type }) => type === 'usage')
    expect(used).toMatchObject({ name: 'claude', usage: { requests: 8, tokens: { output: 351 } } })
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('what was written, tmux $version', ({ binary }) => {
  it('count every line once, also over a killed controller and after the end', async () => {
    await using server = await startServer(binary)
    await marked(server, 'lines', 'stty -echo; seq 1000; read _; seq 500; read _')
    await waitFor('the first lines', async () => (await metrics(server, 'lines')).lines === 1000)
    process.kill(await controllerPid(server), 'SIGKILL')
    expect((await metrics(server, 'lines')).lines).toBe(1000)
    const pane = await server.tmux('list-panes', '-a', '-f', '#{==:#{@geppetto_name},lines}', '-F', '#{pane_id}')
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('the other lines', async () => (await metrics(server, 'lines')).lines === 1500)
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('its end', async () => {
      const { runner } = await geppettoJson<{ runner: { state: string } }>(server, 'show', 'lines')
      return ['completed', 'lost'].includes(runner.state)
    })
    const ended = await metrics(server, 'lines')
    expect(ended.lines).toBe(1500)
    expect(ended).not.toHaveProperty('cpuPercent')
    await stopController(server)
  })

  it('tell the rate of output, the time in each state and the time that is left', async () => {
    await using server = await startServer(binary)
    const flood = ['sh', '-c', 'while :; do echo some text in a line; sleep 0.01; done']
    await geppetto(server, 'run', '--name', 'flood', '--max-duration', '1h', '--', ...flood)
    await waitFor('a rate', async () => ((await metrics(server, 'flood')).bytesPerSecond ?? 0) > 100)
    const { maxDurationLeftMs = 0, states } = await metrics(server, 'flood')
    expect(maxDurationLeftMs).toBeGreaterThan(0)
    expect(maxDurationLeftMs).toBeLessThanOrEqual(3_600_000)
    expect(states['active']).toBeGreaterThan(0)
    await geppetto(server, 'stop', 'flood')
    const before = (await metrics(server, 'flood')).states
    expect(before['active']).toBeGreaterThanOrEqual(states['active'] ?? 0)
    expect((await metrics(server, 'flood')).states).toEqual(before)
    await stopController(server)
  })
})
