import { describe, expect, it } from 'vitest'
import { parseRecording } from './recording.ts'

const line = (t: number, text: string): string => JSON.stringify({ t, line: text })

describe('parseRecording', () => {
  it('reads output, sizes and marks of the first pane', () => {
    const text = [
      line(100, '%begin 100 1 0'),
      line(100.5, '%output %7 a\\033[1mé\\134'),
      line(101, '%output %8 somebody else'),
      line(101.5, '%layout-change @7 d472,100x30,0,0,7 d472,100x30,0,0,7 *'),
      line(102, '# state idle_fresh'),
    ].join('\n')
    expect(parseRecording(text)).toEqual([
      { atMs: 500, kind: 'output', data: Buffer.from('a\x1b[1mé\\') },
      { atMs: 1500, kind: 'size', cols: 100, rows: 30 },
      { atMs: 2000, kind: 'mark', state: 'idle_fresh' },
    ])
  })

  it.each(['', 'no json', '[]', '{"t": "1", "line": "%output %1 x"}', 'null', '{"t": 1}'])(
    'finds nothing in %j',
    (text) => {
      expect(parseRecording(text)).toEqual([])
    },
  )
})
