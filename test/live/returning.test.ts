import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, rawLog, stopController, startControlled } from '../support/product.ts'
import { openStream } from '../support/stream-pane.ts'
import { tmuxVersions } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('logs a pane once that comes back to a session where it was before it was marked', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    await server.tmux('new-session', '-d', '-s', 'second')
    for (const session of ['main', 'second']) await geppetto(server, 'mark', '-t', `${session}:0`)
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 500_000, rate: 150_000 })
    stream.go()
    await sleep(300)
    await server.tmux('move-window', '-d', '-s', stream.pane, '-t', 'second:')
    await sleep(800)
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'returning')
    await sleep(200)
    await server.tmux('move-window', '-d', '-s', stream.pane, '-t', 'main:')
    await stream.written()
    const last = /line (\d{8})\r\n[^\n]*$/.exec(stream.expected.toString())?.[1] ?? ''
    await waitFor('the last line', async () => (await rawLog(server, 'returning')).includes(`line ${last}`))
    const { stdout } = await geppetto(server, 'log', 'returning', '--text')
    const numbers = stdout.split('\n').flatMap((line) => /^stream 1 line (\d{8})$/.exec(line)?.[1] ?? [])
    expect(numbers).toEqual(Array.from({ length: Number(last) }, (_, line) => String(line + 1).padStart(8, '0')))
    await stopController(server)
  })

  it('logs each byte once of a pane that leaves two sessions at once and comes back to one of them', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    for (const session of ['second', 'third']) await server.tmux('new-session', '-d', '-s', session, 'cat')
    // Both sessions of the pane have a tap of their own.
    for (const session of ['main', 'second']) await geppetto(server, 'mark', '-t', `${session}:0`)
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 2, bytes: 500_000, rate: 100_000 })
    await server.tmux('link-window', '-d', '-s', stream.pane, '-t', 'second:')
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'linked')
    stream.go()
    await sleep(700)
    await server.tmux('swap-pane', '-d', '-s', 'third:0', '-t', stream.pane)
    await sleep(1500)
    await server.tmux('move-window', '-d', '-s', stream.pane, '-t', 'second:')
    await stream.written()
    const last = /line (\d{8})\r\n[^\n]*$/.exec(stream.expected.toString())?.[1] ?? ''
    await waitFor('the last line', async () => (await rawLog(server, 'linked')).includes(`line ${last}`))
    const { stdout } = await geppetto(server, 'log', 'linked', '--text')
    const numbers = stdout.split('\n').flatMap((line) => /^stream 2 line (\d{8})$/.exec(line)?.[1] ?? [])
    expect(numbers).toEqual(Array.from({ length: Number(last) }, (_, line) => String(line + 1).padStart(8, '0')))
    await stopController(server)
  })
})
