import { join } from 'node:path'
import * as z from 'zod/mini'
import { findNote, linesWith, type TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import { textOf, timeOf } from '../../turns/texts.ts'
import type { Result, TurnList } from '../../turns/turn-list.ts'

const entry = z.object({
  type: z.enum(['user', 'assistant', 'tool_result']),
  timestamp: z.nullish(z.string()),
  message: z.object({ parts: z.array(z.unknown()) }),
  toolCallResult: z.nullish(z.object({ status: z.nullish(z.string()) })),
})
const part = z.object({
  thought: z.nullish(z.boolean()),
  text: z.nullish(z.string()),
  functionCall: z.nullish(z.object({ id: z.string(), name: z.string(), args: z.unknown() })),
  functionResponse: z.nullish(
    z.object({
      id: z.string(),
      response: z.object({ output: z.nullish(z.string()), error: z.nullish(z.string()) }),
    }),
  ),
})
type Response = NonNullable<z.infer<typeof part>['functionResponse']>['response']

const EXIT_CODE = /^Exit Code: (\d{1,3})$/m

/** Qwen Code: `projects/DIRECTORY/chats/SESSION.jsonl`, an entry a line. */
export const qwenTurns: TurnNotes = {
  agent: 'qwen',
  find: async (account, session) => findNote(join(account, 'projects'), (name) => name === `${session}.jsonl`),
  entries: linesWith('"type":"user"', '"type":"assistant"', '"type":"tool_result"'),
  reader: (list) => (given) => {
    const { success, data } = z.safeParse(entry, given)
    if (!success) return
    const at = timeOf(data.timestamp)
    if (data.type === 'user') return takePrompt(data.message.parts, list, at)
    for (const each of data.message.parts) {
      const found = z.safeParse(part, each).data
      const { functionCall: call, functionResponse: response } = found ?? {}
      if (call) list.call(call.id, { name: call.name, subject: subjectOf(call.args) }, at)
      else if (response) list.result(response.id, resultOf(response.response, data.toolCallResult?.status), at)
      else if (typeof found?.text === 'string' && found.thought !== true) list.answer(found.text, at)
    }
  },
}

function takePrompt(parts: readonly unknown[], list: TurnList, at: number | undefined): void {
  const text = textOf(parts)
  if (text !== '') list.prompt(text, at)
}

function resultOf({ output, error }: Response, status: string | null | undefined): Result {
  if (status === 'cancelled') return { outcome: 'refused', output: '' }
  const said = error ?? output ?? ''
  const exitCode = EXIT_CODE.exec(said)?.[1]
  const hasFailed = status === 'error' || typeof error === 'string' || (exitCode !== undefined && exitCode !== '0')
  const code = exitCode === undefined ? undefined : Number(exitCode)
  return { outcome: hasFailed ? 'failed' : 'done', output: said, exitCode: code }
}
