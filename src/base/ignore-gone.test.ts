import { stat } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { Failure } from './failure.ts'
import { ignoreGone } from './ignore-gone.ts'

it('gives the value of what is there', async () => {
  expect(await ignoreGone(Promise.resolve(3))).toBe(3)
})

it.each<[string, () => Promise<unknown>]>([
  ['a failure', async () => Promise.reject(new Failure('pane-not-found', 'gone'))],
  ['a missing file', async () => stat('/nonexistent/file')],
  ['an abort', async () => AbortSignal.abort().throwIfAborted()],
])('ignores %s', async (_, ask) => {
  expect(await ignoreGone(ask())).toBeUndefined()
})

it('throws a bug', async () => {
  const bug = async (): Promise<never> => Promise.reject(new TypeError('x of undefined'))
  await expect(ignoreGone(bug())).rejects.toThrow('x of undefined')
})
