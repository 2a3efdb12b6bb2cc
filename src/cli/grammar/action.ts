import { InvalidArgumentError, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { now, parseDuration } from '../../base/clock.ts'
import { messageOf } from '../../base/failure.ts'
import { TIME_FORMS, pastTimeIn } from '../../base/past-time.ts'
import { createContext, type Context, type GlobalOptions } from '../context.ts'
import { EXIT } from '../exit-code.ts'

/** What a command does; a number is its exit code. */
type Body<A extends readonly unknown[]> = (context: Context, ...args: A) => Promise<number | void>

/** Makes an action of one run of the program out of what it does with the parsed arguments and options. */
export type Actions = <A extends readonly unknown[]>(body: Body<A>) => (...given: [...A, unknown]) => Promise<void>

/** `entry` is the script that was run; `finish` gets the exit code of the command. */
export function createActions(entry: string, finish: (code: number) => void): Actions {
  return <A extends readonly unknown[]>(body: Body<A>) =>
    async (...given) => {
      // Commander hands over the arguments, the options and the command.
      const command = given.at(-1) as CommandUnknownOpts
      const args = given.slice(0, -1) as unknown as A
      const context = createContext(command.optsWithGlobals() as unknown as GlobalOptions, entry)
      finish((await answerTo(context, command, async () => body(context, ...args))) ?? EXIT.ok)
    }
}

/** With `--client` a failure is told where the key was pressed: the key binding has no other place for it. */
async function answerTo(
  context: Context,
  command: CommandUnknownOpts,
  run: () => Promise<number | void>,
): Promise<number | void> {
  try {
    return await run()
  } catch (error) {
    const { client } = command.opts()
    if (typeof client !== 'string') throw error
    const { tellClient } = await import('../looks/feedback.ts')
    await tellClient(context, client, messageOf(error))
  }
}

/** Help that starts with what to type. */
export function examples(...lines: readonly string[]): string {
  return ['Examples:', ...lines.map((line) => `  geppetto-tmux ${line}`), ''].join('\n')
}

/** A duration in milliseconds. */
export function duration(given: string): number {
  const ms = parseDuration(given)
  if (ms === undefined || ms === 0) throw new InvalidArgumentError('Write it like 30s, 5m, 2h or 1d.')
  return ms
}

/** A time in the past, as a span until now or as a time of the clock; milliseconds since the epoch. */
export function pastTime(text: string): number {
  const at = pastTimeIn(text, now())
  if (at === undefined) throw new InvalidArgumentError(`Write it like ${TIME_FORMS}.`)
  return at
}

/** A text that says something. */
export function text(given: string): string {
  if (given === '') throw new InvalidArgumentError('It is empty.')
  return given
}

/** Texts that all say something. */
export function texts(given: string, before: readonly string[] = []): string[] {
  return [...before, text(given)]
}

/** A whole number from zero up. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('Write a whole number.')
  return Number(text)
}

/** A whole number from one up. */
export function positiveNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1 up.')
  return Number(text)
}

/** How many turns; a name behind the option is taken for its value. */
export function turnCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Write a whole number, and the runner before it.')
  return Number(text)
}

/** Adds `NAME=VALUE` to the variables before it. */
export function variables(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it like NAME=VALUE.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

/** The size of a terminal, such as `120x40`, in cells. */
export function screenSize(text: string): { readonly cols: number; readonly rows: number } {
  const [, cols, rows] = /^([1-9]\d{0,2})x([1-9]\d{0,2})$/.exec(text) ?? []
  if (cols === undefined) throw new InvalidArgumentError('Write it like 120x40.')
  return { cols: Number(cols), rows: Number(rows) }
}
