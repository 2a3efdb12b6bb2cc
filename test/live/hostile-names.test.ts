import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../src/base/failure.ts'
import { HOSTILE, spoilers } from '../support/hostile.ts'
import { startHostileServer, type HostileServer } from '../support/hostile-server.ts'
import { oneVersion, tmuxVersions } from '../support/tmux.ts'

/** Done, or refused with words that can be shown. */
async function doneOrRefused(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    const { kind, message } = error as Failure
    expect(kind).toBe('invalid-request')
    expect(message.length).toBeLessThan(1000)
    expect(spoilers(message)).toEqual([])
    return false
  }
}

/** A server with two panes, the first of which is a runner. */
async function startWithRunner(binary: string): Promise<HostileServer> {
  const hostile = await startHostileServer(binary)
  await hostile.server.tmux('split-window', '-d')
  await hostile.client.call('mark', { pane: '%0' })
  return hostile
}

describe.each(tmuxVersions())('on tmux $version', ({ binary }) => {
  let hostile: HostileServer
  beforeAll(async () => {
    hostile = await startWithRunner(binary)
  })
  afterAll(async () => hostile[Symbol.asyncDispose]())

  describe('a runner renamed to', () => {
    test.each(HOSTILE)('$name', async (it) => {
      const { client, server, text, unharmed, shownSafely } = hostile
      const renamed = await doneOrRefused(client.call('rename', { runner: '%0', name: text(it) }))
      if (renamed) {
        const { runner } = await client.call('show', { runner: '%0' })
        expect(runner.name).toBe(text(it).trim())
        expect(await server.tmux('display-message', '-p', '-t', '%0', '#{@geppetto_name}')).toBe(
          runner.name.replaceAll('#', '##'),
        )
      }
      await shownSafely('%0')
      await unharmed()
    })
  })
})

// What is asked for goes to no tmux, and an agent goes there by the way of a name.
describe.each(oneVersion())('beside tmux $version', ({ binary }) => {
  let hostile: HostileServer
  beforeAll(async () => {
    hostile = await startWithRunner(binary)
  })
  afterAll(async () => hostile[Symbol.asyncDispose]())

  describe('a runner asked for as', () => {
    test.each(HOSTILE)('$name', async (it) => {
      const { client, text, unharmed } = hostile
      const asked = client.call('show', { runner: text(it) })
      if (text(it) === '%0') expect((await asked).runner.pane).toBe('%0')
      else await expect(asked).rejects.toBeInstanceOf(Failure)
      await expect(client.call('mark', { pane: `${text(it)}.99` })).rejects.toBeInstanceOf(Failure)
      await unharmed()
    })
  })

  describe('a pane marked with the agent', () => {
    test.each(HOSTILE)('$name', async (it) => {
      const { client, text, unharmed, shownSafely } = hostile
      if (await doneOrRefused(client.call('mark', { pane: '%1', agent: text(it) }))) {
        await shownSafely('%1')
        await client.call('unmark', { runner: '%1' })
      }
      await unharmed()
    })
  })
})
