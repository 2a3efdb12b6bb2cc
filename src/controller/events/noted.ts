import { messageOf } from '../../base/failure.ts'
import type { Journal } from './journal.ts'

/**
 * Waits for work whose failure changes nothing for its caller: the journal notes it as `what`, with the error and `details`.
 * Never rejects.
 */
export async function noted(
  work: Promise<unknown>,
  journal: Journal,
  what: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  try {
    await work
  } catch (error) {
    journal.note(what, { ...details, error: messageOf(error) })
  }
}
