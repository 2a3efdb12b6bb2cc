import { messageOf } from '../base/failure.ts'
import type { AgentProcess } from '../host/agent-processes.ts'
import type { Book } from './book.ts'

/** One directory of settings and records that an agent uses: people have several, for several accounts. */
export type Account = string

/** Which records are wanted. */
export interface UsageQuery {
  /** Nothing before this time; milliseconds since the epoch. */
  readonly sinceMs: number
  /** Only this one, or all. */
  readonly session?: string | undefined
}

/** The records of one agent. The one thing that differs between agents, behind one port. */
export interface UsageProvider {
  /** As in `--agent`. */
  readonly agent: string
  /** The account that an environment makes the agent use. */
  readonly account: (env: NodeJS.ProcessEnv, home: string) => Account
  /** Reads the records of an account. Never throws: what cannot be read is told to the findings. */
  readonly read: (account: Account, query: UsageQuery, findings: Findings) => Promise<void>
  /** The session that a process of the agent is in, if the agent has said so itself; never a guess. */
  readonly sessionOf?: (account: Account, process: AgentProcess) => Promise<string | undefined>
}

/** Something that could not be read, and why. */
export interface UsageProblem {
  readonly path: string
  readonly reason: string
}

/** What was found for one account. */
export class Findings {
  readonly books: Book[] = []
  readonly problems: UsageProblem[] = []
  /** Records that look like usage and could not be read as such, torn and overlong lines included. */
  notUnderstood = 0

  add(book: Book, torn = 0): void {
    this.books.push(book)
    this.notUnderstood += book.notUnderstood + torn
  }

  problem(path: string, error: unknown): void {
    this.problems.push({ path, reason: messageOf(error) })
  }
}
