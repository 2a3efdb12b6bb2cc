import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { controllerSocket } from '../../src/host/paths.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { controlClients, controllerPid } from '../support/processes.ts'
import { geppetto, geppettoJson, type Run } from '../support/product.ts'
import { oldestAndNewest, oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** A server with a controller that has a runner called `api`, and what its process is. */
async function withRunner(binary: string): Promise<{ readonly server: TestServer; readonly pid: number }> {
  const server = await startServer(binary, { command: ['cat'] })
  expect(await geppetto(server, 'mark', '-t', '%0', '--name', 'api')).toMatchObject({ code: 0 })
  return { server, pid: await controllerPid(server) }
}

/** The same server, asked with another state directory. */
function fromElsewhere(server: TestServer): TestServer {
  return { ...server, env: { ...server.env, XDG_STATE_HOME: join(server.home, 'elsewhere') } }
}

async function names(server: TestServer): Promise<string[]> {
  return (await geppettoJson<{ runners: { name: string }[] }>(server, 'ls')).runners.map(({ name }) => name)
}

async function leftNothing(server: TestServer, pid: number): Promise<void> {
  expect(isRunning(pid)).toBe(false)
  expect(await server.tmux('list-clients')).toBe('')
  await waitFor('our clients to be gone', () => controlClients(server).length === 0)
}

async function timed(run: Promise<Run>): Promise<Run & { readonly ms: number }> {
  const started = performance.now()
  return { ...(await run), ms: performance.now() - started }
}

describe.each(oldestAndNewest())('a controller on tmux $version', ({ binary }) => {
  test.each(['geppetto-tmux', ''])('is found again when state/%s was moved away', async (moved) => {
    const { server, pid } = await withRunner(binary)
    await using _ = server
    renameSync(join(server.home, 'state', moved), join(server.home, 'moved'))
    expect(await controllerPid(server)).toBe(pid)
    expect(await names(server)).toEqual(['api'])
    renameSync(join(server.home, 'state', moved), join(server.home, 'moved-too'))
    expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
    await leftNothing(server, pid)
  })

  test.each(['controller stop', 'uninstall'])(
    'that was started with another state directory is meant by %s',
    async (verb) => {
      const { server, pid } = await withRunner(binary)
      await using _ = server
      const elsewhere = fromElsewhere(server)
      expect(await names(elsewhere)).toEqual(['api'])
      expect(await controllerPid(elsewhere)).toBe(pid)
      expect(await geppetto(elsewhere, ...verb.split(' '))).toMatchObject({ code: 0 })
      await leftNothing(server, pid)
    },
  )

  test('that nobody can reach is told of, and is ended all the same', async () => {
    const { server, pid } = await withRunner(binary)
    await using _ = server
    await server.tmux('set-environment', '-gh', 'GEPPETTO_SOCKET', join(server.home, 'nowhere/x.sock'))
    const elsewhere = fromElsewhere(server)
    const { code, stderr } = await geppetto(elsewhere, 'ls')
    expect({ code, stderr }).toMatchObject({ code: 69, stderr: expect.stringContaining(`process ${pid}`) })
    expect(stderr).toContain('controller restart')
    expect(await geppetto(elsewhere, 'controller', 'restart')).toMatchObject({ code: 0 })
    expect(isRunning(pid)).toBe(false)
    await geppetto(elsewhere, 'controller', 'stop')
  })

  test('is not believed to be what listens where others could have put it', async () => {
    const { server } = await withRunner(binary)
    await using _ = server
    const open = join(server.home, 'open')
    mkdirSync(open)
    chmodSync(open, 0o777)
    const planted = createServer((socket) => socket.resume()).listen(join(open, 'x.sock'))
    await server.tmux('set-environment', '-gh', 'GEPPETTO_SOCKET', join(open, 'x.sock'))
    for (const verb of [['ls'], ['controller', 'stop'], ['uninstall']]) {
      const refused = await geppetto(fromElsewhere(server), ...verb)
      expect(refused).toMatchObject({ code: 77, stderr: expect.stringContaining(open) })
    }
    planted.close()
    // Where it is known to listen it is still asked.
    expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
  })

  test('that was killed leaves a claim which nobody believes', async () => {
    const { server, pid } = await withRunner(binary)
    await using _ = server
    process.kill(pid, 'SIGKILL')
    await waitFor('its end', () => !isRunning(pid))
    rmSync(controllerSocket(server, server.env))
    // A process that has its number, and nothing else of it.
    await server.tmux('set-environment', '-gh', 'GEPPETTO_CONTROLLER', `${process.pid}-1`)
    expect(await geppetto(server, 'controller', 'status')).toMatchObject({ code: 69 })
    expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
    await leftNothing(server, pid)
  })
})

describe.each(oneVersion())('a stopped controller on tmux $version', ({ binary }) => {
  test('that is stopped costs a question five seconds, once, and is named', async () => {
    const { server, pid } = await withRunner(binary)
    await using _ = server
    process.kill(pid, 'SIGSTOP')
    try {
      for (const verb of [['ls'], ['status'], ['controller', 'status'], ['uninstall']]) {
        const { code, stderr, ms } = await timed(geppetto(server, ...verb))
        expect({ verb, code, stderr }).toMatchObject({
          code: 75,
          stderr: expect.stringContaining(`process ${pid}) is stopped`),
        })
        expect(stderr).toContain(`kill -CONT ${pid}`)
        // Starting the program takes its time, too.
        expect(ms).toBeLessThan(9000)
      }
      expect((await geppetto(server, 'doctor')).stdout).toContain(`kill -CONT ${pid}`)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
    await leftNothing(server, pid)
  })
})
