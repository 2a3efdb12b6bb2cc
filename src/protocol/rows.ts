/**
 * A format for `-F` or `display-message -p` that prints the fields of one object as one row, for `parseRow`.
 *
 * tmux prints values as they are, and user options, paths and process names may hold tabs and newlines: such a field
 * could forge a column or a whole row. So every control character of a field that may hold text becomes a space before
 * it is printed, and what is wider than a line is cut: a name can have a megabyte. That costs the server some 4 us a
 * value, and is left out for fields that only tmux fills.
 *
 * Rows need a client with `-u`: to any other, tmux prints the tab as `_`.
 */
export function rowFormat(fields: readonly string[]): string {
  return fields
    .map((field) => (NEVER_TEXT.test(field) ? `#{${field}}` : `#{=${MAX_CELLS};s/${CONTROL}/ /:${field}}`))
    .join(SEPARATOR)
}

/** The values of a row that `rowFormat` asked for, in its order; undefined for a line that is no such row. */
export function parseRow(line: string, fieldCount: number): readonly string[] | undefined {
  const values = line.split(SEPARATOR)
  return values.length === fieldCount ? values.map(bounded) : undefined
}

/** Characters without a width count nothing to tmux. */
function bounded(value: string): string {
  return value.length <= MAX_CELLS
    ? value
    : Array.from(value.slice(0, 2 * MAX_CELLS))
        .slice(0, MAX_CELLS)
        .join('')
}

/** Names are shown in far less. */
const MAX_CELLS = 256
const SEPARATOR = '\t'
/** A range of single characters, as the modifier ends at the colon that `[[:cntrl:]]` has in it. */
const CONTROL = '[\u0001-\u001f\u007f]'
const NEVER_TEXT =
  /^(?:(?:session|window|pane|client)_(?:id|pid|index|width|height|dead|dead_status|dead_signal|pipe)|cursor_[xy]|scroll_region_(?:upper|lower)|alternate_on)$/
