import { plain } from '../terminal/plain.ts'

/** Rows at the bottom that a dialog can take up. */
const MOST_ROWS = 30
/** Rows around a question in which its subject stands. */
const NEAR_ROWS = 8
const MAX_CHARACTERS = 200
/** Frame characters at the ends of a row. */
const FRAME = /^[\s│┃┆┊|╭╮╰╯─━╌]+|[\s│┃┆┊|╭╮╰╯─━╌]+$/gu
/** A choice: marked, numbered, or both. */
const CHOICE = /^(?:[❯›●○>*-]\s*)?(?:\d+\.|\[\w\])\s|^[❯›●>]\s/u
const QUESTION = /[\p{L}\p{N})\]'"’»]\?(?=\s|$)/u
/** A row that continues the sentence of the row above. */
const GOES_ON = /^\p{Ll}/u
const BEGINS = /^\p{Lu}[^→]*[^.:?!]$/u
/** Questions that are not understood without their subject. */
const NEEDS_SUBJECT = /^(?:Do you want to (?:proceed|run)|Allow|Apply|Approve|Would you like to run)/i
const COMMAND = /^\$\s+(.+)$/
const NAMED = /^(?:Destination|Path|File|Command):\s+(.+)$/
/** Rows of a file or a change. */
const NUMBERED = /^\d+\s/
/** The row in which gemini and qwen name the tool. */
const TOOL = /^\?\s+(\S.*)$/
/** The heading of a dialog of cline. */
const HEADING = /needs permission$/

/**
 * The question of the dialog at the bottom of a screen, and its subject: the command or file that it is about.
 * Undefined when neither can be read.
 */
export function dialogText(rows: readonly string[]): string | undefined {
  const lines = rows.map((row) => row.replaceAll(FRAME, '')).slice(-MOST_ROWS)
  const at = lines.findLastIndex((line) => QUESTION.test(line) && !CHOICE.test(line) && !TOOL.test(line))
  const first = GOES_ON.test(lines[at] ?? '') ? at - 1 : at
  const isWhole = first === at || BEGINS.test(lines[first] ?? '')
  const question = at < 0 || !isWhole ? undefined : sentenceOf(lines.slice(first, at + 1).join(' '))
  const subject = question === undefined ? commandIn(lines) : subjectOf(lines, first, at, question)
  const parts = [question, subject].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : plain(parts.join(' ').replaceAll(/\s+/g, ' ')).slice(0, MAX_CHARACTERS)
}

/** The question in a line, without what follows it. */
function sentenceOf(line: string): string {
  return line.slice(0, line.search(QUESTION) + 2)
}

function commandIn(lines: readonly string[]): string | undefined {
  const at = lines.findLastIndex((line) => COMMAND.test(line))
  return at < 0 ? undefined : COMMAND.exec(lines[at] ?? '')?.[1]
}

function subjectOf(lines: readonly string[], first: number, last: number, question: string): string | undefined {
  const below = lines.slice(last + 1, last + NEAR_ROWS)
  const choice = below.findIndex((line) => CHOICE.test(line))
  const between = choice < 0 ? below : below.slice(0, choice)
  const named = between.map((line) => (COMMAND.exec(line) ?? NAMED.exec(line))?.[1]).findLast(Boolean)
  if (named !== undefined || !NEEDS_SUBJECT.test(question)) return named
  const above = lines.slice(Math.max(0, first - NEAR_ROWS), first)
  const block = lastBlock(above)
  if (block.length > 0 && !block.some((line) => NUMBERED.test(line) || TOOL.test(line) || HEADING.test(line))) {
    return block.map((line) => COMMAND.exec(line)?.[1] ?? line).join(' ')
  }
  if (block.some((line) => HEADING.test(line))) return between.filter((line) => line !== '').join(' ')
  const tool = lines.slice(0, first).findLast((line) => TOOL.test(line))
  return tool === undefined ? undefined : TOOL.exec(tool)?.[1]
}

/** The last block of lines, without the blank ones after it. */
function lastBlock(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line !== '') + 1
  const start = lines.slice(0, end).findLastIndex((line) => line === '') + 1
  return lines.slice(start, end)
}
