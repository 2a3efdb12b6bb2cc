import { isProcess, isRunning } from '../../host/process-state.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { sourceAt, withoutPosition, type SourcePosition } from '../../records/run-source.ts'
import { timeLimit, type RunnerRecord } from '../../records/runner-file.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'

/** The record of a runner without its state and its last line, which its life and its output hold. */
export class Identity {
  #record: RunnerRecord

  constructor(record: RunnerRecord) {
    this.#record = record
  }

  get record(): RunnerRecord {
    return this.#record
  }

  get id(): string {
    return this.#record.id
  }

  get name(): string {
    return this.#record.name
  }

  get pane(): PaneId {
    return this.#record.pane
  }

  /** Process id of the pane's program. */
  get pid(): number {
    return this.#record.pid
  }

  get agent(): string {
    return this.#record.agent
  }

  /** True when we have started its command, under our wrapper; `pid` is then the wrapper's. */
  get isStarted(): boolean {
    return this.#record.started !== undefined
  }

  /** True when its pane was marked because an agent was found in it; it ends with that agent. */
  get isFound(): boolean {
    return this.#record.found !== undefined
  }

  /** True when the agent that was found in its pane has ended and the pane stays. */
  get agentHasEnded(): boolean {
    const { found, pid } = this.#record
    return found !== undefined && !isProcess(found.process) && isRunning(pid)
  }

  /** True when neither a person nor we have set an agent: then the program may be a shell. */
  get mayBeShell(): boolean {
    const { agentGiven, started } = this.#record
    return agentGiven === undefined && started === undefined
  }

  /** When its time limit is reached, in milliseconds since the epoch; undefined without a limit. */
  get endsAt(): number | undefined {
    return timeLimit(this.#record)
  }

  /** Changes some fields of the record in memory. */
  set(changes: Partial<RunnerRecord>): void {
    this.#record = { ...this.#record, ...changes }
  }

  /** Forgets that an agent was found in its pane, so that it does not end with that agent. Returns false when none was. */
  forgetFound(): boolean {
    if (!this.isFound) return false
    const { found: _, ...record } = this.#record
    this.#record = record
    return true
  }

  /** Notes the place of the source that matches `end`, the log's end (logical offset); undefined: no place does. */
  setPosition(position: SourcePosition | undefined, end: number): void {
    const { source: before, ...record } = this.#record
    const source = position === undefined ? before && withoutPosition(before) : sourceAt(position, end)
    this.#record = source === undefined ? record : { ...record, source }
  }

  /** Takes over the pane's place from a snapshot. Returns true when the place or the program has changed. */
  moveTo({ windowName: window, sessionName: session, pid }: PaneRow): boolean {
    const known = this.#record
    if (known.window === window && known.session === session && known.pid === pid) return false
    this.#record = { ...known, window, session, pid }
    return true
  }

  /** Takes over the name of the session that was opened for it. Returns false when none was opened. */
  callSession(session: string): boolean {
    const { started } = this.#record
    if (started === undefined) return false
    this.#record = { ...this.#record, started: { ...started, session } }
    return true
  }
}
