import { SOURCE_KINDS, type SourceKind } from '../runner/source-kind.ts'
import type { Capabilities } from '../tmux/version.ts'

/** What a person can ask for; `auto` is what is best for the version of the server. */
export const SOURCE_WISHES = ['auto', ...SOURCE_KINDS] as const
export type SourceWish = (typeof SOURCE_WISHES)[number]

export interface SourceChoice {
  readonly kind: SourceKind
  /** In words, for a person. */
  readonly why: string
}

/**
 * Decides how runners are read, and the server watched. Where a control client can end the server, `auto` attaches none:
 * see docs/dangers.md.
 */
export function chooseSource(wish: SourceWish, by: string, { controlIsSafe, version }: Capabilities): SourceChoice {
  if (wish !== 'auto') return { kind: wish, why: `${by} says ${wish}` }
  return controlIsSafe
    ? { kind: 'control', why: `auto: no control client is known to do harm to tmux ${version}` }
    : { kind: 'pipe', why: `auto: control clients can end a tmux server before 3.8, and this is ${version}` }
}

/** What a person who has chosen control mode should know; undefined where it is safe. */
export function riskOf({ controlIsSafe, version }: Capabilities): string | undefined {
  if (controlIsSafe) return undefined
  return (
    `in control mode tmux ${version} can end with all its sessions when two programs end together` +
    ` (docs/dangers.md): @geppetto-source auto avoids it`
  )
}
