import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { controllerSocket } from '../../src/host/paths.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import { startServer, tmuxVersions, type ServerOptions, type TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

export const ENTRY = join(import.meta.dirname, '../../dist/start.cjs')

export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program against a private server, with that server's environment and nothing else. */
export async function geppetto(server: Pick<TestServer, 'socket' | 'env'>, ...args: string[]): Promise<Run> {
  const result = await execa(process.execPath, [ENTRY, '-S', server.socket, ...args], {
    env: server.env,
    extendEnv: false,
    reject: false,
    timeout: 60_000,
    maxBuffer: 512 * 1024 * 1024,
  })
  return { code: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr }
}

/** Runs a command that must succeed and reads the JSON object it prints. */
export async function geppettoJson<T>(server: TestServer, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await geppetto(server, '--json', ...args)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stdout}${stderr}`)
  return JSON.parse(stdout) as T
}

/** The exact bytes of a runner's log. */
export async function rawLog(server: TestServer, runner: string): Promise<Buffer> {
  const result = await execa(process.execPath, [ENTRY, '-S', server.socket, 'log', runner, '--raw'], {
    env: server.env,
    extendEnv: false,
    encoding: 'buffer',
    stripFinalNewline: false,
    maxBuffer: 512 * 1024 * 1024,
  })
  return Buffer.from(result.stdout)
}

/** Where the directories of all runs are. */
export function runnersDirectory(server: TestServer): string {
  return join(server.home, 'state/geppetto-tmux/runners')
}

/** What stands in a runner's directory, by file name; without files that are about to replace others. */
export function runnerFiles(server: TestServer, id: string): Map<string, Buffer> {
  const directory = join(runnersDirectory(server), id)
  const names = readdirSync(directory).filter((name) => !name.endsWith('.new'))
  return new Map(names.map((name) => [name, readFileSync(join(directory, name))]))
}

/**
 * What a command would say as JSON, asked for at the socket of the controller: for probes, which would else start a
 * program each time. Where nobody answers as they should it is the command that is run, which may start a controller.
 */
async function atSocket<T>(
  server: TestServer,
  ask: (client: Client) => Promise<unknown>,
  ...command: string[]
): Promise<T> {
  const answer = await answerAtSocket(server, ask)
  return answer === undefined ? geppettoJson<T>(server, ...command) : (answer as T)
}

async function answerAtSocket(server: TestServer, ask: (client: Client) => Promise<unknown>): Promise<unknown> {
  try {
    const client = await connect(controllerSocket(server, server.env))
    try {
      return await ask(client)
    } finally {
      client.close()
    }
  } catch {
    return undefined
  }
}

/** A runner as `show` says it. */
export async function probeRunner<T>(server: TestServer, runner: string): Promise<T> {
  const shown = await atSocket<{ runner: T }>(server, (client) => client.call('show', { runner }), 'show', runner)
  return shown.runner
}

/** All runners as `ls` says them. */
export async function probeRunners<T>(server: TestServer): Promise<readonly T[]> {
  return (await atSocket<{ runners: readonly T[] }>(server, (client) => client.call('list', {}), 'ls')).runners
}

/** What `controller status` says. */
export async function probeStatus<T>(server: TestServer): Promise<T> {
  return atSocket<T>(server, (client) => client.call('controller-status', {}), 'controller', 'status')
}

/** Ends the controller of a server and waits until it is gone; hundreds of tests end like this. */
export async function stopController(server: TestServer): Promise<void> {
  const pid = await answerAtSocket(server, async (client) => {
    const hello = await client.call('hello', {})
    await client.call('stop', {})
    return hello.pid
  })
  if (typeof pid === 'number') await waitFor('the controller to end', () => !isRunning(pid), { timeoutMs: 30_000 })
  else await geppetto(server, 'controller', 'stop')
}

/** How a runner's bytes come to its log, with the line of tmux.conf that asks for it. */
export const SOURCES = [
  { source: 'control', sourceConfig: 'set -g @geppetto-source control\n' },
  { source: 'pipe', sourceConfig: 'set -g @geppetto-source pipe\n' },
] as const

/** A private server on which the product works in control mode, whatever the version. */
export async function startControlled(binary: string, options: ServerOptions = {}): Promise<TestServer> {
  return startServer(binary, { ...options, config: `${SOURCES[0].sourceConfig}${options.config ?? ''}` })
}

/** Each version, by default all that are tested, with each source: what must hold over both. */
export function versionsAndSources(versions = tmuxVersions()) {
  return versions.flatMap((tmux) => SOURCES.map((source) => ({ ...tmux, ...source })))
}
