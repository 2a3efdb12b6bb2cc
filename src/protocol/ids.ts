/** tmux names its objects by a sigil and a number that is never used again while the server lives. */
export type SessionId = `$${number}`
export type WindowId = `@${number}`
export type PaneId = `%${number}`

const ID = /^([$@%])\d{1,10}$/

export function isSessionId(text: string): text is SessionId {
  return text.startsWith('$') && ID.test(text)
}

export function isWindowId(text: string): text is WindowId {
  return text.startsWith('@') && ID.test(text)
}

export function isPaneId(text: string): text is PaneId {
  return text.startsWith('%') && ID.test(text)
}
