import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { environmentOf } from '../../host/process-environment.ts'
import type { Claim } from '../../runner/evidence.ts'
import { parsed, type SessionClaim, type StatusFile } from '../status-file.ts'

/** A person has had far fewer conversations that are still there. */
const MAX_SESSIONS = 2000

const word = z.string().check(z.maxLength(100))
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

/** `~/.copilot/session-state/ID/events.jsonl`, in the directory that a lock with the id of the process says is its own. */
export async function findCopilotFile(pids: readonly number[]): Promise<StatusFile | undefined> {
  const [first] = pids
  if (first === undefined) return undefined
  const env = environmentOf(first)
  const root = join(resolve(env['HOME'] ?? homedir(), env['COPILOT_HOME'] || '.copilot'), 'session-state')
  const locks = new Set(pids.map((pid) => `inuse.${pid}.lock`))
  for (const session of (await readdir(root).catch(() => [])).slice(-MAX_SESSIONS)) {
    const directory = join(root, session)
    const names = await readdir(directory).catch(() => [])
    if (names.some((name) => locks.has(name))) {
      return { directory, file: 'events.jsonl', claim: copilotClaim, session }
    }
  }
  return undefined
}

/** The last of some lines of Copilot's `events.jsonl` that says what it does; undefined when none does. */
export function copilotClaim(lines: string): SessionClaim | undefined {
  let last: SessionClaim | undefined
  for (const line of lines.split('\n')) {
    const { success, data: event } = copilotEvent.safeParse(parsed(line))
    if (!success) continue
    const tool = event.data?.toolName ?? event.data?.name
    // A dialog without an answer ends with its turn, and is noted after the end of the turn.
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
