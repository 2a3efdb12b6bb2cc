import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openRegular } from '../../../base/regular-file.ts'
import { plain } from '../../../terminal/plain.ts'

/** A moment that a person may want to go to. */
export interface Mark {
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly label: string
}

const EVENTS_FILE = 'events.jsonl'
/** More moments than anybody goes through. */
const MOST_MARKS = 10_000
/** No event of ours is longer. */
const MAX_LINE = 64 * 1024
const MAX_LABEL = 100

/** When a runner waited for a person, and when its agent was done with a turn, by its events. Without events there are none. */
export async function readMarks(directory: string): Promise<readonly Mark[]> {
  const marks: Mark[] = []
  const file = await openRegular(join(directory, EVENTS_FILE)).catch(() => undefined)
  if (file === undefined) return marks
  try {
    for await (const line of linesOf(file)) {
      const mark = line.length > MAX_LINE ? undefined : markIn(line)
      if (mark !== undefined) marks.push(mark)
      if (marks.length >= MOST_MARKS) break
    }
  } finally {
    await file.close()
  }
  return marks.toSorted((one, other) => one.time - other.time)
}

function linesOf(file: FileHandle): AsyncIterable<string> {
  return createInterface({ input: file.createReadStream({ encoding: 'utf8', autoClose: false }), crlfDelay: Infinity })
}

function markIn(line: string): Mark | undefined {
  if (!line.includes('"state"')) return undefined
  const event = parsed(line)
  if (event['type'] !== 'state' || typeof event['time'] !== 'string') return undefined
  const time = Date.parse(event['time'])
  const state = isRecord(event['state']) ? event['state'] : {}
  if (Number.isNaN(time)) return undefined
  if (state['kind'] === 'waiting')
    return { time, label: `waiting: ${plain(String(state['waitingFor'])).slice(0, MAX_LABEL)}` }
  return state['kind'] === 'idle' && state['unseen'] === true ? { time, label: 'turn over' } : undefined
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
