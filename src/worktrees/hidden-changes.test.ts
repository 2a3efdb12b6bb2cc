import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hiddenChanges } from './hidden-changes.ts'

const path = mkdtempSync(join(tmpdir(), 'hidden-'))
const git = (...args: string[]) => execFileSync('git', ['-C', path, ...args], { stdio: 'ignore' })

afterAll(() => rmSync(path, { recursive: true, force: true }))

test('files that git was told not to look at count when they were changed', async () => {
  git('init')
  const files = ['same', 'assumed', 'skipped', 'absent', 'a b [c]\nd', '-x']
  for (const file of files) writeFileSync(join(path, file), 'one\n')
  git('add', '.')
  expect(await hiddenChanges(path)).toBe(0)
  git('update-index', '--assume-unchanged', '--', 'same', 'assumed', 'a b [c]\nd', '-x')
  git('update-index', '--skip-worktree', '--', 'skipped', 'absent')
  expect(await hiddenChanges(path)).toBe(0)
  rmSync(join(path, 'absent'))
  for (const file of ['assumed', 'skipped', 'a b [c]\nd', '-x']) writeFileSync(join(path, file), 'two\n')
  expect(await hiddenChanges(path)).toBe(4)
  const odd = Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff])])
  writeFileSync(odd, 'one\n')
  git('add', '.')
  execFileSync('git', ['-C', path, 'update-index', '-z', '--assume-unchanged', '--stdin'], {
    input: Buffer.from([0xff, 0]),
  })
  expect(await hiddenChanges(path)).toBe(5)
})
