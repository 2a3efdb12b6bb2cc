import { runProgram } from './cli/program.ts'

const [, entry = '', ...argv] = process.argv

try {
  process.exitCode = await runProgram(argv, entry)
} catch (error) {
  const { reportError } = await import('./cli/report.ts')
  process.exitCode = reportError(error, argv.includes('--json'))
}
