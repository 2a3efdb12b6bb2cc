import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import openRoot, { privateRoot } from '../../test/support/private-root.ts'
import { tmuxVersions } from '../../test/support/tmux.ts'
import { describeMachine, machineLine } from './machine.ts'
import { markdown, type Row } from './row.ts'

export interface BenchOptions {
  /** How often each variant is measured; undefined: as often as the bench finds right. */
  readonly runs: number | undefined
  /** How long whatever lasts shall last; undefined: as long as the bench finds right. */
  readonly seconds: number | undefined
  /** The one source to measure; undefined: what the bench compares. */
  readonly source: string | undefined
  /** With a terminal attached, or without; undefined: what the bench compares. */
  readonly terminal: boolean | undefined
  /** The binary to measure with. */
  readonly tmux: string
  /** An own directory, gone afterwards. */
  readonly directory: string
}

/**
 * Runs one bench and prints its rows: a Markdown table, or with `--json` one object. Whatever it starts under the private
 * root of the tests is ended, also when it fails or is interrupted.
 */
export async function bench(measure: (options: BenchOptions) => Promise<readonly Row[]>): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      source: { type: 'string' },
      terminal: { type: 'boolean' },
      tmux: { type: 'string' },
    },
    allowNegative: true,
  })
  const tmux = findTmux(values.tmux)
  const machine = describeMachine(tmux, values)
  const close = openRoot()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void close?.().finally(() => process.exit(130)))
  }
  try {
    const { runs, seconds, source, terminal } = values
    const options = { runs: count(runs), seconds: count(seconds), source, terminal, tmux, directory: privateRoot() }
    const rows = await measure(options)
    const name = basename(process.argv[1] ?? '', '.ts')
    if (values.json) process.stdout.write(`${JSON.stringify({ schema: 1, bench: name, machine, rows })}\n`)
    else process.stdout.write(`${machineLine(machine)}\n\n${markdown(rows)}`)
  } finally {
    await close?.()
  }
  // Clients and controllers that are on their way out must not hold up the end.
  process.exit()
}

/** A path, or a version that scripts/tmux-versions has prepared; default: the installed one. */
function findTmux(wanted: string | undefined): string {
  if (wanted?.includes('/') === true) return wanted
  if (wanted !== undefined) process.env['TMUX_VERSIONS'] = wanted
  const [found] = tmuxVersions()
  if (found === undefined) throw new Error('no tmux')
  return found.binary
}

function count(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value > 0)) throw new Error(`'${text}' is not a number above zero`)
  return value
}
