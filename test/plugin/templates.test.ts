import { describe, expect, test } from 'vitest'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { loadPlugin } from '../support/plugin.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'

/** The states in the order of their urgency. */
const GLYPHS = {
  WAITING: '◆',
  FAILED: '✕',
  LOST: '?',
  STUCK: '▲',
  UNSEEN: '◇',
  ACTIVE: '●',
  STARTING: '◌',
  PAUSED: '‖',
  IDLE: '○',
  COMPLETED: '✓',
}

describe.each(tmuxVersions())('the templates on tmux $version', ({ binary }) => {
  test('show the states, those first that want a person', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await shows(client, '0:w| 1:w| []')

    await publish(server, { ACTIVE: ' @0 ', ACTIVE_COUNT: '2', IDLE: ' @1 @10 ', IDLE_COUNT: '1' })
    await shows(client, '0:w●| 1:w○| [● 2 ○ 1]')

    const all = (windows: string, count: string): Record<string, string> =>
      Object.fromEntries(
        Object.keys(GLYPHS).flatMap((state) => [
          [state, windows],
          [`${state}_COUNT`, count],
        ]),
      )
    await publish(server, all(' @1 ', '3'))
    await shows(client, '0:w| 1:w◆| [◆ 3 ✕ 3 ? 3 ▲ 3 ◇ 3 ● 3 ◌ 3 ‖ 3 ○ 3 ✓ 3]')
    await publish(server, all('', ''))
    await shows(client, '0:w| 1:w| []')
  })

  test('show that a log cannot be written, before everything else', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await publish(server, { TROUBLE: '1', IDLE: ' @1 ', IDLE_COUNT: '1' })
    await shows(client, '0:w| 1:w○| [log! ○ 1]')
    await server.tmux('set', '-g', '@geppetto-badge-trouble', '!')
    await shows(client, '0:w| 1:w○| [! ○ 1]')
    await publish(server, { TROUBLE: '', IDLE: '', IDLE_COUNT: '' })
    await shows(client, '0:w| 1:w| []')
  })

  test('name the runner that has waited longest where there is room, or say states in words', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await publish(server, {
      WAITING: ' @1 ',
      WAITING_COUNT: '2',
      WHO: 'fix } , [x]',
      ACTIVE: ' @0 ',
      ACTIVE_COUNT: '1',
    })
    await shows(client, '0:w●| 1:w◆| [◆ 2 fix } , [x] ● 1]')
    await publish(server, { STALE: '1' })
    await shows(client, '0:w●?| 1:w◆?| [◆ 2 fix } , [x]? ● 1?]')
    await publish(server, { STALE: '' })
    await server.tmux('set', '-g', '@geppetto-status-format', 'words')
    await shows(client, '0:w●| 1:w◆| [◆ 2 waiting ● 1 working]')
    await server.tmux('set', '-g', '@geppetto-status-format', 'counts')
    await shows(client, '0:w●| 1:w◆| [◆ 2 ● 1]')
    await server.tmux('set', '-gu', '@geppetto-status-format')
    await shows(client, '0:w●| 1:w◆| [◆ 2 fix } , [x] ● 1]')
    await using narrow = await attachClient(server, { width: 99 })
    await shows(narrow, '0:w●| 1:w◆| [◆ 2 ● 1]')
  })

  test.each(['ascii', 'nerd'])('have %s glyphs, and yours before them', async (set) => {
    await using server = await startServer(binary, { width: 120, config: `set -g @geppetto-glyphs ${set}` })
    await using client = await dressed(server)
    const states = Object.keys(GLYPHS)
    await publish(server, Object.fromEntries(states.map((state) => [`${state}_COUNT`, '1'])))
    const ascii = '! 1 x 1 ? 1 ^ 1 * 1 + 1 . 1 = 1 - 1 v 1'
    const nerd = [0xf059, 0xf057, 0xf128, 0xf071, 0xf0f3, 0xf04b, 0xf110, 0xf04c, 0xf186, 0xf00c]
    const wanted = set === 'ascii' ? ascii : nerd.map((code) => `${String.fromCodePoint(code)} 1`).join(' ')
    await shows(client, `0:w| 1:w| [${wanted}]`)
    await server.tmux('set', '-g', '@geppetto-badge-waiting', 'W')
    await shows(client, `0:w| 1:w| [W${wanted.slice(1)}]`)
  })

  test('show what is known no longer as stale, and in words that nothing comes any more', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await publish(server, { STALE: '1' })
    await shows(client, '0:w| 1:w| []')
    const known = { WAITING: ' @0 ', WAITING_COUNT: '1', ACTIVE: ' @1 ', ACTIVE_COUNT: '2' }
    await publish(server, known)
    await shows(client, '0:w◆?| 1:w●?| [◆ 1? ● 2?]')
    const dim = await client.screen({ escapes: true })
    expect(dim).toMatch(/\u001B\[2m●\?\u001B\[0m/)
    expect(dim).toMatch(/\u001B\[2m● 2\?\u001B\[0m/)
    await server.tmux('set', '-g', '@geppetto-badge-active', '#[fg=red]run#[default]')
    await publish(server, { TROUBLE: '1' })
    await shows(client, '0:w◆?| 1:wrun?| [log! ◆ 1? run 2?]')
    await publish(server, { DEAD: '1' })
    await shows(client, '0:w◆?| 1:wrun?| [geppetto: stopped, see doctor]')
    await server.tmux('set', '-g', '@geppetto-badge-dead', 'gone')
    await publish(server, {})
    await shows(client, '0:w◆?| 1:wrun?| [gone]')
    await publish(server, { STALE: '', DEAD: '', TROUBLE: '' })
    await shows(client, '0:w◆| 1:wrun| [◆ 1 run 2]')
  })

  test('show the most urgent state of a window', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    for (const [state, glyph] of Object.entries(GLYPHS).toReversed()) {
      await publish(server, { [state]: ' @0 @1 ' })
      await shows(client, `0:w${glyph}| 1:w${glyph}| []`)
    }
  })

  test('take glyphs and colours of the user at once', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await publish(server, { ACTIVE: ' @0 ', ACTIVE_COUNT: '1' })
    await server.tmux('set', '-g', '@geppetto-badge-active', '#[fg=red,bold]run#[default]')
    await shows(client, '0:wrun| 1:w| [run 1]')
    expect(await client.screen({ escapes: true })).toMatch(/\u001B\[1m\u001B\[31mrun/)
  })

  test('show the state of each pane on its border, dim and in doubt when nobody watches', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await server.tmux('split-window', '-d', '-h', '-t', '@0', 'sleep 1000')
    await server.tmux('split-window', '-d', '-v', '-t', '@0', 'sleep 1000')
    await server.tmux('select-window', '-t', '@0')
    await server.tmux('set', '-g', 'pane-border-status', 'top')
    await server.tmux('set', '-g', 'pane-border-format', '<#{pane_id}#{E:@geppetto_pane_badge}>')
    const panes = (await server.tmux('list-panes', '-t', '@0', '-F', '#{pane_id}')).split('\n').toSorted()
    expect(panes).toHaveLength(3)
    const [first = '', second = '', third = ''] = panes
    const borders = async (...badges: string[]): Promise<void> => {
      const expected = panes.map((pane, at) => `<${pane}${badges[at] ?? ''}>`)
      const seen = async (): Promise<string[]> =>
        ((await client.screen()).match(/<%\d+[^>]*>/g) ?? []).toSorted((a, b) => a.localeCompare(b))
      await expect.poll(seen, { timeout: 10_000 }).toEqual(expected)
    }
    await borders()
    for (const [state, glyph] of Object.entries(GLYPHS)) {
      await publish(server, { [`${state}_PANES`]: ` ${first} ${second}0 ` })
      await borders(glyph)
      await publish(server, { [`${state}_PANES`]: '' })
    }
    await borders()
    await publish(server, { WAITING_PANES: ` ${second} `, ACTIVE_PANES: ` ${first} ${third} ` })
    await server.tmux('set', '-g', '@geppetto-badge-active', '#[fg=red,bold]run#[default]')
    await publish(server, { STALE: '1' })
    await borders('run?', '◆?', 'run?')
    expect(await client.screen({ escapes: true })).toMatch(/\u001B\[[\d;]*2(?:;\d+)*m◆/)
    await publish(server, { STALE: '' })
    await borders('run', '◆', 'run')
    // In the format of a window it is the badge of the pane that is in front there.
    await server.tmux('set', '-g', 'window-status-current-format', '#I:#{E:@geppetto_pane_badge}|')
    await shows(client, '0:run| 1:w| []')
    await server.tmux('select-pane', '-t', second)
    await shows(client, '0:◆| 1:w| []')
    for (const option of ['@geppetto_pane_badge', '@geppetto_pane_glyph']) {
      expect(await server.tmux('show', '-gv', option)).not.toContain('#(')
    }
  })

  test('do not repaint the panes', async () => {
    await using server = await startServer(binary, { width: 120 })
    await using client = await dressed(server)
    await publish(server, { ACTIVE: ' @0 ', ACTIVE_COUNT: '1' })
    await shows(client, '0:w●| 1:w| [● 1]')
    const written = async (): Promise<number> => Number(await server.tmux('list-clients', '-F', '#{client_written}'))
    const before = await written()
    await publish(server, { ACTIVE: '', ACTIVE_COUNT: '', IDLE: ' @0 ', IDLE_COUNT: '1' })
    await shows(client, '0:w○| 1:w| [○ 1]')
    expect((await written()) - before).toBeLessThan(1024)
  })
})

/** A client of a server with two windows and nothing but our templates in its status line. */
async function dressed(server: TestServer): Promise<OuterClient> {
  await loadPlugin(server)
  await server.tmux('new-window', '-d')
  await server.tmux('set', '-g', 'status-left', '', ';', 'set', '-g', 'status-right', '[#{E:@geppetto_status}]')
  for (const format of ['window-status-format', 'window-status-current-format']) {
    await server.tmux('set', '-g', format, '#I:w#{E:@geppetto_badge}|')
  }
  return attachClient(server, { width: 120 })
}

/** The controller's side of the carrier, played by hand. */
async function publish(server: TestServer, data: Record<string, string>): Promise<void> {
  const commands = Object.entries(data).flatMap(([name, value]) => [
    ...(value === '' ? ['set-environment', '-gu'] : ['set-environment', '-gh']),
    `GEPPETTO_${name}`,
    ...(value === '' ? [';'] : [value, ';']),
  ])
  const client = await server.tmux('list-clients', '-F', '#{client_name}')
  await server.tmux(...commands, 'refresh-client', '-S', '-t', client)
}

async function line(client: OuterClient): Promise<string> {
  return (await client.statusLine()).trim().replaceAll(/ +/g, ' ')
}

async function shows(client: OuterClient, expected: string): Promise<void> {
  await expect.poll(() => line(client), { timeout: 10_000 }).toBe(expected)
}
