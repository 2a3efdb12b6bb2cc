import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../../src/base/failure.ts'
import { inkOf } from '../../src/terminal/ink.ts'
import { sqliteRows } from '../../src/usage/sqlite-rows.ts'
import { field, list } from './model/json.ts'

/** What an agent has noted of a conversation: prompts and answers, in order. */
interface Turn {
  readonly who: 'user' | 'agent'
  readonly text: string
}

/** Where agents keep their notes, below a home. */
const NOTES: Readonly<Record<string, string>> = {
  claude: '.claude/projects',
  codex: '.codex/sessions',
  gemini: '.gemini/tmp',
  qwen: '.qwen/projects',
  copilot: '.copilot/session-state',
  opencode: '.local/share/opencode',
}

/** Reads the conversation from what an agent keeps below a home. */
type Reader = (home: string) => Promise<readonly Turn[]>

const READERS: Readonly<Record<string, Reader | undefined>> = {
  claude: async (home) =>
    turnsOf(withoutTakenBack(newestOfEach(linesBelow(join(home, '.claude/projects')))), (line) =>
      turnOf(field(line, 'type'), field(field(line, 'message'), 'content')),
    ),
  codex: async (home) =>
    turnsOf(newestOfEach(linesBelow(join(home, '.codex/sessions'))), (line) => {
      const payload = field(line, 'payload')
      const isMessage = field(line, 'type') === 'response_item' && field(payload, 'type') === 'message'
      return isMessage ? turnOf(field(payload, 'role'), field(payload, 'content')) : undefined
    }),
  gemini: async (home) =>
    turnsOf(withoutCopies(newestOfEach(linesBelow(join(home, '.gemini/tmp')))), (line) =>
      turnOf(field(line, 'type'), field(line, 'content')),
    ),
  opencode: async (home) => {
    const database = join(home, '.local/share/opencode/opencode.db')
    await stat(database)
    const turns: Turn[] = []
    await sqliteRows(database, OPENCODE_TEXTS, (row) => {
      const turn = turnOf(field(row, 'role'), field(row, 'text'))
      if (turn !== undefined) turns.push(turn)
    })
    return turns
  },
}

/** Ids grow with time. What is synthetic, OpenCode has added to a prompt for the model, and shows nowhere. */
const OPENCODE_TEXTS = `select json_object('role', json_extract(message.data, '$.role'), 'text', json_extract(part.data, '$.text'))
from part join message on message.id = part.message_id
where json_extract(part.data, '$.type') = 'text' and not coalesce(json_extract(part.data, '$.synthetic'), 0)
order by message.id, part.id`

/** Of a prompt, what the bench has typed; what an agent adds to it is shown nowhere. */
const SCRIPT = /\[\[.+?\]\]/s
/** Between two words of one text there may be the frame of a row. */
const MOST_BETWEEN = 40
/** What an answer is written in, and not shown. */
const MARKUP = /[*_`#>-]/g

/** Of how many prompts and answers that an agent has noted, which do not stand in a text where they should. */
export interface NotesFound {
  readonly noted: number
  readonly missing: readonly string[]
}

/** How much of what an agent has noted stands in a text, in order; undefined for an agent whose notes we cannot read. */
export async function compareWithNotes(agent: string, home: string, text: string): Promise<NotesFound | undefined> {
  const turns = await READERS[agent]?.(home).catch((error: unknown) => {
    // A version that notes nothing, or elsewhere.
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (turns === undefined) return undefined
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

/** Keeps a copy of what an agent has noted below a home, if it has. */
export function keepNotes(agent: string, home: string, directory: string): void {
  const notes = join(home, NOTES[agent] ?? '')
  if (agent in NOTES && existsSync(notes)) cpSync(notes, directory, { recursive: true })
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

/**
 * Without what Claude has taken back: a prompt that was interrupted before its answer began goes from the conversation to the
 * line where a person types. Each line names the one that it follows, and none of the later ones comes behind that prompt.
 */
function withoutTakenBack(lines: readonly unknown[]): readonly unknown[] {
  const known = new Map(lines.map((line) => [field(line, 'uuid'), line]))
  known.delete(undefined)
  const kept = new Set<unknown>()
  for (let line = [...known.values()].at(-1); line !== undefined && !kept.has(line);) {
    kept.add(line)
    line = known.get(field(line, 'parentUuid'))
  }
  return lines.filter((line) => kept.has(line))
}

/**
 * Without what Gemini notes again: after a refusal it writes the history that it keeps for its model, with new ids and all in
 * one millisecond. What the model has answered names the model when it is noted, and does not in such a copy.
 */
function withoutCopies(lines: readonly unknown[]): readonly unknown[] {
  const isCopy = (line: unknown): boolean => field(line, 'type') === 'gemini' && field(line, 'model') === undefined
  const times = new Set(lines.filter(isCopy).map((line) => field(line, 'timestamp')))
  return lines.filter((line) => !times.has(field(line, 'timestamp')))
}

function turnsOf(lines: readonly unknown[], turn: (line: unknown) => Turn | undefined): readonly Turn[] {
  return lines.flatMap((line) => turn(line) ?? [])
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
