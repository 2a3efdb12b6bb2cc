import * as z from 'zod/mini'
import type { PaneId } from '../../protocol/ids.ts'
import type { HookEvent } from '../../runner/hook-claims.ts'

/** One report that a hook of an agent has left in the spool directory. */
export interface HookReport extends HookEvent {
  /** The pane that the agent says it runs in. */
  readonly pane: PaneId
  readonly session?: string | undefined
  readonly transcript?: string | undefined
  readonly cwd?: string | undefined
}

const word = z.string().check(z.regex(/^[\w.:-]{1,128}$/))
const path = z.string().check(z.maxLength(4096))
/** The fields that agents have in common, under each name that one of them uses. */
const payload = z.object({
  hook_event_name: z.optional(word),
  type: z.optional(word),
  session_id: z.optional(word),
  'thread-id': z.optional(word),
  conversation_id: z.optional(word),
  transcript_path: z.nullish(path),
  cwd: z.nullish(path),
  notification_type: z.optional(word),
  tool_name: z.optional(word),
  about: z.optional(word),
  details: z.optional(z.unknown()),
})
const QUESTION = 'ask_user'
const question = z.object({ type: z.literal(QUESTION) })
const FILE_NAME = /^(\d{1,10})\.([a-z]{1,32})\.\d{1,10}$/

/** Reads a file that `scripts/geppetto-hook` has left; undefined when its name or text is not of that form. */
export function parseHookReport(fileName: string, text: string): HookReport | undefined {
  const [, pane, agent] = FILE_NAME.exec(fileName) ?? []
  if (pane === undefined || agent === undefined) return undefined
  const { success, data } = z.safeParse(payload, parse(text))
  const event = success ? (data.hook_event_name ?? data.type) : undefined
  if (!success || event === undefined) return undefined
  return {
    agent,
    pane: `%${pane}` as PaneId,
    event,
    // Gemini reports a question like any other tool that wants a confirmation.
    about:
      data.about ??
      (question.safeParse(data.details).success ? QUESTION : undefined) ??
      data.notification_type ??
      data.tool_name,
    session: data.session_id ?? data.conversation_id ?? data['thread-id'],
    transcript: data.transcript_path ?? undefined,
    cwd: data.cwd ?? undefined,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
