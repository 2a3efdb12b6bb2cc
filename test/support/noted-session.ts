import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLAUDE_SESSION, layFile, TRANSCRIPTS } from './agent-records.ts'
import { geppetto } from './product.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

const NOTED = readFileSync(join(import.meta.dirname, '../agents/notes/claude.jsonl'), 'utf8')
/** Says who it is and that it works, then with each line that it reads that it is idle, and ends at the second. */
const CLAUDE = `
mkdir -p ~/.claude/sessions
start=$(cut -d' ' -f22 /proc/$$/stat)
say() { echo "{\\"pid\\":$$,\\"sessionId\\":\\"${CLAUDE_SESSION}\\",\\"procStart\\":\\"$start\\",\\"status\\":\\"$1\\"}" > ~/.claude/sessions/$$.json; }
say busy; echo ready; read line; say idle; echo rests; read line`

/** A runner in which Claude has had the recorded session. */
export async function notedSession(
  server: TestServer,
  noted = NOTED,
): Promise<{ readonly pane: string; readonly path: string }> {
  const path = layFile(server.home, TRANSCRIPTS.claude, noted)
  const script = join(server.home, 'claude.sh')
  writeFileSync(script, `exec -a claude sh -c '${CLAUDE.replaceAll("'", `'\\''`)}'`)
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'bash', script)
  await waitFor('the agent', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('ready'))
  await geppetto(server, 'mark', '-t', pane, '--name', 'claude', '--agent', 'claude')
  return { pane, path }
}
