import { SOURCE_KINDS } from '../../runner/source-kind.ts'
import { Option } from '@commander-js/extra-typings'
import { text } from './action.ts'

/** How the argument is described that names a runner. */
export const RUNNER = 'its name, id or pane id (default: the runner of this pane)'
/** The pane that a command is about. */
export const target = (): Option =>
  new Option('-t, --target <pane>', 'any tmux target that names a pane (default: this pane)').argParser(text)
/** How a runner is read. */
export const source = (): Option =>
  new Option('--source <how>', 'how its output is read (default: @geppetto-source)').choices(SOURCE_KINDS)
/** By what a runner is seen to wait. */
export const tell = (): Option =>
  new Option('--tell <pattern>', 'a line, by a regular expression, that says that it waits for you').argParser(text)
/** Where keys want their answer. */
export const client = (): Option =>
  new Option('--client <name>', 'answer in the status line of this tmux client').hideHelp()
