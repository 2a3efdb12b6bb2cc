import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../support/proc.ts'
import { isProcess, processMark } from '../../src/host/process-state.ts'
import { killForGood } from '../support/comeback.ts'
import { attachCareless } from '../support/careless-client.ts'
import { controlClients } from '../support/processes.ts'
import { geppetto, stopController, startControlled } from '../support/product.ts'
import { oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Long lines are drawn faster than short ones when the log goes on. */
const FLOOD = ['yes', 'as fast as the terminal takes it, '.repeat(4)]

/** A process that cannot be: the mark of a controller that is dead. */
const NOBODY = `${2 ** 22 + 1}-1`

/** The same server for a machine that has no `setpriv`, or one that cannot do what is asked of it. */
function withoutSetpriv(server: TestServer, fake = false): TestServer {
  const bin = join(server.home, 'bin')
  if (fake)
    writeFileSync(join(bin, 'setpriv'), '#!/bin/sh\necho "unrecognized option: pdeathsig" >&2\nexit 1\n', {
      mode: 0o755,
    })
  return { ...server, env: { ...server.env, PATH: bin } }
}

async function recorded(server: TestServer): Promise<string[]> {
  return (await server.tmux('display-message', '-p', '#{GEPPETTO_CLIENTS}')).split(' ').filter(Boolean)
}

describe.each(tmuxVersions())('clients of a killed controller, tmux $version', ({ binary }) => {
  it('are ended by the next one where the kernel does not do it', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    const bare = withoutSetpriv(server)
    await server.tmux('new-session', '-d', '-s', 'second', ...FLOOD)
    for (const pane of ['main:0', 'second:0']) await geppetto(bare, 'mark', '-t', pane)
    const before = controlClients(server)
    expect((await recorded(server)).toSorted()).toEqual(before.map(processMark).toSorted())
    await sleep(300)
    const controller = await killForGood(server)
    await waitFor('the end of the controller', () => !exists(controller))
    await sleep(1000)
    // A client that is blocked on output does not see that its controller is gone.
    const left = before.filter(exists)
    expect(left.length).toBeGreaterThan(0)

    expect(await geppetto(bare, 'ls')).toMatchObject({ code: 0 })
    expect(left.filter(exists)).toEqual([])
    expect(controlClients(server).filter((pid) => before.includes(pid))).toEqual([])
    expect((await recorded(server)).every(isProcess)).toBe(true)
    await stopController(bare)
    expect(controlClients(server)).toEqual([])
    expect(await recorded(server)).toEqual([])
  })

  it('are known by their start and their command line: nobody else is ended', async () => {
    await using server = await startControlled(binary)
    await using careless = await attachCareless(server)
    const stranger = spawn('sleep', ['1000'])
    try {
      const again = `${careless.pid}-1`
      await server.tmux('set-environment', '-gh', 'GEPPETTO_CONTROLLER', NOBODY)
      await server.tmux(
        'set-environment',
        '-gh',
        'GEPPETTO_CLIENTS',
        `${processMark(stranger.pid ?? 0)} ${again} ; #{x}`,
      )
      expect(await geppetto(server, 'ls')).toMatchObject({ code: 0 })
      expect(exists(stranger.pid ?? 0)).toBe(true)
      expect(exists(careless.pid)).toBe(true)
      await stopController(server)

      await server.tmux('set-environment', '-gh', 'GEPPETTO_CONTROLLER', NOBODY)
      await server.tmux('set-environment', '-gh', 'GEPPETTO_CLIENTS', processMark(careless.pid))
      expect(await geppetto(server, 'ls')).toMatchObject({ code: 0 })
      await waitFor('the recorded client to be gone', () => !exists(careless.pid))
      await stopController(server)
    } finally {
      stranger.kill()
    }
  })
})

describe('a setpriv that does not know parents', () => {
  it('is not used', async () => {
    await using server = await startServer(oneVersion()[0]?.binary ?? 'tmux')
    mkdirSync(join(server.home, 'bin'), { recursive: true })
    const bare = withoutSetpriv(server, true)
    expect(await geppetto(bare, 'mark', '-t', '%0')).toMatchObject({ code: 0 })
    await stopController(bare)
  })
})
