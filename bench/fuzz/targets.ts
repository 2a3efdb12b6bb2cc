import { deepStrictEqual, ok } from 'node:assert/strict'
import { Failure } from '../../src/base/failure.ts'
import { plain, plainJson } from '../../src/terminal/plain.ts'
import { wrap } from '../../src/tui/rows.ts'
import { parseSettings } from '../../src/settings/options.ts'
import { checkParams, parseRequest } from '../../src/ipc/dispatch.ts'
import { FrameSplitter, decodeFrame, encodeFrame } from '../../src/ipc/frames.ts'
import { parseIndexLine } from '../../src/logs/parse-index.ts'
import { Decoder } from '../../src/protocol/decoder.ts'
import { quote } from '../../src/protocol/quote.ts'
import { parseRow } from '../../src/protocol/rows.ts'
import { decode, escapeOutput, type Message } from '../../src/protocol/testing/wire.ts'
import { OutputScanner } from '../../src/terminal/scanner.ts'
import { Transcript } from '../../src/terminal/transcript.ts'
import { spoilers } from '../../test/support/hostile.ts'
import { cutAnywhere, type Pick } from './mutate.ts'

/** Throws when something that must hold for every input does not hold for this one. */
export type Target = (input: Buffer, pick: Pick) => void | Promise<void>

const LIMITS = { maxLineBytes: 300, maxBlockBytes: 3000 }
const MAX_FRAME_BYTES = 1000
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

export const TARGETS: Readonly<Record<string, Target>> = {
  /** Says the same however the stream is cut, gives up by a Failure only, and returns every byte of a pane. */
  decoder: (input, pick) => {
    deepStrictEqual(outcome(cutAnywhere(input, pick)), outcome([input]))
    const line = Buffer.concat([Buffer.from('%output %1 '), escapeOutput(input), Buffer.from('\n')])
    deepStrictEqual(decode([line]), [{ output: '%1', data: input, ageMs: undefined }])
  },

  scanner: (input, pick) => {
    const whole = scan([input])
    deepStrictEqual(scan(cutAnywhere(input, pick)), whole)
    ok(!CONTROL.test(whole.lastLine + (whole.title ?? '')), 'a control character in a line or title')
    ok(whole.lastLine.length <= 400 && (whole.title ?? '').length <= 1024, 'a line or title without bound')
  },

  transcript: async (input, pick) => {
    const size = { cols: 2 + pick(90), rows: 1 + pick(30) }
    const lines = await render([input], size)
    for (const { text, ansi } of lines) {
      deepStrictEqual(spoilers(text), [])
      deepStrictEqual(spoilers(ansi, { colours: true }), [])
      for (const row of wrap(ansi, size.cols)) ok(row.cells <= Math.max(2, size.cols), 'a row wider than the screen')
    }
    deepStrictEqual(await render(cutAnywhere(input, pick), size), lines)
  },

  frames: (input, pick) => {
    const whole = frames([input])
    deepStrictEqual(frames(cutAnywhere(input, pick)), whole)
    for (const frame of whole.frames) {
      const value = failsWell(() => decodeFrame(frame))
      if (value === undefined) continue
      deepStrictEqual(decodeFrame(encodeFrame(value).subarray(0, -1)), normal(value))
      const parsed = parseRequest(value)
      if ('method' in parsed) failsWell(() => checkParams(parsed.method, parsed.params))
    }
  },

  settings: (input) => {
    const problems: string[] = []
    const found = parseSettings(input.toString(), (problem) => problems.push(problem))
    const numbers = Object.values(found).filter((value) => typeof value === 'number')
    ok(
      numbers.every((value) => Number.isFinite(value) && value > 0 && value <= 1024 ** 5),
      'a setting out of bounds',
    )
    deepStrictEqual(
      parseSettings(input.toString(), () => undefined),
      found,
    )
  },

  /** What tmux would read back is what was given, on one line. */
  quote: (input) => {
    const given = Buffer.from(input.filter((byte) => byte !== 0))
    const quoted = quote(given)
    ok(!quoted.includes(0x0a) && !quoted.includes(0xff), 'more than a line, or the end of the input')
    deepStrictEqual(unquote(quoted), given)
  },

  index: (input) => {
    for (const line of input.toString().split('\n')) {
      const entry = parseIndexLine(line)
      ok(entry === undefined || (Number.isSafeInteger(entry.at) && entry.at >= 0), 'an offset that is none')
    }
  },

  words: (input) => {
    const text = input.toString()
    deepStrictEqual(spoilers(plain(text)), [])
    ok(!plain(text).includes('\n') && !plain(text).includes('\t'), 'more than a line')
    const json = plainJson({ text })
    deepStrictEqual(spoilers(json), [])
    deepStrictEqual(JSON.parse(json), { text })
    ok(
      (parseRow(text, text.split('\t').length) ?? []).every((value) => value.length <= 512),
      'a value without bound',
    )
  },
}

/** What a decoder says to these chunks, and how it gave up if it did. */
function outcome(chunks: readonly Buffer[]): {
  readonly messages: readonly Message[]
  readonly kind: string | undefined
} {
  const messages: Message[] = []
  const decoder = new Decoder(
    {
      output: (output, bytes, start, end, ageMs) => {
        messages.push({ output, data: Buffer.from(bytes.subarray(start, end)), ageMs })
      },
      notification: (notification) => void messages.push({ notification }),
      reply: (reply) => void messages.push({ reply }),
    },
    LIMITS,
  )
  try {
    for (const chunk of chunks) decoder.push(Buffer.from(chunk))
    return { messages, kind: undefined }
  } catch (error) {
    if (error instanceof Failure) return { messages, kind: error.kind }
    throw error
  }
}

function scan(chunks: readonly Buffer[]) {
  const scanner = new OutputScanner()
  let visible = false
  let bells = 0
  let title: string | undefined
  const changes: { readonly offset: number; readonly on: boolean }[] = []
  let base = 0
  for (const chunk of chunks) {
    const found = scanner.push(chunk)
    visible ||= found.visible
    bells += found.bells
    title = found.title ?? title
    changes.push(...found.alternateChanges.map(({ offset, on }) => ({ offset: base + offset, on })))
    base += chunk.length
  }
  return { visible, bells, title, changes, lastLine: scanner.lastLine, alternate: scanner.alternate }
}

async function render(chunks: readonly Buffer[], size: { readonly cols: number; readonly rows: number }) {
  const transcript = new Transcript(size)
  for (const chunk of chunks) transcript.write(chunk)
  return [...transcript.take(), ...transcript.behind(), ...transcript.screen()]
}

function frames(chunks: readonly Buffer[]): { readonly frames: Buffer[]; readonly kind: string | undefined } {
  const splitter = new FrameSplitter(MAX_FRAME_BYTES)
  const found: Buffer[] = []
  try {
    for (const chunk of chunks) for (const frame of splitter.push(chunk)) found.push(Buffer.from(frame))
    return { frames: found, kind: undefined }
  } catch (error) {
    if (error instanceof Failure) return { frames: found, kind: error.kind }
    throw error
  }
}

function failsWell<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** As JSON has it: -0 is 0, and what is too large is null. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Reads one argument as tmux's parser does. */
function unquote(quoted: Buffer): Buffer {
  const text = quoted.toString('latin1')
  if (!text.startsWith('"')) return quoted
  const inside = text.slice(1, -1)
  ok(text.endsWith('"') && !/^(?:[^\\]|\\.)*?(?<!\\)(?:\\\\)*["$~]/s.test(inside), 'quotes that end too early')
  const plainText = inside.replaceAll(/\\([0-7]{3}|.)/gs, (_, escape: string) =>
    escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (ESCAPES[escape] ?? escape),
  )
  return Buffer.from(plainText, 'latin1')
}
