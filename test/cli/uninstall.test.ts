import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeTraces } from '../../src/cli/uninstall/remove-traces.ts'
import { answeringPid, claimantPid } from '../support/comeback.ts'
import { loadPlugin, traces } from '../support/plugin.ts'
import { geppetto } from '../support/product.ts'
import { startServer, tmuxVersions } from '../support/tmux.ts'

const config = [
  "set -g @geppetto-mark-key 'M-m'",
  'set -g @geppetto-status-position right',
  "set -g status-right 'mine'",
  "set-hook -g 'pane-died[3]' 'display-message theirs'",
  "bind-key -T geppetto z display-message 'theirs'",
].join('\n')

describe.each(tmuxVersions())('uninstall on tmux $version', ({ binary }) => {
  test.each([['with'], ['without']])('leaves the server as it was, %s a controller', async (how) => {
    await using server = await startServer(binary, { config })
    const before = await traces(server)
    await loadPlugin(server)
    await geppetto(server, 'mark', '-t', '%0')
    expect(await traces(server)).not.toEqual(before)
    if (how === 'without') await geppetto(server, 'controller', 'stop')

    const { code, stdout } = await geppetto(server, 'uninstall')
    expect(code).toBe(0)
    expect(stdout).toContain('geppetto')
    expect(await traces(server)).toEqual(before)
    expect(await server.tmux('show-options', '-p', '-t', '%0')).toBe('')
    expect(await server.tmux('list-clients')).toBe('')
    expect(await geppetto(server, 'controller', 'status')).toMatchObject({ code: 69 })
  })

  test('leaves its claim to a controller that was started meanwhile, so that it can be found and ended', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    const pid = await answeringPid(server)
    await removeTraces({ socket: server.socket })
    expect(await claimantPid(server)).toBe(pid)
    await geppetto(server, 'uninstall')
    expect(await answeringPid(server)).toBe(undefined)
    expect(await server.tmux('show-environment', '-gh')).not.toContain('GEPPETTO_')
  })

  test('keeps the logs, unless told to purge', async () => {
    await using server = await startServer(binary)
    const state = join(server.home, 'state/geppetto-tmux')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'api')
    await geppetto(server, 'uninstall')
    expect(await geppetto(server, 'log', 'api', '--path')).toMatchObject({ code: 0 })
    expect(existsSync(state)).toBe(true)
    expect(await geppetto(server, 'uninstall', '--purge')).toMatchObject({ code: 64 })
    expect(await geppetto(server, 'uninstall', '--purge', '--yes')).toMatchObject({ code: 0 })
    expect(existsSync(state)).toBe(false)
  })

  test('the doctor finds all well, then what is wrong', async () => {
    await using server = await startServer(binary, {
      config: "set -g @geppetto-status-position left\nset -g window-status-format '#W#{E:@geppetto_badge}'\n",
    })
    await loadPlugin(server)
    const well = await geppetto(server, 'doctor')
    expect(well.stdout).not.toMatch(/^(?:warn|fail)/m)
    expect(well.code).toBe(0)

    await server.tmux('set', '-g', '@geppetto-idle-after', 'soon')
    await server.tmux('set', '-g', '@geppetto-popup', 'perhaps')
    await server.tmux('set-hook', '-g', 'session-created[7331]', 'display-message theirs')
    await server.tmux('server-access', '-a', 'daemon')
    await server.tmux('server-access', '-r', 'daemon')
    const { code, stdout } = await geppetto(server, 'doctor')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^warn {2}server access: daemon may connect/m)
    expect(stdout).toMatch(/^warn {2}options: @geppetto-idle-after has the wrong value 'soon'/m)
    expect(stdout).toMatch(/^warn {2}options: @geppetto-popup is 'perhaps'/m)
    expect(stdout).toMatch(/^warn {2}hooks: .*session-created\[7331\]/m)
  })
})
