import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { namesOf } from '../../scripts/stable-names.ts'

const part = (modules: readonly string[], entryPoint?: string): Metafile['outputs'][string] => ({
  bytes: 1,
  inputs: Object.fromEntries(modules.map((module) => [module, { bytesInOutput: 1 }])),
  imports: [],
  exports: [],
  ...(entryPoint === undefined ? {} : { entryPoint }),
})

test('a part that only hands on what stands in a shared one has a name of its own', () => {
  const names = namesOf({
    'dist/run-AAAAAAAA.js': part([], 'src/cli/commands/run.ts'),
    'dist/chunk-BBBBBBBB.js': part(['src/cli/commands/run.ts', 'src/cli/commands/start.ts']),
    'dist/chunk-CCCCCCCC.js': part(['src/base/failure.ts']),
  })
  expect(Object.fromEntries(names)).toEqual({
    'run-AAAAAAAA.js': 'cli-commands-run.js',
    'chunk-BBBBBBBB.js': 'cli-commands-run.shared.js',
    'chunk-CCCCCCCC.js': 'base-failure.js',
  })
})

test('a part of which nothing is left does not take the name of the part that all others share', () => {
  const empty = { bytes: 1, inputs: { 'node_modules/zod/checks.js': { bytesInOutput: 0 } }, imports: [], exports: [] }
  const names = namesOf({ 'dist/chunk-AAAAAAAA.js': empty, 'dist/chunk-BBBBBBBB.js': part([]) })
  expect([...names.values()]).toEqual(['zod-checks.js', 'shared.js'])
})

test('two parts of one name are refused', () => {
  const same = part(['src/base/failure.ts'])
  expect(() => namesOf({ 'dist/chunk-AAAAAAAA.js': same, 'dist/chunk-BBBBBBBB.js': same })).toThrow('the same name')
})

test('what the short ways load when they need it is there', () => {
  const dist = join(import.meta.dirname, '../../dist')
  const ways = ['start.cjs', 'short-log.cjs'].map((file) => readFileSync(join(dist, file), 'utf8')).join('\n')
  const parts = [...ways.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, part]) => part ?? '')
  expect(parts).toContain('main.js')
  expect(parts.filter((part) => !existsSync(join(dist, part)))).toEqual([])
})
