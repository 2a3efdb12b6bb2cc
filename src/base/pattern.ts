import { Failure, messageOf } from './failure.ts'

/** What a person has typed as a JavaScript regular expression. Throws a Failure `invalid-request`. */
export function parsePattern(source: string): RegExp {
  try {
    return new RegExp(source)
  } catch (error) {
    throw new Failure('invalid-request', messageOf(error), {
      next: 'quote it for the shell, and escape what is meant as it is',
    })
  }
}

/** The same of what was checked once; undefined where that is no regular expression after all. */
export function knownPattern(source: string | undefined): RegExp | undefined {
  try {
    return source === undefined ? undefined : parsePattern(source)
  } catch {
    return undefined
  }
}
