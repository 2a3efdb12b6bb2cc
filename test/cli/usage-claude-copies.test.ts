import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { claudeProvider } from '../../src/agents/claude/usage.ts'
import { gatherUsage } from '../../src/usage/gather.ts'
import { priceTable } from '../../src/usage/prices.ts'
import { usageOf } from '../../src/usage/summary.ts'
import { layFile } from '../support/agent-records.ts'
import { bySession, gathered, newHome } from '../support/found-usage.ts'

interface Row {
  readonly id?: string
  readonly requestId?: string | null
  readonly sessionId?: string
  readonly usage: object
  readonly timestamp?: string
  readonly isSidechain?: boolean
  readonly forkedFrom?: object
}

/** One line of an answer, as Claude Code writes it for each block. */
function row({ id = 'msg_1', usage, timestamp = '2026-11-20T10:00:00.000Z', ...more }: Row): string {
  const message = { id, model: 'claude-opus-5-5', usage: { input_tokens: 0, output_tokens: 0, ...usage } }
  return `${JSON.stringify({ type: 'assistant', isSidechain: false, requestId: 'req_1', timestamp, ...more, message })}\n`
}

function lay(home: string, session: string, ...rows: readonly string[]): string {
  return layFile(home, `.claude/projects/-p/${session}.jsonl`, rows.join(''))
}

const tokens = async (home: string) => usageOf((await gathered('claude', home)).sums, priceTable({}))
const first = { input_tokens: 1, output_tokens: 1, cache_read_input_tokens: 0 }
const whole = { input_tokens: 800, output_tokens: 40, cache_read_input_tokens: 3000, cache_creation_input_tokens: 200 }

describe('of an answer on several lines the largest of each kind counts', () => {
  test.each([
    ['the first with input 0', [{ ...first, input_tokens: 0 }, whole]],
    ['the first with input 1', [first, whole, whole]],
    ['the last with less', [whole, first]],
    [
      'each with a part',
      [
        { input_tokens: 800, cache_read_input_tokens: 3000 },
        { cache_creation_input_tokens: 200, output_tokens: 40 },
      ],
    ],
  ])('%s', async (_what, usages) => {
    const home = newHome()
    lay(home, 's1', ...usages.map((usage) => row({ usage })))
    expect(await tokens(home)).toMatchObject({
      requests: 1,
      tokens: { input: 800, output: 40, cacheRead: 3000, cacheWrite: 200 },
    })
  })

  test('also when one process sees it grow, and by days', async () => {
    const home = newHome()
    const file = lay(home, 's1', row({ usage: first }))
    expect(await tokens(home)).toMatchObject({ requests: 1, tokens: { input: 1 } })
    appendFileSync(file, row({ usage: whole, timestamp: '2026-11-21T10:00:00.000Z' }))
    expect(await tokens(home)).toMatchObject({ requests: 1, tokens: { input: 800, output: 40 } })
  })

  test('ids that a service gives again are told apart by their requests', async () => {
    const home = newHome()
    lay(
      home,
      's1',
      row({ usage: whole }),
      row({ usage: whole, requestId: 'req_2' }),
      row({ usage: first, requestId: null }),
    )
    expect(await tokens(home)).toMatchObject({ requests: 2, tokens: { input: 1600 } })
  })
})

describe('what stands in several files counts once', () => {
  test('in a side conversation under another request', async () => {
    const home = newHome()
    lay(home, 's1', row({ usage: whole, sessionId: 's1' }))
    const aside = [
      row({ usage: whole, sessionId: 's1', requestId: 'req_9', isSidechain: true }),
      row({ id: 'msg_2', usage: first, sessionId: 's1', requestId: 'req_9', isSidechain: true }),
    ]
    lay(home, 's1/subagents/agent-a', ...aside)
    expect(await tokens(home)).toMatchObject({ requests: 2, sessions: 1, tokens: { input: 801 } })
    expect(bySession(await gathered('claude', home, 's1'))).toEqual({ s1: 4040 + 2 })
  })

  test('in a branch, whose lines bear the name of the branch, and whose file sorts first', async () => {
    const home = newHome()
    const forkedFrom = { sessionId: 's1', messageUuid: 'u1' }
    const own = row({ id: 'msg_2', usage: { input_tokens: 60 }, sessionId: 'a0' })
    // Claude Code 2.1 writes each copied line twice, once without the mark.
    lay(home, 'a0', row({ usage: whole, sessionId: 'a0', forkedFrom }), row({ usage: whole, sessionId: 'a0' }), own)
    lay(home, 's1', row({ usage: first, sessionId: 's1' }), row({ usage: whole, sessionId: 's1' }))
    expect(bySession(await gathered('claude', home))).toEqual({ s1: 4040, a0: 60 })
    expect(bySession(await gathered('claude', home, 'a0'))).toEqual({ a0: 60 })
  })

  test('in a session that was resumed by copying it without a word', async () => {
    const home = newHome()
    const own = row({ id: 'msg_2', usage: { input_tokens: 60 }, sessionId: 'a0' })
    lay(home, 'a0', row({ usage: whole, sessionId: 'a0' }), own)
    const original = lay(home, 's1', row({ usage: whole, sessionId: 's1' }))
    utimesSync(original, new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T10:00:00Z'))
    expect(bySession(await gathered('claude', home))).toEqual({ s1: 4040, a0: 60 })
  })
})

describe('cache writes', () => {
  const written = {
    cache_creation_input_tokens: 3000,
    cache_creation: { ephemeral_5m_input_tokens: 1000, ephemeral_1h_input_tokens: 2000 },
  }

  test.each([
    ['both kinds', written, 3000, 2000],
    ['only the parts', { cache_creation: written.cache_creation }, 3000, 2000],
    ['only the sum', { cache_creation_input_tokens: 3000 }, 3000, undefined],
    [
      'no parts of a sum',
      { cache_creation_input_tokens: 3000, cache_creation: { ephemeral_1h_input_tokens: 0 } },
      3000,
      0,
    ],
    ['nothing', { cache_creation: null }, undefined, undefined],
  ])('%s', async (_what, usage, cacheWrite, cacheWrite1h) => {
    const home = newHome()
    lay(home, 's1', row({ usage }))
    expect((await tokens(home)).tokens).toMatchObject({ cacheWrite, cacheWrite1h })
  })

  test('for an hour have a price of their own', async () => {
    const home = newHome()
    lay(home, 's1', row({ usage: written }))
    const { sums } = await gathered('claude', home)
    const cost = (price: Record<string, number>) =>
      usageOf(sums, priceTable({ 'claude-opus-5-5': { input: 4, output: 20, ...price } })).costUsd
    // 1,000 for 5 minutes at $5 and 2,000 for an hour at $8, by a million.
    expect(usageOf(sums, priceTable({})).costUsd).toBeCloseTo(0.021, 10)
    expect(cost({ cacheWrite: 5 })).toBeCloseTo(0.021, 10)
    expect(cost({ cacheWrite: 5, cacheWrite1h: 9 })).toBeCloseTo(0.023, 10)
    // Who has set no price for cache writes pays for them as for input.
    expect(cost({})).toBeCloseTo(0.012, 10)
  })
})

describe('files in motion', () => {
  const looking = (home: string) => {
    const wanted = [{ provider: claudeProvider(), account: join(home, '.claude') }]
    return async () => bySession(await gatherUsage(wanted, { sinceMs: 0 }))
  }

  test('one that is replaced is read anew, and what others copied of it is its own again', async () => {
    const home = newHome()
    const look = looking(home)
    const original = lay(home, 's1', row({ usage: whole, sessionId: 's1' }))
    const forkedFrom = { sessionId: 's1', messageUuid: 'u1' }
    lay(
      home,
      'a0',
      row({ usage: whole, sessionId: 'a0', forkedFrom }),
      row({ id: 'msg_2', usage: first, sessionId: 'a0' }),
    )
    expect(await look()).toEqual({ s1: 4040, a0: 2 })
    writeFileSync(`${original}.new`, row({ id: 'msg_3', usage: { input_tokens: 7 }, sessionId: 's1' }))
    renameSync(`${original}.new`, original)
    expect(await look()).toEqual({ s1: 4047, a0: 2 })
    rmSync(original)
    expect(await look()).toEqual({ s1: 4040, a0: 2 })
  })

  test('a line that is being written counts once it is whole', async () => {
    const home = newHome()
    const look = looking(home)
    const more = row({ usage: whole, sessionId: 's1' })
    const file = lay(home, 's1', row({ usage: first, sessionId: 's1' }), more.slice(0, 150))
    expect(await look()).toEqual({ s1: 2 })
    appendFileSync(file, more.slice(150))
    expect(await look()).toEqual({ s1: 4040 })
  })

  test('one id for a hundred thousand answers takes no time', async () => {
    const home = newHome()
    const rows = Array.from({ length: 100_000 }, (_, i) => row({ usage: { input_tokens: 1 }, requestId: `req_${i}` }))
    lay(home, 's1', ...rows)
    expect(await looking(home)()).toEqual({ s1: 100_000 })
  }, 20_000)
})

describe('numbers that cannot be', () => {
  test.each([
    ['negative', { input_tokens: -1 }],
    ['huge', { input_tokens: 1e300 }],
    ['no whole number', { output_tokens: 1.5 }],
    ['none', { output_tokens: null }],
    ['words', { cache_creation: { ephemeral_1h_input_tokens: 'NaN' } }],
  ])('%s: the line is told and the rest counts', async (_what, usage) => {
    const home = newHome()
    lay(
      home,
      's1',
      row({ usage }),
      row({ usage: whole }),
      row({ usage: first }).replace('"input_tokens":1', '"input_tokens":NaN'),
    )
    const found = await gathered('claude', home)
    expect(found.notUnderstood).toBe(2)
    expect(bySession(found)).toEqual({ s1: 4040 })
  })
})
