import { Command, CommanderError } from 'commander'
import { Failure } from '../base/failure.ts'
import { createActions, examples } from './action.ts'
import { EXIT } from './exit-code.ts'
import { addHousekeepingCommands } from './housekeeping-commands.ts'
import { addRunnerCommands } from './runner-commands.ts'
import { addSteeringCommands } from './steering-commands.ts'

/**
 * Runs one command line and returns its exit code. `entry` is the script that was run.
 *
 * Throws a Failure for whatever a person can do something about, wrong usage included.
 */
export async function runProgram(argv: readonly string[], entry: string): Promise<number> {
  let code: number = EXIT.ok
  const program = createProgram(entry, (result) => {
    code = result
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.ok
    // Commander has shown the help of a command that only groups others.
    if (error.code === 'commander.help') return EXIT.usage
    throw usageFailure(error, program, argv)
  }
  return code
}

function createProgram(entry: string, finish: (code: number) => void): Command {
  const program = new Command('geppetto-tmux')
    .description('Marks tmux panes as runners, logs their output and shows which one needs you.')
    .option('-L <name>', 'the tmux server with this socket name')
    .option('-S <path>', 'the tmux server with this socket path')
    .option('--json', 'print one JSON object')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .option('-q, --quiet', 'no words on standard error, except errors')
    .version(__VERSION__, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .addHelpText('before', examples('mark', 'ls', 'log api -f', 'doctor'))
  const action = createActions(entry, finish)
  addRunnerCommands(program, action)
  addSteeringCommands(program, action)
  addHousekeepingCommands(program, action)
  return program
}

function usageFailure(error: CommanderError, program: Command, argv: readonly string[]): Failure {
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ')
  const command = argv.find((word) => program.commands.some((each) => each.name() === word))
  const help = ['geppetto-tmux', ...(command === undefined ? [] : [command]), '--help'].join(' ')
  return new Failure('invalid-request', message, { next: `see: ${help}`, cause: error })
}
