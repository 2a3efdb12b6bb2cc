import { Failure } from '../../../base/failure.ts'
import { run } from '../../../host/run.ts'
import { serverBinary } from '../../../tmux/binary.ts'
import { runTmux } from '../../../tmux/one-shot.ts'
import { serverAddress } from '../../../tmux/server-address.ts'

/** As long as a person waits for a key. */
const COPY_MS = 3000

/**
 * Copies a text: into a buffer of the tmux server that this runs in, and from there to the clipboard of the terminal unless
 * its user has turned that off; without tmux to the clipboard of the terminal by OSC 52. Returns what to write to the
 * terminal for that.
 */
export async function copyText(text: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (env['TMUX'] === undefined) return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`
  const address = serverAddress({}, env)
  const allowed = await runTmux(address, ['show-options', '-sv', 'set-clipboard'], { timeoutMs: COPY_MS })
  const client = allowed === 'off' ? undefined : await busiestTerminal(address)
  const clipboard = client === undefined ? [] : ['-w', '-t', client]
  // By standard input: tmux takes no long argument.
  const load = ['-N', '-S', address.socket, 'load-buffer', ...clipboard, '-']
  const { how, code, stderr } = await run([serverBinary(address), ...load], { input: text, timeoutMs: COPY_MS })
  if (code !== 0) throw new Failure('command-rejected', `tmux did not take the text: ${stderr.trim() || how}`)
  return ''
}

/** The terminal on which a key was pressed last: a pane may be on several, and a popup is no pane. */
async function busiestTerminal(address: ReturnType<typeof serverAddress>): Promise<string | undefined> {
  const format = '#{client_control_mode} #{client_activity} #{client_name}'
  const rows = (await runTmux(address, ['list-clients', '-F', format], { timeoutMs: COPY_MS })).split('\n')
  const terminals = rows.flatMap((row) => {
    const [, activity, name] = /^0 (\d+) (.+)$/.exec(row) ?? []
    return name === undefined ? [] : [{ activity: Number(activity), name }]
  })
  return terminals.toSorted((a, b) => b.activity - a.activity)[0]?.name
}
