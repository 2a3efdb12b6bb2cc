import type { Command } from '@commander-js/extra-typings'
import { type Actions, duration, examples, text } from './action.ts'

/** What changes the records of runners: their names, and whether they are kept. */
export function addRecordCommands(program: Command, action: Actions): void {
  program
    .command('rename')
    .summary('give a runner another name')
    .description('Give a runner another name. Window and session keep theirs.')
    .argument('<runner>', 'its name, id or pane id', text)
    .argument('<name>', 'the new name')
    .addHelpText('before', examples('rename claude reviewer', 'rename %3 api'))
    .action(
      action(async (context, runner, name) => (await import('../commands/rename.ts')).rename(context, runner, name)),
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
      (_, times: number) => times + 1,
      0,
    )
    .option('--keep-worktree', 'leave its worktree and branch where they are')
    .addHelpText('before', examples('remove api', 'remove --ended --older 2d', 'remove claude --keep-worktree'))
    .action(
      action(async (context, runner, options) =>
        // The types of the parser take every flag for one that is there or not.
        (await import('../commands/remove.ts')).remove(context, runner, { ...options, force: Number(options.force) }),
      ),
    )
}
