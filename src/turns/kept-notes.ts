import { join } from 'node:path'

/** Where the directory of a run keeps a copy of what an agent has noted of a session. */
export function keptNotes(directory: string, agent: string, session: string): string {
  return join(directory, `notes-${agent}-${encodeURIComponent(session)}.jsonl`)
}
