import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecord, writeRecord, type RunnerRecord } from '../../records/runner-file.ts'
import { EventHub } from '../events/event-hub.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { Archive } from './archive.ts'
import { LiveRunners } from './live-runners.ts'
import { Names } from './names.ts'
import type { FleetOptions } from './options.ts'
import { Places } from './places.ts'
import { Register } from './register.ts'

const SERVER = { socket: '/here', pid: 1, startedAt: 1 }
const OLD = 'raaaaaa'
const NEW = 'rbbbbbb'
const LIVE = 'rcccccc'

let root = ''
let changes = 0
let live: LiveRunners
let archive: Archive
let register: Register
let names: Names

function record(id: string, name: string, state: RunnerRecord['state']): RunnerRecord {
  const place = { pane: '%1', window: 'w', session: 's', server: SERVER, pid: 1 } as const
  return { schema: 1, id, name, agent: 'command', ...place, startedAt: 1, idleAfterMs: 1, state, lastLine: '' }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'geppetto-register-'))
  changes = 0
  const options: Pick<FleetOptions, 'root' | 'server' | 'hub' | 'askAll' | 'onChange'> = {
    root,
    server: SERVER,
    hub: new EventHub(),
    askAll: async () => Promise.resolve([]),
    onChange: () => (changes += 1),
  }
  live = new LiveRunners()
  archive = new Archive(options as FleetOptions, new Places(SERVER, live))
  register = new Register(live, archive)
  names = new Names(options, register)
  archive.add(record(OLD, 'same', { kind: 'completed', since: 1 }))
  archive.add(record(NEW, 'same', { kind: 'failed', since: 2, unseen: true }))
})

afterEach(() => rmSync(root, { recursive: true }))

function liveToo(): void {
  const whole = record(LIVE, 'same', { kind: 'active', since: 0 })
  const { id, name, pane, state } = whole
  live.add({ id, name, pane, state, record: whole, isStarted: false } as Partial<TrackedRunner> as TrackedRunner)
}

describe('a runner is found', () => {
  it('by its name, id or pane: a live one first, else the last to end', () => {
    expect(register.find('same').id).toBe(NEW)
    expect(register.find('%1').id).toBe(NEW)
    expect(register.find(OLD).id).toBe(OLD)
    liveToo()
    expect(register.find('same').id).toBe(LIVE)
    expect(register.records.map(({ id }) => id)).toEqual([LIVE, OLD, NEW])
  })

  it('on the disk when it is none of the newest', async () => {
    const older = record('rdddddd', 'older', { kind: 'completed', since: 0 })
    await writeRecord(join(root, older.id), older)
    expect(register.findAny('older')).toEqual(older)
    expect(register.findAny('none')).toBeUndefined()
  })

  it('or a Failure says why not', () => {
    expect(() => register.find('sane')).toThrow(expect.objectContaining({ kind: 'runner-not-found' }))
    expect(() => register.findLive(OLD)).toThrow(expect.objectContaining({ kind: 'runner-ended' }))
    liveToo()
    expect(() => register.findStarted(LIVE)).toThrow(expect.objectContaining({ kind: 'not-started' }))
  })
})

it('gives names that no live runner has, and no id of any', () => {
  expect(names.newName('same', [])).toBe('same')
  liveToo()
  expect(() => names.newName('same', [])).toThrow(expect.objectContaining({ kind: 'runner-exists' }))
  expect(() => names.newName(OLD, [])).toThrow(expect.objectContaining({ kind: 'runner-exists' }))
  expect(names.newName(undefined, ['same', 'other'])).toBe('other')
  expect(names.newName(undefined, ['same'])).toBe('same-2')
})

describe('an ended run', () => {
  it('that was looked at says so on the disk, and once', async () => {
    const [, failed] = archive.newest
    if (failed === undefined) throw new Error('it was not added')
    await archive.looked(failed)
    await archive.looked(failed)
    expect(changes).toBe(1)
    const state = { kind: 'failed', since: 2 }
    expect(register.find(NEW).state).toEqual(state)
    expect(readRecord(root, NEW, () => undefined)?.state).toEqual(state)
  })

  it('is removed with its directory', async () => {
    const ended = register.find(OLD)
    await writeRecord(join(root, OLD), ended)
    await archive.remove(ended)
    expect(existsSync(join(root, OLD))).toBe(false)
    expect(register.records.map(({ id }) => id)).toEqual([NEW])
  })

  it('is not removed while it lives', async () => {
    liveToo()
    await expect(archive.remove(register.find(LIVE))).rejects.toMatchObject({ kind: 'runner-live' })
  })
})
