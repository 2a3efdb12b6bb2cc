import { sleep } from '../../base/clock.ts'
import { shortWord } from '../../base/shell-word.ts'
import { Failure } from '../../base/failure.ts'
import { requireProcesses } from '../../host/host.ts'
import { isProcess, pidOf } from '../../host/process-state.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Sender } from './sender.ts'

/** How long an agent may take to quit, in milliseconds: it may save what it remembers, on a busy machine. */
const QUIT_MS = 5000
/** How long to wait after each signal, in milliseconds; all together is less than a client's time limit. */
const TERM_MS = 2000
const KILL_MS = 1000
/** How often to check whether the agent has ended: the system does not report the end of a process that is no child. */
const LOOK_MS = 50

/**
 * Ends the agent in a marked pane and the processes that it has started, but nothing else in the pane: by its own way
 * to quit, then by TERM and KILL where these reach no other process. Resolves when it has ended. Throws a Failure
 * `not-started` when no agent is in front, `not-supported` where its processes are not visible here, or `timeout`.
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
        next: `end it in its pane, send it a key (geppetto-tmux send ${shortWord(name)} --key C-c), or let go of it by unmark`,
      },
    )
  }
  // Found now, because after its end its children cannot be told from other processes.
  const others = descendants(pidOf(mark), { elsewhere: false })
  if ((await sender.askToQuit(runner)) && (await goneWithin(mark, QUIT_MS))) return endAll(others)
  // No signal to a connection such as ssh, which may carry more than the agent, or to the group of the pane's program.
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
  throw new Failure('timeout', `'${name}' does not quit`, {
    next: `end it in its pane: geppetto-tmux attach ${shortWord(name)}`,
  })
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // It has ended by itself.
  }
}

async function goneWithin(mark: string, ms: number): Promise<boolean> {
  for (const deadline = performance.now() + ms; isProcess(mark);) {
    if (performance.now() >= deadline) return false
    await sleep(LOOK_MS)
  }
  return true
}
