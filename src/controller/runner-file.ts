import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { messageOf, systemCode } from '../base/failure.ts'
import type { RunnerState } from '../runner/state.ts'

const since = z.number()
const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting'), since }),
  z.object({ kind: z.literal('active'), since }),
  z.object({ kind: z.literal('idle'), since }),
  z.object({
    kind: z.literal('waiting'),
    since,
    waitingFor: z.enum(['permission', 'question', 'trust', 'login', 'limit']),
  }),
  z.object({ kind: z.literal('paused'), since }),
  z.object({ kind: z.literal('completed'), since }),
  z.object({
    kind: z.literal('failed'),
    since,
    exitCode: z.number().exactOptional(),
    signal: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('stopped'), since, why: z.enum(['unmarked', 'stopped']) }),
  z.object({ kind: z.literal('lost'), since, why: z.enum(['pane-closed', 'server-gone']) }),
]) satisfies z.ZodType<RunnerState>

const runnerRecord = z.object({
  schema: z.literal(1),
  id: z.string().regex(/^r[a-z2-7]{6}$/),
  name: z.string(),
  agent: z.string(),
  pane: z.string(),
  window: z.string(),
  session: z.string(),
  server: z.object({ socket: z.string(), pid: z.number(), startedAt: z.number() }),
  pid: z.number(),
  startedAt: z.number(),
  idleAfterMs: z.number(),
  state,
  endConfirmed: z.boolean().exactOptional(),
  lastLine: z.string(),
})

/** What `runner.json` keeps: enough to go on after a crash and to find a log without a controller. */
export type RunnerRecord = z.infer<typeof runnerRecord>

function recordFile(directory: string): string {
  return join(directory, 'runner.json')
}

/** Writes the record whole or not at all. */
export async function writeRecord(directory: string, record: RunnerRecord): Promise<void> {
  const path = recordFile(directory)
  await writeFile(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/**
 * Reads every record under `runners/`. A file that cannot be read as one is kept aside as `runner.json.bad` and
 * reported, never deleted.
 */
export function readRecords(root: string, report: (problem: string) => void): RunnerRecord[] {
  return directoriesIn(root).flatMap((id) => {
    const path = recordFile(join(root, id))
    try {
      const record = runnerRecord.parse(JSON.parse(readFileSync(path, 'utf8')))
      if (record.id !== id) throw new Error(`it speaks of ${record.id}`)
      return [record]
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') setAside(path, error, report)
      return []
    }
  })
}

function directoriesIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}

function setAside(path: string, error: unknown, report: (problem: string) => void): void {
  try {
    renameSync(path, `${path}.bad`)
    report(`${path} could not be read and was kept as ${path}.bad: ${messageOf(error)}`)
  } catch {
    report(`${path} could not be read: ${messageOf(error)}`)
  }
}
