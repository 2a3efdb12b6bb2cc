/** A way to tell a person something. */
export type Channel = 'bell' | 'message' | 'desktop'

const WORDS: Readonly<Record<string, readonly Channel[]>> = {
  off: [],
  bell: ['bell'],
  message: ['message'],
  desktop: ['desktop'],
  both: ['bell', 'desktop'],
}

/** Reads one word or several, such as `both` or `bell,message`; undefined when one of them is unknown. */
export function parseChannels(text: string): readonly Channel[] | undefined {
  const found = text.split(/[\s,]+/).map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined))
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((channels) => channels ?? []))]
}
