import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ignoreGone } from '../../base/ignore-gone.ts'
import type { TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import type { TurnList } from '../../turns/turn-list.ts'
import { sqliteRows } from '../../usage/sqlite-rows.ts'

const DATABASE = 'opencode.db'
/** Ids grow with time. What is synthetic was added to a prompt for the model, and is shown nowhere. */
const partsOf = (session: string): string => `select json_object(
  'role', json_extract(message.data, '$.role'),
  'at', json_extract(message.data, '$.time.created'),
  'error', json_extract(message.data, '$.error.data.message'),
  'aborted', json_extract(message.data, '$.error.name') = 'MessageAbortedError',
  'isLast', lead(part.id) over (partition by message.id order by part.id) is null,
  'part', json(part.data))
from message left join part on part.message_id = message.id
where message.session_id = '${session.replaceAll("'", "''")}'
  and not coalesce(json_extract(part.data, '$.synthetic'), 0)
order by message.id, part.id`

const row = z.object({
  role: z.nullish(z.string()),
  at: z.nullish(z.number()),
  error: z.nullish(z.string()),
  aborted: z.nullish(z.number()),
  isLast: z.number(),
  part: z.unknown(),
})
const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('compaction') }),
  z.object({
    type: z.literal('tool'),
    tool: z.string(),
    callID: z.string(),
    state: z.object({
      status: z.string(),
      input: z.unknown(),
      output: z.nullish(z.string()),
      error: z.nullish(z.string()),
      metadata: z.nullish(z.object({ exit: z.nullish(z.number()) })),
      time: z.nullish(z.object({ start: z.nullish(z.number()), end: z.nullish(z.number()) })),
    }),
  }),
])
type Tool = Extract<z.infer<typeof part>, { readonly type: 'tool' }>

const REFUSED = /rejected permission|user dismissed/i

/** OpenCode: a database. A message has parts: texts and tools. */
export const opencodeTurns: TurnNotes = {
  agent: 'opencode',
  find: async (account) => {
    const path = join(account, DATABASE)
    return (await ignoreGone(lstat(path)))?.isFile() === true ? path : undefined
  },
  entries: async (path, session, onEntry) => sqliteRows(path, partsOf(session), onEntry),
  reader: (list) => (given) => {
    const { success, data } = z.safeParse(row, given)
    if (!success) return
    const at = data.at ?? undefined
    const found = z.safeParse(part, data.part).data
    if (found?.type === 'text' && data.role === 'user') list.prompt(found.text, at)
    else if (found?.type === 'text') list.answer(found.text, at)
    else if (found?.type === 'compaction') list.remark('the conversation was compacted', at)
    else if (found?.type === 'tool') takeTool(found, list, at)
    if (data.isLast === 0) return
    if (data.aborted === 1) list.remark('interrupted', at)
    else if (typeof data.error === 'string') list.remark(data.error, at)
  },
}

function takeTool({ callID, tool, state }: Tool, list: TurnList, messageAt: number | undefined): void {
  const { status, input, metadata, time } = state
  const at = time?.start ?? messageAt
  list.call(callID, { name: tool, subject: subjectOf(input) }, at)
  if (status !== 'completed' && status !== 'error') return
  const exitCode = metadata?.exit ?? undefined
  const isRefused = status === 'error' && REFUSED.test(state.error ?? '')
  const hasFailed = status === 'error' || (exitCode ?? 0) !== 0
  list.result(
    callID,
    {
      outcome: isRefused ? 'refused' : hasFailed ? 'failed' : 'done',
      output: isRefused ? '' : (state.error ?? state.output ?? ''),
      exitCode,
    },
    time?.end ?? undefined,
  )
}
