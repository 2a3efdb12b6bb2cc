import { PaneTerminal } from '../../../src/terminal/pane/pane-terminal.ts'
import { random } from '../choices.ts'
import { asKnownBy, type Observation, type Pieces, type Scenario, type Side } from './scenario.ts'

/** What a terminal must be able to do to be compared with tmux. */
export type Emulator = Pick<
  PaneTerminal,
  'write' | 'rest' | 'resize' | 'clearHistory' | 'cursor' | 'alternate' | 'astray' | 'historySize' | 'captured'
>

export type OpenEmulator = (scenario: Scenario, version: string) => Emulator

const MAX_PIECE_BYTES = 40

export const openPaneTerminal: OpenEmulator = ({ size, options }, version) =>
  new PaneTerminal(size, { version, ...options })

/** Plays scenarios to a terminal in this process. What it throws is an observation, too. */
export function ourSide(version: string, open: OpenEmulator = openPaneTerminal): Side {
  return async (scenario) => observe(asKnownBy(version, scenario), version, open)
}

function observe(scenario: Scenario, version: string, open: OpenEmulator): Observation {
  const looks: string[] = []
  try {
    const terminal = open(scenario, version)
    const cut = cutter(scenario.pieces)
    for (const step of scenario.steps) {
      if (step.kind !== 'write') {
        terminal.rest()
        looks.push(look(terminal))
      }
      switch (step.kind) {
        case 'write':
          for (const piece of cut(step.data)) terminal.write(piece)
          break
        case 'resize':
          terminal.resize(step.cols, step.rows)
          break
        case 'clear-history':
          terminal.clearHistory()
          break
        case 'look':
          break
      }
    }
    looks.push(look(terminal))
    return { lines: terminal.captured({ escapes: scenario.escapes }), looks, astray: terminal.astray }
  } catch (error) {
    return {
      lines: [],
      looks: [...looks, `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
    }
  }
}

function look({ cursor, alternate, historySize }: Emulator): string {
  return [cursor.x, cursor.y, alternate ? 1 : 0, historySize].join(' ')
}

function cutter(pieces: Pieces): (data: Buffer) => Iterable<Buffer> {
  switch (pieces.kind) {
    case 'whole':
      return (data) => [data]
    case 'bytes':
      return (data) => cutBy(data, () => 1)
    case 'random': {
      const choose = random(pieces.seed)
      return (data) => cutBy(data, () => choose.int(1, choose.chance(0.5) ? 3 : MAX_PIECE_BYTES))
    }
  }
}

function* cutBy(data: Buffer, bytes: () => number): Iterable<Buffer> {
  for (let at = 0; at < data.length;) {
    const end = Math.min(data.length, at + bytes())
    // A copy: a terminal that keeps the piece it was given must not see what stands behind it.
    yield Buffer.from(data.subarray(at, end))
    at = end
  }
}
