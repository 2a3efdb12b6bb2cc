import * as z from 'zod/mini'
import './shape.ts'

/** Stable names of everything that can be refused or fail; scripts match on them. */
export const ERROR_KINDS = [
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
  'cwd-not-found',
  'not-installed',
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
] as const
export const errorKind = z.enum(ERROR_KINDS)
export type ErrorKind = z.infer<typeof errorKind>

export const errorBody = z.object({ kind: errorKind, message: z.string(), next: z.optional(z.string()) })
export type ErrorBody = z.infer<typeof errorBody>
