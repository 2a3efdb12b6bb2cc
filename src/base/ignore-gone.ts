import { Failure, systemCode } from './failure.ts'

/**
 * The value of a promise, or undefined when what it was about is gone by now or does not answer: it was rejected with a
 * Failure, an abort or an error of the system. Any other error is a bug and is thrown.
 */
export async function ignoreGone<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Failure || systemCode(error) !== undefined || isAbort(error)) return undefined
    throw error
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
}
