import { startServer, type TestServer, type TmuxVersion } from '../tmux.ts'
import { asKnownBy, CRASHED, type Observation, type Scenario, type Side } from './scenario.ts'
import { openTmuxLine, TmuxEnded, type TmuxLine } from './tmux-line.ts'
import { TmuxPane } from './tmux-pane.ts'

/** A real tmux as a side. Each scenario that is played at the same time as others has a pane of its own. */
export interface TmuxSide extends AsyncDisposable {
  readonly version: string
  readonly play: Side
  /** What it took so far, for a person. */
  readonly effort: () => string
}

export interface TmuxSideOptions {
  /** Every scenario gets a new pane, also where a reset would do. */
  readonly alwaysNew?: boolean
}

/** A server with everything that goes when it goes. */
interface Crew {
  readonly server: TestServer
  readonly line: TmuxLine
  readonly idle: TmuxPane[]
}

type Key = Pick<Scenario['options'], 'historyLimit' | 'variationSelectorAlwaysWide' | 'codepointWidths'>

/** What would change names, tell of bells or ask programs while panes are written to. */
const QUIET = [
  'set -g automatic-rename off',
  'set -g allow-rename off',
  'set -g monitor-bell off',
  'set -g bell-action none',
  'set -g remain-on-exit on',
  'set -g status off',
]

/**
 * One server for each history limit: from 3.7 on, who sets that option changes it for all panes. The same for options of
 * a whole server.
 */
export async function openTmuxSide(tmux: TmuxVersion, { alwaysNew = false }: TmuxSideOptions = {}): Promise<TmuxSide> {
  const count = { plays: 0, panes: 0, ends: 0 }
  const crews = new Map<string, Promise<Crew>>()
  /** Scenarios that may be what ended a server, one after the other. */
  let suspects: Promise<unknown> = Promise.resolve()

  const open = async (key: Key): Promise<Crew> => {
    const server = await startServer(tmux.binary, { config: configOf(key), command: ['cat'] })
    return { server, line: await openTmuxLine(server), idle: [] }
  }
  const crewOf = async (key: Key): Promise<Crew> => {
    const name = configOf(key)
    const known = crews.get(name) ?? open(key)
    crews.set(name, known)
    return known
  }
  const dismiss = async (key: Key, gone: Crew): Promise<void> => {
    const name = configOf(key)
    if ((await crews.get(name)) !== gone) return
    crews.delete(name)
    count.ends += 1
    await close(gone)
  }
  const playIn = async ({ line, idle }: Crew, scenario: Scenario): Promise<Observation> => {
    const pane = idle.pop() ?? new TmuxPane(line, { alwaysNew, onOpened: () => (count.panes += 1) })
    const seen = await pane.play(scenario)
    idle.push(pane)
    return seen
  }
  const playAlone = async (scenario: Scenario): Promise<Observation> => {
    const alone = await open(scenario.options)
    try {
      return await playIn(alone, scenario)
    } catch (error) {
      if (!(error instanceof TmuxEnded)) throw error
      return { lines: [], looks: [CRASHED] }
    } finally {
      await close(alone)
    }
  }
  return {
    version: tmux.version,
    effort: () => `${count.plays} plays, ${count.panes} panes opened, ${count.ends} servers ended`,
    play: async (given) => {
      const scenario = asKnownBy(tmux.version, given)
      count.plays += 1
      const crew = await crewOf(scenario.options)
      try {
        return await playIn(crew, scenario)
      } catch (error) {
        if (!(error instanceof TmuxEnded)) throw error
        await dismiss(scenario.options, crew)
        const turn = suspects.then(async () => playAlone(scenario))
        suspects = turn.catch(() => undefined)
        return turn
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const crew of crews.values()) await close(await crew)
    },
  }
}

function configOf({ historyLimit, variationSelectorAlwaysWide, codepointWidths }: Key): string {
  const wide =
    variationSelectorAlwaysWide === undefined
      ? []
      : [`set -s variation-selector-always-wide ${variationSelectorAlwaysWide ? 'on' : 'off'}`]
  const widths = [...(codepointWidths ?? [])].map(
    ([codePoint, width], at) => `set -s 'codepoint-widths[${at}]' 'U+${codePoint.toString(16)}=${width}'`,
  )
  return [...QUIET, `set -g history-limit ${historyLimit}`, ...wide, ...widths, ''].join('\n')
}

async function close({ server, line, idle }: Crew): Promise<void> {
  for (const pane of idle) pane.abandon()
  await line[Symbol.asyncDispose]()
  await server.kill()
}
