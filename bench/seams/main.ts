/**
 * Logs cut anywhere, panes that write on and are resized, and what joins them: is every line there once?
 *
 * `npm run bench -- seams [--seconds 60] [--seed 1] [--tmux 3.7c]`; each attempt has a seed of its own, counted from there.
 * `--attempts 1` repeats one. Ends with 1 when more than MAX_WRONG of them are wrong: at a resize between a carriage
 * return and its line feed, or with the cursor behind the last column, tmux itself joins two lines of the pane.
 */
import { parseArgs } from 'node:util'
import { isSessionId } from '../../src/protocol/ids.ts'
import { tmuxProgram } from '../../src/tmux/client-program.ts'
import { openControlClient } from '../../src/tmux/control-client.ts'
import { capabilities } from '../../src/tmux/version.ts'
import openRoot from '../../test/support/private-root.ts'
import { startServer, tmuxVersions } from '../../test/support/tmux.ts'
import { attempt, type Outcome } from './attempt.ts'

const MAX_WRONG = 0.01
const HISTORY_LIMIT = 20_000

const { values } = parseArgs({
  options: {
    tmux: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    attempts: { type: 'string', default: 'Infinity' },
  },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const close = openRoot()
try {
  for (const { version, binary } of tmuxVersions()) if (!(await holds(version, binary))) process.exitCode = 1
} finally {
  await close?.()
}
process.exit()

async function holds(version: string, binary: string): Promise<boolean> {
  await using server = await startServer(binary, { config: `set -g history-limit ${HISTORY_LIMIT}` })
  const session = await server.tmux('display-message', '-p', '#{session_id}')
  if (!isSessionId(session)) throw new Error(`no session: ${session}`)
  const address = { socket: server.socket }
  const line = await openControlClient({
    address,
    program: tmuxProgram(binary),
    session,
    flags: ['no-output'],
    onNotification: () => {},
  })
  const counts: Record<Outcome, number> = { whole: 0, told: 0, wrong: 0 }
  const deadline = performance.now() + Number(values.seconds) * 1000
  let attempts = 0
  for (; attempts < Number(values.attempts) && performance.now() < deadline; attempts += 1) {
    const seed = Number(values.seed) + attempts
    const options = { seed, capabilities: capabilities(version), historyLimit: HISTORY_LIMIT }
    const { outcome, words } = await attempt(server, line, options)
    counts[outcome] += 1
    if (outcome !== 'whole') process.stdout.write(`seed ${seed}: ${outcome} ${words}\n`)
  }
  await line.close()
  const { whole, told, wrong } = counts
  process.stdout.write(
    `tmux ${version}: ${attempts} logs, ${whole} whole, ${told} with a gap that says so, ${wrong} wrong\n`,
  )
  return wrong <= MAX_WRONG * attempts
}
