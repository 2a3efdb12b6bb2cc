import type { Line } from '../../../terminal/styled-line.ts'

/** The lines of a log that can be shown: a part of it, and as much before and behind that as was read so far. */
export interface LogText {
  readonly count: number
  /** The line at an index below `count`. */
  line(index: number): Line
  /** How more lines at the top can be had: by reading farther back, not in here, or not at all. */
  readonly above: 'more' | 'too-old' | 'nothing'
  /** True when the lines end before the log does: the rest can be had by reading on. */
  readonly below: boolean
}

/** What a viewer may want: lines above or below its text, those at the end as it follows again, or those of a time. */
export type Want = 'above' | 'below' | 'end' | { readonly timeMs: number }
