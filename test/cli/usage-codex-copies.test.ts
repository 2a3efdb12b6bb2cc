import { appendFileSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codexProvider } from '../../src/agents/codex/usage.ts'
import { gatherUsage } from '../../src/usage/gather.ts'
import { layFile } from '../support/agent-records.ts'
import {
  at,
  layRollout,
  line,
  PARENT,
  sessionMeta,
  taskStarted,
  threadAt,
  tokenCount,
  usageRecord,
  type Line,
} from '../support/codex-rollouts.ts'
import { bySession, gathered, newHome } from '../support/found-usage.ts'

/** When the copies begin, an hour after their parent. */
const BORN = '2026-11-20T11:00:00.000Z'
const FORK = threadAt(BORN, 2)
const parentLines = [
  sessionMeta(PARENT, '2026-11-20T10:00:00.000Z'),
  tokenCount('2026-11-20T10:01:00.000Z', 100, 100),
  tokenCount('2026-11-20T10:02:00.000Z', 200, 100),
]
/** The same, as versions write it that record each answer. */
const withRecords = parentLines.flatMap((one, i) =>
  i === 0 ? [one] : [usageRecord(one.timestamp, PARENT, `resp_${i}`, 100, 100 * i), one],
)
const fork = { forked_from_id: PARENT }
const subagent = { parent_thread_id: PARENT, source: { subagent: { thread_spawn: { parent_thread_id: PARENT } } } }

const counts = async (home: string): Promise<Record<string, number>> => bySession(await gathered('codex', home))

describe('a fork copies what its parent has used, which stays the one of its parent', () => {
  test.each<[string, readonly Line[]]>([
    ['with its own times', parentLines],
    ['at the time of the fork', parentLines.map((one) => at('2026-11-20T11:00:00.004Z', one))],
    ['without the head of the parent', parentLines.slice(1)],
    ['without what each answer added', [tokenCount('2026-11-20T11:00:00.004Z', 100), tokenCount(BORN, 200)]],
    ['seconds after the fork', parentLines.map((one) => at('2026-11-20T11:00:05.000Z', one))],
  ])('%s', async (_how, copied) => {
    const home = newHome()
    layRollout(home, PARENT, parentLines)
    layRollout(home, FORK, [sessionMeta(FORK, BORN, fork), ...copied, tokenCount('2026-11-20T11:05:00.000Z', 260, 60)])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
  })

  test('when its file sorts first, too', async () => {
    const home = newHome()
    layRollout(home, PARENT, parentLines, `.codex/archived_sessions/rollout-2026-11-20T10-00-00-${PARENT}.jsonl`)
    const own = tokenCount('2026-11-20T11:05:00.000Z', 260, 60)
    const copied = parentLines.map((one) => at('2026-11-20T11:00:05.000Z', one))
    layRollout(home, FORK, [sessionMeta(FORK, BORN, fork), ...copied, own])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
  })

  test('when the parent goes on, and repeats nothing', async () => {
    const home = newHome()
    layRollout(home, PARENT, [...parentLines, tokenCount('2026-11-20T11:01:00.000Z', 260, 60)])
    // The same sums after the fork are its own.
    const own = tokenCount('2026-11-20T11:05:00.000Z', 260, 60)
    layRollout(home, FORK, [sessionMeta(FORK, BORN, fork), ...parentLines, own])
    expect(await counts(home)).toEqual({ [PARENT]: 260, [FORK]: 60 })
  })

  test('when the parent is gone or older than what is asked for', async () => {
    const home = newHome()
    const copied = parentLines.map((one) => at('2026-11-20T11:00:00.004Z', one))
    const own = tokenCount('2026-11-20T11:05:00.000Z', 260, 60)
    const parent = layRollout(home, PARENT, parentLines)
    layRollout(home, FORK, [sessionMeta(FORK, BORN, fork), ...copied, own])
    utimesSync(parent, new Date('2026-11-20T10:02:00Z'), new Date('2026-11-20T10:02:00Z'))
    const since = Date.parse('2026-11-20T10:30:00Z')
    expect(bySession(await gathered('codex', home, undefined, since))).toEqual({ [FORK]: 60 })
    expect(bySession(await gathered('codex', home, FORK))).toEqual({ [FORK]: 60 })
    rmSync(parent)
    expect(await counts(home)).toEqual({ [FORK]: 60 })
  })

  test('of a fork, and one that has done nothing yet', async () => {
    const home = newHome()
    const second = threadAt('2026-11-20T12:00:00.000Z', 3)
    const own = tokenCount('2026-11-20T11:05:00.000Z', 260, 60)
    const first = [sessionMeta(FORK, BORN, fork), ...parentLines, own]
    layRollout(home, PARENT, parentLines)
    layRollout(home, FORK, first)
    layRollout(home, second, [
      sessionMeta(second, '2026-11-20T12:00:00.000Z', { forked_from_id: FORK }),
      ...first.map((one) => at('2026-11-20T12:00:03.000Z', one)),
    ])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
  })

  test('with a record of each answer, which names its thread', async () => {
    const home = newHome()
    const records = withRecords
    const own = usageRecord('2026-11-20T11:05:00.000Z', FORK, 'resp_3', 60, 260)
    const parent = layRollout(home, PARENT, records)
    layRollout(home, FORK, [sessionMeta(FORK, BORN, fork), ...records, own])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
    expect((await gathered('codex', home)).disagreements).toEqual([])
    // Its own time does not matter, and neither do the sums between.
    const copied = records.map((one) => at('2026-11-20T11:00:05.000Z', one))
    layRollout(home, FORK, [
      sessionMeta(FORK, BORN, fork),
      ...copied,
      own,
      tokenCount('2026-11-20T11:05:00.100Z', 260, 60),
    ])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
    // What is only in the copy is still the parent's.
    rmSync(parent)
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
  })
})

describe('a sub-agent', () => {
  test('copies its parent like a fork: three of them, each with ten of its own', async () => {
    const home = newHome()
    layRollout(home, PARENT, parentLines)
    const threads = [2, 3, 4].map((last) => threadAt(BORN, last))
    for (const thread of threads) {
      const copied = parentLines.map((one) => at('2026-11-20T11:00:00.010Z', one))
      const own = [taskStarted('2026-11-20T11:00:00.020Z', thread), tokenCount('2026-11-20T11:00:00.400Z', 210, 10)]
      layRollout(home, thread, [sessionMeta(thread, BORN, subagent), ...copied, ...own])
    }
    expect(await counts(home)).toEqual({ [PARENT]: 200, ...Object.fromEntries(threads.map((thread) => [thread, 10])) })
  })

  test('of now: the sums of its parent without their records, then records of its own', async () => {
    const home = newHome()
    layRollout(home, PARENT, withRecords)
    layRollout(home, FORK, [
      sessionMeta(FORK, BORN, subagent),
      ...parentLines,
      usageRecord('2026-11-20T11:01:00.000Z', FORK, 'resp_own', 10, 10),
      tokenCount('2026-11-20T11:01:00.001Z', 210, 10),
    ])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 10 })
    expect((await gathered('codex', home)).disagreements).toEqual([])
  })

  test('says where its own history begins', async () => {
    const home = newHome()
    layRollout(home, PARENT, parentLines)
    const lines = [
      sessionMeta(FORK, BORN, { ...subagent, subagent_history_start_ordinal: 4 }),
      ...parentLines.map((one) => at('2026-11-20T11:09:00.000Z', one)),
      tokenCount('2026-11-20T11:09:00.000Z', 210, 10),
    ]
    layRollout(
      home,
      FORK,
      lines.map((one, ordinal) => ({ ...one, ordinal })),
    )
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 10 })
  })

  test('counts from 0 without a copy, even to the same sums', async () => {
    const home = newHome()
    layRollout(home, PARENT, parentLines)
    const head = [sessionMeta(FORK, BORN, subagent), at(BORN, sessionMeta(PARENT, '2026-11-20T10:00:00.000Z'))]
    const own = [tokenCount('2026-11-20T11:00:30.000Z', 100, 100), tokenCount('2026-11-20T11:00:40.000Z', 200, 100)]
    layRollout(home, FORK, [
      ...head,
      taskStarted('2026-11-20T11:00:00.100Z', threadAt('2026-11-20T11:00:00.100Z', 9)),
      ...own,
    ])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 200 })
  })

  test('counts on from its parent without a copy', async () => {
    const home = newHome()
    layRollout(home, PARENT, parentLines)
    const base = { history_base: { thread_id: PARENT, end_ordinal_exclusive: 3, end_byte_offset: 500 } }
    const own = [tokenCount('2026-11-20T11:03:00.000Z', 230, 30), tokenCount('2026-11-20T11:04:00.000Z', 270, 40)]
    layRollout(home, FORK, [sessionMeta(FORK, BORN, { ...fork, ...base }), ...own])
    expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 70 })
  })

  test('of one session is found with it, and what was copied is not', async () => {
    const home = newHome()
    const other = threadAt('2026-11-20T12:00:00.000Z', 5)
    layRollout(home, PARENT, parentLines)
    layRollout(home, FORK, [
      sessionMeta(FORK, BORN, subagent),
      ...parentLines,
      tokenCount('2026-11-20T11:05:00.000Z', 210, 10),
    ])
    layRollout(home, other, [
      sessionMeta(other, '2026-11-20T12:00:00.000Z'),
      tokenCount('2026-11-20T12:01:00.000Z', 5, 5),
    ])
    expect(bySession(await gathered('codex', home, PARENT))).toEqual({ [PARENT]: 200, [FORK]: 10 })
    expect(bySession(await gathered('codex', home, other))).toEqual({ [other]: 5 })
  })
})

describe('a recorded family: a session of six answers, two sub-agents of one, with and without its history, and a fork of one', () => {
  const RECORDED = join(import.meta.dirname, '../agents/codex-family')
  const lay = (
    change: (lines: readonly string[]) => readonly string[],
    name = (file: string): string => file,
  ): string => {
    const home = newHome()
    for (const file of readdirSync(RECORDED)) {
      const lines = readFileSync(join(RECORDED, file), 'utf8').split('\n')
      layFile(home, `.codex/sessions/2026/11/30/${name(file)}`, change(lines).join('\n'))
    }
    return home
  }
  const expected = {
    '01a22ee4-365a-7b83-95ce-e436c06ad6f6': 24_300,
    '01a22ee4-61b0-7923-99fb-81495986bd72': 4050,
    '01a22ee4-95a6-79c2-8304-23644c900bb7': 4050,
    '01a22ee5-1968-7690-bee0-b7a9c7d76edd': 4050,
  }
  const [main = '', ...others] = Object.keys(expected)

  test('counts once, as each thread says itself', async () => {
    const home = lay((lines) => lines)
    const found = await gathered('codex', home)
    expect(bySession(found)).toEqual(expected)
    expect(found).toMatchObject({ disagreements: [], notUnderstood: 0, problems: [] })
    const helpers = new Set(found.sums.filter(({ parents }) => parents.includes(main)).map(({ session }) => session))
    expect([...helpers]).toEqual(others.slice(0, 2))
    expect(Object.keys(bySession(await gathered('codex', home, main)))).toEqual([main, ...others.slice(0, 2)])
  })

  test('as versions wrote it that had only sums', async () => {
    expect(await counts(lay((lines) => lines.filter((one) => !one.includes('"token_usage_record"'))))).toEqual(expected)
  })

  test('as versions wrote it that gave copies no number', async () => {
    const home = lay((lines) => lines.map((one) => one.replace(/"subagent_history_start_ordinal":\d+,/, '')))
    expect(await counts(home)).toEqual(expected)
  })

  test('in files that sort the other way round', async () => {
    // The last digits of the time in the name fall.
    const turned = (file: string): string => file.replace(/T23-5(\d)/, (_, digit) => `T23-5${9 - Number(digit)}`)
    expect(await counts(lay((lines) => lines, turned))).toEqual(expected)
  })
})

test('a session in two files counts once, and goes on in the second', async () => {
  const home = newHome()
  layRollout(home, PARENT, parentLines)
  layRollout(home, PARENT, parentLines, `.codex/archived_sessions/rollout-2026-11-20T10-00-00-${PARENT}.jsonl`)
  const more = [sessionMeta(PARENT, '2026-11-20T10:00:00.000Z'), tokenCount('2026-11-20T12:00:00.000Z', 230, 30)]
  layRollout(home, PARENT, more, `.codex/sessions/2026/11/20/rollout-2026-11-20T12-00-00-${PARENT}_${FORK}.jsonl`)
  expect(await counts(home)).toEqual({ [PARENT]: 230 })
})

test('a fork that comes while one process looks on takes nothing', async () => {
  const home = newHome()
  const parent = layRollout(home, PARENT, parentLines)
  const wanted = [{ provider: codexProvider(), account: join(home, '.codex') }]
  const look = async () => bySession(await gatherUsage(wanted, { sinceMs: 0 }))
  expect(await look()).toEqual({ [PARENT]: 200 })
  layRollout(home, FORK, [
    sessionMeta(FORK, BORN, fork),
    ...parentLines,
    tokenCount('2026-11-20T11:05:00.000Z', 260, 60),
  ])
  appendFileSync(parent, `${JSON.stringify(tokenCount('2026-11-20T11:06:00.000Z', 230, 30))}\n`)
  expect(await look()).toEqual({ [PARENT]: 230, [FORK]: 60 })
})

test('a head that cannot be read, or is longer than any, leaves the order of the names', async () => {
  const home = newHome()
  layRollout(home, PARENT, parentLines)
  const long = { ...fork, base_instructions: { text: 'x'.repeat(2 * 1024 * 1024) } }
  const own = tokenCount('2026-11-20T11:05:00.000Z', 260, 60)
  layRollout(home, FORK, [sessionMeta(FORK, BORN, long), ...parentLines, own])
  const torn = threadAt('2026-11-20T12:00:00.000Z', 7)
  layFile(home, `.codex/sessions/2026/11/20/rollout-2026-11-20T12-00-00-${torn}.jsonl`, '{"type":"session_meta","payl')
  expect(await counts(home)).toEqual({ [PARENT]: 200, [FORK]: 60 })
})

test.each([
  ['no words', { forked_from_id: 7, parent_thread_id: {}, source: ['x'], history_base: 'x' }],
  ['wrong places', { subagent_history_start_ordinal: 'x', timestamp: 'never' }],
])('a head of %s says nothing of a copy', async (_what, more) => {
  const home = newHome()
  layRollout(home, PARENT, [sessionMeta(PARENT, BORN, more), tokenCount('2026-11-20T11:05:00.000Z', 10, 10)])
  const found = await gathered('codex', home)
  expect(bySession(found)).toEqual({ [PARENT]: 10 })
  expect(found.notUnderstood).toBe(0)
})

test('sessions that name each other as parents do no harm', async () => {
  const home = newHome()
  const loop = (thread: string, parent: string) => [
    sessionMeta(thread, BORN, { forked_from_id: parent, parent_thread_id: parent }),
    tokenCount('2026-11-20T11:05:00.000Z', 10, 10),
    line('2026-11-20T11:05:00.000Z', 'event_msg', {
      type: 'token_count',
      info: { total_token_usage: { input_tokens: -1 } },
    }),
  ]
  layRollout(home, PARENT, loop(PARENT, FORK))
  layRollout(home, FORK, loop(FORK, PARENT))
  const found = await gathered('codex', home)
  expect(found.notUnderstood).toBe(2)
  expect(found.sums.length).toBeGreaterThan(0)
})
