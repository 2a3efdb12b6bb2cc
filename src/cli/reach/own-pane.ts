import { fstatSync, statSync } from 'node:fs'
import { runTmux } from '../../tmux/one-shot.ts'
import type { Context } from '../context.ts'

const STANDARD_STREAMS = [0, 1, 2]

/**
 * True when what this program prints is shown in that pane, by itself or by the programs that it is piped into: one of its
 * streams is the pane's terminal. A file as output is none of that.
 */
export async function printsInto(pane: string, { address }: Pick<Context, 'address'>): Promise<boolean> {
  // The name of a terminal there may be that of another one here.
  if (statOf(1)?.isFile() !== false || address.host?.isLocal === false) return false
  const terminal = await runTmux(address, ['display-message', '-p', '-t', pane, '#{pane_tty}']).catch(() => '')
  const device = terminal === '' ? undefined : statSync(terminal, { throwIfNoEntry: false })?.rdev
  return device !== undefined && STANDARD_STREAMS.some((fd) => statOf(fd)?.rdev === device)
}

/** Undefined for a stream that is closed. */
function statOf(fd: number): ReturnType<typeof fstatSync> | undefined {
  try {
    return fstatSync(fd)
  } catch {
    return undefined
  }
}
