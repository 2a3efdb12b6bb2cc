import { systemCode } from '../base/failure.ts'

/** There is no such file, or only links that lead to each other. */
const ABSENT = new Set(['ENOENT', 'ELOOP'])

/** For `catch`: a file that is not there is no error, everything else is. */
export function absent(error: unknown): undefined {
  if (ABSENT.has(systemCode(error) ?? '')) return undefined
  throw error
}
