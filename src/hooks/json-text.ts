import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { splice, wrongAt } from './text-place.ts'

/** A value in a JSON text, with where it stands. */
export type JsonNode = Node
/** Names of members from the root. */
export type JsonPath = readonly string[]

/** What an agent takes beyond JSON. */
export interface JsonDialect {
  readonly comments: boolean
  /** A comma behind the last item. */
  readonly lastComma: boolean
}

/** Reads a JSON text and keeps where everything stands. Throws an Error that says where it is wrong. */
export function parseJson(text: string, { comments, lastComma }: JsonDialect): JsonNode {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: !comments, allowTrailingComma: lastComma })
  const [error] = errors
  if (error !== undefined) throw wrongAt(text, error.offset, inWords(error, text, lastComma))
  if (root === undefined) throw wrongAt(text, text.length, 'value expected')
  return root
}

/** The value of a node, of equal names the last. Objects have no prototype, so that every name is only a name. */
export function valueOf(node: JsonNode): unknown {
  switch (node.type) {
    case 'object': {
      const object = Object.create(null) as Record<string, unknown>
      for (const member of members(node)) object[nameOf(member)] = valueOf(valueNode(member))
      return object
    }
    case 'array':
      return items(node).map(valueOf)
    default:
      return node.value
  }
}

/** What stands at a path, of equal names the last, as parsers have it; undefined when there is nothing. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  const [name, ...rest] = path
  if (name === undefined) return root
  const member = members(root).findLast((one) => nameOf(one) === name)
  return member === undefined ? undefined : nodeAt(valueNode(member), rest)
}

/** The members of an object, of equal names all; none for anything else. */
export function members(node: JsonNode): readonly JsonNode[] {
  return node.type === 'object' ? (node.children ?? []) : []
}

/** The items of a list; none for anything else. */
export function items(node: JsonNode): readonly JsonNode[] {
  return node.type === 'array' ? (node.children ?? []) : []
}

export function nameOf(member: JsonNode): string {
  return String(member.children?.[0]?.value)
}

export function valueNode(member: JsonNode): JsonNode {
  const value = member.children?.[1]
  if (value === undefined) throw new Error(`${nameOf(member)} has no value`)
  return value
}

/**
 * Adds an item to the list at a path, and what is missing on the way there. Everything that was there stays as it is
 * written, byte for byte: jsonc-parser's own `modify` would format the line anew. Throws an Error when something else stands
 * in the way.
 */
export function addItem(text: string, root: JsonNode, path: JsonPath, item: unknown): string {
  let node = root
  for (const [depth, name] of path.entries()) {
    if (node.type !== 'object') throw new Error(`${path.slice(0, depth).join('.') || 'the whole'} is not an object`)
    const next = nodeAt(node, [name])
    if (next === undefined) {
      const inner = path.slice(depth + 1).reduceRight<unknown>((value, key) => ({ [key]: value }), [item])
      return insert(text, node, members(node), `${JSON.stringify(name)}: ${JSON.stringify(inner)}`)
    }
    node = next
  }
  if (node.type !== 'array') throw new Error(`${path.join('.')} is not a list`)
  return insert(text, node, items(node), JSON.stringify(item))
}

/** Takes an item or member out of what holds it, with one comma beside it. Comments beside it stay. */
export function cut(text: string, siblings: readonly JsonNode[], item: JsonNode): string {
  const index = siblings.indexOf(item)
  const before = siblings[index - 1]
  const after = siblings[index + 1]
  const [start, stop] = before === undefined ? [end(item), after?.offset ?? end(item)] : [end(before), item.offset]
  if (/^\s*,\s*$/.test(text.slice(start, stop))) {
    return splice(text, Math.min(start, item.offset), Math.max(stop, end(item)), '')
  }
  const comma = commaAfter(text, start)
  if (comma === undefined) return splice(text, item.offset, end(item), '')
  // The later one first, so that the other stays where it is.
  return comma > item.offset
    ? splice(splice(text, comma, comma + 1, ''), item.offset, end(item), '')
    : splice(splice(text, item.offset, end(item), ''), comma, comma + 1, '')
}

/** Where a comma stands behind a value, with no more than white space and comments before it. */
function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true)
  scanner.setPosition(offset)
  scanner.scan()
  const at = scanner.getTokenOffset()
  return text[at] === ',' ? at : undefined
}

/** Appends to an object or list, with the white space that stands before its last item. */
function insert(text: string, holder: JsonNode, siblings: readonly JsonNode[], added: string): string {
  const last = siblings.at(-1)
  if (last === undefined) return splice(text, holder.offset + 1, holder.offset + 1, added)
  const before = siblings.at(-2)
  const space = /\s*$/.exec(text.slice(before === undefined ? holder.offset : end(before), last.offset))?.[0] ?? ''
  return splice(text, end(last), end(last), `,${space}${added}`)
}

function end({ offset, length }: JsonNode): number {
  return offset + length
}

/** What is wrong, as a person says it. */
function inWords({ error, offset }: ParseError, text: string, lastComma: boolean): string {
  const code = printParseErrorCode(error)
  if (code === 'InvalidCommentToken') return 'a comment, which the agent does not take'
  if (!lastComma && /,\s*$/.test(text.slice(0, offset)) && /^[}\]]/.test(text.slice(offset))) {
    return 'a comma before it, which the agent does not take'
  }
  // CommaExpected
  return code.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase()
}
