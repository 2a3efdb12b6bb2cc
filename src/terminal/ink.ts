/** Blanks, and what frames and bars are drawn with. */
const NO_INK = /[\s\u2500-\u259f|]+/gu

/** What a line says, however it is wrapped, indented and framed. */
export function inkOf(text: string): string {
  return text.replaceAll(NO_INK, '')
}
