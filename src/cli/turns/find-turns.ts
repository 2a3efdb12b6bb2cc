import { lstat } from 'node:fs/promises'
import { turnNotesOf, usageProviders } from '../../agents/registry.ts'
import { Failure } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { configFile } from '../../host/paths.ts'
import { learnedSessions, type LearnedSession } from '../../records/agent-sessions.ts'
import { runnerSessions } from '../../records/runner-sessions.ts'
import { readUsageConfig } from '../../settings/usage.ts'
import { entriesOfFile, type TurnNotes } from '../../turns/notes.ts'
import { keptNotes } from '../../turns/kept-notes.ts'
import type { Turn } from '../../turns/turn.ts'
import { TurnList } from '../../turns/turn-list.ts'
import type { Account } from '../../usage/provider.ts'
import type { Context } from '../context.ts'
import { accountsOf, holders } from '../usage/report.ts'

export interface FoundTurns {
  readonly turns: readonly Turn[]
  /** How many of the oldest had no room. */
  readonly leftOut: number
  /** Sessions whose notes are not there any more. */
  readonly gone: readonly string[]
}

/** A runner with a log. */
export interface WithLog {
  readonly id: string
  readonly name: string
  readonly directory: string
}

/**
 * Reads the turns of all sessions that an agent has had in a runner, oldest first: as the agent has noted them, else from the
 * copy in the directory of the run.
 *
 * Throws a Failure `log-unavailable` when no session is known or none can be found, and what the disk says.
 */
export async function findTurns(context: Context, runner: WithLog): Promise<FoundTurns> {
  const providers = await usageProviders()
  // What a running agent says of itself is learned now.
  const mine = holders(context).filter(({ id }) => id === runner.id)
  const { accounts: running } = await runnerSessions(mine, providers)
  const config = readUsageConfig(configFile(context.env), () => undefined)
  const accounts = accountsOf(context.env, providers, config.accounts ?? {}, running)
  const sessions = sessionsIn(runner.directory)
  const lists: TurnList[] = []
  const gone: string[] = []
  for (const { agent, session } of sessions) {
    const notes = await turnNotesOf(agent)
    if (notes === undefined) continue
    const theirs = accounts.filter(({ provider }) => provider.agent === agent).map(({ account }) => account)
    const list = await readSession(notes, theirs, session, keptNotes(runner.directory, agent, session))
    if (list === undefined) gone.push(session)
    else lists.push(list)
  }
  if (lists.length === 0) throw unknown(runner.name, sessions)
  const leftOut = lists.reduce((sum, list) => sum + list.leftOut, 0)
  return { turns: inOrder(lists.flatMap((list) => list.turns)), leftOut, gone }
}

/** The sessions of a runner, each where it was first. */
function sessionsIn(directory: string): readonly LearnedSession[] {
  const found = new Map<string, LearnedSession>()
  for (const one of learnedSessions(directory)) {
    const key = `${one.agent} ${one.session}`
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}

/** Reads a session where the agent has noted it, or its copy when there is more in that; undefined when there is neither. */
async function readSession(
  notes: TurnNotes,
  accounts: readonly Account[],
  session: string,
  kept: string,
): Promise<TurnList | undefined> {
  let noted: TurnList | undefined
  for (const account of accounts) {
    const path = await notes.find(account, session)
    if (path === undefined) continue
    noted = new TurnList()
    await notes.entries(path, session, notes.reader(noted))
    break
  }
  const copy = await ignoreGone(lstat(kept))
  if (copy?.isFile() !== true) return noted?.turns.length === 0 ? undefined : noted
  const list = new TurnList()
  await entriesOfFile(kept, notes.reader(list))
  return noted !== undefined && noted.turns.length >= list.turns.length ? noted : list
}

/** Turns by the time at which they began, each once: an agent copies what was said when a session is forked or resumed. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  const found = new Map<string, Turn>()
  for (const turn of turns) {
    const key = turn.at === undefined ? `${found.size}` : `${turn.at} ${turn.prompt}`
    const same = found.get(key)
    if (same === undefined || same.steps.length < turn.steps.length) found.set(key, turn)
  }
  // One without a time stays behind the one before it.
  let time = 0
  const timed = [...found.values()].map((turn) => {
    time = turn.at ?? time
    return { turn, time }
  })
  return timed.toSorted((a, b) => a.time - b.time).map(({ turn }) => turn)
}

function unknown(name: string, sessions: readonly LearnedSession[]): Failure {
  const [last] = sessions.slice(-1)
  if (last === undefined) {
    return new Failure('log-unavailable', `no session of an agent is known in ${name}`, {
      next: 'see its screen with geppetto-tmux log; the hooks of an agent tell which session it is in: geppetto-tmux hooks install',
    })
  }
  return new Failure('log-unavailable', `cannot find what ${last.agent} noted of session ${last.session}`, {
    next: `see its screen: geppetto-tmux log ${shortWord(name)}`,
  })
}
