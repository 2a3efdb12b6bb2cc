import { unescapeOutput } from '../protocol/escape.ts'

/** One thing that happened in a recorded pane. */
export type RecordedMoment = { readonly atMs: number } & (
  | { readonly kind: 'output'; readonly data: Buffer }
  | { readonly kind: 'size'; readonly cols: number; readonly rows: number }
  /** A note that was added while recording: the state of the agent. */
  | { readonly kind: 'mark'; readonly state: string }
)

const OUTPUT = /^%output (%\d+) /
const LAYOUT = /^%layout-change @\d+ [0-9a-f]+,(\d{1,4})x(\d{1,4}),/
const MARK = /^# state (\S+)$/

/**
 * Reads a recording of one pane: what a control client was sent, `{"t": SECONDS, "line": "%output ..."}` a line, with
 * `# state NAME` as marks. Of several panes the first one counts. Lines that are none of this are left out. Times count
 * from the first line.
 */
export function parseRecording(text: string): RecordedMoment[] {
  const moments: RecordedMoment[] = []
  let pane: string | undefined
  let startMs: number | undefined
  for (const json of text.split('\n')) {
    const entry = parseLine(json)
    if (entry === undefined) continue
    startMs ??= entry.t * 1000
    const atMs = entry.t * 1000 - startMs
    const [, from] = OUTPUT.exec(entry.line) ?? []
    pane ??= from
    if (from !== undefined && from === pane) {
      const line = Buffer.from(entry.line)
      const start = `%output ${from} `.length
      moments.push({ atMs, kind: 'output', data: line.subarray(start, unescapeOutput(line, start, line.length)) })
    }
    const [, cols, rows] = LAYOUT.exec(entry.line) ?? []
    if (cols !== undefined) moments.push({ atMs, kind: 'size', cols: Number(cols), rows: Number(rows) })
    const [, state] = MARK.exec(entry.line) ?? []
    if (state !== undefined) moments.push({ atMs, kind: 'mark', state })
  }
  return moments
}

function parseLine(json: string): { readonly t: number; readonly line: string } | undefined {
  try {
    const entry: unknown = JSON.parse(json)
    if (typeof entry !== 'object' || entry === null || !('t' in entry) || !('line' in entry)) return undefined
    const { t, line } = entry
    return typeof t === 'number' && typeof line === 'string' ? { t, line } : undefined
  } catch {
    return undefined
  }
}
