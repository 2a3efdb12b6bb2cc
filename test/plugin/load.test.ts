import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachClient } from '../support/outer-client.ts'
import { binding, copyPlugin, loadPlugin, traces } from '../support/plugin.ts'
import { startServer, tmuxVersions } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(tmuxVersions())('the plugin on tmux $version', ({ binary }) => {
  test('is the same after three loads as after one', async () => {
    await using server = await startServer(binary)
    await loadPlugin(server)
    const once = await traces(server)
    await loadPlugin(server)
    await loadPlugin(server)
    expect(await traces(server)).toEqual(once)
  })

  test('adds options and keys of its own and changes nothing else', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-status-position', 'off')
    const before = await traces(server)
    await loadPlugin(server)
    const after = await traces(server)
    const rest = (found: Record<string, string[]>): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(found).map(([kind, lines]) => [kind, lines.filter((line) => !line.includes('geppetto'))]),
      )
    expect(rest(after)).toEqual(rest(before))
  })

  test('binds one key after the prefix, with a note', async () => {
    await using server = await startServer(binary)
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'G')).toContain('@geppetto_hub')
    for (const key of ['m', 'l', '?']) expect(await binding(server, 'geppetto', key)).toContain('@geppetto_')
    expect(await server.tmux('list-keys', '-N')).toMatch(/G +geppetto: /)
  })

  test('follows the key options, also when they change', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-key', 'C-g', ';', 'set', '-g', '@geppetto-mark-key', 'R')
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'C-g')).toContain('@geppetto_hub')
    expect(await binding(server, 'prefix', 'R')).toContain('@geppetto_mark')
    expect(await binding(server, 'prefix', 'G')).toBeUndefined()

    await server.tmux('set', '-g', '@geppetto-key', 'off', ';', 'set', '-g', '@geppetto-mark-key', 'off')
    await server.tmux('set', '-g', '@geppetto-log-key', 'R')
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'C-g')).toBeUndefined()
    expect(await binding(server, 'prefix', 'R')).toContain('@geppetto_log')
    expect(await server.tmux('show', '-gv', '@geppetto_keys')).toBe('R ')
  })

  test('leaves a key alone that does something else, and says so', async () => {
    await using server = await startServer(binary)
    await using client = await attachClient(server)
    await server.tmux('bind-key', 'G', 'display-message', 'mine')
    await server.tmux('set', '-g', '@geppetto-log-key', '"')
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'G')).toBe('display-message mine')
    expect(await binding(server, 'prefix', '\\"')).toContain('split-window')
    await waitFor('the warning', async () => /geppetto: .*G "/.test(await client.statusLine()))
  })

  test('does not unbind what the user has bound to its key since', async () => {
    await using server = await startServer(binary)
    await loadPlugin(server)
    await server.tmux('bind-key', 'G', 'display-message', 'mine')
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'G')).toBe('display-message mine')
  })

  test('goes on with the other keys when one has an impossible name', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-mark-key', 'C-Nonsense', ';', 'set', '-g', '@geppetto-log-key', 'L')
    await server.tmux('unbind-key', 'L')
    await loadPlugin(server)
    expect(await binding(server, 'prefix', 'L')).toContain('@geppetto_log')
    expect(await server.tmux('show', '-gv', '@geppetto_skipped_keys')).toBe('C-Nonsense ')
  })

  test('loads from the configuration file, before there is a session', async () => {
    await using first = await startServer(binary)
    const conf = `run-shell ${join(first.home, 'plugin/plugin.tmux')}`
    await copyPlugin(join(first.home, 'plugin'))
    await using server = await startServer(binary, { config: `set -g @geppetto-key C-g\n${conf}\n` })
    expect(await binding(server, 'prefix', 'C-g')).toContain('@geppetto_hub')
  })

  test('works in a directory with a hostile name that it must not write to', async () => {
    await using server = await startServer(binary)
    const checkout = join(server.home, `it's "a" $(touch x) #{pid} ; path`)
    await mkdir(checkout)
    await copyPlugin(checkout)
    const before = await contents(checkout)
    await chmod(checkout, 0o555)
    await loadPlugin(server, checkout)
    expect(await server.tmux('show', '-gv', '@geppetto_dir')).toBe(checkout)

    await using client = await attachClient(server)
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => server.tmux('show-options', '-pqv', '@geppetto_id'))
    await chmod(checkout, 0o755)
    expect(await contents(checkout)).toEqual(before)
    expect(await readdir(server.home)).not.toContain('x')
  })
})

/** Every file with the time of its last change. */
async function contents(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true })
  return Promise.all(names.map(async (name) => `${name} ${(await stat(join(directory, name))).mtimeMs}`))
}
