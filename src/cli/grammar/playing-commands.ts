import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings'
import { CAST_VERSIONS } from '../log/export/cast.ts'
import { EXPORT_FORMATS } from '../log/export/formats.ts'
import { type Actions, examples, pastTime, text } from './action.ts'
import { RUNNER, target } from './options.ts'

/** What hands on or plays what runners said. */
export function addPlayingCommands(program: Command, action: Actions): void {
  program
    .command('export')
    .summary('hand on what a runner said')
    .description('Hand on what a runner said: as a recording, text, Markdown or a page. Secrets are masked.')
    .argument('[runner]', RUNNER, text)
    .addOption(target())
    .addOption(new Option('--format <format>', 'what to make').choices(EXPORT_FORMATS).default('text'))
    .option('--player', 'with html: a page that plays the recording')
    .option('-o, --output <file>', 'write it to this file, for you alone', text)
    .option('--force', 'also over a file that is there')
    .addOption(new Option('--cast-version <version>', 'of asciicast').choices(CAST_VERSIONS).default('2'))
    .option('--no-redact', 'do not mask secrets')
    .addHelpText(
      'before',
      examples(
        'export api --format md -o api.md',
        'export api --format html --player -o api.html',
        'export api --format cast > api.cast',
      ),
    )
    .action(
      action(async (context, runner, options) =>
        (await import('../commands/export.ts')).exportLog(context, runner, options),
      ),
    )

  program
    .command('replay')
    .summary('play what a runner said')
    .description('Play what a runner said, on this terminal. Pauses of more than 2 s are cut.')
    .argument('[runner]', RUNNER, text)
    .addOption(target())
    .addOption(new Option('--speed <factor>', 'how fast').argParser(speed).default(1))
    .option('--from <time>', 'from 14:30, 2026-01-31 14:30, or 10m ago on', pastTime)
    .option('--real-time', 'with pauses as long as they were')
    .addHelpText('before', examples('replay', 'replay api --speed 4', 'replay api --from 14:30'))
    .action(
      action(async (context, runner, options) =>
        (await import('../commands/replay.ts')).replay(context, runner, options),
      ),
    )
}

/** How many times as fast, from a tenth to what no eye follows. */
function speed(given: string): number {
  const factor = /^\d{1,3}(?:\.\d{1,3})?$/.test(given) ? Number(given) : 0
  if (factor < 0.1 || factor > 100) throw new InvalidArgumentError('Write it like 2 or 0.5, from 0.1 to 100.')
  return factor
}
