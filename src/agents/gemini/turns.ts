import { join } from 'node:path'
import * as z from 'zod/mini'
import { findNote, linesWith, type TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import { textOf, timeOf } from '../../turns/texts.ts'
import type { TurnList } from '../../turns/turn-list.ts'

const call = z.object({
  id: z.string(),
  name: z.string(),
  args: z.unknown(),
  status: z.nullish(z.string()),
  timestamp: z.nullish(z.string()),
  result: z.nullish(z.array(z.object({ functionResponse: z.nullish(z.object({ response: z.unknown() })) }))),
})
const entry = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.nullish(z.string()),
  content: z.unknown(),
  model: z.nullish(z.string()),
  toolCalls: z.nullish(z.array(z.unknown())),
})
type Entry = z.infer<typeof entry>
const response = z.object({ output: z.nullish(z.string()), error: z.nullish(z.string()) })

/** What the CLI writes before a prompt; after a refusal it notes this and all of the conversation again, in a moment. */
const CONTEXT = /^\s*<session_context>/
/** Entries of such a copy follow each other within this time, in milliseconds. A person needs longer for a prompt. */
const COPY_MS = 100
const REMARKS: ReadonlySet<string> = new Set(['info', 'error', 'warning'])
/** What it puts around output, for the model. */
const UNTRUSTED = /^<untrusted_context>\n([\s\S]*)\n<\/untrusted_context>$/
const EXIT_CODE = /^Exit Code: (\d{1,3})$/m

/** Gemini CLI: `tmp/PROJECT/chats/session-TIME-ID.jsonl`, an entry a line; one that goes on is noted again. */
export const geminiTurns: TurnNotes = {
  agent: 'gemini',
  find: async (account, session) =>
    findNote(join(account, 'tmp'), (name) => name.endsWith(`-${session.slice(0, 8)}.jsonl`)),
  entries: linesWith('"type"'),
  reader: (list) => {
    let copiedAt = Number.NaN
    return (given) => {
      const { success, data } = z.safeParse(entry, given)
      if (!success) return
      const at = timeOf(data.timestamp)
      const isContext = data.type === 'user' && CONTEXT.test(textOf(data.content))
      const isCopy = isContext || (at ?? Number.NaN) - copiedAt <= COPY_MS
      if (isCopy) copiedAt = at ?? Number.NaN
      else take(data, list, at)
    }
  },
}

function take(data: Entry, list: TurnList, at: number | undefined): void {
  const text = textOf(data.content)
  if (data.type === 'user' && text !== '') list.prompt(text, at)
  else if (REMARKS.has(data.type) && text !== '') list.remark(text, at)
  if (data.type !== 'gemini') return
  list.answer(text, at, data.id)
  for (const given of data.toolCalls ?? []) takeCall(given, list, at)
}

function takeCall(given: unknown, list: TurnList, at: number | undefined): void {
  const { success, data } = z.safeParse(call, given)
  if (!success) return
  list.call(data.id, { name: data.name, subject: subjectOf(data.args) }, at)
  if (data.status === 'cancelled') return list.result(data.id, { outcome: 'refused', output: '' }, undefined)
  const said = z.safeParse(response, data.result?.[0]?.functionResponse?.response).data
  if (said === undefined) return
  const whole = said.error ?? said.output ?? ''
  const output = UNTRUSTED.exec(whole)?.[1] ?? whole
  const exitCode = EXIT_CODE.exec(output)?.[1]
  const hasFailed = data.status === 'error' || said.error !== undefined || (exitCode !== undefined && exitCode !== '0')
  list.result(
    data.id,
    {
      outcome: hasFailed ? 'failed' : 'done',
      output,
      exitCode: exitCode === undefined ? undefined : Number(exitCode),
    },
    timeOf(data.timestamp),
  )
}
