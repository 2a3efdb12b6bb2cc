import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OccasionKind } from '../../runner/occasion.ts'
import { announce, inOneLine, type News } from './announcement.ts'

function news(name: string, kind: OccasionKind = 'waiting', lastLine = `last of ${name}`): News {
  return { id: `r${name}`, name, pane: '%1', occasion: { kind, text: `has ${kind}` }, lastLine }
}

describe('announce', () => {
  it('tells of one runner with its last line', () => {
    const announcement = announce([news('api')])
    expect(announcement).toMatchObject({ title: 'api has waiting', body: ['last of api'] })
    expect(inOneLine(announcement, 200)).toBe('api has waiting · last of api')
    expect(announce([news('api', 'done', '  ')]).body).toEqual([])
  })

  it('tells of several in one, the most urgent first', () => {
    const announcement = announce([news('a', 'done'), news('b', 'stuck'), news('c')])
    expect(announcement.title).toBe('3 runners need you: c, b, a')
    expect(announcement.body[0]).toBe('c has waiting · last of c')
    expect(announcement.news[0]?.name).toBe('c')
    expect(inOneLine(announcement, 200)).toBe('3 runners need you: c, b, a')
  })

  it('names five at most', () => {
    const { title, body } = announce('abcdefgh'.split('').map((name) => news(name)))
    expect(title).toBe('8 runners need you: a, b, c, d, e, 3 more')
    expect(body).toHaveLength(5)
  })

  it('is bounded and holds no control character, whatever runners are called and write', () => {
    const text = fc.string({ unit: 'binary', maxLength: 2000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (runners) => {
        const announcement = announce(runners.map(([name, lastLine]) => news(name, 'done', lastLine)))
        const all = [announcement.title, ...announcement.body, inOneLine(announcement, 200)]
        for (const line of all) {
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
          expect(line.length).toBeLessThan(10_000)
        }
      }),
    )
  })
})
