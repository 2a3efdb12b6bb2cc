import type { Key } from './keys.ts'

const MAX_CHARACTERS = 200
const MAX_PASTED = 16 * 1024
/** What a prompt holds in the place of a line break. */
export const LINE_BREAK = '\n'

/** What is being typed into a line: `open` until Enter makes it `done` or the person thinks better of it. */
export interface Prompt {
  readonly text: string
  readonly state: 'open' | 'done' | 'cancelled'
}

export const EMPTY_PROMPT: Prompt = { text: '', state: 'open' }

export function typed({ text }: Prompt, key: Key): Prompt {
  switch (key) {
    case 'enter':
      return { text, state: 'done' }
    case 'escape':
    case 'C-c':
      return { text, state: 'cancelled' }
    case 'backspace':
      return { text: [...text].slice(0, -1).join(''), state: text === '' ? 'cancelled' : 'open' }
    case 'C-u':
      return EMPTY_PROMPT
    default:
      return { text: [...key].length === 1 && text.length < MAX_CHARACTERS ? text + key : text, state: 'open' }
  }
}

/** The prompt with pasted text at its end: line breaks stay, other control characters do not. */
export function pasted({ text }: Prompt, paste: string): Prompt {
  const lines = paste.replaceAll(/\r\n?/g, LINE_BREAK).replaceAll(/[^\P{Cc}\n]/gu, '')
  return { text: (text + lines).slice(0, Math.max(text.length, MAX_PASTED)), state: 'open' }
}
