import { systemCode } from '../base/failure.ts'

/** For `catch`: a file that is not there is no error, everything else is. */
export function absent(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined
  throw error
}
