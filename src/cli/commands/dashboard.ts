import { isatty } from 'node:tty'
import { Failure } from '../../base/failure.ts'
import { configFile } from '../../host/paths.ts'
import { readKeys } from '../../settings/keys.ts'
import { Terminal } from '../../tui/terminal.ts'
import { Screen } from '../../tui/screen.ts'
import type { Context } from '../context.ts'
import { chosenKeys } from '../dashboard/chosen-keys.ts'
import { Dashboard } from '../dashboard/dashboard.ts'
import { Deeds } from '../dashboard/deeds.ts'
import { Glimpses } from '../dashboard/glimpses.ts'
import { KeyTable } from '../dashboard/keys.ts'
import { LiveFleet } from '../dashboard/live-fleet.ts'
import { Pen } from '../dashboard/pen.ts'

/** Ten pictures a second are more than a person reads; each costs the terminal and tmux some work. */
const PAINT_MS = 100

export interface DashboardCommandOptions {
  /** The terminal that shows the popup. */
  readonly client?: string
  /** The pane beside which windows are opened. */
  readonly target?: string
}

/** Shows the runners on the whole terminal, live, until the person closes it. */
export async function dashboard(context: Context, { client, target }: DashboardCommandOptions): Promise<void> {
  if (context.json) {
    throw new Failure('invalid-request', 'the dashboard is for people', { next: 'geppetto-tmux ls --json' })
  }
  if (!isatty(0) || !isatty(1)) {
    throw new Failure('invalid-request', 'the dashboard needs a terminal', { next: 'geppetto-tmux ls' })
  }
  const problems: string[] = []
  const file = configFile(context.env)
  const report = (problem: string): void => void problems.push(problem)
  const stop = new AbortController()
  let settle: (error?: unknown) => void = () => undefined
  const closed = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error))
  })
  const terminal = new Terminal(process, context.env['TMUX'] !== undefined)
  const glimpses = new Glimpses({ client: () => fleet.client, onGlimpse: (...seen) => board.look(...seen) })
  const fleet: LiveFleet = new LiveFleet(context, {
    onRunners: (runners) => {
      board.update(runners)
      glimpses.renew(board.chosen)
    },
    onLink: (link) => board.linked(link),
    onEvent: ({ runner }) => glimpses.changed(runner),
    wantsFigures: () => board.wantsFigures,
    isVisible: (id) => board.isVisible(id),
  })
  const deeds = new Deeds(context, {
    client: () => fleet.client,
    terminal: client,
    beside: () => target ?? board.chosen?.pane,
    suspend: () => screen.suspend(),
  })
  const board: Dashboard = new Dashboard({
    pen: new Pen(context.colour),
    keys: new KeyTable(chosenKeys(readKeys(file, report) ?? {}, report)),
    deeds,
    onChange: () => screen.changed(),
    onClose: () => settle(),
    onChosen: (runner) => glimpses.choose(runner),
  })
  const screen: Screen = new Screen(terminal, board, { paintMs: PAINT_MS, onError: (error) => settle(error) })
  if (problems[0] !== undefined) board.say(problems[0])
  try {
    await Promise.race([closed, fleet.run(stop.signal)])
  } finally {
    stop.abort()
    glimpses.close()
    board.close()
    screen.close()
  }
}
