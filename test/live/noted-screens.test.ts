import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openQuietPane } from '../support/quiet-pane.ts'
import { sleep } from '../../src/base/clock.ts'
import { LogView } from '../../src/cli/log/print/log-printer.ts'
import { openLog, type LogReader } from '../../src/logs/reader.ts'
import { geppettoJson, runnersDirectory, stopController, versionsAndSources } from '../support/product.ts'
import { oldestAndNewest, startServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const SIZE = { width: 60, height: 20 }
const CONVERSATION_ROWS = SIZE.height - 3
const LINES = 900
/** Frames that are written at once. */
const AT_ONCE = 30

/** What an agent shows that has said `count` lines, in colours, on a background, with a clock below. */
function frame(count: number): string {
  const first = Math.max(0, count - CONVERSATION_ROWS)
  const row = (at: number): string => {
    const number = first + at + 1
    if (number > count) return '\x1b[K'
    return `\x1b[38;5;${number % 256}mline ${number} \x1b[1m${'of what it says '.repeat(2)}\x1b[0m\x1b[48;5;17m\x1b[K`
  }
  const rows = Array.from({ length: CONVERSATION_ROWS }, (_, at) => `\x1b[${at + 1};1H${row(at)}`)
  return `\x1b[?2026h\x1b[48;5;17m${rows.join('')}\x1b[${SIZE.height};1Hclock ${count}\x1b[K\x1b[?2026l`
}

/** The lines that are drawn from an offset on. */
async function linesFrom(log: LogReader, from: number): Promise<string[]> {
  const view = await LogView.open(log, from, 'none')
  const lines: string[] = []
  for await (const batch of view.read()) lines.push(...batch.map(({ ansi }) => ansi))
  return [...lines, ...view.rest().map(({ ansi }) => ansi)]
}

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('notes what an agent shows, so that its text can be drawn from there', async () => {
    await using server = await startServer(binary, { ...SIZE, config: sourceConfig })
    const { pane, tty } = await openQuietPane(server)
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'mark', '-t', pane, '--agent', 'opencode')
    const directory = join(runnersDirectory(server), runner.id)
    const write = (text: string): void => appendFileSync(tty, text)
    write(`\x1b[?1049h${frame(1)}`)
    // tmux is asked twice before what is drawn here is taken for what it shows.
    await sleep(1000)
    write(frame(2))
    await sleep(3000)
    for (let count = 3; count <= LINES; count += AT_ONCE) {
      write(Array.from({ length: AT_ONCE }, (_, at) => frame(Math.min(count + at, LINES))).join(''))
      await sleep(100)
    }
    const noted = await waitFor('a screen in the index', async () =>
      (await openLog(directory)).entries.find(({ kind }) => kind === 'screen'),
    )
    const log = await waitFor('the last line', async () => {
      const opened = await openLog(directory)
      return (await linesFrom(opened, opened.start)).some((line) => line.includes(`line ${LINES} `)) && opened
    })
    const all = await linesFrom(log, log.start)
    const since = await linesFrom(log, noted.at)
    expect(since.length).toBeGreaterThan(CONVERSATION_ROWS)
    expect(since.length).toBeLessThan(all.length)
    expect(since).toEqual(all.slice(-since.length))
    await stopController(server)
  })
})
