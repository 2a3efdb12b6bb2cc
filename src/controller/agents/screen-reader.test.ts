import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { USUAL_TRAITS } from '../../terminal/pane/traits.ts'
import { ScreenReader } from './screen-reader.ts'

const TITLE = 'agent'

/** A pane that one writes to, and a reader of its screen to whom only `asks` is news. */
function pane() {
  let text = ''
  let asked = 0
  const onDue = vi.fn<() => void>()
  const reader = new ScreenReader({
    ask: async () => {
      asked += 1
      const rows = text.split('\r\n')
      const y = rows.length - 1
      const screen = { cols: 40, rows: 10, cursor: { x: rows[y]?.length ?? 0, y }, region: [0, 9] as const }
      return { title: TITLE, piped: true, rows, painted: rows, screen: { ...screen, alternate: false } }
    },
    isOld: (rows) => !rows.some((row) => row.includes('asks')),
    onDue,
  })
  reader.placed({ cols: 40, rows: 10, traits: USUAL_TRAITS })
  const write = (more: string): void => {
    text += more
    reader.wrote(Buffer.from(more), performance.now())
  }
  return { reader, write, onDue, asked: () => asked }
}

/** As pane, where what is drawn is known to be what tmux shows. */
async function knownPane() {
  const known = pane()
  known.write('hello')
  await known.reader.read(TITLE)
  vi.advanceTimersByTime(200)
  return known
}

describe('ScreenReader', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('asks tmux no more once it knows what is shown, as long as that says nothing new', async () => {
    const { reader, write, asked } = await knownPane()
    const before = asked()
    for (let at = 0; at < 5; at += 1) {
      write(`\r\nline ${at}`)
      expect((await reader.read(TITLE))?.rows.slice(0, 2)).toEqual(['hello', 'line 0'])
    }
    expect(asked()).toBe(before)
    write('\r\nit asks')
    expect((await reader.read(TITLE))?.rows).toContain('it asks')
    expect(asked()).toBe(before + 1)
  })

  it('asks as long as output comes before the answer can be compared', async () => {
    const { reader, write, asked } = pane()
    for (let at = 0; at < 5; at += 1) {
      write(`line ${at}\r\n`)
      await reader.read(TITLE)
      vi.advanceTimersByTime(100)
    }
    expect(asked()).toBe(5)
  })

  it('asks the first time, when there is no title yet, and after a doubt', async () => {
    const { reader, asked } = await knownPane()
    const before = asked()
    await reader.read(undefined)
    expect(asked()).toBe(before + 1)
    reader.doubt()
    await reader.read(TITLE)
    expect(asked()).toBe(before + 2)
  })

  it('wants to be read once more a second after the last output, and asks then', async () => {
    const { reader, write, onDue, asked } = await knownPane()
    const before = asked()
    for (let at = 0; at < 3; at += 1) {
      write('.')
      await reader.read(TITLE)
      vi.advanceTimersByTime(500)
    }
    expect(onDue).not.toHaveBeenCalled()
    vi.advanceTimersByTime(600)
    expect(onDue).toHaveBeenCalledTimes(1)
    await reader.read(TITLE)
    expect(asked()).toBe(before + 1)
    vi.advanceTimersByTime(60_000)
    expect(onDue).toHaveBeenCalledTimes(1)
  })

  it('wants to be read every five seconds of a picture that never stands', async () => {
    const { reader, write, onDue } = await knownPane()
    for (let at = 0; at < 48; at += 1) {
      write('.')
      await reader.read(TITLE)
      vi.advanceTimersByTime(250)
    }
    expect(onDue.mock.calls.length).toBeGreaterThanOrEqual(2)
    expect(onDue.mock.calls.length).toBeLessThanOrEqual(3)
  })
})
