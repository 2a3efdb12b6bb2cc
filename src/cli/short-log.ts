import { parseArgs } from 'node:util'
import { now } from '../base/clock.ts'
import { pastTimeIn } from '../base/past-time.ts'
import { openLog, type LogCommandOptions } from './commands/open-log.ts'
import { createContext, type Context } from './context.ts'
import { FORMS } from './log/print/forms.ts'
import { reportError } from './report.ts'
import { hasLongServerOption, SERVER_OPTIONS } from './short-words.ts'

interface Asked {
  readonly context: Context
  readonly runner: string | undefined
  readonly options: LogCommandOptions
}

/**
 * Shows what a runner said, in the ways that are asked for most. Resolves with false, and nothing done, for any other command
 * line and for one that may be wrong: the whole program understands and explains it, and takes twice as long to load.
 */
export async function showLog(argv: readonly string[], entry: string): Promise<boolean> {
  const asked = understood(argv, entry)
  if (asked === undefined) return false
  try {
    await openLog(asked.context, asked.runner, asked.options)
  } catch (error) {
    process.exitCode = reportError(error, false)
  }
  return true
}

function understood(argv: readonly string[], entry: string): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        'no-color': { type: 'boolean' },
        quiet: { type: 'boolean', short: 'q' },
        target: { type: 'string', short: 't' },
        follow: { type: 'boolean', short: 'f' },
        lines: { type: 'string', short: 'n' },
        since: { type: 'string' },
        until: { type: 'string' },
        grep: { type: 'string' },
        raw: { type: 'boolean' },
        text: { type: 'boolean' },
        ansi: { type: 'boolean' },
      },
    })
    const [name, runner, ...rest] = positionals
    const { S, L, quiet = false, target, follow, grep, raw, text, ansi } = values
    const forms = FORMS.filter((form) => values[form.name] === true)
    if (name !== 'log' || rest.length > 0 || forms.length > 1 || [S, L, runner, target].includes('')) return undefined
    if (hasLongServerOption(argv) || (follow === true && values.until !== undefined)) return undefined
    const lines = given(values.lines, (count) => (/^\d{1,12}$/.test(count) ? Number(count) : undefined))
    const pastTime = (time: string): number | undefined => pastTimeIn(time, now())
    const [since, until] = [given(values.since, pastTime), given(values.until, pastTime)]
    const context = createContext({ S, L, quiet, color: values['no-color'] !== true }, entry)
    return {
      context,
      runner,
      options: { target, follow, lines, since, until, grep, raw, text, ansi },
    }
  } catch {
    return undefined
  }
}

/** What an option means, if it was given. Throws when it means nothing. */
function given(text: string | undefined, read: (text: string) => number | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = read(text)
  if (value === undefined) throw new RangeError(text)
  return value
}
