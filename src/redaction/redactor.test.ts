import { describe, expect, it } from 'vitest'
import { ordinaryOutput } from '../../test/support/ordinary-output.ts'
import { seededRandom } from '../../test/support/random.ts'
import { madeUpKey, madeUpSecrets } from '../../test/support/secrets.ts'
import { cellWidth } from '../terminal/plain.ts'
import type { Line } from '../terminal/styled-line.ts'
import { Transcript } from '../terminal/transcript.ts'
import { Redactor } from './redactor.ts'
import { BUILT_IN_RULES } from './rules/built-in-rules.ts'

const lineOf = (text: string): Line => ({ text, ansi: text })

/** Lines as they come out of one redactor that gets them in pieces. */
function redacted(
  texts: readonly string[],
  piece = texts.length,
): { readonly lines: Line[]; readonly redactor: Redactor } {
  const redactor = new Redactor()
  const lines: Line[] = []
  for (let at = 0; at < texts.length; at += piece) lines.push(...redactor.push(texts.slice(at, at + piece).map(lineOf)))
  return { lines: [...lines, ...redactor.end()], redactor }
}

/** What a pane of so many columns shows of lines, read from bytes that are cut anywhere. */
function drawn(lines: readonly string[], cols: number, seed: number): Line[] {
  const random = seededRandom(seed)
  const transcript = new Transcript({ cols, rows: 10 })
  const bytes = Buffer.from(lines.map((line) => `\u001b[32m${line}\u001b[0m\r\n`).join(''))
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + Math.floor(random() * 50)
    transcript.write(bytes.subarray(at, end))
    at = end
  }
  return [...transcript.take(), ...transcript.screen()]
}

/** Breaks lines as programs do that put a frame around their text. */
function broken(line: string, cols: number): string[] {
  const pieces: string[] = []
  for (let at = 0; at < line.length; at += cols) pieces.push(`│ ${line.slice(at, at + cols).padEnd(cols)} │`)
  return pieces
}

/** Pieces of a secret that are long enough to be of use. */
function leaks(texts: readonly string[], secret: string): string[] {
  const all = texts.map((text) => text.replaceAll(/[│ ]/g, '')).join('')
  const pieces: string[] = []
  for (let at = 10; at + 8 <= secret.length; at += 1) pieces.push(secret.slice(at, at + 8))
  return pieces.filter((piece) => all.includes(piece))
}

describe('redaction', () => {
  const secrets = madeUpSecrets(1)
  const linesOf = ({ line, secret }: { line: string; secret: string }): string => line.replace('{}', secret)

  it('knows 60 made-up secrets of 25 kinds and more', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(60)
    expect(new Set(secrets.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25)
    expect(new Set(BUILT_IN_RULES.map(({ id }) => id)).size).toBeGreaterThanOrEqual(40)
  })

  it.each(secrets.map((made) => [made.kind, made] as const))(
    'masks a %s by its kind, in as many cells',
    (kind, made) => {
      const text = linesOf(made)
      const { lines, redactor } = redacted([text])
      const [masked] = lines
      expect(masked?.text).not.toContain(made.secret.slice(-8))
      expect(masked?.text).toContain('‹redacted›')
      expect(cellWidth(masked?.text ?? '')).toBe(cellWidth(text))
      expect([...redactor.counts]).toEqual([[kind, 1]])
    },
  )

  it.each([1, 2, 3])('masks all that a narrow pane has wrapped and pieces have cut (%i)', (seed) => {
    const made = madeUpSecrets(seed)
    for (const cols of [23, 40, 80]) {
      const lines = drawn(made.map(linesOf), cols, seed)
      const redactor = new Redactor()
      const masked = [...redactor.push(lines), ...redactor.end()]
      for (const { secret } of made) {
        expect(
          leaks(
            masked.map(({ text }) => text),
            secret,
          ),
        ).toEqual([])
        expect(
          leaks(
            masked.map(({ ansi }) => ansi),
            secret,
          ),
        ).toEqual([])
      }
      expect([...redactor.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(made.length)
    }
  })

  it('masks a token that a program has broken over lines in a frame', () => {
    for (const { kind, line, secret } of secrets.filter(({ secret: text }) => text.length > 30)) {
      if (BUILT_IN_RULES.find(({ id }) => id === kind)?.isToken !== true) continue
      for (const piece of [1, 100]) {
        const { lines } = redacted(['before', ...broken(line.replace('{}', secret), 34), 'after'], piece)
        const texts = lines.map(({ text }) => text)
        expect([kind, leaks(texts, secret)]).toEqual([kind, []])
        expect([texts[0], texts.at(-1)]).toEqual(['before', 'after'])
      }
    }
  })

  it('leaves the word in the next line alone when a token ends with its line', () => {
    const token = secrets.find(({ kind }) => kind === 'anthropic-key')?.secret ?? ''
    expect(redacted([`key ${token}`, 'continuing with the build']).lines[1]?.text).toBe('continuing with the build')
  })

  it('masks nothing of 2,000 lines of ordinary output', () => {
    const texts = ordinaryOutput(2000, 5)
    const { lines, redactor } = redacted(texts, 100)
    expect(lines.map(({ text }) => text)).toEqual(texts)
    expect([...redactor.counts]).toEqual([])
  })

  it.each([
    ['alone', (line: string) => line],
    ['in a diff', (line: string) => `+${line}`],
    ['in a listing', (line: string) => `  12 │ ${line}`],
    ['in a frame', (line: string) => `│ ${line.padEnd(70)} │`],
  ])('masks a private key as a whole, %s', (_, put) => {
    const key = madeUpKey(3)
    const texts = ['$ cat id', ...key.map(put), '$ echo done']
    for (const piece of [1, 3, 100]) {
      const { lines, redactor } = redacted(texts, piece)
      const shown = lines.map(({ text }) => text)
      for (const line of key.slice(1, -1)) expect(shown.join('\n')).not.toContain(line.slice(0, 6))
      expect([shown[0], shown.at(-1)]).toEqual(['$ cat id', '$ echo done'])
      expect(shown[1]).toContain('BEGIN OPENSSH PRIVATE KEY')
      expect(shown.map(cellWidth)).toEqual(texts.map(cellWidth))
      expect([...redactor.counts]).toEqual([['private-key', 1]])
    }
  })

  it('masks a private key within one line, and one that begins in the middle of a line', () => {
    const key = madeUpKey(4)
    const { lines } = redacted([`{"key":"${key.join('\\n')}\\n"}`, `key = ${key[0]}`, ...key.slice(1), 'after'])
    const shown = lines.map(({ text }) => text).join('\n')
    for (const line of key.slice(1, -1)) expect(shown).not.toContain(line.slice(1, 6))
    expect(shown).toContain('\nafter')
  })

  it('ends a key that has no end where no key goes on', () => {
    const texts = ['grep -r "-----BEGIN PRIVATE KEY-----" src', 'src/a.ts: found it here, twice', 'single']
    expect(
      redacted(texts)
        .lines.map(({ text }) => text)
        .slice(1),
    ).toEqual(texts.slice(1))
  })

  it('keeps the colours of a line', () => {
    const { secret } = secrets[0] ?? { secret: '' }
    const line = {
      text: `a ${secret} b`,
      ansi: `a \u001b[0;1m${secret.slice(0, 9)}\u001b[0;31m${secret.slice(9)}\u001b[0m b`,
    }
    const [masked] = new Redactor().preview([line])
    expect(masked?.ansi).toMatch(/^a \u001b\[0;1mghp_‹redacted›\*+\u001b\[0;31m\u001b\[0m b$/)
  })

  it('takes lines of a megabyte in bounded time', () => {
    for (const text of ['a', 'key=', 'eyJa.', '://a:', 'sk-', '-', '= "a1', 'bearer ', 'curl -u '])
      redacted([text.repeat(Math.ceil(1024 ** 2 / text.length))])
  }, 20_000)
})
