import { readTail } from '../../base/file-tail.ts'
import { controllerLogFile } from '../../host/paths.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'

/** The end of the file is read, not the file: it may be large. */
const TAIL_BYTES = 256 * 1024

/** Prints the last lines of the log that all controllers of this user share. */
export async function controllerLog(context: Context, { lines }: { readonly lines: number }): Promise<void> {
  const path = controllerLogFile(context.env)
  const found = readTail(path, TAIL_BYTES).split('\n').slice(-lines)
  if (found.join('') === '') context.say(`nothing in ${path}`)
  else context.print(found.map(plain).join('\n'))
}
