import type { RunnerRow } from '../../ipc/runners.ts'
import { shownOf, STATE_MARKS } from '../looks/state-mark.ts'

/**
 * True for runners that a person looks for: each word has to be found in what the row says, `s:` and a word in the state,
 * `a:` in the agent, `d:` in the directory or the place. Capitals do not matter.
 */
export function fits(runner: RunnerRow, sought: string): boolean {
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => {
      const [, field = '', part = ''] = /^([sad]):(.*)$/s.exec(word) ?? []
      if (field === 's') return stateWords(runner).some((state) => state.startsWith(part))
      if (field === 'a') return runner.agent.toLowerCase().includes(part)
      if (field === 'd') return places(runner).some((place) => place.toLowerCase().includes(part))
      return words(runner).some((text) => text.toLowerCase().includes(word))
    })
}

function stateWords(runner: RunnerRow): string[] {
  const shown = shownOf(runner)
  return [runner.state, shown, STATE_MARKS[shown].word, ...(runner.waitingFor === undefined ? [] : [runner.waitingFor])]
}

function places({ session, window, pane, cwd, worktree }: RunnerRow): string[] {
  return [
    `${session}:${window}`,
    pane,
    ...(cwd === undefined ? [] : [cwd]),
    ...(worktree === undefined ? [] : [worktree.path, worktree.branch]),
  ]
}

function words(runner: RunnerRow): string[] {
  return [runner.name, runner.id, runner.agent, runner.lastLine, ...places(runner)]
}
