import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { killLoop } from '../test/support/kill-loop.ts'
import { probeStatus } from '../test/support/product.ts'
import setup from '../test/support/private-root.ts'
import { KINDS } from '../test/support/programs/numbered-kinds.mjs'
import { seededRandom, type Random } from '../test/support/random.ts'
import { startServer, tmuxVersions, type TestServer } from '../test/support/tmux.ts'
import { waitFor } from '../test/support/wait-for.ts'

/**
 * `kill -9` of the controller at random moments while panes print numbered lines; then every number has to be in the logs
 * exactly once, or inside a recorded gap.
 *
 * `--kills N`, `--seed N` (printed, so that a run can be repeated as far as moments go), `--kinds a,b`, `--history N`
 * (lines that tmux keeps), `--max-size SIZE` (of a log file), `--source control|pipe` (default: what the version gets),
 * `--process reader` kills the reader of pipes instead.
 * TMUX_VERSIONS chooses the tmux.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kinds: { type: 'string', default: Object.keys(KINDS).join(',') },
    history: { type: 'string', default: '20000' },
    'max-size': { type: 'string', default: '256K' },
    source: { type: 'string', default: 'auto' },
    process: { type: 'string', default: 'controller' },
  },
})

/** A reader that nobody is read by any more, as control mode is safe, does not come back. */
const READER_MS = 5000

const end = setup()
try {
  for (const { version, binary } of tmuxVersions()) {
    const config = [
      `set -g @geppetto-source ${values.source}`,
      `set -g history-limit ${values.history}`,
      `set -g @geppetto-log-max-size ${values['max-size']}`,
      'set -g @geppetto-log-max-files 999',
    ]
    await using server = await startServer(binary, { config: config.join('\n') })
    say(
      `tmux ${version}, seed ${values.seed}, ${values.kills} kills, source ${values.source}, history ${values.history}, node ${process.version}`,
    )
    const results = await killLoop(server, {
      kinds: values.kinds.split(','),
      kills: Number(values.kills),
      random: seededRandom(Number(values.seed)),
      ...(values.process === 'reader' ? { kill: readerAtRandom(server), settle: readerBack(server) } : {}),
      onKill: (count) => {
        if (process.stderr.isTTY || count % 20 === 0) process.stderr.write(`${count} kills\n`)
      },
    })
    for (const { kind, written, inGaps, gaps, recoveredBytes, bytes, reasons } of results) {
      say(
        `${kind.padEnd(10)} ${written} lines, ${bytes} bytes, ${recoveredBytes} recovered, ${gaps} gaps with ${inGaps} lines ${reasons.join('; ')}`,
      )
    }
    const problems = results.flatMap((result) => result.problems)
    for (const problem of problems) say(`WRONG ${problem}`)
    if (problems.length > 0) process.exitCode = 1
  }
} finally {
  await end?.()
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Kills the reader of pipes some time after the last one has come back. */
function readerAtRandom(server: TestServer) {
  return async (random: Random): Promise<void> => {
    await sleep(random() * 2000)
    const found = waitFor('a reader', async () => readerPid(server), { timeoutMs: READER_MS })
    const pid = await found.catch(() => undefined)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
}

/** Waits until a reader has had the time to take every pipe. */
function readerBack(server: TestServer) {
  return async (): Promise<void> => {
    await waitFor('a reader', async () => readerPid(server), { timeoutMs: READER_MS }).catch(() => undefined)
    await sleep(READER_MS)
  }
}

async function readerPid(server: TestServer): Promise<number | undefined> {
  const { readers } = await probeStatus<{ readers: readonly { pid: number }[] }>(server)
  return readers[0]?.pid
}
