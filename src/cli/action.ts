import { InvalidArgumentError, type Command } from 'commander'
import { parseDuration } from '../base/clock.ts'
import { messageOf } from '../base/failure.ts'
import { createContext, type Context, type GlobalOptions } from './context.ts'
import { EXIT } from './exit-code.ts'

/** What a command does; a number is its exit code. */
type Body<A extends readonly unknown[]> = (context: Context, ...args: A) => Promise<number | void>

/** Makes an action of one run of the program out of what it does with the parsed arguments and options. */
export type Actions = <A extends readonly unknown[]>(body: Body<A>) => (...given: readonly unknown[]) => Promise<void>

/** `entry` is the script that was run; `finish` gets the exit code of the command. */
export function createActions(entry: string, finish: (code: number) => void): Actions {
  return <A extends readonly unknown[]>(body: Body<A>) =>
    async (...given) => {
      // Commander hands over the arguments, the options and the command.
      const command = given.at(-1) as Command
      const args = given.slice(0, -1) as unknown as A
      const context = createContext(command.optsWithGlobals<GlobalOptions>(), entry)
      finish((await answerTo(context, command, async () => body(context, ...args))) ?? EXIT.ok)
    }
}

/** With `--client` a failure is told where the key was pressed: the key binding has no other place for it. */
async function answerTo(context: Context, command: Command, run: () => Promise<number | void>): Promise<number | void> {
  try {
    return await run()
  } catch (error) {
    const { client } = command.opts<{ client?: string }>()
    if (client === undefined) throw error
    const { tellClient } = await import('./feedback.ts')
    await tellClient(context, client, messageOf(error))
  }
}

/** Help that starts with what to type. */
export function examples(...lines: readonly string[]): string {
  return ['Examples:', ...lines.map((line) => `  geppetto-tmux ${line}`), ''].join('\n')
}

/** A duration in milliseconds. */
export function duration(text: string): number {
  const ms = parseDuration(text)
  if (ms === undefined || ms === 0) throw new InvalidArgumentError('Write it like 30s, 5m, 2h or 1d.')
  return ms
}

/** A whole number from zero up. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('Write a whole number.')
  return Number(text)
}
