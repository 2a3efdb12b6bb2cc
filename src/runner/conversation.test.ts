import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inkOf } from '../terminal/ink.ts'
import { Transcript } from '../terminal/transcript.ts'
import { parseRecording } from './recording.ts'

const RECORDINGS = join(import.meta.dirname, '../../test/agents')
/** What a person has said, and what was answered; in two cases part of it. */
const EXCHANGES = [
  ['quick', 'Quick answer: all is well.'],
  ['think 12', 'I thought about it.'],
  ['slow 12', 'word36 word37 word38 word39 word40 word41 word42 word43'],
  ['stall 14', 'And here is the end.'],
  ['tool', 'Done: the tool step is finished.'],
  ['tool echo denied > lab_denied.txt', 'I will run a command.'],
  ['edit ', 'Done: the edit step is finished.'],
  ['ask', 'Done: the ask step is finished.'],
  ['multi 2', 'Done: the multi step is finished.'],
  ['slow 30', 'word0 word1 word2 word3 word4 word5 word6', 'line number 79 of the long answer'],
] as const

/** The lines of a recorded session, by what is drawn of it. */
function linesOf(agent: string): string[] {
  const transcript = new Transcript({ cols: 120, rows: 40 })
  transcript.keep('conversation')
  const file = join(RECORDINGS, `${agent}.control.jsonl.gz`)
  for (const moment of parseRecording(gunzipSync(readFileSync(file)).toString())) {
    if (moment.kind === 'output') transcript.write(moment.data)
    if (moment.kind === 'size') transcript.resize(moment.cols, moment.rows)
  }
  return [...transcript.take(), ...transcript.behind(), ...transcript.screen()].map(({ text }) => text)
}

describe.each(['claude', 'codex', 'gemini', 'opencode'])('a session with %s', (agent) => {
  const lines = linesOf(agent)

  it('is read from first to last: every prompt, and every answer behind it', () => {
    const text = inkOf(lines.join(''))
    let at = 0
    for (const said of EXCHANGES.flat()) {
      const found = text.indexOf(inkOf(said), at)
      expect(found, `${said}, behind ${text.slice(Math.max(0, at - 60), at)}`).toBeGreaterThanOrEqual(at)
      at = found + inkOf(said).length
    }
  })

  it('has each line of a long answer once, in order', () => {
    const numbers = lines.flatMap((line) => /line number (\d+) of the long answer/.exec(line)?.[1] ?? []).map(Number)
    const first = numbers[0] ?? Infinity
    // Those that were painted and had scrolled away in one frame were never shown.
    expect(first).toBeLessThan(51)
    expect(numbers).toEqual(Array.from({ length: 80 - first }, (_, at) => first + at))
  })
})
