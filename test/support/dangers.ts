import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { attachClient } from './outer-client.ts'
import type { TestServer } from './tmux.ts'

/**
 * Something ordinary that a person or a script does, and that ends a whole tmux server before 3.8 when any control client
 * is attached to any of its sessions: tmux queues a notice for control clients, and what the notice speaks of is gone when
 * it is written (control-notify.c). Or, where panes are respawned, what is queued for a client belongs to a program that
 * is gone.
 */
export interface Danger {
  readonly name: string
  /** What happens, as a row of a table says it. */
  readonly what: string
  /** Up to which version a server was seen to end. */
  readonly upTo: '3.6b' | '3.7c'
  /** Up to that version it ends the server each time, beside a careless client in another session. */
  readonly isCertain?: boolean
  /** How many can be prepared together on one server; undefined: as many as one likes. */
  readonly atOnce?: number
  /** Opens in a new session whatever it takes. */
  readonly prepare: (server: TestServer, session: string) => Promise<Moment>
}

/** A danger that is prepared and has not happened yet. */
export interface Moment {
  /** What may be marked before it happens: panes that it is about. */
  readonly panes: readonly string[]
  /** Resolves when it has been asked for, not when tmux is through with it. */
  readonly happen: () => Promise<void>
  /** Takes away what is not on the server itself. */
  readonly leave?: () => Promise<void>
}

/** A program that stays until it is ended. */
const STAYS = 'exec sleep 1000'
/** Until a started program reads, and a started shell has printed its prompt, on a machine with something else to do. */
const STARTED_MS = 150
/** Until a program that waits has noticed, has written its burst and is gone. */
const BURST_MS = 800
/** Between two keys: each is to be looked up as one. */
const KEY_MS = 50
const FLOOD = 'yes as fast as the terminal takes it'
const AGAIN = 'echo again; exec cat'

export const DANGERS: readonly Danger[] = [
  {
    name: 'one-window-two-ends',
    what: 'the programs of two panes of one window end when their peer leaves',
    upTo: '3.6b',
    prepare: async (server, session) => peerLeaves(server, session, 'split-window'),
  },
  {
    name: 'two-windows-one-peer',
    what: 'the programs of both windows of a session end when their peer leaves (two ssh through one master)',
    upTo: '3.7c',
    prepare: async (server, session) => peerLeaves(server, session, 'new-window'),
  },
  {
    name: 'killed-together',
    what: 'both programs of a session with two windows are killed together (`pkill`)',
    upTo: '3.7c',
    prepare: async (server, session) => {
      await open(server, session, ['new-window'])
      return moment(server, session, async (panes) => signalAll(server, panes, 'SIGKILL'))
    },
  },
  {
    name: 'hangup',
    what: 'HUP to all shells of a session of 2 × 2 panes',
    upTo: '3.7c',
    prepare: async (server, session) => {
      await open(server, session, ['split-window', 'new-window', 'split-window'], [])
      return moment(server, session, async (panes) => signalAll(server, panes, 'SIGHUP'))
    },
  },
  {
    name: 'exit-twice',
    what: '`exit` typed into both windows of a session in one line of tmux',
    upTo: '3.7c',
    prepare: async (server, session) => {
      await open(server, session, ['new-window'], [])
      const type = (window: number) => ['send-keys', '-t', `${session}:${window}`, 'exit', 'Enter']
      return moment(server, session, async () => line(server, type(0), type(1)))
    },
  },
  {
    name: 'synchronized-exit',
    what: '`exit` typed into two panes with synchronize-panes',
    upTo: '3.6b',
    prepare: async (server, session) => {
      await open(server, session, ['split-window'], [])
      await server.tmux('set-option', '-w', '-t', `${session}:`, 'synchronize-panes', 'on')
      return moment(server, session, async () => line(server, ['send-keys', '-t', `${session}:`, 'exit', 'Enter']))
    },
  },
  {
    name: 'tagged-windows',
    what: 'choose-tree: both windows of a session tagged, `X`, `y`',
    upTo: '3.7c',
    isCertain: true,
    atOnce: 1,
    prepare: async (server, session) => {
      await open(server, session, ['new-window'])
      const terminal = await attachClient(server, { session: 'main' })
      const filter = `#{==:#{session_name},${session}}`
      await server.tmux('choose-tree', '-w', '-f', filter, '-t', 'main:0')
      const tagged = await moment(server, session, async () => {
        // The session stands first; a tag goes down by one.
        for (const key of ['Down', 't', 't', 'X', 'y']) {
          await terminal.keys(key)
          await sleep(KEY_MS)
        }
      })
      const leave = async () => {
        // A tree that stays would show all sessions when this one is gone, and the next keys were for all of them.
        await terminal.keys('q')
        await terminal.detach()
      }
      return { ...tagged, leave }
    },
  },
  oneLine('kill-window-twice', '`kill-window ; kill-window` in a session of two windows', '3.7c', (session) => [
    ['kill-window', '-t', `${session}:`],
    ['kill-window', '-t', `${session}:`],
  ]),
  oneLine('kill-pane-twice', '`kill-pane ; kill-pane` in a session of two windows', '3.7c', (session) => [
    ['kill-pane', '-t', `${session}:`],
    ['kill-pane', '-t', `${session}:`],
  ]),
  {
    name: 'two-killers',
    what: 'two programs kill a window of a session at once (`xargs -P2 tmux kill-window -t`)',
    upTo: '3.7c',
    prepare: async (server, session) => {
      await open(server, session, ['new-window'])
      const kill = (window: number) => `tmux -S '${server.socket}' kill-window -t '${session}:${window}'`
      const both = ['-c', `${kill(0)} & ${kill(1)}; wait`]
      return moment(server, session, async () => void (await execa('sh', both, { env: server.env, reject: false })))
    },
  },
  oneLine('select-and-kill', '`select-window ; kill-session`', '3.7c', (session) => [
    ['select-window', '-t', `${session}:1`],
    ['kill-session', '-t', session],
  ]),
  oneLine('open-and-kill', '`new-window ; kill-session`', '3.7c', (session) => [
    ['new-window', '-t', `${session}:`, STAYS],
    ['kill-session', '-t', session],
  ]),
  {
    name: 'linked-twice',
    what: 'a window that a session holds twice, and nothing else, is killed',
    upTo: '3.7c',
    isCertain: true,
    prepare: async (server, session) => {
      await open(server, session, [])
      await server.tmux('link-window', '-d', '-s', `${session}:0`, '-t', `${session}:5`)
      return moment(server, session, async () => line(server, ['kill-window', '-t', `${session}:0`]))
    },
  },
  oneLine('merged-session', 'both windows are moved to another session in one line', '3.7c', (session) => [
    ['move-window', '-d', '-s', `${session}:0`, '-t', 'main:'],
    ['move-window', '-d', '-s', `${session}:1`, '-t', 'main:'],
  ]),
  oneLine(
    'joined-windows',
    'the panes of both windows are joined to another session in one line',
    '3.7c',
    (session) => [
      ['join-pane', '-d', '-s', `${session}:0`, '-t', 'main:0'],
      ['join-pane', '-d', '-s', `${session}:1`, '-t', 'main:0'],
    ],
  ),
  {
    name: 'joined-panes',
    what: 'both panes of a window are joined to another window in one line',
    upTo: '3.6b',
    isCertain: true,
    prepare: async (server, session) => {
      await open(server, session, ['new-window', 'split-window'])
      // The active pane goes first.
      const joins = [1, 0].map((pane) => ['join-pane', '-d', '-s', `${session}:1.${pane}`, '-t', `${session}:0`])
      return moment(server, session, async () => line(server, ...joins))
    },
  },
  {
    name: 'grouped-sessions',
    what: 'in two sessions of a group `kill-window` in each, in one line',
    upTo: '3.7c',
    isCertain: true,
    prepare: async (server, session) => {
      await open(server, session, ['new-window'])
      await server.tmux('new-session', '-d', '-s', `${session}-too`, '-t', session)
      const kill = (name: string) => ['kill-window', '-t', `${name}:`]
      return moment(server, session, async () => line(server, kill(session), kill(`${session}-too`)))
    },
  },
  {
    name: 'respawn-in-flood',
    what: '`respawn-pane -k` of a pane that floods',
    upTo: '3.7c',
    atOnce: 3,
    prepare: async (server, session) => {
      await open(server, session, [], [FLOOD])
      const respawn = ['respawn-pane', '-k', '-t', `${session}:0`, AGAIN]
      return moment(server, session, async () => line(server, respawn), 'flooded')
    },
  },
  {
    name: 'respawn-after-burst',
    what: '`respawn-pane` of a pane that died after a burst',
    upTo: '3.7c',
    atOnce: 5,
    prepare: async (server, session) => {
      const go = join(server.home, `go-${session}`)
      await open(server, session, [], [`until [ -e '${go}' ]; do sleep 0.1; done; seq 20000`])
      await server.tmux('set-option', '-w', '-t', `${session}:`, 'remain-on-exit', 'on')
      const respawn = async () => {
        writeFileSync(go, '')
        await sleep(BURST_MS)
        await line(server, ['respawn-pane', '-t', `${session}:0`, AGAIN])
      }
      return moment(server, session, respawn)
    },
  },
]

/** Both windows of a session, and commands in one line. */
function oneLine(
  name: string,
  what: string,
  upTo: Danger['upTo'],
  commands: (session: string) => readonly (readonly string[])[],
): Danger {
  const prepare: Danger['prepare'] = async (server, session) => {
    await open(server, session, ['new-window'])
    return moment(server, session, async () => line(server, ...commands(session)))
  }
  return { name, what: `${what}${what.includes(' ; ') ? ' in one line' : ''}`, upTo, isCertain: true, prepare }
}

/** Two programs that read from one peer, in a window each or in one. */
async function peerLeaves(server: TestServer, session: string, other: 'split-window' | 'new-window'): Promise<Moment> {
  const peer = join(server.home, `peer-${session}`)
  execFileSync('mkfifo', [peer])
  // Open for both ways, or it would wait until somebody reads.
  const fd = openSync(peer, 'r+')
  await open(server, session, [other], [`exec cat '${peer}'`])
  return moment(server, session, async () => closeSync(fd))
}

/**
 * A session in the background, and more windows or panes in it, each with the same program. Its first window is the
 * current one: what happens is most dangerous when that goes first.
 */
async function open(
  server: TestServer,
  session: string,
  more: readonly ('split-window' | 'new-window')[],
  program: readonly string[] = [STAYS],
): Promise<void> {
  await line(
    server,
    ['new-session', '-d', '-s', session, ...program],
    // The newest window is the current one, so that the last split is in it.
    ...more.map((command) => [command, '-t', `${session}:`, ...program]),
    ['select-window', '-t', `${session}:^`],
  )
  await sleep(STARTED_MS)
}

async function moment(
  server: TestServer,
  session: string,
  happen: (panes: readonly string[]) => Promise<void>,
  when: 'ready' | 'flooded' = 'ready',
): Promise<Moment> {
  const listed = await server.tmux('list-panes', '-s', '-t', session, '-F', '#{pane_id}')
  // A window that a session holds twice is listed twice.
  const panes = [...new Set(listed.split('\n'))]
  return {
    panes,
    happen: async () => {
      // Long enough for what is read of a flood to be far behind.
      if (when === 'flooded') await sleep(300)
      await happen(panes)
    },
  }
}

/** Leaves nothing of past moments on a server but its first pane. */
export async function tidyUp(server: TestServer, moments: readonly Moment[]): Promise<void> {
  for (const { leave } of moments) await leave?.()
  const panes = (await server.tmux('list-panes', '-s', '-t', 'main', '-F', '#{pane_id}')).split('\n')
  const kills = panes.slice(1).map((pane) => ['kill-pane', '-t', pane])
  await line(server, ['kill-session', '-a', '-t', 'main'], ...kills)
}

async function signalAll(server: TestServer, panes: readonly string[], signal: NodeJS.Signals): Promise<void> {
  const listed = await server.tmux('list-panes', '-a', '-F', '#{pane_id} #{pane_pid}')
  const pids = new Map(listed.split('\n').map((row) => row.split(' ') as [string, string]))
  for (const pane of panes) process.kill(Number(pids.get(pane)), signal)
}

/** Several commands by one client. A server that ends with them does not answer. */
async function line(server: TestServer, ...commands: readonly (readonly string[])[]): Promise<void> {
  await attempt(server, ...commands.flatMap((command, i) => (i === 0 ? command : [';', ...command])))
}

async function attempt(server: TestServer, ...command: string[]): Promise<void> {
  await server.tmux(...command).catch(() => undefined)
}
