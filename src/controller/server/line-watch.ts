import { openLine, type LineOptions } from '../../tmux/line.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { ClientEnd } from '../../tmux/control-client.ts'
import type { Capabilities } from '../../tmux/version.ts'
import { setDeathHook, unsetHooks } from './wake-hooks.ts'
import type { Watch } from './watch.ts'

export interface LineWatchOptions extends LineOptions {
  readonly capabilities: Capabilities
  /** The commands that a look sends. */
  readonly look: readonly Command[]
  /** Command line that asks this controller to look again. */
  readonly refreshCommand: readonly string[]
}

/** Watches a server by a control client, and by a hook where tmux sends no notification. Fails as openControlClient. */
export async function openLineWatch(options: LineWatchOptions): Promise<Watch> {
  const client = await openLine(options)
  await client.send([...unsetHooks(), ...setDeathHook(options.refreshCommand)])
  return {
    kind: 'control',
    client,
    notes: [],
    capabilities: options.capabilities,
    ended: client.ended.then(endText),
    send: async (commands, given) => client.send(commands, given),
    look: async () => client.send(options.look),
    takeOut: async () => void (await client.send(unsetHooks())),
    close: async () => client.close(),
  }
}

function endText(end: ClientEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.reason ?? 'the control client was detached'
    case 'moved':
      return `the control client was moved to ${end.session}`
    case 'lost':
      return end.cause
  }
}
