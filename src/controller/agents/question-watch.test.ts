import { expect, test, vi } from 'vitest'
import { PatternSearch } from '../../base/pattern.ts'
import { QuestionWatch } from './question-watch.ts'

function watching(pattern: string, openLine = '', shown?: string) {
  vi.useFakeTimers()
  const asked: (string | undefined)[] = []
  const tell = new PatternSearch(pattern)
  const watch = new QuestionWatch({
    openLine: () => openLine,
    tell,
    mayAsk: () => true,
    showing: async () => Promise.resolve(shown),
    onQuestion: (text) => asked.push(text),
  })
  const wrote = async (text: string): Promise<void> => {
    watch.wrote(Buffer.from(text))
    await vi.advanceTimersByTimeAsync(1000)
  }
  return { asked, wrote, tell }
}

test('what a person has told is found at the end of long output, by a slow pattern, too', async () => {
  const { asked, wrote } = watching('.*approve at.*')
  await wrote(`${`${'x'.repeat(999)}\n`.repeat(3000)}please approve at http://x\n`)
  expect(asked).toEqual(['please approve at http://x'])
})

test('a pattern that took too long rests, and is looked for again', async () => {
  const { asked, wrote, tell } = watching('(a+)+$')
  await wrote(`${'a'.repeat(40)}!\n`)
  expect([tell.isTooSlow, asked]).toEqual([true, []])
  await wrote('aaa\n')
  expect(asked).toEqual([])
  vi.advanceTimersByTime(3000)
  await wrote('aaa\n')
  expect(asked).toEqual(['aaa'])
})

test('of a long question its two ends are told', async () => {
  const { asked, wrote } = watching('never', `remove ${'x'.repeat(500)} of today?`)
  await wrote('y')
  expect(asked).toEqual([expect.stringMatching(/^remove x+…x+ of today\?$/)])
  expect(asked[0]).toHaveLength(200)
})

test('what a program only shows was asked of another', async () => {
  const { asked, wrote } = watching('never', 'Overwrite? [y/N]', 'tail')
  await wrote('Overwrite? [y/N] ')
  expect(asked).toEqual([])
})
