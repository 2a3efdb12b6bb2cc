import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLAUDE_SESSION } from '../support/agent-records.ts'
import { notedSession } from '../support/noted-session.ts'
import { geppetto, geppettoJson, runnersDirectory, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(oneVersion())('turns on tmux $version', ({ binary }) => {
  const kept = (server: TestServer): string[] =>
    readdirSync(runnersDirectory(server), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /notes-.*\.jsonl$/.test(name),
    )

  test('are read as the agent has noted them: all, the last ones, the last answer, Markdown, JSON', async () => {
    await using server = await startServer(binary)
    await notedSession(server)
    const log = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await geppetto(server, 'log', 'claude', ...args)
      expect([code, stderr]).toEqual([0, ''])
      return stdout
    }
    const all = await log('--turns')
    expect(all.match(/^▸ /gm)).toHaveLength(6)
    expect(all).toContain('  ⚙ Bash  touch one.txt && sleep 4  ✓ 7.4 s\n')
    expect(all).toContain('  ⚙ Bash  touch two.txt && sleep 4  ✕ refused\n')
    expect(all).not.toContain('Too late')
    const last = await log('--turns', '1')
    expect(last.match(/^▸ /gm)).toHaveLength(1)
    expect(last).toContain('ask me')
    expect(await log('--last')).toBe('Thank you.')
    expect(await log('--markdown')).toContain('\n- Bash `touch one.txt && sleep 4`: done, 7.4 s\n')
    expect(await log('--turns', '--tools')).toContain('      Your questions have been answered')
    expect(await geppettoJson(server, 'log', 'claude', '--turns', '1')).toMatchObject({
      turns: [
        {
          prompt: expect.stringContaining('ask me'),
          steps: [
            { kind: 'tool', name: 'AskUserQuestion', outcome: 'done' },
            { kind: 'answer', text: 'Thank you.' },
            {},
          ],
        },
      ],
      gone: [],
    })
    await stopController(server)
  })

  test('stay when the agent deletes its notes: the run keeps a copy when a turn is over', async () => {
    await using server = await startServer(binary)
    const { pane, path } = await notedSession(server)
    expect(kept(server)).toEqual([])
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('the copy', () => kept(server).length === 1)
    rmSync(path)
    const { stdout } = await geppetto(server, 'log', 'claude', '--turns')
    expect(stdout.match(/^▸ /gm)).toHaveLength(6)
    expect(kept(server)[0]).not.toContain('.part')
    await stopController(server)
  })

  test('say what is missing: no session, notes that are gone, no turn of that time, a name for a number', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'plain')
    const none = await geppetto(server, 'log', 'plain', '--last')
    expect(none).toMatchObject({ code: 74, stdout: '' })
    expect(none.stderr).toContain('no session of an agent is known in plain')
    const { path } = await notedSession(server)
    const early = await geppetto(server, 'log', 'claude', '--turns', '--until', '2020-01-01 10:00')
    expect(early).toMatchObject({ code: 0, stdout: '' })
    expect(early.stderr).toContain('no turn of that time is noted')
    rmSync(path)
    expect((await geppetto(server, 'log', 'claude', '--turns')).stderr).toContain('cannot find what claude noted')
    const misplaced = await geppetto(server, 'log', '--turns', 'claude')
    expect(misplaced.code).toBe(64)
    expect(misplaced.stderr).toContain('Write a whole number, and the runner before it')
    expect((await geppetto(server, 'log', 'claude', '--turns', '--raw')).code).toBe(64)
    await stopController(server)
  })

  test('mask secrets in each form, and let nothing through that a terminal obeys', async () => {
    await using server = await startServer(binary)
    const token = `ghp_${'a1B2c3D4e5F6g7H8i9J0'.repeat(2).slice(0, 36)}`
    const split = `${token.slice(0, 9)}\u0007${token.slice(9)}`
    const entries = [
      { type: 'user', message: { content: `use ${token} \u001b]52;c;aGk=\u0007\u202e and ${split}` } },
      { type: 'assistant', message: { content: [{ type: 'text', text: `it is ${token}` }] } },
    ]
    const lines = entries.map((entry) => JSON.stringify({ ...entry, parentUuid: null }))
    await notedSession(server, `${lines.join('\n')}\n{"torn`)
    for (const form of ['--turns', '--markdown', '--last', '--tools']) {
      for (const json of form === '--turns' || form === '--last' ? [[], ['--json']] : [[]]) {
        const { code, stdout, stderr } = await geppetto(server, ...json, 'log', 'claude', form, '--redact')
        expect([form, code]).toEqual([form, 0])
        expect(stdout).toContain(form === '--last' ? 'it is ' : 'use ')
        expect(stdout.replaceAll('\\', '')).not.toContain(token.slice(4))
        expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
        expect(stderr).toMatch(/masked \d secrets?/)
      }
    }
    await stopController(server)
  })

  test('of several sessions stand in their order, each once, and an unanswered prompt is not lost to the next', async () => {
    await using server = await startServer(binary)
    const { path } = await notedSession(server, '')
    const other = 'aaaaaaaa-efa3-481b-ac08-05353cca6740'
    const user = (minute: number, text: string): string =>
      JSON.stringify({
        type: 'user',
        parentUuid: null,
        timestamp: `2026-11-20T10:${minute}:00.000Z`,
        message: { content: text },
      })
    writeFileSync(path, [user(10, 'first'), user(30, 'third')].map((line) => `${line}\n`).join(''))
    writeFileSync(
      path.replace(/[^/]+$/, `${other}.jsonl`),
      [user(10, 'first'), user(20, 'second')].map((line) => `${line}\n`).join(''),
    )
    const [run = ''] = readdirSync(runnersDirectory(server))
    const learned = { agent: 'claude', session: other, at: 1 }
    appendFileSync(join(runnersDirectory(server), run, 'sessions.jsonl'), `${JSON.stringify(learned)}\n`)
    const { turns } = await geppettoJson<{ turns: { prompt: string }[] }>(server, 'log', 'claude', '--turns')
    expect(turns.map(({ prompt }) => prompt)).toEqual(['first\n\nthird', 'first\n\nsecond'])
    await stopController(server)
  })

  test('are copied also when a pipe has the name of the new copy, and are read from the copy when the file was emptied', async () => {
    await using server = await startServer(binary)
    const { pane, path } = await notedSession(server)
    const [run = ''] = readdirSync(runnersDirectory(server))
    const copy = join(runnersDirectory(server), run, `notes-claude-${CLAUDE_SESSION}.jsonl`)
    execFileSync('mkfifo', [`${copy}.part`])
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('the copy', () => existsSync(copy))
    writeFileSync(path, '')
    expect((await geppetto(server, 'log', 'claude', '--turns')).stdout.match(/^▸ /gm)).toHaveLength(6)
    rmSync(copy)
    mkdirSync(copy)
    expect((await geppetto(server, 'log', 'claude', '--turns')).stderr).toContain('cannot find what claude noted')
    await stopController(server)
  })
})
