import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { turnNotesOf } from '../../src/agents/registry.ts'
import { systemCode } from '../../src/base/failure.ts'
import { inkOf } from '../../src/terminal/ink.ts'
import { entriesOfFile } from '../../src/turns/notes.ts'
import { TurnList } from '../../src/turns/turn-list.ts'
import { sqliteRows } from '../../src/usage/sqlite-rows.ts'
import { field } from './model/json.ts'

/** Where agents keep their notes, below a home. */
const NOTES: Readonly<Record<string, string>> = {
  claude: '.claude/projects',
  codex: '.codex/sessions',
  gemini: '.gemini/tmp',
  qwen: '.qwen/projects',
  copilot: '.copilot/session-state',
  opencode: '.local/share/opencode',
}

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
  const said = await saidIn(agent, home).catch((error: unknown) => {
    // A version that notes nothing, or elsewhere.
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (said === undefined) return undefined
  const shown = inkOf(text).replaceAll(MARKUP, '')
  const missing: string[] = []
  let noted = 0
  let at = 0
  for (const { who, text: words } of said) {
    const wanted = who === 'user' ? (SCRIPT.exec(words)?.[0] ?? '') : words
    // A row may begin with a frame or a bullet: words are looked for one by one.
    const inks = wanted.split(/\s+/).map((word) => inkOf(word).replaceAll(MARKUP, ''))
    const inked = inks.filter((word) => word !== '')
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

/** Prompts and answers that an agent has noted below a home, in order; undefined for one whose notes we cannot read. */
async function saidIn(
  agent: string,
  home: string,
): Promise<{ readonly who: 'user' | 'agent'; readonly text: string }[] | undefined> {
  const notes = await turnNotesOf(agent)
  const folder = join(home, NOTES[agent] ?? '')
  if (notes === undefined) return undefined
  const list = new TurnList()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((each) => each.endsWith('.jsonl')).toSorted())
    await entriesOfFile(join(folder, name), notes.reader(list))
  if (names.includes('opencode.db')) {
    const database = join(folder, 'opencode.db')
    const sessions: string[] = []
    await sqliteRows(database, SESSIONS, (row) => sessions.push(String(field(row, 'id'))))
    for (const session of sessions) await notes.entries(database, session, notes.reader(list))
  }
  return list.turns.flatMap(({ prompt, steps }) => [
    { who: 'user' as const, text: prompt },
    ...steps.flatMap((step) => (step.kind === 'answer' ? [{ who: 'agent' as const, text: step.text }] : [])),
  ])
}

const SESSIONS = `select json_object('id', id) from session order by id`
