/**
 * Which keys real agents take: each is started by the product against a model on loopback, asks for a command and asks a
 * question, and is answered by `geppetto-tmux answer`. For each answer: what stood there, what was pressed, and what became of it.
 *
 *   npm run bench -- answers [--agent claude,codex,...] [--version X] [--size 120x40] [--tmux VERSION]
 *
 * What is right here may stand in a rule as `press`, with the version and the day. See `bench/agents` for the CLIs.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { DialogBody } from '../../src/ipc/dialogs.ts'
import type { RunnerDetail } from '../../src/ipc/runners.ts'
import openRoot, { privateRoot } from '../../test/support/private-root.ts'
import { geppetto, probeRunner, stopController } from '../../test/support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { CLIS, inVersion, type AgentCli } from '../agents/clis.ts'
import { installed } from '../agents/install.ts'
import { endLeftOvers } from '../agents/left-overs.ts'
import { startModel } from '../agents/model/server.ts'
import { handOf, prepare } from '../agents/trial.ts'

/** An agent that starts for the first time may install something. */
const START_MS = 240_000
const PATIENCE_MS = 60_000
/** A person reads the dialog. */
const READ_MS = 1500
/** What the agent does after an answer takes this long at most. */
const DONE_MS = 20_000

/** One answer: which option, and how it is seen that the agent has understood it. */
interface Step {
  readonly name: string
  /** What is said before; the first one is what the agent is started with. */
  readonly say: string
  readonly option: (dialog: DialogBody) => string | undefined
  readonly isRight: (server: TestServer) => Promise<boolean>
}

const { values } = parseArgs({
  options: {
    agent: { type: 'string' },
    version: { type: 'string' },
    size: { type: 'string', default: '120x40' },
    tmux: { type: 'string' },
  },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const [tmux] = tmuxVersions()
const [width = 120, height = 40] = values.size.split('x').map(Number)
if (tmux === undefined) throw new Error('no tmux')
const wanted = values.agent?.split(',') ?? CLIS.map(({ name }) => name)
const close = openRoot()
const root = privateRoot()
let isRight = true
try {
  for (const known of CLIS.filter(({ name }) => wanted.includes(name))) {
    const cli = values.version === undefined ? known : inVersion(known, values.version)
    isRight = (await answerAll(cli, tmux.binary)) && isRight
  }
} finally {
  await endLeftOvers(root)
  await close?.()
}
process.exit(isRight ? 0 : 1)

async function answerAll(cli: AgentCli, binary: string): Promise<boolean> {
  await using model = await startModel()
  await using server = await startServer(binary, {
    width,
    height,
    env: { ...cli.env(model.url), PATH: `${installed(cli)}:${process.env['PATH'] ?? ''}` },
    config: 'set -g status off\n',
  })
  const { project } = prepare(server, model.url, { cli, first: false })
  const hand = handOf(server, cli, project)
  const has = (file: string) => async (): Promise<boolean> => Promise.resolve(existsSync(join(project, file)))
  const of = (kind: string) => (dialog: DialogBody) => dialog.options.find((one) => one.kind === kind)?.key
  const steps: readonly Step[] = [
    {
      name: 'once',
      say: 'please [[rest 1; run touch one.txt; say Done.]]',
      option: of('once'),
      isRight: has('one.txt'),
    },
    {
      name: 'no',
      say: 'and [[rest 1; run touch two.txt; say Done.]]',
      option: of('no'),
      isRight: async () => !(await has('two.txt')()),
    },
    {
      name: 'the second answer',
      say: 'ask me [[rest 1; ask; rest 1; say Thank you.]]',
      option: ({ options }) => options.find(({ key }) => key === '2')?.key,
      isRight: async () => (await server.tmux('capture-pane', '-p', '-S', '-40', '-t', 'main:1')).includes('Thank you'),
    },
  ]
  let all = true
  try {
    for (const [at, step] of steps.entries()) {
      if (at === 0) await hand.start(step.say)
      else await hand.say(step.say)
      const said = await answer(server, hand.runner(), step, at === 0 ? START_MS : PATIENCE_MS)
      all &&= said.startsWith('right')
      const { dialog } = await probeRunner<RunnerDetail>(server, hand.runner())
      if (dialog !== undefined && cli.offer !== undefined) await hand.press(cli.offer.keys)
      process.stdout.write(`${cli.name} ${cli.version}: ${step.name}: ${said}\n`)
    }
  } finally {
    await stopController(server)
    await server.kill()
    await endLeftOvers(server.home)
  }
  return all
}

/** Answers the next dialog, and says what became of it. */
async function answer(server: TestServer, runner: string, step: Step, patienceMs: number): Promise<string> {
  const shown = async (): Promise<RunnerDetail> => probeRunner<RunnerDetail>(server, runner)
  const dialog = await waitFor('a dialog', async () => (await shown()).dialog, { timeoutMs: patienceMs }).catch(
    () => undefined,
  )
  if (dialog === undefined) return `no dialog\n${await server.tmux('capture-pane', '-p', '-t', 'main:1')}`
  await sleep(READ_MS)
  const { dialog: read = dialog } = await shown()
  const option = step.option(read)
  const what = JSON.stringify(read)
  if (option === undefined) {
    await server.tmux('send-keys', '-t', 'main:1', 'Escape')
    return `not offered: ${what}`
  }
  const { code, stderr } = await geppetto(server, 'answer', runner, option, '--confirm')
  await waitFor('the end of the turn', async () => ['idle', 'completed'].includes((await shown()).state), {
    timeoutMs: DONE_MS,
  }).catch(() => undefined)
  const { dialog: next } = await shown()
  const done = code === 0 && (await step.isRight(server)) && next?.fingerprint !== read.fingerprint
  return `${done ? 'right' : 'WRONG'}: pressed ${option}, ${code}, ${stderr.split('\n').join(' ')} ${done ? '' : what}`
}
