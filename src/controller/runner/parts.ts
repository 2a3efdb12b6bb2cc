import { moment, momentAt, type Moment } from '../../base/clock.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import { newLife, type RunnerLife } from '../../runner/life/life.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import { dialogBody, type OpenDialog } from '../agents/dialog-watch.ts'
import { HookEars } from '../agents/hook-ears.ts'
import type { Observer } from '../agents/observer.ts'
import { NotesKeeper } from '../agents/notes-keeper.ts'
import { SessionMemory } from '../agents/session-memory.ts'
import { LoggedOutput } from '../runs/logged-output.ts'
import type { RunFiles, RunFilesOptions } from '../runs/run-files.ts'
import { Announcer, type AnnouncerOptions } from './announcer.ts'
import { openEyes, type Sights } from './eyes.ts'
import { Identity } from './identity.ts'
import { TimedLife, type TimedLifeOptions } from './life.ts'
import { RunnerStream, type RunnerStreamOptions } from './stream.ts'

export interface PartsOptions
  extends
    Pick<RunFilesOptions, 'directory' | 'isNew' | 'isRestarted' | 'settings'>,
    Pick<AnnouncerOptions, 'hub' | 'onBug'>,
    Pick<TimedLifeOptions, 'catchUp'>,
    Pick<RunnerStreamOptions, 'onAgentEnd' | 'onGone' | 'onCommandEnd'> {
  readonly record: RunnerRecord
  /** True when it was given a prompt, and its agent has rules by which its work can be seen. */
  readonly isPrompted: boolean
  /** The sources of its state besides its bytes. */
  readonly eyes: Sights
  /** The pane's cursor after the bytes delivered until this resolves; undefined when it is not known. */
  readonly position: () => Promise<Anchor | undefined>
}

/** Findings of one part that concern the runner as a whole. */
export interface PartsEvents {
  /** The agent was recognised; `command` stands for no agent. */
  readonly becomes: (agent: string) => void
  /** The state has changed; it was `from`. */
  readonly onState: (from: RunnerState) => void
}

/** The parts of one runner. */
export interface Parts {
  readonly files: RunFiles
  readonly identity: Identity
  readonly announcer: Announcer
  readonly output: LoggedOutput
  readonly observer: Observer
  readonly ears: HookEars
  readonly life: TimedLife
  readonly stream: RunnerStream
}

/** Makes the parts of one runner around its files, and connects each one with the parts that get its findings. */
export function joinParts(options: PartsOptions, files: RunFiles, { becomes, onState }: PartsEvents): Parts {
  const { directory, position, record } = options
  const identity = new Identity(record)
  const announcer = new Announcer({ ...options, who: identity, files })
  const output = new LoggedOutput({ log: files.log, directory, position })
  const at = moment()
  const { lastReadMs } = files.log
  const lastOutputAt = lastReadMs === 0 || options.isRestarted ? undefined : momentAt(lastReadMs, at)
  const notes = new NotesKeeper(() => {
    const { id, name, agent, pid } = identity
    return { id, name, agent, pid, directory }
  })
  const life: TimedLife = new TimedLife(lifeOf(options, at, lastOutputAt), {
    ...options,
    onState: (from) => {
      onState(from)
      notes.changed(life.state)
    },
  })
  const sessions = new SessionMemory(directory)
  const { eyes: sights, onAgentEnd } = options
  const onDialog = (open: OpenDialog): void => {
    identity.set({ dialogs: open.episode })
    announcer.save()
    if (life.state.kind === 'waiting') announcer.tell('dialog', { dialog: dialogBody(open) })
  }
  const observer = openEyes({ identity, output, sessions, sights, life, becomes, onDialog, onAgentEnd })
  const ears = new HookEars({
    sessions,
    agent: () => identity.agent,
    tell: (type, fields) => announcer.tell(type, fields),
    told: (evidence) => observer.told('hook', evidence),
  })
  files.log.agent(record.agent)
  const stream = new RunnerStream(options, { files, output, observer, life, announcer, identity }, lastOutputAt)
  return { files, identity, announcer, output, observer, ears, life, stream }
}

/** The life with which a runner begins, or continues after an earlier controller, at `at`. */
function lifeOf(options: PartsOptions, at: Moment, lastOutputAt: Moment | undefined): RunnerLife {
  const { record, isNew, isPrompted, settings } = options
  const limits = {
    idleAfterMs: record.idleAfterMs,
    stuckAfterMs: settings.stuckAfterMs,
    prompted: isPrompted ? ('connects' as const) : undefined,
  }
  const life = newLife(at, limits, isNew ? undefined : record.state, lastOutputAt)
  return isFinal(record.state) ? { ...life, state: record.state } : life
}
