import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSource, positionAt, processesOf, sourceAt, withoutPosition } from './run-source.ts'
import { readRecord, RECORD_FILE, writeRecord, type RunnerRecord } from './runner-file.ts'

const ID = 'rabcdef'
/** As records were written that had `source` as a word and `pipe` beside it. */
const OLD = {
  schema: 1,
  id: ID,
  name: 'first',
  agent: 'command',
  pane: '%0',
  window: 'w',
  session: 's',
  server: { socket: '/nowhere', pid: 1, startedAt: 1 },
  pid: 1,
  startedAt: 1,
  idleAfterMs: 1000,
  state: { kind: 'active', since: 1 },
  lastLine: '',
}
const PLACE = { id: '0123456789abcdef', reader: '12-34', carrier: '56-78', offset: 500 }

let root = ''
let problems: string[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'geppetto-source-'))
  problems = []
})

afterEach(() => rmSync(root, { recursive: true }))

function read(record: object): RunnerRecord | undefined {
  mkdirSync(join(root, ID), { recursive: true })
  writeFileSync(join(root, ID, RECORD_FILE), JSON.stringify(record))
  return readRecord(root, ID, (problem) => problems.push(problem))
}

describe('a record of the older form', () => {
  it.each([
    ['a pipe and where it goes on', { source: 'pipe', pipe: { ...PLACE, at: 100 } }],
    ['a pipe that was just opened', { pipe: { ...PLACE, at: 100 } }],
    ['a pipe that was just taken back', { source: 'look', pipe: { ...PLACE, at: 100 } }],
  ])('with %s goes on there', (_, part) => {
    const { source } = read({ ...OLD, ...part }) ?? {}
    expect(source).toEqual({ kind: 'pipe', position: { ...PLACE, at: 100 } })
    expect(keptSource(source)).toBe('pipe')
    expect(processesOf(source)).toMatchObject({ reader: '12-34', carrier: '56-78' })
    expect(positionAt(source, 130)).toEqual({ kind: 'pipe', ...PLACE, offset: 530 })
  })

  it.each(['control', 'look', 'pipe'] as const)('with the word %s says only that', (kind) => {
    const { source } = read({ ...OLD, source: kind }) ?? {}
    expect(source).toEqual({ kind })
    expect(keptSource(source)).toBeUndefined()
    expect(processesOf(source)).toEqual({})
  })

  it('without a word has no source', () => {
    expect(read(OLD)).toEqual(OLD)
  })

  it('is written in the form of now, and read again', async () => {
    const record = read({ ...OLD, source: 'pipe', pipe: { ...PLACE, at: 100 } })
    if (record === undefined) throw new Error(problems.join())
    await writeRecord(join(root, ID), record)
    const text: unknown = JSON.parse(readFileSync(join(root, ID, RECORD_FILE), 'utf8'))
    expect(text).toEqual({ ...OLD, source: { kind: 'pipe', position: { ...PLACE, at: 100 } } })
    expect(readRecord(root, ID, (problem) => problems.push(problem))).toEqual(record)
    expect(problems).toEqual([])
  })
})

describe('a record is set aside', () => {
  it.each([
    ['an unknown word', { source: 'wire' }],
    ['a number as its source', { source: 7, pipe: { ...PLACE, at: 100 } }],
    ['a pipe that is a number', { source: 'pipe', pipe: 7 }],
    [
      'a pipe beside a source of the form of now',
      { source: { kind: 'pipe', position: 7 }, pipe: { ...PLACE, at: 100 } },
    ],
    ['a pipe named by a path', { pipe: { ...PLACE, id: '../../../../etc/x', at: 100 } }],
    ['a pane that is a command', { pane: '%0 ; kill-server' }],
  ])('with %s', (_, part) => {
    expect(read({ ...OLD, ...part })).toBeUndefined()
    expect(problems).toEqual([expect.stringContaining(`${RECORD_FILE}.bad`)])
  })
})

describe('a position', () => {
  const source = sourceAt({ kind: 'pipe', ...PLACE }, 100)

  it('is that of the end of the log', () => {
    expect(positionAt(source, 100)).toEqual({ kind: 'pipe', ...PLACE })
  })

  it('is unknown when the log ends before it, or when it was given up', () => {
    expect(positionAt(source, 99)).toBeUndefined()
    expect(withoutPosition(source)).toEqual({ kind: 'pipe' })
    expect(positionAt(withoutPosition(source), 100)).toBeUndefined()
  })
})
