import * as z from 'zod/mini'
import { messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile } from '../base/regular-file.ts'

/** `config.json` is written by hand: a larger file is something else. */
const MAX_FILE_BYTES = 1024 * 1024

/**
 * Reads one part of `config.json`: what `schema` takes of it.
 *
 * Returns undefined when there is no such file. A part that is wrong is told to `report` by the path of the file, the place in
 * it, the reason and `consequence`, what that means for the user; then undefined is returned, and the other parts still count.
 */
export function readConfigPart<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  consequence: string,
  report: (problem: string) => void,
): T | undefined {
  try {
    const { success, data, error } = z.safeParse(schema, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()))
    if (success) return data
    const [issue] = error.issues
    report(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}; ${consequence}`)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') report(`${path}: ${messageOf(error)}; ${consequence}`)
  }
  return undefined
}
