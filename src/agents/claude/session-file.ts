import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { environmentOf } from '../../host/process-environment.ts'
import { processMark } from '../../host/process-state.ts'
import type { Claim } from '../../runner/evidence.ts'
import { parsed, type SessionClaim, type StatusFile } from '../status-file.ts'

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

/** `~/.claude/sessions/PID.json` */
export async function findClaudeFile(pids: readonly number[]): Promise<StatusFile | undefined> {
  for (const pid of pids) {
    const env = environmentOf(pid)
    const directory = join(env['CLAUDE_CONFIG_DIR'] || join(env['HOME'] ?? homedir(), '.claude'), 'sessions')
    const file = `${pid}.json`
    const found = await ignoreGone(stat(join(directory, file)))
    const startTicks = processMark(pid).split('-')[1] ?? '0'
    if (found !== undefined) return { directory, file, claim: (text) => claudeClaim(text, { pid, startTicks }) }
  }
  return undefined
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
