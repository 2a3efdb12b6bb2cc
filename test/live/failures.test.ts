import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, probeStatus, stopController } from '../support/product.ts'
import { ended, lookAtLog, start } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Listed {
  readonly runners: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
    readonly unseen?: boolean
  }[]
}

async function failed(server: TestServer, name: string): Promise<void> {
  await start(server, '--name', name, '--in', 'window', '-t', '%0', '--', 'sh', '-c', `echo ${name} was here; exit 3`)
  expect(await ended(server, name)).toMatchObject({ state: 'failed', exitCode: 3 })
}

/** How many failures the status line counts. */
async function counted(server: TestServer): Promise<string> {
  return server.tmux('display-message', '-p', '#{GEPPETTO_FAILED_COUNT}')
}

async function counts(server: TestServer, count: string): Promise<void> {
  await waitFor(`a count of ${count || 'none'}`, async () => (await counted(server)) === count)
}

describe.each(oldestAndNewest())('tmux $version', ({ binary }) => {
  it('a failure is counted, first, and told until somebody has looked at it', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'lives', '--', 'cat')
    const said = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await geppetto(server, ...args)
      expect(code).toBe(0)
      return stdout + stderr
    }
    const looks = {
      show: async (name: string) => expect(await said('show', name)).toContain(name),
      log: async (name: string) => lookAtLog(server, name),
      next: async (name: string) => expect(await said('next')).toContain(name),
    }
    for (const [how, look] of Object.entries(looks)) {
      const name = `before-${how}`
      await failed(server, name)
      await counts(server, '1')
      expect((await geppettoJson<Listed>(server, 'ls')).runners[0]).toMatchObject({ name, unseen: true })
      expect((await geppetto(server, 'ls')).stdout).toContain(name)
      expect(await geppettoJson(server, 'status')).toMatchObject({ counts: { failed: 1 }, attention: [name] })
      // Neither does a script that asks look, nor a list.
      await geppettoJson(server, 'show', name)
      expect((await geppetto(server, 'log', name)).stdout).toBe(`${name} was here`)
      expect(await counted(server)).toBe('1')
      await look(name)
      await counts(server, '')
      expect(await geppettoJson(server, 'status')).toMatchObject({ attention: [] })
      expect((await geppetto(server, 'ls')).stdout).not.toContain(name)
      expect((await geppetto(server, 'ls', '--all')).stdout).toContain(name)
    }
    await stopController(server)
  })

  it('is still counted by another controller, and when none is needed any more', async () => {
    await using server = await startServer(binary)
    await failed(server, 'early')
    await counts(server, '1')
    await geppetto(server, 'controller', 'restart')
    await counts(server, '1')
    const { pid } = await probeStatus<{ pid: number }>(server)
    expect(pid).toBeGreaterThan(0)
    await lookAtLog(server, 'early')
    await counts(server, '')
    await stopController(server)
  })

  it('a pane that was kept is looked at where it stands', async () => {
    await using server = await startServer(binary)
    await start(server, '--keep', '--name', 'kept', '--in', 'window', '-t', '%0', '--', 'sh', '-c', 'exit 3')
    await ended(server, 'kept')
    await counts(server, '1')
    const badged = async () => /^ @\d+ $/.test(await server.tmux('display-message', '-p', '#{GEPPETTO_FAILED}'))
    await waitFor('its badge', badged)
    await geppetto(server, 'show', 'kept')
    await counts(server, '')
    // Its badge says what the pane shows.
    expect(await badged()).toBe(true)
    await stopController(server)
  })

  it('many are removed at once, one of several of a name by its id only', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'lives', '--', 'cat')
    for (let time = 0; time < 3; time += 1) await failed(server, 'same')
    const refused = await geppetto(server, 'remove', 'same')
    expect(refused).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/3 runs are called 'same': r\w+ \(failed \d+s ago\), r\w+ \(.+\), r\w+ \(/),
    })
    const { runners } = await geppettoJson<Listed>(server, 'ls')
    const ids = runners.flatMap(({ id, name }) => (name === 'same' ? [id] : []))
    expect(await geppetto(server, 'remove', ids[0] ?? '')).toMatchObject({ code: 0, stdout: 'same' })
    expect(await geppettoJson(server, 'remove', '--ended', '--older', '1h')).toEqual({
      schema: 1,
      removed: [],
      kept: [],
    })
    expect(await geppetto(server, 'remove', '--ended')).toMatchObject({ code: 0, stdout: 'same\nsame' })
    expect((await geppettoJson<Listed>(server, 'ls')).runners.map(({ name }) => name)).toEqual(['lives'])
    expect(await geppetto(server, 'remove')).toMatchObject({ code: 64 })
    await counts(server, '')
    await stopController(server)
  })
})
