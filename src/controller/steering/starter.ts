import type { SourceKind } from '../../runner/source-kind.ts'
import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { sha256 } from '../../base/sha256.ts'
import { isPaneId, isSessionId, type PaneId } from '../../protocol/ids.ts'
import { pasteable } from '../../terminal/pasted-text.ts'
import { askPaneAt } from '../../tmux/pane-target.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { forgetEnd } from '../../records/exit-note.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { MarkRequest } from '../fleet/marking.ts'
import { unpause } from '../started/pause-note.ts'
import type { RunnerRecord, StartedCommand } from '../../records/runner-file.ts'
import { newRunnerId } from '../../records/runner-id.ts'
import { sessionNameOf, windowNameOf } from '../../runner/runner-name.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { holdBack, letGo, openCommand, type Opening, type WrappedPane } from '../started/wrapper.ts'

/** The kernel's limit for one argument (MAX_ARG_STRLEN). tmux reports no error beyond it, so it is checked here. */
const MAX_ARGUMENT_BYTES = 128 * 1024 - 1

export interface StartRequest extends Omit<StartedCommand, 'endDigest'> {
  /** The pane that a new window or a split is opened beside: any tmux target. */
  readonly beside?: string | undefined
  readonly name?: string | undefined
  /** Names to choose from when the person has given none, the best first. */
  readonly ideas?: readonly string[] | undefined
  readonly agent?: string | undefined
  readonly idleAfterMs?: number | undefined
  readonly source?: SourceKind | undefined
  readonly tell?: string | undefined
  /** A text that is typed into the program once that is ready. */
  readonly typed?: string | undefined
  /** True when the program gets a prompt, typed or as an argument. */
  readonly prompted?: boolean | undefined
}

/** Looks at the server, to find the panes that were opened. */
export interface Sight {
  /** All panes as they are; empty when the server has no session. */
  rows(): Promise<readonly PaneRow[]>
  /** Watches the server from now on, and hands the fleet a snapshot of all panes. */
  look(): Promise<void>
}

export interface StarterOptions {
  readonly fleet: Fleet
  readonly tmux: TmuxServer
  readonly sight: Sight
  /** Types a text once the program is ready for it. */
  readonly typeWhenReady: (runner: TrackedRunner, text: string) => void
  /** The wrapper's script. */
  readonly script: string
}

/** Starts commands in panes of their own, and logs them from their first byte. */
export class Starter {
  readonly #options: StarterOptions

  constructor(options: StarterOptions) {
    this.#options = options
  }

  /**
   * Opens a pane, makes it a runner, and only then lets the command begin. Throws a Failure, and leaves nothing behind:
   * `invalid-request`, `cwd-not-found`, `runner-exists`, `pane-not-found`, `cannot-create` or `spawn-failed`.
   */
  async start(whole: StartRequest): Promise<TrackedRunner> {
    const { beside, name: wish, ideas, agent, idleAfterMs, source, tell, typed, prompted, ...request } = whole
    check(request)
    const prompt = typed === undefined ? undefined : pasteable(typed)
    const { fleet } = this.#options
    const name = fleet.newName(wish, ideas ?? [agent ?? basename(request.command[0] ?? '')])
    const id = newRunnerId()
    const opening = await this.#opening(request.place, name, beside)
    try {
      const runner = await this.#begin(request, opening, id, { name, agent, idleAfterMs, source, tell, prompted })
      if (prompt !== undefined) this.#options.typeWhenReady(runner, prompt)
      return runner
    } catch (error) {
      const begun = fleet.records.find((record) => record.id === id)
      if (begun !== undefined) await fleet.remove(begun)
      rmSync(fleet.directory(id), { recursive: true, force: true })
      throw error
    }
  }

  /**
   * Starts a runner again that has ended with its server: with the same name and log, and in its former place if that
   * exists. Throws a Failure as `start` does, and then leaves the runner as it was.
   */
  async startAgain(before: RunnerRecord, request: Omit<StartedCommand, 'endDigest'>): Promise<TrackedRunner> {
    check(request)
    const { fleet, sight } = this.#options
    const { id, idleAfterMs } = before
    const name = fleet.newName(before.name, [])
    const opening = formerPlace(before, request.place, await sight.rows())
    try {
      return await this.#begin(request, opening, id, { name, idleAfterMs, before })
    } catch (error) {
      await fleet.putBack(before)
      throw error
    }
  }

  async #begin(
    request: Omit<StartedCommand, 'endDigest'>,
    opening: Opening,
    id: string,
    identity: Omit<MarkRequest, 'started'>,
  ): Promise<TrackedRunner> {
    const { tmux, fleet, sight, script } = this.#options
    const secret = randomBytes(16).toString('hex')
    const { session: _, ...rest } = request
    const session = opening.place === 'session' ? { session: opening.name } : {}
    const command: StartedCommand = { ...rest, ...session, endDigest: sha256(secret) }
    const directory = fleet.directory(id)
    prepare(directory, secret)
    let pane: PaneId | undefined
    try {
      pane = await this.#open({ script, directory, command, opening })
      if (command.keep) await tmux.ask(['set-option', '-p', '-t', pane, 'remain-on-exit', 'on'])
      // A terminal that shows this session at its end switches to another session, and is not detached from tmux.
      if (opening.place === 'session') await tmux.ask(['set-option', '-t', pane, 'detach-on-destroy', 'off'])
      await sight.look()
      const runner = await fleet.mark(pane, { ...identity, started: { id, command } })
      await letGo(directory)
      return runner
    } catch (error) {
      const runner = fleet.liveRunner(id)
      if (runner !== undefined) await fleet.unmark(runner)
      if (pane !== undefined) await ignoreGone(tmux.ask(['kill-pane', '-t', pane]))
      throw error
    }
  }

  async #open(wrapped: WrappedPane): Promise<PaneId> {
    const [pane = ''] = await this.#options.tmux.ask(openCommand(wrapped))
    if (isPaneId(pane)) return pane
    throw new Failure('spawn-failed', `tmux does not name the pane that it has opened: '${pane}'`)
  }

  async #opening(place: StartedCommand['place'], name: string, target: string | undefined): Promise<Opening> {
    if (place === 'session') return { place, name: await this.#sessionName(name), window: windowNameOf(name) }
    if (target === undefined)
      throw new Failure('invalid-request', 'a window or a split needs a pane to be opened beside')
    const [, [line = ''] = []] = await this.#options.tmux.askAll(askPaneAt(target, '#{pane_id} #{session_id}'))
    const [pane = '', session = ''] = line.split(' ')
    if (isPaneId(pane) && isSessionId(session)) {
      return place === 'split' ? { place, pane } : { place, session, window: windowNameOf(name) }
    }
    throw new Failure('pane-not-found', `there is no pane '${target}'`, { next: 'list the panes: tmux list-panes -a' })
  }

  async #sessionName(name: string): Promise<string> {
    const taken = await this.#options.tmux.ask(['list-sessions', '-F', '#{session_name}'])
    return sessionNameOf(name, new Set(taken))
  }
}

function check({ command, cwd, env }: Pick<StartedCommand, 'command' | 'cwd' | 'env'>): void {
  const wrong = (message: string, next?: string): Failure => new Failure('invalid-request', message, { next })
  const texts = [...command, cwd, ...Object.values(env)]
  if (texts.some((text) => text.includes('\0'))) throw wrong('a command cannot contain a NUL byte')
  if (texts.some((text) => Buffer.byteLength(text) > MAX_ARGUMENT_BYTES)) {
    throw wrong(`an argument can have ${MAX_ARGUMENT_BYTES} bytes`, 'put the text into a file and name that')
  }
  const name = Object.keys(env).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
  if (name !== undefined) throw wrong(`'${name}' cannot be the name of an environment variable`)
  if (isAbsolute(cwd) && statSync(cwd, { throwIfNoEntry: false })?.isDirectory() === true) return
  throw new Failure('cwd-not-found', `there is no directory ${cwd}`, {
    next: 'make it first, or name another one with --cwd',
  })
}

/** The former place of a runner, as far as its session or window exists again. */
function formerPlace(
  { session: name, window }: RunnerRecord,
  place: StartedCommand['place'],
  rows: readonly PaneRow[],
): Opening {
  const there = rows.filter(({ sessionName }) => sessionName === name)
  const beside = place === 'split' ? there.findLast(({ windowName }) => windowName === window) : undefined
  if (beside !== undefined) return { place: 'split', pane: beside.pane }
  const [first] = there
  return first === undefined ? { place: 'session', name, window } : { place: 'window', session: first.session, window }
}

function prepare(directory: string, secret: string): void {
  try {
    forgetEnd(directory)
    unpause(directory)
    holdBack(directory, secret)
  } catch (cause) {
    throw new Failure('cannot-create', `cannot create ${directory}: ${messageOf(cause)}`, {
      next: 'free space, or set XDG_STATE_HOME to a directory that you can write to',
      cause,
    })
  }
}
