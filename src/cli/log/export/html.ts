import { iso, spanText } from '../../../base/clock.ts'
import { plain } from '../../../terminal/plain.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import type { About } from './about.ts'
import { escapeHtml, HtmlLines } from './html-line.ts'
import { paletteStyles } from './palette.ts'

const LOOK =
  'body{margin:0;background:#1e1e1e;color:#d4d4d4;font:14px/1.4 ui-monospace,Menlo,Consolas,monospace}' +
  'header{padding:1em 1.5em;border-bottom:1px solid #444}h1{margin:0;font-size:1.2em}p{margin:.3em 0 0;color:#999}' +
  'pre{margin:0;padding:1em 1.5em;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}a{color:inherit}'

/**
 * A log as a page without any script: text with colours, in which nothing is markup. Its policy lets nothing run and nothing be
 * loaded, whatever stands in the text.
 */
export async function* htmlPage(about: About, lines: AsyncIterable<readonly Line[]>): AsyncGenerator<string> {
  const writer = new HtmlLines()
  yield `${pageHead(about, "default-src 'none'; style-src 'unsafe-inline'", LOOK + paletteStyles())}<pre>`
  for await (const batch of lines) yield batch.map(({ ansi }) => `${writer.line(ansi)}\n`).join('')
  const colours = writer.takeColours()
  yield `</pre>\n${colours === '' ? '' : `<style>${colours}</style>\n`}</body>\n</html>\n`
}

/** The beginning of a page, up to what it says of its run. */
export function pageHead({ name, agent, startMs, lengthMs, gaps }: About, policy: string, style: string): string {
  const title = escapeHtml(plain(name))
  const missing = gaps === 0 ? '' : `, output is missing at ${gaps} ${gaps === 1 ? 'place' : 'places'}`
  const what = `${escapeHtml(plain(agent))}, from ${iso(startMs)}, ${spanText(lengthMs)}${missing}`
  return (
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n<style>${style}</style>\n</head>\n` +
    `<body>\n<header><h1>${title}</h1><p>${what}</p></header>\n`
  )
}
