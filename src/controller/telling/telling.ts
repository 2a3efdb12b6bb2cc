import { messageOf } from '../../base/failure.ts'
import { occasionOf } from '../../runner/occasion.ts'
import type { Command } from '../../tmux/command-queue.ts'
import { LIST_TERMINALS, parseTerminals, type Terminal } from '../../tmux/terminals.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { announce, type Announcement, type News } from './announcement.ts'
import type { Channel } from '../../settings/channel.ts'
import type { NotificationChannel } from './channels/channel.ts'
import { CHANNELS } from './channels/registry.ts'
import { EventCommand, eventInput } from './event-command.ts'
import type { Journal } from '../events/journal.ts'
import { isQuiet } from '../../settings/quiet-hours.ts'
import { parseSettings, SHOW_SETTINGS } from '../../settings/options.ts'
import { writeToTerminal } from './terminal-writer.ts'
import type { StateChange, TrackedRunner } from '../runner/tracked-runner.ts'

/** What happens within this time is told together. */
const GATHER_MS = 1000
/** Nobody wants to be told more often. */
const PACE_MS = 5000
/** What comes while so much waits for an answer of tmux is not told. */
const MAX_HEARD = 1000
/** As an option; the row of settings has no room for a long one. */
const SHOW_EVENT_COMMAND: Command = ['show-options', '-gqv', '@geppetto-on-event']
/** Far below what the system takes as one word. */
const MAX_COMMAND = 32 * 1024

export interface TellingOptions {
  readonly server: { readonly socket: string; readonly pid: number }
  readonly journal: Journal
  readonly tmux: TmuxServer
  /** Something that a person should know of the options. */
  readonly report: (problem: string) => void
}

/** What a person has asked for. */
interface Wishes {
  readonly notify: readonly Channel[]
  readonly isQuiet: boolean
  /** Run at each change; empty: none. */
  readonly command: string
}

interface Heard {
  readonly change: StateChange
  readonly news: News | undefined
}

/**
 * Tells a person what matters of runners that nobody has in front, and a command of the person about every change. It never
 * makes anybody wait: what cannot be told in time is left out.
 */
export class Telling {
  readonly #options: TellingOptions
  /** Made when something is first told by them. */
  readonly #channels = new Map<Channel, NotificationChannel>()
  readonly #command: EventCommand
  readonly #heard: Heard[] = []
  #isTakingIn = false
  #wishes: Wishes = { notify: [], isQuiet: false, command: '' }
  readonly #gathered = new Map<string, { readonly news: News; readonly runner: TrackedRunner }>()
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
    const news = newsOf(change)
    if (news === undefined) for (const channel of this.#channels.values()) channel.withdraw?.(change.runner.id)
    if (this.#isClosed || this.#heard.length >= MAX_HEARD) return
    this.#heard.push({ change, news })
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
      // A server that has gone cannot be asked any more.
      this.#wishes = await this.#ask().catch(() => this.#wishes)
      for (const { change, news } of this.#heard.splice(0)) this.#take(change, news)
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

  #take(change: StateChange, news: News | undefined): void {
    const { command, notify, isQuiet } = this.#wishes
    const told = isQuiet ? undefined : news
    this.#gathered.delete(change.runner.id)
    if (command !== '') this.#command.run(command, eventInput(change, told?.occasion, this.#options.server))
    if (told === undefined || notify.length === 0 || this.#isClosed) return
    this.#gathered.set(told.id, { news: told, runner: change.runner })
    const waitMs = Math.max(GATHER_MS, this.#toldAt + PACE_MS - performance.now())
    this.#timer ??= setTimeout(() => this.#tell(notify), waitMs)
  }

  #tell(channels: readonly Channel[]): void {
    this.#timer = undefined
    // Somebody may have gone there meanwhile.
    const news = [...this.#gathered.values()].filter(({ runner }) => !runner.inView).map((it) => it.news)
    this.#gathered.clear()
    if (news.length === 0) return
    this.#toldAt = performance.now()
    const announcement = announce(news)
    for (const channel of channels) {
      this.#channel(channel)
        .tell(announcement)
        .catch((error: unknown) => {
          this.#options.journal.note('notification could not be shown', { channel, error: messageOf(error) })
        })
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
      await writeToTerminal(terminal.tty, bytes).catch((error: unknown) => {
        this.#options.journal.note('terminal could not be told', { tty: terminal.tty, error: messageOf(error) })
      })
    }
  }

  /** Brings the terminal that was used last to the first runner that an announcement speaks of. */
  #goTo({ news: [first] }: Announcement): void {
    const go = async (): Promise<void> => {
      const [terminal] = await this.#terminals()
      if (terminal === undefined || first === undefined) return
      await this.#options.tmux.askAll([['switch-client', '-c', terminal.client, '-t', first.pane]])
    }
    go().catch((error: unknown) => this.#options.journal.note('not gone there', { error: messageOf(error) }))
  }

  async #terminals(): Promise<readonly Terminal[]> {
    const [lines = []] = await this.#options.tmux.askAll([LIST_TERMINALS])
    return parseTerminals(lines)
  }
}

/** What there is to tell about a runner, unless somebody has it in front or knows. */
function newsOf({ state, isNews, runner }: StateChange): News | undefined {
  const occasion = occasionOf(state)
  if (occasion === undefined || !isNews || runner.inView) return undefined
  const { id, name, pane, record } = runner
  return { id, name, pane, occasion, lastLine: record.lastLine }
}
