import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, rawLog, stopController } from '../support/product.ts'
import { ended, refusal, start, type Started } from '../support/started.ts'
import { oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'

/** A server with a program of this name in its PATH that shows its arguments, and reads a line where it has none. */
async function startWith(binary: string, agent: string): Promise<TestServer> {
  const server = await startServer(binary)
  const script = `#!/bin/sh\nprintf '<%s>' "$OPENCODE_PERMISSION" "$@"\n[ $# -gt 0 ] || { echo 'ready'; read -r line; echo "got $line"; }\n`
  writeFileSync(join(server.home, 'bin', agent), script, { mode: 0o755 })
  return server
}

function configure(server: TestServer, config: string): string {
  const directory = join(server.home, 'config/geppetto-tmux')
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'config.json'), config)
  return join(directory, 'config.json')
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('starts an agent by its name, with a first prompt of any bytes', async () => {
    await using server = await startWith(binary, 'claude')
    const prompt = 'fix "it"; #{pane_id} $HOME\n--now `id`'
    const { id } = await start(server, 'claude', prompt)
    expect(await ended(server, id)).toMatchObject({
      name: 'fix-it-pane_id-home',
      agent: 'claude',
      state: 'completed',
    })
    expect((await rawLog(server, id)).toString().replaceAll('\r\n', '\n')).toBe(`<><--><${prompt}>`)
    const { id: words } = await start(server, 'claude', 'fix', 'the', 'tests', '--yolo', '--resume', 'abc')
    await ended(server, words)
    expect((await rawLog(server, words)).toString()).toBe(
      '<><--resume><abc><--dangerously-skip-permissions><--><fix the tests>',
    )
    await stopController(server)
  })

  it('types the first prompt of an agent that takes none', async () => {
    await using server = await startWith(binary, 'aider')
    const { id } = await start(server, 'aider', '--prompt', 'hello there')
    expect(await ended(server, id)).toMatchObject({ lastLine: 'got hello there' })
    await stopController(server)
  })

  it('refuses a first prompt that would leave its paste, and starts nothing', async () => {
    await using server = await startWith(binary, 'aider')
    const refused = await refusal(server, 'run', 'aider', '--prompt', 'x\u001b[201~\nkill-server')
    expect(refused).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect((await geppettoJson<{ runners: Started[] }>(server, 'ls')).runners).toEqual([])
    expect(await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).toBe('%0')
    await stopController(server)
  })
})

describe.each(oneVersion())('agents and their configuration, tmux $version', ({ binary }) => {
  it('knows the agents that a person adds, and changes', async () => {
    await using server = await startWith(binary, 'own')
    configure(
      server,
      JSON.stringify({
        agents: { mine: { command: ['own', '-v'], prompt: ['--ask='] }, opencode: { command: ['own'] } },
        prices: {},
      }),
    )
    const { id } = await start(server, 'mine', 'why')
    expect(await ended(server, id)).toMatchObject({ agent: 'mine' })
    expect((await rawLog(server, id)).toString()).toBe('<><-v><--ask=why>')
    const { id: changed } = await start(server, 'opencode', '--yolo', '--prompt', 'go')
    await ended(server, changed)
    expect((await rawLog(server, changed)).toString()).toBe('<{"*":"allow"}><--prompt=go>')
    await stopController(server)
  })

  it('names what is wrong with a configuration, and goes on without it', async () => {
    await using server = await startWith(binary, 'claude')
    const path = configure(server, '{"agents": {"claude": {"quit": {"keys": [], "words": "\\u001b[201~"}}}}')
    const quit = await geppetto(server, 'run', 'claude', 'x')
    expect(quit).toMatchObject({ code: 0, stderr: expect.stringContaining(`${path}: agents.claude.quit.words`) })
    configure(server, '{"agents": {"claude": {"command": []}}}')
    const { stderr, code } = await geppetto(server, 'run', 'claude', 'x')
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`${path}: agents.claude.command`),
    })
    const { problems } = await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')
    expect(problems.join(' ')).toContain(path)
    await stopController(server)
  })

  it('says which agent it does not know or find', async () => {
    await using server = await startServer(binary)
    expect(await refusal(server, 'run', 'nobody')).toMatchObject({ kind: 'unknown-agent', code: 64 })
    const missing = { ...server, env: { ...server.env, PATH: join(server.home, 'bin') } }
    expect(await refusal(missing, 'run', 'codex', 'x')).toMatchObject({ kind: 'not-installed', code: 69 })
    expect(await refusal(server, 'run', '--yolo', '--', 'sh')).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect(await refusal(server, 'run', 'aider', 'x', '--prompt', 'y')).toMatchObject({ kind: 'invalid-request' })
    expect((await geppettoJson<{ runners: Started[] }>(server, 'ls')).runners).toEqual([])
    await stopController(server)
  })
})
