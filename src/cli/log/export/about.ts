/** What a page says of the run that it shows. */
export interface About {
  readonly name: string
  readonly agent: string
  /** Milliseconds since the epoch. */
  readonly startMs: number
  readonly lengthMs: number
  /** Places where output is missing. */
  readonly gaps: number
}
