import { OCCASIONS, type Occasion } from '../../runner/occasion.ts'
import { fit, plain } from '../../terminal/plain.ts'

/** News of one runner for a person. */
export interface News {
  /** Id and name of the runner, and its pane. */
  readonly id: string
  readonly name: string
  readonly pane: string
  readonly occasion: Occasion
  readonly lastLine: string
}

/** The text of one notification. It is safe to print: it holds no control characters. */
export interface Announcement {
  /** The news that it contains, the most urgent first. */
  readonly news: readonly News[]
  readonly title: string
  /** One line for each runner that is named. */
  readonly body: readonly string[]
}

const MAX_NAME_CELLS = 40
const MAX_LINE_CELLS = 120
/** Most runners that one notification names. */
const MAX_NAMED = 5

/** Words the news: of one runner in full, of several in short. */
export function announce(news: readonly News[]): Announcement {
  const rank = ({ occasion }: News): number => OCCASIONS.indexOf(occasion.kind)
  const sorted = news.toSorted((a, b) => rank(a) - rank(b))
  const [first] = sorted
  if (first !== undefined && sorted.length === 1) {
    return { news: sorted, title: headline(first), body: lines(lastLineOf(first)) }
  }
  const named = sorted.slice(0, MAX_NAMED)
  const others = sorted.length - named.length
  const names = [...named.map(nameOf), ...(others === 0 ? [] : [`${others} more`])].join(', ')
  return {
    news: sorted,
    title: `${sorted.length} runners need you: ${names}`,
    body: named.map((it) => [headline(it), ...lines(lastLineOf(it))].join(' · ')),
  }
}

/** The announcement in one line of at most `cells` cells. */
export function inOneLine({ title, body }: Announcement, cells: number): string {
  return fit([title, ...(body.length === 1 ? body : [])].join(' · '), cells)
}

function headline(news: News): string {
  return `${nameOf(news)} ${news.occasion.text}`
}

function nameOf({ name }: News): string {
  return fit(plain(name), MAX_NAME_CELLS)
}

function lastLineOf({ lastLine }: News): string {
  return fit(plain(lastLine).trim(), MAX_LINE_CELLS)
}

function lines(text: string): string[] {
  return text === '' ? [] : [text]
}
