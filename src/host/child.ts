import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'

/** True when it settles within `ms`, and before the signal aborts. */
export async function settlesWithin(promise: PromiseLike<unknown>, ms: number, signal?: AbortSignal): Promise<boolean> {
  let giveUp = (): void => undefined
  const late = new Promise<false>((resolve) => {
    giveUp = () => resolve(false)
  })
  const timer = setTimeout(giveUp, ms)
  signal?.addEventListener('abort', giveUp, { once: true })
  if (signal?.aborted === true) giveUp()
  const settled = Promise.resolve(promise).then(() => true)
  return Promise.race([settled, late]).finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  })
}

/**
 * Waits no longer for a plain client, without a signal: up to 3.7c a server dies that has something to say to a client that
 * was ended while a shell command of a hook ran in its queue (proc_send). It goes by itself when the server has answered.
 */
export function letBe(child: Pick<ChildProcess, 'unref' | 'stdin' | 'stdout' | 'stderr'>): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream?.on('error', () => undefined)
    if (stream instanceof Socket) stream.unref()
  }
}

/**
 * Tells a client to leave and waits no longer. While its server is stopped it cannot: it has to ask there first. It must
 * not keep us from ending until then, and is never killed, since that can take the server down.
 */
export function abandon(child: Pick<ChildProcess, 'kill' | 'unref' | 'stdin' | 'stdout' | 'stderr'>): void {
  child.kill('SIGTERM')
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy()
}
