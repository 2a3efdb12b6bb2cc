import { now, spanText } from '../base/clock.ts'
import type { Result, RunnerDetail, RunnerSummary, SessionRow } from '../ipc/messages.ts'
import { STATE_KINDS, type StateKind } from '../runner/state.ts'
import type { Context } from './context.ts'
import { plain } from './plain.ts'
import { table } from './table.ts'

type Paint = 'yellow' | 'red' | 'magenta' | 'green' | 'blue' | 'dim'
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

const same = (text: string): string => text
const NO_COLOURS: Palette = { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same }

const STATE: Readonly<Record<StateKind, { readonly glyph: string; readonly colour: Paint }>> = {
  waiting: { glyph: '◆', colour: 'yellow' },
  failed: { glyph: '✕', colour: 'red' },
  lost: { glyph: '?', colour: 'magenta' },
  active: { glyph: '●', colour: 'green' },
  starting: { glyph: '◌', colour: 'green' },
  paused: { glyph: '‖', colour: 'blue' },
  idle: { glyph: '○', colour: 'blue' },
  completed: { glyph: '✓', colour: 'dim' },
  stopped: { glyph: '■', colour: 'dim' },
}

/** The look for this run. Colours are loaded when they are wanted: they cost every start 7 ms. */
export async function createLook({ colour, columns }: Context): Promise<Look> {
  return { paint: colour ? await colours() : NO_COLOURS, columns, now: now() }
}

async function colours(): Promise<Palette> {
  const { Chalk } = await import('chalk')
  return new Chalk({ level: 1 })
}

/** Runners as one aligned table, in the order of the controller: those that want a person first, ended ones last. */
export function runnerTable(runners: readonly RunnerSummary[], look: Look): string {
  const rows = runners.map((runner) => [
    stateText(runner),
    plain(runner.name),
    plain(runner.agent),
    `${runner.pane} ${plain(runner.session)}:${plain(runner.window)}`,
    since(runner.since, look),
    plain(runner.lastLine),
  ])
  const columns = look.columns === undefined ? undefined : look.columns - GLYPH_CELLS
  const [head = '', ...lines] = table([['STATE', 'NAME', 'AGENT', 'PANE', 'SINCE', 'LAST LINE'], ...rows], columns)
  const painted = runners.map((runner, i) => {
    const { glyph, colour } = STATE[runner.state]
    const line = lines[i] ?? ''
    const end = stateText(runner).length
    return look.paint[colour](`${glyph} ${line.slice(0, end)}`) + line.slice(end)
  })
  return [look.paint.dim(' '.repeat(GLYPH_CELLS) + head), ...painted].join('\n')
}

/** The sessions of the server, one a line. */
export function sessionTable(sessions: readonly SessionRow[], look: Look): string {
  const rows = sessions.map(({ name, windows, attached, runners }) => [
    plain(name),
    String(windows),
    attached === 0 ? 'no' : 'yes',
    runners.map(plain).join(', '),
  ])
  const [head = '', ...lines] = table([['SESSION', 'WINDOWS', 'ATTACHED', 'RUNNERS'], ...rows], look.columns)
  return [look.paint.dim(head), ...lines].join('\n')
}

/** One runner in full: a line a fact, then the evidence for its state. */
export function runnerCard(runner: RunnerDetail, look: Look): string {
  const { metrics } = runner
  const evidence = runner.evidence.map(({ rule, source, text, time }) =>
    plain(`  ${rule} (${source}, ${since(time, look)} ago): ${text}`),
  )
  const facts = card(look, [
    ['name', `${runner.name} (${runner.id})`],
    ['state', `${STATE[runner.state].glyph} ${stateText(runner)} for ${since(runner.since, look)}`],
    ['reason', runner.reason],
    ['exit code', runner.exitCode?.toString()],
    ['signal', runner.signal],
    ['agent', runner.agent],
    ['pane', `${runner.pane} in ${runner.session}:${runner.window}`],
    ['pid', runner.pid?.toString()],
    ['last line', runner.lastLine],
    ['last output', metrics.lastOutputAt === undefined ? 'none yet' : `${since(metrics.lastOutputAt, look)} ago`],
    ['logged', `${bytesText(metrics.bytes)}${recovered(metrics.recoveredBytes)} since ${metrics.startedAt}`],
    ['gaps', metrics.gaps === 0 ? undefined : String(metrics.gaps)],
    ['end', metrics.endConfirmed === false ? 'unconfirmed: the last output may be missing' : undefined],
    ['idle after', spanText(metrics.idleAfterMs)],
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
    ...status.clients.map(({ role, session, pid }) => ['client', `${role} on ${session}, process ${pid}`] as const),
  ])
  return [facts, ...status.problems.map((problem) => `${levelMark('warn', look)}  ${plain(problem)}`)].join('\n')
}

/** How many runners are in which state, in one line, and who waits. */
export function statusLine(
  { counts, attention }: { readonly counts: Partial<Record<StateKind, number>>; readonly attention: readonly string[] },
  look: Look,
): string {
  const parts = STATE_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [look.paint[STATE[kind].colour](`${STATE[kind].glyph} ${count} ${kind}`)]
  })
  const names = attention.length === 0 ? '' : ` (${attention.map(plain).join(', ')})`
  return `${parts.length === 0 ? 'no runners' : parts.join('  ')}${names}`
}

/** Marks for the lines of a report, such as that of `doctor`. */
export function levelMark(level: 'ok' | 'warn' | 'fail', look: Look): string {
  const colour = { ok: 'green', warn: 'yellow', fail: 'red' } as const
  return look.paint[colour[level]](level.padEnd(4))
}

function stateText({ state, waitingFor }: RunnerSummary): string {
  return waitingFor === undefined ? state : `${state}: ${plain(waitingFor)}`
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

function recovered(bytes: number): string {
  return bytes === 0 ? '' : ` (${bytesText(bytes)} of it from the pane's history)`
}

function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KiB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}
