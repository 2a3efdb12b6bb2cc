import * as z from 'zod/mini'
import { readConfigPart } from './config-file.ts'

const MAX_NAMES = 100
const word = z.string().check(z.minLength(1), z.maxLength(32))

const config = z.object({
  /** Keys of the dashboard, by what they do. */
  keys: z.exactOptional(
    z
      .record(word, z.array(word).check(z.maxLength(8)))
      .check(z.refine((keys) => Object.keys(keys).length <= MAX_NAMES, 'too many')),
  ),
})

/** Reads the keys that a person has chosen, as they are written; what is wrong is told with its place, and ours count. */
export function readKeys(
  path: string,
  report: (problem: string) => void,
): Readonly<Record<string, readonly string[]>> | undefined {
  return readConfigPart(path, config, 'the usual keys are used', report)?.keys
}
