import { unescapeBuffer } from '../protocol/escape.ts'
import type { Command } from './command-queue.ts'
import type { Capabilities } from './version.ts'

/** A buffer of tmux that is there for one line of commands only. */
const BUFFER = 'geppetto-capture'

/**
 * What prints the text that a `capture-pane` command captures, one command or three. The text must not be empty: there
 * is no empty buffer. See capturesLeak.
 */
export function printCommands(capture: Command, { capturesLeak }: Capabilities): Command[] {
  if (!capturesLeak) return [[...capture, '-p']]
  return [
    [...capture, '-b', BUFFER],
    ['show-buffer', '-b', BUFFER],
    ['delete-buffer', '-b', BUFFER],
  ]
}

/** The lines of that text, from the blocks of those commands. */
export function printedLines(
  bodies: readonly (readonly Buffer[])[],
  { capturesLeak, buffersAreEscaped }: Capabilities,
): readonly Buffer[] {
  const [first = [], shown = []] = bodies
  if (!capturesLeak) return first
  // Where the buffer ends with a newline, tmux has added another one.
  const lines = shown.at(-1)?.length === 0 ? shown.slice(0, -1) : shown
  return buffersAreEscaped ? lines.map((line) => unescapeBuffer(line)) : lines
}

/** How many commands print a text. */
export function printLength({ capturesLeak }: Capabilities): number {
  return capturesLeak ? 3 : 1
}
