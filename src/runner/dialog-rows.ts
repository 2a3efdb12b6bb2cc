/** Frames and scroll bars at the sides of a row. */
const SIDES = /^[\s│┃┆┊]+|[\s│┃┆┊▄█▀]+$/gu
const LINE = /^[╭╮╰╯┌┐└┘╹─━▀▄\s]*[─━▀▄]{4,}[╭╮╰╯┌┐└┘╹─━▀▄\s]*$/u
const DASHES = /^╌{4,}$/u
/** A spinner at the beginning of a row. */
const SPINNER = /^[⠀-⣿✻✶✽✢] /u
/** A clock or a count of seconds at the end of a row. */
const CLOCK = /\s{2,}(?:\d+[hms] ?)+$|\s{2,}\d{1,2}:\d\d(?: ?[ap]m)?$/iu
/** A marker that shows which option is chosen, before its number. */
const NUMBERED = /^(?:[❯›●○◉▸►➤→▶>]\s*)?(\d{1,2})\.\s+(\S.*)$/u
const LETTERED = /\[(\w)\] (\S.*?)(?=\s{2,}\[|$)/gu
const MARKED = /^(\s*[│┃|]?\s*)[❯›>] (?=\S)/u
/** Options side by side, with hints of keys behind them. */
const BESIDE = /^(?:Allow once|Confirm)(?: {2,}\S.*)$/u
const HINT = /^(?:ctrl|alt|shift)\+|^[⇆←→↑↓]|^(?:enter|esc|tab) /iu
/** A hint of keys below the options. */
const FOOT = /^(?:enter|esc|tab|press|↑|↓|ctrl[+-]\w|option \d+\/\d+|[⠀-⣿] )/iu
/** Most options that are read: more than nine have no digit of their own. */
const MOST_OPTIONS = 20

/** Most rows with words below the options: hints of keys, and a status line. */
const MOST_BELOW = 5

/** One option as it stands on the screen. */
export interface OptionRow {
  readonly label: string
  /** Its number or letter; undefined when it has none. */
  readonly key: string | undefined
}

/** The options of a dialog, and between which rows they stand. */
export interface OptionRows {
  readonly options: readonly OptionRow[]
  readonly first: number
  readonly last: number
  readonly by: 'digit' | 'letter' | undefined
}

/** Rows without frames and clocks, and with every spinner the same; a row of nothing but a line is `─` or `╌`. */
export function barelyRows(rows: readonly string[]): readonly string[] {
  return rows.map((row) => {
    if (LINE.test(row.replaceAll(/[│┃┆┊]/gu, ' '))) return '─'
    const bare = row.replaceAll(SIDES, '').replace(SPINNER, '⠿ ').replace(CLOCK, '').trim()
    return DASHES.test(bare) ? '╌' : bare
  })
}

/** The options at the bottom of a screen; undefined when there are none, or their numbers are not in order. */
export function optionRows(rows: readonly string[], bare: readonly string[], wrapped: boolean): OptionRows | undefined {
  const last = bare.findLastIndex((row) => NUMBERED.test(row))
  const found = last < 0 ? (lettered(bare) ?? beside(bare) ?? marked(rows, bare)) : numbered(bare, last, wrapped)
  const below = found === undefined ? [] : bare.slice(found.last + 1).filter((row) => row !== '' && row !== '─')
  return below.length > MOST_BELOW ? undefined : found
}

/** Goes up from the last option to the first. `wrapped`: rows below an option belong to its label. */
function numbered(bare: readonly string[], last: number, wrapped: boolean): OptionRows | undefined {
  const options: OptionRow[] = []
  let number = Number(NUMBERED.exec(bare[last] ?? '')?.[1])
  let end = goesOnTo(bare, last)
  const bottom = end
  for (let at = last; at >= 0 && options.length < MOST_OPTIONS; at -= 1) {
    const [, found, label = ''] = NUMBERED.exec(bare[at] ?? '') ?? []
    if (found === undefined) continue
    if (Number(found) !== number) return undefined
    const more = bare.slice(at + 1, end + 1).filter((row) => row !== '' && row !== '─')
    options.unshift({ key: found, label: wrapped ? [label, ...more].join(' ') : (label.split(/\s{2,}/u)[0] ?? label) })
    if (number === 1) return { options, first: at, last: bottom, by: 'digit' }
    number -= 1
    end = at - 1
  }
  return undefined
}

/** The last row that goes on with the option in row `at`. */
function goesOnTo(bare: readonly string[], at: number): number {
  let end = at
  while (end + 1 < bare.length) {
    const next = bare[end + 1] ?? ''
    if (next === '' || next === '─' || next === '╌' || FOOT.test(next)) break
    end += 1
  }
  return end
}

function lettered(bare: readonly string[]): OptionRows | undefined {
  const at = bare.findLastIndex((row) => /^\[\w\] \S/u.test(row))
  if (at < 0) return undefined
  const options = [...(bare[at] ?? '').matchAll(LETTERED)].map(([, key, label = '']) => ({ key, label: label.trim() }))
  return { options, first: at, last: at, by: 'letter' }
}

function beside(bare: readonly string[]): OptionRows | undefined {
  const at = bare.findLastIndex((row) => BESIDE.test(row))
  if (at < 0) return undefined
  const labels = (bare[at] ?? '').split(/\s{2,}/u).filter((part) => !HINT.test(part))
  return { options: labels.map((label) => ({ label, key: undefined })), first: at, last: at, by: undefined }
}

/** Options in rows of their own, one of them marked: all that begin in the same column. */
function marked(rows: readonly string[], bare: readonly string[]): OptionRows | undefined {
  const at = rows.findLastIndex((row) => MARKED.test(row))
  const column = (MARKED.exec(rows[at] ?? '')?.[0] ?? '').length
  const isBeside = (row = ''): boolean =>
    row[column - 1] === ' ' && /^[\s│┃|]*$/u.test(row.slice(0, column - 1)) && /\S/u.test(row[column] ?? '')
  if (at < 0) return undefined
  let [first, last] = [at, at]
  while (isBeside(rows[first - 1])) first -= 1
  while (isBeside(rows[last + 1])) last += 1
  if (first === last) return undefined
  const labels = bare.slice(first, last + 1).map((row) => row.replace(/^[❯›>] /u, ''))
  return { options: labels.map((label) => ({ label, key: undefined })), first, last, by: undefined }
}
