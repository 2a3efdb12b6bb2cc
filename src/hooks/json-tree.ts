/** A value in a JSON text, with where it stands; offsets are those of the string. */
export type JsonNode = JsonObject | JsonArray | JsonLeaf

export interface JsonObject extends Place {
  readonly kind: 'object'
  readonly members: readonly JsonMember[]
}

export interface JsonArray extends Place {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

/** A text, number, true, false or null. */
export interface JsonLeaf extends Place {
  readonly kind: 'leaf'
  readonly value: unknown
}

export interface JsonMember extends Place {
  readonly key: string
  readonly value: JsonNode
}

export interface Place {
  readonly start: number
  readonly end: number
}

/** Settings are nested by a few. */
const MAX_DEPTH = 64
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const LEAF = /"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/y

/**
 * Reads a JSON text, comments and a comma after the last item allowed, and keeps where everything stands. Throws an Error
 * that says where it is wrong.
 */
export function parseJsonTree(text: string): JsonNode {
  let at = text.startsWith('\uFEFF') ? 1 : 0

  const wrong = (): Error => new Error(`no JSON at line ${text.slice(0, at).split('\n').length}`)
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const [found = ''] = pattern.exec(text) ?? []
    at += found.length
    return found
  }
  const take = (sign: string): boolean => {
    if (text[at] !== sign) return false
    at += 1
    return true
  }
  const leaf = (): JsonLeaf => {
    const start = at
    const found = match(LEAF)
    if (found === '') throw wrong()
    return { kind: 'leaf', value: JSON.parse(found), start, end: at }
  }
  const list = <T>(close: string, item: () => T): T[] => {
    const items: T[] = []
    for (;;) {
      match(SPACE)
      if (take(close)) return items
      items.push(item())
      match(SPACE)
      if (take(',')) continue
      if (take(close)) return items
      throw wrong()
    }
  }
  const value = (depth: number): JsonNode => {
    if (depth > MAX_DEPTH) throw wrong()
    const start = at
    if (take('{')) {
      const members = list('}', (): JsonMember => {
        const key = leaf()
        match(SPACE)
        if (typeof key.value !== 'string' || !take(':')) throw wrong()
        match(SPACE)
        const node = value(depth + 1)
        return { key: key.value, value: node, start: key.start, end: node.end }
      })
      return { kind: 'object', members, start, end: at }
    }
    if (take('[')) {
      const items = list(']', () => value(depth + 1))
      return { kind: 'array', items, start, end: at }
    }
    return leaf()
  }

  match(SPACE)
  const root = value(0)
  match(SPACE)
  if (at < text.length) throw wrong()
  return root
}
