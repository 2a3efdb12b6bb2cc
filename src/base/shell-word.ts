/** Words that mean the same to every shell as they stand. */
const BARE = /^[\w@%+:,./][\w@%+=:,./-]*$/

/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The same for a person to read and type: quoted only where that is needed. */
export function shortWord(text: string): string {
  return BARE.test(text) ? text : shellWord(text)
}
