import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'bench/README.md',
]

/** The links of a page to other places of the repository. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, target = '']) => target)
}

/** The names under which the headings of a page can be reached. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading)
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

describe('the docs', () => {
  it.each(PAGES)('%s leads to places that are there', (page) => {
    const lost = linksOf(page).filter((target) => {
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path)
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).has(anchor))
    })
    expect(lost).toEqual([])
  })

  it('are all reached from the README', () => {
    const reached = new Set<string>()
    const visit = (page: string): void => {
      if (reached.has(page)) return
      reached.add(page)
      for (const target of linksOf(page)) {
        const path = target.split('#')[0] ?? ''
        if (path.endsWith('.md')) visit(relative(ROOT, join(ROOT, dirname(page), path)))
      }
    }
    visit('README.md')
    const questions = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'))
    expect(questions.map((name) => `docs/${name}`).filter((page) => !reached.has(page))).toEqual([])
  })
})
