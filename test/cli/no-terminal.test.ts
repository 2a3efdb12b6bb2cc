import { describe, expect, test } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { refusal } from '../support/started.ts'
import { oneVersion, startServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const binary = oneVersion()[0]?.binary ?? 'tmux'

describe('without a terminal', () => {
  test('nobody can be brought to a runner, and is told what to do', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'quiet', '--idle-after', '1s')
    await geppetto(server, 'wait', 'quiet', '--for', 'idle', '--timeout', '30s')
    for (const command of [['attach', 'quiet'], ['next'], ['attach', '%0']]) {
      const { kind, code, next } = await refusal(server, ...command)
      expect([command, kind, code]).toEqual([command, 'invalid-request', 64])
      expect(next).toContain('in a terminal')
    }
    const { stderr } = await geppetto(server, 'attach', 'quiet')
    expect(stderr).toMatch(/^geppetto-tmux: there is no terminal here.*\n {2}.*attach/)
    await stopController(server)
  })

  test('a terminal that tmux cannot draw on is told of in our words', async () => {
    await using server = await startServer(binary)
    await using outer = await startServer(binary, { width: 120 })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'quiet')
    const command = `env -u TMUX TERM=nothing ${process.execPath} ${ENTRY} -S ${server.socket} attach quiet; echo "code $?"; cat`
    const pane = await outer.tmux('new-window', '-P', '-F', '#{pane_id}', command)
    const shown = await waitFor('its end', async () => {
      const text = await outer.tmux('capture-pane', '-p', '-t', pane)
      return text.includes('code ') ? text : undefined
    })
    expect(shown).toMatch(/^geppetto-tmux: .*terminal/)
    await stopController(server)
  })

  test('an empty target is refused, not taken for the pane in front', async () => {
    await using server = await startServer(binary)
    for (const command of [
      ['next', '-t', ''],
      ['mark', '-t', ''],
      ['toggle', '-t', ''],
      ['log', '-t', ''],
      ['run', '--in', 'window', '-t', '', '--', 'true'],
      ['run', '--cwd', '', '--', 'true'],
      ['show', ''],
      ['stop', ''],
      ['events', '--runner', ''],
    ]) {
      const { code } = await geppetto(server, ...command)
      expect([command, code]).toEqual([command, 64])
    }
    for (const option of ['-S', '-L']) expect((await geppetto(server, option, '', 'ls')).code).toBe(64)
    await stopController(server)
  })
})
