/**
 * A day with three real agents (claude, codex, gemini) and five ordinary programs, as a person has it: real keys in a real
 * client. After each step the screen has to show what that person looks for; all screens are printed.
 *
 *   npm run bench -- day [--tmux VERSION]
 *
 * The agents talk to a model on loopback; their CLIs are installed on demand, as for `-- agents`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { attachClient } from '../test/support/outer-client.ts'
import { loadPlugin } from '../test/support/plugin.ts'
import openRoot, { privateRoot } from '../test/support/private-root.ts'
import { probeStatus, stopController } from '../test/support/product.ts'
import { startServer, tmuxVersions } from '../test/support/tmux.ts'
import { waitFor } from '../test/support/wait-for.ts'
import { CLIS } from './agents/clis.ts'
import { installed } from './agents/install.ts'
import { endLeftOvers } from './agents/left-overs.ts'
import { startModel } from './agents/model/server.ts'

const AGENTS = ['claude', 'codex', 'gemini'] as const
const [WIDTH, HEIGHT] = [120, 32]
/** An agent that starts for the first time on a busy machine. */
const PATIENCE_MS = 60_000
/** What a screen may still draw after it shows what was looked for. */
const REST_MS = 400

interface Step {
  readonly name: string
  /** Keys, or text that is typed. */
  readonly does: () => Promise<void>
  readonly shows: RegExp
}

const { values } = parseArgs({ options: { tmux: { type: 'string' } } })
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const [tmux] = tmuxVersions()
if (tmux === undefined) throw new Error('there is no tmux')
const close = openRoot()
const root = privateRoot()
const end = async (): Promise<void> => {
  await endLeftOvers(root)
  await close?.()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)))
}
let wrong: readonly string[] = []
try {
  wrong = await day(tmux.binary)
} finally {
  await end()
}
process.stdout.write(wrong.length === 0 ? '\nevery screen was right\n' : `\nWRONG: ${wrong.join(', ')}\n`)
process.exit(wrong.length === 0 ? 0 : 1)

/** Lives through the day; returns the names of the steps after which the screen was wrong. */
async function day(binary: string): Promise<readonly string[]> {
  await using model = await startModel()
  const clis = CLIS.filter(({ name }) => AGENTS.some((agent) => agent === name))
  const own = join(root, 'day')
  mkdirSync(own)
  symlinkSync(binary, join(own, 'tmux'))
  const path = [own, ...clis.map((cli) => installed(cli)), process.env['PATH'] ?? ''].join(':')
  const env = Object.fromEntries(clis.flatMap((cli) => Object.entries(cli.env(model.url))))
  await using server = await startServer(binary, {
    width: WIDTH,
    height: HEIGHT,
    env: { ...env, PATH: path },
  })
  const project = join(server.home, 'project')
  mkdirSync(project)
  execFileSync('git', ['init', '-q', project])
  writeFileSync(join(project, 'notes.txt'), Array.from({ length: 300 }, (_, at) => `note ${at}`).join('\n'))
  for (const cli of clis) cli.settle({ home: server.home, project, modelUrl: model.url })
  await loadPlugin(server)
  await using client = await attachClient(server, { width: WIDTH, height: HEIGHT })

  const type = async (text: string): Promise<void> => client.keys(...[...text].map(keyOf))
  const press =
    (...keys: string[]) =>
    async () =>
      client.keys(...keys)
  const line = (text: string) => async () => {
    await type(text)
    await client.keys('Enter')
  }
  const start = (command: string) => async () => {
    await client.keys('C-b', 'G', 'r')
    await sleep(REST_MS)
    await line(command)()
  }
  const steps: readonly Step[] = [
    { name: 'a shell, nothing else', does: line(`cd '${project}'; clear`), shows: /^[#$] *$/m },
    {
      name: 'claude starts with a task',
      does: start(`claude 'please [[rest 2; run touch one.txt && sleep 3; say The first task is done.]]'`),
      shows: /[●◌] 1/,
    },
    {
      name: 'codex starts with another',
      does: start(`codex 'please [[rest 2; run touch two.txt && sleep 3; say The second task is done.]]'`),
      shows: /2/,
    },
    {
      name: 'gemini starts, and just answers',
      does: start(`gemini 'please [[rest 3; say The third task is done.]]'`),
      shows: /3/,
    },
    {
      name: 'a build that fails',
      does: start(`sh -c 'echo compiling; sleep 2; echo "main.c:3: error: no such thing"; exit 2'`),
      shows: /✕ 1/,
    },
    {
      name: 'a script that asks',
      does: start(`sh -c 'printf "Deploy to production? [y/N] "; read -r a; echo "you said $a"; sleep 600'`),
      shows: /◆ [123]/,
    },
    {
      name: 'a server that writes on',
      does: start(`sh -c 'while :; do echo request; sleep 1; done'`),
      shows: /● [12] /,
    },
    {
      name: 'a pager in a pane that is marked by key',
      does: async () => {
        await client.keys('C-b', 'c')
        await sleep(REST_MS)
        await line('less notes.txt')()
        await client.keys('C-b', 'G', 'm')
      },
      shows: /watching %\d+/,
    },
    {
      name: 'top, marked too',
      does: async () => {
        await client.keys('C-b', 'c')
        await sleep(REST_MS)
        await line('top')()
        await client.keys('C-b', 'G', 'm')
      },
      shows: /watching %\d+[^]*/,
    },
    { name: 'all three need a person: two agents and the script', does: press(), shows: /◆ 3/ },
    {
      name: 'next: the one that has waited longest',
      does: press('C-b', 'G', 'n'),
      shows: /\[y\/N\]|one\.txt|two\.txt/,
    },
    { name: 'back to the first window, and the list', does: press('C-b', '0'), shows: /^[#$] *$/m },
    {
      name: 'ls says who asks what',
      does: line(`node '${join(import.meta.dirname, '../dist/start.cjs')}' -S '${server.socket}' ls`),
      shows: /Deploy to production\?/,
    },
    {
      name: 'next, until the dialog of claude is there',
      does: untilShown('Tab to amend', 'C-b', 'G', 'n'),
      shows: /one\.txt/,
    },
    { name: 'yes to claude', does: press('Enter'), shows: /◆ 2/ },
    {
      name: 'next, until that of codex is there',
      does: untilShown('Press enter to confirm', 'C-b', 'G', 'n'),
      shows: /two\.txt/,
    },
    { name: 'yes to codex', does: press('y'), shows: /◆ 1/ },
    {
      name: 'next, until the script is there',
      does: untilShown('Deploy to production', 'C-b', 'G', 'n'),
      shows: /Deploy to production\? \[y\/N\]/,
    },
    { name: 'yes to the script', does: press('y', 'Enter'), shows: /you said y/ },
    {
      name: 'next: claude offers something',
      does: untilShown('Make auto mode', 'C-b', 'G', 'n'),
      shows: /keep manual mode/,
    },
    { name: 'no, thank you', does: press('Down', 'Enter'), shows: /^\[main\](?!.*◆ \d).*✕ 1/m },
    { name: 'next: the failure, with its log', does: press('C-b', 'G', 'n'), shows: /error: no such thing/ },
    { name: 'it was looked at', does: press('q'), shows: /^\[main\](?!.*✕ 1).*[○●◇] \d/m },
    {
      name: 'next: what is done and was not seen',
      does: untilShown('task is done', 'C-b', 'G', 'n'),
      shows: /The (first|second|third) task is done\./,
    },
    { name: 'its log, in a popup', does: press('C-b', 'G', 'l'), shows: /│.*task is done/ },
    { name: 'search in it', does: async () => line('/task')(), shows: /task/ },
    { name: 'the log closes', does: press('q'), shows: /^[^│┌]*$/ },
    {
      name: 'the controller is killed',
      does: async () => {
        const { pid } = await probeStatus<{ pid: number }>(server)
        process.kill(pid, 'SIGKILL')
        await waitFor('it to be back', async () => {
          const now = await probeStatus<{ pid: number }>(server).catch(() => undefined)
          return now !== undefined && now.pid !== pid
        })
      },
      shows: /[○●◇] \d /,
    },
    { name: 'detach, and attach again', does: press('C-b', '0'), shows: /[○●◇] \d / },
    {
      name: 'the server is stopped by key',
      does: async () => {
        // The list on the first screen has its words, too.
        await untilShown('sh-project*', 'C-b', 'n')()
        await client.keys('C-b', 'G', 'x')
      },
      shows: /stop \S+\? \(y\/n\)/,
    },
    { name: 'yes', does: press('y'), shows: /[○●◇✕] \d / },
  ]

  /** Presses keys again until the screen shows some text; not more often than there are runners. */
  function untilShown(text: string, ...keys: string[]): () => Promise<void> {
    return async () => {
      for (let tries = 0; tries < 10; tries += 1) {
        if ((await client.screen()).includes(text)) return
        await client.keys(...keys)
        await sleep(3 * REST_MS)
      }
    }
  }

  const failed: string[] = []
  for (const { name, does, shows } of steps) {
    const startMs = performance.now()
    await does()
    const isShown = async (): Promise<boolean> => shows.test(await client.screen())
    const isRight = await waitFor(name, isShown, { timeoutMs: PATIENCE_MS }).catch(() => false)
    await sleep(REST_MS)
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
    if (!isRight) failed.push(name)
    process.stdout.write(`\n=== ${isRight ? 'ok' : 'WRONG'}: ${name} (${seconds} s)\n${await client.screen()}\n`)
  }
  await stopController(server)
  return failed
}

/** A character as send-keys names it. */
function keyOf(character: string): string {
  if (character === ' ') return 'Space'
  return character === ';' ? '\\;' : character
}
