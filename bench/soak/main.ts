import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { capabilities } from '../../src/tmux/version.ts'
import setup from '../../test/support/private-root.ts'
import { tmuxVersions } from '../../test/support/tmux.ts'
import { SOURCE_WISHES } from '../../src/settings/source-choice.ts'
import { act, KEEPER } from './actions.ts'
import { checkRuns } from './check-runs.ts'
import { checkController, checkServer, takeSamples } from './check-memory.ts'
import { checkFiles, checkLeftOvers } from './check-world.ts'
import { breakSomething, FAULT_KINDS, type FaultKind } from './faults.ts'
import { stopPrograms } from './panes.ts'
import { random } from '../../test/support/choices.ts'
import { report, type SoakResult } from './report.ts'
import { heldBy } from './resources.ts'
import { settle, releaseAll } from './settle.ts'
import { closeWorld, openWorld, type World } from './world.ts'

/**
 * Everything at random for some minutes while things are broken on purpose; then every byte of every log is checked.
 *
 * Panes, sessions, marks, clients and readers come and go. The seed decides what is done and what the programs write; the
 * time that things take is their own.
 *
 * Options: --minutes N (10), --seed S (random), --tmux VERSION, --source auto|control|pipe (auto), --no-terminal (where one
 * is attached all the time), --faults all|none|kill,stop,... , --keep DIR, --json. What a failed soak did and found is kept in
 * DIR.
 * Ends with 0 when nothing is wrong.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      tmux: { type: 'string', default: '' },
      source: { type: 'string', default: 'auto' },
      terminal: { type: 'boolean', default: true },
      faults: { type: 'string', default: 'all' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowNegative: true,
  })
  const seed = Number(values.seed)
  const kept = values.keep ?? join(tmpdir(), `geppetto-soak-${values.tmux || 'tmux'}-${seed}`)
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  const faults = faultsOf(values.faults)
  process.env['TMUX_VERSIONS'] = values.tmux
  const [tmux] = tmuxVersions()
  const wish = SOURCE_WISHES.find((each) => each === values.source)
  if (tmux === undefined || wish === undefined) throw new Error('no such tmux, or no such source')
  process.stderr.write(
    `soak: seed ${seed}, ${values.minutes} min, tmux ${tmux.version}, source ${values.source}, faults ${faults.join(' ') || 'none'}\n`,
  )

  const teardown = setup()
  const world = await openWorld({
    binary: tmux.binary,
    source: wish,
    isHarmless: wish !== 'control' || capabilities(tmux.version).controlIsSafe,
    leastClients: values.terminal ? 1 : 0,
    random: random(seed),
    traceFile: join(kept, 'trace.jsonl'),
  })
  if (values.terminal) await world.attach(KEEPER)
  let result: SoakResult | undefined
  try {
    result = await soak(world, { seed, faults, ms: Number(values.minutes) * 60_000 })
  } finally {
    if (result === undefined || result.failures.length > 0) {
      cpSync(world.state, join(kept, 'state'), { recursive: true, filter: (path) => !path.endsWith('.sock') })
      cpSync(world.programs, join(kept, 'programs'), { recursive: true })
      process.stderr.write(`soak: seed ${seed}; what was found is kept in ${kept}\n`)
    } else if (values.keep === undefined) rmSync(kept, { recursive: true })
    await closeWorld(world)
    await teardown?.()
  }
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : report(result))
  return result.failures.length === 0 ? 0 : 1
}

async function soak(
  world: World,
  options: { readonly seed: number; readonly faults: readonly FaultKind[]; readonly ms: number },
): Promise<SoakResult> {
  const { seed, faults, ms } = options
  const server = heldBy(world.server.pid)
  if (server === undefined) throw new Error('the tmux server is gone')
  const until = Date.now() + ms
  const samples = takeSamples(world)
  // Faults choose by random numbers of their own, so that how long they take does not change what else happens.
  const breaking = { ...world, random: random(seed ^ 0x5eed) }
  const troubles = (async () => {
    while (faults.length > 0 && Date.now() < until) {
      await sleep(breaking.random.int(1000, 8000))
      if (Date.now() < until) await breakSomething(breaking, faults)
    }
  })()
  let actions = 0
  for (; Date.now() < until; actions += 1) {
    await act(world)
    await sleep(world.random.int(20, 500))
  }
  await troubles
  stopPrograms(world)
  const failures = await settle(world)
  const runs = await checkRuns(world)
  samples.stop()
  failures.push(...runs.flatMap((run) => run.failures.map((text) => `${run.id} (${run.pane}, ${run.kind}): ${text}`)))
  for (const { id, gaps } of runs) {
    for (const { why, reason } of gaps) if (reason === 'none') failures.push(`${id}: a gap (${why}) without a reason`)
  }
  failures.push(...world.complaints)
  failures.push(...(await releaseAll(world)))
  failures.push(...checkController(samples.controller.map(({ rssMb }) => rssMb)), ...checkServer(samples.server))
  failures.push(...checkFiles(world), ...(await checkLeftOvers(world, server)))
  return {
    seed,
    minutes: ms / 60_000,
    actions,
    panes: world.panes.length,
    runs,
    disturbances: [...world.faults, ...world.disturbances],
    samples,
    failures,
  }
}

function faultsOf(text: string): readonly FaultKind[] {
  if (text === 'none') return []
  if (text === 'all') return FAULT_KINDS
  return text.split(',').map((name) => {
    const found = FAULT_KINDS.find((kind) => kind === name)
    if (found === undefined) throw new Error(`no fault '${name}': choose from ${FAULT_KINDS.join(', ')}`)
    return found
  })
}

process.exitCode = await main()
