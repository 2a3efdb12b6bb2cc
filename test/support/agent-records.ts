import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Sessions of the recorded transcripts in test/agents/. */
export const CLAUDE_SESSION = 'bb0bc8f3-efa3-481b-ac08-05353cca6740'
export const CODEX_SESSION = '01a1f811-96ef-7872-8c4e-0278a2b6e974'
export const COPILOT_SESSION = '5d7c1a30-4f4b-4a1c-9f62-0d6f6a2b7c11'

const RECORDED = join(import.meta.dirname, '../agents')

/** Where each agent keeps the transcript, below a home. */
export const TRANSCRIPTS = {
  claude: `.claude/projects/-home-user-proj/${CLAUDE_SESSION}.jsonl`,
  codex: `.codex/sessions/2026/11/20/rollout-2026-11-20T08-27-44-${CODEX_SESSION}.jsonl`,
  gemini: '.gemini/tmp/proj/chats/session-2026-11-20T08-32-e08421f1.jsonl',
} as const

/** Puts a recorded transcript where its agent would have written it; returns its path. */
export function layTranscript(
  home: string,
  agent: keyof typeof TRANSCRIPTS,
  path: string = TRANSCRIPTS[agent],
): string {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(join(RECORDED, `${agent}.jsonl`), file)
  return file
}

export function layFile(home: string, path: string, content: string): string {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

/** A database as OpenCode leaves it after six answers of the recording, one prompt and one failed request. */
export function layOpencode(home: string): void {
  const answer = {
    role: 'assistant',
    modelID: 'lab-model',
    providerID: 'lab',
    cost: 0.00465,
    tokens: { total: 4050, input: 1000, output: 43, reasoning: 7, cache: { write: 0, read: 3000 } },
    time: { created: 1795163827517 },
  }
  const failed = { ...answer, cost: 0, tokens: { input: 0, output: 0, reasoning: 0, cache: { read: 0, write: 0 } } }
  const rows = [{ role: 'user' }, ...Array.from({ length: 6 }, () => answer), failed]
  const inserts = rows.map(
    (row, i) => `insert into message values ('msg_${i}', 'ses_e07e74490ffeBUqBTrMusED0h9', '${JSON.stringify(row)}');`,
  )
  const file = join(home, '.local/share/opencode/opencode.db')
  mkdirSync(dirname(file), { recursive: true })
  execFileSync('sqlite3', [file], {
    input: `create table message (id text, session_id text, data text);\n${inserts.join('\n')}`,
  })
}

interface Database {
  readonly messages: readonly { readonly id: string; readonly session: string; readonly data: object }[]
  /** None in versions before there were sums. */
  readonly sessions?: readonly {
    readonly id: string
    readonly parent: string | null
    readonly cost: number
    readonly input: number
    readonly output: number
    readonly reasoning: number
  }[]
}

/** A database of OpenCode with these rows. */
export function layDatabase(home: string, { messages, sessions = [] }: Database): void {
  const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`)
  const rows = [
    'create table message (id text primary key, session_id text, data text);',
    ...messages.map(
      ({ id, session, data }) => `insert into message values ('${id}', '${session}', '${JSON.stringify(data)}');`,
    ),
    `create table session (id text primary key, parent_id text, cost real, tokens_input integer, tokens_output integer,
      tokens_reasoning integer, tokens_cache_read integer, tokens_cache_write integer);`,
    ...sessions.map(
      ({ id, parent, cost, input, output, reasoning }) =>
        `insert into session values ('${id}', ${text(parent)}, ${cost}, ${input}, ${output}, ${reasoning}, 0, 0);`,
    ),
  ]
  const file = join(home, '.local/share/opencode/opencode.db')
  mkdirSync(dirname(file), { recursive: true })
  execFileSync('sqlite3', [file], { input: rows.join('\n') })
}

export function layCopilot(home: string): void {
  const usage = { model: 'lab-model', inputTokens: 4000, outputTokens: 50, cacheReadTokens: 3000, cacheWriteTokens: 0 }
  const event = (id: string) => ({
    type: 'session.usage_record',
    id,
    timestamp: '2026-11-20T08:40:00.000Z',
    data: { usage: { ...usage, reasoningTokens: 7, cost: 1 } },
  })
  const events = [{ type: 'assistant.turn_start', data: {} }, event('e1'), event('e1'), event('e2')]
  layFile(
    home,
    `.copilot/session-state/${COPILOT_SESSION}/events.jsonl`,
    `${events.map((one) => JSON.stringify(one)).join('\n')}\n`,
  )
}

export function layQwen(home: string): void {
  const answer = {
    uuid: 'a1',
    sessionId: 'q-1',
    timestamp: '2026-11-20T08:41:00.000Z',
    type: 'assistant',
    model: 'lab-model',
    usageMetadata: {
      promptTokenCount: 4000,
      candidatesTokenCount: 50,
      totalTokenCount: 4050,
      cachedContentTokenCount: 3000,
      thoughtsTokenCount: 7,
    },
  }
  layFile(home, '.qwen/projects/-home-user-proj/chats/q-1.jsonl', `${JSON.stringify(answer)}\n`)
}

export function layCline(home: string): void {
  const metrics = { inputTokens: 4200, outputTokens: 50, cacheReadTokens: 3000, cacheWriteTokens: 200, cost: 0.01 }
  const messages = [{ role: 'user' }, { role: 'assistant', ts: 1795164000000, modelInfo: { id: 'lab-model' }, metrics }]
  layFile(home, '.cline/data/sessions/c-1/c-1.messages.json', JSON.stringify({ version: 1, messages }))
}
