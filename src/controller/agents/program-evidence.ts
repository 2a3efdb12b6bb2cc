import { moment } from '../../base/clock.ts'
import type { Evidence } from '../../runner/evidence.ts'

/** Evidence that the program in front, such as `top`, only shows something. */
export function showingOf(program: string): Evidence {
  const text = `${program} only shows something`
  return { source: 'program', rule: 'command/shows', text, claim: { says: 'showing' }, at: moment() }
}

/** Evidence that a program waits for an answer to the question that it has written last. */
export function questionOf(text: string): Evidence {
  const claim = { says: 'waiting', waitingFor: 'question' } as const
  return { source: 'line', rule: 'command/asks', text, said: text, claim, at: moment() }
}
