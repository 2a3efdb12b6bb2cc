import { messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import { keysFifo } from '../host/paths.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { Controller } from './controller.ts'
import type { Journal } from './events/journal.ts'
import { noted } from './events/noted.ts'
import { PressedKeys } from './pressed-keys.ts'
import { KeyPipe, KEYS } from './server/key-pipe.ts'

/**
 * Does what keys of tmux ask for while the controller lives, and tells tmux where to write them. Where that cannot be, keys
 * start programs, which is noted.
 */
export async function hearKeys(
  controller: Controller,
  options: {
    readonly address: ServerAddress
    /** Of the controller. */
    readonly socket: string
    readonly scope: Scope
    readonly journal: Journal
  },
): Promise<void> {
  const { address, journal, scope, socket } = options
  const { commands, fleet, tmux } = controller
  const pressed = new PressedKeys({ address, tmux, fleet, commands })
  const path = keysFifo(socket)
  const pipe = new KeyPipe(path, (key) => void pressed.press(key).catch((error: unknown) => journal.bug(error)))
  try {
    await pipe.open()
    scope.defer(async () => {
      pipe.close()
      if (tmux.answers) await noted(tmux.ask(['set-environment', '-gu', KEYS]), journal, 'keys could not be taken back')
    })
    await tmux.ask(['set-environment', '-gh', KEYS, path])
  } catch (error) {
    journal.note('keys are not heard, and start programs', { error: messageOf(error) })
  }
}
