import { Option, type Command } from 'commander'
import { type Actions, duration, examples, pastTime, text, variables, wholeNumber } from './action.ts'
import type { EventsOptions } from '../commands/events.ts'
import type { LsOptions } from '../commands/ls.ts'
import type { MarkOptions } from '../commands/mark.ts'
import type { LogCommandOptions } from '../commands/open-log.ts'
import type { RemoveOptions } from '../commands/remove.ts'
import type { RunOptions } from '../commands/run.ts'
import type { RunTypedOptions } from '../commands/run-typed.ts'
import type { ToggleOptions } from '../commands/toggle.ts'
import type { UsageOptions } from '../commands/usage.ts'

const RUNNER = 'its name, id or pane id (default: the runner of this pane)'
const target = (): Option =>
  new Option('-t, --target <pane>', 'any tmux target that names a pane (default: this pane)').argParser(text)
const source = (): Option =>
  new Option('--source <how>', 'how its output is read (default: @geppetto-source)').choices(['control', 'pipe'])
const tell = (): Option =>
  new Option('--tell <pattern>', 'a line, by a regular expression, that says that it waits for you').argParser(text)
const client = (): Option => new Option('--client <name>', 'answer in the status line of this tmux client').hideHelp()

/** Everything that a person does with runners. */
export function addRunnerCommands(program: Command, action: Actions): void {
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
    .action(
      action(async (context, options: MarkOptions) => (await import('../commands/mark.ts')).mark(context, options)),
    )

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
      action(async (context, command: string[], options: RunOptions) =>
        (await import('../commands/run.ts')).run(context, command, options),
      ),
    )

  program
    .command('run-typed', { hidden: true })
    .description('Start what was typed at the prompt of the key: an agent with its first prompt, or a command line.')
    .argument('<line>')
    .requiredOption('-t, --target <pane>', 'the pane that its window is opened beside', text)
    .requiredOption('--cwd <directory>', 'where it runs')
    .requiredOption('--client <name>', 'where to say how it went')
    .action(
      action(async (context, line: string, options: RunTypedOptions) =>
        (await import('../commands/run-typed.ts')).runTyped(context, line, options),
      ),
    )

  program
    .command('unmark')
    .summary('stop watching a pane')
    .description('Stop watching a pane. What runs in it goes on, its log stays.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('unmark', 'unmark api'))
    .action(action(async (context, runner?: string) => (await import('../commands/unmark.ts')).unmark(context, runner)))

  program
    .command('toggle')
    .summary('mark or unmark a pane')
    .description('Mark a pane, or unmark it when it is a runner.')
    .addOption(target())
    .addOption(client())
    .addHelpText('before', examples('toggle', 'toggle -t %3'))
    .action(
      action(async (context, options: ToggleOptions) =>
        (await import('../commands/toggle.ts')).toggle(context, options),
      ),
    )

  program
    .command('ls')
    .summary('list the runners')
    .description(
      'List the runners, those that want you first: those that live, and those that have ended since you looked.',
    )
    .option('-a, --all', 'also those that have ended and were looked at')
    .option('-w, --wide', 'with processor, memory, output and time left of those that live')
    .addHelpText(
      'before',
      examples('ls', 'ls --all', 'ls --wide', 'ls --json | jq -r \'.runners[] | select(.state == "idle") | .name\''),
    )
    .action(action(async (context, options: LsOptions) => (await import('../commands/ls.ts')).ls(context, options)))

  program
    .command('show')
    .summary('show one runner in full')
    .description('Show one runner in full: state, figures, and why it is in this state.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('show', 'show api --json'))
    .action(action(async (context, runner?: string) => (await import('../commands/show.ts')).show(context, runner)))

  program
    .command('explain')
    .summary('say why a runner is in its state')
    .description('Say why a runner is in its state: what was seen, what won, and what would change it.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('explain', 'explain api --json'))
    .action(
      action(async (context, runner?: string) => (await import('../commands/explain.ts')).explain(context, runner)),
    )

  program
    .command('status')
    .summary('sum up all runners in one line')
    .description('Sum up all runners in one line.')
    .addHelpText('before', examples('status', 'status --json'))
    .action(action(async (context) => (await import('../commands/status.ts')).status(context)))

  program
    .command('sessions')
    .summary('list the tmux sessions and their runners')
    .description('List the sessions of the tmux server and which of them hold runners.')
    .addHelpText('before', examples('sessions', '-L work sessions --json'))
    .action(action(async (context) => (await import('../commands/sessions.ts')).sessions(context)))

  program
    .command('log')
    .alias('show-log')
    .summary('read what a runner said')
    .description('Read what a runner said, as a person would have seen it scroll by. Works without a controller.')
    .argument('[runner]', RUNNER, text)
    .addOption(target())
    .option('-f, --follow', 'go on with what comes')
    .option('-n, --lines <count>', 'only the last lines', wholeNumber)
    .option('--since <time>', 'only what came in the last 10m, 2h, ... or since 14:30, 2026-01-31 14:30', pastTime)
    .addOption(new Option('--until <time>', 'only what came before that').argParser(pastTime).conflicts('follow'))
    .option('--grep <regexp>', 'only lines that match')
    .addOption(new Option('--raw', 'the very bytes that the program wrote').conflicts(['text', 'ansi']))
    .addOption(new Option('--text', 'text without colours').conflicts(['raw', 'ansi']))
    .addOption(new Option('--ansi', 'text with colours, in a pipe too').conflicts(['raw', 'text']))
    .option('--path', 'print where the log is')
    .addOption(client())
    .addHelpText(
      'before',
      examples(
        'log',
        'log api -f',
        'log api --since 10m --grep error',
        'log api --since 14:30 --until 15:00',
        'log api --raw > api.bytes',
      ),
    )
    .action(
      action(async (context, runner: string | undefined, options: LogCommandOptions) =>
        (await import('../commands/open-log.ts')).openLog(context, runner, options),
      ),
    )

  program
    .command('events')
    .summary('print what happened, one JSON object a line')
    .description('Print what happened, one JSON object a line.')
    .option('-f, --follow', 'go on with what happens')
    .option('--runner <runner>', 'only of this one: name, id or pane id', text)
    .option('--since <seq>', 'only events after this number', wholeNumber)
    .option('--metrics', 'with -f: once a second also the figures of each live runner')
    .option('--usage', 'after a change of state also what the agent has used, if that is new')
    .addHelpText('before', examples('events', 'events -f --runner api', 'events --since 120'))
    .action(
      action(async (context, options: EventsOptions) =>
        (await import('../commands/events.ts')).events(context, options),
      ),
    )

  program
    .command('usage')
    .summary('tokens and cost of the agents')
    .description('Show tokens and cost by what the agents have recorded themselves. What is not recorded is n/a.')
    .option('--since <time>', 'only what was used in the last 12h, 7d, ... or since a date', pastTime)
    .addOption(
      new Option('--by <what>', 'one line for each of them')
        .choices(['runner', 'agent', 'model', 'day'])
        .default('agent'),
    )
    .addHelpText('before', examples('usage', 'usage --by runner', 'usage --by day --since 7d', 'usage --json'))
    .action(
      action(async (context, options: UsageOptions) => (await import('../commands/usage.ts')).usage(context, options)),
    )

  program
    .command('rename')
    .summary('give a runner another name')
    .description('Give a runner another name. Window and session keep theirs.')
    .argument('<runner>', 'its name, id or pane id', text)
    .argument('<name>', 'the new name')
    .addHelpText('before', examples('rename claude reviewer', 'rename %3 api'))
    .action(
      action(async (context, runner: string, name: string) =>
        (await import('../commands/rename.ts')).rename(context, runner, name),
      ),
    )

  program
    .command('remove')
    .summary('forget an ended runner and delete its log')
    .description('Forget a runner that has ended, and delete its log, with the worktree that was made for it.')
    .argument('[runner]', 'its name or id', text)
    .option('--ended', 'all runners that have ended')
    .option('--older <duration>', 'of these, those that have ended longer ago than this', duration)
    .option(
      '-f, --force',
      'twice: delete its worktree with everything that is nowhere else',
      (_, times) => times + 1,
      0,
    )
    .option('--keep-worktree', 'leave its worktree and branch where they are')
    .addHelpText('before', examples('remove api', 'remove --ended --older 2d', 'remove claude --keep-worktree'))
    .action(
      action(async (context, runner: string | undefined, options: RemoveOptions) =>
        (await import('../commands/remove.ts')).remove(context, runner, options),
      ),
    )
}
