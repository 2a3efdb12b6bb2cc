import { parseArgs } from 'node:util'
import type { Client } from '../ipc/client.ts'
import { printRunners, printStatus } from './looks/answers.ts'
import { isFinal } from '../runner/state.ts'
import { createContext, type Context } from './context.ts'
import { findController } from './reach/find-controller.ts'
import { hasLongServerOption, SERVER_OPTIONS } from './short-words.ts'

/** A controller says who it is in a millisecond. One that does not is asked once more by the whole program, which explains it. */
const HELLO_MS = 1000

/** How long the completion of a shell waits for a controller, in milliseconds. */
const QUIET_MS = 300
/** A name without anything that a shell could take for more; of other runners the id is offered. */
const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/

/** Prints one answer; false, and nothing printed, when that takes more than asking the controller. */
type ShortAnswer = (context: Context, client: Client) => Promise<boolean>

/** What can be asked in the short way, as it stands on the command line. */
interface ShortCommand {
  readonly answer: ShortAnswer
  readonly context: Context
  /** Without a controller to ask, the answer is nothing. */
  readonly isQuiet?: boolean
}

/**
 * Answers what is asked most often, `status` and `ls`, with a controller of this version that runs already. Resolves with
 * false, and nothing done, for everything else and whenever something is not as expected: the whole program, which takes
 * several times as long to load, can do and explain it all.
 */
export async function answerShortly(argv: readonly string[], entry: string): Promise<boolean> {
  const command = shortCommand(argv, entry)
  if (command === undefined) return false
  const { answer, context, isQuiet = false } = command
  try {
    const controller = await findController(context, isQuiet ? QUIET_MS : HELLO_MS)
    if (controller === undefined) return isQuiet
    try {
      return (controller.version === context.version && (await answer(context, controller.client))) || isQuiet
    } finally {
      controller.client.close()
    }
  } catch {
    // The whole program meets the same error, and reports it.
    return isQuiet
  }
}

/** Undefined unless it is `ls`, `status` or `complete` with options that are known here; commander handles the rest. */
function shortCommand(argv: readonly string[], entry: string): ShortCommand | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        json: { type: 'boolean' },
        'no-color': { type: 'boolean' },
        quiet: { type: 'boolean', short: 'q' },
        all: { type: 'boolean', short: 'a' },
        wide: { type: 'boolean', short: 'w' },
      },
    })
    const [name, ...rest] = positionals
    const server = { L: values.L, S: values.S }
    if (name === 'complete') {
      const context = createContext({ ...server, color: false }, entry)
      return { answer: answerNames(rest[0] === 'all'), context, isQuiet: true }
    }
    if (rest.length > 0 || hasLongServerOption(argv)) return undefined
    const { all, json = false, quiet = false, wide } = values
    const isPlain = wide === undefined && all === undefined
    const answer = name === 'ls' ? answerList({ all, wide }) : name === 'status' && isPlain ? answerStatus : undefined
    if (answer === undefined) return undefined
    if (server.L === '' || server.S === '') return undefined
    return { answer, context: createContext({ ...server, json, quiet, color: values['no-color'] !== true }, entry) }
  } catch {
    return undefined
  }
}

const answerStatus: ShortAnswer = async (context, client) => {
  await printStatus(context, await client.call('status', {}))
  return true
}

/** The names of runners for the completion of a shell, a line each: those that live, or `all`. */
function answerNames(all: boolean): ShortAnswer {
  return async (context, client) => {
    const { runners } = await client.call('list', {})
    const shown = runners.filter(({ state }) => all || !isFinal({ kind: state }))
    const names = new Set(shown.map(({ id, name }) => (SAFE_NAME.test(name) ? name : id)))
    if (names.size > 0) context.print([...names].join('\n'))
    return true
  }
}

function answerList({
  all,
  wide,
}: {
  readonly all: boolean | undefined
  readonly wide: boolean | undefined
}): ShortAnswer {
  return async (context, client) => {
    const { runners } = await client.call('list', { wide })
    // What git says of their worktrees takes a process each.
    if (runners.some(({ worktree }) => worktree !== undefined)) return false
    await printRunners(context, client, runners, { all, wide })
    return true
  }
}
