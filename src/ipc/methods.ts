import { SOURCE_KINDS } from '../runner/source-kind.ts'
import * as z from 'zod/mini'
import { MAX_DURATION_MS } from '../base/clock.ts'
import { OPTION_KINDS } from '../runner/option-kind.ts'
import { PLACES } from '../runner/place.ts'
import { explanation } from './explanation.ts'
import { restartPlan } from './restart-plan.ts'
import { runnerDetail, runnerRow, runnerSummary, stateKind, worktree } from './runners.ts'
import { sessionRow } from './sessions.ts'
import { time } from './shape.ts'

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
const source = z.optional(z.enum(SOURCE_KINDS))
/** A regular expression for what it prints when it waits for a person. */
const tell = z.optional(z.string().check(z.minLength(1), z.maxLength(1024)))
/** A remark for the person who has marked a pane. */
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
      /** Names to choose from when the person has given none, the best first. */
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
  /**
   * Presses the key of one option in the dialog of a runner, if that still stands there as the caller has seen it. Else
   * nothing is pressed, and the error is `dialog-changed`.
   */
  answer: {
    params: z.object({
      /** The id of the run: a name may be that of another one by now. */
      run: z.string().check(z.minLength(1), z.maxLength(256)),
      /** Both as in the dialog that the caller has seen. */
      episode: z.number(),
      fingerprint: z.string().check(z.maxLength(256)),
      /** Key and label of the option, as in that dialog. */
      key: z.string().check(z.minLength(1), z.maxLength(16)),
      label: z.string().check(z.maxLength(4096)),
      /** A person has confirmed this label: asked for where the option is `always` or `other`. */
      confirm: z.optional(z.boolean()),
      /** Who answers, such as `cli`; stands in the event. */
      by: z.string().check(z.minLength(1), z.maxLength(64)),
    }),
    result: z.object({
      runner: runnerSummary,
      pressed: z.object({ label: z.string(), key: z.string(), kind: z.enum(OPTION_KINDS) }),
      /** False when the dialog still stood there as it was, one second later. */
      taken: z.boolean(),
    }),
  },
  /** Types a text when the turn of an agent is over. */
  queue: {
    params: z.extend(oneRunner, { text: z.string().check(z.minLength(1)) }),
    result: z.object({ runner: runnerSummary }),
  },
  /** The texts that wait for a runner, the next one first. */
  queued: {
    params: oneRunner,
    result: z.object({ texts: z.array(z.object({ text: z.string(), at: time })) }),
  },
  /** Takes all of them back; `count` says how many there were. */
  unqueue: { params: oneRunner, result: z.object({ count: z.number() }) },
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
  /** Has an idle runner count as not looked at, until its pane comes into view. */
  unread: { params: oneRunner, result: z.object({ runner: runnerSummary }) },
  /** Has the present state of a runner ask for no attention, or ask again. */
  mute: {
    params: z.extend(oneRunner, { muted: z.boolean() }),
    result: z.object({ runner: runnerSummary }),
  },
  /** What is on the screen of a runner's pane now: a row of it a line, with SGR sequences. */
  screen: { params: oneRunner, result: z.object({ lines: z.array(z.string()), columns: z.number() }) },
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
      watch: z.optional(z.object({ by: z.enum(SOURCE_KINDS), why: z.string(), notes: z.array(z.string()) })),
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
