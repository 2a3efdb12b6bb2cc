import { readdir, readFile } from 'node:fs/promises'
import { processMark } from './process-state.ts'
import { run, textOf } from './run.ts'

/** What an agent starts is not looked at without end. */
const MAX_PROCESSES = 64
/** A command line can be megabytes; the program and what it is about stand at its beginning. */
const MAX_ARGUMENTS = 64
/** `ps` answers at once, or the machine has other troubles. */
const PS_MS = 2000
/** Command lines of all processes of a machine. */
const MAX_PS_BYTES = 64 * 1024 * 1024

export interface ProcessInfo {
  readonly pid: number
  readonly argv: readonly string[]
  readonly parent: number
  /** Its process group, and the one that its terminal has in front; the same for programs that a person sees. */
  readonly group: number
  readonly front: number
}

/** A process and what it has started, the nearest first, `most` of them; nothing when it has gone or cannot be seen. */
export async function processTree(root: number, most = MAX_PROCESSES): Promise<readonly ProcessInfo[]> {
  return process.platform === 'linux' ? fromProc(root, most) : fromPs(root, most)
}

/** Names a process for good: see processMark. */
export function markOf({ pid }: ProcessInfo): string {
  return processMark(pid)
}

async function fromProc(root: number, most: number): Promise<readonly ProcessInfo[]> {
  const found: ProcessInfo[] = []
  const queue = [root]
  for (let pid = queue.shift(); pid !== undefined && found.length < most; pid = queue.shift()) {
    const [argv, place] = await Promise.all([commandLine(pid), placeOf(pid)])
    if (argv === undefined || place === undefined) continue
    found.push({ pid, argv, ...place })
    queue.push(...(await children(pid)))
  }
  return found
}

async function commandLine(pid: number): Promise<readonly string[] | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    return text.split('\0', MAX_ARGUMENTS).filter((word) => word !== '')
  } catch {
    return undefined
  }
}

/** Fields 4, 5 and 8 of /proc/PID/stat, see proc(5). */
async function placeOf(pid: number): Promise<Pick<ProcessInfo, 'parent' | 'group' | 'front'> | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
    const [, parent, group, , , front] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(parent), group: Number(group), front: Number(front) }
  } catch {
    return undefined
  }
}

/** Each thread has its own children. A kernel without these files shows none. */
async function children(pid: number): Promise<number[]> {
  try {
    const threads = await readdir(`/proc/${pid}/task`)
    const lists = await Promise.all(
      threads.map(async (thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
    )
    return lists.flatMap((list) => list.split(' ').filter((word) => word !== '')).map(Number)
  } catch {
    return []
  }
}

async function fromPs(root: number, most: number): Promise<readonly ProcessInfo[]> {
  const ran = await run(['ps', '-A', '-o', 'pid=,ppid=,pgid=,tpgid=,args='], {
    timeoutMs: PS_MS,
    maxBytes: MAX_PS_BYTES,
  })
  if (ran.code !== 0) return []
  const rows = textOf(ran)
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, group, front, args = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(-?\d+)\s+(.*)$/.exec(line) ?? []
      if (pid === undefined) return []
      const argv = args.split(' ', MAX_ARGUMENTS)
      return [{ pid: Number(pid), parent: Number(parent), group: Number(group), front: Number(front), argv }]
    })
  const found = rows.filter(({ pid }) => pid === root)
  for (let at = 0; at < found.length && found.length < most; at += 1) {
    found.push(...rows.filter(({ parent }) => parent === found[at]?.pid))
  }
  return found
}
