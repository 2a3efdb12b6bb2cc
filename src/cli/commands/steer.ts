import type { Result } from '../../ipc/methods.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { tellClient } from '../looks/feedback.ts'
import { isFinal } from '../../runner/state.ts'
import { withController } from '../reach/with-controller.ts'

/** An action on one runner, with the word for it. */
const DONE = { end: 'ended', restart: 'started again in', pause: 'paused', resume: 'goes on' } as const

/** To end by its own way to quit, by TERM and by KILL takes a command longer than any other answer. */
const END_MS = 20_000

export type Steering = keyof typeof DONE

export interface SteerOptions {
  readonly client?: string
  /** Resumes one that is paused already. */
  readonly orResume?: boolean
}

/** Ends, restarts, pauses or resumes a runner; prints its name. */
export async function steer(
  context: Context,
  wanted: Steering,
  runner: string,
  { client: terminal, orResume }: SteerOptions,
): Promise<void> {
  const { method, found } = await withController(context, async (client) => {
    const isPaused = orResume === true && (await client.call('show', { runner })).runner.state === 'paused'
    const method = isPaused ? 'resume' : wanted
    const answer: Result<'end'> = await client.call(method, { runner }, END_MS)
    return { method, found: answer.runner }
  })
  const what = done(method, found)
  if (terminal !== undefined) return tellClient(context, terminal, `${found.name} ${what}`)
  if (context.json) return context.printJson({ runner: found })
  context.print(plain(found.name))
  context.say(what)
}

function done(method: Steering, { state, pane }: Result<'end'>['runner']): string {
  if (method === 'restart') return `${DONE.restart} ${pane}`
  // A pane that was marked stays, and goes on as what its shell is.
  if (method === 'end' && !isFinal({ kind: state })) return 'its agent has ended, its pane stays'
  return DONE[method] === state ? state : `${DONE[method]}: ${state}`
}
