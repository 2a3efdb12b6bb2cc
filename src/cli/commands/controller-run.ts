import { dirname, join } from 'node:path'
import { Failure, failureBody, messageOf } from '../../base/failure.ts'
import { runController } from '../../controller/main.ts'
import { PRIVATE_UMASK } from '../../host/paths.ts'
import { serveSocket } from '../../ipc/server.ts'
import type { Context } from '../context.ts'
import type { StartReport } from '../reach/controller-launch.ts'

/** It passes bytes on and makes few objects: less memory for young ones, no threads that would only wait. */
const READER_FLAGS = ['--max-semi-space-size=1', '--v8-pool-size=0']

/** Is the controller, until it ends by itself or by a signal. The one place that joins it and its socket. */
export async function controllerRun(
  { address, entry, version }: Context,
  { after }: { readonly after?: string },
): Promise<void> {
  const ended = new AbortController()
  const end = (signal: string): void => ended.abort(new DOMException(`asked to end by ${signal}`, 'AbortError'))
  process.umask(PRIVATE_UMASK)
  process.removeAllListeners('SIGINT')
  // Its own log may not be writable, on a full disk for example; runners are watched all the same.
  process.stderr.removeAllListeners('error').on('error', () => undefined)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  try {
    await runController({
      address,
      version,
      serve: serveSocket,
      refreshCommand: [process.execPath, entry, '-S', address.socket, 'controller', 'refresh'],
      readerCommand: [process.execPath, ...READER_FLAGS, join(dirname(entry), 'pipe-reader.js')],
      wrapper: join(dirname(entry), '../scripts/runner'),
      clientScript: join(dirname(entry), '../scripts/control-client.pl'),
      keeper: { script: join(dirname(entry), '../scripts/keeper'), entry },
      after,
      signal: ended.signal,
      onReady: () => report({ ready: true }),
    })
  } catch (error) {
    if (ended.signal.aborted) {
      return report({ failure: { kind: 'spawn-failed', message: messageOf(ended.signal.reason), next: 'try again' } })
    }
    report({ failure: failureBody(error instanceof Failure ? error : new Failure('spawn-failed', messageOf(error))) })
    throw error
  }
}

/** Tells the process that started this one, if it still listens; a controller does not depend on it. */
function report(message: StartReport): void {
  if (process.send === undefined || !process.connected) return
  process.send(message, () => {
    if (process.connected) process.disconnect()
  })
}
