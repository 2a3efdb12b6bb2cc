import type { PatternSearch } from '../../../base/pattern.ts'
import type { Redactor } from '../../../redaction/redactor.ts'
import type { Follow } from './follow.ts'

/** Which part of a log is wanted. */
export interface LogRequest {
  /** Offset of the start of a line: nothing before it. */
  readonly since: number
  /** The last lines only, counted after `grep`. */
  readonly lines: number | undefined
  readonly grep: PatternSearch | undefined
  /** Without a line between two lives of the pane. */
  readonly onlyOutput?: boolean | undefined
  /** Masks secrets. What is looked for by `grep` is the masked text. */
  readonly redactor?: Redactor | undefined
  /** Goes on until the run has ended. */
  readonly follow: Follow | undefined
}
