import { moment } from '../../base/clock.ts'
import type { Evidence } from '../../runner/evidence.ts'

/** Evidence that the program in front, such as `top`, only shows something. */
export function showingOf(program: string): Evidence {
  const text = `${program} only shows something`
  return { source: 'program', rule: 'command/shows', text, claim: { says: 'showing' }, at: moment() }
}

/** Evidence that a program waits: its last line is a question, or (`isTold`) a line matched the person's pattern. */
export function questionOf(text: string, isTold: boolean): Evidence {
  const claim = { says: 'waiting', waitingFor: 'question' } as const
  return { source: 'line', rule: isTold ? 'command/tell' : 'command/asks', text, said: text, claim, at: moment() }
}
