import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'

const ROOT = 'GEPPETTO_TEST_ROOT'

/** A Unix socket path ends at 103 bytes; what lies under the root needs up to 60 of them. */
const LONGEST_BASE = 40

/** What is needed to end a server from another process than the one that started it. */
export interface ServerRecord {
  readonly binary: string
  readonly socket: string
  readonly pid: number
}

export const RECORD_FILE = 'server.json'

/**
 * vitest globalSetup: one short directory owns everything a run creates. A killed worker runs no teardown of its own,
 * so the end of the run kills every server recorded under the directory, whoever started it.
 */
export default function setup(): (() => Promise<void>) | undefined {
  if (process.env[ROOT] !== undefined) return undefined
  const base = tmpdir().length <= LONGEST_BASE ? tmpdir() : '/tmp'
  const root = mkdtempSync(join(realpathSync(base), 'g-'))
  process.env[ROOT] = root
  return async () => {
    delete process.env[ROOT]
    const records = readdirSync(root).map((home) => join(root, home, RECORD_FILE))
    await Promise.all(records.filter((file) => existsSync(file)).map((file) => endServer(readRecord(file))))
    await rm(root, { recursive: true, force: true, maxRetries: 10 })
  }
}

export function privateRoot(): string {
  const root = process.env[ROOT]
  if (root === undefined) throw new Error('no private root: test/support/private-root.ts must be the globalSetup')
  return root
}

/** Never fails: a cleanup that throws would hide the failure of the test itself. */
export async function endServer(server: ServerRecord): Promise<void> {
  const { binary, socket } = server
  if (!existsSync(socket)) return
  // A test may have left it stopped, and then it would not even hear the TERM.
  signal(server, 'SIGCONT')
  const asked = await execa(binary, ['-S', socket, 'kill-server'], { timeout: 3000, reject: false, env: { TMUX: '' } })
  if (asked.timedOut) signal(server, 'SIGTERM')
}

/** Signals a server by its process id, unless that is another process by now: ids are used again within minutes. */
function signal({ pid, socket }: ServerRecord, name: 'SIGTERM' | 'SIGCONT'): void {
  try {
    const isServer = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(socket)
    if (isServer) process.kill(pid, name)
  } catch {
    // It went by itself.
  }
}

function readRecord(file: string): ServerRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as ServerRecord
}
