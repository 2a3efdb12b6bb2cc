import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { startServer, type TestServer } from './tmux.ts'

/** Runs git in a directory, as somebody with a name; returns what it prints. */
export async function git(server: TestServer, directory: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main']
  // Submodules of these tests are beside their repositories.
  const local = ['-c', 'protocol.file.allow=always']
  const { stdout } = await execa('git', ['-C', directory, ...identity, ...local, ...args], {
    env: server.env,
    extendEnv: false,
  })
  return stdout
}

/** A server with a repository of one commit in its home. */
export async function withRepository(
  binary: string,
  name = 'my #{pid} app',
): Promise<{ server: TestServer; app: string }> {
  const server = await startServer(binary)
  const app = join(realpathSync(server.home), name)
  mkdirSync(join(app, 'sub'), { recursive: true })
  await git(server, app, 'init', '-q')
  writeFileSync(join(app, '.gitignore'), '.env*\nsecrets/\nnode_modules/\n')
  writeFileSync(join(app, 'sub/file'), 'one\n')
  await git(server, app, 'add', '.')
  await git(server, app, 'commit', '-qm', 'one')
  return { server, app }
}

export async function branches(server: TestServer, app: string): Promise<string[]> {
  return (await git(server, app, 'branch', '--format=%(refname:short)')).split('\n')
}
