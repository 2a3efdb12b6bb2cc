import { join } from 'node:path'
import * as z from 'zod/mini'
import { findNote, linesWith, type TurnNotes } from '../../turns/notes.ts'
import { subjectOf } from '../../turns/subject.ts'
import { inTag, tagOf, textOf, timeOf } from '../../turns/texts.ts'
import type { TurnList } from '../../turns/turn-list.ts'

const flag = z.nullish(z.boolean())
const entry = z.object({
  type: z.string(),
  subtype: z.nullish(z.string()),
  uuid: z.nullish(z.string()),
  parentUuid: z.nullish(z.string()),
  timestamp: z.nullish(z.string()),
  isSidechain: flag,
  isMeta: flag,
  isCompactSummary: flag,
  isApiErrorMessage: flag,
  toolDenialKind: z.nullish(z.string()),
  message: z.nullish(z.object({ content: z.union([z.string(), z.array(z.unknown())]) })),
})
type Entry = z.infer<typeof entry>
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.unknown(), is_error: flag }),
])

const picture = z.object({ type: z.enum(['image', 'document']) })

const INTERRUPTED = /^\[Request interrupted by user(?: for tool use)?\]$/
const REFUSED = /^The user doesn't want to proceed with this tool use/
const EXIT_CODE = /^(?:Error: )?Exit code (\d{1,3})\b/
/** What it notes for its model, or to show again, as if a person had written it. */
const ADDED = /^(?:local-command-\w+|bash-std\w+|system-reminder|task-notification|command-\w+)$/
const PICTURE = '(a picture)'

/** Claude Code: `projects/DIRECTORY/SESSION.jsonl`, an entry a line. Each names the one that it follows. */
export const claudeTurns: TurnNotes = {
  agent: 'claude',
  find: async (account, session) => findNote(join(account, 'projects'), (name) => name === `${session}.jsonl`),
  entries: linesWith('"parentUuid"'),
  slim: (given) => {
    const { data } = z.safeParse(entry, given)
    // The place of an entry counts; attachments are large.
    return data?.type === 'attachment' ? { type: data.type, uuid: data.uuid, parentUuid: data.parentUuid } : given
  },
  reader: (list) => {
    /** How many turns there were with an entry. */
    const turnsAt = new Map<string, number>()
    return (given) => {
      const { success, data } = z.safeParse(entry, given)
      if (!success || data.isSidechain === true) return
      take(data, list, turnsAt)
      if (typeof data.uuid === 'string') turnsAt.set(data.uuid, list.turns.length)
    }
  },
}

function take(data: Entry, list: TurnList, turnsAt: ReadonlyMap<string, number>): void {
  const at = timeOf(data.timestamp)
  const content = data.message?.content
  if (data.subtype === 'compact_boundary') return list.remark('the conversation was compacted', at)
  if (data.isMeta === true || data.isCompactSummary === true || content === undefined) return
  if (data.type === 'assistant') return takeAnswer(data, content, list, at)
  if (data.type !== 'user') return
  const results = Array.isArray(content) ? content.flatMap((each) => z.safeParse(block, each).data ?? []) : []
  for (const each of results) {
    if (each.type !== 'tool_result') continue
    const output = textOf(each.content)
    const isRefused = typeof data.toolDenialKind === 'string' || REFUSED.test(output)
    const outcome = isRefused ? 'refused' : each.is_error === true ? 'failed' : 'done'
    const exitCode = EXIT_CODE.exec(output)?.[1]
    list.result(
      each.tool_use_id,
      { outcome, output: isRefused ? '' : output, exitCode: exitCode === undefined ? undefined : Number(exitCode) },
      at,
    )
  }
  const text = textOf(content)
  if (text !== '') takePrompt(data, text, list, turnsAt)
  else if (Array.isArray(content) && content.some((each) => z.safeParse(picture, each).success))
    takePrompt(data, PICTURE, list, turnsAt)
}

function takeAnswer({ isApiErrorMessage }: Entry, content: unknown, list: TurnList, at: number | undefined): void {
  if (typeof content === 'string') return list.answer(content, at)
  for (const each of Array.isArray(content) ? content : []) {
    const { data } = z.safeParse(block, each)
    if (data?.type === 'tool_use') list.call(data.id, { name: data.name, subject: subjectOf(data.input) }, at)
    else if (data?.type === 'text' && isApiErrorMessage === true) list.remark(data.text, at)
    else if (data?.type === 'text') list.answer(data.text, at)
  }
}

function takePrompt(
  { timestamp, parentUuid }: Entry,
  text: string,
  list: TurnList,
  turnsAt: ReadonlyMap<string, number>,
): void {
  const at = timeOf(timestamp)
  if (INTERRUPTED.test(text)) return list.remark('interrupted', at)
  const isCommand = /^\s{0,100}<command-(?:name|message)>/.test(text)
  const name = isCommand ? inTag(text, 'command-name') : undefined
  if (name !== undefined) return list.remark(`${name} ${inTag(text, 'command-args') ?? ''}`.trim(), at)
  const tag = tagOf(text)
  if (tag === 'bash-input') return list.remark(`! ${inTag(text, tag) ?? ''}`, at)
  if (tag !== undefined && ADDED.test(tag)) return
  // A prompt that was interrupted before its answer went back to the line where it was typed; nothing follows it.
  const follows = turnsAt.get(parentUuid ?? '') ?? list.turns.length
  if (list.isUnanswered && follows < list.turns.length) list.takeBack()
  list.prompt(text, at)
}
