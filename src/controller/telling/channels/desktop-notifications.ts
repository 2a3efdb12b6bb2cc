import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Announcement } from '../announcement.ts'
import { BoundedCommand } from '../../../host/bounded-command.ts'

/** How long a click on a notification still works, in milliseconds. */
const OPEN_MS = 15 * 60_000
/** How long a program may take to send a notification, in milliseconds. */
const SEND_MS = 5000
/** Most notifications that can be clicked: each is a waiting process. The oldest are closed for new ones. */
const MAX_OPEN = 16
const ACTION = 'go'

/** The program that shows notifications on this machine's desktop; undefined when there is no desktop that we know. */
export function desktopKind(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): 'notify-send' | 'osascript' | undefined {
  if (platform === 'darwin') return 'osascript'
  const { DBUS_SESSION_BUS_ADDRESS: address = '', XDG_RUNTIME_DIR: runtime = '' } = env
  return address !== '' || (runtime !== '' && existsSync(join(runtime, 'bus'))) ? 'notify-send' : undefined
}

/** The command line of osascript: the text is an argument of the script, and not a part of it. */
export function osascript({ title, body }: Announcement): readonly [string, ...string[]] {
  const script = ['on run words', 'display notification (item 2 of words) with title (item 1 of words)', 'end run']
  return ['osascript', ...script.flatMap((line) => ['-e', line]), '--', title, body.join('\n')]
}

/** The command line of notify-send. Markup and C-like escapes in the body are escaped. */
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
  /** Ids of the runners that it names and that still need a person. */
  readonly runners: Set<string>
}

/** Shows notifications on the desktop. At most one process waits for each runner, and they end with the controller. */
export class Desktop {
  readonly #open = new Set<Open>()
  #knowsActions: Promise<boolean> | undefined

  /**
   * Shows a notification; a click on it calls `onChosen`. Resolves with false when it could not be shown. One that can
   * be clicked resolves when it was clicked or closed.
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
    // A signal means that we have closed one that could be clicked: it was shown.
    return code === 0 || (action && signal !== undefined)
  }

  /** A runner needs no person any more: closes a notification that names only such runners. */
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

/** True when notify-send can report clicks: libnotify 0.8 or later. */
async function knowsActions(): Promise<boolean> {
  const help = new BoundedCommand(['notify-send', '--help'], { env: process.env, timeoutMs: SEND_MS })
  return (await help.ended).stdout.includes('--action')
}
