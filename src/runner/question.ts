/**
 * Questions of programs that are no agents, at the end of an unfinished line: choices such as `[y/N]`, secrets, keys to
 * press, and any sentence with a question mark. A pager's prompt is no question.
 */
const QUESTIONS: readonly RegExp[] = [
  /^username for .{1,200}:$/i,
  /^(?:please\s+)?(?:enter|choose|select)\b.{0,120}:$/i,
  /^[\w -]{1,40}:\s*\([^)]{0,60}\)$/,
  /^\?\s\S.*[?:](?:\s|$)/,
  /\b(?:press|hit)\b.{0,40}?\b(?:any key|enter|return)\b.{0,60}$/i,
  /\S\?\s*(?:[[(][^\])]{1,60}[\])])?(?:\s*[:›»]|\s+>)?$/,
]

/** Requests for secrets, which must not be answered by text that was meant for another prompt. */
const SECRETS: readonly RegExp[] = [
  /\b(?:password|passphrase|passcode|passwort|mot de passe|verification code|one-time code|otp)\b.{0,120}:$/i,
  /^(?:please\s+)?(?:enter\s+)?(?:your\s+)?(?:\w+\s+)?(?:pin|token)(?:\s+code)?:$/i,
]

/** Choices in brackets at the end of a line. */
const CHOICES = /[[(]([^\])]{1,60})[\])]+\s*[?:>]*$/

/** True when an unfinished line, without blanks at its end, asks something. */
export function asks(line: string): boolean {
  return isSecret(line) || isChoice(line) || QUESTIONS.some((question) => question.test(line))
}

/** True for a line that asks for a password, a code or the like. */
export function isSecret(line: string): boolean {
  return SECRETS.some((secret) => secret.test(line))
}

/** True when yes and no can be chosen. */
function isChoice(line: string): boolean {
  const choices =
    CHOICES.exec(line)?.[1]
      ?.toLowerCase()
      .split(/[/|,]/)
      .map((choice) => choice.trim()) ?? []
  const has = (...words: readonly string[]): boolean => words.some((word) => choices.includes(word))
  return has('y', 'yes') && has('n', 'no')
}
