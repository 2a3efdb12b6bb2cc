/** Longest text of a reset; a date with a time and a zone is shorter. */
const MAX_CHARACTERS = 48
/** The words before the time: `resets 3pm`, `resets at 15:04 PDT`, `try again in 5 days 3 hours`. */
const RESETS = /\b(?:resets?|try again|available again) /i
/** The break between two rows of one sentence in a narrow pane. */
const GOES_ON = /\n *(?=[a-z0-9])/gi

/** When a limit ends, in the words of the agent that has reached it; undefined when its screen does not say. */
export function resetOf(screen: string): string | undefined {
  const said = screen.replace(GOES_ON, ' ').split(RESETS).slice(1)
  const times = said.map((text) => /^[^.·|│()\n]*/.exec(text)?.[0].trim() ?? '')
  return times.findLast((time) => /\d/.test(time) && time.length <= MAX_CHARACTERS)
}
