import { Option, type Command, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { duration, examples, text, texts, type Actions } from './action.ts'
import type { Steering } from '../commands/steer.ts'

const RUNNER = 'its name, id or pane id'
const client = (): Option => new Option('--client <name>', 'move, or answer to, this tmux client').hideHelp()

/** Everything that acts on what runs in a runner, or brings a person there. */
export function addSteeringCommands(program: Command, action: Actions): void {
  program
    .command('wait')
    .summary('block until runners are in a state, or have said something')
    .description(
      'Block until runners are in a state, or have said something. Waiting for exit returns the exit code of the command.',
    )
    .argument('<runner...>', 'names, ids or pane ids; all of them have to be there', texts)
    .option(
      '--for <states>',
      'exit, or one of waiting,failed,lost,stuck,unseen,active,starting,paused,idle,showing,completed,stopped',
    )
    .option('--match <pattern>', 'a line of output, by a regular expression, that is there or comes')
    .option('--timeout <duration>', 'give up after this time, with exit code 75', duration)
    .addHelpText(
      'before',
      examples('wait tests', 'wait api web --for idle,waiting --timeout 10m', "wait api --match 'listening on'"),
    )
    .action(
      action(async (context, runners, options) =>
        (await import('../commands/wait.ts')).wait(context, runners, options),
      ),
    )

  program
    .command('send')
    .summary('type into a runner')
    .description('Type a text into the pane of a runner, as a paste, and send it by Enter.')
    .argument('<runner>', RUNNER, text)
    .argument('[text]', 'the text; - reads standard input')
    .option('--no-enter', 'leave out the Enter')
    .option('--key <key...>', 'press keys, such as Escape, C-c or Up')
    .option('--force', 'even if something is half typed on its prompt, or it waits for an answer')
    .option('--when-idle', 'when its turn is over, never over a dialog or a half typed line')
    .option('--list', 'the texts that wait for that')
    .option('--cancel', 'take them back')
    .addHelpText('before', examples("send claude 'fix the tests'", 'send api --key C-c', 'send claude - <prompt.txt'))
    .action(
      action(async (context, runner, text, options) =>
        (await import('../commands/send.ts')).send(context, runner, text, options),
      ),
    )

  program
    .command('answer')
    .summary('choose an option of the dialog that an agent shows')
    .description(
      'Press one option of the dialog in which an agent waits, if that still stands there. Without an option it says what is ' +
        'asked, about what, and which options there are. What asks for trust, a login, a plan or a limit is not answered from here.',
    )
    .argument('<runner>', RUNNER, text)
    .argument('[option]', 'its key as it is shown, or how its label begins', text)
    .option('--confirm', 'also when the option allows more than this once, or it is not known what it does')
    .option('--seen <dialog>', 'only if this dialog is still there, such as 4-9670bb86', text)
    .addHelpText('before', examples('answer claude', 'answer claude 1 --seen 4-9670bb86', 'answer claude no'))
    .addHelpText(
      'after',
      '\nExit codes: 0 when the agent took it, 1 when it did not or cannot be answered from here, 75 when the dialog has changed.',
    )
    .action(
      action(async (context, runner, option, options) =>
        (await import('../commands/answer.ts')).answer(context, runner, option, options),
      ),
    )

  const steering = (name: string, method: Steering, summary: string, description: string): CommandUnknownOpts =>
    program
      .command(name)
      .summary(summary)
      .description(description)
      .argument('<runner>', RUNNER, text)
      .addOption(client())
      .addHelpText('before', examples(`${name} api`))
      .action(
        action(async (context, runner, options) =>
          (await import('../commands/steer.ts')).steer(context, method, runner, options),
        ),
      )
  steering(
    'stop',
    'end',
    'end a started command, or an agent',
    'End a started command: by its own way to quit if it is an agent, then by TERM, then by KILL. In a marked pane the agent ' +
      'that is in front ends in the same way, and nothing else of the pane.',
  )
  steering('restart', 'restart', 'start a command again', 'Start a command again as it was started; end it first.')
  program
    .command('restore')
    .summary('start again what ended with the tmux server')
    .description(
      'Start again what ran when the tmux server ended: the same names, places and logs, agents in their sessions. Asks first.',
    )
    .argument('[runner...]', 'names or ids (default: all that the last server took with it)', texts)
    .option('-n, --dry-run', 'only list what it would do')
    .option('-y, --yes', 'do not ask')
    .addHelpText('before', examples('restore', 'restore --dry-run', 'restore claude api --yes'))
    .action(
      action(async (context, runners, options) =>
        (await import('../commands/restore.ts')).restore(context, runners, options),
      ),
    )
  steering(
    'pause',
    'pause',
    'stop a started command where it is',
    'Stop the processes of a started command.',
  ).addOption(new Option('--or-resume', 'let it go on when it is paused').hideHelp())
  steering('resume', 'resume', 'let a paused command go on', 'Let a paused command go on.')

  program
    .command('attach')
    .summary('go to a runner')
    .description('Go to the pane of a runner: inside tmux your terminal moves there, outside it is attached.')
    .argument('<runner>', RUNNER, text)
    .addOption(client())
    .addHelpText('before', examples('attach claude'))
    .action(
      action(async (context, runner, options) =>
        (await import('../commands/attach.ts')).attach(context, runner, options),
      ),
    )

  program
    .command('next')
    .summary('go to the runner that wants you')
    .description(
      'Go to the runner that has waited for you longest, else to one that has failed or is done; again for the next.',
    )
    .addOption(new Option('-t, --target <pane>', 'the pane you are in').argParser(text).hideHelp())
    .addOption(client())
    .addHelpText('before', examples('next'))
    .action(action(async (context, options) => (await import('../commands/next.ts')).next(context, options)))

  program
    .command('back')
    .summary('go back to where you were')
    .description('Go back to the pane in which you were before you went to a runner; again for the other way.')
    .addOption(client())
    .addHelpText('before', examples('back'))
    .action(action(async (context, options) => (await import('../commands/back.ts')).back(context, options)))
}
