import { ENTRY, geppetto, geppettoJson, probeRunner } from './product.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

export interface Started {
  readonly id: string
  readonly name: string
  readonly agent: string
  readonly state: string
  readonly pane: string
  readonly session: string
  readonly lastLine: string
  readonly pid?: number
  readonly exitCode?: number
  readonly signal?: string
  readonly reason?: string
  readonly metrics: { readonly bytes: number; readonly gaps: number; readonly endConfirmed?: boolean }
}

const FINAL = ['completed', 'failed', 'stopped', 'lost']

/** Starts a command that must start; returns what `run --json` says of it. */
export async function start(server: TestServer, ...args: string[]): Promise<Started> {
  return (await geppettoJson<{ runner: Started }>(server, 'run', ...args)).runner
}

export async function show(server: TestServer, runner: string): Promise<Started> {
  return probeRunner<Started>(server, runner)
}

/** Has a person look at the log of a runner, in a window of the server. */
export async function lookAtLog(server: TestServer, runner: string): Promise<void> {
  const command = [process.execPath, ENTRY, '-S', server.socket, 'log', runner].map((word) => `'${word}'`).join(' ')
  await server.tmux('new-window', '-d', '-t', 'main:', `PAGER=cat ${command}; sleep 1`)
}

/** A runner once it has ended. */
export async function ended(server: TestServer, runner: string): Promise<Started> {
  let seen: Started | undefined
  return waitFor(`'${runner}' to end`, async () => {
    seen = await show(server, runner)
    return FINAL.includes(seen.state) ? seen : undefined
  }).catch(async (error: unknown) => {
    throw new Error(`${JSON.stringify(seen)}; ${(await geppetto(server, 'controller', 'log')).stdout}`, {
      cause: error,
    })
  })
}

/** The kind of the Failure with which a command ends, its exit code, and what it says to do. */
export async function refusal(
  server: TestServer,
  ...args: string[]
): Promise<{ kind: string; code: number; next?: string }> {
  const { code, stdout } = await geppetto(server, '--json', ...args)
  const { error } = JSON.parse(stdout) as { error: { kind: string; next?: string } }
  return { code, kind: error.kind, ...(error.next === undefined ? {} : { next: error.next }) }
}
