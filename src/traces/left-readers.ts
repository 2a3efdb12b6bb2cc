import { LOCAL, type Host } from '../host/host.ts'
import { processesOf } from '../records/run-source.ts'
import { hostOf, readRecords } from '../records/runner-file.ts'

/**
 * Closes the pipes that a killed controller has left open: ends their carriers, and the reader, which would wait for
 * another controller. `root` is the directory of all runs, `server` the process of the tmux server and its host; nothing is
 * done where the processes of that one are not seen from here.
 */
export async function endLeftReaders(
  root: string,
  server: { readonly host?: Host | undefined; readonly pid: number },
): Promise<void> {
  const { host = LOCAL, pid } = server
  const ours = readRecords(root, () => undefined).filter(
    (record) => record.server.pid === pid && hostOf(record).name === host.name,
  )
  const found = ours.map(({ source }) => processesOf(source))
  const marks = new Set(found.flatMap(({ carrier, reader }) => [carrier, reader]))
  for (const mark of marks) if (mark !== undefined) await host.processes?.endProcess(mark)
}
