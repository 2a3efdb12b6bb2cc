/** Where in the log the last line on the screen is. `whole`: the text begins where the log does. */
export function positionText(line: number, count: number, whole: boolean): string {
  const percent = count === 0 ? 100 : Math.floor((line / count) * 100)
  const lines = count.toLocaleString('en')
  return `line ${line.toLocaleString('en')} of ${whole ? lines : `the last ${lines}`} · ${percent} %`
}
