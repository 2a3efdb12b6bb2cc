/** A block of work that owns every task and resource started in it. */
export interface Scope {
  /** Aborted when the scope ends or fails; pass it to everything that waits. */
  readonly signal: AbortSignal
  /** Runs a task beside the others. If it throws, the whole scope fails with that cause. */
  fork(task: (signal: AbortSignal) => Promise<void>): void
  /** Registers a cleanup. Cleanups run in reverse order after every task has settled. */
  defer(cleanup: () => void | Promise<void>): void
}

/**
 * Runs `body` with a scope that cannot be outlived by what was started in it.
 *
 * When the body returns, fails, or a forked task fails, or `parent` aborts: the signal aborts, all tasks are awaited,
 * cleanups run in reverse. The first cause is rethrown as it is; an abort that follows from it is not a cause.
 */
export async function withScope<T>(parent: AbortSignal | undefined, body: (scope: Scope) => Promise<T>): Promise<T> {
  parent?.throwIfAborted()
  const controller = new AbortController()
  const { signal } = controller
  const tasks = new Set<Promise<void>>()
  const cleanups: (() => void | Promise<void>)[] = []
  const causes: unknown[] = []

  // Linked by hand: AbortSignal.any leaks on a long-lived parent (nodejs/node#54614).
  const followParent = (): void => controller.abort(parent?.reason)
  parent?.addEventListener('abort', followParent, { once: true })

  const fail = (error: unknown): void => {
    if (isAbort(error, signal)) return
    causes.push(error)
    controller.abort(error)
  }
  const scope: Scope = {
    signal,
    fork(task) {
      signal.throwIfAborted()
      const running: Promise<void> = Promise.resolve()
        .then(() => task(signal))
        .catch(fail)
        .finally(() => tasks.delete(running))
      tasks.add(running)
    },
    defer(cleanup) {
      cleanups.push(cleanup)
    },
  }

  let result: T | undefined
  try {
    result = await body(scope)
  } catch (error) {
    if (signal.aborted) fail(error)
    else {
      causes.push(error)
      controller.abort(error)
    }
  }
  controller.abort(new DOMException('the scope has ended', 'AbortError'))
  while (tasks.size > 0) await Promise.all(tasks)
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup()
    } catch (error) {
      causes.push(error)
    }
  }
  parent?.removeEventListener('abort', followParent)

  if (causes.length === 1) throw causes[0]
  if (causes.length > 1) throw new AggregateError(causes, 'several parts of a scope failed')
  parent?.throwIfAborted()
  return result as T
}

/** True for the ways Node reports that `signal` was aborted: its reason, or an AbortError of timers and streams. */
export function isAbort(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError')
}
