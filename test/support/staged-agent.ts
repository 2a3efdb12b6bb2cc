import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DialogBody } from '../../src/ipc/dialogs.ts'
import type { RunnerDetail } from '../../src/ipc/runners.ts'
import { geppetto, probeRunner } from './product.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

const SCREENS = join(import.meta.dirname, '../screens')

/** An agent that paints what it is told, notes each key, and then paints what it is told for that key. */
const FAKE = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync, renameSync } = require('node:fs')
process.title = 'claude'
const at = process.env.STAGE
let shown = ''
process.stdin.setRawMode(true)
process.stdin.on('data', (data) => {
  appendFileSync(at + '/keys', data)
  if (existsSync(at + '/after')) renameSync(at + '/after', at + '/screen')
})
const show = (path) => {
  const screen = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (screen === shown || screen === '') return
  shown = screen
  process.stdout.write(screen)
}
if (existsSync(at + '/screen')) show(at + '/screen')
setInterval(() => show(at + '/screen'), 20)
`

/** What a real agent showed, as it would draw it: the whole screen anew. */
export function drawn(screen: string, change: (text: string) => string = (text) => text): string {
  const [, ...rows] = readFileSync(join(SCREENS, 'claude', screen + '.txt'), 'utf8')
    .trimEnd()
    .split('\n')
  return '\x1b[H\x1b[2J' + change(rows.join('\n')).replaceAll('\n', '\r\n')
}

/** A marked pane with a shell in which the fake agent runs, and what happens there. */
export async function stage(server: TestServer) {
  const path = join(server.home, 'bin/claude')
  writeFileSync(path, FAKE)
  chmodSync(path, 0o755)
  const shell = ['env', 'STAGE=' + server.home, 'PS1=shell>', 'bash', '--norc', '-i']
  const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', ...shell)
  await geppetto(server, 'mark', '-t', pane, '--name', 'a', '--agent', 'claude')
  await server.tmux('send-keys', '-t', pane, 'claude', 'Enter')
  const shows = (screen: string): void => writeFileSync(join(server.home, 'screen'), screen)
  const runner = async (): Promise<RunnerDetail> => probeRunner<RunnerDetail>(server, 'a')
  return {
    pane,
    shows,
    /** What it paints after the next key. */
    afterKey: (screen: string): void => writeFileSync(join(server.home, 'after'), screen),
    keys: (): string => (existsSync(join(server.home, 'keys')) ? readFileSync(join(server.home, 'keys'), 'utf8') : ''),
    runner,
    /** Waits until a dialog about this is there, and old enough to be answered. */
    dialog: async (about: string): Promise<DialogBody> => {
      await waitFor('the dialog about ' + about, async () => (await runner()).dialog?.subject?.includes(about))
      return waitFor('the dialog to be read', async () => {
        const { dialog } = await runner()
        return dialog !== undefined && Date.now() - Date.parse(dialog.since) > 500 ? dialog : undefined
      })
    },
  }
}
