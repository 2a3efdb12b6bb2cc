import { sleep } from '../base/clock.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { TmuxServer } from '../tmux/tmux-server.ts'
import { commandLine, isProcess, isRunning, pidOf, processMark } from '../host/process-state.ts'

/** Hidden global environment of the tmux server: the control clients of its controller, as `PID-START PID-START`. */
export const CLIENTS = 'GEPPETTO_CLIENTS'

/** A client that was told to leave does so at once, unless its server is stopped. */
const LEAVE_MS = 2000
const STEP_MS = 10

/** Keeps a record of our control clients in the tmux server, for the controller that comes after a crash. */
export class ClientRecord {
  readonly #tmux: TmuxServer
  #marks: readonly string[] = []

  constructor(tmux: TmuxServer) {
    this.#tmux = tmux
  }

  /** Records a client that has just attached. Those that have ended are left out, and are recognised anyway. */
  add<Client extends { readonly pid: number }>(client: Client): Client {
    this.#marks = [...this.#marks.filter(isProcess), processMark(client.pid)]
    // Without it a client may be left after a crash, but nothing else goes wrong.
    this.#tmux.ask(['set-environment', '-gh', CLIENTS, this.#marks.join(' ')]).catch(() => undefined)
    return client
  }
}

/**
 * Ends the control clients that a dead controller has left attached: what they are sent is not read, and `kill-server`
 * waits for them. By closed stdin they should have gone by themselves, but one that is blocked on output does not.
 *
 * A process is ended only if it is the recorded one (its start time tells) and its command line is that of a client of
 * this server; by TERM, since KILL can take the server down. Returns the process ids. Of a server on another host none is
 * ended: whose these ids are is not seen from here.
 */
export async function endStaleClients(address: ServerAddress, binary: string): Promise<readonly number[]> {
  if (address.host?.isLocal === false) return []
  const recorded = await runTmux(address, ['display-message', '-p', `#{${CLIENTS}}`], { binary })
  const pids = recorded
    .split(' ')
    .filter((mark) => isProcess(mark) && isControlClient(pidOf(mark), address.socket))
    .map(pidOf)
  for (const pid of pids) terminate(pid)
  const deadline = performance.now() + LEAVE_MS
  while (performance.now() < deadline && pids.some(isRunning)) await sleep(STEP_MS)
  // tmux tells of each that has left, and one of ours that comes meanwhile would be the end of it: see Doorway.
  while (pids.length > 0 && performance.now() < deadline && (await areListed(pids, address, binary)))
    await sleep(STEP_MS)
  return pids
}

async function areListed(pids: readonly number[], address: ServerAddress, binary: string): Promise<boolean> {
  const listed = await runTmux(address, ['list-clients', '-F', '#{client_pid}'], { binary })
  return listed.split('\n').some((pid) => pids.includes(Number(pid)))
}

function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // It went by itself.
  }
}

function isControlClient(pid: number, socket: string): boolean {
  const words = commandLine(pid)
  return [socket, 'attach-session'].every((word) => words.includes(word))
}
