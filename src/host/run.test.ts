import { describe, expect, it } from 'vitest'
import { run, textOf } from './run.ts'

const IN_TIME = { timeoutMs: 20_000 }

describe('a program that is run', () => {
  it('ends with a code, what it wrote, and what was wrong', async () => {
    const ran = await run(['/bin/sh', '-c', 'cat; echo problem >&2; exit 3'], { ...IN_TIME, input: 'text\n' })
    expect(ran).toMatchObject({ how: 'exited', code: 3, stderr: 'problem\n' })
    expect(textOf(ran)).toBe('text')
  })

  it('reads nothing where nothing is given', async () => {
    expect(await run(['cat'], IN_TIME)).toMatchObject({ how: 'exited', code: 0, stdout: Buffer.alloc(0) })
  })

  it('may not be there, or not be one', async () => {
    expect(await run(['/nowhere/program'], IN_TIME)).toMatchObject({ how: 'not-found', code: undefined })
    expect(await run(['/dev/null'], IN_TIME)).toMatchObject({ how: 'not-started', code: undefined })
    expect(await run(['echo', 'x'.repeat(4 * 1024 * 1024)], IN_TIME)).toMatchObject({ how: 'not-started' })
  })

  it('may be ended by others', async () => {
    expect(await run(['/bin/sh', '-c', 'kill -9 $$'], IN_TIME)).toMatchObject({ how: 'killed', code: undefined })
  })

  it('is ended when it takes too long, or writes too much', async () => {
    expect(await run(['sleep', '1000'], { timeoutMs: 50 })).toMatchObject({ how: 'late', code: undefined })
    expect(await run(['yes'], { ...IN_TIME, maxBytes: 1000 })).toMatchObject({ how: 'too-long' })
  })

  it('is left alone where that is wanted, and waited for no more', async () => {
    const began = performance.now()
    const script = 'sleep 0.3; cat'
    expect(await run(['/bin/sh', '-c', script], { timeoutMs: 20, whenLate: 'leave' })).toMatchObject({ how: 'late' })
    expect(performance.now() - began).toBeLessThan(290)
  })

  it('is not waited for once nobody wants to know', async () => {
    const gone = AbortSignal.abort()
    expect(await run(['sleep', '1000'], { ...IN_TIME, signal: gone })).toMatchObject({ how: 'aborted' })
    const soon = new AbortController()
    const running = run(['sleep', '1000'], { ...IN_TIME, signal: soon.signal })
    soon.abort()
    expect(await running).toMatchObject({ how: 'aborted', code: undefined })
  })
})
