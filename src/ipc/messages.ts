import * as z from 'zod/mini'
import { MAX_DURATION_MS } from '../base/clock.ts'
import { FAILURE_KINDS } from '../base/failure.ts'
import { PLACES } from '../runner/place.ts'
import { STATE_KINDS } from '../runner/state.ts'

// A command checks one or two answers in its life: compiling a checker for them takes longer than they do.
z.config({ jitless: true })

/** Changes whenever an old client could misunderstand a new controller; both ends refuse another one. */
export const PROTOCOL_VERSION = 1

/** An `events` frame never carries more than this many, so that one slow reader costs a bounded buffer. */
export const MAX_EVENTS_PER_FRAME = 50

const errorKind = z.enum(FAILURE_KINDS)

const stateKind = z.enum(STATE_KINDS)
/** ISO 8601 with milliseconds. */
const time = z.string()

/** A runner in figures. */
const metrics = z.object({
  startedAt: time,
  /** Output bytes logged, recovered text included. */
  bytes: z.number(),
  /** Lines that have ended; left out when nobody has counted the first of them. */
  lines: z.optional(z.number()),
  /** Bytes of those that were rebuilt from the pane's history. */
  recoveredBytes: z.number(),
  /** Number of recorded holes in the log. */
  gaps: z.number(),
  /** What is missing there, as far as it is known: bytes, or lines as tmux counts its history. */
  lostBytes: z.number(),
  lostLines: z.number(),
  /** Of the holes, those where more is missing than that, and those where perhaps nothing is. */
  gapsAtLeast: z.number(),
  gapsPerhaps: z.number(),
  lastOutputAt: z.optional(time),
  idleAfterMs: z.number(),
  /** Once the run has ended: false when nothing shows that the last output is in the log. */
  endConfirmed: z.optional(z.boolean()),
  /** Milliseconds in each state until now. */
  states: z.partialRecord(stateKind, z.number()),
  /** How often a started command was started again. */
  restarts: z.optional(z.number()),
  /** What is left of the time that it was given. */
  maxDurationLeftMs: z.optional(z.number()),
  /** Of its program and all that it has started, measured over the last moments; left out when it cannot be seen. */
  cpuPercent: z.optional(z.number()),
  memoryBytes: z.optional(z.number()),
  processes: z.optional(z.number()),
  /** Output in the same moments. */
  bytesPerSecond: z.optional(z.number()),
})
export type Metrics = z.infer<typeof metrics>

const worktree = z.object({
  path: z.string(),
  /** The branch that was made with it. */
  branch: z.string().check(z.maxLength(1024)),
  /** Top of the main checkout. */
  repository: z.string(),
})

export const runnerSummary = z.object({
  id: z.string(),
  name: z.string(),
  agent: z.string(),
  state: stateKind,
  waitingFor: z.optional(z.string()),
  /** Waiting for a limit: when it ends, in the words of its agent. */
  resets: z.optional(z.string()),
  /** Idle: its agent is done, and nobody has looked at the pane since. Ended: nobody has looked since. */
  unseen: z.optional(z.boolean()),
  /** Idle: its program only shows something, such as `top`. */
  showing: z.optional(z.boolean()),
  /** Active: its agent says that it works, and has shown nothing new for minutes. */
  stuck: z.optional(z.boolean()),
  /** When it entered this state. */
  since: time,
  pane: z.string(),
  window: z.string(),
  session: z.string(),
  /** The tmux server of its pane has gone; another one counts its panes from zero again. */
  earlierServer: z.optional(z.boolean()),
  /** How its output is read: in control mode, from the pane's pipe, or not at all: its pane is only looked at. */
  source: z.enum(['control', 'pipe', 'look']),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: z.string(),
  /** Path of the live log file. */
  log: z.string(),
  /** Nobody has marked it: it was found, because `@geppetto-auto` says `agents`, and ends with its agent. */
  found: z.optional(z.enum(['agents'])),
  /** The worktree that was made for it. */
  worktree: z.optional(worktree),
})
export type RunnerSummary = z.infer<typeof runnerSummary>

const runnerRow = z.extend(runnerSummary, { metrics: z.optional(metrics) })
export type RunnerRow = z.infer<typeof runnerRow>

export const runnerDetail = z.extend(runnerSummary, {
  pid: z.optional(z.number()),
  exitCode: z.optional(z.number()),
  signal: z.optional(z.string()),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: z.optional(z.string()),
  /** Of one that we have started: the command with its arguments, and where it runs. */
  command: z.optional(z.array(z.string())),
  cwd: z.optional(z.string()),
  /** How it was found. */
  foundReason: z.optional(z.string()),
  /** Why it is read like that. */
  sourceReason: z.optional(z.string()),
  metrics,
  evidence: z.array(z.object({ rule: z.string(), source: z.string(), text: z.string(), time })),
})
export type RunnerDetail = z.infer<typeof runnerDetail>

const weighed = z.object({
  rule: z.string(),
  source: z.string(),
  /** Which source is believed when two disagree: the one that weighs more. */
  weight: z.number(),
  text: z.string(),
  /** The state that it speaks for. */
  says: z.string(),
  time,
})

/** Why a runner is in its state. */
export const explanation = z.object({
  /** What won; without it output and silence decide. */
  because: z.optional(weighed),
  /** What else was seen, the weightiest first. */
  others: z.array(weighed),
  /** Whether there are rules for its agent. */
  known: z.boolean(),
  lastVisibleAt: time,
  idleAfterMs: z.number(),
  title: z.optional(z.string()),
  /** The last lines of the screen, as they were last looked at. */
  screen: z.array(z.string()),
  /** Undefined when its process was not seen. */
  processRuns: z.optional(z.boolean()),
  lastBellAt: z.optional(time),
  /** What would put it into another state. */
  changes: z.array(z.object({ says: z.string(), rule: z.string(), when: z.string() })),
})
export type Explanation = z.infer<typeof explanation>

export const runnerEvent = z.looseObject({
  /** Grows by one with every event of this controller. */
  seq: z.number(),
  time,
  runner: z.string(),
  name: z.string(),
  /** marked, started, restarted, resumed, recognised, state, output, moved, renamed, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
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

/** How a runner that has ended with its tmux server would be started again. */
export const restartPlan = z.object({
  id: z.string(),
  name: z.string(),
  agent: z.string(),
  /** Where it was in tmux. */
  session: z.string(),
  window: z.string(),
  /** In the session of its agent, as an agent without it, or as the command that it was. */
  how: z.enum(['resumed', 'anew', 'again']),
  agentSession: z.optional(z.string()),
  /** What would be run and where; missing when nobody has started it. */
  command: z.optional(z.array(z.string())),
  cwd: z.optional(z.string()),
  /** The pane in which it runs already, and would be watched. */
  pane: z.optional(z.string()),
  /** Why it cannot be started. */
  problem: z.optional(z.object({ kind: z.string(), message: z.string(), next: z.optional(z.string()) })),
})
export type RestartPlan = z.infer<typeof restartPlan>

const counts = z.partialRecord(stateKind, z.number())

const nothing = z.object({})
/** A runner named by name, id or pane id. */
const oneRunner = z.object({ runner: z.string().check(z.minLength(1), z.maxLength(256)) })
const pane = z.string().check(z.minLength(1), z.maxLength(256))
const name = z.optional(z.string().check(z.maxLength(256)))
const agent = z.optional(z.string().check(z.maxLength(64)))
const duration = z.number().check(z.positive(), z.lte(MAX_DURATION_MS))
const span = z.optional(duration)
/** How it is read, where not as `@geppetto-source` says. */
const source = z.optional(z.enum(['control', 'pipe']))
/** A regular expression for what it says when it waits for somebody. */
const tell = z.optional(z.string().check(z.minLength(1), z.maxLength(1024)))
/** What whoever marked a pane should know. */
const notice = z.optional(z.string())

/** Every method: what it takes and what it answers. The one list that both ends are typed by. */
export const METHODS = {
  hello: {
    params: nothing,
    result: z.object({
      version: z.string(),
      protocol: z.number(),
      pid: z.number(),
      /** In which space that process id means something: see pidSpace. */
      space: z.optional(z.string()),
    }),
  },
  mark: {
    params: z.object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane,
      name,
      agent,
      idleAfterMs: span,
      source,
      tell,
    }),
    result: z.object({ runner: runnerSummary, notice }),
  },
  /** Marks panes in which known agents run, where `@geppetto-auto` says so; answers with those that were marked now. */
  find: { params: nothing, result: z.object({ runners: z.array(runnerSummary) }) },
  /** Starts a command in a pane of its own. */
  run: {
    params: z.object({
      command: z.array(z.string()).check(z.minLength(1), z.maxLength(4096)),
      /** An absolute path. */
      cwd: z.string(),
      /** In addition to the environment of the tmux server. */
      env: z.record(z.string(), z.string()),
      place: z.enum(PLACES),
      /** For a window or a split: the pane beside which it is opened. */
      beside: z.optional(pane),
      name,
      /** What it may be called where nobody has named it, best first. */
      ideas: z.exactOptional(z.array(z.string().check(z.maxLength(256))).check(z.maxLength(8))),
      agent,
      idleAfterMs: span,
      source,
      tell,
      /** Whether the pane stays after the command has ended. */
      keep: z.boolean(),
      /** Typed into it once it is there. */
      typed: z.optional(z.string()),
      /** It is given a prompt: it is starting until it has been seen at work. */
      prompted: z.optional(z.boolean()),
      maxDurationMs: z.exactOptional(duration),
      /** Set for an agent that is started by its name. */
      launch: z.exactOptional(
        z.object({
          agent: z.string().check(z.maxLength(64)),
          yolo: z.boolean(),
          session: z.exactOptional(z.string().check(z.maxLength(1024))),
        }),
      ),
      /** The worktree that was made for it. */
      worktree: z.exactOptional(worktree),
    }),
    result: z.object({ runner: runnerSummary, notice }),
  },
  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  restorable: {
    params: z.object({ runners: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(256)))) }),
    result: z.object({ runners: z.array(restartPlan) }),
  },
  /** Starts one of these again. */
  restore: { params: oneRunner, result: z.object({ runner: runnerSummary, notice }) },
  /** Ends a started command by its own way to quit, then TERM, then KILL; answers when the run has ended. */
  end: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  /** Starts a command again as it was started; ends it first. */
  restart: { params: oneRunner, result: z.object({ runner: runnerSummary, notice }) },
  /** Stops the processes of a started command where they are. */
  pause: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  resume: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  /** Types into the pane of a runner: a text as a paste, then keys by tmux's names for them. */
  send: {
    params: z.extend(oneRunner, {
      text: z.optional(z.string()),
      enter: z.boolean(),
      keys: z.array(z.string().check(z.maxLength(32))).check(z.maxLength(256)),
      force: z.boolean(),
    }),
    result: z.object({ runner: runnerSummary }),
  },
  unmark: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  toggle: { params: z.object({ pane }), result: z.object({ marked: z.boolean(), runner: runnerSummary, notice }) },
  list: {
    /** `wide`: with the figures of those that live. */
    params: z.object({ wide: z.optional(z.boolean()) }),
    result: z.object({ runners: z.array(runnerRow) }),
  },
  show: { params: oneRunner, result: z.object({ runner: runnerDetail }) },
  /** A person has looked at these runs since they have ended. */
  looked: {
    params: z.object({ runners: z.array(z.string().check(z.minLength(1), z.maxLength(256))).check(z.maxLength(1000)) }),
    result: nothing,
  },
  explain: { params: oneRunner, result: z.object({ runner: runnerSummary, explanation }) },
  status: {
    params: nothing,
    result: z.object({
      counts,
      /** How many of the active ones are stuck, and of the idle ones unseen, or only showing something. */
      stuck: z.number(),
      unseen: z.number(),
      showing: z.optional(z.number()),
      /** Names of those that want a person, the most urgent first. */
      attention: z.array(z.string()),
    }),
  },
  sessions: { params: nothing, result: z.object({ sessions: z.array(sessionRow) }) },
  rename: {
    params: z.extend(oneRunner, { name: z.string().check(z.maxLength(256)) }),
    result: z.object({ runner: runnerSummary }),
  },
  /** Forgets an ended runner and deletes its log. */
  remove: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  /** Answers once, then event frames follow on the same connection until it closes. */
  subscribe: {
    params: z.object({
      runner: z.optional(z.string().check(z.maxLength(256))),
      since: z.optional(z.number()),
      /** Also a `metrics` event for each live runner, once a second. */
      metrics: z.optional(z.boolean()),
    }),
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
      /** How changes of the server are heard of, and why so; left out without runners. */
      watch: z.optional(z.object({ by: z.enum(['control', 'pipe']), why: z.string(), notes: z.array(z.string()) })),
      clients: z.array(z.object({ role: z.enum(['line', 'tap']), session: z.string(), pid: z.number() })),
      /** The process that reads the pipes of panes, if there is one. */
      readers: z.array(z.object({ pid: z.number(), panes: z.array(z.string()) })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: z.array(z.string()),
    }),
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: z.object({ release: z.optional(z.boolean()) }), result: nothing },
} as const

export type Method = keyof typeof METHODS
export type Params<M extends Method> = z.infer<(typeof METHODS)[M]['params']>
export type Result<M extends Method> = z.infer<(typeof METHODS)[M]['result']>

export const methodName = z.enum(Object.keys(METHODS) as [Method, ...Method[]])

export const request = z.object({
  v: z.number(),
  id: z.union([z.number(), z.string()]),
  method: z.string(),
  params: z.optional(z.unknown()),
})

export const errorBody = z.object({ kind: errorKind, message: z.string(), next: z.optional(z.string()) })
export type ErrorBody = z.infer<typeof errorBody>

/** What the controller writes: a result, an error, or a batch of events of a subscription. */
export const response = z.union([
  z.object({ id: z.nullable(z.union([z.number(), z.string()])), error: errorBody }),
  z.object({ id: z.union([z.number(), z.string()]), ok: z.unknown() }),
  z.object({ events: z.array(runnerEvent).check(z.maxLength(MAX_EVENTS_PER_FRAME)) }),
])
