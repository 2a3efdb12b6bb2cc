/** Who a report comes from. */
export interface Sender {
  readonly home: string
  readonly user: string
  readonly host: string
}

/** Shorter names are part of too many words. */
const LEAST_CHARACTERS = 3

/**
 * A text without the names of its sender: the home directory is `~`, the user `USER`, the machine `HOST`. Names only count as
 * whole words, so that a user called `mux` leaves `tmux` readable.
 */
export function masked(text: string, { home, user, host }: Sender): string {
  const homeless = home.length > 1 ? text.replaceAll(home, '~') : text
  return withoutWord(withoutWord(homeless, host, 'HOST'), user, 'USER')
}

function withoutWord(text: string, word: string, instead: string): string {
  if (word.length < LEAST_CHARACTERS) return text
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`)
  return text.replaceAll(new RegExp(String.raw`(?<![\w])${escaped}(?![\w])`, 'g'), instead)
}
