import { join } from 'node:path'
import * as z from 'zod/mini'
import { findNote, linesWith, type TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import { tagOf, textOf, timeOf } from '../../turns/texts.ts'
import type { Result, TurnList } from '../../turns/turn-list.ts'
import { threadOf } from './rollout.ts'

const item = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), role: z.string(), content: z.unknown() }),
  z.object({ type: z.literal('function_call'), name: z.string(), arguments: z.string(), call_id: z.string() }),
  z.object({ type: z.literal('custom_tool_call'), name: z.string(), input: z.string(), call_id: z.string() }),
  z.object({ type: z.literal('local_shell_call'), call_id: z.nullish(z.string()), action: z.unknown() }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.unknown() }),
  z.object({ type: z.literal('custom_tool_call_output'), call_id: z.string(), output: z.unknown() }),
])
const remarked = z.object({
  type: z.enum(['turn_aborted', 'error', 'task_complete']),
  message: z.nullish(z.string()),
  error: z.nullish(z.object({ message: z.string() })),
})
const line = z.object({ type: z.string(), timestamp: z.nullish(z.string()), payload: z.unknown() })
const output = z.object({ output: z.string(), metadata: z.nullish(z.object({ exit_code: z.nullish(z.number()) })) })

const INSTRUCTIONS = /^# AGENTS\.md instructions/
/** What it notes for its model as if a person had written it: `environment_context` and the like. */
const ADDED = /^(?:[a-z]+(?:_[a-z]+)+|INSTRUCTIONS)$/
const REFUSED = /^(?:aborted by user|exec command rejected by user|rejected by user)/
const EXIT_CODE = /(?:"exit_code":\s*|^Exit code: |^Process exited with code )(-?\d{1,3})\b/m
const WALL_TIMES = [/"wall_time_seconds":\s*([\d.]{1,12})/, /^Wall time:? ([\d.]{1,12})/m]
/** What the program of a call prints around what its command gave back. */
const PROGRAM_OUTPUT = /^Script \w+\n[\s\S]*?\nOutput:\n\s*(\{[\s\S]*\})\s*$/
/** A program of calls is written in JavaScript; what it runs stands in it as JSON. */
const COMMAND = /"cmd"\s*:\s*("(?:[^"\\]|\\.)*")/
const PATCHED = /^\*\*\* (?:Add|Update|Delete) File: (.+)$/gm

/** Codex: `sessions/YEAR/MONTH/DAY/rollout-TIME-THREAD.jsonl`, an entry a line. */
export const codexTurns: TurnNotes = {
  agent: 'codex',
  find: async (account, session) => findNote(join(account, 'sessions'), (name) => threadOf(name) === session),
  entries: linesWith('"response_item"', '"event_msg"', '"compacted"'),
  slim: (given) => {
    const { data } = z.safeParse(line, given)
    const isKnown = z.safeParse(item, data?.payload).success || z.safeParse(remarked, data?.payload).success
    return isKnown || data?.type === 'compacted' ? given : undefined
  },
  reader: (list) => (given) => {
    const { success, data } = z.safeParse(line, given)
    if (!success) return
    const at = timeOf(data.timestamp)
    if (data.type === 'compacted') list.remark('the conversation was compacted', at)
    else if (data.type === 'response_item') takeItem(data.payload, list, at)
    else if (data.type === 'event_msg') takeEvent(data.payload, list, at)
  },
}

function takeItem(payload: unknown, list: TurnList, at: number | undefined): void {
  const { data } = z.safeParse(item, payload)
  switch (data?.type) {
    case undefined:
      return
    case 'message': {
      const text = textOf(data.content)
      if (data.role === 'assistant') list.answer(text, at)
      else if (data.role === 'user' && text !== '' && !isAdded(text)) list.prompt(text, at)
      return
    }
    case 'function_call':
      return list.call(data.call_id, { name: data.name, subject: subjectOf(parsed(data.arguments)) }, at)
    case 'custom_tool_call':
      return list.call(data.call_id, { name: data.name, subject: programSubject(data.input) }, at)
    case 'local_shell_call':
      return list.call(data.call_id ?? '', { name: 'shell', subject: subjectOf(data.action) }, at)
    case 'function_call_output':
    case 'custom_tool_call_output':
      return list.result(data.call_id, resultOf(data.output), at)
  }
}

function isAdded(text: string): boolean {
  const tag = tagOf(text)
  return INSTRUCTIONS.test(text) || (tag !== undefined && ADDED.test(tag))
}

function takeEvent(payload: unknown, list: TurnList, at: number | undefined): void {
  const { data } = z.safeParse(remarked, payload)
  if (data?.type === 'turn_aborted') list.remark('interrupted', at)
  else if (data?.type === 'error' && typeof data.message === 'string') list.remark(data.message, at)
  else if (data?.type === 'task_complete' && data.error) list.remark(data.error.message, at)
}

function programSubject(input: string): string {
  const command = COMMAND.exec(input)?.[1]
  if (command !== undefined) return String(parsed(command))
  const files = [...input.matchAll(PATCHED)].map(([, file]) => file)
  return files.length > 0 ? files.join(', ') : input
}

function resultOf(given: unknown): Result {
  const whole = typeof given === 'string' ? given : textOf(given)
  const inner = z.safeParse(output, parsed(PROGRAM_OUTPUT.exec(whole)?.[1] ?? whole)).data
  const text = inner?.output ?? whole
  const code = inner?.metadata?.exit_code ?? EXIT_CODE.exec(whole)?.[1]
  const exitCode = code === undefined ? undefined : Number(code)
  const wall = WALL_TIMES.map((times) => times.exec(whole)?.[1]).find((seconds) => seconds !== undefined)
  const isRefused = REFUSED.test(text)
  return {
    outcome: isRefused ? 'refused' : (exitCode ?? 0) === 0 ? 'done' : 'failed',
    output: isRefused ? '' : text,
    exitCode,
    tookMs: wall === undefined || isRefused ? undefined : Math.round(Number(wall) * 1000),
  }
}

/** The text itself where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
