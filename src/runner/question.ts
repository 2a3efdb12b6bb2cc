/**
 * What programs that are no agents ask a person, at the end of a line that they have not ended: choices such as `[y/N]`,
 * secrets, keys to press, and any question with a mark. Pagers ask nothing.
 */
const QUESTIONS: readonly RegExp[] = [
  /[[(]\s*(?:y|yes|n|no)(?:\s*[/|,]\s*[^\])\s/|,]{1,20}){1,12}\s*[\])]\s*[?:>]*$/i,
  /\b(?:password|passphrase|passcode|passwort|mot de passe|pin|token|verification code)\b.{0,120}:$/i,
  /^username for .{1,200}:$/i,
  /\b(?:press|hit)\b.{0,40}?\b(?:any key|enter|return)\b.{0,60}$/i,
  /\S\?\s*(?:[[(][^\])]{1,60}[\])])?\s*[:>›»]?$/,
]

/** True for the line that a program has written and not ended, blanks at its end cut, when it asks something. */
export function asks(line: string): boolean {
  return QUESTIONS.some((question) => question.test(line))
}
