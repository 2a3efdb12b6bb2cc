/**
 * The text of output as a person would read it: how fast it is drawn, against an emulation of xterm that draws the same
 * bytes, and how much memory a screen takes.
 */
import xterm from '@xterm/headless'
import { PaneTerminal } from '../src/terminal/pane/pane-terminal.ts'
import { optionsOf, USUAL_TRAITS } from '../src/terminal/pane/traits.ts'
import { Transcript } from '../src/terminal/transcript.ts'
import { bench } from './support/bench.ts'
import { alternate, median } from './support/statistics.ts'

const BYTES = 16e6
const CHUNK_BYTES = 256 * 1024
const RUNS = 7
const SIZE = { cols: 200, rows: 50 }
const SCREENS = 50

/** What builds and tests print: words of many lengths, a line in five with colours. */
const BUILD = written((line) => {
  const words = `[${line % 60}/60] compiling src/controller/part-${line % 977}.ts`.padEnd(
    40 + ((line * 7919) % 60),
    ' ok',
  )
  return line % 5 === 0 ? `\x1b[32m✓\x1b[0m \x1b[1m${words}\x1b[0m` : words
})
/** What a colourful program prints: a style for every word. */
const COLOURS = written((line) =>
  Array.from({ length: 8 }, (_, word) => `\x1b[38;5;${(line + word) % 256}mword ${word}\x1b[0m`).join(' '),
)

await bench(async ({ runs = RUNS }) => {
  const found = await alternate(runs, {
    build: async () => rate(BUILD, drawn),
    colours: async () => rate(COLOURS, drawn),
    'xterm, build': async () => rate(BUILD, drawnByXterm),
    'xterm, colours': async () => rate(COLOURS, drawnByXterm),
  })
  return [
    {
      what: 'text of build output',
      unit: 'MB/s',
      ours: median(found.build),
      beside: { 'xterm.js, without reading its lines': median(found['xterm, build']) },
      must: { atLeast: 40 },
    },
    {
      what: 'text of output with a colour for every word',
      unit: 'MB/s',
      ours: median(found.colours),
      beside: { 'xterm.js, without reading its lines': median(found['xterm, colours']) },
    },
    {
      what: `memory of a screen of ${SIZE.cols} × ${SIZE.rows}, full`,
      unit: 'kB',
      ours: screenKb(),
      beside: {},
      must: { atMost: 200 },
    },
  ]
})

function written(text: (line: number) => string): Buffer {
  let all = ''
  for (let line = 0; all.length < BYTES; line += 1) all += `${text(line)}\r\n`
  return Buffer.from(all)
}

async function rate(data: Buffer, draw: (data: Buffer) => Promise<void>): Promise<number> {
  const started = performance.now()
  await draw(data)
  return data.length / 1000 / (performance.now() - started)
}

async function drawn(data: Buffer): Promise<void> {
  const transcript = new Transcript(SIZE)
  let lines = 0
  for (const piece of pieces(data)) {
    transcript.write(piece)
    lines += transcript.take().length
  }
  if (lines === 0) throw new Error('no lines')
}

async function drawnByXterm(data: Buffer): Promise<void> {
  const terminal = new xterm.Terminal({ ...SIZE, scrollback: 1000, allowProposedApi: true, logLevel: 'off' })
  for (const piece of pieces(data)) await new Promise<void>((resolve) => terminal.write(piece, resolve))
  terminal.dispose()
}

function* pieces(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += CHUNK_BYTES) yield data.subarray(at, at + CHUNK_BYTES)
}

/** Of one screen, of many that are kept. */
function screenKb(): number {
  const before = memoryUsage()
  const row = `\x1b[31m${'x'.repeat(SIZE.cols - 1)}`
  const screens = Array.from({ length: SCREENS }, () => {
    const screen = new PaneTerminal(SIZE, optionsOf({ ...USUAL_TRAITS, historyLimit: 0 }))
    screen.write(Buffer.from(Array.from({ length: SIZE.rows }, () => row).join('\r\n')))
    return screen
  })
  const bytes = memoryUsage() - before
  return screens.length === 0 ? 0 : bytes / SCREENS / 1000
}

function memoryUsage(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
