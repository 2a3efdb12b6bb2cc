import { Failure } from '../base/failure.ts'
import type { PaneId } from '../protocol/ids.ts'
import { commandLine } from '../protocol/quote.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import type { Asker } from './asker.ts'
import { CAPTURE_MS, captureCommands, parseCapture } from './capture.ts'
import type { Command } from './command-queue.ts'
import { shellCommand } from './shell-command.ts'

/**
 * Opens the pipe of a pane to a program and takes the pane's state at that very point: what the program reads follows
 * it. tmux runs the line in one pass of its loop, in which it reads no pane.
 *
 * tmux closes the pipe when the program ends. It notices at once because it listens (`-I`); with `-O` alone it would
 * notice when the pane writes something.
 *
 * A pane has one pipe. One that is open is never replaced, not even with `-o`, which closes it: that is a Failure
 * `pipe-taken`. Also throws `pane-not-found` and `spawn-failed`.
 */
export async function openPipe(asker: Asker, pane: PaneId, argv: readonly string[]): Promise<PaneImage> {
  const isOpen: Command = ['display-message', '-p', '-t', pane, '#{pane_pipe}']
  // Nothing may be written to the pipe: with -I it would be typed into the pane.
  const shell = `exec ${shellCommand(argv)} >/dev/null`
  const open = commandLine(['pipe-pane', '-IO', '-t', pane, shell]).toString()
  const { capabilities } = asker
  const captures = captureCommands(pane, capabilities)
  const commands = [...captures, isOpen, ['if-shell', '-F', '-t', pane, '#{?pane_pipe,0,1}', open], isOpen]
  const replies = await asker.send(commands, { timeoutMs: CAPTURE_MS })
  const image = parseCapture(replies.slice(0, captures.length), capabilities)
  if (image === undefined) throw new Failure('pane-not-found', `${pane} is gone`)
  if (replies[captures.length]?.body[0]?.toString() === '1') {
    throw new Failure('pipe-taken', `the pipe-pane of ${pane} is in use`)
  }
  const last = replies.at(-1)
  if (last?.ok !== true || last.body[0]?.toString() !== '1') {
    throw new Failure('spawn-failed', `tmux did not open the pipe of ${pane}: ${last?.body.join(' ') ?? 'no answer'}`)
  }
  return image
}
