import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { linesWith, type TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import { timeOf } from '../../turns/texts.ts'

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user.message'), data: z.object({ content: z.string() }) }),
  z.object({ type: z.literal('assistant.message'), data: z.object({ content: z.string() }) }),
  z.object({
    type: z.literal('tool.execution_start'),
    data: z.object({ toolCallId: z.string(), toolName: z.string(), arguments: z.unknown() }),
  }),
  z.object({
    type: z.literal('tool.execution_complete'),
    data: z.object({
      toolCallId: z.string(),
      success: z.boolean(),
      shellExecution: z.nullish(z.object({ exitCode: z.nullish(z.number()) })),
      result: z.nullish(z.object({ content: z.nullish(z.string()) })),
      error: z.nullish(z.object({ message: z.nullish(z.string()) })),
    }),
  }),
  z.object({
    type: z.literal('permission.completed'),
    data: z.object({ toolCallId: z.nullish(z.string()), result: z.object({ kind: z.string() }) }),
  }),
  z.object({ type: z.literal('abort'), data: z.unknown() }),
  z.object({ type: z.literal('session.error'), data: z.object({ message: z.string() }) }),
])
const timed = z.object({ timestamp: z.nullish(z.string()) })

/** Copilot CLI: `session-state/SESSION/events.jsonl`, an event a line. */
export const copilotTurns: TurnNotes = {
  agent: 'copilot',
  find: async (account, session) => {
    const path = join(account, 'session-state', session, 'events.jsonl')
    return (await ignoreGone(lstat(path)))?.isFile() === true ? path : undefined
  },
  entries: linesWith(...event.def.options.map(({ shape }) => `"${String(shape.type.def.values[0])}"`)),
  reader: (list) => (given) => {
    const { success, data: found } = z.safeParse(event, given)
    if (!success) return
    const at = timeOf(z.safeParse(timed, given).data?.timestamp)
    switch (found.type) {
      case 'user.message':
        return list.prompt(found.data.content, at)
      case 'assistant.message':
        return list.answer(found.data.content, at)
      case 'tool.execution_start': {
        const { toolCallId, toolName, arguments: args } = found.data
        return list.call(toolCallId, { name: toolName, subject: subjectOf(args) }, at)
      }
      case 'tool.execution_complete': {
        const { toolCallId, success: isDone, shellExecution, result, error } = found.data
        const exitCode = shellExecution?.exitCode ?? undefined
        const outcome = isDone && (exitCode ?? 0) === 0 ? 'done' : 'failed'
        const output = (result?.content ?? error?.message ?? '').trim()
        return list.result(toolCallId, { outcome, output, exitCode }, at)
      }
      case 'permission.completed': {
        const { toolCallId, result } = found.data
        const isRefused = result.kind !== 'approved' && typeof toolCallId === 'string'
        return isRefused ? list.result(toolCallId, { outcome: 'refused', output: '' }, at) : undefined
      }
      case 'abort':
        return list.remark('interrupted', at)
      case 'session.error':
        return list.remark(found.data.message, at)
    }
  },
}
