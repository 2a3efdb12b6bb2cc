// geppetto-hook for OpenCode, a plugin: leaves its events for the controller of this tmux server, if there is one.
// `geppetto-tmux hooks install opencode` has put it here, `hooks uninstall opencode` takes it away.
import { readdir, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

const EVENTS = new Set([
  'session.status',
  'session.idle',
  'session.error',
  'permission.asked',
  'permission.replied',
  'question.asked',
  'question.replied',
])
/** More unread files than this mean that the controller is stuck or was killed. */
const MOST_FILES = 32

export const GeppettoTmux = async ({ directory }) => {
  const server = /,(\d+),\d+$/.exec(process.env.TMUX ?? '')?.[1]
  const pane = /^%(\d+)$/.exec(process.env.TMUX_PANE ?? '')?.[1]
  if (server === undefined || pane === undefined) return {}
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local/state')
  const spool = join(state, 'geppetto-tmux/hooks', server)
  /** Sessions of helpers: what they do is not what the pane does. */
  const helpers = new Set()
  let written = Promise.resolve()
  let count = 0

  const leave = async (event) => {
    const waiting = await readdir(spool)
    if (waiting.length >= MOST_FILES) return
    count = (count + 1) % 1000
    const number = process.pid * 1000 + count
    const kept = join(spool, `.${number}`)
    await writeFile(kept, JSON.stringify(event), { mode: 0o600 })
    await rename(kept, join(spool, `${pane}.opencode.${number}`))
  }

  return {
    event: async ({ event: { type, properties } }) => {
      const session = properties?.sessionID
      if (type === 'session.created' && properties?.info?.parentID) helpers.add(session ?? properties.info.id)
      if (!EVENTS.has(type) || helpers.has(session)) return
      const event = { hook_event_name: type, session_id: session, cwd: directory, about: properties?.status?.type }
      // OpenCode does not wait for it. Without a controller there is no such directory, and that is all right.
      written = written.then(() => leave(event)).catch(() => {})
    },
  }
}
