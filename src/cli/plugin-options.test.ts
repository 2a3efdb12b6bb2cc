import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PLUGIN_OPTIONS, strayOptions } from './plugin-options.ts'

describe('options of the plugin', () => {
  it('are all that scripts and the README name', () => {
    const files = ['plugin.tmux', 'scripts/bindings.conf', 'scripts/status-line.conf', 'README.md', 'docs/options.md']
    const text = files.map((file) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).join('\n')
    const named = new Set(text.match(/@geppetto-[a-z]+(?:-[a-z]+)*(?![a-zA-Z-])/g))
    expect([...named].filter((name) => !PLUGIN_OPTIONS.has(name))).toEqual([])
    expect(named.size).toBeGreaterThan(20)
  })

  it('are told from what only begins so', () => {
    const lines = ['@geppetto-source pipe', '@geppetto_dir /x', '@geppetto-sauce pipe', '@geppetto-', 'status on']
    expect(strayOptions(lines)).toEqual([
      "@geppetto-sauce is no option of geppetto-tmux; did you mean '@geppetto-source'?",
    ])
    expect(strayOptions(Array.from({ length: 1000 }, (_, at) => `@geppetto-x${at} y`))).toHaveLength(20)
  })
})
