import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Failure, messageOf } from '../../base/failure.ts'
import { serverBinary } from '../../tmux/binary.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { capabilities } from '../../tmux/version.ts'
import type { Context } from '../context.ts'
import { findController } from '../find-controller.ts'
import { requireTmuxServer } from '../tmux-server.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** The tmux server, its program and the one in PATH. Only a failure when nothing else can be asked. */
export async function checkServer(context: Context): Promise<Finding[]> {
  const { address } = context
  try {
    await requireTmuxServer(address)
    const version = await runTmux(address, ['display-message', '-p', '#{version}'])
    capabilities(version)
    return [ok('tmux server', `${version} at ${address.socket}`), await checkPath(version, serverBinary(address))]
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return [fail('tmux server', error.message, error.next ?? 'start tmux')]
  }
}

/** The controller of that server, with the problems it knows of. */
export async function checkController(context: Context): Promise<Finding[]> {
  const check = 'controller'
  try {
    const found = await findController(context)
    if (found === undefined) return [ok(check, 'not running; it starts when it is needed')]
    try {
      if (found.version !== context.version) {
        return [warn(check, `runs version ${found.version ?? 'unknown'}, not ${context.version}`, RESTART)]
      }
      const { pid, problems } = await found.client.call('controller-status', {})
      return [ok(check, `running, process ${pid}`), ...problems.map((problem) => warn(check, problem, SEE_LOG))]
    } finally {
      found.client.close()
    }
  } catch (error) {
    return [fail(check, messageOf(error), SEE_LOG)]
  }
}

const RESTART = 'geppetto-tmux controller restart'
const SEE_LOG = 'geppetto-tmux controller log'

async function checkPath(serverVersion: string, binary: string): Promise<Finding> {
  const check = 'tmux in PATH'
  try {
    const { stdout } = await promisify(execFile)('tmux', ['-V'])
    const version = stdout.trim().replace(/^tmux /, '')
    if (version === serverVersion) return ok(check, `${version}, the same as the server`)
    return warn(
      check,
      `${version}, but the server is ${serverVersion} (${binary}); the two may not understand each other`,
      'put the newer one first in PATH, then restart the tmux server',
    )
  } catch {
    return warn(check, 'there is no tmux in PATH', `add the directory of ${binary} to PATH`)
  }
}
