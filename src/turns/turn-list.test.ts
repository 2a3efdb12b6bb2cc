import { describe, expect, it } from 'vitest'
import { lastAnswer } from './turn.ts'
import { TurnList } from './turn-list.ts'

describe('a list of turns', () => {
  it('joins prompts that follow each other before anything is answered', () => {
    const list = new TurnList()
    list.prompt('one', 1)
    list.prompt('two', 2)
    list.answer('yes', 3)
    list.prompt('three', 4)
    expect(list.turns.map(({ at, prompt }) => [at, prompt])).toEqual([
      [1, 'one\n\ntwo'],
      [4, 'three'],
    ])
  })

  it('has what came before the first prompt in a turn without one', () => {
    const list = new TurnList()
    list.answer('welcome back', 1)
    expect(list.turns).toMatchObject([{ prompt: '', steps: [{ text: 'welcome back' }] }])
  })

  it('measures a tool from its call to its result, and takes each call once', () => {
    const list = new TurnList()
    list.call('1', { name: 'Bash', subject: 'make' }, 1000)
    list.call('1', { name: 'Bash', subject: 'make' }, 1200)
    list.result('1', { outcome: 'done', output: 'built' }, 3500)
    expect(list.turns[0]?.steps).toMatchObject([{ outcome: 'done', tookMs: 2500, output: 'built' }])
  })

  it('has an answer that grows once, as it was last', () => {
    const list = new TurnList()
    list.answer('I will', 1, 'a')
    list.answer('I will do it', 1, 'a')
    expect(lastAnswer(list.turns)?.text).toBe('I will do it')
    expect(list.turns[0]?.steps).toHaveLength(1)
  })

  it('cuts texts that are too long, and says by how much', () => {
    const list = new TurnList()
    list.prompt('x'.repeat(300_000), 1)
    expect(list.turns[0]?.prompt.endsWith('… (100000 more letters)')).toBe(true)
  })

  it('forgets the oldest turns when there is no room, and counts them', () => {
    const list = new TurnList()
    for (let turn = 0; turn < 400; turn += 1) {
      list.prompt(`${turn} ${'x'.repeat(199_000)}`, turn)
      list.answer('ok', turn)
    }
    expect(list.leftOut).toBeGreaterThan(50)
    expect(list.turns.at(-1)?.prompt.startsWith('399 ')).toBe(true)
    expect(list.turns.length + list.leftOut).toBe(400)
  })
})
