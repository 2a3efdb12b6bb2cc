import type { PaneId } from '../../protocol/ids.ts'
import { escapeFormat } from '../../protocol/quote.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'

/** Pane option with the process of an agent that a person has released: it is not marked again by itself. */
const RELEASED = '@geppetto_released'
const OPTIONS = {
  id: '@geppetto_id',
  name: '@geppetto_name',
  agent: '@geppetto_agent',
  started: '@geppetto_started',
} as const

/** Commands that write a runner's data into options of its pane, for later controllers and for formats. */
export function paneMarks({ pane, id, name, agent, started }: RunnerRecord): Command[] {
  const startedMark = started === undefined ? unset(pane, OPTIONS.started) : mark(pane, OPTIONS.started, '1')
  return [mark(pane, OPTIONS.id, id), nameMark(pane, name), agentMark(pane, agent), startedMark, unset(pane, RELEASED)]
}

export function agentMark(pane: string, agent: string): Command {
  return mark(pane, OPTIONS.agent, agent)
}

/** The command that writes the name; `#` is escaped, because formats would take it for a style. */
export function nameMark(pane: string, name: string): Command {
  return mark(pane, OPTIONS.name, escapeFormat(name))
}

export function paneUnmarks(pane: PaneId): Command[] {
  return Object.values(OPTIONS).map((option) => unset(pane, option))
}

/** The command that writes on a pane which agent in it a person has released. */
export function releasedMark(pane: PaneId, process: string): Command {
  return mark(pane, RELEASED, process)
}

function unset(pane: string, option: string): Command {
  return ['set-option', '-pu', '-t', pane, option]
}

function mark(pane: string, option: string, value: string): Command {
  return ['set-option', '-p', '-t', pane, option, value]
}
