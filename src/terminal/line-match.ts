/** Where the end of a log stands in a list of lines that were captured later. */
export interface LineMatch {
  /** Index of the captured line that is the log's line `above` lines before its last; -1 is above the first one. */
  readonly at: number
  readonly above: number
  /** False when another place looks the same, or too little of the log stands there to tell. */
  readonly certain: boolean
}

/** Enough to tell two places of a real log apart, few enough that a repainted screen further up does not matter. */
const MAX_COMPARED = 50
/** Lines that are not blank and have to agree above a place to be sure of it, or to join above a repainted screen. */
const MIN_EVIDENCE = 3
/** Most places that are compared: with this many equal ones the lines repeat, and more would prove nothing. */
const MAX_PLACES = 20

/**
 * The latest place where the log's last lines stand among the captured ones; its last `rows` lines were on the screen
 * and may have been painted over since.
 */
export function matchByText(logged: readonly string[], texts: readonly string[], rows: number): LineMatch | undefined {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above
    const places: Place[] = []
    for (let at = texts.length - 1; at >= 0 && places.length < MAX_PLACES; at -= 1) {
      const place = agreement(logged, last, texts, at, above === 0)
      if (place === undefined || isChance(place)) continue
      if (above === 0 ? place.ink > 0 || logged[last] !== '' : place.ink >= MIN_EVIDENCE) places.push(place)
    }
    if (places.length > 0) return best(places, above, logged, texts, false)
  }
  return undefined
}

/** The same where the line that is the log's last one is known to be one of a few, `lines`; `exact`: the only one. */
export function matchAmong(
  lines: readonly number[],
  logged: readonly string[],
  texts: readonly string[],
  rows: number,
  exact: boolean,
): LineMatch | undefined {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above
    const all = lines.flatMap((line) => agreement(logged, last, texts, line - above, above === 0) ?? [])
    const places = exact ? all : all.filter((place) => !isChance(place))
    if (places.length > 0) return best(places, above, logged, texts, exact)
  }
  const [line] = lines
  // All that the log has was on the screen and has been painted over.
  if (line === undefined || !exact || logged.length > rows || line < logged.length - 1) return undefined
  return { at: line - logged.length, above: logged.length, certain: true }
}

interface Place {
  readonly at: number
  /** Lines that agree above it and are not blank. */
  readonly ink: number
  /** As many lines were compared as make a place certain, or as the log has. */
  readonly full: boolean
}

/** Nothing above it agrees, as the oldest lines are forgotten: that it begins like the log's last line says little. */
function isChance({ ink, full }: Place): boolean {
  return ink === 0 && !full
}

/** The agreement at a place; undefined when the line there or one above it differs. */
function agreement(
  logged: readonly string[],
  last: number,
  texts: readonly string[],
  at: number,
  mayHaveGrown: boolean,
): Place | undefined {
  const text = texts[at]
  const lastText = logged[last] ?? ''
  if (text === undefined || (mayHaveGrown ? !text.startsWith(lastText) : text !== lastText)) return undefined
  const depth = Math.min(last, at, MAX_COMPARED)
  const length = agreeing(logged, last, texts, at, depth)
  if (length < depth) return undefined
  const ink = logged.slice(last - depth, last).filter((line) => line !== '').length
  return { at, ink, full: depth === Math.min(last, MAX_COMPARED) }
}

/**
 * The best of the places that may be it, which come from the latest on; of those that are equally good the latest, which
 * adds the fewest lines. Two are compared only as far up as both go: what a log's tail begins with may be drawn wrong.
 */
function best(
  places: readonly Place[],
  above: number,
  logged: readonly string[],
  texts: readonly string[],
  exact: boolean,
): LineMatch | undefined {
  const full = places.filter((place) => place.full)
  const rivals = full.length > 0 ? full : places
  const last = logged.length - 1 - above
  const [latest] = rivals
  if (latest === undefined) return undefined
  let { at } = latest
  let certain = exact || full.length > 0 || rivals.every(({ ink }) => ink >= MIN_EVIDENCE)
  for (const rival of rivals.slice(1)) {
    const depth = Math.min(last, at, rival.at)
    const lead = agreeing(logged, last, texts, rival.at, depth) - agreeing(logged, last, texts, at, depth)
    if (lead === 0) certain = false
    if (lead > 0) at = rival.at
  }
  return { at, above, certain }
}

/** How many lines agree above two places, at most `depth`. */
function agreeing(
  logged: readonly string[],
  last: number,
  texts: readonly string[],
  at: number,
  depth: number,
): number {
  const most = Math.min(last, at, depth)
  let length = 0
  while (length < most && isSame(logged[last - length - 1] ?? '', texts, at - length - 1)) length += 1
  return length
}

/** The oldest line that a pane remembers may have lost its first rows. */
function isSame(line: string, texts: readonly string[], at: number): boolean {
  return line === texts[at] || (at === 0 && line.endsWith(texts[0] ?? ''))
}
