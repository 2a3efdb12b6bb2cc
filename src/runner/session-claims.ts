import * as z from 'zod/mini'
import type { Claim } from './evidence.ts'

/** What a file in which an agent notes its own status says, with its words. */
export interface SessionClaim {
  /** Undefined: that it says nothing any more. */
  readonly claim: Claim | undefined
  readonly text: string
  /** The session that it is about. */
  readonly session?: string | undefined
}

const word = z.string().check(z.maxLength(100))
const claudeSession = z.object({
  pid: z.number(),
  sessionId: z.exactOptional(word),
  procStart: z.exactOptional(z.union([word, z.number()])),
  status: word,
  waitingFor: z.exactOptional(word),
})

/** Whose status a file of Claude must be, as Linux tells processes apart. */
export interface ProcessIdentity {
  readonly pid: number
  /** Kernel ticks at its start; 0 where they are not known. */
  readonly startTicks: string
}

/**
 * `sessions/PID.json` of Claude. Undefined for one that is cut short, of another version, or of a process that had this
 * id before.
 */
export function claudeClaim(json: string, { pid, startTicks }: ProcessIdentity): SessionClaim | undefined {
  const { success, data } = claudeSession.safeParse(parsed(json))
  if (!success || data.pid !== pid) return undefined
  if (startTicks !== '0' && data.procStart !== undefined && String(data.procStart) !== startTicks) return undefined
  const { status, waitingFor, sessionId: session } = data
  const text = `it notes: ${status}${waitingFor === undefined ? '' : `, ${waitingFor}`}`
  return { claim: statusClaim(status, waitingFor), text, ...(session === undefined ? {} : { session }) }
}

function statusClaim(status: string, waitingFor: string | undefined): Claim | undefined {
  switch (status) {
    case 'busy':
    case 'shell':
      return { says: 'working' }
    case 'idle':
      return { says: 'idle' }
    case 'waiting': {
      const asks = /permission|sandbox|worker/.test(waitingFor ?? '')
      return { says: 'waiting', waitingFor: asks ? 'permission' : 'question' }
    }
    default:
      return undefined
  }
}

const copilotEvent = z.object({
  type: word,
  data: z.optional(
    z.object({
      toolName: z.optional(word),
      name: z.optional(word),
      result: z.optional(z.unknown()),
    }),
  ),
})

const cancelled = z.object({ kind: z.literal('cancelled') })

/** The last of some lines of Copilot's `events.jsonl` that says what it does; undefined when none does. */
export function copilotClaim(lines: string): SessionClaim | undefined {
  let last: SessionClaim | undefined
  for (const line of lines.split('\n')) {
    const { success, data: event } = copilotEvent.safeParse(parsed(line))
    if (!success) continue
    const tool = event.data?.toolName ?? event.data?.name
    // A dialog that nobody answered goes with its turn, and is told of after it.
    const isCancelled = cancelled.safeParse(event.data?.result).success
    const claim = isCancelled ? 'nothing' : eventClaim(event.type, tool)
    if (claim !== 'nothing') last = { claim, text: `it notes: ${event.type}` }
  }
  return last
}

function eventClaim(type: string, tool: string | undefined): Claim | undefined | 'nothing' {
  switch (type) {
    case 'assistant.turn_start':
    case 'permission.completed':
      return { says: 'working' }
    case 'tool.execution_start':
      return tool === 'ask_user' ? { says: 'waiting', waitingFor: 'question' } : { says: 'working' }
    case 'permission.requested':
      return { says: 'waiting', waitingFor: 'permission' }
    case 'assistant.turn_end':
    case 'abort':
    case 'session.error':
      return { says: 'idle' }
    case 'session.shutdown':
      return undefined
    default:
      return 'nothing'
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
