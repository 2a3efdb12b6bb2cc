import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { controllerSocket } from '../../src/host/paths.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import type { DialogBody } from '../../src/ipc/dialogs.ts'
import type { RunnerEvent } from '../../src/ipc/events.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { drawn, stage } from '../support/staged-agent.ts'
import { refusal } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

async function atSocket<T>(server: TestServer, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(controllerSocket(server, server.env))
  try {
    return await ask(client)
  } finally {
    client.close()
  }
}

async function* eventsIn(batches: AsyncIterable<readonly RunnerEvent[]>): AsyncGenerator<RunnerEvent> {
  for await (const batch of batches) yield* batch
}

/** What becomes of the first option of a dialog: `pressed`, or the kind of the failure. */
async function pressed(
  client: Client,
  seen: { readonly run: string; readonly episode: number; readonly fingerprint: string },
): Promise<string | undefined> {
  return client.call('answer', { ...seen, key: '1', label: 'Yes', by: 'test' }).then(
    () => 'pressed',
    (error: unknown) => (error as { kind?: string }).kind,
  )
}

const asTypes = (text: string): string => text.replaceAll('TOOL_DONE', 'OTHER_THING')

describe.each(oldestAndNewest())('an answer on tmux $version', ({ binary }) => {
  it('is one key to the pane, and an event', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { shows, afterKey, keys, dialog, runner, pane } = await stage(server)
    shows(drawn('permission'))
    afterKey(drawn('tool_running'))
    const { episode } = await dialog('TOOL_DONE')
    const { stdout } = await geppetto(server, 'answer', 'a')
    expect(stdout).toContain('echo start > lab_tool.txt; sleep 5; echo TOOL_DONE')
    expect(stdout).toContain('2  Yes, and always allow access')
    // In another window, in copy mode, and beside panes that take the same keys.
    await server.tmux('select-window', '-t', 'main:0')
    await server.tmux('split-window', '-d', '-t', pane, 'cat')
    await server.tmux('set-window-option', '-t', pane, 'synchronize-panes', 'on')
    await server.tmux('copy-mode', '-t', pane)
    await waitFor('the dialog', async () => (await runner()).dialog)
    await dialog('TOOL_DONE')
    const answered = await geppettoJson<{ pressed: object; taken: boolean }>(server, 'answer', 'a', 'yes')
    expect(answered).toMatchObject({ pressed: { key: '1', label: 'Yes', kind: 'once' }, taken: true })
    expect(keys()).toBe('1')
    expect(await server.tmux('capture-pane', '-p', '-t', pane + '.{next}').catch(() => '')).not.toContain('1')
    await waitFor('the end of the dialog', async () => (await runner()).dialog === undefined)
    const events = (await geppetto(server, 'events', '--runner', 'a')).stdout
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events.findLast(({ type }) => type === 'answered')).toMatchObject({
      by: 'cli',
      key: '1',
      label: 'Yes',
      subject: 'echo start > lab_tool.txt; sleep 5; echo TOOL_DONE',
    })
    expect(events.some(({ type, dialog }) => type === 'dialog' && (dialog as DialogBody).episode === episode)).toBe(
      true,
    )
    expect(events.findLast(({ state, dialog }) => state === 'waiting' && dialog !== undefined)).toBeDefined()
    await stopController(server)
  })

  it('is not given to another dialog than was seen', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { pane, shows, keys, dialog, runner } = await stage(server)
    shows(drawn('permission'))
    const { episode, fingerprint } = await dialog('TOOL_DONE')
    const { id } = await runner()
    // The person has read the first one; the second one has the same options.
    shows(drawn('permission', asTypes))
    await waitFor('the other dialog in the pane', async () =>
      (await server.tmux('capture-pane', '-p', '-t', pane)).includes('OTHER_THING'),
    )
    const seen = { run: id, episode, fingerprint }
    const kinds: unknown[] = []
    await waitFor('the other dialog', async () => {
      kinds.push(await atSocket(server, async (client) => pressed(client, seen)))
      return (await runner()).dialog?.subject?.includes('OTHER_THING')
    })
    await dialog('OTHER_THING')
    expect(await refusal(server, 'answer', 'a', '1', '--seen', episode + '-' + fingerprint.slice(0, 8))).toMatchObject({
      kind: 'dialog-changed',
      code: 75,
    })
    // The same words again are another dialog, too.
    shows(drawn('tool_running'))
    await waitFor('no dialog', async () => (await runner()).dialog === undefined)
    shows(drawn('permission'))
    const again = await dialog('TOOL_DONE')
    expect(again.fingerprint).toBe(fingerprint)
    expect(again.episode).toBeGreaterThan(episode)
    kinds.push(await atSocket(server, async (client) => pressed(client, seen)))
    expect(new Set(kinds)).toEqual(new Set(['dialog-changed']))
    expect(keys()).toBe('')
    await stopController(server)
  })

  it('is not given before a person can have read the dialog', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { shows, keys, runner } = await stage(server)
    await waitFor('the agent', async () => (await runner()).agent === 'claude')
    const { id } = await runner()
    const kind = await atSocket(server, async (listener) => {
      const batches = listener.subscribe({ runner: 'a' })
      shows(drawn('permission'))
      for await (const event of eventsIn(batches)) {
        if (event.type !== 'dialog') continue
        const { episode, fingerprint } = event['dialog'] as DialogBody
        return atSocket(server, async (client) => pressed(client, { run: id, episode, fingerprint }))
      }
      return undefined
    })
    expect(kind).toBe('dialog-changed')
    expect(keys()).toBe('')
    await stopController(server)
  })

  it('does not run in the shell of an agent that has gone', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { shows, keys, dialog, pane, runner } = await stage(server)
    shows(drawn('permission'))
    const { episode, fingerprint } = await dialog('TOOL_DONE')
    const { id } = await runner()
    // It is suspended with its dialog on the screen: the shell is in front.
    await server.tmux('send-keys', '-t', pane, '-X', 'cancel').catch(() => undefined)
    const pid = await server.tmux('display-message', '-p', '-t', pane, '#{pane_pid}')
    const children = readFileSync('/proc/' + pid + '/task/' + pid + '/children', 'utf8')
      .trim()
      .split(' ')
    process.kill(Number(children[0]), 'SIGSTOP')
    await waitFor(
      'the shell',
      async () => (await server.tmux('display-message', '-p', '-t', pane, '#{pane_current_command}')) === 'bash',
    )
    const kind = await atSocket(server, async (client) => pressed(client, { run: id, episode, fingerprint }))
    expect(kind).toBe('dialog-changed')
    expect(keys()).toBe('')
    expect(await server.tmux('capture-pane', '-p', '-t', pane)).not.toMatch(/shell>1/)
    await stopController(server)
  })

  it('allows nothing for long without confirmation, and trusts nobody', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { shows, afterKey, keys, dialog, runner } = await stage(server)
    shows(drawn('permission'))
    await dialog('TOOL_DONE')
    for (const option of ['2', '3', 'Yes, and switch']) {
      expect(await refusal(server, 'answer', 'a', option)).toMatchObject({ kind: 'invalid-request', code: 64 })
    }
    expect(await refusal(server, 'answer', 'a', 'y')).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect(keys()).toBe('')
    // It does not take the key: that is said, and the key is not pressed again.
    const { code, stderr } = await geppetto(server, 'answer', 'a', '2', '--confirm')
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('may not have taken that') as string,
    })
    expect(keys()).toBe('2')
    afterKey(drawn('start_trust'))
    shows(drawn('start_trust'))
    await waitFor('the question for trust', async () => (await runner()).dialog?.unanswerable)
    for (const option of ['1', '2', 'Yes', 'No']) {
      expect(await refusal(server, 'answer', 'a', option, '--confirm')).toMatchObject({
        kind: 'not-supported',
        code: 1,
      })
    }
    expect(keys()).toBe('2')
    await stopController(server)
  })
})
