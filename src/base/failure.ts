/** Stable names of everything that can be refused or fail; scripts match on them. */
export const FAILURE_KINDS = [
  'invalid-request',
  'version-mismatch',
  'pane-not-found',
  'pane-dead',
  'runner-not-found',
  'runner-exists',
  'runner-live',
  'runner-ended',
  'runner-paused',
  'runner-busy',
  'not-started',
  'draft-found',
  'dialog-open',
  'dialog-changed',
  'cwd-not-found',
  'not-installed',
  'not-supported',
  'unknown-agent',
  'not-a-repository',
  'branch-exists',
  'branch-in-use',
  'setup-failed',
  'worktree-changed',
  'server-gone',
  'controller-busy',
  'controller-unreachable',
  'version-unsupported',
  'spawn-failed',
  'permission-denied',
  'cannot-create',
  'log-unavailable',
  'configuration',
  'command-rejected',
  'timeout',
  'internal',
  // These are made into others, or into a state, where they are caught.
  'pipe-taken',
  'protocol-violation',
  'reader-gone',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

const BRAND = Symbol.for('geppetto-tmux.failure')

/**
 * An expected failure: something outside did not do what was asked, and a person can act on it.
 *
 * `kind` is a stable word that scripts may match. `message` says what went wrong in one line, `next` what to do about
 * it. Anything that is not a Failure and not an abort is a bug.
 */
export class Failure extends Error {
  /** The bundles of the program have this class each for itself: one knows the failures of the other by the brand. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value
  }

  override readonly name = 'Failure'
  readonly [BRAND] = true
  readonly kind: FailureKind
  readonly next: string | undefined

  constructor(kind: FailureKind, message: string, options: { next?: string | undefined; cause?: unknown } = {}) {
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
