/**
 * Questions of programs that are no agents, at the end of an unfinished line: choices such as `[y/N]`, defaults in brackets,
 * secrets, keys to press, and any sentence with a question mark. A pager's prompt is no question.
 */
const QUESTIONS: readonly RegExp[] = [
  /^username for .{1,200}:$/i,
  /^(?:please\s+)?(?:enter|choose|select|type|specify)\b.{0,120}:$/i,
  /^(?:your|my)\s[\w -]{1,40}:$/i,
  /\b(?:login|user ?name|e-?mail)\b[^:]{0,20}:$/i,
  // A default: `package name: (q)`, `Country Name (2 letter code) [AU]:`. A measured value, such as `(3/10)`, is none.
  /^[\w -]{1,40}:\s*\((?!\d+(?:[:/]\d+)+\)|\d+(?:\.\d+)?\s?(?:%|[a-z]{1,3}(?:\/s)?)\))[^)]{0,60}\)$/i,
  /^\p{L}[^[\]]{0,100}\[[^\]]{1,60}\]\s*:$/u,
  // `Command (m for help):`
  /\(\w for help\)\s*:$/i,
  // `Remove it (y or [n])`
  /\(y(?:es)? or \[?n/i,
  // `replace it? [y]es, [n]o, [A]ll:`
  /\?\s*\[y\]es\b.{0,80}$/i,
  // `What now>`
  /^(?:what|which|who|where)\b.{0,60}>$/i,
  // `? Project name: › my-app`, of libraries for Node.js
  /^\?\s\S.*[?:](?:\s|$)/,
  /\b(?:press|hit)\b[^\w]{1,3}(?:any key|(?:enter|return)(?=\W*$|\W+(?:to|key|or|for|when|once)\b)).{0,60}$/i,
  /^(?!(?:GET|HEAD|POST|PUT|PATCH|DELETE)\s).*\S\s?[?？]\s*(?:[[(][^\])]{1,60}[\])])?(?:\s*[:›»]|\s+>)?$/,
]

/** Requests for secrets, which must not be answered by text that was meant for another prompt. */
const SECRETS: readonly RegExp[] = [
  /^(?!\w+ing\b).*(?<!\p{L})(?:password|passphrase|passcode|passwort|mot de passe|contraseña|senha|пароль|パスワード|密码)(?:\s*[([<'"].{0,80}|\s+(?:for|of|to|again)\b.{0,120})?\s?[:：]$/iu,
  /\b(?:(?:verification|authentication|security|one-time|mfa|2fa|otp)\s+code|one-time password|otp)\b.{0,60}:$/i,
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
