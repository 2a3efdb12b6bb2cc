/** Our places in tmux's hook arrays: those that wake the controller, and those that hear of agents. */
const HOOK = /^([a-z-]+\[733[12]\]) .*(?:@geppetto_|geppetto-tmux)/

/** The hooks of ours in the output of `show-hooks`, by name and index. */
export function ownHooks(lines: readonly string[]): string[] {
  return lines.flatMap((line) => HOOK.exec(line)?.[1] ?? [])
}

/** What the plugin published, in the output of `show-options`; `@geppetto-*` with a dash is the user's. */
export function ownOptions(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^(@geppetto_\w+)\b/.exec(line)?.[1] ?? [])
}

/** Names in the output of `show-environment -gh`, which is the hidden part that only programs write. */
export function ownVariables(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^(GEPPETTO_\w+)=/.exec(line)?.[1] ?? [])
}

export interface BoundKey {
  readonly table: string
  readonly key: string
}

/** The keys in the output of `list-keys` that run a command of ours; what else is bound is the user's. */
export function ownKeys(lines: readonly string[]): BoundKey[] {
  return lines.flatMap((line) => {
    const match = /^bind-key\s+(?:-r\s+)?-T\s+(\S+)\s+(\S+)\s+run-shell -C "?#\{@geppetto_/.exec(line)
    const [, table, key] = match ?? []
    return table === undefined || key === undefined ? [] : [{ table, key: unquoted(key) }]
  })
}

/** `list-keys` writes some keys as `"M-;"` and some as `\;`. */
function unquoted(key: string): string {
  return key.replace(/^"(.+)"$/, '$1').replaceAll(/\\(?=.)/g, '')
}
