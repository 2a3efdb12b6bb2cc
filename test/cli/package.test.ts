import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENTRY } from '../support/product.ts'

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('the package', () => {
  it('has what a plugin needs, and neither sources nor tests', () => {
    const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' })
    const [{ files }] = JSON.parse(answer) as [{ files: { path: string }[] }]
    const paths = files.map(({ path }) => path)
    for (const path of ['plugin.tmux', 'dist/start.cjs', 'dist/main.js', 'scripts/geppetto-tmux', 'LICENSE'])
      expect(paths).toContain(path)
    expect(paths.filter((path) => /^(?:src|test|bench|node_modules)\//.test(path))).toEqual([])
  })

  it('has a lock file that holds with any registry', () => {
    expect(text('package-lock.json')).not.toContain('"resolved"')
  })

  it('has parts whose names do not change with their content', () => {
    const names = readdirSync(new URL('../../dist', import.meta.url))
    expect(names.filter((name) => /-[A-Z0-9]{8}\.js$/.test(name))).toEqual([])
  })

  it('has parts that say nothing of where they were built', () => {
    const directory = new URL('../../dist/', import.meta.url)
    const parts = readdirSync(directory).filter((name) => /\.c?js$/.test(name))
    const outside = parts.filter((name) => /^\/\/ \.\.\//m.test(readFileSync(new URL(name, directory), 'utf8')))
    expect(outside).toEqual([])
  })

  it('has the manual page of its commands', () => {
    const page = execFileSync(process.execPath, [ENTRY, 'man'], { encoding: 'utf8' })
    expect(text('docs/geppetto-tmux.1'), 'made anew by: scripts/geppetto-tmux man >docs/geppetto-tmux.1').toBe(page)
  })
})
