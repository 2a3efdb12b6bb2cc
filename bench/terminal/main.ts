/**
 * Random streams, played to the emulated pane and to real ones: whether their lines, cursor and history agree.
 *
 *   npm run bench -- terminal [--tmux '3.3a 3.8'] [--streams N] [--seed S] [--profile NAME] [--fixtures DIRECTORY]
 *                             [--keep DIRECTORY] [--replay FILE] [--record DIRECTORY] [--against SIDE] [--narrow]
 *                             [--panes N] [--shrink N]
 *
 * `--fixtures` adds changed parts of recordings (`*.control.jsonl`, also `.gz`), `--keep` writes each difference, made
 * small, to `VERSION.jsonl` there, and `--replay` plays such a file again instead of random streams. `--record` compares
 * nothing: it writes all of the streams with what tmux has to `VERSION.jsonl` there. `--narrow` switches the option
 * variation-selector-always-wide off. `--shrink` says how many differences are made small (default 100).
 *
 * `--against` takes another side instead of ours: a version of tmux, `new` for the same tmux with a new pane for each
 * stream, `faulty` for the same tmux that never hears of ECH. Ends with 1 when there is a difference.
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import openRoot from '../../test/support/private-root.ts'
import { tmuxVersions, type TmuxVersion } from '../../test/support/tmux.ts'
import { hasCrashed } from '../../test/support/terminal/compare.ts'
import { generate, profileNames } from '../../test/support/terminal/generate.ts'
import { keptLine, readKept } from '../../test/support/terminal/kept.ts'
import { readRecordings } from '../../test/support/terminal/mutations.ts'
import { ourSide } from '../../test/support/terminal/ours.ts'
import { described, explained } from '../../test/support/terminal/explained.ts'
import type { Scenario, Side, Step } from '../../test/support/terminal/scenario.ts'
import { signature } from '../../test/support/terminal/signature.ts'
import { openTmuxSide, type TmuxSide } from '../../test/support/terminal/tmux-side.ts'
import { tryAll, type Trial } from '../../test/support/terminal/trial.ts'
import { groups, HEAD, row } from './report.ts'

const PROGRESS_MS = 10_000
/** Differences of one kind that are printed. */
const MAX_ALIKE = 3
const ERASE_CHARACTERS = /\x1b\[\d*X/g

const { values } = parseArgs({
  options: {
    tmux: { type: 'string' },
    streams: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    profile: { type: 'string' },
    fixtures: { type: 'string' },
    keep: { type: 'string' },
    replay: { type: 'string' },
    record: { type: 'string' },
    against: { type: 'string' },
    panes: { type: 'string', default: '16' },
    shrink: { type: 'string', default: '100' },
    narrow: { type: 'boolean', default: false },
  },
})
const recordings = values.fixtures === undefined ? [] : readRecordings(values.fixtures)
const { profile, keep, against, record } = values
if (profile !== undefined && !profileNames(recordings).includes(profile)) {
  throw new Error(`there is no profile ${profile}: ${profileNames(recordings).join(', ')}`)
}
const replayed = values.replay === undefined ? undefined : readKept(readFileSync(values.replay, 'utf8'))
const streams = replayed?.length ?? Number(values.streams)
const panes = Number(values.panes)
const versions = versionsOf(values.tmux)
const close = openRoot()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void close?.().finally(() => process.exit(130)))
}
try {
  if (record === undefined) await compareAll()
  else for (const tmux of versions) await recordAll(tmux, record)
} finally {
  await close?.()
}
process.exit()

async function compareAll(): Promise<void> {
  const trials: { version: string; trial: Trial }[] = []
  for (const tmux of versions) trials.push({ version: tmux.version, trial: await compare(tmux) })
  for (const { version, trial } of trials) {
    if (trial.differences.length > 0) process.stdout.write(`\ntmux ${version}\n${groups(trial)}`)
    for (const scenario of trial.crashes) process.stdout.write(`ends tmux: ${described(scenario)}\n`)
    for (const scenario of trial.astray) process.stdout.write(`cursor astray: ${described(scenario)}\n`)
    for (const scenario of trial.unsteady) process.stdout.write(`unsteady: ${described(scenario)}\n`)
  }
  process.stdout.write(`\nseed ${values.seed}\n\n${HEAD}`)
  for (const { version, trial } of trials) process.stdout.write(row(version, trial))
  process.exitCode = trials.some(({ trial }) => trial.differences.length > 0) ? 1 : 0
}

/** Writes what tmux has at the end of each stream. */
async function recordAll(tmux: TmuxVersion, directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true })
  await using real = await openTmuxSide(tmux)
  const lines: string[] = []
  for (let number = 0; number < streams; number += 1) {
    const scenario = scenarioOf(number)
    const expected = await real.play(scenario)
    if (!hasCrashed(expected)) lines.push(keptLine({ version: tmux.version, scenario, expected }))
  }
  writeFileSync(join(directory, `${tmux.version}.jsonl`), lines.join(''))
}

function scenarioOf(number: number): Scenario {
  const known = replayed?.[number]?.scenario
  if (known !== undefined) return known
  const scenario = generate(number, { seed: Number(values.seed), profile, recordings })
  if (!values.narrow) return scenario
  return { ...scenario, options: { ...scenario.options, variationSelectorAlwaysWide: false } }
}

async function compare(tmux: TmuxVersion): Promise<Trial> {
  const { version } = tmux
  await using real = await openTmuxSide(tmux)
  await using other = await otherSide(tmux)
  if (keep !== undefined) mkdirSync(keep, { recursive: true })
  const shown = new Map<string, number>()
  let toldAt = performance.now()
  const trial = await tryAll({
    expected: real.play,
    found: other.play,
    scenario: scenarioOf,
    streams,
    atOnce: panes,
    maxShrunk: Number(values.shrink),
    onDifference: (difference) => {
      const name = difference.shrunk ? signature(difference.scenario, difference.aspects) : ''
      const alike = (shown.get(name) ?? 0) + 1
      shown.set(name, alike)
      if (difference.shrunk && alike <= MAX_ALIKE) process.stdout.write(`${explained(version, difference)}\n`)
      if (keep !== undefined) appendFileSync(join(keep, `${version}.jsonl`), keptLine({ version, ...difference }))
    },
    onProgress: (done) => {
      if (performance.now() - toldAt < PROGRESS_MS) return
      toldAt = performance.now()
      process.stderr.write(`tmux ${version}: ${done} streams\n`)
    },
  })
  process.stderr.write(`tmux ${version}: ${trial.streams} streams, ${real.effort()}\n`)
  return trial
}

async function otherSide(tmux: TmuxVersion): Promise<{ readonly play: Side } & AsyncDisposable> {
  const nothing = async (): Promise<void> => undefined
  switch (against) {
    case undefined:
      return { play: ourSide(tmux.version), [Symbol.asyncDispose]: nothing }
    case 'faulty':
      return faulty(await openTmuxSide(tmux))
    case 'new':
      return openTmuxSide(tmux, { alwaysNew: true })
    default: {
      const [found] = versionsOf(against)
      if (found === undefined) throw new Error(`no tmux ${against}`)
      return openTmuxSide(found)
    }
  }
}

/** A side that does one thing wrong, to see that it is found and made small. */
function faulty(side: TmuxSide): { readonly play: Side } & AsyncDisposable {
  const without = (step: Step): Step => {
    if (step.kind !== 'write') return step
    return { kind: 'write', data: Buffer.from(step.data.toString('latin1').replace(ERASE_CHARACTERS, ''), 'latin1') }
  }
  return {
    play: async (scenario) => side.play({ ...scenario, steps: scenario.steps.map(without) }),
    [Symbol.asyncDispose]: async () => side[Symbol.asyncDispose](),
  }
}

function versionsOf(wanted: string | undefined): TmuxVersion[] {
  if (wanted !== undefined) process.env['TMUX_VERSIONS'] = wanted
  return tmuxVersions()
}
