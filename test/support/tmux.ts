import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { execa } from 'execa'
import { versionNumber } from './tmux-order.ts'
import { endServer, privateRoot, RECORD_FILE, type ServerRecord } from './private-root.ts'

export interface TmuxVersion {
  readonly version: string
  readonly binary: string
}

export interface ServerOptions {
  /** What the first pane runs; default: the shell. */
  readonly command?: readonly string[]
  readonly session?: string
  readonly width?: number
  readonly height?: number
  readonly env?: Readonly<Record<string, string>>
  /** Lines of tmux.conf. */
  readonly config?: string
}

export interface TestServer extends ServerRecord, AsyncDisposable {
  /** The server's own directory: HOME, XDG_STATE_HOME and the rest are inside. */
  readonly home: string
  /** The environment the server was started with, and that anything run beside it should have. */
  readonly env: Readonly<Record<string, string>>
  /** Runs one command in a client of the same binary; its output without the last newline. */
  readonly tmux: (...args: string[]) => Promise<string>
  readonly kill: () => Promise<void>
}

/** A busy server reads two keys at once, takes them for pasted text and does not look them up as bindings. */
const CONFIG = 'set -g assume-paste-time 0\n'
const PREPARED = join(import.meta.dirname, '../../.tmux-versions')

/**
 * The versions to test: TMUX_VERSIONS="3.3a 3.7c" or "all"; default: the installed one.
 *
 * What touches how tmux itself works runs on each of them: control mode, hooks, formats, options, pipes, drawing, what
 * ends or harms a server, how its clients and we end. Every version costs the suite a quarter of its time: what is less
 * than that runs on `oldestAndNewest` or on `oneVersion`.
 */
export function tmuxVersions(): TmuxVersion[] {
  const installed = installedTmux()
  const wanted = (process.env['TMUX_VERSIONS'] ?? '').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [installed]
  const known = [installed, ...preparedTmux().filter(({ version }) => version !== installed.version)]
  if (wanted.includes('all')) return known
  return wanted.map((version) => {
    const found = known.find((tmux) => tmux.version === version)
    if (found === undefined) throw new Error(`tmux ${version} is not here: run scripts/tmux-versions`)
    return found
  })
}

/**
 * The oldest and the newest of the versions to test: the two ways by which a server is read where nobody chooses, pipes
 * and hooks before 3.8, a control client from there on. For what is ours above both, and gets from tmux no more than the
 * output of panes, their ends and keys.
 */
export function oldestAndNewest(): TmuxVersion[] {
  const versions = tmuxVersions().toSorted((one, other) => versionNumber(one.version) - versionNumber(other.version))
  return [...versions.slice(0, 1), ...versions.slice(1).slice(-1)]
}

/**
 * The oldest of the versions to test, in a list for `describe.each`. For what would be the same without any tmux:
 * arguments, configuration, files, the words of agents, git.
 */
export function oneVersion(): TmuxVersion[] {
  return oldestAndNewest().slice(0, 1)
}

/** A private server: its own socket, its own home, nothing of the user's environment or configuration. */
export async function startServer(binary: string, options: ServerOptions = {}): Promise<TestServer> {
  const home = await mkdtemp(join(privateRoot(), 's'))
  const socket = join(home, 's')
  const config = join(home, 'tmux.conf')
  const env = { ...cleanEnv(home), ...options.env }

  // Whatever says just `tmux` must mean this binary: client and server of different versions do not understand each other.
  await mkdir(join(home, 'bin'))
  await symlink(binary, join(home, 'bin/tmux'))
  await writeFile(config, CONFIG + (options.config ?? ''))

  const tmux = async (...args: string[]): Promise<string> => {
    const { stdout } = await execa(binary, ['-S', socket, ...args], {
      cwd: home,
      env,
      extendEnv: false,
      timeout: 20_000,
    })
    return stdout
  }
  const { session = 'main', width = 80, height = 24, command = [] } = options
  const size = ['-x', String(width), '-y', String(height)]
  await tmux('-f', config, 'new-session', '-d', '-s', session, ...size, ...command)
  const pid = Number(await tmux('display-message', '-p', '#{pid}'))

  const record: ServerRecord = { binary, socket, pid }
  await writeFile(join(home, RECORD_FILE), JSON.stringify(record))
  const kill = () => endServer(record)
  return { ...record, home, env, tmux, kill, [Symbol.asyncDispose]: kill }
}

function cleanEnv(home: string): Record<string, string> {
  return {
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    // A client without -S must not find the user's server either.
    TMUX_TMPDIR: home,
    PATH: [join(home, 'bin'), process.env['PATH']].join(delimiter),
    SHELL: '/bin/sh',
    PS1: '$ ',
    TERM: 'screen',
    LC_ALL: 'C.UTF-8',
  }
}

function installedTmux(): TmuxVersion {
  const binary = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'tmux'))
    .find((file) => existsSync(file))
  if (binary === undefined) throw new Error('tmux is not installed')
  return { version: versionOf(binary), binary }
}

export function preparedTmux(): TmuxVersion[] {
  if (!existsSync(PREPARED)) return []
  return readdirSync(PREPARED)
    .map((version) => ({ version, binary: join(PREPARED, version, 'usr/bin/tmux') }))
    .filter(({ binary }) => existsSync(binary))
}

function versionOf(binary: string): string {
  return execFileSync(binary, ['-V'], { encoding: 'utf8' })
    .trim()
    .replace(/^tmux /, '')
}
