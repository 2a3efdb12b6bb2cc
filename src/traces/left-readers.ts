import { LOCAL, type Host } from '../host/host.ts'
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
  const pipes = readRecords(root, () => undefined).flatMap((record) =>
    record.server.pid === pid && hostOf(record).name === host.name && record.pipe !== undefined ? [record.pipe] : [],
  )
  const marks = new Set(pipes.flatMap(({ carrier, reader }) => [carrier, reader]))
  for (const mark of marks) if (mark !== undefined) await host.processes?.endProcess(mark)
}
