import type { RunnerRow } from '../../ipc/runners.ts'
import { isFinal } from '../../runner/state.ts'
import type { Key } from '../../tui/keys.ts'

/** What a key of the dashboard can do, in the order in which the footer names them. */
export const ACTIONS = [
  'go',
  'log',
  'send',
  'queue',
  'explain',
  'pause',
  'stop',
  'restore',
  'new',
  'mark',
  'find',
  'search',
  'go-and-stay',
  'back',
  'rename',
  'unread',
  'mute',
  'ended',
  'order',
  'group',
  'wrap',
  'down',
  'up',
  'page-down',
  'page-up',
  'first',
  'last',
  'help',
  'close',
] as const
export type Action = (typeof ACTIONS)[number]

interface Binding {
  readonly keys: readonly Key[]
  /** A word for the footer, and a sentence for the list of all keys. */
  readonly word: string
  readonly says: string
  /** Whether it does anything for the chosen runner; left out where it always does. */
  readonly acts?: (runner: RunnerRow | undefined) => boolean
}

const isThere = (runner: RunnerRow | undefined): boolean => runner !== undefined
const lives = (runner: RunnerRow | undefined): boolean => runner !== undefined && !isFinal({ kind: runner.state })
const wentWithServer = (runner: RunnerRow | undefined): boolean => runner?.earlierServer === true && !lives(runner)
const hasPane = (runner: RunnerRow | undefined): boolean => runner !== undefined && runner.earlierServer !== true

export const BINDINGS: Readonly<Record<Action, Binding>> = {
  go: { keys: ['enter'], word: 'go', says: 'go to the runner', acts: hasPane },
  log: { keys: ['l'], word: 'log', says: 'read its log', acts: isThere },
  send: { keys: ['s'], word: 'send', says: 'type a line and send it', acts: lives },
  queue: { keys: ['S'], word: 'later', says: 'type a line that is sent when its turn is over', acts: lives },
  explain: { keys: ['e'], word: 'why', says: 'why it is in this state', acts: lives },
  pause: { keys: ['p'], word: 'pause', says: 'pause it, or let it go on', acts: lives },
  stop: { keys: ['x'], word: 'stop', says: 'stop it; asks first', acts: lives },
  restore: { keys: ['R'], word: 'restore', says: 'start it again as it was', acts: wentWithServer },
  new: { keys: ['n'], word: 'new', says: 'start an agent or a command' },
  mark: { keys: [' '], word: 'mark', says: 'mark it: s, p and x then mean all that are marked', acts: isThere },
  find: { keys: ['/'], word: 'find', says: 'show those with these words; s:state a:agent d:directory' },
  search: { keys: ['f'], word: 'search', says: 'find a text in all logs' },
  'go-and-stay': { keys: ['J'], word: 'go, stay', says: 'go to the runner and leave this open', acts: hasPane },
  back: { keys: ['b'], word: 'back', says: 'go back to where you were' },
  rename: { keys: ['r'], word: 'rename', says: 'give it another name', acts: lives },
  unread: { keys: ['u'], word: 'unread', says: 'mark it as not looked at', acts: lives },
  mute: { keys: ['M'], word: 'mute', says: 'leave it out of what needs you until its state changes', acts: lives },
  ended: { keys: ['h'], word: 'ended', says: 'show those that have ended, or hide them' },
  order: { keys: ['o'], word: 'order', says: 'by need, name or start' },
  group: { keys: ['v'], word: 'group', says: 'by state, session or repository' },
  wrap: { keys: ['w'], word: 'wrap', says: 'wrap long rows of the preview' },
  down: { keys: ['j', 'down'], word: '', says: 'the next runner' },
  up: { keys: ['k', 'up'], word: '', says: 'the runner above' },
  'page-down': { keys: ['page-down', 'C-f'], word: '', says: 'a page down' },
  'page-up': { keys: ['page-up', 'C-b'], word: '', says: 'a page up' },
  first: { keys: ['g', 'home'], word: '', says: 'the first runner' },
  last: { keys: ['G', 'end'], word: '', says: 'the last runner' },
  help: { keys: ['?'], word: 'keys', says: 'all keys' },
  close: { keys: ['q', 'escape', 'C-c'], word: 'close', says: 'close' },
}

/** The keys of a person: each action has ours, or those that were chosen instead. */
export class KeyTable {
  readonly #keys: Readonly<Record<Action, readonly Key[]>>
  readonly #actions: ReadonlyMap<Key, Action>

  constructor(chosen: Readonly<Partial<Record<Action, readonly Key[]>>> = {}) {
    const entries = ACTIONS.map((action) => [action, chosen[action] ?? BINDINGS[action].keys] as const)
    this.#keys = Object.fromEntries(entries) as Record<Action, readonly Key[]>
    const actions = new Map<Key, Action>()
    // A key that was chosen is taken from the action that has it by default.
    for (const [action, keys] of entries.toSorted(([a]) => (chosen[a] === undefined ? -1 : 1))) {
      for (const key of keys) actions.set(key, action)
    }
    this.#actions = actions
  }

  actionOf(key: Key): Action | undefined {
    return this.#actions.get(key)
  }

  /** The keys of an action as a person reads them. */
  namesOf(action: Action): readonly string[] {
    return this.#keys[action].filter((key) => this.#actions.get(key) === action).map(keyName)
  }
}

/** How keys are called that no character stands for. */
export const KEY_NAMES: Readonly<Record<Key, string>> = {
  ' ': 'Space',
  tab: 'Tab',
  enter: 'Enter',
  escape: 'Esc',
  down: '↓',
  up: '↑',
  home: 'Home',
  end: 'End',
  'page-down': 'PageDown',
  'page-up': 'PageUp',
}

function keyName(key: Key): string {
  return KEY_NAMES[key] ?? key
}
