import { Option, type Command } from '@commander-js/extra-typings'
import { FORMS } from '../log/print/forms.ts'
import { type Actions, examples, pastTime, positiveNumber, text, turnCount, wholeNumber } from './action.ts'
import { RUNNER, client, target } from './options.ts'

/** What tells of runners: lists, states, figures, logs and events. */
export function addReadingCommands(program: Command, action: Actions): void {
  program
    .command('dashboard')
    .summary('all runners, live')
    .description(
      'Show all runners live: which one needs you, what each is doing. Keys go there, answer, send and stop.',
    )
    .addOption(new Option('-t, --target <pane>', 'the pane beside which windows are opened').argParser(text).hideHelp())
    .addOption(new Option('--client <name>', 'the terminal that shows it').hideHelp())
    .addHelpText('before', examples('dashboard'))
    .action(action(async (context, options) => (await import('../commands/dashboard.ts')).dashboard(context, options)))

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
    .action(action(async (context, options) => (await import('../commands/ls.ts')).ls(context, options)))

  program
    .command('show')
    .summary('show one runner in full')
    .description('Show one runner in full: state, figures, and why it is in this state.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('show', 'show api --json'))
    .action(action(async (context, runner) => (await import('../commands/show.ts')).show(context, runner)))

  program
    .command('explain')
    .summary('say why a runner is in its state')
    .description('Say why a runner is in its state: what was seen, what won, and what would change it.')
    .argument('[runner]', RUNNER, text)
    .addHelpText('before', examples('explain', 'explain api --json'))
    .action(action(async (context, runner) => (await import('../commands/explain.ts')).explain(context, runner)))

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

  const log = program
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
  for (const { name, summary } of FORMS) {
    const others = FORMS.map((form) => form.name).filter((other) => other !== name)
    log.addOption(new Option(`--${name}`, summary).conflicts(others))
  }
  const ofScreen = [...FORMS.map(({ name }) => name), 'follow', 'lines', 'grep', 'path']
  log
    .addOption(
      new Option('--turns [count]', 'what was asked, said and done, as the agent has noted it; the last ones')
        .argParser(turnCount)
        .conflicts(ofScreen),
    )
    .addOption(new Option('--tools', 'of turns also what tools gave back').conflicts([...ofScreen, 'last']))
    .addOption(new Option('--last', 'the last answer of the agent').conflicts(ofScreen))
    .addOption(new Option('--markdown', 'turns as Markdown').conflicts([...ofScreen, 'last', 'tools']))
    .option('--redact', 'mask what looks like a secret')
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
        'log api --redact -n 200',
        'log claude --turns 3',
        'log claude --last',
      ),
    )
    .action(
      action(async (context, runner, options) =>
        (await import('../commands/open-log.ts')).openLog(context, runner, options),
      ),
    )

  program
    .command('search')
    .summary('find a text in all logs')
    .description(
      'Find a text in the logs of all runners, also of those that have ended: the last lines of each that have it. Capitals count only if you type some.',
    )
    .argument('<text>', 'what to look for', text)
    .option('-e, --regexp', 'it is a regular expression')
    .option('-n, --lines <count>', 'at most so many lines of each runner', positiveNumber, 5)
    .option('--since <time>', 'only what came since then, such as 2h or 14:30', pastTime)
    .addHelpText('before', examples("search 'connection refused'", "search -e 'error|panic' --since 2h -n 20"))
    .action(
      action(async (context, wanted, options) =>
        (await import('../commands/search.ts')).search(context, wanted, options),
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
    .action(action(async (context, options) => (await import('../commands/events.ts')).events(context, options)))

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
    .action(action(async (context, options) => (await import('../commands/usage.ts')).usage(context, options)))
}
