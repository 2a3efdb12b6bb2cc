import { Option, type Command } from 'commander'
import type { ExportOptions } from '../commands/export.ts'
import { CAST_VERSIONS } from '../log/export/cast.ts'
import { EXPORT_FORMATS } from '../log/export/formats.ts'
import { type Actions, examples, text } from './action.ts'
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
      action(async (context, runner: string | undefined, options: ExportOptions) =>
        (await import('../commands/export.ts')).exportLog(context, runner, options),
      ),
    )
}
