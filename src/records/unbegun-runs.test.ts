import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { removeUnbegun } from './unbegun-runs.ts'

const root = mkdtempSync(join(tmpdir(), 'unbegun-'))

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('what was left of a run that never began is removed, once no controller can be at it', () => {
  const runs = {
    raaaaaa: ['runner.json.new'],
    rbbbbbb: [],
    rcccccc: ['runner.json.new', 'output.log'],
    rdddddd: ['runner.json'],
    'no-run': ['runner.json.new'],
    reeeeee: ['runner.json.new'],
  }
  for (const [id, files] of Object.entries(runs)) {
    mkdirSync(join(root, id), { recursive: true })
    for (const file of files) writeFileSync(join(root, id, file), '')
    const secondsAgo = id === 'reeeeee' ? 1 : 60
    const at = Date.now() / 1000 - secondsAgo
    utimesSync(join(root, id), at, at)
  }
  removeUnbegun(root)
  expect(readdirSync(root)).toEqual(['no-run', 'rcccccc', 'rdddddd', 'reeeeee'])
  removeUnbegun(join(root, 'nowhere'))
})
