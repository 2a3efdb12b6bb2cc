import { appendFileSync, chmodSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { claudeProvider } from '../../src/agents/claude/usage.ts'
import { codexProvider } from '../../src/agents/codex/usage.ts'
import { gatherUsage } from '../../src/usage/gather.ts'
import { priceTable } from '../../src/usage/prices.ts'
import { usageOf } from '../../src/usage/summary.ts'
import {
  CLAUDE_SESSION,
  layCline,
  layCopilot,
  layFile,
  layOpencode,
  layQwen,
  layTranscript,
} from '../support/agent-records.ts'
import { privateRoot } from '../support/private-root.ts'
import { geppetto, type Run } from '../support/product.ts'

interface UsageJson {
  readonly requests: number
  readonly sessions: number
  readonly tokens: Record<string, number | null>
  readonly costUsd: number | null
  readonly costIsPartial: boolean
}

interface Report {
  readonly rows: readonly (UsageJson & Record<string, unknown>)[]
  readonly total: UsageJson
  readonly notUnderstood: number
  readonly disagreements: readonly Record<string, unknown>[]
  readonly problems: readonly { readonly agent: string; readonly path: string; readonly reason: string }[]
}

function newHome(): string {
  return mkdtempSync(join(privateRoot(), 'u'))
}

async function run(home: string, env: Record<string, string>, ...args: string[]): Promise<Run> {
  const base = { HOME: home, XDG_STATE_HOME: join(home, 'state'), TMUX_TMPDIR: home, TZ: 'UTC' }
  return geppetto({ socket: join(home, 's'), env: { PATH: String(process.env['PATH']), ...base, ...env } }, ...args)
}

async function report(home: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Report> {
  const { code, stdout, stderr } = await run(home, env, 'usage', '--json', ...args)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return JSON.parse(stdout) as Report
}

describe('what recorded transcripts say', () => {
  test('claude: an answer on several lines counts once; the cost it recorded counts', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    const { rows, notUnderstood } = await report(home)
    expect(rows).toEqual([
      {
        agent: 'claude',
        account: join(home, '.claude'),
        requests: 8,
        sessions: 1,
        tokens: {
          input: 8000,
          output: 351,
          cacheRead: 24_000,
          cacheWrite: 1600,
          cacheWrite5m: 1600,
          cacheWrite1h: 0,
          reasoning: 0,
          total: 33_951,
        },
        costUsd: expect.closeTo(0.05248, 10),
        costIsPartial: false,
      },
    ])
    expect(notUnderstood).toBe(0)
  })

  test('codex: a response counts once, a sum that is repeated not at all; without a price the cost is not known', async () => {
    const home = newHome()
    layTranscript(home, 'codex')
    const { total } = await report(home)
    expect(total).toMatchObject({
      requests: 7,
      tokens: { input: 7000, output: 350, cacheRead: 21_000, cacheWrite: 0, reasoning: 49, total: 28_350 },
      costUsd: null,
      costIsPartial: true,
    })
    expect((await run(home, {}, 'usage')).stdout).toMatch(/codex .* n\/a$/)
  })

  test('codex of before it recorded each response: the growth of the sum counts', async () => {
    const home = newHome()
    const file = layTranscript(home, 'codex')
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, lines.filter((line) => !line.includes('"token_usage_record"')).join('\n'))
    expect((await report(home)).total).toMatchObject({ tokens: { total: 28_350, reasoning: 49 } })
  })

  test('gemini: an answer that is written again counts once, thoughts are output', async () => {
    const home = newHome()
    layTranscript(home, 'gemini')
    const { total, notUnderstood } = await report(home)
    expect(notUnderstood).toBe(0)
    expect(total).toMatchObject({
      requests: 2,
      tokens: { input: 2000, output: 100, cacheRead: 6000, cacheWrite: null, reasoning: 14, total: 8100 },
      costUsd: null,
    })
  })

  test('opencode: from its database, with its own cost', async () => {
    const home = newHome()
    layOpencode(home)
    expect((await report(home)).total).toMatchObject({
      requests: 6,
      tokens: { input: 6000, output: 300, cacheRead: 18_000, cacheWrite: 0, reasoning: 42, total: 24_300 },
      costUsd: expect.closeTo(0.0279, 10),
      costIsPartial: false,
    })
  })

  test('copilot, qwen and cline', async () => {
    const home = newHome()
    layCopilot(home)
    layQwen(home)
    layCline(home)
    const { rows } = await report(home, ['--by', 'agent'])
    const byAgent = new Map(rows.map((row) => [row['agent'], row]))
    expect(byAgent.get('copilot')).toMatchObject({ requests: 2, tokens: { input: 2000, output: 100, cacheRead: 6000 } })
    expect(byAgent.get('qwen')).toMatchObject({ tokens: { input: 1000, output: 50, cacheRead: 3000, reasoning: 7 } })
    expect(byAgent.get('cline')).toMatchObject({
      tokens: { input: 1000, output: 50, cacheRead: 3000, cacheWrite: 200, reasoning: null },
      costUsd: 0.01,
    })
  })
})

describe('prices', () => {
  test('of the table count for what has no cost of its own; own prices go before it', async () => {
    const home = newHome()
    const file = layTranscript(home, 'claude')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*"cost-state".*\n/m, ''))
    // 8,000 x 4 + 351 x 20 + 24,000 x 0.2 + 1,600 x 5, by a million.
    expect((await report(home)).total.costUsd).toBeCloseTo(0.05182, 10)
    layFile(home, '.config/geppetto-tmux/config.json', '{"prices":{"claude-opus-5-5":{"input":1,"output":0}}}')
    expect((await report(home)).total.costUsd).toBeCloseTo(0.0336, 10)
  })

  test('a wrong config.json is named, and the defaults count', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    for (const wrong of ['{"prices":{"m":{"input":-1,"output":0}}}', '{', '[]']) {
      const path = layFile(home, '.config/geppetto-tmux/config.json', wrong)
      const { code, stdout, stderr } = await run(home, {}, 'usage')
      expect({ wrong, code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(path) })
      expect(stdout).toContain('$0.0525')
    }
  })

  test('work after the recorded cost is added by the table, and helpers before it are not', async () => {
    const home = newHome()
    const file = layTranscript(home, 'claude')
    const answer = (id: string, timestamp: string): string => {
      const usage = { input_tokens: 1000, output_tokens: 0 }
      const message = { id, model: 'claude-opus-5-5', usage }
      return `${JSON.stringify({ type: 'assistant', sessionId: CLAUDE_SESSION, timestamp, message })}\n`
    }
    const helper = file.replace('.jsonl', '/subagents/agent-1.jsonl')
    layFile('/', helper, answer('msg_helper', '2026-11-20T08:25:30.000Z'))
    expect((await report(home)).total).toMatchObject({ requests: 9, costUsd: expect.closeTo(0.05248, 10) })
    appendFileSync(file, answer('msg_later', '2026-11-20T09:00:00.000Z'))
    expect((await report(home)).total).toMatchObject({ requests: 10, costUsd: expect.closeTo(0.05648, 10) })
  })
})

describe('what agents say of themselves', () => {
  test('is told where their records add up to something else', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    layTranscript(home, 'codex')
    layTranscript(home, 'gemini')
    const { stderr } = await run(home, {}, 'usage')
    // A title was asked for, and an answer was dropped: neither is in the transcript.
    expect(stderr).toContain('claude says that it has used 41 tokens more than its records tell (1 session)')
    expect(stderr).not.toMatch(/(codex|gemini) says/)
    expect((await report(home)).disagreements).toMatchObject([
      {
        agent: 'claude',
        account: join(home, '.claude'),
        session: CLAUDE_SESSION,
        more: 41,
        counted: { total: 33_951 },
      },
    ])
  })

  test('says nothing of what is only read in part', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    expect((await report(home, ['--since', '2026-11-20T08:26'])).disagreements).toEqual([])
  })
})

describe('groups and time', () => {
  test('by day, model and account', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    layTranscript(home, 'claude', `work/projects/-home-user-proj/0-other.jsonl`)
    layTranscript(home, 'gemini')
    layFile(home, '.config/geppetto-tmux/config.json', JSON.stringify({ accounts: { claude: ['~/work'] } }))
    const rows = async (by: string) => (await report(home, ['--by', by])).rows
    expect(await rows('day')).toMatchObject([{ day: '2026-11-20', sessions: 2 }])
    expect((await rows('model')).map((row) => row['model'])).toEqual(['claude-opus-5-5', 'gemini-3.8-flash'])
    // The same answers in two accounts were paid once.
    expect((await rows('agent')).filter((row) => row['agent'] === 'claude')).toMatchObject([{ requests: 8 }])
    expect(await rows('runner')).toMatchObject([{ runner: null }, { runner: null }])
  })

  test('CLAUDE_CONFIG_DIR and CODEX_HOME are where they say', async () => {
    const home = newHome()
    layTranscript(home, 'claude', 'a/projects/-p/x.jsonl')
    layTranscript(home, 'codex', 'b/sessions/2026/11/20/rollout-x.jsonl')
    expect((await report(home)).total.requests).toBe(0)
    const env = { CLAUDE_CONFIG_DIR: join(home, 'a'), CODEX_HOME: join(home, 'b') }
    expect((await report(home, [], env)).total.requests).toBe(15)
  })

  test('--since leaves out what is older', async () => {
    const home = newHome()
    layTranscript(home, 'claude')
    expect((await report(home, ['--since', '2026-11-20T08:26'])).total).toMatchObject({
      requests: 1,
      tokens: { output: 1 },
      // The recorded cost is of the whole session: 1,000 x 4 + 20 + 600 + 1,000, by a million.
      costUsd: expect.closeTo(0.00562, 10),
    })
    expect((await report(home, ['--since', '2026-11-20'])).total.requests).toBe(8)
    expect((await report(home, ['--since', '2999-01-01'])).total).toMatchObject({ requests: 0, costUsd: null })
    expect((await run(home, {}, 'usage', '--since', 'soon')).code).toBe(64)
    expect((await run(home, {}, 'usage', '--by', 'moon')).code).toBe(64)
  })

  test('nothing recorded is said, not shown as 0', async () => {
    const { code, stdout, stderr } = await run(newHome(), {}, 'usage')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('no agent has recorded any usage')
  })
})

describe('bad records', () => {
  test('torn, foreign, hostile and overlong lines are counted and spoil nothing', async () => {
    const home = newHome()
    const file = layTranscript(home, 'claude')
    const strange = [
      'not json at all',
      '{"type":"assistant","message":{"usage":{"input_tokens":"many"}}}',
      '{"type":"assistant","timestamp":"never","message":{"id":"x","model":"m","usage":{"input_tokens":1,"output_tokens":1}}}',
      '{"type":"assistant","timestamp":"2026-11-20T08:25:27Z","message":{"id":"x","model":"m","usage":{"input_tokens":-5,"output_tokens":1}}}',
      '{"type":"assistant","usage":',
      `{"type":"assistant","usage":"${'x'.repeat(33 * 1024 * 1024)}"}`,
      '\0\0\0',
    ]
    appendFileSync(file, `${strange.join('\n')}\n{"type":"assistant","message":{"id":"torn","usa`)
    const { total, notUnderstood } = await report(home)
    expect(total).toMatchObject({ requests: 8, tokens: { output: 351 } })
    expect(notUnderstood).toBe(strange.length + 1)
    expect((await run(home, {}, 'usage')).stderr).toContain('8 records could not be understood')
  })

  test('names from a record cannot steer the terminal', async () => {
    const home = newHome()
    const message = { id: 'x', model: '\u001b[31mred', usage: { input_tokens: 1, output_tokens: 1 } }
    const line = { type: 'assistant', timestamp: '2026-11-20T08:25:27Z', message }
    layFile(home, '.claude/projects/p/x.jsonl', `${JSON.stringify(line)}\n`)
    expect((await run(home, {}, 'usage', '--by', 'model')).stdout).not.toContain('\u001b')
    expect((await run(home, {}, 'usage', '--by', 'model', '--json')).stdout).not.toContain('\u001b')
  })

  test.skipIf(process.getuid?.() === 0)('a file that cannot be read is named, the others count', async () => {
    const home = newHome()
    layTranscript(home, 'codex')
    chmodSync(layTranscript(home, 'claude'), 0)
    const { total, problems } = await report(home)
    expect(total.requests).toBe(7)
    expect(problems).toMatchObject([{ agent: 'claude', reason: expect.stringContaining('EACCES') }])
  })

  test('a database that is none, and no way to read one, are said', async () => {
    const home = newHome()
    layTranscript(home, 'codex')
    layFile(home, '.local/share/opencode/opencode.db', 'this is not a database'.repeat(100))
    expect((await report(home)).problems).toMatchObject([
      { agent: 'opencode', reason: expect.stringMatching(/database/) },
    ])
    const version = Number(process.versions.node.split('.')[0])
    if (version >= 22) return
    const { total, problems } = await report(home, [], { PATH: '/nowhere' })
    expect(problems).toMatchObject([{ agent: 'opencode', reason: expect.stringContaining('sqlite3') }])
    expect(total.requests).toBe(7)
  })
})

describe('one process that looks again', () => {
  test('a file is read on from where it was, and anew when it was cut or replaced', async () => {
    const home = newHome()
    const file = layTranscript(home, 'codex')
    const wanted = [{ provider: codexProvider(), account: join(home, '.codex') }]
    const requests = async (): Promise<number> =>
      usageOf((await gatherUsage(wanted, { sinceMs: 0 })).sums, priceTable({})).requests
    expect(await requests()).toBe(7)
    const whole = readFileSync(file, 'utf8')
    const lines = whole.split('\n')
    const record = lines.find((line) => line.includes('"token_usage_record"')) ?? ''
    const another = record.replace(/resp_\w+/, 'resp_new')
    // It is being written while we look.
    appendFileSync(file, another.slice(0, 100))
    expect(await requests()).toBe(7)
    appendFileSync(file, `${another.slice(100)}\n`)
    expect(await requests()).toBe(8)
    // What was read is not read again: nobody sees a change of the same length.
    writeFileSync(file, `${whole.replaceAll('"output_tokens":50', '"output_tokens":99')}${another}\n`)
    expect(await requests()).toBe(8)
    truncateSync(file, Buffer.byteLength(lines.slice(0, 4).join('\n')) + 1)
    expect(await requests()).toBe(1)
  })

  test('an answer that grows on a later line is counted at its last size', async () => {
    const home = newHome()
    const line = (output: number): string => {
      const message = { id: 'x', model: 'm', usage: { input_tokens: 10, output_tokens: output } }
      return `${JSON.stringify({ type: 'assistant', timestamp: '2026-11-20T08:25:27Z', message })}\n`
    }
    layFile(home, '.claude/projects/p/x.jsonl', line(1) + line(7) + line(7))
    const wanted = [{ provider: claudeProvider(), account: join(home, '.claude') }]
    const { sums } = await gatherUsage(wanted, { sinceMs: 0 })
    expect(usageOf(sums, priceTable({}))).toMatchObject({ requests: 1, tokens: { input: 10, output: 7 } })
  })
})
