/**
 * Real agents at work: their CLIs, driven through all states by the product itself against a model on loopback.
 *
 *   npm run bench -- agents [--agent claude,codex,...] [--version X] [--hooks | --no-hooks] [--first] [--size 120x40]
 *                           [--record DIRECTORY] [--screens] [--tmux VERSION] [--json]
 *
 * Each is started by `geppetto-tmux run AGENT PROMPT` without and with `hooks install AGENT`, and asked, refused,
 * interrupted and ended as a person would; for each step: the states that must follow and those that were told, when and
 * by which rule. `--first`: a first start with its dialogs instead. `--record` keeps what the panes were sent, for
 * `-- states`, and what the agents have noted themselves. The CLIs are installed from npm on demand, of exactly one version each, into a cache directory.
 * `--version` takes another version of one agent.
 */
import { parseArgs } from 'node:util'
import openRoot, { privateRoot } from '../../test/support/private-root.ts'
import { tmuxVersions } from '../../test/support/tmux.ts'
import { CLIS, inVersion } from './clis.ts'
import { installed } from './install.ts'
import { endLeftOvers } from './left-overs.ts'
import { printTrial, type Reported } from './report.ts'
import { runTrial } from './trial.ts'

/** It becomes part of a path. */
const VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

const { values } = parseArgs({
  allowNegative: true,
  options: {
    agent: { type: 'string' },
    version: { type: 'string' },
    hooks: { type: 'boolean' },
    first: { type: 'boolean', default: false },
    size: { type: 'string', default: '120x40' },
    record: { type: 'string' },
    screens: { type: 'boolean', default: false },
    tmux: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const [tmux] = tmuxVersions()
const [cols = 0, rows = 0] = values.size.split('x').map(Number)
if (tmux === undefined || !(cols > 0) || !(rows > 0)) throw new Error('no tmux, or no size such as 120x40')
const wanted = values.agent?.split(',') ?? CLIS.map(({ name }) => name)
const unknown = wanted.filter((name) => !CLIS.some((cli) => cli.name === name))
if (unknown.length > 0) throw new Error(`nobody knows how to drive ${unknown.join(', ')}`)
const { version } = values
if (version !== undefined && (wanted.length !== 1 || !VERSION.test(version)))
  throw new Error('--version takes one exact version, such as 1.2.3, of one --agent')
const close = openRoot()
const root = privateRoot()
const end = async (): Promise<void> => {
  await endLeftOvers(root)
  await close?.()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)))
}
const reported: Reported[] = []
try {
  for (const known of CLIS.filter(({ name }) => wanted.includes(name))) {
    const cli = version === undefined ? known : inVersion(known, version)
    const bin = installed(cli)
    const ways = cli.hookless === true ? [false] : values.hooks === undefined ? [false, true] : [values.hooks]
    for (const hooks of ways) {
      const { first, record, screens } = values
      const result = await runTrial({ cli, bin, tmux: tmux.binary, hooks, cols, rows, first, record, screens })
      const one = { cli, hooks, ...result }
      reported.push(one)
      if (!values.json) printTrial(one)
    }
  }
} finally {
  await end()
}
const outcomes = reported.flatMap((one) => one.outcomes)
const right = outcomes.filter((outcome) => outcome.right).length
if (values.json) process.stdout.write(`${JSON.stringify({ schema: 1, right, of: outcomes.length, reported })}\n`)
else process.stdout.write(`\n${right} of ${outcomes.length} steps right, ${tmux.version}, ${values.size}\n`)
process.exit(right === outcomes.length ? 0 : 1)
