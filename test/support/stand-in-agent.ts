import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestServer } from './tmux.ts'

/**
 * Programs that can be told from agents by nothing: `claude` and `gemini` take the name of their process, as the real ones
 * do, `codex` is a script of node. They draw for some seconds, say a title when they are told one, and end at a line `q` and with
 * the program that has started them.
 */
const DRAWS = `
const title = process.env.TITLE
if (title) process.stdout.write('\\x1b]2;' + title + '\\x07')
let count = 0
const timer = setInterval(() => { console.log('drawing ' + count); if (++count === 8) clearInterval(timer) }, 250)
process.stdin.on('data', (data) => { if (String(data).includes('q')) process.exit(0) })
// One in the background gets no signal when its terminal goes.
const parent = process.ppid
setInterval(() => process.ppid === parent || process.exit(0), 1000)
`

/** Puts the stand-ins, and programs that only look like agents, where the panes of the server find them. */
export async function standIns({ home }: Pick<TestServer, 'home'>): Promise<void> {
  const directory = join(home, 'bin')
  const program = async (name: string, text: string): Promise<void> => {
    await writeFile(join(directory, name), text)
    await chmod(join(directory, name), 0o755)
  }
  for (const name of ['claude', 'gemini']) {
    await program(name, `#!/usr/bin/env node\nprocess.title = '${name}'\n${DRAWS}`)
  }
  await program('codex', `#!/usr/bin/env node\n${DRAWS}`)
  // What has an agent in its name, among its words, or in its title, and is none.
  await program(
    'claude-notes',
    '#!/bin/sh\nprintf "\\033]2;✳ Claude Code\\007notes\\n"; sleep 1; echo more; sleep 300\n',
  )
  await program('server.js', `#!/usr/bin/env node\n${DRAWS}`)
  await program('less-claude', '#!/bin/sh\nexec less claude\n')
}

/** What a pane is marked as; empty when it is no runner. */
export async function agentIn(server: TestServer, pane: string): Promise<string> {
  return server.tmux('display-message', '-p', '-t', pane, '#{?@geppetto_id,#{@geppetto_agent},}')
}
