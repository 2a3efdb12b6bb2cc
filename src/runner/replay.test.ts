import { describe, expect, it } from 'vitest'
import { builtInRules } from '../agents/built-in-rules.ts'
import type { RecordedMoment } from './recording.ts'
import { recordedAgent, replay, type Replayed } from './replay.ts'

const book = builtInRules()
const HOW = { cols: 80, rows: 24, idleAfterMs: 30_000, stuckAfterMs: 300_000 }
const BOX = '──────────────\r\n❯ \r\n──────────────\r\n'
const IDLE = `\x1b[H\x1b[2J${BOX}  ⏸ manual mode on · ? for shortcuts`
const BUSY = `\x1b[H\x1b[2J${BOX}  ⏸ manual mode on · esc to interrupt`
const ASKS = '\x1b[H\x1b[2J Do you want to proceed?\r\n ❯ 1. Yes\r\n   2. No\r\n Esc to cancel · Tab to amend'

function output(atMs: number, text: string): RecordedMoment {
  return { atMs, kind: 'output', data: Buffer.from(text) }
}

function states(played: readonly Replayed[]): string[] {
  return played.flatMap((one) => {
    if (one.kind !== 'state') return []
    const { state, atMs } = one
    return [`${atMs} ${state.kind === 'waiting' ? state.waitingFor : state.kind}`]
  })
}

describe('replay', () => {
  it('tells the states of an agent by its screen', () => {
    const moments = [
      output(1000, IDLE),
      output(5000, BUSY),
      output(30_000, ASKS),
      output(40_000, BUSY),
      output(41_000, IDLE),
    ]
    expect(states(replay(moments, book.get('claude'), HOW))).toEqual([
      '0 active',
      '1550 idle',
      '5050 active',
      '30050 permission',
      '40050 active',
      '41550 idle',
    ])
  })

  it('looks again when a blank takes the last sign of work away', () => {
    const prompt = '\r\n──────────\r\n❯ Ask anything...\r\n──────────\r\n ○ Plan ● Act'
    const moments = [output(1000, `\x1b[H\x1b[2J ⠋ word${prompt}`), output(3000, '\x1b[1;2H \x1b[3;3H')]
    expect(states(replay(moments, book.get('cline'), HOW))).toEqual(['0 active', '3550 idle'])
  })

  it('looks at a screen that never settles, and not at each piece', () => {
    const spinner = Array.from({ length: 100 }, (_, at) => output(1000 + at * 20, '\x1b[Hx'))
    const [, asks] = states(replay([output(980, ASKS), ...spinner], book.get('claude'), HOW))
    expect(asks).toBe('1380 permission')
  })

  it('says nothing of a title that only calls for somebody before the screen says what for', () => {
    const asks =
      '\x1b]0;✋  Action Required (proj)\x07\x1b[H\x1b[2J│ Which one?\r\n│ Enter to select · ↑/↓ to navigate · Esc to cancel\r\n╰──'
    const played = replay([output(1000, '\x1b]0;✦  Working… (proj)\x07x'), output(2000, asks)], book.get('gemini'), HOW)
    expect(states(played)).toEqual(['0 active', '2050 question'])
  })

  it('keeps what was true while a viewer hides it', () => {
    const viewer = '\x1b[H\x1b[2J  some text\r\n  Showing detailed transcript · ctrl+o to toggle'
    const played = replay([output(1000, BUSY), output(3000, viewer), output(60_000, BUSY)], book.get('claude'), HOW)
    expect(states(played)).toEqual(['0 active'])
  })

  it('does not take a resize or typed keys for work', () => {
    const keys = Array.from({ length: 10 }, (_, at) =>
      output(5000 + at * 150, IDLE.replace('❯ ', `❯ ${'x'.repeat(at)}`)),
    )
    const resize: RecordedMoment = { atMs: 9000, kind: 'size', cols: 100, rows: 30 }
    const played = replay([output(1000, IDLE), ...keys, resize, output(9050, IDLE)], book.get('claude'), HOW)
    expect(states(played)).toEqual(['0 active', '1550 idle'])
  })

  it('does not tell a dialog again that was answered, when the title falls silent before the screen is read', () => {
    const asks =
      '\x1b]0;[ ! ] Action Required\x07\x1b[H\x1b[2J› 1. Yes\r\n  2. No\r\n  Press enter to confirm or esc to cancel'
    const idle = '\x1b]0;proj\x07\x1b[H\x1b[2J• Ran it\r\n› Run /review on my current changes\r\n  gpt · ~/proj'
    const played = replay(
      [
        output(1000, '\x1b]0;⠸ proj\x07x'),
        output(3000, asks),
        output(6000, '\x1b[1;1H '),
        output(6060, '\x1b]0;⠸ proj\x07'),
        output(6080, idle),
      ],
      book.get('codex'),
      HOW,
    )
    expect(states(played).map((one) => one.replace(/^\d+ /, ''))).toEqual(['active', 'permission', 'active', 'idle'])
  })

  it('recognises who was recorded', () => {
    expect(recordedAgent([output(0, 'x'), output(9, '\x1b]0;OC | topic\x07')], [...book.values()], HOW)).toBe(
      'opencode',
    )
    expect(recordedAgent([output(0, 'make: done')], [...book.values()], HOW)).toBeUndefined()
  })
})
