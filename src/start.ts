import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { systemCode } from './base/failure.ts'
import { EXIT } from './cli/exit-code.ts'
import type * as ShortLog from './cli/short-log.ts'

/*
 * What the launcher runs. It is bundled into one CommonJS file: Node.js starts that in half the time that it takes for the
 * modules of the whole program.
 */

// Whoever reads our output may have read enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: Error) => {
    if (systemCode(error) === 'EPIPE') process.exit(EXIT.ok)
    // Where that cannot be said either there is no one to tell.
    if (stream === process.stdout) writeSync(2, `geppetto-tmux: what is printed cannot be written: ${error.message}\n`)
    process.exit(EXIT.inputOutput)
  })
}

process.on('SIGINT', () => process.exit(EXIT.interrupted))

const [, entry = '', ...argv] = process.argv
void shortWay().then(async (answered) => {
  if (!answered) await import('./main.ts')
})

/** Does what is asked, if it can be done without the whole program; false, and nothing done, if not. */
async function shortWay(): Promise<boolean> {
  switch (commandName()) {
    case 'dashboard':
      return (await import('./cli/short-dashboard.ts')).openDashboard(argv, entry)
    case 'log':
      return shortLog().showLog(argv, entry)
    default:
      return (await import('./cli/short-way.ts')).answerShortly(argv, entry)
  }
}

/** The command: the first word that is no option and no value of -S or -L. */
function commandName(): string | undefined {
  return argv.find((word, at) => !word.startsWith('-') && !/^-[SL]$/.test(argv[at - 1] ?? ''))
}

/** A file of its own, so that the other commands do not load it. */
function shortLog(): typeof ShortLog {
  return createRequire(__filename)('./short-log.cjs') as typeof ShortLog
}
