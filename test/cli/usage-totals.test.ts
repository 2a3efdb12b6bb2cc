import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { disagreementTexts } from '../../src/cli/usage/disagreements.ts'
import type { Gathered } from '../../src/usage/gather.ts'
import { priceTable } from '../../src/usage/prices.ts'
import { usageOf, usageRows } from '../../src/usage/summary.ts'
import { CLAUDE_SESSION, CODEX_SESSION, layDatabase, layFile, layTranscript } from '../support/agent-records.ts'
import { layRollout, sessionMeta, threadAt, tokenCount } from '../support/codex-rollouts.ts'
import { gathered, newHome } from '../support/found-usage.ts'

const texts = (found: Gathered): readonly string[] => disagreementTexts(found.disagreements)

/** Takes the first line with a text out of a file. */
function drop(file: string, text: string): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.splice(
    lines.findIndex((line) => line.includes(text)),
    1,
  )
  writeFileSync(file, lines.join('\n'))
}

describe('the sum of the records is what the agent says itself, or it is told', () => {
  test('codex, by the sum of the thread that each record has', async () => {
    const home = newHome()
    const file = layTranscript(home, 'codex')
    expect((await gathered('codex', home)).disagreements).toEqual([])
    drop(file, 'resp_laba347d5c130e44d3')
    expect(texts(await gathered('codex', home))).toEqual([
      'codex says that it has used 4050 tokens more than its records tell (1 session)',
    ])
  })

  test('claude, by what it notes when it ends; it knows of requests that no transcript has', async () => {
    const home = newHome()
    const file = layTranscript(home, 'claude')
    expect((await gathered('claude', home)).disagreements).toMatchObject([{ session: CLAUDE_SESSION, more: 41 }])
    // Of what came after its note it says nothing.
    const usage = { input_tokens: 5, output_tokens: 5 }
    const message = { id: 'msg_later', model: 'claude-opus-5-5', usage }
    const later = { type: 'assistant', sessionId: CLAUDE_SESSION, timestamp: '2026-11-20T09:00:00.000Z', message }
    appendFileSync(file, `${JSON.stringify(later)}\n`)
    expect((await gathered('claude', home)).disagreements).toEqual([])
    // It counts from 0 when it is started again.
    const counts = { costUSD: 1, inputTokens: 5, outputTokens: 5, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 }
    const modelUsage = { 'claude-opus-5-5': counts }
    appendFileSync(file, `${JSON.stringify({ type: 'cost-state', sessionId: CLAUDE_SESSION, modelUsage })}\n`)
    expect((await gathered('claude', home)).disagreements).toMatchObject([{ more: 41 }])
  })

  test('gemini, by the total of each answer', async () => {
    const home = newHome()
    const file = layTranscript(home, 'gemini')
    expect((await gathered('gemini', home)).disagreements).toEqual([])
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"total":4050', '"total":4000'))
    expect(texts(await gathered('gemini', home))).toEqual([
      'gemini says that it has used 100 tokens less than its records tell (1 session)',
    ])
  })

  const answer = {
    role: 'assistant',
    modelID: 'lab-model',
    cost: 0.00465,
    tokens: { total: 1050, input: 1000, output: 43, reasoning: 7, cache: { write: 0, read: 0 } },
  }
  const messages = [0, 1].map((i) => ({
    id: `msg_${i}`,
    session: 'ses_a',
    data: { ...answer, time: { created: 1_795_163_000_000 + i } },
  }))
  const session = { id: 'ses_a', parent: null, cost: 0.0093, input: 2000, output: 86, reasoning: 14 }

  test.each([
    [{}, []],
    [{ cost: 0 }, []],
    [{ input: 0, output: 0, reasoning: 0 }, []],
    [{ cost: 0.02 }, ['opencode says that it has used $0.0107 more than its records tell (1 session)']],
    [{ input: 2500 }, ['opencode says that it has used 500 tokens more than its records tell (1 session)']],
    [{ reasoning: 10 }, ['opencode says that it has used 4 tokens less than its records tell (1 session)']],
  ])('opencode, by the sums of its session: %j', async (more, expected) => {
    const home = newHome()
    layDatabase(home, { messages, sessions: [{ ...session, ...more }] })
    expect(texts(await gathered('opencode', home))).toEqual(expected)
  })

  test('qwen, by its history of usage, whose last word on a session counts', async () => {
    const home = newHome()
    const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 10, totalTokenCount: 110 }
    const line = { uuid: 'a', sessionId: 'q', type: 'assistant', timestamp: '2026-11-20T10:00:00.000Z', usageMetadata }
    layFile(home, '.qwen/projects/-p/chats/q.jsonl', `${JSON.stringify(line)}\n`)
    const ended = (totalTokens: number) => {
      const timestamp = Date.parse('2026-11-20T10:05:00.000Z')
      return `${JSON.stringify({ version: 1, sessionId: 'q', timestamp, models: { m: { totalTokens } } })}\n`
    }
    const history = layFile(home, '.qwen/usage_record.jsonl', ended(50) + ended(110))
    expect((await gathered('qwen', home)).disagreements).toEqual([])
    appendFileSync(history, ended(130))
    expect(texts(await gathered('qwen', home))).toEqual([
      'qwen says that it has used 20 tokens more than its records tell (1 session)',
    ])
  })

  test('copilot, by the ends of its runs', async () => {
    const home = newHome()
    const usage = {
      inputTokens: 4000,
      outputTokens: 50,
      cacheReadTokens: 3000,
      cacheWriteTokens: 0,
      reasoningTokens: 7,
    }
    const event = (type: string, id: string, data: object) =>
      `${JSON.stringify({ type, id, timestamp: '2026-11-20T10:00:00.000Z', data })}\n`
    const record = event('session.usage_record', 'e1', { usage: { model: 'm', ...usage } })
    const end = event('session.shutdown', 'e2', { modelMetrics: { m: { usage: { ...usage, outputTokens: 90 } } } })
    layFile(home, '.copilot/session-state/s/events.jsonl', record + end)
    expect(texts(await gathered('copilot', home))).toEqual([
      'copilot says that it has used 40 tokens more than its records tell (1 session)',
    ])
  })

  test('cline, by the totals of its task, which may also differ in kind', async () => {
    const home = newHome()
    const metrics = { inputTokens: 400, outputTokens: 5, cacheReadTokens: 300, cacheWriteTokens: 0, cost: 0.01 }
    const usage = { inputTokens: 400, outputTokens: 5, cacheReadTokens: 200, cacheWriteTokens: 100, totalCost: 0.01 }
    const messages = [{ id: 'm', ts: 1_795_164_000_000, role: 'assistant', metrics }]
    layFile(home, '.cline/data/sessions/c/c.messages.json', JSON.stringify({ messages }))
    layFile(home, '.cline/data/sessions/c/c.json', JSON.stringify({ pid: 1, metadata: { usage } }))
    expect(texts(await gathered('cline', home))).toEqual([
      'cline says that it has used other kinds of tokens than its records tell (1 session)',
    ])
  })

  test.each(['{', '{"metadata":{"usage":{"inputTokens":-1}}}', '[]'])(
    'a total that says nothing: %s',
    async (manifest) => {
      const home = newHome()
      const metrics = { inputTokens: 400, outputTokens: 5 }
      layFile(home, '.cline/data/sessions/c/c.messages.json', JSON.stringify({ messages: [{ id: 'm', metrics }] }))
      layFile(home, '.cline/data/sessions/c/c.json', manifest)
      const found = await gathered('cline', home)
      expect(found).toMatchObject({ problems: [], disagreements: [], notUnderstood: 0 })
      expect(usageOf(found.sums, priceTable({})).tokens).toMatchObject({ input: 400, output: 5 })
    },
  )
})

describe('a sub-agent works for the runner of the session that has started it', () => {
  const owner = (name: string) => ({ id: name, name })
  const found = async () => {
    const home = newHome()
    const helper = threadAt('2026-11-20T09:00:00.000Z', 2)
    const source = { subagent: { thread_spawn: { parent_thread_id: CODEX_SESSION } } }
    layTranscript(home, 'codex')
    layRollout(home, helper, [
      sessionMeta(helper, '2026-11-20T09:00:00.000Z', { source }),
      tokenCount('2026-11-20T09:01:00.000Z', 10, 10),
    ])
    return { helper, sums: (await gathered('codex', home)).sums }
  }
  const rows = async (ownerOf: (session: string, helper: string) => string | undefined) => {
    const { helper, sums } = await found()
    const all = usageRows(sums, 'runner', priceTable({}), (_agent, session) => {
      const name = ownerOf(session, helper)
      return name === undefined ? undefined : owner(name)
    })
    return all.map(({ runner, requests }) => [runner?.name, requests])
  }

  test('unless it is known to have one of its own', async () => {
    expect(await rows((session) => (session === CODEX_SESSION ? 'main' : undefined))).toEqual([['main', 8]])
    expect(await rows((session, helper) => (session === helper ? 'helper' : 'main'))).toEqual([
      ['main', 7],
      ['helper', 1],
    ])
    expect(await rows(() => undefined)).toEqual([[undefined, 8]])
  })
})
