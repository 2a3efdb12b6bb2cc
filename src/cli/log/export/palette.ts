/** The sixteen colours of xterm, and what stands behind text. */
const SIXTEEN =
  '000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db ffffff'.split(
    ' ',
  )
const LEVELS = [0, 95, 135, 175, 215, 255]

/** The colour of a number of the palette of 256, as six hexadecimal digits. */
function hexOf(number: number): string {
  if (number < 16) return SIXTEEN[number] ?? '000000'
  const grey = 8 + 10 * (number - 232)
  const cube = number - 16
  const parts =
    number >= 232
      ? [grey, grey, grey]
      : [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => LEVELS[level] ?? 0)
  return parts.map((part) => part.toString(16).padStart(2, '0')).join('')
}

/** The style sheet for the classes of HtmlLines: attributes, and the palette for text (`f`) and behind it (`g`). */
export function paletteStyles(): string {
  const colours = Array.from({ length: 256 }, (_, number) => {
    const hex = hexOf(number)
    return `.f${number}{color:#${hex}}.g${number}{background:#${hex}}`
  })
  return (
    `.b{font-weight:bold}.d{opacity:.6}.i{font-style:italic}.u{text-decoration:underline}.s{text-decoration:line-through}` +
    `.o{text-decoration:overline}.h{visibility:hidden}.r{filter:invert(1);background:#1e1e1e}${colours.join('')}`
  )
}
