import { plain } from '../terminal/plain.ts'

const MAX_CHARACTERS = 200
/** A prompt on which a person can type, and the bar that opencode draws beside the person's text. */
const PROMPT = /^[\s│|]*(?:[❯›>](?:\s|$)|┃)/u
/** Characters of frames at the ends of a row. */
const FRAME = /^[\s│┃╹|╭╮╰╯─━╌▀-▟]+|[\s│┃|╭╮╰╯─━╌▀-▟]+$/gu
/** The product's own words between answer and prompt: what spins, duration, model, tips and hints of keys. */
const CHROME =
  /^[\u2800-\u28ff]|\besc to (?:cancel|interrupt)\b|^(?:[✻✽✶✢∗]\s|▣\s|Worked for\s|└\s|(?:⎿\s+)?Tip:|Shift\+Tab\s|\? for\s|[⏵⏸]|(?:press )?ctrl\+|~\/\S*$|\S+ \[⎇)/iu
const LETTER = /\p{L}/u
/** The sign at the beginning of an answer. */
const BULLET = /^[●•✦◆⏺*]\uFE0E?\s+/u
/** The sign of a warning of the product, which stands below the answer with the same indent. */
const NOTICE = /^⚠/u

/**
 * The last line of an agent's answer above the prompt at the bottom of its screen; undefined when there is no prompt,
 * or no answer above it.
 */
export function answerText(rows: readonly string[]): string | undefined {
  const prompt = rows.findLastIndex((row) => PROMPT.test(row))
  let last: string | undefined
  for (let at = prompt - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? ''
    const line = row.replaceAll(FRAME, '')
    if (NOTICE.test(row)) {
      // The rows below continue the warning.
      last = undefined
      continue
    }
    const words = line.replace(BULLET, '')
    if (!LETTER.test(line) || CHROME.test(line) || CHROME.test(words)) continue
    if (PROMPT.test(row)) {
      // Part of a prompt of several rows, or of the person's last text.
      if (row.includes('┃')) continue
      break
    }
    last ??= plain(words).slice(0, MAX_CHARACTERS)
    if (BULLET.test(line)) break
  }
  return last
}
