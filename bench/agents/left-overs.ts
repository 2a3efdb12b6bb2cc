import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A background server says goodbye to its clients first. */
const GOODBYE_MS = 3000
const LOOK_MS = 100

/** Ends what agents leave running behind them, told by a HOME at or below `root`: only processes of this run have one. */
export async function endLeftOvers(root: string): Promise<void> {
  for (const [signal, ms] of [
    ['SIGTERM', GOODBYE_MS],
    ['SIGKILL', GOODBYE_MS],
  ] as const) {
    for (const pid of atHome(root)) end(pid, signal)
    for (const deadline = Date.now() + ms; atHome(root).length > 0 && Date.now() < deadline;) await sleep(LOOK_MS)
  }
}

function atHome(root: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => environmentOf(pid).some((variable) => `${variable}/`.startsWith(`HOME=${root}/`)))
    .map(Number)
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
  } catch {
    // Gone, or somebody else's.
    return []
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It went by itself.
  }
}
