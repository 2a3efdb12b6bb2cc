import { iso, spanText } from '../../../base/clock.ts'
import { plain } from '../../../terminal/plain.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import type { About } from './about.ts'

/** Longer than what anybody writes; a line that would end it is moved to the right. */
const FENCE = '`'.repeat(16)
const ENDS_FENCE = /^ {0,3}`{16,}\s*$/
/** Characters that mean something in a heading. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~&-]/g

/** A log as Markdown: what it is, and its text in one block, in which nothing is markup. */
export async function* markdown(about: About, lines: AsyncIterable<readonly Line[]>): AsyncGenerator<string> {
  const { name, agent, startMs, lengthMs, gaps } = about
  const missing = gaps === 0 ? '' : `, output is missing at ${gaps} ${gaps === 1 ? 'place' : 'places'}`
  yield `# ${escaped(name)}\n\n${escaped(agent)}, from ${iso(startMs)}, ${spanText(lengthMs)}${missing}\n\n${FENCE}text\n`
  for await (const batch of lines)
    yield batch.map(({ text }) => `${ENDS_FENCE.test(text) ? `    ${text}` : text}\n`).join('')
  yield `${FENCE}\n`
}

function escaped(text: string): string {
  return plain(text).replaceAll(MARKUP, String.raw`\$&`)
}
