import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inkOf } from '../../src/terminal/ink.ts'
import { field, list } from './model/json.ts'

/** What an agent has noted of a conversation: prompts and answers, in order. */
interface Turn {
  readonly who: 'user' | 'agent'
  readonly text: string
}

/** Where the agents that we can read keep their sessions, below a home, and how a line of them is read. */
const READERS: Readonly<
  Record<string, { readonly folder: string; readonly turn: (line: unknown) => Turn | undefined } | undefined>
> = {
  claude: {
    folder: '.claude/projects',
    turn: (line) => turnOf(field(line, 'type'), field(field(line, 'message'), 'content')),
  },
  codex: {
    folder: '.codex/sessions',
    turn: (line) => {
      const payload = field(line, 'payload')
      const isMessage = field(line, 'type') === 'response_item' && field(payload, 'type') === 'message'
      return isMessage ? turnOf(field(payload, 'role'), field(payload, 'content')) : undefined
    },
  },
  gemini: {
    folder: '.gemini/tmp',
    turn: (line) => turnOf(field(line, 'type'), field(line, 'content')),
  },
}

/** Of a prompt, what the bench has typed; what an agent adds to it is shown nowhere. */
const SCRIPT = /\[\[.+?\]\]/s
/** Between two words of one text there may be the frame of a row. */
const MOST_BETWEEN = 40
/** What an answer is written in, and not shown. */
const MARKUP = /[*_`#>-]/g

/** How much of what an agent has noted stands in a text, in order; undefined for an agent whose notes we cannot read. */
export function compareWithNotes(
  agent: string,
  home: string,
  text: string,
): { readonly noted: number; readonly missing: readonly string[] } | undefined {
  const reader = READERS[agent]
  if (reader === undefined) return undefined
  const turns = newestOfEach(linesBelow(join(home, reader.folder))).flatMap((line) => reader.turn(line) ?? [])
  const shown = inkOf(text).replaceAll(MARKUP, '')
  const missing: string[] = []
  let noted = 0
  let at = 0
  for (const { who, text: said } of turns) {
    const wanted = who === 'user' ? (SCRIPT.exec(said)?.[0] ?? '') : said
    // A row may begin with a frame or a bullet: words are looked for one by one.
    const words = wanted.split(/\s+/).map((word) => inkOf(word).replaceAll(MARKUP, ''))
    const inked = words.filter((word) => word !== '')
    if (inked.length === 0) continue
    noted += 1
    const end = endOf(inked, shown, at)
    if (end < 0) missing.push(`${who}: ${wanted.slice(0, 80)}`)
    else at = end
  }
  return { noted, missing }
}

/** Where words end that stand together in a text from an offset on; -1 where they do not. */
function endOf([first = '', ...words]: readonly string[], text: string, from: number): number {
  for (let begin = text.indexOf(first, from); begin >= 0; begin = text.indexOf(first, begin + 1)) {
    let end = begin + first.length
    const areThere = words.every((word) => {
      const found = text.indexOf(word, end)
      const isNear = found >= 0 && found - end <= MOST_BETWEEN
      end = found + word.length
      return isNear
    })
    if (areThere) return end
  }
  return -1
}

function turnOf(kind: unknown, content: unknown): Turn | undefined {
  if (kind !== 'user' && kind !== 'assistant' && kind !== 'gemini') return undefined
  const parts = typeof content === 'string' ? [content] : list(content).map((part) => field(part, 'text'))
  const text = parts.filter((part) => typeof part === 'string').join('\n')
  return text === '' ? undefined : { who: kind === 'user' ? 'user' : 'agent', text }
}

/** Lines in the order in which they came first, each as it was noted last: an answer is noted again as it grows. */
function newestOfEach(lines: readonly unknown[]): unknown[] {
  const newest = new Map<unknown, unknown>()
  for (const line of lines) newest.set(field(line, 'id') ?? line, line)
  return [...newest.values()]
}

/** The lines of all files of JSON lines, the oldest file first. */
function linesBelow(folder: string): unknown[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'))
  return files.toSorted().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line)),
  )
}
