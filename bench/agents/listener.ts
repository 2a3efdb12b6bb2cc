import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ENTRY } from '../../test/support/product.ts'
import type { TestServer } from '../../test/support/tmux.ts'

/** A state that the controller has told. */
export interface Told {
  readonly atMs: number
  readonly state: string
  readonly waitingFor: string | undefined
  readonly rule: string | undefined
  readonly exitCode: number | undefined
  readonly signal: string | undefined
}

/** Follows `geppetto-tmux events -f`. */
export interface Listener extends Disposable {
  readonly states: readonly Told[]
  /** How often each event of a hook has come. */
  readonly hooks: ReadonlyMap<string, number>
}

export function listen({ socket, env }: TestServer): Listener {
  const states: Told[] = []
  const hooks = new Map<string, number>()
  const child = spawn(process.execPath, [ENTRY, '-S', socket, 'events', '-f'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = JSON.parse(line) as { type: string; time: string; event?: string } & Omit<Told, 'atMs'>
    if (event.type === 'hook') hooks.set(event.event ?? '', (hooks.get(event.event ?? '') ?? 0) + 1)
    if (event.type !== 'state') return
    const { state, waitingFor, rule, exitCode, signal } = event
    states.push({ atMs: Date.parse(event.time), state, waitingFor, rule, exitCode, signal })
  })
  return { states, hooks, [Symbol.dispose]: () => child.kill() }
}
