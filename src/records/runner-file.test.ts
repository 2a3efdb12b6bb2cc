import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RECORD_FILE, RecordKeeper, type RunnerRecord } from './runner-file.ts'

const RECORD: RunnerRecord = {
  schema: 1,
  id: 'r000000',
  name: 'first',
  agent: 'command',
  idleAfterMs: 1000,
  server: { pid: 1, startedAt: 1, socket: '/nowhere' },
  pane: '%0',
  window: 'w',
  session: 's',
  pid: 1,
  startedAt: 1,
  state: { kind: 'starting', since: 1 },
  lastLine: '',
}

let root = ''
let record = RECORD
let problems: (string | undefined)[] = []

function keeper(directory: string): RecordKeeper {
  return new RecordKeeper({ directory, record: () => record, onTrouble: (problem) => problems.push(problem) })
}

function nameOnDisk(directory: string): string {
  return (JSON.parse(readFileSync(join(directory, RECORD_FILE), 'utf8')) as RunnerRecord).name
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'geppetto-record-'))
  record = RECORD
  problems = []
})

afterEach(() => rmSync(root, { recursive: true }))

describe('RecordKeeper', () => {
  it('is flushed when the last change is on disk, also one that came while an earlier one was written', async () => {
    const kept = keeper(root)
    kept.save()
    await kept.flushed()
    expect(nameOnDisk(root)).toBe('first')
    record = { ...RECORD, name: 'second' }
    kept.save()
    await Promise.resolve()
    record = { ...RECORD, name: 'third' }
    kept.save()
    await kept.flushed()
    expect(nameOnDisk(root)).toBe('third')
    await kept.close()
  })

  it('is flushed when the disk has refused it, and saves it when the disk takes it again', async () => {
    const directory = join(root, 'run')
    writeFileSync(directory, 'a file where a directory should be')
    const kept = keeper(directory)
    kept.save()
    await kept.flushed()
    expect(problems).toEqual([expect.stringMatching('EEXIST|ENOTDIR')])
    rmSync(directory)
    await expect.poll(() => problems.at(-1), { timeout: 5000 }).toBeUndefined()
    expect(nameOnDisk(directory)).toBe('first')
    await kept.close()
  })
})
