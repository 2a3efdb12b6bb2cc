import { closeSync, openSync, readSync } from 'node:fs'
import { Failure, messageOf, systemCode } from '../../base/failure.ts'
import { READ_AT_ONCE, requireRegular } from '../../base/regular-file.ts'
import { controllerLogFile } from '../../host/paths.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'

/** The end of the file is read, not the file: it may be large. */
const TAIL_BYTES = 256 * 1024

/** Prints the last lines of the log that all controllers of this user share. */
export async function controllerLog(context: Context, { lines }: { readonly lines: number }): Promise<void> {
  const path = controllerLogFile(context.env)
  const found = readTail(path).split('\n').slice(-lines)
  if (found.join('') === '') context.say(`nothing in ${path}`)
  else context.print(found.map(plain).join('\n'))
}

function readTail(path: string): string {
  let file: number | undefined
  try {
    file = openSync(path, READ_AT_ONCE)
    const { size } = requireRegular(file)
    const from = Math.max(0, size - TAIL_BYTES)
    const bytes = Buffer.alloc(size - from)
    const text = bytes
      .subarray(0, readSync(file, bytes, 0, bytes.length, from))
      .toString()
      .trimEnd()
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return ''
    throw new Failure('log-unavailable', `cannot read ${path}: ${messageOf(cause)}`, { cause })
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
