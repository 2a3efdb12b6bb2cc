import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { geppetto, geppettoJson, stopController } from '../../test/support/product.ts'
import { startServer, type TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { dialogsOf } from '../states/dialogs.ts'
import { actsOf, type Act, type Hand } from './acts.ts'
import type { AgentCli, Place } from './clis.ts'
import { endLeftOvers } from './left-overs.ts'
import { listen, type Told } from './listener.ts'
import { startModel } from './model/server.ts'
import { compareWithNotes, keepNotes, type NotesFound } from './own-session.ts'
import { openWitness } from './witness.ts'

export interface TrialOptions {
  readonly cli: AgentCli
  /** Directory of its program. */
  readonly bin: string
  readonly tmux: string
  readonly hooks: boolean
  readonly cols: number
  readonly rows: number
  /** With its dialogs of a first start, and nothing else. */
  readonly first: boolean
  /** Where recordings go; undefined: nowhere. */
  readonly record: string | undefined
  /** Shows what the pane shows after each act. */
  readonly screens: boolean
}

/** How one act went. */
export interface Outcome {
  readonly act: Act
  readonly startMs: number
  readonly told: readonly Told[]
  readonly right: boolean
  /** From a dialog on the screen to its state. Milliseconds. */
  readonly delayMs?: number | undefined
  readonly screen: string
}

export interface TrialResult {
  readonly outcomes: readonly Outcome[]
  /** How often each event of its hooks was heard. */
  readonly heard: ReadonlyMap<string, number>
  /** What the agent asked the model that it has no answer to. */
  readonly unknown: readonly string[]
  /** How much of what it has noted itself stands in its log, in order; undefined where its notes cannot be read. */
  readonly notes: NotesFound | undefined
  /** It dropped the prompt that it was started with, which was typed then. */
  readonly dropsPrompt: boolean
}

/** What a state has to be reached in. */
const PATIENCE_MS = 90_000
/** Who has been idle for so long has dropped the prompt of its command line. */
const DROPPED_MS = 45_000
/** For so long nothing else may be told. */
const REST_MS = 2000

/** Nothing follows them, and a controller with nothing to watch ends soon. */
const ENDS: ReadonlySet<string> = new Set(['stopped', 'failed', 'completed', 'lost'])

/** Drives one real agent through all of its states, as a person would, and notes what the controller says of it. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const { cli, bin, cols, rows } = options
  await using model = await startModel()
  await using server = await startServer(options.tmux, {
    width: cols,
    height: rows,
    env: { ...cli.env(model.url), PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    config: 'set -g status off\nset -g focus-events on\n',
  })
  const place = prepare(server, model.url, options)
  if (options.hooks) await must(server, 'hooks', 'install', cli.name)
  await must(server, 'controller', 'start')
  await using witness = await openWitness(server, recording(options))
  using listener = listen(server)
  const hand = handOf(server, cli, place.project)
  /** True when an agent shows its prompt for long and has asked the model nothing. */
  const isDropped = async (patienceMs = PATIENCE_MS): Promise<boolean> => {
    const isIdle = (): boolean => {
      const last = listener.states.at(-1)
      return last !== undefined && nameOf(last) === 'idle' && Date.now() - last.atMs > DROPPED_MS
    }
    const isOver = (): boolean => model.asked() > 0 || isIdle()
    await waitFor('the first prompt', isOver, { timeoutMs: patienceMs }).catch(() => undefined)
    return model.asked() === 0 && isIdle()
  }
  let dropsPrompt = false
  try {
    const acts = actsOf(cli, options.first)
    const played: { act: Act; startMs: number; from: number; screen: string }[] = []
    for (const act of acts) {
      const from = listener.states.length
      const startMs = Date.now()
      await act.play(hand)
      if (act.prompt !== undefined && (await isDropped(act.patienceMs))) {
        dropsPrompt = true
        await hand.say(act.prompt)
      }
      const lasts = [act.path, act.or ?? []].map((path) => path.at(-1))
      const isThere = (told: Told): boolean => lasts.includes(nameOf(told)) || ENDS.has(told.state)
      await waitFor(lasts.join(), () => listener.states.slice(from).some(isThere), {
        timeoutMs: act.patienceMs ?? PATIENCE_MS,
      }).catch(() => undefined)
      await sleep(REST_MS)
      witness.mark(act.mark)
      const screen = await server.tmux('capture-pane', '-p', '-t', 'main:1').catch(() => '')
      played.push({ act, startMs, from, screen })
      if (options.screens) process.stderr.write(`--- ${cli.name}: ${act.name}\n${screen.replaceAll(/\n{2,}/g, '\n')}\n`)
    }
    const start = witness.moments[0]?.atMs ?? 0
    const dialogs = dialogsOf(witness.moments, cols, rows)
    const outcomes = played.map(({ act, startMs, from, screen }, at): Outcome => {
      const told = listener.states.slice(from, played[at + 1]?.from)
      const right = isRight(told.map(nameOf), act)
      const wait = told.find(({ waitingFor }) => waitingFor !== undefined)
      const dialog = dialogs.find((it) => {
        const atMs = witness.moments[it.from]?.atMs ?? start
        return it.kind === wait?.waitingFor && atMs >= startMs
      })
      const shownMs = dialog === undefined ? undefined : witness.moments[dialog.from]?.atMs
      const delayMs = wait === undefined || shownMs === undefined ? undefined : Math.max(0, wait.atMs - shownMs)
      return { act, startMs, told, right, delayMs, screen }
    })
    const { stdout } = await geppetto(server, 'log', hand.runner(), '--text')
    const notes = await compareWithNotes(cli.name, server.home, stdout)
    if (options.record !== undefined) keepNotes(cli.name, server.home, join(options.record, cli.name, 'notes'))
    return { outcomes, heard: listener.hooks, unknown: model.unknown, notes, dropsPrompt }
  } finally {
    listener[Symbol.dispose]()
    await stopController(server)
    await server.kill()
    await endLeftOvers(server.home)
  }
}

/** A state as acts call it. */
export function nameOf({ state, waitingFor, exitCode }: Told): string {
  if (state === 'stopped') return exitCode === 0 ? 'stopped, exit code 0' : 'stopped otherwise'
  return waitingFor === undefined ? state : `waiting for ${waitingFor}`
}

function isRight(names: readonly string[], { path, or, perhaps = [] }: Act): boolean {
  return isPath(names, path, perhaps) || (or !== undefined && isPath(names, or, perhaps))
}

/** In order and nothing else, except what may come besides. */
function isPath(names: readonly string[], path: readonly string[], perhaps: readonly string[]): boolean {
  const told = names.filter((name, at) => name !== names[at - 1])
  const strict = told.filter((name) => path.includes(name) || !perhaps.includes(name))
  const kept = strict.filter((name, at) => name !== strict[at - 1])
  return kept.join() === path.join() && told.at(-1) === path.at(-1)
}

/** Makes a project, and the settings with which the agent talks to our model. */
export function prepare(
  server: TestServer,
  modelUrl: string,
  { cli, first }: Pick<TrialOptions, 'cli' | 'first'>,
): Place {
  const project = join(server.home, 'project')
  mkdirSync(project)
  execFileSync('git', ['init', '-q', project])
  writeFileSync(join(project, 'notes.txt'), 'something to work on\n')
  const place = { home: server.home, project, modelUrl }
  const settle = first ? (cli.settleLittle ?? cli.settle) : cli.settle
  settle(place)
  return place
}

function recording({ record, cli, hooks, cols, rows }: TrialOptions): string | undefined {
  if (record === undefined) return undefined
  const directory = join(record, cli.name)
  mkdirSync(directory, { recursive: true })
  const file = join(directory, `${cols}x${rows}${hooks ? '-hooks' : ''}.control.jsonl`)
  writeFileSync(file, '')
  appendFileSync(
    file,
    `${JSON.stringify({ t: Date.now() / 1000, line: `%layout-change @1 0000,${cols}x${rows},0,0,1` })}\n`,
  )
  return file
}

/** Does what a person does with the agent in `project`. */
export function handOf(server: TestServer, cli: AgentCli, project: string): Hand {
  let runner = ''
  const press = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await must(server, 'send', runner, '--key', key)
      await sleep(KEY_GAP_MS)
    }
  }
  return {
    runner: () => runner,
    start: async (prompt) => {
      const args = ['--in', 'window', '-t', 'main:', '--cwd', project]
      const words = prompt === undefined ? [] : ['--prompt', prompt]
      const own = cli.command === undefined ? undefined : [...cli.command, ...(prompt === undefined ? [] : [prompt])]
      const what = own === undefined ? [...words, cli.name] : ['--agent', cli.name, '--', ...own]
      const { runner: started } = await geppettoJson<{ runner: { id: string } }>(server, 'run', ...args, ...what)
      runner = started.id
    },
    say: async (text) => must(server, 'send', runner, text),
    press,
    interrupt: async () => {
      const { keys, interruptible } = cli
      const isAtWork = async (): Promise<boolean> =>
        interruptible?.test(await server.tmux('capture-pane', '-p', '-t', 'main:1')) === true
      for (let left = MOST_INTERRUPTS; left > 0; left -= 1) {
        // Not by the product, which needs a second for each key on a busy machine: the second one would come too late.
        for (const key of keys.interrupt) {
          await server.tmux('send-keys', '-t', 'main:1', key)
          await sleep(KEY_GAP_MS)
        }
        await sleep(INTERRUPT_GAP_MS)
        if (!(await isAtWork())) break
      }
    },
    stop: async () => must(server, 'stop', runner),
    wait: async (ms) => sleep(ms),
  }
}

/** A person says it again where nothing happens, after this time. */
const INTERRUPT_GAP_MS = 1500
const MOST_INTERRUPTS = 5

/** Escape with a key right behind it would be another key. */
const KEY_GAP_MS = 150

async function must(server: TestServer, ...args: string[]): Promise<void> {
  const { code, stderr } = await geppetto(server, ...args)
  if (code !== 0) process.stderr.write(`${args.join(' ')}: ${stderr}\n`)
}
