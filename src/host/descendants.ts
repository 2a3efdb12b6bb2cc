import { readdirSync, readFileSync } from 'node:fs'
import { sleep } from '../base/clock.ts'
import { isProcess, signalProcess } from './process-state.ts'

/** Processes in a tmux server belong to its users, also those that one of our runners has started. */
const TMUX_SERVER = 'tmux: server'
/** A command that goes on starting processes is not looked at without end. */
const MAX_DESCENDANTS = 4096
/** What they get to end by TERM, beside what the command had; and how often they are looked at. */
const TERM_MS = 1000
const LOOK_MS = 20

interface Entry {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly session: number
  readonly name: string
  /** Names the process for good: see processMark. */
  readonly mark: string
}

/**
 * What a process has started and what that has started, outside of its own process group and, with `elsewhere`, of its
 * terminal session; by their marks. Without those whose parent has ended, which cannot be told from any other process;
 * without tmux servers and what runs in them. Nothing where there is no /proc.
 */
export function descendants(root: number, { elsewhere }: { readonly elsewhere: boolean }): string[] {
  const entries = allEntries()
  const own = entries.find(({ pid }) => pid === root)
  if (own === undefined) return []
  const byParent = new Map<number, Entry[]>()
  for (const entry of entries) {
    const siblings = byParent.get(entry.parent)
    if (siblings === undefined) byParent.set(entry.parent, [entry])
    else siblings.push(entry)
  }
  const found: Entry[] = []
  const queue = [root]
  for (let pid = queue.pop(); pid !== undefined && found.length < MAX_DESCENDANTS; pid = queue.pop()) {
    const children = (byParent.get(pid) ?? []).filter(({ name }) => !name.startsWith(TMUX_SERVER))
    found.push(...children)
    queue.push(...children.map((child) => child.pid))
  }
  const isOutside = ({ group, session }: Entry): boolean => (elsewhere ? session !== own.session : group !== own.group)
  return found.filter(isOutside).map(({ mark }) => mark)
}

/** Sends a signal to each of these processes that is still there. */
export function signalAll(marks: readonly string[], signal: NodeJS.Signals): void {
  for (const mark of marks) signalProcess(mark, signal)
}

/** Ends those of these processes that are still there: by TERM, then by KILL. */
export async function endAll(marks: readonly string[]): Promise<void> {
  if (!marks.some(isProcess)) return
  signalAll(marks, 'SIGTERM')
  // What is stopped gets a signal only when it goes on.
  signalAll(marks, 'SIGCONT')
  await killLate(marks, TERM_MS)
}

/** Lets these processes end, and kills those that are still there after so many milliseconds. */
export async function killLate(marks: readonly string[], ms: number): Promise<void> {
  for (const deadline = performance.now() + ms; marks.some(isProcess) && performance.now() < deadline;) {
    await sleep(LOOK_MS)
  }
  signalAll(marks, 'SIGKILL')
}

function allEntries(): Entry[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (entryOf(Number(name)) ?? []) : []))
  } catch {
    return []
  }
}

/** /proc/PID/stat: the id, the name in brackets, state, parent, group, session, and as the 22nd the start time. */
function entryOf(pid: number): Entry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    const [, parent, group, session] = fields.map(Number)
    const name = stat.slice(stat.indexOf('(') + 1, end)
    return { pid, parent: parent ?? 0, group: group ?? 0, session: session ?? 0, name, mark: `${pid}-${fields[19]}` }
  } catch {
    return undefined
  }
}
