import { join } from 'node:path'
import { entryEnd, type IndexEntry } from './index-entry.ts'
import { INDEX_FILE } from './index-file.ts'
import { JsonLines } from './json-lines.ts'
import { openLog } from './reader.ts'

/**
 * Notes in the index where a log ends that its writer has left without an end. It does not confirm that the log is whole.
 * Throws what the file system throws, or a Failure of the reader.
 */
export async function endAbandonedLog(directory: string): Promise<void> {
  const { end: at, entries } = await openLog(directory)
  if (entries.at(-1)?.kind === 'end') return
  const index = new JsonLines(join(directory, INDEX_FILE), { onTrouble: () => undefined })
  const append = (entry: IndexEntry): void => index.append(entry)
  if (entries.some((entry) => entryEnd(entry) > at)) append({ kind: 'cut', at, time: Date.now() })
  append({ kind: 'end', at, time: Date.now(), confirmed: false })
  try {
    await index.written()
  } finally {
    await index.close()
  }
}
