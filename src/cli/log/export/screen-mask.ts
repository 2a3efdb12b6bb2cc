import type { LogReader } from '../../../logs/reader.ts'
import type { Counts, Redactor } from '../../../redaction/redactor.ts'
import type { Secret } from '../../../redaction/rule.ts'
import { charWidth } from '../../../terminal/char-width.ts'
import { LogView } from '../print/log-printer.ts'
import type { ScreenMask } from './masked-events.ts'

/** Of more secrets than this in one log only the whole ones are found, not those that are being written. */
const MOST_SECRETS = 1000
/** Lines of keys: hundreds of keys. */
const MOST_KEY_LINES = 20_000
/** What says more of a secret than this is masked. */
const LEAST_SHOWN = 4
const KEY_LINE = /[A-Za-z0-9+/=]{16,}/g

/** What masks the screens of a log. */
export interface KnownSecrets {
  readonly mask: ScreenMask
  /** How many secrets there are in it, each once, by kind. */
  readonly counts: () => Counts
}

/**
 * Reads a log for its secrets, so that they are known on a screen that shows a part of one: its beginning, while it is written,
 * its end, after the rest has scrolled away, or a line from the middle of a key.
 */
export async function knownSecrets(log: LogReader, redactor: Redactor): Promise<KnownSecrets> {
  const found = new Map<string, string>()
  const keyLines = new Set<string>()
  redactor.onSecret = (text, id) => {
    if (id === 'private-key') {
      for (const [word] of text.matchAll(KEY_LINE)) if (keyLines.size < MOST_KEY_LINES) keyLines.add(word)
    } else if (found.size < MOST_SECRETS) found.set(text, id)
  }
  const view = await LogView.open(log, log.start, 'none')
  for await (const lines of view.read()) redactor.push(lines)
  redactor.push(view.rest())
  redactor.end()
  const secrets = [...found]
  const mask: ScreenMask = (lines, cursor) =>
    redactor.preview(lines, (text, at) => {
      const parts: Secret[] = []
      for (const { 0: word, index } of text.matchAll(KEY_LINE))
        if (keyLines.has(word)) parts.push({ from: index, to: index + word.length, id: 'private-key', shown: 0 })
      if (parts.length > 0) return parts
      const end = at === 0 ? endOfSecret(text, secrets) : undefined
      const begin = at === cursor.line ? beginOfSecret(text.slice(0, indexOf(text, cursor.cell)), secrets) : undefined
      return [end, begin, ...wholeSecrets(text, secrets)].filter((part) => part !== undefined)
    })
  const keys = redactor.counts.get('private-key') ?? 0
  return { mask, counts: () => countsOf(found, keys) }
}

/** A secret that is written in pieces has been one of several lengths. */
function countsOf(found: ReadonlyMap<string, string>, keys: number): Counts {
  const counts = new Map<string, number>(keys > 0 ? [['private-key', keys]] : [])
  const ordered = [...found.keys()].toSorted()
  for (const [at, secret] of ordered.entries()) {
    if (ordered[at + 1]?.startsWith(secret) === true) continue
    const id = found.get(secret) ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Secrets that are known by what stood before them, which has scrolled away. */
function wholeSecrets(text: string, secrets: readonly (readonly [string, string])[]): Secret[] {
  return secrets.flatMap(([secret, id]) => {
    const from = secret.length < LEAST_SHOWN ? -1 : text.indexOf(secret)
    return from < 0 ? [] : [{ from, to: from + secret.length, id, shown: 0 }]
  })
}

/** The longest end of a secret with which a text begins. */
function endOfSecret(text: string, secrets: readonly (readonly [string, string])[]): Secret | undefined {
  for (const [secret, id] of secrets) {
    for (let length = Math.min(secret.length, text.length); length >= LEAST_SHOWN; length -= 1)
      if (text.startsWith(secret.slice(-length))) return { from: 0, to: length, id, shown: 0 }
  }
  return undefined
}

/** The longest beginning of a secret with which a text ends. */
function beginOfSecret(text: string, secrets: readonly (readonly [string, string])[]): Secret | undefined {
  for (const [secret, id] of secrets) {
    for (let length = Math.min(secret.length, text.length); length >= LEAST_SHOWN; length -= 1)
      if (text.endsWith(secret.slice(0, length))) return { from: text.length - length, to: text.length, id, shown: 0 }
  }
  return undefined
}

/** Which character of a text stands in a cell. */
function indexOf(text: string, cell: number): number {
  let cells = 0
  let index = 0
  for (const character of text) {
    if (cells >= cell) return index
    cells += charWidth(character.codePointAt(0) ?? 0)
    index += character.length
  }
  return index
}
