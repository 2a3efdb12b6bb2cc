import { parseJsonTree, type JsonNode, type Place } from './json-tree.ts'

/** Names of members from the root. */
export type JsonPath = readonly string[]

/** What stands at a path; undefined when there is nothing. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  const [name, ...rest] = path
  if (name === undefined) return root
  const member = root.kind === 'object' ? root.members.find(({ key }) => key === name) : undefined
  return member === undefined ? undefined : nodeAt(member.value, rest)
}

/** Whether the list at a path has this very item, in whatever way it is written. */
export function hasItem(text: string, path: JsonPath, item: unknown): boolean {
  const list = nodeAt(parseJsonTree(text), path)
  if (list?.kind !== 'array') return false
  return list.items.some(({ start, end }) => compact(text.slice(start, end)) === JSON.stringify(item))
}

/**
 * Adds an item to the list at a path, and what is missing on the way there. Everything that was there stays as it is
 * written, byte for byte. Throws an Error when something else stands in the way.
 */
export function addItem(text: string, path: JsonPath, item: unknown): string {
  const root = parseJsonTree(text)
  let node = root
  for (const [depth, name] of path.entries()) {
    const next = nodeAt(node, [name])
    if (next === undefined) {
      if (node.kind !== 'object') throw new Error(`${path.slice(0, depth).join('.') || 'the whole'} is not an object`)
      const inner = path.slice(depth + 1).reduceRight<unknown>((value, key) => ({ [key]: value }), [item])
      return insert(text, node, node.members, `${JSON.stringify(name)}: ${JSON.stringify(inner)}`)
    }
    node = next
  }
  if (node.kind !== 'array') throw new Error(`${path.join('.')} is not a list`)
  return insert(text, node, node.items, JSON.stringify(item))
}

/**
 * Takes out of the lists in the object at a path the items whose text is ours, then lists, and at last the object, that are empty
 * by that. Undoes what `addItem` has done, also when the rest has changed meanwhile.
 */
export function removeItems(text: string, path: JsonPath, isOurs: (item: string) => boolean): string {
  let left = text
  for (;;) {
    const root = parseJsonTree(left)
    const container = nodeAt(root, path)
    if (container?.kind !== 'object') return left
    const found = container.members.find(({ value }) => value.kind === 'array' && value.items.some(isItemOurs))
    if (found?.value.kind !== 'array') return left
    const { items } = found.value
    const ours = items.find(isItemOurs)
    if (ours === undefined) return left
    if (items.length > 1) left = cut(left, items, ours)
    else if (container.members.length > 1) left = cut(left, container.members, found)
    else left = cutPath(left, root, path)
  }

  function isItemOurs(node: JsonNode): boolean {
    return isOurs(left.slice(node.start, node.end))
  }
}

/** A text of JSON without white space; with comments in it, it is nobody's but its author's. */
function compact(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Takes out a member that is of no use any more. */
function cutPath(text: string, root: JsonNode, path: JsonPath): string {
  const parent = nodeAt(root, path.slice(0, -1))
  if (parent?.kind !== 'object') return text
  const member = parent.members.find(({ key }) => key === path.at(-1))
  return member === undefined ? text : cut(text, parent.members, member)
}

/** Appends to an object or list, with the white space that stands before its last item. */
function insert(text: string, holder: Place, items: readonly Place[], added: string): string {
  const last = items.at(-1)
  if (last === undefined) return splice(text, holder.start + 1, holder.start + 1, added)
  const before = items.at(-2)?.end ?? holder.start
  const space = /\s*$/.exec(text.slice(before, last.start))?.[0] ?? ''
  return splice(text, last.end, last.end, `,${space}${added}`)
}

function cut(text: string, items: readonly Place[], item: Place): string {
  const index = items.indexOf(item)
  const before = items[index - 1]
  const after = items[index + 1]
  if (before !== undefined) return splice(text, before.end, item.end, '')
  return splice(text, item.start, after?.start ?? item.end, '')
}

function splice(text: string, start: number, end: number, added: string): string {
  return text.slice(0, start) + added + text.slice(end)
}
