import { readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  geppetto,
  geppettoJson,
  rawLog,
  runnerFiles,
  runnersDirectory,
  stopController,
  versionsAndSources,
  startControlled,
} from '../support/product.ts'
import { killForGood } from '../support/comeback.ts'
import { openStream } from '../support/stream-pane.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Shown {
  readonly runner: { readonly id: string; readonly metrics: { readonly gaps: number; readonly recoveredBytes: number } }
}

interface Dated {
  readonly runner: {
    readonly state: string
    readonly since: string
    readonly lastLine: string
    readonly metrics: { readonly lastOutputAt: string }
  }
}

/** The numbered lines of a log's text, once its last one is there. */
async function linesOf(server: TestServer, pane: string, expected: Buffer): Promise<string[]> {
  const last =
    expected
      .toString()
      .split('\r\n')
      .findLast((line) => /line \d{8}$/.test(line)) ?? ''
  let lines: string[] = []
  await waitFor(`'${last}' to be in the log`, async () => {
    const { stdout } = await geppetto(server, 'log', pane, '--text', '-n', '1000000')
    lines = stdout.split('\n').filter((line) => line.startsWith('stream'))
    return lines.includes(last)
  }).catch(() => undefined)
  return lines
}

function expectEachLineOnce(lines: readonly string[], expected: Buffer): void {
  const wanted = expected
    .toString()
    .split('\r\n')
    .filter((line) => line !== '')
  const count = new Map<string, number>()
  for (const line of lines) count.set(line, (count.get(line) ?? 0) + 1)
  expect(wanted.filter((line) => count.get(line) === undefined)).toEqual([])
  expect([...count].filter(([, times]) => times > 1)).toEqual([])
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('has every line once after moves to sessions without runners and back', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    for (const name of ['second', 'third']) await server.tmux('new-session', '-d', '-s', name)
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 400_000, rate: 100_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    stream.go()
    for (const session of ['second', 'third', 'main', 'second', 'main']) {
      await sleep(600)
      await server.tmux('move-window', '-d', '-s', stream.pane, '-t', `${session}:`)
    }
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    const { runner } = await geppettoJson<Shown>(server, 'show', stream.pane)
    expect(runner.metrics.gaps).toBe(0)
    expect(runner.metrics.recoveredBytes).toBeGreaterThan(0)
    await stopController(server)
  })

  it('goes on after a kill of the controller with every line once and nothing left twice', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 300_000, rate: 100_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'survivor')
    stream.go()
    for (let kill = 0; kill < 3; kill += 1) {
      await sleep(500)
      await killForGood(server)
      await sleep(200)
      const { runners } = await geppettoJson<{ runners: { name: string; state: string }[] }>(server, 'ls')
      expect(runners).toMatchObject([{ name: 'survivor', state: 'active' }])
    }
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    const { runner } = await geppettoJson<Shown>(server, 'show', 'survivor')
    expect(runner.metrics.gaps).toBe(0)
    const clients = await server.tmux('list-clients', '-F', '#{client_control_mode}')
    expect(clients.split('\n')).toEqual(['1', '1'])
    expect(runnerFiles(server, runner.id).has('output.log')).toBe(true)
    await stopController(server)
  })
})

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('says after a kill of the controller since when a pane is active, and when it has written', async () => {
    await using server = await startServer(binary, { config: sourceConfig, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'calm')
    await server.tmux('send-keys', 'words', 'Enter')
    await waitFor('the words', async () => (await rawLog(server, 'calm')).includes('words'))
    await sleep(1500)
    const before = await geppettoJson<Dated>(server, 'show', 'calm')
    expect(before.runner.state).toBe('active')
    await killForGood(server)
    await sleep(1500)
    const { runner } = await geppettoJson<Dated>(server, 'show', 'calm')
    expect(runner).toMatchObject({ state: 'active', since: before.runner.since, lastLine: 'words' })
    // The index tells it to the second.
    const saidAt = Date.parse(runner.metrics.lastOutputAt)
    expect(Math.abs(saidAt - Date.parse(before.runner.metrics.lastOutputAt))).toBeLessThan(1100)
    await stopController(server)
  })

  it('adopts a pane that writes, beside others that flood, with every line once', async () => {
    await using server = await startServer(binary, { config: `${sourceConfig}set -g history-limit 50000` })
    const bytes = 900_000
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes, rate: 300_000 })
    const floods = [2, 3].map(async (seed) => openStream(server, { session: 'main', seed, bytes: 20_000_000 }))
    for (const flood of await Promise.all(floods)) {
      await geppetto(server, 'mark', '-t', flood.pane)
      flood.go()
    }
    stream.go()
    await sleep(800)
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'adopted')
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    await stopController(server)
  })
  it('adopts text that looks like an escape sequence as the text that it is, and colours as colours', async () => {
    await using server = await startServer(binary)
    const text = String.raw`a \033[2J b \\ c \134 d \\033 e \\ `.trimEnd()
    const program = [`printf '%s\\n' '${text}'`, `printf '\\033[31mred\\033[0m\\n'`, 'exec cat']
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', program.join('; '))
    await waitFor('the text', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('red'))
    await geppetto(server, 'mark', '-t', pane)
    const { stdout } = await geppetto(server, 'log', pane, '--text')
    expect(stdout.trimEnd().split('\n')).toEqual([text, 'red'])
    expect((await rawLog(server, pane)).toString()).toContain('\u001b[31mred')
  })

  it('goes on after the lines that are left of a log that was deleted, at another width too', async () => {
    await using server = await startServer(binary, { width: 60 })
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'stty -echo; exec cat')
    let count = 0
    const write = async (lines: number): Promise<void> => {
      for (const end = count + lines; count < end;) {
        count += 1
        await server.tmux(
          'send-keys',
          '-t',
          pane,
          '-l',
          `${'a line that is wrapped where it is narrow '.repeat(2)}${count}`,
        )
        await server.tmux('send-keys', '-t', pane, 'Enter')
      }
      await waitFor('the lines', async () =>
        (await server.tmux('capture-pane', '-p', '-J', '-t', pane)).includes(` ${count}\n`),
      )
    }
    const numbers = async (): Promise<number[]> => {
      const { stdout } = await geppetto(server, 'log', pane, '--text')
      return stdout.split('\n').flatMap((line) => (/ (\d+)$/.exec(line) ? [Number(line.split(' ').at(-1))] : []))
    }
    await write(30)
    const { runner } = await geppettoJson<Shown>(server, 'mark', '-t', pane)
    const file = join(runnersDirectory(server), runner.id, 'output.log')
    // A line without its end, long enough on disk to be seen there.
    await server.tmux('send-keys', '-t', pane, '-l', 'half of a line ')
    await server.tmux('send-keys', '-t', pane, 'C-d')
    await waitFor('the half line', () => readFileSync(file, 'utf8').endsWith('half of a line '))
    await sleep(1500)
    unlinkSync(file)
    await write(20)
    await waitFor('the hole to be noticed', async () => (await numbers()).join(' ').endsWith('49 50'))
    await killForGood(server)
    await server.tmux('resize-window', '-t', pane, '-x', '100')
    await write(10)
    await geppetto(server, 'ls')
    await waitFor('the rest', async () => (await numbers()).at(-1) === 60)
    const left = await numbers()
    expect(left).toEqual(Array.from({ length: left.length }, (_, at) => 60 - left.length + 1 + at))
    expect((await geppettoJson<Shown>(server, 'show', pane)).runner.metrics.gaps).toBe(1)
    await stopController(server)
  })

  it('ends the log of a run whose pane was closed while no controller lived', async () => {
    await using server = await startServer(binary)
    await server.tmux('new-window', '-d', 'cat')
    await geppetto(server, 'mark', '-t', '%1', '--name', 'victim')
    await killForGood(server)
    await server.tmux('kill-pane', '-t', '%1')
    const { runners } = await geppettoJson<{ runners: { id: string; state: string }[] }>(server, 'ls')
    expect(runners).toMatchObject([{ state: 'lost' }])
    const index =
      runnerFiles(server, runners[0]?.id ?? '')
        .get('index.jsonl')
        ?.toString() ?? ''
    expect(JSON.parse(index.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ kind: 'end', confirmed: false })
    await stopController(server)
  })
})
