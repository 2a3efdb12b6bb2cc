import { SOURCE_KINDS } from '../runner/source-kind.ts'
import { readdirSync, renameSync } from 'node:fs'
import { mkdir, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { MAX_DURATION_MS } from '../base/clock.ts'
import { messageOf, systemCode } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { KeepTrying } from '../base/keep-trying.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { isPaneId, type PaneId } from '../protocol/ids.ts'
import { PLACES } from '../runner/place.ts'
import { STATE_KINDS, type RunnerState } from '../runner/state.ts'
import { hostCalled, type Host } from '../host/host.ts'
import { processName, runSource, withRunSource } from './run-source.ts'
import { isRunnerId } from './runner-id.ts'

/** Names of windows and sessions have no more characters by then; a longer one would make lists too large to send. */
const text = z.string().check(z.maxLength(1024))
/** Milliseconds since the epoch that a date can have. */
const time = z.number().check(z.gte(0), z.lte(8.64e15))
const since = time
const unseen = z.exactOptional(z.literal(true))
const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting'), since }),
  z.object({ kind: z.literal('active'), since, stuck: z.exactOptional(z.literal(true)) }),
  z.object({ kind: z.literal('idle'), since, unseen, showing: unseen }),
  z.object({
    kind: z.literal('waiting'),
    since,
    waitingFor: z.enum(['permission', 'question', 'trust', 'login', 'limit']),
  }),
  z.object({ kind: z.literal('paused'), since }),
  z.object({ kind: z.literal('completed'), since, unseen }),
  z.object({
    kind: z.literal('failed'),
    since,
    unseen,
    exitCode: z.exactOptional(z.number()),
    signal: z.exactOptional(text),
  }),
  z.object({
    kind: z.literal('stopped'),
    since,
    unseen,
    why: z.enum(['unmarked', 'agent-ended', 'stopped', 'max-duration']),
    exitCode: z.exactOptional(z.number()),
    signal: z.exactOptional(text),
  }),
  z.object({ kind: z.literal('lost'), since, unseen, why: z.enum(['pane-closed', 'server-gone']) }),
]) satisfies z.ZodMiniType<RunnerState>

const worktree = z.object({ path: z.string(), branch: text, repository: z.string() })
const launch = z.object({ agent: text, yolo: z.boolean(), session: z.exactOptional(text) })
const started = z.object({
  command: z.array(z.string()).check(z.minLength(1)),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
  place: z.enum(PLACES),
  keep: z.boolean(),
  /** SHA-256 of the secret by which its wrapper tells its end, see EndMark. */
  endDigest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** How often it was started again. */
  restarts: z.exactOptional(z.int().check(z.gte(0))),
  maxDurationMs: z.exactOptional(z.number().check(z.positive(), z.lte(MAX_DURATION_MS))),
  /** Set when it is an agent that was started by its name: what it takes to go on with its session. */
  launch: z.exactOptional(launch),
  /** The worktree that was made for it. */
  worktree: z.exactOptional(worktree),
  /** The session that was opened for it, as we have called it. */
  session: z.exactOptional(text),
})

/** Checked, since it becomes part of commands to tmux. */
const pane = z.custom<PaneId>((value) => typeof value === 'string' && isPaneId(value))

const found = z.object({
  /** The process of the agent. */
  process: processName,
  /** The program that it runs. */
  program: text,
})

const queuedText = z.object({
  text: z.string().check(z.maxLength(1024 * 1024)),
  /** When it was queued, ISO 8601. */
  at: z.string().check(z.maxLength(64)),
  /** The agent that it is for; without, it is for any program. */
  agent: z.exactOptional(text),
})

const runnerRecord = z.object({
  schema: z.literal(1),
  id: z.string().check(z.refine(isRunnerId)),
  name: text,
  agent: text,
  /** A person has said which agent it is: nothing else is recognised. */
  agentGiven: z.exactOptional(z.literal(true)),
  pane,
  window: text,
  session: text,
  server: z.object({
    /** The name of the host that it runs on; without one it is this machine. */
    host: z.exactOptional(text),
    socket: z.string(),
    pid: z.number(),
    startedAt: z.number(),
  }),
  pid: z.number(),
  startedAt: time,
  /** When it was last started again, after it had ended with its server. */
  restartedAt: z.exactOptional(time),
  idleAfterMs: z.number().check(z.positive(), z.lte(MAX_DURATION_MS)),
  state,
  /** The `since` of the state for which a person has muted it: it does not ask for attention while that lasts. */
  muted: z.exactOptional(time),
  /** What feeds it, or has fed it last. */
  source: z.exactOptional(runSource),
  /** The source that a person has asked for, for this runner. */
  sourceGiven: z.exactOptional(z.enum(SOURCE_KINDS)),
  /** A regular expression that a person has given for what it shows when it waits for an answer. */
  tell: z.exactOptional(text),
  /** Set when its pane was marked by itself, because an agent was found in it. The run ends with that agent. */
  found: z.exactOptional(found),
  /** Set when we have started it. */
  started: z.exactOptional(started),
  endConfirmed: z.exactOptional(z.boolean()),
  /** Milliseconds in each state that it has left. */
  times: z.exactOptional(z.partialRecord(z.enum(STATE_KINDS), z.number().check(z.gte(0)))),
  /** Texts that are typed, one each time, when its turn is over. */
  queued: z.exactOptional(z.array(queuedText).check(z.maxLength(100))),
  /** How many dialogs it has had. */
  dialogs: z.exactOptional(z.int().check(z.gte(0))),
  /** It lived until its tmux server was gone. */
  endedWithServer: z.exactOptional(z.literal(true)),
  lastLine: text,
})

/** What `runner.json` keeps: enough to go on after a crash and to find a log without a controller. */
export type RunnerRecord = z.infer<typeof runnerRecord>

/** A text that waits until the turn of an agent is over. */
export type QueuedText = z.infer<typeof queuedText>

/** How a command was started: what is needed to start it again. */
export type StartedCommand = z.infer<typeof started>

/** Where a tmux server listens: a path of a host. */
export type ServerPlace = Pick<RunnerRecord['server'], 'host' | 'socket'>

/** Where a server that is known by its address listens, as records have it. */
export function placeOf({ host, socket }: { readonly host?: Host; readonly socket: string }): ServerPlace {
  return host === undefined || host.isLocal ? { socket } : { host: host.name, socket }
}

/** The host on which the server of a run is, or was. */
export function hostOf({ server }: Pick<RunnerRecord, 'server'>): Host {
  return hostCalled(server.host)
}

/** True for servers at one socket of one host, perhaps one after the other. */
export function isSamePlace(one: ServerPlace, other: ServerPlace): boolean {
  return one.socket === other.socket && hostCalled(one.host).name === hostCalled(other.host).name
}

/** True while a person wants to hear nothing of the state that it is in. */
export function isMuted({ muted, state: { since } }: Pick<RunnerRecord, 'muted' | 'state'>): boolean {
  return muted === since
}

/** True for one life of one server: another one at the same socket has other panes. */
export function isSameServer(one: RunnerRecord['server'], other: RunnerRecord['server']): boolean {
  return isSamePlace(one, other) && one.pid === other.pid && one.startedAt === other.startedAt
}
/** By what an agent was found. */
export type FoundAgent = z.infer<typeof found>

/** When the time of a run is over, in milliseconds since the epoch; undefined when it has as much as it wants. */
export function timeLimit({ startedAt, restartedAt = startedAt, started }: RunnerRecord): number | undefined {
  return started?.maxDurationMs === undefined ? undefined : restartedAt + started.maxDurationMs
}

export const RECORD_FILE = 'runner.json'
/** A command of 4096 arguments can be as long as the kernel takes it, 2 MB, and JSON writes some characters as six. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024

function recordFile(directory: string): string {
  return join(directory, RECORD_FILE)
}

/** Writes the record whole or not at all. */
export async function writeRecord(directory: string, record: RunnerRecord): Promise<void> {
  const path = recordFile(directory)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  try {
    await writeFile(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 })
    await rename(`${path}.new`, path)
  } catch (error) {
    await ignoreGone(unlink(`${path}.new`))
    throw error
  }
}

/** Keeps `runner.json` as its runner is, however long the disk refuses to take it. */
export class RecordKeeper {
  readonly #writing: KeepTrying
  /** How often the runner has changed, and the latest of these changes that is on disk. */
  #changes = 0
  #saved = 0

  constructor(options: {
    readonly directory: string
    readonly record: () => RunnerRecord
    readonly onTrouble: (problem: string | undefined) => void
  }) {
    const { directory, record, onTrouble } = options
    const step = async (): Promise<boolean> => {
      const change = this.#changes
      await writeRecord(directory, record())
      this.#saved = change
      return this.#saved < this.#changes
    }
    this.#writing = new KeepTrying({ step, onTrouble })
  }

  /** The runner has changed. */
  save(): void {
    this.#changes += 1
    this.#writing.start()
  }

  /** Resolves when the last change is on disk, or the disk does not take it now. */
  async flushed(): Promise<void> {
    await this.#writing.settled(() => this.#saved === this.#changes)
  }

  async close(): Promise<void> {
    await this.#writing.close()
  }
}

/**
 * Reads every record under `runners/`. A file that cannot be read as one is kept aside as `runner.json.bad` and
 * reported, never deleted.
 */
export function readRecords(root: string, report: (problem: string) => void): RunnerRecord[] {
  return directoriesIn(root).flatMap((id) => readRecord(root, id, report) ?? [])
}

/** Reads the record of one run, as `readRecords` does; undefined when there is none. */
export function readRecord(root: string, id: string, report: (problem: string) => void): RunnerRecord | undefined {
  const path = recordFile(join(root, id))
  try {
    const record = runnerRecord.parse(withRunSource(JSON.parse(readRegularFile(path, MAX_RECORD_BYTES).toString())))
    if (record.id !== id) throw new Error(`it speaks of ${record.id}`)
    return record
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') setAside(path, error, report)
    return undefined
  }
}

function directoriesIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isRunnerId(entry.name))
      .map((entry) => entry.name)
  } catch {
    return []
  }
}

function setAside(path: string, error: unknown, report: (problem: string) => void): void {
  try {
    renameSync(path, `${path}.bad`)
    report(`${path} could not be read and was kept as ${path}.bad: ${messageOf(error)}`)
  } catch {
    report(`${path} could not be read: ${messageOf(error)}`)
  }
}
