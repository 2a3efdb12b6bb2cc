import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { Failure } from '../base/failure.ts'
import { didYouMean } from '../base/similar.ts'
import { createActions, examples, text } from './grammar/action.ts'
import { EXIT } from './exit-code.ts'
import { addHousekeepingCommands } from './grammar/housekeeping-commands.ts'
import { addPlayingCommands } from './grammar/playing-commands.ts'
import { addReadingCommands } from './grammar/reading-commands.ts'
import { addRecordCommands } from './grammar/record-commands.ts'
import { addStartingCommands } from './grammar/starting-commands.ts'
import { addSteeringCommands } from './grammar/steering-commands.ts'

/** Commands that need the names of agents to be understood or to be explained; every other one starts without them. */
const NAMING_AGENTS = ['hooks', 'help', 'completion', 'man']

/**
 * Runs one command line and returns its exit code. `entry` is the script that was run.
 *
 * Throws a Failure for whatever a person can do something about, wrong usage included.
 */
export async function runProgram(argv: readonly string[], entry: string): Promise<number> {
  let code: number = EXIT.ok
  const finish = (result: number): void => {
    code = result
  }
  const namesAgents = argv.some((word) => NAMING_AGENTS.includes(word))
  const program = createProgram(entry, finish, namesAgents ? await hookedAgents() : [])
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

/** The names of agents whose hooks can be used. */
async function hookedAgents(): Promise<readonly string[]> {
  return (await import('../agents/registry.ts')).HOOKED_AGENTS
}

function createProgram(entry: string, finish: (code: number) => void, hookedNames: readonly string[]): Command {
  const program = new Command('geppetto-tmux')
    .description('Marks tmux panes as runners, logs their output and shows which one needs you.')
    .option('-L <name>', 'the tmux server with this socket name', text)
    .option('-S <path>', 'the tmux server with this socket path', text)
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
  addStartingCommands(program, action)
  addReadingCommands(program, action)
  addPlayingCommands(program, action)
  addRecordCommands(program, action)
  addSteeringCommands(program, action)
  addHousekeepingCommands(program, action, hookedNames)
  addHelpCommand(program)
  program
    .command('man', { hidden: true })
    .description('Print the manual page.')
    .action(async () => void process.stdout.write((await import('./commands/man.ts')).manPage(program, __VERSION__)))
  return program
}

/** Commander's own shows the top for a word that it does not know, and never goes deeper than one. */
function addHelpCommand(program: Command): void {
  for (const command of [program, ...program.commands]) command.helpCommand(false)
  program
    .command('help')
    .summary('print the help of a command')
    .description('Print the help of a command.')
    .argument('[command...]', 'such as log, or controller log')
    .addHelpText('before', examples('help', 'help log', 'help controller log'))
    .action((words) => {
      const { command, path, rest } = commandAt(program, words)
      if (rest.length === 0) return command.outputHelp()
      const next = `${didYouMean(
        rest[0] ?? '',
        command.commands.map((each) => each.name()),
      )}see: ${helpOf(path)}`
      throw new Failure('invalid-request', `there is no command '${[...path, ...rest].join(' ')}'`, { next })
    })
}

function usageFailure(error: CommanderError, program: CommandUnknownOpts, argv: readonly string[]): Failure {
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ')
  const first = argv.findIndex((word) => isCalled(program, word))
  const { path } = commandAt(program, first === -1 ? [] : argv.slice(first))
  return new Failure('invalid-request', message, { next: `see: ${helpOf(path)}`, cause: error })
}

/** The command that some words lead to, the words that did, and those that lead nowhere. */
function commandAt(
  program: CommandUnknownOpts,
  words: readonly string[],
): { readonly command: CommandUnknownOpts; readonly path: readonly string[]; readonly rest: readonly string[] } {
  let command: CommandUnknownOpts = program
  for (const [at, word] of words.entries()) {
    const found = command.commands.find((each) => [each.name(), ...each.aliases()].includes(word))
    if (found === undefined) return { command, path: words.slice(0, at), rest: words.slice(at) }
    command = found
  }
  return { command, path: words, rest: [] }
}

function isCalled(program: CommandUnknownOpts, word: string): boolean {
  return commandAt(program, [word]).rest.length === 0
}

function helpOf(path: readonly string[]): string {
  return ['geppetto-tmux', ...path, '--help'].join(' ')
}
