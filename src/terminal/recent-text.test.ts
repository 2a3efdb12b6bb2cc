import { expect, it } from 'vitest'
import { RecentText } from './recent-text.ts'

it('has the last lines, of any characters', () => {
  const recent = new RecentText()
  expect(recent.text).toBe('')
  const written = Array.from({ length: 50_000 }, (_, line) => `line ${line} … 日本 ${'x'.repeat(line % 90)}`)
  for (const line of written) recent.add(line)
  const lines = recent.text.split('\n').slice(0, -1)
  expect(lines.length).toBeGreaterThan(5000)
  expect(lines).toEqual(written.slice(-lines.length))
})

it('passes over a line that is too long', () => {
  const recent = new RecentText()
  for (const line of ['one', 'x'.repeat(1_000_000), 'two']) recent.add(line)
  expect(recent.text).toBe('one\ntwo\n')
})
