import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { Failure, messageOf, systemCode } from '../../base/failure.ts'
import { readRegularFile } from '../../base/regular-file.ts'
import { didYouMean } from '../../base/similar.ts'
import { hostCalled } from '../../host/host.ts'
import { controllerSocket, runnersDirectory } from '../../host/paths.ts'
import { MAX_RECORD_BYTES, RECORD_FILE } from '../../records/runner-file.ts'
import { isRunnerId } from '../../records/runner-id.ts'
import { isPaneId } from '../../protocol/ids.ts'
import { STATE_KINDS, isFinal } from '../../runner/state.ts'
import type { Context } from '../context.ts'

const record = z.object({
  schema: z.literal(1),
  id: z.string().check(z.refine(isRunnerId)),
  name: z.string(),
  agent: z.string(),
  pane: z.string(),
  pid: z.number(),
  server: z.object({ host: z.optional(z.string()), socket: z.string(), pid: z.number(), startedAt: z.number() }),
  /** Set when it was started by us. */
  started: z.optional(z.unknown()),
  endedWithServer: z.optional(z.boolean()),
  state: z.object({
    kind: z.enum(STATE_KINDS),
    since: z.number(),
    unseen: z.optional(z.boolean()),
    exitCode: z.optional(z.number()),
    signal: z.optional(z.string()),
  }),
})
export type LoggedRunner = z.infer<typeof record>

/** Every runner of this tmux server that has a log, with its directory. Records that cannot be read are skipped with a note. */
export function loggedRunners(context: Context): (LoggedRunner & { readonly directory: string })[] {
  const { address, env } = context
  const root = runnersDirectory(env)
  const socket = controllerSocket(address, env)
  return readRecords(root, context)
    .filter(({ server }) => controllerSocket({ ...server, host: hostCalled(server.host) }, env) === socket)
    .map((runner) => ({ ...runner, directory: join(root, runner.id) }))
}

/**
 * Finds the directory of a runner by its name, id or pane id, without a controller: a live runner first, else the newest.
 *
 * Throws a Failure `runner-not-found`. Records that cannot be read are skipped with a note.
 */
export function findLog(context: Context, wanted: string): string {
  const { address } = context
  const sameServer = ({ server }: LoggedRunner): boolean => address.pid === undefined || server.pid === address.pid
  const isLive = (runner: LoggedRunner): boolean => !isFinal(runner.state) && sameServer(runner)
  const runners = loggedRunners(context)
  const [found] = runners
    // Another server at the same socket counts its panes from zero again.
    .filter((runner) => (isPaneId(wanted) ? runner.pane === wanted && sameServer(runner) : isCalled(runner, wanted)))
    .toSorted((a, b) => Number(isLive(b)) - Number(isLive(a)) || b.state.since - a.state.since)
  if (found === undefined) {
    const known = runners.flatMap(({ id, name }) => [name, id])
    const meant = didYouMean(wanted, known)
    throw new Failure('runner-not-found', `no runner ${wanted} has a log here`, {
      next: `${meant}see \`geppetto-tmux ls --all\`, or watch a pane first: geppetto-tmux mark`,
    })
  }
  return found.directory
}

/** True when the runner of that directory has ended; also when its record can no longer be read. */
export function hasEnded(directory: string): boolean {
  const runner = loggedRunner(directory)
  return runner === undefined || isFinal(runner.state)
}

/** Who the runner of that directory is, and its state; undefined when its record cannot be read. */
export function loggedRunner(directory: string): LoggedRunner | undefined {
  try {
    return readRecord(directory)
  } catch {
    return undefined
  }
}

function isCalled({ id, name }: LoggedRunner, wanted: string): boolean {
  return id === wanted || name === wanted
}

function readRecords(root: string, context: Context): LoggedRunner[] {
  return namesIn(root).flatMap((name) => {
    const directory = join(root, name)
    try {
      return [readRecord(directory)]
    } catch (error) {
      const isOurs = !['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')
      if (isOurs) context.say(`skipped ${directory}: its runner.json is damaged or of another version`)
      return []
    }
  })
}

function readRecord(directory: string): LoggedRunner {
  return record.parse(JSON.parse(readRegularFile(join(directory, RECORD_FILE), MAX_RECORD_BYTES).toString()))
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root).filter(isRunnerId)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return []
    throw new Failure('log-unavailable', `cannot read ${root}: ${messageOf(cause)}`, { cause })
  }
}
