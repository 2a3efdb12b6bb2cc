import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Failure, messageOf } from '../base/failure.ts'
import { ensurePrivateDirectory, stateDirectory } from '../host/paths.ts'
import { jsonText } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import { plain } from '../terminal/plain.ts'

/** Tells a person, or with `json` a program, once what ended the run. Returns the exit code. */
export function reportError(error: unknown, json: boolean): number {
  const failure = error instanceof Failure ? error : bug(error)
  const { kind, message, next } = failure
  if (json) process.stdout.write(`${jsonText({ error: { kind, message, next } })}\n`)
  process.stderr.write(`geppetto-tmux: ${plain(message)}\n${next === undefined ? '' : `  ${plain(next)}\n`}`)
  return exitCodeOf(failure)
}

/** A bug has a stack; it goes into a file and not into the terminal of a person. */
function bug(error: unknown): Failure {
  const next = `details: ${keepDetails(error)}`
  return new Failure('internal', `this is a bug: ${messageOf(error)}`, { next, cause: error })
}

function keepDetails(error: unknown): string {
  const details = `${new Date().toISOString()} ${__VERSION__} node ${process.version}\n${inspect(error)}\n`
  try {
    const directory = stateDirectory()
    ensurePrivateDirectory(directory)
    const path = join(directory, 'crash.log')
    writeFileSync(path, details, { mode: 0o600 })
    return path
  } catch {
    return details
  }
}
