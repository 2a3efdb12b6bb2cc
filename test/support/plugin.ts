import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { privateRoot } from './private-root.ts'
import type { TestServer } from './tmux.ts'

export const ROOT = join(import.meta.dirname, '../..')

/**
 * Loads the plugin the way a plugin manager does, and waits for it. What is offered to a new user has been offered, so that
 * it does not cover the status line.
 */
export async function loadPlugin(server: TestServer, checkout = ROOT): Promise<void> {
  await server.tmux('set-option', '-g', '@geppetto_offered', '1')
  await loadForNewUser(server, checkout)
}

/** Loads the plugin the way a plugin manager does, and waits for it. */
export async function loadForNewUser(server: TestServer, checkout = ROOT): Promise<void> {
  const path = `'${join(checkout, 'plugin.tmux').replaceAll("'", `'\\''`)}'`
  await server.tmux('run-shell', path.replaceAll('#', '##'))
}

/** A checkout of what is published, in a directory of its own. */
export async function copyPlugin(checkout: string): Promise<void> {
  for (const file of [...manifest.files, 'package.json'].filter((it) => !it.endsWith('.md'))) {
    await mkdir(dirname(join(checkout, file)), { recursive: true })
    await cp(join(ROOT, file), join(checkout, file), { recursive: true })
  }
}

/** All that a plugin could leave behind in a server. */
export async function traces(server: TestServer): Promise<Record<string, string[]>> {
  const lines = async (...command: string[]): Promise<string[]> => (await server.tmux(...command)).split('\n')
  return {
    options: await lines('show-options', '-g'),
    windowOptions: await lines('show-options', '-gw'),
    serverOptions: await lines('show-options', '-s'),
    hooks: [...(await lines('show-hooks', '-g')), ...(await lines('show-hooks', '-gw'))],
    keys: await lines('list-keys'),
    environment: [...(await lines('show-environment', '-g')), ...(await lines('show-environment', '-gh'))],
  }
}

/** The command a key of a table is bound to. */
export async function binding(server: TestServer, table: string, key: string): Promise<string | undefined> {
  // Not `list-keys -T table`: 3.7c prints nothing then.
  const keys = (await server.tmux('list-keys')).split('\n').map((line) => line.split(/\s+/))
  const found = keys.find((words) => words[words.indexOf('-T') + 1] === table && words[words.indexOf('-T') + 2] === key)
  return found?.slice(found.indexOf('-T') + 3).join(' ')
}

/** A PATH that has what /usr/bin and /bin have, except that there is no node and tmux is the given one. */
export async function pathWithoutNode(tmux: string): Promise<string> {
  const folder = await mkdtemp(join(privateRoot(), 'p'))
  await symlink(tmux, join(folder, 'tmux'))
  for (const source of ['/usr/bin', '/bin']) {
    for (const name of await readdir(source)) {
      if (/^(node|nodejs|npm|npx|tmux)$/.test(name)) continue
      // Where /bin is /usr/bin, everything comes twice.
      await symlink(join(source, name), join(folder, name)).catch(() => undefined)
    }
  }
  return folder
}
