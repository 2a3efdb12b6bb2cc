import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { loadPlugin } from '../support/plugin.ts'
import { geppetto, geppettoJson } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'

interface Check {
  readonly check: string
  readonly level: string
  readonly message: string
}

async function told(server: TestServer, check: string): Promise<string[]> {
  const { checks } = await geppettoJson<{ checks: Check[] }>(server, 'doctor')
  return checks.filter((each) => each.check === check).map(({ level, message }) => `${level}: ${message}`)
}

const FINE = ['ok: shows the runners']

describe.each(oldestAndNewest())('doctor on tmux $version', ({ binary }) => {
  test('says what the status line of each session shows', async () => {
    await using server = await startServer(binary, { session: 'main' })
    await loadPlugin(server)
    await server.tmux('new-session', '-d', '-s', 'work')
    expect(await told(server, 'status line')).toEqual(FINE)
    expect(await told(server, 'window badge')).toEqual(FINE)

    await server.tmux('set', '-t', 'work', 'status', 'off')
    const off = "warn: does not show the runners in 'work': the status line is off"
    expect(await told(server, 'status line')).toEqual([off])
    expect(await told(server, 'window badge')).toEqual([off])

    await server.tmux('set', '-t', 'work', 'status', 'on')
    await server.tmux('set', '-t', 'work', 'status-right', 'mine')
    const replaced = "warn: does not show the runners in 'work': nothing in it names @geppetto_status"
    expect(await told(server, 'status line')).toEqual([replaced])
    expect(await told(server, 'window badge')).toEqual(FINE)

    await server.tmux('set', '-g', 'status-format[0]', 'mine #{session_name}')
    await server.tmux('set', '-g', '@unused', '#{E:@geppetto_status} #{E:@geppetto_badge}')
    const own = 'warn: does not show the runners: status-format is your own, and has no place for them'
    expect(await told(server, 'status line')).toEqual([own])
    expect(await told(server, 'window badge')).toEqual([own])

    await server.tmux('set', '-g', 'status-format[1]', '#{E:@unused}')
    expect(await told(server, 'status line')).toEqual([own])
    await server.tmux('set', '-g', 'status', '2')
    await server.tmux('set', '-t', 'work', '-u', 'status')
    expect(await told(server, 'status line')).toEqual(FINE)
    expect(await told(server, 'window badge')).toEqual(FINE)

    await server.tmux('set', '-g', 'status', 'off')
    expect(await told(server, 'status line')).toEqual(['warn: does not show the runners: the status line is off'])
  })

  test('--report has what a report of a fault needs, without the names of its sender', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-idle-after 7s\n' })
    await loadPlugin(server)
    const { stdout: report } = await geppetto(server, 'doctor', '--report')
    expect(report).toContain('@geppetto-idle-after 7s')
    expect(report).toMatch(/^node: v\d/m)
    expect(report).toMatch(/^tmux: \d/m)
    expect(report).toContain('# controller log')
    expect(report).not.toContain(homedir())
  })
})
