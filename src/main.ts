import { fileURLToPath } from 'node:url'
import { systemCode } from './base/failure.ts'
import { EXIT } from './cli/exit-code.ts'
import { runProgram } from './cli/program.ts'

const argv = process.argv.slice(2)

// Whoever reads our output may have read enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    process.exit(systemCode(error) === 'EPIPE' ? EXIT.ok : EXIT.inputOutput)
  })
}

process.on('SIGINT', () => process.exit(EXIT.interrupted))

try {
  process.exitCode = await runProgram(argv, fileURLToPath(import.meta.url))
} catch (error) {
  const { reportError } = await import('./cli/report.ts')
  process.exitCode = reportError(error, argv.includes('--json'))
}
