import { isDeepStrictEqual } from 'node:util'
import {
  addItem,
  cut,
  items,
  members,
  nameOf,
  nodeAt,
  parseJson,
  valueNode,
  valueOf,
  type JsonDialect,
  type JsonNode,
} from './json-text.ts'
import { MARK, type HookStatus, type SettingsEdit } from './target.ts'

/** Hooks of ours in the object `hooks` of a JSON file: one entry in the list of each event. */
export interface JsonHooks {
  readonly path: string
  readonly blank: string
  readonly dialect: JsonDialect
  readonly takesByteOrderMark: boolean
  readonly events: readonly string[]
  readonly command: string
  /** What stands in the list of an event, with the command in it or in its own list `hooks`. */
  readonly entry: JsonEntry
  /** What in the values of the file keeps all hooks from running. */
  readonly off: (values: Values) => readonly string[]
}

export type JsonEntry = Values & { readonly hooks?: readonly Values[] }

type Values = Readonly<Record<string, unknown>>
type Lists = Record<string, unknown[]>

/** How our entries get into such a file and out again. */
export function editJsonHooks(hooks: JsonHooks): SettingsEdit {
  const { events, command, entry, dialect } = hooks
  const client = command.slice(1, command.lastIndexOf(MARK) + MARK.length)
  /** As we write it, for any place of geppetto-tmux. */
  const shape = new RegExp(
    String.raw`^'(?:[^']|'\\'')*/${MARK}' ${command.slice(client.length + 3).replaceAll('|', '\\|')}$`,
  )
  const isOurs = (word: unknown): boolean => typeof word === 'string' && shape.test(word)
  const isWrapped = (word: unknown): boolean => typeof word === 'string' && word.includes(MARK) && !shape.test(word)
  const wanted = plainCopy(entry.hooks?.[0] ?? entry)

  return {
    path: hooks.path,
    blank: hooks.blank,
    takesByteOrderMark: hooks.takesByteOrderMark,
    status,
    add: (text) =>
      missing(parse(text)).reduce((edited, event) => addItem(edited, parse(edited), ['hooks', event], entry), text),
    remove,
    values: (text) => valueOf(parse(text)),
    valuesWithOurs,
    valuesWithoutOurs,
    notes,
  }

  function parse(text: string): JsonNode {
    return parseJson(text, dialect)
  }

  function status(text: string): HookStatus {
    const root = parse(text)
    const live = events.map((event) => hookNodes(nodeAt(root, ['hooks', event])))
    const all = allLists(root).flatMap(hookNodes)
    if (!all.some((node) => isOurs(commandOf(node)) || isWrapped(commandOf(node)))) return 'not installed'
    const current = live.map((nodes) => nodes.find((node) => isCurrent(node)))
    const stale = all.filter((node) => isOurs(commandOf(node)) && !current.includes(node))
    return stale.length === 0 && !current.includes(undefined) ? 'installed' : 'outdated'
  }

  function isCurrent(node: JsonNode): boolean {
    const word = commandOf(node)
    if (isWrapped(word)) return word?.includes(client) === true
    return isDeepStrictEqual(valueOf(node), wanted)
  }

  /** Events that do not run ours yet, by an entry of ours or within a command of the user. */
  function missing(root: JsonNode): readonly string[] {
    if (root.type !== 'object') throw new Error('the whole is not an object')
    return events.filter((event) => {
      const words = hookNodes(nodeAt(root, ['hooks', event])).map(commandOf)
      return !words.some((word) => isWrapped(word) || word === command)
    })
  }

  function remove(text: string): string {
    let left = text
    for (;;) {
      const found = allLists(parse(left))
        .flatMap(hookNodes)
        .find((node) => isOurs(commandOf(node)))
      if (found === undefined) return left
      left = cutHook(left, found)
    }
  }

  function valuesWithOurs(text: string): unknown {
    const root = parse(text)
    const values = valueOf(root) as { hooks?: Lists }
    const lists = (values.hooks ??= Object.create(null) as Lists)
    for (const event of missing(root)) (lists[event] ??= []).push(plainCopy(entry))
    return values
  }

  function valuesWithoutOurs(text: string): unknown {
    const values = valueOf(parse(text)) as { hooks?: unknown }
    const lists = values.hooks
    if (!isObject(lists)) return values
    for (const [event, list] of Object.entries(lists)) {
      if (!Array.isArray(list)) continue
      const kept = list.filter((one) => !isOnlyOurs(one))
      if (kept.length === 0) delete lists[event]
      else lists[event] = kept
    }
    if (Object.keys(lists).length === 0) delete values.hooks
    return values
  }

  /** Also takes ours out of an entry that has more in it. */
  function isOnlyOurs(one: unknown): boolean {
    if (!isObject(one)) return false
    const inner = one['hooks']
    if (!Array.isArray(inner)) return isOurs(one['command'])
    const kept = inner.filter((hook) => !isObject(hook) || !isOurs(hook['command']))
    const isOnly = kept.length === 0 && inner.length > 0
    one['hooks'] = kept
    return isOnly
  }

  function notes(text: string): readonly string[] {
    const root = parse(text)
    if (root.type !== 'object') return []
    return [...hooks.off(valueOf(root) as Values), ...wrappedNote(root, true), ...wrappedNote(root, false)]
  }

  /** Ours in a command of the user is theirs to change. */
  function wrappedNote(root: JsonNode, isOfThisPlace: boolean): readonly string[] {
    const events = members(nodeAt(root, ['hooks']) ?? root).filter((member) =>
      hookNodes(valueNode(member)).some((node) => {
        const word = commandOf(node)
        return isWrapped(word) && word?.includes(client) === isOfThisPlace
      }),
    )
    if (events.length === 0) return []
    const what = isOfThisPlace
      ? 'ours: only you can take it out'
      : `ours from another place: only you can make it ${client}`
    return [`a command of yours at ${events.map(nameOf).join(', ')} runs ${what}`]
  }
}

/** The lists of all events, also where a later one of the same name hides them. */
function allLists(root: JsonNode): readonly JsonNode[] {
  return members(root)
    .filter((member) => nameOf(member) === 'hooks')
    .flatMap((member) => members(valueNode(member)).map(valueNode))
}

/** The objects in the list of an event that say what to run. */
function hookNodes(list: JsonNode | undefined): readonly JsonNode[] {
  return (list === undefined ? [] : items(list)).flatMap((entry) => {
    const inner = nodeAt(entry, ['hooks'])
    return inner?.type === 'array' ? items(inner) : [entry]
  })
}

function commandOf(hook: JsonNode): string | undefined {
  const value: unknown = nodeAt(hook, ['command'])?.value
  return typeof value === 'string' ? value : undefined
}

/**
 * Takes a hook out of its list, and what holds nothing else with it: its entry, the list of the event, all hooks. What another of
 * the same name stands before stays, empty: it would come to life.
 */
function cutHook(text: string, hook: JsonNode): string {
  const list = hook.parent
  const holder = list?.parent
  const owner = holder?.parent
  if (list === undefined || holder === undefined || owner === undefined) throw new Error('a hook stands in no list')
  if (items(list).length > 1 || hasTwin(owner, holder)) return cut(text, items(list), hook)
  if (owner.parent?.type === 'array') return cutHook(text, owner)
  const all = owner.parent
  const root = all?.parent
  if (members(owner).length > 1 || all === undefined || root === undefined || hasTwin(root, all)) {
    return cut(text, members(owner), holder)
  }
  return cut(text, members(root), all)
}

function hasTwin(object: JsonNode, member: JsonNode): boolean {
  return members(object).some((one) => one !== member && nameOf(one) === nameOf(member))
}

/** A value as `valueOf` makes it. */
function plainCopy(value: unknown): unknown {
  return valueOf(parseJson(JSON.stringify(value), { comments: false, lastComma: false }))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
