import { isDeepStrictEqual } from 'node:util'
import type { HookStatus, SettingsEdit } from './target.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** An edit of settings whose results have been read again by the parser of their format. */
export interface CarefulEdit {
  readonly path: string
  readonly blank: string
  readonly status: (text: string) => HookStatus
  readonly add: (text: string) => string
  readonly remove: (text: string) => string
  readonly notes: (text: string) => readonly string[]
}

/**
 * Holds an edit to its word: after `add` the agent reads what it read before, and ours; after `remove` what it read before, and
 * nothing of ours that was taken out. Throws an Error otherwise, and for a text that the agent could not read.
 *
 * Texts may begin with a byte order mark, which stays in its place.
 */
export function careful(edit: SettingsEdit): CarefulEdit {
  return {
    path: edit.path,
    blank: edit.blank,
    status: (text) => edit.status(body(text)),
    notes: (text) => edit.notes(body(text)),
    add: (text) =>
      behindMark(text, (plain) => {
        const added = edit.add(plain)
        if (!isDeepStrictEqual(edit.values(added), edit.valuesWithOurs(plain))) throw notExact('put in')
        return added
      }),
    remove: (text) =>
      behindMark(text, (plain) => {
        const removed = edit.remove(plain)
        if (removed === plain) return plain
        if (!isDeepStrictEqual(edit.valuesWithoutOurs(removed), edit.valuesWithoutOurs(plain))) {
          throw notExact('taken out')
        }
        return removed
      }),
  }

  function behindMark(text: string, change: (plain: string) => string): string {
    const plain = body(text)
    return text.slice(0, text.length - plain.length) + change(plain)
  }

  function body(text: string): string {
    if (!text.startsWith(BYTE_ORDER_MARK)) return text
    if (!edit.takesByteOrderMark) {
      throw new Error('it begins with a byte order mark, which the agent cannot read: save it without')
    }
    return text.slice(BYTE_ORDER_MARK.length)
  }
}

function notExact(what: string): Error {
  return new Error(`ours cannot be ${what} without changing something else; do it by hand`)
}
