import { random, type Random } from '../choices.ts'
import { mutated, type Recordings } from './mutations.ts'
import { PROFILES, type Profile } from './profiles.ts'
import type { Pieces, Scenario, ScenarioOptions, Size, Step } from './scenario.ts'
import { sequence } from './sequences.ts'
import { text } from './text.ts'

/** Rows of history, by turns: panes of a real server keep theirs for life. */
export const HISTORY_LIMITS = [2000, 2000, 50, 2000, 2000, 7, 2000, 0]
/** Streams stay below what a terminal takes at once (4096 bytes in Linux), so that tmux mostly reads them whole. */
const MAX_BYTES = 2000
export const MAX_COLS = 120
export const MAX_ROWS = 40
/** So many of the steps are cut in two. */
const CUT_SHARE = 0.02
const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 40 },
  { cols: 40, rows: 12 },
  { cols: 20, rows: 5 },
  { cols: 10, rows: 4 },
]

/** Wider and narrower than they are: a letter, a border, an ideograph, a smile, an accent, a symbol of a prompt. */
const CODEPOINT_WIDTHS: ReadonlyMap<number, number> = new Map([
  [0xe9, 2],
  [0x2502, 0],
  [0x6f22, 1],
  [0x1f600, 1],
  [0x301, 1],
  [0xe0b0, 2],
])

export interface GenerateOptions {
  readonly seed: number
  /** One of the names of `profileNames`; undefined: all in turn. */
  readonly profile?: string | undefined
  readonly recordings: Recordings
}

export function profileNames(recordings: Recordings): string[] {
  return [...Object.keys(PROFILES), ...(recordings.length > 0 ? ['recorded'] : [])]
}

/** The scenario with this number; the same for the same seed. */
export function generate(number: number, { seed, profile, recordings }: GenerateOptions): Scenario {
  const own = (Math.imul(seed, 0x9e3779b1) + number) >>> 0
  const choose = random(own)
  const name = profile ?? choose.pick(profileNames(recordings)) ?? ''
  const known = PROFILES[name]
  const played = known === undefined ? mutated(choose, recordings) : grown(choose, known)
  const historyLimit = HISTORY_LIMITS[number % HISTORY_LIMITS.length] ?? 0
  return {
    profile: name,
    seed: own,
    ...played,
    options: {
      historyLimit,
      alternateScreen: !choose.chance(0.08),
      ...(choose.chance(0.06) ? { scrollOnClear: false } : {}),
      // Each needs a server of its own.
      ...(historyLimit === HISTORY_LIMITS[0] ? widthOptions(choose) : {}),
    },
    escapes: choose.chance(name === 'colours' ? 0.9 : 0.3),
    pieces: pieces(choose),
  }
}

function widthOptions(random: Random): Partial<ScenarioOptions> {
  switch (random.weighted({ usual: 9, narrow: 1, widths: 1 })) {
    case 'usual':
      return {}
    case 'narrow':
      return { variationSelectorAlwaysWide: false }
    case 'widths':
      return { codepointWidths: CODEPOINT_WIDTHS }
  }
}

function grown(random: Random, profile: Profile): { size: Size; steps: Step[] } {
  const size = anySize(random)
  const steps: Step[] = []
  let now = size
  let left = random.chance(0.3) ? random.int(1, 60) : random.int(50, MAX_BYTES)
  while (left > 0) {
    if (random.chance(profile.resizeShare)) {
      now = random.chance(profile.nudgeShare) ? nudged(random, now) : anySize(random)
      steps.push({ kind: 'resize', ...now })
    } else if (random.chance(profile.clearShare)) steps.push({ kind: 'clear-history' })
    else if (random.chance(0.03)) steps.push({ kind: 'look' })
    const data = bytesOf(
      random.chance(profile.textShare)
        ? text(random, random.weighted(profile.text), now.cols)
        : sequence(random, random.weighted(profile.sequences), now),
    )
    // tmux reads the rest later, or at another size.
    const cut = random.chance(CUT_SHARE) ? random.int(0, data.length) : 0
    if (cut > 0) {
      steps.push({ kind: 'write', data: data.subarray(0, cut) })
      if (random.chance(profile.resizeShare)) {
        now = nudged(random, now)
        steps.push({ kind: 'resize', ...now })
      } else steps.push({ kind: 'look' })
    }
    steps.push({ kind: 'write', data: data.subarray(cut) })
    left -= data.length
  }
  if (random.chance(profile.resizeShare * 2)) steps.push({ kind: 'resize', ...nudged(random, now) })
  return { size, steps }
}

/** Sequences are written as latin1 with the odd character from beyond in a text of theirs. */
function bytesOf(data: string | Buffer): Buffer {
  if (typeof data !== 'string') return data
  const isBytes = !/[^\0-\xff]/.test(data) && /[\x80-\xff]/.test(data) && data.includes('\x1b')
  return Buffer.from(data, isBytes ? 'latin1' : 'utf8')
}

function anySize(random: Random): Size {
  switch (random.weighted({ usual: 3, small: 4, any: 3 })) {
    case 'usual':
      return random.pick(SIZES) ?? { cols: 80, rows: 24 }
    case 'small':
      // Up to 3.4 tmux can end when wide characters meet a pane of one column: seldom, so that others get their turn.
      return { cols: random.chance(0.05) ? 1 : random.int(2, 14), rows: random.int(1, 6) }
    case 'any':
      return { cols: random.int(1, MAX_COLS), rows: random.int(1, MAX_ROWS) }
  }
}

/** By one or two cells in one direction or both. */
export function nudged(random: Random, { cols, rows }: Size): Size {
  const by = (): number => random.int(-2, 2)
  const both = random.chance(0.3)
  const wide = both || random.chance(0.5)
  return {
    cols: wide ? clamp(cols + by(), MAX_COLS) : cols,
    rows: both || !wide ? clamp(rows + by(), MAX_ROWS) : rows,
  }
}

function clamp(cells: number, most: number): number {
  return Math.min(Math.max(1, cells), most)
}

function pieces(random: Random): Pieces {
  switch (random.weighted({ whole: 2, bytes: 1, random: 3 })) {
    case 'whole':
      return { kind: 'whole' }
    case 'bytes':
      return { kind: 'bytes' }
    case 'random':
      return { kind: 'random', seed: random.int(0, 2 ** 31) }
  }
}
