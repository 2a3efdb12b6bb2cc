// Writes a known stream of bytes to its terminal, as it is: raw mode, no output translation.
//   node stream.mjs KIND SEED BYTES GO_FILE DONE_FILE
// Starts when GO_FILE exists, creates DONE_FILE when everything is written, and stays until it is ended.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * The bytes of one stream: `torture` holds everything that ever broke a decoder, `long` begins with a line of 1 MB, 10,000
 * lines in colour and a full-screen redraw, `lines` is numbered text, `prose` is numbered text with lines of all lengths, some
 * of them in colour, `soup` is like `torture`, but no two places of it look the same for long.
 */
export function streamBytes(kind, seed, bytes) {
  if (kind === 'lines') return numberedLines(seed, bytes)
  if (kind === 'prose') return numberedProse(seed, bytes)
  if (kind === 'long') return Buffer.concat([longPieces(), streamBytes('torture', seed, bytes)]).subarray(0, bytes)
  const random = generator(seed)
  const pieces = kind === 'soup' ? [...PIECES.filter((piece) => piece !== repetition), counting] : PIECES
  const parts = []
  let length = 0
  const add = (part) => {
    parts.push(part)
    length += part.length
  }
  add(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)))
  while (length < bytes) {
    add(pieces[random() % pieces.length](random))
    if (kind === 'soup') add(Buffer.from(`<${seed}.${parts.length}>`))
  }
  return Buffer.concat(parts).subarray(0, bytes)
}

function longPieces() {
  const line = Array.from({ length: 131_072 }, (_, word) => String(word).padStart(7, '0')).join(' ')
  const colours = Array.from({ length: 10_000 }, (_, at) => `\x1b[38;5;${at % 256}mcolour ${at}\x1b[0m\r\n`).join('')
  const rows = Array.from({ length: 24 }, (_, row) => `\x1b[${row + 1};1H\x1b[2Krow ${row}`).join('')
  return Buffer.from(`${line}\r\n${colours}\x1b[?1049h\x1b[2J${rows}\x1b[?1049l`)
}

function numberedLines(seed, bytes) {
  let text = ''
  for (let line = 1; text.length < bytes; line += 1) text += `stream ${seed} line ${String(line).padStart(8, '0')}\r\n`
  return Buffer.from(text)
}

/** No line begins like another one, so that each can be told from its text alone. */
function numberedProse(seed, bytes) {
  const random = generator(seed)
  const parts = []
  for (let length = 0, line = 1; length < bytes; line += 1) {
    const words = Array.from(
      { length: random() % (random() % 4 === 0 ? 60 : 12) },
      () => WORDS[random() % WORDS.length],
    )
    const text = [`stream ${seed} line ${String(line).padStart(8, '0')}`, ...words].join(' ')
    const colour = random() % 8
    parts.push(colour === 0 ? `\x1b[3${random() % 8}m${text}\x1b[0m\r\n` : `${text}\r\n`)
    length += parts.at(-1).length
  }
  return Buffer.from(parts.join('')).subarray(0, bytes)
}

const WORDS = 'compiled passed failed skipped warning cache module retry timeout worker 12ms ok linked'.split(' ')

const repetition = (random) => Buffer.from('x'.repeat(random() % 20000))

/** As long as a repetition, but of numbers. */
function counting(random) {
  const first = random()
  return Buffer.from(Array.from({ length: random() % 1500 }, (_, at) => `${first + at} `).join(''))
}

const PIECES = [
  (random) => Buffer.from(Array.from({ length: 300 }, () => random() & 0xff)),
  (random) => Buffer.from(`\x1b[3${random() % 8}mcolour ${random()}\x1b[0m \u{1F600} grüße 漢字\r\n`),
  (random) => Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xe2, 0x82, random() & 0xff, 0xf0, 0x9f, 0x0a]),
  repetition,
  () => Buffer.from('\x1b[2J\x1b[H' + Array.from({ length: 24 }, (_, row) => `\x1b[${row + 1};1Hrow ${row}`).join('')),
  (random) => Buffer.from(`\x1b]0;title ${random()}\x07\x07\\\\134 %output %1 x\r\n%begin 1 2 3\r\n%end 1 2 3\r\n`),
]

function generator(seed) {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
}

function writeAll(data) {
  for (let at = 0; at < data.length;) {
    try {
      at += writeSync(1, data, at, Math.min(4096, data.length - at))
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, seed, bytes, go, done, rate = '0'] = process.argv.slice(2)
  execFileSync('stty', ['raw', '-echo', '-opost'], { stdio: ['inherit', 'inherit', 'inherit'] })
  while (!existsSync(go)) await sleep(10)
  const data = streamBytes(kind, Number(seed), Number(bytes))
  const perTick = Number(rate) / 100
  if (perTick === 0) writeAll(data)
  else {
    for (let at = 0; at < data.length; at += perTick) {
      writeAll(data.subarray(at, at + perTick))
      await sleep(10)
    }
  }
  writeFileSync(done, '')
  await sleep(2 ** 31 - 1)
}
