/**
 * An expected failure: something outside did not do what was asked, and a person can act on it.
 *
 * `kind` is a stable string that scripts may match. `message` says what went wrong in one line, `next` what to do about
 * it. Anything that is not a Failure and not an abort is a bug.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: string
  readonly next: string | undefined

  constructor(kind: string, message: string, options: { next?: string | undefined; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.next = options.next
  }
}

/** A failure as JSON, for the socket and for `--json`. */
export function failureBody({ kind, message, next }: Failure) {
  return { kind, message, ...(next === undefined ? {} : { next }) }
}

/** The message of whatever was thrown, for logs and for the `message` of a Failure that wraps it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The `code` of a Node system error ('ENOENT', 'EACCES', ...), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Marks the end of an exhaustive switch; the compiler rejects a call that can be reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
