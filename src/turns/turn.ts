/** One exchange with an agent: what it was asked, and what it did then. Times are milliseconds since the epoch. */
export interface Turn {
  /** When it began; undefined where the agent does not note that. */
  readonly at: number | undefined
  /** As a person wrote it; empty for what came before the first prompt. */
  readonly prompt: string
  readonly steps: readonly Step[]
}

export type Step = Answer | ToolCall | Remark

/** What the agent said. */
export interface Answer {
  readonly kind: 'answer'
  readonly at: number | undefined
  readonly text: string
}

/** A tool that the agent used. */
export interface ToolCall {
  readonly kind: 'tool'
  readonly at: number | undefined
  /** As the agent calls it, such as `Bash`. */
  readonly name: string
  /** What it is used on: a command, a file, a question. */
  readonly subject: string
  /** `open` as long as no result is noted, `refused` by a person. */
  readonly outcome: 'open' | 'done' | 'failed' | 'refused'
  /** The exit code of a command, where it is noted. */
  readonly exitCode: number | undefined
  /** From the call to its result, with the time in which a person was asked; in milliseconds. */
  readonly tookMs: number | undefined
  /** What it gave back, cut at MOST_OUTPUT letters. */
  readonly output: string
}

/** What happened beside: an interruption, an error of the service. */
export interface Remark {
  readonly kind: 'remark'
  readonly at: number | undefined
  readonly text: string
}

/** The last answer of the last turn that has one; undefined when there is none. */
export function lastAnswer(turns: readonly Turn[]): Answer | undefined {
  const steps = turns.flatMap((turn) => turn.steps)
  return steps.findLast((step) => step.kind === 'answer')
}
