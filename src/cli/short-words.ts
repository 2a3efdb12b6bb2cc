/** Options of every short way for `parseArgs`: those that name the tmux server. */
export const SERVER_OPTIONS = {
  S: { type: 'string', short: 'S' },
  L: { type: 'string', short: 'L' },
} as const

/** True for `--S` and `--L`, which `parseArgs` takes with these options and the whole program refuses. */
export function hasLongServerOption(argv: readonly string[]): boolean {
  return argv.some((word) => /^--[SL]\b/.test(word))
}
