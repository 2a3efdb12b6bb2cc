import { accessSync, constants, lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import { controllerSocket, stateDirectory } from '../../host/paths.ts'
import type { Context } from '../context.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** Node, the state directory and the place of the socket. */
export function checkOwnFiles({ address, env }: Context): Finding[] {
  return [
    ok('node', `${process.version} at ${process.execPath}`),
    checkStateDirectory(stateDirectory(env)),
    checkSocketPath(controllerSocket(address, env), stateDirectory(env)),
  ]
}

function checkStateDirectory(path: string): Finding {
  const check = 'state directory'
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return ok(check, `${path} will be made when it is needed`)
  const elsewhere = 'move it away, or set XDG_STATE_HOME to another directory'
  if (!found.isDirectory()) return fail(check, `${path} is not a directory`, elsewhere)
  if (found.uid !== process.getuid?.()) return fail(check, `${path} belongs to another user`, elsewhere)
  if ((found.mode & 0o077) !== 0) return warn(check, `others may enter ${path}`, `chmod 700 '${path}'`)
  try {
    accessSync(path, constants.W_OK)
  } catch (error) {
    return fail(check, `cannot write ${path}: ${messageOf(error)}`, `chmod 700 '${path}'`)
  }
  return ok(check, `${path} is yours alone`)
}

function checkSocketPath(path: string, state: string): Finding {
  const bytes = Buffer.byteLength(path)
  if (dirname(dirname(path)) === state) return ok('socket path', `${path} (${bytes} bytes)`)
  return warn(
    'socket path',
    `${state} is too deep for a socket, so ${path} is used`,
    'nothing, unless /tmp is cleaned; else set XDG_STATE_HOME to a shorter path',
  )
}
