import * as z from 'zod'
import { STATE_KINDS } from '../runner/state.ts'

/** Changes whenever an old client could misunderstand a new controller; both ends refuse another one. */
export const PROTOCOL_VERSION = 1

/** An `events` frame never carries more than this many, so that one slow reader costs a bounded buffer. */
export const MAX_EVENTS_PER_FRAME = 50

/** Stable names of everything that can be refused or fail; scripts match on them. */
export const ERROR_KINDS = [
  'invalid-request',
  'version-mismatch',
  'pane-not-found',
  'pane-dead',
  'runner-not-found',
  'runner-exists',
  'runner-live',
  'server-gone',
  'controller-busy',
  'controller-unreachable',
  'version-unsupported',
  'spawn-failed',
  'permission-denied',
  'cannot-create',
  'log-unavailable',
  'configuration',
  'command-rejected',
  'timeout',
  'internal',
] as const
export const errorKind = z.enum(ERROR_KINDS)
export type ErrorKind = z.infer<typeof errorKind>

const stateKind = z.enum(STATE_KINDS)
/** ISO 8601 with milliseconds. */
const time = z.string()

export const runnerSummary = z.object({
  id: z.string(),
  name: z.string(),
  agent: z.string(),
  state: stateKind,
  waitingFor: z.string().optional(),
  /** When it entered this state. */
  since: time,
  pane: z.string(),
  window: z.string(),
  session: z.string(),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: z.string(),
  /** Path of the live log file. */
  log: z.string(),
})
export type RunnerSummary = z.infer<typeof runnerSummary>

export const runnerDetail = runnerSummary.extend({
  pid: z.number().optional(),
  exitCode: z.number().optional(),
  signal: z.string().optional(),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: z.string().optional(),
  metrics: z.object({
    startedAt: time,
    /** Output bytes logged, recovered text included. */
    bytes: z.number(),
    /** Bytes of those that were rebuilt from the pane's history. */
    recoveredBytes: z.number(),
    /** Number of recorded holes in the log. */
    gaps: z.number(),
    lastOutputAt: time.optional(),
    idleAfterMs: z.number(),
    /** False once the run has ended while output was flowing, so that the last of it may be missing. */
    endConfirmed: z.boolean().optional(),
  }),
  evidence: z.array(z.object({ rule: z.string(), source: z.string(), text: z.string(), time })),
})
export type RunnerDetail = z.infer<typeof runnerDetail>

export const runnerEvent = z.looseObject({
  /** Grows by one with every event of this controller. */
  seq: z.number(),
  time,
  runner: z.string(),
  name: z.string(),
  /** marked, resumed, state, output, moved, renamed, gap, recovered, ended, removed */
  type: z.string(),
})
export type RunnerEvent = z.infer<typeof runnerEvent>

export const sessionRow = z.object({
  id: z.string(),
  name: z.string(),
  windows: z.number(),
  /** Terminals attached, our own clients not counted. */
  attached: z.number(),
  /** Names of the live runners in it. */
  runners: z.array(z.string()),
})
export type SessionRow = z.infer<typeof sessionRow>

const counts = z.partialRecord(stateKind, z.number())

const nothing = z.object({})
/** A runner named by name, id or pane id. */
const oneRunner = z.object({ runner: z.string().min(1).max(256) })
const pane = z.string().min(1).max(256)

/** Every method: what it takes and what it answers. The one list that both ends are typed by. */
export const METHODS = {
  hello: { params: nothing, result: z.object({ version: z.string(), protocol: z.number(), pid: z.number() }) },
  mark: {
    params: z.object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane,
      name: z.string().max(256).optional(),
      agent: z.string().max(64).optional(),
      idleAfterMs: z.number().positive().optional(),
    }),
    result: z.object({ runner: runnerSummary }),
  },
  unmark: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  toggle: { params: z.object({ pane }), result: z.object({ marked: z.boolean(), runner: runnerSummary }) },
  list: { params: nothing, result: z.object({ runners: z.array(runnerSummary) }) },
  show: { params: oneRunner, result: z.object({ runner: runnerDetail }) },
  status: { params: nothing, result: z.object({ counts, attention: z.array(z.string()) }) },
  sessions: { params: nothing, result: z.object({ sessions: z.array(sessionRow) }) },
  rename: { params: oneRunner.extend({ name: z.string().max(256) }), result: z.object({ runner: runnerSummary }) },
  /** Forgets an ended runner and deletes its log. */
  remove: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  /** Answers once, then event frames follow on the same connection until it closes. */
  subscribe: {
    params: z.object({ runner: z.string().max(256).optional(), since: z.number().optional() }),
    result: z.object({ seq: z.number() }),
  },
  /** Something in tmux may have changed without a notification: look again. */
  refresh: { params: nothing, result: nothing },
  'controller-status': {
    params: nothing,
    result: z.object({
      pid: z.number(),
      version: z.string(),
      startedAt: time,
      tmux: z.object({ version: z.string(), pid: z.number(), binary: z.string() }),
      socket: z.string(),
      runners: z.number(),
      clients: z.array(z.object({ role: z.enum(['line', 'tap']), session: z.string(), pid: z.number() })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: z.array(z.string()),
    }),
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: z.object({ release: z.boolean().optional() }), result: nothing },
} as const

export type Method = keyof typeof METHODS
export type Params<M extends Method> = z.infer<(typeof METHODS)[M]['params']>
export type Result<M extends Method> = z.infer<(typeof METHODS)[M]['result']>

export const methodName = z.enum(Object.keys(METHODS) as [Method, ...Method[]])

export const request = z.object({
  v: z.number(),
  id: z.union([z.number(), z.string()]),
  method: z.string(),
  params: z.unknown().optional(),
})

export const errorBody = z.object({ kind: errorKind, message: z.string(), next: z.string().optional() })
export type ErrorBody = z.infer<typeof errorBody>

/** What the controller writes: a result, an error, or a batch of events of a subscription. */
export const response = z.union([
  z.object({ id: z.union([z.number(), z.string()]).nullable(), error: errorBody }),
  z.object({ id: z.union([z.number(), z.string()]), ok: z.unknown() }),
  z.object({ events: z.array(runnerEvent).max(MAX_EVENTS_PER_FRAME) }),
])
