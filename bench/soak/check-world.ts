import { isUnbegun } from '../../src/records/unbegun-runs.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { waitFor } from '../../test/support/wait-for.ts'
import { heldBy, processesNaming, zombiesOf, type Held } from './resources.ts'
import type { World } from './world.ts'

const SERVER_GROWTH_FDS = 3

/** What is left after every runner was released and the controller was stopped: nothing. */
export async function checkLeftOvers(world: World, server: Held): Promise<string[]> {
  const failures: string[] = []
  const ours = () => processesNaming(world.server.socket).filter(({ command }) => !command.includes('new-session'))
  await waitFor('our processes to end', () => ours().length === 0, { timeoutMs: 15_000 }).catch(() => undefined)
  for (const { pid, command } of ours()) failures.push(`process ${pid} is left: ${command.slice(0, 200)}`)
  const environment = await world.tmux('show-environment', '-gh')
  const variables = environment.split('\n').filter((line) => line.startsWith('GEPPETTO'))
  if (variables.length > 0) failures.push(`variables are left in tmux: ${variables.join(' ')}`)
  const hooks = (await world.tmux('show-hooks', '-g')).split('\n').filter((line) => line.includes('geppetto'))
  if (hooks.length > 0) failures.push(`hooks are left in tmux: ${hooks.join(' ')}`)
  const marks = await world.tmux('list-panes', '-a', '-F', '#{@geppetto_id}')
  if (marks.trim() !== '') failures.push(`marks are left on panes: ${marks.trim().split(/\s+/).join(' ')}`)
  const clients = await world.tmux('list-clients', '-F', '#{client_control_mode} #{client_pid}')
  if (/^1/m.test(clients)) failures.push(`control clients are left: ${clients}`)

  const now = heldBy(world.server.pid)
  if (now === undefined) return [...failures, 'the tmux server is gone']
  if (now.fds > server.fds + SERVER_GROWTH_FDS) failures.push(`tmux holds ${now.fds} files, ${server.fds} before`)
  const zombies = zombiesOf(world.server.pid)
  if (zombies.length > 0) failures.push(`${zombies.length} children of tmux were not collected`)
  return failures
}

/** Files that should not be there, or are not whole. */
export function checkFiles(world: World): string[] {
  const root = join(world.state, 'runners')
  const begun = readdirSync(root).filter((id) => !isUnbegun(join(root, id)))
  return begun.flatMap((id) =>
    readdirSync(join(root, id)).flatMap((name) => {
      if (/^(output\.log(\.0)?|index\.jsonl|events\.jsonl|runner\.json)$/.test(name)) return []
      if (!/^output\.log\.\d+\.gz$/.test(name)) return [`${id}/${name} is no file of a log`]
      try {
        gunzipSync(readFileSync(join(root, id, name)))
        return []
      } catch {
        return [`${id}/${name} is damaged`]
      }
    }),
  )
}
