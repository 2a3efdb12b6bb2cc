import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ShowWatch } from './show-watch.ts'

describe('ShowWatch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('looks again while another program may be in front, and not at each piece', async () => {
    let front = 1
    let program: string | undefined
    const look = vi.fn<() => Promise<string | undefined>>(async () => program)
    const shown: (string | undefined)[] = []
    const watch = new ShowWatch(
      () => front,
      look,
      (found) => void shown.push(found),
    )
    const write = async (seconds: number): Promise<void> => {
      for (let piece = 0; piece < seconds * 10; piece += 1) {
        watch.wrote()
        await vi.advanceTimersByTimeAsync(100)
      }
    }
    await write(60)
    expect(look.mock.calls.length).toBeLessThanOrEqual(2)
    // It is looked for before its program has begun.
    front = 2
    await write(2)
    program = 'htop'
    await write(5)
    expect(shown.at(-1)).toBe('htop')
    front = 1
    program = undefined
    await write(3)
    expect(shown.at(-1)).toBeUndefined()
    watch.close()
  })
})
