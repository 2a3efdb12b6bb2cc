import { sleep } from '../../base/clock.ts'
import { saidBy } from '../agents/explain.ts'
import { isFinal } from '../../runner/state.ts'
import { occasionOf, type Occasion } from '../../runner/occasion.ts'
import type { Command } from '../../tmux/command-queue.ts'
import { LIST_TERMINALS, parseTerminals, type Terminal } from '../../tmux/terminals.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { announce, type Announcement, type News } from './announcement.ts'
import type { Channel } from '../../settings/channel.ts'
import type { NotificationChannel } from './channels/channel.ts'
import { CHANNELS } from './channels/registry.ts'
import { EventCommand, eventInput } from './event-command.ts'
import type { Journal } from '../events/journal.ts'
import { noted } from '../events/noted.ts'
import { isQuiet } from '../../settings/quiet-hours.ts'
import { parseSettings, SHOW_SETTINGS } from '../../settings/options.ts'
import { writeToTerminal } from './terminal-writer.ts'
import type { StateChange, TrackedRunner } from '../runner/tracked-runner.ts'

/** News within this time goes into one notification, in milliseconds. */
const GATHER_MS = 1000
/** Least time between two notifications, in milliseconds. */
const PACE_MS = 5000
/** Longest wait, in milliseconds, until the screen of an agent is read, so that it can be quoted. */
const READ_MS = 1000
/** Time between two checks whether it is, in milliseconds. */
const READ_STEP_MS = 50
/** Most changes that wait for an answer of tmux; further ones are dropped. */
const MAX_HEARD = 1000
/** The event command is read by a question of its own, because it may be too long for the row of settings. */
const SHOW_EVENT_COMMAND: Command = ['show-options', '-gqv', '@geppetto-on-event']
/** Longest event command, in characters; far below the system's limit for one argument. */
const MAX_COMMAND = 32 * 1024

export interface TellingOptions {
  readonly server: { readonly socket: string; readonly pid: number }
  readonly journal: Journal
  readonly tmux: TmuxServer
  /** Reports a problem with the options, in a sentence for a person. */
  readonly report: (problem: string) => void
}

/** The notifications that the person has asked for. */
interface Wishes {
  readonly notify: readonly Channel[]
  readonly isQuiet: boolean
  /** The command that is run at each change; empty: none. */
  readonly command: string
}

interface Heard {
  readonly change: StateChange
  readonly occasion: Occasion | undefined
  /** On the steady clock. */
  readonly atMs: number
}

/**
 * Notifies a person of important changes of runners that are not in view, and runs the person's command at every
 * change. It never delays other work: notifications that cannot be sent in time are dropped.
 */
export class Telling {
  readonly #options: TellingOptions
  /** Made when something is first told by them. */
  readonly #channels = new Map<Channel, NotificationChannel>()
  readonly #command: EventCommand
  readonly #heard: Heard[] = []
  #isTakingIn = false
  #wishes: Wishes = { notify: [], isQuiet: false, command: '' }
  readonly #gathered = new Map<string, { readonly occasion: Occasion; readonly runner: TrackedRunner }>()
  #timer: NodeJS.Timeout | undefined
  #toldAt = -Infinity
  #isClosed = false

  constructor(options: TellingOptions) {
    this.#options = options
    this.#command = new EventCommand({
      journal: options.journal,
      onFailure: () => options.report('@geppetto-on-event has failed; `geppetto-tmux controller log` says how'),
    })
  }

  heard(change: StateChange): void {
    const occasion = newsIn(change)
    if (occasion === undefined) for (const channel of this.#channels.values()) channel.withdraw?.(change.runner.id)
    if (this.#isClosed || this.#heard.length >= MAX_HEARD) return
    this.#heard.push({ change, occasion, atMs: performance.now() })
    void this.#takeIn()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#gathered.clear()
    const closing = [...this.#channels.values()].map(async (channel) => channel.close?.())
    await Promise.all([...closing, this.#command.close()])
  }

  async #takeIn(): Promise<void> {
    if (this.#isTakingIn) return
    this.#isTakingIn = true
    while (this.#heard.length > 0) {
      // When the server has gone, the last known wishes stay.
      this.#wishes = await this.#ask().catch(() => this.#wishes)
      for (const { change, occasion, atMs } of this.#heard.splice(0)) {
        const { command, notify } = this.#wishes
        if (command !== '' || notify.length > 0) await this.#untilRead(change, atMs)
        this.#take(change, occasion)
      }
    }
    this.#isTakingIn = false
  }

  async #ask(): Promise<Wishes> {
    const [[settings = ''] = [], command = []] = await this.#options.tmux.askAll([SHOW_SETTINGS, SHOW_EVENT_COMMAND])
    const { notify, quietHours } = parseSettings(settings, this.#options.report)
    return {
      notify,
      isQuiet: quietHours !== undefined && isQuiet(quietHours, new Date()),
      command: this.#bounded(command.join('\n').trim()),
    }
  }

  #bounded(command: string): string {
    if (command.length <= MAX_COMMAND) return command
    this.#options.report(`@geppetto-on-event has ${command.length} characters, which is too long; it is not run`)
    return ''
  }

  /** Waits, at most READ_MS, until the screen of an agent that waits or is done was read since `atMs`. */
  async #untilRead({ state, runner }: StateChange, atMs: number): Promise<void> {
    if (state.kind !== 'waiting' && state.kind !== 'idle') return
    const isLate = (): boolean =>
      this.#isClosed || runner.state.kind !== state.kind || performance.now() >= atMs + READ_MS
    while (!isReadSince(runner, atMs) && !isLate()) await sleep(READ_STEP_MS)
  }

  #take(change: StateChange, occasion: Occasion | undefined): void {
    const { command, notify, isQuiet } = this.#wishes
    const { runner } = change
    const told = isQuiet ? undefined : occasion
    this.#gathered.delete(runner.id)
    if (command !== '') this.#command.run(command, eventInput(change, told, this.#options.server))
    if (told === undefined || notify.length === 0 || this.#isClosed) return
    this.#gathered.set(runner.id, { occasion: told, runner })
    const waitMs = Math.max(GATHER_MS, this.#toldAt + PACE_MS - performance.now())
    this.#timer ??= setTimeout(() => this.#tell(notify), waitMs)
  }

  #tell(channels: readonly Channel[]): void {
    this.#timer = undefined
    // A person may have looked at the runner meanwhile.
    const news = [...this.#gathered.values()].filter(({ runner }) => !runner.inView).map(newsOf)
    this.#gathered.clear()
    if (news.length === 0) return
    this.#toldAt = performance.now()
    const announcement = announce(news)
    for (const channel of channels) {
      const told = this.#channel(channel).tell(announcement)
      void noted(told, this.#options.journal, 'notification could not be shown', { channel })
    }
  }

  #channel(name: Channel): NotificationChannel {
    const known = this.#channels.get(name)
    if (known !== undefined) return known
    const { tmux } = this.#options
    const channel = CHANNELS[name]({
      tmux,
      writeToTerminals: async (sequence) => this.#writeToTerminals(sequence),
      goTo: (announcement) => this.#goTo(announcement),
    })
    this.#channels.set(name, channel)
    return channel
  }

  async #writeToTerminals(sequence: (terminal: Terminal) => string): Promise<void> {
    for (const terminal of await this.#terminals()) {
      const bytes = sequence(terminal)
      if (bytes === '') continue
      const written = writeToTerminal(terminal.tty, bytes)
      await noted(written, this.#options.journal, 'terminal could not be notified', { tty: terminal.tty })
    }
  }

  /** Switches the terminal that was used last to the first runner of an announcement. */
  #goTo({ news: [first] }: Announcement): void {
    const go = async (): Promise<void> => {
      const [terminal] = await this.#terminals()
      if (terminal === undefined || first === undefined) return
      await this.#options.tmux.askAll([['switch-client', '-c', terminal.client, '-t', first.pane]])
    }
    void noted(go(), this.#options.journal, 'runner not shown')
  }

  async #terminals(): Promise<readonly Terminal[]> {
    const [lines = []] = await this.#options.tmux.askAll([LIST_TERMINALS])
    return parseTerminals(lines)
  }
}

/** Why a person is to be told of a change; undefined when none is needed, it is in view, or an earlier controller has told it. */
function newsIn({ state, isNews, runner }: StateChange): Occasion | undefined {
  return isNews && !runner.inView ? occasionOf(state) : undefined
}

/** The news of a runner, with what it says by now. */
function newsOf({ occasion, runner }: { readonly occasion: Occasion; readonly runner: TrackedRunner }): News {
  const { id, name, pane, record } = runner
  return { id, name, pane, occasion, lastLine: record.lastLine }
}

function isReadSince(runner: TrackedRunner, atMs: number): boolean {
  const { rules, readMs } = runner.observed
  if (rules === undefined || isFinal(runner.state)) return true
  return readMs >= atMs && saidBy(runner) !== ''
}
