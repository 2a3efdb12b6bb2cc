import { endProcess } from '../host/end-process.ts'
import { readRecords } from '../records/runner-file.ts'
import { processesOf } from '../records/run-source.ts'

/**
 * Closes the pipes that a killed controller has left open: ends their carriers, and the reader, which would wait for
 * another controller. `root` is the directory of all runs, `serverPid` the process of the tmux server.
 */
export async function endLeftReaders(root: string, serverPid: number): Promise<void> {
  const ours = readRecords(root, () => undefined).filter(({ server }) => server.pid === serverPid)
  const processes = ours.map(({ source }) => processesOf(source))
  const marks = new Set(processes.flatMap(({ carrier, reader }) => [carrier, reader]))
  for (const mark of marks) if (mark !== undefined) await endProcess(mark)
}
