import { Failure } from '../../base/failure.ts'
import { plain } from '../../terminal/plain.ts'
import { agentCommand, isAgentCommand, type AgentLaunch } from './agent-command.ts'
import type { Context } from '../context.ts'
import { tellClient } from '../looks/feedback.ts'
import { start } from './run.ts'

export interface RunTypedOptions {
  readonly target: string
  readonly client: string
  readonly cwd: string
}

/** A line without these means the same to a shell and without one. */
const FOR_THE_SHELL = /[^\w@%+:,./ -]/

/** Starts what a person has typed at the prompt of the key: an agent with its first prompt, or a command line. */
export async function runTyped(context: Context, line: string, options: RunTypedOptions): Promise<void> {
  await tellClient(context, options.client, await startTyped(context, line, options))
}

/** Starts it in a window beside a pane, and returns what to say of it. */
export async function startTyped(
  context: Context,
  line: string,
  { target, cwd }: Pick<RunTypedOptions, 'target' | 'cwd'>,
): Promise<string> {
  const { runner, notice } = await start(context, launchOf(context, line.trim()), { in: 'window', target, cwd })
  const what = `started ${runner.name} in ${runner.pane}`
  return plain(notice === undefined ? what : `${what}; ${notice}`)
}

function launchOf(context: Context, line: string): AgentLaunch {
  const [first = '', ...words] = line.split(/ +/)
  if (first === '') throw new Failure('invalid-request', 'there is nothing to run')
  const rest = line.slice(first.length).trim()
  if (isAgentCommand(context, first) && !rest.startsWith('-')) {
    const prompt = unquoted(rest)
    return agentCommand(context, first, prompt === '' ? {} : { prompt })
  }
  const shell = context.env['SHELL'] ?? '/bin/sh'
  const command = FOR_THE_SHELL.test(line) ? [shell, '-c', line] : [first, ...words]
  return { command, env: {}, typed: undefined, agent: undefined }
}

/** Words without the quotes around all of them, which a shell would take away. */
function unquoted(words: string): string {
  const [, , inner] = /^(['"])(.*)\1$/s.exec(words) ?? []
  return inner === undefined || inner.includes(words.charAt(0)) ? words : inner
}
