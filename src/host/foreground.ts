import { terminalOf, writesToTerminal } from './process-state.ts'
import { processTree, type ProcessInfo } from './process-tree.ts'

/**
 * The processes in front of the terminal in which `root` runs, and that write to one, among those that it has started; the
 * nearest first. What runs in the background, or in a terminal within the terminal, is not among them. Nothing where that cannot be seen.
 * `tree`: what `processTree` has just said of `root`.
 */
export async function foregroundProcesses(
  root: number,
  tree?: readonly ProcessInfo[],
): Promise<readonly ProcessInfo[]> {
  const terminal = terminalOf(root)
  if (terminal === undefined) return []
  const processes = tree ?? (await processTree(root))
  return processes.filter(({ pid }) => {
    const own = terminalOf(pid)
    return own?.name === terminal.name && own.group === terminal.front && writesToTerminal(pid)
  })
}
