import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { tmuxVersions, type TestServer } from './tmux.ts'

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

/** Ends the controller of a server and waits until it is gone. */
export async function stopController(server: TestServer): Promise<void> {
  await geppetto(server, 'controller', 'stop')
}

/** How a runner's bytes come to its log, with the line of tmux.conf that asks for it. */
export const SOURCES = [
  { source: 'control', sourceConfig: 'set -g @geppetto-source control\n' },
  { source: 'pipe', sourceConfig: 'set -g @geppetto-source pipe\n' },
] as const

/** Each version with each source: what must hold over both. */
export function versionsAndSources() {
  return tmuxVersions().flatMap((tmux) => SOURCES.map((source) => ({ ...tmux, ...source })))
}
