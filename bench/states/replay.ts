import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseRecording, type RecordedMoment } from '../../src/runner/recording.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'

const PLAYER = join(import.meta.dirname, 'player.mjs')
const COLS = 120
const ROWS = 40

/** A recording and when what of it happened here. */
export interface Replay {
  readonly agent: string
  readonly pane: string
  readonly moments: readonly RecordedMoment[]
  readonly cols: number
  readonly rows: number
  readonly start: () => void
  readonly ended: () => boolean
  /** Milliseconds since the epoch, by the index of a moment. */
  readonly times: () => ReadonlyMap<number, number>
  /** Follows the size of the recorded pane; to be called now and then. */
  readonly follow: () => Promise<void>
}

export interface ReplayOptions {
  readonly file: string
  readonly number: number
  /** Longer rests are cut to this. */
  readonly maxRestMs: number
}

/** Opens a pane that will write what was recorded. The agent is the name of the directory that the recording is in. */
export async function openReplay(server: TestServer, options: ReplayOptions): Promise<Replay> {
  const { file, number, maxRestMs } = options
  const moments = recordings.get(file) ?? readRecording(file)
  recordings.set(file, moments)
  const script = join(server.home, `script-${number}.json`)
  const log = join(server.home, `times-${number}`)
  let before = 0
  const entries = moments.map((moment) => {
    const afterMs = Math.min(moment.atMs - before, maxRestMs)
    before = moment.atMs
    return [afterMs, moment.kind === 'output' ? moment.data.toString('base64') : '']
  })
  writeFileSync(script, JSON.stringify(entries))
  const size = ['-x', String(COLS), '-y', String(ROWS)]
  const command = [process.execPath, PLAYER, script, log]
  const pane = await server.tmux('new-session', '-d', '-P', '-F', '#{pane_id}', ...size, ...command)
  const lines = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [])
  let sized = 0
  return {
    agent: basename(dirname(file)),
    pane,
    moments,
    cols: COLS,
    rows: ROWS,
    start: () => writeFileSync(`${log}.go`, ''),
    ended: () => lines().at(-1)?.startsWith('end ') === true,
    times: () => new Map(lines().map((line) => line.split(' ').map(Number) as [number, number])),
    follow: async () => {
      const reached = lines().length
      for (; sized < reached; sized += 1) {
        const moment = moments[sized]
        if (moment?.kind !== 'size') continue
        await server.tmux('resize-window', '-t', pane, '-x', String(moment.cols), '-y', String(moment.rows))
      }
    },
  }
}

/** One is often played in several panes. */
const recordings = new Map<string, readonly RecordedMoment[]>()

function readRecording(file: string): readonly RecordedMoment[] {
  const bytes = readFileSync(file)
  return parseRecording((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
}

/** Waits until all have written everything. */
export async function played(replays: readonly Replay[]): Promise<void> {
  await waitFor(
    'the recordings to end',
    async () => {
      for (const replay of replays) await replay.follow()
      return replays.every((replay) => replay.ended())
    },
    { timeoutMs: 30 * 60_000, everyMs: 250 },
  )
}
