import { closeSync, openSync, readSync } from 'node:fs'
import { Failure, messageOf, systemCode } from './failure.ts'
import { READ_AT_ONCE, requireRegular } from './regular-file.ts'

/**
 * The whole lines in the last `bytes` bytes of a file; empty when there is no such file. Throws a Failure `log-unavailable`.
 */
export function readTail(path: string, bytes: number): string {
  let file: number | undefined
  try {
    file = openSync(path, READ_AT_ONCE)
    const { size } = requireRegular(file)
    const from = Math.max(0, size - bytes)
    const tail = Buffer.alloc(size - from)
    const text = tail
      .subarray(0, readSync(file, tail, 0, tail.length, from))
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
