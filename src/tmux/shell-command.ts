import { shellWord } from '../base/shell-word.ts'

/**
 * A command line for /bin/sh that runs exactly these words, as an argument of a tmux command that expands formats
 * (`run-shell`, `pipe-pane`): `#` and `%` are doubled, since tmux reads formats and times there.
 */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ').replaceAll('#', '##').replaceAll('%', '%%')
}
