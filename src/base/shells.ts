/** Programs that say nothing of what is done in them. */
export const SHELLS: ReadonlySet<string> = new Set([
  'ash',
  'bash',
  'csh',
  'dash',
  'elvish',
  'fish',
  'ksh',
  'mksh',
  'nu',
  'sh',
  'tcsh',
  'xonsh',
  'zsh',
])
