import { runTmux } from '../../tmux/one-shot.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { optionsIn, reaches, type OptionsInEffect } from './options-in-effect.ts'
import { ok, warn, type Finding } from './finding.ts'

/** Each costs two questions, and few people give more sessions a status line of their own. */
const MOST_SESSIONS = 20
const PLACES = ['status-left', 'status-right']

interface Session {
  readonly name: string
  readonly options: OptionsInEffect
}

/** Whether what is drawn at the foot of each session has the count and the badges in it. */
export async function checkStatusLine({ address }: Context): Promise<Finding[]> {
  const ask = async (...argv: readonly string[]): Promise<string> => runTmux(address, argv)
  const rows = (await ask('list-sessions', '-F', '#{session_attached} #{session_id} #{session_name}')).split('\n')
  // Those that are attached come first.
  const sessions = rows.filter(Boolean).toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
  // What is inherited, without the user's own options, comes with each session; those it does not say.
  const inherited = `${await ask('show-options', '-g')}\n${await ask('show-options', '-gw')}`
  const seen: Session[] = []
  for (const row of sessions.slice(0, MOST_SESSIONS)) {
    const [, id = '', ...name] = row.split(' ')
    const own = await ask('show-options', '-A', '-t', `${id}:`)
    const window = await ask('show-options', '-w', '-A', '-t', `${id}:`)
    seen.push({ name: name.join(' '), options: optionsIn(`${own}\n${window}\n${inherited}`) })
  }
  return [...found('status line', '@geppetto_status', seen), ...found('window badge', '@geppetto_badge', seen)]
}

function found(check: string, wanted: string, sessions: readonly Session[]): Finding[] {
  const problems = new Map<string, { readonly next: string; readonly names: string[] }>()
  for (const { name, options } of sessions) {
    const problem = problemOf(options, wanted)
    if (problem === undefined) continue
    const known = problems.get(problem.message) ?? { next: problem.next, names: [] }
    known.names.push(name)
    problems.set(problem.message, known)
  }
  if (problems.size === 0) return [ok(check, 'shows the runners')]
  return [...problems].map(([message, { next, names }]) => {
    const where = names.length === sessions.length ? '' : ` in ${names.map((name) => `'${plain(name)}'`).join(', ')}`
    return warn(check, `does not show the runners${where}: ${message}`, next)
  })
}

function problemOf(options: OptionsInEffect, wanted: string): { message: string; next: string } | undefined {
  const status = options.get('status') ?? 'on'
  if (status === 'off') return { message: 'the status line is off', next: 'tmux set -g status on' }
  const rows = Array.from({ length: Number(status) || 1 }, (_, row) => options.get(`status-format[${row}]`) ?? '')
  if (rows.some((row) => reaches(row, wanted, options))) return undefined
  const list = wanted === '@geppetto_badge' ? ['window-status-format'] : PLACES
  if (!rows.some((row) => list.some((place) => reaches(row, place, options)))) {
    const next = `put #{E:${wanted}} into it (docs/themes.md)`
    return { message: 'status-format is your own, and has no place for them', next }
  }
  const next = 'load the plugin after your theme, or place it yourself (docs/themes.md)'
  return { message: `nothing in it names ${wanted}`, next }
}
