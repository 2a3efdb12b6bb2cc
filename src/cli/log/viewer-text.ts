import type { Line } from '../../terminal/styled-line.ts'

/** The lines of a log that can be shown: its end, and as much before it as was read so far. */
export interface LogText {
  readonly count: number
  /** The line at an index below `count`. */
  line(index: number): Line
  /** How more lines at the top can be had: by reading farther back, not in here, or not at all. */
  readonly above: 'more' | 'too-old' | 'nothing'
}
