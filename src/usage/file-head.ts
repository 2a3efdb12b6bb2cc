import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { READ_AT_ONCE } from '../base/regular-file.ts'

/** The first line of a file of Codex holds its instructions, which are some tens of thousand bytes. */
const MAX_HEAD_BYTES = 1024 * 1024
const NEWLINE = 0x0a
/** Thousands of files are looked into, one after the other. */
const step = Buffer.allocUnsafe(64 * 1024)

/** The first line of a file, without what follows; undefined when it is not whole, too long, or cannot be read. */
export function firstLine(path: string): string | undefined {
  const parts: Buffer[] = []
  let size = 0
  for (const bytes of beginOf(path)) {
    const end = bytes.indexOf(NEWLINE)
    if (end !== -1) return Buffer.concat([...parts, bytes.subarray(0, end)]).toString('utf8')
    parts.push(Buffer.from(bytes))
    size += bytes.length
    if (size >= MAX_HEAD_BYTES) return undefined
  }
  return undefined
}

/** Whether a text stands near the begin of a file. */
export function beginsWith(path: string, text: string): boolean {
  for (const bytes of beginOf(path)) return bytes.includes(text)
  return false
}

/** A file, part after part; each is only good until the next. What cannot be read is nothing: who reads all of it will tell. */
function* beginOf(path: string): Iterable<Buffer> {
  let file: number
  try {
    file = openSync(path, READ_AT_ONCE)
  } catch {
    return
  }
  try {
    if (!fstatSync(file).isFile()) return
    for (let read = readSync(file, step); read > 0; read = readSync(file, step)) yield step.subarray(0, read)
  } catch {
    return
  } finally {
    closeSync(file)
  }
}
