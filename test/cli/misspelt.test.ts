import { describe, expect, test } from 'vitest'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { refusal } from '../support/started.ts'
import { oneVersion, startServer } from '../support/tmux.ts'

const binary = oneVersion()[0]?.binary ?? 'tmux'

describe('a misspelt word', () => {
  test('is answered by the runner that was perhaps meant', async () => {
    await using server = await startServer(binary)
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'mark', '-t', '%0', '--name', 'build')
    const wrongId = `${runner.id.slice(0, -1)}${runner.id.endsWith('a') ? 'b' : 'a'}`
    for (const command of [
      ['show', 'buidl'],
      ['show', 'Build'],
      ['show', 'bui'],
      ['stop', 'buil'],
      ['attach', 'bulid'],
      ['send', 'bild', 'hello'],
      ['wait', 'buidl'],
      ['wait', 'buidl', '--match', 'x'],
      ['log', 'buidl'],
      ['events', '--runner', 'buidl'],
    ]) {
      const { kind, code, next } = await refusal(server, ...command)
      expect([command, kind, code, next?.split(/[?;]/)[0]]).toEqual([
        command,
        'runner-not-found',
        66,
        "did you mean 'build'",
      ])
    }
    expect((await refusal(server, 'show', wrongId)).next).toContain(`did you mean '${runner.id}'`)
    for (const far of ['web', '%7', 'x', 'q'.repeat(60)]) {
      expect((await refusal(server, 'show', far)).next).toBe('list the runners with: geppetto-tmux ls')
    }
    await stopController(server)
  })

  test('is found among the options of the plugin', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-souce', 'pipe')
    await server.tmux('set', '-g', '@geppetto-popups', 'off')
    await server.tmux('set', '-g', '@geppetto-badge-actve', 'x')
    await server.tmux('set', '-g', '@geppetto-zzzzzzzzzz', 'x')
    await server.tmux('set', '-g', '@geppetto_souce', 'ours')
    await server.tmux('set', '-g', '@geppetto-badge-unseen', 'o')
    const wanted = [
      "@geppetto-badge-actve is no option of geppetto-tmux; did you mean '@geppetto-badge-active'?",
      "@geppetto-popups is no option of geppetto-tmux; did you mean '@geppetto-popup'?",
      "@geppetto-souce is no option of geppetto-tmux; did you mean '@geppetto-source'?",
      '@geppetto-zzzzzzzzzz is no option of geppetto-tmux',
    ]
    await geppetto(server, 'mark', '-t', '%0')
    const { problems } = await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')
    expect(problems.toSorted()).toEqual(wanted)
    const { checks } = await geppettoJson<{ checks: { check: string; message: string }[] }>(server, 'doctor')
    const told = checks.filter(({ message }) => message.includes('is no option')).map(({ message }) => message)
    expect(told.toSorted()).toEqual(wanted)
    await stopController(server)
  })

  test('leads to the help of what was perhaps meant', async () => {
    await using server = await startServer(binary)
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await geppetto(server, ...args)
      expect([args, code]).toEqual([args, 64])
      return stderr
    }
    expect(await refused('shwo')).toContain('Did you mean show?')
    expect(await refused('help', 'shwo')).toContain("did you mean 'show'?")
    expect(await refused('controller', 'statsu')).toContain('Did you mean status?')
    expect(await refused('help', 'controller', 'statsu')).toContain("did you mean 'status'?")
    expect(await refused('ls', '--al')).toContain('Did you mean --all?')
    expect(await refused('controller', 'log', '--line', '3')).toContain('geppetto-tmux controller log --help')
    expect(await refused('ls', '--al')).toContain('geppetto-tmux ls --help')
    expect(await refused('wait', 'x', '--for', 'idel')).toContain("'idle'")
    expect(await refused('run', '--in', 'windw', '--', 'true')).toContain('geppetto-tmux run --help')
    expect(await refused('help', 'ls', 'more')).toContain('geppetto-tmux ls --help')
    expect((await geppetto(server, 'help', 'controller', 'log')).stdout).toContain('--lines')
    expect((await geppetto(server, 'help', 'show-log')).stdout).toContain('--grep')
  })
})
