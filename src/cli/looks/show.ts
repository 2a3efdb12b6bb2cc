import { now, spanText } from '../../base/clock.ts'
import type { Result } from '../../ipc/methods.ts'
import type { RunnerDetail, RunnerRow, RunnerSummary } from '../../ipc/runners.ts'
import type { SessionRow } from '../../ipc/sessions.ts'
import { SHOWN_STATES, shownState, type ShownState } from '../../runner/state.ts'
import type { Glance } from '../../worktrees/glance.ts'
import type { Context } from '../context.ts'
import { fit, plain } from '../../terminal/plain.ts'
import { dialogFacts } from './dialog-card.ts'
import { FIGURES, figureCells, figureFacts } from './figures.ts'
import { shownOf, STATE_MARKS, type Paint } from './state-mark.ts'
import { table } from './table.ts'

type Palette = Readonly<Record<Paint, (text: string) => string>>

/** How things look for a person. */
export interface Look {
  readonly paint: Palette
  /** Cells in a line, or undefined when nothing needs to be cut. */
  readonly columns: number | undefined
  /** Milliseconds since the epoch, for `how long ago`. */
  readonly now: number
}

/** A glyph and a space; kept out of the table, where the width of every character above U+007F has to be looked up. */
const GLYPH_CELLS = 2

/** More is seen with `show`. */
const MAX_NAME_CELLS = 32

const same = (text: string): string => text
const NO_COLOURS: Palette = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same }

/** The look for this run. Colours are loaded when they are wanted: they cost every start 7 ms. */
export async function createLook({ colour, columns }: Context): Promise<Look> {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() }
}

async function colours(): Promise<Palette> {
  const { Chalk } = await import('chalk')
  return new Chalk({ level: 1 })
}

export interface TableOptions {
  /** With the figures of those that live. */
  readonly wide?: boolean | undefined
  /** The state of worktrees, by path. */
  readonly worktrees?: ReadonlyMap<string, Glance>
}

/** Runners as one aligned table, in the order of the controller: those that want a person first, ended ones last. */
export function runnerTable(
  runners: readonly RunnerRow[],
  look: Look,
  { wide = false, worktrees = new Map() }: TableOptions = {},
): string {
  const hasBranches = runners.some(({ worktree }) => worktree !== undefined)
  const times = new Map<string, number>()
  for (const { name } of runners) times.set(name, (times.get(name) ?? 0) + 1)
  const rows = runners.map((runner) => [
    stateText(runner),
    `${short(runner.name, look)}${(times.get(runner.name) ?? 0) > 1 ? ` ${runner.id}` : ''}`,
    short(runner.agent, look),
    `${paneOf(runner)} ${short(runner.session, look)}:${short(runner.window, look)}`,
    since(runner.since, look),
    ...(wide ? figureCells(runner.metrics) : []),
    ...(hasBranches ? [fit(branchText(runner, worktrees), MAX_NAME_CELLS)] : []),
    plain(runner.lastLine),
  ])
  const titles = [
    'STATE',
    'NAME',
    'AGENT',
    'PANE',
    'SINCE',
    ...(wide ? FIGURES : []),
    ...(hasBranches ? ['BRANCH'] : []),
    'LAST LINE',
  ]
  const columns = look.columns === undefined ? undefined : look.columns - GLYPH_CELLS
  const [head = '', ...lines] = table([titles, ...rows], columns)
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE_MARKS[shownOf(runner)]
    const line = lines[i] ?? ''
    const end = stateText(runner).length
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end)
  })
  return [look.paint.dim(' '.repeat(GLYPH_CELLS) + head), ...painted].join('\n')
}

/** The branch of a worktree, with `*` when something has changed there, with `?` when that could not be found out. */
function branchText({ worktree }: RunnerSummary, worktrees: ReadonlyMap<string, Glance>): string {
  if (worktree === undefined) return ''
  const glance = worktrees.get(worktree.path)
  if (glance === undefined) return `${plain(worktree.branch)}?`
  return `${plain(glance.branch ?? 'detached')}${glance.dirty ? '*' : ''}`
}

/** The sessions of the server, one a line. */
export function sessionTable(sessions: readonly SessionRow[], look: Look): string {
  const rows = sessions.map(({ name, windows, attached, runners }) => [
    short(name, look),
    String(windows),
    attached === 0 ? 'no' : 'yes',
    runners.map(plain).join(', '),
  ])
  const [head = '', ...lines] = table([['SESSION', 'WINDOWS', 'ATTACHED', 'RUNNERS'], ...rows], look.columns)
  return [look.paint.dim(head), ...lines].join('\n')
}

/** The name and state of a runner, in one line. */
export function stateLine(runner: RunnerSummary, look: Look): string {
  return `${runner.name}  ${STATE_MARKS[shownOf(runner)].glyph} ${stateText(runner)} for ${since(runner.since, look)}`
}

/** One runner in full: a line a fact, then the evidence for its state. */
export function runnerCard(runner: RunnerDetail, look: Look, usage?: string): string {
  const { metrics } = runner
  const evidence = runner.evidence.map(({ rule, source, text, time }) =>
    plain(`  ${rule} (${source}, ${since(time, look)} ago): ${text}`),
  )
  const facts = card(look, [
    ['name', `${runner.name} (${runner.id})`],
    ['state', `${STATE_MARKS[shownOf(runner)].glyph} ${stateText(runner)} for ${since(runner.since, look)}`],
    ['reason', runner.reason],
    ['exit code', runner.exitCode?.toString()],
    ['signal', runner.signal],
    ['agent', runner.agent],
    ['pane', `${paneOf(runner)} in ${runner.session}:${runner.window}`],
    ['worktree', runner.worktree && `${runner.worktree.branch} in ${runner.worktree.path}`],
    ['source', sourceText(runner)],
    ['found', runner.found && `${runner.found}: ${runner.foundReason ?? ''}`],
    ['pid', runner.pid?.toString()],
    ...(runner.dialog === undefined ? [] : dialogFacts(runner.dialog)),
    ['last line', runner.lastLine],
    ['last output', metrics.lastOutputAt === undefined ? 'none yet' : `${since(metrics.lastOutputAt, look)} ago`],
    ...figureFacts(metrics),
    ['end', metrics.endConfirmed === false ? 'unconfirmed: the last output may be missing' : undefined],
    ['idle after', spanText(metrics.idleAfterMs)],
    ['usage', usage],
    ['log', runner.log],
    ['evidence', evidence.length === 0 ? undefined : ' '],
  ])
  return [facts, ...evidence].join('\n')
}

/** The controller in full: a line a fact, then its clients of tmux and its problems. */
export function controllerCard(status: Result<'controller-status'>, look: Look): string {
  const facts = card(look, [
    ['controller', `${status.version}, process ${status.pid}, for ${since(status.startedAt, look)}`],
    ['tmux', `${status.tmux.version}, process ${status.tmux.pid}, ${status.tmux.binary}`],
    ['socket', status.socket],
    ['runners', String(status.runners)],
    ...watchFacts(status),
    ...status.clients.map(({ role, session, pid }) => ['client', `${role} on ${session}, process ${pid}`] as const),
    ...status.readers.map(({ pid, panes }) => ['reader', `process ${pid}, pipes of ${panes.join(' ')}`] as const),
  ])
  return [facts, ...status.problems.map((problem) => `${levelMark('warn', look)}  ${plain(problem)}`)].join('\n')
}

/** How many runners are in which state, in one line, and who wants a person. */
export function statusLine({ counts, stuck, unseen, showing = 0, attention }: Result<'status'>, look: Look): string {
  const { active = 0, idle = 0 } = counts
  const shown: Partial<Record<ShownState, number>> = {
    ...counts,
    stuck,
    unseen,
    active: active - stuck,
    showing,
    idle: idle - unseen - showing,
  }
  const parts = SHOWN_STATES.flatMap((kind) => {
    const count = shown[kind] ?? 0
    return count === 0 ? [] : [look.paint[STATE_MARKS[kind].colour](`${STATE_MARKS[kind].glyph} ${count} ${kind}`)]
  })
  const names = attention.length === 0 ? '' : ` (${attention.map(plain).join(', ')})`
  return `${parts.length === 0 ? 'no runners' : parts.join('  ')}${names}`
}

/** Marks for the lines of a report, such as that of `doctor`. */
export function levelMark(level: 'ok' | 'warn' | 'fail', look: Look): string {
  const colour = { ok: 'green', warn: 'yellow', fail: 'red' } as const
  return look.paint[colour[level]](level.padEnd(4))
}

/** The pane of a server that has gone is another one by now. */
function paneOf({ pane, earlierServer }: RunnerSummary): string {
  return earlierServer === true ? 'gone' : pane
}

/** A name for a column: on a terminal others need room too. */
function short(name: string, { columns }: Look): string {
  return columns === undefined ? plain(name) : fit(plain(name), MAX_NAME_CELLS)
}

/** How the controller hears of changes in the server, and why so. */
export function watchFacts({ watch }: Result<'controller-status'>): (readonly [string, string])[] {
  if (watch === undefined) return []
  return [['watched by', `${WATCHED_BY[watch.by]} (${watch.why})`], ...watch.notes.map((note) => ['', note] as const)]
}

const WATCHED_BY = { control: 'a control client', pipe: 'hooks' } as const
const READ_BY = { control: 'control mode', pipe: 'pipe-pane', look: 'looks at its pane only' } as const

function sourceText({ source, sourceReason }: RunnerDetail): string {
  return sourceReason === undefined ? READ_BY[source] : `${READ_BY[source]} (${sourceReason})`
}

function stateText({ state, waitingFor, resets, unseen, stuck, showing }: RunnerSummary): string {
  if (resets !== undefined) return `${state}: ${plain(`${waitingFor}, resets ${resets}`)}`
  if (waitingFor !== undefined) return `${state}: ${plain(waitingFor)}`
  const shown = shownState({ kind: state, unseen, stuck, showing })
  return shown === state ? state : `${state}: ${shown}`
}

function card(look: Look, facts: readonly (readonly [string, string | undefined])[]): string {
  const lines = facts.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [`${look.paint.dim(label.padEnd(11))}  ${plain(value)}`.trimEnd()],
  )
  return lines.join('\n')
}

function since(time: string, { now }: Look): string {
  return spanText(now - Date.parse(time))
}
