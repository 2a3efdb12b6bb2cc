import { DANGERS } from '../../test/support/dangers.ts'
import { openFlood, openPane } from './panes.ts'
import { followLog, followEvents } from './readers.ts'
import type { World } from './world.ts'

const MOST_SESSIONS = 6
const MOST_PANES = 15
/** Panes of one window; more would be too small to hold a line. */
const MOST_SPLITS = 4
/** Panes that write at once as fast as they can. */
const FLOODS = 20
/** The session that stays, so that the server does. */
export const KEEPER = 'main'

interface Place {
  readonly session: string
  readonly window: string
  readonly pane: string
  readonly dead: boolean
  /** Number of panes of the window. */
  readonly splits: number
  readonly marked: boolean
}

type Action = (world: World, places: readonly Place[]) => Promise<unknown>

/** One random thing that a user might do. */
export async function act(world: World): Promise<void> {
  const places = await placesOf(world)
  const name = places.length < 4 ? 'newWindow' : world.random.weighted(WEIGHTS)
  const disturbs = name === 'detachOthers' ? 'detach' : MOVES.has(name) ? 'move' : undefined
  if (disturbs !== undefined) world.disturbances.push({ kind: disturbs, from: Date.now(), to: Date.now() })
  try {
    const result = await ACTIONS[name](world, places)
    world.trace('action', { name, result })
  } catch (error) {
    world.trace('action', { name, failed: error instanceof Error ? error.message.split('\n')[0] : String(error) })
  }
}

/** The panes of our programs, one for each session that shows them. */
export async function placesOf(world: World): Promise<Place[]> {
  const format = '#{session_name} #{window_id} #{pane_id} #{pane_dead} #{window_panes} #{@geppetto_id}'
  const rows = await world.tmux('list-panes', '-a', '-F', format)
  const known = new Set(world.panes.map(({ id }) => id))
  return rows.split('\n').flatMap((row) => {
    const [session = '', window = '', pane = '', dead, splits, mark = ''] = row.split(' ')
    const place = { session, window, pane, dead: dead === '1', splits: Number(splits), marked: mark !== '' }
    return known.has(pane) ? [place] : []
  })
}

const ACTIONS = {
  newSession: async (world, places) => {
    const sessions = new Set(places.map(({ session }) => session))
    if (sessions.size >= MOST_SESSIONS || places.length >= MOST_PANES) return undefined
    const name = `s${world.panes.length}`
    return markSome(world, (await openPane(world, 'new-session', '-d', '-s', name, '-x', '120', '-y', '40')).id)
  },
  killSession: async (world, places) => {
    const session = world.random.pick(others(places))?.session
    return session === undefined ? undefined : world.tmux('kill-session', '-t', `=${session}`)
  },
  newWindow: async (world, places) => {
    if (places.length >= MOST_PANES) return undefined
    return markSome(world, (await openPane(world, 'new-window', '-d', '-t', `=${someSession(world, places)}:`)).id)
  },
  split: async (world, places) => {
    const place = world.random.pick(places.filter(({ splits }) => splits < MOST_SPLITS))
    if (place === undefined || places.length >= MOST_PANES) return undefined
    return markSome(world, (await openPane(world, 'split-window', '-d', '-t', place.pane)).id)
  },
  killPane: async (world, places) => onPane(world, places, (pane) => ['kill-pane', '-t', pane]),
  killWindow: async (world, places) => onPane(world, places, (pane) => ['kill-window', '-t', pane]),
  moveWindow: async (world, places) => toSession(world, places, 'move-window'),
  joinPane: async (world, places) => {
    const target = world.random.pick(places.filter(({ splits }) => splits < MOST_SPLITS))?.pane ?? ''
    return onPane(world, places, (pane) => ['join-pane', '-d', '-s', pane, '-t', target])
  },
  breakPane: async (world, places) => onPane(world, places, (pane) => ['break-pane', '-d', '-s', pane]),
  swapPane: async (world, places) => {
    const target = world.random.pick(places)?.pane ?? ''
    return onPane(world, places, (pane) => ['swap-pane', '-d', '-s', pane, '-t', target])
  },
  linkWindow: async (world, places) => toSession(world, places, 'link-window'),
  unlinkWindow: async (world, places) => {
    const linked = places.filter((place) => places.some((at) => at.pane === place.pane && at.session !== place.session))
    const place = world.random.pick(linked)
    return place && world.tmux('unlink-window', '-t', `=${place.session}:${place.window}`)
  },
  renameWindow: async (world, places) =>
    onPane(world, places, (pane) => ['rename-window', '-t', pane, `w#{${world.random.int(0, 99)}} x`]),
  renameSession: async (world, places) => {
    const session = world.random.pick(others(places))?.session
    return session && world.tmux('rename-session', '-t', `=${session}`, `t${world.random.int(0, 9999)}`)
  },
  resizeWindow: async (world, places) => {
    const size = [world.random.int(80, 200), world.random.int(20, 60)].map(String)
    return onPane(world, places, (pane) => ['resize-window', '-t', pane, '-x', size[0] ?? '', '-y', size[1] ?? ''])
  },
  mark: async (world, places) => {
    const pane = world.random.pick(places.filter(({ marked }) => !marked))?.pane
    if (pane === undefined) return undefined
    const name = world.random.chance(0.3) ? ['--name', `n${world.random.int(0, 50)}`] : []
    return (await world.product('mark', '-t', pane, ...name)).code
  },
  unmark: async (world, places) => onRunner(world, places, (pane) => ['unmark', pane]),
  toggle: async (world, places) => onRunner(world, places, (pane) => ['toggle', '-t', pane]),
  rename: async (world, places) => onRunner(world, places, (pane) => ['rename', pane, `r${world.random.int(0, 50)}`]),
  look: async (world, places) => {
    const command = world.random.pick(['ls', 'status', 'sessions', 'show', 'doctor'])
    if (command !== 'show') return (await world.product(command ?? 'ls', '--json')).code
    return onRunner(world, places, (pane) => ['show', pane, '--json'])
  },
  remove: async (world) => {
    const ls = await world.product('ls', '--json')
    if (ls.code !== 0) return undefined
    const { runners } = JSON.parse(ls.stdout) as { runners: { id: string; state: string }[] }
    const ended = runners.filter(({ state }) => ['stopped', 'lost', 'completed', 'failed'].includes(state))
    const id = ended.length < 10 ? undefined : world.random.pick(ended)?.id
    return id === undefined ? undefined : world.product('remove', id).then(({ code }) => ({ id, code }))
  },
  attach: async (world, places) => {
    if (world.clients.length < 2) await world.attach(someSession(world, places))
  },
  detach: async (world) => (world.clients.length > world.leastClients ? world.clients.shift()?.detach() : undefined),
  detachOthers: async (world) => {
    // What a user does to be alone: it detaches our clients too.
    const client = world.clients.at(-1)?.name
    return client === undefined ? undefined : world.tmux('detach-client', '-a', '-t', client)
  },
  followLog: async (world, places) => {
    const pane = world.random.pick(places.filter(({ marked }) => marked))?.pane
    if (pane !== undefined) followLog(world, pane)
  },
  followEvents: async (world) => followEvents(world),
  floods: async (world, places) => {
    // One such moment at a time.
    if (places.length > MOST_PANES) return undefined
    const panes: string[] = []
    for (let left = FLOODS; left > 0; left -= 1) panes.push((await openFlood(world)).id)
    await Promise.all(panes.map(async (pane) => world.product('mark', '-t', pane)))
    return { panes }
  },
  moment: async (world) => moment(world),
} satisfies Record<string, Action>

/** After these a pane may be in another session than before. */
const MOVES: ReadonlySet<string> = new Set([
  'killSession',
  'moveWindow',
  'joinPane',
  'breakPane',
  'swapPane',
  'linkWindow',
  'unlinkWindow',
])

const WEIGHTS: Readonly<Record<keyof typeof ACTIONS, number>> = {
  newSession: 3,
  killSession: 0.7,
  newWindow: 7,
  split: 5,
  killPane: 2,
  killWindow: 1,
  moveWindow: 5,
  joinPane: 2,
  breakPane: 2,
  swapPane: 2,
  linkWindow: 2,
  unlinkWindow: 2,
  renameWindow: 2,
  renameSession: 2,
  resizeWindow: 3,
  mark: 9,
  unmark: 3,
  toggle: 2,
  rename: 2,
  look: 4,
  remove: 1,
  attach: 1,
  detach: 1,
  detachOthers: 1,
  followLog: 1,
  followEvents: 1,
  floods: 0.2,
  moment: 2,
}

/** Something ordinary that ends a server before 3.8 beside any control client, and nothing beside us. */
async function moment(world: World): Promise<unknown> {
  const danger = world.random.pick(DANGERS)
  const session = `m${world.random.int(0, 1e6)}`
  const isMarked = world.random.chance(0.5)
  if (danger === undefined || !world.isHarmless) return undefined
  const { panes, happen, leave } = await danger.prepare(world.server, session)
  for (const pane of panes) world.bystanders.add(pane)
  if (isMarked) await Promise.all(panes.slice(0, 2).map(async (pane) => world.product('mark', '-t', pane)))
  await happen()
  await leave?.()
  // What is left of it is killed soon after, as it comes.
  for (const pane of panes) await world.tmux('kill-pane', '-t', pane).catch(() => undefined)
  return { danger: danger.name, panes }
}

/** Most new panes are marked before they have written much. */
async function markSome(world: World, pane: string): Promise<unknown> {
  if (world.random.chance(0.7)) await world.product('mark', '-t', pane)
  return { pane }
}

async function onPane(world: World, places: readonly Place[], command: (pane: string) => string[]): Promise<unknown> {
  const pane = world.random.pick(places)?.pane
  if (pane === undefined) return undefined
  const args = command(pane)
  await world.tmux(...args)
  return args
}

/** Brings a window to some session. */
async function toSession(
  world: World,
  places: readonly Place[],
  command: 'link-window' | 'move-window',
): Promise<unknown> {
  const place = world.random.pick(places)
  const session = someSession(world, places)
  const sessions = places.filter((at) => at.pane === place?.pane).map((at) => at.session)
  // Two links in one session, and tmux up to 3.7c may end when the window does: docs/dangers.md.
  const isDouble = sessions.includes(session) && (command === 'link-window' || sessions.length > 1)
  if (place === undefined || isDouble) return undefined
  const args = [command, '-d', '-s', place.pane, '-t', `=${session}:`]
  await world.tmux(...args)
  return args
}

async function onRunner(world: World, places: readonly Place[], command: (pane: string) => string[]): Promise<unknown> {
  const pane = world.random.pick(places.filter(({ marked, dead }) => marked && !dead))?.pane
  return pane === undefined ? undefined : (await world.product(...command(pane))).code
}

function others(places: readonly Place[]): Place[] {
  return places.filter(({ session }) => session !== KEEPER)
}

function someSession(world: World, places: readonly Place[]): string {
  return world.random.pick([...new Set([KEEPER, ...places.map(({ session }) => session)])]) ?? KEEPER
}
