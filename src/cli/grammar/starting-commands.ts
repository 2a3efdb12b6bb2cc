import { Option, type Command } from '@commander-js/extra-typings'
import { type Actions, duration, examples, text, variables } from './action.ts'
import { RUNNER, client, source, target, tell } from './options.ts'

/** What makes runners of panes and commands, and panes of runners again. */
export function addStartingCommands(program: Command, action: Actions): void {
  program
    .command('mark')
    .summary('watch a pane')
    .description('Watch a pane: log its output and show its state. Prints the name of the runner.')
    .addOption(target())
    .option('--name <name>', 'what to call it (default: after its window, directory or program)')
    .option('--agent <agent>', 'what runs in it, such as claude or codex (default: recognised)')
    .option('--idle-after <duration>', 'silence after which it counts as idle', duration)
    .addOption(source())
    .addOption(tell())
    .addHelpText('before', examples('mark', 'mark -t work:1.0 --name api', 'mark --idle-after 2m'))
    .action(action(async (context, options) => (await import('../commands/mark.ts')).mark(context, options)))

  program
    .command('run')
    .summary('start a command or an agent as a runner')
    .description('Start an agent by its name, or any command after --, as a runner. Prints the name of the runner.')
    .argument('<command...>', 'an agent and its first prompt, or -- and a command with its arguments')
    .option('--prompt <text>', 'the first prompt of an agent')
    .option('--yolo', 'let the agent do everything without asking')
    .option('--resume <id>', 'go on with this session of the agent')
    .addOption(new Option('--in <place>', 'where').choices(['session', 'window', 'split']).default('session'))
    .option('-t, --target <pane>', 'the pane that a window or split is opened beside (default: this pane)', text)
    .option('--cwd <directory>', 'where it runs (default: here)', text)
    .option('--env <name=value>', 'a variable of its environment; can be repeated', variables)
    .option('--name <name>', 'what to call it (default: after its branch, prompt, directory or command)')
    .option('--agent <agent>', 'what it is, such as claude or codex (default: recognised)')
    .option('--idle-after <duration>', 'silence after which it counts as idle', duration)
    .addOption(source())
    .addOption(tell())
    .option('--max-duration <duration>', 'end it after this time', duration)
    .option('--keep', 'keep the pane after the command has ended')
    .option('--worktree [branch]', 'in a git worktree with a branch of its own (default: named like the runner)')
    .option('--worktree-root <directory>', 'where the worktree is made (default: beside the repository)')
    .option('--setup <command>', 'a shell command that makes the worktree ready')
    .addHelpText(
      'before',
      examples(
        "run claude 'fix the tests'",
        "run claude 'fix the tests' --worktree=fix/tests --setup 'npm ci'",
        'run -- make test',
        'run --name api --cwd ~/api --env PORT=8080 -- npm start',
      ),
    )
    .action(
      action(async (context, command, options) => (await import('../commands/run.ts')).run(context, command, options)),
    )

  program
    .command('run-typed', { hidden: true })
    .description('Start what was typed at the prompt of the key: an agent with its first prompt, or a command line.')
    .argument('<line>')
    .requiredOption('-t, --target <pane>', 'the pane that its window is opened beside', text)
    .requiredOption('--cwd <directory>', 'where it runs')
    .requiredOption('--client <name>', 'where to say how it went')
    .action(
      action(async (context, line, options) =>
        (await import('../commands/run-typed.ts')).runTyped(context, line, options),
      ),
    )

  program
    .command('unmark')
    .summary('stop watching a pane')
    .description('Stop watching a pane. What runs in it goes on, its log stays.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('unmark', 'unmark api'))
    .action(action(async (context, runner) => (await import('../commands/unmark.ts')).unmark(context, runner)))

  program
    .command('toggle')
    .summary('mark or unmark a pane')
    .description('Mark a pane, or unmark it when it is a runner.')
    .addOption(target())
    .addOption(client())
    .addHelpText('before', examples('toggle', 'toggle -t %3'))
    .action(action(async (context, options) => (await import('../commands/toggle.ts')).toggle(context, options)))
}
