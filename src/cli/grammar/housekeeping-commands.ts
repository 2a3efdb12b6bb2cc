import { Argument, Option, type Command } from '@commander-js/extra-typings'
import { examples, screenSize, wholeNumber, type Actions } from './action.ts'

/** Everything about geppetto-tmux itself. `hookedAgents` are the names of agents whose hooks can be used. */
export function addHousekeepingCommands(program: Command, action: Actions, hookedAgents: readonly string[]): void {
  addControllerCommands(program, action)
  addHookCommands(program, action, hookedAgents)

  program
    .command('doctor')
    .summary('check that everything is as it should be')
    .description('Check node, tmux, the controller, files and keys, and say what to do where something is wrong.')
    .option('--report', 'print what a report of a fault needs; your home, user and host are masked')
    .addHelpText('before', examples('doctor', 'doctor --report > report.txt', 'doctor --json'))
    .action(action(async (context, options) => (await import('../commands/doctor.ts')).doctor(context, options)))

  program
    .command('rules')
    .summary('try out the rules by which agents are understood')
    .description('The rules by which agents are understood: ours, and yours in ~/.config/geppetto-tmux/rules.')
    .addHelpText('before', examples('rules test session.control.jsonl.gz --agent claude'))
    .command('test')
    .description('replay a recording of a pane and print its states over time')
    .argument('<file>', 'what a control client was sent, {"t": SECONDS, "line": "%output ..."} a line; may be zipped')
    .option('--agent <agent>', 'what was recorded (default: recognised)')
    .addOption(
      new Option('--size <size>', 'of the recorded pane')
        .default({ cols: 120, rows: 40 }, '120x40')
        .argParser(screenSize),
    )
    .action(
      action(async (context, file, options) =>
        (await import('../commands/rules-test.ts')).rulesTest(context, file, options),
      ),
    )

  program
    .command('uninstall')
    .summary('leave tmux as it was before')
    .description('Release all runners and take options, keys and hooks of geppetto-tmux out of the tmux server.')
    .option('--purge', 'delete all logs too')
    .option('--yes', 'do not ask before deleting')
    .addHelpText('before', examples('uninstall', 'uninstall --purge'))
    .action(action(async (context, options) => (await import('../commands/uninstall.ts')).uninstall(context, options)))

  program
    .command('completion')
    .summary('print a completion script for your shell')
    .description('Print a completion script for your shell.')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'before',
      examples(
        'completion bash > ~/.local/share/bash-completion/completions/geppetto-tmux',
        'completion zsh > "${fpath[1]}/_geppetto-tmux"',
        'completion fish > ~/.config/fish/completions/geppetto-tmux.fish',
      ),
    )
    .action(
      action(async (context, shell) => (await import('../commands/completion.ts')).completion(context, shell, program)),
    )
}

function addHookCommands(program: Command, action: Actions, agents: readonly string[]): void {
  const hooks = program
    .command('hooks')
    .summary('let agents tell when they work, wait and are done')
    .description('Let agents tell at once when they work, wait and are done, by the hooks in their settings.')
    .addHelpText('before', examples('hooks status', 'hooks install claude', 'hooks uninstall'))
  const agent = (): Argument => new Argument('[agent]').choices(agents)

  hooks
    .command('install')
    .description('put them into the settings (default: of every agent that was used here)')
    .addArgument(agent())
    .action(action(async (context, name) => (await import('../commands/hooks.ts')).install(context, name)))
  hooks
    .command('uninstall')
    .description('take them out again; the rest of the settings stays as it is')
    .addArgument(agent())
    .action(action(async (context, name) => (await import('../commands/hooks.ts')).uninstall(context, name)))
  hooks
    .command('status')
    .description('where they are')
    .addArgument(agent())
    .action(action(async (context, name) => (await import('../commands/hooks.ts')).status(context, name)))
}

function addControllerCommands(program: Command, action: Actions): void {
  const controller = program
    .command('controller')
    .summary('the background process of this tmux server')
    .description('The background process that watches the runners of one tmux server. It starts when it is needed.')
    .addHelpText('before', examples('controller status', 'controller restart', 'controller log -n 100'))

  controller
    .command('start')
    .description('start it, unless it runs')
    .action(action(async (context) => (await import('../commands/controller.ts')).start(context)))
  controller
    .command('stop')
    .description('end it; the next one goes on with the same runners')
    .action(action(async (context) => (await import('../commands/controller.ts')).stop(context)))
  controller
    .command('restart')
    .description('end it and start this version')
    .action(action(async (context) => (await import('../commands/controller.ts')).restart(context)))
  controller
    .command('status')
    .description('how it is; exits 69 when none runs')
    .action(action(async (context) => (await import('../commands/controller.ts')).status(context)))
  controller
    .command('log')
    .description('the last lines of its log')
    .option('-n, --lines <count>', 'how many', wholeNumber, 50)
    .action(
      action(async (context, options) =>
        (await import('../commands/controller-log.ts')).controllerLog(context, options),
      ),
    )
  controller
    .command('refresh', { hidden: true })
    .description('look at the server again')
    .action(action(async (context) => (await import('../commands/controller.ts')).refresh(context)))
  controller
    .command('find', { hidden: true })
    .description('mark the panes in which known agents run')
    .action(action(async (context) => (await import('../commands/controller-find.ts')).find(context)))
  controller
    .command('run', { hidden: true })
    .description('be the controller')
    .option('--after <mark>', 'only in place of the controller that was this process')
    .action(
      action(async (context, options) =>
        (await import('../commands/controller-run.ts')).controllerRun(context, options),
      ),
    )
}
