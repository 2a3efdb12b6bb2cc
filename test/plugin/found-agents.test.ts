import { existsSync, readdirSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { killForGood } from '../support/comeback.ts'
import { attachClient } from '../support/outer-client.ts'
import { loadForNewUser, loadPlugin, ROOT, traces } from '../support/plugin.ts'
import {
  geppetto,
  geppettoJson,
  runnersDirectory,
  versionsAndSources,
  probeRunner,
  probeRunners,
} from '../support/product.ts'
import { agentIn, standIns } from '../support/stand-in-agent.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Runner {
  readonly id: string
  readonly name: string
  readonly agent: string
  readonly state: string
  readonly pane: string
  readonly found?: string
  readonly reason?: string
  readonly foundReason?: string
}

/** Longer than from an event to the end of a look that it leads to. */
const NOTHING_MS = 3500
/** A look, a controller and a reader are started one after the other. */
const SLOW = { timeoutMs: 30_000 }

/** No login shell, which would forget where the stand-ins are. */
const FINDING = `set -g @geppetto-auto agents\nset -g default-command 'PS1="$ " exec sh'\n`

async function startFinding(binary: string, config = ''): Promise<TestServer> {
  const server = await startServer(binary, { config: `${FINDING}${config}` })
  await standIns(server)
  await loadPlugin(server)
  await waitFor('the first look', () => server.tmux('show-options', '-gqv', '@geppetto_agent_programs'))
  return server
}

async function run(server: TestServer, pane: string, line: string): Promise<void> {
  await server.tmux('send-keys', '-t', pane, line, 'Enter')
}

async function isFound(server: TestServer, pane: string, agent: string): Promise<void> {
  await waitFor(`${agent} to be found in ${pane}`, async () => (await agentIn(server, pane)) === agent, SLOW)
}

async function isReleased(server: TestServer, pane: string): Promise<void> {
  await waitFor(`${pane} to be released`, async () => (await agentIn(server, pane)) === '', SLOW)
}

describe.each(versionsAndSources(oldestAndNewest()))(
  'agents are found on tmux $version by $source',
  ({ binary, sourceConfig }) => {
    test('when typed into a shell, and are released when they end', async () => {
      await using server = await startFinding(binary, sourceConfig)
      await run(server, '%0', 'claude')
      await isFound(server, '%0', 'claude')
      const [runner] = await probeRunners<Runner>(server)
      expect(runner).toMatchObject({ name: 'claude', agent: 'claude', found: 'agents' })
      await waitFor('all of it', async () => (await geppetto(server, 'log', 'claude')).stdout.includes('drawing 7'))

      await run(server, '%0', 'q')
      await isReleased(server, '%0')
      const { runner: ended } = await geppettoJson<{ runner: Runner }>(server, 'show', 'claude')
      expect(ended).toMatchObject({ state: 'stopped', reason: 'agent-ended', found: 'agents' })
      expect(ended.foundReason).toMatch(/^@geppetto-auto agents: claude was in front of its terminal, process \d+$/)
      const { stdout } = await geppetto(server, 'show', 'claude')
      expect(stdout).toMatch(/found +agents: @geppetto-auto agents: claude/)
      expect((await geppetto(server, 'log', 'claude')).stdout).toContain('drawing 7')

      // Another one in the same pane is another run.
      await run(server, '%0', 'codex')
      await isFound(server, '%0', 'codex')
      expect(await probeRunners<Runner>(server)).toMatchObject([{ name: 'codex' }, { name: 'claude' }])
    })

    test('in a split, a window and a session with a command, several at once, with nobody attached', async () => {
      await using server = await startFinding(binary, sourceConfig)
      await server.tmux('split-window', '-d', 'claude')
      await server.tmux('split-window', '-d', 'codex')
      await server.tmux('new-window', '-d', 'codex')
      await server.tmux('new-session', '-d', '-s', 'other', 'gemini')
      await isFound(server, '%1', 'claude')
      await isFound(server, '%2', 'codex')
      await isFound(server, '%3', 'codex')
      await isFound(server, '%4', 'gemini')
      expect(await agentIn(server, '%0')).toBe('')
      expect((await probeRunners<Runner>(server)).map(({ name }) => name).toSorted()).toEqual([
        'claude',
        'codex',
        'codex-2',
        'gemini',
      ])
    })

    test('taken up again when the controller was killed, and released when they have ended meanwhile', async () => {
      await using server = await startFinding(binary, sourceConfig)
      await run(server, '%0', 'claude')
      await server.tmux('split-window', '-d', 'codex; sleep 300')
      await isFound(server, '%0', 'claude')
      await isFound(server, '%1', 'codex')
      await killForGood(server)
      await run(server, '%1', 'q')
      await waitFor('codex to end', async () => {
        return (await server.tmux('display-message', '-p', '-t', '%1', '#{pane_current_command}')) !== 'node'
      })
      await geppetto(server, 'controller', 'start')
      await isReleased(server, '%1')
      await isFound(server, '%0', 'claude')
      await run(server, '%0', 'q')
      await isReleased(server, '%0')
    })
  },
)

describe.each(oldestAndNewest())('agents on tmux $version', ({ binary }) => {
  test('are found in a pane that was respawned, and by their title where nothing else tells', async () => {
    await using server = await startFinding(
      binary,
      'set -g automatic-rename off\nset-environment -g TITLE "#(touch x)"\n',
    )
    await server.tmux('split-window', '-d')
    await sleep(NOTHING_MS)
    await server.tmux('respawn-pane', '-k', '-t', '%1', 'claude')
    await isFound(server, '%1', 'claude')
    await server.tmux('split-window', '-d')
    await sleep(NOTHING_MS)
    await run(server, '%2', 'codex')
    await isFound(server, '%2', 'codex')
    expect(readdirSync(server.home)).not.toContain('x')
  })

  test('are found at the next event where tmux tells nothing', async () => {
    await using server = await startFinding(binary, 'set -g automatic-rename off\n')
    await server.tmux('split-window', '-d')
    await sleep(NOTHING_MS)
    await run(server, '%1', 'claude')
    await sleep(NOTHING_MS)
    expect(await agentIn(server, '%1')).toBe('')
    await server.tmux('select-pane', '-t', '%1')
    await isFound(server, '%1', 'claude')
  })

  test('are found when they run already, at the load', async () => {
    await using server = await startFinding(binary)
    await server.tmux('set', '-g', '@geppetto-auto', 'off')
    await loadPlugin(server)
    await run(server, '%0', 'claude')
    await sleep(NOTHING_MS)
    expect(await agentIn(server, '%0')).toBe('')
    await server.tmux('set', '-g', '@geppetto-auto', 'agents')
    await loadPlugin(server)
    await isFound(server, '%0', 'claude')
  })

  test('are found when the plugin is loaded by the configuration, before there is a session', async () => {
    const config = `set -g @geppetto-auto agents\nrun-shell ${join(ROOT, 'plugin.tmux')}\n`
    await using server = await startServer(binary, { config })
    await standIns(server)
    await server.tmux('split-window', '-d', 'claude')
    await isFound(server, '%1', 'claude')
  })

  test('are found when they are known by rules of the user', async () => {
    await using server = await startServer(binary, { config: FINDING })
    await standIns(server)
    const rules = join(server.home, 'config/geppetto-tmux/rules')
    await mkdir(rules, { recursive: true })
    const rule = {
      version: 1,
      agent: 'mine',
      recognise: { programs: ['less-claude', 'my-(?:agent|other)'] },
      rules: [],
    }
    await writeFile(join(rules, 'mine.json'), JSON.stringify(rule))
    await symlink(join(server.home, 'bin/codex'), join(server.home, 'bin/my-agent'))
    await loadPlugin(server)
    await waitFor('the first look', () => server.tmux('show-options', '-gqv', '@geppetto_agent_programs'))
    expect(await server.tmux('show-options', '-gqv', '@geppetto_agent_programs')).toMatch(/\|less-claude$/)
    await run(server, '%0', 'my-agent')
    await isFound(server, '%0', 'mine')
  })

  test.each([
    ['vim claude', 'printf "drawing\\n"; exec sh -c "vi claude; :"'],
    ['less claude', 'less-claude'],
    ['grep claude', 'grep claude -'],
    ['tail -f claude', 'tail -f claude'],
    ['a command line that names one', "sh -c 'cat claude -; echo claude'"],
    ['a script claude-notes with the title of one', 'claude-notes'],
    ['a server in node', 'server.js --agent claude'],
    ['node that is given code', "node -e 'console.log(1); setInterval(() => {}, 1e6)' claude"],
    ['one in the background', 'claude </dev/null >/dev/null 2>&1 & sleep 300'],
  ])('are not found in %s', async (_, line) => {
    await using server = await startFinding(binary)
    await writeFile(join(server.home, 'claude'), 'claude\n'.repeat(100))
    await run(server, '%0', `cd ${server.home}; ${line}`)
    await server.tmux('split-window', '-d', `cd ${server.home}; ${line}`)
    await sleep(NOTHING_MS)
    await server.tmux('select-pane', '-t', '%1')
    await sleep(NOTHING_MS)
    expect(await agentIn(server, '%0')).toBe('')
    expect(await agentIn(server, '%1')).toBe('')
    expect(existsSync(runnersDirectory(server))).toBe(false)
  })

  test('stay released while they live, when a person has released them', async () => {
    await using server = await startFinding(binary)
    await run(server, '%0', 'claude')
    await isFound(server, '%0', 'claude')
    await geppetto(server, 'unmark', 'claude')
    await server.tmux('split-window', '-d', 'codex')
    await isFound(server, '%1', 'codex')
    await geppetto(server, 'controller', 'find')
    expect(await agentIn(server, '%0')).toBe('')
    await geppetto(server, 'controller', 'stop')
    await geppetto(server, 'controller', 'find')
    expect(await agentIn(server, '%0')).toBe('')

    await run(server, '%0', 'q')
    await run(server, '%0', 'gemini')
    await isFound(server, '%0', 'gemini')
  })

  test('stay marked after their end when a person has marked or renamed them', async () => {
    await using server = await startFinding(binary)
    await server.tmux('split-window', '-d', 'sh')
    await server.tmux('split-window', '-d', 'sh')
    for (const pane of ['%0', '%1', '%2']) {
      await server.tmux('select-pane', '-t', pane)
      await run(server, pane, 'claude')
      await isFound(server, pane, 'claude')
    }
    const [before] = (await probeRunners<Runner>(server)).filter(({ pane }) => pane === '%0')
    expect(await geppetto(server, 'mark', '-t', '%0')).toMatchObject({ code: 0 })
    expect(await geppetto(server, 'rename', '%1', 'mine')).toMatchObject({ code: 0 })
    expect(await geppetto(server, 'mark', '-t', '%2', '--agent', 'claude', '--name', 'anew')).toMatchObject({ code: 0 })
    for (const pane of ['%0', '%1', '%2']) await run(server, pane, 'q')
    await sleep(NOTHING_MS)
    const live = (await probeRunners<Runner>(server)).filter(({ state }) => state !== 'stopped')
    expect(
      live.map(({ pane, name, found }) => ({ pane, name, found })).toSorted((a, b) => a.pane.localeCompare(b.pane)),
    ).toEqual([
      { pane: '%0', name: before?.name, found: undefined },
      { pane: '%1', name: 'mine', found: undefined },
      { pane: '%2', name: 'anew', found: undefined },
    ])
    expect(await geppetto(server, 'mark', '-t', '%0')).toMatchObject({ code: 1 })
  })

  test('are not looked for when that is off, or a value that is none', async () => {
    await using server = await startServer(binary)
    await standIns(server)
    await loadPlugin(server)
    const hooks = async (): Promise<string> =>
      `${await server.tmux('show-hooks', '-g')}${await server.tmux('show-hooks', '-gw')}`
    expect(await hooks()).not.toContain('7332')
    await server.tmux('set', '-g', '@geppetto-auto', 'agent')
    await loadPlugin(server)
    expect(await hooks()).not.toContain('7332')
    await server.tmux('split-window', '-d', 'claude')
    await sleep(NOTHING_MS)
    expect(await agentIn(server, '%1')).toBe('')
    expect(await geppetto(server, 'controller', 'status')).toMatchObject({ code: 69 })
    const { stdout } = await geppetto(server, 'doctor')
    expect(stdout).toContain("@geppetto-auto has the wrong value 'agent'; the default is used")
    await geppetto(server, 'mark', '-t', '%0')
    expect((await geppetto(server, 'controller', 'status')).stdout).toContain(
      "@geppetto-auto has the wrong value 'agent'",
    )
  })

  test('are found no more once that is off, and at the next load nothing is left of it', async () => {
    await using server = await startFinding(binary, "set-hook -g 'window-renamed[3]' 'display-message theirs'\n")
    await server.tmux('set', '-g', '@geppetto-auto', 'off')
    await server.tmux('split-window', '-d', 'claude')
    await sleep(NOTHING_MS)
    expect(await agentIn(server, '%1')).toBe('')
    await loadPlugin(server)
    const { hooks = [] } = await traces(server)
    expect(hooks.filter((hook) => hook.includes('7332'))).toEqual([])
    expect(hooks.filter((hook) => hook.startsWith('window-renamed'))).toEqual([
      'window-renamed[3] display-message theirs',
    ])
  })

  test('are told as ended to who asks, also where nothing is written after their end; one that is held lives', async () => {
    await using server = await startFinding(binary)
    await run(server, '%0', 'claude')
    await server.tmux('split-window', '-d', 'exec 2>/dev/null; codex; sleep 300')
    await isFound(server, '%1', 'codex')
    await isFound(server, '%0', 'claude')
    await server.tmux('send-keys', '-t', '%0', 'C-z')
    await sleep(NOTHING_MS)
    const { foundReason = '' } = await probeRunner<Runner>(server, 'codex')
    process.kill(Number(/\d+$/.exec(foundReason)?.[0]), 'SIGKILL')
    await waitFor('both to be as they are', async () => {
      const runners = await probeRunners<Runner>(server)
      const states = new Map(runners.map(({ name, state }) => [name, state]))
      return states.get('codex') === 'stopped' && states.get('claude') !== 'stopped'
    })
    expect(await agentIn(server, '%0')).toBe('claude')
  })

  test('are nothing that uninstall leaves behind', async () => {
    const config = "set-hook -g 'window-renamed[3]' 'display-message theirs'\n"
    await using server = await startServer(binary, { config: `${config}set -g @geppetto-auto agents\n` })
    const before = await traces(server)
    await loadPlugin(server)
    await server.tmux('split-window', '-d', `exec ${process.execPath} -e 'setInterval(() => {}, 1e6)'`)
    await waitFor('a look in vain', () => server.tmux('show-options', '-pqv', '-t', '%1', '@geppetto_passed'))
    expect((await geppetto(server, 'uninstall')).code).toBe(0)
    expect(await traces(server)).toEqual(before)
    for (const pane of ['%0', '%1']) expect(await server.tmux('show-options', '-p', '-t', pane)).toBe('')
  })

  test('are offered once, to a terminal, and never to who has chosen', async () => {
    await using server = await startServer(binary)
    const stamp = join(server.home, 'state/geppetto-tmux/offered-auto')
    await loadForNewUser(server)
    await waitFor(
      'nobody to be told',
      async () => (await server.tmux('show-options', '-gqv', '@geppetto_offered')) === '',
    )
    expect(existsSync(stamp)).toBe(false)

    await using client = await attachClient(server)
    await server.tmux('set', '-g', '@geppetto-auto', 'off')
    await loadForNewUser(server)
    expect(await server.tmux('show-options', '-gqv', '@geppetto_offered')).toBe('')
    await server.tmux('set', '-gu', '@geppetto-auto')
    await loadForNewUser(server)
    await waitFor('the offer', async () => /@geppetto-auto agents/.test(await client.statusLine()))
    expect(existsSync(stamp)).toBe(true)

    await client.keys('x')
    await server.tmux('set', '-gu', '@geppetto_offered', ';', 'display-message', '-d', '1', '')
    await loadForNewUser(server)
    await sleep(NOTHING_MS)
    expect(await client.statusLine()).not.toContain('geppetto')
    expect((await geppetto(server, 'doctor')).stdout).toContain('set -g @geppetto-auto agents')
  })

  test('with hooks of ours are found by these where nothing else tells', async () => {
    await using server = await startFinding(binary, 'set -g automatic-rename off\n')
    await server.tmux('split-window', '-d')
    await sleep(NOTHING_MS)
    await run(
      server,
      '%1',
      `sh -c 'echo {}; sleep 2; echo "{\\"hook_event_name\\":\\"SessionStart\\"}" | ${join(ROOT, 'scripts/geppetto-hook')} claude & codex'`,
    )
    await isFound(server, '%1', 'codex')
  })

  test('that go at once, panes that go, and hostile titles leave no message behind', async () => {
    await using server = await startFinding(binary)
    await using client = await attachClient(server)
    for (let i = 0; i < 5; i += 1) {
      await server.tmux('split-window', '-d', 'printf "\\033]2;claude #{}#(touch x)}%%,;\\007"; sleep 0.3')
      await sleep(500)
    }
    await sleep(NOTHING_MS)
    expect(await server.tmux('display-message', '-p', '-t', '%0', '#{pane_in_mode}')).toBe('0')
    expect(await client.screen()).not.toMatch(/can't find|unknown|syntax/)
    expect(readdirSync(server.home)).not.toContain('x')
  })
})

describe.each(oldestAndNewest())('the finding of agents on tmux $version', ({ binary }) => {
  test('starts no process while panes of other programs work', async () => {
    await using server = await startFinding(binary)
    for (let i = 0; i < 5; i += 1)
      await server.tmux(
        'split-window',
        '-d',
        `while :; do printf '\\033]2;%s\\007' $(date +%N); sleep 0.2; done`,
        ';',
        'select-layout',
        'tiled',
      )
    // What was heard of before the first look has been looked at by then.
    await sleep(NOTHING_MS)
    // What a look says last it says at every look.
    await server.tmux('set-option', '-g', '@geppetto_agent_programs', 'claude|gemini')
    await sleep(NOTHING_MS)
    await server.tmux('select-pane', '-t', '%1')
    await sleep(NOTHING_MS)
    expect(await server.tmux('show-options', '-gqv', '@geppetto_agent_programs')).toBe('claude|gemini')
  })
})
