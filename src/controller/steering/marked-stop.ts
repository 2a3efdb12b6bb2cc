import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { requireProcesses } from '../../host/host.ts'
import { isProcess, pidOf } from '../../host/process-state.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Sender } from './sender.ts'

/** What an agent gets to quit: it may save what it remembers, on a busy machine. */
const QUIT_MS = 5000
/** What it gets to end by each signal; all together stays below what a client waits for an answer. */
const TERM_MS = 2000
const KILL_MS = 1000
/** Nobody tells when a process ends that is not ours. */
const LOOK_MS = 50

/**
 * Ends the agent in a pane that was only marked with what it has started, and nothing else of the pane: by its own way to quit, then by TERM and KILL
 * where they can reach nobody else. Resolves when it has gone. Throws a Failure `not-started` when there is no agent in
 * front, `not-supported` where its processes are not seen from here, or `timeout`.
 */
export async function endMarkedAgent(runner: TrackedRunner, sender: Pick<Sender, 'askToQuit'>): Promise<void> {
  const { descendants, endAll, foregroundOf } = requireProcesses(hostOf(runner.record))
  const { name, pid: program } = runner
  const agent = await runner.findAgent()
  const mark = agent?.process
  const group = mark === undefined ? undefined : foregroundOf(pidOf(mark))
  if (agent === undefined || mark === undefined || group === undefined) {
    throw new Failure(
      'not-started',
      `'${name}' was marked and not started, and has no agent in front to be asked to quit`,
      {
        next: `end it in its pane, send it a key (geppetto-tmux send ${name} --key C-c), or let go of it by unmark`,
      },
    )
  }
  // Once it has ended, nobody knows what it has started.
  const others = descendants(pidOf(mark), { elsewhere: false })
  if ((await sender.askToQuit(runner)) && (await goneWithin(mark, QUIT_MS))) return endAll(others)
  // A connection carries more than the agent; a group that has the pane's program in it is not the agent's own.
  const isCarried = agent.pids.length === 0
  const isOwn = group !== program || pidOf(mark) === program
  for (const [signal, ms] of [
    ['SIGTERM', TERM_MS],
    ['SIGKILL', KILL_MS],
  ] as const) {
    if (isCarried || !isOwn || foregroundOf(pidOf(mark)) !== group) break
    signalGroup(group, signal)
    if (await goneWithin(mark, ms)) return endAll(others)
  }
  throw new Failure('timeout', `'${name}' does not quit`, { next: `end it in its pane: geppetto-tmux attach ${name}` })
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // It went by itself.
  }
}

async function goneWithin(mark: string, ms: number): Promise<boolean> {
  for (const deadline = performance.now() + ms; isProcess(mark);) {
    if (performance.now() >= deadline) return false
    await sleep(LOOK_MS)
  }
  return true
}
