import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loggedTail } from '../../src/controller/runs/logged-tail.ts'
import type { IndexEntry } from '../../src/logs/index-entry.ts'
import { continueLog } from '../../src/terminal/seam.ts'
import type { ScreenSize } from '../../src/terminal/screen-size.ts'
import { Transcript } from '../../src/terminal/transcript.ts'
import type { ControlClient } from '../../src/tmux/control-client.ts'
import type { Capabilities } from '../../src/tmux/version.ts'
import { streamBytes } from '../../test/support/programs/stream.mjs'
import { seededRandom } from '../../test/support/random.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { openFedPane } from './fed-pane.ts'

/** `whole`: every line once. `told`: not so, and the log says so by a gap. `wrong`: not so, and it does not. */
export type Outcome = 'whole' | 'told' | 'wrong'

interface Resize extends ScreenSize {
  /** Offset in the stream. */
  readonly at: number
}

/**
 * One log that ends at a random byte, a pane that writes on and is resized, and the log continued with what the pane
 * shows then; read to the end of the stream, and compared with the whole stream.
 */
export async function attempt(
  server: TestServer,
  line: ControlClient,
  options: { readonly seed: number; readonly capabilities: Capabilities; readonly historyLimit: number },
): Promise<{ readonly outcome: Outcome; readonly words: string }> {
  const { seed, capabilities, historyLimit } = options
  const random = seededRandom(seed * 7919)
  const int = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  const newSize = (): ScreenSize => ({ cols: int(20, 200), rows: int(3, 60) })
  const total = int(500, random() < 0.3 ? 300_000 : 30_000)
  const stream = streamBytes('prose', seed, total)
  const cut = int(0, random() < 0.2 ? total : Math.min(total, 8000))
  const seen = int(cut, total)
  const size = newSize()
  const resizes = Array.from({ length: random() < 0.5 ? 0 : int(1, 4) }, (): Resize => {
    return { at: random() < 0.7 ? int(0, cut) : int(cut, total), ...newSize() }
  }).toSorted((one, other) => one.at - other.at)

  const directory = join(server.home, `log-${seed}`)
  mkdirSync(directory)
  try {
    await using pane = await openFedPane(server, line, { directory, size, capabilities })
    let at = 0
    for (const resize of [...resizes.filter((each) => each.at <= seen), { at: seen, ...size }]) {
      await pane.write(stream.subarray(at, resize.at))
      at = resize.at
      if (resizes.includes(resize)) await pane.resize(resize)
    }
    const image = await pane.image()

    const logged = resizes.filter((each) => each.at <= cut)
    const anchor: IndexEntry = { kind: 'anchor', at: 0, time: 0, row: 0, cols: size.cols, historyRows: 0, historyLimit }
    const entries = [sizeEntry({ at: 0, ...size }), anchor, ...logged.map(sizeEntry)]
    writeFileSync(join(directory, 'output.log'), stream.subarray(0, cut))
    writeFileSync(join(directory, 'index.jsonl'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    const tail = await loggedTail(directory, image, () => Buffer.alloc(0))
    const { data, joined, certain } = continueLog(image, tail)

    const later = resizes.filter((each) => each.at > seen)
    const moved = later.map((each) => ({ ...each, at: each.at - seen + cut + data.length }))
    const continued = Buffer.concat([stream.subarray(0, cut), data, stream.subarray(seen)])
    const ours = read(continued, size, [...logged, { at: cut, cols: image.cols, rows: image.rows }, ...moved])
    const theirs = read(stream, size, resizes)
    const words = JSON.stringify({ cut, seen, total, size, resizes, joined, certain, ...difference(ours, theirs) })
    if (ours.join('\n') === theirs.join('\n')) return { outcome: 'whole', words }
    return { outcome: joined && certain ? 'wrong' : 'told', words }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function sizeEntry({ at, cols, rows }: Resize): IndexEntry {
  return { kind: 'size', at, time: 0, cols, rows }
}

/** The lines of a log whose pane had these sizes. */
function read(bytes: Buffer, size: ScreenSize, resizes: readonly Resize[]): readonly string[] {
  const transcript = new Transcript(size)
  let from = 0
  for (const { at, cols, rows } of resizes) {
    transcript.write(bytes.subarray(from, at))
    from = at
    transcript.resize(cols, rows)
  }
  transcript.write(bytes.subarray(from))
  const lines = [...transcript.take(), ...transcript.screen()].map(({ text }) => text)
  return lines.slice(0, lines.findLastIndex((text) => text !== '') + 1)
}

function difference(ours: readonly string[], theirs: readonly string[]) {
  const at = theirs.findIndex((text, index) => text !== ours[index])
  return at < 0 ? {} : { line: at, ours: ours.slice(at, at + 2), theirs: theirs.slice(at, at + 2) }
}
