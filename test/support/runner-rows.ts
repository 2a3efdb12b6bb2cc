import type { RunnerRow } from '../../src/ipc/runners.ts'

/** A runner as the controller lists it; `since` in milliseconds since the epoch. */
export function rowOf(
  name: string,
  {
    since = 1,
    repository,
    ...fields
  }: Partial<Omit<RunnerRow, 'since'>> & { readonly since?: number; readonly repository?: string } = {},
): RunnerRow {
  const worktree =
    repository === undefined ? {} : { worktree: { path: `${repository}/w`, branch: 'topic', repository } }
  return {
    id: `r${name}`,
    name,
    agent: 'claude',
    state: 'idle',
    since: new Date(since).toISOString(),
    pane: '%1',
    window: 'w',
    session: 's',
    source: 'pipe',
    lastLine: '',
    log: `/nowhere/${name}/output.log`,
    ...worktree,
    ...fields,
  }
}
