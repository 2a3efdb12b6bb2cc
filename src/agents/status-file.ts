import type { Claim } from '../runner/evidence.ts'

/** What a file in which an agent notes its own status says, with its words. */
export interface SessionClaim {
  /** Undefined: that it says nothing any more. */
  readonly claim: Claim | undefined
  readonly text: string
  /** The session that it is about. */
  readonly session?: string | undefined
}

/** A file that says what an agent does: where it is watched, and how it is read. */
export interface StatusFile {
  readonly directory: string
  readonly file: string
  /** Reads the end of the file; undefined for a text that is cut short or that is no such status. */
  readonly claim: (text: string) => SessionClaim | undefined
  /** The session that the place of the file stands for. */
  readonly session?: string
}

/** Finds the file of one of these processes; undefined while there is none. Never rejects. */
export type FindStatusFile = (pids: readonly number[]) => Promise<StatusFile | undefined>

/** A text as JSON; undefined when it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
