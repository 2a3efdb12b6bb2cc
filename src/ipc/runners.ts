import { FEEDS } from '../runner/source-kind.ts'
import * as z from 'zod/mini'
import { STATE_KINDS } from '../runner/state.ts'
import { dialog } from './dialogs.ts'
import { time } from './shape.ts'

export const stateKind = z.enum(STATE_KINDS)

/** A runner in figures. */
const metrics = z.object({
  startedAt: time,
  /** Output bytes logged, recovered text included. */
  bytes: z.number(),
  /** Lines that have ended; left out when the first of them were not counted. */
  lines: z.optional(z.number()),
  /** Bytes of those that were rebuilt from the pane's history. */
  recoveredBytes: z.number(),
  /** Number of recorded holes in the log. */
  gaps: z.number(),
  /** The known losses: bytes, or lines as tmux counts its history. */
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
  /** The rest of its time limit. */
  maxDurationLeftMs: z.optional(z.number()),
  /** Of its program and all that it has started, measured over the last moments; left out when it cannot be seen. */
  cpuPercent: z.optional(z.number()),
  memoryBytes: z.optional(z.number()),
  processes: z.optional(z.number()),
  /** Output in the same moments. */
  bytesPerSecond: z.optional(z.number()),
})
export type Metrics = z.infer<typeof metrics>

export const worktree = z.object({
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
  /** Waiting in a dialog that was read off its screen. */
  dialog: z.optional(dialog),
  /** Waiting for a limit: when it ends, in the words of its agent. */
  resets: z.optional(z.string()),
  /** Idle: its agent is done, and the pane was not looked at since. Ended: it was not looked at since. */
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
  source: z.enum(FEEDS),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: z.string(),
  /** How many texts wait until its turn is over. */
  queued: z.optional(z.number()),
  /** A person wants to hear nothing of it until its state changes. */
  muted: z.optional(z.boolean()),
  /** Path of the live log file. */
  log: z.string(),
  /** Where a command that we have started runs. */
  cwd: z.optional(z.string()),
  /** Set when it was marked by itself, because `@geppetto-auto` is `agents`; it ends with its agent. */
  found: z.optional(z.enum(['agents'])),
  /** The worktree that was made for it. */
  worktree: z.optional(worktree),
})
export type RunnerSummary = z.infer<typeof runnerSummary>

export const runnerRow = z.extend(runnerSummary, { metrics: z.optional(metrics) })
export type RunnerRow = z.infer<typeof runnerRow>

export const runnerDetail = z.extend(runnerSummary, {
  pid: z.optional(z.number()),
  exitCode: z.optional(z.number()),
  signal: z.optional(z.string()),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: z.optional(z.string()),
  /** Of one that we have started: the command with its arguments. */
  command: z.optional(z.array(z.string())),
  /** How it was found. */
  foundReason: z.optional(z.string()),
  /** Why it is read like that. */
  sourceReason: z.optional(z.string()),
  metrics,
  evidence: z.array(z.object({ rule: z.string(), source: z.string(), text: z.string(), time })),
})
export type RunnerDetail = z.infer<typeof runnerDetail>
