/** What is wrong with a text of settings, and where. Columns count UTF-16 units from 1, as editors do. */
export function wrongAt(text: string, offset: number, what: string): Error {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return new Error(`line ${line}, column ${column}: ${what}`)
}

/** The line end of a text, for lines that are added to it. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** A text with something between two of its offsets instead of what stands there. */
export function splice(text: string, start: number, end: number, added: string): string {
  return text.slice(0, start) + added + text.slice(end)
}
