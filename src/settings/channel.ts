/** The ways to tell a person something; what each does is in `controller/telling/channels/`. */
export const CHANNEL_NAMES = ['bell', 'message', 'desktop'] as const
export type Channel = (typeof CHANNEL_NAMES)[number]

const WORDS: Readonly<Record<string, readonly Channel[]>> = {
  ...Object.fromEntries(CHANNEL_NAMES.map((name) => [name, [name]])),
  off: [],
  both: ['bell', 'desktop'],
}

/** Reads one word or several, such as `both` or `bell,message`; undefined when one of them is unknown. */
export function parseChannels(text: string): readonly Channel[] | undefined {
  const found = text.split(/[\s,]+/).map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined))
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((channels) => channels ?? []))]
}
