import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachClient } from '../support/outer-client.ts'
import { ENTRY, geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, tmuxVersions, type ServerOptions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Summary {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly pane: string
  readonly lastLine: string
}

/** A server whose controller ends with it: without runners it has no client by which it would see that. */
async function serverWithController(binary: string, options: ServerOptions = {}): Promise<TestServer> {
  const server = await startServer(binary, options)
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      await stopController(server)
      await server.kill()
    },
  }
}

describe.each(tmuxVersions())('runners on tmux $version', ({ binary }) => {
  test('what was removed stays away, also while its dead pane stands there', async () => {
    await using server = await serverWithController(binary, { config: 'set -g remain-on-exit on' })
    const program = "exec sh -c 'read line; exit 5'"
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', program)
    await geppetto(server, 'mark', '-t', pane, '--name', 'gone')
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await geppetto(server, 'wait', 'gone', '--state', 'failed')
    expect(await geppetto(server, 'remove', 'gone')).toMatchObject({ code: 0, stdout: 'gone' })
    expect(await server.tmux('display-message', '-p', '-t', pane, '#{pane_dead}#{@geppetto_id}')).toBe('1')
    await geppetto(server, 'controller', 'restart')
    expect(await geppettoJson(server, 'ls')).toMatchObject({ runners: [] })
  })

  test('a target that names no pane is refused, and not taken for another one', async () => {
    await using server = await serverWithController(binary)
    await server.tmux('rename-window', '-t', 'main:', 'one')
    const bad = ['main:99', 'main:nosuch', 'main:one.5', '.5', 'nosession:0', '@77', '%88', 'nosuch']
    for (const target of bad) {
      for (const command of [
        ['mark', '-t', target],
        ['toggle', '-t', target],
        ['log', '-t', target],
        ['run', '--in', 'split', '-t', target, '--', 'true'],
        ['run', '--in', 'window', '-t', target, '--', 'true'],
      ]) {
        const { code, stderr } = await geppetto(server, ...command)
        expect({ command, code }).toEqual({ command, code: 66 })
        expect(stderr).toContain('tmux list-panes -a')
      }
    }
    expect(await server.tmux('list-panes', '-a', '-F', '#{pane_id}#{@geppetto_id}')).toBe('%0')
    for (const target of ['main', 'main:', 'main:one', '=main:one.0', '%0', 'main:{start}.{top}', ':0', 'mai:on']) {
      expect(await geppettoJson(server, 'mark', '-t', target)).toMatchObject({ runner: { pane: '%0' } })
      await geppetto(server, 'unmark', '%0')
    }
  })

  test('what a pane says cannot do anything to the terminal of a reader', async () => {
    await using server = await serverWithController(binary, {
      command: ['sh', '-c', "printf 'a\\033[31mb\\342\\200\\256c\\n'; exec sleep 60"],
    })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'x#{pid}')
    await server.tmux('rename-window', '-t', '%0', 'w##{pid}\u202e')
    const text = await waitFor('the last line', async () => {
      const { stdout } = await geppetto(server, 'ls')
      return stdout.includes('abc') && stdout.includes('w#{pid}') ? stdout : undefined
    })
    expect(text).toContain('x#{pid}')
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  test('a key is answered in the terminal where it was pressed', async () => {
    await using server = await serverWithController(binary)
    await using client = await attachClient(server)
    const answered = async (text: string): Promise<void> => {
      await waitFor(`'${text}' on screen`, async () => (await client.statusLine()).includes(text))
    }
    const told = await geppetto(server, 'toggle', '-t', '%0', '--client', client.name)
    expect(told).toEqual({ code: 0, stdout: '', stderr: '' })
    await answered('geppetto: watching %0 as ')
    await geppetto(server, 'rename', '%0', '#{pid}%H#(touch x)')
    await geppetto(server, 'toggle', '-t', '%0', '--client', client.name)
    await answered('geppetto: no longer watching #{pid}%H#(touch x)')
    expect(await geppetto(server, 'toggle', '-t', '%9', '--client', client.name)).toMatchObject({ code: 0 })
    await answered('geppetto: ')
    expect(await geppetto(server, 'log', 'no#{pid}', '--client', client.name)).toMatchObject({ code: 0 })
    await answered('geppetto: no runner no#{pid} has a log here')
  })
})

describe.each(oldestAndNewest())('commands for runners on tmux $version', ({ binary }) => {
  test('from mark to remove', async () => {
    await using server = await serverWithController(binary, { session: 'work' })
    const marked = await geppetto(server, 'mark', '-t', 'work:', '--name', 'api')
    expect(marked).toMatchObject({ code: 0, stdout: 'api' })
    expect(marked.stderr).toMatch(/^watching %0; its log is .*output\.log$/)

    const { runners } = await geppettoJson<{ runners: Summary[] }>(server, 'ls')
    expect(runners).toEqual([
      expect.objectContaining({ name: 'api', agent: 'command', state: 'active', pane: '%0', session: 'work' }),
    ])
    expect((await geppetto(server, 'ls')).stdout).toMatch(/^ {2}STATE +NAME .*\n● active +api +command +%0 work:/)
    expect((await geppetto(server, 'status')).stdout).toBe('● 1 active')
    expect(await geppettoJson(server, 'status')).toEqual({
      schema: 1,
      counts: { active: 1 },
      stuck: 0,
      unseen: 0,
      attention: [],
    })
    expect(await geppettoJson(server, 'show', 'api')).toMatchObject({
      schema: 1,
      runner: { name: 'api', metrics: { gaps: 0, idleAfterMs: 30_000 } },
    })
    expect((await geppetto(server, 'show', '%0')).stdout).toMatch(/^name +api \(r[a-z2-7]{6}\)\nstate +● active for/)
    expect(await geppettoJson(server, 'sessions')).toEqual({
      schema: 1,
      sessions: [{ id: '$0', name: 'work', windows: 1, attached: 0, runners: ['api'] }],
    })

    expect(await geppetto(server, 'rename', 'api', 'web')).toMatchObject({ code: 0, stdout: 'web' })
    expect(await geppetto(server, 'remove', 'web')).toMatchObject({ code: 1, stdout: '' })
    expect(await geppetto(server, 'unmark', 'web')).toMatchObject({ code: 0, stdout: 'web' })
    expect(await geppetto(server, 'remove', 'web')).toMatchObject({ code: 0, stdout: 'web' })
    const { stdout, stderr } = await geppetto(server, 'ls')
    expect(stdout).toBe('')
    expect(stderr).toContain('geppetto-tmux mark')
  })

  test('doctor says when marked panes are watched by nobody', async () => {
    await using server = await serverWithController(binary, { command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0')
    await geppetto(server, 'controller', 'stop')
    expect((await geppetto(server, 'doctor')).stdout).toMatch(/not running: a marked pane is not watched or logged/)
    await geppetto(server, 'controller', 'start')
    expect((await geppetto(server, 'doctor')).stdout).not.toContain('not watched')
  })

  test('nobody there is one clear line and 66', async () => {
    await using server = await serverWithController(binary)
    for (const args of [
      ['show', 'nobody'],
      ['unmark', '%99'],
      ['log', 'nobody'],
      ['mark', '-t', '%99'],
      ['events', '--runner', 'nobody'],
    ]) {
      const { code, stdout, stderr } = await geppetto(server, ...args)
      expect({ args, code, stdout }).toEqual({ args, code: 66, stdout: '' })
      expect(stderr).toMatch(/^geppetto-tmux: .+\n {2}.+$/)
    }
  })

  test('the pane it runs in is meant when none is named', async () => {
    await using server = await serverWithController(binary)
    const inside = { ...server.env, TMUX: `${server.socket},${server.pid},0`, TMUX_PANE: '%0' }
    expect(await geppetto({ ...server, env: inside }, 'toggle', '-q')).toMatchObject({ code: 0, stderr: '' })
    expect(await geppettoJson({ ...server, env: inside }, 'show')).toMatchObject({ runner: { pane: '%0' } })
    // The same pane id on another server is another pane.
    const elsewhere = { ...inside, TMUX: `${server.socket}2,${server.pid},0` }
    expect(await geppetto({ ...server, env: elsewhere }, 'show')).toMatchObject({ code: 64 })
  })

  test('a log is not followed in the pane that it is of, but into a file or elsewhere', async () => {
    await using server = await serverWithController(binary, { command: ['sh'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'own')
    const command = `'${process.execPath}' '${ENTRY}' log -f own`
    const type = async (words: string): Promise<void> => {
      await server.tmux('send-keys', '-t', '%0', '-l', words)
      await server.tmux('send-keys', '-t', '%0', 'Enter')
    }
    const shown = async (): Promise<string> => server.tmux('capture-pane', '-pJ', '-t', '%0')
    await type(`${command} | cat; ${command}; echo both $((1 + 1))`)
    await waitFor('the end of both', async () => (await shown()).includes('both 2'))
    expect((await shown()).match(/own runs in this very pane/g)).toHaveLength(2)
    const file = join(server.home, 'followed')
    await type(`${command} >'${file}' &`)
    await waitFor('the file', () => existsSync(file) && readFileSync(file, 'utf8').includes('both 2'))
    await type('kill %1')
  })

  test('events are told once, and go on until interrupted', async () => {
    await using server = await serverWithController(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'api')
    const past = (await geppetto(server, 'events')).stdout.split('\n').map((line) => JSON.parse(line) as object)
    expect(past).toContainEqual(expect.objectContaining({ type: 'marked', name: 'api', pane: '%0' }))

    const child = spawn(process.execPath, [ENTRY, '-S', server.socket, 'events', '-f', '--runner', '%0'], {
      env: server.env,
    })
    let told = ''
    child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
    await waitFor('the subscription', async () => {
      await geppetto(server, 'rename', '%0', `n${Date.now()}`)
      return told.includes('"type":"renamed"')
    })
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
  })
})
