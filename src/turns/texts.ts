import * as z from 'zod/mini'

const part = z.object({ text: z.string() })

/** The text of a content: itself, or that of its parts, a line each. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const texts = content.map((each: unknown) => (typeof each === 'string' ? each : z.safeParse(part, each).data?.text))
  return texts.filter((text) => text !== undefined).join('\n')
}

/** True for a text that stands as a whole between two tags: an agent adds such ones to what a person writes. */
export function isTagged(text: string): boolean {
  return /^\s*<([a-z][\w-]*)(?: [^>]*)?>[\s\S]*<\/\1>\s*$/.test(text)
}

/** Milliseconds since the epoch of a time in ISO 8601; undefined for anything else. */
export function timeOf(text: unknown): number | undefined {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  return Number.isFinite(at) ? at : undefined
}
