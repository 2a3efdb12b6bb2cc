import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sleep } from './clock.ts'
import { withScope } from './scope.ts'

describe('withScope', () => {
  it('returns what the body returns and runs cleanups in reverse', async () => {
    const order: string[] = []
    const result = await withScope(undefined, async (scope) => {
      scope.defer(() => void order.push('first'))
      scope.defer(() => void order.push('second'))
      return 'value'
    })
    expect(result).toBe('value')
    expect(order).toEqual(['second', 'first'])
  })

  it('fails with the cause of the first task that fails and aborts the others', async () => {
    const cause = new Error('first')
    let aborted = false
    const run = withScope(undefined, async (scope) => {
      scope.fork(async (signal) => {
        await sleep(60_000, signal).catch((error: unknown) => {
          aborted = true
          throw error
        })
      })
      scope.fork(async () => {
        throw cause
      })
      await sleep(60_000, scope.signal)
    })
    await expect(run).rejects.toBe(cause)
    expect(aborted).toBe(true)
  })

  it('throws the reason of the parent when the parent aborts', async () => {
    const parent = new AbortController()
    const run = withScope(parent.signal, async (scope) => sleep(60_000, scope.signal))
    const reason = new Error('stop')
    parent.abort(reason)
    await expect(run).rejects.toBe(reason)
  })

  it('leaves no listener on the parent', async () => {
    const parent = new AbortController()
    let count = 0
    const { addEventListener, removeEventListener } = parent.signal
    parent.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      count += 1
      addEventListener.apply(parent.signal, args)
    }
    parent.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      count -= 1
      removeEventListener.apply(parent.signal, args)
    }
    for (let i = 0; i < 50; i += 1) await withScope(parent.signal, async () => undefined)
    expect(count).toBe(0)
  })

  it('outlives nothing, whatever tree of tasks runs in it', async () => {
    interface Task {
      readonly turns: number
      readonly fails: boolean
      readonly children: readonly Task[]
    }
    const tree = fc.letrec<{ task: Task }>((tie) => ({
      task: fc.record({
        turns: fc.nat(3),
        fails: fc.boolean(),
        children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('task'), { maxLength: 3 })),
      }),
    })).task
    await fc.assert(
      fc.asyncProperty(tree, async (root) => {
        let running = 0
        const run = async (task: Task, parent?: AbortSignal): Promise<void> =>
          withScope(parent, async (scope) => {
            running += 1
            scope.defer(() => {
              running -= 1
            })
            for (const child of task.children) scope.fork((signal) => run(child, signal))
            for (let turn = 0; turn < task.turns; turn += 1) {
              await Promise.resolve()
              scope.signal.throwIfAborted()
            }
            if (task.fails) throw new Error('planned')
          })
        await run(root).catch(() => undefined)
        expect(running).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
