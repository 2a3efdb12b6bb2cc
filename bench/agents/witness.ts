import { appendFileSync } from 'node:fs'
import type { SessionId } from '../../src/protocol/ids.ts'
import type { RecordedMoment } from '../../src/runner/recording.ts'
import { tmuxProgram } from '../../src/tmux/client-program.ts'
import { openControlClient } from '../../src/tmux/control-client.ts'
import type { TestServer } from '../../test/support/tmux.ts'

/** Sees what the pane of an agent is sent, on its own and not by way of the controller. */
export interface Witness extends AsyncDisposable {
  /** Notes that the agent is in a state that we know. */
  readonly mark: (state: string) => void
  /** Everything so far; times are milliseconds since the epoch. */
  readonly moments: readonly RecordedMoment[]
}

/** Watches the panes of the server's first session, but the first one; with a `file`, records what it sees there. */
export async function openWitness(server: TestServer, file: string | undefined): Promise<Witness> {
  const moments: RecordedMoment[] = []
  const keep = (atMs: number, line: string): void => {
    if (file !== undefined) appendFileSync(file, `${JSON.stringify({ t: atMs / 1000, line })}\n`)
  }
  const session = (await server.tmux('display-message', '-p', '#{session_id}')) as SessionId
  const shell = await server.tmux('display-message', '-p', '#{pane_id}')
  const client = await openControlClient({
    address: { socket: server.socket },
    program: tmuxProgram(server.binary),
    session,
    flags: [],
    onNotification: () => undefined,
    onOutput: (pane, data) => {
      if (pane === shell) return
      const atMs = Date.now()
      moments.push({ kind: 'output', atMs, data })
      keep(atMs, `%output ${pane} ${escaped(data)}`)
    },
  })
  return {
    moments,
    mark: (state) => {
      const atMs = Date.now()
      moments.push({ kind: 'mark', atMs, state })
      keep(atMs, `# state ${state}`)
    },
    [Symbol.asyncDispose]: async () => client.close(),
  }
}

/** As tmux writes bytes into a line, and the rest of what JSON could not hold, too. */
function escaped(data: Buffer): string {
  return data
    .toString('latin1')
    .replaceAll(/[^ -[\]-~]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)
}
