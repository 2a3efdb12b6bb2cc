import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Announcement } from '../announcement.ts'
import { BoundedCommand } from '../../../host/bounded-command.ts'

/** A notification stays this long one that leads somewhere. */
const OPEN_MS = 15 * 60_000
/** A program that only sends has nothing to wait for. */
const SEND_MS = 5000
/** Each one that leads somewhere is a process that waits; the oldest give way. */
const MAX_OPEN = 16
const ACTION = 'go'

/** How notifications come to the desktop of this machine; undefined when there is none that we know of. */
export function desktopKind(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): 'notify-send' | 'osascript' | undefined {
  if (platform === 'darwin') return 'osascript'
  const { DBUS_SESSION_BUS_ADDRESS: address = '', XDG_RUNTIME_DIR: runtime = '' } = env
  return address !== '' || (runtime !== '' && existsSync(join(runtime, 'bus'))) ? 'notify-send' : undefined
}

/** The words of osascript: the text is an argument of its script and no part of it. */
export function osascript({ title, body }: Announcement): readonly [string, ...string[]] {
  const script = ['on run words', 'display notification (item 2 of words) with title (item 1 of words)', 'end run']
  return ['osascript', ...script.flatMap((line) => ['-e', line]), '--', title, body.join('\n')]
}

/** The words of notify-send: its body may hold markup, and escapes like those of C. */
export function notifySend(
  { title, body }: Announcement,
  options: { readonly action: boolean },
): readonly [string, ...string[]] {
  const text = body.join('\n').replaceAll('\\', '\\\\').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const action = options.action ? [`--action=${ACTION}=Go there`] : []
  return ['notify-send', '--app-name=geppetto-tmux', ...action, '--', title, ...(text === '' ? [] : [text])]
}

interface Open {
  readonly command: BoundedCommand
  /** Ids of the runners that it speaks of and that still want somebody. */
  readonly runners: Set<string>
}

/** Shows notifications on the desktop. At most one process waits for each runner, and they end with the controller. */
export class Desktop {
  readonly #open = new Set<Open>()
  #knowsActions: Promise<boolean> | undefined

  /**
   * Shows it; with `onChosen` a person can choose to go there. False when it could not be shown. Resolves once it is known,
   * which for one that waits for a person is when that is over.
   */
  async show(announcement: Announcement, onChosen: () => void): Promise<boolean> {
    const kind = desktopKind()
    if (kind === undefined) return false
    const action = kind === 'notify-send' && (await (this.#knowsActions ??= knowsActions()))
    const argv = kind === 'osascript' ? osascript(announcement) : notifySend(announcement, { action })
    const command = new BoundedCommand(argv, { env: process.env, timeoutMs: action ? OPEN_MS : SEND_MS })
    const runners = new Set(announcement.news.map(({ id }) => id))
    for (const id of runners) this.withdraw(id)
    const open = { command, runners }
    this.#open.add(open)
    for (const oldest of [...this.#open].slice(0, -MAX_OPEN)) oldest.command.end('SIGTERM')
    const { code, signal, stdout } = await command.ended
    this.#open.delete(open)
    if (stdout.trim() === ACTION) onChosen()
    // Who waits for a person is ended by us.
    return code === 0 || (action && signal !== undefined)
  }

  /** A runner wants nobody any more: a notification that spoke only of such ones is closed. */
  withdraw(id: string): void {
    for (const { command, runners } of this.#open) {
      // notify-send closes what it shows when it is interrupted.
      if (runners.delete(id) && runners.size === 0) command.end('SIGINT')
    }
  }

  async close(): Promise<void> {
    const open = [...this.#open].map(({ command }) => command)
    for (const command of open) command.end('SIGTERM')
    await Promise.all(open.map(async ({ ended }) => ended))
  }
}

/** From libnotify 0.8 on. */
async function knowsActions(): Promise<boolean> {
  const help = new BoundedCommand(['notify-send', '--help'], { env: process.env, timeoutMs: SEND_MS })
  return (await help.ended).stdout.includes('--action')
}
