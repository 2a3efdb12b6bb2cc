import { describe, expect, test } from 'vitest'
import { priceTable } from '../../src/usage/prices.ts'
import { usageOf } from '../../src/usage/summary.ts'
import { layDatabase, layFile } from '../support/agent-records.ts'
import { bySession, gathered, newHome } from '../support/found-usage.ts'

const TIME = '2026-11-20T10:00:00.000Z'
const lines = (...records: readonly object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('')
const requests = async (agent: string, home: string) =>
  usageOf((await gathered(agent, home)).sums, priceTable({})).requests

describe('gemini', () => {
  const head = (sessionId: string, kind = 'main') => ({ sessionId, projectHash: 'p', startTime: TIME, kind })
  const answer = (id: string, tokens: object | null) => ({ id, type: 'gemini', timestamp: TIME, model: 'g', tokens })
  const whole = { input: 4000, output: 43, cached: 3000, thoughts: 7, tool: 10, total: 4060 }
  const lay = (home: string, path: string, ...records: readonly object[]) =>
    layFile(home, `.gemini/tmp/proj/chats/${path}.jsonl`, lines(...records))

  test('an answer that is written again, also in a history that is put in its place, counts at its largest', async () => {
    const home = newHome()
    const early = answer('a', { ...whole, input: 0, cached: 0, output: 1, total: 18 })
    const grown = answer('a', whole)
    const only = answer('b', whole)
    lay(
      home,
      'session-1-s1',
      head('s1'),
      answer('a', null),
      early,
      grown,
      grown,
      { $set: { messages: [grown, only] } },
      only,
    )
    const found = await gathered('gemini', home)
    expect(bySession(found)).toEqual({ s1: 2 * 4060 })
    expect(await requests('gemini', home)).toBe(2)
    expect(found).toMatchObject({ notUnderstood: 0, disagreements: [] })
    expect(usageOf(found.sums, priceTable({})).tokens).toMatchObject({
      input: 2020,
      cacheRead: 6000,
      output: 100,
      reasoning: 14,
    })
  })

  test('a sub-agent stands below its session', async () => {
    const home = newHome()
    lay(home, 'session-1-s1', head('s1'), answer('a', whole))
    lay(home, 's1/helper', head('helper', 'subagent'), answer('b', whole))
    const found = await gathered('gemini', home, 's1')
    expect(bySession(found)).toEqual({ s1: 4060, helper: 4060 })
    expect(found.sums.map(({ parents }) => parents)).toEqual([['s1'], []])
  })
})

describe('qwen', () => {
  const answer = (uuid: string, sessionId: string, more: object = {}, promptTokenCount = 100) => ({
    uuid,
    sessionId,
    timestamp: TIME,
    type: 'assistant',
    model: 'q',
    usageMetadata: { promptTokenCount, candidatesTokenCount: 0, totalTokenCount: promptTokenCount },
    ...more,
  })
  const copy = (uuid: string, sessionId: string, from: string, messageUuid: string, tokens = 100) =>
    answer(uuid, sessionId, { forkedFrom: { sessionId: from, messageUuid } }, tokens)
  const lay = (home: string, path: string, ...records: readonly object[]) =>
    layFile(home, `.qwen/projects/-p/${path}.jsonl`, lines(...records))

  test('branches, and branches of branches, copy answers under other ids', async () => {
    const home = newHome()
    lay(home, 'chats/s1', answer('u1', 's1', {}, 1), answer('u1', 's1'), answer('u2', 's1'))
    lay(home, 'chats/a0', copy('f1', 'a0', 's1', 'u1'), copy('f2', 'a0', 's1', 'u2'), answer('f3', 'a0', {}, 60))
    lay(home, 'chats/b0', copy('g1', 'b0', 'a0', 'f1'), copy('g3', 'b0', 'a0', 'f3', 60), answer('g4', 'b0', {}, 5))
    expect(bySession(await gathered('qwen', home))).toEqual({ s1: 200, a0: 60, b0: 5 })
    expect(await requests('qwen', home)).toBe(4)
  })

  test('sub-agents have files of their own, and their model beside them', async () => {
    const home = newHome()
    lay(home, 'chats/s1', answer('u1', 's1'))
    lay(home, 'subagents/s1/agent-x', { ...answer('h1', 's1'), model: undefined, isSidechain: true })
    layFile(home, '.qwen/projects/-p/subagents/s1/agent-x.meta.json', JSON.stringify({ model: 'small' }))
    const { sums } = await gathered('qwen', home, 's1')
    expect(sums.map(({ session, model }) => `${session} ${model}`)).toEqual(
      expect.arrayContaining(['s1 q', 's1 small']),
    )
  })
})

describe('opencode', () => {
  const answer = (at: number, input = 1000) => ({
    role: 'assistant',
    modelID: 'm',
    cost: 0.01,
    time: { created: at, completed: at + 500 },
    tokens: { total: input + 50, input, output: 43, reasoning: 7, cache: { read: 0, write: 0 } },
  })
  const message = (id: string, session: string, data: object) => ({ id, session, data })
  const session = (id: string, parent: string | null, answers: number) => ({
    id,
    parent,
    cost: answers / 100,
    input: answers * 1000,
    output: answers * 43,
    reasoning: answers * 7,
  })

  test('a fork copies answers under other ids', async () => {
    const home = newHome()
    const copied = [answer(1_795_163_000_000), answer(1_795_163_001_000)]
    layDatabase(home, {
      messages: [
        ...copied.map((data, i) => message(`msg_1${i}`, 'ses_b', data)),
        // Ids of sessions fall with time: the fork sorts first.
        ...copied.map((data, i) => message(`msg_2${i}`, 'ses_a', data)),
        message('msg_30', 'ses_a', answer(1_795_163_002_000)),
      ],
      sessions: [session('ses_a', null, 3), session('ses_b', null, 2)],
    })
    const found = await gathered('opencode', home)
    expect(bySession(found)).toEqual({ ses_b: 2100, ses_a: 1050 })
    expect(usageOf(found.sums, priceTable({})).costUsd).toBeCloseTo(0.03, 10)
    expect(found.disagreements).toEqual([])
    expect(bySession(await gathered('opencode', home, 'ses_a'))).toEqual({ ses_a: 1050 })
  })

  test('two answers of the same size in one session, or of two sessions at the same time, are two', async () => {
    const home = newHome()
    layDatabase(home, {
      messages: [
        message('msg_1', 'ses_a', answer(1_795_163_000_000)),
        message('msg_2', 'ses_a', answer(1_795_163_000_000)),
        message('msg_3', 'ses_b', answer(1_795_163_000_001)),
      ],
    })
    expect(bySession(await gathered('opencode', home))).toEqual({ ses_a: 2100, ses_b: 1050 })
  })

  test('what the task tool has started belongs to its session', async () => {
    const home = newHome()
    layDatabase(home, {
      messages: [
        message('msg_1', 'ses_b', answer(1_795_163_000_000)),
        message('msg_2', 'ses_a', answer(1_795_163_000_100)),
      ],
      sessions: [session('ses_a', 'ses_b', 1), session('ses_b', null, 1)],
    })
    expect(bySession(await gathered('opencode', home, 'ses_b'))).toEqual({ ses_b: 1050, ses_a: 1050 })
    expect(bySession(await gathered('opencode', home, 'ses_a'))).toEqual({ ses_a: 1050 })
  })
})

describe('copilot', () => {
  const usage = { inputTokens: 4000, outputTokens: 50, cacheReadTokens: 3000, cacheWriteTokens: 0, reasoningTokens: 7 }
  const event = (type: string, id: string, data: object) => ({ type, id, timestamp: TIME, data })
  const record = (id: string, more: object = {}) =>
    event('session.usage_record', id, { usage: { model: 'm', ...usage, ...more } })
  const shutdown = (id: string, count: number) =>
    event('session.shutdown', id, {
      modelMetrics: {
        m: {
          requests: { count, cost: 1 },
          usage: Object.fromEntries(Object.entries(usage).map(([kind, tokens]) => [kind, tokens * count])),
        },
      },
    })
  const lay = (home: string, ...events: readonly object[]) =>
    layFile(home, '.copilot/session-state/s1/events.jsonl', lines(...events))

  test('an event that is written again counts at its largest', async () => {
    const home = newHome()
    lay(
      home,
      record('e1', { inputTokens: 0, cacheReadTokens: 0, outputTokens: 1 }),
      record('e1'),
      record('e2'),
      shutdown('e3', 2),
    )
    const found = await gathered('copilot', home)
    expect(bySession(found)).toEqual({ s1: 8100 })
    expect(found.disagreements).toEqual([])
  })

  test('runs of before each request was recorded count by their ends, each once', async () => {
    const home = newHome()
    const old = [shutdown('e1', 3), shutdown('e1', 3), event('session.resume', 'e2', {})]
    lay(home, ...old, record('e3'), record('e4'), shutdown('e5', 2))
    const found = await gathered('copilot', home)
    expect(bySession(found)).toEqual({ s1: 5 * 4050 })
    expect(await requests('copilot', home)).toBe(5)
    expect(found.disagreements).toEqual([])
  })
})

describe('cline', () => {
  const metrics = { inputTokens: 4200, outputTokens: 50, cacheReadTokens: 3000, cacheWriteTokens: 200, cost: 0.01 }
  const answer = (id: string, ts: number, more: object = {}) => ({
    id,
    ts,
    role: 'assistant',
    metrics: { ...metrics, ...more },
  })
  const lay = (home: string, name: string, messages: readonly object[], usage?: object) => {
    const session = name.split('/')[0] ?? ''
    layFile(home, `.cline/data/sessions/${name}.messages.json`, JSON.stringify({ version: 1, messages }))
    if (usage !== undefined)
      layFile(home, `.cline/data/sessions/${session}/${session}.json`, JSON.stringify({ pid: 1, metadata: usage }))
  }
  const used = (count: number) => ({
    inputTokens: 4200 * count,
    outputTokens: 50 * count,
    cacheReadTokens: 3000 * count,
    cacheWriteTokens: 200 * count,
    totalCost: 0.01 * count,
  })

  test('a session that goes on from another begins with its messages', async () => {
    const home = newHome()
    const first = [answer('m1', 1_795_164_000_000), answer('m2', 1_795_164_001_000)]
    lay(home, '1-a/1-a', first, { usage: used(2) })
    lay(home, '2-b/2-b', [...first, answer('m3', 1_795_164_002_000)], { usage: used(3) })
    const found = await gathered('cline', home)
    expect(bySession(found)).toEqual({ '1-a': 8500, '2-b': 4250 })
    expect(found.disagreements).toEqual([])
  })

  test('those that a session has started write beside it', async () => {
    const home = newHome()
    lay(home, '1-a/1-a', [answer('m1', 1_795_164_000_000)], { usage: used(1), aggregateUsage: used(2) })
    lay(home, '1-a/helper', [answer('m2', 1_795_164_001_000)])
    const found = await gathered('cline', home, '1-a')
    expect(bySession(found)).toEqual({ '1-a': 8500 })
    expect(found.disagreements).toEqual([])
  })
})
