/** What a recording tells: output, a size `COLSxROWS`, or a mark to go to. */
export interface CastEvent {
  /** Milliseconds since the start. */
  readonly timeMs: number
  readonly code: 'o' | 'r' | 'm'
  readonly data: string
}

/** Makes a blank terminal of whatever there is, with nothing set. */
export const RESET_TERMINAL = '\u001bc'
