import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { killForGood } from '../support/comeback.ts'
import { CLAUDE_SESSION, layTranscript } from '../support/agent-records.ts'
import { ENTRY, geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const SCRIPTS = join(dirname(ENTRY), '../scripts')

interface Shown {
  readonly state: string
  readonly waitingFor?: string
  readonly evidence: readonly { readonly source: string }[]
}

describe.each(oldestAndNewest())('events of hooks on tmux $version', ({ binary }) => {
  /** An agent that runs its hook with each line that it reads. */
  const startAgent = async (server: TestServer, agent: string): Promise<string> => {
    const path = join(server.home, `${agent}.sh`)
    writeFileSync(
      path,
      `echo ready; while IFS= read -r line; do printf %s "$line" | '${SCRIPTS}/geppetto-hook' ${agent}; done`,
    )
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', `stty -echo; exec sh ${path}`)
    await waitFor('the agent', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('ready'))
    await geppetto(server, 'mark', '-t', pane, '--name', agent, '--agent', agent)
    return pane
  }
  const say = async (server: TestServer, pane: string, event: object): Promise<void> => {
    await server.tmux('send-keys', '-t', pane, '-l', JSON.stringify(event))
    await server.tmux('send-keys', '-t', pane, 'Enter')
  }
  const show = async (server: TestServer, runner: string): Promise<Shown> =>
    (await geppettoJson<{ runner: Shown }>(server, 'show', runner)).runner
  const spool = (server: TestServer): string => join(server.home, 'state/geppetto-tmux/hooks', String(server.pid))
  const events = async (server: TestServer): Promise<string> => (await geppetto(server, 'events')).stdout

  test('say at once that an agent waits, and which session it is in', async () => {
    await using server = await startServer(binary)
    layTranscript(server.home, 'claude')
    const pane = await startAgent(server, 'claude')
    const common = { session_id: CLAUDE_SESSION, transcript_path: '/x.jsonl', cwd: '/proj' }
    await say(server, pane, { ...common, hook_event_name: 'PermissionRequest', tool_name: 'Bash' })
    await waitFor('the dialog', async () => (await events(server)).includes('"waitingFor":"permission"'))
    expect(await events(server)).toContain(
      `"agent":"claude","event":"PermissionRequest","about":"Bash","session":"${CLAUDE_SESSION}"`,
    )
    const { rows } = await geppettoJson<{ rows: object[] }>(server, 'usage', '--by', 'runner')
    expect(rows).toMatchObject([{ runner: { name: 'claude' }, requests: 8 }])
    // The news is old soon: this agent does not tell when somebody presses Esc.
    await waitFor('its end', async () => (await show(server, 'claude')).state !== 'waiting')
    await stopController(server)
  })

  test('of codex, which names the wrong pane, and of foreign agents and panes change nothing', async () => {
    await using server = await startServer(binary)
    const pane = await startAgent(server, 'codex')
    await say(server, pane, { type: 'agent-turn-complete', 'thread-id': 'thread-1' })
    await waitFor('the event', async () => (await events(server)).includes('"event":"agent-turn-complete"'))
    for (const [name, content] of [
      ['999.claude.1', '{"hook_event_name":"PermissionRequest","session_id":"a"}'],
      [`${pane.slice(1)}.claude.2`, '{"hook_event_name":"PermissionRequest","session_id":"b"}'],
      [`${pane.slice(1)}.codex.3`, '{"hook_event_name":"no such\\u001b[31m event"}'],
      [`${pane.slice(1)}.codex.4`, 'no json'],
      ['nonsense', '{}'],
    ] as const) {
      writeFileSync(join(spool(server), name), content)
    }
    await waitFor('an empty spool', () => readdirSync(spool(server)).length === 0)
    const shown = await show(server, 'codex')
    expect(shown.state).not.toBe('waiting')
    expect(shown.evidence.map(({ source }) => source)).not.toContain('hook')
    const { id } = (await geppettoJson<{ runner: { id: string } }>(server, 'show', 'codex')).runner
    expect(existsSync(join(server.home, 'state/geppetto-tmux/runners', id, 'sessions.jsonl'))).toBe(false)
    await stopController(server)
  })

  test('of opencode come from its plugin, those of helpers left out', async () => {
    await using server = await startServer(binary)
    const path = join(server.home, 'opencode.mjs')
    const events = [
      { type: 'session.created', properties: { sessionID: 'ses_2', info: { parentID: 'ses_1' } } },
      { type: 'permission.asked', properties: { sessionID: 'ses_2' } },
      { type: 'session.status', properties: { sessionID: 'ses_1', status: { type: 'busy' } } },
      { type: 'question.asked', properties: { sessionID: 'ses_1' } },
    ]
    writeFileSync(
      path,
      `import { GeppettoTmux } from '${pathToFileURL(join(SCRIPTS, 'opencode-plugin.mjs')).href}'
      process.stdin.once('data', async () => {
        const { event } = await GeppettoTmux({ directory: '/proj' })
        for (const one of ${JSON.stringify(events)}) await event({ event: one })
      })
      console.log('ready')`,
    )
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', process.execPath, path)
    await waitFor('the agent', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('ready'))
    await geppetto(server, 'mark', '-t', pane, '--name', 'oc', '--agent', 'opencode')
    await server.tmux('send-keys', '-t', pane, 'Enter')
    const shown = await waitFor('the question', async () => {
      const runner = await show(server, 'oc')
      return runner.state === 'waiting' && runner
    })
    expect(shown).toMatchObject({ waitingFor: 'question', evidence: [{ source: 'hook' }] })
    expect((await geppetto(server, 'events')).stdout).not.toContain('ses_2')
    await stopController(server)
  })

  test('have a place only while there are runners, and old ones are not believed', async () => {
    await using server = await startServer(binary)
    expect(existsSync(spool(server))).toBe(false)
    const pane = await startAgent(server, 'claude')
    await killForGood(server)
    await say(server, pane, { session_id: 's', hook_event_name: 'PermissionRequest' })
    await waitFor('the event', () => readdirSync(spool(server)).length === 1)
    expect((await show(server, 'claude')).state).not.toBe('waiting')
    expect(readdirSync(spool(server))).toEqual([])
    await geppetto(server, 'unmark', 'claude')
    expect(existsSync(spool(server))).toBe(false)
    await say(server, pane, { session_id: 's', hook_event_name: 'PermissionRequest' })
    expect(readFileSync(join(server.home, 'state/geppetto-tmux/controller.log'), 'utf8')).not.toContain('"bug"')
    await stopController(server)
  })
})
