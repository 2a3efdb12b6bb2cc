import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunnerRecord } from '../../src/records/runner-file.ts'
import { geppetto, geppettoJson, runnersDirectory, stopController } from '../support/product.ts'
import { oneVersion, startServer } from '../support/tmux.ts'

interface Runner {
  readonly id: string
  readonly name: string
}

const RUNS = 520
/** What a controller remembers: src/controller/runs/ended-runs.ts. */
const REMEMBERED = 500

/** Ids have no 0, 1, 8 and 9. */
const idOf = (number: number): string =>
  `r${number
    .toString(8)
    .padStart(6, '0')
    .replace(/[01]/g, (it) => 'ab'[+it] ?? '')}`

describe.each(oneVersion())('tmux $version', ({ binary }) => {
  test('the newest of many ended runs are listed, and older ones are found by name and id', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    await geppetto(server, 'mark', '-t', 'main:', '--name', 'first')
    const { runner } = await geppettoJson<{ runner: Runner }>(server, 'show', 'first')
    await geppetto(server, 'unmark', 'first')
    await stopController(server)
    const root = runnersDirectory(server)
    const record = JSON.parse(readFileSync(join(root, runner.id, 'runner.json'), 'utf8')) as RunnerRecord
    for (let run = 1; run < RUNS; run += 1) {
      const [id, name] = [idOf(run), `run-${run}`]
      cpSync(join(root, runner.id), join(root, id), { recursive: true })
      const state = { ...record.state, since: record.state.since + run }
      writeFileSync(join(root, id, 'runner.json'), JSON.stringify({ ...record, id, name, state }))
    }

    const { runners } = await geppettoJson<{ runners: readonly Runner[] }>(server, 'ls')
    const names = new Set(runners.map(({ name }) => name))
    expect(names.size).toBe(REMEMBERED)
    expect([names.has(`run-${RUNS - 1}`), names.has('run-20'), names.has('run-19')]).toEqual([true, true, false])

    const byName = await geppettoJson<{ runner: Runner }>(server, 'show', 'run-7')
    expect(byName.runner.id).toBe(idOf(7))
    const byId = await geppettoJson<{ runner: Runner }>(server, 'show', runner.id)
    expect(byId.runner.name).toBe('first')
    expect((await geppetto(server, 'remove', 'run-7')).code).toBe(0)
    expect((await geppetto(server, 'show', 'run-7')).code).not.toBe(0)
    await stopController(server)
  })
})
