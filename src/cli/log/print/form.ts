import type { LogReader } from '../../../logs/reader.ts'
import type { LogRequest } from './request.ts'

/** One way to print a log. */
export interface PrintForm {
  /** The option that asks for it, without its dashes. */
  readonly name: string
  /** What the option does, for the help. */
  readonly summary: string
  /** `lines` are for a person: on a terminal through the pager, or followed in the viewer. `bytes` go as they are. */
  readonly kind: 'lines' | 'bytes'
  /** What is printed of a log. Its code is loaded by then: drawing takes a terminal emulator, bytes do not. */
  readonly output: (log: LogReader, request: LogRequest) => Promise<AsyncIterable<string | Buffer>>
}
