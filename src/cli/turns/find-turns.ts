import { stat } from 'node:fs/promises'
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
  const list = new TurnList()
  const gone: string[] = []
  for (const { agent, session } of sessions) {
    const notes = await turnNotesOf(agent)
    if (notes === undefined) continue
    const theirs = accounts.filter(({ provider }) => provider.agent === agent).map(({ account }) => account)
    const take = notes.reader(list)
    const isThere =
      (await readNoted(notes, theirs, session, take)) || (await readKept(runner.directory, agent, session, take))
    if (!isThere) gone.push(session)
  }
  if (list.turns.length === 0) throw unknown(runner.name, sessions)
  return { turns: list.turns, leftOut: list.leftOut, gone }
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

type Take = (entry: unknown) => void

/** False where the agent has no notes of the session any more. */
async function readNoted(
  notes: TurnNotes,
  accounts: readonly Account[],
  session: string,
  take: Take,
): Promise<boolean> {
  for (const account of accounts) {
    const path = await notes.find(account, session)
    if (path === undefined) continue
    await notes.entries(path, session, take)
    return true
  }
  return false
}

/** False where the run has kept no copy. */
async function readKept(directory: string, agent: string, session: string, take: Take): Promise<boolean> {
  const path = keptNotes(directory, agent, session)
  if ((await ignoreGone(stat(path))) === undefined) return false
  await entriesOfFile(path, take)
  return true
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
