import { describe, expect, test } from 'vitest'
import { attachClient } from '../support/outer-client.ts'
import { loadPlugin, traces } from '../support/plugin.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'

const FLAGS = '#{E:@geppetto_badge_behind_flags}'
const BESIDE = '#{E:@geppetto_badge_beside}'

/** Formats of windows, and where the badge has its place in them. */
const FORMATS: readonly (readonly [format: string, placed: string])[] = [
  ['#I:#W#{?window_flags,#{window_flags}, }', `#I:#W#{?window_flags,#{window_flags}, }${FLAGS}`],
  // As that of dracula and of tokyo-night.
  ['#[fg=#f8f8f2]#[bg=#6272a4] #I #W ', `#[fg=#f8f8f2]#[bg=#6272a4] #I #W${BESIDE} `],
  [
    '#[fg=red] #(true #I)#W#[nobold,dim]#{?window_zoomed_flag, #(true #P) , }#{?window_last_flag,x  , }',
    `#[fg=red] #(true #I)#W${BESIDE}#[nobold,dim]#{?window_zoomed_flag, #(true #P) , }#{?window_last_flag,x  , }`,
  ],
  ['#{?window_zoomed_flag,#W (Z),#W} %H\\1;', `#{?window_zoomed_flag,#W${BESIDE} (Z),#W${BESIDE}} %H\\1;`],
  // As that of catppuccin.
  ['#[bg=#{@x}] #I #[fg=#cdd6f4] #T ', `#[bg=#{@x}] #I #[fg=#cdd6f4] #T${BESIDE} `],
  ['#I', `#I${BESIDE}`],
]

describe.each(tmuxVersions())('@geppetto-status-position on tmux $version', ({ binary }) => {
  test.each(['left', 'right'])('puts the summary into status-%s, once', async (side) => {
    await using server = await startServer(binary)
    const before = await option(server, `status-${side}`)
    await server.tmux('set', '-g', '@geppetto-status-position', side)
    await loadPlugin(server)
    const after = await option(server, `status-${side}`)
    expect(after.replace('#{E:@geppetto_status} ', '')).toBe(before)
    await loadPlugin(server)
    expect(await option(server, `status-${side}`)).toBe(after)
  })

  test('shows the runners without a word of configuration', async () => {
    await using server = await startServer(binary)
    const before = {
      status: await option(server, 'status-right'),
      window: await windowOption(server, 'window-status-format'),
      current: await windowOption(server, 'window-status-current-format'),
    }
    await loadPlugin(server)
    expect(await option(server, 'status-right')).toBe(`#{E:@geppetto_status} ${before.status}`)
    expect(await windowOption(server, 'window-status-format')).toBe(`${before.window}${FLAGS}`)
    expect(await windowOption(server, 'window-status-current-format')).toBe(`${before.current}${FLAGS}`)
  })

  test.each(FORMATS)('puts the badge into %j, and takes it out again', async (format, placed) => {
    await using server = await startServer(binary)
    const escaped = format.replace(/;$/, '\\;')
    for (const name of ['window-status-format', 'window-status-current-format']) {
      await server.tmux('set', '-gw', name, escaped)
    }
    await loadPlugin(server)
    for (const name of ['window-status-format', 'window-status-current-format']) {
      expect(await windowOption(server, name)).toBe(placed)
    }
    await loadPlugin(server)
    expect(await windowOption(server, 'window-status-format')).toBe(placed)
    await server.tmux('set', '-g', '@geppetto-status-position', 'off')
    await loadPlugin(server)
    for (const name of ['window-status-format', 'window-status-current-format']) {
      expect(await windowOption(server, name)).toBe(format)
    }
  })

  test('shows each badge beside the name of its own window', async () => {
    await using server = await startServer(binary, { width: 120 })
    await server.tmux('rename-window', 'build')
    for (const name of ['tests', 'logs', 'zsh']) await server.tmux('new-window', '-n', name, 'cat')
    await server.tmux('select-window', '-t', ':0', ';', 'select-window', '-t', ':2')
    await loadPlugin(server)
    await using client = await attachClient(server, { width: 120 })
    const ids = (await server.tmux('list-windows', '-F', '#{window_id}')).split('\n')
    await server.tmux('set-environment', '-gh', 'GEPPETTO_WAITING', ` ${ids[0] ?? ''} `)
    await server.tmux('set-environment', '-gh', 'GEPPETTO_ACTIVE', ` ${ids[1] ?? ''} ${ids[2] ?? ''} `)
    await server.tmux('refresh-client', '-S', '-t', client.name)
    await expect
      .poll(async () => client.statusLine(), { timeout: 10_000 })
      .toContain('0:build- ◆ 1:tests ● 2:logs* ● 3:zsh ')
    await server.tmux('set-environment', '-gu', 'GEPPETTO_ACTIVE')
    await server.tmux('refresh-client', '-S', '-t', client.name)
    await expect
      .poll(async () => client.statusLine(), { timeout: 10_000 })
      .toContain('0:build- ◆ 1:tests  2:logs* 3:zsh ')
  })

  test('leaves the list of windows where the user shows badges himself', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-gw', 'window-status-format', '#{E:@geppetto_badge} #W')
    const current = await windowOption(server, 'window-status-current-format')
    await loadPlugin(server)
    expect(await windowOption(server, 'window-status-format')).toBe('#{E:@geppetto_badge} #W')
    expect(await windowOption(server, 'window-status-current-format')).toBe(current)
  })

  test('takes it out again exactly', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', 'status-right', ' #(date) ${x} "a" \\; b ;\\;')
    await server.tmux('set', '-g', '@geppetto-status-position', 'off')
    await loadPlugin(server)
    const before = await traces(server)
    for (const side of ['right', 'left', 'off']) {
      await server.tmux('set', '-g', '@geppetto-status-position', side)
      await loadPlugin(server)
    }
    expect(await traces(server)).toEqual(before)
  })

  test('puts it in again after a theme has written its own', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', '@geppetto-status-position', 'right')
    await loadPlugin(server)
    await server.tmux('set', '-g', 'status-right', 'theme', ';', 'set', '-g', 'status-right-length', '99')
    await loadPlugin(server)
    expect(await option(server, 'status-right')).toBe('#{E:@geppetto_status} theme')
  })

  test('leaves it where the user has put it', async () => {
    await using server = await startServer(binary)
    await server.tmux('set', '-g', 'status-right', 'mine #{E:@geppetto_status}')
    await server.tmux('set', '-g', '@geppetto-status-position', 'right')
    await loadPlugin(server)
    await server.tmux('set', '-g', '@geppetto-status-position', 'off')
    await loadPlugin(server)
    expect(await option(server, 'status-right')).toBe('mine #{E:@geppetto_status}')
  })
})

async function windowOption(server: TestServer, name: string): Promise<string> {
  return server.tmux('show-options', '-gwv', name)
}

async function option(server: TestServer, name: string): Promise<string> {
  return server.tmux('show-options', '-gv', name)
}
