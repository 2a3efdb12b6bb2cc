import { createInterface } from 'node:readline/promises'
import { Failure } from '../../base/failure.ts'

/** Asks a person on the terminal. Throws a Failure `invalid-request` without a terminal to ask on; `next` says what to do then. */
export async function confirm(question: string, next: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure('invalid-request', 'there is no terminal to ask at', { next })
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await lines.question(`${question} [y/N] `)
    return /^y(?:es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}
