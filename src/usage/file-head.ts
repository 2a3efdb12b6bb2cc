import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { READ_AT_ONCE } from '../base/regular-file.ts'

/** The first line of a file of Codex holds its instructions, which are some tens of thousand bytes. */
const MAX_HEAD_BYTES = 1024 * 1024
const STEP_BYTES = 64 * 1024
const NEWLINE = 0x0a

/** The first line of a file, without what follows; undefined when it is not whole, too long, or cannot be read. */
export function firstLine(path: string): Buffer | undefined {
  const head = headOf(path, (bytes) => bytes.includes(NEWLINE))
  const end = head.indexOf(NEWLINE)
  return end === -1 ? undefined : head.subarray(0, end)
}

/** Whether a text stands near the begin of a file. */
export function beginsWith(path: string, text: string): boolean {
  return headOf(path, () => true).includes(text)
}

/** What a file begins with, as far as it takes; nothing where it cannot be read, which whoever reads all of it will tell. */
function headOf(path: string, isEnough: (bytes: Buffer) => boolean): Buffer {
  let file: number
  try {
    file = openSync(path, READ_AT_ONCE)
  } catch {
    return Buffer.alloc(0)
  }
  try {
    let head = Buffer.alloc(0)
    if (!fstatSync(file).isFile()) return head
    while (head.length < MAX_HEAD_BYTES) {
      const step = Buffer.alloc(STEP_BYTES)
      const read = readSync(file, step)
      head = Buffer.concat([head, step.subarray(0, read)])
      if (read === 0 || isEnough(head)) break
    }
    return head
  } catch {
    return Buffer.alloc(0)
  } finally {
    closeSync(file)
  }
}
