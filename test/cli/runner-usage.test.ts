import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  CLAUDE_SESSION,
  CODEX_SESSION,
  COPILOT_SESSION,
  layCopilot,
  layFile,
  layTranscript,
} from '../support/agent-records.ts'
import { layRollout, sessionMeta, threadAt, tokenCount } from '../support/codex-rollouts.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Row {
  readonly runner: { readonly name: string } | null
  readonly agent: string
  readonly tokens: { readonly total: number }
}

/** What the agents write of themselves, in shell: who they are, since when, and in which session. */
const CLAUDE = `
mkdir -p ~/.claude/sessions
start=$(cut -d' ' -f22 /proc/$$/stat)
echo "{\\"pid\\":$$,\\"sessionId\\":\\"${CLAUDE_SESSION}\\",\\"procStart\\":\\"$start\\",\\"status\\":\\"idle\\"}" > ~/.claude/sessions/$$.json
echo ready; read line; rm ~/.claude/sessions/$$.json`
const LIAR = CLAUDE.replace('-f22', '-f21')
const COPILOT = `touch ~/.copilot/session-state/${COPILOT_SESSION}/inuse.$$.lock; echo ready; read line`
const CODEX = 'exec 9<"$1"; echo ready; read line'

describe.each(oneVersion())('usage of runners on tmux $version', ({ binary }) => {
  const rows = async (server: TestServer): Promise<readonly Row[]> =>
    (await geppettoJson<{ rows: Row[] }>(server, 'usage', '--by', 'runner')).rows
  const agentIn = async (server: TestServer, name: string, script: string, ...args: string[]): Promise<string> => {
    const path = join(server.home, `${name}.sh`)
    writeFileSync(path, script)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'sh', path, ...args)
    await waitFor('the agent', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('ready'))
    return pane
  }

  test('belongs to the runner whose session the agent itself names, also after its end', async () => {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on\n' })
    layTranscript(server.home, 'claude')
    const codex = layTranscript(server.home, 'codex')
    layTranscript(server.home, 'gemini')
    // What an agent has started works for the same runner.
    const helper = threadAt('2026-11-20T09:00:00.000Z', 2)
    layRollout(server.home, helper, [
      sessionMeta(helper, '2026-11-20T09:00:00.000Z', {
        source: { subagent: { thread_spawn: { parent_thread_id: CODEX_SESSION } } },
      }),
      tokenCount('2026-11-20T09:01:00.000Z', 10, 10),
    ])
    layCopilot(server.home)
    const panes = {
      claude: await agentIn(server, 'claude', CLAUDE),
      codex: await agentIn(server, 'codex', CODEX, codex),
      copilot: await agentIn(server, 'copilot', COPILOT),
    }
    for (const [name, pane] of Object.entries(panes)) await geppetto(server, 'mark', '-t', pane, '--name', name)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'other')

    const expected = [
      { runner: { name: 'claude' }, agent: 'claude', tokens: { total: 33_951 } },
      { runner: { name: 'codex' }, agent: 'codex', tokens: { total: 28_360 } },
      { runner: null, agent: 'gemini', tokens: { total: 8100 } },
      { runner: { name: 'copilot' }, agent: 'copilot', tokens: { total: 8100 } },
    ]
    expect((await rows(server)).toSorted((a, b) => a.agent.localeCompare(b.agent))).toMatchObject(
      expected.toSorted((a, b) => a.agent.localeCompare(b.agent)),
    )
    expect(await geppettoJson(server, 'show', 'claude')).toMatchObject({
      runner: { usage: { requests: 8, tokens: { output: 351 }, costUsd: expect.closeTo(0.05248, 10) } },
    })
    expect(await geppettoJson(server, 'show', 'codex')).toMatchObject({
      runner: { usage: { tokens: { total: 28_360 } } },
    })
    expect(await geppettoJson(server, 'show', 'other')).toMatchObject({ runner: { usage: null } })
    expect((await geppetto(server, 'show', 'codex')).stdout).toMatch(/^usage +28\.0K in .* out, n\/a$/m)

    await server.tmux('send-keys', '-t', panes.claude, 'Enter')
    await waitFor('its end', async () => (await geppetto(server, 'ls')).stdout.includes('✓ completed  claude'))
    expect((await rows(server)).find(({ agent }) => agent === 'claude')).toMatchObject({ runner: { name: 'claude' } })
    await stopController(server)
  })

  test('is never guessed: a file of another process with the same id says nothing', async () => {
    await using server = await startServer(binary)
    layTranscript(server.home, 'claude')
    await geppetto(server, 'mark', '-t', await agentIn(server, 'liar', LIAR), '--name', 'liar', '--agent', 'claude')
    expect(await rows(server)).toMatchObject([{ runner: null, agent: 'claude' }])
    layFile(server.home, '.claude/sessions/1.json', 'no json')
    expect(await geppettoJson(server, 'show', 'liar')).toMatchObject({ runner: { usage: null } })
    await stopController(server)
  })

  test('has its account where the agent was told to have it', async () => {
    await using server = await startServer(binary)
    const account = join(server.home, 'work')
    layTranscript(server.home, 'claude', `work/projects/-p/${CLAUDE_SESSION}.jsonl`)
    const script = `export CLAUDE_CONFIG_DIR=${account}\nexec sh -c '${CLAUDE.replaceAll('~/.claude', account).replaceAll("'", "'\\''")}'`
    await geppetto(server, 'mark', '-t', await agentIn(server, 'work', script), '--name', 'work')
    expect(await rows(server)).toMatchObject([{ runner: { name: 'work' }, agent: 'claude', tokens: { total: 33_951 } }])
    await stopController(server)
  })
})
