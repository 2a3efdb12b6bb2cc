import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { attachClient } from '../support/outer-client.ts'
import { binding, copyPlugin, pathWithoutNode, traces } from '../support/plugin.ts'
import { stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Where the package tmux-plugin-manager of Debian has it. */
const TPM = '/usr/share/tmux-plugin-manager/tpm'

if (!existsSync(TPM)) process.stderr.write('SKIPPED: the plugin under TPM (package tmux-plugin-manager is missing)\n')

describe.skipIf(!existsSync(TPM)).each(oldestAndNewest())('under TPM on tmux $version', ({ binary }) => {
  test('installs, works without node on the PATH, and stays a clean checkout', async () => {
    await using server = await startServer(binary, { env: { PATH: await pathWithoutNode(binary) } })
    const node = join(server.home, '.nvm/versions/node/v20.0.0/bin')
    await mkdir(node, { recursive: true })
    await symlink(process.execPath, join(node, 'node'))
    await configure(server, await repository(server))
    await using client = await attachClient(server)
    const checkout = join(server.home, '.tmux/plugins/geppetto-tmux')

    expect(await binding(server, 'prefix', 'G')).toBeUndefined()
    await client.keys('C-b', 'I')
    await waitFor('TPM to finish', async () => (await client.screen()).includes('TMUX environment reloaded'))
    await client.keys('Enter')
    expect(await server.tmux('show', '-gv', '@geppetto_dir')).toBe(checkout)
    const installed = await traces(server)

    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => server.tmux('show-options', '-pqv', '@geppetto_id'))
    await client.keys('C-b', 'G', 'm')
    await waitFor('the release', async () => (await server.tmux('show-options', '-pqv', '@geppetto_id')) === '')

    // Without runners it has no client by which it could see the end of the server.
    await stopController(server)

    await server.tmux('source-file', join(server.home, '.tmux.conf'))
    expect({ ...(await traces(server)), hooks: [], environment: [] }).toEqual({
      ...installed,
      hooks: [],
      environment: [],
    })
    const status = await execa('git', ['-C', checkout, 'status', '--porcelain', '--ignored'])
    expect(status.stdout).toBe('')
  })
})

async function configure(server: TestServer, plugin: string): Promise<void> {
  const lines = [`set -g @plugin '${plugin}'`, `run-shell ${TPM}`]
  await writeFile(join(server.home, '.tmux.conf'), `${lines.join('\n')}\n`)
  await server.tmux('source-file', join(server.home, '.tmux.conf'))
}

/** A bare repository with one commit of what is published. */
async function repository(server: TestServer): Promise<string> {
  const source = join(server.home, 'source')
  const bare = join(server.home, 'geppetto-tmux.git')
  await copyPlugin(source)
  const git = async (...args: string[]): Promise<unknown> =>
    execa('git', ['-C', source, '-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args])
  await git('init', '-q')
  await git('add', '-A')
  await git('commit', '-q', '-m', 'Publish')
  await git('clone', '-q', '--bare', '.', bare)
  return bare
}
