import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { dirname } from 'node:path'
import { openLog } from '../../src/logs/reader.ts'

/**
 * True when a log, whose live file is `file`, holds from `start` on what a terminal makes of the file `text`, and nothing
 * else.
 */
export async function isWhole(file: string, start: number, text: string): Promise<boolean> {
  const log = await openLog(dirname(file))
  const found = createHash('sha1')
  for await (const piece of log.read(start, log.end)) found.update(piece)
  const written = createHash('sha1')
  for await (const piece of createReadStream(text, 'latin1')) {
    written.update((piece as string).replaceAll('\n', '\r\n'), 'latin1')
  }
  return found.digest('hex') === written.digest('hex')
}
