import { Failure } from '../base/failure.ts'
import { serverAddress, type ServerAddress } from '../tmux/server-address.ts'
import { plain, plainJson } from '../terminal/plain.ts'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly L?: string | undefined
  readonly S?: string | undefined
  readonly json?: boolean
  readonly color: boolean
  readonly quiet?: boolean
}

/** How a command was called, and its two ways to print. */
export interface Context {
  readonly address: ServerAddress
  readonly json: boolean
  readonly colour: boolean
  readonly quiet: boolean
  readonly env: NodeJS.ProcessEnv
  /** The script that was run, to start the controller from the same build. */
  readonly entry: string
  readonly version: string
  /** Width of the terminal in cells, or undefined when the output goes elsewhere. */
  readonly columns: number | undefined
  /** Data: one line or more on standard output. */
  print(text: string): void
  /** The one JSON object of `--json`, with its schema number. */
  printJson(body: object): void
  /** Words: a line on standard error, unless `--quiet`. */
  say(text: string): void
}

/** Raised whenever a JSON object changes in a way that could break its reader. */
const SCHEMA = 1

/** Reads the environment once, so that commands need not. Throws a Failure `invalid-request`. */
export function createContext(options: GlobalOptions, entry: string): Context {
  const { stdout, stderr, env } = process
  if (options.S !== undefined && options.L !== undefined) {
    throw new Failure('invalid-request', 'a server is named by -S or by -L', { next: 'leave one of them out' })
  }
  return {
    address: serverAddress({ socketPath: options.S, socketName: options.L }, env),
    json: options.json === true,
    colour: options.color && wantsColour(env, stdout.isTTY),
    quiet: options.quiet === true,
    env,
    entry,
    version: `${__VERSION__}+${__BUILD__}`,
    columns: stdout.isTTY ? stdout.columns : undefined,
    print: (text) => void stdout.write(`${text}\n`),
    printJson: (body) => void stdout.write(`${jsonText(body)}\n`),
    say: (text) => {
      if (options.quiet !== true) stderr.write(`${plain(text)}\n`)
    },
  }
}

/** A documented JSON object as it is printed. */
export function jsonText(body: object): string {
  return plainJson({ schema: SCHEMA, ...body })
}

/** True when this command runs in a pane of the chosen server. */
export function isInside({ address, env }: Pick<Context, 'address' | 'env'>): boolean {
  const isNamed = serverAddress({}, env).socket === address.socket && address.host?.isLocal !== false
  const here = isNamed && env['TMUX'] !== undefined
  return here && (env['TMUX_PANE'] ?? '') !== ''
}

/** The pane this command runs in; a Failure when there is none on the chosen server. */
export function currentPane({ address, env }: Context): string {
  const pane = env['TMUX_PANE']
  if (isInside({ address, env }) && pane !== undefined) return pane
  throw new Failure('invalid-request', 'this is not a pane of that tmux server, so say which one is meant', {
    next: 'name a pane with -t, such as -t %3 or -t work:1.0, or a runner by its name',
  })
}

function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}
