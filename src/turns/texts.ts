import * as z from 'zod/mini'

const part = z.object({ text: z.string() })

/** The text of a content: itself, or that of its parts, a line each. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const texts = content.map((each: unknown) => (typeof each === 'string' ? each : z.safeParse(part, each).data?.text))
  return texts.filter((text) => text !== undefined).join('\n')
}

/** The name of the tag between whose two ends a text stands as a whole: agents add such texts to what a person writes. */
export function tagOf(text: string): string | undefined {
  const [, tag] = /^\s{0,100}<([A-Za-z][\w-]{0,40})[ >]/.exec(text) ?? []
  return tag !== undefined && text.trimEnd().endsWith(`</${tag}>`) ? tag : undefined
}

/** What stands between the two ends of a tag; undefined when they are not there. */
export function inTag(text: string, tag: string): string | undefined {
  const begin = text.indexOf(`<${tag}>`)
  const from = begin + tag.length + 2
  const end = begin < 0 ? -1 : text.indexOf(`</${tag}>`, from)
  return end < 0 ? undefined : text.slice(from, end)
}

/** Milliseconds since the epoch of a time in ISO 8601; undefined for anything else. */
export function timeOf(text: unknown): number | undefined {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  return Number.isFinite(at) ? at : undefined
}
