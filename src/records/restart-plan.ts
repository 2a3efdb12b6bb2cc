import { existsSync, statSync } from 'node:fs'
import type { PaneId } from '../protocol/ids.ts'
import { Failure, failureBody } from '../base/failure.ts'
import { shortWord } from '../base/shell-word.ts'
import { didYouMean } from '../base/similar.ts'
import { join } from 'node:path'
import { returnOf } from '../runner/presets.ts'
import type { Presets } from '../settings/agents.ts'
import { learnedSessions } from './agent-sessions.ts'
import { requireProgram } from '../host/program-path.ts'
import { isSamePlace, readRecords, type RunnerRecord, type ServerPlace, type StartedCommand } from './runner-file.ts'

/** What it takes to start the command of a runner again; the word that ends its output is a new one each time. */
export type CommandAgain = Omit<StartedCommand, 'endDigest'>

/** How a runner that has ended with its tmux server would be started again. */
export interface RestartPlan {
  readonly record: RunnerRecord
  /** In the session of its agent, as an agent without it, or as the command that it was. */
  readonly how: 'resumed' | 'anew' | 'again'
  readonly session?: string | undefined
  /** Undefined when it cannot be started again, because its pane was only marked. */
  readonly command: CommandAgain | undefined
  /** It runs already, in this pane, which is no runner yet. */
  readonly pane?: PaneId
  /** What is in the way. */
  readonly problem: Failure | undefined
}

export interface Restorable {
  /** Directory that holds one directory for each run. */
  readonly root: string
  /** Where the tmux server listens. */
  readonly place: ServerPlace
  readonly presets: Presets
  /** Names of live runners. */
  readonly taken: ReadonlySet<string>
}

/**
 * How runners that an earlier tmux server took with it would be started again: those with these names or ids, or without
 * any, all of the last server. Throws a Failure `runner-not-found`.
 */
export function restartPlans(wanted: readonly string[], { root, place, ...rest }: Restorable): RestartPlan[] {
  const records = readRecords(root, () => undefined)
  const lost = records.filter((record) => isSamePlace(record.server, place) && isLostWithServer(record))
  const chosen = wanted.length === 0 ? lastLost(lost) : wanted.map((selector) => named(selector, lost))
  return [...new Set(chosen)].map((record) => planRestart(record, { directory: join(root, record.id), ...rest }))
}

/** True for a run that lived until its tmux server was gone, and was not being stopped at that moment. */
function isLostWithServer({ endedWithServer, state }: RunnerRecord): boolean {
  return endedWithServer === true && state.kind !== 'stopped'
}

/** Those runs that the tmux server which went last took with it, in the order in which they were started. */
export function lastLost(lost: readonly RunnerRecord[]): RunnerRecord[] {
  const last = Math.max(...lost.map(({ server }) => server.startedAt))
  return lost.filter(({ server }) => server.startedAt === last).toSorted((a, b) => a.startedAt - b.startedAt)
}

/** The one of that name or id that has lived last. */
function named(selector: string, lost: readonly RunnerRecord[]): RunnerRecord {
  const [found] = lost
    .filter(({ id, name }) => id === selector || name === selector)
    .toSorted((a, b) => b.server.startedAt - a.server.startedAt || b.startedAt - a.startedAt)
  if (found !== undefined) return found
  const known = lost.flatMap(({ id, name }) => [name, id])
  throw new Failure('runner-not-found', `no runner '${selector}' has ended with its tmux server`, {
    next: `${didYouMean(selector, known)}see what has: geppetto-tmux restore --dry-run`,
  })
}

/** Says how a run would be started again. `directory` is that of the run, `taken` are the names of live runners. */
export function planRestart(
  record: RunnerRecord,
  { directory, presets, taken }: { directory: string; presets: Presets; taken: ReadonlySet<string> },
): RestartPlan {
  const { name, started } = record
  if (started === undefined) {
    const problem = new Failure('not-started', `'${name}' was marked and not started`, {
      next: 'start its program in a pane, and mark that',
    })
    return { record, how: 'again', command: undefined, problem }
  }
  const { endDigest: _, ...known } = started
  const before = { ...known, restarts: (started.restarts ?? 0) + 1 }
  const agent = launchedAgent(started, presets)
  const preset = agent === undefined ? undefined : presets.get(agent.agent)
  if (agent === undefined || preset === undefined) {
    return { record, how: 'again', command: before, problem: problemWith(before, name, taken) }
  }
  const session = lastSession(directory, agent.agent) ?? agent.session
  const { how, session: id, command, env } = returnOf(agent, preset, session)
  const launch = { agent: agent.agent, yolo: agent.yolo, ...(id === undefined ? {} : { session: id }) }
  const again: CommandAgain = { ...before, command: [...command], env: { ...before.env, ...env }, launch }
  return { record, how, session: id, command: again, problem: problemWith(again, name, taken) }
}

/** The agent that a command is: it was started by its name, or by nothing but its program. */
function launchedAgent({ launch, command }: StartedCommand, presets: Presets): StartedCommand['launch'] {
  if (launch !== undefined) return launch
  const isIt = (words: readonly string[]): boolean =>
    words.length === command.length && words.every((word, at) => word === command[at])
  const found = [...presets].find(([, preset]) => isIt(preset.command))
  return found === undefined ? undefined : { agent: found[0], yolo: false }
}

/** The last session that is known of an agent, unless its record is known to be gone. */
function lastSession(directory: string, agent: string): string | undefined {
  const last = learnedSessions(directory).findLast((learned) => learned.agent === agent)
  if (last === undefined) return undefined
  return last.transcript === undefined || existsSync(last.transcript) ? last.session : undefined
}

function problemWith(
  { command, cwd, env }: CommandAgain,
  name: string,
  taken: ReadonlySet<string>,
): Failure | undefined {
  if (taken.has(name)) {
    return new Failure('runner-exists', `there is already a runner '${name}'`, {
      next: `give that one another name: geppetto-tmux rename ${shortWord(name)} NAME`,
    })
  }
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return new Failure('cwd-not-found', `there is no directory ${cwd}`, { next: 'make it, then restore again' })
  }
  try {
    requireProgram(command[0] ?? '', { path: env['PATH'] ?? process.env['PATH'] ?? '', cwd })
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

/** A plan as the socket and `--json` show it: without the variables of its environment, which may hold secrets. */
export function planBody({ record, how, session: agentSession, command, pane, problem }: RestartPlan) {
  const { id, name, agent, session, window } = record
  return {
    id,
    name,
    agent,
    session,
    window,
    how,
    ...(agentSession === undefined ? {} : { agentSession }),
    ...(command === undefined ? {} : { command: [...command.command], cwd: command.cwd }),
    ...(pane === undefined ? {} : { pane }),
    ...(problem === undefined ? {} : { problem: failureBody(problem) }),
  }
}
