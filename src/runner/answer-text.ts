import { plain } from '../terminal/plain.ts'

const MAX_CHARACTERS = 200
/** A prompt on which a person can type, and the bar that opencode draws beside what is theirs. */
const PROMPT = /^[\s│|]*(?:[❯›>](?:\s|$)|┃)/u
/** What frames are drawn with, at the ends of a row. */
const FRAME = /^[\s│┃╹|╭╮╰╯─━╌▀-▟]+|[\s│┃|╭╮╰╯─━╌▀-▟]+$/gu
/** How long it took, which model it was, tips and hints of keys: the product's own words between answer and prompt. */
const CHROME = /^(?:[✻✽✶✢∗]\s|▣\s|Worked for\s|└\s|Tip:|Shift\+Tab\s|\? for\s|[⏵⏸]|ctrl\+|~\/\S*$|\S+ \[⎇)/iu
const LETTER = /\p{L}/u
/** What an answer begins with. */
const BULLET = /^[●•✦◆⏺*]\uFE0E?\s+/u
/** What a warning of the product begins with, below the answer and as far out as that. */
const NOTICE = /^⚠/u

/**
 * The last line of what an agent has said before the prompt at the bottom of its screen; undefined where there is no prompt,
 * or nothing of the agent's above it.
 */
export function answerText(rows: readonly string[]): string | undefined {
  const prompt = rows.findLastIndex((row) => PROMPT.test(row))
  let last: string | undefined
  for (let at = prompt - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? ''
    const line = row.replaceAll(FRAME, '')
    if (NOTICE.test(row)) {
      // What stands below goes on with it.
      last = undefined
      continue
    }
    if (!LETTER.test(line) || CHROME.test(line)) continue
    if (PROMPT.test(row)) {
      // The rest of a prompt of several rows, or what a person has said last.
      if (row.includes('┃')) continue
      break
    }
    last ??= plain(line.replace(BULLET, '')).slice(0, MAX_CHARACTERS)
    if (BULLET.test(line)) break
  }
  return last
}
