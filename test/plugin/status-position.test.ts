import { describe, expect, test } from 'vitest'
import { loadPlugin, traces } from '../support/plugin.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'

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
    expect(await windowOption(server, 'window-status-format')).toBe(`${before.window}#{E:@geppetto_badge}`)
    expect(await windowOption(server, 'window-status-current-format')).toBe(`${before.current}#{E:@geppetto_badge}`)
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
